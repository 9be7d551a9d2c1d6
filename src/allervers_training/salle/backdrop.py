"""What the views of a room need besides an activity's state: names in order, and the words of the course."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from allervers_training.activities.engine.kind import Kind, Room
from allervers_training.activities.engine.live import Live
from allervers_training.catalogue.domain import Course
from allervers_training.catalogue.fitting import Screen
from allervers_training.catalogue.typography import NBSP
from allervers_training.emargement.domain import Attendance
from allervers_training.salle.deroule import Deroule, Moment
from allervers_training.salle.guide import Notes, notes_of
from allervers_training.salle.roster import People, Roster, people_of
from allervers_training.salle.told import Told

CourseOf = Callable[[str], Course]


class Backdrop:
    """Keeps what changes seldom, so that one more vote costs no sorting and no reading."""

    def __init__(self, course_of: CourseOf, told: Told) -> None:
        self.course_of = course_of
        self.told = told
        self._people_of: dict[int, People] = {}
        self._texts: dict[tuple[int, str], Mapping[str, object]] = {}

    def room(self, roster: Roster, live: Live | None, connected: int, part: int = 0) -> Room:
        """Return what views may use about a room, or about one part of it."""
        people = self._people(roster, live.seats if live else {})
        return Room(
            names=people.names,
            unseated=people.unseated,
            trainees=people.trainees,
            registered=len(roster.trainees),
            absent=sum(roster.statuses.get(p) is Attendance.ABSENT for p in roster.trainees),
            connected=connected,
            grouped=len(roster.trainees & roster.groups.keys()),
            texts=self.texts(live) if live else {},
            code=roster.code,
            title=roster.title,
            part=part,
        )

    def with_notes(self, roster: Roster, kinds: Mapping[str, Kind]) -> Roster:
        """Return a roster with what its trainers are told of the step that is on."""
        deroule = roster.deroule
        if deroule is None or deroule.on is None:
            return roster
        row, is_parked = deroule.on, deroule.bande.is_parked
        screens = () if is_parked else self.told.screens_of(roster.content_hash, row.resource_id)
        notes = notes_of(
            row,
            self.course_of(roster.content_hash),
            kinds,
            roster.prepared,
            leader=roster.names.get(row.leader_id or 0, ""),
            text=self.told.text_of(roster.content_hash, row.competence_id, row.source_step),
            screens=len(screens),
        )
        return replace(roster, notes=notes, deroule=_shown(deroule, notes, screens))

    def texts(self, live: Live) -> Mapping[str, object]:
        """Return the words that an activity's views need, from the content version it is pinned to."""
        key = (live.id, live.content_hash)
        found = self._texts.get(key)
        if found is None:
            course = self.course_of(live.content_hash)
            found = live.kind.texts(course, live.exercise_id, live.settings)
            self._texts[key] = found
        return found

    def forget_texts(self, live: Live) -> None:
        """Look the words of an activity up again: their author may have withdrawn them."""
        self._texts.pop((live.id, live.content_hash), None)

    def _people(self, roster: Roster, seats: Mapping[int, int]) -> People:
        """Return the names of a room, put in order once per roster and set of seats."""
        kept = self._people_of.get(roster.cohort_id)
        if kept is None or kept.roster is not roster or kept.seats is not seats:
            kept = self._people_of[roster.cohort_id] = people_of(roster, seats)
        return kept


def _shown(deroule: Deroule, notes: Notes, screens: tuple[Screen, ...]) -> Deroule:
    """Name whoever proposed the text of the step that is on, and take the screen of it that the wall shows."""
    if not deroule.moment.title:
        return deroule
    moment = replace(deroule.moment, credit=notes.credit)
    return replace(deroule, moment=on_screen(moment, screens, notes.screen))


def on_screen(moment: Moment, screens: tuple[Screen, ...], number: int) -> Moment:
    """Put one screen of a text on the wall, counted from 1; 0 for its title alone."""
    if not number:
        return moment
    total = len(screens)
    place = f"{number}{NBSP}sur{NBSP}{total}" if total > 1 else ""
    return replace(moment, screen=screens[number - 1], place=place)
