"""Makes of somebody's answers a document of the course: its header, and its text in Markdown."""

from dataclasses import dataclass
from typing import Any

from allervers_training.catalogue.domain import Contributor, Document, Retire
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.making import MAKERS
from allervers_training.contributing.domain.question import TITLE, Answers
from allervers_training.contributing.domain.questions import one, several
from allervers_training.contributing.domain.words import PropositionKind

VERSION = (
    "{}.0.0"  # a new revision is another text: what was answered to the old one is not compared
)
TITLE_MAX = 70
WITHDRAWN = "Texte retiré"
HIDDEN = "Texte qui n'est plus montré"  # its author keeps it, and shows it to nobody
OWN_TERMS = (
    "tous droits réservés"  # no licence was given: reading is allowed where she said, and no more
)


@dataclass(frozen=True, slots=True)
class Written:
    """What a document needs besides the answers. `contributor` is her opaque key, never a name."""

    slug: str
    competence_id: str
    number: int
    contributor: str
    licence: str = ""


def document_of(kind: PropositionKind, answers: Answers, written: Written) -> tuple[Document, str]:
    """Return the document that a text makes, and its Markdown; the answers are complete."""
    header = {
        **_common(written),
        "type": kind.value,
        "title": title_of(kind, answers),
        "license": written.licence or OWN_TERMS,
        "contributors": (Contributor(id=written.contributor, role=("author",)),),
        "coproduction": True,
    }
    return MAKERS[kind](answers, header)


def tombstone(written: Written, title: str = WITHDRAWN) -> tuple[Document, str]:
    """Return what stands in the place of a text that was withdrawn, or that is `HIDDEN`."""
    header = {**_common(written), "type": "retire", "title": title, "license": OWN_TERMS}
    return Retire(**header), ""


def title_of(kind: PropositionKind, answers: Answers) -> str:
    """Return the name that she gave, or the first words of what she wrote."""
    given = one(answers, TITLE)
    if given:
        return given
    keys = (question.key for question in GUIDES[kind].questions)
    first = " ".join(next((text for key in keys for text in several(answers, key)), "").split())
    short = first if len(first) <= TITLE_MAX else first[:TITLE_MAX].rsplit(" ", 1)[0] + "…"
    return f"{GUIDES[kind].name} : {short}" if short else GUIDES[kind].name


def _common(written: Written) -> dict[str, Any]:
    return {
        "id": written.slug,
        "status": "published",
        "lang": "fr-FR",
        "version": VERSION.format(written.number),
        "competences": (written.competence_id,),
    }
