"""What the site keeps on a person, handed to her: all of it, of nobody else, without the words of her journal."""

import io
import json
import stat
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.cli.verbs import Verbs
from tests.dev.site import Cast, Site
from tests.journal.test_journal import STEP, write
from tests.journal.traces import MARKS, found_in
from tests.positioning.test_pages import competences, home, levels
from tests.progress.people import M2, picture
from tests.quizzes.test_quiz import begin, fields, quiz

from allervers_training.accounts.models import Person
from allervers_training.activities.engine.models import Activity
from allervers_training.cohorts.models import DemiJournee
from allervers_training.emargement.domain import Attendance
from allervers_training.emargement.models import PresenceNote
from allervers_training.kernel import clock, mail
from allervers_training.kernel.personal import gather
from allervers_training.salle.personal import HOLDINGS as LIVE
from allervers_training.surveys.models import ColdSurvey

HERE = f"/modules/{M2}/declaration"
ADDRESS = "bob@example.org"


def number_of(site: Site, name: str) -> int:
    with site.database.reading() as db:
        return db.query(Person).filter_by(name=name).one().id


def live(site: Site, clients: Cast) -> int:
    """Let Bob and Chloé take part in a debate that remembers who stands where; return its number."""
    activity = site.open_debate(clients.alice)
    place = f"/salle/{site.cohort}/activites/{activity}"
    clients.alice.post(f"{place}/phases", data={"phase": "position"})
    clients.bob.post(f"{place}/positions", data={"place": "oui"})
    clients.of("Chloé").post(f"{place}/positions", data={"place": "non"})
    return activity


def live_through_everything(site: Site, clients: Cast) -> None:
    """Leave a trace of Bob in every room, and one of somebody else beside it."""
    bob = clients.bob
    live(site, clients)
    first = competences(site)[0]
    bob.post(f"{home(site)}/avant/{first.id}", data=levels(first, 3))
    bob.post(f"/sessions/{site.cohort}/attentes", data={"attentes": "Oser", "besoins": "Un siège"})
    bob.post(begin(bob) + f"/questions/{quiz(site).items[0].id}", data=fields(quiz(site).items[0]))
    bob.post(f"{HERE}/questions/1", data={"reponse": "Une maraude\nchaque mardi"})
    bob.post(f"{HERE}/attestation", files={"photo": ("a.jpg", picture())})
    clients.of("Chloé").post(f"{HERE}/questions/1", data={"reponse": "Autre récit"})
    for words in MARKS:
        write(bob, words)
    with site.database.writing() as db:
        half = db.query(DemiJournee).filter_by(cohort_id=site.cohort).first()
        now = clock.now()
        for name, why in (("Bob", "Grève des bus"), ("Chloé", "Rendez-vous à elle")):
            db.add(
                PresenceNote(
                    demi_journee_id=half.id,
                    enrolment_id=site.place(name),
                    status=Attendance.ABSENT,
                    reason=why,
                    by_id=number_of(site, "Alice"),
                    at=now,
                )
            )
        db.add(
            ColdSurvey(
                enrolment_id=site.place("Bob"),
                token_hash="jeton",
                due_on=clock.room_day(now),
                answers={"froid-1": "Un banc devant la mairie"},
                answered_at=now,
            )
        )
        db.query(Person).filter_by(name="Bob").one().email = ADDRESS
        mail.queue(db, mail.Letter(ADDRESS, "Venez lundi", "https://secret.example"), at=now)


def exported(path: Path | bytes) -> tuple[str, dict[str, Any], list[str]]:
    """Return the text, the data, and the names of all files."""
    with zipfile.ZipFile(io.BytesIO(path) if isinstance(path, bytes) else path) as packed:
        text, data = packed.read("a-lire.md").decode(), json.loads(packed.read("donnees.json"))
        return text, data, packed.namelist()


def test_a_person_receives_what_every_room_keeps_on_her_and_nothing_of_others(
    site: Site, clients: Cast, verbs: Verbs, tmp_path: Path
) -> None:
    live_through_everything(site, clients)
    said = verbs.done("export", "personne", ADDRESS.upper(), "--vers", tmp_path)
    (path,) = tmp_path.glob("donnees-personne-*.zip")
    assert str(path) in said
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text, data, names = exported(path)
    for hers in (
        ADDRESS, "Groupe de démonstration", "Grève des bus", "absent·e", "Une maraude", "chaque mardi", "Oser", "Un siège",
        "Un banc devant la mairie", "Venez lundi", "place choisie", "zone : oui", competences(site)[0].positioning[0].text,
        quiz(site).items[0].prompt, "niveau, de 1 à 4 : 3",
    ):  # fmt: skip
        assert hers in text, hers
    whole = text + json.dumps(data, ensure_ascii=False)
    for other in ("Rendez-vous à elle", "Autre récit", "Alice", "secret.example", "jeton", "zone : non"):  # fmt: skip
        assert other not in whole, other
    assert len([name for name in names if name.startswith("pieces/")]) == 1
    filled = {section["titre"] for section in data["rubriques"] if section["lignes"]}
    assert {"Vos positionnements", "Vos essais aux quiz", "Vos déclarations d'expérience"} <= filled


def test_her_journal_is_left_out_and_she_is_told_how_to_take_it(
    site: Site, clients: Cast, verbs: Verbs, tmp_path: Path
) -> None:
    live_through_everything(site, clients)
    module = site.app.state.library.current.course.modules[0].id
    clients.bob.post(f"/carnet/premier-pas/{module}", data=STEP | {"what": MARKS[0]})
    verbs.done("export", "personne", "Bob", "--vers", tmp_path)
    (path,) = tmp_path.glob("donnees-personne-*.zip")
    text, data, _ = exported(path)
    assert "Votre carnet : 3 pages, 1 « premier pas ». Vos mots n'y sont pas" in text
    assert "« Emporter mon carnet »" in text
    assert "Votre carnet" in {silence["quoi"] for silence in data["hors_du_fichier"]}
    assert found_in(path.read_bytes(), *MARKS) == set()


def test_what_was_anonymous_is_nobodys(site: Site, clients: Cast) -> None:
    activity, bob = live(site, clients), number_of(site, "Bob")
    with site.database.writing() as db:
        (moves,) = [s for s in gather(db, bob, LIVE).sections if "numéro" in s.title]
        assert [row["geste"] for row in moves.rows] == ["PositionPrise"]
        found = db.get_one(Activity, activity)
        found.settings = {**found.settings, "regime": "anonyme"}
        db.flush()
        (moves,) = [s for s in gather(db, bob, LIVE).sections if "numéro" in s.title]
        assert moves.rows == []


def test_an_export_is_noted_and_the_next_one_says_so(
    site: Site, verbs: Verbs, tmp_path: Path
) -> None:
    verbs.done("export", "personne", "Bob", "--vers", tmp_path)
    assert "existe déjà" in verbs.refused("export", "personne", "bob", "--vers", tmp_path)
    (path,) = tmp_path.glob("donnees-personne-*.zip")
    path.unlink()
    verbs.done("export", "personne", str(number_of(site, "Bob")), "--vers", tmp_path)
    assert "export des données de la personne" in exported(path)[0]


@pytest.mark.one_database
def test_whoever_is_not_found_or_not_alone_gets_no_file(
    site: Site, verbs: Verbs, tmp_path: Path
) -> None:
    with site.database.writing() as db:
        db.add(Person(name="BOB", created_at=clock.now() - timedelta(days=1)))
    said = verbs.refused("export", "personne", "Bob", "--vers", tmp_path)
    assert f"n° {number_of(site, 'Bob')} (Bob)" in said
    assert f"n° {number_of(site, 'BOB')} (BOB)" in said
    for nobody in ("Personne", "987654", "9" * 40, "nobody@example.org", ""):
        assert "rien n'a été écrit" in verbs.refused(
            "export", "personne", nobody, "--vers", tmp_path
        )
    assert not list(tmp_path.glob("*.zip"))


def test_her_own_page_shows_it_and_her_own_file_has_her_journal(site: Site, clients: Cast) -> None:
    live_through_everything(site, clients)
    shown = clients.bob.get("/mes-donnees")
    assert shown.status_code == 200
    assert "Grève des bus" in shown.text
    assert "Rendez-vous à elle" not in shown.text
    assert found_in(shown.content, *MARKS) == set()  # whoever looks over her shoulder reads none
    answer = clients.bob.get("/mes-donnees/export")
    assert answer.headers["content-disposition"] == 'attachment; filename="mes-donnees.zip"'
    assert answer.headers["cache-control"] == "no-store"
    assert found_in(answer.content, *MARKS) == set(MARKS)
    assert "mon-carnet.md" in exported(answer.content)[2]


@pytest.mark.one_database
def test_without_the_key_she_still_receives_the_rest(site: Site, clients: Cast) -> None:
    write(clients.bob)
    site.app.state.settings.key_path.write_text("illisible", "ascii")
    answer = clients.bob.get("/mes-donnees/export")
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert "rien de ce qu'il contient n'est perdu" in packed.read("mon-carnet.md").decode()


@pytest.mark.one_database
def test_whoever_writes_nothing_has_no_journal_in_her_file_and_makes_no_key(
    site: Site, clients: Cast
) -> None:
    assert "mon-carnet.md" not in exported(clients.bob.get("/mes-donnees/export").content)[2]
    assert not site.app.state.settings.key_path.exists()


@pytest.mark.one_database
def test_a_folder_that_is_not_there_is_said_to_be_so(
    site: Site, verbs: Verbs, tmp_path: Path
) -> None:
    said = verbs.refused("export", "personne", "Bob", "--vers", tmp_path / "absent")
    assert "Vérifiez que le dossier existe" in said
