"""The database as one file, while the site runs: SQLite by itself, PostgreSQL by its own programs."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.engine import URL, make_url

from allervers_training.kernel.db import opened
from allervers_training.kernel.errors import Refused

DUMP, RESTORE = "pg_dump", "pg_restore"


def kind_of(url: str) -> str:
    """Return « sqlite » or « postgresql »."""
    return make_url(url).get_backend_name()


def sqlite_file(url: str) -> Path:
    return Path(str(make_url(url).database))


def is_base(url: str, path: Path) -> bool:
    """Tell whether a file is a SQLite database of a site, this one's or another's, or its log."""
    named = kind_of(url) == "sqlite" and path.name.startswith(sqlite_file(url).name)
    return named or ".sqlite3" in path.name


def copy_base(url: str, target: Path) -> None:
    """Write the database as it is at one instant; whoever writes meanwhile is not held up."""
    if kind_of(url) == "sqlite":
        _copy_sqlite(sqlite_file(url), target)
    else:
        _run(DUMP, url, "--format=custom", "--no-owner", file=f"--file={target}")


def put_postgresql(url: str, source: Path) -> None:
    """Fill an empty PostgreSQL database from a dump, all of it or nothing."""
    with opened(url) as database:
        tables = inspect(database.engine).get_table_names()
    if tables:
        raise Refused(
            "La base PostgreSQL n'est pas vide : rien n'a changé.",
            remedy="Créez-en une autre (createdb), mettez son adresse dans ALLERVERS_DATABASE_URL, puis redonnez la commande : "
            "l'ancienne reste intacte.",
        )
    options = ("--exit-on-error", "--single-transaction", "--no-owner")
    _run(RESTORE, url, *options, file=str(source))


def _copy_sqlite(path: Path, target: Path) -> None:
    """`VACUUM INTO` rather than the back-up interface: what was erased is not in the copy's free pages."""
    if not path.is_file():
        raise Refused(
            f"Il n'y a pas de base de données à sauvegarder : « {path} » n'existe pas.",
            remedy="Vérifiez ALLERVERS_DATA_DIR et ALLERVERS_DATABASE_URL.",
        )
    try:
        source = sqlite3.connect(path, timeout=30, isolation_level=None)
        try:
            source.execute("VACUUM INTO ?", (str(target),))
        finally:
            source.close()
        check_sqlite(target)
    except sqlite3.Error as error:
        raise Refused(
            f"La base de données ne se laisse pas copier ({error}) : rien n'a été écrit.",
            remedy="Vérifiez la place qui reste et les droits du dossier. Si rien n'y manque, gardez la dernière sauvegarde.",
        ) from error


def check_sqlite(path: Path) -> None:
    """Raise `sqlite3.Error` when a copy is not sound."""
    copy = sqlite3.connect(path)
    try:
        said = copy.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        copy.close()
    if said != "ok":
        raise sqlite3.DatabaseError(said)


def is_in_use(path: Path) -> bool:
    """Tell whether another program has a SQLite database open: only the last one may leave the write-ahead log."""
    found = sqlite3.connect(path, timeout=0)
    try:
        found.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:  # not a database: nobody uses it
        return False
    finally:
        found.close()
    return False


def _run(program: str, url: str, *options: str, file: str) -> None:
    """Run a program of PostgreSQL; the password goes by the environment, where a list of processes does not show it."""
    asked = make_url(url)
    command = [program, *options, f"--dbname={_without_password(asked)}", file]
    if shutil.which(program) is None:
        by_hand = " ".join(
            (*command[:-1], "--file=base.pgdump" if program == DUMP else "base.pgdump")
        )
        raise Refused(
            f"Le programme {program} de PostgreSQL n'est pas sur cet ordinateur : rien n'a été fait.",
            remedy=f"Installez-le, ou donnez cette commande sur celui qui l'a : {by_hand} "
            "– et copiez à part le dossier des données.",
        )
    done = subprocess.run(  # noqa: S603 - our own words and the settings'
        command, env=_environment(asked), capture_output=True, text=True, check=False
    )
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["sans dire pourquoi"])[-1]
        raise Refused(
            f"{program} n'a pas pu finir : {why}",
            remedy="Rien n'a changé. Sa version doit être au moins celle du serveur PostgreSQL.",
        )


def _without_password(url: URL) -> str:
    """Return an address as the programs of PostgreSQL read it; `URL.set` cannot take a password away."""
    kept = {name: part for name, part in url._asdict().items() if name != "password"}
    return URL.create(**{**kept, "drivername": "postgresql"}).render_as_string()


def _environment(url: URL) -> dict[str, str]:
    return {**os.environ, **({"PGPASSWORD": url.password} if url.password else {})}
