"""Addresses of what brings somebody back: access cards, and two words."""

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.cohorts import access, pages, service
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.kernel import clock
from allervers_training.web.database import Db
from allervers_training.web.doors import IN_ROOM, RUNS_ROOM
from allervers_training.web.forms import Form, whole_number
from allervers_training.web.late import Late
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
MADE_MEANWHILE = (
    "Des cartes ont été faites depuis que cette page est ouverte. Celles qui sont imprimées marchent "
    "toujours ; rien n'a été refait."
)
NOBODY_LEFT = "Tout le monde a déjà une carte ou un lien : aucune carte n'a été faite."


@router.get("/sessions/{cohort_id}/cartes", openapi_extra=RUNS_ROOM)
def ask_before_printing(
    request: Request, cohort_id: Id, db: Db, person: SignedIn, inscription: str = ""
) -> Response:
    """Say what new cards would stop, for how many people, before any is made."""
    cohort = access.run_by(db, cohort_id, person)
    only = access.enrolment_in(db, cohort, whole_number(inscription) or 0) if inscription else None
    shown = pages.cards_page(db, cohort, only)
    return page(request, "cohorts/cartes_avant.html", page=shown)


@router.post("/sessions/{cohort_id}/cartes", openapi_extra=RUNS_ROOM)
def make_cards(request: Request, cohort_id: Id, db: Db, person: SignedIn, fields: Form) -> Response:
    """Print new access cards, unless some were made since the question was asked."""
    cohort, typed = access.run_by(db, cohort_id, person), fields.get("inscription", "")
    only = access.enrolment_in(db, cohort, whole_number(typed) or 0) if typed else None
    shown = pages.cards_page(db, cohort, only)
    missing_alone = only is None and fields.get("pour") == "sans-carte"
    places = shown.without if missing_alone else shown.everybody
    if not places or (not missing_alone and fields.get("vu") != shown.seen):
        shown = replace(shown, alert=MADE_MEANWHILE if places else NOBODY_LEFT)
        return page(request, "cohorts/cartes_avant.html", status=409, page=shown)
    lost = only is not None and fields.get("perdu") == "oui"
    made = service.new_cards(db, places, lost=lost, by=person, at=clock.now())
    return _sheets(request, cohort, made, lost=lost)


@router.post("/sessions/{cohort_id}/inscriptions/{enrolment_id}/mots", openapi_extra=RUNS_ROOM)
def dictate_words(
    request: Request, cohort_id: Id, enrolment_id: Id, db: Db, person: SignedIn, fields: Form
) -> Response:
    """Show the trainer two new words to dictate to somebody who has lost her phone."""
    cohort = access.run_by(db, cohort_id, person)
    place = access.enrolment_in(db, cohort, enrolment_id)
    lost = fields.get("perdu") == "oui"
    words = service.give_words(db, place, by=person, at=clock.now(), lost=lost)
    return page(request, "cohorts/mots.html", cohort=cohort, place=place, words=words, lost=lost)


@router.get("/sessions/{cohort_id}/mes-mots", openapi_extra=IN_ROOM)
def show_my_words(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    """Say how one comes back from another phone; words are made when they are asked for."""
    place = access.enrolment_of(db, cohort_id, person)
    shown = pages.words_page(db, place)
    return page(request, "cohorts/mes_mots.html", page=shown)


@router.post("/sessions/{cohort_id}/mes-mots", openapi_extra=IN_ROOM)
def make_my_words(request: Request, cohort_id: Id, db: Db, person: SignedIn) -> Response:
    """Show somebody her two words, and a lasting link if she has none."""
    place = access.enrolment_of(db, cohort_id, person)
    words = service.give_words(db, place, by=person, at=clock.now())
    token = service.give_link(db, place, at=clock.now())
    link = pages.drawn_link(place.shown_name, token, request.app.state.base_url) if token else None
    shown = replace(pages.words_page(db, place), words=words, link=link)
    return page(request, "cohorts/mes_mots.html", page=shown)


def _sheets(
    request: Request, cohort: Cohort, made: Sequence[tuple[Enrolment, str]], *, lost: bool
) -> Response:
    """Draw cards once they are made: a hundred codes take a second."""

    def draw() -> Response:
        cards = pages.drawn(made, request.app.state.base_url)
        return page(request, "cohorts/cartes.html", cohort=cohort, cards=cards, lost=lost)

    return Late(draw)
