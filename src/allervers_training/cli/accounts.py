"""`allervers inviter`: a one-time sign-in link for somebody of the team, without any mail."""

import argparse
from typing import Any

from allervers_training.kernel import clock
from allervers_training.kernel.settings import Settings


def add_to(verbs: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    parser = verbs.add_parser("inviter", help="créer une personne et son lien d'entrée")
    parser.add_argument("nom", help="nom affiché")
    parser.add_argument("--role", choices=["admin", "trainer", "co_trainer"], default="trainer")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from allervers_training.accounts import service
    from allervers_training.accounts.domain import LinkPurpose, SiteRole, clean_name
    from allervers_training.kernel.db import opened
    from allervers_training.kernel.schema import prepare_database

    settings, now = Settings(), clock.now()
    prepare_database(settings)
    with opened(settings.database) as database, database.writing() as db:
        name = clean_name(arguments.nom, field="nom")
        person = service.create_person(db, name, at=now, roles=(SiteRole(arguments.role),))
        token = service.create_link(db, person, LinkPurpose.INVITATION, at=now)
    print(
        f"Lien de {name}, à usage unique, valable 72 heures :\n{settings.team_url}/entree/{token}"
    )
    return 0
