"""An exercise as the wall would show it at its beginning, without any room: for whoever proposes it."""

from dataclasses import replace

from markupsafe import Markup

from allervers_training.activities.engine.kind import Audience, Room
from allervers_training.activities.engine.live import Live
from allervers_training.catalogue.domain import Course, Document
from allervers_training.salle.scene import Scene


def on_the_wall(scene: Scene, document: Document, course: Course) -> Markup | None:
    """Render the projection of an exercise of no course yet; nothing for one that is not run live."""
    kind = next((k for k in scene.kinds.values() if isinstance(document, k.exercise)), None)
    if kind is None:
        return None
    with_it = replace(course, documents={**course.documents, document.id: document})
    settings = kind.prepare(document, {})
    state = kind.initial(settings)
    live = Live(0, 0, kind, document.title, document.id, "", settings, state, 1, {})
    texts = kind.texts(with_it, document.id, settings)
    return scene.still(live, Audience.PROJECTION, Room(names={}, texts=texts, title=document.title))
