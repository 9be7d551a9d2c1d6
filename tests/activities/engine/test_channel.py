"""A channel: what one audience sees, how it is told since any moment, and how it is encoded."""

import pytest

from allervers_training.activities.engine.channel import (
    FRAME,
    SLOT,
    Channel,
    Rendered,
    RoomAudience,
    encode_event,
)
from allervers_training.activities.engine.kind import Audience

KEY = RoomAudience(7, Audience.PROJECTION)


def channel() -> Channel:
    made = Channel(KEY, "vie1")
    made.put(Rendered({"a": "<p>1</p>"}, f"<main>{SLOT.format('a')}</main>"))
    return made


def test_a_page_is_the_frame_with_its_regions_in_place() -> None:
    assert channel().whole() == "<main><p>1</p></main>"


def test_a_new_region_travels_alone_and_a_new_frame_with_everything() -> None:
    made = channel()
    made.put(Rendered({"a": "<p>2</p>"}))
    assert (
        made.partials_since(1)
        == '<hx-partial hx-target="#a" hx-swap="innerMorph"><p>2</p></hx-partial>'
    )
    made.put(Rendered({"b": "<i>3</i>"}, SLOT.format("b")))
    assert f'hx-target="#{FRAME}"' in made.partials_since(1)
    assert "<p>2</p>" not in made.partials_since(1)
    assert made.message_since(made.version) == b""


@pytest.mark.parametrize(
    ("cursor", "version"),
    [
        ("vie1-1", 1),
        ("vie0-1", 0),
        ("vie1-", 0),
        ("", 0),
        ("vie1", 0),
        ("vie1--1", 0),
        ("vie1-²", 0),
        ("vie1-1-1", 0),
    ],
)
def test_a_cursor_of_another_life_or_forged_gets_everything(cursor: str, version: int) -> None:
    assert channel().version_of(cursor) == version


def test_a_cursor_of_five_thousand_digits_is_no_cursor() -> None:
    made = channel()
    assert made.partials_since(made.version_of(f"vie1-{'9' * 5000}"))


def test_every_line_of_a_message_is_data() -> None:
    message = encode_event("vie1-2", "<p>\r\na\n\nb\rc</p>").decode()
    assert message.startswith("id: vie1-2\n")
    assert message.endswith("\n\n")
    lines = message.removesuffix("\n\n").split("\n")
    assert all(line.startswith("data: ") for line in lines[1:])
    assert "\r" not in message
