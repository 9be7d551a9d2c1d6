"""What was typed about a session's dates and place: read generously, refused in plain words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import TypeVar

from allervers_training.catalogue.domain import Course, Module, ModuleFormat
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.errors import Invalid
from allervers_training.planning.domain import Slot, remark_on, working_days
from allervers_training.planning.forms import reading
from allervers_training.planning.service import Copying, Description, Opening
from allervers_training.web.french import day_and_month, french_date

Typed = Mapping[str, str]
V = TypeVar("V")


@dataclass
class Reader:
    """Reads several fields, and keeps what is wrong with each until `check`."""

    typed: Typed
    wrong: dict[str, str] = field(default_factory=dict)

    def read(self, name: str, meaning: Callable[[str], V], otherwise: V) -> V:
        try:
            return meaning(self.typed.get(name, ""))
        except ValueError as error:
            self.wrong[name] = str(error)
            return otherwise

    def check(self) -> None:
        if self.wrong:
            raise Invalid(self.wrong)


@dataclass(frozen=True)
class Offered:
    """The states of the course that a copy may follow, and the newest one's data."""

    versions: Sequence[str]
    course: Course


def opening(typed: Typed, course: Course, today: date) -> Opening:
    """Return the session to open; its days follow each other from the first. Raises `Invalid`."""
    reader = Reader(typed)
    chosen = reader.read("module", lambda text: _module(text, course), None)
    first = reader.read("jour", lambda text: _first_day(text, typed, today), today)
    place = reader.read("lieu", reading.a_line, "")
    territory = reader.read("territoire", reading.a_line, "")
    capacity = reader.read("places", reading.places, 0)
    title = reader.read("titre", reading.a_line, "")
    reader.check()
    assert chosen is not None
    module, module_format = chosen
    return Opening(
        module_id=module.id,
        format_id=module_format.id,
        days=working_days(first, module_format.days),
        title=title or _own_title(module, territory or place, first),
        place=place,
        territory=territory,
        capacity=capacity,
    )


def copying(typed: Typed, source: Cohort, offered: Offered, today: date) -> Copying:
    """Return when a session is done again, on one of the states of the course that were offered."""
    reader = Reader(typed)
    first = reader.read("jour", lambda text: _first_day(text, typed, today), today)
    title = reader.read("titre", reading.a_line, "")
    version = typed.get("version", "")
    if version not in offered.versions:
        reader.wrong["version"] = "Choisissez la version du cours que la nouvelle session suivra."
    reader.check()
    module = offered.course.module(source.module_id)
    own = _own_title(module, source.territory or source.place, first) if module else source.title
    return Copying(first, title or own, version)


def description(typed: Typed) -> Description:
    reader = Reader(typed)
    read = Description(
        title=reader.read("titre", reading.a_title, ""),
        place=reader.read("lieu", reading.a_line, ""),
        territory=reader.read("territoire", reading.a_line, ""),
        capacity=reader.read("places", reading.places, 0),
        adaptation=reader.read("adaptation", reading.a_text, ""),
    )
    reader.check()
    return read


def slot(typed: Typed, today: date) -> Slot:
    """Return the day and the hours typed; whether they fit with others is for the rules to say."""
    reader = Reader(typed)
    day = reader.read("jour", lambda text: reading.a_day(text, today), today)
    starts_at = reader.read("debut", reading.an_hour, time())
    ends_at = reader.read("fin", reading.an_hour, time())
    reader.check()
    return Slot(day, starts_at, ends_at)


def _module(text: str, course: Course) -> tuple[Module, ModuleFormat]:
    module_id, _, format_id = text.partition("/")
    module = course.module(module_id)
    chosen = module.format(format_id) if module else None
    if module is None or chosen is None:
        raise ValueError("Choisissez le module et sa durée.")
    return module, chosen


def _first_day(text: str, typed: Typed, today: date) -> date:
    """Return a first day; an unusual one must be sent twice, so that nobody is caught unawares."""
    day = reading.a_day(text, today)
    odd = remark_on(day) or ("cette date est passée" if day < today else "")
    if odd and typed.get("confirme") != text:
        raise ValueError(
            f"{french_date(day).capitalize()} : {odd}. Changez la date, "
            "ou validez encore une fois pour la garder."
        )
    return day


def _own_title(module: Module, where: str, first: date) -> str:
    """Name a session by what it is: « Module 1, Besançon, 12 janvier »."""
    words = (f"Module {module.order}", where, day_and_month(first))
    title = ", ".join(word for word in words if word)
    return title if len(title) <= reading.LINE else f"Module {module.order}, {day_and_month(first)}"
