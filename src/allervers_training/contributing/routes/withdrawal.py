"""Addresses of withdrawal: one button, what stays, and what the team of a session is told."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn, Visitor
from allervers_training.cohorts import access as cohorts
from allervers_training.contributing import access
from allervers_training.contributing.domain.document import title_of
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages import addresses, staying
from allervers_training.contributing.service import notices
from allervers_training.contributing.service import withdrawal as service
from allervers_training.kernel import clock
from allervers_training.web.database import Db
from allervers_training.web.doors import PUBLIC, RUNS_ROOM, SIGNED_IN
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
WITHDRAWAL = "/propositions/{slug}/retrait"


@dataclass(frozen=True, slots=True)
class WithdrawalPage:
    key: str
    proposition: Proposition
    title: str


@router.get(WITHDRAWAL, openapi_extra=SIGNED_IN)
def show_withdrawal(request: Request, slug: str, db: Db, person: SignedIn) -> Response:
    who, proposition = access.contributor(db, person), access.mine(db, slug, person)
    newest = access.newest(db, proposition)
    title = title_of(proposition.kind, proposition.draft or (newest and newest.answers) or {})
    view = WithdrawalPage(who.key, proposition, title)
    name = "retire" if proposition.withdrawn_at else "retrait"
    return page(request, f"contributing/{name}.html", page=view)


@router.post(WITHDRAWAL, openapi_extra=SIGNED_IN)
def withdraw(request: Request, slug: str, db: Db, person: SignedIn) -> Response:
    proposition, folder = access.mine(db, slug, person), request.app.state.settings.data_dir
    service.withdraw(db, proposition, folder, by=person, at=clock.now())
    return RedirectResponse(f"{addresses.own_page(proposition)}/retrait", status_code=303)


@router.get("/ce-qui-reste", openapi_extra=PUBLIC)
def show_what_stays(request: Request, db: Db, person: Visitor) -> Response:
    view = staying.staying_page(db, person, request.query_params)
    return page(request, "contributing/ce_qui_reste.html", page=view)


@router.post("/sessions/{cohort_id}/retraits/{notice_id}", openapi_extra=RUNS_ROOM)
def put_notice_away(
    request: Request, cohort_id: Id, notice_id: Id, db: Db, person: SignedIn
) -> Response:
    """Put a notice away for the team, and go back to where it was read."""
    cohort = cohorts.run_by(db, cohort_id, person)
    notices.see(db, cohort, notice_id, at=clock.now())
    console = f"/salle/{cohort.id}/console"
    from_console = request.headers.get("referer", "").endswith(console)
    there = console if from_console else f"/sessions/{cohort.id}/conducteur"
    return RedirectResponse(there, status_code=303)
