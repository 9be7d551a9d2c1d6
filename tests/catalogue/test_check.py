"""Every rule of the checker fires at the right line, and none on a course without fault."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allervers_training.catalogue import check as check_module
from allervers_training.catalogue.check import check, format_problem
from allervers_training.catalogue.domain import Severity
from allervers_training.catalogue.sources import LARGEST_TEXT, read_tree
from allervers_training.kernel import paths
from tests.catalogue.builders import CLEAN, COMPETENCE, FOLDER, SITUATION, added, line_of, spoiled

C = FOLDER + "competence.md"
COURSE, BIB, GLO = "course.yaml", "bibliography.yaml", "glossary.yaml"
GUIDE, QUIZ, DEBATE, SIMPLE = (FOLDER + name for name in ("guide.md", "quiz.md", "debat.md", "simple.md"))
MODULE = "modules/1/module.md"

# code, path, what is replaced ("" adds at the end), by what, words on the line of the problem
FAULTS = [
    ("F01", C, "Ce que l'on mesure", "Ce que l\ufffdon mesure", "l\ufffdon mesure"),
    ("F01", C, "plusieurs formes [", "plu\x00sieurs formes [", "plu\x00sieurs"),
    ("Y01", C, 'title: "Les raisons de l\'aller vers"', "title: Les raisons : lesquelles", "title:"),
    ("Y01", C, 'title: "Les', 'title: @"Les', "title:"),
    ("Y01", SIMPLE, '  - {picto: "porte", text', '  - {picto: "porte" text', "picto"),
    ("Y02", C, "order: 1\n", "order: 1\norder: 2\n", "order: 2"),
    ("Y03", SIMPLE, "validated: false", "validated: no", "validated"),
    ("Y03", MODULE, "day-minutes: 100", "day-minutes: 0100", "day-minutes"),
    ("Y04", SIMPLE, "validated: false", "validated: !!python/name:os.system x", "validated"),
    ("Y04", SIMPLE, 'competences: ["c1"]', 'competences: &a ["c1"]\nobjectives: *a', "competences"),
    ("Y05", C, "---\nid", "id", "id"),
    ("Y05", FOLDER + "fiche.md", 'competences: ["c1"]\n---', 'competences: ["c1"]', "---"),
    ("S01", C, "order: 1", "ordre: 1", "ordre"),
    ("S02", C, "order: 1\n", "", 'id: "c1"'),
    ("S03", C, "order: 1", 'order: "un"', "order"),
    ("S03", C, 'title: "Les raisons de l\'aller vers"', "title: 2018", "title"),
    ("S03", C, 'status: "published"', 'status: "fini"', "status"),
    ("S03", C, 'version: "1.0.0"', 'version: "1.0"', "version"),
    ("S03", SIMPLE, "validated: false", "validated: true", "validated"),
    ("S03", DEBATE, "min: 6", "min: 0", "group-size"),
    ("S03", DEBATE, 'materials: ["Ruban au sol"]', 'materials: "Ruban"', "materials"),
    ("S03", C, '  - {id: "c1-p3", text: "Je sais ne pas y aller."}\n', "", "positioning"),
    ("S04", C, 'type: "competence"', 'type: "competance"', "type"),
    ("I01", SIMPLE, 'id: "c1-simple"', 'id: "C1_Simplifiée"', "id:"),
    ("I02", FOLDER + "foyer.md", 'id: "c1-foyer"', 'id: "c1-arbre"', "id:"),
    ("I02", DEBATE, 'id: "c1-a2"', 'id: "c1-a1"', "Une bonne permanence"),
    ("I02", COURSE, '"c1-fiche", "c1-quiz"', '"c1-fiche", "c1-fiche", "c1-quiz"', "resources"),
    ("I02", BIB, 'id: "drees-2022"', 'id: "WARIN-2010"', "WARIN"),
    ("I02", GLO, "", '  - {id: "non-recours", term: "x", plain: "Une idée."}\n', '"x"'),
    ("I03", COURSE, '"c1-fiche"', '"c1-fichue"', "c1-fichue"),
    ("I03", COURSE, '- id: "c1"', '- id: "c1-fiche"', '- id: "c1-fiche"'),
    ("I03", FOLDER + "fiche.md", 'competences: ["c1"]', 'competences: ["c1", "c9"]', "competences"),
    ("I03", GUIDE, 'objectives: ["obj-c1-1"]', 'objectives: ["obj-c1-9"]', "objectives"),
    ("I03", QUIZ, 'objective: "obj-c1-1"', 'objective: "obj-c1-9"', "obj-c1-9"),
    ("I03", GUIDE, 'resource: "c1-debat"', 'resource: "c1-debit"', "c1-debit"),
    ("I03", C, 'module: "m1"', 'module: "m9"', 'module: "m9"'),
    ("I03", MODULE, "order: 1", 'order: 1\nrequires: {any-of: [{module-completed: "m9"}]}', "requires"),
    ("I03", BIB, 'competences: ["c1"]', 'competences: ["c7"]', "c7"),
    ("I04", QUIZ, '{id: "b", text: "Non"', '{id: "a", text: "Non"', 'text: "Non"'),
    ("I04", GUIDE, 'id: "c1-pause"', 'id: "c1-entree"', "Pause"),
    ("I05", C, "{#taux}", "{#appel-1}", "{#appel-1}"),
    ("I06", C, 'module: "m1"', 'module: "c1"', ""),
    ("I06", FOLDER + "fiche.md", 'competences: ["c1"]', 'competences: ["m1"]', ""),
    ("C01", C, "[@drees-2022]", "[voir @dress-2022, p. 3]", "dress"),
    ("C01", GLO, "[@warin-2010, p. 3]", "[@warin-1910]", "sources"),
    ("C01", GLO, 'sources: ["warin-2010"]', 'sources: ["warin-1910"]', "sources"),
    ("B01", BIB, 'type: "report"', 'type: "rapport"', "rapport"),
    ("B01", BIB, "issued: {date-parts: [[2022, 2]]}", 'issued: "2022-02"', "2022-02"),
    ("B01", BIB, 'number: "92"', 'numero: "92"', "- id: \"drees-2022\""),
    ("B01", BIB, '    title: "Mesurer le non-recours"\n', "", '- id: "drees-2022"'),
    ("B01", BIB, '[{literal: "DREES"}]', '"DREES"', "author: \"DREES\""),
    ("B01", BIB, '{family: "Warin", given: "Philippe"}', '{given: "Philippe"}', "Philippe"),
    ("B02", BIB, "Mesurer le non-recours", "Mesurer le *non-recours*", "*non-recours*"),
    ("B02", BIB, "Mesurer le non-recours", "Mesurer <b>ici</b>", "<b>"),
    ("B03", BIB, 'issue: "1"', 'issue: "n° 1"', "issue"),
    ("B03", BIB, 'page: "5-12"', 'page: "p. 5-12"', "page"),
    ("D01", C, "::: keypoints", "::: retenir", "::: retenir"),
    ("D02", C, "", "\n::: discussion\nEt alors ?\n", "::: discussion"),
    ("D04", C, "::: keypoints", "::: keypoints Les clés", "Les clés"),
    ("D04", C, "", "\n- point\n\n  ::: hint\n  x\n  :::\n", "  ::: hint"),
    ("D06", C, "declared=fictive ", "", "Madame R."),
    ("D06", C, ' title="Madame R."', "", "declared=fictive"),
    ("D06", C, "declared=fictive ", "declared=fictive color=red ", "color=red"),
    ("D08", C, "]{#obj-c1-1}", "]", "Distinguer plusieurs"),
    ("T01", C, "## Ce que", "# Ce que", "# Ce que"),
    ("T02", C, "### Lire un taux", "#### Lire un taux", "#### Lire"),
    ("T03", C, "### Lire un taux {#taux}", "### {#taux}", "### {#taux}"),
    ("L01", C, "(#mesures)", "(#mesure)", "(#mesure)"),
    ("L01", DEBATE, 'links: ["c1#mesures"]', 'links: ["c1#mesure"]', "links"),
    ("L02", C, "(ressource:c1-debat)", "(ressource:c1-dabat)", "c1-dabat"),
    ("L02", C, "", '\n::: {.challenge ref="c1-dabat"}\n:::\n', "c1-dabat"),
    ("L02", DEBATE, 'links: ["c1#mesures"]', 'links: ["c8"]', "links"),
    ("L03", C, "(ressource:c1-debat)", "(debat.md)", "debat.md"),
    ("L03", C, "(ressource:c1-debat)", "(ftp://example.org)", "ftp:"),
    ("L04", C, "(glossaire:non-recours)", "(glossaire:nonrecours)", "nonrecours"),
    ("L05", C, "", "\n![](media/porte.png)\n", "media/porte.png"),
    ("L06", C, "(ressource:c1-debat)", "(http://example.org)", "http:"),
    ("L07", C, "", "\n![Une porte](media/porte.png)\n", "media/porte.png"),
    ("M01", MODULE, 'title: "Accueil", minutes: 20', 'title: "Accueil", minutes: 25', '- id: "1-jour"'),
    ("M02", GUIDE, '- id: "1-jour"', '- id: "2-jours"', "formats"),
    ("M03", DEBATE, "duration: 60", "duration: 30", "duration"),
    ("M04", GUIDE, "{#c1-entree}", "{#autre}", "Chercher."),
    ("A01", DEBATE, "Aller vers commence à l'accueil.", "Faut-il aller vers ?", "Faut-il"),
    ("A02", DEBATE, "Aller vers commence à l'accueil.", "Aller vers " + "très " * 30 + "loin.", "très très"),
    ("A03", DEBATE, "commence à l'accueil.", "use, mais il le faut.", "use, mais"),
    ("A04", DEBATE, "commence à l'accueil.", "n'est pas sans risque.", "sans risque"),
    ("A05", DEBATE, "Aller vers commence à l'accueil.", "Les pauvres demandent peu.", "Les pauvres"),
    ("V01", SIMPLE, "Parfois, elle ne la demande pas.", "Parfois " + "oui " * 12, "oui oui"),
    ("V02", SIMPLE, "Parfois, elle ne la demande pas.", "Parfois, 34 % des gens.", "34 %"),
    ("V03", SIMPLE, "Parfois, elle ne la demande pas.", "La CAF verse une aide.", "CAF"),
    ("V04", SIMPLE, "Parfois, elle ne la demande pas.", "Elle dit non. Elle part.", "Elle dit"),
    ("V05", SIMPLE, 'picto: "banc"', 'picto: "licorne"', "licorne"),
    ("V06", SIMPLE, "Pourquoi aller vers ?", "Pourquoi (FALC)", "FALC"),
    ("N01", C, " [@drees-2022].", ".", "34 %"),
    ("N02", C, "En 2018, 34 %", "Environ 34 %", "34 %"),
    ("Q03", QUIZ, 'feedback: "Presque."', 'feedback: ""', 'feedback: ""'),
    ("Q06", QUIZ, 'text: "Non"', 'text: "Toutes les réponses"', "Toutes les"),
    ("H01", C, "Écouter", "<b>Écouter</b>", "<b>"),
    ("H01", C, "", "\n<script>alert(1)</script>\n", "<script>"),
    ("P01", C, "Voir [le débat]", "Voici :\n- un\n\nVoir [le débat]", "- un"),
    ("P02", C, "", "\nUn texte.\n## Un titre {#collé}\n", "## Un titre"),
    ("P03", C, "", "\nEntre 5$ et 6$ environ, $x$ compris.\n", "$x$"),
    ("P04", C, "[@drees-2022]", "@drees-2022", "@drees-2022"),
    ("P05", C, "", "\nUne note[^1].\n", "[^1]"),
    ("P06", C, "", "\nUn ~~mot~~ barré.\n", "~~mot~~"),
    ("P07", C, "", "\n    Un texte décalé.\n", "Un texte décalé"),
    ("P08", C, "", "\na) premier point\n", "a) premier"),
    ("K02", FOLDER + "fiche.md", 'status: "published"', 'status: "draft"', "status"),
    ("G02", C, "", "\nLe dispositif XYZT existe.\n", "XYZT"),
    ("E01", FOLDER + "arbre.md", SITUATION, "Trop court.", "situation"),
]
SPECIAL = {"D03", "D05", "D07", "Q01", "Q02", "Q04", "Q05", "K01", "F02", "F03", "F04", "F05"}


def codes(files: dict[str, str], path: str | None = None) -> set[str]:
    return {p.code for p in check(files) if path in {None, p.file}}


def test_a_course_without_fault_has_no_problem_at_all() -> None:
    assert [format_problem(p) for p in check(CLEAN)] == []


@pytest.mark.parametrize(
    ("code", "path", "old", "new", "words"),
    FAULTS,
    ids=[f"{rank}-{fault[0]}" for rank, fault in enumerate(FAULTS)],
)
def test_each_rule_names_its_file_and_its_line(
    code: str, path: str, old: str, new: str, words: str
) -> None:
    files = spoiled(path, old, new) if old else added(path, new)
    found = [p for p in check(files) if p.code == code]
    assert found, f"{code} was not said"
    if words:
        assert (path, line_of(files[path], words)) in {(p.file, p.line) for p in found}


def test_a_block_stuck_to_a_paragraph_is_said_where_it_opens() -> None:
    files = spoiled(C, "\n\n::: keypoints", "\nUn texte.\n::: keypoints")
    (problem,) = [p for p in check(files) if p.code == "D03"]
    assert problem.line == line_of(files[C], "::: keypoints")


def test_a_closing_that_closes_nothing_is_said_where_it_is() -> None:
    files = added(C, "\n:::\n")
    (problem,) = [p for p in check(files) if p.code == "D05"]
    assert problem.line == files[C].rstrip("\n").count("\n") + 1


def test_too_many_blocks_one_in_the_other_are_refused() -> None:
    nested = "".join(f"\n::: hint\nniveau {n}\n" for n in range(5)) + ":::\n" * 5
    assert "D07" in codes(added(C, nested), C)


def test_a_quiz_has_one_right_answer_for_a_single_choice() -> None:
    none = spoiled(QUIZ, "correct: true", "correct: false")
    several = spoiled(QUIZ, "correct: false", "correct: true")
    line = line_of(CLEAN[QUIZ], "choices:")
    assert ("Q01", line) in {(p.code, p.line) for p in check(none)}
    assert ("Q02", line) in {(p.code, p.line) for p in check(several)}


def test_a_true_or_false_has_two_choices() -> None:
    third = '{id: "b", text: "Non", correct: false, feedback: "Presque."}'
    files = spoiled(QUIZ, third, third + '\n      - {id: "c", text: "Si", correct: false, feedback: "."}')
    files[QUIZ] = files[QUIZ].replace('type: "single"', 'type: "truefalse"', 1)
    assert "Q05" in codes(files, QUIZ)


def test_a_quiz_has_eight_to_ten_questions() -> None:
    short = CLEAN[QUIZ][: CLEAN[QUIZ].index('  - id: "c1-q8"')] + "---\n"
    assert codes({**CLEAN, QUIZ: short}, QUIZ) == {"Q04"}


def test_a_competence_without_its_quiz_is_said_incomplete() -> None:
    (problem,) = [p for p in check(spoiled(COURSE, '"c1-quiz", ', "")) if p.code == "K01"]
    assert problem.file == C
    assert "un quiz" in problem.message


def test_an_empty_file_is_said() -> None:
    assert "F02" in codes({**CLEAN, C: ""}, C)


def test_a_huge_file_is_said_and_not_read_further() -> None:
    huge = COMPETENCE + "mot " * LARGEST_TEXT
    assert "F03" in codes({**CLEAN, C: huge[: LARGEST_TEXT + 1]}, C)


def test_a_course_without_its_order_is_said() -> None:
    files = {path: text for path, text in CLEAN.items() if path != COURSE}
    assert "F04" in codes(files, COURSE)


def test_a_file_out_of_place_is_said() -> None:
    assert "F05" in codes({**CLEAN, "notes.md": "Une note."}, "notes.md")


def test_every_rule_of_the_code_has_its_example_here() -> None:
    folder = Path(check_module.__file__).parent
    sources = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    written = set(re.findall(r'"([A-Z]\d\d)"', sources))
    assert written == {fault[0] for fault in FAULTS} | SPECIAL


def test_errors_block_and_warnings_inform() -> None:
    problems = check(spoiled(DEBATE, "Aller vers commence à l'accueil.", "Les jeunes, qui sont-ils ?"))
    severities = {p.code: p.severity for p in problems}
    assert severities == {"A01": Severity.ERREUR, "A05": Severity.AVERTISSEMENT}
    assert [p.blocks for p in problems] == [p.code == "A01" for p in problems]


def test_a_problem_is_told_in_one_line_with_its_remedy() -> None:
    (problem,) = check(added(C, "\n::: discussion\nEt alors ?\n"))
    line = line_of(COMPETENCE, "Un silence") + 3
    assert format_problem(problem) == (
        f"{C}:{line}: erreur D02 bloc « discussion » ouvert mais jamais refermé. "
        "Ajoutez une ligne ::: à sa fin."
    )


def test_one_fault_does_not_hide_another() -> None:
    files = spoiled(C, "order: 1", "ordre: 1")
    files[DEBATE] = files[DEBATE].replace("Aller vers commence à l'accueil.", "Faut-il aller vers ?")
    files[GLO] = files[GLO].replace("plain:", "simple:")
    assert {"S01", "A01"} <= codes(files)
    assert {p.file for p in check(files)} >= {C, DEBATE, GLO}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_makes_the_checker_fail(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(CLEAN)))
    text = CLEAN[path]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 80)))
    noise = data.draw(st.text(max_size=12) | st.sampled_from(["\n:::", "---\n", "&a *a", "[[", "{{", "\t"]))
    for problem in check({**CLEAN, path: text[:start] + noise + text[end:]}):
        assert problem.message
        assert problem.remedy
        assert problem.line >= 1


def test_the_course_of_this_repository_has_no_error() -> None:
    problems = check(read_tree(paths.content_dir()))
    assert [format_problem(p) for p in problems if p.blocks] == []
