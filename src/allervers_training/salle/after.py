"""After an activity: its report, its files, its film."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from allervers_training.accounts.identity import SignedIn
from allervers_training.activities import access as activities_access
from allervers_training.activities.engine.film import Still, stills
from allervers_training.activities.engine.kind import Audience, Kind, Room
from allervers_training.activities.engine.live import Live
from allervers_training.cohorts import access
from allervers_training.kernel.errors import NotFound
from allervers_training.salle.desk import Desk, desk_of
from allervers_training.web.database import Db
from allervers_training.web.doors import RUNS_ROOM
from allervers_training.web.forms import whole_number
from allervers_training.web.numbers import Id
from allervers_training.web.templating import page

router = APIRouter()
AS_DRAWN, BIGGEST = 2, 3  # sizes of the drawings in a report; the smallest, 1, shows all of them


@dataclass(frozen=True)
class FilmPage:
    """One still of a film, and the way to the others."""

    cohort_id: int
    activity_id: int
    title: str
    whole: Markup
    symbols: Markup
    step: int
    steps: int
    plays: bool
    part: int  # the table whose film this is; 0 for what the wall showed
    parts: tuple[int, ...]

    def address(self, step: int, part: int) -> str:
        of_table = f"&partie={part}" if part else ""
        return f"/salle/{self.cohort_id}/activites/{self.activity_id}/film?pas={step}{of_table}"


@router.get("/salle/{cohort_id}/activites/{activity_id}", openapi_extra=RUNS_ROOM)
def show_report(
    request: Request,
    cohort_id: Id,
    activity_id: Id,
    db: Db,
    person: SignedIn,
    *,
    zoom: int = AS_DRAWN,
) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    activities_access.activity_in(db, cohort, activity_id)
    desk = desk_of(request)
    live = _live(desk, cohort_id, activity_id)
    found = live.kind.report(live.state, _room(desk, live))
    template, size = f"{live.kind.slug}/rapport.html", max(1, min(zoom, BIGGEST))
    return page(request, template, cohort=cohort, live=live, rapport=found, zoom=size)


@router.get(
    "/salle/{cohort_id}/activites/{activity_id}/rapport.{extension}", openapi_extra=RUNS_ROOM
)
def take_home(
    request: Request, cohort_id: Id, activity_id: Id, extension: str, db: Db, person: SignedIn
) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    activities_access.activity_in(db, cohort, activity_id)
    desk = desk_of(request)
    live = _live(desk, cohort_id, activity_id)
    export = live.kind.exports.get(extension)
    if export is None:
        raise NotFound
    name = f"{live.kind.slug}-{activity_id}.{extension}"
    body = export.write(live.kind.report(live.state, _room(desk, live)))
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=export.media_type, headers=headers)


@router.get("/salle/{cohort_id}/activites/{activity_id}/film", openapi_extra=RUNS_ROOM)
def show_film(
    request: Request,
    cohort_id: Id,
    activity_id: Id,
    db: Db,
    person: SignedIn,
    *,
    pas: int = 0,
    lecture: bool = False,
) -> Response:
    cohort = access.run_by(db, cohort_id, person)
    activities_access.activity_in(db, cohort, activity_id)
    live = _live(desk_of(request), cohort_id, activity_id)
    if not live.kind.has_film:
        raise NotFound
    part = whole_number(request.query_params.get("partie", "")) or 0
    shown = _film(desk_of(request), live, (pas, part), plays=lecture)
    return page(request, "salle/film.html", page=shown)


def _film(desk: Desk, live: Live, wanted: tuple[int, int], *, plays: bool) -> FilmPage:
    """Return one still of what the wall showed, or of one part of the room."""
    parts = tuple(sorted(set(live.kind.parts(live.state).values()) - {0}))
    step, part = wanted[0], wanted[1] if wanted[1] in parts else 0
    room = replace(_room(desk, live), part=part)
    with desk.rooms.database.engine.connect() as connection:
        every = stills(connection, live.kind, live.settings, live.id)
        film = list(_distinct(every, live.kind, room))
    step = max(0, min(step, len(film) - 1))
    if film:
        live = replace(live, state=film[step].state)
    return FilmPage(
        cohort_id=live.cohort_id,
        activity_id=live.id,
        title=live.title,
        whole=desk.scene.still(live, Audience.PROJECTION, room),
        symbols=Markup(desk.scene.symbols),  # noqa: S704 - our own file
        step=step,
        steps=max(len(film), 1),
        plays=plays and step + 1 < len(film),
        part=part,
        parts=parts,
    )


def _distinct(film: Iterator[Still], kind: Kind, room: Room) -> Iterator[Still]:
    """Keep the moments when the wall changed: what it hid, the film does not count either."""
    shown: object = None
    for still in film:
        picture = kind.view(still.state, Audience.PROJECTION, room)
        if picture != shown:
            shown = picture
            yield still


def _live(desk: Desk, cohort_id: int, activity_id: int) -> Live:
    desk.rooms.ready_now(cohort_id)
    return desk.rooms.live(activity_id)


def _room(desk: Desk, live: Live) -> Room:
    roster = desk.rooms.roster(live.cohort_id)
    return desk.rooms.room(roster, live, Audience.PROJECTION)
