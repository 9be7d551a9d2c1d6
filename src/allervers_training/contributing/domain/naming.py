"""An invented name hides who she is: she is asked once before it shows hers."""

from allervers_training.searching.domain.words import fold, words_of

OWN_NAME = "C'est votre vrai nom."


def gives_away(invented: str, own: str) -> bool:
    """Tell whether an invented name holds a word of somebody's own name, whatever its capitals and accents."""
    return bool(_words(invented) & _words(own))


def _words(name: str) -> set[str]:
    return {fold(word) for word in words_of(name) if len(word) > 1}
