"""One tree: its facts, what was needed for what, what the group judged, and its levers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

ULTIME = 1  # the number of the fait ultime in every tree


class Mode(StrEnum):
    """What is being explained."""

    CAUSES = "causes"  # one past situation, verified facts
    REUSSITE = "reussite"  # the same questions, about something that worked
    PROBLEMES = "problemes"  # a general situation: causes, and consequences too


class Nature(StrEnum):
    FAIT = "fait"
    OPINION = "opinion"
    HYPOTHESE = "hypothese"


class Caractere(StrEnum):
    NON_DIT = "non_dit"
    INHABITUEL = "inhabituel"  # a variation
    HABITUEL = "habituel"  # a permanent state


class Categorie(StrEnum):
    NON_DITE = "non_dite"
    PERSONNE = "personne"
    PRATIQUES = "pratiques"
    ORGANISATION = "organisation"
    INSTITUTIONS = "institutions"


class NonRecours(StrEnum):
    """Forms of non-take-up, spelt as in the course."""

    AUCUN = "aucun"
    NON_CONNAISSANCE = "non-connaissance"
    NON_DEMANDE = "non-demande"
    NON_RECEPTION = "non-reception"
    NON_PROPOSITION = "non-proposition"
    NON_ORIENTATION = "non-orientation"


class Statut(StrEnum):
    """Where a fact is."""

    BOITE = "boite"  # not sorted yet, without any link
    ARBRE = "arbre"  # linked to the fait ultime, from near or far
    PARKING = "parking"  # kept aside, perhaps with causes of its own
    SUPPRIME = "supprime"  # nothing is erased: it can be restored


class Jugement(StrEnum):
    """Of a cause: necessary? Of all the causes of an effect: sufficient?"""

    OUI = "oui"
    NON = "non"
    A_VERIFIER = "a_verifier"


class Raison(StrEnum):
    """Why nobody looks further back."""

    HORS_DE_PORTEE = "hors_de_portee"
    FAIT_INCONNU = "fait_inconnu"
    ETAT_NORMAL = "etat_normal"
    AUTRE = "autre"


class Niveau(StrEnum):
    MOI = "moi"
    EQUIPE = "equipe"
    INSTITUTION = "institution"
    TERRITOIRE = "territoire"
    POLITIQUE = "politique"


class Terme(StrEnum):
    COURT = "court"
    MOYEN = "moyen"
    LONG = "long"


class Effort(StrEnum):
    FAIBLE = "faible"
    MOYEN = "moyen"
    FORT = "fort"


@dataclass(frozen=True)
class Arret:
    raison: Raison
    texte: str = ""


@dataclass(frozen=True)
class Fait:
    """A card. An empty text is that of the course: of `source`, or of the fait ultime."""

    id: int
    texte: str = ""
    statut: Statut = Statut.BOITE
    auteur: int | None = None  # a local number; None when the room or the console wrote it
    version: int = 0  # changes with the text, never takes an old value again
    nature: Nature = Nature.FAIT
    caractere: Caractere = Caractere.NON_DIT
    categorie: Categorie = Categorie.NON_DITE
    non_recours: NonRecours = NonRecours.AUCUN
    formulations: tuple[str, ...] = ()  # other wordings, shown beside: of merges and of late edits
    anciennes: tuple[str, ...] = ()  # wordings that were replaced
    suffisance: Jugement | None = None  # of its causes taken together
    arret: Arret | None = None
    source: str = ""  # id of a cause in reserve, in the course
    fusion: int | None = None  # the card that it was merged into


@dataclass(frozen=True)
class Levier:
    """Something to do about a fact."""

    id: int
    fait: int
    quoi: str
    niveau: Niveau
    porteur: str = ""
    terme: Terme | None = None
    effort: Effort | None = None
    auteur: int | None = None
    retire: bool = False
    anciens: tuple[str, ...] = ()  # words that were replaced


@dataclass(frozen=True)
class Arbre:
    """A directed graph without cycle. `causes` (in the order of display) and `effets` say the same links."""

    mode: Mode = Mode.CAUSES
    faits: Mapping[int, Fait] = field(
        default_factory=lambda: {ULTIME: Fait(ULTIME, statut=Statut.ARBRE)}
    )
    causes: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    effets: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    necessites: Mapping[tuple[int, int], Jugement] = field(default_factory=dict)  # (effect, cause)
    leviers: Mapping[int, Levier] = field(default_factory=dict)
