"""`allervers cle`: a copy of the site's key, kept apart from the data and from their back-ups."""

import argparse
import sys
from pathlib import Path
from typing import Any

from allervers_training.kernel import clock
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.settings import Settings

SAVED = """La copie de la clé est dans {path}, lisible de vous seul.
Imprimez-la ou mettez-la sur un support débranché, loin des données et de leurs sauvegardes, puis effacez ce fichier.
Sans elle, les carnets d'un site perdu ne s'ouvrent plus jamais ; avec elle et une sauvegarde, quelqu'un peut les lire."""
SAME = "Cette copie se relit bien, et c'est la clé de ce site."
OTHER = "Cette copie se relit bien, mais ce n'est pas, ou pas seulement, la clé de ce site : {path}"
NOTHING_NEW = "Cette clé est déjà en place : rien n'a changé."
PUT_BACK = """La clé est en place : {path}
Si le site est en marche, relancez-le."""


def add_to(verbs: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    parser = verbs.add_parser("cle", help="la clé des carnets : copie, vérification, remise")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    saving = actions.add_parser("sauvegarde", help="en écrire une copie, à garder à part")
    saving.add_argument("destination", type=Path, help="fichier à écrire, ailleurs")
    saving.set_defaults(run=run_save)
    checking = actions.add_parser("verification", help="relire une copie, signe par signe")
    checking.add_argument("copie", help="fichier de la copie, ou - pour la taper")
    checking.set_defaults(run=run_check)
    putting = actions.add_parser("restauration", help="remettre la clé en place")
    putting.add_argument("copie", help="fichier de la copie, ou - pour la taper")
    putting.set_defaults(run=run_put_back)


def run_save(arguments: argparse.Namespace) -> int:
    from allervers_training.kernel.copies.apart import refuse_place_of_key
    from allervers_training.kernel.key_copy import written
    from allervers_training.kernel.site_key import keys_at
    from allervers_training.kernel.whole_files import write_whole

    settings, path = Settings(), arguments.destination
    refuse_place_of_key(settings, path)
    text = written(keys_at(settings.key_path), at=clock.now())
    write_whole(path, lambda unfinished: unfinished.write_text(text, "utf-8"))
    print(SAVED.format(path=path))
    return 0


def run_check(arguments: argparse.Namespace) -> int:
    from allervers_training.kernel.site_key import held_at

    path = Settings().key_path
    is_same = set(_copied(arguments.copie)) == set(held_at(path))
    print(SAME if is_same else OTHER.format(path=path))
    return 0 if is_same else 1


def run_put_back(arguments: argparse.Namespace) -> int:
    from allervers_training.cli.backup import said_of_key
    from allervers_training.kernel.schema import prepare_database
    from allervers_training.kernel.site_key import put_back

    settings = Settings()
    changed = put_back(settings.key_path, _copied(arguments.copie))
    print(PUT_BACK.format(path=settings.key_path) if changed else NOTHING_NEW)
    prepare_database(settings)
    print(said_of_key(settings))
    return 0


def _copied(said: str) -> tuple[bytes, ...]:
    """Return the keys of a copy, from a file or as they are typed."""
    from allervers_training.kernel.key_copy import read

    try:
        text = sys.stdin.read() if said == "-" else Path(said).read_text("utf-8")
    except (OSError, ValueError) as error:
        raise Refused(
            f"« {said} » ne se lit pas : rien n'a changé.", remedy="Vérifiez le chemin."
        ) from error
    return read(text)
