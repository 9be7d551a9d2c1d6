"""Questions that several guides ask."""

from allervers_training.contributing.domain.question import TITLE, Input, Question

NAME = Question(
    TITLE,
    "Quel nom donner à votre idée ?",
    "La porte du soir",
    "panneau",
    "Nom",
    least=0,
)
DECLARED = Question(
    "origine",
    "D'où vient cette histoire ?",
    "Une histoire vraie se raconte plutôt en témoignage.",
    "puzzle",
    "Origine",
    Input.CHOICE,
    choices=(
        ("fictive", "Je l'ai inventée."),
        ("composite", "J'ai mélangé plusieurs vraies histoires."),
    ),
)
