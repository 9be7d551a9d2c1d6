"""French typography and wording."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.web.french import NBSP, count_of, french_date, french_time, nbsp, of_name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Pourquoi ?", f"Pourquoi{NBSP}?"),
        ("« Oui »", f"«{NBSP}Oui{NBSP}»"),
        ("12 % : trop !", f"12{NBSP}%{NBSP}: trop{NBSP}!"),
        ("l'accueil d'Inès", "l’accueil d’Inès"),
        ("http://a.fr:80", "http://a.fr:80"),
        ("", ""),
    ],
)
def test_spaces_and_apostrophes_are_set(typed: str, shown: str) -> None:
    assert nbsp(typed) == shown


@given(st.text())
def test_setting_them_twice_changes_nothing(text: str) -> None:
    assert nbsp(nbsp(text)) == nbsp(text)
    assert "\u202f" in text or "\u202f" not in nbsp(text)


def test_a_day_is_said_in_words() -> None:
    assert french_date(date(2027, 3, 1)) == "lundi 1er mars 2027"
    assert french_date(date(2026, 8, 16)) == "dimanche 16 août 2026"


def test_an_hour_is_that_of_paris_in_winter_and_in_summer() -> None:
    assert french_time(datetime(2027, 1, 1, 8, 5, tzinfo=UTC)) == f"9{NBSP}h{NBSP}05"
    assert french_time(datetime(2027, 7, 1, 8, 5, tzinfo=UTC)) == f"10{NBSP}h{NBSP}05"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, f"0{NBSP}personne"), (1, f"1{NBSP}personne"), (2, f"2{NBSP}personnes")],
)
def test_a_noun_agrees_with_its_number(number: int, shown: str) -> None:
    assert count_of(number, "personne", "personnes") == shown
    assert count_of(0, "personne", "personnes", "personne encore") == "personne encore"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Nadia", "de Nadia"),
        ("Alice", "d'Alice"),
        ("Émilie", "d'Émilie"),
        ("Hélène", "d'Hélène"),
        ("Yves", "d'Yves"),
        ("Yasmine", "de Yasmine"),
        ("", "de "),
    ],
)
def test_a_name_is_said_as_aloud(name: str, said: str) -> None:
    assert of_name(name) == said
