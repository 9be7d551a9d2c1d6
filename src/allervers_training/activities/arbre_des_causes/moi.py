"""What one person sees of herself; it comes with her page and her own answers, never in a broadcast."""

from dataclasses import dataclass, replace

from allervers_training.activities.arbre_des_causes.branche import Branche, branch
from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain.arbre import Statut
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase
from allervers_training.activities.arbre_des_causes.domain.voix import VOIX, votes_of
from allervers_training.activities.arbre_des_causes.gestes import may_now
from allervers_training.activities.arbre_des_causes.menus import MENUS, Menus, Questions, questions
from allervers_training.activities.arbre_des_causes.panneau import Choisi, panel
from allervers_training.activities.arbre_des_causes.vues.commun import (
    Carte,
    carte,
    step,
    table_for,
    table_name,
)
from allervers_training.activities.arbre_des_causes.vues.leviers import Levier, levers_of
from allervers_training.activities.arbre_des_causes.vues.phrases import Lecture, reading
from allervers_training.activities.engine.kind import Room


@dataclass(frozen=True)
class Voix:
    """A lever, and whether one's own vote is on it."""

    levier: Levier
    sur: str  # the fact it acts on
    donnee: bool


@dataclass(frozen=True)
class Moi:
    """One's own table, cards, votes, and the fact one has chosen."""

    etape: str
    phase: Phase
    pause: bool
    clos: bool
    equipe: bool
    table: int  # 0 before one has any; the team's own is that of the chosen fact
    nom: str
    tables: tuple[int, ...]
    absent: bool  # the tables do not count on her yet
    ecrire: bool  # a new card can be written now
    cartes: tuple[Carte, ...]  # her own, while each writes alone
    choix: str  # what is looked at closely: asked for again when the step changes
    choisi: Choisi | None
    branche: Branche | None
    voix: tuple[Voix, ...]
    restantes: int
    questions: Questions
    menus: Menus = MENUS


def own(atelier: Atelier, numero: int | None, room: Room, *, equipe: bool = False) -> Moi:
    """Return one's own part; `room.chosen` is « 7 », « 2-7 » for fact 7 of table 2, « 2-7-tout » for its branch."""
    wanted, fait, whole = read_chosen(room.chosen)
    mine = _own_table(atelier, numero)
    number = table_for(atelier, wanted) if equipe else mine
    table = atelier.tables.get(number)
    is_hers = table is not None and (equipe or wanted in {0, number})
    lu = reading(atelier, table, room) if table else None
    secret = atelier.phase is Phase.COLLECTE and not equipe
    voting = atelier.phase is Phase.PRIORITES and not equipe
    chosen = panel(lu, fait, numero, equipe=equipe) if lu and is_hers and not whole else None
    branche = branch(lu, fait) if lu and is_hers and whole else None
    given = votes_of(table, numero) if table and numero is not None else ()
    return Moi(
        etape=step(atelier, 0 if equipe else mine),
        phase=atelier.phase,
        pause=atelier.pause,
        clos=atelier.clos,
        equipe=equipe,
        table=number,
        nom=table_name(atelier, number) if number else "",
        tables=tuple(atelier.tables),
        absent=not equipe and numero not in atelier.places,
        ecrire=may_now(atelier, c.Ajouter, equipe=equipe) and bool(equipe or number),
        cartes=_written(lu, numero) if lu and secret and numero is not None else (),
        choix=f"{number}-{fait}" if chosen else branche.choix if branche else "",
        choisi=chosen,
        branche=branche,
        voix=_votes(lu, given) if lu and voting else (),
        restantes=VOIX - len(given),
        questions=questions(atelier.reglages.mode),
    )


def read_chosen(chosen: str) -> tuple[int, int, bool]:
    """Return the table (0 when it is not said), the fact (0 when there is none), and whether all of its branch."""
    card, _, more = chosen.partition("-tout")
    table, _, fait = card.rpartition("-")
    return _whole(table), _whole(fait), card != chosen and not more


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0  # noqa: PLR2004 - six digits


def _own_table(atelier: Atelier, numero: int | None) -> int:
    if numero is None:
        return table_for(atelier, 0)
    return atelier.table_de(numero) or 0


def _written(lu: Lecture, numero: int) -> tuple[Carte, ...]:
    """Return the cards that somebody wrote, those she deleted left out."""
    found = (f for f in lu.table.arbre.faits.values() if f.auteur == numero)
    return tuple(
        replace(carte(lu.atelier, lu.table, lu.room, fait.id), redige="", jusqua_ms=0)
        for fait in sorted(found, key=lambda f: f.id)
        if fait.statut is not Statut.SUPPRIME
    )


def _votes(lu: Lecture, given: tuple[int, ...]) -> tuple[Voix, ...]:
    return tuple(
        Voix(levier, lu.nom(levier.fait), levier.id in given)
        for levier in levers_of(lu.atelier, lu.table)
    )
