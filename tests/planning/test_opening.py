"""Opening a session: six fields, and everything else is there."""

import re
from datetime import date, time, timedelta

import pytest
from tests.dev.site import Cast, Site
from tests.planning.site import cohort_of, form, half_days_of, journal, next_monday, opened

from allervers_training.cohorts.domain import Half, SessionRole
from allervers_training.cohorts.models import Enrolment
from allervers_training.conducteur import queries as conducteur
from allervers_training.kernel import clock
from allervers_training.planning.domain import is_working_day


def test_a_session_opens_with_its_half_days_and_its_running_order(
    site: Site, clients: Cast
) -> None:
    answer = clients.alice.post(
        "/sessions/nouvelle",
        data=form(module="m2-mise-en-pratique/3-jours", territoire="Besançon", places="14"),
    )
    number = int(answer.headers["location"].split("/")[2])
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/sessions/{number}/conducteur",
    )
    cohort = cohort_of(site, number)
    assert (cohort.module_id, cohort.format_id) == ("m2-mise-en-pratique", "3-jours")
    assert (cohort.place, cohort.territory, cohort.capacity) == ("Salle 3", "Besançon", 14)
    assert re.fullmatch(r"Module 2, Besançon, \d\w* \w+", cohort.title)
    monday = date.fromisoformat(next_monday())
    halves = half_days_of(site, number)
    assert [(h.day, h.half) for h in halves] == [
        (monday + timedelta(days=n), half) for n in range(3) for half in (Half.MORNING, Half.AFTERNOON)
    ]  # fmt: skip
    assert (halves[0].starts_at, halves[1].ends_at) == (time(9), time(17))
    assert (cohort.starts_on, cohort.ends_on) == (monday, monday + timedelta(days=2))
    with site.database.reading() as db:
        assert len(conducteur.steps_of(db, number)) > 20
        place = db.query(Enrolment).filter_by(cohort_id=number).one()
        assert (place.shown_name, place.role) == ("Alice", SessionRole.TRAINER)
    assert cohort.content_hash == site.app.state.library.current.hash
    assert journal(site) == ["session_planned"]
    assert clients.alice.get(answer.headers["location"]).status_code == 200


def test_an_administrator_who_opens_a_session_leads_it(site: Site, clients: Cast) -> None:
    number = opened(site, clients.fanny)
    assert site.place("Fanny", number)
    assert clients.fanny.get(f"/sessions/{number}/dates").status_code == 200
    assert "Module 1" in clients.fanny.get("/sessions").text
    assert clients.alice.get(f"/sessions/{number}/dates").status_code == 404


@pytest.mark.one_database
def test_the_form_asks_seven_things_at_most(clients: Cast) -> None:
    text = clients.alice.get("/sessions/nouvelle").text
    main = text[text.index("<main") : text.index("</main>")]
    asked = re.findall(r"<(?:input|select|textarea)\b[^>]*\bname=\"(\w+)\"", main)
    assert sorted(asked) == ["jour", "lieu", "module", "places", "territoire", "titre"]
    for words in (
        "Module 1 en 2\u00a0jours",
        "Module 1 en 3\u00a0jours",
        "Module 2 en 3\u00a0jours",
    ):
        assert words in text


@pytest.mark.one_database
def test_a_title_of_ones_own_is_kept(site: Site, clients: Cast) -> None:
    number = opened(site, clients.alice, titre="  Les   mardis ")
    assert cohort_of(site, number).title == "Les mardis"


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("module", "", "Choisissez le module"),
        ("module", "m1-preparation/9-jours", "Choisissez le module"),
        ("module", "m9/2-jours", "Choisissez le module"),
        ("jour", "", "Écrivez le jour ainsi"),
        ("jour", "31/02/2027", "Écrivez le jour ainsi"),
        ("jour", "demain", "Écrivez le jour ainsi"),
        ("jour", "0001-01-01", "bien loin"),
        ("jour", "9999-12-31", "bien loin"),
        ("lieu", "x" * 121, "120 signes"),
        ("titre", "x" * 121, "120 signes"),
        ("places", "douze", "nombre de places"),
        ("places", "0", "nombre de places"),
        ("places", "501", "nombre de places"),
        ("places", "²", "nombre de places"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_comes_back_with_all_that_was_typed(
    clients: Cast, field: str, typed: str, sentence: str
) -> None:
    fields = form(territoire="L'Ouest <b>", titre="Mon titre")
    answer = clients.alice.post("/sessions/nouvelle", data={**fields, field: typed})
    assert answer.status_code == 422
    assert "<title>Erreur : " in answer.text
    assert sentence in answer.text
    assert f'href="#{field}"' in answer.text
    for name, value in {**fields, field: typed}.items():
        if name != "module":
            shown = value.replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;")
            assert f'value="{shown}"' in answer.text, name
    if field != "module":
        assert 'value="m1-preparation/2-jours" selected' in answer.text


@pytest.mark.one_database
def test_a_day_may_be_typed_as_one_writes_it(site: Site, clients: Cast) -> None:
    day = date.fromisoformat(next_monday())
    number = opened(site, clients.alice, jour=f"{day:%d/%m/%Y}")
    assert cohort_of(site, number).starts_on == day


@pytest.mark.one_database
@pytest.mark.parametrize("why", ["férié", "repos", "passée"])
def test_an_unusual_first_day_is_said_then_kept_if_one_insists(
    site: Site, clients: Cast, why: str
) -> None:
    today = clock.room_day(clock.now())
    day = {
        "férié": date(today.year + 1, 5, 1),
        "repos": today + timedelta(days=70 + 6 - today.weekday()),
        "passée": next(d for n in range(1, 20) if is_working_day(d := today - timedelta(days=n))),
    }[why]
    answer = clients.alice.post("/sessions/nouvelle", data=form(jour=day.isoformat()))
    assert answer.status_code == 422
    assert why in answer.text
    assert f'name="confirme" value="{day.isoformat()}"' in answer.text
    other = form(jour=day.isoformat(), confirme="2027-01-01")  # another day had been confirmed
    assert clients.alice.post("/sessions/nouvelle", data=other).status_code == 422
    number = opened(site, clients.alice, jour=day.isoformat(), confirme=day.isoformat())
    assert cohort_of(site, number).starts_on == day
    remarks = clients.alice.get(f"/sessions/{number}/dates").text
    assert ("À savoir sur ces dates" in remarks) == (why != "passée")


@pytest.mark.one_database
def test_signs_that_nobody_sees_are_left_out(site: Site, clients: Cast) -> None:
    number = opened(site, clients.alice, titre="Un\u200b\x00 groupe\u202e")
    assert cohort_of(site, number).title == "Un groupe"
