"""What one does with a running order, one function per intention."""

from allervers_training.conducteur.service.building import build, copy, rebuild
from allervers_training.conducteur.service.editing import (
    Change,
    add,
    change,
    drop,
    fingerprint,
    move,
    put_back,
    retime,
)
from allervers_training.conducteur.service.withdrawing import retitle

__all__ = [
    "Change",
    "add",
    "build",
    "change",
    "copy",
    "drop",
    "fingerprint",
    "move",
    "put_back",
    "rebuild",
    "retime",
    "retitle",
]
