"""A voice: kept out of the web's reach, heard by few, typed out by somebody who says her name."""

import re
import stat

import pytest
from starlette.testclient import TestClient
from tests.contributing.proposing import PHRASE, SAID, begun, invited, whole_debate
from tests.dev.site import Cast, Site

from allervers_training.contributing.models import Proposition, Recording, Revision

HERE = "/propositions"
QUESTION = "recit"


@pytest.fixture
def zohra(site: Site) -> TestClient:
    invited(site, "Zohra")
    return site.signed_in("Zohra")


@pytest.fixture
def spoken(zohra: TestClient) -> str:
    """Let her tell something aloud, and return where."""
    slug = begun(zohra, "temoignage", "parle")
    assert say(zohra, f"{HERE}/{slug}/voix/{QUESTION}").status_code == 303
    return f"{HERE}/{slug}"


def say(device: TestClient, where: str, said: bytes = SAID):  # noqa: ANN201 - an answer
    return device.post(where, files={"son": ("x.html", said, "text/html")})


def again(device: TestClient, where: str, said: bytes = SAID + b"2"):  # noqa: ANN201 - an answer
    """Speak over the voice that a page shows, once it has said that this one goes."""
    found = re.search(r'action="([^"]+\?prise=\w+)" method="post" enctype', device.get(f"{where}?encore=oui").text)  # fmt: skip
    assert found
    return say(device, found[1], said)


def only_voice(site: Site) -> Recording:
    with site.database.reading() as db:
        return db.query(Recording).one()


def files(site: Site) -> list[str]:
    return sorted(path.name for path in (site.data / "voix").glob("*"))


def test_who_speaks_is_led_from_one_voice_to_the_next(zohra: TestClient) -> None:
    answer = zohra.post(HERE, data={"genre": "temoignage", "facon": "parle", "sujet": ""})
    assert answer.headers["location"].endswith(f"/voix/{QUESTION}")
    page = zohra.get(answer.headers["location"])
    assert "media-src 'self' blob:" in page.headers["content-security-policy"]
    assert "microphone=(self)" in page.headers["permissions-policy"]
    assert 'accept="audio/*" capture' in page.text
    assert "microphone=()" in zohra.get(HERE).headers["permissions-policy"]


def test_a_voice_is_kept_for_its_owner_alone(site: Site, zohra: TestClient, spoken: str) -> None:
    kept = site.data / "voix" / only_voice(site).file
    assert kept.read_bytes() == SAID
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    heard = zohra.get(f"{spoken}/voix/{QUESTION}/son", headers={"range": "bytes=0-3"})
    assert (heard.status_code, heard.content) == (206, b"OggS")
    assert heard.headers["content-type"] == "audio/ogg"
    assert heard.headers["content-disposition"].startswith("attachment")
    assert heard.headers["x-content-type-options"] == "nosniff"
    invited(site, "Ada")
    for other in ("Ada", "Alice", "Bob"):
        heard = site.signed_in(other).get(f"{spoken}/voix/{QUESTION}/son")
        assert heard.status_code == 404


def test_another_take_replaces_the_first_and_erasing_leaves_no_file(
    site: Site, zohra: TestClient, spoken: str
) -> None:
    first, here = files(site), f"{spoken}/voix/{QUESTION}"
    assert again(zohra, here).status_code == 303
    assert len(files(site)) == 1
    assert files(site) != first
    asked = zohra.get(f"{here}/effacement").text
    assert "Elle sera effacée" in asked
    take = re.search(r'effacement\?prise=(\w+)" method="post"', asked)
    assert take
    zohra.post(f"{here}/effacement", params={"prise": first[0][:8]})  # asked about another one
    assert len(files(site)) == 1
    zohra.post(f"{here}/effacement", params={"prise": take[1]})
    assert files(site) == []
    assert zohra.get(f"{here}/effacement").status_code == 303


def test_no_tap_destroys_a_kept_voice_unasked(site: Site, zohra: TestClient, spoken: str) -> None:
    here, kept = f"{spoken}/voix/{QUESTION}", files(site)
    page = zohra.get(here).text
    assert (
        "<form" not in page.split("<main")[1].split("</main>")[0]
    )  # links alone: nothing goes here
    other = say(zohra, here, SAID + b"2")  # from a page opened before the first was kept
    assert other.status_code == 409
    assert "Une autre voix est déjà gardée ici." in other.text
    assert "Garder la nouvelle (efface l’autre)" in other.text
    assert files(site) == kept
    assert say(zohra, here).status_code == 303  # the very same, sent twice by a slow network
    assert files(site) == kept
    assert "Cette voix reste là." in zohra.get(f"{here}?encore=oui").text
    wrong = say(zohra, f"{here}?prise={kept[0][:8]}", b"<html>")
    assert (wrong.status_code, files(site)) == (422, kept)
    assert "je garde l’autre" in wrong.text


@pytest.mark.parametrize("said", [b"", b"<svg><script>alert(1)</script></svg>", b"PK\x03\x04" + bytes(99)])  # fmt: skip
def test_what_is_no_recording_is_refused(site: Site, zohra: TestClient, said: bytes) -> None:
    slug = begun(zohra, "temoignage", "parle")
    answer = say(zohra, f"{HERE}/{slug}/voix/{QUESTION}", said)
    assert answer.status_code == 422
    assert "enregistrement" in answer.text
    assert files(site) == []


def test_fifty_megabytes_are_refused_with_a_sentence(site: Site, zohra: TestClient) -> None:
    slug = begun(zohra, "temoignage", "parle")
    answer = say(zohra, f"{HERE}/{slug}/voix/{QUESTION}", SAID + bytes(50 * 1024 * 1024))
    assert answer.status_code == 413
    assert "trop long" in answer.text
    assert files(site) == []


def test_somebody_types_it_out_and_says_her_name(
    site: Site, clients: Cast, zohra: TestClient, spoken: str
) -> None:
    voice = only_voice(site).id
    listed = clients.alice.get("/voix").text
    assert "Zohra" in listed
    assert f"/voix/{voice}" in listed
    assert clients.alice.get(f"/voix/{voice}/son").content == SAID
    blank = clients.alice.post(f"/voix/{voice}", data={"texte": "  "})
    assert blank.status_code == 422
    clients.alice.post(f"/voix/{voice}", data={"texte": "Un jour, une dame est venue."})
    page = zohra.get(f"{spoken}/questions/{QUESTION}").text
    assert "Un jour, une dame est venue." in page
    assert "Alice a écrit ce que vous avez dit." in page
    for address in (f"/voix/{voice}", f"/voix/{voice}/son"):  # the rest of a draft is hers alone
        assert clients.alice.get(address).status_code == 404


def test_a_voice_beside_written_words_is_heard_by_readers(
    site: Site, clients: Cast, zohra: TestClient
) -> None:
    slug = whole_debate(site, "Zohra")
    say(zohra, f"{HERE}/{slug}/voix/phrases")
    assert f"/voix/{only_voice(site).id}" in clients.alice.get("/voix").text
    zohra.post(f"{HERE}/{slug}/envoi")
    shown = clients.alice.get(f"/relectures/{slug}").text
    assert f'src="/voix/{only_voice(site).id}/son"' in shown
    assert clients.alice.get(f"/voix/{only_voice(site).id}/son").content == SAID


def test_she_is_told_who_listens_and_when_her_voice_is_written(
    clients: Cast, zohra: TestClient, site: Site, spoken: str
) -> None:
    listened = "écoute votre voix, et l’écrit."
    assert listened in zohra.get(spoken).text
    clients.alice.post(f"/voix/{only_voice(site).id}", data={"texte": "Une dame est venue."})
    assert "Votre voix est écrite. Relisez." in zohra.get(HERE).text
    assert "Votre voix est écrite." in zohra.get(spoken).text
    assert listened not in zohra.get(spoken).text
    zohra.post(f"{spoken}/questions/{QUESTION}", data={"reponse": "Une dame est venue hier."})
    assert "Votre voix est écrite" not in zohra.get(HERE).text
    assert "Votre voix est écrite" not in zohra.get(spoken).text


def test_a_player_stays_alive_on_a_page_that_refuses(
    site: Site, clients: Cast, spoken: str
) -> None:
    refused = clients.alice.post(f"/voix/{only_voice(site).id}", data={"texte": " "})
    assert (refused.status_code, "<audio" in refused.text) == (422, True)
    assert "media-src 'self'" in refused.headers["content-security-policy"]
    silent = clients.alice.get("/voix").headers["content-security-policy"]
    assert "media-src" not in silent


def test_what_was_heard_of_an_older_take_is_not_put_under_the_new_one(
    site: Site, clients: Cast, zohra: TestClient, spoken: str
) -> None:
    voice = only_voice(site)
    assert f'name="prise" value="{voice.take}"' in clients.alice.get(f"/voix/{voice.id}").text
    again(zohra, f"{spoken}/voix/{QUESTION}")
    heard = {"texte": "Des mots d'avant.", "prise": voice.take}
    refused = clients.alice.post(f"/voix/{voice.id}", data=heard)
    assert refused.status_code == 422
    assert "a parlé de nouveau" in refused.text
    assert "Des mots d" in refused.text
    now = only_voice(site)
    assert (now.typed_at, now.take != voice.take) == (None, True)
    assert f'name="prise" value="{now.take}"' in refused.text
    listened = clients.alice.post(f"/voix/{voice.id}", data={**heard, "prise": now.take})
    assert listened.status_code == 303


def test_a_typed_voice_replaces_no_word_that_she_wrote(
    site: Site, clients: Cast, zohra: TestClient, spoken: str
) -> None:
    zohra.post(f"{spoken}/questions/{QUESTION}", data={"reponse": "Mes propres mots."})
    clients.alice.post(f"/voix/{only_voice(site).id}", data={"texte": "Des mots entendus."})
    with site.database.reading() as db:
        draft = db.query(Proposition).one().draft
    assert draft == {QUESTION: "Mes propres mots.", f"~{QUESTION}": "Des mots entendus."}
    told = zohra.get(spoken).text
    assert "Les mots que vous aviez écrits restent aussi." in told
    assert "Choisir mes mots" in told
    choice = zohra.get(f"{spoken}/questions/{QUESTION}").text
    assert "Il y a aussi ces mots" in choice
    assert "Des mots entendus." in choice
    zohra.post(f"{spoken}/envoi")
    with site.database.reading() as db:
        assert db.query(Revision).one().answers == {QUESTION: "Mes propres mots."}


def test_whoever_types_knows_that_there_are_words_and_reads_no_draft(
    site: Site, clients: Cast, zohra: TestClient, spoken: str
) -> None:
    here = f"/voix/{only_voice(site).id}"
    assert "a aussi écrit des mots ici" not in clients.alice.get(here).text
    zohra.post(f"{spoken}/questions/{QUESTION}", data={"reponse": "Mes propres mots."})
    typing = clients.alice.get(here).text
    assert "a aussi écrit des mots ici" in typing
    assert "les deux sont gardés" in typing
    assert "Mes propres mots." not in typing


def test_a_list_is_typed_out_one_answer_per_line(
    site: Site, clients: Cast, zohra: TestClient
) -> None:
    slug = begun(zohra, "debat-mouvant", "parle")
    say(zohra, f"{HERE}/{slug}/voix/phrases")
    clients.alice.post(f"/voix/{only_voice(site).id}", data={"texte": f"{PHRASE}\nUne autre."})
    with site.database.reading() as db:
        assert db.query(Proposition).one().draft["phrases"] == [PHRASE, "Une autre."]


def test_nobody_types_out_her_own_voice_and_only_peers_and_trainers_do(
    site: Site, clients: Cast, zohra: TestClient, spoken: str
) -> None:
    voice, person = only_voice(site).id, invited(site, "Moktar")
    moktar = site.signed_in("Moktar")
    assert moktar.get("/voix").status_code == 404
    clients.alice.post(f"/contributeurs/{person}/relecture", data={"relit": "oui"})
    assert moktar.get(f"/voix/{voice}").status_code == 200
    with site.database.reading() as db:
        zohra_id = db.query(Proposition).one().author_id
    clients.alice.post(f"/contributeurs/{zohra_id}/relecture", data={"relit": "oui"})
    assert zohra.get(f"/voix/{voice}").status_code == 404
    assert "Aucune voix n’attend" in zohra.get("/voix").text


def test_a_text_that_left_takes_no_other_voice(site: Site, zohra: TestClient) -> None:
    slug = whole_debate(site, "Zohra")
    zohra.post(f"{HERE}/{slug}/envoi")
    assert say(zohra, f"{HERE}/{slug}/voix/phrases").status_code == 422
    assert files(site) == []


def test_a_recorded_question_can_be_heard(site: Site, zohra: TestClient) -> None:
    slug = begun(zohra)
    here = f"{HERE}/{slug}/questions/phrases"
    assert "Écouter la question" not in zohra.get(here).text
    folder = site.data / "consignes"
    folder.mkdir()
    (folder / "debat-mouvant-phrases.mp3").write_bytes(b"ID3")
    assert "Écouter la question" in zohra.get(here).text
    assert zohra.get("/consignes/debat-mouvant-phrases").content == b"ID3"
    assert zohra.get("/consignes/..%2Fdemo").status_code == 404


def test_on_a_hotspot_her_pages_open_and_those_of_the_team_do_not(
    site: Site, zohra: TestClient
) -> None:
    device = TestClient(site.app, base_url="http://192.168.43.1:8000", client=("192.168.43.7", 1), follow_redirects=False)  # fmt: skip
    device.portal = site.main.portal
    device.cookies.set("s", zohra.cookies["s"], domain="192.168.43.1")
    assert device.get(HERE).status_code == 200
    assert device.get("/contributeurs").status_code == 403
    device.cookies.set("s", site.session_of("Alice"), domain="192.168.43.1")
    assert device.get("/voix").status_code == 401
