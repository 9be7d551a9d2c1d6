"""What each audience sees of a débat mouvant: frozen pictures, compared before anything is rendered.

Nothing here knows more than the regimes' table allows: names and places of single people enter a picture in
`visible` and after the reveal only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from allervers_training.activities.debat_mouvant import mots
from allervers_training.activities.debat_mouvant.domain import bilan as b
from allervers_training.activities.debat_mouvant.domain import parole
from allervers_training.activities.debat_mouvant.domain.decisions import CHOOSING, TALKING
from allervers_training.activities.debat_mouvant.domain.etat import (
    Argument,
    Debat,
    Minuterie,
    Mode,
    Moment,
    Parcours,
    Phase,
    Rubrique,
    Sort,
    Tour,
    Zone,
)
from allervers_training.activities.engine.kind import Audience, Room
from allervers_training.activities.engine.regimes import Regime

DRAWN_AT_MOST = 60  # beyond, the room is a figure, not a crowd of half-forms
SHOWN_ARGUMENTS = 2  # of each camp, on the wall
SAID_ON_PHONE = 6


@dataclass(frozen=True)
class Texte:
    """The words of one affirmation, as the session's content version says them."""

    texte: str
    termes: tuple[tuple[str, str], ...] = ()
    relances: tuple[str, ...] = ()
    liens: tuple[tuple[str, str], ...] = ()
    a_verifier: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where one may stand."""

    zone: Zone
    nom: str

    @property
    def cote(self) -> str:
        return str(self.zone.side)


@dataclass(frozen=True)
class Gens:
    """People standing on one side, drawn one by one; `bouge` holds those who came from elsewhere."""

    cote: str
    numeros: tuple[int, ...]
    bouge: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Main:
    """One raised hand."""

    numero: int
    nom: str
    cote: str
    remarque: str


@dataclass(frozen=True)
class Question:
    """The affirmation, and where the debate stands."""

    etape: str  # changes when a phone must fetch its own part again
    phase: Phase
    pause: bool
    clos: bool
    texte: Texte
    rang: int
    nombre: int
    corps: bool
    regime: Regime
    consigne: str


@dataclass(frozen=True)
class Salle:
    """What a phone shows of the room."""

    phase: Phase
    inscrits: int
    places: int
    avance: str
    appeles: tuple[int, ...]  # local numbers whose turn it is or is about to be
    orateur: str
    arguments: tuple[Argument, ...]
    comptes: b.Repartition | None
    bilan: b.Bilan | None
    lieux: tuple[Place, ...]
    notes: tuple[tuple[str, str], ...]
    liens: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Ecran:
    """What the wall shows."""

    question: Question
    lieux: tuple[Place, ...]
    comptes: b.Repartition | None
    gens: tuple[Gens, ...]
    arguments: tuple[tuple[str, tuple[Argument, ...]], ...]
    bilan: b.Bilan | None
    touchants: tuple[Argument, ...]
    notes: tuple[tuple[str, str], ...]
    vide: bool


@dataclass(frozen=True)
class Bas:
    """The bottom line of the wall: who or how many."""

    phase: Phase
    pause: bool
    avance: str
    code: str
    orateur: str
    cote_orateur: str
    suivant: str
    cote_suivant: str
    accord: str


@dataclass(frozen=True)
class Tableau:
    """The trainer's view of the room."""

    question: Question
    inscrits: int
    connectes: int
    places: int
    comptes: b.Repartition | None
    gens: tuple[Gens, ...]
    lieux: tuple[Place, ...]
    bilan: b.Bilan | None
    deplaces: tuple[str, ...]
    silencieux: tuple[str, ...]
    relances: tuple[str, ...]
    a_verifier: tuple[str, ...]
    salle: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    paroles: tuple[str, ...]  # what people agreed to have read aloud, in no order of persons
    regle: str
    comptes_pendant: bool


@dataclass(frozen=True)
class Comptage:
    """What the team types for people without a phone; changes with the affirmation, not with the votes."""

    lieux: tuple[Place, ...]
    personnes: tuple[tuple[int, str], ...]  # place in the session, name


@dataclass(frozen=True)
class Conduite:
    """Phases, time, and what comes before and after."""

    titre: str
    phases: tuple[tuple[Phase, str], ...]
    phase: Phase
    precedente: tuple[Phase, str] | None
    suivante: tuple[Phase, str] | None
    minuterie: Minuterie
    pause: bool
    clos: bool
    rang: int
    affirmations: tuple[str, ...]

    @property
    def fin_ms(self) -> int | None:
        """When the phase's time is up, in milliseconds since the epoch; None while it stands still."""
        timer = self.minuterie
        if timer.depuis is None or self.pause or self.clos:
            return None
        return int((timer.depuis.timestamp() + timer.secondes) * 1000)

    @property
    def reste_texte(self) -> str:
        """What the timer shows before any script runs."""
        left = self.minuterie.secondes if self.minuterie.reste is None else self.minuterie.reste
        minutes, seconds = divmod(abs(left), 60)
        return f"{'+' if left < 0 else ''}{minutes:02d}:{seconds:02d}"


@dataclass(frozen=True)
class Parole:
    """The floor as the trainer runs it."""

    ouverte: bool
    orateur: Main | None
    depuis: datetime | None
    file: tuple[Main, ...]
    ont_parle: int
    sur: int
    pas_encore: tuple[str, ...]
    temps: tuple[tuple[str, int], ...]
    alternee: bool


@dataclass(frozen=True)
class Arguments:
    """Arguments to sort, and those kept."""

    a_trier: tuple[Argument, ...]
    retenus: tuple[Argument, ...]
    reunis: tuple[Argument, ...]
    notes: tuple[tuple[str, str], ...]


def view(debat: Debat, audience: Audience, room: Room) -> Mapping[str, object]:
    """Return the pictures of an audience's regions."""
    match audience:
        case Audience.PARTICIPANT:
            return {"question": question(debat, room), "salle": _salle(debat, room)}
        case Audience.PROJECTION:
            return {"ecran": _ecran(debat, room), "bas": _bas(debat, room)}
        case Audience.CONSOLE:
            return {
                "conduite": _conduite(debat, room),
                "tableau": _tableau(debat, room),
                "comptage": Comptage(places(debat.tour), room.trainees),
                "parole": _parole(debat, room),
                "arguments": _arguments(debat),
                "suite": _conduite(debat, room),
            }


def question(debat: Debat, room: Room) -> Question:
    tour = debat.tour
    return Question(
        etape=f"{debat.rang}-{tour.phase}-{debat.pause:d}{debat.clos:d}",
        phase=tour.phase,
        pause=debat.pause,
        clos=debat.clos,
        texte=words(debat, room),
        rang=debat.rang + 1,
        nombre=len(debat.tours),
        corps=debat.reglages.mode is Mode.CORPS,
        regime=debat.reglages.regime,
        consigne=_instruction(debat),
    )


def words(debat: Debat, room: Room) -> Texte:
    """Return the words of the present affirmation; a withdrawn text leaves a plain sentence."""
    found = room.texts.get(debat.tour.affirmation.id)
    return (
        found
        if isinstance(found, Texte)
        else Texte("Cette affirmation a été retirée par son auteur·e.")
    )


def places(tour: Tour) -> tuple[Place, ...]:
    return tuple(
        Place(zone, mots.zone_name(zone, tour.affirmation.variante)) for zone in tour.zones
    )


def label(debat: Debat, room: Room, numero: int) -> str:
    """Name somebody: by name in `visible` alone, by local number otherwise."""
    is_visible = debat.reglages.regime is Regime.VISIBLE
    return room.names.get(numero, f"n° {numero}") if is_visible else f"n° {numero}"


def _instruction(debat: Debat) -> str:
    if debat.clos:
        return "Le débat est clos. Merci."
    if debat.pause:
        return "Pause. Vos places et vos mots sont gardés."
    standing = debat.reglages.mode is Mode.CORPS
    return {
        Phase.ANNONCE: "Écoutez l’affirmation. Demandez le sens d’un mot si besoin.",
        Phase.POSITION: "Placez-vous dans la salle, sans parler."
        if standing
        else "Placez-vous. Vous pourrez changer d’avis.",
        Phase.REVELATION: "Les places sont montrées. Rejoignez la vôtre dans la salle.",
        Phase.PREPARATION: "Préparez vos arguments avec les personnes de votre rive.",
        Phase.ECHANGES: "Un argument à la fois. Un mot vous touche ? Bougez.",
        Phase.POSITION_FINALE: "Rejoignez votre dernière place, sans parler."
        if standing
        else "Confirmez votre place, ou changez. C’est de nouveau secret.",
        Phase.BILAN: "Voici comment le groupe a bougé.",
        Phase.DEBRIEF: "On en parle ensemble.",
    }[debat.tour.phase]


def progress(debat: Debat, room: Room) -> str:
    """Say how many have answered, and nothing else; empty when nothing is asked."""
    tour = debat.tour
    if (
        tour.phase not in {Phase.POSITION, Phase.POSITION_FINALE}
        or debat.reglages.mode is Mode.CORPS
    ):
        return ""
    answered = b.answered(tour)
    return f"{answered} sur {max(room.registered, answered)}"


def _salle(debat: Debat, room: Room) -> Salle:
    tour = debat.tour
    speaker = tour.orateur
    return Salle(
        phase=tour.phase,
        inscrits=room.registered,
        places=b.answered(tour),
        avance=progress(debat, room),
        appeles=_called(debat),
        orateur=label(debat, room, speaker) if speaker is not None else "",
        arguments=_kept(debat)[-SAID_ON_PHONE:],
        comptes=_counts_for_room(debat),
        bilan=b.summary(debat) if tour.phase in b.CLOSED_PHASES else None,
        lieux=places(tour),
        notes=_notes(tour),
        liens=words(debat, room).liens if tour.phase is Phase.DEBRIEF else (),
    )


def _ecran(debat: Debat, room: Room) -> Ecran:
    tour = debat.tour
    kept = _kept(debat)
    return Ecran(
        question=question(debat, room),
        lieux=places(tour),
        comptes=_counts_for_room(debat),
        gens=_people(debat) if _shows_places(debat) else (),
        arguments=tuple(
            (str(side), tuple(a for a in kept if a.camp.side is side)[-SHOWN_ARGUMENTS:])
            for side in parole.BANKS
        ),
        bilan=b.summary(debat) if tour.phase in b.CLOSED_PHASES else None,
        touchants=_touching(kept),
        notes=_notes(tour),
        vide=not kept,
    )


def _bas(debat: Debat, room: Room) -> Bas:
    tour = debat.tour
    speaker, following = tour.orateur, parole.next_speaker(debat) if tour.phase in TALKING else None
    agreed = [text for kind, text in tour.notes if kind is Rubrique.ACCORD]
    return Bas(
        phase=tour.phase,
        pause=debat.pause,
        avance=progress(debat, room),
        code=room.code,
        orateur=label(debat, room, speaker) if speaker is not None else "",
        cote_orateur=_visible_side(debat, speaker),
        suivant=label(debat, room, following) if following is not None else "",
        cote_suivant=_visible_side(debat, following),
        accord=agreed[-1] if agreed else "",
    )


def _tableau(debat: Debat, room: Room) -> Tableau:
    tour, text = debat.tour, words(debat, room)
    is_visible = debat.reglages.regime is Regime.VISIBLE
    silent = [n for n in room.names if tour.de(n).place is None and not tour.de(n).observe]
    return Tableau(
        question=question(debat, room),
        inscrits=room.registered,
        connectes=room.connected,
        places=b.answered(tour),
        comptes=b.present_places(debat) if tour.revele else None,
        gens=_people(debat),
        lieux=places(tour),
        bilan=b.summary(debat) if tour.phase in b.CLOSED_PHASES else None,
        deplaces=_names(debat, room, (n for n, p in tour.parcours.items() if p.deplacements))
        if is_visible
        else (),
        silencieux=(*_names(debat, room, silent), *room.unseated)[:DRAWN_AT_MOST]
        if is_visible and tour.phase in CHOOSING
        else (),
        relances=text.relances,
        a_verifier=text.a_verifier,
        salle=_room_counts(debat),
        paroles=tuple(sorted(tour.motifs)) if tour.phase in b.CLOSED_PHASES else (),
        regle=mots.PREMIERES[debat.reglages.premiere_parole],
        comptes_pendant=debat.reglages.comptes_pendant,
    )


def _conduite(debat: Debat, room: Room) -> Conduite:
    phases = debat.phases
    here = phases.index(debat.tour.phase)
    timer = debat.tour.minuterie
    return Conduite(
        titre=room.title,
        phases=tuple((phase, mots.PHASES[phase]) for phase in phases),
        phase=debat.tour.phase,
        precedente=(phases[here - 1], mots.PHASES[phases[here - 1]]) if here else None,
        suivante=(phases[here + 1], mots.PHASES[phases[here + 1]])
        if here + 1 < len(phases)
        else None,
        minuterie=timer,
        pause=debat.pause,
        clos=debat.clos,
        rang=debat.rang,
        affirmations=tuple(_short(room, tour) for tour in debat.tours),
    )


def _parole(debat: Debat, room: Room) -> Parole:
    tour = debat.tour
    people = [n for n, p in tour.parcours.items() if p.place or p.passages or p.observe]
    spoken = [n for n in people if tour.de(n).passages]
    return Parole(
        ouverte=tour.phase in TALKING,
        orateur=_hand(debat, room, tour.orateur) if tour.orateur is not None else None,
        depuis=tour.depuis,
        file=tuple(_hand(debat, room, n) for n in parole.queue(debat))
        if tour.phase in TALKING
        else (),
        ont_parle=len(spoken),
        sur=len(people),
        pas_encore=_names(debat, room, parole.not_yet_heard(tour, people)),
        temps=tuple((mots.SIDES[side], n) for side, n in tour.paroles.items())
        if debat.reglages.regime is Regime.VISIBLE
        else (),
        alternee=debat.reglages.regime is Regime.VISIBLE,
    )


def _arguments(debat: Debat) -> Arguments:
    tour = debat.tour
    every = tuple(tour.arguments.values())
    return Arguments(
        a_trier=tuple(a for a in every if a.sort is Sort.PROPOSE),
        retenus=_kept(debat),
        reunis=tuple(a for a in every if a.sort is Sort.REUNI),
        notes=_notes(tour),
    )


def _hand(debat: Debat, room: Room, numero: int) -> Main:
    parcours = debat.tour.de(numero)
    if parcours.deplacements and not parcours.passages and debat.reglages.regime is Regime.VISIBLE:
        remark = "vient de bouger"
    elif not parcours.passages:
        remark = "n’a pas encore parlé"
    else:
        remark = f"{parcours.passages + 1}e fois"
    return Main(numero, label(debat, room, numero), _visible_side(debat, numero) or "nsp", remark)


def _called(debat: Debat) -> tuple[int, ...]:
    """Return whose turn it is, and whose it is about to be: their phones fetch their own part again."""
    order = parole.queue(debat) if debat.tour.phase in TALKING else ()
    is_visible = debat.reglages.regime is Regime.VISIBLE  # elsewhere, a bank must not be told apart
    sides = {parole.side_of(debat.tour, n) if is_visible else None: n for n in reversed(order)}
    speaker = () if debat.tour.orateur is None else (debat.tour.orateur,)
    return (*speaker, *sorted({*order[:1], *sides.values()}))


def _visible_side(debat: Debat, numero: int | None) -> str:
    if numero is None or debat.reglages.regime is not Regime.VISIBLE or not debat.tour.revele:
        return ""
    return str(parole.side_of(debat.tour, numero) or "")


def _shows_places(debat: Debat) -> bool:
    """On the wall, places follow the reveal; during the exchanges they may be withheld."""
    phase = debat.tour.phase
    return phase is Phase.REVELATION or (
        phase in {Phase.PREPARATION, Phase.ECHANGES} and debat.reglages.comptes_pendant
    )


def _counts_for_room(debat: Debat) -> b.Repartition | None:
    return b.present_places(debat) if _shows_places(debat) else None


def _people(debat: Debat) -> tuple[Gens, ...]:
    """Draw people one by one, in `visible` and after the reveal alone, and only a roomful of them."""
    tour = debat.tour
    hidden = debat.reglages.regime is not Regime.VISIBLE or not tour.revele
    if hidden or tour.phase is Phase.POSITION_FINALE or len(tour.parcours) > DRAWN_AT_MOST:
        return ()
    found = []
    for side in (Zone.OUI, Zone.NSP, Zone.NON):
        here = {n for n, p in tour.parcours.items() if _stands_on(tour, p, side)}
        moved = frozenset(n for n in here if tour.de(n).deplacements)
        found.append(Gens(str(side), tuple(sorted(here, key=lambda n: (n in moved, n))), moved))
    return tuple(found)


def _stands_on(tour: Tour, path: Parcours, side: Zone) -> bool:
    place = path.derniere if tour.phase in b.CLOSED_PHASES else path.place
    return place is not None and place.side is side


def _kept(debat: Debat) -> tuple[Argument, ...]:
    """Return the arguments kept, each with the figure that may be told of it."""
    kept = (a for a in debat.tour.arguments.values() if a.sort is Sort.RETENU)
    return tuple(replace(a, a_touche=b.touched(debat, a)) for a in kept)


def _touching(kept: Iterable[Argument]) -> tuple[Argument, ...]:
    touched = [a for a in kept if a.a_touche]
    return tuple(sorted(touched, key=lambda a: -a.a_touche)[:SHOWN_ARGUMENTS])


def _notes(tour: Tour) -> tuple[tuple[str, str], ...]:
    return tuple((mots.RUBRIQUES[kind], text) for kind, text in tour.notes)


def _names(debat: Debat, room: Room, numbers: Iterable[int]) -> tuple[str, ...]:
    return tuple(sorted(label(debat, room, n) for n in numbers))[:DRAWN_AT_MOST]


def _room_counts(debat: Debat) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    counted = b.hand_counts(debat)
    zones = debat.tour.zones
    return tuple(
        (
            str(moment),
            tuple(
                (str(zone), counted[moment, zone]) for zone in zones if (moment, zone) in counted
            ),
        )
        for moment in Moment
    )


def _short(room: Room, tour: Tour) -> str:
    found = room.texts.get(tour.affirmation.id)
    return found.texte if isinstance(found, Texte) else tour.affirmation.id
