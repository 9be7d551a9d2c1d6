"""What can go wrong, in the words of the field; `web/errors.py` alone knows what HTTP makes of it.

Every message is a French sentence for the person at the screen: what happened, and what to do next.
"""

from collections.abc import Mapping


class SiteError(Exception):
    """Base of all expected errors; `str(error)` may be shown to anybody."""

    title = ""  # of the page that says it; empty: that of its kind

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class NotFound(SiteError):
    """Absent, or not for this person: the two look the same from outside."""

    def __init__(
        self, message: str = "Cette page n'existe pas, ou elle n'est pas pour vous."
    ) -> None:
        super().__init__(message, remedy="Vérifiez l'adresse, ou revenez à l'accueil.")


class TakenOut(NotFound):
    """She had a place here and was taken out of it: she alone is told; to others it is absent."""

    title = "Vous n'êtes plus dans cette session"

    def __init__(self) -> None:
        SiteError.__init__(
            self,
            "Votre place dans cette session a été retirée. Ce que vous y avez fait est gardé.",
            remedy="Si c'est une erreur, dites-le à la formatrice ou au formateur : "
            "un geste suffit pour vous faire revenir.",
        )


class SignInNeeded(SiteError):
    """Nobody is signed in, and this page is somebody's."""

    def __init__(self) -> None:
        super().__init__(
            "Cette page est réservée aux personnes connectées.",
            remedy="Ouvrez votre lien personnel, ou entrez dans la salle avec le code affiché.",
        )


class Refused(SiteError):
    """A rule says no; nothing has changed."""


class Invalid(SiteError):
    """What was typed cannot be taken; `fields` maps a field's name to its French sentence."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(next(iter(fields.values())))
        self.fields = dict(fields)


class Conflict(SiteError):
    """Somebody else was faster; nothing typed is lost."""


class TooMany(SiteError):
    """Too many attempts in too little time."""


class NotKept(SiteError):
    """The storage refused the write (full, read-only, locked, gone); nothing was acknowledged."""

    def __init__(self) -> None:
        super().__init__(
            "L'enregistrement n'a pas pu se faire : le disque est plein ou protégé en écriture.",
            remedy="Ce que vous avez saisi est encore à l'écran. Libérez de la place, puis réessayez.",
        )
