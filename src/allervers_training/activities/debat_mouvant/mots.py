"""French words of the débat mouvant, for screens and exports."""

from collections.abc import Mapping

from allervers_training.activities.debat_mouvant.domain.etat import (
    Mode,
    Phase,
    PremiereParole,
    Rubrique,
    Variante,
    Zone,
)
from allervers_training.activities.engine.regimes import Regime

PHASES: Mapping[Phase, str] = {
    Phase.ANNONCE: "Annonce",
    Phase.POSITION: "Position",
    Phase.REVELATION: "Révélation",
    Phase.PREPARATION: "Préparation",
    Phase.ECHANGES: "Échanges",
    Phase.POSITION_FINALE: "Position finale",
    Phase.BILAN: "Bilan",
    Phase.DEBRIEF: "Débrief",
}
SIDES: Mapping[Zone, str] = {
    Zone.OUI: "D’accord",
    Zone.NSP: "Je ne sais pas",
    Zone.NON: "Pas d’accord",
}
CONTINUUM: Mapping[Zone, str] = {
    Zone.TOUT_A_FAIT: "Tout à fait d’accord",
    Zone.OUI: "Plutôt d’accord",
    Zone.NSP: "Entre les deux",
    Zone.NON: "Plutôt pas d’accord",
    Zone.PAS_DU_TOUT: "Pas du tout d’accord",
}
VARIANTES: Mapping[Variante, str] = {
    Variante.DEUX_RIVES: "Deux rives, sans milieu",
    Variante.RIVIERE: "Rivière du doute, avec un milieu",
    Variante.CONTINUUM: "Ligne continue, cinq places",
}
MODES: Mapping[Mode, str] = {
    Mode.CORPS: "Debout dans la salle, comptage à la main",
    Mode.HYBRIDE: "Téléphones puis corps",
    Mode.CONFERENCE: "Téléphones seuls, grand groupe",
}
REGIMES: Mapping[Regime, str] = {
    Regime.VISIBLE: "Secret jusqu’à la révélation. Ensuite, toute la salle voit où vous êtes.",
    Regime.CONFIDENTIAL: "Confidentiel : aucun écran ne dit qui est où, ni combien vous êtes à une place quand vous y êtes peu. Combien ont bougé peut être dit.",
}
PREMIERES: Mapping[PremiereParole, str] = {
    PremiereParole.PETIT_CAMP: "le plus petit camp commence",
    PremiereParole.PLUS_PLACES: "les plus fermement placé·es commencent",
    PremiereParole.TIRAGE: "un tirage au sort désigne la première rive",
}
RUBRIQUES: Mapping[Rubrique, str] = {
    Rubrique.ACCORD: "D’accord ensemble",
    Rubrique.DESACCORD: "Encore en désaccord",
    Rubrique.A_VERIFIER: "À vérifier",
}
DEBRIEF = (
    "Comment était-ce de choisir, puis de se montrer ?",
    "Qu’est-ce qui vous a fait bouger, ou rester ?",
    "Étaient-ce des faits, une expérience, une émotion ?",
    "Qu’est-ce que cela change pour votre prochaine sortie ?",
)


def zone_name(zone: Zone, variante: Variante) -> str:
    return CONTINUUM[zone] if variante is Variante.CONTINUUM else SIDES[zone.side]
