"""What the pages that bring people in receive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import segno
from markupsafe import Markup
from sqlalchemy.orm import Session
from starlette.requests import Request

from allervers_training.cohorts.models import Cohort, EnrolmentImport
from allervers_training.invitations import queries
from allervers_training.invitations.queries import Guest
from allervers_training.kernel import mail as post
from allervers_training.kernel.mail.outgoing import MailState

STATES: Mapping[MailState, str] = {
    MailState.WAITING: "Attend de partir",
    MailState.LEAVING: "En train de partir",
    MailState.AGAIN: "Pas encore parti : sera réessayé",
    MailState.GIVEN_UP: "Pas parti",
    MailState.CANCELLED: "Annulé",
    MailState.SENT: "Envoyé",
}
LOOPBACK = ("http://127.", "http://localhost", "http://[::1]", "http://0.0.0.0")


@dataclass(frozen=True)
class Post:
    """The state of mail for one session: whether it can leave, and what waits."""

    has_server: bool
    waiting: int
    uninvited: int
    reachable: int
    links_stay_here: bool  # the site's address means nothing on another computer


@dataclass(frozen=True)
class InvitePage:
    """Every way of bringing people into one session."""

    cohort: Cohort
    url: str
    qr: Markup
    imports: Sequence[tuple[EnrolmentImport, int]]
    guests: Sequence[Guest]
    post: Post
    number: int
    states: Mapping[MailState, str] = field(default_factory=lambda: STATES)
    typed: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        return max(1, -(-self.post.reachable // queries.PAGE))


@dataclass(frozen=True)
class Doorway:
    """What the site knows of itself: its address, and whether mail can leave."""

    base_url: str
    has_server: bool


def doorway(request: Request) -> Doorway:
    state = request.app.state
    return Doorway(state.base_url, has_server=state.postman is not None)


def invite_page(
    db: Session,
    cohort: Cohort,
    door: Doorway,
    *,
    number: int = 1,
    typed: str = "",
    errors: Mapping[str, str] | None = None,
) -> InvitePage:
    url = f"{door.base_url}/rejoindre/{cohort.join_code}"
    drawn = segno.make(url, error="m")
    qr = drawn.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return InvitePage(
        cohort=cohort,
        url=url,
        qr=Markup(qr),  # noqa: S704 - drawn by segno
        imports=queries.imports_of(db, cohort),
        guests=queries.guests(db, cohort, page=number),
        post=Post(
            has_server=door.has_server,
            waiting=post.waiting(db, cohort.id),
            uninvited=queries.uninvited_count(db, cohort),
            reachable=queries.reachable(db, cohort),
            links_stay_here=door.base_url.startswith(LOOPBACK),
        ),
        number=number,
        typed=typed,
        errors=errors or {},
    )
