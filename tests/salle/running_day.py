"""A room with its running order, followed through its forms."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site

from allervers_training.accounts import service as accounts
from allervers_training.cohorts import service as cohorts
from allervers_training.cohorts.domain import SessionRole
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.conducteur import queries
from allervers_training.conducteur.domain import Origin
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.kernel import clock


@dataclass
class RunningDay:
    site: Site
    clients: Cast

    def steps(self) -> list[ConducteurStep]:
        with self.site.database.reading() as db:
            return list(queries.steps_of(db, self.site.cohort))

    def step(self, number: int) -> ConducteurStep:
        return self.steps()[number]

    def half_day(self, step: int = 0) -> DemiJournee:
        with self.site.database.reading() as db:
            found = db.get(DemiJournee, self.step(step).demi_journee_id)
            assert found is not None
            return found

    def rest(self) -> int:
        """Return the place of the first break of the running order."""
        return next(n for n, step in enumerate(self.steps()) if step.origin is Origin.BREAK)

    def set(self, number: int, state: str, who: TestClient | None = None, **fields: Any) -> Any:
        step = self.step(number).id
        address = f"/salle/{self.site.cohort}/etapes/{step}/etat"
        headers = fields.pop("headers", None)
        answer = (who or self.clients.alice).post(
            address, data={"etat": state, **fields}, headers=headers
        )
        self.site.settle()
        return answer

    def park(self, state: str = "suspendue", who: TestClient | None = None) -> Any:
        half = self.half_day().id
        address = f"/salle/{self.site.cohort}/demi-journees/{half}/etat"
        answer = (who or self.clients.alice).post(address, data={"etat": state})
        self.site.settle()
        return answer

    def led_by(self, name: str, *numbers: int) -> TestClient:
        """Enrol an intervenant·e who leads these steps, and return her device."""
        steps = [self.step(number).id for number in numbers]
        with self.site.database.writing() as db:
            nora = accounts.create_person(db, name, at=clock.now())
            cohort = db.get_one(Cohort, self.site.cohort)
            place = cohorts.enrol(db, cohort, nora, SessionRole.INTERVENANT, at=clock.now())
            for step in db.scalars(select(ConducteurStep).where(ConducteurStep.id.in_(steps))):
                step.leader_id = place.id
        return self.clients.of(name)
