"""The words for what YAML refuses: the usual mistakes first, each with its way out."""

import re

_QUOTES = 'Mettez le texte entre guillemets droits : clé: "texte".'
_COLON = re.compile(r":\s.*:(\s|$)")

_SYNTAX: tuple[tuple[str, str, str], ...] = (
    (
        "cannot start any token",
        "un texte ne peut pas commencer ainsi (tabulation, @, ` ou %).",
        "Mettez le texte entre guillemets droits ; indentez avec des espaces.",
    ),
    (
        "found unexpected end of stream",
        "un guillemet ouvert n’est jamais refermé.",
        "Fermez le guillemet.",
    ),
    ("undefined alias", "un texte ne peut pas commencer par *.", _QUOTES),
    (
        "expected ',' or",
        "une liste [ ] ou une fiche { } n’est pas fermée, ou une virgule manque.",
        "Fermez-la, et mettez entre guillemets tout texte qui contient une virgule.",
    ),
    (
        "escape",
        "une barre oblique inverse entre guillemets doubles n’est pas comprise.",
        "Doublez-la (\\\\) ou employez des guillemets simples.",
    ),
)


def explain(problem: str, detail: str) -> tuple[str, str, str]:
    """Give the rule, the sentence and the remedy for what a YAML reader said of a line."""
    if problem in _OURS:
        code, message, remedy = _OURS[problem]
        return code, message.format(*_parts(detail)), remedy
    if "mapping values are not allowed" in problem and _COLON.search(detail):
        return "Y01", "deux-points suivi d’une espace dans un texte sans guillemets.", _QUOTES
    for sign, message, remedy in _SYNTAX:
        if sign in problem:
            return "Y01", message, remedy
    return (
        "Y01",
        "cette ligne n’est pas comprise : indentation, deux-points ou guillemets.",
        ("Alignez les clés avec des espaces, et mettez les textes entre guillemets droits."),
    )


_OURS = {
    "duplicate": (
        "Y02",
        "la clé « {0} » est déjà donnée ligne {1}.",
        "Gardez-en une seule.",
    ),
    "ambiguous": (
        "Y03",
        "« {0} » sans guillemets n’est pas lu de la même façon par tous les programmes.",
        "Mettez-le entre guillemets, ou écrivez true ou false.",
    ),
    "alias": ("Y04", "les renvois YAML (& et *) ne sont pas admis.", "Écrivez le texte en entier."),
    "merge key": ("Y04", "une clé est un simple mot.", "Écrivez « clé: valeur »."),
    "tag": ("Y04", "les étiquettes YAML (!) ne sont pas admises.", "Retirez l’étiquette."),
    "too deep": ("Y04", "l’imbrication est trop profonde.", "Simplifiez la structure."),
    "unreadable": (
        "Y01",
        "ce texte n’est pas du YAML lisible.",
        "Reprenez un fichier voisin pour modèle.",
    ),
}


def _parts(detail: str) -> tuple[str, str]:
    head, _, tail = detail.rpartition("|")
    return (head, tail) if head else (detail, "")
