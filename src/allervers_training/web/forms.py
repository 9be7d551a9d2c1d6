"""Reading what was typed: one small reader for every form, strict about names and sizes."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from allervers_training.kernel.errors import Refused
from allervers_training.web.bodies import MAX_BODY

MAX_FIELDS = 100
MOST_DIGITS = 9  # below what a database's integer holds
UNREADABLE = "Ce formulaire n'est pas lisible. Revenez à la page, puis réessayez."


def whole_number(text: str) -> int | None:
    """Return a number typed in plain digits, or None; « ² » and twenty digits are none of ours."""
    is_plain = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if is_plain else None


async def parts_of(
    request: Request, *, files: int, fields: int = MAX_FIELDS, most: int = MAX_BODY
) -> FormData:
    """Return what a form sends, no more than said of each; raises `Refused` for what cannot be read."""
    try:
        return await request.form(max_files=files, max_fields=fields, max_part_size=most)
    except HTTPException as error:
        raise Refused(UNREADABLE) from error


async def read_form(request: Request) -> Mapping[str, str]:
    """Return the fields of a form; files and repeated names are refused."""
    form = await parts_of(request, files=0)
    fields: dict[str, str] = {}
    for name, value in form.multi_items():
        if not isinstance(value, str) or name in fields:
            raise Refused(UNREADABLE)
        fields[name] = value.replace(
            "\r\n", "\n"
        ).strip()  # browsers send two signs for one, and count one
    request.state.typed = fields  # for a page that offers to do the same otherwise
    return fields


async def read_upload(request: Request) -> bytes:
    """Return the one file of a form, whole; nothing when none was chosen. What it is called is not looked at."""
    form = await parts_of(request, files=1)
    try:
        files = [value for value in form.values() if isinstance(value, UploadFile)]
        return await files[0].read() if files else b""
    finally:
        await form.close()


Form = Annotated[Mapping[str, str], Depends(read_form)]
Upload = Annotated[bytes, Depends(read_upload)]
