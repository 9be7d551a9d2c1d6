"""`allervers serve`: the real site, without demo data."""

import argparse
import ipaddress
from typing import TYPE_CHECKING, Any

from allervers_training.cli import port_number
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from socket import socket

    from allervers_training.kernel.db import Database

SECRET_MIN = 32


def add_to(verbs: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    parser = verbs.add_parser("serve", help="servir le site")
    parser.add_argument("--host", default=None, help="adresse d'écoute")
    parser.add_argument("--port", type=port_number, default=None, help="port d'écoute")
    parser.add_argument(
        "--salle", action="store_true", help="servir une salle sur son réseau local, sans Internet"
    )
    parser.add_argument(
        "--adresse", default=None, help="avec --salle : adresse que les téléphones doivent prendre"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    chosen = {name: getattr(arguments, name) for name in ("host", "port")}
    settings = Settings(**{name: value for name, value in chosen.items() if value is not None})
    if arguments.salle:
        return run_room(settings, arguments.adresse)
    from allervers_training.cli.server import listening_socket

    if arguments.adresse:
        raise Refused("--adresse va avec --salle.", remedy="Sinon, réglez ALLERVERS_PUBLIC_URL.")
    refuse_unset_secret(settings)
    bound = listening_socket(settings.host, settings.port)
    settings = settings.model_copy(update={"port": bound.getsockname()[1]})
    where = f"Aller vers est servi sur http://{settings.host}:{settings.port}"
    return _serve(settings, [bound], lambda _database: where)


def run_room(settings: Settings, address: str | None) -> int:
    """Serve the phones of a local network, and the team on this computer."""
    from allervers_training.cli import room
    from allervers_training.cli.server import listening_socket
    from allervers_training.kernel.addresses import interfaces

    host = room.EVERYWHERE if is_loopback(settings.host) else settings.host
    bound = [listening_socket(host, settings.port)]
    port = bound[0].getsockname()[1]
    if host not in {room.EVERYWHERE, "::"}:  # the team comes by this computer's own address
        bound.append(listening_socket("127.0.0.1", port))
    asked = settings.model_copy(update={"host": host})
    settings = room.settings_of(asked, chosen=address, port=port)
    refuse_unset_secret(settings)
    return _serve(
        settings,
        bound,
        lambda database: room.in_words(settings, interfaces(), room.entrances(database)),
    )


def _serve(
    settings: Settings, bound: "Sequence[socket]", words: "Callable[[Database], str]"
) -> int:
    """Serve the site, and say where once it is ready."""
    from allervers_training.app import create_app
    from allervers_training.cli.server import serve
    from allervers_training.kernel.schema import prepare_database
    from allervers_training.searching.service import keep_indexed

    prepare_database(settings)
    app = create_app(settings)
    keep_indexed(app.state.database, app.state.library)
    serve(app, settings, bound, lambda: print(words(app.state.database), flush=True))
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
