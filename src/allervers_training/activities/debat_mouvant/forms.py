"""From a form to a command of the débat mouvant; errors in French, field by field."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain.decisions import ARGUMENT_MAX
from allervers_training.activities.debat_mouvant.domain.etat import Moment, Phase, Rubrique, Zone
from allervers_training.activities.engine.kind import CommandForm, Role
from allervers_training.kernel.errors import Invalid, Refused

Fields = Mapping[str, str]
E = TypeVar("E", bound=StrEnum)
EVERYBODY = frozenset(Role)
TEAM = frozenset({Role.SCRIBE, Role.ANIMATOR})
ANIMATOR = frozenset({Role.ANIMATOR})
SIDES = frozenset({Zone.OUI, Zone.NSP, Zone.NON})


def read_position(fields: Fields) -> c.Commande:
    if fields.get("place") == "observer":
        return c.Observer()
    if not fields.get("place"):
        raise Invalid({"place": "Choisissez une place, ou regardez sans vous placer."})
    return c.SePlacer(_choice(Zone, fields, "place"))


def read_hand(fields: Fields) -> c.Commande:
    return c.BaisserLaMain() if fields.get("main") == "baissee" else c.LeverLaMain()


def read_reason(fields: Fields) -> c.Commande:
    if fields.get("passer"):  # « je préfère ne pas dire »: whatever was filled in stays unsaid
        return c.DonnerMotif()
    argument = _number(fields, "argument") if fields.get("argument") else None
    text = _text(fields, "motif", optional=True)
    return c.DonnerMotif(argument, text, partage=fields.get("partage") == "oui")


def read_proposal(fields: Fields) -> c.Commande:
    return c.ProposerArgument(_side(fields), _text(fields, "argument"))


def read_argument(fields: Fields) -> c.Commande:
    """Sort an argument (`numero` given) or note one that was heard."""
    if not fields.get("numero"):
        return c.NoterArgument(_side(fields), _text(fields, "argument"))
    number = _number(fields, "numero")
    if fields.get("avec"):
        return c.ReunirArguments(number, _number(fields, "avec"))
    if fields.get("sort") == "masque":
        return c.MasquerArgument(number)
    return c.RetenirArgument(number, _side(fields))


def read_floor(fields: Fields) -> c.Commande:
    if fields.get("fin"):
        return c.TerminerParole()
    number = _number(fields, "numero") if fields.get("numero") else None
    if fields.get("passe") and number is not None:
        return c.PasserTour(number)
    return c.DonnerParole(number)


def read_count(fields: Fields) -> c.Commande:
    counts = {zone: _number(fields, f"n-{zone}") for zone in Zone if fields.get(f"n-{zone}")}
    if not counts:
        raise Invalid({"n-oui": "Écrivez au moins un nombre de personnes."})
    origin = "papier" if fields.get("origine") == "papier" else "salle"
    return c.SaisirComptage(_choice(Moment, fields, "moment"), counts, origin)


def read_phase(fields: Fields) -> c.Commande:
    return c.ChangerPhase(_choice(Phase, fields, "phase"))


def read_affirmation(fields: Fields) -> c.Commande:
    return c.ChoisirAffirmation(_number(fields, "rang"))


def read_pause(fields: Fields) -> c.Commande:
    return c.Reprendre() if fields.get("pause") == "fin" else c.Suspendre()


def read_time(fields: Fields) -> c.Commande:
    minutes = _number(fields, "minutes")
    if not 1 <= minutes <= 60:  # noqa: PLR2004 - an hour
        raise Invalid({"minutes": "On ajoute de 1 à 60 minutes."})
    return c.AjouterDuTemps(minutes * 60)


def read_display(fields: Fields) -> c.Commande:
    return c.MontrerComptes(fields.get("comptes") == "montres")


def read_note(fields: Fields) -> c.Commande:
    return c.PrendreNote(_choice(Rubrique, fields, "rubrique"), _text(fields, "note"))


def read_end(_fields: Fields) -> c.Commande:
    return c.CloreDebat()


FORMS: Mapping[str, CommandForm] = {
    "positions": CommandForm(read_position, EVERYBODY),
    "mains": CommandForm(read_hand, EVERYBODY),
    "motifs": CommandForm(read_reason, frozenset({Role.PARTICIPANT})),
    "propositions": CommandForm(read_proposal, frozenset({Role.PARTICIPANT})),
    "arguments": CommandForm(read_argument, TEAM),
    "prises-de-parole": CommandForm(read_floor, ANIMATOR),
    "comptages": CommandForm(read_count, TEAM),
    "phases": CommandForm(read_phase, ANIMATOR),
    "affirmations": CommandForm(read_affirmation, ANIMATOR),
    "pauses": CommandForm(read_pause, ANIMATOR),
    "minutes": CommandForm(read_time, ANIMATOR),
    "affichages": CommandForm(read_display, ANIMATOR),
    "notes": CommandForm(read_note, TEAM),
    "cloture": CommandForm(read_end, ANIMATOR),
}


def _choice(kind: type[E], fields: Fields, name: str) -> E:
    try:
        return kind(fields.get(name, ""))
    except ValueError:
        raise Refused(
            "Ce choix n'existe pas, ou n'existe plus. Rechargez la page, puis réessayez."
        ) from None


def _side(fields: Fields) -> Zone:
    camp = _choice(Zone, fields, "camp")
    if camp not in SIDES:
        raise Refused("Rangez cet argument du côté « d'accord » ou « pas d'accord ».")
    return camp


def _number(fields: Fields, name: str) -> int:
    text = fields.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 7):  # noqa: PLR2004 - six digits
        raise Invalid({name: "Écrivez un nombre entier, en chiffres."})
    return int(text)


def _text(fields: Fields, name: str, *, optional: bool = False) -> str:
    text = " ".join(fields.get(name, "").split())
    if not text and not optional:
        raise Invalid({name: "Écrivez quelques mots avant d'envoyer."})
    if len(text) > ARGUMENT_MAX:
        raise Invalid(
            {name: f"C'est un peu long : {ARGUMENT_MAX} signes au plus ({len(text)} ici)."}
        )
    return text
