"""The `allervers` command: one thin function per verb, messages in French."""

import argparse
import sys
from collections.abc import Sequence

from allervers_training.kernel.errors import Refused, SiteError

LAST_PORT = 65535


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one verb; a refusal is one clear sentence and an exit code of 1."""
    parsed = _parser().parse_args(arguments)
    try:
        code = _run(parsed)
    except SiteError as error:
        print(f"allervers : {error}", file=sys.stderr)
        if error.remedy:
            print(f"            {error.remedy}", file=sys.stderr)
        code = 1
    except KeyboardInterrupt:
        code = 130
    sys.exit(code or 0)


def _run(parsed: argparse.Namespace) -> int:
    from pydantic import ValidationError

    try:
        code: int = parsed.run(parsed)
    except ValidationError as error:
        names = ", ".join(f"ALLERVERS_{str(item['loc'][0]).upper()}" for item in error.errors())
        raise Refused(
            f"Un réglage n'est pas lisible : {names}.",
            remedy="La page docs/reglages.md dit ce qu'il accepte.",
        ) from error
    return code


def port_number(text: str) -> int:
    """Read a port for argparse; 0 stands for any free one."""
    if not text.isascii() or not text.isdigit() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"un port va de 0 à {LAST_PORT}")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    from allervers_training.cli import accounts, backup, content, db, demo, export, key, serve

    parser = argparse.ArgumentParser(
        prog="allervers", description="La plateforme des modules « aller vers »."
    )
    verbs = parser.add_subparsers(title="commandes", required=True, metavar="COMMANDE")
    for module in (demo, serve, content, db, accounts, backup, key, export):
        module.add_to(verbs)
    return parser
