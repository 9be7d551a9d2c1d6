"""A seal opens for its author, with the key that made it, and for nobody else."""

import secrets
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allervers_training.journal.seal import Sealer, Unreadable
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.site_key import SIZE, keys_at

KEY, OTHER = secrets.token_bytes(SIZE), secrets.token_bytes(SIZE)
TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)))


@given(TEXTS)
def test_what_was_sealed_is_read_again(text: str) -> None:
    sealer = Sealer([KEY])
    assert sealer.open(sealer.seal(text, author=7), author=7) == text


def test_two_seals_of_the_same_words_are_different() -> None:
    sealer = Sealer([KEY])
    assert sealer.seal("oui", author=7) != sealer.seal("oui", author=7)


def test_a_row_given_to_somebody_else_does_not_open() -> None:
    sealer = Sealer([KEY])
    with pytest.raises(Unreadable):
        sealer.open(sealer.seal("oui", author=7), author=8)


@given(st.integers(min_value=0, max_value=200), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_is_noticed(place: int, change: int) -> None:
    sealer = Sealer([KEY])
    sealed = bytearray(sealer.seal("quelques mots à soi", author=7))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(Unreadable):
        sealer.open(bytes(sealed), author=7)


@pytest.mark.parametrize("length", [0, 1, 5, 16, 17, 30])
def test_a_shortened_seal_is_noticed(length: int) -> None:
    sealer = Sealer([KEY])
    with pytest.raises(Unreadable):
        sealer.open(sealer.seal("quelques mots", author=7)[:length], author=7)


def test_a_new_key_on_top_seals_and_the_former_one_still_opens() -> None:
    before = Sealer([KEY]).seal("avant", author=7)
    both = Sealer([OTHER, KEY])
    assert both.open(before, author=7) == "avant"
    after = both.seal("après", author=7)
    assert Sealer([OTHER]).open(after, author=7) == "après"
    with pytest.raises(Unreadable):
        Sealer([OTHER]).open(before, author=7)


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "apart" / "journal.key"
    made = keys_at(path)
    assert keys_at(path) == made
    assert [len(key) for key in made] == [SIZE]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["journal.key"]


def test_processes_that_start_together_share_one_key(tmp_path: Path) -> None:
    path, found = tmp_path / "journal.key", []
    threads = [threading.Thread(target=lambda: found.append(keys_at(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize("text", ["", "\n", "abc", "é", "AAAA", "A" * 44 + "\n???\n"])
def test_a_spoilt_key_file_is_said_and_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "journal.key"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused, match="clé du site"):
        keys_at(path)
    assert path.read_text("utf-8") == text
