"""The débat mouvant as the engine sees it."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any

from allervers_training.activities.debat_mouvant import codec, exports, forms, moi, vues
from allervers_training.activities.debat_mouvant.domain.application import apply
from allervers_training.activities.debat_mouvant.domain.commandes import Commande
from allervers_training.activities.debat_mouvant.domain.decisions import decide
from allervers_training.activities.debat_mouvant.domain.etat import Debat, Tour
from allervers_training.activities.debat_mouvant.domain.evenements import Evenement
from allervers_training.activities.debat_mouvant.kit import Kit, make_kit
from allervers_training.activities.debat_mouvant.rapport import report
from allervers_training.activities.debat_mouvant.reglages import prepare, read_settings
from allervers_training.activities.debat_mouvant.textes import resolve
from allervers_training.activities.engine.kind import Audience, CommandForm, Context, Export, Room
from allervers_training.catalogue.domain import Course
from allervers_training.catalogue.domain import DebatMouvant as Exercise

ONE_ROOM: Mapping[int, int] = {}


class DebatMouvant:
    """See `engine.kind.Kind`."""

    slug = "debat_mouvant"
    title = "Débat mouvant"
    forms: Mapping[str, CommandForm] = forms.FORMS
    regions: Mapping[Audience, Sequence[str]] = {
        Audience.PARTICIPANT: ("question", "salle"),
        Audience.PROJECTION: ("ecran", "bas"),
        Audience.CONSOLE: (
            "conduite",
            "tableau",
            "comptage",
            "parole",
            "arguments",
            "suite",
        ),
    }
    symbols: Sequence[str] = [
        "marque",
        "s-oui",
        "s-nsp",
        "s-non",
        "g-oui",
        "g-nsp",
        "g-non",
        "g-lien",
        "i-fleche",
        "i-retour",
        "i-main",
        "i-plus",
        "i-oeil",
        "i-coche",
        "i-pause",
        "i-ecran",
        "i-livre",
        "i-fusion",
        "i-horloge",
        "i-personnes",
        "i-alerte",
        "i-hors-ligne",
        "i-cadenas",
        "i-question",
        "i-croix",
    ]

    def initial(self, settings: Mapping[str, Any]) -> Debat:
        chosen = read_settings(settings)
        return Debat(chosen, tuple(Tour(affirmation) for affirmation in chosen.affirmations))

    exercise = Exercise
    has_film = True
    team_has_own = False
    exports: Mapping[str, Export] = {
        "csv": Export("text/csv; charset=utf-8", exports.as_csv),
        "json": Export("application/json", exports.as_json),
        "md": Export("text/markdown; charset=utf-8", exports.as_markdown),
    }

    def prepare(self, exercise: Exercise | None, fields: Mapping[str, str]) -> Mapping[str, Any]:
        return prepare(exercise, fields)

    def kit(self, exercise: Exercise) -> Kit:
        return make_kit(exercise)

    def kit_pdf(self, kit: Kit) -> None:  # noqa: ARG002 - only the page
        return None

    def texts(
        self, course: Course, exercise_id: str, settings: Mapping[str, Any]
    ) -> Mapping[str, vues.Texte]:
        return resolve(course, exercise_id, settings)

    def decide(self, state: Debat, command: Commande, context: Context) -> Sequence[Evenement]:
        return decide(state, command, context)

    def apply(self, state: Debat, event: Evenement, at: datetime) -> Debat:
        return apply(state, event, at)

    def view(self, state: Debat, audience: Audience, room: Room) -> Mapping[str, Hashable]:
        return vues.view(state, audience, room)

    def parts(self, state: Debat) -> Mapping[int, int]:  # noqa: ARG002 - everybody sees one room
        return ONE_ROOM

    def own(self, state: Debat, number: int | None, room: Room) -> moi.Moi:
        return moi.own(state, number, stops=vues.is_stopped(state, room))

    def report(self, state: Debat, room: Room) -> dict[str, Any]:
        return report(state, room)

    def is_over(self, state: Debat) -> bool:
        return state.clos

    def encode(self, event: Evenement) -> tuple[str, dict[str, Any]]:
        return codec.encode(event)

    def decode(self, name: str, payload: Mapping[str, Any]) -> Evenement:
        return codec.decode(name, payload)


KIND = DebatMouvant()
