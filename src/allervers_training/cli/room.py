"""`allervers serve --salle`: one computer serves a room over its own network, without Internet."""

import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from allervers_training.kernel import clock
from allervers_training.kernel.errors import NotKept, Refused
from allervers_training.kernel.settings import Settings

if TYPE_CHECKING:
    from allervers_training.accounts.models import Person
    from allervers_training.kernel.addresses import Interface
    from allervers_training.kernel.db import Database

EVERYWHERE = "0.0.0.0"  # noqa: S104 - the point of a room: every phone of its network
FIRST_TRAINER = "Formateur·rice"  # until somebody gives her name
MOST_LINKS = 5
NO_NETWORK = (
    "  Aucun réseau local pour le moment : allumez le partage de connexion ou branchez le câble, puis\n"
    "  choisissez l'adresse sur la page « Essai de la salle » de la session."
)


def settings_of(asked: Settings, *, chosen: str | None, port: int) -> Settings:
    """Return the settings of a room: a secret of its own, and an address that phones can reach."""
    from allervers_training.kernel.addresses import interfaces

    changed = {"secret": asked.secret or kept_secret(asked.data_dir), "port": port}
    if chosen or not asked.public_url:
        found = interfaces()
        host = _host(chosen) if chosen else found[0].address if found else "127.0.0.1"
        changed["public_url"] = f"http://{host}:{port}"
    return Settings(**{**asked.model_dump(), **changed})


def kept_secret(folder: Path) -> str:
    """Return the secret kept in the data folder, made when there is none, readable by its owner alone."""
    path = folder / "secret"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return path.read_text("ascii").strip()
        with os.fdopen(made, "w", encoding="ascii") as file:
            file.write(f"{secrets.token_hex(32)}\n")
        return path.read_text("ascii").strip()
    except OSError as error:
        refusal = NotKept()
        refusal.remedy = (
            f"Libérez de la place ou changez les droits du dossier {folder}, puis relancez."
        )
        raise refusal from error


def entrances(database: "Database") -> list[tuple[str, str]]:
    """Return the name of each trainer with a fresh link for one use; the first trainer is made here."""
    from allervers_training.accounts import access, service
    from allervers_training.accounts.domain import LinkPurpose, SiteRole

    now = clock.now()

    def link(person: "Person") -> tuple[str, str]:
        return person.name, service.create_link(db, person, LinkPurpose.INVITATION, at=now)

    with database.writing() as db:
        known = access.who_runs_sessions(db, most=MOST_LINKS)
        if not known:
            known = [service.create_person(db, FIRST_TRAINER, at=now, roles=(SiteRole.TRAINER,))]
        return [link(person) for person in known]


def in_words(
    settings: Settings, found: Sequence["Interface"], links: Sequence[tuple[str, str]]
) -> str:
    """Say where phones go, and where the team goes; QR codes only on a terminal."""
    is_terminal = sys.stdout.isatty()
    bold, plain = ("\033[1m", "\033[0m") if is_terminal else ("", "")
    own = f"http://127.0.0.1:{settings.port}"
    team = [f"  Entrer ({name})  {own}/entree/{token}" for name, token in links]
    return "\n".join(
        [
            f"{bold}Aller vers sert la salle{plain} : {settings.public_url}",
            "",
            f"{bold}Pour les téléphones{plain}, sur le réseau de la salle (sans Internet ni chiffrement)",
            *_doors(settings, found, with_codes=is_terminal),
            "",
            f"{bold}Pour l'équipe{plain}, sur cet ordinateur seulement",
            f"  Les sessions  {own}/sessions",
            *team,
            "  (chaque lien sert une fois, pendant 72 heures ; un autre : relancez, ou « allervers inviter »)",
            "",
            "Ctrl+C pour arrêter. Rien n'est perdu : relancez, et chacun retrouve sa place.",
        ]
    )


def _doors(settings: Settings, found: Sequence["Interface"], *, with_codes: bool) -> Iterator[str]:
    if not found and "127.0.0.1" in settings.public_url:
        yield NO_NETWORK
        return
    urls = {f"http://{one.address}:{settings.port}": one.label for one in found}
    for url, label in {settings.public_url: "adresse choisie", **urls}.items():
        on_wall = "  (celle du QR code du mur)" if url == settings.public_url else ""
        yield f"  {label}  {url}/rejoindre{on_wall}"
        if with_codes:
            yield terminal_code(f"{url}/rejoindre")


def terminal_code(url: str) -> str:
    """Return a QR code drawn with the signs of a terminal, white on black whatever its own colours."""
    import io

    import segno

    drawn = io.StringIO()
    segno.make(url, error="m").terminal(drawn, border=2, compact=True)
    lines = drawn.getvalue().strip("\n").splitlines()
    return "\n".join(f"  \033[97;40m{line}\033[0m" for line in lines)


def _host(chosen: str) -> str:
    """Return an address or a name given on the command line; raises `Refused` when it is neither."""
    from allervers_training.web.arrival import host_name

    found = host_name(chosen)
    if not found or found != chosen.lower():
        raise Refused(
            f"« {chosen} » n'est pas une adresse de machine.",
            remedy="Par exemple : --adresse 192.168.43.1",
        )
    return found
