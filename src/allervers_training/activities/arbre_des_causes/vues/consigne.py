"""What is being explained, and what to do now: the top of a phone."""

from dataclasses import dataclass

from allervers_training.activities.arbre_des_causes import mots, textes
from allervers_training.activities.arbre_des_causes.domain.arbre import Mode
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Phase
from allervers_training.activities.arbre_des_causes.vues.commun import step, table_for, table_name
from allervers_training.activities.engine.kind import Room

INSTRUCTIONS = {
    Phase.CADRAGE: "Lisez la situation. Demandez le sens d'un mot si besoin.",
    Phase.COLLECTE: "Chacun·e de son côté, sans parler : un fait par carte.",
    Phase.TRI: "Ensemble : fait, opinion ou hypothèse ? Réunissez ce qui se répète.",
    Phase.CONSTRUCTION: "Remontez vers les causes, un fait à la fois. Répondez à la question posée.",
    Phase.VERIFICATION: "Relisez chaque lien : était-ce nécessaire ? Est-ce suffisant ?",
    Phase.LEVIERS: "Sur quels faits peut-on agir ? Choisissez-en un dans l'arbre, puis dites quoi faire.",
    Phase.PRIORITES: "Donnez vos trois voix aux leviers à tenter d'abord.",
    Phase.RESTITUTION: "Regardez le mur : ce que les arbres ont en commun, ce qui les distingue.",
    Phase.CLOS: "L'atelier est clos. Merci.",
}
PAUSED = "Pause. Tout ce que vous avez écrit est gardé."
CONSEQUENCES = (
    "Remontez vers les causes, puis dites ce que le problème entraîne. Un fait à la fois."
)


@dataclass(frozen=True)
class Consigne:
    """What is being explained, and what to do now."""

    etape: str
    phase: Phase
    nom_phase: str
    table: str
    pause: bool
    clos: bool
    situation: str
    sorte: str  # « Fait ultime »
    ultime: str
    consigne: str


def consigne(atelier: Atelier, room: Room) -> Consigne:
    numero = table_for(atelier, room.part)
    return Consigne(
        etape=step(atelier, numero),
        phase=atelier.phase,
        nom_phase=mots.PHASES[atelier.phase],
        table=table_name(atelier, numero) if numero else "",
        pause=atelier.pause,
        clos=atelier.clos,
        situation=room.texts.get(textes.SITUATION, ""),
        sorte=mots.ULTIMES[atelier.reglages.mode],
        ultime=atelier.fait_ultime or room.texts.get(textes.FAIT_ULTIME, ""),
        consigne=instruction(atelier),
    )


def instruction(atelier: Atelier) -> str:
    """Say what to do now, in one or two sentences."""
    if atelier.pause and not atelier.clos:
        return PAUSED
    if atelier.phase is Phase.CONSTRUCTION and atelier.reglages.mode is Mode.PROBLEMES:
        return CONSEQUENCES
    return INSTRUCTIONS[atelier.phase]
