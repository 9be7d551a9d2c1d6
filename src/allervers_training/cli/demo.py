"""`allervers demo`: a working site with a demo world, on this computer alone."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from allervers_training.cli import port_number
from allervers_training.kernel import paths
from allervers_training.kernel.settings import Settings


def add_to(verbs: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    parser = verbs.add_parser("demo", help="un site de démonstration, sur cet ordinateur")
    parser.add_argument(
        "--port", type=port_number, default=8000, help="port d'écoute (0 : un port libre)"
    )
    parser.add_argument(
        "--data", type=Path, default=None, help="dossier des données de démonstration"
    )
    parser.add_argument("--json", action="store_true", help="une ligne JSON quand tout est prêt")
    parser.add_argument("--reload", action="store_true", help="redémarrer quand un fichier change")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    if arguments.reload:
        from allervers_training.cli.reload import run_again_and_again

        return run_again_and_again(without="--reload")
    from allervers_training.app import create_app
    from allervers_training.cli.server import listening_socket, serve
    from allervers_training.dev.world import open_world
    from allervers_training.kernel.schema import prepare_database
    from allervers_training.searching.service import keep_indexed

    bound = listening_socket("127.0.0.1", arguments.port)
    port = bound.getsockname()[1]
    folder = (arguments.data or paths.data_dir() / "demo").absolute()
    settings = Settings(
        data_dir=folder, port=port, host="127.0.0.1", database_url="", public_url=""
    )
    prepare_database(settings)
    app = create_app(settings, with_dev=True)
    world = open_world(app.state.database, app.state.library, settings, with_propositions=True)
    keep_indexed(app.state.database, app.state.library)

    def say() -> None:
        print(json.dumps(world) if arguments.json else in_words(world), flush=True)

    serve(app, settings, [bound], say)
    return 0


def in_words(world: dict[str, Any]) -> str:
    """Say what the demo holds; colours only on a terminal."""
    bold, plain = ("\033[1m", "\033[0m") if sys.stdout.isatty() else ("", "")
    signin = world["signin"]
    return f"""
{bold}Aller vers{plain} – site de démonstration, sur cet ordinateur seulement
  L'accueil              {world["url"]}
{bold}Entrer en un clic{plain}
  Formatrice (Alice)     {signin["trainer"]}
  Stagiaire (Bob)        {signin["trainee"]}
  Co-formatrice (Emma)   {signin["co_trainer"]}
  Responsable (Fanny)    {signin["admin"]}{_cards(signin)}
{bold}La salle{plain}
  Code à taper           {world["join_code"]}  sur {world["url"]}/rejoindre
  Projection             {world["projection"]}
Ctrl+C pour arrêter. Rien n'est perdu : relancez, et chacun retrouve sa place.
"""


def _cards(signin: dict[str, str]) -> str:
    """Say whose cards open pages to propose and to read; a demo made earlier has none."""
    said = {"contributor": "Contributrice (Nadia)", "peer": "Relectrice (Rosa)"}
    return "".join(f"\n  {words:<22} {signin[who]}" for who, words in said.items() if who in signin)
