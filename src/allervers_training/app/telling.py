"""What a room gets from the course for the step that is on; each put together once per version of the course."""

from functools import partial

from markupsafe import Markup

from allervers_training.catalogue.fitting import Screen
from allervers_training.catalogue.library import Library
from allervers_training.catalogue.pages.guides import text_of_step
from allervers_training.catalogue.screens import screens_of
from allervers_training.salle.told import Told


def told_of(library: Library) -> Told:
    return Told(partial(_guide_text, library), partial(_screens, library))


def _guide_text(library: Library, content_hash: str, competence_id: str, step_id: str) -> Markup:
    """Return what the course of a session says to its trainers of one step."""
    edition = library.edition(content_hash)
    key = ("guide-text", competence_id, step_id)
    return edition.once(key, lambda: text_of_step(edition, competence_id, step_id))


def _screens(library: Library, content_hash: str, resource_id: str) -> tuple[Screen, ...]:
    """Return a text as the wall of a session shows it; nothing of one that is gone."""
    edition = library.edition(content_hash)
    resource = edition.course.resource(resource_id)
    if resource is None:
        return ()
    markdown = edition.texts.get(resource_id, "")
    return edition.once(("screens", resource_id), lambda: screens_of(resource, markdown))
