"""The letter that says that a declaration was answered: the decision, and where the reasons are.

Mail travels in clear: what was written to somebody about her experience stays on her page.
"""

from dataclasses import dataclass

from allervers_training.progress.domain.words import DeclarationState

SUBJECT = "Votre déclaration d'expérience : la réponse est là"
DECISIONS = {
    DeclarationState.ACCEPTED: "Votre expérience est reconnue. Dispense accordée : {asked}.",
    DeclarationState.ACCEPTED_WITH_ADVICE: (
        "Votre expérience est reconnue. Dispense accordée : {asked}. "
        "Un conseil accompagne cette réponse : il est sur votre page."
    ),
    DeclarationState.ATTESTED: "Votre attestation a été vue. Noté comme suivi ailleurs : {asked}.",
    DeclarationState.REFUSED: (
        "La dispense n'est pas accordée cette fois ({asked}). La raison est sur votre page : "
        "vous pouvez compléter votre déclaration et l'envoyer à nouveau."
    ),
    DeclarationState.REVOKED: (
        "La dispense qui vous avait été accordée est retirée ({asked}). La raison est sur votre page."
    ),
}


@dataclass(frozen=True, slots=True)
class AnswerLetter:
    """What is written to the author; `asked` names what she would be exempted from: « le module 1 »."""

    name: str
    state: DeclarationState
    asked: str
    page: str
    dates: str  # the address of the next dates

    @property
    def body(self) -> str:
        return f"""Bonjour {self.name},

L'équipe de formation a répondu à votre déclaration d'expérience.

{DECISIONS[self.state].format(asked=self.asked)}

Votre page :
{self.page}
{self._dates}
Si la page demande qui vous êtes, ouvrez d'abord votre lien personnel, ou votre carte. Une question ? Parlez-en à la formatrice ou au formateur.

À bientôt,
l'équipe de formation
"""

    @property
    def _dates(self) -> str:
        if self.state not in {DeclarationState.REFUSED, DeclarationState.REVOKED}:
            return ""
        return f"\nLes prochaines dates, et les autres façons d'entrer :\n{self.dates}\n"
