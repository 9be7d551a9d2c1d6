"""The weight of what every visitor downloads (design/quality.md, « Weight »)."""

import gzip

from allervers_training.web.assets import ROOT, Assets, _bundled

KB = 1000
ASSETS = Assets()


def packed(name: str) -> int:
    asset = ASSETS._files[ASSETS.url(name).removeprefix("/static/")]
    return len(asset.packed or gzip.compress(asset.body, 9))


def test_the_stylesheets_are_light() -> None:
    assert packed("deux-encres.css") <= 9 * KB
    assert packed("bureau.css") <= 9 * KB


def test_the_scripts_are_light() -> None:
    assert packed("direct.js") <= 20 * KB


def test_there_is_one_light_font() -> None:
    fonts = list((ROOT / "fonts").glob("*.woff2"))
    assert [font.stat().st_size <= 30 * KB for font in fonts] == [True]


def test_every_file_is_bundled_served_or_a_licence() -> None:
    served = set(ASSETS._urls)
    from allervers_training.web.assets import BUNDLES

    parts = {part for bundle in BUNDLES.values() for part in bundle}
    left = [
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*")
        if path.is_file() and path.suffix not in {".css", ".txt"}
    ]
    assert set(left) - served - parts == {"sprite.svg"}  # which pages carry inside them


def test_a_hashed_name_follows_its_content() -> None:
    made_again, _files = _bundled.__wrapped__()
    assert made_again["direct.js"] == ASSETS.url("direct.js")
    assert ASSETS.url("direct.js") != ASSETS.url("deux-encres.css")
