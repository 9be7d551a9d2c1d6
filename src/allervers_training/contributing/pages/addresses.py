"""Where each screen of somebody who proposes is."""

from allervers_training.contributing.domain.question import Input, Question
from allervers_training.contributing.domain.questions import several
from allervers_training.contributing.domain.words import WritingWay
from allervers_training.contributing.models import Proposition, Recording

HOME = "/propositions"


def own_page(proposition: Proposition) -> str:
    return f"{HOME}/{proposition.slug}"


def question_page(proposition: Proposition, key: str) -> str:
    return f"{own_page(proposition)}/questions/{key}"


def voice_page(proposition: Proposition, key: str) -> str:
    return f"{own_page(proposition)}/voix/{key}"


def sound_of(proposition: Proposition, voice: Recording) -> str:
    """Return where its author hears a voice: another take has another address."""
    return f"{voice_page(proposition, voice.field)}/son?prise={voice.take}"


def screen_of(proposition: Proposition, question: Question | None) -> str:
    """Return where one answers a question, the way its author chose; without one, where she reads all of it."""
    if question is None:
        return own_page(proposition)
    speaks = proposition.way is WritingWay.SPEAKS and question.input is not Input.CHOICE
    if speaks and not several(proposition.draft, question.key):
        return voice_page(proposition, question.key)
    return question_page(proposition, question.key)
