"""Asking, months later, what has changed: its team's pages; `answering` is for whoever answers."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn, Trainer
from allervers_training.catalogue import access as catalogue
from allervers_training.cohorts import access as cohorts
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Refused
from allervers_training.surveys import answering, pages, rounds, service
from allervers_training.surveys.answering import course_of
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM, TRAINER
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.limits import check_rate
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
router.include_router(answering.router)


@router.get("/sessions/{cohort_id}/enquete", openapi_extra=RUNS_ROOM)
def show_survey(
    request: Request, cohort_id: Id, db: Db, person: SignedIn, question: str = "", suite: str = ""
) -> Response:
    cohort = cohorts.run_by(db, cohort_id, person)
    view = pages.survey_page(
        db,
        cohort,
        course_of(request, cohort),
        pages.Place(question, whole_number(suite) or 0),
        clock.room_day(clock.now()),
        has_server=request.app.state.postman is not None,
        elsewhere=rounds.opens_elsewhere(request.app.state.base_url),
    )
    return page(request, "surveys/enquete.html", page=view)


@router.post("/sessions/{cohort_id}/enquete/papiers", openapi_extra=RUNS_ROOM)
def print_slips(
    request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Show the papers to print, of whom no letter reaches or of everybody; asking again gives the same links."""
    cohort, links = cohorts.run_by(db, cohort_id, person), _links(request)
    asked = service.open_surveys(db, cohort, links.key, at=clock.now())
    only_paper = request.app.state.postman is not None and fields.get("pour") != "tous"
    made = pages.slips(asked, links, only_paper=only_paper)
    return page(request, "surveys/papiers.html", cohort=cohort, slips=made, only_paper=only_paper)


@router.post("/sessions/{cohort_id}/enquete/courriels", openapi_extra=RUNS_ROOM)
def write(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    """Write at once to whoever is due a letter today, instead of waiting for the next round."""
    cohort = cohorts.run_by(db, cohort_id, person)
    check_rate(request, "inviting")
    if request.app.state.postman is None:
        raise Refused(
            "Aucun serveur de courriel n'est réglé : rien n'est parti.",
            remedy="Donnez les liens sur papier, ou demandez à la personne responsable d'en régler un.",
        )
    service.write(db, cohort, _links(request), at=clock.now())
    return RedirectResponse(f"/sessions/{cohort_id}/enquete", status_code=303)


@router.get("/sessions/{cohort_id}/effets", openapi_extra=RUNS_ROOM)
def show_effects_to_room(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    """Show what people trained earlier say, for the session that works on it."""
    cohort = cohorts.run_by(db, cohort_id, person)
    course = course_of(request, cohort)
    module = catalogue.module(
        request.app.state.library.edition(cohort.content_hash), cohort.module_id
    )
    view = pages.effects_page(db, course, module, cohort)
    return page(request, "surveys/effets.html", page=view)


@router.get("/modules/{module_id}/effets", openapi_extra=TRAINER)
def show_effects(request: Request, module_id: str, db: Db, _trainer: Trainer) -> Response:
    """Show what people trained in a module say, to any trainer: the guide leads here."""
    edition = request.app.state.library.current
    view = pages.effects_page(db, edition.course, catalogue.module(edition, module_id))
    return page(request, "surveys/effets.html", page=view)


def _links(request: Request) -> service.Links:
    state = request.app.state
    return rounds.links_of(state.settings.key_path, state.base_url)
