"""The closed lists of words that propositions are kept in."""

from enum import StrEnum


class PropositionKind(StrEnum):
    """What can be proposed; the words are those of the course's types of document."""

    DEBAT = "debat-mouvant"
    ARBRE = "arbre-des-causes"
    TEMOIGNAGE = "temoignage"
    MISE_EN_SITUATION = "mise-en-situation"
    CAS = "etude-de-cas"
    PAROLES = "paroles"


class PropositionState(StrEnum):
    """Where the newest text stands; whether a text is shown is told by its revision."""

    DRAFT = "brouillon"
    SENT = "envoyee"
    IN_REVIEW = "en_relecture"
    CHANGES_REQUESTED = "a_reprendre"
    AUTHOR_CHECK = "accord_demande"  # a reviewer is satisfied: her own yes is what is missing
    ACCEPTED = "acceptee"
    WITHDRAWN = "retiree"


class Happened(StrEnum):
    """One step of a proposition's life."""

    BEGUN = "commencee"
    SENT = "envoyee"
    TAKEN = "prise"  # somebody began to read it
    PEER_AGREED = "avis_pair"  # a reader with lived experience is for it
    CHANGES_ASKED = "a_reprendre"
    FINAL_TEXT_PUT = "texte_final"  # a reviewer accepts it, and puts it to the author
    AUTHOR_AGREED = "accord"
    AUTHOR_DECLINED = "desaccord"
    CONSENT_CHANGED = "consentement"
    CREDIT_CHANGED = "credit"
    WITHDRAWN = "retrait"
    READ_FROM_FILE = "repris_fichier"  # its file was changed by hand: other words to be agreed to


class RemarkAnswer(StrEnum):
    """What the author did with a remark or a suggested wording."""

    WAITING = "attend"
    TAKEN = "prise"
    LEFT = "laissee"


class EasyVerdict(StrEnum):
    """What somebody who lived it says of an easy version: is it easy to understand?"""

    YES = "oui"
    NOT_EVERYWHERE = "pas_partout"


class CreditKind(StrEnum):
    """How an author is named; she chooses, and may change her mind."""

    NAME = "nom"
    PSEUDONYM = "pseudonyme"
    GROUP = "groupe"
    NONE = "aucun"


class What(StrEnum):
    """What one consents to show."""

    TEXT = "texte"
    VOICE = "voix"
    NAME = "nom"


class Where(StrEnum):
    """How far it may go."""

    ROOM = "salle"
    PLATFORM = "plateforme"
    PUBLIC = "public"


class WritingWay(StrEnum):
    """How the words came: written by herself, spoken, or with somebody holding the pen."""

    WRITES = "ecrit"
    SPEAKS = "parle"
    WITH_HELP = "avec_aide"
