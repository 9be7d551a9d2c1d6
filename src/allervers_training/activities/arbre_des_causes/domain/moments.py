"""What people at the tables may do in each phase; the scribe and the animator may at any moment."""

from collections.abc import Mapping

from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain.etat import Phase

SORTING = frozenset({Phase.TRI, Phase.CONSTRUCTION, Phase.VERIFICATION, Phase.LEVIERS})
WRITING = SORTING | {Phase.COLLECTE}
BUILDING = SORTING - {Phase.TRI}
LEVERS = frozenset({Phase.LEVIERS, Phase.PRIORITES})

WHEN: Mapping[frozenset[Phase], str] = {
    WRITING: "Les cartes s'écrivent à partir de la collecte, jusqu'aux leviers. Gardez votre idée : votre texte est encore à l'écran.",
    SORTING: "On trie les cartes ensemble, après la collecte et jusqu'aux leviers. Ce que vous avez écrit est encore à l'écran.",
    BUILDING: "On relie et on juge les cartes de la construction jusqu'aux leviers. Avant, elles attendent dans la boîte ; après, l'arbre ne bouge plus.",
    LEVERS: "Les leviers viennent une fois l'arbre vérifié. Votre texte est encore à l'écran.",
    frozenset({Phase.PRIORITES}): "On donne ses voix au moment des priorités.",
}
OPEN: Mapping[type[c.SurTable], frozenset[Phase]] = {
    **dict.fromkeys(
        (c.Ajouter, c.Reecrire, c.Qualifier, c.Supprimer, c.Restaurer, c.PrendrePlume), WRITING
    ),
    **dict.fromkeys((c.EcarterFormulation, c.Fusionner, c.Scinder, c.Garer), SORTING),
    **dict.fromkeys((c.Annuler, c.Retablir), SORTING),
    **dict.fromkeys(
        (
            c.Lier, c.Delier, c.Rediriger, c.JugerNecessite, c.JugerSuffisance,
            c.ArreterBranche, c.ReprendreBranche,
        ),
        BUILDING,
    ),
    **dict.fromkeys((c.PoserLevier, c.ChangerLevier, c.RetirerLevier), LEVERS),
    **dict.fromkeys((c.DonnerVoix, c.RetirerVoix), frozenset({Phase.PRIORITES})),
}  # fmt: skip
