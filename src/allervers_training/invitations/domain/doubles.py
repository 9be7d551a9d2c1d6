"""Lines of one list that may name the same person: duplicates, homonyms, shared addresses."""

from collections.abc import Iterable
from dataclasses import replace

from allervers_training.accounts.domain import heard
from allervers_training.invitations.domain.lines import Line, Verdict


def compared(lines: Iterable[Line]) -> list[Line]:
    """Return the lines, those that repeat an earlier one set aside or doubted."""
    by_name: dict[str, list[Line]] = {}
    by_address: dict[str, Line] = {}
    result = []
    for line in lines:
        if line.verdict is Verdict.REFUSED:
            result.append(line)
            continue
        key = heard(line.name)
        told = _beside(line, by_name.get(key, []), by_address.get(line.email))
        if told.verdict is not Verdict.REFUSED:
            by_name.setdefault(key, []).append(told)
            if line.email:
                by_address.setdefault(line.email, told)
        result.append(told)
    return result


def doubted(line: Line, why: str, *, ticked: bool) -> Line:
    """Return a line with one more doubt; a box that starts empty stays so."""
    whole = (*line.why, why)
    return replace(line, verdict=Verdict.DOUBTFUL, why=whole, ticked=line.ticked and ticked)


def _beside(line: Line, namesakes: list[Line], same_address: Line | None) -> Line:
    if not namesakes:
        return _with_shared_address(line, same_address)
    twin = next((other for other in namesakes if other.email == line.email), None)
    if twin and line.email:
        why = f"même nom et même adresse qu'à la ligne {twin.number}"
        return replace(line, verdict=Verdict.REFUSED, why=(why,))
    if twin and heard(twin.employer) == heard(line.employer):
        why = f"même nom qu'à la ligne {twin.number}, et rien pour distinguer les deux"
        return doubted(line, why, ticked=False)
    why = f"même nom qu'à la ligne {namesakes[0].number} : deux personnes différentes ?"
    return doubted(line, why, ticked=True)


def _with_shared_address(line: Line, other: Line | None) -> Line:
    if other is None:
        return line
    why = f"même adresse électronique qu'à la ligne {other.number}, pour un autre nom"
    return doubted(line, why, ticked=True)
