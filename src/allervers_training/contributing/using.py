"""Each time that a text was used: run live, or a step of a running order that was begun."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Statut
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier
from allervers_training.activities.debat_mouvant.domain import bilan
from allervers_training.activities.debat_mouvant.domain.etat import Debat
from allervers_training.activities.engine.live import load
from allervers_training.activities.engine.models import Activity, ActivityEvent
from allervers_training.activities.registry import KINDS
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur.domain import StepState
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.contributing.domain.life import Run
from allervers_training.contributing.domain.words import PropositionKind
from allervers_training.contributing.models import Proposition
from allervers_training.kernel.clock import room_day

USED = frozenset({StepState.DONE, StepState.RUNNING, StepState.PAUSED})
LIVE = frozenset({PropositionKind.DEBAT, PropositionKind.ARBRE})


def runs_of(db: Session, proposition: Proposition) -> list[Run]:
    found = _live(db, proposition.slug) if proposition.kind in LIVE else _steps(db, proposition)
    return list(found)


def _live(db: Session, slug: str) -> Iterator[Run]:
    began = func.min(ActivityEvent.at)
    rows = db.execute(
        select(Activity.id, Cohort.territory, began)
        .join(Cohort, Cohort.id == Activity.cohort_id)
        .join(ActivityEvent, ActivityEvent.activity_id == Activity.id)
        .where(Activity.exercise_id == slug)
        .group_by(Activity.id, Cohort.territory)
        .order_by(Activity.id)
    ).all()
    for number, territory, at in rows:
        live, _ = load(db.connection(), KINDS, number)
        yield _run(live.state, slug, territory, at)


def _run(state: Any, slug: str, territory: str, at: datetime) -> Run:  # noqa: ANN401 - of any kind
    run = Run(room_day(at), territory)
    match state:
        case Debat():
            return replace(run, moves=tuple(_moves(state, slug)))
        case Atelier():
            trees = [table.arbre for table in state.tables.values()]
            facts = [f for tree in trees for f in tree.faits.values() if f.id != ULTIME]
            kept = sum(fact.statut is not Statut.SUPPRIME for fact in facts)
            return replace(run, causes=kept, levers=sum(len(tree.leviers) for tree in trees))
        case _:
            return run


def _moves(debat: Debat, slug: str) -> Iterator[tuple[int, int]]:
    """Return how many were placed, and how many moved, for each of her affirmations whose end was told to the room."""
    for rank, tour in enumerate(debat.tours):
        if tour.affirmation.id.startswith(f"{slug}-"):
            told = bilan.summary(replace(debat, rang=rank))
            if told.bouge is not None:
                yield told.avant.total, told.bouge


def _steps(db: Session, proposition: Proposition) -> Iterator[Run]:
    rows = db.execute(
        select(ConducteurStep.started_at, ConducteurStep.ended_at, Cohort.territory)
        .join(Cohort, Cohort.id == ConducteurStep.cohort_id)
        .where(
            ConducteurStep.resource_id == proposition.slug,
            ConducteurStep.state.in_(USED),
        )
        .order_by(ConducteurStep.id)
    )
    for started, ended, territory in rows:
        at = ended or started
        if at:
            yield Run(room_day(at), territory)
