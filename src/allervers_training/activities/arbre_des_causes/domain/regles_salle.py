"""Rules about people and tables: by lot, chosen, or given."""

import math
from collections.abc import Mapping, Sequence

from allervers_training.activities.arbre_des_causes.domain import commandes_salle as s
from allervers_training.activities.arbre_des_causes.domain import evenements as e
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Repartition
from allervers_training.activities.arbre_des_causes.domain.tirage import NOBODY, draw, join
from allervers_training.activities.engine.kind import Context, Role
from allervers_training.kernel.errors import Refused

TABLES_MAX = 12
A_TABLE = 4  # people, when nobody says how many tables
FULL = 5
JOINED = frozenset({Repartition.LOT, Repartition.EMPLOYEUR, Repartition.GROUPE})
Events = Sequence[e.DeSalle]


def arrive(atelier: Atelier, context: Context) -> Events:
    """Note that somebody is there; after the draw she joins the smallest table, away from her colleagues."""
    numero = _number(context)
    if atelier.places.get(numero):
        return ()
    if atelier.reparti and atelier.reglages.repartition in JOINED:
        table = join(numero, seats_of(atelier), _colleagues(atelier, context), atelier.tables)
        return (e.PersonneArrivee(numero, table),)
    return () if numero in atelier.places else (e.PersonneArrivee(numero),)


def choose(atelier: Atelier, commande: s.ChoisirTable, context: Context) -> Events:
    numero, wanted = _number(context), commande.numero_table
    if atelier.reglages.repartition is not Repartition.CHOIX:
        raise Refused("Ici, on ne choisit pas sa table : demandez à l'animation de vous déplacer.")
    if wanted == atelier.places.get(numero):
        return ()
    _check_table(atelier, wanted)
    seated = people_at(atelier)
    if len(seated[wanted]) >= FULL and min(map(len, seated.values())) < FULL:
        raise Refused(f"La table {wanted} est complète. Choisissez-en une où il reste une place.")
    return (e.PersonneAssise(numero, wanted),)


def seat(atelier: Atelier, commande: s.Asseoir) -> Events:
    _check_table(atelier, commande.numero_table)
    if atelier.places.get(commande.numero) == commande.numero_table:
        return ()
    return (e.PersonneAssise(commande.numero, commande.numero_table),)


def share_out(atelier: Atelier, commande: s.FormerTables, context: Context) -> Events:
    """Keep the places that were given, draw the others; a table that has worked stays.

    Balanced by employer, colleagues are spread over the tables as evenly as they can be.
    """
    nombre = commande.nombre or _enough(atelier, commande.places)
    if not 1 <= nombre <= TABLES_MAX:
        raise Refused(f"On peut former de une à {TABLES_MAX} tables.")
    if any(not 1 <= table <= nombre for table in commande.places.values()):
        raise Refused("Une de ces tables n'existe pas. Vérifiez les places, puis recommencez.")
    if any(_has_worked(atelier, n) for n in atelier.tables if n > nombre):
        raise Refused(
            "Une table qui a déjà des cartes ne peut pas être retirée. Gardez au moins autant de tables."
        )
    waiting = atelier.places.keys() - commande.places.keys()
    colleagues = _colleagues(atelier, context)
    drawn = draw(waiting, range(1, nombre + 1), context.lot, colleagues, commande.places)
    return (e.TablesFormees(nombre, {**commande.places, **drawn}),)


def show(atelier: Atelier, commande: s.MontrerTable, context: Context) -> Events:
    """Keep a table on the wall, or let them take turns again."""
    if context.actor.role is Role.PARTICIPANT:
        raise Refused("Ce que montre le mur est choisi par l'équipe, depuis la console.")
    if commande.numero_table is not None:
        _check_table(atelier, commande.numero_table)
    if commande.numero_table == atelier.montree:
        return ()
    return (e.TableMontree(commande.numero_table),)


def people_at(atelier: Atelier) -> dict[int, tuple[int, ...]]:
    """Return who sits at each table."""
    seated: dict[int, list[int]] = {n: [] for n in atelier.tables}
    for numero, table in seats_of(atelier).items():
        seated[table].append(numero)
    return {n: tuple(sorted(people)) for n, people in seated.items()}


def seats_of(atelier: Atelier) -> dict[int, int]:
    """Return the table of everybody who sits at one."""
    found = ((numero, atelier.table_de(numero)) for numero in atelier.places)
    return {numero: table for numero, table in found if table and table in atelier.tables}


def _colleagues(atelier: Atelier, context: Context) -> Mapping[int, int]:
    """Return who comes from the same employer, where this is what tables are drawn by."""
    by_employer = atelier.reglages.repartition is Repartition.EMPLOYEUR
    return context.groups if by_employer else NOBODY


def _enough(atelier: Atelier, given: Mapping[int, int]) -> int:
    people = len({*atelier.places, *given})
    worked = [n for n in atelier.tables if _has_worked(atelier, n)]
    wanted = min(TABLES_MAX, max(1, math.ceil(people / FULL), people // A_TABLE))
    return max([wanted, *given.values(), *worked])


def _has_worked(atelier: Atelier, table: int) -> bool:
    return bool(atelier.tables[table].operations)


def _check_table(atelier: Atelier, table: int) -> None:
    if table not in atelier.tables:
        raise Refused("Cette table n'existe pas. Choisissez parmi celles de la salle.")


def _number(context: Context) -> int:
    if context.actor.number is None:
        raise Refused("Cette action est celle d'une personne de la salle, pas de la console.")
    return context.actor.number
