"""The words of a person's path through the modules."""

from enum import StrEnum


class Happened(StrEnum):
    """What the journal of a path may hold; everything shown is computed from it."""

    ENTERED = "entree"  # a confirmed place in a session of the module
    LEFT = "sortie"  # taken out of it
    READ = "lecture"
    TOOK_QUIZ = "quiz"
    POSITIONED = "positionnement"
    DECLARED = "declaration"
    SECOND_OPINION = "second_avis"
    EXEMPTED = "dispense"
    DECLINED = "refus"
    WITHDREW = "retrait"  # of a declaration, by its author, before any decision
    ATTESTED = "attestation"  # completed elsewhere, on a paper that a trainer has seen
    REVOKED = "annulation"  # of an exemption or of an attestation, by a trainer, with her reason
    COMPLETED = "achevement"
    DECIDED = "decision"  # a trainer's, otherwise than computed, with her reason
    REOPENED = "reouverture"


OWN = frozenset({Happened.READ, Happened.TOOK_QUIZ, Happened.POSITIONED})
"""What a person does by herself, and what other rooms may record."""

AS_COMPLETED, AS_NOT_COMPLETED = "acheve", "non_acheve"
"""What a trainer decided: the `about` of `DECIDED`."""

FIRST, FINAL = "avant", "apres"
"""Moments of the positioning; a completion may ask for the second: the `about` of `POSITIONED`."""


class Standing(StrEnum):
    """Where a person stands in a module; an exemption is never a completion."""

    NOTHING = "rien"
    UNDER_WAY = "en_cours"
    REOPENED = "rouvert"  # was completed, and no longer is
    EXEMPTED = "dispense"
    COMPLETED_ELSEWHERE = "acheve_ailleurs"
    COMPLETED = "acheve"


class DeclarationState(StrEnum):
    DRAFT = "brouillon"
    SENT = "envoyee"
    ACCEPTED = "acceptee"
    ACCEPTED_WITH_ADVICE = "acceptee_conseil"
    ATTESTED = "attestation_vue"  # the module was completed elsewhere: a trainer has seen the paper
    REFUSED = "refusee"
    WITHDRAWN = "retiree"  # by its author
    REVOKED = "annulee"  # what it had opened was taken back by a trainer


OPEN = frozenset({DeclarationState.DRAFT, DeclarationState.SENT})
GRANTED = frozenset(
    {
        DeclarationState.ACCEPTED,
        DeclarationState.ACCEPTED_WITH_ADVICE,
        DeclarationState.ATTESTED,
    }
)


class ReviewKind(StrEnum):
    """What a reviewer did about a declaration; each review is kept."""

    ASKED = "relecture"  # somebody else was asked for her opinion
    OPINION = "avis"  # hers
    ACCEPTED = "acceptee"
    ACCEPTED_WITH_ADVICE = "acceptee_conseil"
    ATTESTED = "attestation_vue"
    REFUSED = "refusee"
    REVOKED = "annulee"
