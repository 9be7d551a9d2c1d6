"""What a page remembers while it is rendered: its titles, its sources, its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from allervers_training.catalogue import addresses
from allervers_training.catalogue.domain import Course
from allervers_training.catalogue.markdown.blocks import Component
from allervers_training.catalogue.markdown.citations import Citation

FIRST_LEVEL = 2  # the page's own title is the only one above
_DEEPEST_LEVEL = 6


@dataclass(frozen=True, slots=True)
class TocEntry:
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A source of the page: its number, and the passages that the text points to."""

    number: int
    key: str
    passages: tuple[str, ...]


@dataclass(slots=True)
class PageState:
    course: Course
    numbers: dict[str, int] = field(default_factory=dict)
    passages: dict[str, list[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    toc: list[TocEntry] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    level: int = 1
    title: int = 1
    written: int = 2
    blocks: list[int] = field(default_factory=list)
    section: str = ""
    tables: list[str] = field(default_factory=list)  # the section of each, to tell two apart
    links: list[bool] = field(default_factory=list)
    cell: int = 0
    in_head: bool = False
    cell_tag: str = "td"

    def cite(self, citation: Citation) -> int:
        """Give the number of a source in this page."""
        number = self.numbers.setdefault(citation.key, len(self.numbers) + 1)
        passages = self.passages.setdefault(citation.key, [])
        if citation.locator and citation.locator not in passages:
            passages.append(citation.locator)
        return number

    def cited(self) -> tuple[Cited, ...]:
        return tuple(Cited(n, key, tuple(self.passages[key])) for key, n in self.numbers.items())

    def enter_title(self, written: int) -> int:
        """Give a title its level on the page: as written, or below the title of its block."""
        if self.blocks:
            level = self.blocks[-1] + max(written - self.written, 1)
        else:
            level = self.level = self.written = max(written, FIRST_LEVEL)
        self.title = min(level, _DEEPEST_LEVEL)
        return self.title

    def enter_block(self, component: Component) -> None:
        """Remember the level of a block's title: just below what stands around it."""
        around = self.blocks[-1] if self.blocks else self.level
        if component.opens_page and not self.blocks:
            around = FIRST_LEVEL - 1
        self.blocks.append(min(around + 1, _DEEPEST_LEVEL))

    def address(self, target: str) -> str | None:
        """Give the address that a link of a text leads to; nothing when it leads nowhere."""
        scheme, _, rest = target.partition(":")
        match scheme:
            case "glossaire":
                return addresses.address_of_term(rest) if rest in self.course.glossary else None
            case "ressource":
                return addresses.address_of_link(self.course, rest)
            case "http" | "https" | "mailto":
                return target
            case _:
                return addresses.fragment(target[1:]) if target.startswith("#") else None


def glossary_words(inline: Token, glossary: Mapping[str, object]) -> list[str]:
    """Give the terms of the glossary that a paragraph links to, in order."""
    targets = [str(c.attrGet("href") or "") for c in inline.children or [] if c.type == "link_open"]
    words = [t.partition(":")[2] for t in targets if t.startswith("glossaire:")]
    return [word for word in dict.fromkeys(words) if word in glossary]
