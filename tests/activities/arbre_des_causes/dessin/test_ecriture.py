"""Lines: nothing lost, nothing too long; words are cut only when a line cannot hold them."""

from hypothesis import given
from hypothesis import strategies as st
from tests.activities.arbre_des_causes.dessin.arbres import TEXTE, TEXTES

from allervers_training.activities.arbre_des_causes.dessin.ecriture import (
    abreger,
    couper,
    equilibrer,
    largeur,
    propre,
)

PLACE, CORPS = 272.0, 17.0


@given(TEXTE, st.sampled_from((60.0, 120.0, PLACE)))
def test_every_line_holds_in_its_place_and_nothing_is_lost(texte: str, place: float) -> None:
    lines = couper(texte, CORPS, place)
    assert all(largeur(line, CORPS) <= place for line in lines)
    kept = "".join(lines).replace("-", "").replace(" ", "")
    assert kept == propre(texte).replace("-", "").replace(" ", "")
    assert len(equilibrer(texte, CORPS, place)) == len(lines)


def test_short_words_are_whole() -> None:
    for texte in TEXTES:
        assert " ".join(couper(texte, CORPS, PLACE)) == propre(texte)


def test_punctuation_stays_with_its_word() -> None:
    assert "«\u00a0joindre" in " ".join(couper("sans case « joindre autrement »", CORPS, 100))


def test_a_word_too_long_is_cut_between_syllables() -> None:
    assert couper("accompagnement", 55, 300) == ("accompa-", "gnement")


@given(TEXTE, st.integers(1, 4))
def test_a_short_form_is_short(texte: str, lines: int) -> None:
    short = abreger(texte, 55, 320, lines)
    assert len(short) <= lines
    assert all(largeur(line, 55) <= 320 for line in short)


def test_a_short_form_says_that_it_is_one() -> None:
    assert abreger("Relances seulement par l'espace personnel", 55, 470, 2)[-1].endswith("…")
    assert abreger("Mot de passe perdu", 55, 470, 2) == ("Mot de", "passe perdu")


def test_no_sign_that_xml_refuses() -> None:
    assert propre("a\x00b\x1fc\ud800d\ufffee") == "a b c d e"
