"""Reading a list that is sent, and the choices made about its lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from allervers_training.accounts.identity import identify
from allervers_training.cohorts import access
from allervers_training.invitations.domain import ReadList, read_file, read_paste
from allervers_training.invitations.domain.decoding import MOST_BYTES
from allervers_training.invitations.domain.group import Choice
from allervers_training.invitations.domain.words import cut
from allervers_training.kernel.errors import Invalid, SignInNeeded
from allervers_training.web.bodies import Larger
from allervers_training.web.forms import parts_of, whole_number
from allervers_training.web.limits import check_rate
from allervers_training.web.numbers import Id

MOST_FIELDS = 1_000  # three for each of the lines of a page
LISTS = Larger(
    re.compile(r"/sessions/\d+/imports"),
    MOST_BYTES + 64 * 1024,  # and what a form adds around a file
    "Ce fichier est trop lourd : 2 Mo au plus.",
    "Une liste de personnes pèse bien moins. Vérifiez que c'est le bon fichier, enregistré en CSV, puis revenez à la page précédente.",
)


@dataclass(frozen=True)
class Sent:
    """A list as it came: understood, or not, with what to say and what was typed."""

    read: ReadList | None
    file_name: str = ""
    typed: str = ""
    errors: Mapping[str, str] | None = None


async def read_sent(request: Request, cohort_id: Id) -> Sent:
    """Read a list before any transaction begins: reading thousands of lines must hold no lock.

    Whoever does not run the session is told so before anything is read.
    """
    await run_in_threadpool(_allow, request, cohort_id)
    form = await _form(request, files=1)
    sent, text = form.get("fichier"), form.get("liste")
    data = await sent.read() if isinstance(sent, UploadFile) else b""
    await form.close()
    if isinstance(sent, UploadFile) and (sent.filename or data):
        return await run_in_threadpool(_of_file, data, _base_name(sent.filename or ""))
    if isinstance(text, str):
        return await run_in_threadpool(_of_paste, text)
    return Sent(None, errors={"fichier": "Choisissez un fichier."})


def _base_name(path: str) -> str:
    """Return the name of a file without its folders, short enough to be kept."""
    return cut(path.replace("\\", "/").rpartition("/")[2], 120) or "fichier"


def _allow(request: Request, cohort_id: int) -> None:
    person = identify(request)
    if person is None:
        raise SignInNeeded
    with request.app.state.database.reading() as db:
        access.run_by(db, cohort_id, person)
    check_rate(request, "importing")


async def _form(request: Request, *, files: int) -> FormData:
    await request.body()  # kept by the request: `turn_to_write` asks for it afterwards
    return await parts_of(request, files=files, fields=MOST_FIELDS, most=MOST_BYTES + 1024)


def _of_file(data: bytes, name: str) -> Sent:
    try:
        return Sent(read_file(data), name)
    except Invalid as wrong:
        return Sent(None, name, errors=wrong.fields)


def _of_paste(text: str) -> Sent:
    try:
        return Sent(read_paste(text))
    except Invalid as wrong:
        return Sent(None, typed=text, errors=wrong.fields)


async def read_choices(request: Request) -> Mapping[int, Choice]:
    """Return what was chosen for each line that was on the page; an empty box says no."""
    form = await _form(request, files=0)
    shown = _numbers(form, "vue")
    ticked = _numbers(form, "prendre")
    choices = {number: Choice.YES if number in ticked else Choice.NO for number in shown}
    for number in shown:
        typed = form.get(f"qui-{number}")
        if isinstance(typed, str):
            choices[number] = Choice(typed) if typed in set(Choice) else Choice.YES
    return choices


def _numbers(form: FormData, name: str) -> set[int]:
    typed = (value for value in form.getlist(name) if isinstance(value, str))
    return {number for number in map(whole_number, typed) if number is not None}


List = Annotated[Sent, Depends(read_sent)]
Choices = Annotated[Mapping[int, Choice], Depends(read_choices)]
