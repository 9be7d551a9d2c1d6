"""Every nasty file is refused or repaired with a sentence that a trainer understands."""

import pytest
from tests.invitations.battery import BATTERY, DOUBT, Nasty

from allervers_training.invitations.domain import ReadList, Verdict, read_file
from allervers_training.kernel.errors import Invalid

LISTS = {name: nasty for name, nasty in BATTERY.items() if not nasty.refused}
NO_LISTS = {name: nasty for name, nasty in BATTERY.items() if nasty.refused}


def sentences(read: ReadList) -> str:
    return "\n".join([*read.told, *(line.sentence for line in read.lines)])


@pytest.mark.parametrize("nasty", LISTS.values(), ids=LISTS)
def test_a_list_is_read_line_by_line(nasty: Nasty) -> None:
    read = read_file(nasty.data)
    if nasty.lines:
        assert [(line.verdict.value, line.name) for line in read.lines] == list(nasty.lines)
    for words in nasty.says:
        assert words in sentences(read)


@pytest.mark.parametrize("nasty", LISTS.values(), ids=LISTS)
def test_every_line_says_its_number_and_what_is_done(nasty: Nasty) -> None:
    numbers = []
    for line in read_file(nasty.data).lines:
        numbers.append(line.number)
        assert line.sentence.startswith(f"Ligne {line.number} : ")
        assert line.sentence.endswith((".", "!"))
        assert line.verdict is Verdict.TAKEN or line.why
        assert line.verdict is Verdict.REFUSED or line.name
        if line.verdict is Verdict(DOUBT):
            assert ("si vous décochez" if line.ticked else "que si vous cochez") in line.sentence
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("nasty", NO_LISTS.values(), ids=NO_LISTS)
def test_what_is_no_list_is_refused_with_one_sentence(nasty: Nasty) -> None:
    with pytest.raises(Invalid) as refused:
        read_file(nasty.data)
    assert refused.value.fields["fichier"].startswith(nasty.refused)


def test_the_battery_is_large_enough() -> None:
    assert len(BATTERY) >= 30


def test_five_thousand_lines_are_all_there() -> None:
    read = read_file(BATTERY["five thousand lines"].data)
    assert len(read.lines) == 5_000
    assert {line.verdict for line in read.lines} == {Verdict.TAKEN}
