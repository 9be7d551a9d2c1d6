"""What would make an answer stronger or safer, said kindly in simple lines; it never blocks."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from allervers_training.catalogue.domain.affirmation import affirmation_findings
from allervers_training.catalogue.domain.simple_line import words_of
from allervers_training.contributing.domain.question import Answer, Answers, Question
from allervers_training.contributing.domain.questions import one, several
from allervers_training.contributing.domain.term import WORD, is_orphan
from allervers_training.contributing.domain.words import PropositionKind as K

SHORT, LONG = 60, 120  # words of a starting situation (docs/format-du-contenu.md)
MOST = 3  # pieces of advice at once: more would discourage
TELLS = {(K.TEMOIGNAGE, "recit"), (K.TEMOIGNAGE, "retenir"), (K.CAS, "recit"), (K.ARBRE, "situation"), (K.MISE_EN_SITUATION, "scene")}  # fmt: skip
ASKS = {(K.PAROLES, "questions"), (K.TEMOIGNAGE, "questions"), (K.CAS, "questions")}
REAL = {K.TEMOIGNAGE, K.CAS}  # where somebody real may be recognised

_PHONE = re.compile(r"(?<!\d)(?:\+33|0)[ .]?[1-9](?:[ .-]?\d{2}){4}(?!\d)")
_MAIL = re.compile(r"\S+@\S+\.\w{2,}")
_WAYS = "rue|avenue|boulevard|place|impasse|allée|chemin|square|quai|cité|résidence"
_STREET = re.compile(rf"\b\d+\s?(?:bis|ter)?,?\s+(?:{_WAYS})\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|Docteur)\s+([A-ZÀ-Ý][\w-]+)")
_NAME = re.compile(r"(?<=[\w,;]\s)[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?\b")


@dataclass(frozen=True, slots=True)
class Tip:
    """What is seen, then what could be done: one short line each."""

    seen: str
    todo: str


GOOD = Tip("Votre phrase convient.", "")
OF_AFFIRMATION = {
    "A01": Tip("C'est une question.", "Essayez une phrase : on est d'accord, ou pas."),
    "A02": Tip("La phrase est longue.", "Gardez une seule idée."),
    "A03": Tip("Il y a peut-être deux idées.", "Faites deux phrases, une pour chaque idée."),
    "A04": Tip("Il y a deux fois « ne ».", "Dites la même chose plus simplement."),
    "A05": Tip("La phrase parle d'un groupe de gens.", "Parlez plutôt de ce que l'on fait."),
}
TOO_SHORT = Tip("L'histoire est courte.", "Dites où, quand, et ce que chacun fait.")
TOO_LONG = Tip("L'histoire est longue.", "Gardez ce qui aide à comprendre.")
A_NUMBER = Tip("On voit un numéro de téléphone.", "Vous pouvez l'enlever.")
A_MAIL = Tip("On voit une adresse de messagerie.", "Vous pouvez l'enlever.")
A_STREET = Tip("On voit une adresse.", "Dites plutôt : « dans une rue », « en ville ».")
NO_MARK = Tip("On ne voit pas de point d'interrogation.", "Est-ce bien une question ?")
NO_SENTENCE = Tip(
    "Ce mot n'est dans aucune phrase.", "Changez-le : sinon, il ne sera pas expliqué."
)
SAME = Tip("Deux réponses sont pareilles.", "Vous pouvez en enlever une.")


def advice(kind: K, question: Question, answers: Answers) -> tuple[Tip, ...]:
    """Return what to say of an answer, kindest and most useful first; nothing when it is blank."""
    given = several(answers, question.key)
    if not given:
        return ()
    rows, text = _rows(answers[question.key]), one(answers, question.key)
    found = dict.fromkeys(_found(kind, question.key, rows, text))
    if kind is K.DEBAT and question.key == WORD and is_orphan(answers):
        return (NO_SENTENCE,)
    if not found and kind is K.DEBAT and question.key == "phrases":
        return (GOOD,)
    return tuple(found)[:MOST]


def _found(kind: K, key: str, rows: tuple[tuple[int, str], ...], text: str) -> Iterator[Tip]:
    given = [said for _, said in rows]
    if (kind, key) == (K.DEBAT, "phrases"):
        seen = ((n, found.code) for n, said in rows for found in affirmation_findings(said))
        yield from (_of_row(OF_AFFIRMATION[code], n, rows) for n, code in seen if code in OF_AFFIRMATION)  # fmt: skip
    if len(set(given)) < len(given):
        yield SAME
    if (kind, key) in ASKS:
        yield from (_of_row(NO_MARK, n, rows) for n, asked in rows if "?" not in asked)
    if (kind, key) in TELLS:
        yield from _of_a_story(kind, key, text)


def _of_row(tip: Tip, number: int, rows: tuple[tuple[int, str], ...]) -> Tip:
    """Say which answer a piece of advice is about, where there are several."""
    if len(rows) == 1:
        return tip
    return replace(tip, seen=f"Réponse {number} : {tip.seen[0].lower()}{tip.seen[1:]}")


def _rows(answer: Answer) -> tuple[tuple[int, str], ...]:
    """Return the answers of a list that say something, each with the number that its box bears."""
    every = [answer] if isinstance(answer, str) else answer
    return tuple((n, said.strip()) for n, said in enumerate(every, 1) if said.strip())


def _of_a_story(kind: K, key: str, text: str) -> Iterator[Tip]:
    seen: tuple[tuple[Callable[[str], object], Tip], ...] = (
        (_PHONE.search, A_NUMBER),
        (_MAIL.search, A_MAIL),
        (_STREET.search, A_STREET),
    )
    yield from (tip for looks, tip in seen if looks(text))
    name = _CALLED.search(text) or (_NAME.search(text) if kind in REAL else None)
    if name:
        called = name[1] if name.re is _CALLED else name[0]
        yield Tip(f"« {called} » est peut-être un vrai nom.", "Vous pouvez en inventer un autre.")
    if (kind, key) == (K.ARBRE, "situation"):
        count = len(words_of(text))
        yield from [TOO_SHORT] if count < SHORT else [TOO_LONG] if count > LONG else []
