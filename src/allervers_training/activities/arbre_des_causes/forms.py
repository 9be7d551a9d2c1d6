"""From a form to a command of the arbre des causes; errors in French, field by field."""

from collections.abc import Mapping

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
from allervers_training.activities.arbre_des_causes.lecture import (
    Fields,
    choice,
    maybe_choice,
    maybe_number,
    number,
    table,
    text,
)
from allervers_training.activities.engine.kind import CommandForm, Role
from allervers_training.kernel.errors import Invalid, Refused

EVERYBODY = frozenset(Role)
TEAM = frozenset({Role.SCRIBE, Role.ANIMATOR})
ANIMATOR = frozenset({Role.ANIMATOR})
NOT_HERE = "Ce choix n'existe pas, ou n'existe plus. Rechargez la page, puis réessayez."


def read_card(fields: Fields) -> c.Commande:
    """Read a new card; `effet` or `cause` says where it is linked at once."""
    return c.Ajouter(
        text(fields, "texte"),
        maybe_number(fields, "effet"),
        maybe_number(fields, "cause"),
        maybe_choice(Nature, fields, "nature") or Nature.FAIT,
        maybe_choice(Categorie, fields, "categorie") or Categorie.NON_DITE,
        table=table(fields),
    )


def read_reserve(fields: Fields) -> c.Commande:
    source, effet = text(fields, "source"), maybe_number(fields, "effet")
    return c.PoserReserve(source, effet, table=table(fields))


def read_wording(fields: Fields) -> c.Commande:
    """Read another wording (`vu` is the version seen), or one that is put aside."""
    fait, texte = number(fields, "fait"), text(fields, "texte")
    if fields.get("geste") == "ecarter":
        return c.EcarterFormulation(fait, texte, table=table(fields))
    return c.Reecrire(fait, texte, number(fields, "vu"), table=table(fields))


def read_quality(fields: Fields) -> c.Commande:
    return c.Qualifier(
        number(fields, "fait"),
        maybe_choice(Nature, fields, "nature"),
        maybe_choice(Caractere, fields, "caractere"),
        maybe_choice(Categorie, fields, "categorie"),
        maybe_choice(NonRecours, fields, "non_recours"),
        table=table(fields),
    )


def read_merge(fields: Fields) -> c.Commande:
    if not fields.get("avec"):
        raise Invalid({"avec": "Choisissez la carte à laquelle réunir celle-ci."})
    return c.Fusionner(number(fields, "fait"), number(fields, "avec"), table=table(fields))


def read_split(fields: Fields) -> c.Commande:
    first, second = text(fields, "texte"), text(fields, "autre")
    return c.Scinder(number(fields, "fait"), first, second, table=table(fields))


def read_place(fields: Fields) -> c.Commande:
    """Read where a card goes: parking, trash, or back."""
    fait, where = number(fields, "fait"), table(fields)
    match fields.get("sort"):
        case "parking":
            return c.Garer(fait, table=where)
        case "supprime":
            return c.Supprimer(fait, relie=fields.get("relie") == "oui", table=where)
        case "restaure":
            return c.Restaurer(fait, table=where)
        case _:
            raise Refused(NOT_HERE)


def read_link(fields: Fields) -> c.Commande:
    if not fields.get("effet") or not fields.get("cause"):
        missing = "cause" if fields.get("effet") else "effet"
        raise Invalid({missing: "Choisissez la carte à relier."})
    effet, cause, where = number(fields, "effet"), number(fields, "cause"), table(fields)
    if fields.get("geste") == "retirer":
        return c.Delier(effet, cause, table=where)
    if fields.get("vers"):
        return c.Rediriger(cause, effet, number(fields, "vers"), table=where)
    return c.Lier(effet, cause, table=where)


def read_judgment(fields: Fields) -> c.Commande:
    """Read a judgment: of a link when `cause` is given, of all the causes of an effect otherwise."""
    said = maybe_choice(Jugement, fields, "jugement")
    effet, cause = number(fields, "effet"), maybe_number(fields, "cause")
    if cause is None:
        return c.JugerSuffisance(effet, said, table=table(fields))
    return c.JugerNecessite(effet, cause, said, table=table(fields))


def read_stop(fields: Fields) -> c.Commande:
    fait, where = number(fields, "fait"), table(fields)
    if fields.get("geste") == "reprendre":
        return c.ReprendreBranche(fait, table=where)
    if not fields.get("raison"):
        raise Invalid({"raison": "Dites pourquoi la branche s'arrête ici."})
    reason, said = choice(Raison, fields, "raison"), text(fields, "texte", optional=True)
    if reason is Raison.AUTRE and not said:
        raise Invalid({"texte": "Dites en quelques mots pourquoi la branche s'arrête ici."})
    return c.ArreterBranche(fait, reason, said, table=where)


def read_lever(fields: Fields) -> c.Commande:
    """Read a lever; with `levier`, what changes of it or that it goes."""
    levier, where = maybe_number(fields, "levier"), table(fields)
    if levier is not None and fields.get("geste") == "retirer":
        return c.RetirerLevier(levier, table=where)
    terme, effort = maybe_choice(Terme, fields, "terme"), maybe_choice(Effort, fields, "effort")
    if levier is not None:
        quoi = text(fields, "quoi", optional=True) or None
        porteur = text(fields, "porteur", optional=True) if "porteur" in fields else None
        niveau = maybe_choice(Niveau, fields, "niveau")
        return c.ChangerLevier(levier, quoi, niveau, porteur, terme, effort, table=where)
    quoi, porteur = text(fields, "quoi"), text(fields, "porteur", optional=True)
    if not fields.get("niveau"):
        raise Invalid({"niveau": "Dites à quel niveau ce levier se trouve."})
    niveau = choice(Niveau, fields, "niveau")
    fait = number(fields, "fait")
    return c.PoserLevier(fait, quoi, niveau, porteur, terme, effort, table=where)


def read_vote(fields: Fields) -> c.Commande:
    made = c.RetirerVoix if fields.get("voix") == "reprise" else c.DonnerVoix
    return made(number(fields, "levier"), table=table(fields))


def read_pen(fields: Fields) -> c.Commande:
    made = c.RendrePlume if fields.get("plume") == "rendue" else c.PrendrePlume
    return made(number(fields, "fait"), table=table(fields))


def read_undo(fields: Fields) -> c.Commande:
    made = c.Retablir if fields.get("geste") == "retablir" else c.Annuler
    return made(maybe_number(fields, "vu"), table=table(fields))


def read_presence(_fields: Fields) -> c.Commande:
    return s.Participer()


def read_seat(fields: Fields) -> c.Commande:
    return s.Asseoir(number(fields, "numero"), number(fields, "table"))


def read_own_seat(fields: Fields) -> c.Commande:
    return s.ChoisirTable(number(fields, "table"))


def read_tables(fields: Fields) -> c.Commande:
    """Fields `p-<number>` say who sits where; the others are drawn by lot."""
    given = {
        int(name[2:]): number(fields, name)
        for name in fields
        if name.startswith("p-") and name[2:].isdecimal() and name.isascii() and fields[name]
    }
    return s.FormerTables(maybe_number(fields, "nombre"), given)


def read_wall(fields: Fields) -> c.Commande:
    return s.MontrerTable(maybe_number(fields, "table"))


def read_ultimate(fields: Fields) -> c.Commande:
    return s.FormulerUltime(text(fields, "texte"))


def read_phase(fields: Fields) -> c.Commande:
    return s.ChangerPhase(choice(Phase, fields, "phase"))


def read_pause(fields: Fields) -> c.Commande:
    return s.Reprendre() if fields.get("pause") == "fin" else s.Suspendre()


def read_time(fields: Fields) -> c.Commande:
    minutes = number(fields, "minutes")
    if not 1 <= minutes <= 60:  # noqa: PLR2004 - an hour
        raise Invalid({"minutes": "On ajoute de 1 à 60 minutes."})
    return s.AjouterDuTemps(minutes * 60)


def read_end(_fields: Fields) -> c.Commande:
    return s.CloreAtelier()


FORMS: Mapping[str, CommandForm] = {
    "cartes": CommandForm(read_card, EVERYBODY),
    "reserves": CommandForm(read_reserve, TEAM),
    "formulations": CommandForm(read_wording, EVERYBODY),
    "qualites": CommandForm(read_quality, EVERYBODY),
    "fusions": CommandForm(read_merge, EVERYBODY),
    "scissions": CommandForm(read_split, EVERYBODY),
    "sorts": CommandForm(read_place, EVERYBODY),
    "liens": CommandForm(read_link, EVERYBODY),
    "jugements": CommandForm(read_judgment, EVERYBODY),
    "arrets": CommandForm(read_stop, EVERYBODY),
    "leviers": CommandForm(read_lever, EVERYBODY),
    "voix": CommandForm(read_vote, EVERYBODY),
    "plumes": CommandForm(read_pen, EVERYBODY),
    "annulations": CommandForm(read_undo, EVERYBODY),
    "presences": CommandForm(read_presence, EVERYBODY, knows_groups=True),
    "places": CommandForm(read_own_seat, EVERYBODY),
    "deplacements": CommandForm(read_seat, TEAM),
    "tables": CommandForm(read_tables, TEAM, knows_groups=True),
    "murs": CommandForm(read_wall, TEAM),
    "faits-ultimes": CommandForm(read_ultimate, TEAM),
    "phases": CommandForm(read_phase, ANIMATOR),
    "pauses": CommandForm(read_pause, ANIMATOR),
    "minutes": CommandForm(read_time, ANIMATOR),
    "cloture": CommandForm(read_end, ANIMATOR),
}
