"""Blocks `:::` that are unknown, badly opened, never closed, or that lack what they must say."""

from collections.abc import Iterator

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import Problem
from allervers_training.catalogue.markdown.blocks import BLOCKS, DECLARATIONS
from allervers_training.catalogue.markdown.fences import Block, Trouble
from allervers_training.catalogue.markdown.frise import COLUMNS, Flaw, timelines

_SAID = {
    Trouble.NEVER_CLOSED: (
        "D02",
        "bloc « {0} » ouvert mais jamais refermé.",
        "Ajoutez une ligne ::: à sa fin.",
    ),
    Trouble.STUCK: (
        "D03",
        "bloc « {0} » ouvert juste sous un texte : pandoc ne le verrait pas.",
        "Laissez une ligne vide avant.",
    ),
    Trouble.NOT_UNDERSTOOD: (
        "D04",
        "ligne « {0} » non comprise.",
        'Écrivez ::: nom, ou ::: {{.nom title="…"}} pour donner un titre.',
    ),
    Trouble.CLOSES_NOTHING: ("D05", "cette ligne ::: ne referme aucun bloc.", "Retirez-la."),
    Trouble.INDENTED: ("D04", "ligne « {0} » décalée vers la droite.", "Commencez-la au bord."),
    Trouble.TOO_DEEP: (
        "D07",
        "bloc « {0} » : trop de blocs l’un dans l’autre.",
        "Sortez-le des autres.",
    ),
}
_COLUMNS = " | ".join(COLUMNS)
_SAID_OF_TIMELINES = {
    Flaw.NOT_ONE_TABLE: (
        "une frise contient un tableau, un seul, et rien d’autre.",
        f"Gardez un tableau de colonnes {_COLUMNS} ; sortez le reste du bloc.",
    ),
    Flaw.OTHER_COLUMNS: (
        "les colonnes de cette frise sont « {0} ».",
        f"Écrivez, dans cet ordre : | {_COLUMNS} |",
    ),
    Flaw.NO_ROW: ("cette frise n’a aucune ligne.", "Ajoutez une ligne par repère."),
    Flaw.EMPTY_CELL: (
        "il manque un lieu ou un repère à côté de « {0} ».",
        "Remplissez les trois colonnes.",
    ),
    Flaw.UNREADABLE_YEAR: (
        "« {0} » n’est pas une année que la frise sait placer.",
        "Écrivez 1889, ou 1920-1935 pour une période ; le jour et le mois vont dans le repère.",
    ),
    Flaw.OUT_OF_ORDER: (
        "« {0} » vient après une année plus récente.",
        "Rangez les lignes de la plus ancienne à la plus récente.",
    ),
    Flaw.TOO_MANY_PLACES: (
        "« {0} » est un cinquième lieu : le dessin en distingue quatre.",
        "Regroupez des lieux, ou faites deux frises.",
    ),
}
_ATTRIBUTES = {
    "vignette": {"title", "declared"},
    "callout": {"title", "figure"},
    "challenge": {"title", "ref"},
    "steps": {"title", "duration"},
    "debrief": {"title", "duration"},
}
_SOURCE_OF_TITLE = {"title"}


def check_blocks(tree: Tree) -> Iterator[Problem]:
    for page in tree.pages:
        for number, trouble, name in page.parsed.fences.troubles:
            code, message, remedy = _SAID[trouble]
            yield page.error(
                page.parsed.line(number), code, message.format(name), remedy.format(name)
            )
        for block in page.parsed.fences.blocks.values():
            yield from _block(page, block)
        yield from _objectives(page)
        yield from _timelines(page)


def _block(page: Page, block: Block) -> Iterator[Problem]:
    line = page.parsed.line(block.start)
    if block.name not in BLOCKS:
        known = ", ".join(BLOCKS)
        yield page.error(
            line, "D01", f"le bloc « {block.name} » n’existe pas.", f"Choisissez parmi : {known}."
        )
        return
    allowed = _ATTRIBUTES.get(block.name, _SOURCE_OF_TITLE) | {"id", "class"}
    for name in block.attributes.keys() - allowed:
        message = f"le bloc « {block.name} » n’a pas d’attribut « {name} »."
        yield page.error(line, "D06", message, f"Gardez seulement : {', '.join(sorted(allowed))}.")
    if block.name == "vignette":
        yield from _vignette(page, block, line)


def _vignette(page: Page, block: Block, line: int) -> Iterator[Problem]:
    if block.attributes.get("declared") not in DECLARATIONS:
        message = "cette vignette ne dit pas si l’histoire est inventée ou composée."
        yield page.error(line, "D06", message, "Ajoutez declared=fictive ou declared=composite.")
    if not block.attributes.get("title"):
        yield page.error(line, "D06", "cette vignette n’a pas de titre.", 'Ajoutez title="…".')


def _objectives(page: Page) -> Iterator[Problem]:
    inside = 0
    for token in page.parsed.tokens:
        if token.type.startswith("div_") and token.info == "objectives":
            inside += token.nesting
        elif inside and token.type == "inline":
            first = next(iter(token.children or []), None)
            name = str(first.attrGet("id") or "") if first and first.type == "span_open" else ""
            if not name.startswith("obj-"):
                line = page.parsed.line_of(token)
                message = "cet objectif n’a pas d’identifiant."
                yield page.error(
                    line, "D08", message, "Écrivez-le ainsi : [Distinguer…]{#obj-c2-1}."
                )


def _timelines(page: Page) -> Iterator[Problem]:
    for _, frise in timelines(page.parsed.tokens):
        for number, flaw, words in frise.flaws:
            message, remedy = _SAID_OF_TIMELINES[flaw]
            yield page.error(page.parsed.line(number), "D09", message.format(words), remedy)
