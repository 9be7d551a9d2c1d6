"""Restoring a back-up: everything is checked before anything moves, and what was there is put aside, never erased."""

import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from allervers_training.kernel.copies import bases, placing
from allervers_training.kernel.copies.manifest import (
    NAME,
    Manifest,
    copied,
    manifest_of,
    not_one,
)
from allervers_training.kernel.db import opened
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.schema import known_revisions, newest_revisions, upgrade
from allervers_training.kernel.settings import Settings

ABROAD = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True)
class Restored:
    """What was done; `aside` is where the former data stands, if there was any."""

    manifest: Manifest
    upgraded: bool
    aside: Path | None


def restore(settings: Settings, path: Path, *, replace: bool, at: datetime) -> Restored:
    """Put a back-up in the place of a site's data.

    Raises `Refused`, with nothing changed, when the archive is not whole, does not suit this version or this
    database, or when there is already something that one has not asked to replace.
    """
    with _opened(path) as packed:
        manifest = manifest_of(packed)
        _refuse_foreign(manifest, settings)
        there = placing.there(settings)
        placing.refuse_full(settings, there, replace=replace)
        with _disk_is_willing(settings), _staging(settings) as staged:
            _unpack(packed, manifest, staged)
            is_older = _prepare(manifest, settings, staged)
            aside = placing.put_aside(settings, there, at=at)
            placing.put_in_place(settings, staged, manifest.base)
    return Restored(manifest, is_older, aside)


@contextmanager
def _staging(settings: Settings) -> Iterator[Path]:
    """Lend a folder on the disk of the data: what is whole there has only to be given its name."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.data_dir, prefix=".restauration-") as folder:
        yield Path(folder)


@contextmanager
def _disk_is_willing(settings: Settings) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refused(
            f"La restauration n'a pas pu finir ({error.strerror}). Rien n'est effacé : ce qui a été déplacé est dans "
            f"« {settings.data_dir} », dossier « {placing.ASIDE}… ».",
            remedy="Libérez de la place ou changez les droits de ce dossier, puis redonnez la commande avec --remplacer.",
        ) from error


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        packed = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise Refused(
            f"Il n'y a pas de fichier « {path} ».", remedy="Vérifiez le chemin."
        ) from error
    except (OSError, zipfile.BadZipFile) as error:
        raise not_one() from error
    with packed:
        yield packed


def _refuse_foreign(manifest: Manifest, settings: Settings) -> None:
    """Refuse what this version, or this database program, cannot take."""
    kind = bases.kind_of(settings.database)
    if kind != manifest.database:
        raise Refused(
            f"Cette sauvegarde vient d'une base {ABROAD[manifest.database]}, et ce site a une base {ABROAD[kind]} : rien n'a changé.",
            remedy="Réglez ALLERVERS_DATABASE_URL comme sur le site d'origine, puis redonnez la commande.",
        )
    if manifest.revision not in known_revisions():
        raise Refused(
            "Cette sauvegarde vient d'une version plus récente du programme, que celle-ci ne sait pas lire : rien n'a changé.",
            remedy=f"Installez la version {manifest.version}, ou une plus récente, puis redonnez la commande.",
        )


def _unpack(packed: zipfile.ZipFile, manifest: Manifest, folder: Path) -> None:
    """Write every file of the archive, and check it; raises `Refused` when one is missing, added or changed."""
    try:
        if set(packed.namelist()) != {*manifest.files, NAME}:
            raise not_one()
        for name, digest in manifest.files.items():
            path = folder / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            with packed.open(name) as source, path.open("wb") as target:
                if copied(source, target) != digest:
                    raise not_one()
    except (zipfile.BadZipFile, EOFError, ValueError) as error:
        raise not_one() from error


def _prepare(manifest: Manifest, settings: Settings, staged: Path) -> bool:
    """Bring the database to the schema of this version before it takes its place; tell whether it was older."""
    base = staged / manifest.base
    url = settings.database
    if manifest.database == "sqlite":
        url = f"sqlite:///{base}"
    else:
        bases.put_postgresql(url, base)
    try:
        if manifest.database == "sqlite":
            bases.check_sqlite(base)
        with opened(url) as database:
            upgrade(database)
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise not_one() from error
    return {manifest.revision} != newest_revisions()
