"""What an author is told in words: who said it, which sentence it is about, what changes; and that it is kept."""

from html import unescape
from typing import Any

import pytest
from tests.contributing.agreeing import HERE, put_to_her, says_yes
from tests.contributing.proposing import begun, invited
from tests.contributing.readers import invited_peer, sent_back, sent_debate
from tests.dev.site import Cast, Site

from allervers_training.contributing.domain.advice import advice
from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.wording import Instead, compared_answers, told
from allervers_training.contributing.domain.words import PropositionKind

DEBAT = PropositionKind.DEBAT
PHRASES = next(question for question in GUIDES[DEBAT].questions if question.key == "phrases")
NOTED = "Merci, c’est noté."


def test_advice_names_the_sentence_that_it_is_about() -> None:
    rows = ["On frappe avant d'entrer.", "", "Faut-il frapper ?"]
    (tip,) = advice(DEBAT, PHRASES, {"phrases": rows})
    assert tip.seen == "Réponse 3 : c'est une question."
    (alone,) = advice(DEBAT, PHRASES, {"phrases": ["Faut-il frapper ?"]})
    assert alone.seen == "C'est une question."


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("On passe le soir.", "On passe le matin.", Instead("soir.", "matin.")),
        ("On passe toujours tard.", "On passe tard.", Instead("toujours", "")),
        ("On passe tard.", "On passe toujours tard.", Instead("", "toujours")),
    ],
)
def test_a_change_is_said_in_words(before: str, after: str, change: Instead) -> None:
    assert told(compared_answers(before, after)) == (change,)


def test_a_remark_says_who_made_it_and_from_where(site: Site, clients: Cast) -> None:
    invited(site, "Zohra")
    invited_peer(site, invited(site, "Moktar Essai"))
    slug, page = sent_debate(site, "Zohra"), "/propositions/{}/remarques"
    sent_back(site, "Zohra", slug, clients.alice, texte="Qui frappe ?", mots="On ne frappe pas chez quelqu'un la nuit.")  # fmt: skip
    text = site.signed_in("Zohra").get(page.format(slug)).text
    assert "Alice vous dit" in text
    assert "De l’équipe de formation" in text
    assert "Ils remplacent toute votre réponse." in text
    assert "« le soir. » devient « la nuit. »" in unescape(text).replace("\u00a0", " ")
    other = sent_debate(site, "Zohra")
    sent_back(site, "Zohra", other, site.signed_in("Moktar Essai"), texte="Où ?")
    text = site.signed_in("Zohra").get(page.format(other)).text
    assert "Moktar vous dit" in text
    assert "Une personne concernée, comme vous" in text


def test_the_trainer_s_word_is_on_her_page_on_the_final_text_and_on_paper(site: Site) -> None:
    put_to_her(site)
    nadia = site.signed_in("Nadia")
    for page in (HERE, f"{HERE}/accord", f"{HERE}/fiche"):
        assert "Vos mots portent loin." in nadia.get(page).text


def test_paper_bears_her_words_when_nobody_remarked_upon_them(site: Site) -> None:
    invited(site, "Zohra")
    zohra = site.signed_in("Zohra")
    slug = begun(zohra)
    zohra.post(f"/propositions/{slug}/questions/phrases", data={"r-1": "Un banc, c'est déjà beaucoup."})  # fmt: skip
    text = zohra.get(f"/propositions/{slug}/fiche").text
    assert "Mes mots" in text
    assert text.count("c’est déjà beaucoup") > 1  # not in the title alone


def test_whatever_she_saves_says_thank_you(site: Site) -> None:
    put_to_her(site)
    nadia = site.signed_in("Nadia")

    def shown(answer: Any) -> str:
        return nadia.get(answer.headers["location"]).text

    assert NOTED in shown(says_yes(nadia))
    assert NOTED in shown(nadia.post(f"{HERE}/credit", data={"signature": "nom"}))
    assert NOTED in shown(nadia.post("/travail", data={"jour": "2026-01-05", "heures": "1", "tache": "Relire"}))  # fmt: skip
    assert NOTED not in nadia.get(f"{HERE}/credit").text


def test_thanks_say_where_the_answer_will_be(site: Site) -> None:
    invited(site, "Zohra")
    slug = sent_debate(site, "Zohra")
    text = site.signed_in("Zohra").get(f"/propositions/{slug}/envoi").text
    assert "Vous lirez la réponse dans « Mes idées »." in text.replace("\u00a0", " ")
