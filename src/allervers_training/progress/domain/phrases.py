"""What is said of a door and of a standing: to the person herself, and to the team of a session."""

from allervers_training.progress.domain.door import Closed, Open
from allervers_training.progress.domain.words import DeclarationState, Standing

KEEPS_HER_PLACE = (
    "Une place déjà donnée dans une session reste acquise : "
    "le changement vaut pour les prochaines inscriptions."
)
STANDINGS = {
    Standing.NOTHING: "pas commencé",
    Standing.UNDER_WAY: "en cours",
    Standing.REOPENED: "rouvert",
    Standing.EXEMPTED: "dispense",
    Standing.COMPLETED_ELSEWHERE: "terminé ailleurs",
    Standing.COMPLETED: "terminé",
}
STATES = {
    DeclarationState.DRAFT: "brouillon",
    DeclarationState.SENT: "envoyée",
    DeclarationState.ACCEPTED: "acceptée",
    DeclarationState.ACCEPTED_WITH_ADVICE: "acceptée, avec un conseil",
    DeclarationState.ATTESTED: "attestation vue",
    DeclarationState.REFUSED: "refusée",
    DeclarationState.WITHDRAWN: "retirée",
    DeclarationState.REVOKED: "dispense retirée",
}


def why_closed(closed: Closed, asked: str) -> str:
    """Tell somebody why a module is closed to her; `asked` is what it asks for: « le module 1 »."""
    said = _hers_of_declaration(closed.declaration, asked)
    of_module = _hers_of_module(closed.standing, asked)
    return " ".join(part for part in (of_module, said) if part) or (
        f"Pour entrer, il faut avoir terminé {asked}, ou déjà pratiquer l'aller vers. "
        "Nous n'avons trouvé ni l'un ni l'autre à votre nom."
    )


def why_closed_to(name: str, closed: Closed, asked: str) -> str:
    """Tell the team why a module is closed to somebody."""
    parts = (_of_module(closed.standing, asked), _of_declaration(closed.declaration, asked))
    said = ", ".join(part for part in parts if part) or (
        f"{asked} n'est pas commencé, et aucune expérience n'a été déclarée"
    )
    return f"{name}, prérequis non rempli : {said}."


def why_open(found: Open, asked: str) -> str:
    """Tell somebody why a module is open to her; an exemption never says « terminé »."""
    match found.why:
        case Standing.COMPLETED:
            return f"Vous avez terminé {asked}."
        case Standing.COMPLETED_ELSEWHERE:
            return f"Vous avez suivi {asked} ailleurs : votre attestation a été vue."
        case Standing.EXEMPTED:
            return f"Vous avez une dispense {_of(asked)} : votre expérience a été reconnue."
        case _:
            return "Ce module est ouvert à toutes et à tous."


def _hers_of_module(standing: Standing, asked: str) -> str:
    match standing:
        case Standing.UNDER_WAY:
            return f"Vous suivez {asked}, qui n'est pas encore terminé."
        case Standing.REOPENED:
            return f"Vous aviez terminé {asked} ; cet achèvement a été rouvert."
        case _:
            return ""


def _hers_of_declaration(state: DeclarationState | None, asked: str) -> str:
    match state:
        case DeclarationState.SENT:
            return (
                "Votre déclaration d'expérience est envoyée ; elle n'a pas encore reçu de réponse."
            )
        case DeclarationState.REFUSED:
            return "Votre déclaration d'expérience n'a pas été acceptée ; vous pouvez la compléter et l'envoyer à nouveau."
        case DeclarationState.WITHDRAWN:
            return "Vous avez retiré votre déclaration d'expérience."
        case DeclarationState.REVOKED:
            return f"Ce qui vous dispensait d'avoir terminé {asked} a été retiré."
        case _:
            return ""


def _of_module(standing: Standing, asked: str) -> str:
    match standing:
        case Standing.UNDER_WAY:
            return f"{asked} n'est pas terminé"
        case Standing.REOPENED:
            return f"{asked} était terminé, il a été rouvert"
        case _:
            return ""


def _of_declaration(state: DeclarationState | None, asked: str) -> str:
    match state:
        case DeclarationState.SENT:
            return "sa déclaration d'expérience est à lire"
        case DeclarationState.REFUSED:
            return "sa déclaration d'expérience a été refusée"
        case DeclarationState.WITHDRAWN:
            return "sa déclaration d'expérience a été retirée avant toute réponse"
        case DeclarationState.REVOKED:
            return f"sa dispense {_of(asked)} a été retirée"
        case _:
            return ""


def _of(asked: str) -> str:
    """Say « du module 1 » of « le module 1 »."""
    return f"du {asked.removeprefix('le ')}" if asked.startswith("le ") else f"de {asked}"
