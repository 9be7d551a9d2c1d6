"""The kinds of document: a kind is one model, one line here, and one template to show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from allervers_training.catalogue import domain


@dataclass(frozen=True, slots=True)
class Kind:
    """`address` takes the id of the document and of its competence; `template` shows its data."""

    model: type[domain.Document]
    label: str
    address: str
    template: str = ""


_EXERCISE = "/exercices/{id}"

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "module": Kind(domain.Module, "Module", "/modules/{id}"),
        "competence": Kind(domain.Competence, "Compétence", "/competences/{id}"),
        "guide": Kind(domain.Guide, "Guide d’animation", "/competences/{competence}/guide"),
        "simplifiee": Kind(
            domain.VersionSimplifiee,
            "Version simplifiée",
            "/competences/{competence}/version-simplifiee",
        ),
        "fiche": Kind(domain.Fiche, "Fiche à imprimer", "/competences/{competence}/fiche"),
        "debat-mouvant": Kind(domain.DebatMouvant, "Débat mouvant", _EXERCISE, "_debat_mouvant"),
        "arbre-des-causes": Kind(
            domain.ArbreDesCauses, "Arbre des causes", _EXERCISE, "_arbre_des_causes"
        ),
        "quiz": Kind(domain.Quiz, "Quiz", _EXERCISE, "_quiz"),
        "etude-de-cas": Kind(domain.EtudeDeCas, "Étude de cas", _EXERCISE, "_etude_de_cas"),
        "mise-en-situation": Kind(
            domain.MiseEnSituation, "Mise en situation", _EXERCISE, "_mise_en_situation"
        ),
        "reflexion": Kind(domain.Reflexion, "Réflexion", _EXERCISE, "_questions_ouvertes"),
        "paroles": Kind(domain.Paroles, "Paroles", _EXERCISE, "_questions_ouvertes"),
        "temoignage": Kind(domain.Temoignage, "Témoignage", _EXERCISE, "_temoignage"),
        "retire": Kind(domain.Retire, "Texte qui n'est plus montré", _EXERCISE, "_retire"),
        "carte-acteurs": Kind(
            domain.CarteActeurs, "Carte des acteurs", _EXERCISE, "_carte_acteurs"
        ),
    }
)


def kind_of(document: domain.Document) -> Kind:
    return KINDS[document.type]
