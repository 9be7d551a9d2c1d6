"""What guides somebody who proposes a debate or a tree: played by the whole group."""

from allervers_training.contributing.domain.guides.shared import DECLARED, NAME
from allervers_training.contributing.domain.question import Guide, Input, Question
from allervers_training.contributing.domain.words import PropositionKind

DEBAT = Guide(
    PropositionKind.DEBAT,
    "Une phrase à débattre",
    "Les gens se lèvent et choisissent un côté.",
    "bulle",
    (
        Question(
            "phrases",
            "Quelle phrase ferait parler tout le monde ?",
            "On ne frappe pas chez quelqu'un le soir.",
            "bulle",
            "Affirmation",
            Input.LIST,
            most=4,
        ),
        Question(
            "mot",
            "Un mot peut être mal compris : lequel ?",
            "le soir",
            "loupe",
            "Mot à expliquer",
            least=0,
        ),
        Question(
            "sens",
            "Que veut dire ce mot, pour vous ?",
            "après le repas",
            "livre",
            "Sens du mot",
            needs="mot",
        ),
        Question(
            "relances",
            "Quelle question poser si personne ne parle ?",
            "Et si c'était votre porte ?",
            "oreille",
            "Relance",
            Input.LIST,
            least=0,
            most=3,
        ),
        NAME,
    ),
)

ARBRE = Guide(
    PropositionKind.ARBRE,
    "Une situation à comprendre",
    "Le groupe cherche pourquoi c'est arrivé.",
    "arbre",
    (
        Question(
            "situation",
            "Que s'est-il passé, du début à la fin ?",
            "Une éducatrice passe chaque lundi. Un jour, elle ne vient pas.",
            "chemin",
            "Situation",
            Input.TEXT,
        ),
        Question(
            "fait",
            "À la fin, qu'est-ce qui est arrivé ?",
            "Le lundi d'après, personne n'ouvre.",
            "porte",
            "Fait final",
        ),
        DECLARED,
        NAME,
    ),
)
