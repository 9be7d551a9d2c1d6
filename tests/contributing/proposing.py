"""People who propose, and what they say, for tests: plainly invented."""

import re

from starlette.testclient import TestClient
from tests.dev.site import Site

from allervers_training.accounts.models import Person

SAID = b"OggS\x00\x02" + bytes(20) + b"\x01\x13OpusHead\x01\x01" + bytes(400)
PHRASE = "On ne frappe pas chez quelqu'un le soir."


def invited(site: Site, name: str) -> int:
    """Let Alice invite somebody, and return her number."""
    answer = site.signed_in("Alice").post("/contributeurs", data={"prenom": name})
    assert answer.status_code == 200, answer.text
    with site.database.reading() as db:
        return db.query(Person).filter_by(name=name).one().id


def card_of(text: str) -> str:
    """Return the secret of a card that a page shows."""
    found = re.search(r"/entree/([\w-]+)", text)
    assert found, text
    return found[1]


def begun(device: TestClient, kind: str = "debat-mouvant", way: str = "ecrit", **more: str) -> str:
    """Begin a proposition on a device, and return its name in addresses."""
    fields = {"genre": kind, "facon": way, "sujet": "c2-besoin", **more}
    answer = device.post("/propositions", data=fields)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].split("/")[2]


def whole_debate(site: Site, name: str) -> str:
    """Let somebody write everything that a debate needs."""
    device = site.signed_in(name)
    slug = begun(device)
    device.post(f"/propositions/{slug}/questions/phrases", data={"r-1": PHRASE})
    return slug
