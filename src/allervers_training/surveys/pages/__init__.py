"""What the pages of the cold survey receive."""

from allervers_training.surveys.pages.answering import AnswerPage, may_be_reminded
from allervers_training.surveys.pages.asking import slips, survey_page
from allervers_training.surveys.pages.effects import effects_page
from allervers_training.surveys.pages.words import Place

__all__ = ["AnswerPage", "Place", "effects_page", "may_be_reminded", "slips", "survey_page"]
