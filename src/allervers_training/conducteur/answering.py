"""How a gesture on the running order is answered: the page, its fragment for htmx, or a way back to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allervers_training.accounts.domain import SiteRole
from allervers_training.accounts.models import Person
from allervers_training.catalogue.edition import Edition
from allervers_training.cohorts.access import run_by
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur.access import step_in
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.conducteur.pages import Said, Shown, conducteur_page
from allervers_training.kernel.errors import Conflict, Refused
from allervers_training.web.errors import STATUS
from allervers_training.web.forms import whole_number
from allervers_training.web.htmx import is_htmx
from allervers_training.web.templating import fragment, page

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Sheet:
    """The running order of one session, open in front of somebody who runs it."""

    request: Request
    db: Session
    cohort: Cohort
    reads_guides: bool

    @property
    def edition(self) -> Edition:
        return edition_of(self.request, self.cohort)

    @property
    def newly_proposed(self) -> int:
        """Count what people have contributed since the state of the course that this session keeps."""
        current = self.request.app.state.library.current.course
        return len(current.credits.keys() - self.edition.course.documents.keys())

    def show(self, shown: Shown | None = None, *, status: int = 200) -> Response:
        view = conducteur_page(self.db, self.edition, self.cohort, shown)
        answer, name = (fragment, "_ordre") if is_htmx(self.request) else (page, "conducteur")
        context = {
            "page": view,
            "reads_guides": self.reads_guides,
            "news": self.newly_proposed,
            "retraits": self.request.app.state.notices_of(self.db, self.cohort.id),
        }
        return answer(self.request, f"conducteur/{name}.html", status=status, **context)

    def play(self, gesture: Callable[[], Said], fields: Mapping[str, str] = NOTHING) -> Response:
        """Do something, and show what the order has become; a refusal shows it too, as it is.

        `fields` may name a step that is open: it stays so, for what is being typed there.
        """
        try:
            said = gesture()
        except (Refused, Conflict) as no:
            told = Said(alert=str(no), remedy=no.remedy)
            return self.show(Shown(self._open(fields), said=told), status=STATUS[type(no)])
        if is_htmx(self.request) or said.undo:
            return self.show(Shown(self._open(fields), said=said))
        anchor = f"#etape-{said.about}" if said.about else ""
        return RedirectResponse(f"/sessions/{self.cohort.id}/conducteur{anchor}", 303)

    def _open(self, fields: Mapping[str, str]) -> ConducteurStep | None:
        number = whole_number(fields.get("ouverte", ""))
        try:
            return step_in(self.db, self.cohort, number) if number else None
        except Conflict:
            return None


def sheet_of(request: Request, db: Session, cohort_id: int, person: Person) -> Sheet:
    cohort = run_by(db, cohort_id, person)
    reads_guides = person.has_role(SiteRole.ADMIN, SiteRole.TRAINER)
    return Sheet(request, db, cohort, reads_guides)


def edition_of(request: Request, cohort: Cohort) -> Edition:
    """Return the state of the course that this session keeps."""
    found: Edition = request.app.state.library.edition(cohort.content_hash)
    return found
