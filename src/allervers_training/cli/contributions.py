"""`allervers content export` and `import`: between what people contributed and the files of the course."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from allervers_training.kernel import clock, paths
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.settings import Settings

Action = Callable[[Any, str, str, Any], argparse.ArgumentParser]
NOTHING_WRITTEN = "Rien n'est écrit : ajoutez --ecrire pour le faire."


def add_to(actions: Any, action: Action) -> None:  # noqa: ANN401 - argparse keeps its type private
    verbs = (
        action(
            actions, "export", "écrire les textes proposés et publics dans le cours", run_export
        ),
        action(actions, "import", "reprendre ce qui a changé dans leurs fichiers", run_import),
    )
    for verb in verbs:
        verb.add_argument(
            "--ecrire", action="store_true", help="le faire, et non le dire seulement"
        )


def course_folder(arguments: argparse.Namespace) -> Path:
    folder: Path = arguments.dossier or paths.content_dir()
    if not folder.is_dir():
        raise Refused(f"Il n'y a pas de dossier « {folder} ».", remedy="Vérifiez le chemin.")
    return folder


def run_export(arguments: argparse.Namespace) -> int:
    from allervers_training.contributing.service.files.exporting import Fate, export, planned

    folder = course_folder(arguments)
    with _database(write=arguments.ecrire) as db:
        plans = (export if arguments.ecrire else planned)(db, folder, at=clock.now())
    for plan in plans:
        print(f"{plan.fate} : {plan.path}{f' : {plan.why}.' if plan.why else ''}")
    counts = (f"{fate} {sum(plan.fate is fate for plan in plans)}" for fate in Fate)
    print(f"Textes proposés : {', '.join(counts)}.")
    _tell(arguments)
    return 1 if any(plan.fate is Fate.REFUSED for plan in plans) else 0


def run_import(arguments: argparse.Namespace) -> int:
    from allervers_training.contributing.service.files.importing import changed, take_in

    folder = course_folder(arguments)
    with _database(write=arguments.ecrire) as db:
        found = (take_in if arguments.ecrire else changed)(db, folder, at=clock.now())
    taken = "repris" if arguments.ecrire else "à reprendre"
    for file in found:
        told = "d'autres mots, à faire relire puis accepter" if file.answers else "les mêmes mots"
        print(f"{'laissé' if file.why else taken} : {file.path} : {file.why or told}.")
    left = sum(bool(file.why) for file in found)
    print(f"Fichiers changés à la main : {len(found)}. Laissés : {left}.")
    _tell(arguments)
    return 1 if left else 0


def _tell(arguments: argparse.Namespace) -> None:
    if not arguments.ecrire:
        print(NOTHING_WRITTEN)


@contextmanager
def _database(*, write: bool) -> Iterator[Any]:
    from allervers_training.kernel.db import Database
    from allervers_training.kernel.schema import prepare_database

    settings = Settings()
    prepare_database(settings)
    database = Database(settings.database)
    try:
        with database.writing() if write else database.reading() as db:
            yield db
    finally:
        database.dispose()
