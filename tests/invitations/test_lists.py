"""A list is checked before anything is written, written in one go, and can be taken back."""

import pytest
from sqlalchemy import func, select
from tests.dev.site import Cast, Site, Statements
from tests.invitations.battery import BATTERY
from tests.invitations.group import confirm, fields_of, paste, person, shown, upload

from allervers_training.accounts.models import AuditEntry, Person
from allervers_training.cohorts.models import Cohort, DemiJournee, Enrolment, EnrolmentImport
from allervers_training.conducteur.domain import Origin
from allervers_training.conducteur.models import ConducteurStep
from allervers_training.emargement.domain import Attendance
from allervers_training.emargement.models import PresenceNote
from allervers_training.kernel import clock

CSV = "Prénom;Nom;Courriel;Employeur;Financeur\nAda;Petit;ada@example.org;CCAS;OPCO Santé\nBasile;Roux;;;\n"


def count(site: Site, table: type) -> int:
    with site.database.reading() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


def draft(site: Site) -> EnrolmentImport:
    with site.database.reading() as db:
        return db.scalars(select(EnrolmentImport).order_by(EnrolmentImport.id.desc())).first()


def test_nothing_is_written_before_the_trainer_agrees(site: Site, clients: Cast) -> None:
    people, places = count(site, Person), count(site, Enrolment)
    path = upload(clients.alice, site, CSV.encode())
    text = clients.alice.get(path).text
    for words in ("Rien n’est encore écrit", "Ada Petit", "ada@example.org", "CCAS", "lu en UTF-8"):
        assert words in text
    assert (count(site, Person), count(site, Enrolment)) == (people, places)


def test_a_confirmed_list_is_enrolled_with_employer_and_funder_then_forgotten(
    site: Site, clients: Cast
) -> None:
    path = upload(clients.emma, site, CSV.encode("cp1252"), "C:\\dossier\\ma liste.csv")
    assert confirm(clients.emma, path) == 303
    assert shown(site)["Ada"] == "Ada Petit"
    assert shown(site)["Basile"] == "Basile Roux"
    kept = draft(site)
    assert (kept.text, kept.file_name) == ("", "ma liste.csv")
    with site.database.reading() as db:
        ada = db.scalars(select(Enrolment).where(Enrolment.shown_name == "Ada")).one()
        assert (ada.employer, ada.funder, ada.import_id) == ("CCAS", "OPCO Santé", kept.id)
        assert ada.joined_at is None
        assert "list_imported" in db.scalars(select(AuditEntry.action)).all()
    found = person(site, "Ada Petit")
    assert found
    assert (found.email, found.provisional) == ("ada@example.org", False)
    assert "2\u00a0personnes inscrites" in clients.emma.get(path).text


def test_confirming_twice_enrols_once(site: Site, clients: Cast) -> None:
    path = paste(clients.alice, site, "Ada Petit\nBasile Roux")
    assert confirm(clients.alice, path) == 303
    places = count(site, Enrolment)
    assert clients.alice.post(f"{path}/inscriptions").status_code == 303
    assert clients.alice.post(f"{path}/choix", data={"vue": "1"}).status_code == 303
    assert clients.alice.post(f"{path}/ordre").status_code == 303
    assert count(site, Enrolment) == places


def test_a_doubtful_line_is_taken_or_left_as_its_box_says(site: Site, clients: Cast) -> None:
    path = paste(clients.alice, site, "PETIT Ada\nROUX Basile\nGRIS Cora")
    sent = fields_of(clients.alice.get(path).text)
    assert sent == {"vue": ["1", "2", "3"], "prendre": ["1", "2", "3"]}
    assert confirm(clients.alice, path, prendre=["1", "3"]) == 303
    assert {"Ada", "Cora"} <= set(shown(site))
    assert "Basile" not in shown(site)


def test_a_list_of_which_nobody_is_taken_comes_back(site: Site, clients: Cast) -> None:
    path = paste(clients.alice, site, "PETIT Ada")
    answer = clients.alice.post(f"{path}/inscriptions", data={"vue": "1"})
    assert answer.status_code == 422
    assert "<title>Erreur : " in answer.text
    assert "Aucune personne n’est retenue" in answer.text
    assert confirm(clients.alice, path, prendre=["1"]) == 303


def test_choices_are_kept_from_one_page_to_the_next(site: Site, clients: Cast) -> None:
    letters = [f"{a}{b}" for a in "abcdefghijklmnopqrst" for b in "abcdefghijkl"]
    path = paste(clients.alice, site, "\n".join(f"PETIT{x.upper()} Ada{x}" for x in letters))
    first = clients.alice.get(path).text
    sent = fields_of(first)
    assert len(sent["vue"]) == 200
    sent["prendre"].remove("1")
    answer = clients.alice.post(f"{path}/choix?numero=2", data=sent)
    assert answer.headers["location"] == f"{path}?numero=2"
    second = clients.alice.get(f"{path}?numero=2").text
    assert len(fields_of(second)["vue"]) == 40
    assert "1" not in fields_of(clients.alice.get(path).text)["prendre"]
    assert clients.alice.post(f"{path}/inscriptions", data=fields_of(second)).status_code == 303
    with site.database.reading() as db:
        places = db.scalar(select(func.count()).where(Enrolment.import_id == draft(site).id))
    assert places == 239


def test_first_and_last_names_are_exchanged_in_one_gesture(site: Site, clients: Cast) -> None:
    path = upload(clients.alice, site, b"Petit;Zorah\nRoux;Maxence\n")
    assert "Petit Zorah" in clients.alice.get(path).text
    sent = fields_of(clients.alice.get(path).text)
    clients.alice.post(f"{path}/ordre", data=sent)
    text = clients.alice.get(path).text
    assert "Zorah Petit" in text
    assert confirm(clients.alice, path) == 303
    assert shown(site)["Zorah"] == "Zorah Petit"


def test_homonyms_get_a_letter_then_a_number(site: Site, clients: Cast) -> None:
    path = paste(
        clients.alice,
        site,
        "Bob Martin\nAda Petit;a@example.org\nAda Pons;b@example.org\nada PETIT;c@example.org",
    )
    assert confirm(clients.alice, path) == 303
    names = shown(site)
    assert names["Bob M."] == "Bob Martin"  # Bob was there before
    assert names["Bob"] == "Bob"
    assert {names["Ada P."], names["Ada P. 2"], names["Ada P. 3"]} == {"Ada Petit", "Ada Pons"}


def test_whoever_is_in_the_session_already_is_said_so(site: Site, clients: Cast) -> None:
    assert confirm(clients.alice, paste(clients.alice, site, "Ada Petit;ada@example.org")) == 303
    text = clients.alice.get(
        paste(
            clients.alice,
            site,
            "Ada Petit;ADA@example.org\nAda Petit;\nBasile Roux;ada@example.org",
        )
    ).text
    text = text.replace("\u00a0", " ")
    assert "Ligne 1 : déjà dans cette session. Rien n’est ajouté." in text
    assert "Ligne 2 : quelqu’un porte déjà ce nom dans cette session" not in text  # same list first
    assert "cette adresse est déjà celle de « Ada Petit », dans cette session" in text


def test_a_name_alone_never_makes_two_people_one(site: Site, clients: Cast) -> None:
    assert (
        confirm(clients.gaston, _paste_elsewhere(site, clients, "Ada Petit;a@example.org")) == 303
    )
    path = paste(clients.alice, site, "Ada Petit")
    assert confirm(clients.alice, path) == 303
    with site.database.reading() as db:
        assert db.scalar(select(func.count()).where(Person.name == "Ada Petit")) == 2


def _paste_elsewhere(site: Site, clients: Cast, text: str) -> str:
    answer = clients.gaston.post(
        f"/sessions/{site.others['cohort']}/imports", files={"liste": (None, text)}
    )
    return str(answer.headers["location"])


@pytest.mark.parametrize(
    ("choice", "people"), [(None, 1), ("meme", 1), ("autre", 2), ("non", 1), ("n'importe", 1)]
)
def test_an_address_known_on_the_site_is_proposed_as_the_same_person(
    site: Site, clients: Cast, choice: str | None, people: int
) -> None:
    confirm(clients.gaston, _paste_elsewhere(site, clients, "Ada Petit;ada@example.org"))
    path = paste(clients.alice, site, "Ada Petit;ada@example.org\nBasile Roux")
    assert "C’est Ada Petit, la même personne" in clients.alice.get(path).text
    changes = {} if choice is None else {"qui-1": [choice]}
    assert confirm(clients.alice, path, **changes) == 303
    with site.database.reading() as db:
        assert db.scalar(select(func.count()).where(Person.name == "Ada Petit")) == people
    assert ("Ada" in shown(site)) is (choice != "non")


def test_a_co_trainer_learns_nothing_of_people_of_other_sessions(site: Site, clients: Cast) -> None:
    """Whoever she enrols she can print a card for: it must not open somebody else's door."""
    confirm(clients.gaston, _paste_elsewhere(site, clients, "Ada Petit;ada@example.org"))
    path = paste(clients.emma, site, "Basile Roux;ada@example.org")
    assert "Ada Petit" not in clients.emma.get(path).text
    assert confirm(clients.emma, path, **{"qui-1": ["meme"]}) == 303
    assert shown(site)["Basile"] == "Basile Roux"
    assert "Ada" not in shown(site)


def test_an_address_under_another_name_is_left_out_unless_the_trainer_says_who(
    site: Site, clients: Cast
) -> None:
    confirm(clients.gaston, _paste_elsewhere(site, clients, "Ada Petit;ccas@example.org"))
    path = paste(clients.alice, site, "Basile Roux;ccas@example.org\nCora Gris")
    assert "la même personne ?" in clients.alice.get(path).text.replace("\u00a0", " ")
    assert confirm(clients.alice, path) == 303
    assert "Basile" not in shown(site)


def test_too_many_people_are_counted_and_still_allowed(site: Site, clients: Cast) -> None:
    with site.database.writing() as db:
        db.get_one(Cohort, site.cohort).capacity = 7
    path = paste(clients.alice, site, "Ada Petit\nBasile Roux\nCora Gris")
    text = clients.alice.get(path).text.replace("\u00a0", " ")
    assert "2 personnes de trop pour cette session" in text
    assert "7 places, dont 1 libre" in text
    assert confirm(clients.alice, path) == 303


def test_taking_a_list_back_leaves_nothing_of_it(site: Site, clients: Cast) -> None:
    people, places = count(site, Person), count(site, Enrolment)
    path = paste(clients.alice, site, "Ada Petit;ada@example.org\nBasile Roux")
    confirm(clients.alice, path)
    clients.alice.post(f"/sessions/{site.cohort}/courriels")
    clients.alice.post(f"/sessions/{site.cohort}/cartes")
    assert clients.alice.post(f"{path}/annulation").status_code == 303
    assert (count(site, Person), count(site, Enrolment)) == (people, places)
    assert "Il n’en reste rien" in clients.alice.get(path).text
    assert clients.alice.post(f"{path}/annulation").status_code == 303  # once is enough
    with site.database.reading() as db:
        assert list(db.scalars(select(AuditEntry.action))).count("list_undone") == 1


def test_whoever_has_taken_part_stays_and_is_named(site: Site, clients: Cast) -> None:
    """By a presence, a sequence to lead, a device that was opened, a place in an activity."""
    path = paste(clients.alice, site, "Ada Petit\nBasile Roux\nCora Gris\nDora Bleu\nElio Vert")
    confirm(clients.alice, path)
    place = {name: site.place(name) for name in ("Ada", "Basile", "Cora", "Dora", "Elio")}
    with site.database.writing() as db:
        half = db.scalars(
            select(DemiJournee.id).where(DemiJournee.cohort_id == site.cohort)
        ).first()
        assert half
        db.add(
            PresenceNote(
                demi_journee_id=half,
                enrolment_id=place["Ada"],
                status=Attendance.PRESENT,
                at=clock.now(),
            )
        )
        db.add(ConducteurStep(cohort_id=site.cohort, demi_journee_id=half, position=1, origin=Origin.FREE, title="t", minutes=5, leader_id=place["Basile"]))  # fmt: skip
        db.get_one(Enrolment, place["Cora"]).joined_at = clock.now()
    site.signed_in("Dora Bleu")
    clients.alice.post(f"{path}/annulation")
    left = set(shown(site))
    assert {"Ada", "Basile", "Cora", "Dora"} <= left
    assert "Elio" not in left
    assert person(site, "Elio Vert") is None
    text = clients.alice.get(path).text
    for name in ("Ada Petit", "Basile Roux", "Cora Gris", "Dora Bleu"):
        assert name in text
    assert "Elio" not in text


def test_a_person_known_before_is_taken_out_and_not_deleted(site: Site, clients: Cast) -> None:
    confirm(clients.gaston, _paste_elsewhere(site, clients, "Ada Petit;ada@example.org"))
    path = paste(clients.alice, site, "Ada Petit;ada@example.org")
    confirm(clients.alice, path)
    clients.alice.post(f"{path}/annulation")
    assert "Ada" not in shown(site)
    assert shown(site, site.others["cohort"])["Ada"] == "Ada Petit"


def test_a_person_enrolled_elsewhere_since_is_kept(site: Site, clients: Cast) -> None:
    path = paste(clients.alice, site, "Ada Petit;ada@example.org")
    confirm(clients.alice, path)
    confirm(clients.gaston, _paste_elsewhere(site, clients, "Ada Petit;ada@example.org"))
    clients.alice.post(f"{path}/annulation")
    assert shown(site, site.others["cohort"])["Ada"] == "Ada Petit"


def test_a_draft_that_is_abandoned_keeps_no_name(site: Site, clients: Cast) -> None:
    path = paste(clients.alice, site, "Ada Petit")
    clients.alice.post(f"{path}/annulation")
    assert draft(site).text == ""
    assert "liste abandonnée" in clients.alice.get(path).text
    assert clients.alice.post(f"{path}/inscriptions").status_code == 303
    assert "Ada" not in shown(site)


@pytest.mark.one_database
@pytest.mark.parametrize(
    "name", [n for n, nasty in BATTERY.items() if nasty.refused and "MB" not in n]
)
def test_a_file_that_is_no_list_comes_back_with_its_sentence(
    site: Site, clients: Cast, name: str
) -> None:
    answer = clients.alice.post(
        f"/sessions/{site.cohort}/imports", files={"fichier": ("liste.csv", BATTERY[name].data)}
    )
    assert answer.status_code == 422
    assert "<title>Erreur : " in answer.text
    said = BATTERY[name].refused.split("'")[0]
    assert said in answer.text.replace("\u00a0", " ")
    assert 'id="fichier-erreur"' in answer.text
    assert count(site, EnrolmentImport) == 0


@pytest.mark.one_database
def test_an_empty_paste_comes_back_with_what_was_typed(site: Site, clients: Cast) -> None:
    answer = clients.alice.post(
        f"/sessions/{site.cohort}/imports", files={"liste": (None, " \n\t ")}
    )
    assert answer.status_code == 422
    assert "Collez au moins un nom" in answer.text
    for sent in ({}, {"fichier": ("", b"")}, {"autre": (None, "x")}):
        answer = clients.alice.post(f"/sessions/{site.cohort}/imports", files=sent or None)
        assert answer.status_code == 422


def test_five_thousand_lines_are_a_page_and_are_written(
    site: Site, clients: Cast, statements: Statements
) -> None:
    path = upload(clients.alice, site, BATTERY["five thousand lines"].data)
    with statements as seen:
        text = clients.alice.get(path).text
    assert len(seen) <= 8
    assert "5000" in text
    assert "Et 4800\u00a0autres" in text
    assert len(text) < 60_000
    with statements as seen:
        assert clients.alice.post(f"{path}/inscriptions").status_code == 303
    assert (
        len(seen) <= 2 * 5000 + 40
    )  # a place and a line of her path for each, nothing read for each
    with site.database.reading() as db:
        assert db.scalar(select(func.count()).where(Enrolment.import_id == draft(site).id)) == 5_000
    assert clients.alice.post(f"{path}/annulation").status_code == 303
    assert len(shown(site)) < 20


def test_the_page_costs_as_many_statements_for_many_people(
    site: Site, clients: Cast, statements: Statements
) -> None:
    clients.alice.get(f"/sessions/{site.cohort}/invitations")
    with statements as few:
        clients.alice.get(f"/sessions/{site.cohort}/invitations")
    lines = "\n".join(
        f"Ada{chr(97 + n % 26)}{chr(97 + n // 26)} Petit;a{n}@example.org" for n in range(250)
    )
    confirm(clients.alice, paste(clients.alice, site, lines))
    with statements as many:
        text = clients.alice.get(f"/sessions/{site.cohort}/invitations").text
    assert len(many) == len(few)
    assert text.count("pas encore invité·e") == 200
    assert "Page 1 sur 2" in text


@pytest.mark.one_database
def test_a_code_that_is_on_the_wall_is_on_the_page(site: Site, clients: Cast) -> None:
    page = f"/sessions/{site.cohort}/invitations"
    text = clients.alice.get(page).text
    assert site.join_code in text
    assert f"/rejoindre/{site.join_code}" in text
    assert '<svg class="qr"' in text or 'class="qr"' in text
    clients.alice.post(f"/salle/{site.cohort}/porte", data={"ouverte": "non"})
    closed = clients.alice.get(page).text
    assert "La salle est fermée" in closed
    assert site.join_code not in closed


@pytest.mark.one_database
def test_too_heavy_a_file_is_refused_in_french(site: Site, clients: Cast) -> None:
    for size in (3, 40):
        answer = clients.alice.post(
            f"/sessions/{site.cohort}/imports",
            files={"fichier": ("photo.csv", b"\xff\xd8\xff" + b"x" * (size << 20))},
        )
        assert answer.status_code == 413
        assert "2 Mo au plus" in answer.text.replace("\u00a0", " ")
        assert "<h1>" in answer.text


@pytest.mark.one_database
def test_nobody_sends_a_list_to_a_session_of_others(site: Site, clients: Cast) -> None:
    before = count(site, EnrolmentImport)
    for who, status in ((clients.bob, 404), (clients.gaston, 404), (clients.nobody, 401)):
        answer = who.post(f"/sessions/{site.cohort}/imports", files={"liste": (None, "Ada")})
        assert answer.status_code == status
    assert count(site, EnrolmentImport) == before
