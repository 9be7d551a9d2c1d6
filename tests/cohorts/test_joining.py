"""Coming into a room with the code on the wall."""

import html
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select
from tests.dev.site import HTMX, Cast, Site

from allervers_training.accounts.models import Person, WebSession
from allervers_training.cohorts import service
from allervers_training.cohorts.domain import EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment


def joined(site: Site, name: str) -> list[Enrolment]:
    with site.database.reading() as db:
        return list(db.scalars(select(Enrolment).where(Enrolment.shown_name == name)))


def counts(site: Site) -> tuple[int, int, int]:
    with site.database.reading() as db:
        return db.query(Person).count(), db.query(Enrolment).count(), db.query(WebSession).count()


@pytest.mark.one_database
def test_the_door_is_shown_with_the_code_of_the_link(site: Site, clients: Cast) -> None:
    text = clients.nobody.get(f"/rejoindre/{site.join_code.lower()}").text
    assert f'value="{site.join_code}"' in text


@pytest.mark.one_database
def test_the_code_may_come_in_the_address(site: Site, clients: Cast) -> None:
    text = clients.nobody.get("/rejoindre", params={"code": f" {site.join_code.lower()} "}).text
    assert f'value="{site.join_code}"' in text


def test_whoever_comes_late_finds_the_activity_that_is_on(site: Site, clients: Cast) -> None:
    debate = site.open_debate(clients.alice)
    clients.alice.post(
        f"/salle/{site.cohort}/activites/{debate}/phases", data={"phase": "position"}
    )
    late = clients.nobody
    late.post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    text = late.get(f"/salle/{site.cohort}").text
    assert f"/salle/{site.cohort}/activites/{debate}/positions" in text
    assert f"/sessions/{site.cohort}/mes-mots" in text


def test_whoever_has_the_code_comes_in_at_once_and_waits_to_be_checked(
    site: Site, clients: Cast
) -> None:
    device = clients.nobody
    answer = device.post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/salle/{site.cohort}")
    place = joined(site, "Prudence")[0]
    assert place.status is EnrolmentStatus.TO_CHECK
    assert place.joined_at is not None
    with site.database.reading() as db:
        assert db.get_one(Person, place.person_id).provisional
    assert device.get(f"/salle/{site.cohort}").status_code == 200
    assert "Prudence" in clients.alice.get(f"/sessions/{site.cohort}").text


def test_she_sees_that_room_and_nothing_of_others(site: Site, clients: Cast) -> None:
    device = clients.nobody
    device.post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    assert device.get(f"/salle/{site.others['cohort']}").status_code == 404
    assert device.get(f"/sessions/{site.cohort}").status_code == 404
    assert device.get(f"/salle/{site.cohort}/console").status_code == 404


@pytest.mark.one_database
def test_a_code_typed_by_hand_is_forgiven_its_shape(site: Site, clients: Cast) -> None:
    code = site.join_code
    answer = clients.nobody.post(
        "/rejoindre", data={"code": f" {code[:3].lower()}-{code[3:]} ", "prenom": "Prudence"}
    )
    assert answer.status_code == 303


@pytest.mark.one_database
@pytest.mark.parametrize("code", ["ABCDEF", "ABC", "123456", "", "ABCDEFGHIJKLMNOP", "'; --"])
def test_a_wrong_code_is_said_and_what_was_typed_comes_back(
    site: Site, clients: Cast, code: str
) -> None:
    before = counts(site)
    answer = clients.nobody.post("/rejoindre", data={"code": code, "prenom": "Prudence"})
    assert answer.status_code == 422
    assert 'value="Prudence"' in answer.text
    assert "<title>Erreur : Entrer dans la salle" in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert 'href="#code"' in answer.text
    assert "set-cookie" not in answer.headers
    assert counts(site) == before


def test_a_closed_room_lets_nobody_in_and_its_old_code_opens_nothing_later(
    site: Site, clients: Cast
) -> None:
    code = site.join_code
    clients.alice.post(f"/salle/{site.cohort}/porte", data={"ouverte": "non"})
    assert site.join_code != code
    for tried in (code, site.join_code):
        answer = clients.nobody.post("/rejoindre", data={"code": tried, "prenom": "Prudence"})
        assert answer.status_code == 422
        assert "attendez que la formatrice" in answer.text
    clients.alice.post(f"/salle/{site.cohort}/porte", data={"ouverte": "oui"})
    assert (
        clients.nobody.post("/rejoindre", data={"code": code, "prenom": "Prudence"}).status_code
        == 422
    )
    assert (
        clients.nobody.post(
            "/rejoindre", data={"code": site.join_code, "prenom": "Prudence"}
        ).status_code
        == 303
    )


def test_closing_the_door_leaves_those_who_are_in(site: Site, clients: Cast) -> None:
    device = clients.nobody
    device.post("/rejoindre", data={"code": site.join_code, "prenom": "Prudence"})
    clients.alice.post(f"/salle/{site.cohort}/porte", data={"ouverte": "non"})
    assert device.get(f"/salle/{site.cohort}").status_code == 200


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["Bob", "bob", " BOB ", "B-o-b"])
def test_a_homonym_is_asked_who_she_is_and_keeps_what_she_typed(
    site: Site, clients: Cast, name: str
) -> None:
    assert clients.bob.get(f"/salle/{site.cohort}").status_code == 200  # he is here
    before = counts(site)
    answer = clients.nobody.post("/rejoindre", data={"code": site.join_code, "prenom": name})
    assert answer.status_code == 409
    assert "déjà dans la salle" in answer.text
    assert f'value="{name.strip()}"' in answer.text
    assert f'value="{site.join_code}"' in answer.text
    assert 'name="initiale"' in answer.text
    assert counts(site) == before


def test_whoever_is_expected_comes_in_at_once_and_is_recognised_in_one_tap(
    site: Site, clients: Cast
) -> None:
    answer = clients.nobody.post("/rejoindre", data={"code": site.join_code, "prenom": "bob"})
    assert answer.status_code == 303
    assert joined(site, "bob")
    assert "C’est Bob" in clients.alice.get(f"/sessions/{site.cohort}").text


def test_a_homonym_comes_in_with_a_letter_or_as_another_person(site: Site, clients: Cast) -> None:
    typed = {"code": site.join_code, "prenom": "Bob"}
    assert clients.nobody.post("/rejoindre", data=typed | {"initiale": "m"}).status_code == 303
    assert joined(site, "Bob M.")
    assert clients.nobody.post("/rejoindre", data=typed | {"autre": "oui"}).status_code == 303
    assert joined(site, "Bob 2")


def test_a_homonym_that_ticks_nothing_is_told_again(site: Site, clients: Cast) -> None:
    typed = {"code": site.join_code, "prenom": "Bob", "initiale": "m"}
    clients.nobody.post("/rejoindre", data=typed)
    assert clients.nobody.post("/rejoindre", data=typed).status_code == 409


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "avec des lettres"),
        ("   ", "avec des lettres"),
        ("\u200b\u200b", "avec des lettres"),
        ("\x00\x07", "avec des lettres"),
        ("🎉🎉", "avec des lettres"),
        ("a" * 200, "60 signes"),
    ],
    ids=["empty", "spaces", "invisible", "control", "emoji alone", "200 signs"],
)
def test_a_name_that_is_none_is_refused_and_comes_back(
    site: Site, clients: Cast, name: str, sentence: str
) -> None:
    before = counts(site)
    answer = clients.nobody.post("/rejoindre", data={"code": site.join_code, "prenom": name})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{site.join_code}"' in answer.text
    if name.strip().isprintable():
        assert f'value="{name.strip()}"' in answer.text
    assert counts(site) == before


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Zoé 🎉", "Zoé 🎉"),
        ("In\u200bes Q", "Ines Q"),
        ("<b>Léa</b>", "<b>Léa</b>"),
        ("Ana\x00", "Ana"),
        ("a" * 60, "a" * 60),
    ],
)
def test_a_strange_name_is_shown_as_text(site: Site, clients: Cast, typed: str, shown: str) -> None:
    device = clients.nobody
    assert (
        device.post("/rejoindre", data={"code": site.join_code, "prenom": typed}).status_code == 303
    )
    assert joined(site, shown)
    assert html.escape(shown) in clients.alice.get(f"/sessions/{site.cohort}").text
    assert device.get(f"/salle/{site.cohort}").status_code == 200


@pytest.mark.one_database
def test_both_errors_are_said_at_once(clients: Cast) -> None:
    answer = clients.nobody.post("/rejoindre", data={"code": "12", "prenom": ""})
    assert "#code" in answer.text
    assert "#prenom" in answer.text
    assert "2\xa0points à reprendre" in answer.text


@pytest.mark.one_database
def test_too_many_wrong_codes_are_slowed_down(clients: Cast) -> None:
    device = clients.nobody
    statuses = [
        device.post("/rejoindre", data={"code": "ABCDEF", "prenom": "Prudence"}).status_code
        for _ in range(62)
    ]
    assert statuses[0] == 422
    assert statuses[-1] == 429
    answer = device.post("/rejoindre", data={"code": "ABCDEF", "prenom": "Prudence"})
    assert "Attendez une minute" in answer.text


@pytest.mark.one_database
def test_whoever_is_slowed_down_keeps_what_she_typed(clients: Cast) -> None:
    device = clients.nobody
    for _ in range(62):
        answer = device.post("/rejoindre", data={"code": "ABCDEF", "prenom": "Prudence"})
    assert answer.status_code == 429
    assert 'value="Prudence"' in answer.text


@pytest.mark.one_database
def test_homonyms_and_empty_names_are_not_wrong_codes(site: Site, clients: Cast) -> None:
    """A hall of five hundred people behind one address: its many Bobs must not close the door on the others."""
    assert clients.bob.get(f"/salle/{site.cohort}").status_code == 200
    device = clients.nobody
    for _ in range(65):
        answer = device.post("/rejoindre", data={"code": site.join_code, "prenom": "Bob"})
    assert answer.status_code == 409
    assert device.post("/rejoindre", data={"code": site.join_code, "prenom": ""}).status_code == 422


@pytest.mark.one_database
def test_the_door_says_who_is_in_already(clients: Cast) -> None:
    assert "Bob est déjà entré·e" in clients.bob.get("/rejoindre").text


def test_ten_people_of_one_name_at_once_are_told_apart(site: Site) -> None:
    def come_in(_number: int) -> int:
        with site.database.writing() as db:
            _place, _person = service.join(db, code, "Sacha", at=_now(), even_if_homonym=True)
        return 1

    code = site.join_code
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(come_in, range(10))) == 10
    with site.database.reading() as db:
        names = list(
            db.scalars(select(Enrolment.shown_name).where(Enrolment.shown_name.like("Sacha%")))
        )
    assert len(names) == 10
    assert len(set(names)) == 10


def test_two_rooms_never_share_a_code(site: Site) -> None:
    with site.database.reading() as db:
        codes = list(db.scalars(select(Cohort.join_code)))
    assert len(codes) == len(set(codes))


@pytest.mark.one_database
def test_with_htmx_the_door_answers_as_without(site: Site, clients: Cast) -> None:
    answer = clients.nobody.post(
        "/rejoindre", data={"code": "ABCDEF", "prenom": "Prudence"}, headers=HTMX
    )
    assert answer.status_code == 422
    assert 'value="Prudence"' in answer.text


def _now():  # noqa: ANN202
    from allervers_training.kernel import clock

    return clock.now()
