"""Every setting of the program, read once from `ALLERVERS_…` variables; see docs/reglages.md."""

from functools import cached_property
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from allervers_training.kernel import paths


class Settings(BaseSettings):
    """Frozen; `app.py` receives one and hands down what each room needs."""

    model_config = SettingsConfigDict(env_prefix="ALLERVERS_", frozen=True, extra="forbid")

    data_dir: Path = Field(default_factory=paths.data_dir, description="Dossier des données.")
    database_url: str = Field(
        default="",
        description="Base de données. Vide : un fichier SQLite dans le dossier des données. "
        "PostgreSQL : postgresql+psycopg://…",
    )
    content_dir: Path = Field(
        default_factory=paths.content_dir,
        description="Dossier du cours (fichiers Markdown et YAML).",
    )
    secret: str = Field(
        default="",
        description="Secret du site, 32 signes au moins. Obligatoire dès que le site est servi hors de cet ordinateur.",
    )
    key_file: str = Field(
        default="",
        description="Fichier de la clé qui scelle les carnets privés. Vide : journal.key, dans un dossier voisin de "
        "celui des données.",
    )
    public_url: str = Field(
        default="",
        description="Adresse publique, écrite dans les liens et les QR codes. Vide : http://, l'adresse d'écoute et le port.",
    )
    host: str = Field(default="127.0.0.1", description="Adresse d'écoute.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="Port d'écoute ; 0 en choisit un libre."
    )
    trusted_proxy: str = Field(
        default="",
        description="Adresses des mandataires (proxys) dont on croit les en-têtes X-Forwarded-For et X-Forwarded-Proto.",
    )
    extra_hosts: str = Field(
        default="",
        description="Noms de machine auxquels le site répond, outre localhost et celui de l'adresse publique.",
    )
    threads: int = Field(
        default=0,
        ge=0,
        le=64,
        description="Requêtes ordinaires traitées de front. 0 : 2 avec SQLite, 4 avec PostgreSQL.",
    )
    log_level: str = Field(
        default="warning", description="Bavardage du serveur : warning, info, debug."
    )

    smtp_url: str = Field(
        default="",
        repr=False,
        description="Serveur qui envoie les courriels : smtp+starttls://nom:motdepasse@hote:587, smtps://… ou smtp://…. "
        "Vide : les messages attendent.",
    )
    mail_from: str = Field(default="", description="Adresse d'envoi des courriels.")

    @field_validator("trusted_proxy")
    @classmethod
    def _are_addresses(cls, listed: str) -> str:
        networks_of(listed)
        return listed

    @cached_property
    def database(self) -> str:
        """The effective database URL."""
        return self.database_url or f"sqlite:///{self.data_dir / 'allervers.sqlite3'}"

    @cached_property
    def key_path(self) -> Path:
        """Where the site's key is: beside the data folder, so that a copy of that folder does not hold it."""
        apart = self.data_dir.with_name(f"{self.data_dir.name}-cle")
        return Path(self.key_file) if self.key_file else apart / "journal.key"

    @cached_property
    def thread_limit(self) -> int:
        """Requests run side by side; the default of 40 costs 3.8 times the CPU on SQLite."""
        return self.threads or (2 if self.database.startswith("sqlite") else 4)

    @cached_property
    def proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The proxies that are believed, one address or a whole network each."""
        return networks_of(self.trusted_proxy)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names that the site answers to, in small letters, besides localhost."""
        public = urlsplit(self.public_url).hostname or ""
        listed = [word.lower() for word in _words(self.extra_hosts)]
        return frozenset({public, self.host.lower(), *listed} - {""})

    @cached_property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @cached_property
    def team_url(self) -> str:
        """Where the team signs in: with TLS at the public address, else on this very computer."""
        return self.public_url.rstrip("/") if self.is_https else f"http://127.0.0.1:{self.port}"


def networks_of(listed: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Read addresses separated by commas; raises `ValueError` for what is none."""
    return tuple(ip_network(word, strict=False) for word in _words(listed))


def _words(listed: str) -> list[str]:
    return [word.strip() for word in listed.split(",") if word.strip()]
