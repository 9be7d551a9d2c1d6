"""Writing on her own pages: cards, choices, questions, drafts that nobody else reads, sending."""

import re

import pytest
from starlette.testclient import TestClient
from tests.contributing.proposing import PHRASE, begun, card_of, invited, whole_debate
from tests.dev.site import HTMX, Cast, Site

from allervers_training.contributing.domain.words import (
    PropositionKind,
    PropositionState,
)
from allervers_training.contributing.models import Contributor, Need, Proposition, Revision
from allervers_training.kernel import clock

HERE = "/propositions"


@pytest.fixture
def zohra(site: Site) -> TestClient:
    invited(site, "Zohra")
    return site.signed_in("Zohra")


def kept(site: Site, slug: str) -> Proposition:
    with site.database.reading() as db:
        return db.query(Proposition).filter_by(slug=slug).one()


def lu(page: str) -> str:
    found = re.search(r'name="lu" value="(\w+)"', page)
    assert found
    return found[1]


def test_a_card_opens_her_pages_and_no_other(site: Site, clients: Cast) -> None:
    token = card_of(clients.alice.post("/contributeurs", data={"prenom": "Zohra"}).text)
    device = site.visitor()
    assert device.post(f"/entree/{token}").headers["location"] == HERE
    assert "Bonjour Zohra" in device.get(HERE).text
    assert device.get("/contributeurs").status_code == 404
    assert clients.bob.get(HERE).status_code == 404
    with site.database.reading() as db:
        assert re.fullmatch("[a-z2-9]{6}", db.query(Contributor).one().key)


def test_a_name_is_invited_once(clients: Cast) -> None:
    clients.alice.post("/contributeurs", data={"prenom": "Zohra"})
    again = clients.alice.post("/contributeurs", data={"prenom": "zohra"})
    assert again.status_code == 422
    assert "déjà dans la liste" in again.text
    assert 'value="zohra"' in again.text


def test_a_new_card_stops_the_old_one_and_closing_stops_every_device(
    site: Site, clients: Cast
) -> None:
    person = invited(site, "Zohra")
    old = card_of(clients.alice.post(f"/contributeurs/{person}/cartes").text)
    new = card_of(clients.alice.post(f"/contributeurs/{person}/cartes").text)
    assert site.visitor().post(f"/entree/{old}").status_code == 404
    device = site.entered(new)
    clients.alice.post(f"/contributeurs/{person}/fermeture")
    assert device.get(HERE).status_code == 401
    assert site.visitor().post(f"/entree/{new}").status_code == 404
    assert "Aucune carte" in clients.alice.get("/contributeurs").text


def test_one_chooses_a_kind_a_way_and_a_subject(zohra: TestClient) -> None:
    first = zohra.get(f"{HERE}/nouvelle").text
    assert len(re.findall(r"\?genre=", first)) == 6
    assert "J’écris" in zohra.get(f"{HERE}/nouvelle?genre=temoignage").text
    third = zohra.get(f"{HERE}/nouvelle?genre=temoignage&facon=ecrit").text
    assert "Je ne sais pas" in third
    assert 'value="c2-besoin"' in third
    fourth = zohra.get(f"{HERE}/nouvelle?genre=temoignage&facon=avec_aide").text
    assert "Qui écrit avec vous" in fourth


@pytest.mark.parametrize("fields", [{}, {"genre": "poème", "facon": "ecrit", "sujet": ""}, {"genre": "paroles", "sujet": ""}])  # fmt: skip
def test_what_is_not_chosen_is_asked_again(
    site: Site, zohra: TestClient, fields: dict[str, str]
) -> None:
    answer = zohra.post(HERE, data=fields)
    assert answer.headers["location"] == f"{HERE}/nouvelle"
    with site.database.reading() as db:
        assert db.query(Proposition).count() == 0


def test_a_second_tap_begins_nothing_more(site: Site, zohra: TestClient) -> None:
    assert begun(zohra) == begun(zohra)
    slug = begun(zohra)
    zohra.post(f"{HERE}/{slug}/questions/phrases", data={"r-1": PHRASE})
    assert begun(zohra) != slug


def test_a_need_brings_its_kind_and_its_subject(site: Site, zohra: TestClient) -> None:
    with site.database.writing() as db:
        need = Need(
            kind=PropositionKind.ARBRE,
            competence_id="c4-techniques",
            text="Il manque une situation sur un marché.",
            at=clock.now(),
        )
        db.add(need)
        db.flush()
        number = str(need.id)
    assert "sur un marché" in zohra.get(HERE).text
    assert "sur un marché" in zohra.get(f"{HERE}/nouvelle?besoin={number}&facon=ecrit").text
    answer = zohra.post(HERE, data={"besoin": number, "facon": "ecrit"})
    found = kept(site, answer.headers["location"].split("/")[2])
    assert (found.kind, found.competence_id) == (PropositionKind.ARBRE, "c4-techniques")
    assert zohra.get(f"{HERE}/nouvelle?besoin=987654").status_code == 404


def test_who_holds_the_pen_is_named_with_the_text(site: Site, zohra: TestClient) -> None:
    refused = zohra.post(HERE, data={"genre": "paroles", "facon": "avec_aide", "sujet": "", "aide": "12"})  # fmt: skip
    assert refused.status_code == 422
    slug = begun(zohra, "paroles", "avec_aide", aide="Ada")
    zohra.post(f"{HERE}/{slug}/questions/questions", data={"r-1": "Et vous ?"})
    assert "Écrit avec Ada" in zohra.get(f"{HERE}/{slug}").text
    zohra.post(f"{HERE}/{slug}/envoi")
    with site.database.reading() as db:
        assert db.query(Revision).one().answers == {"questions": ["Et vous ?"], "aide": "Ada"}


def test_an_answer_is_kept_wherever_one_goes_next(site: Site, zohra: TestClient) -> None:
    slug = begun(zohra)
    here = f"{HERE}/{slug}/questions/phrases"
    for gesture, leads_to in (("suite", f"{HERE}/{slug}/questions/mot"), ("retour", f"{HERE}/{slug}"), ("tard", HERE)):  # fmt: skip
        answer = zohra.post(here, data={"r-1": gesture, "geste": gesture})
        assert answer.headers["location"] == leads_to
        assert kept(site, slug).draft["phrases"] == [gesture]


def test_rows_are_added_moved_and_removed_by_buttons(site: Site, zohra: TestClient) -> None:
    slug = begun(zohra)
    here = f"{HERE}/{slug}/questions/phrases"
    added = zohra.post(here, data={"r-1": "Une.", "geste": "ajout"})
    assert "autofocus" in zohra.get(added.headers["location"]).text
    zohra.post(here, data={"r-1": "Une.", "r-2": "Deux.", "geste": "montee-2"})
    assert kept(site, slug).draft["phrases"] == ["Deux.", "Une."]
    zohra.post(here, data={"r-1": "Deux.", "r-2": "Une.", "geste": "retrait-1"})
    assert kept(site, slug).draft["phrases"] == ["Une."]


def test_a_script_keeps_what_is_written_and_hears_advice(site: Site, zohra: TestClient) -> None:
    slug = begun(zohra)
    typed = {"r-1": "Faut-il frapper ?", "geste": "brouillon"}
    answer = zohra.post(f"{HERE}/{slug}/questions/phrases", data=typed, headers=HTMX)
    assert answer.status_code == 200
    assert "une question" in answer.text
    shown = zohra.get(f"{HERE}/{slug}/questions/phrases").text
    assert f'data-lu="{lu(shown)}"' in answer.text


def test_two_windows_lose_nothing(site: Site, zohra: TestClient) -> None:
    slug = begun(zohra, "temoignage")
    here = f"{HERE}/{slug}/questions/recit"
    seen = lu(zohra.get(here).text)
    zohra.post(here, data={"reponse": "Dans une fenêtre.", "lu": seen})
    zohra.post(here, data={"reponse": "Dans l'autre.", "lu": seen})
    assert "Dans une fenêtre." in zohra.get(here).text
    zohra.post(f"{here}/echange")
    assert kept(site, slug).draft["recit"] == "Dans une fenêtre."


def test_somebody_signed_out_finds_her_words_again(site: Site, zohra: TestClient) -> None:
    slug = begun(zohra)
    here = f"{HERE}/{slug}/questions/phrases"
    answer = site.visitor().post(here, data={"r-1": PHRASE, "geste": "suite"})
    assert answer.status_code == 401
    assert PHRASE.replace("'", "&#39;") in answer.text
    assert f'action="{here}"' in answer.text


@pytest.mark.parametrize("typed", ["x" * 7000, "é" * 6001])
def test_what_is_too_long_comes_back_whole(site: Site, zohra: TestClient, typed: str) -> None:
    slug = begun(zohra, "temoignage")
    answer = zohra.post(f"{HERE}/{slug}/questions/recit", data={"reponse": typed})
    assert answer.status_code == 422
    assert "trop long" in answer.text
    assert typed in answer.text


def test_a_megabyte_is_refused_with_a_sentence(zohra: TestClient) -> None:
    slug = begun(zohra, "temoignage")
    answer = zohra.post(f"{HERE}/{slug}/questions/recit", data={"reponse": "x" * 1_000_000})
    assert answer.status_code == 413
    assert "trop long" in answer.text


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "::: testimonial", "![x](//ailleurs.test)", "a\x00b\u202ec"])  # fmt: skip
def test_what_she_types_commands_nothing_on_any_page(
    site: Site, zohra: TestClient, typed: str
) -> None:
    slug = begun(zohra, "temoignage")
    zohra.post(f"{HERE}/{slug}/questions/recit", data={"reponse": typed})
    for page in ("", "/questions/recit", "/apercu"):
        text = zohra.get(f"{HERE}/{slug}{page}").text
        assert "<script>alert" not in text
        assert "\x00" not in text
        assert "<img" not in text
        assert "\u202e" not in text


def test_another_question_or_another_draft_is_not_found(site: Site, zohra: TestClient) -> None:
    slug = begun(zohra)
    assert zohra.get(f"{HERE}/{slug}/questions/sens").status_code == 404
    assert zohra.get(f"{HERE}/{slug}/questions/inconnue").status_code == 404
    invited(site, "Ada")
    for other in ("Ada", "Alice", "Fanny", "Bob"):
        assert site.signed_in(other).get(f"{HERE}/{slug}").status_code == 404


def test_the_whole_is_read_again_seen_as_in_the_room_and_sent(
    site: Site, zohra: TestClient
) -> None:
    slug = whole_debate(site, "Zohra")
    assert "Voir comme dans la salle" in zohra.get(f"{HERE}/{slug}").text
    wall = zohra.get(f"{HERE}/{slug}/apercu").text
    assert "On ne frappe pas chez quelqu" in wall
    assert 'class="salle apercu"' in wall
    zohra.post(f"{HERE}/{slug}/envoi")
    again = zohra.post(f"{HERE}/{slug}/envoi")
    assert again.status_code == 303
    assert "10 jours" in zohra.get(f"{HERE}/{slug}/envoi").text
    assert kept(site, slug).state is PropositionState.SENT
    with site.database.reading() as db:
        sent = db.query(Revision).one()
    assert (sent.number, len(sent.digest), sent.answers) == (1, 64, {"phrases": [PHRASE]})
    late = zohra.post(f"{HERE}/{slug}/questions/phrases", data={"r-1": "Trop tard."})
    assert late.status_code == 422
    assert kept(site, slug).draft["phrases"] == [PHRASE]


@pytest.mark.parametrize("kind", list(PropositionKind))
def test_every_kind_is_seen_as_others_would(site: Site, zohra: TestClient, kind: str) -> None:
    slug = begun(zohra, kind)
    assert zohra.get(f"{HERE}/{slug}/apercu").status_code == 303  # there is nothing to show yet
    where = f"{HERE}/{slug}"
    for _ in range(12):
        found = re.search(rf'class="bouton plein" href="({where}/questions/[\w-]+)"', zohra.get(where).text)  # fmt: skip
        if not found:
            break
        is_choice = "origine" in found[1]
        rows = {f"r-{n}": f"Une phrase {n}" for n in (1, 2)}
        typed = {"reponse": "fictive" if is_choice else "Il pleut ce matin."} | rows
        assert zohra.post(found[1], data=typed).status_code == 303
    answer = zohra.get(f"{where}/apercu")
    assert answer.status_code == 200
    assert 'class="salle apercu"' in answer.text
    assert "Il pleut ce matin." in answer.text or "Une phrase 1" in answer.text
    if kind not in {PropositionKind.DEBAT, PropositionKind.ARBRE}:  # a text has its page, too
        assert 'href="?rang=page"' in answer.text
        page = zohra.get(f"{where}/apercu?rang=page").text
        assert 'class="salle apercu"' not in page
        assert "Il pleut ce matin." in page or "Une phrase 1" in page


def test_nothing_half_written_is_sent(site: Site, zohra: TestClient) -> None:
    slug = begun(zohra)
    zohra.post(f"{HERE}/{slug}/envoi")
    assert kept(site, slug).state is PropositionState.DRAFT
    assert "Il manque une réponse" in zohra.get(f"{HERE}/{slug}").text
