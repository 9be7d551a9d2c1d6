"""Every setting of the program, read once from `ALLERVERS_…` variables; see docs/reglages.md."""

from functools import cached_property
from pathlib import Path

from pydantic import Field
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
    public_url: str = Field(
        default="",
        description="Adresse publique, écrite dans les liens et les QR codes. Vide : http://, l'adresse d'écoute et le port.",
    )
    host: str = Field(default="127.0.0.1", description="Adresse d'écoute.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="Port d'écoute ; 0 en choisit un libre."
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

    @cached_property
    def database(self) -> str:
        """The effective database URL."""
        return self.database_url or f"sqlite:///{self.data_dir / 'allervers.sqlite3'}"

    @cached_property
    def thread_limit(self) -> int:
        """Requests run side by side; the default of 40 costs 3.8 times the CPU on SQLite."""
        return self.threads or (2 if self.database.startswith("sqlite") else 4)

    @cached_property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")
