"""From pictures to HTML: the frame of whatever is on, and its regions, one template each."""

import re
from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING

import segno
from markupsafe import Markup

from allervers_training.activities.engine.channel import SLOT
from allervers_training.activities.engine.keys import new_key
from allervers_training.activities.engine.kind import Audience, Kind, Room
from allervers_training.activities.engine.live import Live
from allervers_training.catalogue.domain import Course
from allervers_training.kernel import clock
from allervers_training.salle.offers import offers
from allervers_training.web.templating import Templates

if TYPE_CHECKING:
    from allervers_training.salle.roster import Roster

FORM_KEY = re.compile(r'name="cle" value="[^"]*"')
MOST_KEPT = 512  # renderings of one's own part
BANDE = "deroule"  # the strip of the running order, above every console
AVIS = "avis"  # what the team is told of texts that are gone, under it
SYMBOLS = (  # that a room may use at any moment, whatever is on
    *(
        "marque",
        "o-chaises",
        "o-tasse",
        "i-fleche",
        "i-ecran",
        "i-personnes",
        "i-cadenas",
        "i-pause",
    ),
    *("i-horloge", "i-coche", "i-livre", "i-hors-ligne", "i-croix"),
)
OF_THE_ROOM = frozenset({AVIS, BANDE})  # regions that are no kind's own


class Scene:
    """Renders the room; `epoch` tells the lives of the server apart, `base_url` goes into QR codes."""

    def __init__(
        self, templates: Templates, kinds: Mapping[str, Kind], *, epoch: str, base_url: str
    ) -> None:
        self.templates = templates
        self.epoch = epoch
        self.base_url = base_url
        self.kinds = kinds
        self._own: dict[tuple[int, Hashable], str] = {}
        of_kinds = [name for kind in kinds.values() for name in kind.symbols]
        self.symbols = templates.sprite([*of_kinds, *SYMBOLS])

    def frame(
        self,
        live: Live | None,
        audience: Audience,
        roster: "Roster",
        course: Course,
        names: Iterable[str],
    ) -> str:
        """Render the element that holds the regions, with a mark where each stands."""
        folder = live.kind.slug if live else "salle"
        slots = {name: Markup(SLOT.format(name)) for name in names}  # noqa: S704 - our own mark
        slots.setdefault(BANDE, Markup())
        slots.setdefault(AVIS, Markup())
        context = {
            "live": live,
            "roster": roster,
            "slots": slots,
            "exercices": offers(course, roster.module_id, self.kinds.values())
            if audience is Audience.CONSOLE
            else (),
            "cle": fresh_key,
            "qr": self.qr(roster.code) if live is None and roster.code else "",
            "adresse": self.address(),
        }
        return self.templates.text(f"{folder}/_cadre_{audience}.html", context)

    def region(self, live: Live | None, audience: Audience, name: str, view: Hashable) -> str:
        folder = "salle" if live is None or name in OF_THE_ROOM else live.kind.slug
        context = {
            "vue": view,
            "live": live,
            "cle": fresh_key,
            "public": str(audience),
            "adresse": self.address(),
        }
        return self.templates.text(f"{folder}/_{audience}_{name}.html", context)

    def still(self, live: Live, audience: Audience, room: Room) -> Markup:
        """Render an activity as it was at one moment: regions in a row, without their frame."""
        views = live.kind.view(live.state, audience, room)
        drawn = (
            f'<div id="{n}" class="vue-{n}">{self.region(live, audience, n, v)}</div>'
            for n, v in views.items()
        )
        return Markup("".join(drawn))  # noqa: S704 - rendered by our own escaped templates

    def own(self, live: Live, number: int | None, mine: Hashable, typed: Mapping[str, str]) -> str:
        """Render what is one person's own; `typed` is what a refused form held.

        Many people see the same at the same moment: equal pictures are rendered once, and each page gets
        form keys of its own.
        """
        template = f"{live.kind.slug}/_moi.html"
        context = {"moi": mine, "live": live, "cle": fresh_key, "saisie": typed}
        if typed:
            return _numbered(number, self.templates.text(template, context))
        key = (live.id, mine)
        html = self._own.get(key)
        if html is None:
            if len(self._own) >= MOST_KEPT:
                self._own.clear()
            html = self._own[key] = self.templates.text(template, context)
        return _numbered(number, fresh_keys(html))

    def forget_own(self) -> None:
        """Drop what is kept of one's own parts: words in them may be gone."""
        self._own.clear()

    def qr(self, code: str) -> Markup:
        """Return the QR code of the joining address, as an inline drawing."""
        made = segno.make(f"{self.base_url}/rejoindre/{code}", error="m")
        drawn = made.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
        return Markup(drawn)  # noqa: S704 - drawn by segno from our own address

    def address(self) -> str:
        return self.base_url.partition("://")[2]


def fresh_keys(html: str) -> str:
    """Give every form of a kept rendering a key of its own."""
    return FORM_KEY.sub(lambda _: f'name="cle" value="{fresh_key()}"', html)


def _numbered(number: int | None, html: str) -> str:
    return f'<div data-numero="{"" if number is None else number}">{html}</div>'


def fresh_key() -> str:
    """Return the key of one form; a template calls it once per form."""
    return new_key(int(clock.now().timestamp() * 1000))
