"""The quiz en groupe in its main states, made by the real rules."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from allervers_training.activities.engine.ballot import Ballot, BoxEmptied
from allervers_training.activities.engine.kind import Actor, Context, Role
from allervers_training.activities.engine.live import Live
from allervers_training.activities.quiz_en_groupe.domain import commandes as c
from allervers_training.activities.quiz_en_groupe.domain.etat import Mode, Quiz
from allervers_training.activities.quiz_en_groupe.kind import KIND
from allervers_training.activities.quiz_en_groupe.textes import Choix, Texte

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
ONE, SEVERAL = "quiz-une", "quiz-plusieurs"
TEXTS = {
    ONE: Texte(
        "Un premier refus clôt-il une relation ?",
        (
            Choix("a", "A", "Oui, on ne revient pas", juste=False, retour="Un refus vaut ce jour."),
            Choix("b", "B", "Non, on peut demander à revenir", juste=True, retour="Oui, demander."),
        ),
        "Un refus se respecte, et se redemande.",
    ),
    SEVERAL: Texte(
        "Que peut-on apporter à une première rencontre ?",
        (
            Choix("d", "A", "Du temps", juste=True, retour="Oui : c'est le premier outil."),
            Choix("e", "B", "Un café", juste=True, retour="Oui, si l'on en partage un."),
            Choix(
                "f", "C", "Un dossier", juste=False, retour="Trop tôt : il répond à autre chose."
            ),
        ),
    ),
}
SETTINGS = {
    "questions": [
        {"id": ONE, "choix": ["a", "b"]},
        {"id": SEVERAL, "choix": ["d", "e", "f"], "plusieurs": True},
    ]
}


def states() -> Iterator[tuple[str, str, Live]]:
    """Yield a name, a title and a quiz: each moment, and each number of answers that is told otherwise."""
    yield "quiz-accueil", "quiz, accueil", _live(played())
    yield "quiz-question", "quiz, une réponse", _live(played(c.MontrerQuestion(0)))
    yield "quiz-plusieurs", "quiz, plusieurs réponses", _live(played(c.MontrerQuestion(1)))
    hands = played(c.MontrerQuestion(0), mode=Mode.MAINS)
    yield "quiz-mains", "quiz, à main levée", _live(hands)
    for people in (0, 3, 7, 11):
        closed = played(c.MontrerQuestion(0), c.FermerQuestion(ONE), people=people)
        yield f"quiz-{people}", f"quiz, {people} réponses", _live(closed)
    told = (c.MontrerQuestion(0), c.FermerQuestion(ONE), c.ExpliquerChoix(ONE, "b"))
    yield "quiz-explique", "quiz, un choix expliqué", _live(played(*told, people=11))
    yield "quiz-pause", "quiz, pause", _live(played(c.MontrerQuestion(0), c.Suspendre()))
    yield "quiz-clos", "quiz, clos", _live(played(c.MontrerQuestion(0), c.CloreQuiz(), people=4))


def played(*commands: c.Commande, people: int = 1, mode: Mode = Mode.TELEPHONES) -> Quiz:
    """Return a quiz after the console's commands; people answer once the first one is done."""
    quiz = KIND.initial({**SETTINGS, "mode": mode})
    box: Counter[str] = Counter()
    answers = [(n, c.Repondre(ONE, frozenset("b" if n % 4 else "a"))) for n in range(1, people + 1)]
    is_asked = mode is Mode.TELEPHONES and commands[:1] == (c.MontrerQuestion(0),)
    script = [*((None, one) for one in commands[:1]), *(answers if is_asked else ())]
    for number, command in [*script, *((None, one) for one in commands[1:])]:
        role = Role.PARTICIPANT if number else Role.ANIMATOR
        context = Context(Actor(role, number), NOON, boxes={ONE: box})
        for outcome in KIND.decide(quiz, command, context):
            if isinstance(outcome, Ballot):
                box.update(outcome.marks)
            elif not isinstance(outcome, BoxEmptied):
                quiz = KIND.apply(quiz, outcome, NOON)
    return quiz


def _live(quiz: Quiz) -> Live:
    return Live(0, 0, KIND, "Quiz", "", "", SETTINGS, quiz, 1, {})
