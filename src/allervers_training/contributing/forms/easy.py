"""From what a peer touched or typed to her answer on an easy version."""

from collections.abc import Mapping

from allervers_training.contributing.domain.answering import cleaned
from allervers_training.contributing.domain.length import excess
from allervers_training.contributing.domain.words import EasyVerdict
from allervers_training.contributing.service.easy import EasyAnswer
from allervers_training.kernel.errors import Invalid

LONGEST_WORDS = 600
NO_ANSWER = "Touchez « Oui » ou « Pas partout »."


def read_verdict(fields: Mapping[str, str]) -> EasyAnswer:
    """Return yes or not everywhere; raises `Invalid` when neither was touched."""
    chosen = fields.get("reponse", "")
    if chosen not in set(EasyVerdict):
        raise Invalid({"reponse": NO_ANSWER})
    return EasyAnswer(EasyVerdict(chosen), fields.get("vu", ""))


def read_words(fields: Mapping[str, str]) -> EasyAnswer:
    """Return the words that she finds hard, or none: naming some is to say « not everywhere »."""
    words = cleaned(fields.get("mots", ""), on_one_line=False)
    if over := excess(words, LONGEST_WORDS):
        raise Invalid({"mots": over})
    return EasyAnswer(EasyVerdict.NOT_EVERYWHERE, fields.get("vu", ""), words)
