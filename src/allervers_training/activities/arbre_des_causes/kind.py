"""The arbre des causes as the engine sees it."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any

from allervers_training.activities.arbre_des_causes import codec, exports, forms, moi, vues
from allervers_training.activities.arbre_des_causes.domain.application import apply
from allervers_training.activities.arbre_des_causes.domain.commandes import Commande
from allervers_training.activities.arbre_des_causes.domain.decisions import decide
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, debut
from allervers_training.activities.arbre_des_causes.domain.evenements import Evenement
from allervers_training.activities.arbre_des_causes.kit import Kit, make_kit
from allervers_training.activities.arbre_des_causes.kit_papier import kit_as_pdf
from allervers_training.activities.arbre_des_causes.rapport import report
from allervers_training.activities.arbre_des_causes.reglages import prepare, read_settings
from allervers_training.activities.arbre_des_causes.textes import resolve
from allervers_training.activities.engine.kind import Audience, CommandForm, Context, Export, Room
from allervers_training.catalogue.domain import ArbreDesCauses as Exercise
from allervers_training.catalogue.domain import Course

ONE_ROOM: Mapping[int, int] = {}


class ArbreDesCauses:
    """See `engine.kind.Kind`."""

    slug = "arbre_des_causes"
    title = "Arbre des causes"
    forms: Mapping[str, CommandForm] = forms.FORMS
    regions: Mapping[Audience, Sequence[str]] = {
        Audience.PARTICIPANT: ("consigne", "question", "boite", "plan"),
        Audience.PROJECTION: ("ecran", "bas"),
        Audience.CONSOLE: ("conduite", "tables", "plan", "suite"),
    }
    symbols: Sequence[str] = [
        "marque",
        "t-personne",
        "t-pratiques",
        "t-organisation",
        "t-institutions",
        "i-fleche",
        "i-retour",
        "i-main",
        "i-plus",
        "i-oeil",
        "i-coche",
        "i-pause",
        "i-ecran",
        "i-livre",
        "i-crayon",
        "i-fusion",
        "i-horloge",
        "i-personnes",
        "i-alerte",
        "i-hors-ligne",
        "i-cadenas",
        "i-question",
        "i-info",
        "i-croix",
    ]
    exercise = Exercise
    has_film = True
    team_has_own = True
    exports: Mapping[str, Export] = {
        "csv": Export("text/csv; charset=utf-8", exports.as_csv),
        "json": Export("application/json", exports.as_json),
        "md": Export("text/markdown; charset=utf-8", exports.as_markdown),
        "mmd": Export("text/plain; charset=utf-8", exports.as_mermaid),
        "pdf": Export("application/pdf", exports.as_pdf),
        "png": Export("image/png", exports.as_png),
        "svg": Export("image/svg+xml", exports.as_svg),
    }

    def initial(self, settings: Mapping[str, Any]) -> Atelier:
        return debut(read_settings(settings))

    def prepare(self, exercise: Exercise | None, fields: Mapping[str, str]) -> Mapping[str, Any]:
        return prepare(exercise, fields)

    def kit(self, exercise: Exercise) -> Kit:
        return make_kit(exercise)

    def kit_pdf(self, kit: Kit) -> bytes:
        return kit_as_pdf(kit)

    def texts(
        self, course: Course, exercise_id: str, settings: Mapping[str, Any]
    ) -> Mapping[str, str]:
        return resolve(course, exercise_id, settings)

    def decide(self, state: Atelier, command: Commande, context: Context) -> Sequence[Evenement]:
        return decide(state, command, context)

    def apply(self, state: Atelier, event: Evenement, at: datetime) -> Atelier:
        return apply(state, event, at)

    def view(self, state: Atelier, audience: Audience, room: Room) -> Mapping[str, Hashable]:
        return vues.view(state, audience, room)

    def parts(self, state: Atelier) -> Mapping[int, int]:
        """Return who follows which table; without one (0), she follows what all share."""
        return state.places if len(state.tables) > 1 else ONE_ROOM

    def own(self, state: Atelier, number: int | None, room: Room) -> moi.Moi:
        return moi.own(state, number, room, equipe=room.team)

    def report(self, state: Atelier, room: Room) -> dict[str, Any]:
        return report(state, room)

    def is_over(self, state: Atelier) -> bool:
        return state.clos

    def encode(self, event: Evenement) -> tuple[str, dict[str, Any]]:
        return codec.encode(event)

    def decode(self, name: str, payload: Mapping[str, Any]) -> Evenement:
        return codec.decode(name, payload)


KIND = ArbreDesCauses()
