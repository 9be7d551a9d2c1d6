"""The quiz en groupe as the engine sees it."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any

from allervers_training.activities.engine.kind import Audience, CommandForm, Context, Export, Room
from allervers_training.activities.quiz_en_groupe import codec, exports, forms, moi, vues
from allervers_training.activities.quiz_en_groupe.domain.application import apply
from allervers_training.activities.quiz_en_groupe.domain.commandes import Commande
from allervers_training.activities.quiz_en_groupe.domain.decisions import Suites, decide
from allervers_training.activities.quiz_en_groupe.domain.etat import Quiz, debut
from allervers_training.activities.quiz_en_groupe.domain.evenements import Evenement
from allervers_training.activities.quiz_en_groupe.kit import Kit, make_kit
from allervers_training.activities.quiz_en_groupe.rapport import report
from allervers_training.activities.quiz_en_groupe.reglages import prepare, read_settings
from allervers_training.activities.quiz_en_groupe.textes import Texte, resolve
from allervers_training.catalogue.domain import Course
from allervers_training.catalogue.domain import Quiz as Exercise

ONE_ROOM: Mapping[int, int] = {}


class QuizEnGroupe:
    """See `engine.kind.Kind`."""

    slug = "quiz_en_groupe"
    title = "Quiz en groupe"
    forms: Mapping[str, CommandForm] = forms.FORMS
    regions: Mapping[Audience, Sequence[str]] = {
        Audience.PARTICIPANT: ("question", "salle"),
        Audience.PROJECTION: ("ecran", "bas"),
        Audience.CONSOLE: ("conduite", "tableau", "explications", "questions", "suite"),
    }
    symbols: Sequence[str] = [
        "marque",
        *("i-fleche", "i-retour", "i-coche", "i-croix", "i-pause", "i-ecran"),
        *("i-cadenas", "i-main", "i-oeil", "i-livre"),
    ]
    exercise = Exercise
    has_film = False
    team_has_own = False
    exports: Mapping[str, Export] = {
        "csv": Export("text/csv; charset=utf-8", exports.as_csv),
        "json": Export("application/json", exports.as_json),
        "md": Export("text/markdown; charset=utf-8", exports.as_markdown),
    }

    def initial(self, settings: Mapping[str, Any]) -> Quiz:
        return debut(read_settings(settings))

    def prepare(self, exercise: Exercise | None, fields: Mapping[str, str]) -> Mapping[str, Any]:
        return prepare(exercise, fields)

    def kit(self, exercise: Exercise) -> Kit:
        return make_kit(exercise)

    def kit_pdf(self, kit: Kit) -> None:  # noqa: ARG002 - only the page
        return None

    def texts(
        self,
        course: Course,
        exercise_id: str,
        settings: Mapping[str, Any],  # noqa: ARG002 - no words are typed
    ) -> Mapping[str, Texte]:
        return resolve(course, exercise_id)

    def decide(self, state: Quiz, command: Commande, context: Context) -> Suites:
        return decide(state, command, context)

    def apply(self, state: Quiz, event: Evenement, at: datetime) -> Quiz:  # noqa: ARG002 - it keeps no time
        return apply(state, event)

    def view(self, state: Quiz, audience: Audience, room: Room) -> Mapping[str, Hashable]:
        return vues.view(state, audience, room)

    def parts(self, state: Quiz) -> Mapping[int, int]:  # noqa: ARG002 - everybody sees one room
        return ONE_ROOM

    def own(self, state: Quiz, number: int | None, room: Room) -> moi.Moi:
        return moi.own(state, number, room)

    def report(self, state: Quiz, room: Room) -> dict[str, Any]:
        return report(state, room)

    def is_over(self, state: Quiz) -> bool:
        return state.clos

    def encode(self, event: Evenement) -> tuple[str, dict[str, Any]]:
        return codec.encode(event)

    def decode(self, name: str, payload: Mapping[str, Any]) -> Evenement:
        return codec.decode(name, payload)


KIND = QuizEnGroupe()
