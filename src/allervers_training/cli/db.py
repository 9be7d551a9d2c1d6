"""`allervers db upgrade`: bring the database to the schema of this version."""

import argparse
from typing import Any

from allervers_training.kernel.settings import Settings


def add_to(verbs: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    parser = verbs.add_parser("db", help="la base de données")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    upgrade = actions.add_parser("upgrade", help="mettre la base au schéma de cette version")
    upgrade.set_defaults(run=run_upgrade)


def run_upgrade(_arguments: argparse.Namespace) -> int:
    from allervers_training.kernel.schema import prepare_database

    prepare_database(Settings())
    print("La base de données est à jour.")
    return 0
