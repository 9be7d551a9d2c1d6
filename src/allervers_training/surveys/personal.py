"""What this room keeps on a person: her answers to cold surveys."""

from collections.abc import Sequence

from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.personal import places_of
from allervers_training.kernel.personal import SECRET, Holding, Told
from allervers_training.surveys.models import ColdSurvey

HOLDINGS: Sequence[Holding] = (
    Told(
        model=ColdSurvey,
        title="Vos réponses aux enquêtes, des mois après",
        hers=lambda person: ColdSurvey.enrolment_id.in_(places_of(person)),
        joins=(
            (Enrolment, Enrolment.id == ColdSurvey.enrolment_id),
            (Cohort, Cohort.id == Enrolment.cohort_id),
        ),
        fields={
            "session": Cohort.title,
            "à partir du": ColdSurvey.due_on,
            "demandée le": ColdSurvey.asked_at,
            "relances": ColdSurvey.reminders,
            "dernière relance": ColdSurvey.reminded_at,
            "réponses": ColdSurvey.answers,
            "répondu le": ColdSurvey.answered_at,
        },
        links=frozenset({"enrolment_id"}),
        untold={"token_hash": SECRET},
    ),
)
