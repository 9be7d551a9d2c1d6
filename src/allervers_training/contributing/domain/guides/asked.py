"""What guides somebody who proposes a scene to play, or a question to ask."""

from allervers_training.contributing.domain.guides.shared import NAME
from allervers_training.contributing.domain.question import Guide, Input, Question
from allervers_training.contributing.domain.words import PropositionKind

MISE_EN_SITUATION = Guide(
    PropositionKind.MISE_EN_SITUATION,
    "Une scène à jouer",
    "Deux à quatre personnes jouent, les autres regardent.",
    "chaises",
    (
        Question(
            "scene",
            "Où sommes-nous, et que se passe-t-il ?",
            "Au marché. Une médiatrice s'approche d'un vendeur.",
            "marche",
            "Scène",
            Input.TEXT,
        ),
        Question(
            "roles",
            "Qui joue dans cette scène ?",
            "La médiatrice",
            "main",
            "Rôles",
            Input.LIST,
            least=2,
            most=4,
        ),
        Question(
            "carte",
            "{} : que veut cette personne ?",
            "Elle veut se faire connaître, sans vendre.",
            "lettre",
            "Carte",
            each_of="roles",
        ),
        Question(
            "observer",
            "Que doivent regarder les autres ?",
            "Qui parle en premier ?",
            "loupe",
            "À observer",
            Input.LIST,
            least=0,
            most=4,
        ),
        NAME,
    ),
)

PAROLES = Guide(
    PropositionKind.PAROLES,
    "Une question à poser",
    "Chacun répond, sans débat et sans note.",
    "oreille",
    (
        Question(
            "questions",
            "Quelle question voulez-vous poser à tout le monde ?",
            "Quand avez-vous demandé de l'aide, la dernière fois ?",
            "oreille",
            "Question",
            Input.LIST,
            most=3,
        ),
        NAME,
    ),
)
