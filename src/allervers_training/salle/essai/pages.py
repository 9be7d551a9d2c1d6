"""What the pages of the venue test receive."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import segno
from markupsafe import Markup
from starlette.requests import Request

from allervers_training.cohorts.models import Cohort
from allervers_training.kernel.addresses import Interface
from allervers_training.kernel.settings import Settings
from allervers_training.salle.essai.domain import Level, Measures, Route
from allervers_training.salle.essai.kept import Phone, VenueTest
from allervers_training.web.arrival import HOST, RELAYED, arrived, is_loopback


@dataclass(frozen=True)
class Address:
    """One way to this computer, and the QR code of the test by it."""

    interface: Interface
    url: str
    qr: Markup
    is_chosen: bool


@dataclass(frozen=True)
class Results:
    """What the phones of a test have said so far."""

    cohort_id: int
    phones: Sequence[Phone]
    summary: str


@dataclass(frozen=True)
class TestPage:
    """The trainer's page: the test's link, the addresses to choose from, and the results."""

    cohort: Cohort
    url: str
    qr: Markup
    addresses: Sequence[Address]
    results: Results
    alone: bool  # the site listens to this computer only
    may_choose: bool


def test_page(
    cohort: Cohort, test: VenueTest, settings: Settings, base: str, found: Sequence[Interface]
) -> TestPage:
    url = _url(base, test)
    alone = is_loopback(settings.host) and not settings.is_https
    may_choose = may_choose_address(settings)
    bases = [(one, f"http://{one.address}:{settings.port}") for one in found if may_choose]
    addresses = [Address(one, b, drawn(_url(b, test)), b == base) for one, b in bases]
    return TestPage(cohort, url, drawn(url), addresses, results_of(test), alone, may_choose)


def may_choose_address(settings: Settings) -> bool:
    """Tell whether the address of links is one of this computer's own, over plain HTTP."""
    return not settings.is_https and not is_loopback(settings.host)


def results_of(test: VenueTest) -> Results:
    phones = sorted(test.phones.values(), key=lambda phone: phone.number)
    return Results(test.cohort_id, phones, summary_of(phones))


def summary_of(phones: Sequence[Phone]) -> str:
    """Say in one sentence how it stands: « 3 téléphones : tout va bien. »."""
    done = [phone for phone in phones if phone.advice is not None]
    if not phones:
        return "Aucun téléphone pour le moment."
    if not done:
        return "Un téléphone mesure…" if len(phones) == 1 else f"{len(phones)} téléphones mesurent…"
    bad = sum(any(one.level is Level.MEND for one in phone.advice or ()) for phone in done)
    count = "1 téléphone" if len(done) == 1 else f"{len(done)} téléphones"
    if bad == 0:
        return f"{count} : tout va bien."
    return f"{count} : {bad} avec quelque chose à régler."


def route_of(request: Request, base: str, *, by_code: bool) -> Route:
    """Return how this request came; a proxy gives itself away by its headers."""
    names = [name for name in sorted(RELAYED) if name in request.headers]
    seen = ", ".join("Via" if name == "via" else name.title() for name in names)
    declared = not arrived(request).undeclared
    host = request.headers.get(HOST, "")
    return Route(host, base.partition("://")[2], by_code, seen, declared)


def trip_of(measured: Measures) -> int | None:
    return round(median(measured.trips)) if measured.trips else None


def drawn(url: str) -> Markup:
    made = segno.make(url, error="m")
    qr = made.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(qr)  # noqa: S704 - drawn by segno from our own address


def _url(base: str, test: VenueTest) -> str:
    return f"{base}/essai/{test.token}?qr=1"
