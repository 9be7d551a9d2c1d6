"""Where each document of the course is shown on the site."""

from allervers_training.catalogue.domain import Competence, Course, Step
from allervers_training.catalogue.registry import kind_of

PREFIX = "c-"  # set before every identifier that content brings, so that it cannot take one of ours
USED = {"cold-survey": ("effets", "Ce que disent les personnes formées")}


def address_of(course: Course, document_id: str, anchor: str = "") -> str | None:
    """Give the address of a published document, or nothing when it is not published."""
    document = course.documents.get(document_id)
    if document is None:
        return None
    above = course.competence_of(document_id)
    if isinstance(document, Competence):
        above = document
    path = kind_of(document).address.format(
        id=document_id, competence=above.id if above else document_id
    )
    return path + fragment(anchor)


def fragment(anchor: str) -> str:
    return f"#{PREFIX}{anchor}" if anchor else ""


def address_of_link(course: Course, link: str) -> str | None:
    """Give the address of a link written in data: `c2-besoin#pourquoi`."""
    document_id, _, anchor = link.partition("#")
    return address_of(course, document_id, anchor)


def used_by(step: Step, above: str) -> tuple[str, str] | None:
    """Give the address and the title of what a step draws on besides the course, for a module or a session.

    `above` is theirs: `/modules/m1` gathers what this module's sessions have said, `/sessions/7` the same for its team.
    """
    if step.uses is None:
        return None
    name, title = USED[step.uses]
    return f"{above}/{name}", title


def address_of_term(term_id: str) -> str:
    return f"/glossaire/{term_id}"


def address_of_medium(path: str) -> str:
    return f"/contenu/{path}"
