"""`allervers export personne`: everything that the site keeps on one person, but her journal."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allervers_training.kernel import clock
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from allervers_training.accounts.models import Person

SAID = """Les données de {name} (n° {number}) sont dans {path}
Le fichier n'est lisible que de vous. Remettez-le à la personne, puis effacez-le.
Son carnet n'y est pas : elle seule peut l'emporter, depuis « Mon carnet »."""


def add_to(verbs: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    parser = verbs.add_parser("export", help="remettre à une personne ses données")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    person = actions.add_parser("personne", help="tout ce qui est gardé sur une personne")
    person.add_argument("qui", help="son numéro, son adresse électronique ou son nom")
    person.add_argument(
        "--vers", type=Path, default=Path(), help="dossier où écrire (celui-ci par défaut)"
    )
    person.set_defaults(run=run_person)


def run_person(arguments: argparse.Namespace) -> int:
    from allervers_training.accounts import service as accounts
    from allervers_training.app.personal import personal_file
    from allervers_training.catalogue.library import Library
    from allervers_training.kernel.db import opened
    from allervers_training.kernel.schema import prepare_database
    from allervers_training.kernel.whole_files import write_whole

    settings, now = Settings(), clock.now()
    prepare_database(settings)
    course = Library(settings.content_dir).current.course
    with opened(settings.database) as database, database.writing() as db:
        person = the_one(db, arguments.qui)
        told = personal_file(db, person.id, course, settings, at=now)
        path = arguments.vers / f"donnees-personne-{person.id}.zip"
        write_whole(path, lambda unfinished: unfinished.write_bytes(told.as_zip()))
        accounts.audit(db, "data_exported", "person", person.id, by=None, at=now)
    print(SAID.format(name=person.name, number=person.id, path=path))
    return 0


def the_one(db: "Session", said: str) -> "Person":
    """Return the person meant; raises `Refused` when there is none, or more than one."""
    from allervers_training.accounts import access

    found = access.people_called(db, said)
    if not found:
        raise Refused(
            f"Personne ne répond à « {said} » : rien n'a été écrit.",
            remedy="Donnez son numéro, son adresse électronique, ou son nom entier tel que le site le montre.",
        )
    if len(found) > 1:
        known = ", ".join(f"n° {person.id} ({person.name})" for person in found)
        raise Refused(
            f"Plusieurs personnes répondent à « {said} » : {known}. Rien n'a été écrit.",
            remedy="Redonnez la commande avec le numéro de la bonne.",
        )
    return found[0]
