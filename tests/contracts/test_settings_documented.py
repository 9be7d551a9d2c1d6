"""docs/reglages.md and `Settings` say the same."""

import re

import pytest
from tests.contracts.code import ROOT, own_files

from allervers_training.kernel.settings import Settings

ROW = re.compile(r"^\| `(ALLERVERS_[A-Z_]+)` \| (.*?) \| (.+?) \|$", re.MULTILINE)
ROWS = {name: (default, sense) for name, default, sense in ROW.findall((ROOT / "docs/reglages.md").read_text("utf-8"))}  # fmt: skip
FIELDS = {f"ALLERVERS_{name.upper()}": field for name, field in Settings.model_fields.items()}


def test_every_setting_has_its_line_and_every_line_its_setting() -> None:
    assert set(ROWS) == set(FIELDS)


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_line_gives_the_default_and_says_what_it_is_for(name: str) -> None:
    default, sense = ROWS[name]
    plain = FIELDS[name].default
    if FIELDS[name].default_factory is None:
        assert default == ("vide" if plain == "" else f"`{plain}`")
    assert len(sense) > 15
    assert FIELDS[name].description


def test_no_setting_is_named_anywhere_that_does_not_exist() -> None:
    texts = [
        p
        for p in own_files()
        if p.suffix in {".md", ".py", ".sh", ".toml"} and "tests" not in p.parts
    ]
    named = {
        n
        for path in texts
        for n in re.findall(r"\bALLERVERS_[A-Z_]+[A-Z]\b", path.read_text("utf-8"))
    }
    assert named <= set(FIELDS)
