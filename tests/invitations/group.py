"""Sending lists, as a trainer does, and looking at what came of them."""

import re
from collections.abc import Mapping

from sqlalchemy import select
from starlette.testclient import TestClient
from tests.dev.site import Site

from allervers_training.accounts.models import Person
from allervers_training.cohorts.models import Enrolment
from allervers_training.kernel.mail import OutgoingMail


def paste(client: TestClient, site: Site, text: str) -> str:
    """Send a pasted list and return the address of its page."""
    answer = client.post(f"/sessions/{site.cohort}/imports", files={"liste": (None, text)})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def upload(client: TestClient, site: Site, data: bytes, name: str = "liste.csv") -> str:
    answer = client.post(
        f"/sessions/{site.cohort}/imports", files={"fichier": (name, data, "text/csv")}
    )
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def fields_of(text: str) -> dict[str, list[str]]:
    """Return what a browser would send from the page of a draft, without touching anything."""
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input\b[^>]*>", text):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if given.get("type") == "hidden" or " checked" in tag:
            sent.setdefault(given["name"], []).append(given["value"])
    return sent


def confirm(client: TestClient, path: str, **changes: list[str]) -> int:
    """Press « Inscrire » as the page stands, but for these changes."""
    sent: Mapping[str, list[str]] = {**fields_of(client.get(path).text), **changes}
    return client.post(f"{path}/inscriptions", data=sent).status_code


def shown(site: Site, cohort: int | None = None) -> dict[str, str]:
    """Return the whole name of everybody of a session, by the name shown."""
    with site.database.reading() as db:
        rows = db.execute(
            select(Enrolment.shown_name, Person.name)
            .join(Person, Person.id == Enrolment.person_id)
            .where(Enrolment.cohort_id == (cohort or site.cohort))
        )
        return {row[0]: row[1] for row in rows}


def person(site: Site, name: str) -> Person | None:
    with site.database.reading() as db:
        return db.scalars(select(Person).where(Person.name == name)).one_or_none()


def post_of(site: Site) -> list[OutgoingMail]:
    with site.database.reading() as db:
        return list(db.scalars(select(OutgoingMail).order_by(OutgoingMail.id)))
