"""What this room keeps on a person: her places in sessions, and how they came to be hers."""

from collections.abc import Sequence

from sqlalchemy import Select, select, union

from allervers_training.accounts.models import AuditEntry
from allervers_training.accounts.personal import about
from allervers_training.cohorts.domain import ROLE_LABELS, EnrolmentStatus
from allervers_training.cohorts.models import Cohort, Enrolment, EnrolmentImport, EnrolmentMatch
from allervers_training.kernel.personal import SECRET, Holding, Told, Withheld

STATUSES = {
    EnrolmentStatus.TO_CHECK: "à vérifier",
    EnrolmentStatus.CONFIRMED: "confirmée",
    EnrolmentStatus.REMOVED: "retirée",
}


def places_of(person_id: int) -> Select[tuple[int]]:
    """Select the numbers of a person's places; what was noted on one that a matching absorbed is hers too."""
    own = select(Enrolment.id).where(Enrolment.person_id == person_id)
    absorbed = select(EnrolmentMatch.expected_id).where(EnrolmentMatch.enrolment_id.in_(own))
    both = union(own, absorbed).subquery()
    return select(both.c[0])


HOLDINGS: Sequence[Holding] = (
    Told(
        model=Enrolment,
        title="Vos places dans des sessions",
        hers=lambda person: Enrolment.person_id == person,
        joins=((Cohort, Cohort.id == Enrolment.cohort_id),),
        fields={
            "session": Cohort.title,
            "module": Cohort.module_id,
            "lieu": Cohort.place,
            "du": Cohort.starts_on,
            "au": Cohort.ends_on,
            "rôle": Enrolment.role,
            "nom montré": Enrolment.shown_name,
            "place": Enrolment.status,
            "employeur": Enrolment.employer,
            "financeur": Enrolment.funder,
            "inscrite le": Enrolment.created_at,
            "première venue": Enrolment.joined_at,
        },
        words={"rôle": ROLE_LABELS, "place": STATUSES},
        links=frozenset({"cohort_id", "person_id", "import_id"}),
        untold={"recovery_hash": SECRET},
    ),
    Told(
        model=EnrolmentMatch,
        title="Vos rapprochements avec une liste",
        hers=lambda person: EnrolmentMatch.enrolment_id.in_(places_of(person)),
        joins=(
            (Enrolment, Enrolment.id == EnrolmentMatch.enrolment_id),
            (Cohort, Cohort.id == Enrolment.cohort_id),
        ),
        fields={"session": Cohort.title, "le": EnrolmentMatch.at},
        links=frozenset({"enrolment_id", "expected_id", "sessions", "links"}),
    ),
    about(
        "enrolment",
        "Ce qui a été fait de vos places",
        lambda person: AuditEntry.subject_id.in_(places_of(person)),
    ),
    Withheld(
        model=EnrolmentImport,
        title="Les listes que vous avez apportées",
        why="Elles parlent d'autres personnes.",
    ),
)
