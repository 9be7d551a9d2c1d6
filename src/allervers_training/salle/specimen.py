"""An exercise as the wall would show it, without any room: for whoever proposes it."""

from dataclasses import replace

from markupsafe import Markup

from allervers_training.activities.engine.kind import Audience, Kind, Room
from allervers_training.activities.engine.live import Live
from allervers_training.catalogue.domain import Course, Document
from allervers_training.catalogue.fitting import Screen
from allervers_training.salle.backdrop import on_screen
from allervers_training.salle.deroule import Moment
from allervers_training.salle.scene import Scene
from allervers_training.salle.waiting import WAITING, Wall


def on_the_wall(
    scene: Scene, document: Document, course: Course, screens: tuple[Screen, ...], number: int
) -> Markup | None:
    """Render the projection of an exercise of no course yet; nothing for one that no wall shows.

    One that is run live is shown at its beginning; of a text, the screen of this number.
    """
    kind = next((k for k in scene.kinds.values() if isinstance(document, k.exercise)), None)
    if kind:
        return _at_its_beginning(scene, kind, document, course)
    if not screens:
        return None
    moment = on_screen(Moment(title=document.title), screens, number)
    wall = Wall(document.title, "", 0, is_full=True, moment=moment)
    drawn = scene.region(None, Audience.PROJECTION, WAITING, wall)
    return Markup(f'<div class="ecran-attente">{drawn}</div>')  # noqa: S704 - rendered by our own escaped templates


def _at_its_beginning(scene: Scene, kind: Kind, document: Document, course: Course) -> Markup:
    with_it = replace(course, documents={**course.documents, document.id: document})
    settings = kind.prepare(document, {})
    state = kind.initial(settings)
    live = Live(0, 0, kind, document.title, document.id, "", settings, state, 1, {})
    texts = kind.texts(with_it, document.id, settings)
    return scene.still(live, Audience.PROJECTION, Room(names={}, texts=texts, title=document.title))
