"""`allervers content check`: what is wrong in the course, file by file, line by line."""

import argparse
from pathlib import Path
from typing import Any

from allervers_training.kernel import paths
from allervers_training.kernel.errors import Refused


def add_to(verbs: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    parser = verbs.add_parser("content", help="vérifier le cours")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="relire tous les fichiers du cours")
    check.add_argument("dossier", nargs="?", type=Path, default=None)
    check.add_argument("--erreurs", action="store_true", help="taire les avertissements")
    check.set_defaults(run=run_check)


def run_check(arguments: argparse.Namespace) -> int:
    from allervers_training.catalogue.check import check, format_problem
    from allervers_training.catalogue.sources import read_tree

    folder = arguments.dossier or paths.content_dir()
    if not folder.is_dir():
        raise Refused(f"Il n'y a pas de dossier « {folder} ».", remedy="Vérifiez le chemin.")
    problems = check(read_tree(folder))
    errors = [problem for problem in problems if problem.severity == "erreur"]
    for problem in errors if arguments.erreurs else problems:
        print(format_problem(problem))
    warnings = len(problems) - len(errors)
    print(f"Cours relu : {len(errors)} erreur(s), {warnings} avertissement(s).")
    return 1 if errors else 0
