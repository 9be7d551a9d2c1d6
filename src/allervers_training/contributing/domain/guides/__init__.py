"""The questions that guide whoever proposes: one per screen, twelve words at most, one example each."""

from collections.abc import Mapping
from types import MappingProxyType

from allervers_training.contributing.domain.guides.asked import MISE_EN_SITUATION, PAROLES
from allervers_training.contributing.domain.guides.live import ARBRE, DEBAT
from allervers_training.contributing.domain.guides.told import CAS, TEMOIGNAGE
from allervers_training.contributing.domain.question import Guide
from allervers_training.contributing.domain.words import PropositionKind

GUIDES: Mapping[PropositionKind, Guide] = MappingProxyType(
    {guide.kind: guide for guide in (DEBAT, TEMOIGNAGE, ARBRE, MISE_EN_SITUATION, CAS, PAROLES)}
)
