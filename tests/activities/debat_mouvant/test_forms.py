"""From a form to a command: what is taken, and what is sent back with a French sentence."""

from collections.abc import Mapping

import pytest
from tests.activities.debat_mouvant.deroule import NON, OUI

from allervers_training.activities.debat_mouvant import forms
from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain.etat import Moment, Phase, Rubrique, Zone
from allervers_training.activities.engine.kind import Role
from allervers_training.kernel.errors import Invalid, SiteError

TAKEN: list[tuple[str, Mapping[str, str], c.Commande]] = [
    ("positions", {"place": "oui"}, c.SePlacer(OUI)),
    ("positions", {"place": "observer"}, c.Observer()),
    ("mains", {"main": "levee"}, c.LeverLaMain()),
    ("mains", {"main": "baissee"}, c.BaisserLaMain()),
    ("motifs", {"argument": "2"}, c.DonnerMotif(2)),
    ("motifs", {"motif": "  mes \n mots "}, c.DonnerMotif(None, "mes mots")),
    ("motifs", {"motif": "mots", "partage": "oui"}, c.DonnerMotif(None, "mots", partage=True)),
    ("motifs", {}, c.DonnerMotif()),
    ("motifs", {"motif": "m", "partage": "oui", "argument": "1", "passer": "oui"}, c.DonnerMotif()),
    ("propositions", {"camp": "non", "argument": "Un"}, c.ProposerArgument(NON, "Un")),
    ("arguments", {"camp": "oui", "argument": "Un"}, c.NoterArgument(OUI, "Un")),
    ("arguments", {"numero": "1", "camp": "oui"}, c.RetenirArgument(1, OUI)),
    ("arguments", {"numero": "1", "sort": "masque"}, c.MasquerArgument(1)),
    ("arguments", {"numero": "1", "avec": "2"}, c.ReunirArguments(1, 2)),
    ("prises-de-parole", {}, c.DonnerParole()),
    ("prises-de-parole", {"numero": "4"}, c.DonnerParole(4)),
    ("prises-de-parole", {"numero": "4", "passe": "oui"}, c.PasserTour(4)),
    ("prises-de-parole", {"fin": "oui"}, c.TerminerParole()),
    (
        "comptages",
        {"moment": "avant", "n-oui": "4", "n-non": "0"},
        c.SaisirComptage(Moment.AVANT, {OUI: 4, NON: 0}),
    ),
    (
        "comptages",
        {"moment": "apres", "n-pas_du_tout": "7", "origine": "papier"},
        c.SaisirComptage(Moment.APRES, {Zone.PAS_DU_TOUT: 7}, "papier"),
    ),
    ("phases", {"phase": "echanges"}, c.ChangerPhase(Phase.ECHANGES)),
    ("affirmations", {"rang": "1"}, c.ChoisirAffirmation(1)),
    ("pauses", {"pause": "debut"}, c.Suspendre()),
    ("pauses", {"pause": "fin"}, c.Reprendre()),
    ("minutes", {"minutes": "2"}, c.AjouterDuTemps(120)),
    ("affichages", {"comptes": "montres"}, c.MontrerComptes(True)),
    ("affichages", {"comptes": "caches"}, c.MontrerComptes(False)),
    ("notes", {"rubrique": "accord", "note": "Un"}, c.PrendreNote(Rubrique.ACCORD, "Un")),
    ("cloture", {}, c.CloreDebat()),
]
SENT_BACK: list[tuple[str, Mapping[str, str]]] = [
    ("positions", {}),
    ("positions", {"place": "ailleurs"}),
    ("positions", {"place": "OUI"}),
    ("motifs", {"argument": "-1"}),
    ("motifs", {"argument": "²"}),
    ("motifs", {"motif": "x" * 201}),
    ("propositions", {"camp": "oui"}),
    ("propositions", {"camp": "oui", "argument": " \n\t "}),
    ("propositions", {"camp": "oui", "argument": "x" * 201}),
    ("propositions", {"camp": "", "argument": "Un"}),
    ("propositions", {"camp": "tout_a_fait", "argument": "Un"}),
    ("arguments", {"numero": "un", "camp": "oui"}),
    ("arguments", {"numero": "1"}),
    ("arguments", {"numero": "1", "avec": "1e3"}),
    ("prises-de-parole", {"numero": "0x1"}),
    ("comptages", {"moment": "avant"}),
    ("comptages", {"moment": "avant", "n-oui": "-4"}),
    ("comptages", {"moment": "avant", "n-oui": "٣"}),
    ("comptages", {"moment": "avant", "n-oui": "3.5"}),
    ("comptages", {"moment": "avant", "n-oui": "9" * 5000}),
    ("comptages", {"moment": "demain", "n-oui": "3"}),
    ("phases", {"phase": "dessert"}),
    ("affirmations", {"rang": "-1"}),
    ("minutes", {"minutes": "0"}),
    ("minutes", {"minutes": "61"}),
    ("minutes", {}),
    ("notes", {"rubrique": "accord", "note": ""}),
    ("notes", {"rubrique": "potins", "note": "Un"}),
]


@pytest.mark.parametrize(("noun", "fields", "command"), TAKEN)
def test_a_form_becomes_a_command(
    noun: str, fields: Mapping[str, str], command: c.Commande
) -> None:
    assert forms.FORMS[noun].read(fields) == command


@pytest.mark.parametrize(("noun", "fields"), SENT_BACK)
def test_what_cannot_be_taken_comes_back_with_a_french_sentence(
    noun: str, fields: Mapping[str, str]
) -> None:
    with pytest.raises(SiteError) as refused:
        forms.FORMS[noun].read(fields)
    assert str(refused.value).endswith((".", ")."))


def test_a_sentence_stands_beside_the_field_it_is_about() -> None:
    with pytest.raises(Invalid) as refused:
        forms.FORMS["notes"].read({"rubrique": "accord", "note": "é" * 250})
    assert refused.value.fields == {"note": "C'est un peu long : 200 signes au plus (250 ici)."}


def test_every_command_of_the_domain_has_a_form() -> None:
    reached = {type(command) for _, _, command in TAKEN}
    assert reached == set(c.Commande.__subclasses__())


def test_every_form_says_whose_it_is() -> None:
    assert {noun for noun, _, _ in TAKEN} == set(forms.FORMS)
    animators = {n for n, form in forms.FORMS.items() if form.roles == {Role.ANIMATOR}}
    assert {"phases", "cloture", "pauses", "affirmations", "prises-de-parole"} <= animators
    assert all(Role.PARTICIPANT not in forms.FORMS[n].roles for n in ("arguments", "comptages"))
