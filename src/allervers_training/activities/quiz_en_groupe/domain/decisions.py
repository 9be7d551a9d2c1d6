"""From a command to the events and the ballot that follow, or a refusal in plain words."""

from collections.abc import Iterator, Mapping, Sequence

from allervers_training.activities.engine.ballot import Ballot, BoxEmptied
from allervers_training.activities.engine.kind import Context
from allervers_training.activities.quiz_en_groupe.domain import commandes as c
from allervers_training.activities.quiz_en_groupe.domain import evenements as e
from allervers_training.activities.quiz_en_groupe.domain.decompte import closing
from allervers_training.activities.quiz_en_groupe.domain.etat import Mode, Quiz, Tour
from allervers_training.kernel.errors import Refused

Suites = Sequence[e.Evenement | Ballot | BoxEmptied]
Boxes = Mapping[str, Mapping[str, int]]
CLOSED = "Ce quiz est clos. Les réponses déjà parties sont comptées ; on ne peut plus en envoyer."
PAUSED = "Le quiz est en pause. Votre réponse n'est pas partie : envoyez-la à la reprise."
GONE_ON = "Le groupe est passé à autre chose. Votre réponse n'est pas partie."
SENT = "Vous avez déjà répondu à cette question. Une réponse partie ne se change plus : rien ne la relie à vous."


def decide(quiz: Quiz, commande: c.Commande, context: Context) -> Suites:
    """Return what follows from a command; raises `Refused`."""
    if quiz.clos:
        raise Refused(CLOSED)
    match commande:
        case c.Repondre():
            return _answer(quiz, commande, context.actor.number)
        case c.FermerQuestion(question):
            tour = _shown(quiz, question)
            return tuple(_close(quiz.rang, tour, context.boxes))
        case c.ExpliquerChoix(question, choix):
            return _explain(quiz, _shown(quiz, question), choix)
        case c.MontrerQuestion(rang):
            if not 0 <= rang < len(quiz.tours):
                raise Refused("Il n'y a pas d'autre question de ce côté.")
            return () if rang == quiz.rang else (e.QuestionMontree(rang),)
        case c.Suspendre():
            return () if quiz.pause else (e.QuizSuspendu(),)
        case c.Reprendre():
            return (e.QuizRepris(),) if quiz.pause else ()
        case c.CloreQuiz():
            return (*_close_all(quiz, context.boxes), e.QuizClos())
        case _:
            raise Refused("Cette action n'existe pas dans un quiz en groupe.")


def _answer(quiz: Quiz, commande: c.Repondre, numero: int | None) -> Suites:
    tour = quiz.tour
    if numero is None:
        raise Refused("On répond depuis son téléphone, pas depuis la console.")
    if tour is None or tour.question.id != commande.question:
        raise Refused(GONE_ON)
    if numero in tour.ont_repondu:
        raise Refused(SENT)
    if tour.resultat is not None:
        raise Refused("Cette question est close. Votre réponse n'est pas partie.")
    if quiz.reglages.mode is Mode.MAINS:
        raise Refused("Ce quiz se fait à main levée : rien ne s'envoie.")
    if quiz.pause:
        raise Refused(PAUSED)
    marks = {choice: int(choice in commande.choix) for choice in tour.question.choix}
    _check(tour, commande.choix)
    return e.ReponseEnvoyee(quiz.rang, numero), Ballot(tour.question.id, marks)


def _check(tour: Tour, choix: frozenset[str]) -> None:
    if not choix or not choix <= set(tour.question.choix):
        raise Refused("Cette réponse n'est pas dans la liste. Choisissez-en une, puis envoyez-la.")
    if len(choix) > 1 and not tour.question.plusieurs:
        raise Refused("Cette question attend une seule réponse. Choisissez-en une.")


def _close(rang: int, tour: Tour, boxes: Boxes) -> Iterator[e.Evenement | BoxEmptied]:
    if tour.resultat is not None:
        return
    held = boxes.get(tour.question.id, {})
    tally = {choice: held.get(choice, 0) for choice in tour.question.choix}
    yield closing(rang, len(tour.ont_repondu), tally)
    yield BoxEmptied(tour.question.id)


def _close_all(quiz: Quiz, boxes: Boxes) -> Iterator[e.Evenement | BoxEmptied]:
    """Close what was left open: no tally outlives its quiz."""
    for rang, tour in enumerate(quiz.tours):
        if tour.ont_repondu:
            yield from _close(rang, tour, boxes)


def _explain(quiz: Quiz, tour: Tour, choix: str) -> Suites:
    if tour.resultat is None:
        raise Refused("Fermez d'abord la question : ses explications viennent après.")
    if choix and choix not in tour.question.choix:
        raise Refused("Ce choix n'est pas dans la question. Rechargez la console.")
    return () if tour.explique == choix else (e.ExplicationMontree(quiz.rang, choix),)


def _shown(quiz: Quiz, question: str) -> Tour:
    """Return the question on the wall, which is the one that a button was drawn for."""
    if quiz.tour is None or quiz.tour.question.id != question:
        raise Refused("Une autre question est maintenant montrée. Rien n'a changé.")
    return quiz.tour
