"""From a form to a command: what is taken, and what is sent back with a French sentence."""

from collections.abc import Mapping

import pytest

from allervers_training.activities.arbre_des_causes import forms
from allervers_training.activities.arbre_des_causes.domain import commandes as c
from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain.arbre import (
    Caractere,
    Categorie,
    Effort,
    Jugement,
    Nature,
    Niveau,
    NonRecours,
    Raison,
    Terme,
)
from allervers_training.activities.arbre_des_causes.domain.etat import Phase
from allervers_training.activities.engine.kind import Role
from allervers_training.kernel.errors import Invalid, SiteError

TAKEN: list[tuple[str, Mapping[str, str], c.Commande]] = [
    ("cartes", {"texte": "  un \n fait "}, c.Ajouter("un fait")),
    (
        "cartes",
        {
            "texte": "Un", "effet": "4", "nature": "opinion", "categorie": "personne",
            "table": "2",
        },
        c.Ajouter("Un", 4, None, Nature.OPINION, Categorie.PERSONNE, table=2),
    ),
    ("cartes", {"texte": "Un", "cause": "1"}, c.Ajouter("Un", cause=1)),
    ("reserves", {"source": "c2-r1", "effet": "1"}, c.PoserReserve("c2-r1", 1)),
    ("formulations", {"fait": "4", "texte": "Un", "vu": "7"}, c.Reecrire(4, "Un", 7)),
    (
        "formulations",
        {"fait": "4", "texte": "Un", "geste": "ecarter"},
        c.EcarterFormulation(4, "Un"),
    ),
    (
        "qualites",
        {"fait": "4", "nature": "fait", "caractere": "habituel", "non_recours": "non-demande"},
        c.Qualifier(4, Nature.FAIT, Caractere.HABITUEL, None, NonRecours.NON_DEMANDE),
    ),
    ("fusions", {"fait": "4", "avec": "5"}, c.Fusionner(4, 5)),
    ("scissions", {"fait": "4", "texte": "A", "autre": "B"}, c.Scinder(4, "A", "B")),
    ("sorts", {"fait": "4", "sort": "parking"}, c.Garer(4)),
    ("sorts", {"fait": "4", "sort": "supprime", "relie": "oui"}, c.Supprimer(4, relie=True)),
    ("sorts", {"fait": "4", "sort": "restaure"}, c.Restaurer(4)),
    ("liens", {"effet": "1", "cause": "4"}, c.Lier(1, 4)),
    ("liens", {"effet": "1", "cause": "4", "geste": "retirer"}, c.Delier(1, 4)),
    ("liens", {"effet": "1", "cause": "4", "vers": "5"}, c.Rediriger(4, 1, 5)),
    (
        "jugements",
        {"effet": "1", "cause": "4", "jugement": "non"},
        c.JugerNecessite(1, 4, Jugement.NON),
    ),
    ("jugements", {"effet": "1", "jugement": ""}, c.JugerSuffisance(1, None)),
    ("arrets", {"fait": "4", "raison": "etat_normal"}, c.ArreterBranche(4, Raison.ETAT_NORMAL)),
    ("arrets", {"fait": "4", "geste": "reprendre"}, c.ReprendreBranche(4)),
    (
        "leviers",
        {
            "fait": "4", "quoi": "Un", "niveau": "moi", "porteur": "Nous", "terme": "long",
            "effort": "fort",
        },
        c.PoserLevier(4, "Un", Niveau.MOI, "Nous", Terme.LONG, Effort.FORT),
    ),
    ("leviers", {"levier": "6", "porteur": ""}, c.ChangerLevier(6, porteur="")),
    ("leviers", {"levier": "6", "quoi": "Deux"}, c.ChangerLevier(6, "Deux")),
    ("leviers", {"levier": "6", "geste": "retirer"}, c.RetirerLevier(6)),
    ("voix", {"levier": "6"}, c.DonnerVoix(6)),
    ("voix", {"levier": "6", "voix": "reprise"}, c.RetirerVoix(6)),
    ("plumes", {"fait": "4"}, c.PrendrePlume(4)),
    ("plumes", {"fait": "4", "plume": "rendue"}, c.RendrePlume(4)),
    ("annulations", {"vu": "12", "table": "2"}, c.Annuler(12, table=2)),
    ("annulations", {"geste": "retablir"}, c.Retablir()),
    ("presences", {}, s.Participer()),
    ("places", {"table": "2"}, s.ChoisirTable(2)),
    ("deplacements", {"numero": "7", "table": "2"}, s.Asseoir(7, 2)),
    ("tables", {"nombre": "3"}, s.FormerTables(3)),
    ("tables", {"p-7": "2", "p-8": ""}, s.FormerTables(None, {7: 2})),
    ("murs", {"table": "2"}, s.MontrerTable(2)),
    ("murs", {"table": ""}, s.MontrerTable()),
    ("faits-ultimes", {"texte": "Un"}, s.FormulerUltime("Un")),
    ("phases", {"phase": "tri"}, s.ChangerPhase(Phase.TRI)),
    ("pauses", {}, s.Suspendre()),
    ("pauses", {"pause": "fin"}, s.Reprendre()),
    ("minutes", {"minutes": "2"}, s.AjouterDuTemps(120)),
    ("cloture", {}, s.CloreAtelier()),
]  # fmt: skip
SENT_BACK: list[tuple[str, Mapping[str, str]]] = [
    ("cartes", {}),
    ("cartes", {"texte": " \n "}),
    ("cartes", {"texte": "x" * 201}),
    ("cartes", {"texte": "Un", "effet": "-1"}),
    ("cartes", {"texte": "Un", "effet": "²"}),
    ("cartes", {"texte": "Un", "table": "9999999"}),
    ("cartes", {"texte": "Un", "nature": "vrai"}),
    ("reserves", {}),
    ("formulations", {"fait": "4", "texte": "Un"}),
    ("formulations", {"texte": "Un", "vu": "1"}),
    ("qualites", {"fait": "4", "categorie": "autre"}),
    ("fusions", {"fait": "4"}),
    ("scissions", {"fait": "4", "texte": "A"}),
    ("sorts", {"fait": "4", "sort": "ailleurs"}),
    ("liens", {"effet": "1"}),
    ("liens", {"cause": "1"}),
    ("jugements", {"jugement": "oui"}),
    ("arrets", {"fait": "4"}),
    ("arrets", {"fait": "4", "raison": "autre"}),
    ("leviers", {"fait": "4", "quoi": "Un"}),
    ("leviers", {"fait": "4", "niveau": "moi"}),
    ("voix", {}),
    ("places", {}),
    ("tables", {"p-7": "deux"}),
    ("tables", {"nombre": "0x1"}),
    ("murs", {"table": "deux"}),
    ("faits-ultimes", {"texte": ""}),
    ("phases", {"phase": "dessert"}),
    ("minutes", {"minutes": "61"}),
]


@pytest.mark.parametrize(("name", "fields", "meant"), TAKEN)
def test_a_form_says_one_command(name: str, fields: Mapping[str, str], meant: c.Commande) -> None:
    assert forms.FORMS[name].read(fields) == meant


@pytest.mark.parametrize(("name", "fields"), SENT_BACK)
def test_what_cannot_be_read_comes_back_in_french(name: str, fields: Mapping[str, str]) -> None:
    with pytest.raises(SiteError) as refused:
        forms.FORMS[name].read(fields)
    assert str(refused.value).endswith((".", "ici)."))


def test_the_sentence_stands_beside_its_field() -> None:
    with pytest.raises(Invalid) as refused:
        forms.FORMS["scissions"].read({"fait": "4", "texte": "A"})
    assert set(refused.value.fields) == {"autre"}


def test_every_form_is_shown_here() -> None:
    assert {name for name, _, _ in TAKEN} == set(forms.FORMS)


def test_phases_and_the_end_are_the_animators_alone() -> None:
    for name in ("phases", "pauses", "minutes", "cloture"):
        assert forms.FORMS[name].roles == {Role.ANIMATOR}
    for name in ("reserves", "tables", "deplacements", "murs", "faits-ultimes"):
        assert Role.PARTICIPANT not in forms.FORMS[name].roles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (c.DonnerVoix(6), c.RetirerVoix(6)),
        (c.PrendrePlume(4), c.RendrePlume(4)),
        (c.JugerNecessite(1, 4, Jugement.OUI), c.JugerNecessite(1, 4, None)),
        (c.JugerSuffisance(1, Jugement.OUI), c.JugerSuffisance(1, Jugement.NON)),
        (c.Qualifier(4, Nature.FAIT), c.Qualifier(4, Nature.OPINION)),
        (s.ChoisirTable(1), s.ChoisirTable(2)),
    ],
)
def test_a_late_tap_on_the_same_thing_is_known_by_its_slot(
    one: c.Commande, other: c.Commande
) -> None:
    assert one.slot == other.slot is not None


def test_words_and_links_never_replace_each_other() -> None:
    for commande in (c.Ajouter("Un"), c.Reecrire(4, "Un", 1), c.Lier(1, 4), c.Annuler()):
        assert commande.slot is None
    assert c.DonnerVoix(6).slot != c.DonnerVoix(7).slot
    assert c.Qualifier(4, Nature.FAIT).slot != c.Qualifier(4, None, Caractere.HABITUEL).slot
