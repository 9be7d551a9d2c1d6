"""The `allervers` command: one thin function per verb, messages in French."""

import argparse
import sys
from collections.abc import Sequence

from allervers_training.kernel.errors import SiteError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one verb; a refusal is one clear sentence and an exit code of 1."""
    parsed = _parser().parse_args(arguments)
    try:
        code = parsed.run(parsed)
    except SiteError as error:
        print(f"allervers : {error}", file=sys.stderr)
        if error.remedy:
            print(f"            {error.remedy}", file=sys.stderr)
        code = 1
    except KeyboardInterrupt:
        code = 130
    sys.exit(code or 0)


def _parser() -> argparse.ArgumentParser:
    from allervers_training.cli import accounts, content, db, demo, serve

    parser = argparse.ArgumentParser(
        prog="allervers", description="La plateforme des modules « aller vers »."
    )
    verbs = parser.add_subparsers(title="commandes", required=True, metavar="COMMANDE")
    for module in (demo, serve, content, db, accounts):
        module.add_to(verbs)
    return parser
