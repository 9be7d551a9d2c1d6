"""Whether each file is in the form that all share (`allervers content format` puts it there)."""

from collections.abc import Iterator

from allervers_training.catalogue.checks.tree import Tree
from allervers_training.catalogue.domain import Problem
from allervers_training.catalogue.reading.findings import warning
from allervers_training.catalogue.writing.canonical import SAID_OF_STRAY, Form, form_of, has_form


def check_form(tree: Tree) -> Iterator[Problem]:
    """Say nothing of a file that cannot be read: other rules do, and it has no form yet."""
    for path in filter(has_form, tree.loaded.files):
        form = form_of(path, tree.loaded.files[path])
        if form.text is not None and not form.is_common:
            yield warning(path, form.line, "F06", *_words(form))


def _words(form: Form) -> tuple[str, str]:
    if form.stray is not None:
        return SAID_OF_STRAY, "Mettez-la au-dessus de la première clé, ou retirez-la."
    return (
        "à partir d’ici, ce fichier n’est pas dans la forme commune.",
        "Lancez « allervers content format » : aucun mot ne change.",
    )
