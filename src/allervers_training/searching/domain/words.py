"""What words are the same for a reader who searches: accents, capitals and usual endings do not count."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

MOST_WORDS = 12  # of a question; what follows is left aside
WORD = re.compile(r"[^\W_]+")
LONG_ENOUGH = 6  # Savoy's stemmer leaves shorter words alone
LONG_ENOUGH_TO_BE_MANY = 4
LONG_BEGINNING = 5  # « maraud » finds « maraudeur »; « ver » must not find « version »
EMPTY = frozenset(
    [
        "a",
        "ai",
        "au",
        "aux",
        "avec",
        "c",
        "ce",
        "ces",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "elle",
        "en",
        "est",
        "et",
        "eu",
        "il",
        "ils",
        "j",
        "je",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "lui",
        "m",
        "ma",
        "mais",
        "me",
        "meme",
        "mes",
        "moi",
        "mon",
        "n",
        "ne",
        "nos",
        "notre",
        "nous",
        "on",
        "ou",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "qui",
        "s",
        "sa",
        "se",
        "ses",
        "son",
        "sur",
        "t",
        "ta",
        "te",
        "tes",
        "toi",
        "ton",
        "tu",
        "un",
        "une",
        "vos",
        "votre",
        "vous",
        "y",
    ]
)


def fold(word: str) -> str:
    """Return a word without accents, ligatures or capitals: letters and digits only."""
    opened = word.casefold().replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", opened)
    return "".join(sign for sign in decomposed if sign.isalnum())


@lru_cache(50_000)
def stem(word: str) -> str:
    """Return what a word and its usual endings have in common.

    The minimal stemmer for French of J. Savoy (« A stemming procedure and stopword list for general French
    corpora », Journal of the American Society for Information Science, 1999), on words without accents;
    a plural s or x goes from four letters on, so that « rues » finds « rue ».
    """
    word = fold(word)
    if len(word) >= LONG_ENOUGH and word.endswith("aux"):
        return word[:-2] + "l"
    if len(word) >= LONG_ENOUGH_TO_BE_MANY and word[-1] in "sx":
        word = word[:-1]
    if len(word) < LONG_ENOUGH:
        return word
    for ending in ("r", "e", "e"):  # twice: « ée » has lost its accent
        word = word.removesuffix(ending)
    return word[:-1] if word[-2] == word[-1] else word


def words_of(text: str) -> Iterator[str]:
    """Give the words of a text one by one; an apostrophe parts two words."""
    return (found[0] for found in WORD.finditer(text))


def stems_of(text: str) -> str:
    """Return a text as it is searched in: one stem for each word, empty words left out."""
    return " ".join(stem(word) for word in words_of(text) if not _is_empty(word))


@lru_cache(50_000)
def _is_empty(word: str) -> bool:
    return fold(word) in EMPTY


def asked_for(question: str) -> tuple[str, ...]:
    """Return the different stems of a question, in order; none when it has only empty words."""
    return tuple(dict.fromkeys(stems_of(question).split()))[:MOST_WORDS]


def is_beginning(one: str) -> bool:
    """Tell whether a stem is long enough to stand for all words that begin with it."""
    return len(one) >= LONG_BEGINNING
