"""What a phone shows of its table: the question, the cards beside the tree, and the tree."""

from dataclasses import dataclass, replace

from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Statut
from allervers_training.activities.arbre_des_causes.domain.etat import (
    Atelier,
    Phase,
    Repartition,
)
from allervers_training.activities.arbre_des_causes.domain.graphe import consequences, outline
from allervers_training.activities.arbre_des_causes.domain.regles_salle import people_at
from allervers_training.activities.arbre_des_causes.vues.commun import (
    SECRET,
    label,
    table_for,
)
from allervers_training.activities.arbre_des_causes.vues.cote_a_cote import (
    of_one_table,
    with_tables,
)
from allervers_training.activities.arbre_des_causes.vues.leviers import TOLD
from allervers_training.activities.arbre_des_causes.vues.lignes import Ligne, Repli, lines
from allervers_training.activities.arbre_des_causes.vues.phrases import Lecture, reading
from allervers_training.activities.arbre_des_causes.vues.places import PlaceLibre, free_places
from allervers_training.activities.arbre_des_causes.vues.plan import (
    Defaire,
    Demande,
    ask,
    summary,
    undoing,
)
from allervers_training.activities.arbre_des_causes.vues.pli import folded
from allervers_training.activities.arbre_des_causes.vues.tas import NONE, Tas, pile
from allervers_training.activities.engine.kind import Room
from allervers_training.web.french import count_of

LINES, CARDS = 40, 16  # what a phone receives at each change; the rest is one tap away


@dataclass(frozen=True)
class QuestionTelephone:
    """What the method asks the table, and undoing; before that, tables being made."""

    phase: Phase
    table: int  # 0 before there is any
    avec: tuple[str, ...]  # who sits at the table
    ecrites: str  # « 12 cartes écrites », in the collecte alone
    tables: tuple[PlaceLibre, ...]  # to choose from, where one chooses and has none
    communs: tuple[str, ...]  # at the end: what several tables found
    propres: tuple[str, ...]  # and what this one alone found
    demande: Demande | None = None
    defaire: Defaire | None = None


@dataclass(frozen=True)
class BoiteTelephone:
    """The cards that lie beside the tree of one's table."""

    phase: Phase
    table: int
    boite: Tas = NONE
    parking: Tas = NONE
    corbeille: Tas = NONE


@dataclass(frozen=True)
class PlanTelephone:
    """The tree of one's table; a large one is folded far from what is being asked."""

    phase: Phase
    table: int
    resume: str = ""
    causes: tuple[Ligne | Repli, ...] = ()
    consequences: tuple[Ligne | Repli, ...] = ()

    @property
    def replie(self) -> bool:
        return any(line.repli for line in (*self.causes, *self.consequences))


def telephone(
    atelier: Atelier, room: Room
) -> tuple[QuestionTelephone, BoiteTelephone, PlanTelephone]:
    """Return the pictures of one table's phones; the tree is read once for the three."""
    numero, phase = table_for(atelier, room.part), atelier.phase
    asked = _around(atelier, room, numero)
    if not numero or phase in SECRET:
        return asked, BoiteTelephone(phase, numero), PlanTelephone(phase, numero)
    table = atelier.tables[numero]
    lu = reading(atelier, table, room)
    demande = ask(lu)
    return (
        replace(asked, demande=demande, defaire=undoing(atelier, table)),
        _beside(lu),
        _tree(lu, demande.fait if demande else ULTIME),
    )


def _around(atelier: Atelier, room: Room, numero: int) -> QuestionTelephone:
    choosing = atelier.reglages.repartition is Repartition.CHOIX and not atelier.clos
    seated, several = people_at(atelier), len(atelier.tables) > 1
    return QuestionTelephone(
        phase=atelier.phase,
        table=numero,
        avec=tuple(sorted(label(room, n) for n in seated[numero])) if numero and several else (),
        ecrites=written(atelier, numero) if atelier.phase is Phase.COLLECTE else "",
        tables=free_places(seated) if choosing and not numero else (),
        communs=with_tables(atelier, room.texts) if atelier.phase in TOLD and several else (),
        propres=of_one_table(atelier, numero, room.texts)
        if atelier.phase in TOLD and several and numero
        else (),
    )


def _beside(lu: Lecture) -> BoiteTelephone:
    return BoiteTelephone(
        phase=lu.atelier.phase,
        table=lu.table.numero,
        boite=pile(lu, Statut.BOITE, CARDS),
        parking=pile(lu, Statut.PARKING, CARDS),
        corbeille=pile(lu, Statut.SUPPRIME, CARDS),
    )


def _tree(lu: Lecture, work: int) -> PlanTelephone:
    arbre, waiting = lu.table.arbre, lu.a_expliquer
    before = folded(outline(arbre), work, LINES, waiting)
    after = folded(consequences(arbre), work, LINES // 2, waiting)
    return PlanTelephone(
        phase=lu.atelier.phase,
        table=lu.table.numero,
        resume=summary(arbre),
        causes=lines(lu, before),
        consequences=lines(lu, after, after=True),
    )


def written(atelier: Atelier, numero: int) -> str:
    """Count the cards of a table, or of the room for who has no table."""
    tables = [atelier.tables[numero]] if numero else list(atelier.tables.values())
    count = sum(len(table.arbre.faits) - 1 for table in tables)  # the fait ultime is nobody's card
    return count_of(count, "carte écrite", "cartes écrites")
