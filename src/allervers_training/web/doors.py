"""What each route declares about who may come in; a test refuses a route that declares nothing.

The declaration is documentation that is checked (tests/authorisations.yaml); the check itself is made by
the dependencies and `access.py` of each feature.
"""

from typing import Any

Door = dict[str, Any]


def _door(name: str) -> Door:
    return {"x-access": name}


PUBLIC = _door("public")  # anybody
SIGNED_IN = _door("signed-in")  # whoever has a session, provisional persons included
IN_ROOM = _door("in-room")  # whoever takes part in that session de formation
TRAINER = _door("trainer")  # trainers on the site, each for her own sessions
ADMIN = _door("admin")  # whoever is responsible for the whole training body
RUNS_ROOM = _door(
    "runs-room"
)  # trainer or co-trainer of that session, its scribe for notes and counts
SCREEN = _door("screen")  # whoever holds the projection's address
