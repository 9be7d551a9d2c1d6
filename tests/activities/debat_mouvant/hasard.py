"""Debates drawn at random: any command, by anybody, at any moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st
from tests.activities.debat_mouvant.deroule import Deroule, un_debat

from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain.etat import (
    ZONES,
    Mode,
    Moment,
    Phase,
    PremiereParole,
    Rubrique,
    Variante,
    Zone,
)
from allervers_training.activities.engine.regimes import Regime
from allervers_training.kernel.errors import SiteError

PEOPLE = 7
Remap = Mapping[int, Mapping[Zone, Zone]]


@dataclass(frozen=True)
class Step:
    """One command, who gives it, and how long the room waited before."""

    commande: c.Commande
    par: int | None = None
    scribe: bool = False
    secondes: int = 0
    lot: int = 0

    def done_in(self, debat: Deroule) -> bool:
        """Tell whether the rules let it through; anything but a `SiteError` is a fault of ours."""
        debat.passe(self.secondes)
        try:
            debat.fait(self.commande, par=self.par, scribe=self.scribe, lot=self.lot)
        except SiteError:
            return False
        return True


ids = st.integers(0, 6)
zones = st.sampled_from(Zone)
sides = st.sampled_from([Zone.OUI, Zone.NSP, Zone.NON])
texts = st.sampled_from(["Un", "Deux", "Trois"])
placing: st.SearchStrategy[c.Commande] = st.builds(c.SePlacer, zones)
own_commands: st.SearchStrategy[c.Commande] = st.one_of(
    placing,
    placing,
    st.just(c.Observer()),
    st.just(c.LeverLaMain()),
    st.just(c.BaisserLaMain()),
    st.builds(c.DonnerMotif, st.none() | ids, texts | st.just(""), st.booleans()),
    st.builds(c.ProposerArgument, sides, texts),
)
desk_commands: st.SearchStrategy[c.Commande] = st.one_of(
    st.builds(c.NoterArgument, sides, texts),
    st.builds(c.RetenirArgument, ids, sides),
    st.builds(c.MasquerArgument, ids),
    st.builds(c.ReunirArguments, ids, ids),
    st.builds(c.DonnerParole, st.none() | st.integers(1, PEOPLE)),
    st.just(c.TerminerParole()),
    st.builds(c.PasserTour, st.integers(1, PEOPLE)),
    st.builds(
        c.SaisirComptage,
        st.sampled_from(Moment),
        st.dictionaries(zones, st.integers(-1, 30), min_size=1),
    ),
    st.sampled_from([c.Suspendre(), c.Reprendre(), c.Reprendre()]),
    st.builds(c.AjouterDuTemps, st.integers(60, 3600)),
    st.builds(c.MontrerComptes, st.booleans()),
    st.builds(c.PrendreNote, st.sampled_from(Rubrique), texts),
)
course_commands: st.SearchStrategy[c.Commande] = st.one_of(
    st.builds(c.ChangerPhase, st.sampled_from(Phase)),
    st.builds(c.ChangerPhase, st.sampled_from([Phase.POSITION, Phase.ECHANGES])),
    st.builds(c.ChoisirAffirmation, st.integers(-1, 2)),
)


def steps(
    *commands: st.SearchStrategy[c.Commande], people: int = PEOPLE, most: int = 40
) -> st.SearchStrategy[list[Step]]:
    """Draw steps: one's own commands by people (or typed for them), the others by the console."""
    of_people = st.builds(
        Step,
        own_commands,
        par=st.integers(1, people),
        scribe=st.booleans(),
        secondes=st.integers(0, 90),
    )
    of_desk = [
        st.builds(Step, drawn, secondes=st.integers(0, 90), lot=st.integers(0, 9))
        for drawn in commands
    ]
    return st.lists(st.one_of(of_people, of_people, *of_desk), max_size=most)


def debates(
    regimes: Sequence[Regime] = (Regime.VISIBLE, Regime.CONFIDENTIAL),
) -> st.SearchStrategy[Callable[[], Deroule]]:
    """Draw the settings; each call of what comes back begins the same debate anew."""

    def beginning(**drawn: object) -> Callable[[], Deroule]:
        return lambda: un_debat(affirmations=2, **drawn)  # type: ignore[arg-type]

    return st.builds(
        beginning,
        variante=st.sampled_from(Variante),
        regime=st.sampled_from(list(regimes)),
        mode=st.sampled_from([Mode.HYBRIDE, Mode.CONFERENCE, Mode.CORPS]),
        premiere_parole=st.sampled_from(PremiereParole),
        preparation=st.booleans(),
        comptes_pendant=st.booleans(),
    )


@st.composite
def remaps(draw: st.DrawFn, variante: Variante, people: int = PEOPLE) -> Remap:
    """Draw for each person another order of the places: whoever said one says another."""
    named = ZONES[variante]
    orders = [draw(st.permutations(named)) for _ in range(people)]
    return {n: dict(zip(named, order, strict=True)) for n, order in enumerate(orders, 1)}


def elsewhere(step: Step, remap: Remap) -> Step:
    """Return the same step with the place that the person chooses in the other world."""
    if not isinstance(step.commande, c.SePlacer) or step.par is None:
        return step
    zone = remap.get(step.par, {}).get(step.commande.zone, step.commande.zone)
    return replace(step, commande=c.SePlacer(zone))
