"""Settings of a debate: as stored, and as chosen in the preparation form."""

from typing import Any

import pytest

from allervers_training.activities.debat_mouvant.domain.etat import (
    Affirmation,
    Mode,
    PremiereParole,
    Reglages,
    Variante,
)
from allervers_training.activities.debat_mouvant.kind import KIND
from allervers_training.activities.debat_mouvant.reglages import prepare, read_settings
from allervers_training.activities.engine.regimes import Regime
from allervers_training.catalogue.domain import DebatMouvant, Statement
from allervers_training.kernel.errors import Invalid, SiteError

ONE = {"affirmations": [{"id": "a1"}]}


def exercise() -> DebatMouvant:
    statements = (
        Statement(id="a1", text="Un.", variant="deux_rives", minutes=10),
        Statement(id="a2", text="Deux.", variant="continuum", minutes=20),
    )
    made = object.__new__(DebatMouvant)  # the catalogue's own fields are none of our business
    object.__setattr__(made, "statements", statements)
    return made


def test_what_is_not_stored_takes_its_default() -> None:
    assert read_settings(ONE) == Reglages((Affirmation("a1", Variante.RIVIERE, 720),))


def test_everything_stored_is_read() -> None:
    stored = {
        "affirmations": [{"id": "a1", "variante": "continuum", "secondes": 60}],
        "mode": "conference",
        "regime": "confidentiel",
        "premiere_parole": "tirage",
        "preparation": True,
        "comptes_pendant": True,
    }
    assert read_settings(stored) == Reglages(
        (Affirmation("a1", Variante.CONTINUUM, 60),),
        Mode.CONFERENCE,
        Regime.CONFIDENTIAL,
        PremiereParole.TIRAGE,
        preparation=True,
        comptes_pendant=True,
    )


def test_a_debate_cannot_be_anonymous() -> None:
    with pytest.raises(SiteError, match="anonyme"):
        read_settings({**ONE, "regime": "anonyme"})


@pytest.mark.parametrize("count", [0, 13])
def test_a_debate_has_from_one_to_twelve_affirmations(count: int) -> None:
    with pytest.raises(SiteError):
        read_settings({"affirmations": [{"id": f"a{n}"} for n in range(count)]})


def test_an_empty_form_takes_every_affirmation_as_it_was_written() -> None:
    debat = KIND.initial(prepare(exercise(), {}))
    assert [tour.affirmation for tour in debat.tours] == [
        Affirmation("a1", Variante.DEUX_RIVES, 600),
        Affirmation("a2", Variante.CONTINUUM, 1200),
    ]


def test_one_may_tick_some_and_choose_another_variant() -> None:
    chosen = read_settings(prepare(exercise(), {"a-a2": "oui", "variante": "riviere"}))
    assert chosen.affirmations == (Affirmation("a2", Variante.RIVIERE, 1200),)


def test_the_trainer_may_write_her_own_words() -> None:
    settings = prepare(None, {"affirmation": "  Il faut   toujours frapper. "})
    assert settings["textes"] == {"libre": "Il faut toujours frapper."}
    assert [a.id for a in read_settings(settings).affirmations] == ["libre"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"affirmation": "   "},
        {"affirmation": "Faut-il frapper ?"},
        {"affirmation": "x" * 141},
        {"affirmation": "Un.", "mode": "assis"},
        {"affirmation": "Un.", "regime": "secret"},
        {"affirmation": "Un.", "premiere_parole": "moi"},
        {"affirmation": "Un.", "variante": "lac"},
    ],
)
def test_what_cannot_be_chosen_is_said_beside_its_field(fields: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refused:
        prepare(None, fields)
    assert set(refused.value.fields) <= {*fields, "affirmation"}


def test_the_anonymous_regime_is_refused_in_the_form_too() -> None:
    with pytest.raises(SiteError, match="anonyme"):
        prepare(exercise(), {"regime": "anonyme"})


@pytest.mark.parametrize("regime", [Regime.VISIBLE, Regime.CONFIDENTIAL])
def test_the_choices_of_the_form_are_kept(regime: Regime) -> None:
    fields: dict[str, Any] = {
        "mode": "corps",
        "regime": str(regime),
        "preparation": "oui",
        "comptes": "montres",
    }
    chosen = read_settings(prepare(exercise(), fields))
    assert (chosen.mode, chosen.regime) == (Mode.CORPS, regime)
    assert chosen.preparation
    assert chosen.comptes_pendant
