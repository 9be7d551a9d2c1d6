"""What this room keeps on a person: each time that she took a quiz."""

from collections.abc import Sequence

from allervers_training.kernel.personal import Holding, Told
from allervers_training.quizzes.models import QuizAttempt

HOLDINGS: Sequence[Holding] = (
    Told(
        model=QuizAttempt,
        title="Vos essais aux quiz",
        hers=lambda person: QuizAttempt.person_id == person,
        fields={
            "quiz": QuizAttempt.quiz_id,
            "version": QuizAttempt.quiz_version,
            "réponses": QuizAttempt.answers,
            "commencé le": QuizAttempt.started_at,
            "fini le": QuizAttempt.finished_at,
        },
        links=frozenset({"person_id"}),
    ),
)
