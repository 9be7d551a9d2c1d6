"""The letters of surveys leave by themselves: the postman's thread asks, before each of its rounds, what is due."""

from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from allervers_training.catalogue.domain import Course
from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.clock import room_day, room_time
from allervers_training.kernel.db import Database
from allervers_training.kernel.site_key import keys_at
from allervers_training.surveys import queries, service
from allervers_training.surveys.domain import is_time_to_write
from allervers_training.web.french import french_date

EVERY = timedelta(minutes=10)


def links_of(key_path: Path, base_url: str) -> service.Links:
    """Return what links are made of: of the site's keys the oldest, so that a newer one on top changes none."""
    return service.Links(keys_at(key_path)[-1], base_url, french_date)


def opens_elsewhere(base_url: str) -> bool:
    """Tell whether an address of the site may open from somebody's home: not this computer's, nor a room's network."""
    host = urlsplit(base_url).hostname or ""
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost"))


class Rounds:
    """Queues what is due today, session by session, each in a transaction of its own."""

    def __init__(
        self,
        database: Database,
        course_of: Callable[[str], Course],
        key_path: Path,
        base_url: str,
    ) -> None:
        self.database = database
        self.course_of = course_of
        self.key_path = key_path
        self.base_url = base_url
        self._last: datetime | None = None

    def __call__(self, at: datetime) -> None:
        """Write to whoever is due a letter; several processes may do so at once, each is written to once."""
        if self._last and at - self._last < EVERY:
            return
        self._last = at
        if not opens_elsewhere(self.base_url) or not is_time_to_write(room_time(at)):
            return
        with self.database.reading() as db:
            due = queries.sessions_to_write_to(db, room_day(at))
        for cohort_id in due:
            self._write(cohort_id, at)

    def _write(self, cohort_id: int, at: datetime) -> None:
        with self.database.writing() as db:
            cohort = db.get(Cohort, cohort_id)
            if cohort and self.course_of(cohort.content_hash).outline.cold_survey:
                links = links_of(self.key_path, self.base_url)
                service.write(db, cohort, links, at=at)
