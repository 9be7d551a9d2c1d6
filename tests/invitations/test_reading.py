"""Whatever is sent, nothing is raised but a sentence, and no line is lost."""

import contextlib
import csv
import io
import time
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from allervers_training.invitations.domain import ReadList, Verdict, read_file, read_paste
from allervers_training.invitations.domain.decoding import decode
from allervers_training.invitations.domain.draft import Draft, draft_of
from allervers_training.invitations.domain.group import Choice
from allervers_training.invitations.domain.table import records, tabulate
from allervers_training.kernel.errors import Invalid

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "cp850")
SOUP = st.text(alphabet="aÉé \"';,|\t\r\n=+-@\x00\u200b\u202e🎉0.\ufeff<(", max_size=200)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")),
    min_size=1,
    max_size=12,
).filter(lambda word: word.strip(";,|\t"))


def counts(read: ReadList) -> int:
    return sum(sum(line.verdict is verdict for line in read.lines) for verdict in Verdict)


def tried(reading: Callable[[], ReadList], field: str) -> ReadList | None:
    """Return what was read, or nothing when a sentence about this field says why not."""
    try:
        return reading()
    except Invalid as refused:
        fields = set(refused.fields)
    assert fields == {field}
    return None


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\x00\xd8\x00\xdc")
def test_no_bytes_break_the_reader(data: bytes) -> None:
    read = tried(lambda: read_file(data), "fichier")
    if read is None:
        return
    assert counts(read) == len(read.lines) > 0
    assert draft_of(Draft(read).written()).read == read


@settings(max_examples=400, deadline=None)
@given(SOUP, st.sampled_from(ENCODINGS))
def test_no_text_breaks_the_reader(text: str, encoding: str) -> None:
    read = tried(lambda: read_file(text.encode(encoding, "ignore")), "fichier")
    for line in read.lines if read else ():
        assert line.name.isprintable()
        assert len(line.name) <= 60
        assert not line.name.startswith(tuple("=+-@\t\r"))
        assert "\x00" not in line.text


@settings(max_examples=200, deadline=None)
@given(SOUP)
def test_no_pasted_text_breaks_the_reader(text: str) -> None:
    read = tried(lambda: read_paste(text), "liste")
    assert read is None or counts(read) == len(read.lines)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=30), st.sampled_from(";\t|,"))
def test_no_line_of_a_well_made_file_is_lost(
    rows: list[tuple[str, str, str]], separator: str
) -> None:
    """Taken, doubtful and refused make all the lines of the file, each under its own number."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(("Prénom", "Nom", "Employeur"))
    writer.writerows(rows)
    read = read_file(written.getvalue().encode())
    assert len(read.lines) == len(rows)
    assert [line.number for line in read.lines] == list(range(2, len(rows) + 2))


@settings(max_examples=200, deadline=None)
@given(SOUP, st.sampled_from([";", ",", "\t", "|"]))
def test_the_numbers_of_records_are_those_of_the_file(text: str, separator: str) -> None:
    plain = text.replace("\r", "")
    whole = plain.split("\n")
    for record in records(plain, separator, 0):
        assert record.text.split("\n")[0] == whole[record.number - 1]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["Agnès Noël", "François Prévôt", "Élodie L'Hôte", "Benoît Çelik"])
def test_french_names_survive_every_encoding(name: str, encoding: str) -> None:
    data = f"Nom complet\n{name}\nHélène Bérénice\n".encode(encoding)
    assert name in decode(data).text


def test_a_plain_list_of_letters_is_not_taken_for_another_kind_of_file() -> None:
    for text in ("BMarie Dupont", "GIFfard Jean", "II Marie", "ID Bob", "PK Dupont"):
        assert len(read_file(text.encode()).lines) == 1


@pytest.mark.parametrize(
    "text",
    [
        '";' * 900_000, '"a\n' * 29_000, ',"a' * 500_000, '""' * 500_000, "é" * 900_000,
        "a;" * 900_000, "\n" * 29_000 + "Marie", "@" * 900_000, "<" * 900_000,
    ],
    ids=lambda text: repr(text[:3]),
)  # fmt: skip
def test_a_hostile_file_costs_little(text: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(Invalid):
        read_file(text.encode())
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Marie Dupont\nDupont, Bob", ["Marie Dupont", "Bob Dupont"]),
        ("Marie Dupont marie@example.org", ["Marie Dupont"]),
        ("Dupont, Marie ; marie@example.org\nMartin, Bob ; b@example.org", ["Marie Dupont", "Bob Martin"]),
        ("DUPONT\tMarie\tm@example.org\nMARTIN\tBob\tb@example.org", ["Marie Dupont", "Bob Martin"]),
        ("Marie Dupont <m@example.org>, Bob Martin <b@example.org>", ["Marie Dupont", "Bob Martin"]),
        ("1. Marie Dupont\n2) Bob Martin\n- Inès Le Gall\n• Mme Karima Petit", ["Marie Dupont", "Bob Martin", "Inès Le Gall", "Karima Petit"]),
        ("marie dupont", ["Marie Dupont"]),
        ("Marie", ["Marie"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_people_paste_is_understood(text: str, names: list[str]) -> None:
    read = read_paste(text)
    assert [line.name for line in read.lines] == names
    assert {line.verdict for line in read.lines} <= {Verdict.TAKEN, Verdict.DOUBTFUL}
    if "@" in text:
        assert all(line.email.endswith("@example.org") for line in read.lines)


def test_an_address_is_kept_in_small_letters() -> None:
    (line,) = read_paste("Marie Dupont;MARIE@Example.ORG\n").lines
    assert line.email == "marie@example.org"


def test_a_draft_is_kept_with_its_choices_and_its_names_exchanged() -> None:
    draft = (
        Draft(read_paste("Marie Dupont\nBob")).choosing({1: Choice.NO}).choosing({2: Choice.YES})
    )
    again = draft_of(draft.written())
    assert again == draft
    swapped = again.swapped().read.lines
    assert [(line.first, line.last) for line in swapped] == [("Dupont", "Marie"), ("Bob", "")]


def test_one_column_is_not_cut() -> None:
    assert tabulate("Marie Dupont\nBob Martin\nDupont, Jean").separator == ""
