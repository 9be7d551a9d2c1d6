"""From what was typed to what a journal holds."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from allervers_training.accounts.identity import SignedIn
from allervers_training.accounts.models import Person
from allervers_training.catalogue.domain import Course
from allervers_training.catalogue.library import Library
from allervers_training.journal import access
from allervers_training.journal.domain import FirstStep
from allervers_training.journal.seal import Sealer
from allervers_training.kernel.settings import Settings
from allervers_training.kernel.site_key import keys_at


def author(person: SignedIn) -> Person:
    return access.author(person)


Author = Annotated[Person, Depends(author)]


def sealer(request: Request) -> Sealer:
    """Return what seals and opens; the key is read once for the life of the site."""
    state = request.app.state
    if not hasattr(state, "sealer"):
        settings: Settings = state.settings
        state.sealer = Sealer(keys_at(settings.key_path))
    made: Sealer = state.sealer
    return made


Seal = Annotated[Sealer, Depends(sealer)]


def course(request: Request) -> Course:
    library: Library = request.app.state.library
    return library.current.course


Present = Annotated[Course, Depends(course)]


def step_typed(fields: Mapping[str, str]) -> FirstStep:
    """Return what was typed, right or wrong."""
    return FirstStep(**{name: fields.get(name, "") for name in FirstStep.__dataclass_fields__})
