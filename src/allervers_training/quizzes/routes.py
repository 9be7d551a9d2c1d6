"""Taking a quiz: one question a page, an explanation for every choice, as often as one likes."""

from collections.abc import Collection, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.accounts.models import Person
from allervers_training.catalogue import access as catalogue
from allervers_training.catalogue.domain import Course, Quiz, QuizItem
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid, NotFound
from allervers_training.quizzes import access, pages, service
from allervers_training.quizzes.domain import next_item
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.forms import Form
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
QUESTION = "quizzes/question.html"


def taker(person: SignedIn) -> Person:
    return access.taker(person)


def asked(request: Request, quiz_id: str) -> Quiz:
    return catalogue.quiz(request.app.state.library.current, quiz_id)


Taker = Annotated[Person, Depends(taker)]
Asked = Annotated[Quiz, Depends(asked)]


@router.get("/quiz/{quiz_id}", openapi_extra=SIGNED_IN)
def show_quiz(request: Request, db: Db, person: Taker, quiz: Asked) -> Response:
    formers = access.attempts_of(db, person, quiz.id)
    view = pages.quiz_page(_course(request), quiz, formers)
    return page(request, "quizzes/quiz.html", page=view)


@router.post("/quiz/{quiz_id}/essais", openapi_extra=SIGNED_IN)
def begin(db: Db, person: Taker, quiz: Asked) -> Response:
    attempt = service.begin(db, person, quiz, at=clock.now())
    return RedirectResponse(f"/quiz/{quiz.id}/essais/{attempt.id}", status_code=303)


@router.get("/quiz/{quiz_id}/essais/{attempt_id}", openapi_extra=SIGNED_IN)
def show_attempt(request: Request, attempt_id: Id, db: Db, person: Taker, quiz: Asked) -> Response:
    """Go to the next question, or look back when there is none."""
    attempt = access.attempt_of(db, person, quiz.id, attempt_id)
    item = next_item(quiz, attempt.answers)
    if item is not None and attempt.finished_at is None:  # a question may have come since
        address = f"/quiz/{quiz.id}/essais/{attempt.id}/questions/{item.id}"
        return RedirectResponse(address, status_code=303)
    view = pages.recap_page(_course(request), quiz, attempt)
    return page(request, "quizzes/bilan.html", page=view)


@router.get("/quiz/{quiz_id}/essais/{attempt_id}/questions/{item_id}", openapi_extra=SIGNED_IN)
def show_question(
    request: Request, attempt_id: Id, item_id: str, db: Db, person: Taker, quiz: Asked
) -> Response:
    attempt = access.attempt_of(db, person, quiz.id, attempt_id)
    view = pages.question_page(quiz, attempt, _item(quiz, item_id))
    return page(request, QUESTION, page=view)


@router.post("/quiz/{quiz_id}/essais/{attempt_id}/questions/{item_id}", openapi_extra=SIGNED_IN)
def answer(
    request: Request,
    attempt_id: Id,
    item_id: str,
    db: Db,
    person: Taker,
    quiz: Asked,
    fields: Form,
) -> Response:
    attempt, item = access.attempt_of(db, person, quiz.id, attempt_id), _item(quiz, item_id)
    chosen = _chosen(item, fields)
    try:
        if service.answer(attempt, quiz, item, chosen, at=clock.now()):
            service.tell_path(db, person, _module(request, quiz), quiz, at=clock.now())
    except Invalid as wrong:
        view = pages.question_page(quiz, attempt, item, chosen=chosen, errors=wrong.fields)
        return page(request, QUESTION, status=422, page=view)
    address = f"/quiz/{quiz.id}/essais/{attempt.id}/questions/{item.id}"
    return RedirectResponse(address, status_code=303)


def _chosen(item: QuizItem, fields: Mapping[str, str]) -> Collection[str]:
    """Return the choices made: one radio button, or boxes that each have a name."""
    if item.type == "multiple":
        return [c.id for c in item.choices if fields.get(f"choix-{c.id}") == "oui"]
    return [fields["choix"]] if fields.get("choix") else []


def _item(quiz: Quiz, item_id: str) -> QuizItem:
    item = quiz.item(item_id)
    if item is None:
        raise NotFound
    return item


def _module(request: Request, quiz: Quiz) -> str:
    module = _course(request).module_of(quiz.competences[0])
    if module is None:
        raise NotFound
    return module.id


def _course(request: Request) -> Course:
    course: Course = request.app.state.library.current.course
    return course
