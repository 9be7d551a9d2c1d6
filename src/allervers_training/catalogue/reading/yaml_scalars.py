"""What a bare YAML word stands for; this is YAML 1.2, where « no » is a word and 010 is a trap."""

import re
from collections.abc import Mapping
from datetime import date

AMBIGUOUS = re.compile(r"(?i:y|n|yes|no|on|off)|[-+]?0\d+|\d+(?::\d\d)+|\d{4}-\d\d-\d\d[Tt ].*")
_INTEGER = re.compile(r"[-+]?(0|[1-9]\d*)")
_DECIMAL = re.compile(r"[-+]?\d+\.\d+")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_CONSTANTS: Mapping[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}
PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp")
}


def plain_value(text: str) -> object:
    if text.lower() in _CONSTANTS:
        return _CONSTANTS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    if _DATE.fullmatch(text):
        return _date_or_text(text)
    return text


def _date_or_text(text: str) -> object:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
