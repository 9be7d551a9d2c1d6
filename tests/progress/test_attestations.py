"""The picture of an attestation: checked by its content, drawn again, kept apart, shown to two kinds of people."""

import io

import pytest
from PIL import Image
from starlette.testclient import TestClient
from tests.dev.site import Cast, Site
from tests.progress.people import M1, M2, module_2, named, newcomer, picture, standing

from allervers_training.kernel import clock
from allervers_training.progress.attestations import FOLDER, LARGEST
from allervers_training.progress.domain.words import Standing
from allervers_training.progress.models import Declaration
from allervers_training.progress.service import declaring

HERE = f"/modules/{M2}/declaration"


def join(device: TestClient, content: bytes, name: str = "photo.jpg") -> int:
    return device.post(f"{HERE}/attestation", files={"photo": (name, content)}).status_code


def kept(site: Site) -> list[str]:
    return sorted(path.name for path in (site.data / FOLDER).glob("*"))


def opened(site: Site) -> Image.Image:
    return Image.open(io.BytesIO((site.data / FOLDER / kept(site)[0]).read_bytes()))


def number(site: Site) -> int:
    with site.database.reading() as db:
        return db.query(Declaration).order_by(Declaration.id.desc()).first().id


def with_place(size: tuple[int, int] = (60, 40)) -> bytes:
    """Draw a photo that lies on its side and says where it was taken."""
    drawn, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # to be turned
    exif[0x010F] = "Un téléphone"
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", size, "white").save(drawn, "JPEG", exif=exif)
    return drawn.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_drawn_again_whatever_it_is_called(
    site: Site, clients: Cast, kind: str
) -> None:
    assert join(clients.bob, picture(kind), "../../etc/passwd.exe") == 303
    (name,) = kept(site)
    assert name.endswith(".jpg")
    assert len(name) == 36  # of our own making
    answer = clients.bob.get(f"{HERE}/{number(site)}/attestation")
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"] == 'inline; filename="attestation.jpg"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert Image.open(io.BytesIO(answer.content)).format == "JPEG"


def test_place_and_phone_are_left_out_and_the_page_stands_upright(
    site: Site, clients: Cast
) -> None:
    assert join(clients.bob, with_place()) == 303
    drawn = opened(site)
    assert dict(drawn.getexif()) == {}
    assert drawn.size == (40, 60)
    assert b"phone" not in (site.data / FOLDER / kept(site)[0]).read_bytes()


def test_a_large_page_is_made_smaller_and_stays_readable(site: Site, clients: Cast) -> None:
    assert join(clients.bob, picture(size=(4000, 3000))) == 303
    assert opened(site).size == (2200, 1650)


@pytest.mark.parametrize(
    "content",
    [
        b"GIF89a" + b"\x00" * 50,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"\xff\xd8\xff\xe0" + b"\x00" * 100,
        b"%PDF-1.7",
        picture("JPEG")[:200],
        b"x",
    ],
    ids=["gif", "svg", "header alone", "pdf", "cut", "nothing"],
)
def test_what_is_no_picture_is_refused_by_its_content(
    site: Site, clients: Cast, content: bytes
) -> None:
    answer = clients.bob.post(f"{HERE}/attestation", files={"photo": ("photo.jpg", content)})
    assert answer.status_code == 422
    assert "pas une photo lisible" in answer.text
    assert 'href="#photo"' in answer.text
    assert kept(site) == []


@pytest.mark.one_database
def test_too_heavy_is_said_before_it_is_read(site: Site, clients: Cast) -> None:
    heavy = picture() + b"\x00" * LARGEST
    answer = clients.bob.post(f"{HERE}/attestation", files={"photo": ("photo.jpg", heavy)})
    assert answer.status_code == 422
    assert "5\xa0Mo au plus" in answer.text or "5 Mo au plus" in answer.text
    huge = picture() + b"\x00" * (2 * LARGEST)
    answer = clients.bob.post(f"{HERE}/attestation", files={"photo": ("photo.jpg", huge)})
    assert answer.status_code == 413
    assert kept(site) == []


@pytest.mark.one_database
def test_no_other_form_takes_so_many_bytes(clients: Cast) -> None:
    answer = clients.bob.post(f"{HERE}/questions/1", data={"reponse": "y" * 70_000})
    assert answer.status_code == 413


@pytest.mark.one_database
def test_a_bomb_is_refused(site: Site, clients: Cast) -> None:
    drawn = io.BytesIO()
    Image.new("1", (9000, 9000)).save(drawn, "PNG")
    assert join(clients.bob, drawn.getvalue()) == 422
    assert kept(site) == []


def test_it_suffices_and_the_questions_become_optional(site: Site, clients: Cast) -> None:
    person_id = newcomer(site, "Prudence")
    device = site.signed_in("Prudence")
    join(device, picture())
    assert device.post(f"{HERE}/envoi").status_code == 303
    declaration = number(site)
    here = f"/declarations/{declaration}"
    assert "Son attestation est vue" in clients.alice.get(here).text
    assert clients.alice.get(f"{here}/attestation").status_code == 200
    data = {"decision": "attestation_vue"}
    assert clients.alice.post(f"{here}/reponse", data=data).status_code == 303
    assert standing(site, person_id, M1) is Standing.COMPLETED_ELSEWHERE
    text = device.get("/parcours").text
    assert "Suivi ailleurs" in text
    data = {"raison": "Un faux"}
    assert clients.alice.post(f"{here}/retrait", data=data).status_code == 303
    assert standing(site, person_id, M1) is Standing.NOTHING


def test_without_a_picture_no_attestation_is_seen(site: Site, clients: Cast) -> None:
    for n in (1, 2, 3):
        clients.bob.post(f"{HERE}/questions/{n}", data={"reponse": "x"})
    clients.bob.post(f"{HERE}/envoi")
    here = f"/declarations/{number(site)}"
    assert "Son attestation est vue" not in clients.alice.get(here).text
    data = {"decision": "attestation_vue"}
    assert clients.alice.post(f"{here}/reponse", data=data).status_code == 422


def test_only_its_author_and_reviewers_see_it(site: Site, clients: Cast) -> None:
    join(clients.bob, picture())
    mine = f"{HERE}/{number(site)}/attestation"
    assert clients.bob.get(mine).status_code == 200
    for other in (clients.driss, clients.emma, clients.alice):
        assert other.get(mine).status_code == 404
    assert clients.nobody.get(mine).status_code == 401
    assert (
        clients.alice.get(f"/declarations/{number(site)}/attestation").status_code == 404
    )  # a draft
    assert (
        clients.bob.get(f"/modules/{M1}/declaration/{number(site)}/attestation").status_code == 404
    )


def test_another_picture_takes_its_place_and_an_empty_one_takes_it_away(
    site: Site, clients: Cast
) -> None:
    join(clients.bob, picture())
    first = kept(site)
    join(clients.bob, picture("PNG"))
    assert len(kept(site)) == 1
    assert kept(site) != first
    assert clients.bob.post(f"{HERE}/attestation").status_code == 303
    assert kept(site) == []
    assert clients.bob.get(f"{HERE}/{number(site)}/attestation").status_code == 404


def test_what_was_sent_keeps_its_picture_when_the_next_draft_drops_it(
    site: Site, clients: Cast
) -> None:
    join(clients.bob, picture())
    clients.bob.post(f"{HERE}/envoi")
    sent = number(site)
    clients.bob.post(f"{HERE}/retrait")
    clients.bob.post(f"{HERE}/questions/1", data={"reponse": "x"})
    assert clients.bob.post(f"{HERE}/attestation").status_code == 303
    assert len(kept(site)) == 1
    assert clients.bob.get(f"{HERE}/{sent}/attestation").status_code == 200


def test_a_change_that_does_not_hold_leaves_no_file(site: Site) -> None:
    def joined_in_vain() -> None:
        with site.database.writing() as db:
            bob = named(db, "Bob")
            declaring.keep_attestation(db, bob, module_2(db), site.data, picture(), at=clock.now())
            assert len(kept(site)) == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        joined_in_vain()
    assert kept(site) == []
