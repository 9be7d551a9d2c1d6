"""What is drawn, and the drawing: boxes with their words, links, marks. Lengths are SVG units."""

from dataclasses import dataclass
from enum import StrEnum


class Categorie(StrEnum):
    PERSONNE = "personne"
    PRATIQUES = "pratiques"
    ORGANISATION = "organisation"
    INSTITUTIONS = "institutions"


class Forme(StrEnum):
    FAIT = "fait"
    OPINION = "opinion"
    HYPOTHESE = "hypothese"


class Aspect(StrEnum):
    """How a fact is shown: all its words, the fait ultime, words on the wall, a mere number."""

    CARTE = "carte"
    ULTIME = "ultime"
    MOTS = "mots"
    NUMERO = "numero"


@dataclass(frozen=True, slots=True)
class Boite:
    id: int
    texte: str
    categorie: str | None = None
    inhabituel: bool = False
    forme: Forme = Forme.FAIT
    arretee: bool = False
    numero: int | None = None  # what people call it; the id when none is given

    @property
    def nom(self) -> str:
        return str(self.id if self.numero is None else self.numero)


@dataclass(frozen=True, slots=True)
class Trait:
    """A link; the caller derives its type, and one link may be of both (neither: enchaînement)."""

    effet: int
    cause: int
    necessaire: bool | None = None
    conjonction: bool = False
    disjonction: bool = False


@dataclass(frozen=True, slots=True)
class Graphe:
    ultime: int
    boites: tuple[Boite, ...]
    traits: tuple[Trait, ...] = ()


@dataclass(frozen=True, slots=True)
class Ligne:
    """A line of text: where its baseline starts (or its middle, when centred) and how big it is."""

    x: float
    y: float
    texte: str
    corps: float
    gras: bool = False
    centre: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    boite: Boite
    aspect: Aspect
    x: float
    y: float
    largeur: float
    hauteur: float
    lignes: tuple[Ligne, ...] = ()
    au_travail: bool = False


@dataclass(frozen=True, slots=True)
class Fil:
    """The way of a link, from its cause to its effect."""

    trait: Trait
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Marque:
    """« et » where causes meet (conjonction), a fork where one cause has several effects."""

    sorte: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Dessin:
    largeur: float
    hauteur: float
    places: tuple[Place, ...]
    fils: tuple[Fil, ...]
    marques: tuple[Marque, ...] = ()
    textes: tuple[Ligne, ...] = ()  # what is said outside the boxes
    signes: tuple[Place, ...] = ()  # forms and frames that only explain: a legend
    bandeau: tuple[Ligne, ...] = ()  # the question, on its band
    mur: bool = False
