"""How far one table is: its people, its cards, its questions, and what its tree hangs on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.domain.arbre import Categorie, Statut
from allervers_training.activities.arbre_des_causes.domain.equilibre import NAMED, balance
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Table
from allervers_training.activities.arbre_des_causes.domain.guide import completeness
from allervers_training.activities.arbre_des_causes.domain.regles_cartes import PLUME_SECONDES
from allervers_training.activities.arbre_des_causes.domain.voix import tally
from allervers_training.activities.arbre_des_causes.vues.commun import cards_at, label, table_name
from allervers_training.activities.arbre_des_causes.vues.plan import summary
from allervers_training.activities.engine.kind import Room


@dataclass(frozen=True)
class Redaction:
    """« X rédige »: the script beside it counts the time since she took the pen."""

    nom: str
    fait: int
    depuis: datetime

    @property
    def depuis_ms(self) -> int:
        return int(self.depuis.timestamp() * 1000)


@dataclass(frozen=True)
class Avance:
    """One table: who sits there, how many cards, how far its tree is, and what it hangs on."""

    table: int
    nom: str  # empty when there is one tree for all
    personnes: tuple[str, ...]
    boite: int
    parking: int
    resume: str  # « 18 faits, 1 à expliquer »
    pourcent: int
    a_verifier: int
    categories: tuple[tuple[Categorie, str, int], ...]
    sans_categorie: int
    alerte: str
    leviers: int
    voix: int
    redige: tuple[Redaction, ...]


def progress(atelier: Atelier, table: Table, room: Room, people: tuple[int, ...]) -> Avance:
    arbre, held = table.arbre, balance(table.arbre)
    done = completeness(arbre)
    return Avance(
        table=table.numero,
        nom=table_name(atelier, table.numero),
        personnes=tuple(sorted(label(room, n) for n in people)),
        boite=len(cards_at(arbre, Statut.BOITE)),
        parking=len(cards_at(arbre, Statut.PARKING)),
        resume=summary(arbre),
        pourcent=done.pourcent,
        a_verifier=done.a_verifier,
        categories=tuple((c, mots.CATEGORIES[c], held.comptes[c]) for c in NAMED),
        sans_categorie=held.sans,
        alerte=mots.ALERTE if held.alerte else "",
        leviers=len(tally(table)),
        voix=sum(tally(table).values()),
        redige=tuple(_writing(table, room)),
    )


def _writing(table: Table, room: Room) -> Iterator[Redaction]:
    for fait, plume in sorted(table.plumes.items()):
        since = plume.jusqua - timedelta(seconds=PLUME_SECONDES)
        yield Redaction(label(room, plume.numero), fait, since)
