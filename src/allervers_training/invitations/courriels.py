"""Inviting by mail: asking for it, trying again, cancelling."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.accounts.models import Person
from allervers_training.cohorts import access as cohorts
from allervers_training.cohorts.models import Cohort
from allervers_training.invitations import access, queries, service
from allervers_training.kernel import clock
from allervers_training.kernel.errors import NotFound
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.french import french_date
from allervers_training.web.limits import check_rate
from allervers_training.web.numbers import Id

router = APIRouter()


@router.post("/sessions/{cohort_id}/courriels", openapi_extra=RUNS_ROOM)
def invite(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Write to one person, or to everybody who has an address and was never written to."""
    cohort = cohorts.run_by(db, cohort_id, person)
    check_rate(request, "inviting")
    if fields.get("inscription"):
        place = whole_number(fields["inscription"]) or 0
        cohorts.enrolment_in(db, cohort, place)
        guests = queries.guests(db, cohort, place_id=place)
        if not guests:
            raise NotFound
    else:
        guests = queries.uninvited(db, cohort)
    service.invite(db, cohort, guests, _sender(request, cohort, person), at=clock.now())
    return _to_mail(cohort_id)


@router.post("/sessions/{cohort_id}/courriels/{mail_id}/relance", openapi_extra=RUNS_ROOM)
def send_again(request: Request, cohort_id: Id, mail_id: Id, db: Db, person: SignedIn) -> Response:
    """Try at once a message that did not leave; write a new one in place of one that did."""
    cohort = cohorts.run_by(db, cohort_id, person)
    check_rate(request, "inviting")
    mail = access.mail_in(db, cohort, mail_id)
    service.send_again(db, cohort, mail, _sender(request, cohort, person), at=clock.now())
    return _to_mail(cohort_id)


@router.post("/sessions/{cohort_id}/courriels/{mail_id}/annulation", openapi_extra=RUNS_ROOM)
def cancel(cohort_id: Id, mail_id: Id, db: Db, person: SignedIn) -> Response:
    """Keep a message from leaving."""
    cohort = cohorts.run_by(db, cohort_id, person)
    service.cancel(db, access.mail_in(db, cohort, mail_id), by=person, at=clock.now())
    return _to_mail(cohort_id)


def _sender(request: Request, cohort: Cohort, person: Person) -> service.Sender:
    return service.Sender(person, request.app.state.base_url, french_date(cohort.starts_on))


def _to_mail(cohort_id: int) -> Response:
    return RedirectResponse(f"/sessions/{cohort_id}/invitations#courriel", status_code=303)
