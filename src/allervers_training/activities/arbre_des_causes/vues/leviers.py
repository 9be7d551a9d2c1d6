"""Levers in words, with their votes once these can sway nobody any more."""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.domain.arbre import Levier as Pose
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase, Table
from allervers_training.activities.arbre_des_causes.domain.voix import ranked

TOLD = frozenset({Phase.RESTITUTION, Phase.CLOS})  # votes are told when everybody has given hers


@dataclass(frozen=True)
class Levier:
    """Something to do about a fact, in words."""

    id: int
    fait: int
    quoi: str
    details: str  # level, bearer, term, effort
    voix: int | None = None  # told once everybody has voted
    porteur: str = ""
    niveau: str = ""
    terme: str = ""
    effort: str = ""


def levers_of(atelier: Atelier, table: Table) -> tuple[Levier, ...]:
    """Return the levers, the most supported first once votes are told."""
    told = atelier.phase in TOLD
    held = ranked(table) if told else sorted(ranked(table), key=lambda pair: pair[0].id)
    return tuple(
        Levier(
            id=levier.id,
            fait=levier.fait,
            quoi=levier.quoi,
            details=_details(levier),
            voix=count if told else None,
            porteur=levier.porteur,
            niveau=levier.niveau,
            terme=levier.terme or "",
            effort=levier.effort or "",
        )
        for levier, count in held
    )


def _details(levier: Pose) -> str:
    said = (
        mots.NIVEAUX[levier.niveau],
        f"porté par {levier.porteur}" if levier.porteur else "",
        mots.TERMES[levier.terme].lower() if levier.terme else "",
        mots.EFFORTS[levier.effort].lower() if levier.effort else "",
    )
    return " · ".join(word for word in said if word)
