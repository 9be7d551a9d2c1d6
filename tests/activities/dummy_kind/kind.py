"""The smallest kind: people raise a hand once, and everybody sees how many have."""

# ruff: noqa: ARG002 - a kind receives more than this one needs

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allervers_training.activities.engine.kind import (
    Audience,
    CommandForm,
    Context,
    Export,
    Role,
    Room,
)
from allervers_training.kernel.errors import Refused


@dataclass(frozen=True)
class Lever:
    slot: str | None = "geste:main"


@dataclass(frozen=True)
class Levee:
    numero: int


class MainsLevees:
    """See `engine.kind.Kind`."""

    slug = "dummy_kind"
    title = "Mains levées"
    forms: Mapping[str, CommandForm] = {
        "mains": CommandForm(lambda _fields: Lever(), frozenset(Role))
    }
    regions: Mapping[Audience, Sequence[str]] = dict.fromkeys(Audience, ("tout",))
    symbols: Sequence[str] = ()
    has_film = True
    team_has_own = False
    exercise: type[Any] = type("NoExercise", (), {})
    exports: Mapping[str, Export] = {
        "txt": Export("text/plain", lambda report: str(report["mains"]))
    }

    def initial(self, settings: Mapping[str, Any]) -> frozenset[int]:
        return frozenset()

    def prepare(self, exercise: Any, fields: Mapping[str, str]) -> Mapping[str, Any]:
        return {}

    def kit(self, exercise: Any) -> None:
        return None

    def kit_pdf(self, kit: Any) -> None:
        return None

    def texts(
        self, course: Any, exercise_id: str, settings: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        return {}

    def decide(self, state: frozenset[int], command: Lever, context: Context) -> Sequence[Levee]:
        number = context.actor.number
        if number is None:
            raise Refused("La console n'a pas de main.")
        return () if number in state else (Levee(number),)

    def apply(self, state: frozenset[int], event: Levee, at: datetime) -> frozenset[int]:
        return state | {event.numero}

    def view(self, state: frozenset[int], audience: Audience, room: Room) -> Mapping[str, Hashable]:
        return {"tout": len(state)}

    def parts(self, state: frozenset[int]) -> Mapping[int, int]:
        return {}

    def own(self, state: frozenset[int], number: int | None, room: Room) -> bool:
        return number in state

    def report(self, state: frozenset[int], room: Room) -> dict[str, Any]:
        return {"mains": len(state)}

    def is_over(self, state: frozenset[int]) -> bool:
        return False

    def encode(self, event: Levee) -> tuple[str, dict[str, Any]]:
        return "Levee", {"numero": event.numero}

    def decode(self, name: str, payload: Mapping[str, Any]) -> Levee:
        return Levee(payload["numero"])


KIND = MainsLevees()
