"""Undo and redo: a table keeps its former trees, and the words that only undone operations held."""

from collections.abc import Iterator

from allervers_training.activities.arbre_des_causes.domain.arbre import Arbre, Fait, Levier
from allervers_training.activities.arbre_des_causes.domain.etat import Table
from allervers_training.kernel.frozen import changed

DEEPEST = 50  # operations that can be undone


def done(table: Table, arbre: Arbre, *, undoable: bool) -> Table:
    """Return the table after an operation; one that cannot be undone ends the history."""
    passe = (*table.passe, table.arbre)[-DEEPEST:] if undoable else ()
    return changed(table, arbre=arbre, passe=passe, futur=(), operations=table.operations + 1)


def undone(table: Table) -> Table:
    if not table.passe:
        return table
    before = table.passe[-1]
    return changed(
        table,
        arbre=before,
        passe=table.passe[:-1],
        futur=(*table.futur, table.arbre),
        operations=table.operations + 1,
        traces=_traced(table, before),
    )


def redone(table: Table) -> Table:
    if not table.futur:
        return table
    return changed(
        table,
        arbre=table.futur[-1],
        passe=(*table.passe, table.arbre),
        futur=table.futur[:-1],
        operations=table.operations + 1,
        traces=_traced(table, table.futur[-1]),
    )


def words_of(card: Fait | Levier | None) -> tuple[str, ...]:
    """Return everything that was ever written on a card or a lever, as it keeps it."""
    if card is None:
        return ()
    if isinstance(card, Levier):
        return tuple(t for t in (card.quoi, card.porteur, *card.anciens) if t)
    stopped = card.arret.texte if card.arret else ""
    every = (card.texte, *card.formulations, *card.anciennes, stopped)
    return tuple(t for t in every if t)


def _traced(table: Table, restored: Arbre) -> tuple[str, ...]:
    """Return the traces, with the words that the present tree holds and the restored one does not."""
    lost = dict.fromkeys(_lost(table.arbre, restored))
    return (*table.traces, *(t for t in lost if t not in table.traces))


def _lost(arbre: Arbre, restored: Arbre) -> Iterator[str]:
    for number, fait in arbre.faits.items():
        before = restored.faits.get(number)
        if before is not fait:
            yield from (t for t in words_of(fait) if t not in words_of(before))
    for number, levier in arbre.leviers.items():
        same = restored.leviers.get(number)
        if same is not levier:
            yield from (t for t in words_of(levier) if t not in words_of(same))
