"""What a journal holds, once opened."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from allervers_training.kernel.errors import Invalid

MOST_SIGNS = 10_000  # of one page: whatever the signs, a form of ours carries it
MOST_IN_A_FIELD = 1_000
FIRST_WORDS = 80


class EntryKind(StrEnum):
    PAGE = "page"
    FIRST_STEP = "premier_pas"


@dataclass(frozen=True, slots=True)
class Page:
    """What somebody wrote, freely."""

    text: str

    @property
    def first_words(self) -> str:
        """What tells a page from another in the list of its author."""
        line = next((line.strip() for line in self.text.splitlines() if line.strip()), "")
        return line if len(line) <= FIRST_WORDS else line[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class FirstStep:
    """« Mon premier pas »: what, when, with whom, what could stop me; and what became of it."""

    what: str
    when: str = ""
    with_whom: str = ""
    obstacle: str = ""
    what_became: str = ""


def page_from(text: str) -> Page:
    """Return a page as typed; raises `Invalid` when it says nothing or too much."""
    kept = text.replace("\r\n", "\n").strip()
    if not kept:
        raise Invalid({"texte": "Écrivez quelques mots : une page vide n'est pas gardée."})
    if len(kept) > MOST_SIGNS:
        raise Invalid({"texte": _too_long(len(kept) - MOST_SIGNS)})
    return Page(kept)


def _too_long(over: int) -> str:
    signs = "un signe" if over == 1 else f"{over} signes"
    return (
        f"Cette page a {signs} de trop : {MOST_SIGNS} au plus. Rien n'est coupé ni perdu. "
        "Mettez la fin sur une nouvelle page."
    )


def first_step_from(step: FirstStep) -> FirstStep:
    """Return a first step fit to be kept; raises `Invalid` when it names no action, or is too long."""
    wrong = {
        name: f"{MOST_IN_A_FIELD} signes au plus, pour que cela reste un pas."
        for name, said in asdict(step).items()
        if len(said) > MOST_IN_A_FIELD
    }
    if not step.what:
        wrong["what"] = "Écrivez ce que vous allez faire : une seule chose, petite."
    if wrong:
        raise Invalid(wrong)
    return step


def written(content: Page | FirstStep) -> str:
    """Return what is sealed."""
    return json.dumps(asdict(content), ensure_ascii=False)


def page_read(text: str) -> Page:
    return Page(**json.loads(text))


def first_step_read(text: str) -> FirstStep:
    return FirstStep(**json.loads(text))
