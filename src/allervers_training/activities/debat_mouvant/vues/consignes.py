"""What people are told to do at each phase; in `confidentiel`, never to show where they are."""

from allervers_training.activities.debat_mouvant.domain.etat import Debat, Mode, Phase
from allervers_training.activities.engine.regimes import Regime


def instruction(debat: Debat) -> str:
    if debat.clos:
        return "Le débat est clos. Merci."
    if debat.pause:
        return "Pause. Vos places et vos mots sont gardés."
    if debat.reglages.regime is Regime.CONFIDENTIAL:
        return _private_instruction(debat)
    standing = debat.reglages.mode is Mode.CORPS
    seated = debat.reglages.mode is Mode.CONFERENCE
    return {
        Phase.ANNONCE: "Écoutez l’affirmation. Demandez le sens d’un mot si besoin.",
        Phase.POSITION: "Placez-vous dans la salle, sans parler."
        if standing
        else "Placez-vous. Vous pourrez changer d’avis.",
        Phase.REVELATION: "Voici comment la salle se partage."
        if seated
        else "Les places sont montrées. Rejoignez la vôtre dans la salle.",
        Phase.PREPARATION: "Préparez un argument pour votre rive."
        if seated
        else "Préparez vos arguments avec les personnes de votre rive.",
        Phase.ECHANGES: "Un argument à la fois. Un mot vous touche ? Bougez.",
        Phase.POSITION_FINALE: "Rejoignez votre dernière place, sans parler."
        if standing
        else "Confirmez votre place, ou changez. C’est de nouveau secret.",
        Phase.BILAN: "Voici comment le groupe a bougé.",
        Phase.DEBRIEF: "On en parle ensemble.",
    }[debat.tour.phase]


def _private_instruction(debat: Debat) -> str:
    """Say what to do where nobody is to learn another's place: no body ever shows it."""
    standing = debat.reglages.mode is Mode.CORPS
    return {
        Phase.ANNONCE: "Écoutez l’affirmation. Demandez le sens d’un mot si besoin.",
        Phase.POSITION: "Choisissez votre place dans votre tête. Restez où vous êtes."
        if standing
        else "Placez-vous sur ce téléphone. Vous pourrez changer d’avis.",
        Phase.REVELATION: "Voici ce qui peut être dit de la salle. Restez où vous êtes.",
        Phase.PREPARATION: "Préparez un argument, sans dire votre place.",
        Phase.ECHANGES: "Un argument à la fois. Restez où vous êtes."
        if standing
        else "Un argument à la fois. Un mot vous touche ? Changez de place sur votre téléphone.",
        Phase.POSITION_FINALE: "Choisissez votre dernière place dans votre tête. Restez où vous êtes."
        if standing
        else "Confirmez votre place sur ce téléphone, ou changez. Restez où vous êtes.",
        Phase.BILAN: "Voici ce qui peut être dit du chemin du groupe.",
        Phase.DEBRIEF: "On en parle ensemble.",
    }[debat.tour.phase]
