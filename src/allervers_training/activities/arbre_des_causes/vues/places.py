"""Tables to choose from, for somebody who has none yet."""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes.domain.regles_salle import FULL


@dataclass(frozen=True)
class PlaceLibre:
    """A table, for somebody who has none yet."""

    numero: int
    gens: int
    complete: bool


def free_places(seated: dict[int, tuple[int, ...]]) -> tuple[PlaceLibre, ...]:
    """Return the tables; one is full while another has room (the rule of `ChoisirTable`)."""
    has_room = min(map(len, seated.values())) < FULL
    return tuple(
        PlaceLibre(numero, len(people), len(people) >= FULL and has_room)
        for numero, people in sorted(seated.items())
    )
