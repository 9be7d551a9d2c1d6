"""Affirmations that would not divide a room, simple lines that are not simple."""

from collections.abc import Iterator

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import (
    ArbreDesCauses,
    DebatMouvant,
    Problem,
    VersionSimplifiee,
)
from allervers_training.catalogue.domain.advice import Advice
from allervers_training.catalogue.domain.affirmation import affirmation_findings
from allervers_training.catalogue.domain.simple_line import simple_line_findings, words_of

PICTOS = frozenset(
    """porte banc bus marche ascenseur escalier telephone carnet chaises panneau fanions
    oreille main lettre horloge calendrier cle parapluie tasse pont chemin loupe maison arbre
    bulle balance sac lampe barriere camion mairie ecole livre ordinateur boussole graine
    puzzle""".split()  # noqa: SIM905 - words read best as words
)
_SITUATION_WORDS = range(60, 121)


def check_affirmations(tree: Tree) -> Iterator[Problem]:
    for page, debate in tree.of_type(DebatMouvant):
        for rank, statement in enumerate(debate.statements):
            line = page.line("statements", rank, "text")
            yield from _advised(page, line, statement.text, affirmation_findings(statement.text))


def check_simple_lines(tree: Tree) -> Iterator[Problem]:
    for page, version in tree.of_type(VersionSimplifiee):
        for rank, simple in enumerate(version.lines):
            line = page.line("lines", rank, "text")
            yield from _advised(page, line, simple.text, simple_line_findings(simple.text))
            if simple.picto and simple.picto not in PICTOS:
                message = f"aucun pictogramme ne s’appelle « {simple.picto} »."
                remedy = f"Choisissez parmi : {', '.join(sorted(PICTOS))}."
                yield page.error(page.line("lines", rank, "picto"), "V05", message, remedy)
        if not version.validated and "FALC" in version.title.upper():
            message = "cette version n’est pas validée : elle ne peut pas s’appeler FALC."
            yield page.error(page.line("title"), "V06", message, "Écrivez « version simplifiée ».")


def check_situations(tree: Tree) -> Iterator[Problem]:
    for page, tree_exercise in tree.of_type(ArbreDesCauses):
        count = len(words_of(tree_exercise.situation))
        if count not in _SITUATION_WORDS:
            message = f"la situation compte {count} mots."
            yield page.warning(page.line("situation"), "E01", message, "Visez 60 à 120 mots.")


def _advised(page: Page, line: int, text: str, findings: tuple[Advice, ...]) -> Iterator[Problem]:
    for advice in findings:
        say = page.error if advice.blocks else page.warning
        yield say(line, advice.code, f"« {text} » : {advice.message}", advice.remedy)
