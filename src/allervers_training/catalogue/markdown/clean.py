"""The last word on what leaves for a browser: a closed list of tags, attributes and addresses."""

import nh3

from allervers_training.catalogue.addresses import PREFIX
from allervers_training.catalogue.typography import NBSP

_BLOCKS = {
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "hr",
    "br",
    "div",
    "footer",
}
_TITLES = {"h2", "h3", "h4", "h5", "h6"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_INLINE = {"a", "span", "strong", "em", "code", "img"}
_SECTIONS = {"section", "details", "summary"}
_DRAWING = {"svg", "path", "text"}  # of timelines; colours and sizes come from classes alone

_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _TITLES | _TABLE | _INLINE | _SECTIONS | _DRAWING,
    attributes={
        "*": {"id", "lang"},
        "a": {"href", "aria-label"},
        "div": {"tabindex", "role", "aria-label"},
        "ol": {"start"},
        "th": {"scope"},
        "img": {"src", "alt", "loading"},
        "svg": {"viewBox", "aria-hidden"},
        "path": {"d"},
        "text": {"x", "y"},
    },
    allowed_classes={
        "a": {"appel", "mot"},
        "p": {"petit", "chiffre"},
        "ul": {"voix"},
        "div": {"deux", "defile", "marge"},
        "span": {"ruban", "points", "rayures", "hachures"},
        "table": {"flux"},
        "details": {"encadre", "pile"},
        "section": {"encadre", "pile", "q", "ob", "retenir", "guide", "vignette", "frise"},
        "svg": {"dessin", "travers", "long"},
        "path": {"b", "o", "n", "p", "tn", "tp", "fil"},
        "text": {"nom", "g"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    id_prefix=PREFIX,
)


def clean(html: str) -> str:
    return _CLEANER.clean(html).replace("&nbsp;", NBSP)  # the sign itself weighs a third of that
