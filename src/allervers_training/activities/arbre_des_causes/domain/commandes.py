"""What people may ask about the tree of a table. Commands of one `slot` replace each other."""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Caractere,
    Categorie,
    Effort,
    Jugement,
    Nature,
    Niveau,
    NonRecours,
    Raison,
    Terme,
)


@dataclass(frozen=True)
class Commande:
    @property
    def slot(self) -> str | None:
        return None


@dataclass(frozen=True, kw_only=True)
class SurTable(Commande):
    """A command about the tree of one table: one's own when `table` is left out."""

    table: int | None = None


# Cards


@dataclass(frozen=True)
class Ajouter(SurTable):
    """Write a card: into the box, or at once as a cause of `effet` or a consequence of `cause`."""

    texte: str
    effet: int | None = None
    cause: int | None = None
    nature: Nature = Nature.FAIT
    categorie: Categorie = Categorie.NON_DITE


@dataclass(frozen=True)
class PoserReserve(SurTable):
    """Give a table a cause that the trainer keeps in reserve."""

    source: str
    effet: int | None = None


@dataclass(frozen=True)
class Reecrire(SurTable):
    """Word a card otherwise; `vu` is the version that was on the screen."""

    fait: int
    texte: str
    vu: int


@dataclass(frozen=True)
class EcarterFormulation(SurTable):
    fait: int
    texte: str


@dataclass(frozen=True)
class Qualifier(SurTable):
    """Say what a card is; what is left out does not change."""

    fait: int
    nature: Nature | None = None
    caractere: Caractere | None = None
    categorie: Categorie | None = None
    non_recours: NonRecours | None = None

    @property
    def slot(self) -> str:
        said = (self.nature, self.caractere, self.categorie, self.non_recours)
        return f"qualite-{self.fait}-{''.join('n' if s is None else 'o' for s in said)}"


@dataclass(frozen=True)
class Fusionner(SurTable):
    """Merge `fait` into `avec`; both wordings are kept."""

    fait: int
    avec: int


@dataclass(frozen=True)
class Scinder(SurTable):
    """Make two cards of one that holds two facts."""

    fait: int
    texte: str
    autre: str


@dataclass(frozen=True)
class Garer(SurTable):
    fait: int


@dataclass(frozen=True)
class Supprimer(SurTable):
    """Delete a card; with `relie`, its causes are linked to its effects."""

    fait: int
    relie: bool = False


@dataclass(frozen=True)
class Restaurer(SurTable):
    fait: int


@dataclass(frozen=True)
class PrendrePlume(SurTable):
    fait: int

    @property
    def slot(self) -> str:
        return f"plume-{self.fait}"


@dataclass(frozen=True)
class RendrePlume(SurTable):
    fait: int

    @property
    def slot(self) -> str:
        return f"plume-{self.fait}"


# Links and judgments


@dataclass(frozen=True)
class Lier(SurTable):
    effet: int
    cause: int


@dataclass(frozen=True)
class Delier(SurTable):
    effet: int
    cause: int


@dataclass(frozen=True)
class Rediriger(SurTable):
    """A cause explains another fact: `vers`, no longer `effet`."""

    cause: int
    effet: int
    vers: int


@dataclass(frozen=True)
class JugerNecessite(SurTable):
    """None asks the question again."""

    effet: int
    cause: int
    jugement: Jugement | None

    @property
    def slot(self) -> str:
        return f"necessite-{self.effet}-{self.cause}"


@dataclass(frozen=True)
class JugerSuffisance(SurTable):
    """None asks the question again."""

    effet: int
    jugement: Jugement | None

    @property
    def slot(self) -> str:
        return f"suffisance-{self.effet}"


@dataclass(frozen=True)
class ArreterBranche(SurTable):
    fait: int
    raison: Raison
    texte: str = ""


@dataclass(frozen=True)
class ReprendreBranche(SurTable):
    fait: int


# Levers


@dataclass(frozen=True)
class PoserLevier(SurTable):
    fait: int
    quoi: str
    niveau: Niveau
    porteur: str = ""
    terme: Terme | None = None
    effort: Effort | None = None


@dataclass(frozen=True)
class ChangerLevier(SurTable):
    """What is left out does not change."""

    levier: int
    quoi: str | None = None
    niveau: Niveau | None = None
    porteur: str | None = None
    terme: Terme | None = None
    effort: Effort | None = None


@dataclass(frozen=True)
class RetirerLevier(SurTable):
    levier: int


@dataclass(frozen=True)
class DonnerVoix(SurTable):
    levier: int

    @property
    def slot(self) -> str:
        return f"voix-{self.levier}"


@dataclass(frozen=True)
class RetirerVoix(SurTable):
    levier: int

    @property
    def slot(self) -> str:
        return f"voix-{self.levier}"


@dataclass(frozen=True)
class Annuler(SurTable):
    """Undo what the table did last; `vu` is the number of operations that was on the screen."""

    vu: int | None = None


@dataclass(frozen=True)
class Retablir(SurTable):
    vu: int | None = None
