"""Who may import whom, as `[tool.importlinter]` of pyproject.toml says it."""

import tomllib

import pytest
from importlinter.cli import lint_imports
from tests.contracts.code import PACKAGE, ROOT

CONTRACTS = {"map", "kinds", "feature", "routes", "rules", "edge"}


def test_every_contract_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


def test_no_contract_was_dropped() -> None:
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    assert {table["id"] for table in tables["contracts"]} == CONTRACTS
    assert next(t for t in tables["contracts"] if t["id"] == "map")["exhaustive"]


def test_every_feature_is_held_to_the_order_inside_a_feature() -> None:
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    held = next(t for t in tables["contracts"] if t["id"] == "feature")["containers"]
    features = {
        f"allervers_training.{folder.relative_to(PACKAGE).as_posix().replace('/', '.')}"
        for name in ("routes", "service", "models", "domain")
        for folder in (path.parent for path in PACKAGE.rglob(f"{name}*"))
        if (folder / "__init__.py").exists()
    } - {"allervers_training.web"}  # it has no rules and no rows
    assert features <= set(held)
