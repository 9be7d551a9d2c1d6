"""What is shown to a group of what people trained before it say."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from allervers_training.activities.engine.regimes import FEW
from allervers_training.catalogue.domain import Course, Module, SurveyQuestion
from allervers_training.cohorts.models import Cohort
from allervers_training.surveys import effects
from allervers_training.surveys.domain import Gathered, Told, left_out, released, shared_words, told


@dataclass(frozen=True, slots=True)
class EffectsPage:
    """What people trained in a module say months later, fit to be shown to a group."""

    module: Module
    cohort: Cohort | None  # the session whose team looks
    asked: int
    answered: int
    counted: int  # the newest ones
    few: int
    questions: Sequence[SurveyQuestion]
    told: Sequence[Told]
    shared: Sequence[Gathered]


def effects_page(
    db: Session, course: Course, module: Module, cohort: Cohort | None = None
) -> EffectsPage:
    asked, answered = effects.counts(db, module.id)
    answers = effects.answers(db, module.id, after=left_out(answered))
    questions, counted = course.outline.cold_survey, released(answers)
    return EffectsPage(
        module=module,
        cohort=cohort,
        asked=asked,
        answered=answered,
        counted=len(counted),
        few=FEW,
        questions=questions,
        told=told(counted, questions),
        shared=shared_words(answers, questions),
    )
