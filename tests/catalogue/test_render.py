"""A text becomes the components of the design, and nothing that could harm."""

import re

import pytest
from tests.catalogue.builders import CLEAN

from allervers_training.catalogue.domain import Text
from allervers_training.catalogue.loader import load
from allervers_training.catalogue.render import Rendered, render, render_line

COURSE = load(CLEAN).course
TEXTS = load(CLEAN).texts


def page(markdown: str, *, for_trainers: bool = False) -> Rendered:
    return render(Text("a.md", 1, markdown), COURSE, for_trainers=for_trainers)


def html(markdown: str, *, for_trainers: bool = False) -> str:
    return page(markdown, for_trainers=for_trainers).html


def test_keypoints_become_what_to_remember() -> None:
    shown = html("::: keypoints\n- un\n:::")
    assert '<section class="encadre retenir"><h2>À retenir</h2>' in shown


def test_questions_and_objectives_stand_side_by_side() -> None:
    rendered = page("::: questions\n- un ?\n:::\n\n::: objectives\n- [deux]{#obj-x}\n:::\n\nSuite.")
    assert [chunk.wide for chunk in rendered.chunks] == [True, False]
    assert rendered.chunks[0].html.startswith('<div class="deux"><section class="encadre q"')
    assert '<span id="c-obj-x">deux</span>' in rendered.html


def test_a_vignette_says_whether_its_story_is_invented() -> None:
    shown = html(
        '::: {.vignette declared=composite title="Karim, 24 ans"}\nIl dort chez des amis.\n:::'
    )
    assert "Karim, 24 ans</h2>" in shown
    assert "<strong>Situation composée à partir de plusieurs vraies situations.</strong>" in shown


def test_what_is_for_trainers_is_shown_to_trainers_alone() -> None:
    text = "Pour toutes.\n\n::: instructor\nDix minutes [@warin-2010].\n\n::: hint\nUn indice.\n:::\n:::\n"
    assert "Dix minutes" not in html(text)
    assert "Un indice" not in html(text)
    assert page(text).sources == ()
    assert "Dix minutes" in html(text, for_trainers=True)
    assert "encadre pile guide" in html(text, for_trainers=True)


def test_an_answer_is_folded_away_without_a_script() -> None:
    shown = html("::: solution\nVoici.\n:::")
    assert shown.startswith(
        '<details class="encadre pile"><summary>Voir une réponse possible</summary>'
    )
    assert shown.rstrip().endswith("</details>")


def test_sources_are_numbered_in_the_order_of_the_text_and_only_once() -> None:
    rendered = page(
        "Un [@drees-2022]. Deux [@warin-2010, p. 3; @drees-2022]. Trois [@warin-2010, p. 9]."
    )
    assert [(s.number, s.key, s.passages) for s in rendered.sources] == [
        (1, "drees-2022", ()),
        (2, "warin-2010", ("p. 3", "p. 9")),
    ]
    assert 'Un<a class="appel" href="#src-1" aria-label="Source 1">1</a>.' in rendered.html
    assert (
        'href="#src-2" aria-label="Source 2, p. 3">2</a>\u00a0<a class="appel" href="#src-1"'
        in rendered.html
    )


def test_a_word_of_the_glossary_is_explained_once_in_the_margin() -> None:
    text = "Le [non-recours](glossaire:non-recours).\n\nEncore le [non-recours](glossaire:non-recours)."
    shown = html(text)
    assert shown.count('<a class="mot" href="/glossaire/non-recours">non-recours</a>') == 2
    assert shown.count('class="marge"') == 1
    assert "<strong>Non-recours.</strong> Ne pas recevoir une aide" in shown


def test_links_lead_to_the_pages_of_the_site() -> None:
    shown = html(
        "[a](ressource:c1-debat) [b](ressource:c1#mesures) [c](#ici) [d](https://example.org/x?y=1&z)"
    )
    assert 'href="/exercices/c1-debat"' in shown
    assert 'href="/competences/c1#c-mesures"' in shown
    assert 'href="#c-ici"' in shown
    assert 'href="https://example.org/x?y=1&amp;z"' in shown


@pytest.mark.parametrize(
    ("resource", "address"),
    [
        ("m1", "/modules/m1"),
        ("c1", "/competences/c1"),
        ("c1-guide", "/competences/c1/guide"),
        ("c1-simple", "/competences/c1/version-simplifiee"),
        ("c1-fiche", "/competences/c1/fiche"),
        ("c1-quiz", "/exercices/c1-quiz"),
    ],
)
def test_every_kind_of_document_has_its_address(resource: str, address: str) -> None:
    assert f'href="{address}"' in html(f"[x](ressource:{resource})")


def test_a_link_that_leads_nowhere_leaves_its_words() -> None:
    assert (
        html("Voir [le débat](ressource:rien) et [x](debat.md).") == "<p>Voir le débat et x.</p>\n"
    )


def test_a_table_can_be_scrolled_and_names_its_rows_and_columns() -> None:
    shown = html("## Formes {#formes}\n\n| Forme | |\n|---|---|\n| Non-demande | Écouter |\n")
    assert '<div class="defile" tabindex="0" role="region" aria-label="Tableau : Formes">' in shown
    assert '<th scope="col">Forme</th><td></td>' in shown
    assert '<th scope="row">Non-demande</th><td>Écouter</td>' in shown


def test_titles_start_at_the_second_level_and_never_jump_inside_blocks() -> None:
    shown = html('# Un\n\n### Deux\n\n::: {.callout title="Note"}\n### Trois\n:::\n')
    assert re.findall(r"<h(\d)[^>]*>([^<]+)", shown) == [
        ("2", "Un"),
        ("3", "Deux"),
        ("4", "Note"),
        ("5", "Trois"),
    ]


def test_the_table_of_contents_holds_the_titles_of_level_two() -> None:
    rendered = page("## Un ? {#un}\n\n### Deux\n\n## Trois [@warin-2010]\n")
    assert [(e.anchor, e.title) for e in rendered.toc] == [
        ("c-un", "Un\u00a0?"),
        ("c-trois-warin-2010", "Trois"),
    ]


def test_a_text_is_cut_at_its_titles_so_that_notes_stay_beside_them() -> None:
    rendered = page("Intro.\n\n## Un {#un}\n\na\n\n### Petit\n\nb\n\n## Deux {#deux}\n\nc\n")
    assert [chunk.anchor for chunk in rendered.chunks] == ["", "c-un", "c-deux"]
    assert list(rendered.sections()) == ["", "c-un", "c-deux"]
    assert "Petit" in rendered.sections()["c-un"][0].html


def test_three_voices_have_the_same_box() -> None:
    text = "::: voices\n### Vécu\n\n> « Non. »\n\nUne habitante.\n\n### Pratique\n\n> Oui.\n\nUne éducatrice.\n:::\n"
    shown = html(text)
    assert shown.count('<li><span class="ruban') == 2
    assert "<footer>Une habitante.</footer>" in shown
    assert shown.count("<ul") == shown.count("</ul>") == 1


def test_a_figure_is_set_big_in_the_margin() -> None:
    shown = html('::: {.callout figure="34 %"}\nen 2018 [@drees-2022]\n:::')
    assert '<p class="chiffre">34\u00a0%</p>' in shown
    assert 'role="note"' in shown


def test_an_invitation_leads_to_its_exercise() -> None:
    shown = html('::: {.challenge ref="c1-debat"}\n:::')
    assert '<a href="/exercices/c1-debat">Débat mouvant</a>' in shown


def test_a_foreign_word_says_its_language() -> None:
    assert '<span lang="en">outreach</span>' in html("l'[outreach]{lang=en}")


def test_a_picture_comes_from_the_course_with_its_words() -> None:
    assert html("![Une porte](media/porte.png)") == (
        '<p><img src="/contenu/media/porte.png" alt="Une porte" loading="lazy"></p>\n'
    )


def test_an_unknown_block_leaves_its_text() -> None:
    assert html("::: mystere\nTexte.\n:::") == "<p>Texte.</p>\n"


def test_a_definition_is_rendered_with_its_sources() -> None:
    rendered = render_line("Fait de ne pas recevoir [@warin-2010].", COURSE)
    assert rendered.sources[0].key == "warin-2010"
    assert not rendered.html.startswith("<p>")


def test_every_text_of_the_course_is_rendered_with_balanced_pieces() -> None:
    for text in TEXTS.values():
        for chunk in render(text, COURSE, for_trainers=True).chunks:
            for tag in ("div", "section", "ul", "details"):
                assert chunk.html.count(f"<{tag}") == chunk.html.count(f"</{tag}>")


def test_two_tables_of_one_section_have_two_names() -> None:
    table = "| A | B |\n|---|---|\n| 1 | 2 |\n"
    shown = html(f"## Formes\n\n{table}\nPuis :\n\n{table}\n## Fin\n\n{table}")
    names = re.findall(r'aria-label="(Tableau[^"]*)"', shown)
    assert [name.replace("\u00a0", " ") for name in names] == [
        "Tableau : Formes",
        "Tableau 2 : Formes",
        "Tableau : Fin",
    ]
