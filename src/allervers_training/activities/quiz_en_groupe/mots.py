"""French words of the quiz en groupe, for screens and exports."""

from collections.abc import Mapping

from allervers_training.activities.engine.regimes import FEW, Shown
from allervers_training.activities.quiz_en_groupe.domain.etat import Mode, Quiz, Resultat
from allervers_training.activities.quiz_en_groupe.textes import Texte

MODES: Mapping[Mode, str] = {
    Mode.TELEPHONES: "Sur les téléphones",
    Mode.MAINS: "À main levée",
}
PROMISE = "Personne ne peut savoir laquelle est la vôtre."
BEFORE = (
    "Choisissez, puis envoyez. Une réponse envoyée ne se change plus : rien ne la relie à vous."
)
SENT = "Votre réponse est partie."
HANDS = "À main levée : aucun chiffre n'est gardé. Voici la réponse."


def instruction(quiz: Quiz) -> str:
    """Say what people are to do now."""
    hands = quiz.reglages.mode is Mode.MAINS
    if quiz.clos:
        return "Le quiz est clos. Merci."
    if quiz.pause:
        return "Pause. Tout est gardé."
    if quiz.tour is None:
        return (
            "Un quiz à main levée. Personne n'est noté."
            if hands
            else "Un quiz ensemble. Personne n'est noté, et personne ne voit qui répond quoi."
        )
    if quiz.tour.resultat is not None:
        return "La question est close. Voici la réponse, et pourquoi."
    return (
        "Répondez à main levée, quand on vous le demande."
        if hands
        else "Chacun·e répond sur son téléphone."
    )


def sentence(result: Resultat, text: Texte, *, is_multiple: bool) -> str:
    """Say in one sentence what may be told of the answers."""
    if not result.reponses:
        return HANDS
    match result.niveau:
        case Shown.NOTHING:
            return f"Moins de {_few()} réponses : aucun chiffre. Parlons-en."
        case Shown.WORDS:
            return _in_words(result, text)
        case _:
            return _in_figures(result, text, is_multiple=is_multiple)


def _few() -> str:
    return {5: "cinq"}.get(FEW, str(FEW))


def _in_words(result: Resultat, text: Texte) -> str:
    chosen = [choice for choice in text.choix if choice.id in result.surtout]
    if not chosen:
        return "Les réponses sont partagées. Parlons-en."
    letters = " et ".join(choice.lettre for choice in chosen)
    return f"La plupart ont choisi {letters}."


def _in_figures(result: Resultat, text: Texte, *, is_multiple: bool) -> str:
    right = [choice for choice in text.choix if choice.juste]
    if is_multiple or len(right) != 1:
        return f"{result.reponses} personnes ont répondu."
    found = dict(result.comptes).get(right[0].id, 0)
    return f"{found} sur {result.reponses} ont choisi {right[0].lettre}, la réponse juste."
