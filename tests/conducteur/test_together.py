"""Several trainers arrange one running order at once."""

import random
from concurrent.futures import ThreadPoolExecutor

from tests.dev.site import Shared, Site

from allervers_training.cohorts.models import Cohort
from allervers_training.conducteur import access, queries, service
from allervers_training.conducteur.domain import After, Earlier, End, Later, NewStep, Origin
from allervers_training.kernel.errors import Conflict

TRAINERS, GESTURES = 4, 12


def build(site: Site, shared: Shared) -> None:
    with site.database.writing() as db:
        service.build(db, db.get_one(Cohort, site.cohort), shared.edition.course)


def arrange(site: Site, seed: int) -> tuple[int, int]:
    """Make gestures as they come; return how many steps were added and taken out."""
    chance = random.Random(seed)
    added = dropped = 0
    for number in range(GESTURES):
        with site.database.reading() as db:  # what her page showed, maybe some time ago
            ids = [step.id for step in queries.steps_of(db, site.cohort)]
            halves = [half.id for half in queries.half_days_of(db, site.cohort)]
        try:
            with site.database.writing() as db:
                cohort = db.get_one(Cohort, site.cohort)
                if number % 4 == 0:
                    new = NewStep(Origin.FREE, f"Étape {seed}.{number}", 10)
                    service.add(db, cohort, new, After(chance.choice(ids)))
                    added += 1
                    continue
                step = access.step_to_change(db, cohort, chance.choice(ids))
                if number % 4 == 1:
                    service.drop(db, cohort, step)
                    dropped += 1
                else:
                    places = [
                        Earlier(),
                        Later(),
                        End(chance.choice(halves)),
                        After(chance.choice(ids)),
                    ]
                    service.move(db, cohort, step, chance.choice(places))
        except Conflict:
            continue  # hers had gone: she is told
    return added, dropped


def test_trainers_who_arrange_it_together_lose_and_repeat_nothing(
    site: Site, shared: Shared
) -> None:
    build(site, shared)
    with site.database.reading() as db:
        before = len(queries.steps_of(db, site.cohort))
    with ThreadPoolExecutor(TRAINERS) as trainers:
        counts = list(trainers.map(lambda seed: arrange(site, seed), range(TRAINERS)))
    with site.database.reading() as db:
        steps = queries.steps_of(db, site.cohort)
        halves = queries.half_days_of(db, site.cohort)
    added = sum(count[0] for count in counts)
    assert added > 0
    assert len(steps) == before + added - sum(count[1] for count in counts)
    for half in halves:
        positions = [step.position for step in steps if step.demi_journee_id == half.id]
        assert positions == list(range(len(positions)))


def test_building_at_the_same_time_builds_once(site: Site, shared: Shared) -> None:
    def attempt(_trainer: int) -> bool:
        try:
            build(site, shared)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(TRAINERS) as trainers:
        assert sum(trainers.map(attempt, range(TRAINERS))) == 1
    planned = shared.edition.course.running_order("m1-preparation", "2-jours")
    with site.database.reading() as db:
        assert len(queries.steps_of(db, site.cohort)) == len(planned)
