"""The pages of measure 14: their names, their addresses on a prepared site, and who asks for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.preparing_paths import Group

OF_A_SESSION = {
    "people": "",
    "dates": "/dates",
    "running order": "/conducteur",
    "invitations": "/invitations",
    "positioning of the group": "/groupe",
    "presence": "/presences",
    "paths": "/parcours",
    "survey": "/enquete",
    "team": "/equipe",
    "one roll-call": "/presences/{half_day}",
    "one path": "/parcours/{place}",
}
OWN = {
    "sessions of the trainer": ("trainer", "/sessions"),
    "all sessions": ("admin", "/sessions/toutes"),
    "declarations": ("trainer", "/declarations"),
    "one declaration": ("trainer", "/declarations/{declaration}"),
    "effects of a module": ("trainer", "/modules/{module}/effets"),
    "search": ("trainer", "/recherche?q=confiance"),
    "own path": ("trainee", "/parcours"),
    "own sessions": ("trainee", "/sessions"),
    "own quiz": ("trainee", "/quiz/{quiz}"),
    "own journal": ("trainee", "/carnet"),
    "own position": ("trainee", "/sessions/{cohort}/positionnement"),
}
A_SESSION, FULL = "a session", "a full session"


def names() -> list[str]:
    return [*OWN, *(f"{whose}: {name}" for whose in (A_SESSION, FULL) for name in OF_A_SESSION)]


def pages_of(
    group: Group, full: Group, *, declaration: int, quiz: str
) -> dict[str, tuple[str, str]]:
    """Name each page → who asks for it, and its address."""
    known = {
        "cohort": group.cohort.id,
        "module": group.cohort.module_id,
        "declaration": declaration,
        "quiz": quiz,
    }
    own = {name: (who, path.format(**known)) for name, (who, path) in OWN.items()}
    return own | _of_session(group, A_SESSION) | _of_session(full, FULL)


def _of_session(group: Group, whose: str) -> dict[str, tuple[str, str]]:
    known = {"half_day": group.half_days[0], "place": group.places[0]}
    here = f"/sessions/{group.cohort.id}"
    return {
        f"{whose}: {name}": ("trainer", here + end.format(**known))
        for name, end in OF_A_SESSION.items()
    }
