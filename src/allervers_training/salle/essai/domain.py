"""What a phone has measured, and what to do about it: figures in, French sentences out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import pairwise
from statistics import median

PUSHES, PACE_MS = 24, 250  # six seconds of stream, at the pace of a lively room
TRIPS = 12
AT_ONCE_MS = 40  # two pushes that come closer together were kept back by somebody
HOLE_MS = 2000
SLOW_MS = 400
LONGEST_CLOCK_GAP_MS = 60_000


class Level(StrEnum):
    """What a sentence asks of the trainer."""

    MEND = "à régler"
    KNOW = "à savoir"


@dataclass(frozen=True)
class Advice:
    """One thing seen, and what to do."""

    level: Level
    sentence: str


@dataclass(frozen=True)
class Route:
    """How a phone came, as the server saw it."""

    host: str  # the address in the phone's bar
    expected: str  # the address in links and QR codes
    by_code: bool
    relays: str = ""  # the headers by which a proxy gives itself away
    is_declared: bool = False


@dataclass(frozen=True)
class Measures:
    """What one phone has measured; times are in milliseconds."""

    arrivals: Sequence[int]  # of each push, since the stream was asked for
    trips: Sequence[int]  # of each message that was answered
    lost: int  # messages that were not
    clock_gap: int  # positive: the phone is ahead
    is_secure: bool


_mend, _know = partial(Advice, Level.MEND), partial(Advice, Level.KNOW)


def advice(measured: Measures, route: Route) -> tuple[Advice, ...]:
    """Return what there is to say, what must be mended first; nothing at all when all is well."""
    said = [*_of_stream(measured.arrivals), *_of_trips(measured), *_of_route(measured, route)]
    said += _of_phone(measured)
    return tuple(sorted(said, key=lambda one: one.level is Level.KNOW))


def is_held_back(arrivals: Sequence[int]) -> bool:
    """Tell whether pushes come in packets: most of them right behind another, after a silence."""
    gaps = [later - sooner for sooner, later in pairwise(arrivals)]
    together = sum(gap < AT_ONCE_MS for gap in gaps)
    return bool(gaps) and together >= len(gaps) / 2


def _of_stream(arrivals: Sequence[int]) -> Iterator[Advice]:
    hole = max((b - a for a, b in pairwise(arrivals)), default=0)
    if not arrivals:
        yield _mend(
            "Le flux n'arrive pas : un proxy ou un pare-feu le bloque. La salle marcherait quand même, "
            "avec quelques secondes de retard. Essayez le partage de connexion.",
        )
    elif is_held_back(arrivals):
        yield _mend(
            "Le flux arrive par paquets : un proxy retient les messages. Essayez le partage de connexion.",
        )
    elif len(arrivals) < PUSHES:
        yield _mend(
            f"Le flux s'est coupé après {len(arrivals)} messages sur {PUSHES}. "
            "Rapprochez le téléphone de la borne, puis recommencez.",
        )
    elif hole > HOLE_MS:
        yield _mend(
            f"Le réseau s'est tu pendant {_seconds(hole)}. Rapprochez la borne, ou changez de canal Wi-Fi.",
        )


def _of_trips(measured: Measures) -> Iterator[Advice]:
    if measured.lost:
        sent = measured.lost + len(measured.trips)
        yield _mend(
            f"{measured.lost} envois sur {sent} n'ont pas eu de réponse. "
            "Rapprochez le téléphone de la borne ; s'il y a beaucoup de monde, ajoutez une borne.",
        )
    if measured.trips and median(measured.trips) > SLOW_MS:
        yield _mend(
            f"Chaque envoi met {_seconds(median(measured.trips))} : le réseau est lent. "
            "Éteignez ce qui l'encombre (mises à jour, vidéos), ou essayez le partage de connexion.",
        )


def _of_route(measured: Measures, route: Route) -> Iterator[Advice]:
    if route.relays and not route.is_declared:
        yield Advice(
            Level.MEND if is_held_back(measured.arrivals) else Level.KNOW,
            f"Un intermédiaire (proxy) transmet les pages ({route.relays}). S'il est à vous, déclarez-le "
            "(ALLERVERS_TRUSTED_PROXY) ; sinon, préférez un réseau sans lui.",
        )
    if route.host != route.expected:
        yield _mend(
            f"Ce téléphone est venu par {route.host}, et le QR code dit {route.expected}. "
            "Choisissez l'adresse de la salle ci-dessous.",
        )
    elif not route.by_code:
        yield _know(
            "La page a été ouverte par un lien : essayez aussi en photographiant le QR code.",
        )


def _of_phone(measured: Measures) -> Iterator[Advice]:
    gap = abs(measured.clock_gap)
    if gap > LONGEST_CLOCK_GAP_MS:
        way = "avance" if measured.clock_gap > 0 else "retarde"
        yield _know(
            f"L'horloge du téléphone {way} de {_length(gap)}. C'est sans conséquence : "
            "seule l'heure de l'ordinateur qui sert la salle compte. Vérifiez-la.",
        )
    if not measured.is_secure:
        yield _know(
            "Connexion sans chiffrement (HTTPS) : pas de micro dans la page, l'enregistreur du téléphone "
            "le remplace ; et l'équipe ne se connecte que sur l'ordinateur de la salle.",
        )


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.1f} s".replace(".", ",")


def _length(milliseconds: int) -> str:
    minutes = round(milliseconds / 60_000)
    for size, word in ((1440, "jours"), (60, "heures"), (1, "minutes")):
        if round(minutes / size) > 1:
            return f"{round(minutes / size)} {word}"
    return "1 minute"
