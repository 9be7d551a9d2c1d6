"""What live activities keep on a person: those she took part in, and what she did in them under her own number."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from allervers_training.activities.engine.models import (
    Activity,
    ActivityEvent,
    ActivityParticipant,
)
from allervers_training.activities.engine.regimes import Regime
from allervers_training.cohorts.models import Cohort
from allervers_training.cohorts.personal import places_of
from allervers_training.kernel.personal import Computed, Holding, Row, Told

OWN, SEATS = "numero", "places"
"""How an event names a person: by her number, or in a table of numbers."""

GESTES = {
    "PositionPrise": "place choisie",
    "ObservationChoisie": "choix d'observer",
    "MotifDonne": "raison d'un déplacement",
    "MainLevee": "main levée",
    "MainBaissee": "main baissée",
    "ParoleDonnee": "parole donnée",
    "ParoleTerminee": "parole terminée",
    "ArgumentPropose": "argument proposé",
    "FaitAjoute": "fait ajouté",
    "FaitReecrit": "fait réécrit",
    "FormulationAjoutee": "autre façon de dire",
    "LevierPose": "levier posé",
    "VoixDonnee": "voix donnée",
    "VoixRetiree": "voix reprise",
    "PlumePrise": "plume prise",
    "PersonneArrivee": "arrivée",
    "PersonneAssise": "place à une table",
    "TablesFormees": "tables formées",
    "ReponseEnvoyee": "réponse envoyée, sans dire laquelle",
}
DETAILS = {
    "argument": "argument, par son numéro",
    "camp": "côté",
    "categorie": "catégorie",
    "effet": "conséquence, par son numéro",
    "fait": "fait, par son numéro",
    "levier": "levier, par son numéro",
    "non_recours": "non-recours",
    "origine": "depuis",
    "partage": "montré au groupe",
    "rang": "question, par son rang",
    "terme": "quand",
}
SAID_ZONES = {"nsp": "je ne sais pas", "tout_a_fait": "tout à fait d'accord", "pas_du_tout": "pas du tout d'accord"}  # fmt: skip
SAID = {
    "détail": DETAILS,
    "geste": GESTES,
    "zone": SAID_ZONES,
    "camp": SAID_ZONES,
    "categorie": {"non_dite": "non dite", "organisation": "organisation"},
    "non_recours": {"aucun": "aucun", "non-reception": "non-réception"},
    "niveau": {"equipe": "mon équipe", "moi": "moi"},
    "nature": {"hypothese": "hypothèse"},
    "origine": {"telephone": "le téléphone"},
}
"""How stored words are said: the value of a field, or, for `détail`, the names of what is in it."""


def own_moves(db: Session, person_id: int) -> Sequence[Row]:
    """Return what the logs say that a person did; what was anonymous is nobody's, whatever a log holds."""
    seats = db.execute(
        select(ActivityParticipant.number, Activity, Cohort.title)
        .join(Activity, Activity.id == ActivityParticipant.activity_id)
        .join(Cohort, Cohort.id == Activity.cohort_id)
        .where(ActivityParticipant.enrolment_id.in_(places_of(person_id)))
        .order_by(Activity.id)
    )
    return [
        {"session": session, "activité": activity.title, **move}
        for number, activity, session in seats
        if activity.settings.get("regime") != Regime.ANONYMOUS
        for move in _moves(db, activity.id, number)
    ]


def _moves(db: Session, activity_id: int, number: int) -> Iterator[dict[str, Any]]:
    payload = ActivityEvent.payload
    names_her = or_(
        payload[OWN].as_integer() == number, payload[SEATS][str(number)].as_string().is_not(None)
    )
    for event in db.scalars(
        select(ActivityEvent)
        .where(ActivityEvent.activity_id == activity_id, names_her)
        .order_by(ActivityEvent.seq)
    ):
        said = _without_others(event.payload, number)
        yield {"le": event.at, "geste": event.type, "détail": said}


def _without_others(payload: Mapping[str, Any], number: int) -> Mapping[str, Any]:
    """Keep of an event what is about one person: her seat, not who sat where."""
    if SEATS in payload:
        return {"table": payload[SEATS].get(str(number))}
    return {name: value for name, value in payload.items() if name != OWN}


HOLDINGS: Sequence[Holding] = (
    Told(
        model=ActivityParticipant,
        title="Les activités en direct où vous avez pris part",
        hers=lambda person: ActivityParticipant.enrolment_id.in_(places_of(person)),
        joins=(
            (Activity, Activity.id == ActivityParticipant.activity_id),
            (Cohort, Cohort.id == Activity.cohort_id),
        ),
        fields={
            "session": Cohort.title,
            "activité": Activity.title,
            "régime": Activity.settings["regime"].as_string(),
            "préparée le": Activity.created_at,
        },
        words={"régime": {Regime.ANONYMOUS: "anonyme", Regime.CONFIDENTIAL: "confidentiel"}},
        links=frozenset({"enrolment_id"}),
    ),
    Computed(
        models=(ActivityEvent,),
        title="Ce que vous y avez fait, sous votre numéro",
        rows=own_moves,
        words=SAID,
    ),
)
