"""The blocks that a text may hold, and the component of the design that each becomes."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Component:
    """`opens_page` marks the blocks that speak of the whole page, wherever they stand."""

    label: str
    classes: str = "encadre pile"
    opens_page: bool = False
    folded: bool = False


BLOCKS: Mapping[str, Component] = MappingProxyType(
    {
        "questions": Component("Questions", "encadre q", opens_page=True),
        "objectives": Component("À la fin, vous saurez", "encadre ob", opens_page=True),
        "keypoints": Component("À retenir", "encadre retenir", opens_page=True),
        "prereq": Component("Avant de commencer", opens_page=True),
        "callout": Component("À noter"),
        "instructor": Component("Pour la formatrice, le formateur", "encadre pile guide"),
        "challenge": Component("À vous", "encadre pile q"),
        "solution": Component("Voir une réponse possible", folded=True),
        "hint": Component("Voir un indice", folded=True),
        "discussion": Component("À discuter", "encadre pile ob"),
        "testimonial": Component("Témoignage", "encadre pile vignette"),
        "vignette": Component("Une situation", "encadre pile vignette"),
        "falc": Component("En phrases simples", "encadre pile retenir"),
        "setup": Component("Préparer"),
        "steps": Component("Dérouler"),
        "debrief": Component("Débriefer"),
        "variant": Component("Variante"),
        "voices": Component("Trois voix"),
        "frise": Component("Repères dans le temps", "frise pile"),
    }
)
TRAINER_ONLY = frozenset({"instructor"})
WIDE = frozenset({"questions", "objectives", "voices"})  # at the top level of a text
DECLARATIONS: Mapping[str, str] = MappingProxyType(
    {
        "fictive": "Situation fictive",
        "composite": "Situation composée à partir de plusieurs vraies situations",
    }
)
