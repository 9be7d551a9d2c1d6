"""What several audiences see of an arbre des causes: cards in words, tables, and where the atelier stands."""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import mots, textes
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    ULTIME,
    Arbre,
    Caractere,
    Categorie,
    Fait,
    Nature,
    NonRecours,
    Statut,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase, Table
from allervers_training.activities.arbre_des_causes.domain.libelles import NAMED_IN, short
from allervers_training.activities.engine.kind import Room

SECRET = frozenset(
    {Phase.CADRAGE, Phase.COLLECTE}
)  # each writes alone: cards are counted, not shown


@dataclass(frozen=True)
class Carte:
    """A card as it is read, wherever it lies."""

    id: int
    texte: str
    categorie: Categorie = Categorie.NON_DITE
    sorte: str = ""  # category, usual or unusual, nature, form of non-take-up: in words
    autres: tuple[str, ...] = ()  # other wordings
    redige: str = ""  # who holds the pen
    jusqua_ms: int = 0  # until when, in milliseconds since the epoch
    nature: Nature = Nature.FAIT


def carte(atelier: Atelier, table: Table, room: Room, numero: int) -> Carte:
    fait, plume = table.arbre.faits[numero], table.plumes.get(numero)
    return Carte(
        id=numero,
        texte=textes.words(atelier, fait, room.texts),
        categorie=fait.categorie,
        sorte=sort_of(table.arbre, fait),
        autres=textes.wordings(table.arbre, fait, room.texts),
        redige=label(room, plume.numero) if plume else "",
        jusqua_ms=int(plume.jusqua.timestamp() * 1000) if plume else 0,
        nature=fait.nature,
    )


def sort_of(arbre: Arbre, fait: Fait) -> str:
    """Say what a card is; what nobody said yet is left out."""
    if fait.id == ULTIME:
        return mots.ULTIMES[arbre.mode]
    said = [
        mots.CATEGORIES[fait.categorie],
        "" if fait.caractere is Caractere.NON_DIT else str(fait.caractere),
        "" if fait.nature is Nature.FAIT else mots.NATURES[fait.nature].lower(),
        "" if fait.non_recours is NonRecours.AUCUN else mots.NON_RECOURS[fait.non_recours].lower(),
    ]
    return " · ".join(word for word in said if word)


def named(atelier: Atelier, table: Table, room: Room, numero: int, signs: int = NAMED_IN) -> str:
    """Name a card in a sentence: its number, and its words, shortened."""
    words = textes.words(atelier, table.arbre.faits[numero], room.texts)
    return f"{numero}. {short(words, signs)}"


def step(atelier: Atelier, table: int = 0) -> str:
    """Name the moment of an atelier; when it changes, a page must fetch its own part again."""
    voted = atelier.phase is Phase.PRIORITES and table in atelier.tables
    levers = f"-{atelier.tables[table].operations}" if voted else ""
    return f"{atelier.phase}-{atelier.pause:d}-{table}{levers}"


def table_name(atelier: Atelier, numero: int) -> str:
    """Name a table; where everybody builds one tree there is nothing to tell apart."""
    return f"Table {numero}" if len(atelier.tables) > 1 else ""


def label(room: Room, numero: int | None) -> str:
    return "L'animation" if numero is None else room.names.get(numero, f"n° {numero}")


def cards_at(arbre: Arbre, statut: Statut) -> tuple[int, ...]:
    """Return the cards of one place, in the order they were written; merged ones lie in another card."""
    found = (f for f in arbre.faits.values() if f.statut is statut and f.fusion is None)
    return tuple(sorted(fait.id for fait in found))


def table_for(atelier: Atelier, part: int) -> int:
    """Return the table that a part of the room follows; 0 for people who have none yet."""
    if len(atelier.tables) == 1:
        return next(iter(atelier.tables))
    return part if part in atelier.tables else 0
