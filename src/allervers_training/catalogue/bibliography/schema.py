"""Checks the references one by one, naming the entry, the field and the line."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from jsonschema import Draft7Validator, ValidationError

from allervers_training.catalogue.bibliography.csl import SCHEMA
from allervers_training.catalogue.domain import Problem
from allervers_training.catalogue.reading.findings import error
from allervers_training.catalogue.reading.yaml_reader import YamlDocument

_MARKUP = re.compile(r"<[/\w]|\*\w[^*]*\*|(?<!\w)_\w[^_]*_(?!\w)|(?<![\w/.])@\w|\]\(|\]\{|`")
_SAID_TWICE = {
    "issue": re.compile(r"n°|num", re.IGNORECASE),
    "page": re.compile(r"^pp?\."),
    "volume": re.compile(r"vol", re.IGNORECASE),
}


def schema_problems(source: YamlDocument, listed: list[object]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for rank, entry in enumerate(listed):
        yield from _against_schema(source, rank, entry)
        if isinstance(entry, Mapping):
            yield from _in_words(source, rank, entry)
            yield from _twice(source, rank, str(entry.get("id", "")), seen)


@cache
def _validator() -> Draft7Validator:
    return Draft7Validator(SCHEMA)


def _against_schema(source: YamlDocument, rank: int, entry: object) -> Iterator[Problem]:
    for refusal in _validator().iter_errors(entry):
        line = source.line("references", rank, *refusal.absolute_path)
        yield error(
            source.file, line, "B01", f"{_name(entry, rank)} : {_words(refusal)}", _remedy(refusal)
        )


def _words(refusal: ValidationError) -> str:
    field = ".".join(str(part) for part in refusal.absolute_path) or "la référence"
    match refusal.validator:
        case "additionalProperties":
            known = refusal.schema["properties"] if isinstance(refusal.schema, dict) else {}
            given: object = refusal.instance
            unknown = [str(k) for k in given if k not in known] if isinstance(given, dict) else []
            return f"clé inconnue : {', '.join(unknown)}."
        case "required":
            return f"il manque {refusal.message.split(chr(39))[1]} à {field}."
        case "enum":
            return f"le type « {refusal.instance} » n’existe pas en CSL."
        case "anyOf":
            return f"{field} est incomplet."
        case _:
            return f"{field} n’a pas la forme attendue."


def _remedy(refusal: ValidationError) -> str:
    path = [str(part) for part in refusal.absolute_path]
    if any(part in {"issued", "accessed"} for part in path):
        return 'Écrivez une date ainsi : {date-parts: [[2018, 9, 13]]}, ou {literal: "à paraître"}.'
    if any(part in {"author", "editor"} for part in path):
        return 'Écrivez [{family: "Nom", given: "P."}], ou [{literal: "Institution"}].'
    return "Ce qui n’est pas du CSL se range sous « custom » ; voir docs/format-du-contenu.md."


def _in_words(source: YamlDocument, rank: int, entry: Mapping[str, object]) -> Iterator[Problem]:
    for field, value in entry.items():
        line = source.line("references", rank, field)
        if isinstance(value, str) and field != "URL" and _MARKUP.search(value):
            message = f"{_name(entry, rank)} : {field} contient une marque de mise en forme."
            yield error(
                source.file, line, "B02", message, "Écrivez du texte simple ; « » dans les titres."
            )
        if field in _SAID_TWICE and _SAID_TWICE[field].search(str(value)):
            message = f"{_name(entry, rank)} : {field} répète un mot que le style écrit déjà."
            yield error(source.file, line, "B03", message, "Gardez la valeur seule : 19, 5-12.")


def _twice(source: YamlDocument, rank: int, key: str, seen: dict[str, int]) -> Iterator[Problem]:
    line = source.line("references", rank, "id")
    if key.lower() in seen:
        message = f"la référence « {key} » est déjà donnée ligne {seen[key.lower()]}."
        yield error(source.file, line, "I02", message, "Gardez-en une seule.")
    elif key:
        seen[key.lower()] = line


def _name(entry: object, rank: int) -> str:
    key = entry.get("id") if isinstance(entry, Mapping) else None
    return f"référence « {key} »" if key else f"référence n° {rank + 1}"
