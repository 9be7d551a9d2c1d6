"""What people typed stays text in a spreadsheet."""

import pytest

from allervers_training.web.spreadsheet import cell, sheet


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_dangerous_first_sign_is_disarmed(sign: str) -> None:
    assert cell(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("text", ["", "Zoé", "1 = 1", "9 h 40", "« oui »"])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_a_sheet_is_separated_as_french_spreadsheets_expect() -> None:
    assert (
        sheet([("Nom", "Heures"), ("Zoé; dite Z.", 3)])
        == '\ufeffNom;Heures\r\n"Zoé; dite Z.";3\r\n'
    )
