"""How a workshop is run in 60, 90 or 120 minutes: the time of each step, what to do in it, what to leave out."""

from collections.abc import Mapping
from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import mots
from allervers_training.activities.arbre_des_causes.domain.etat import Phase
from allervers_training.activities.arbre_des_causes.reglages import seconds_of

LENGTHS: Mapping[int, str] = {
    60: "Une situation courte, deux branches au plus par table. Jugez les seuls liens du fait à expliquer. À la restitution, une phrase par table : son fait le plus lointain, son levier.",
    90: "Tout l'arbre, mais jugez d'abord les branches où la table a le plus écrit. À la restitution, deux minutes par table.",
    120: "Tout l'arbre, chaque lien et chaque ensemble de causes jugés. Avant la restitution, les tables vont lire l'arbre d'une autre et y laissent une question.",
}
DONE: Mapping[Phase, str] = {
    Phase.CADRAGE: "Lisez la situation à voix haute. Dites le fait à expliquer avec les mots de la salle. Formez les tables.",
    Phase.COLLECTE: "Faites silence. Un fait par carte, que l'on aurait pu voir ou entendre.",
    Phase.TRI: "Lisez les cartes à voix haute. Faites reconnaître avis et hypothèses, réunir ce qui se répète.",
    Phase.CONSTRUCTION: "Passez de table en table. Une question à la fois. Une cause en réserve si une branche reste fermée.",
    Phase.VERIFICATION: "Faites relire l'arbre de gauche à droite, juger les liens. Regardez d'où viennent les causes.",
    Phase.LEVIERS: "Un geste, un niveau, quelqu'un qui le porte. Ramenez à ce sur quoi l'on a prise.",
    Phase.PRIORITES: "Trois voix par personne, en silence.",
    Phase.RESTITUTION: "Chaque table raconte. Cherchez ce que plusieurs ont trouvé, et ce qu'une seule a vu.",
}


@dataclass(frozen=True)
class Etape:
    nom: str
    minutes: tuple[str, ...]  # in each length
    faire: str


@dataclass(frozen=True)
class Durees:
    """Three ways of running it, side by side."""

    minutes: tuple[int, ...]
    conseils: tuple[str, ...]  # for each length
    etapes: tuple[Etape, ...]


def lengths() -> Durees:
    shared = [seconds_of(length) for length in LENGTHS]
    steps = (
        Etape(mots.PHASES[phase], tuple(_minutes(seconds[phase]) for seconds in shared), said)
        for phase, said in DONE.items()
    )
    return Durees(tuple(LENGTHS), tuple(LENGTHS.values()), tuple(steps))


def _minutes(seconds: int) -> str:
    whole, half = divmod(seconds, 60)
    return f"{whole} min 30" if half else f"{whole} min"
