"""The pages of measure 14: their names, their addresses on a prepared site, and who asks for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import PersonRole
from allervers_training.catalogue.domain import Quiz
from allervers_training.progress.domain.words import DeclarationState
from allervers_training.progress.models import Declaration

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from allervers_training.catalogue.domain import Course
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
}


def pages_of(
    db: Session, group: Group, crowd: Group | None, course: Course
) -> dict[str, tuple[str, str]]:
    """Name each page → who asks for it, and its address."""
    quiz = next(q for c in course.competences for q in course.resources_of(c.id, Quiz))
    waiting = db.scalars(
        select(Declaration.id).where(Declaration.state == DeclarationState.SENT).limit(1)
    ).one()
    assert db.scalars(select(PersonRole).where(PersonRole.role == SiteRole.ADMIN)).first()
    own = {
        "sessions of the trainer": ("trainer", "/sessions"),
        "all sessions": ("admin", "/sessions/toutes"),
        "declarations": ("trainer", "/declarations"),
        "one declaration": ("trainer", f"/declarations/{waiting}"),
        "search": ("trainer", "/recherche?q=confiance"),
        "own path": ("trainee", "/parcours"),
        "own sessions": ("trainee", "/sessions"),
        "own quiz": ("trainee", f"/quiz/{quiz.id}"),
        "own journal": ("trainee", "/carnet"),
        "own position": ("trainee", f"/sessions/{group.cohort.id}/positionnement"),
    }
    return own | _of_session(group, "a session") | _of_session(crowd or group, "a full session")


def _of_session(group: Group, whose: str) -> dict[str, tuple[str, str]]:
    here = f"/sessions/{group.cohort.id}"
    found = {f"{whose}: {name}": ("trainer", f"{here}{end}") for name, end in OF_A_SESSION.items()}
    roll_call = f"{here}/presences/{group.half_days[0]}"
    one_path = f"{here}/parcours/{group.places[0]}"
    return found | {
        f"{whose}: a roll-call": ("trainer", roll_call),
        f"{whose}: one path": ("trainer", one_path),
    }
