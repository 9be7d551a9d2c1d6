"""The report of an atelier in words: a Markdown outline, and what the printed report says alike."""

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
        lines += [f"## {table['nom']}", "", *(f"- {told}" for told in figures(table)), ""]
        lines += _section("Ce qui l'explique", _outline(table, table["plan"]))
        lines += _section("Ce que cela entraîne", _outline(table, table["consequences"]))
        lines += _section("Autres liens", _apart(table))
        lines += _section("À côté de l'arbre", _aside(table))
        lines += _section("Leviers", map(_lever, table["leviers"]))
    if report["comparaison"]:
        lines += _compared(report["comparaison"])
    return "\n".join(lines).rstrip() + "\n"


def figures(table: Report) -> Iterator[str]:
    done, held = table["completude"], table["equilibre"]
    counts = ", ".join(f"{name.lower()} {n}" for name, n in held["comptes"].items())
    yield f"Faits : {done['faits']}, dont {done['expliques']} expliqués ou arrêtés avec une raison"
    yield f"Questions de la méthode qui ont une réponse : {done['pourcent']} %"
    yield f"D'où viennent les causes : {counts}, sans catégorie {held['sans_categorie']}"
    if held["alerte"]:
        yield held["alerte"]


def _outline(table: Report, plan: Iterable[Report]) -> Iterator[str]:
    for line, fait, more in outline(table, plan):
        told = f" ({_flat(more)})" if more else ""
        yield f"{'  ' * line['profondeur']}- **{fait['numero']}** {_flat(fait['texte'])}{told}"
        if not line["rappel"]:
            for other in fait["autres_formulations"]:
                yield f"{'  ' * line['profondeur']}  / {_flat(other)}"


def outline(table: Report, plan: Iterable[Report]) -> Iterator[tuple[Report, Report, str]]:
    """Yield each line of a plan, its fact, and what is said of it in brackets."""
    facts = {fait["numero"]: fait for fait in table["faits"]}
    said = {(link["effet"], link["cause"]): link["necessite"] for link in table["liens"]}
    for line in plan:
        fait = facts[line["fait"]]
        link = said.get((line["sous"], line["fait"]), "")
        yield line, fait, "déjà dit plus haut" if line["rappel"] else _said(fait, link)


def _said(fait: Report, link: str) -> str:
    words = [fait["categorie"], fait["caractere"].partition(" :")[0], fait["non_recours"]]
    words += [fait["nature"]] if fait["nature"] != "Fait" else []
    words += [f"nécessaire : {link.lower()}"] if link else []
    words += [f"suffisant : {fait['suffisance'].lower()}"] if fait["suffisance"] else []
    words += [f"branche arrêtée : {fait['arret']}"] if fait["arret"] else []
    return " · ".join(word for word in words if word)


def _apart(table: Report) -> Iterator[str]:
    for link in apart(table):
        yield f"- **{link['cause']}** est une cause de **{link['effet']}**"


def apart(table: Report) -> Iterator[Report]:
    """Yield the links that no nested list tells: from a cause to a consequence of the problem."""
    told = {(line["sous"], line["fait"]) for line in table["plan"]}
    told |= {(line["fait"], line["sous"]) for line in table["consequences"]}
    for link in table["liens"]:
        if (link["effet"], link["cause"]) not in told:
            yield link


def _aside(table: Report) -> Iterator[str]:
    for fait in aside(table):
        yield f"- **{fait['numero']}** {_flat(fait['texte'])} ({fait['ou'].lower()})"


def aside(table: Report) -> Iterator[Report]:
    return (fait for fait in table["faits"] if fait["ou"] != IN_TREE)


def _lever(lever: Report) -> str:
    who = f"porté par {_flat(lever['porteur'])}" if lever["porteur"] else ""
    votes = f"{lever['voix']} voix"
    words = [lever["niveau"], who, lever["terme"].lower(), lever["effort"].lower(), votes]
    more = ", ".join(word for word in words if word)
    return f"- {_flat(lever['quoi'])} (fait {lever['fait']} ; {more})"


def _compared(found: Report) -> list[str]:
    common = (f"- {_flat(c['texte'])} (tables {listed(c['tables'])})" for c in found["communs"])
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


def listed(numbers: list[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} et {last}" if first else last


def _flat(text: str) -> str:
    """Keep typed words from being read as Markdown."""
    return "".join(
        f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in " ".join(text.split())
    )
