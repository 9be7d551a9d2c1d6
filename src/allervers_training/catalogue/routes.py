"""Addresses of the course: everybody reads it; guides are for trainers."""

from urllib.parse import urlsplit

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from allervers_training.accounts.identity import Trainer, Visitor
from allervers_training.catalogue import access
from allervers_training.catalogue.bibliography.exports import file_name
from allervers_training.catalogue.domain import Fiche, Guide, Retire, VersionSimplifiee
from allervers_training.catalogue.gift import to_gift
from allervers_training.catalogue.library import Library
from allervers_training.catalogue.pages import competences, exercises, guides, modules, references
from allervers_training.catalogue.visiting import edition_of, reader_of, trains
from allervers_training.kernel import clock
from allervers_training.web.database import Db
from allervers_training.web.doors import PUBLIC, TRAINER
from allervers_training.web.templating import page

router = APIRouter()


@router.get("/modules", openapi_extra=PUBLIC)
def show_modules(request: Request, _person: Visitor) -> Response:
    cards = modules.module_cards(edition_of(request))
    return page(request, "catalogue/modules.html", cards=cards)


@router.get("/modules/{module_id}", openapi_extra=PUBLIC)
def show_module(
    request: Request,
    module_id: str,
    person: Visitor,
    *,
    format: str = "",  # noqa: A002
) -> Response:
    edition = edition_of(request)
    module = access.module(edition, module_id)
    view = modules.module_page(edition, module, format, for_trainers=trains(person))
    return page(request, "catalogue/module.html", page=view)


@router.get("/competences/{competence_id}", openapi_extra=PUBLIC)
def show_competence(request: Request, competence_id: str, person: Visitor) -> Response:
    edition, reader = edition_of(request), reader_of(person)
    competence = access.competence(edition, competence_id)
    view = competences.competence_page(edition, competence, reader, for_trainers=trains(person))
    return page(request, "catalogue/competence.html", page=view, trains=trains(person))


@router.get("/competences/{competence_id}/version-simplifiee", openapi_extra=PUBLIC)
def show_simple_version(request: Request, competence_id: str, db: Db, _person: Visitor) -> Response:
    edition = edition_of(request)
    competence, version = access.part(edition, competence_id, VersionSimplifiee)
    read_on = request.app.state.easy_read_on(db, version)
    view = competences.simple_page(edition, competence, version, read_on)
    return page(request, "catalogue/simplifiee.html", page=view)


@router.get("/competences/{competence_id}/fiche", openapi_extra=PUBLIC)
def show_fiche(request: Request, competence_id: str, _person: Visitor) -> Response:
    edition = edition_of(request)
    competence, fiche = access.part(edition, competence_id, Fiche)
    view = competences.fiche_page(edition, competence, fiche)
    return page(request, "catalogue/fiche.html", page=view)


@router.get("/competences/{competence_id}/guide", openapi_extra=TRAINER)
def show_guide(
    request: Request,
    competence_id: str,
    _trainer: Trainer,
    *,
    format: str = "",  # noqa: A002
) -> Response:
    edition = edition_of(request)
    competence, guide = access.part(edition, competence_id, Guide)
    view = guides.guide_page(edition, competence, guide, format)
    return page(request, "catalogue/guide.html", page=view)


@router.get("/exercices/{quiz_id}.gift", openapi_extra=PUBLIC)  # before the page, which takes any
def export_quiz(request: Request, quiz_id: str) -> Response:
    course = edition_of(request).course
    quiz = access.quiz(edition_of(request), quiz_id)
    text = to_gift(quiz, course.competence_of(quiz.id), course.outline.title)
    return _attached(text, "text/plain", f"{quiz.id}.gift.txt")  # Moodle refuses any other ending


@router.get("/exercices/{exercise_id}", openapi_extra=PUBLIC)
def show_exercise(request: Request, exercise_id: str, person: Visitor) -> Response:
    """Show an exercise; of a text that was withdrawn, say so: it is gone, and was not a wrong address."""
    edition, reader = edition_of(request), reader_of(person)
    exercise = access.exercise(edition, exercise_id, reader)
    view = exercises.exercise_page(edition, exercise, reader, for_trainers=trains(person))
    status = 410 if isinstance(exercise, Retire) else 200
    return page(request, "catalogue/exercice.html", status=status, page=view)


@router.get("/bibliographie", openapi_extra=PUBLIC)
def show_bibliography(
    request: Request, _person: Visitor, *, competence: str = "", suite: str = "1"
) -> Response:
    number = int(suite[:4]) if suite[:4].isdecimal() else 1
    edition, year = edition_of(request), clock.now().year
    view = references.bibliography_page(edition, competence, number, year=year)
    return page(request, "catalogue/bibliographie.html", page=view)


@router.get("/bibliographie.{extension}", openapi_extra=PUBLIC)
def export_bibliography(
    request: Request, extension: str, person: Visitor, *, competence: str = "", document: str = ""
) -> Response:
    asked = (edition_of(request), competence, document)
    listed = access.references(*asked, reader=reader_of(person), for_trainers=trains(person))
    media_type, text = access.export(extension, listed)
    return _attached(text, media_type, file_name(document or competence, extension))


@router.get("/glossaire", openapi_extra=PUBLIC)
def show_glossary(request: Request, _person: Visitor) -> Response:
    terms = references.glossary(edition_of(request))
    return page(request, "catalogue/glossaire.html", terms=terms)


@router.get("/glossaire/{term_id}", openapi_extra=PUBLIC)
def show_term(request: Request, term_id: str, person: Visitor) -> Response:
    edition = edition_of(request)
    term = access.term(edition, term_id)
    seen = urlsplit(request.headers.get("referer", "")).path
    view = references.term_page(edition, term, for_trainers=trains(person), comes_from=seen)
    return page(request, "catalogue/terme.html", page=view)


@router.get("/contenu/{path:path}", openapi_extra=PUBLIC)
def show_medium(request: Request, path: str) -> Response:
    library: Library = request.app.state.library
    return FileResponse(access.medium(library.current, library.folder, path))


def _attached(text: str, media_type: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type=f"{media_type}; charset=utf-8", headers=headers)
