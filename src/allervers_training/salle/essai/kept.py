"""The tests under way: which session each is about, and what its phones have said. In memory, and bounded."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from allervers_training.kernel.errors import NotFound, TooMany
from allervers_training.kernel.secrets import new_token, token_hash
from allervers_training.salle.essai.domain import Advice

LASTS = timedelta(hours=1)
MOST_TESTS, MOST_PHONES, MOST_STREAMS = 200, 60, 60
FULL = "Assez de téléphones ont fait ce test. La formatrice peut en ouvrir un autre."


@dataclass(frozen=True)
class Phone:
    """One phone of a test: under way until it has said what it measured."""

    number: int
    advice: Sequence[Advice] | None = None
    trip_ms: int | None = None


@dataclass
class VenueTest:
    """One test: its secret goes into the QR code, its hash alone finds it."""

    cohort_id: int
    token: str
    ends_at: datetime
    phones: dict[str, Phone] = field(default_factory=dict)
    streams: int = 0

    def phone(self, name: str) -> Phone:
        """Return a phone, counted from the moment its script began; raises `TooMany` beyond a roomful."""
        if name not in self.phones:
            if len(self.phones) >= MOST_PHONES:
                raise TooMany(FULL)
            self.phones[name] = Phone(len(self.phones) + 1)
        return self.phones[name]

    def take(self, name: str, advice: Sequence[Advice], trip_ms: int | None) -> None:
        self.phones[name] = replace(self.phone(name), advice=advice, trip_ms=trip_ms)


class VenueTests:
    """Every test of this process."""

    def __init__(self) -> None:
        self._by_hash: dict[str, VenueTest] = {}

    def of_session(self, cohort_id: int, *, at: datetime, fresh: bool = False) -> VenueTest:
        """Return the test of a session that is under way, or a new one."""
        self._forget_old(at)
        found = next((t for t in self._by_hash.values() if t.cohort_id == cohort_id), None)
        if found and not fresh:
            return found
        if found:
            del self._by_hash[token_hash(found.token)]
        while len(self._by_hash) >= MOST_TESTS:
            del self._by_hash[next(iter(self._by_hash))]
        made = VenueTest(cohort_id, new_token(), at + LASTS)
        self._by_hash[token_hash(made.token)] = made
        return made

    def by_token(self, token: str, *, at: datetime) -> VenueTest:
        """Return the test that this link opens; raises `NotFound` once its hour is over."""
        found = self._by_hash.get(token_hash(token))
        if found is None or found.ends_at <= at:
            raise NotFound("Ce test est terminé. La formatrice peut en ouvrir un autre.")
        return found

    def _forget_old(self, at: datetime) -> None:
        for key, test in tuple(self._by_hash.items()):
            if test.ends_at <= at:
                del self._by_hash[key]
