"""What her yes lets be heard is what she could hear; a voice that was sent is written before its text is accepted."""

import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.contributing.agreeing import HERE, put_to_her, says_yes
from tests.contributing.people import Shown, contributor
from tests.contributing.proposing import SAID, begun, invited, whole_debate
from tests.contributing.readers import decided, invited_peer
from tests.contributing.test_cooling import PAGE, Waits, after
from tests.contributing.test_voices import only_voice, say
from tests.dev.site import Cast, Site

from allervers_training.contributing.domain.wording import WORDS_OF_HERS
from allervers_training.contributing.domain.words import PropositionKind, PropositionState
from allervers_training.contributing.models import (
    ConsentGiven,
    Proposition,
    Recording,
    Remark,
    Revision,
)

__all__ = ["after"]  # a fixture
STORY = PropositionKind.TEMOIGNAGE
ANSWERS = {"recit": "Une dame est venue.", "retenir": "Elle est revenue."}
HEARD = {"salle": "oui", "plateforme": "oui", "public": "oui", "voix": "public", "nom": "non", "explique": "non"}  # fmt: skip
PLAYED = re.compile(r'<audio[^>]* src="([^"]+)"')


@pytest.fixture
def nadia(site: Site) -> TestClient:
    """Let Nadia say three answers, and put to her a text that has words for two."""
    with site.database.writing() as db:
        contributor(db)
    put_to_her(site, Shown(STORY, ANSWERS))
    folder = site.data / "voix"
    folder.mkdir(exist_ok=True)
    with site.database.writing() as db:
        one = db.scalars(select(Proposition)).one()
        for key in ("retenir", "questions", "recit"):
            (folder / f"{key}.ogg").write_bytes(SAID + key.encode())
            db.add(Recording(proposition_id=one.id, field=key, file=f"{key}.ogg", media_type="audio/ogg", at=one.created_at))  # fmt: skip
    return site.signed_in("Nadia")


def played(device: TestClient, page: str) -> list[bytes]:
    """Return every sound that a page plays, as it is heard there."""
    return [device.get(address).content for address in PLAYED.findall(device.get(page).text)]


def test_the_room_hears_all_that_the_question_let_her_hear_and_no_more(
    site: Site, nadia: TestClient, after: Waits
) -> None:
    question = f"{HERE}/accord?lu=oui&salle=oui&plateforme=oui&public=oui&licence=non"
    asked = nadia.get(question).text
    assert "On entend tout ce que j’écoute ici." in asked
    assert "Que voulez-vous raconter" in asked
    assert "Cette explication, à écouter : pas encore enregistrée." in asked.replace("\xa0", " ")
    let_her_hear = played(nadia, question)
    assert let_her_hear == [SAID + b"recit", SAID + b"retenir"]
    says_yes(nadia, HEARD)
    after(8)
    shown = site.visitor().get(PAGE).text
    assert "Récit</p><audio" in shown
    assert "À retenir</p><audio" in shown
    assert played(site.visitor(), PAGE) == let_her_hear
    assert site.visitor().get(f"{PAGE}/voix/questions").status_code == 404


def test_a_yes_to_an_explanation_that_played_nothing_lets_nothing_be_heard(
    site: Site, nadia: TestClient, after: Waits
) -> None:
    says_yes(nadia, HEARD)
    with site.database.writing() as db:
        db.scalars(select(ConsentGiven)).one().wording = "2"
    after(8)
    assert played(site.visitor(), PAGE) == []
    assert site.visitor().get(f"{PAGE}/voix/recit").status_code == 404
    assert "Nos questions ont changé." in nadia.get(f"{HERE}/accord").text
    says_yes(nadia, HEARD)
    assert played(site.visitor(), PAGE) == []
    after(16)
    assert played(site.visitor(), PAGE) == [SAID + b"recit", SAID + b"retenir"]


def test_an_erased_voice_leaves_the_page_at_once(
    site: Site, nadia: TestClient, after: Waits
) -> None:
    says_yes(nadia, HEARD)
    after(8)
    assert len(played(site.visitor(), PAGE)) == 2
    nadia.post(f"{HERE}/voix/recit/effacement", params={"prise": "recit.og"})
    assert played(site.visitor(), PAGE) == [SAID + b"retenir"]


@pytest.fixture
def zohra(site: Site) -> TestClient:
    invited(site, "Zohra")
    return site.signed_in("Zohra")


def story(device: TestClient) -> str:
    """Write a story, say aloud what to retain, and send it before anybody has typed that."""
    slug = begun(device, "temoignage")
    here = f"/propositions/{slug}"
    device.post(f"{here}/questions/recit", data={"reponse": "Une dame est venue."})
    say(device, f"{here}/voix/retenir")
    told = device.get(here).text
    assert "Une voix n’est pas encore écrite." in told
    assert "Vous dites oui ou non à ces mots." in told
    assert device.post(f"{here}/envoi").status_code == 303
    return slug


def draft_of(site: Site, slug: str) -> dict[str, object]:
    with site.database.reading() as db:
        return db.scalars(select(Proposition).where(Proposition.slug == slug)).one().draft


def test_a_voice_that_was_sent_is_written_as_words_that_she_says_yes_to(
    site: Site, clients: Cast, zohra: TestClient
) -> None:
    invited_peer(site, invited(site, "Moktar"))
    alice, moktar = clients.alice, site.signed_in("Moktar")
    slug, voice = story(zohra), only_voice(site).id
    here, read = f"/propositions/{slug}", f"/relectures/{slug}"
    assert "Quelqu’un va écrire cette voix." in zohra.get(here).text
    decided(alice, slug, "lecture")
    decided(moktar, slug, "avis")
    shown = alice.get(read).text
    assert "Une voix de ce texte n’est pas écrite." in shown
    assert f'href="/voix/{voice}"' in shown
    assert decided(alice, slug, "final") == 409
    assert f'href="/voix/{voice}"' in moktar.get(f"{read}?champ=retenir").text
    assert moktar.post(f"/voix/{voice}", data={"texte": "Elle est revenue."}).status_code == 303
    assert draft_of(site, slug) == {"recit": "Une dame est venue."}  # nothing of hers has moved
    assert "Vous les lirez avec la réponse." in zohra.get(here).text
    assert alice.get(f"/voix/{voice}").status_code == 404
    assert decided(alice, slug, "final") == 409  # her yes to these words comes first
    assert decided(alice, slug, "reprise") == 303
    said = zohra.get(f"{here}/remarques").text
    assert "Voici les mots de votre voix." in said
    assert "Elle est revenue." in said
    with site.database.reading() as db:
        remark = db.query(Remark).one().id
    zohra.post(f"{here}/remarques/{remark}", data={"choix": "prise"})
    assert draft_of(site, slug)["retenir"] == "Elle est revenue."
    zohra.post(f"{here}/envoi")
    decided(alice, slug, "lecture")
    decided(moktar, slug, "avis")
    assert decided(alice, slug, "final") == 303


def test_a_text_whose_voice_lost_its_words_again_is_not_accepted(
    site: Site, clients: Cast, zohra: TestClient
) -> None:
    alice = clients.alice
    invited_peer(site, invited(site, "Moktar"))
    slug, voice = story(zohra), only_voice(site).id
    decided(alice, slug, "lecture")
    decided(site.signed_in("Moktar"), slug, "avis")
    alice.post(f"/voix/{voice}", data={"texte": "Elle est revenue."})
    with site.database.reading() as db:
        remark = db.query(Remark).one().id
    alice.post(f"/relectures/{slug}/remarques/{remark}/effacement")
    assert decided(alice, slug, "final") == 409
    assert alice.get(f"/voix/{voice}").status_code == 200  # and may be typed out again
    decided(alice, slug, "reprise", "Encore un mot.")
    zohra.post(f"/propositions/{slug}/voix/retenir/effacement", params={"prise": only_voice(site).take})  # fmt: skip
    zohra.post(f"/propositions/{slug}/envoi")
    decided(alice, slug, "lecture")
    decided(site.signed_in("Moktar"), slug, "avis")
    assert decided(alice, slug, "final") == 303  # without a voice, nothing is missing


def test_the_same_words_typed_from_a_sent_voice_ask_her_nothing(
    site: Site, clients: Cast, zohra: TestClient
) -> None:
    slug = whole_debate(site, "Zohra")
    say(zohra, f"/propositions/{slug}/voix/phrases")
    zohra.post(f"/propositions/{slug}/envoi")
    decided(clients.alice, slug, "lecture")
    voice = only_voice(site).id
    with site.database.reading() as db:
        hers = db.query(Revision).one().answers["phrases"]  # type: ignore[index] - just sent
    typing = clients.alice.get(f"/voix/{voice}").text
    assert hers[0].replace("'", "’") in typing.replace("\xa0", " ")
    too_many = clients.alice.post(f"/voix/{voice}", data={"texte": "Une phrase.\n" * 20})
    assert too_many.status_code == 422
    assert clients.alice.post(f"/voix/{voice}", data={"texte": hers[0]}).status_code == 303
    with site.database.reading() as db:
        assert db.query(Remark).count() == 0
    assert decided(clients.alice, slug, "final") == 303
    with site.database.reading() as db:
        assert db.query(Proposition).one().state is PropositionState.AUTHOR_CHECK


def test_she_is_told_truly_who_hears_her_before_she_keeps_her_voice_and_before_she_sends(
    site: Site, zohra: TestClient
) -> None:
    slug = whole_debate(site, "Zohra")
    here = f"/propositions/{slug}"
    assert "Qui entend votre voix" not in zohra.get(here).text
    for address in (f"{here}/voix/phrases", here):
        if address == here:
            say(zohra, f"{here}/voix/phrases")
        page = zohra.get(address).text
        assert "Qui entend votre voix" in page
        assert "Les formatrices et les formateurs de ce site." in page
        assert "Des personnes qui ont vécu la précarité, et qui relisent." in page
        assert "l’équipe écoute" not in page


def test_a_voice_that_is_no_longer_hers_to_change_may_still_be_erased(
    site: Site, zohra: TestClient
) -> None:
    slug = story(zohra)
    here = f"/propositions/{slug}"
    asked = re.search(rf'href="({here}/voix/retenir/effacement)"', zohra.get(here).text)
    assert asked
    assert "pour toujours" in zohra.get(asked[1]).text
    zohra.post(asked[1], params={"prise": only_voice(site).take})
    assert "<audio" not in zohra.get(here).text


def test_words_typed_from_a_voice_stay_hers_whatever_a_typist_makes_of_them(
    site: Site, clients: Cast, zohra: TestClient
) -> None:
    invited_peer(site, invited(site, "Moktar"))
    alice, moktar = clients.alice, site.signed_in("Moktar")
    slug, voice = story(zohra), only_voice(site).id
    read = f"/relectures/{slug}"
    decided(alice, slug, "lecture")
    other = {"champ": "retenir", "texte": "Plus court ?", "mots": "Revenir.", "version": "1"}
    moktar.post(f"{read}/remarques", data=other)
    decided(moktar, slug, "avis")
    assert decided(alice, slug, "final") == 409  # other words are not what she said
    assert f'href="/voix/{voice}"' in alice.get("/voix").text
    moktar.post(f"/voix/{voice}", data={"texte": "Elle est revenue."})
    assert f'href="/voix/{voice}"' not in alice.get("/voix").text
    with site.database.reading() as db:
        remark = db.query(Remark).filter_by(suggests="Elle est revenue.").one().id
    moktar.post(f"{read}/remarques/{remark}", data={**other, "mots": "Elle revient."})
    with site.database.reading() as db:
        assert db.get_one(Remark, remark).text == WORDS_OF_HERS
    assert decided(alice, slug, "final") == 409


def test_whoever_leaves_the_typed_words_is_not_held_back_for_ever(
    site: Site, clients: Cast, zohra: TestClient
) -> None:
    invited_peer(site, invited(site, "Moktar"))
    alice, moktar = clients.alice, site.signed_in("Moktar")
    slug, voice = story(zohra), only_voice(site).id
    here = f"/propositions/{slug}"
    decided(alice, slug, "lecture")
    alice.post(f"/voix/{voice}", data={"texte": "Elle est revenue."})
    decided(alice, slug, "reprise")
    shown = zohra.get(here).text
    assert "Vous direz oui ou non." in shown
    assert "effacez votre voix" not in shown
    with site.database.reading() as db:
        remark = db.query(Remark).one().id
    zohra.post(f"{here}/remarques/{remark}", data={"choix": "laissee"})
    zohra.post(f"{here}/envoi")
    decided(alice, slug, "lecture")
    decided(moktar, slug, "avis")
    assert decided(alice, slug, "final") == 303


def test_words_typed_from_a_voice_that_she_erases_go_with_it(
    site: Site, clients: Cast, zohra: TestClient
) -> None:
    invited_peer(site, invited(site, "Moktar"))
    slug, voice = story(zohra), only_voice(site)
    decided(clients.alice, slug, "lecture")
    clients.alice.post(f"/voix/{voice.id}", data={"texte": "Elle est revenue."})
    zohra.post(f"/propositions/{slug}/voix/retenir/effacement", params={"prise": voice.take})
    assert "Elle est revenue." not in clients.alice.get(f"/relectures/{slug}").text
    decided(site.signed_in("Moktar"), slug, "avis")
    assert decided(clients.alice, slug, "final") == 303


def test_a_peer_who_thinks_again_is_heard_first(
    site: Site, clients: Cast, zohra: TestClient
) -> None:
    invited_peer(site, invited(site, "Moktar"))
    alice, moktar = clients.alice, site.signed_in("Moktar")
    slug = whole_debate(site, "Zohra")
    zohra.post(f"/propositions/{slug}/envoi")
    decided(alice, slug, "lecture")
    decided(moktar, slug, "avis")
    again = {"champ": "phrases", "texte": "Non, on la reconnaît.", "mots": "", "version": "1"}
    assert moktar.post(f"/relectures/{slug}/remarques", data=again).status_code == 303
    assert decided(alice, slug, "final") == 409


def test_whoever_has_chosen_her_words_is_asked_no_more(
    site: Site, clients: Cast, zohra: TestClient
) -> None:
    slug = begun(zohra, "temoignage")
    here = f"/propositions/{slug}"
    zohra.post(f"{here}/questions/recit", data={"reponse": "Une dame est venue."})
    say(zohra, f"{here}/voix/recit")
    clients.alice.post(f"/voix/{only_voice(site).id}", data={"texte": "Une dame, un jour."})
    assert "Choisir mes mots" in zohra.get(here).text
    zohra.post(f"{here}/questions/recit/echange")
    assert draft_of(site, slug)["recit"] == "Une dame, un jour."
    zohra.post(f"{here}/questions/recit/echange", data={"choix": "effacer"})
    assert draft_of(site, slug) == {"recit": "Une dame, un jour."}
    assert "Choisir mes mots" not in zohra.get(here).text
