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
    numbers: dict[str, int] = {}
    shown: list[str] = []
    for first, last in people:
        alone = shared[heard(first)] == 1 and heard(first) not in there
        wanted = first if alone or not last else f"{first} {last[0].upper()}."
        shown.append(_numbered(wanted, there, numbers))
    return shown


def _numbered(wanted: str, there: set[str], numbers: dict[str, int]) -> str:
    """Return a name that nobody has yet, and note it; `numbers` remembers the last one given."""
    name, key = wanted, heard(wanted)
    while heard(name) in there:
        numbers[key] = numbers.get(key, 1) + 1
        name = f"{wanted} {numbers[key]}"
    there.add(heard(name))
    return name
