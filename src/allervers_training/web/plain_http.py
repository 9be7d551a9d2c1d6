"""What a site gives over plain HTTP off this computer: a participant's part, and nothing of the team's.

Decision 0018. Each route declares its door; the table below says which doors open in clear, and a door that is
not in it stays shut. Whoever belongs to the team counts there as nobody (`accounts/identity.py`).
"""

from starlette.requests import Request

from allervers_training.kernel.errors import SiteError
from allervers_training.web.arrival import Way, arrived
from allervers_training.web.doors import IN_ROOM, PUBLIC, SCREEN, SIGNED_IN

OPEN_IN_CLEAR = frozenset(door["x-access"] for door in (PUBLIC, SIGNED_IN, IN_ROOM, SCREEN))
TEAM_ONLY = (
    "Cette page est celle de l'équipe : elle ne s'ouvre pas sur un réseau sans chiffrement, "
    "où d'autres pourraient la lire."
)
OWN_LINK = (
    "Ce lien est celui d'une personne de l'équipe. Ouvrez ce lien sur l'ordinateur de la salle : "
    "sur un réseau sans chiffrement, d'autres pourraient s'en servir. Il n'a pas servi, il reste valable."
)
AS_PARTICIPANT = (
    "Pour participer comme tout le monde depuis cet appareil, entrez avec le code affiché au mur."
)
UNDECLARED = (
    "Un mandataire (proxy) a transmis cette demande et n'est pas déclaré : si c'est le vôtre, "
    "réglez ALLERVERS_TRUSTED_PROXY (docs/salle.md)."
)


class NotInClear(SiteError):
    """What is asked would pass in clear on the network: it is refused, and nothing has changed."""


def may_enter(door: str, way: Way) -> bool:
    """Tell whether a door opens to somebody who comes that way; who she is, is asked afterwards."""
    return way is not Way.CLEAR or door in OPEN_IN_CLEAR


async def check_door(request: Request) -> None:
    """Refuse a route whose door stays shut in clear; before anything is read, so that absent looks the same."""
    route = request.scope["route"]
    door = (getattr(route, "openapi_extra", None) or {}).get("x-access", "")
    if not may_enter(door, arrived(request).way):
        raise refusal(request, TEAM_ONLY)


def refusal(request: Request, sentence: str) -> NotInClear:
    """Say no, and where the same page opens: on the computer that serves the room, or with TLS."""
    if arrived(request).undeclared:
        return NotInClear(sentence, remedy=UNDECLARED)
    settings = request.app.state.settings
    if settings.is_https:
        return NotInClear(sentence, remedy=f"Passez par {settings.public_url.rstrip('/')}")
    if sentence is OWN_LINK:
        return NotInClear(
            sentence, remedy=f"Là, son adresse commence par {settings.team_url}. {AS_PARTICIPANT}"
        )
    here = f"{settings.team_url}{request.url.path}"
    return NotInClear(
        sentence,
        remedy=f"Sur l'ordinateur qui sert la salle, ouvrez {here}\u00a0; depuis un autre appareil, il faut une adresse en https://.",
    )
