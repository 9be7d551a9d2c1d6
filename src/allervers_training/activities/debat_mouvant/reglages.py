"""Settings of a débat mouvant: as stored with the activity, and as chosen in a form."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from allervers_training.activities.debat_mouvant.domain.etat import (
    Affirmation,
    Mode,
    PremiereParole,
    Reglages,
    Variante,
)
from allervers_training.activities.engine.regimes import Regime
from allervers_training.catalogue.domain import DebatMouvant as Exercise
from allervers_training.kernel.errors import Invalid, Refused

MOST_AFFIRMATIONS = 12
OWN_WORDS = 140  # signs of an affirmation typed by the trainer


def read_settings(stored: Mapping[str, Any]) -> Reglages:
    """Return the settings stored with an activity; what is missing takes its default."""
    regime = Regime(stored.get("regime", Regime.VISIBLE))
    if regime is Regime.ANONYMOUS:
        raise Refused("Un débat mouvant est visible ou confidentiel : il ne peut pas être anonyme.")
    affirmations = tuple(
        Affirmation(
            item["id"], Variante(item.get("variante", "riviere")), int(item.get("secondes", 720))
        )
        for item in stored["affirmations"]
    )
    if not 1 <= len(affirmations) <= MOST_AFFIRMATIONS:
        raise Refused(f"Choisissez de une à {MOST_AFFIRMATIONS} affirmations.")
    return Reglages(
        affirmations=affirmations,
        mode=Mode(stored.get("mode", Mode.HYBRIDE)),
        regime=regime,
        premiere_parole=PremiereParole(stored.get("premiere_parole", PremiereParole.PETIT_CAMP)),
        preparation=bool(stored.get("preparation", False)),
        comptes_pendant=bool(stored.get("comptes_pendant", False)),
    )


def prepare(exercise: Exercise | None, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings of a preparation form; raises `Invalid` in French.

    Each affirmation of the exercise has a box `a-<id>`; when none is ticked, all are taken.
    """
    stated = exercise.statements if exercise else ()
    ticked = [s for s in stated if fields.get(f"a-{s.id}")]
    own = " ".join(fields.get("affirmation", "").split())
    chosen = [
        {"id": s.id, "variante": fields.get("variante") or s.variant, "secondes": s.minutes * 60}
        for s in ticked or (() if own else stated)
    ]
    if fields.get("variante"):
        _one_of(Variante, fields, "variante", Variante.RIVIERE)
    settings: dict[str, Any] = {
        "mode": _one_of(Mode, fields, "mode", Mode.HYBRIDE),
        "regime": _one_of(Regime, fields, "regime", Regime.VISIBLE),
        "premiere_parole": _one_of(
            PremiereParole, fields, "premiere_parole", PremiereParole.PETIT_CAMP
        ),
        "preparation": fields.get("preparation") == "oui",
        "comptes_pendant": fields.get("comptes") == "montres",
    }
    if own:
        _check_own(own)
        chosen.append(
            {"id": "libre", "variante": fields.get("variante") or "riviere", "secondes": 720}
        )
        settings["textes"] = {"libre": own}
    if not chosen:
        raise Invalid({"affirmation": "Choisissez une affirmation, ou écrivez la vôtre."})
    settings["affirmations"] = chosen
    read_settings(settings)
    return settings


def _check_own(text: str) -> None:
    if text.endswith("?"):
        raise Invalid(
            {
                "affirmation": "C'est une question. Écrivez une phrase avec laquelle on peut être d'accord ou non."
            }
        )
    if len(text) > OWN_WORDS:
        raise Invalid({"affirmation": f"C'est trop long pour le mur : {OWN_WORDS} signes au plus."})


def _one_of(kind: type[StrEnum], fields: Mapping[str, str], name: str, default: StrEnum) -> str:
    try:
        return str(kind(fields.get(name) or default))
    except ValueError:
        raise Invalid({name: "Ce choix n'existe pas. Choisissez dans la liste."}) from None
