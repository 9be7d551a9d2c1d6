"""What this room keeps on a person: where she placed herself, what she expects, what she needs."""

from collections.abc import Sequence

from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.personal import places_of
from allervers_training.kernel.personal import Holding, Told
from allervers_training.positioning.domain import MOMENTS
from allervers_training.positioning.models import Expectation, PositioningAnswer

HOLDINGS: Sequence[Holding] = (
    Told(
        model=PositioningAnswer,
        title="Vos positionnements",
        hers=lambda person: PositioningAnswer.person_id == person,
        joins=(
            (Enrolment, Enrolment.id == PositioningAnswer.enrolment_id),
            (Cohort, Cohort.id == Enrolment.cohort_id),
        ),
        fields={
            "session": Cohort.title,
            "moment": PositioningAnswer.moment,
            "compétence": PositioningAnswer.competence_id,
            "phrase": PositioningAnswer.statement_id,
            "niveau, de 1 à 4": PositioningAnswer.level,
            "le": PositioningAnswer.at,
        },
        words={"moment": MOMENTS},
        links=frozenset({"person_id", "enrolment_id"}),
    ),
    Told(
        model=Expectation,
        title="Ce que vous attendez d'une session, et ce dont vous avez besoin",
        hers=lambda person: Expectation.enrolment_id.in_(places_of(person)),
        joins=(
            (Enrolment, Enrolment.id == Expectation.enrolment_id),
            (Cohort, Cohort.id == Enrolment.cohort_id),
        ),
        fields={
            "session": Cohort.title,
            "attentes": Expectation.expects,
            "besoins": Expectation.needs,
            "le": Expectation.at,
        },
        links=frozenset({"enrolment_id"}),
    ),
)
