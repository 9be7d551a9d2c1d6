"""The words of the demo's propositions: all invented, so that nobody's own words are in the program."""

from collections.abc import Mapping

from allervers_training.contributing.domain.question import Answers

INVENTED = "Exemple inventé pour la démonstration."

DRAFT: Answers = {
    "recit": f"{INVENTED} Tous les mardis, une dame posait un thermos sur le muret. "
    "Elle ne demandait rien. Au bout d'un mois, je lui ai dit bonjour."
}
IN_REVIEW: Answers = {
    "recit": f"{INVENTED} Une personne vient chaque soir à la laverie, et n'y lave rien. "
    "Un soir, le gérant appelle une association. La personne s'en va, et ne revient pas.",
    "origine": "fictive",
    "questions": ["Qui aurait pu lui parler, et comment ?", "Que pouvait faire le gérant ?"],
    "titre": "La laverie",
}
REMARK = "On se demande pourquoi la personne s'en va : le dire aiderait le groupe."
OTHER_WORDS = (
    f"{INVENTED} Une personne vient chaque soir à la laverie, et n'y lave rien. "
    "Un soir, le gérant appelle une association. La personne prend peur : elle s'en va, et ne revient pas."
)
WORD = "On entend les pas du jeudi. Vos mots portent loin."
FOR_HER_YES: Answers = {
    "situation": f"{INVENTED} Une médiatrice passe chaque lundi au camping, et boit un café avec un habitant. "
    "En mars, son équipe change de jour sans le dire. L'habitant attend deux lundis. "
    "Le jeudi, il entend frapper et ne reconnaît pas la voix.",
    "fait": "Quand l'équipe revient, il n'ouvre plus.",
    "origine": "fictive",
    "titre": "Le café du lundi",
}
PUBLISHED: Answers = {
    "phrases": [
        "Quand quelqu'un dit non trois fois, il faut arrêter de passer.",
        "Apporter un café, c'est déjà de l'accompagnement.",
    ],
    "mot": "passer",
    "sens": "venir voir la personne là où elle est",
    "relances": ["Et si le non voulait dire : pas aujourd'hui ?"],
    "titre": "Le troisième non",
}
WITHDRAWN: Answers = {"questions": ["Quelle porte avez-vous hésité à pousser ?"]}
NEED = "Une situation où l'on reparle à quelqu'un après une absence"
NAMES: Mapping[str, str] = {"contributor": "Nadia", "peer": "Rosa"}
CREDIT = "Nadia, du groupe d'essai"
