"""What each audience sees of a débat mouvant: frozen pictures, compared before anything is rendered.

Nothing here knows more than the regimes' table allows: names and places of single people enter a picture in
`visible` and after the reveal only.
"""

from collections.abc import Mapping

from allervers_training.activities.debat_mouvant.domain.etat import Debat
from allervers_training.activities.debat_mouvant.vues.commun import (
    Place,
    Question,
    Texte,
    is_stopped,
    label,
    places,
    question,
    step,
    words,
)
from allervers_training.activities.debat_mouvant.vues.conduite import conduite
from allervers_training.activities.debat_mouvant.vues.console import Comptage, tableau
from allervers_training.activities.debat_mouvant.vues.mur import bas, ecran
from allervers_training.activities.debat_mouvant.vues.parole import arguments, floor
from allervers_training.activities.debat_mouvant.vues.telephone import telephone
from allervers_training.activities.engine.kind import Audience, Room
from allervers_training.activities.engine.regimes import Regime

__all__ = [
    "Place",
    "Question",
    "Texte",
    "is_stopped",
    "label",
    "places",
    "question",
    "step",
    "view",
    "words",
]


def view(debat: Debat, audience: Audience, room: Room) -> Mapping[str, object]:
    """Return the pictures of an audience's regions."""
    match audience:
        case Audience.PARTICIPANT:
            return {"question": question(debat, room), "salle": telephone(debat, room)}
        case Audience.PROJECTION:
            return {"ecran": ecran(debat, room), "bas": bas(debat, room)}
        case Audience.CONSOLE:
            return {
                "conduite": conduite(debat, room),
                "tableau": tableau(debat, room),
                "comptage": Comptage(places(debat.tour), _may_be_placed(debat, room)),
                "parole": floor(debat, room),
                "arguments": arguments(debat),
                "suite": conduite(debat, room),
            }


def _may_be_placed(debat: Debat, room: Room) -> tuple[tuple[int, str], ...]:
    """Let the team place somebody by name where places may be known; elsewhere it counts heads."""
    return room.trainees if debat.reglages.regime is Regime.VISIBLE else ()
