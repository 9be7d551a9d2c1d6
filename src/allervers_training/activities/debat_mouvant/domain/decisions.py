"""From a command to the events that follow, or a refusal in plain words."""

from collections.abc import Sequence

from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain import evenements as e
from allervers_training.activities.debat_mouvant.domain.etat import (
    Argument,
    Debat,
    Mode,
    Phase,
    Sort,
    Tour,
)
from allervers_training.activities.debat_mouvant.domain.parole import next_speaker
from allervers_training.activities.engine.kind import Actor, Context
from allervers_training.kernel.errors import Refused

CHOOSING = frozenset(
    {Phase.POSITION, Phase.REVELATION, Phase.PREPARATION, Phase.ECHANGES, Phase.POSITION_FINALE}
)
TALKING = frozenset({Phase.PREPARATION, Phase.ECHANGES})
ARGUING = frozenset(Phase) - {Phase.ANNONCE}
ARGUMENT_MAX = 200
ROOM_MAX = 2000

Events = Sequence[e.Evenement]
CLOSED = "Ce débat est clos. Ce que vous aviez fait est gardé ; plus rien ne peut y être changé."
PAUSED = "Le débat est en pause. Votre choix n'est pas perdu : refaites-le à la reprise."


def decide(debat: Debat, commande: c.Commande, context: Context) -> Events:
    """Return what follows from a command; raises `Refused`."""
    if debat.clos:
        raise Refused(CLOSED)
    match commande:
        case c.SePlacer() | c.Observer() | c.LeverLaMain() | c.BaisserLaMain():
            return _of_person(debat, commande, context.actor)
        case c.DonnerMotif() | c.ProposerArgument():
            return _words(debat, commande, _number(context.actor))
        case c.NoterArgument() | c.RetenirArgument() | c.MasquerArgument() | c.ReunirArguments():
            return _argument(debat.tour, commande)
        case c.DonnerParole() | c.TerminerParole() | c.PasserTour():
            return _floor(debat, commande, context)
        case _:
            return _course(debat, commande, context)


def _of_person(debat: Debat, commande: c.Commande, actor: Actor) -> Events:
    if debat.pause:
        raise Refused(PAUSED)
    numero, tour = _number(actor), debat.tour
    parcours = tour.de(numero)
    match commande:
        case c.SePlacer(zone):
            return _place(debat, numero, zone, origin=actor.role)
        case c.Observer():
            return () if parcours.observe else (e.ObservationChoisie(numero),)
        case c.LeverLaMain():
            if tour.phase not in TALKING:
                raise Refused(
                    "La parole n'est pas encore ouverte. Vous pourrez lever la main pendant les échanges."
                )
            return () if numero in tour.mains or tour.orateur == numero else (e.MainLevee(numero),)
        case _:
            return (e.MainBaissee(numero),) if numero in tour.mains else ()


def _place(debat: Debat, numero: int, zone: object, *, origin: str) -> Events:
    tour = debat.tour
    if tour.phase not in CHOOSING:
        raise Refused(
            "On ne se place pas encore : l'affirmation vient d'être lue."
            if tour.phase is Phase.ANNONCE
            else "Les places sont prises : le bilan est ouvert. Votre dernière place est gardée."
        )
    if debat.reglages.mode is Mode.CORPS and origin == "participant":
        raise Refused(
            "Ce débat se fait debout : placez-vous dans la salle, votre place sera comptée."
        )
    if zone not in tour.zones:
        raise Refused(
            "Cette place n'existe pas pour cette affirmation. Choisissez parmi celles affichées."
        )
    held = tour.de(numero).apres if tour.phase is Phase.POSITION_FINALE else tour.de(numero).place
    where = "telephone" if origin == "participant" else "salle"
    return () if held is zone else (e.PositionPrise(numero, zone, where),)  # type: ignore[arg-type]


def _words(debat: Debat, commande: c.Commande, numero: int) -> Events:
    tour = debat.tour
    match commande:
        case c.DonnerMotif(argument, texte, partage):
            if argument is not None and not _is_kept(tour, argument):
                raise Refused(
                    "Cet argument n'est plus dans la liste. Choisissez-en un autre, ou dites-le avec vos mots."
                )
            if not tour.de(numero).motif_attendu:
                return ()
            return (e.MotifDonne(numero, argument, texte, partage),)
        case c.ProposerArgument(camp, texte):
            if tour.phase not in ARGUING:
                raise Refused("Les arguments viennent après l'annonce. Gardez le vôtre en tête.")
            if debat.pause:
                raise Refused(
                    "Le débat est en pause. Votre texte est encore à l'écran : envoyez-le à la reprise."
                )
            return (e.ArgumentPropose(_next_id(tour), numero, camp, texte),)
        case _:
            raise AssertionError(commande)


def _argument(tour: Tour, commande: c.Commande) -> Events:
    match commande:
        case c.NoterArgument(camp, texte):
            return (e.ArgumentNote(_next_id(tour), camp, texte),)
        case c.RetenirArgument(argument, camp):
            held = _held(tour, argument)
            done = held.sort is Sort.RETENU and held.camp is camp
            return () if done else (e.ArgumentRetenu(argument, camp),)
        case c.MasquerArgument(argument):
            return (
                () if _held(tour, argument).sort is Sort.MASQUE else (e.ArgumentMasque(argument),)
            )
        case c.ReunirArguments(argument, avec):
            if argument == avec or _held(tour, avec).sort is not Sort.RETENU:
                raise Refused("Choisissez un autre argument, déjà retenu, auquel le réunir.")
            return (
                ()
                if _held(tour, argument).reuni_a == avec
                else (e.ArgumentsReunis(argument, avec),)
            )
        case _:
            raise AssertionError(commande)


def _floor(debat: Debat, commande: c.Commande, context: Context) -> Events:
    tour = debat.tour
    match commande:
        case c.DonnerParole(numero):
            chosen = numero if numero is not None else next_speaker(debat)
            if chosen is None:
                raise Refused("Personne ne demande la parole pour le moment.")
            if tour.phase not in TALKING:
                raise Refused("La parole se donne pendant les échanges.")
            if chosen == tour.orateur:
                return ()
            return (*_end_of_speech(tour, context), e.ParoleDonnee(chosen))
        case c.TerminerParole():
            return tuple(_end_of_speech(tour, context))
        case c.PasserTour(numero):
            return (e.MainBaissee(numero),) if numero in tour.mains else ()
        case _:
            raise AssertionError(commande)


def _end_of_speech(tour: Tour, context: Context) -> Events:
    if tour.orateur is None or tour.depuis is None:
        return ()
    seconds = max(0, int((context.at - tour.depuis).total_seconds()))
    return (e.ParoleTerminee(tour.orateur, min(seconds, 3600)),)


def _course(debat: Debat, commande: c.Commande, context: Context) -> Events:
    match commande:
        case c.ChangerPhase(phase):
            if phase not in debat.phases:
                raise Refused("Cette étape n'est pas prévue dans ce débat.")
            same = phase is debat.tour.phase
            return (
                ()
                if same
                else (*_end_of_speech(debat.tour, context), e.PhaseChangee(phase, context.lot))
            )
        case c.ChoisirAffirmation(rang):
            if not 0 <= rang < len(debat.tours):
                raise Refused("Il n'y a pas d'autre affirmation de ce côté.")
            return (
                ()
                if rang == debat.rang
                else (*_end_of_speech(debat.tour, context), e.AffirmationChoisie(rang))
            )
        case c.Suspendre():
            return () if debat.pause else (e.DebatSuspendu(),)
        case c.Reprendre():
            return (e.DebatRepris(),) if debat.pause else ()
        case c.AjouterDuTemps(secondes):
            return (e.TempsAjoute(secondes),)
        case c.MontrerComptes(montres):
            return () if debat.reglages.comptes_pendant is montres else (e.ComptesMontres(montres),)
        case c.SaisirComptage(moment, comptes, origine):
            _check_counts(debat.tour, comptes)
            return (e.ComptageSaisi(moment, comptes, origine),)
        case c.PrendreNote(rubrique, texte):
            return (e.NotePrise(rubrique, texte),)
        case c.CloreDebat():
            return (*_end_of_speech(debat.tour, context), e.DebatClos())
        case _:
            raise Refused("Cette action n'existe pas dans un débat mouvant.")


def _check_counts(tour: Tour, counts: object) -> None:
    assert isinstance(counts, dict)
    if any(zone not in tour.zones for zone in counts):
        raise Refused("Une de ces places n'existe pas pour cette affirmation.")
    if any(not 0 <= n <= ROOM_MAX for n in counts.values()):
        raise Refused(
            f"Un nombre de personnes va de 0 à {ROOM_MAX}. Corrigez-le, puis enregistrez."
        )


def _number(actor: Actor) -> int:
    if actor.number is None:
        raise Refused("Cette action est celle d'une personne de la salle, pas de la console.")
    return actor.number


def _held(tour: Tour, argument: int) -> Argument:
    held = tour.arguments.get(argument)
    if held is None:
        raise Refused("Cet argument n'est plus dans la liste : quelqu'un vient de le ranger.")
    return held


def _is_kept(tour: Tour, argument: int) -> bool:
    held = tour.arguments.get(argument)
    return held is not None and held.sort in {Sort.RETENU, Sort.REUNI}


def _next_id(tour: Tour) -> int:
    return len(tour.arguments) + 1
