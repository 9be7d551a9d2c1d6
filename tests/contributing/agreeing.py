"""A text that waits for its author's yes, and how she says it."""

from typing import Any

from sqlalchemy import select
from starlette.testclient import TestClient
from tests.contributing.people import Shown, contributor, sent
from tests.dev.site import Site

from allervers_training.accounts.models import Person
from allervers_training.contributing.domain import consent
from allervers_training.contributing.domain.words import Happened
from allervers_training.contributing.models import ConsentGiven, Proposition, Revision
from allervers_training.contributing.service import steps
from allervers_training.kernel import clock

SLUG = "p-soir"
WITH_LOVE = "Vos mots portent loin."
HERE = f"/propositions/{SLUG}"
ROOM_ONLY = {"salle": "oui", "plateforme": "non", "nom": "non", "explique": "non"}
EVERYWHERE = {
    "salle": "oui",
    "plateforme": "oui",
    "public": "oui",
    "licence": "non",
    "nom": "public",
    "explique": "non",
}


def put_to_her(site: Site, shown: Shown | None = None) -> str:
    """Let a text be read, then put to Nadia; return its name in addresses."""
    with site.database.writing() as db:
        at, nadia = clock.now(), contributor(db)
        alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
        rosa = contributor(db, "Rosa", peer=True)
        one, text = sent(db, nadia, shown or Shown(), at=at)
        for step, by in ((Happened.TAKEN, alice), (Happened.PEER_AGREED, rosa), (Happened.FINAL_TEXT_PUT, alice)):  # fmt: skip
            said = WITH_LOVE if step is Happened.FINAL_TEXT_PUT else ""
            steps.take(db, one, step, by=by, at=at, revision=text, text=said)
        return one.slug


def says_yes(device: TestClient, answers: dict[str, str] | None = None, **more: Any) -> Any:
    said = {"reponse": "oui", "texte": "1", "mots": consent.WORDING, "lu": "oui"}
    return device.post(f"{HERE}/accord", data={**said, **(answers or EVERYWHERE), **more})


def proposition(site: Site, slug: str = SLUG) -> Proposition:
    with site.database.reading() as db:
        return db.scalars(select(Proposition).where(Proposition.slug == slug)).one()


def consents(site: Site) -> list[ConsentGiven]:
    with site.database.reading() as db:
        return list(db.scalars(select(ConsentGiven).order_by(ConsentGiven.id)))


def revisions(site: Site) -> list[Revision]:
    with site.database.reading() as db:
        return list(db.scalars(select(Revision).order_by(Revision.number)))
