"""What the pages of the room receive, and how they are put together from what is in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from allervers_training.activities.engine.channel import Channel, RoomAudience
from allervers_training.activities.engine.kind import Audience
from allervers_training.activities.engine.live import Live
from allervers_training.salle.desk import Desk
from allervers_training.salle.roster import Roster
from allervers_training.salle.scene import fresh_keys
from allervers_training.salle.seat import Seat

SAID = {
    "positions": "Votre place est notée.",
    "mains": "C’est noté.",
    "motifs": "Merci, c’est noté.",
    "propositions": "Votre argument est envoyé à la formatrice.",
    "reponses": "Votre réponse est partie. Personne ne peut savoir laquelle est la vôtre.",
}
DONE = "C’est fait."
LEADS = (
    '<div class="cote pile"><p><strong>C’est votre séquence.</strong> La console est à vous tant qu’elle dure.</p>'
    '<p><a class="bouton plein" href="/salle/{}/console">Ouvrir la console</a></p></div>'
)
OWN_MARK = "<!--moi-->"  # where a kind's frame wants what is one person's own


@dataclass(frozen=True)
class LivePage:
    """A page that follows the room."""

    cohort_id: int
    title: str
    audience: Audience
    cursor: str
    whole: Markup
    symbols: Markup
    stream: str
    poll: str
    name: str = ""
    activity_id: int | None = None
    place: int = 0  # whose page it is, by her place in the session
    runs_room: bool = False
    alert: str = ""
    code: str = ""


@dataclass(frozen=True)
class Asked:
    """What a page is asked to show besides the room: what was typed and refused, what was chosen, why."""

    typed: Mapping[str, str] = field(default_factory=dict)
    chosen: str = ""
    alert: str = ""


PLAINLY = Asked()


def phone(desk: Desk, seat: Seat, asked: Asked = PLAINLY) -> LivePage:
    roster = desk.rooms.rosters[seat.cohort_id]
    watching = desk.watching(seat, Audience.PARTICIPANT)
    return _seated(desk, seat, roster, watching, asked)


def console(desk: Desk, seat: Seat, asked: Asked = PLAINLY) -> LivePage:
    roster = desk.rooms.rosters[seat.cohort_id]
    watching = RoomAudience(seat.cohort_id, Audience.CONSOLE)
    return _seated(desk, seat, roster, watching, asked)


def wall(desk: Desk, cohort_id: int, address: str) -> LivePage:
    watching = RoomAudience(cohort_id, Audience.PROJECTION)
    return _page(desk, desk.rooms.rosters[cohort_id], watching, address)


def mine(desk: Desk, seat: Seat, roster: Roster, asked: Asked = PLAINLY) -> str:
    """Return one person's own part of what is on; empty while nothing is, or when she has none."""
    live = desk.rooms.known(roster.on) if roster.on else None
    if live is None:
        return LEADS.format(seat.cohort_id) if seat.leads else ""
    if seat.watches_console and not live.kind.team_has_own:
        return ""
    return desk.own(live, seat, asked.typed, asked.chosen)


def answer(desk: Desk, seat: Seat, live: Live, noun: str, chosen: str = "") -> str:
    """Answer a command: to a phone its own part, still on what was chosen, and a word for everybody."""
    if seat.watches_console and not live.kind.team_has_own:
        return announced(DONE)  # its regions come by the stream, or by the next poll
    own = desk.own(live, seat, chosen=chosen)
    return own + announced(SAID.get(noun, DONE))


def polled(channel: Channel, partials: str) -> str:
    """Return newer regions for a page without a stream, with the cursor it will ask from next."""
    return f'{partials}<hx-partial hx-target="#vu" hx-swap="outerHTML">{_cursor(channel.cursor())}</hx-partial>'


def _seated(
    desk: Desk, seat: Seat, roster: Roster, watching: RoomAudience, asked: Asked
) -> LivePage:
    """Put somebody's page together, her own part in its place."""
    plain = _page(desk, roster, watching, f"/salle/{seat.cohort_id}")
    own = mine(desk, seat, roster, asked)
    whole = Markup(str(plain.whole).replace(OWN_MARK, own, 1))  # noqa: S704 - rendered by our own escaped templates
    return replace(
        plain,
        whole=whole,
        name=seat.name,
        place=seat.enrolment_id,
        runs_room=seat.runs_room,
        alert=asked.alert,
    )


def _page(desk: Desk, roster: Roster, watching: RoomAudience, base: str) -> LivePage:
    channel, audience = desk.rooms.hub.channel(watching), watching.audience
    return LivePage(
        cohort_id=roster.cohort_id,
        title=roster.title,
        audience=audience,
        cursor=channel.cursor(),
        whole=Markup(fresh_keys(channel.whole())),  # noqa: S704 - rendered by our own escaped templates
        symbols=Markup(desk.scene.symbols),  # noqa: S704 - our own file
        stream=f"{base}/flux?public={audience}&vu={channel.cursor()}",
        poll=f"{base}/regions?public={audience}",
        activity_id=roster.on,
        code=roster.code,
    )


def announced(sentence: str) -> str:
    return f'<hx-partial hx-target="#annonce" hx-swap="innerHTML">{escape(sentence)}</hx-partial>'


def _cursor(cursor: str) -> str:
    return f'<input type="hidden" id="vu" name="vu" value="{escape(cursor)}">'
