"""Why a message did not leave, in words for whoever reads the page, and whether trying again is any use."""

import smtplib
import ssl
from dataclasses import dataclass

PERMANENT, NO_SUCH_BOX = 500, frozenset({550, 551, 553})


@dataclass(frozen=True)
class Reason:
    """A sentence; `for_good` when another try would fail too; `of_server` when every message would."""

    sentence: str
    for_good: bool = False
    of_server: bool = False


def reason_of(error: Exception) -> Reason:
    """Say what `smtplib` or the network raised; never a secret, never the server's own words in English."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            codes = [code for code, _words in error.recipients.values()]
            return _of_recipient(max(codes, default=PERMANENT))
        case smtplib.SMTPAuthenticationError():
            return Reason(
                "Le serveur de courriel refuse notre nom ou notre mot de passe. La personne responsable doit vérifier les réglages.",
                of_server=True,
            )
        case smtplib.SMTPNotSupportedError():
            return Reason(
                "Le serveur de courriel ne sait pas chiffrer la connexion, ou ne demande pas de mot de passe. La personne responsable doit vérifier les réglages.",
                of_server=True,
            )
        case smtplib.SMTPSenderRefused():
            return Reason(
                f"Le serveur de courriel refuse notre adresse d'envoi (réponse {error.smtp_code}). La personne responsable doit vérifier les réglages.",
                of_server=True,
            )
        case smtplib.SMTPConnectError() | smtplib.SMTPHeloError():
            return Reason(
                f"Le serveur de courriel refuse de nous parler (réponse {error.smtp_code}).",
                of_server=True,
            )
        case smtplib.SMTPResponseException():
            return _of_answer(error.smtp_code)
        case ssl.SSLError():  # some of them are `ValueError`s too
            return Reason(
                "La connexion chiffrée avec le serveur de courriel n'a pas pu s'établir.",
                of_server=True,
            )
        case ValueError():
            return Reason("Ce message contient un signe interdit : il ne part pas.", for_good=True)
        case _:
            return _of_network(error)


def _of_recipient(code: int) -> Reason:
    if code in NO_SUCH_BOX:
        return Reason(
            f"Le serveur dit que cette adresse n'existe pas, ou qu'elle refuse nos messages (réponse {code}). Vérifiez-la avec la personne.",
            for_good=True,
        )
    if code >= PERMANENT:
        return Reason(f"Le serveur refuse cette adresse (réponse {code}).", for_good=True)
    return Reason(f"La boîte de cette personne ne répond pas pour le moment (réponse {code}).")


def _of_answer(code: int) -> Reason:
    if code >= PERMANENT:
        return Reason(f"Le serveur de courriel refuse ce message (réponse {code}).", for_good=True)
    return Reason(
        f"Le serveur de courriel demande de réessayer plus tard (réponse {code}).", of_server=True
    )


def _of_network(error: Exception) -> Reason:
    is_slow = isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)
    if is_slow:  # `smtplib` wraps what the socket raised
        return Reason("Le serveur de courriel ne répond pas à temps.", of_server=True)
    return Reason("Le serveur de courriel n'est pas joignable.", of_server=True)
