"""What each audience sees of an arbre des causes: frozen pictures, compared before anything is rendered.

During the collecte a picture counts cards and shows none: each writes alone.
"""

from collections.abc import Hashable, Mapping

from allervers_training.activities.arbre_des_causes.domain.etat import Atelier
from allervers_training.activities.arbre_des_causes.vues.conduite import conduite
from allervers_training.activities.arbre_des_causes.vues.consigne import consigne
from allervers_training.activities.arbre_des_causes.vues.console import plans, tables
from allervers_training.activities.arbre_des_causes.vues.mur import bas, ecran
from allervers_training.activities.arbre_des_causes.vues.telephone import telephone
from allervers_training.activities.engine.kind import Audience, Room

__all__ = ["view"]


def view(atelier: Atelier, audience: Audience, room: Room) -> Mapping[str, Hashable]:
    """Return the pictures of an audience's regions."""
    match audience:
        case Audience.PARTICIPANT:
            question, boite, plan = telephone(atelier, room)
            return {
                "consigne": consigne(atelier, room),
                "question": question,
                "boite": boite,
                "plan": plan,
            }
        case Audience.PROJECTION:
            return {"ecran": ecran(atelier, room), "bas": bas(atelier, room)}
        case Audience.CONSOLE:
            return {
                "conduite": conduite(atelier),
                "tables": tables(atelier, room),
                "plan": plans(atelier, room),
                "suite": conduite(atelier),
            }
