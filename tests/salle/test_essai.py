"""The venue test: what a phone measures, what is advised, and who sees it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site

from allervers_training.kernel import clock
from allervers_training.kernel.addresses import Interface
from allervers_training.kernel.errors import NotFound, Refused, TooMany
from allervers_training.salle.essai import kept, routes
from allervers_training.salle.essai.domain import (
    PACE_MS,
    PUSHES,
    Level,
    Measures,
    Route,
    advice,
    is_held_back,
)
from allervers_training.salle.essai.forms import measures_of
from allervers_training.salle.essai.kept import VenueTests

STEADY = tuple(40 + PACE_MS * n for n in range(PUSHES))
ALL_AT_ONCE = tuple(6000 + n for n in range(PUSHES))
BY_EIGHT = tuple(2000 * (1 + n // 8) + n for n in range(PUSHES))
SHAKEN = tuple(at + (190 if n % 3 == 0 else 0) for n, at in enumerate(STEADY))
HOLED = (*STEADY[:12], *(at + 2500 for at in STEADY[12:]))
GOOD = Measures(STEADY, (20, 30, 25), 0, 300, is_secure=True)
DIRECT = Route("192.168.43.1:8000", "192.168.43.1:8000", by_code=True)


def measured(**changed: Any) -> Measures:
    return Measures(
        **({field: getattr(GOOD, field) for field in Measures.__annotations__} | changed)
    )


def way(**changed: Any) -> Route:
    return Route(**({field: getattr(DIRECT, field) for field in Route.__annotations__} | changed))


def test_a_good_network_gets_no_advice() -> None:
    assert advice(GOOD, DIRECT) == ()


@pytest.mark.parametrize(
    ("symptom", "route", "level", "words"),
    [
        ({"arrivals": ()}, {}, Level.MEND, "Le flux n'arrive pas"),
        ({"arrivals": ALL_AT_ONCE}, {}, Level.MEND, "par paquets : un proxy retient les messages"),
        ({"arrivals": BY_EIGHT}, {}, Level.MEND, "Essayez le partage de connexion"),
        ({"arrivals": STEADY[:9]}, {}, Level.MEND, "coupé après 9 messages sur 24"),
        ({"arrivals": HOLED}, {}, Level.MEND, "tu pendant 2,8 s"),
        ({"lost": 3}, {}, Level.MEND, "3 envois sur 6"),
        ({"trips": (900, 1200, 1400)}, {}, Level.MEND, "met 1,2 s"),
        ({"clock_gap": 185_000}, {}, Level.KNOW, "avance de 3 minutes"),
        ({"clock_gap": -7_300_000}, {}, Level.KNOW, "retarde de 2 heures"),
        ({"clock_gap": 61_000}, {}, Level.KNOW, "avance de 1 minute."),
        ({"clock_gap": 10**9}, {}, Level.KNOW, "avance de 12 jours"),
        ({"is_secure": False}, {}, Level.KNOW, "pas de micro dans la page"),
        ({}, {"by_code": False}, Level.KNOW, "photographiant le QR code"),
        ({}, {"host": "10.0.0.5:8000"}, Level.MEND, "venu par 10.0.0.5:8000, et le QR code dit"),
        ({}, {"relays": "Via"}, Level.KNOW, "proxy) transmet les pages (Via)"),
    ],
)
def test_each_symptom_has_its_one_advice(
    symptom: dict[str, Any], route: dict[str, Any], level: Level, words: str
) -> None:
    (said,) = advice(measured(**symptom), way(**route))
    assert said.level is level
    assert words in said.sentence


def test_a_declared_proxy_is_no_news_and_one_that_buffers_must_go() -> None:
    assert advice(GOOD, way(relays="Via", is_declared=True)) == ()
    said = advice(measured(arrivals=ALL_AT_ONCE, clock_gap=10**6), way(relays="Via"))
    assert [one.level for one in said] == [Level.MEND, Level.MEND, Level.KNOW]


@pytest.mark.parametrize(
    ("arrivals", "held"),
    [(STEADY, False), (SHAKEN, False), (HOLED, False), (ALL_AT_ONCE, True), (BY_EIGHT, True), ((), False), ((5,), False)],
)  # fmt: skip
def test_packets_are_told_from_a_network_that_shakes(
    arrivals: Sequence[int], *, held: bool
) -> None:
    assert is_held_back(arrivals) is held


@pytest.mark.parametrize(
    "fields",
    [
        {"arrivees": "1,2,x"},
        {"arrivees": "2,1"},
        {"arrivees": ",".join(["1"] * (PUSHES + 1))},
        {"allers": "-4"},
        {"allers": "1,,2"},
        {"perdus": "²"},
        {"perdus": "999"},
        {"ecart": "--5"},
        {"ecart": "9" * 40},
        {"arrivees": "9" * 5000},
    ],
)
def test_measures_that_no_page_of_ours_sends_are_refused(fields: dict[str, str]) -> None:
    with pytest.raises(Refused):
        measures_of(fields)


def test_measures_are_read_as_they_are_sent() -> None:
    fields = {
        "arrivees": "10,20",
        "allers": "5,4",
        "perdus": "1",
        "ecart": "-90",
        "securise": "oui",
    }
    assert measures_of(fields) == Measures((10, 20), (5, 4), 1, -90, is_secure=True)
    assert measures_of({}) == Measures((), (), 0, 0, is_secure=False)


def test_tests_are_few_and_last_an_hour() -> None:
    tests, now = VenueTests(), clock.now()
    first = tests.of_session(1, at=now)
    assert tests.of_session(1, at=now) is first
    assert tests.by_token(first.token, at=now + timedelta(minutes=59)) is first
    with pytest.raises(NotFound):
        tests.by_token(first.token, at=now + timedelta(hours=1))
    for number in range(2, kept.MOST_TESTS + 2):
        tests.of_session(number, at=now)
    with pytest.raises(NotFound):  # the oldest made room
        tests.by_token(first.token, at=now)
    later = tests.of_session(2, at=now + timedelta(hours=2))
    assert len(tests._by_hash) == 1
    assert tests.of_session(2, at=now + timedelta(hours=2), fresh=True) is not later


def test_a_test_takes_a_roomful_of_phones() -> None:
    test = VenueTests().of_session(1, at=clock.now())
    for number in range(kept.MOST_PHONES):
        test.phone(f"telephone-{number}")
    assert test.phone("telephone-3").number == 4
    with pytest.raises(TooMany):
        test.phone("un de trop")


class Trial:
    """A test under way, as the trainer and a phone see it."""

    def __init__(self, site: Site, trainer: TestClient) -> None:
        self.site = site
        self.trainer = trainer
        self.page = f"/salle/{site.cohort}/essai"
        trainer.get(self.page)
        kept_tests: VenueTests = site.app.state.venue_tests
        self.token = kept_tests.of_session(site.cohort, at=clock.now()).token

    def measures(self, phone: TestClient, name: str = "telephone-1", **fields: str) -> str:
        steady = {"arrivees": ",".join(map(str, STEADY)), "allers": "20,30", "securise": "oui", "qr": "1"}  # fmt: skip
        answer = phone.post(
            f"/essai/{self.token}/mesures", data=steady | {"telephone": name} | fields
        )
        assert answer.status_code == 303, answer.text
        return phone.get(answer.headers["location"]).text


@pytest.fixture
def trial(site: Site, clients: Cast, monkeypatch: pytest.MonkeyPatch) -> Trial:
    monkeypatch.setattr(site.app.state, "base_url", "http://localhost")
    return Trial(site, clients.alice)


@pytest.mark.one_database
def test_the_trainer_s_page_gives_a_code_and_says_when_no_phone_can_come(trial: Trial) -> None:
    text = trial.trainer.get(trial.page).text
    assert f"http://localhost/essai/{trial.token}?qr=1" in text
    assert "Aucun téléphone pour le moment" in text
    assert "allervers serve --salle" in text  # this site listens to its own computer
    assert "Adresse de la salle" not in text


@pytest.mark.one_database
def test_a_phone_that_measures_is_seen_by_the_trainer(trial: Trial, site: Site) -> None:
    phone = site.visitor()
    assert "La page s’est ouverte" in phone.get(f"/essai/{trial.token}?qr=1").text
    status, kind, body = site.stream(phone, f"/essai/{trial.token}/flux?telephone=telephone-1")
    assert (status, kind) == (200, "text/event-stream; charset=utf-8")
    assert body.startswith(b"data: 0\n\n")
    assert "mesure…" in trial.trainer.get(f"{trial.page}/resultats").text
    told = trial.measures(phone)
    assert "ce réseau porte la salle" in told
    results = trial.trainer.get(f"{trial.page}/resultats").text
    assert "1 téléphone : tout va bien." in results.replace("\u00a0", " ")
    trial.measures(site.visitor(), "telephone-2", arrivees=",".join(map(str, ALL_AT_ONCE)))
    results = trial.trainer.get(f"{trial.page}/resultats").text.replace("\u00a0", " ")
    assert "2 téléphones : 1 avec quelque chose à régler." in results
    assert "un proxy retient les messages" in results


@pytest.mark.one_database
def test_an_echo_tells_the_hour_of_the_server(trial: Trial, site: Site) -> None:
    before = clock.now().timestamp() * 1000
    said = int(site.visitor().post(f"/essai/{trial.token}/aller").text)
    assert before - 1 <= said <= clock.now().timestamp() * 1000 + 1


@pytest.mark.one_database
def test_a_stream_ends_by_itself_and_is_counted(
    trial: Trial, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "PACE_MS", 1)
    text = site.visitor().get(f"/essai/{trial.token}/flux?telephone=telephone-1").text
    assert text.count("data: ") == PUSHES + 1
    assert text.endswith("event: fin\ndata: 1\n\n")
    test = site.app.state.venue_tests.by_token(trial.token, at=clock.now())
    assert test.streams == 0
    test.streams = kept.MOST_STREAMS
    assert site.visitor().get(f"/essai/{trial.token}/flux").status_code == 429


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["", "court", "<b>accolades</b>", "x" * 41])
def test_a_phone_without_a_name_of_ours_does_not_exist(trial: Trial, site: Site, name: str) -> None:
    answer = site.visitor().post(f"/essai/{trial.token}/mesures", data={"telephone": name})
    assert answer.status_code == 404


@pytest.mark.one_database
def test_beginning_again_closes_the_old_link(trial: Trial, site: Site) -> None:
    assert trial.trainer.post(trial.page).status_code == 303
    assert site.visitor().get(f"/essai/{trial.token}").status_code == 404


@pytest.mark.one_database
def test_the_trainer_chooses_by_which_network_phones_come(
    site: Site, clients: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links, cards and the wall follow at once; an address that is not this computer's is refused."""
    found = (Interface("wlan0", "192.168.43.1"), Interface("eth0", "10.0.0.5"))
    monkeypatch.setattr(routes, "interfaces", lambda: found)
    room = site.app.state.settings.model_copy(update={"host": "0.0.0.0"})
    monkeypatch.setattr(site.app.state, "settings", room)
    page = clients.alice.get(f"/salle/{site.cohort}/essai").text
    assert "Wi-Fi (wlan0)" in page
    assert "câble (eth0)" in page
    wall = clients.nobody.get(f"/ecran/{site.secrets['screen']}").text
    choosing = f"/salle/{site.cohort}/adresse"
    assert clients.alice.post(choosing, data={"adresse": "203.0.113.9"}).status_code == 422
    assert clients.alice.post(choosing, data={"adresse": "10.0.0.5"}).status_code == 303
    site.settle()
    assert site.app.state.base_url == "http://10.0.0.5:8000"
    followed = clients.nobody.get(f"/ecran/{site.secrets['screen']}").text
    assert followed != wall
    assert "10.0.0.5:8000" in followed
    assert "Adresse choisie" in clients.alice.get(f"/salle/{site.cohort}/essai").text


@pytest.mark.one_database
def test_a_phone_tests_in_clear_and_a_proxy_is_noticed(trial: Trial, site: Site) -> None:
    away = TestClient(
        site.app, base_url="http://192.168.43.1:8000", client=("192.168.43.7", 1), follow_redirects=False,
    )  # fmt: skip
    away.portal = site.main.portal
    assert away.get(f"/essai/{trial.token}").status_code == 200
    away.headers["via"] = "1.1 hotel"
    told = trial.measures(away, securise="non")
    assert "venu par 192.168.43.1:8000" in told
    assert "proxy) transmet les pages (Via)" in told.replace("\u00a0", " ")
    assert "sans chiffrement" in told
