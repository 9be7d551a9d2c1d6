"""`allervers serve`: the real site, without demo data."""

import argparse
import ipaddress
from typing import Any

from allervers_training.cli import port_number
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.settings import Settings

SECRET_MIN = 32


def add_to(verbs: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    parser = verbs.add_parser("serve", help="servir le site")
    parser.add_argument("--host", default=None, help="adresse d'écoute")
    parser.add_argument("--port", type=port_number, default=None, help="port d'écoute")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from allervers_training.app import create_app
    from allervers_training.cli.server import listening_socket, serve
    from allervers_training.kernel.schema import prepare_database
    from allervers_training.searching.service import index_course

    chosen = {name: getattr(arguments, name) for name in ("host", "port")}
    settings = Settings(**{name: value for name, value in chosen.items() if value is not None})
    refuse_unset_secret(settings)
    bound = listening_socket(settings.host, settings.port)
    settings = settings.model_copy(update={"port": bound.getsockname()[1]})
    prepare_database(settings)
    app = create_app(settings)
    index_course(app.state.database, app.state.library)
    serve(
        app,
        settings,
        bound,
        lambda: print(
            f"Aller vers est servi sur http://{settings.host}:{settings.port}", flush=True
        ),
    )
    return 0


def refuse_unset_secret(settings: Settings) -> None:
    """Off this computer, a site without a secret of its own does not start."""
    if not is_loopback(settings.host) and len(settings.secret) < SECRET_MIN:
        raise Refused(
            f"ALLERVERS_SECRET n'est pas réglé, ou il est trop court ({SECRET_MIN} signes au moins) : "
            "le site ne peut pas être servi hors de cet ordinateur.",
            remedy='Par exemple : export ALLERVERS_SECRET="$(openssl rand -hex 32)"',
        )


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
