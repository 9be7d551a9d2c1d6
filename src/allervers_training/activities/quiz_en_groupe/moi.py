"""What one participant sees of herself: whether her answer has gone, never which it was."""

from dataclasses import dataclass

from allervers_training.activities.engine.kind import Room
from allervers_training.activities.quiz_en_groupe import mots
from allervers_training.activities.quiz_en_groupe.domain.etat import Mode, Moment, Quiz
from allervers_training.activities.quiz_en_groupe.vues.commun import ChoixPose, asked, step


@dataclass(frozen=True)
class Moi:
    """One's own part at this moment."""

    etape: str
    moment: Moment
    pause: bool
    clos: bool
    mains: bool
    question: str
    plusieurs: bool
    choix: tuple[ChoixPose, ...]
    partie: bool
    avant: str
    apres: str
    promesse: str


def own(quiz: Quiz, numero: int | None, room: Room) -> Moi:
    tour = quiz.tour
    return Moi(
        etape=step(quiz),
        moment=quiz.moment,
        pause=quiz.pause,
        clos=quiz.clos,
        mains=quiz.reglages.mode is Mode.MAINS,
        question=tour.question.id if tour else "",
        plusieurs=tour.question.plusieurs if tour else False,
        choix=asked(tour, room.texts) if tour else (),
        partie=tour is not None and numero in tour.ont_repondu,
        avant=mots.BEFORE,
        apres=mots.SENT,
        promesse=mots.PROMISE,
    )
