"""What this room keeps on a person: her path, her declarations with their papers, where she left off reading."""

from collections.abc import Sequence

from sqlalchemy import select

from allervers_training.accounts.models import AuditEntry
from allervers_training.accounts.personal import about
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.personal import SOMEBODY_ELSE, Holding, Told
from allervers_training.progress import attestations
from allervers_training.progress.domain.phrases import STANDINGS, STATES
from allervers_training.progress.domain.words import (
    AS_COMPLETED,
    AS_NOT_COMPLETED,
    FINAL,
    FIRST,
    Happened,
    ReviewKind,
)
from allervers_training.progress.models import (
    Declaration,
    DeclarationReview,
    ModuleStanding,
    ProgressEvent,
    ReadingPlace,
)
from allervers_training.progress.pages.declared import DID
from allervers_training.progress.pages.person import TOLD

HAPPENED = {
    **TOLD,
    Happened.ENTERED: "Place confirmée",
    Happened.LEFT: "Place retirée",
    Happened.DECIDED: "Décision d'un·e formateur·rice",
    Happened.READ: "Page lue",
    Happened.TOOK_QUIZ: "Quiz fini",
    Happened.POSITIONED: "Positionnement",
}

ABOUT = {
    FIRST: "avant la session",
    FINAL: "à la fin de la session",
    "plus_tard": "trois à six mois après",
    AS_COMPLETED: "terminé",
    AS_NOT_COMPLETED: "pas terminé",
}
"""What an event is about, where it is neither a thing of the course nor a number."""

HOLDINGS: Sequence[Holding] = (
    Told(
        model=ModuleStanding,
        title="Où vous en êtes dans les modules",
        hers=lambda person: ModuleStanding.person_id == person,
        fields={
            "module": ModuleStanding.module_id,
            "situation": ModuleStanding.standing,
            "depuis": ModuleStanding.since,
        },
        words={"situation": STANDINGS},
    ),
    Told(
        model=ProgressEvent,
        title="Votre parcours, événement par événement",
        hers=lambda person: ProgressEvent.person_id == person,
        joins=((Cohort, Cohort.id == ProgressEvent.cohort_id),),
        fields={
            "le": ProgressEvent.at,
            "module": ProgressEvent.module_id,
            "événement": ProgressEvent.type,
            "à propos de": ProgressEvent.about,
            "session": Cohort.title,
            "raison": ProgressEvent.reason,
        },
        words={"événement": HAPPENED, "à propos de": ABOUT},
        links=frozenset({"person_id", "cohort_id"}),
        untold={"by_id": SOMEBODY_ELSE},
    ),
    Told(
        model=Declaration,
        title="Vos déclarations d'expérience",
        hers=lambda person: Declaration.person_id == person,
        fields={
            "module demandé": Declaration.module_id,
            "module remplacé": Declaration.exempts_id,
            "réponses": Declaration.answers,
            "état": Declaration.state,
            "commencée le": Declaration.created_at,
            "envoyée le": Declaration.sent_at,
            "décidée le": Declaration.decided_at,
            "photo jointe": Declaration.attestation,
        },
        words={"état": STATES},
        links=frozenset({"person_id"}),
        untold={"second_reviewer_id": SOMEBODY_ELSE},
        folder=attestations.FOLDER,
        file="photo jointe",
    ),
    Told(
        model=DeclarationReview,
        title="Ce qui a été répondu à vos déclarations",
        hers=lambda person: DeclarationReview.declaration_id.in_(
            select(Declaration.id).where(Declaration.person_id == person)
        ),
        joins=((Declaration, Declaration.id == DeclarationReview.declaration_id),),
        fields={
            "module demandé": Declaration.module_id,
            "le": DeclarationReview.at,
            "quoi": DeclarationReview.kind,
            "texte": DeclarationReview.text,
        },
        words={"quoi": {**DID, ReviewKind.ASKED: "Un second avis est demandé"}},
        links=frozenset({"declaration_id"}),
        untold={"by_id": SOMEBODY_ELSE},
    ),
    Told(
        model=ReadingPlace,
        title="Où vous en êtes dans vos lectures",
        hers=lambda person: ReadingPlace.person_id == person,
        fields={
            "page": ReadingPlace.document_id,
            "endroit": ReadingPlace.anchor,
            "terminée": ReadingPlace.is_done,
            "le": ReadingPlace.at,
        },
        links=frozenset({"person_id"}),
    ),
    about(
        "declaration",
        "Ce qui a été fait de vos déclarations",
        lambda person: AuditEntry.subject_id.in_(
            select(Declaration.id).where(Declaration.person_id == person)
        ),
    ),
)
