"""What the site keeps on a person as one file: plain text to read, JSON for a program, the papers she gave."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from allervers_training.kernel.personal import Gathered, Row, Section, Words
from allervers_training.web.french import day_of, french_date, french_time

FORMAT = 1
TEXT, DATA, PAPERS = "a-lire.md", "donnees.json", "pieces"
Names = Mapping[str, str]


@dataclass(frozen=True)
class PersonalFile:
    """Ready to be written; `names` are the course's words for its identifiers, `data_dir` holds the papers."""

    gathered: Gathered
    data_dir: Path
    names: Names
    at: datetime

    def as_zip(self, **more: str) -> bytes:
        """Return the whole, with more texts by name of file if any."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(TEXT, self.as_text())
            packed.writestr(DATA, self.as_json())
            for name, text in more.items():
                packed.writestr(name, text)
            for section in self.gathered.sections:
                for path in section.files:
                    if (self.data_dir / path).is_file():
                        packed.write(self.data_dir / path, f"{PAPERS}/{Path(path).name}")
        return made.getvalue()

    def as_json(self) -> str:
        told = {
            "format": FORMAT,
            "fait_le": self.at.isoformat(),
            "rubriques": [
                {"titre": section.title, "lignes": section.rows}
                for section in self.gathered.sections
            ],
            "hors_du_fichier": [
                {"quoi": silence.title, "pourquoi": silence.why}
                for silence in self.gathered.silences
            ],
        }
        return json.dumps(told, ensure_ascii=False, indent=1, default=_plain)

    def as_text(self) -> str:
        """Return the file in words, section by section."""
        made = f"Fait le {day_of(self.at)}, à {french_time(self.at)} (heure de Paris)."
        lines = ["# Ce que le site garde sur vous", "", made, ""]
        for section in self.gathered.sections:
            lines += [f"## {section.title}", "", *self._section(section), ""]
        lines += ["## Ce qui n'est pas dans ce fichier, et pourquoi", ""]
        lines += [f"- {silence.title} : {silence.why}" for silence in self.gathered.silences]
        return "\n".join(lines) + "\n"

    def _section(self, section: Section) -> Iterator[str]:
        if not section.rows:
            yield "Rien."
        for row in section.rows:
            yield from self._row(row, section.words)

    def _row(self, row: Row, words: Words) -> Iterator[str]:
        """Say one row on one line; what somebody wrote at length stands below."""
        short, long = [], []
        for name, value in row.items():
            if isinstance(value, Mapping):
                long += [f"  - {self._named(key)} : {self._said(v)}" for key, v in value.items()]
            elif value is not None and value != "":
                said = (name in words and words[name].get(value)) or self._said(value)
                short.append(f"{name} : {said}")
        yield f"- {' ; '.join(short)}"
        yield from long

    def _said(self, value: Any) -> str:  # noqa: ANN401 - whatever a column holds
        match value:
            case bool():
                return "oui" if value else "non"
            case datetime():
                return f"{day_of(value)}, {french_time(value)}"
            case date():
                return french_date(value)
            case time():
                return french_time(value)
            case list() | tuple():
                return ", ".join(self._said(one) for one in value)
            case _:
                return self._named(str(value))

    def _named(self, text: str) -> str:
        """Give the course's words for an identifier of it; keep what a person wrote, line after line."""
        return self.names.get(text, text).replace("\n", "\n    ")


def _plain(value: object) -> object:
    """Return what JSON has no word for."""
    return value.isoformat() if isinstance(value, date | time) else str(value)
