"""`allervers backup` and `allervers restore`: the whole site in one file, but its key; and back."""

import argparse
from pathlib import Path
from typing import Any

from allervers_training.kernel import clock
from allervers_training.kernel.settings import Settings

SAVED = """Sauvegarde faite : {path} ({count}, base au schéma {revision})
La clé des carnets n'y est pas. Si ce n'est pas fait, sauvegardez-la à part : allervers cle sauvegarde FICHIER"""
RESTORED = "La sauvegarde du {day} est en place dans {folder}"
UPGRADED = "Elle venait d'une version plus ancienne : la base a été mise au schéma de celle-ci."
KEPT = "Les données d'avant sont dans {aside} : effacez ce dossier quand tout est vérifié."
ALL_OPEN = "La clé du site est en place : tous les carnets s'ouvrent."
CLOSED = """Il manque la clé qui ouvre {count} de carnet. Rien n'en est perdu.
Avant de servir le site, remettez-la : allervers cle restauration FICHIER"""
WITHDRAWN = "Retirés par leurs auteur·es depuis cette sauvegarde, et retirés à nouveau : {count}."
THEN = "Ensuite : allervers serve"


def add_to(verbs: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    saving = verbs.add_parser("backup", help="sauvegarder le site, même en marche, sans sa clé")
    saving.add_argument("destination", type=Path, help="fichier à écrire (.zip), ailleurs")
    saving.set_defaults(run=run_backup)
    putting = verbs.add_parser("restore", help="remettre une sauvegarde en place")
    putting.add_argument("archive", type=Path, help="fichier fait par « allervers backup »")
    putting.add_argument(
        "--remplacer", action="store_true", help="mettre de côté les données présentes"
    )
    putting.set_defaults(run=run_restore)


def run_backup(arguments: argparse.Namespace) -> int:
    from allervers_training.kernel.copies import back_up

    made = back_up(Settings(), arguments.destination, at=clock.now())
    count = _count(len(made.files) - 1, "fichier joint", "fichiers joints")
    print(SAVED.format(path=arguments.destination, count=count, revision=made.revision))
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    from datetime import datetime

    from allervers_training.kernel.copies import restore

    settings, now = Settings(), clock.now()
    done = restore(settings, arguments.archive, replace=arguments.remplacer, at=now)
    again = _withdraw_again(settings)
    made = clock.room_time(datetime.fromisoformat(done.manifest.made_at))
    print(RESTORED.format(day=f"{made:%d/%m/%Y à %H h %M}", folder=settings.data_dir))
    if again:
        print(WITHDRAWN.format(count=_count(again, "texte", "textes")))
    if done.upgraded:
        print(UPGRADED)
    if done.aside:
        print(KEPT.format(aside=done.aside))
    print(said_of_key(settings))
    print(THEN)
    return 0


def said_of_key(settings: Settings) -> str:
    """Say whether the site's keys open every page of its journals; makes no key."""
    from allervers_training.journal.opening import without_key
    from allervers_training.journal.seal import Sealer
    from allervers_training.kernel.db import opened
    from allervers_training.kernel.site_key import held_at

    keys = held_at(settings.key_path)
    with opened(settings.database) as database, database.reading() as db:
        closed = without_key(db, Sealer(keys) if keys else None)
    return CLOSED.format(count=_count(closed, "page", "pages")) if closed else ALL_OPEN


def _withdraw_again(settings: Settings) -> int:
    """Take out of what was restored the texts that were withdrawn since; return how many."""
    import allervers_training.app  # noqa: F401 - every table is known
    from allervers_training.contributing.service.withdrawal import replay
    from allervers_training.kernel.db import opened

    with opened(settings.database) as database, database.writing() as db:
        return replay(db, settings.data_dir, at=clock.now())


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number < 2 else many}"  # noqa: PLR2004 - the rule of French
