"""French words of the arbre des causes, for screens and exports."""

from collections.abc import Mapping

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
    Statut,
    Terme,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Phase, Repartition
from allervers_training.activities.arbre_des_causes.domain.graphe import Relation

PHASES: Mapping[Phase, str] = {
    Phase.CADRAGE: "Cadrage",
    Phase.COLLECTE: "Collecte",
    Phase.TRI: "Tri",
    Phase.CONSTRUCTION: "Construction guidée",
    Phase.VERIFICATION: "Vérification",
    Phase.LEVIERS: "Leviers",
    Phase.PRIORITES: "Priorités",
    Phase.RESTITUTION: "Restitution croisée",
    Phase.CLOS: "Clos",
}
MODES: Mapping[Mode, str] = {
    Mode.CAUSES: "Arbre des causes : une situation passée, des faits vérifiés",
    Mode.REUSSITE: "Arbre des réussites : pourquoi cela a-t-il marché ?",
    Mode.PROBLEMES: "Arbre à problèmes : une situation générale, causes et conséquences",
}
ULTIMES: Mapping[Mode, str] = {
    Mode.CAUSES: "Fait ultime",
    Mode.REUSSITE: "Réussite",
    Mode.PROBLEMES: "Problème",
}
REPARTITIONS: Mapping[Repartition, str] = {
    Repartition.GROUPE: "Un seul arbre, avec tout le groupe",
    Repartition.LOT: "Des tables tirées au sort",
    Repartition.EMPLOYEUR: "Des tables tirées au sort, équilibrées par employeur",
    Repartition.CHOIX: "Chacun·e choisit sa table",
    Repartition.DONNEE: "L'animation place chaque personne",
}
NATURES: Mapping[Nature, str] = {
    Nature.FAIT: "Fait",
    Nature.OPINION: "Opinion à vérifier",
    Nature.HYPOTHESE: "Hypothèse",
}
CARACTERES: Mapping[Caractere, str] = {
    Caractere.NON_DIT: "Pas encore dit",
    Caractere.INHABITUEL: "Inhabituel : une variation",
    Caractere.HABITUEL: "Habituel : un état permanent",
}
CATEGORIES: Mapping[Categorie, str] = {
    Categorie.NON_DITE: "Sans catégorie",
    Categorie.PERSONNE: "Personne",
    Categorie.PRATIQUES: "Pratiques professionnelles",
    Categorie.ORGANISATION: "Organisation",
    Categorie.INSTITUTIONS: "Institutions et politiques",
}
NON_RECOURS: Mapping[NonRecours, str] = {
    NonRecours.AUCUN: "Aucune forme de non-recours",
    NonRecours.NON_CONNAISSANCE: "Non-connaissance",
    NonRecours.NON_DEMANDE: "Non-demande",
    NonRecours.NON_RECEPTION: "Non-réception",
    NonRecours.NON_PROPOSITION: "Non-proposition",
    NonRecours.NON_ORIENTATION: "Non-orientation",
}
STATUTS: Mapping[Statut, str] = {
    Statut.BOITE: "Dans la boîte",
    Statut.ARBRE: "Dans l'arbre",
    Statut.PARKING: "Au parking",
    Statut.SUPPRIME: "À la corbeille",
}
JUGEMENTS: Mapping[Jugement, str] = {
    Jugement.OUI: "Oui",
    Jugement.NON: "Non",
    Jugement.A_VERIFIER: "À vérifier",
}
RAISONS: Mapping[Raison, str] = {
    Raison.HORS_DE_PORTEE: "Hors de notre portée",
    Raison.FAIT_INCONNU: "On ne sait pas",
    Raison.ETAT_NORMAL: "État normal, rien à chercher",
    Raison.AUTRE: "Autre raison",
}
NIVEAUX: Mapping[Niveau, str] = {
    Niveau.MOI: "Moi",
    Niveau.EQUIPE: "Mon équipe",
    Niveau.INSTITUTION: "Mon institution",
    Niveau.TERRITOIRE: "Le territoire",
    Niveau.POLITIQUE: "Les politiques publiques",
}
TERMES: Mapping[Terme, str] = {
    Terme.COURT: "Dans le mois",
    Terme.MOYEN: "Dans l'année",
    Terme.LONG: "Plus tard",
}
EFFORTS: Mapping[Effort, str] = {
    Effort.FAIBLE: "Peu d'effort",
    Effort.MOYEN: "Un effort moyen",
    Effort.FORT: "Un gros effort",
}
RELATIONS: Mapping[Relation, str] = {
    Relation.ENCHAINEMENT: "Enchaînement : une seule cause",
    Relation.CONJONCTION: "Conjonction : plusieurs causes ensemble",
    Relation.DISJONCTION: "Disjonction : une même cause derrière plusieurs faits",
}
ALERTE = "Presque tout repose sur la personne. Qu'ont fait les pratiques, l'organisation, les institutions ?"
