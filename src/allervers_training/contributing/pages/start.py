"""View of what is chosen before the first question: the kind, the way, who helps, the subject."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from allervers_training.catalogue.domain import Competence, Course, VersionSimplifiee
from allervers_training.catalogue.pages.common import drawing_of
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.words import PropositionKind, WritingWay
from allervers_training.contributing.models import Need
from allervers_training.contributing.pages.mine import Missing, missing_of

HERE = "/propositions/nouvelle"
STEPS = ("genre", "facon", "aide", "sujet")
ASKS = {
    "genre": "Que voulez-vous proposer ?",
    "facon": "Comment voulez-vous faire ?",
    "aide": "Qui écrit avec vous ?",
    "sujet": "De quoi parle votre idée ?",
    "depart": "On y va ?",
}
WAYS = (
    (WritingWay.WRITES, "J'écris", "Avec les doigts ou un clavier.", "carnet"),
    (WritingWay.SPEAKS, "Je parle", "Quelqu'un écrit vos mots plus tard.", "oreille"),
    (WritingWay.WITH_HELP, "Quelqu'un écrit avec moi", "Vous dites, l'autre écrit.", "chaises"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A big target: a picture, a name, one line."""

    value: str
    name: str
    about: str
    picture: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class StartPage:
    key: str
    step: str
    ask: str
    choices: tuple[Choice, ...]
    chosen: Mapping[str, str]  # what was chosen so far, carried from screen to screen
    back: str
    missing: Missing | None
    errors: Mapping[str, str]


def start_page(
    key: str,
    chosen: Mapping[str, str],
    need: Need | None,
    course: Course,
    errors: Mapping[str, str] | None = None,
) -> StartPage:
    """Show the first thing that is still to be chosen."""
    known = {name: chosen[name] for name in (*STEPS[:3], "besoin") if chosen.get(name)}
    step = "aide" if errors else _next(known, need)
    return StartPage(
        key,
        step,
        ASKS[step],
        tuple(_choices(step, known, course)),
        known,
        _before(step, known, need),
        missing_of(need) if need else None,
        errors or {},
    )


def subject_name(course: Course, competence_id: str) -> str:
    """Name a subject as its simple version does, where there is one; nothing for one that is unknown."""
    simple = course.resources_of(competence_id, VersionSimplifiee)
    found = next((c.title for c in course.competences if c.id == competence_id), "")
    return simple[0].title if simple else found


def _next(known: Mapping[str, str], need: Need | None) -> str:
    if need is None and known.get("genre") not in set(PropositionKind):
        return "genre"
    if known.get("facon") not in set(WritingWay):
        return "facon"
    if known["facon"] == WritingWay.WITH_HELP and not known.get("aide"):
        return "aide"
    return "depart" if need else "sujet"


def _choices(step: str, known: Mapping[str, str], course: Course) -> Iterable[Choice]:
    if step == "genre":
        guides = GUIDES.values()
        return (Choice(g.kind, g.name, g.about, g.picture, _at(known, genre=g.kind)) for g in guides)  # fmt: skip
    if step == "facon":
        return (Choice(*way, _at(known, facon=way[0])) for way in WAYS)
    return (_subject(course, c) for c in course.competences) if step == "sujet" else ()


def _subject(course: Course, competence: Competence) -> Choice:
    name = subject_name(course, competence.id)
    return Choice(competence.id, name, "", drawing_of(competence))


def _before(step: str, known: Mapping[str, str], need: Need | None) -> str:
    """Return the screen before this one, with what was chosen until then."""
    order = [s for s in STEPS if s in known or s == step]
    last = next((s for s in reversed(order) if s in known and s != step), "")
    if step == "genre" or (need and not last):
        return "/propositions"
    return _at({name: value for name, value in known.items() if name != last})


def _at(known: Mapping[str, str], **more: str) -> str:
    query = urlencode({**known, **more})
    return f"{HERE}?{query}" if query else HERE
