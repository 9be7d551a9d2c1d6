"""Reading what was typed: one small reader for every form, strict about names and sizes."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from allervers_training.kernel.errors import Refused

MAX_FIELDS = 100


async def read_form(request: Request) -> Mapping[str, str]:
    """Return the fields of a form; files and repeated names are refused."""
    form = await request.form(max_fields=MAX_FIELDS, max_files=0)
    fields: dict[str, str] = {}
    for name, value in form.multi_items():
        if not isinstance(value, str) or name in fields:
            raise Refused("Ce formulaire n'est pas lisible. Revenez à la page, puis réessayez.")
        fields[name] = value.strip()
    return fields


Form = Annotated[Mapping[str, str], Depends(read_form)]
