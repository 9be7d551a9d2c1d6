"""French typography is set once, and only in French."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.catalogue.builders import CLEAN

from allervers_training.catalogue.domain import DebatMouvant
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.typography import typeset, typeset_values


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Pourquoi ? Parce que !", "Pourquoi\u00a0? Parce que\u00a0!"),
        ("Pourquoi?", "Pourquoi\u00a0?"),
        ("un, deux ; trois : quatre", "un, deux\u00a0; trois\u00a0: quatre"),
        ("« aller vers »", "«\u00a0aller vers\u00a0»"),
        ("«aller»", "«\u00a0aller\u00a0»"),
        ('le mot "dehors" dit', "le mot «\u00a0dehors\u00a0» dit"),
        ("l'aller vers d'ici", "l’aller vers d’ici"),
        ("34 % de 25 000 €", "34\u00a0% de 25\u00a0000\u00a0€"),
        ("n° 12, p. 5 et M. T.", "n°\u00a012, p.\u00a05 et M.\u00a0T."),
        ("le 1er mars à 14 h 30", "le 1er\u00a0mars à 14\u00a0h\u00a030"),
        ("et puis...", "et puis…"),
        ("Quoi ?!", "Quoi\u00a0?!"),
    ],
)
def test_what_is_typed_plainly_is_shown_as_in_print(typed: str, shown: str) -> None:
    assert typeset(typed) == shown


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a?b=1;c",
        "14:30",
        "c2-besoin#pourquoi",
        "1.0.0",
        "CC-BY-SA-4.0",
        "",
        "aujourd",
    ],
)
def test_addresses_and_identifiers_are_left_alone(text: str) -> None:
    assert typeset(text) == text


def test_the_font_has_no_narrow_space() -> None:
    assert "\u202f" not in typeset("Quoi\u202f? 25\u202f000 «\u202foui\u202f»")


@given(st.text(alphabet="abé '\"«»?!;:.%€°n0123456789 \u00a0\u202f\n-()h", max_size=60))
def test_setting_twice_is_setting_once(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once


@given(st.text(max_size=80))
def test_any_text_can_be_set(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


def test_a_quote_knows_what_precedes_it() -> None:
    assert typeset('" dit-elle', before="i") == "\u00a0» dit-elle"
    assert typeset('"oui', before=" ") == "«\u00a0oui"


def test_every_sentence_of_a_document_is_set_and_its_identifiers_are_not() -> None:
    document = load(CLEAN).draft.get("c1-debat", DebatMouvant)
    assert document is not None
    shown = typeset_values(document)
    assert shown.statements[0].relaunch == ("Qu’est-ce qu’une solution\u00a0?",)
    assert [s.id for s in shown.statements] == [s.id for s in document.statements]
