"""The kinds of live activities: one line each."""

from collections.abc import Mapping

from allervers_training.activities.arbre_des_causes.kind import KIND as ARBRE_DES_CAUSES
from allervers_training.activities.debat_mouvant.kind import KIND as DEBAT_MOUVANT
from allervers_training.activities.engine.kind import Kind
from allervers_training.activities.quiz_en_groupe.kind import KIND as QUIZ_EN_GROUPE

KINDS: Mapping[str, Kind] = {
    kind.slug: kind for kind in (DEBAT_MOUVANT, ARBRE_DES_CAUSES, QUIZ_EN_GROUPE)
}
