"""The words of one card or lever: what is replaced is kept, nothing typed is lost."""

from allervers_training.activities.arbre_des_causes.domain.arbre import Arret, Fait, Levier
from allervers_training.activities.arbre_des_causes.domain.evenements import LevierChange
from allervers_training.kernel.frozen import changed


def rewritten(fait: Fait, texte: str, version: int) -> Fait:
    """Take another wording; the former one is kept as a trace."""
    return changed(
        fait,
        texte=texte,
        version=version,
        formulations=tuple(t for t in fait.formulations if t != texte),
        anciennes=fait.anciennes if texte == fait.texte else _kept(fait.anciennes, fait.texte),
    )


def also_worded(fait: Fait, *textes: str) -> Fait:
    """Keep other wordings beside the present one."""
    formulations = fait.formulations
    for texte in textes:
        formulations = formulations if texte == fait.texte else _kept(formulations, texte)
    return changed(fait, formulations=formulations)


def set_aside(fait: Fait, texte: str) -> Fait:
    """Put another wording among the former ones."""
    if texte not in fait.formulations:
        return fait
    left = tuple(t for t in fait.formulations if t != texte)
    return changed(fait, formulations=left, anciennes=_kept(fait.anciennes, texte))


def stopped(fait: Fait, arret: Arret | None) -> Fait:
    """Stop a branch, or take it up again; the words of a former reason are kept."""
    former = fait.arret.texte if fait.arret else ""
    kept = fait.anciennes if arret and arret.texte == former else _kept(fait.anciennes, former)
    return changed(fait, arret=arret, anciennes=kept)


def lever_changed(levier: Levier, event: LevierChange) -> Levier:
    """Change what the event names; the words that it replaces are kept."""
    anciens = levier.anciens
    for former, new in ((levier.quoi, event.quoi), (levier.porteur, event.porteur)):
        if new is not None and new != former:
            anciens = _kept(anciens, former)
    return changed(
        levier,
        quoi=levier.quoi if event.quoi is None else event.quoi,
        porteur=levier.porteur if event.porteur is None else event.porteur,
        niveau=event.niveau or levier.niveau,
        terme=event.terme or levier.terme,
        effort=event.effort or levier.effort,
        anciens=anciens,
    )


def _kept(textes: tuple[str, ...], texte: str) -> tuple[str, ...]:
    return textes if not texte or texte in textes else (*textes, texte)
