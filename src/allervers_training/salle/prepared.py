"""The activities of a session, as its console lists them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Prepared:
    """An activity of this session, on or waiting or over."""

    id: int
    title: str
    is_over: bool
    exercise_id: str = ""
