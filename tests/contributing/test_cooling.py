"""What an author adds to her consent is shown after seven days, by itself; what she takes back is gone at once."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.contributing.agreeing import EVERYWHERE, HERE, ROOM_ONLY, put_to_her, says_yes
from tests.contributing.people import PHRASE, Shown, contributor, publish
from tests.contributing.proposing import SAID
from tests.contributing.test_simple_words import check
from tests.dev.site import Site

from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain.contributed import Reader
from allervers_training.catalogue.service import store_snapshot
from allervers_training.contributing.domain.words import CreditKind, Happened, PropositionKind
from allervers_training.contributing.models import Proposition, Recording, Revision
from allervers_training.contributing.service import steps
from allervers_training.contributing.service.files.exporting import Fate, planned
from allervers_training.contributing.service.voices import FOLDER
from allervers_training.kernel import clock
from allervers_training.searching import index
from allervers_training.searching.gathering import passages_of
from allervers_training.web.french import day_and_month

ROOM, PUBLIC = ("texte/salle",), ("texte/salle", "texte/plateforme", "texte/public")
PAGE = "/exercices/p-soir"
NAME = "Mésange"
NOWHERE = {"salle": "non", "explique": "non"}
PUBLIC_UNNAMED = {**EVERYWHERE, "nom": "non"}
Waits = Callable[[float], None]


@pytest.fixture
def after(site: Site, monkeypatch: pytest.MonkeyPatch) -> Waits:
    """Let it be so many days after the start, a minute past the hour of what happened then."""
    start = clock.now()

    def wait(days: float) -> None:
        now = start + timedelta(days=days, minutes=1 if days else 0)
        monkeypatch.setattr(clock, "now", lambda: now)

    wait(0)
    return wait


def day(days: int) -> str:
    return day_and_month(clock.room_day(clock.now() + timedelta(days=days)))


def anybody_reads(site: Site) -> bool:
    return bool(site.visitor().get(PAGE).status_code == 200)


def test_a_page_opens_by_itself_seven_days_after_she_widened(site: Site, after: Waits) -> None:
    publish(site, Shown(given=ROOM))
    nadia, library = site.signed_in("Nadia"), site.app.state.library
    library.forget()
    before = library.current.hash
    says_yes(nadia, PUBLIC_UNNAMED)
    for days in (0, 6):
        after(days)
        assert not anybody_reads(site), days
        assert site.signed_in("Alice").get(PAGE).status_code == 200
        assert library.current.hash == before
    after(7)
    assert anybody_reads(site)
    assert library.current.hash != before


def test_a_session_that_kept_the_text_follows_by_itself(site: Site, after: Waits) -> None:
    publish(site, Shown(given=ROOM))
    library = site.app.state.library
    library.forget()
    with site.database.writing() as db:
        other = {**library.current.files, "modules/autre.md": ""}
        kept = store_snapshot(db, other, at=clock.now())
    says_yes(site.signed_in("Nadia"), PUBLIC_UNNAMED)
    assert not library.edition(kept).may_read("p-soir", Reader.ANYBODY)
    after(7)
    assert library.edition(kept).may_read("p-soir", Reader.ANYBODY)


def test_a_name_waits_for_its_own_seven_days(site: Site, after: Waits) -> None:
    publish(site, Shown(given=PUBLIC))
    nadia = site.signed_in("Nadia")
    nadia.post(f"{HERE}/credit", data={"signature": "pseudonyme", "nom": NAME})
    says_yes(nadia, EVERYWHERE)
    told = nadia.get(f"{HERE}/credit").text
    assert f"À partir du {day(7)}" in told
    assert "Ce nom est montré" not in told
    check(told)
    for days in (0, 6):
        after(days)
        page = site.visitor().get(PAGE).text
        assert "Proposé et relu" in page
        assert NAME not in page
    after(7)
    assert f"Proposé par {NAME}" in site.visitor().get(PAGE).text
    told = nadia.get(f"{HERE}/credit").text
    assert "Ce nom est montré" in told
    assert "À partir du" not in told


def test_a_voice_waits_for_its_own_seven_days(site: Site, after: Waits) -> None:
    publish(site, Shown(PropositionKind.TEMOIGNAGE, {"recit": PHRASE}, given=PUBLIC))
    with site.database.writing() as db:
        one = db.scalars(select(Proposition)).one()
        db.add(Recording(proposition_id=one.id, field="recit", file="voix.ogg", media_type="audio/ogg", at=one.created_at))  # fmt: skip
    folder = site.app.state.settings.data_dir / FOLDER
    folder.mkdir(parents=True)
    (folder / "voix.ogg").write_bytes(SAID)
    said = {k: v for k, v in PUBLIC_UNNAMED.items() if k != "licence"}
    says_yes(site.signed_in("Nadia"), said, voix="public")
    for days in (0, 6):
        after(days)
        assert "/voix" not in site.visitor().get(PAGE).text
        assert site.visitor().get(f"{PAGE}/voix/recit").status_code == 404
    after(7)
    assert f'src="{PAGE}/voix/recit?prise=' in site.visitor().get(PAGE).text
    assert site.visitor().get(f"{PAGE}/voix/recit").content == SAID


def test_search_and_files_wait_too(site: Site, after: Waits, tmp_path: Path) -> None:
    publish(site, Shown(given=ROOM))
    says_yes(site.signed_in("Nadia"), {**PUBLIC_UNNAMED, "licence": "oui"})
    competence = tmp_path / "modules/1/c2/competence.md"

    def found() -> tuple[bool, list[str]]:
        edition = site.app.state.library.current
        competence.parent.mkdir(parents=True, exist_ok=True)
        competence.write_text(edition.files[edition.path_of("c2-besoin")], "utf-8")
        index.refresh(site.database, edition.hash, passages_of(edition))
        with site.database.reading() as db:
            plans = planned(db, tmp_path, at=clock.now())
        texts = [plan.text for plan in plans if plan.fate is Fate.NEW]
        answer = site.visitor().get("/recherche", params={"q": "hirondelle"})
        return PAGE in answer.text, texts

    after(6)
    assert found() == (False, [])
    after(7)
    is_found, (text,) = found()
    assert is_found
    assert 'license: "CC-BY-SA-4.0"' in text


def test_a_licence_added_later_waits_in_the_file(site: Site, after: Waits) -> None:
    publish(site, Shown(given=PUBLIC))
    says_yes(site.signed_in("Nadia"), {**PUBLIC_UNNAMED, "licence": "oui"})
    library = site.app.state.library
    after(6)
    assert "tous droits réservés" in library.current.piece("p-soir").text
    after(7)
    assert "CC-BY-SA-4.0" in library.current.piece("p-soir").text


def test_she_narrows_at_once_and_waits_again_to_widen(site: Site, after: Waits) -> None:
    publish(site, Shown(given=PUBLIC))
    nadia = site.signed_in("Nadia")
    assert anybody_reads(site)
    says_yes(nadia, ROOM_ONLY)
    assert not anybody_reads(site)
    after(1)
    says_yes(nadia, PUBLIC_UNNAMED)
    after(7)
    assert not anybody_reads(site)
    after(8)
    assert anybody_reads(site)


def test_changing_her_mind_within_the_days_leaves_all_as_it_was(site: Site, after: Waits) -> None:
    publish(site, Shown(given=ROOM))
    nadia, library = site.signed_in("Nadia"), site.app.state.library
    library.forget()
    before = library.current.hash
    says_yes(nadia, PUBLIC_UNNAMED)
    after(6)
    says_yes(nadia, ROOM_ONLY)
    after(20)
    assert not anybody_reads(site)
    assert library.current.hash == before


@pytest.mark.parametrize(("given", "status"), [(ROOM, 410), ((), 404)], ids=["a room saw it", "nobody did"])  # fmt: skip
def test_a_withdrawal_in_the_wait_is_a_withdrawal(
    site: Site, after: Waits, given: tuple[str, ...], status: int
) -> None:
    publish(site, Shown(given=given))
    nadia = site.signed_in("Nadia")
    says_yes(nadia, PUBLIC_UNNAMED)
    after(3)
    nadia.post(f"{HERE}/retrait")
    for days in (3, 7, 20):
        after(days)
        answer = site.visitor().get(PAGE)
        assert answer.status_code == status
        assert "hirondelle" not in answer.text


def test_other_words_take_the_place_of_the_old_ones_only_where_those_were_seen(
    site: Site, after: Waits
) -> None:
    publish(site, Shown(given=ROOM))
    nadia, library = site.signed_in("Nadia"), site.app.state.library
    put_again(site, "On ne sonne pas non plus, dit l'hirondelle.")
    recap = nadia.get(f"{HERE}/accord", params={**PUBLIC_UNNAMED, "lu": "oui"}).text
    assert "Ces mots remplacent les anciens tout de suite." in recap
    assert f"À partir du {day(7)}" in recap
    check(recap)
    says_yes(nadia, PUBLIC_UNNAMED, texte="2")
    assert "sonne" in library.current.piece("p-soir").text
    assert not anybody_reads(site)
    after(7)
    assert "sonne" in site.visitor().get(PAGE).text


def test_other_words_of_a_text_that_nobody_could_see_wait_like_the_first(
    site: Site, after: Waits
) -> None:
    publish(site, Shown(given=()))
    nadia = site.signed_in("Nadia")
    says_yes(nadia, PUBLIC_UNNAMED)
    after(5)
    put_again(site, "On ne sonne pas non plus, dit l'hirondelle.")
    says_yes(nadia, PUBLIC_UNNAMED, texte="2")
    after(11)
    assert not anybody_reads(site)
    after(12.1)
    assert anybody_reads(site)


def test_her_pages_say_until_when_it_stays_and_what_begins(site: Site, after: Waits) -> None:
    publish(site, Shown(given=ROOM))
    nadia, first = site.signed_in("Nadia"), day(7)
    before = nadia.get(f"{HERE}/accord", params={**EVERYWHERE, "lu": "oui"}).text
    says_yes(nadia, EVERYWHERE)
    after(2)
    sheet = nadia.get(f"{HERE}/accord/fiche").text
    for page in (before, sheet):
        assert f"Jusqu’au {first}, rien ne change." in page
        assert f"À partir du {first}" in page
        assert "Tout le monde lit votre texte." in page
        assert "Tout le monde lit le nom choisi." in page
        assert "Les personnes inscrites" not in page.split("À partir du")[1].split("</ul>")[0]
        assert "Vous pouvez changer d’avis avant." in page
        check(page)
    assert "Votre texte est montré." in sheet
    assert "À tout le monde" in sheet  # what she said stays what she said
    own = nadia.get(HERE).text
    assert f"Ce que vous avez ajouté commence le {first}." in own
    assert "Avant ce jour, rien ne change." in own
    after(7)
    for page in (nadia.get(f"{HERE}/accord/fiche").text, nadia.get(HERE).text):
        assert "rien ne change" not in page
        assert first not in page.split("J’ai dit ceci")[0]


def test_what_ends_at_once_is_said_before_she_says_so(site: Site, after: Waits) -> None:
    publish(site, Shown(given=PUBLIC))
    nadia = site.signed_in("Nadia")
    narrower = nadia.get(f"{HERE}/accord", params={**ROOM_ONLY, "nom": "salle", "lu": "oui"}).text
    assert "Ce que vous reprenez s’arrête tout de suite." in narrower
    assert f"À partir du {day(7)}" in narrower  # the name, that she adds
    assert "rien ne change" not in narrower
    check(narrower)
    says_yes(nadia, NOWHERE)
    own = nadia.get(HERE).text
    assert "Il n’est montré nulle part." in own
    assert "Il peut servir maintenant." not in own


def test_a_first_showing_and_what_she_adds_before_it_have_each_their_day(
    site: Site, after: Waits
) -> None:
    put_to_her(site)
    nadia, first = site.signed_in("Nadia"), day(7)
    says_yes(nadia, ROOM_ONLY)
    after(3)
    second = day(7)
    recap = nadia.get(f"{HERE}/accord", params={**PUBLIC_UNNAMED, "lu": "oui"}).text
    says_yes(nadia, PUBLIC_UNNAMED)
    sheet = nadia.get(f"{HERE}/accord/fiche").text
    assert f"Rien n’est montré avant le {first}." in recap
    assert f"Montré à partir du {first}." in sheet
    for page in (recap, sheet):
        assert f"À partir du {second}" in page
        assert page.count("Vous pouvez changer d’avis avant") == 1
        check(page)


def put_again(site: Site, phrase: str) -> None:
    """Let Nadia write her text anew, and a trainer put it to her."""
    with site.database.writing() as db:
        at, nadia = clock.now(), contributor(db)
        one = db.scalars(select(Proposition)).one()
        alice = db.scalars(select(Person).where(Person.name == "Alice")).one()
        one.credit_kind = CreditKind.NONE
        text = Revision(proposition_id=one.id, number=2, answers={"phrases": [phrase]}, digest="1" * 64, by_id=nadia.id, at=at)  # fmt: skip
        db.add(text)
        db.flush()
        for step, by in ((Happened.BEGUN, nadia), (Happened.SENT, nadia), (Happened.TAKEN, alice), (Happened.FINAL_TEXT_PUT, alice)):  # fmt: skip
            steps.take(db, one, step, by=by, at=at, revision=text)
