"""The report of an atelier in words: a Markdown outline."""

from collections.abc import Iterable, Iterator
from typing import Any

Report = dict[str, Any]
IN_TREE = "Dans l'arbre"


def as_markdown(report: Report) -> str:
    lines = [f"# {_flat(report['titre'] or 'Arbre des causes')}", ""]
    lines += [f"{_flat(report['session'])}", ""] if report["session"] else []
    lines += [f"{report['mode']}.", ""]
    lines += [_flat(report["situation"]), ""] if report["situation"] else []
    for table in report["tables"]:
        lines += [f"## {table['nom']}", "", *_told(table), ""]
        lines += _section("Ce qui l'explique", _outline(table, table["plan"]))
        lines += _section("Ce que cela entraîne", _outline(table, table["consequences"]))
        lines += _section("Autres liens", _apart(table))
        lines += _section("À côté de l'arbre", _aside(table))
        lines += _section("Leviers", map(_lever, table["leviers"]))
    if report["comparaison"]:
        lines += _compared(report["comparaison"])
    return "\n".join(lines).rstrip() + "\n"


def _told(table: Report) -> Iterator[str]:
    done, held = table["completude"], table["equilibre"]
    counts = ", ".join(f"{name.lower()} {n}" for name, n in held["comptes"].items())
    yield f"- Faits : {done['faits']}, dont {done['expliques']} expliqués ou arrêtés avec une raison"
    yield f"- Questions de la méthode qui ont une réponse : {done['pourcent']} %"
    yield f"- D'où viennent les causes : {counts}, sans catégorie {held['sans_categorie']}"
    if held["alerte"]:
        yield f"- {held['alerte']}"


def _outline(table: Report, plan: Iterable[Report]) -> Iterator[str]:
    facts = _by_number(table)
    said = {(link["effet"], link["cause"]): link["necessite"] for link in table["liens"]}
    for line in plan:
        fait = facts[line["fait"]]
        link = said.get((line["sous"], line["fait"]), "")
        words = [fait["categorie"], fait["caractere"].partition(" :")[0], fait["non_recours"]]
        words += [fait["nature"]] if fait["nature"] != "Fait" else []
        words += [f"nécessaire : {link.lower()}"] if link else []
        words += [f"suffisant : {fait['suffisance'].lower()}"] if fait["suffisance"] else []
        words += [f"branche arrêtée : {_flat(fait['arret'])}"] if fait["arret"] else []
        more = " · ".join(word for word in words if word)
        again = "déjà dit plus haut" if line["rappel"] else more
        told = f" ({again})" if again else ""
        yield f"{'  ' * line['profondeur']}- **{fait['numero']}** {_flat(fait['texte'])}{told}"
        if not line["rappel"]:
            for other in fait["autres_formulations"]:
                yield f"{'  ' * line['profondeur']}  / {_flat(other)}"


def _apart(table: Report) -> Iterator[str]:
    """Yield the links that no nested list tells: from a cause to a consequence of the problem."""
    told = {(line["sous"], line["fait"]) for line in table["plan"]}
    told |= {(line["fait"], line["sous"]) for line in table["consequences"]}
    for link in table["liens"]:
        if (link["effet"], link["cause"]) not in told:
            yield f"- **{link['cause']}** est une cause de **{link['effet']}**"


def _aside(table: Report) -> Iterator[str]:
    for fait in table["faits"]:
        if fait["ou"] != IN_TREE:
            yield f"- **{fait['numero']}** {_flat(fait['texte'])} ({fait['ou'].lower()})"


def _lever(lever: Report) -> str:
    who = f"porté par {_flat(lever['porteur'])}" if lever["porteur"] else ""
    votes = f"{lever['voix']} voix"
    words = [lever["niveau"], who, lever["terme"].lower(), lever["effort"].lower(), votes]
    more = ", ".join(word for word in words if word)
    return f"- {_flat(lever['quoi'])} (fait {lever['fait']} ; {more})"


def _compared(found: Report) -> list[str]:
    common = (f"- {_flat(c['texte'])} (tables {_listed(c['tables'])})" for c in found["communs"])
    own = (
        f"- Table {part['table']} : {_flat(fait['texte'])}"
        for part in found["propres"]
        for fait in part["faits"]
    )
    return [
        "## D'une table à l'autre",
        "",
        *_section("Faits communs", common),
        *_section("Faits d'une seule table", own),
    ]


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [f"### {title}", "", *found, ""] if found else []


def _by_number(table: Report) -> dict[int, Report]:
    return {fait["numero"]: fait for fait in table["faits"]}


def _listed(numbers: list[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} et {last}" if first else last


def _flat(text: str) -> str:
    """Keep typed words from being read as Markdown."""
    return "".join(
        f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in " ".join(text.split())
    )
