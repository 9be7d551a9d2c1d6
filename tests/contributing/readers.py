"""Texts on their way through readers, as readers' own pages take them there."""

import re
from collections.abc import Mapping

from starlette.testclient import TestClient
from tests.contributing.proposing import whole_debate
from tests.dev.site import Site

from allervers_training.contributing.models import Remark

FIELD = "phrases"
BETTER = "On ne frappe chez personne le soir."


def invited_peer(site: Site, person: int) -> None:
    """Let Alice say that somebody reads others as a peer."""
    site.signed_in("Alice").post(f"/contributeurs/{person}/relecture", data={"relit": "oui"})


def sent_debate(site: Site, name: str) -> str:
    """Let somebody write a debate and send it; return its name in addresses."""
    slug = whole_debate(site, name)
    answer = site.signed_in(name).post(f"/propositions/{slug}/envoi")
    assert answer.status_code == 303, answer.text
    return slug


def seen(page: str) -> str:
    """Return what a reader's page says that it has shown."""
    found = re.search(r'name="vu" value="(\w+)"', page)
    assert found, page
    return found[1]


def decided(reader: TestClient, slug: str, gesture: str, message: str = "") -> int:
    """Press a reader's button on a fresh page, and return the status of the answer."""
    path = f"/relectures/{slug}"
    shown = re.search(r'name="vu" value="(\w+)"', reader.get(f"{path}?champ=fin").text)
    fields = {"geste": gesture, "message": message, "vu": shown[1] if shown else ""}
    return reader.post(path, data=fields).status_code


def remarked(site: Site, reader: TestClient, slug: str, **said: str) -> int:
    """Let a reader remark upon the first question, and return the number of the remark."""
    version = re.search(r'name="version" value="(\d+)"', reader.get(f"/relectures/{slug}").text)
    assert version
    fields: Mapping[str, str] = {"champ": FIELD, "version": version[1], **said}
    answer = reader.post(f"/relectures/{slug}/remarques", data=fields)
    assert answer.status_code == 303, answer.text
    with site.database.reading() as db:
        return db.query(Remark).order_by(Remark.id.desc()).first().id  # type: ignore[union-attr] - just made


def sent_back(site: Site, author: str, slug: str, reader: TestClient, **said: str) -> int:
    """Let a reader take a text, remark upon it and send it back to its author; return the remark's number."""
    assert decided(reader, slug, "lecture") == 303
    found = remarked(site, reader, slug, **said) if said else 0
    assert decided(reader, slug, "reprise", "Votre phrase est forte.") == 303
    assert site.signed_in(author).get(f"/propositions/{slug}/remarques").status_code == 200
    return found
