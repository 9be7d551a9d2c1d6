"""What a restoration moves: what was there goes aside, what was in the archive takes its place; nothing is erased."""

import shutil
from datetime import datetime
from functools import partial
from pathlib import Path

from allervers_training.kernel.copies import bases
from allervers_training.kernel.copies.manifest import BASES, FILES
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.settings import Settings

ASIDE = "avant-restauration-"
LEFT = frozenset({"demo", "secret", "retraits"})
# The demo is a site of its own; a secret is made again; the list of what was withdrawn holds over any back-up.


def is_left(name: str) -> bool:
    """Tell whether something at the top of the data folder is no part of a back-up."""
    return name in LEFT or name.startswith((ASIDE, "."))


def there(settings: Settings) -> list[Path]:
    """Return what a restoration would replace."""
    found = []
    if bases.kind_of(settings.database) == "sqlite":
        base = bases.sqlite_file(settings.database)
        found = [base.with_name(base.name + suffix) for suffix in ("", "-wal", "-shm")]
    if settings.data_dir.is_dir():
        inside = sorted(settings.data_dir.iterdir())
        is_base = partial(bases.is_base, settings.database)
        found += [p for p in inside if not is_left(p.name) and not is_base(p)]
    return [path for path in found if path.exists()]


def refuse_full(settings: Settings, found: list[Path], *, replace: bool) -> None:
    """Raise `Refused` when there is something that one has not asked to replace, or that a site is using."""
    if found and not replace:
        raise Refused(
            f"Il y a déjà des données dans « {settings.data_dir} » : rien n'a changé.",
            remedy="Pour les mettre de côté et prendre la sauvegarde à leur place : ajoutez --remplacer.",
        )
    base = bases.sqlite_file(settings.database)
    is_sqlite = bases.kind_of(settings.database) == "sqlite"
    if is_sqlite and base.is_file() and bases.is_in_use(base):
        raise Refused(
            "Le site est en marche : rien n'a changé.",
            remedy="Arrêtez-le, puis redonnez la commande.",
        )


def put_aside(settings: Settings, found: list[Path], *, at: datetime) -> Path | None:
    """Move what was there into a folder of its own, and return where; nothing when there was nothing."""
    if not found:
        return None
    aside = settings.data_dir / f"{ASIDE}{at:%Y%m%d-%H%M%S}"
    aside.mkdir(mode=0o700)
    for path in found:
        if path.exists():  # the log of a database goes with the last who leaves it
            shutil.move(path, aside / path.name)
    return aside


def put_in_place(settings: Settings, staged: Path, base: str) -> None:
    """Move files first and the database last: a site without its database is seen to be empty."""
    if (staged / FILES).is_dir():
        for path in sorted((staged / FILES).iterdir()):
            shutil.move(path, settings.data_dir / path.name)
    if base == BASES["sqlite"]:
        target = bases.sqlite_file(settings.database)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(staged / base, target)
