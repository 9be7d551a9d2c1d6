"""What a reader reads of a file of the course, on the same lines as in the file.

Emphasis, addresses of links, citations, identifiers and languages are taken away, so that they do
not part words which follow each other on the page. Keys of YAML stay: two values are two texts.
What stands before or after a key inside a citation (`[voir @cle, p. 12]`) is not looked at.
"""

import html
import re

_MARKS = re.compile(r"[*`]")
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|[nrt])")
_ENTITY = re.compile(r"&#?\w{1,31};")
_NAME = r"(?:[#.][\w-]+|lang=[\"']?[\w-]+[\"']?)"
_UNREAD = re.compile(
    rf"(?P<citation>\[[^\[\]]*@[^\[\]]*\](?![({{]))"
    r"|(?P<address>(?<=\])\([^()]*(?:\([^()]*\)[^()]*)*\))"
    r"|(?P<link><[a-z]+:[^<>\s]*>)"
    rf"|(?P<name>\{{{_NAME}(?:\s+{_NAME})*\}})"
)


def prose(text: str) -> str:
    """Give the same lines with nothing but what is read, and some keys and names around it."""
    text = _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\n", " "), text)
    text = _ESCAPED.sub(lambda found: _character(found[1] or found[2]), text)
    return _MARKS.sub("", _UNREAD.sub(lambda found: " " + "\n" * found[0].count("\n"), text))


def _character(code: str | None) -> str:
    return chr(int(code, 16)) if code else " "
