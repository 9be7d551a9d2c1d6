"""The words of a person's path through the modules."""

from enum import StrEnum


class Happened(StrEnum):
    """What the journal of a path may hold; everything shown is computed from it."""

    ENTERED = "entree"  # a confirmed place in a session of the module
    LEFT = "sortie"  # taken out of it, or matched with somebody else
    READ = "lecture"
    TOOK_QUIZ = "quiz"
    POSITIONED = "positionnement"
    TOOK_PART = "participation"  # in a live activity
    ATTENDED = "presence"
    DECLARED = "declaration"
    SECOND_OPINION = "second_avis"
    EXEMPTED = "dispense"
    DECLINED = "refus"
    WITHDREW = "retrait"  # of a declaration, or of an exemption that it had given
    COMPLETED = "achevement"
    DECIDED = "decision"  # a trainer's, otherwise than computed, with her reason
    REOPENED = "reouverture"
    ATTESTED = "attestation"  # completed elsewhere, on a paper that a trainer has seen


class Standing(StrEnum):
    """Where a person stands in a module; an exemption is never a completion."""

    NOTHING = "rien"
    UNDER_WAY = "en_cours"
    COMPLETED = "acheve"
    COMPLETED_ELSEWHERE = "acheve_ailleurs"
    EXEMPTED = "dispense"


class DeclarationState(StrEnum):
    DRAFT = "brouillon"
    SENT = "envoyee"
    ACCEPTED = "acceptee"
    ACCEPTED_WITH_ADVICE = "acceptee_conseil"
    REFUSED = "refusee"
    WITHDRAWN = "retiree"


class ReviewKind(StrEnum):
    """What a reviewer did about a declaration; each review is kept."""

    OPINION = "avis"  # a second reviewer's, asked for by the first
    ACCEPTED = "acceptee"
    ACCEPTED_WITH_ADVICE = "acceptee_conseil"
    REFUSED = "refusee"
