"""Secrets are long, told once, and kept as hashes."""

import re

from allervers_training.kernel.secrets import UNAMBIGUOUS, new_code, new_token, token_hash


def test_a_token_holds_128_bits_at_least_and_is_fit_for_an_address() -> None:
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert all(re.fullmatch(r"[\w-]{22,}", token) for token in tokens)


def test_a_hash_tells_nothing_and_never_changes() -> None:
    assert token_hash("été") == token_hash("été")
    assert re.fullmatch(r"[0-9a-f]{64}", token_hash("été"))
    assert token_hash("été") != token_hash("ete")


def test_a_code_can_be_read_from_a_wall() -> None:
    letters = set("".join(new_code() for _ in range(500)))
    assert letters <= set(UNAMBIGUOUS)
    assert not letters & set("IO01")
    assert len(new_code()) == 6
