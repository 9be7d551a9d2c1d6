"""What the page of whoever answers receives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from allervers_training.catalogue.domain import SurveyQuestion
from allervers_training.cohorts.models import Cohort
from allervers_training.surveys.domain import MOST_REMINDERS
from allervers_training.surveys.models import ColdSurvey


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """The page of whoever answers."""

    token: str
    cohort: Cohort
    questions: Sequence[SurveyQuestion]
    typed: Mapping[str, str]
    is_kept: bool
    is_reminded: bool  # a letter may still follow
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> Mapping[str, str]:
        """How each question begins, to name those that are wrong."""
        return {one.id: f"{n}. {one.text}" for n, one in enumerate(self.questions, 1)}


def may_be_reminded(survey: ColdSurvey) -> bool:
    return survey.answered_at is None and survey.reminders < MOST_REMINDERS
