"""What the course is made of, as plain frozen data that knows no file, no web and no database."""

from allervers_training.catalogue.domain.affirmation import affirmation_advice
from allervers_training.catalogue.domain.course import Course, PlannedStep
from allervers_training.catalogue.domain.data import Contributor, Document, Resource
from allervers_training.catalogue.domain.exercises import (
    ArbreDesCauses,
    CarteActeurs,
    DebatMouvant,
    EtudeDeCas,
    GroupSize,
    MiseEnSituation,
    Paroles,
    Reflexion,
    ReserveCause,
    Role,
    Statement,
    Temoignage,
    TermNote,
)
from allervers_training.catalogue.domain.module import (
    AnyOf,
    Competence,
    Completion,
    DeclarationGuide,
    DeclarationQuestion,
    Module,
    ModuleCompleted,
    ModuleFormat,
    PositioningStatement,
)
from allervers_training.catalogue.domain.outline import (
    CompetenceOutline,
    Level,
    ModuleOutline,
    Outline,
    SurveyQuestion,
)
from allervers_training.catalogue.domain.problem import Problem, Severity
from allervers_training.catalogue.domain.quiz import Choice, Quiz, QuizItem
from allervers_training.catalogue.domain.simple_line import simple_line_advice
from allervers_training.catalogue.domain.steps import Guide, GuideFormat, Step
from allervers_training.catalogue.domain.texts import (
    Fiche,
    Reference,
    SimpleLine,
    Term,
    Text,
    Validation,
    VersionSimplifiee,
)

__all__ = [
    "AnyOf",
    "ArbreDesCauses",
    "CarteActeurs",
    "Choice",
    "Competence",
    "CompetenceOutline",
    "Completion",
    "Contributor",
    "Course",
    "DebatMouvant",
    "DeclarationGuide",
    "DeclarationQuestion",
    "Document",
    "EtudeDeCas",
    "Fiche",
    "GroupSize",
    "Guide",
    "GuideFormat",
    "Level",
    "MiseEnSituation",
    "Module",
    "ModuleCompleted",
    "ModuleFormat",
    "ModuleOutline",
    "Outline",
    "Paroles",
    "PlannedStep",
    "PositioningStatement",
    "Problem",
    "Quiz",
    "QuizItem",
    "Reference",
    "Reflexion",
    "ReserveCause",
    "Resource",
    "Role",
    "Severity",
    "SimpleLine",
    "Statement",
    "Step",
    "SurveyQuestion",
    "Temoignage",
    "Term",
    "TermNote",
    "Text",
    "Validation",
    "VersionSimplifiee",
    "affirmation_advice",
    "simple_line_advice",
]
