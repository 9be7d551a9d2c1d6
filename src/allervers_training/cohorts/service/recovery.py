"""Coming back from another phone: two words, and cards."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from allervers_training.accounts import access as links
from allervers_training.accounts import service as accounts
from allervers_training.accounts.domain import LinkPurpose, SiteRole, same_name
from allervers_training.accounts.models import Person
from allervers_training.cohorts import access, queries, team_queries
from allervers_training.cohorts.domain import EnrolmentStatus, SessionRole
from allervers_training.cohorts.models import Cohort, Enrolment
from allervers_training.cohorts.mots import same_words, two_words
from allervers_training.kernel.errors import Invalid, Refused
from allervers_training.kernel.secrets import are_words_of, words_hash

WRONG_WORDS = (
    "Ces deux mots ne vont pas avec ce prénom. Vérifiez-les : l'ordre, les accents et les majuscules "
    "ne comptent pas. Vous ne les retrouvez plus ? Demandez une carte à la formatrice."
)


def may_have_words(db: Session, place: Enrolment) -> bool:
    """Tell whether two words may open this place: a trainee's, and of nobody who has more rights."""
    is_trainee = place.role is SessionRole.TRAINEE and place.status is not EnrolmentStatus.REMOVED
    return is_trainee and not access.person_of(db, place).roles


def give_words(
    db: Session, place: Enrolment, *, by: Person, at: datetime, lost: bool = False
) -> str:
    """Return two new words that open this place, shown now and never again; earlier ones stop working.

    `lost` closes open devices too: a phone may be in other hands.
    """
    if not may_have_words(db, place):
        raise Refused(
            "Les deux mots sont pour les places de stagiaires.",
            remedy="L'équipe revient par sa carte ou par son lien.",
        )
    words = two_words(secrets.choice)
    place.recovery_hash = words_hash(same_words(words))
    if lost:
        accounts.close_sessions(db, place.person_id, by=by.id, at=at)
    accounts.audit(db, "words_given", "enrolment", place.id, by=by.id, at=at)
    return words


def recover(
    db: Session, cohort: Cohort, name: str, words: str, *, at: datetime
) -> tuple[Enrolment, Person]:
    """Return the place that a name and two words open, for a new device; the old one is signed out.

    Raises `Invalid` when they open none.
    """
    typed = same_words(words)
    for line in queries.lines(db, cohort) if typed else ():
        place, kept = line.place, line.place.recovery_hash
        is_named = same_name(name, place.shown_name) or same_name(name, line.full_name)
        if is_named and kept and may_have_words(db, place) and are_words_of(typed, kept):
            accounts.close_sessions(db, place.person_id, by=place.person_id, at=at)
            accounts.audit(db, "place_recovered", "enrolment", place.id, by=place.person_id, at=at)
            return place, access.person_of(db, place)
    raise Invalid({"mots": WRONG_WORDS})


def give_link(db: Session, place: Enrolment, *, at: datetime) -> str | None:
    """Return the secret of a lasting link, or None when she has one already: it stays good."""
    if links.newest_links(db, [place.person_id]):
        return None
    return accounts.create_link(db, access.person_of(db, place), LinkPurpose.PERSONAL, at=at)


def card_holders(db: Session, cohort: Cohort) -> list[Enrolment]:
    """Return who may have a card: people the team knows, and whose link opens this session alone.

    A trainer's way in is not printed for the room; hers is made by the person responsible.
    """
    known = [
        line
        for line in queries.lines(db, cohort)
        if _is_known(line) and line.place.role is not SessionRole.TRAINER
    ]
    numbers = [line.place.person_id for line in known]
    elsewhere = queries.running_elsewhere(db, cohort.id, numbers)
    elsewhere |= {
        one.id
        for one in team_queries.staff(db)
        if {SiteRole.ADMIN, SiteRole.TRAINER} & set(one.roles)
    }
    return [line.place for line in known if line.place.person_id not in elsewhere]


def _is_known(line: queries.Line) -> bool:
    """Tell whether the team knows who this is; she may still wait for a prerequisite."""
    waits = line.place.status is EnrolmentStatus.TO_CHECK and not line.is_provisional
    return line.place.status is EnrolmentStatus.CONFIRMED or waits


def new_cards(
    db: Session, places: Sequence[Enrolment], *, lost: bool, by: Person, at: datetime
) -> list[tuple[Enrolment, str]]:
    """Make the secrets of new cards, shown now and never again; earlier links stop working.

    `lost` closes open devices too: a card or a phone may be in other hands.
    """
    cards = []
    people = access.people_of(db, places)
    for place in places:
        accounts.revoke_links(db, place.person_id, by=by.id, at=at)
        if lost and place.person_id != by.id:  # whoever prints her own card stays where she is
            accounts.close_sessions(db, place.person_id, by=by.id, at=at)
        person = people[place.person_id]
        cards.append((place, accounts.create_link(db, person, LinkPurpose.PERSONAL, at=at)))
    return cards
