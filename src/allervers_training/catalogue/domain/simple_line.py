"""What makes a line of a simple version hard to read, said in French to whoever writes one."""

import re

from allervers_training.catalogue.domain.advice import Advice, Rule, findings, sentences

MOST_WORDS = 12

_ACRONYM = re.compile(r"\b[A-ZÀ-Ý]{2,}\d?\b")
_NUMBER = re.compile(r"%|\d{3,}|\d[,.]\d")
_DATE = re.compile(r"\b(?:en|depuis|avant|après|fin|début|\w+)\s(?:19|20)\d\d\b")
_SENTENCE_END = re.compile(r"[.!?…]\s+\w")


def simple_line_advice(text: str) -> tuple[str, ...]:
    """Say what makes this line hard to read; nothing when it is simple."""
    return sentences(simple_line_findings(text))


def simple_line_findings(text: str) -> tuple[Advice, ...]:
    return findings(text, _RULES)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+(?:[-·]\w+)*", text)


_RULES = (
    Rule(
        lambda text: len(words_of(text)) > MOST_WORDS,
        Advice("V01", f"La ligne dépasse {MOST_WORDS} mots.", "Coupez-la : une ligne, une idée."),
    ),
    Rule(
        lambda text: _NUMBER.search(_DATE.sub("", text)) is not None,
        Advice(
            "V02",
            "La ligne contient un pourcentage, un grand nombre ou un nombre à virgule.",
            "Dites-le en mots : « une personne sur trois », « beaucoup ».",
        ),
    ),
    Rule(
        lambda text: _ACRONYM.search(text) is not None,
        Advice("V03", "La ligne contient un sigle.", "Écrivez les mots en entier."),
    ),
    Rule(
        lambda text: _SENTENCE_END.search(text.strip()) is not None,
        Advice("V04", "La ligne contient plusieurs phrases.", "Mettez une phrase par ligne."),
    ),
)
