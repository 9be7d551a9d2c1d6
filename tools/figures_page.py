"""`docs/chiffres.md`: every figure of the published course, and those that seem to disagree."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import Competence, Module
from allervers_training.catalogue.reading.shared import GLOSSARY
from tools.figures import Figure, figures
from tools.passages import passages, passages_of_term

Measure = tuple[str, str, str]
Differences = Mapping[Measure, Mapping[str, str]]

_NONE = "—"
_HEAD = """# Les chiffres du cours

Page faite par `make tables` à partir de `content/` : ne la corrigez pas à la main. Elle relève les nombres suivis de %, d'euros, de
« millions », de « milliards » ou des personnes comptées, et tout nombre à partir de 1 000. Les récits inventés et les mauvaises réponses
des quiz n'y sont pas. L'année et la source sont trouvées par une règle simple, écrite dans `tools/figures.py` avec ce qu'elle ne voit
pas. Entre parenthèses : l'année est donnée par les phrases voisines. Un tiret : rien n'a été trouvé.
"""
_COLUMNS = """| chiffre | année | source | phrase | fichier |
|---|---|---|---|---|"""
_DIFFERENCES = """## Plusieurs valeurs, une même source

Même source, même unité, même année : voici ce que chaque valeur mesure (`docs/chiffres.yaml`).

| source | année | valeur | ce qu'elle mesure |
|---|---|---|---|"""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure, with the file that tells it and the competence or module it belongs to."""

    figure: Figure
    path: str
    place: str


def all_told(tree: Tree) -> tuple[Told, ...]:
    """Give the figures of the published course, in reading order, then those of the glossary."""
    listed = (tree.by_id[i] for i in tree.loaded.draft.outline.listed if i in tree.by_id)
    by_pages = [told for page in listed for told in _told(tree, page)]
    return (*by_pages, *_told_by_words(tree))


def several(told: Iterable[Told]) -> dict[Measure, set[str]]:
    """Give the values of each source, unit and year, where there is more than one."""
    found: dict[Measure, set[str]] = {}
    for figure in (one.figure for one in told):
        if figure.key and figure.year:
            found.setdefault((figure.key, figure.unit, figure.year), set()).add(figure.value)
    return {measure: values for measure, values in found.items() if len(values) > 1}


def differences_of(data: object) -> Differences:
    """Read `docs/chiffres.yaml`."""
    listed = data.get("differences") if isinstance(data, Mapping) else None
    return {
        (str(d["source"]), str(d["unit"]), str(d["year"])): d["values"]
        for d in (listed if isinstance(listed, list) else [])
    }


def page_of_figures(tree: Tree, differences: Differences) -> str:
    told = all_told(tree)
    places = dict.fromkeys(one.place for one in told)
    tables = [line for place in places for line in _table(place, told)]
    return "\n".join([_HEAD, *tables, _DIFFERENCES, *_known(differences), ""])


def _told(tree: Tree, page: Page) -> Iterator[Told]:
    place = _place(tree, page)
    for passage in passages(page):
        for figure in figures(passage):
            yield Told(figure, page.path, place)


def _told_by_words(tree: Tree) -> Iterator[Told]:
    for term in tree.loaded.draft.glossary.values():
        for passage in passages_of_term(term):
            for figure in figures(passage):
                yield Told(figure, GLOSSARY, "Glossaire")


def _place(tree: Tree, page: Page) -> str:
    course, header = tree.loaded.draft, page.header
    if isinstance(header, Module):
        return f"Module {header.order}"
    own = header if isinstance(header, Competence) else course.competence_of(page.read.id)
    return f"{own.order}. {own.title}" if own else _NONE


def _table(place: str, told: Iterable[Told]) -> Iterator[str]:
    yield f"## {place}\n"
    yield _COLUMNS
    for one in told:
        if one.place == place:
            yield _row(one.figure, one.path)
    yield ""


def _row(figure: Figure, path: str) -> str:
    year = figure.year if figure.is_dated or not figure.year else f"({figure.year})"
    name = path.removeprefix("modules/").partition("/")[2] or path
    cells = (
        f"{figure.value} {figure.unit}",
        year or _NONE,
        f"`{figure.key}`" if figure.key else _NONE,
        figure.sentence.replace("|", "/"),
        f"[{name}](../content/{path})",
    )
    return f"| {' | '.join(cells)} |"


def _known(differences: Differences) -> Iterator[str]:
    for (key, unit, year), values in differences.items():
        for value, sense in values.items():
            yield f"| `{key}` | {year} | {value} {unit} | {sense} |"
