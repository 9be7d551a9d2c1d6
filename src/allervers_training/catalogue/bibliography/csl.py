"""The shape of a CSL reference: the types and fields of CSL 1.0.2, as a JSON schema."""

from typing import Any

TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
""".split()  # noqa: SIM905 - words read best as words
NAMES = """
    author chair collection-editor compiler composer container-author contributor curator director
    editor editorial-director executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer
    series-creator translator
""".split()  # noqa: SIM905 - words read best as words
DATES = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]
NUMBERS = """
    chapter-number collection-number edition issue locator number number-of-pages
    number-of-volumes page page-first part printing section supplement version volume
""".split()  # noqa: SIM905 - words read best as words
TEXTS = """
    abstract annote archive archive_collection archive_location archive-place authority call-number
    collection-title container-title container-title-short dimensions division DOI event-place
    event-title genre ISBN ISSN jurisdiction keyword language medium note original-publisher
    original-publisher-place original-title part-title PMCID PMID publisher publisher-place
    references reviewed-genre reviewed-title scale source status title title-short URL volume-title
    year-suffix
""".split()  # noqa: SIM905 - words read best as words

_TEXT = {"type": "string", "minLength": 1}
_NUMBER = {"type": ["string", "integer"]}
_NAME = {
    "type": "object",
    "properties": {
        "family": _TEXT,
        "given": _TEXT,
        "literal": _TEXT,
        "suffix": _TEXT,
        "dropping-particle": _TEXT,
        "non-dropping-particle": _TEXT,
    },
    "additionalProperties": False,
    "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
}
_LIST_OF_NAMES = {"type": "array", "minItems": 1, "items": _NAME}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": "integer"},
            },
        },
        "season": _NUMBER,
        "circa": {"type": ["string", "integer", "boolean"]},
        "literal": _TEXT,
        "raw": _TEXT,
    },
    "additionalProperties": False,
    "anyOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": r"^[A-Za-z0-9_][A-Za-z0-9_:./-]*$"},
        "type": {"enum": TYPES},
        "categories": {"type": "array", "items": _TEXT},
        "custom": {"type": "object", "properties": {"further": {"type": "boolean"}}},
        **dict.fromkeys(NAMES, _LIST_OF_NAMES),
        **dict.fromkeys(DATES, _DATE),
        **dict.fromkeys(NUMBERS, _NUMBER),
        **dict.fromkeys(TEXTS, _TEXT),
    },
    "required": ["id", "type", "title"],
    "additionalProperties": False,
}
