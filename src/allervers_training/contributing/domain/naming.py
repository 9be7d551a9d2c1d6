"""An invented name hides who she is: she is asked once before it shows hers."""

import re
import unicodedata

OWN_NAME = "C'est votre vrai nom."


def gives_away(invented: str, own: str) -> bool:
    """Tell whether an invented name holds a word of somebody's own name, whatever its capitals and accents."""
    return bool(_words(invented) & _words(own))


def _words(name: str) -> set[str]:
    bare = unicodedata.normalize("NFKD", name.casefold())
    return set(re.findall(r"[^\W\d_]{2,}", bare.encode("ascii", "ignore").decode() or bare))
