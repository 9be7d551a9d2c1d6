"""What a room asks the course for when a step is on; whoever wires the site says how."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from allervers_training.catalogue.fitting import Screen

GuideText = Callable[[str, str, str], Markup]  # content hash, competence, step -> its text
ScreensOf = Callable[[str, str], tuple[Screen, ...]]  # content hash, resource -> its screens


def no_text(_content_hash: str, _competence_id: str, _step_id: str) -> Markup:
    return Markup()


def no_screens(_content_hash: str, _resource_id: str) -> tuple[Screen, ...]:
    return ()


@dataclass(frozen=True)
class Told:
    """What the course has for a step: a text for whoever animates it, screens for the wall."""

    text_of: GuideText = no_text
    screens_of: ScreensOf = no_screens


NOTHING_TOLD = Told()
