"""One function per intention about lists of people and the messages that invite them."""

from allervers_training.invitations.service.importing import apply, choose, start, swap
from allervers_training.invitations.service.inviting import Sender, cancel, invite, send_again
from allervers_training.invitations.service.undoing import undo

__all__ = [
    "Sender",
    "apply",
    "cancel",
    "choose",
    "invite",
    "send_again",
    "start",
    "swap",
    "undo",
]
