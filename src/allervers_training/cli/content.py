"""`allervers content`: what is wrong in the course, the form of its files, and what people contributed."""

import argparse
from pathlib import Path
from typing import Any

from allervers_training.cli import contributions
from allervers_training.cli.contributions import course_folder


def add_to(verbs: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    parser = verbs.add_parser(
        "content", help="vérifier le cours, le mettre en forme, échanger les textes proposés"
    )
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    check = _action(actions, "check", "relire tous les fichiers du cours", run_check)
    check.add_argument("--erreurs", action="store_true", help="taire les avertissements")
    form = _action(actions, "format", "écrire chaque fichier dans la forme commune", run_format)
    form.add_argument("--check", action="store_true", help="dire ce qui changerait, ne rien écrire")
    contributions.add_to(actions, _action)


def _action(actions: Any, name: str, told: str, run: Any) -> argparse.ArgumentParser:  # noqa: ANN401 - as above
    action: argparse.ArgumentParser = actions.add_parser(name, help=told)
    action.add_argument("dossier", nargs="?", type=Path, default=None)
    action.set_defaults(run=run)
    return action


def run_check(arguments: argparse.Namespace) -> int:
    from allervers_training.catalogue.check import check, format_problem
    from allervers_training.catalogue.sources import read_tree

    problems = check(read_tree(course_folder(arguments)))
    errors = [problem for problem in problems if problem.severity == "erreur"]
    for problem in errors if arguments.erreurs else problems:
        print(format_problem(problem))
    warnings = len(problems) - len(errors)
    print(f"Cours relu : {len(errors)} erreur(s), {warnings} avertissement(s).")
    return 1 if errors else 0


def run_format(arguments: argparse.Namespace) -> int:
    from allervers_training.catalogue.writing.folder import review, write_whole

    folder = course_folder(arguments)
    reviewed = tuple(review(folder))
    left = [file for file in reviewed if file.left]
    others = [file for file in reviewed if not file.left and not file.is_common]
    for file in left:
        print(f"laissé : {file.path} : {file.left}")
    for file in others:
        if not arguments.check:
            write_whole(folder / file.path, file.text)
        print(f"{'à mettre en forme' if arguments.check else 'mis en forme'} : {file.path}")
    told = "à mettre en forme" if arguments.check else "mis en forme"
    print(
        f"Fichiers lus : {len(reviewed)}. {told.capitalize()} : {len(others)}. Laissés : {len(left)}."
    )
    return 1 if left or (others and arguments.check) else 0
