"""The word that somebody explains, and the sentences of hers that hold it: it is explained there, and nowhere else."""

import re

from allervers_training.contributing.domain.question import Answers
from allervers_training.contributing.domain.questions import one, several

WORD, SENSE, SENTENCES = "mot", "sens", "phrases"
_MARKS = " \t\n«»\"“”'’.,;:!?…()\u00a0"


def holds(sentence: str, word: str) -> bool:
    """Tell whether a sentence holds a word, also in the plural; capitals and kinds of apostrophes do not count."""
    wanted = _same(word).strip(_MARKS)
    if not wanted:
        return False
    return re.search(rf"(?<!\w){re.escape(wanted)}(?:es|s|x)?(?!\w)", _same(sentence)) is not None


def is_orphan(answers: Answers) -> bool:
    """Tell whether the word that is explained stands in no sentence any more: it is then shown nowhere."""
    word, sentences = one(answers, WORD), several(answers, SENTENCES)
    return bool(word and sentences) and not any(holds(text, word) for text in sentences)


def _same(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
