"""The report of an atelier as plain data: every file and the report page are written from it.

No name of a person enters it: a tree is the work of a table.
"""

from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from allervers_training.activities.arbre_des_causes import mots, textes
from allervers_training.activities.arbre_des_causes.croquis import sketch
from allervers_training.activities.arbre_des_causes.dessin.disposition import disposer
from allervers_training.activities.arbre_des_causes.dessin.svg import dessiner
from allervers_training.activities.arbre_des_causes.domain.arbre import ULTIME, Statut
from allervers_training.activities.arbre_des_causes.domain.comparaison import compare
from allervers_training.activities.arbre_des_causes.domain.donnees import as_data, plain
from allervers_training.activities.arbre_des_causes.domain.equilibre import balance
from allervers_training.activities.arbre_des_causes.domain.etat import Atelier, Table
from allervers_training.activities.arbre_des_causes.domain.graphe import consequences, outline
from allervers_training.activities.arbre_des_causes.domain.guide import completeness
from allervers_training.activities.arbre_des_causes.domain.regles_salle import people_at
from allervers_training.activities.arbre_des_causes.releve import fact, levers, links, outline_of
from allervers_training.activities.arbre_des_causes.vues.plan import plan_of
from allervers_training.activities.engine.kind import Room
from allervers_training.kernel.frozen import changed

Data = dict[str, Any]


def report(atelier: Atelier, room: Room) -> Data:
    """Return everything that may be taken home, table by table, and what tables have in common."""
    atelier = _pens_down(atelier)
    first = atelier.tables[min(atelier.tables)].arbre.faits[ULTIME]
    people = people_at(atelier)
    return {
        "type": "arbre_des_causes",
        "session": room.title,
        "titre": room.texts.get(textes.TITRE, ""),
        "mode": mots.MODES[atelier.reglages.mode],
        "situation": room.texts.get(textes.SITUATION, ""),
        "fait_ultime": textes.words(atelier, first, room.texts),
        "fait_ultime_nom": mots.ULTIMES[atelier.reglages.mode],
        "tables": [
            _of_table(atelier, table, room, len(people[number]))
            for number, table in sorted(atelier.tables.items())
        ],
        "comparaison": _compared(atelier, room) if len(atelier.tables) > 1 else None,
    }


def _of_table(atelier: Atelier, table: Table, room: Room, people: int) -> Data:
    arbre = table.arbre
    kept = [f for f in arbre.faits.values() if f.statut is not Statut.SUPPRIME]
    done, held = completeness(arbre), balance(arbre)
    return {
        "numero": table.numero,
        "nom": f"Table {table.numero}" if len(atelier.tables) > 1 else "L'arbre",
        "personnes": people,
        "faits": [fact(atelier, arbre, fait, room) for fait in kept],
        "plan": outline_of(outline(arbre)),
        "consequences": outline_of(consequences(arbre)),
        "liens": links(arbre),
        "leviers": levers(table),
        "completude": {**asdict(done), "pourcent": done.pourcent},
        "equilibre": {
            "comptes": {mots.CATEGORIES[c]: n for c, n in held.comptes.items()},
            "sans_categorie": held.sans,
            "absentes": [mots.CATEGORIES[c] for c in held.absentes],
            "alerte": mots.ALERTE if held.alerte else "",
        },
        "arbre": as_data(arbre),
        "lecture": plain(plan_of(atelier, table.numero, room)),  # these two for the page alone
        "dessin": _drawn(atelier, table, room),
    }


def _pens_down(atelier: Atelier) -> Atelier:
    """Leave out who was writing: a report is read later."""
    return changed(
        atelier, tables={n: changed(table, plumes={}) for n, table in atelier.tables.items()}
    )


def _drawn(atelier: Atelier, table: Table, room: Room) -> Markup:
    drawn = dessiner(disposer(sketch(atelier, table, room.texts)))
    return Markup(drawn)  # noqa: S704 - our own drawing, whose words `pieces.texte` escapes


def _compared(atelier: Atelier, room: Room) -> Data:
    trees = {number: table.arbre for number, table in sorted(atelier.tables.items())}
    result = compare(trees, room.texts)

    def said(table: int, fait: int) -> str:
        return textes.words(atelier, trees[table].faits[fait], room.texts)

    return {
        "communs": [
            {
                "texte": said(*common.places[0]),
                "tables": list(common.tables),
                "places": [{"table": table, "fait": fait} for table, fait in common.places],
            }
            for common in result.communs
        ],
        "propres": [
            {
                "table": table,
                "faits": [{"numero": fait, "texte": said(table, fait)} for fait in own],
            }
            for table, own in result.propres.items()
        ],
    }
