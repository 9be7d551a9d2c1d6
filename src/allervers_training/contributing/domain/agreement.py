"""What an author is asked before her text is shown: one thing at a time, and nothing is yes before she says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from allervers_training.contributing.domain.consent import OPEN_LICENCE, Consent
from allervers_training.contributing.domain.words import PropositionKind, What, Where

YES, NO, OTHER = "oui", "non", "autre"
SOMEBODY = "Quelqu'un"  # explained, and has neither an account here nor a name that she gives
ROOM, PLATFORM, PUBLIC = (place.value for place in Where)
LICENCE, VOICE, NAME, EXPLAINED = "licence", "voix", "nom", "explique"
ALL_QUESTIONS = (ROOM, PLATFORM, PUBLIC, LICENCE, VOICE, NAME, EXPLAINED)
NEVER_BY_DEFAULT = frozenset(
    {PropositionKind.TEMOIGNAGE}
)  # no open licence, unless she asks for it
Said = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Around:
    """What decides which questions are asked. `explainers` may have explained them: number and name."""

    kind: PropositionKind
    has_voice: bool = False
    wants_licence: bool = False
    explainers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Where she is: what she answered so far, whether she has read the text, what she wants to change."""

    said: Said
    has_read: bool
    changes: str = ""


def asked(said: Said, around: Around) -> tuple[str, ...]:
    """Return the questions to ask, in order, given what was answered so far: a no spares what is wider."""
    found = [ROOM]
    if said.get(ROOM) == YES:
        found.append(PLATFORM)
        found += [PUBLIC] * (said.get(PLATFORM) == YES)
        found += [LICENCE] * (_reach(said) == PUBLIC and _may_have_licence(around))
        found += [VOICE] * around.has_voice
        found.append(NAME)
    return (*found, EXPLAINED) if around.explainers else tuple(found)


def choices(question: str, said: Said, around: Around) -> tuple[str, ...]:
    """Return the answers to a question: a voice and a name go no further than the text."""
    if question in {VOICE, NAME}:
        return (NO, *_up_to(_reach(said)))
    if question == EXPLAINED:
        return (NO, *(number for number, _ in around.explainers), OTHER)
    return (YES, NO)


def kept(typed: Said, around: Around) -> dict[str, str]:
    """Return the answers that hold: those to questions that are asked, in the words offered."""
    said: dict[str, str] = {}
    for _ in range(len(Where) + 1):  # each answer may bring the next question
        for question in asked(said, around):
            if typed.get(question) in choices(question, said, around):
                said[question] = typed[question]
    return said


def missing(said: Said, around: Around) -> str:
    """Return the first question without an answer; empty when all are answered."""
    return next((question for question in asked(said, around) if question not in said), "")


def consent_of(said: Said) -> Consent:
    """Return what was said yes to; a wider place holds the narrower ones."""
    reaches = {
        What.TEXT: _reach(said),
        What.VOICE: said.get(VOICE, NO),
        What.NAME: said.get(NAME, NO),
    }
    given = {(what, Where(place)) for what, to in reaches.items() for place in _up_to(to)}
    return Consent(frozenset(given), OPEN_LICENCE if said.get(LICENCE) == YES else "")


def answers_of(consent: Consent, around: Around, explained: str = NO) -> dict[str, str]:
    """Return the answers that make a consent, and who had explained it, to begin from when she changes one."""
    said: dict[str, str] = {w.value: YES if consent.covers(What.TEXT, w) else NO for w in Where}
    said[LICENCE] = YES if consent.licence else NO
    for question, what in ((VOICE, What.VOICE), (NAME, What.NAME)):
        said[question] = consent.goes_to(what) or NO
    return kept({**said, EXPLAINED: explained}, around)


def _reach(said: Said) -> str:
    reach = NO
    for place in (ROOM, PLATFORM, PUBLIC):
        if said.get(place) != YES:
            break
        reach = place
    return reach


def _up_to(place: str) -> tuple[str, ...]:
    every = (ROOM, PLATFORM, PUBLIC)
    return every[: every.index(place) + 1] if place in every else ()


def _may_have_licence(around: Around) -> bool:
    return around.kind not in NEVER_BY_DEFAULT or around.wants_licence
