"""What this room keeps on a person: the steps that she leads; a running order speaks of nobody else."""

from collections.abc import Sequence

from allervers_training.cohorts.models import Cohort
from allervers_training.cohorts.personal import places_of
from allervers_training.conducteur.models import ConducteurStep, Incident
from allervers_training.kernel.personal import Holding, Told, Withheld

OF_THE_SESSION = "le reste du déroulé, qui parle de la session et non de vous"

HOLDINGS: Sequence[Holding] = (
    Told(
        model=ConducteurStep,
        title="Les séquences que vous animez comme intervenant·e",
        hers=lambda person: ConducteurStep.leader_id.in_(places_of(person)),
        joins=((Cohort, Cohort.id == ConducteurStep.cohort_id),),
        fields={
            "session": Cohort.title,
            "séquence": ConducteurStep.title,
            "minutes": ConducteurStep.minutes,
        },
        links=frozenset({"cohort_id", "demi_journee_id", "leader_id"}),
        untold=dict.fromkeys(
            (
                "position",
                "origin",
                "source_step",
                "competence_id",
                "resource_id",
                "method",
                "note",
                "state",
                "started_at",
                "running_since",
                "spent_seconds",
                "ended_at",
                "screen",
            ),
            OF_THE_SESSION,
        ),
    ),
    Withheld(
        model=Incident,
        title="Le cahier des incidents d'une session",
        why="Il n'est pas rangé par personne : s'il parle de vous, demandez à l'organisme de le relire avec vous.",
    ),
)
