"""A debate in a running site, played through its forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site

from allervers_training.activities.engine.models import ActivityEvent, ActivityParticipant


@dataclass
class Debate:
    site: Site
    clients: Cast
    number: int

    @property
    def address(self) -> str:
        return f"/salle/{self.site.cohort}/activites/{self.number}"

    def send(
        self,
        client: TestClient,
        noun: str,
        headers: Mapping[str, str] | None = None,
        **fields: object,
    ) -> Any:
        return client.post(f"{self.address}/{noun}", data=fields, headers=headers)

    def phase(self, phase: str) -> None:
        assert self.send(self.clients.alice, "phases", phase=phase).status_code == 303

    def log(self, kind: str = "") -> list[dict[str, Any]]:
        """Return what was written down, in order."""
        with self.site.database.reading() as db:
            rows = db.scalars(
                select(ActivityEvent)
                .where(ActivityEvent.activity_id == self.number)
                .order_by(ActivityEvent.seq)
            )
            return [row.payload for row in rows if not kind or row.type == kind]

    def kinds(self) -> list[str]:
        with self.site.database.reading() as db:
            query = select(ActivityEvent.type).where(ActivityEvent.activity_id == self.number)
            return list(db.scalars(query.order_by(ActivityEvent.seq)))

    def number_of(self, name: str) -> int:
        with self.site.database.reading() as db:
            query = select(ActivityParticipant.number).where(
                ActivityParticipant.activity_id == self.number,
                ActivityParticipant.enrolment_id == self.site.place(name),
            )
            return db.scalars(query).one()
