"""What this room keeps on a person: every note about her presence."""

from collections.abc import Sequence

from allervers_training.cohorts.domain import HALF_LABELS
from allervers_training.cohorts.models import Cohort, DemiJournee
from allervers_training.cohorts.personal import places_of
from allervers_training.emargement.domain import Attendance
from allervers_training.emargement.models import PresenceNote
from allervers_training.kernel.personal import SOMEBODY_ELSE, Holding, Told

HOLDINGS: Sequence[Holding] = (
    Told(
        model=PresenceNote,
        title="Votre présence, demi-journée par demi-journée",
        hers=lambda person: PresenceNote.enrolment_id.in_(places_of(person)),
        joins=(
            (DemiJournee, DemiJournee.id == PresenceNote.demi_journee_id),
            (Cohort, Cohort.id == DemiJournee.cohort_id),
        ),
        fields={
            "session": Cohort.title,
            "jour": DemiJournee.day,
            "demi-journée": DemiJournee.half,
            "présence": PresenceNote.status,
            "raison": PresenceNote.reason,
            "arrivée": PresenceNote.arrived_at,
            "départ": PresenceNote.left_at,
            "noté le": PresenceNote.at,
        },
        words={
            "demi-journée": HALF_LABELS,
            "présence": {Attendance.PRESENT: "présent·e", Attendance.ABSENT: "absent·e"},
        },
        links=frozenset({"demi_journee_id", "enrolment_id"}),
        untold={"by_id": SOMEBODY_ELSE},
    ),
)
