"""Links that lead nowhere, images that say nothing."""

from collections.abc import Iterator

from markdown_it.token import Token

from allervers_training.catalogue.checks.tree import Page, Tree
from allervers_training.catalogue.domain import DebatMouvant, Problem

_REMEDY = "Les liens possibles : #ancre, ressource:id, glossaire:terme, https://…"


def check_links(tree: Tree) -> Iterator[Problem]:
    for page in tree.pages:
        for child, line in page.parsed.inlines():
            if child.type == "link_open":
                yield from _link(tree, page, str(child.attrGet("href") or ""), line)
            elif child.type == "image":
                yield from _image(tree, page, child, line)


def check_references(tree: Tree) -> Iterator[Problem]:
    """Check the exercises that blocks name."""
    for page in tree.pages:
        for block in page.parsed.fences.blocks.values():
            if target := block.attributes.get("ref"):
                yield from document_link(tree, page, target, page.parsed.line(block.start))


def check_statements(tree: Tree) -> Iterator[Problem]:
    """Check where affirmations lead in the course."""
    for page, debate in tree.of_type(DebatMouvant):
        for s, statement in enumerate(debate.statements):
            for rank, link in enumerate(statement.links):
                yield from document_link(
                    tree, page, link, page.line("statements", s, "links", rank)
                )


def document_link(tree: Tree, page: Page, link: str, line: int) -> Iterator[Problem]:
    """Check a link to a document: `c2-besoin#pourquoi`."""
    document_id, _, anchor = link.partition("#")
    target = tree.by_id.get(document_id)
    if target is None:
        message = f"aucune ressource ne s’appelle « {document_id} »."
        yield page.error(line, "L02", message, "Vérifiez son id.")
    elif document_id not in tree.loaded.draft.outline.listed:
        message = f"« {document_id} » n’est pas publié : ce lien ne s’affichera pas."
        yield page.warning(line, "L02", message, "Ajoutez la ressource à course.yaml.")
    elif anchor and anchor not in {name for name, _ in target.anchors}:
        message = f"« {document_id} » n’a pas d’ancre « {anchor} »."
        yield page.error(line, "L01", message, f"Ajoutez {{#{anchor}}} au titre visé.")


def _link(tree: Tree, page: Page, target: str, line: int) -> Iterator[Problem]:
    scheme, _, rest = target.partition(":")
    match scheme:
        case "ressource":
            yield from document_link(tree, page, rest, line)
        case "glossaire":
            if rest not in tree.loaded.draft.glossary:
                message = f"le glossaire n’a pas de terme « {rest} »."
                yield page.error(line, "L04", message, "Ajoutez-le à glossary.yaml.")
        case "http":
            yield page.warning(
                line, "L06", f"{target} n’est pas en https.", "Essayez l’adresse en https."
            )
        case "https" | "mailto":
            pass
        case _ if target.startswith("#"):
            if target[1:] not in {name for name, _ in page.anchors}:
                message = f"cette page n’a pas d’ancre « {target[1:]} »."
                yield page.error(line, "L01", message, f"Ajoutez {{{target}}} au titre visé.")
        case _:
            yield page.error(line, "L03", f"lien « {target} » non compris.", _REMEDY)


def _image(tree: Tree, page: Page, image: Token, line: int) -> Iterator[Problem]:
    source = str(image.attrGet("src") or "")
    if not image.content.strip():
        message = f"l’image {source} n’a pas de texte de remplacement."
        yield page.error(line, "L05", message, "Décrivez-la : ![Une porte ouverte](…).")
    if source not in tree.loaded.files:
        yield page.error(
            line, "L07", f"l’image {source} n’existe pas.", "Ajoutez le fichier à content/."
        )
