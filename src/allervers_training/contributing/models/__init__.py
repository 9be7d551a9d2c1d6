"""Tables of what co-trainers propose: the texts, what was said of them, what was agreed to, the time it took."""

from allervers_training.contributing.models.people import Contributor, Recording, WorkedTime
from allervers_training.contributing.models.reading import EasyReading, Need, Remark
from allervers_training.contributing.models.showing import (
    ConsentGiven,
    ExportedFile,
    WithdrawalNotice,
)
from allervers_training.contributing.models.texts import Proposition, PropositionEvent, Revision

__all__ = [
    "ConsentGiven",
    "Contributor",
    "EasyReading",
    "ExportedFile",
    "Need",
    "Proposition",
    "PropositionEvent",
    "Recording",
    "Remark",
    "Revision",
    "WithdrawalNotice",
    "WorkedTime",
]
