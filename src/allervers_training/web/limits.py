"""How often something may be tried from one address, and on the whole site.

A room shares one address, so what an address may do is what a full lecture hall may do.
"""

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from allervers_training.kernel.errors import TooMany

RULES: dict[str, tuple[RateLimitItem, RateLimitItem]] = {
    # one address (a whole lecture hall may sit behind it), and the whole site
    "joining": (parse("1200/minute"), parse("3000/minute")),
    "wrong-code": (parse("60/minute"), parse("100/minute")),
    # one session, not one address: of some 50,000 pairs of words, 30 an hour leave a guesser no hope
    "recovery": (parse("30/hour"), parse("600/hour")),
    "importing": (parse("30/minute"), parse("120/minute")),
    "inviting": (parse("30/minute"), parse("120/minute")),
}
WAIT = "Trop d'essais en peu de temps. Attendez une minute, puis réessayez ; rien n'est perdu."


class Limits:
    """Counts in memory: one process, one count."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def hit(self, rule: str, who: str) -> None:
        """Count one attempt; raises `TooMany` when there were too many."""
        own, whole = RULES[rule]
        if not self._limiter.hit(own, rule, who) or not self._limiter.hit(whole, rule, "site"):
            raise TooMany(WAIT)


def check_rate(request: Request, rule: str, who: str = "") -> None:
    """Count one attempt of this request's address, or of what `who` names; raises `TooMany`."""
    limits: Limits = request.app.state.limits
    limits.hit(rule, who or (request.client.host if request.client else "?"))
