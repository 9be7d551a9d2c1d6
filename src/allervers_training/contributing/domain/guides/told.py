"""What guides somebody who tells a story: her own, or one to talk about."""

from allervers_training.contributing.domain.guides.shared import DECLARED, NAME
from allervers_training.contributing.domain.question import Guide, Input, Question
from allervers_training.contributing.domain.words import PropositionKind

TEMOIGNAGE = Guide(
    PropositionKind.TEMOIGNAGE,
    "Un témoignage",
    "Vous racontez ce que vous avez vécu.",
    "main",
    (
        Question(
            "recit",
            "Que voulez-vous raconter ?",
            "Un jour, une dame s'est assise à côté de moi.",
            "banc",
            "Récit",
            Input.TEXT,
        ),
        Question(
            "retenir",
            "Que doivent retenir les professionnels ?",
            "Elle est revenue le lendemain, comme promis.",
            "sac",
            "À retenir",
            Input.TEXT,
            least=0,
        ),
        Question(
            "questions",
            "Après, quelle question poser au groupe ?",
            "Qu'est-ce qui vous ferait revenir ?",
            "chaises",
            "Question au groupe",
            Input.LIST,
            least=0,
            most=3,
        ),
        NAME,
    ),
)

CAS = Guide(
    PropositionKind.CAS,
    "Une histoire à discuter",
    "Le groupe lit l'histoire, puis en parle.",
    "livre",
    (
        Question(
            "recit",
            "Quelle est l'histoire ?",
            "Rosa dort dans sa voiture. Elle ne le dit pas.",
            "livre",
            "Histoire",
            Input.TEXT,
        ),
        DECLARED,
        Question(
            "questions",
            "Quelle question poser au groupe ?",
            "Que feriez-vous le premier jour ?",
            "bulle",
            "Question au groupe",
            Input.LIST,
            most=4,
        ),
        NAME,
    ),
)
