"""The thread that sends mail, with what it does before each of its rounds."""

from allervers_training.catalogue.library import Library
from allervers_training.kernel.db import Database
from allervers_training.kernel.mail import Postman, server_of
from allervers_training.kernel.settings import Settings
from allervers_training.surveys.rounds import Rounds


def postman_of(
    settings: Settings, database: Database, library: Library, base_url: str
) -> Postman | None:
    """Return the thread that sends, and that writes to people when a survey is due; none without a server."""
    server = server_of(settings)
    rounds = Rounds(database, library.course, settings.key_path, base_url)
    return Postman(database, server, chores=(rounds,)) if server else None
