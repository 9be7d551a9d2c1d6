"""Texts on the wall: what the whole room may read, whole, on screens that are not too full."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.catalogue.domain import (
    DebatMouvant,
    EtudeDeCas,
    MiseEnSituation,
    Paroles,
    Role,
    Temoignage,
)
from allervers_training.catalogue.fitting import LINES, SIGNS, Screen
from allervers_training.catalogue.screens import screens_of
from allervers_training.catalogue.typography import typeset
from allervers_training.contributing.domain.plain import block, bullets

HEADER: dict[str, Any] = {
    "id": "p-essai",
    "title": "Essai",
    "status": "published",
    "lang": "fr-FR",
    "version": "1.0.0",
    "license": "tous droits réservés",
    "competences": ("c1-raisons",),
}
STORY = Temoignage(**HEADER, type="temoignage", consent="p-essai")
WORDS = st.text("abé M.L?!…«» ,;-*_[]<>#:\n", min_size=1, max_size=900)


def told(text: str) -> str:
    return "\n" + block("testimonial", text)


def height(screen: Screen) -> int:
    return sum(-(-len(line) // SIGNS) for line in (screen.heading, *screen.lines))


def test_a_testimony_then_what_to_remember_and_to_ask() -> None:
    markdown = (
        told("Elle est venue.\n\nElle est restée.")
        + "\n## À retenir\n\nLe temps.\n\n## Pour en parler\n\n"
        + bullets(("Et vous ?", "Et nous ?"))
    )
    assert screens_of(STORY, markdown) == (
        Screen("Essai", ("Elle est venue.", "Elle est restée.")),
        Screen("À retenir", ("Le temps.",)),
        Screen("Pour en parler", ("Et vous\xa0?", "Et nous\xa0?")),
    )


def test_a_title_made_of_the_first_words_is_not_said_twice() -> None:
    story = replace(STORY, title="Un témoignage : Elle est venue un soir, et…")
    shown = screens_of(story, told("Elle est venue un soir, et elle est restée."))
    assert [one.heading for one in shown] == ["Un témoignage"]
    for title in ("Rue Jean-Moulin : la suite…", "À suivre…"):  # her own, as she wrote it
        shown = screens_of(replace(STORY, title=title), told("Elle est venue."))
        assert [one.heading for one in shown] == [typeset(title)]


def test_no_screen_ends_between_an_initial_and_the_rest() -> None:
    text = f"{'Mot à mot, elle le dit encore. ' * 11}{'M. F. attend, debout, puis part. ' * 20}"
    for one in screens_of(STORY, told(text)):
        assert one.lines[0].split()[0] in {"Mot", "M."}
        assert one.lines[-1].endswith(("encore.", "part."))


def test_what_is_folded_on_its_page_is_not_unfolded_on_the_wall() -> None:
    markdown = "\n:::: testimonial\nUne énigme.\n\n::: solution\nSecret.\n:::\n::::\n"
    assert [one.lines for one in screens_of(STORY, markdown)] == [("Une énigme.",)]


def test_a_case_shows_each_story_under_its_title_and_nothing_for_trainers() -> None:
    case = EtudeDeCas(
        **HEADER, type="etude-de-cas", duration=30, declared="fictive", questions=("Que faire ?",)
    )
    markdown = (
        '\nAvant.\n\n::: {.vignette declared=fictive title="L\'abri"}\nM. L. attend [@livre].\n:::\n\n'
        "::: instructor\nSecret.\n:::\n"
    )
    assert screens_of(case, markdown) == (
        Screen("L’abri", ("M.\xa0L. attend.",)),
        Screen("Questions", ("Que faire\xa0?",)),
    )


def test_a_role_play_shows_its_scene_and_no_card() -> None:
    roles = (Role(id="r1", name="Jo", card="Vous mentez."), Role(id="r2", name="Max", card="Non."))
    play = MiseEnSituation(**HEADER, type="mise-en-situation", duration=30, roles=roles)
    shown = screens_of(play, "\n" + block("setup", "Un quai, le soir."))
    assert shown == (Screen("Essai", ("Un quai, le soir.",)), Screen("Les rôles", ("Jo", "Max")))
    assert screens_of(play, "\nPas de scène écrite.") == ()


def test_each_open_question_has_a_screen() -> None:
    asked = Paroles(**HEADER, type="paroles", prompts=("Où ?", "Quand ?"))
    assert [one.lines for one in screens_of(asked, "")] == [("Où\xa0?",), ("Quand\xa0?",)]


def test_what_is_run_live_has_its_own_wall() -> None:
    debate = DebatMouvant(**HEADER, type="debat-mouvant", duration=15, statements=())
    assert screens_of(debate, "\nUn mot.") == ()


def test_a_question_is_not_cut_where_a_screen_holds_it() -> None:
    asked = tuple(f"Question {n} ? {'Et encore un mot. ' * 6}".strip() for n in range(5))
    case = EtudeDeCas(
        **HEADER, type="etude-de-cas", duration=30, declared="fictive", questions=asked
    )
    lines = [line for screen in screens_of(case, "") for line in screen.lines]
    assert lines == [typeset(one) for one in asked]


@pytest.mark.parametrize("sentences", [1, 8, 60])
def test_a_long_story_goes_on_over_screens_cut_between_sentences(sentences: int) -> None:
    text = " ".join(f"La phrase {n} dit une chose simple et courte." for n in range(sentences))
    shown = screens_of(STORY, told(text))
    assert " ".join(line for one in shown for line in one.lines) == text
    assert all(one.lines[-1].endswith(".") for one in shown)
    assert all(height(one) <= LINES for one in shown)


@given(WORDS, st.text("abé .:…", min_size=1, max_size=400))
def test_no_word_is_lost_and_no_screen_is_too_full(text: str, title: str) -> None:
    shown = screens_of(replace(STORY, title=title), told(text))
    said = "".join("".join(one.lines) for one in shown)
    letters = [sign for sign in text if sign in "abéML"]
    assert [sign for sign in said if sign in "abéML"] == letters
    assert all(height(one) <= LINES for one in shown)
