"""Ateliers drawn at random: ten people with what they saw on screen, late or not, and a console."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from tests.activities.arbre_des_causes.deroule import Deroule, un_atelier

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Caractere,
    Categorie,
    Effort,
    Jugement,
    Mode,
    Nature,
    Niveau,
    NonRecours,
    Raison,
    Terme,
)
from allervers_training.activities.arbre_des_causes.domain.etat import (
    Phase,
    Repartition,
    Reserve,
    Table,
)
from allervers_training.activities.engine.kind import Role
from allervers_training.kernel.errors import SiteError

PEOPLE = 10
RESERVE = (Reserve("r1", Categorie.PERSONNE), Reserve("r2", Categorie.ORGANISATION))


@dataclass(frozen=True)
class Step:
    """One command, who gives it, how long the room waited before, and how old her screen is.

    Numbers of facts and levers in a drawn command are places in what that screen shows.
    """

    commande: c.Commande
    par: int | None = None
    role: Role | None = None
    secondes: int = 0
    lot: int = 0
    retard: int = 0  # events that her screen has not shown yet

    def done_in(self, atelier: Deroule) -> bool:
        """Tell whether the rules let it through; anything but a `SiteError` is a fault of ours."""
        atelier.passe(self.secondes)
        try:
            atelier.fait(self.seen(atelier), par=self.par, role=self.role, lot=self.lot)
        except SiteError:
            return False
        return True

    def seen(self, atelier: Deroule) -> c.Commande:
        """Return the command as the screen would send it."""
        commande = self.commande
        if not isinstance(commande, c.SurTable):
            return commande
        screen = atelier.ecrans[max(0, len(atelier.ecrans) - 1 - self.retard)]
        own = screen.table_de(self.par) if self.par else None
        table = screen.tables[own or min(screen.tables)]
        picked = {name: _pick(table, name, value) for name, value in vars(commande).items()}
        if "vu" in picked:
            held = table.arbre.faits.get(picked.get("fait") or 0)
            picked["vu"] = held.version if held else picked["vu"]
        if self.par is None or self.role is Role.SCRIBE:
            picked["table"] = table.numero
        links = [(e, cause) for e, causes in table.arbre.causes.items() for cause in causes]
        if isinstance(commande, c.Delier | c.JugerNecessite | c.Rediriger) and links:
            picked["effet"], picked["cause"] = links[commande.cause % len(links)]
        if isinstance(commande, c.EcarterFormulation):
            picked["texte"] = next(iter(table.arbre.faits[picked["fait"]].formulations), "")
        return remade(commande, picked)


def remade(commande: c.Commande, fields: dict[str, Any]) -> c.Commande:
    made = object.__new__(type(commande))
    made.__dict__.update({**vars(commande), **fields})
    return made


def _pick(table: Table, name: str, value: Any) -> Any:
    if name in {"fait", "effet", "cause", "avec", "vers"} and value is not None:
        shown = list(table.arbre.faits)
        return shown[value % len(shown)]
    if name == "levier":
        levers = list(table.arbre.leviers) or [0]
        return levers[value % len(levers)]
    return value


ids = st.sampled_from(range(30))
versions = st.integers(0, 60)
texts = st.sampled_from([f"Fait {letter}" for letter in "ABCDEFGHIJ"])
said = st.sampled_from([None, *Jugement])
words: st.SearchStrategy[c.SurTable] = st.one_of(
    st.builds(c.Ajouter, texts, st.none() | ids, categorie=st.sampled_from(Categorie)),
    st.builds(c.Ajouter, texts, cause=st.none() | ids),
    st.builds(c.Reecrire, ids, texts, versions),
    st.builds(c.Reecrire, ids, texts, versions),
    st.builds(c.EcarterFormulation, ids, texts),
    st.builds(c.Scinder, ids, texts, texts),
    st.builds(
        c.Qualifier,
        ids,
        st.none() | st.sampled_from(Nature),
        st.none() | st.sampled_from(Caractere),
        st.none() | st.sampled_from(Categorie),
        st.none() | st.sampled_from(NonRecours),
    ),
)
links: st.SearchStrategy[c.SurTable] = st.one_of(
    st.builds(c.Lier, ids, ids),
    st.builds(c.Lier, ids, ids),
    st.builds(c.Delier, ids, ids),
    st.builds(c.Rediriger, ids, ids, ids),
    st.builds(c.Fusionner, ids, ids),
    st.builds(c.Garer, ids),
    st.builds(c.Supprimer, ids, st.booleans()),
    st.builds(c.Restaurer, ids),
    st.builds(c.JugerNecessite, ids, ids, said),
    st.builds(c.JugerSuffisance, ids, said),
    st.builds(c.ArreterBranche, ids, st.sampled_from(Raison), texts),
    st.builds(c.ReprendreBranche, ids),
)
levers: st.SearchStrategy[c.SurTable] = st.one_of(
    st.builds(c.PoserLevier, ids, texts, st.sampled_from(Niveau), texts),
    st.builds(
        c.ChangerLevier,
        ids,
        st.none() | texts,
        st.none() | st.sampled_from(Niveau),
        st.none() | texts,
        st.none() | st.sampled_from(Terme),
        st.none() | st.sampled_from(Effort),
    ),
    st.builds(c.RetirerLevier, ids),
    st.builds(c.DonnerVoix, ids),
    st.builds(c.RetirerVoix, ids),
)
pens: st.SearchStrategy[c.SurTable] = st.builds(c.PrendrePlume, ids) | st.builds(c.RendrePlume, ids)
history: st.SearchStrategy[c.SurTable] = st.one_of(
    st.builds(c.Annuler, versions),
    st.just(c.Annuler()),
    st.just(c.Retablir()),
)
_sorts = [words] * 5 + [links] * 7 + [levers] * 3 + [history, pens]
operations = st.integers(0, len(_sorts) - 1).flatmap(_sorts.__getitem__)
course: st.SearchStrategy[c.Commande] = st.one_of(
    st.builds(s.ChangerPhase, st.sampled_from([p for p in Phase if p is not Phase.CLOS])),
    *[st.just(s.ChangerPhase(Phase.LEVIERS))] * 4,
    *[st.just(s.ChangerPhase(phase)) for phase in (Phase.CONSTRUCTION, Phase.PRIORITES)],
    st.sampled_from([s.Suspendre(), s.Reprendre(), s.Reprendre()]),
    *[st.just(s.Reprendre())] * 2,
    st.builds(s.AjouterDuTemps, st.integers(60, 3600)),
    st.builds(s.FormulerUltime, texts),
    st.builds(c.PoserReserve, st.sampled_from(["r1", "r2", "r3"]), st.none() | ids),
    st.builds(s.FormerTables, st.none() | st.integers(0, 4)),
    st.builds(s.MontrerTable, st.none() | st.integers(0, 3)),
    st.builds(s.Asseoir, st.integers(1, PEOPLE), st.integers(0, 3)),
)
people: st.SearchStrategy[c.Commande] = st.just(s.Participer()) | st.builds(
    s.ChoisirTable, st.integers(0, 3)
)


def steps(*, most: int = 60) -> st.SearchStrategy[list[Step]]:
    """Draw steps: operations by people, the scribe or the console, and now and then the conduct of the room."""
    waits, someone = st.integers(0, 90), st.integers(1, PEOPLE)
    late = st.sampled_from([0, 0, 0, 1, 2, 5, 15])
    of_people = st.builds(Step, operations, par=someone, secondes=waits, retard=late)
    of_scribe = st.builds(
        Step, operations, par=someone, role=st.just(Role.SCRIBE), secondes=waits, retard=late
    )
    of_console = st.builds(Step, operations, secondes=waits)
    arriving = st.builds(Step, people, par=someone)
    conduct = st.builds(Step, course, secondes=waits, lot=st.integers(0, 9))
    usual = [of_people] * 12 + [of_scribe, of_console] * 2 + [arriving, conduct]
    return st.lists(
        st.integers(0, len(usual) - 1).flatmap(usual.__getitem__), min_size=most // 2, max_size=most
    )


def ateliers() -> st.SearchStrategy[Callable[[], Deroule]]:
    """Draw the settings and a phase; each call of what comes back begins anew, with a few cards on each table."""

    def beginning(mode: Mode, phase: Phase, repartition: Repartition) -> Callable[[], Deroule]:
        return lambda: begun(mode, phase, repartition)

    return st.builds(
        beginning,
        st.sampled_from(Mode),
        st.sampled_from([*[Phase.LEVIERS] * 6, Phase.CONSTRUCTION, Phase.TRI, Phase.COLLECTE]),
        st.sampled_from([*Repartition, *[Repartition.GROUPE] * 3]),
    )


def begun(mode: Mode, phase: Phase, repartition: Repartition) -> Deroule:
    count = 1 if repartition is Repartition.GROUPE else 2
    atelier = un_atelier(mode, repartition=repartition, tables=count, reserve=RESERVE)
    if count > 1:
        places = {n: 1 + n % count for n in range(1, PEOPLE)}  # the tenth has no table
        atelier.fait(s.FormerTables(count, places))
    for table in atelier.atelier.tables:
        for effet in (1, 1, 2, None, None):
            atelier.fait(c.Ajouter(f"Carte {effet}", effet, table=table))
    return atelier.en(phase)
