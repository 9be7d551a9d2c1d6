"""Addresses of her agreement: asked, changed, kept on paper; and of how she is named."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.accounts.models import Person
from allervers_training.contributing import access
from allervers_training.contributing.domain.words import CreditKind, What
from allervers_training.contributing.forms import agreement as forms
from allervers_training.contributing.models import Proposition
from allervers_training.contributing.pages import addresses, preview
from allervers_training.contributing.pages import agreement as pages
from allervers_training.contributing.pages import credit as credit_pages
from allervers_training.contributing.pages.sheet import sheet_page
from allervers_training.contributing.service import agreement as service
from allervers_training.kernel import clock
from allervers_training.kernel.errors import Invalid
from allervers_training.web.database import Db
from allervers_training.web.doors import SIGNED_IN
from allervers_training.web.forms import Form
from allervers_training.web.templating import page

router = APIRouter(prefix="/propositions/{slug}")
WANTS_LICENCE = "demande"


@router.get("/accord", openapi_extra=SIGNED_IN)
def show_agreement(request: Request, slug: str, db: Db, person: SignedIn) -> Response:
    """Show the final text, then one question at a time, then what she accepts."""
    who, proposition = access.contributor(db, person), access.mine(db, slug, person)
    asked_for = request.query_params.get(WANTS_LICENCE) == "oui"
    around = pages.around_of(db, proposition, wants_licence=asked_for)
    asked = forms.read_asked(request.query_params, around)
    folder = request.app.state.settings.data_dir
    view = pages.agreement_page(db, proposition, who.key, asked, around, folder, at=clock.now())
    return page(request, f"contributing/accord_{view.step}.html", page=view)


@router.post("/accord", openapi_extra=SIGNED_IN)
def answer(slug: str, db: Db, person: SignedIn, fields: Form) -> Response:
    """Keep her yes, or her no; when an answer is missing, ask it."""
    proposition = access.mine(db, slug, person)
    if fields.get("reponse") != "oui":
        service.decline(db, proposition, by=person, at=clock.now())
        return RedirectResponse(addresses.own_page(proposition), status_code=303)
    asked_for = fields.get(WANTS_LICENCE) == "oui"
    around = pages.around_of(db, proposition, wants_licence=asked_for)
    yes = forms.read_yes(fields, around)
    if yes is None:
        return RedirectResponse(f"{addresses.own_page(proposition)}/accord", status_code=303)
    return _agreed(db, proposition, yes, person)


@router.get("/accord/apercu", openapi_extra=SIGNED_IN)
def show_final(request: Request, slug: str, db: Db, person: SignedIn, rang: str = "1") -> Response:
    """Show what a room would see of the text that she is asked about."""
    who, proposition = access.contributor(db, person), access.mine(db, slug, person)
    text, here = service.text_of(db, proposition), f"{addresses.own_page(proposition)}/accord"
    edition, wall = request.app.state.library.current, request.app.state.on_the_wall
    final = (text.answers or {}, here)
    view = preview.preview_page(proposition, edition, wall, who.key, rang, final)
    if view is None:
        return RedirectResponse(here, status_code=303)
    name = "contributing/apercu_mur.html" if view.wall else "contributing/apercu.html"
    return page(request, name, page=view)


@router.get("/accord/fiche", openapi_extra=SIGNED_IN)
def show_sheet(request: Request, slug: str, db: Db, person: SignedIn) -> Response:
    who, proposition = access.contributor(db, person), access.mine(db, slug, person)
    base_url = request.app.state.base_url
    view = sheet_page(db, proposition, who.key, base_url, at=clock.now())
    if view is None:
        return RedirectResponse(addresses.own_page(proposition), status_code=303)
    return page(request, "contributing/accord_fiche.html", page=view)


@router.get("/credit", openapi_extra=SIGNED_IN)
def show_credit(request: Request, slug: str, db: Db, person: SignedIn) -> Response:
    who, proposition = access.contributor(db, person), access.mine(db, slug, person)
    view = credit_pages.credit_page(db, proposition, person, who.key, at=clock.now())
    return page(request, "contributing/credit.html", page=view)


@router.post("/credit", openapi_extra=SIGNED_IN)
def sign(request: Request, slug: str, db: Db, person: SignedIn, fields: Form) -> Response:
    who, proposition = access.contributor(db, person), access.mine(db, slug, person)
    try:
        kind, name = forms.read_credit(fields, person.name)
    except Invalid as wrong:
        view = credit_pages.credit_page(
            db, proposition, person, who.key, fields, wrong.fields, at=clock.now()
        )
        return page(request, "contributing/credit.html", status=422, page=view)
    service.sign(db, proposition, kind, name, by=person, at=clock.now())
    return RedirectResponse(f"{addresses.own_page(proposition)}/credit?note=oui", status_code=303)


def _agreed(db: Db, proposition: Proposition, yes: service.Yes, person: Person) -> Response:
    """Keep her yes, and ask for a name where she wants one and has none."""
    service.agree(db, proposition, yes, by=person, at=clock.now())
    wants_name = yes.consent.goes_to(What.NAME) and proposition.credit_kind is CreditKind.NONE
    then = "credit" if wants_name else "accord/fiche"
    return RedirectResponse(f"{addresses.own_page(proposition)}/{then}?note=oui", status_code=303)
