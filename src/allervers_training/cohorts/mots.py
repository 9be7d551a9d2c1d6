"""Two words that bring a trainee back to her place from another phone: how they are made and compared."""

import unicodedata
from collections.abc import Callable, Sequence

from allervers_training.cohorts.lexique import NAMES, QUALITIES

Choose = Callable[[Sequence[str]], str]


def two_words(choose: Choose) -> str:
    """Return a name and a quality, as they are shown: « marché bleu »."""
    return f"{choose(NAMES)} {choose(QUALITIES)}"


def same_words(typed: str) -> str:
    """Return what two ways of typing the same words have in common, or nothing when they are not two.

    Accents, capitals, signs and order do not count: « Bleu, MARCHE » is « marché bleu ».
    """
    words = "".join(sign if sign.isalnum() else " " for sign in _plain(typed)).split()
    if len(words) == 1:
        words = _cut(words[0])
    return " ".join(sorted(words)) if len(words) == 2 else ""  # noqa: PLR2004 - two words


def _cut(together: str) -> list[str]:
    """Separate two words typed without a space; they must be ours."""
    known = {_plain(word) for word in (*NAMES, *QUALITIES)}
    cuts = ((together[:at], together[at:]) for at in range(1, len(together)))
    return next(([a, b] for a, b in cuts if a in known and b in known), [together])


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
