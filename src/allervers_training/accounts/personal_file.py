"""What the site keeps on a person as one file: plain text to read, JSON for a program, the papers she gave."""

import io
import json
import zipfile
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from allervers_training.kernel.personal import Gathered, Row, Words
from allervers_training.web.french import day_of, french_date, french_time

FORMAT = 1
TEXT, DATA, PAPERS = "a-lire.md", "donnees.json", "pieces"
Names = Mapping[str, str]


@dataclass(frozen=True)
class Line:
    """One row in words; what somebody wrote at length stands below."""

    said: str
    below: tuple[str, ...]


@dataclass(frozen=True)
class PersonalFile:
    """Ready to be shown or written.

    `names` are the course's words for its identifiers, `data_dir` holds the papers; `texts` are files added as they are.
    """

    gathered: Gathered
    data_dir: Path
    names: Names
    at: datetime
    texts: Names = field(default_factory=dict)

    def as_zip(self) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(TEXT, self.as_text())
            packed.writestr(DATA, self.as_json())
            for name, text in self.texts.items():
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
        for title, told in self.told():
            lines += [f"## {title}", ""]
            for line in told:
                lines += [f"- {line.said}", *(f"  - {below}" for below in line.below)]
            lines.append("")
        lines += ["## Ce dont rien n'est gardé", "", *(f"- {title}" for title in self.empty()), ""]
        lines += ["## Ce qui n'est pas dans ce fichier, et pourquoi", ""]
        return "\n".join((*lines, *(f"- {silence}" for silence in self.silences()))) + "\n"

    def told(self) -> Iterator[tuple[str, list[Line]]]:
        """Return what is kept, in words, by title."""
        for section in self.gathered.sections:
            if section.rows:
                yield section.title, [self._line(row, section.words) for row in section.rows]

    def empty(self) -> list[str]:
        """Return the titles under which nothing is kept."""
        return [section.title for section in self.gathered.sections if not section.rows]

    def silences(self) -> Iterator[str]:
        """Say once each reason for leaving something out."""
        titles: dict[str, list[str]] = {}
        for silence in self.gathered.silences:
            titles.setdefault(silence.why, []).append(silence.title)
        for why, told in titles.items():
            yield f"{' ; '.join(told)} : {why}"

    def _line(self, row: Row, words: Words) -> Line:
        short: list[str] = []
        below: list[str] = []
        for name, value in row.items():
            if isinstance(value, Mapping):
                below += self._below(value, words.get(name, {}), words)
            elif value is not None and value != "":
                short.append(f"{name} : {self._worded(name, value, words)}")
        return Line(" ; ".join(short), tuple(below))

    def _below(self, told: Row, names: Names, words: Words) -> Iterator[str]:
        """Say each thing inside a value, unless there is nothing to say of it."""
        for key, value in told.items():
            if value is not None and value != "":
                yield f"{names.get(key) or self._named(key)} : {self._worded(key, value, words)}"

    def _worded(self, name: str, value: Any, words: Words) -> str:  # noqa: ANN401 - whatever a column holds
        known = words.get(name, {}).get(value) if isinstance(value, Hashable) else None
        return known or self._said(value)

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
