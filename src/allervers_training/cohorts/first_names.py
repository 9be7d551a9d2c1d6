"""The name shown for each person of a group: her first name, made distinct when others share it; pure."""

from collections import Counter
from collections.abc import Collection, Sequence

from allervers_training.accounts.domain import heard


def told_apart(people: Sequence[tuple[str, str]], taken: Collection[str]) -> list[str]:
    """Return one name to show for each (first name, last name): « Marie », « Marie D. », then numbers.

    Whoever is there already keeps her name; those who come together and share a first name all get a letter.
    """
    there = {heard(name) for name in taken}
    shared = Counter(heard(first) for first, _ in people)
    shown: list[str] = []
    for first, last in people:
        alone = shared[heard(first)] == 1 and heard(first) not in there
        wanted = first if alone or not last else f"{first} {last[0].upper()}."
        shown.append(_numbered(wanted, there))
    return shown


def _numbered(wanted: str, there: set[str]) -> str:
    """Return a name that nobody has yet, and note it."""
    name, number = wanted, 2
    while heard(name) in there:
        name, number = f"{wanted} {number}", number + 1
    there.add(heard(name))
    return name
