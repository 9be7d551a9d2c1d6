"""Every route declares its door, and tests/authorisations.yaml says what each role receives there."""

import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import iter_route_contexts
from ruamel.yaml import YAML
from starlette.routing import Mount
from starlette.testclient import TestClient
from tests.contracts.code import ROOT
from tests.contributing.proposing import SAID, invited, whole_debate
from tests.contributing.readers import decided, remarked, sent_back, sent_debate
from tests.dev.site import EXERCISE, Cast, Shared, Site, World, opened_site
from tests.kernel.databases import Backend

from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose
from allervers_training.accounts.models import Person
from allervers_training.app import create_app
from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.contributing.models import (
    Proposition,
    Recording,
    WithdrawalNotice,
    WorkedTime,
)
from allervers_training.dev import gallery
from allervers_training.invitations import service as invitations
from allervers_training.invitations.domain import read_paste
from allervers_training.kernel import clock, mail
from allervers_training.kernel.settings import Settings
from allervers_training.progress.models import Declaration
from allervers_training.salle.essai.kept import VenueTests
from allervers_training.web import doors

MATRIX = YAML(typ="safe").load((ROOT / "tests" / "authorisations.yaml").read_text("utf-8"))
ROLES: list[str] = MATRIX["roles"]
LINES: Mapping[str, Mapping[str, Any]] = MATRIX["routes"]
OPENED = "m2-mise-en-pratique"  # the module that a declaration may open
COOKIES = ("/sortie", "/entree", "/rejoindre")  # they end the session of whoever sends them
NAMES = {**Cast.NAMES, "author": "Zohra", "peer": "Moktar"}  # who propose, in no session
COLUMNS = ("own", "foreign", "crossed", "absent")
PLAYED = [(line, column) for line, said in LINES.items() for column in COLUMNS if column in said]
DOORS = {
    door["x-access"]
    for door in vars(doors).values()
    if isinstance(door, dict) and "x-access" in door
}


def routes_declared() -> dict[str, str]:
    """Return the door of each route of the site, the demo's own routes included."""
    app = create_app(Settings(database_url="sqlite:///:memory:"), with_dev=True)
    app.state.database.dispose()
    found: dict[str, str] = {}
    for context in iter_route_contexts(app.routes):
        if isinstance(context.original_route, Mount):
            assert context.original_route.path == "/static"  # files for everybody
            continue
        extra = getattr(context.original_route, "openapi_extra", None) or {}
        for method in sorted(context.methods or ()):
            found[f"{method} {context.path}"] = extra.get("x-access", "none")
    return found


def test_every_route_declares_a_known_door() -> None:
    assert {route: door for route, door in routes_declared().items() if door not in DOORS} == {}


def test_the_matrix_has_every_route_and_no_other() -> None:
    assert routes_declared() == {r: said["door"] for r, said in LINES.items()}


def test_a_route_about_a_session_is_played_with_another_one() -> None:
    for line, said in LINES.items():
        roles = roles_of(line)
        assert all(len(said[column]) == len(roles) for column in COLUMNS if column in said), line
        if "{cohort_id}" in line:
            assert {"own", "foreign", "absent"} <= set(said), line
        if re.search(r"{(activity|enrolment|half_day|step|import|mail)_id}", line):
            assert "crossed" in said, line


def roles_of(line: str) -> list[str]:
    """Return the roles that a line is played by: most lines by all of them."""
    return LINES[line].get("among", ROLES)


def waiting_list_and_mail(site: Site, cohort: int) -> dict[str, int]:
    """Leave a list to check and a message to send in a session; return their numbers."""
    with site.database.writing() as db:
        trainer = db.query(Person).filter_by(name="Alice").one()
        room = db.get_one(Cohort, cohort)
        kept = invitations.start(db, room, read_paste("Ada Petit"), "", by=trainer, at=clock.now())
        letter = mail.Letter("ada@example.org", "Bonjour", "Venez.", cohort, trainer.id)
        return {"import_id": kept.id, "mail_id": mail.queue(db, letter, at=clock.now()).id}


@dataclass
class Played:
    site: Site
    sessions: Mapping[str, str]
    begun: sqlite3.Connection  # what every line begins with
    files: Path
    values: Mapping[str, Mapping[str, Any]]

    def begin_again(self) -> None:
        """Forget what other lines did, so that lines may be played alone and in any order."""
        with closing(sqlite3.connect(str(self.site.database.engine.url.database))) as live:
            self.begun.backup(live)
        shutil.copytree(self.files, self.site.app.state.settings.data_dir, dirs_exist_ok=True)

    def answer(self, role: str, line: str, column: str) -> int:
        method, template = line.split(" ")
        values = dict(self.values[column])
        if template.startswith("/ecran"):
            values["token"] = values["screen"]
        if template.startswith("/calendrier/"):
            values["token"] = values["calendar"]
        if template.startswith("/essai"):
            values["token"] = values["venue"]
        if template.endswith("{slug}/retrait"):
            values["slug"] = values["given_up"]
        if template.startswith("/relectures"):
            values |= {"slug": values["read"], "number": values["number_of_text"]}
        path = template.replace("{path:path}", "{path}").format(**values)
        client = self._device(role, leaves=method == "POST" and template.startswith(COOKIES))
        if path.endswith("/flux"):
            return self.site.stream(client, path)[0]
        form = {
            name: str(value).format(**values) for name, value in LINES[line].get("form", {}).items()
        }
        return client.request(method, path, data=form or None).status_code

    def _device(self, role: str, *, leaves: bool) -> TestClient:
        """Return a device of its own for one request: some of them change the cookie."""
        if role == "nobody":
            return self.site.visitor()
        return (
            self.site.signed_in(NAMES[role]) if leaves else self.site.holding(self.sessions[role])
        )


def proposed(site: Site) -> dict[str, dict[str, Any]]:
    """Let Zohra and Ada propose something, Moktar read others; the closed one is nobody's device."""
    people = {name: invited(site, name) for name in ("Zohra", "Ada", "Moktar", "Nils")}
    site.signed_in("Alice").post(
        f"/contributeurs/{people['Moktar']}/relecture", data={"relit": "oui"}
    )
    alice, read = site.signed_in("Alice"), sent_debate(site, "Ada")
    remark, need = twice_sent(site, alice, read), {"genre": "paroles", "sujet": "c2-besoin"}
    alice.post("/besoins", data={**need, "texte": "Il manque une question."})
    hers, others = whole_debate(site, "Zohra"), whole_debate(site, "Ada")
    voices = {slug: spoken(site, name, slug) for name, slug in (("Zohra", hers), ("Ada", others))}
    common = {"key": "phrases", "person_id": people["Nils"], "need_id": 1, "remark_id": remark}
    given_up, elsewhere = whole_debate(site, "Zohra"), site.others["cohort"]
    ours, theirs = noticed(site, site.cohort, hers), noticed(site, elsewhere, hers)
    return {
        "own": {**common, "slug": hers, "read": read, "voice_id": voices[others], "given_up": given_up, "notice_id": ours, "time_id": worked(site, people["Nils"])},
        "foreign": {**common, "slug": others, "read": others, "voice_id": voices[others], "given_up": others, "notice_id": theirs},
    }  # fmt: skip


def noticed(site: Site, cohort: int, slug: str) -> int:
    """Tell a session that a text is gone, and return the number of what it is told."""
    with site.database.writing() as db:
        about = db.query(Proposition).filter_by(slug=slug).one().id
        notice = WithdrawalNotice(cohort_id=cohort, proposition_id=about, at=clock.now())
        db.add(notice)
        db.flush()
        return notice.id


def worked(site: Site, person: int) -> int:
    """Note some time of somebody, and return its number."""
    with site.database.writing() as db:
        now = clock.now()
        row = WorkedTime(
            person_id=person, day=clock.room_day(now), minutes=30, task="Relire", at=now
        )
        db.add(row)
        db.flush()
        return row.id


def twice_sent(site: Site, alice: TestClient, slug: str) -> int:
    """Let Ada send her text again, and Alice remark upon it once more; return that remark's number."""
    sent_back(site, "Ada", slug, alice)
    site.signed_in("Ada").post(f"/propositions/{slug}/envoi")
    decided(alice, slug, "lecture")
    return remarked(site, alice, slug, texte="C'est clair.")


def spoken(site: Site, name: str, slug: str) -> int:
    """Let somebody speak for the first question, and return the number of her voice."""
    path = f"/propositions/{slug}/voix/phrases"
    site.signed_in(name).post(path, files={"son": ("voix", SAID)})
    with site.database.reading() as db:
        newest = db.query(Recording).order_by(Recording.id.desc())
        return newest.first().id


def declared(site: Site) -> int:
    """Let Bob declare his experience, and return the number of his declaration."""
    for number in (1, 2, 3):
        path = f"/modules/{OPENED}/declaration/questions/{number}"
        site.signed_in("Bob").post(path, data={"reponse": "Une maraude"})
    site.signed_in("Bob").post(f"/modules/{OPENED}/declaration/envoi")
    with site.database.reading() as db:
        return db.query(Declaration).one().id


@pytest.fixture(scope="module")
def played(
    sqlite: Backend, sqlite_world: World, shared: Shared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Played]:
    """Serve one site to the whole matrix: every request of it can be made twice."""
    with ExitStack() as stack:
        url = stack.enter_context(sqlite.copy_of(sqlite_world.url))
        folder = tmp_path_factory.mktemp("matrix")
        site = stack.enter_context(opened_site(sqlite_world, url, folder, shared))
        cast = Cast(site)
        ours = site.open_debate(cast.alice)
        cast.alice.post(f"/salle/{site.cohort}/activites/{ours}/phases", data={"phase": "position"})
        cast.bob.post("/carnet/pages", data={"texte": "Une page"})
        cast.bob.post("/quiz/c2-quiz/essais")
        foreign = site.others["cohort"]
        theirs = site.open_debate(cast.gaston, foreign)
        ours_proposed = proposed(site)
        step, their_step = site.begin_conducteur(), site.begin_conducteur(foreign)
        half_day, their_half_day = _half_day_of(site, step), _half_day_of(site, their_step)
        # found again by name after joining through the matrix: never Prudence
        own = {
            "cohort_id": site.cohort, "activity_id": ours, "enrolment_id": site.place("Bob"), "step_id": step, "noun": "positions",
            "screen": site.secrets["screen"], "token": site.secrets["signin"]["trainer"], "code": site.join_code,
            "module_id": shared.edition.course.modules[0].id, "competence_id": "c2-besoin", "exercise_id": EXERCISE, "quiz_id": "c2-quiz",
            **waiting_list_and_mail(site, site.cohort),
            "entry_id": 1, "moment": "avant", "attempt_id": 1, "item_id": "c2-q1", "term_id": next(iter(shared.edition.course.glossary)), "extension": "json", "path": "rien.png", "name": next(iter(gallery.states())).name,
            "half_day_id": half_day, "calendar": _calendar_of_gaston(site), "venue": "",
            **ours_proposed["own"],
            "opened_id": OPENED, "number": 1, "number_of_text": 2, "declaration_id": declared(site),
        }  # fmt: skip
        them = {
            "cohort_id": foreign,
            "activity_id": theirs,
            "enrolment_id": site.others["enrolment"],
            "half_day_id": their_half_day,
            "step_id": their_step,
            **waiting_list_and_mail(site, foreign),
            **ours_proposed["foreign"],
        }
        absent = {
            name: 987654 if name.endswith("_id") and isinstance(value, int) else "inconnu"
            for name, value in own.items()
        } | {"code": "ABCDEF"}
        crossed = own | them | {"cohort_id": site.cohort}
        own["venue"] = _venue_test(site)
        sessions = {role: site.session_of(name) for role, name in NAMES.items()}
        begun = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(str(site.database.engine.url.database))) as live:
            live.backup(begun)
        files = tmp_path_factory.mktemp("begun")
        shutil.copytree(
            site.app.state.settings.data_dir,
            files,
            ignore=shutil.ignore_patterns("*.sqlite3*"),
            dirs_exist_ok=True,
        )
        yield Played(
            site,
            sessions,
            begun,
            files,
            {"own": own, "foreign": own | them, "crossed": crossed, "absent": absent},
        )


def _half_day_of(site: Site, step: int) -> int:
    """Return the half-day of a step that has begun: it cannot be removed, so that removing is played twice."""
    with site.database.reading() as db:
        return db.get_one(ConducteurStep, step).demi_journee_id


def _calendar_of_gaston(site: Site) -> str:
    with site.database.writing() as db:
        gaston = db.query(Person).filter_by(name="Gaston").one()
        return accounts.create_link(db, gaston, LinkPurpose.CALENDAR, at=clock.now())


def _venue_test(site: Site) -> str:
    """Open the test of a session that no line begins again, and return its token."""
    kept: VenueTests = site.app.state.venue_tests
    return kept.of_session(0, at=clock.now()).token


@pytest.mark.parametrize(
    ("line", "column"), PLAYED, ids=[re.sub(r"[ /]+", "_", f"{a}-{b}") for a, b in PLAYED]
)
def test_everybody_receives_what_the_matrix_says(played: Played, line: str, column: str) -> None:
    roles = roles_of(line)
    played.begin_again()
    received = {role: played.answer(role, line, column) for role in roles}
    assert received == dict(zip(roles, LINES[line][column], strict=True))
