"""Everybody reads the course; guides, and what is for trainers, are for trainers."""

from html import unescape
from pathlib import Path

import pytest
from tests.catalogue.builders import CLEAN, spoiled
from tests.catalogue.site import Site, open_site, write_tree

from allervers_training.accounts.domain import SiteRole
from allervers_training.catalogue.domain import Quiz

PAGES = [
    ("/modules", "Une nécessaire préparation"),
    ("/modules/m1", "Avant d’entrer"),
    ("/modules/m1?format=1-jour", "Jour 1"),
    ("/modules/m1?format=nul", "Jour 1"),
    ("/competences/c1", "Ce que l’on mesure"),
    ("/competences/c1/version-simplifiee", "Pas encore relue par une personne concernée."),
    ("/competences/c1/fiche", "Trois mots"),
    ("/exercices/c1-debat", "«\u00a0Aller vers commence à l’accueil.\u00a0»"),
    ("/exercices/c1-arbre", "Personne n’est venu."),
    ("/exercices/c1-quiz", "Pour y répondre"),
    ("/bibliographie", "La typologie d’origine."),
    ("/bibliographie?competence=c1", "1\u00a0référence"),
    ("/bibliographie?competence=c9", "0\u00a0référence"),
    ("/bibliographie?suite=99999", "2\u00a0références"),
    ("/bibliographie?suite=x", "2\u00a0références"),
    ("/glossaire", "Ne pas recevoir une aide"),
    ("/glossaire/non-recours", "Fait de ne pas recevoir une prestation"),
]


@pytest.mark.parametrize(("address", "words"), PAGES)
def test_anybody_reads_the_course(small_site: Site, address: str, words: str) -> None:
    answer = small_site.visitor().get(address)
    assert answer.status_code == 200
    assert words in unescape(answer.text)


def test_the_bibliography_says_what_is_there_to_read_on(tmp_path: Path) -> None:
    files = spoiled("bibliography.yaml", 'note: "La', 'further: true, note: "La')
    site = open_site(write_tree(tmp_path / "content", files), tmp_path)
    text = site.visitor().get("/bibliographie").text
    site.database.dispose()
    assert text.count("<strong>Pour aller plus loin.</strong>") == 1


@pytest.mark.parametrize(
    "address",
    [
        "/modules/m9",
        "/modules/c1",
        "/competences/c9",
        "/competences/m1",
        "/competences/c9/fiche",
        "/exercices/rien",
        "/exercices/c1",
        "/exercices/c1-guide",
        "/exercices/c1-fiche",
        "/glossaire/rien",
        "/bibliographie.xml",
        "/bibliographie.json?competence=c9",
        "/contenu/course.yaml",
        "/contenu/../course.yaml",
        "/contenu/%2e%2e/%2e%2e/etc/passwd",
        "/contenu/media/rien.png",
    ],
)
def test_what_does_not_exist_is_not_found(small_site: Site, address: str) -> None:
    assert small_site.visitor().get(address).status_code == 404


@pytest.mark.parametrize("role", [SiteRole.TRAINER, SiteRole.ADMIN])
def test_a_trainer_reads_the_guide(small_site: Site, role: SiteRole) -> None:
    answer = small_site.visitor(role).get("/competences/c1/guide?format=1-jour")
    assert answer.status_code == 200
    assert "Lire l’affirmation deux fois." in answer.text
    assert "60\u00a0minutes" in answer.text


def test_a_co_trainer_does_not_find_the_guide(small_site: Site) -> None:
    assert small_site.visitor(SiteRole.CO_TRAINER).get("/competences/c1/guide").status_code == 404


def test_a_passer_by_must_sign_in_for_the_guide(small_site: Site) -> None:
    answer = small_site.visitor().get("/competences/c1/guide")
    assert answer.status_code == 401
    assert "Lire l’affirmation" not in answer.text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/competences/c1", "Compter dix minutes."),
        ("/competences/c1", "Guide d’animation"),
        ("/exercices/c1-debat", "Qu’est-ce qu’une solution"),
        ("/exercices/c1-arbre", "Le car a été supprimé."),
    ],
)
def test_what_is_for_trainers_is_shown_to_them_alone(
    small_site: Site, address: str, words: str
) -> None:
    assert words in small_site.visitor(SiteRole.TRAINER).get(address).text
    assert words not in small_site.visitor().get(address).text
    assert words not in small_site.visitor(SiteRole.CO_TRAINER).get(address).text


def test_an_affirmation_leads_to_the_passage_that_it_puts_to_the_test(small_site: Site) -> None:
    page = small_site.visitor().get("/exercices/c1-debat").text
    assert '<a href="/competences/c1#c-mesures">Ce que l’on mesure</a>' in page


def test_a_validated_simple_version_says_by_whom(small_site: Site) -> None:
    path = small_site.library.folder / "modules/1/c1/simple.md"
    signed = '{by: "Groupe X", date: 2026-11-02}'
    path.write_text(
        path.read_text("utf-8").replace("lines:", f"validated: {signed}\nlines:"), "utf-8"
    )
    page = small_site.visitor().get("/competences/c1/version-simplifiee").text
    assert "Groupe X en a validé une version, le lundi 2 novembre 2026." in page
    assert (
        "Pas encore relue par une personne concernée." in page
    )  # nothing ties a file's word to this text


def test_every_kind_of_exercise_has_its_page(small_site: Site) -> None:
    write_tree(small_site.library.folder, OTHER_KINDS)
    course = small_site.library.folder / "course.yaml"
    names = ", ".join(f'"{path.rpartition("/")[2][:-3]}"' for path in OTHER_KINDS)
    course.write_text(CLEAN["course.yaml"].replace('"c1-quiz"', f'"c1-quiz", {names}'), "utf-8")
    client = small_site.visitor()
    for path, words in (
        ("c1-etude", "Que voyez-vous"),
        ("c1-jeu", "Vous avez dix minutes."),
        ("c1-journal", "Pour soi, par écrit"),
        ("c1-paroles", "Questions ouvertes"),
        ("c1-recit", "Je suis venue."),
        ("c1-carte", "Le quartier"),
    ):
        answer = client.get(f"/exercices/{path}")
        assert (answer.status_code, words in answer.text) == (200, True), path


def _kind(name: str, kind: str, more: str, body: str = "") -> str:
    return (
        f'---\nid: "{name}"\ntype: "{kind}"\ntitle: "Titre"\nstatus: "published"\nlang: "fr-FR"\n'
        f'version: "1.0.0"\nlicense: "CC-BY-SA-4.0"\ncompetences: ["c1"]\n{more}\n---\n{body}'
    )


OTHER_KINDS = {
    f"modules/1/c1/{name}.md": _kind(name, kind, more, body)
    for name, kind, more, body in (
        (
            "c1-etude",
            "etude-de-cas",
            'declared: "fictive"\nduration: 20\nquestions: ["Que voyez-vous ?"]',
            "",
        ),
        (
            "c1-jeu",
            "mise-en-situation",
            'duration: 20\nroles: [{id: "a", name: "Alice", card: "Vous avez dix minutes."}]',
            "",
        ),
        ("c1-journal", "reflexion", 'prompts: ["Qui ?"]', ""),
        ("c1-paroles", "paroles", 'prompts: ["Qui ?"]', ""),
        ("c1-recit", "temoignage", 'consent: "c-1"', "\nJe suis venue.\n"),
        ("c1-carte", "carte-acteurs", 'duration: 20\ncircles: ["Le quartier"]', ""),
    )
}


@pytest.mark.parametrize(
    ("extension", "start", "media_type"),
    [
        ("json", "[\n {", "application/vnd.citationstyles.csl+json"),
        ("ris", "TY  - ", "application/x-research-info-systems"),
        ("bib", "@", "application/x-bibtex"),
    ],
)
def test_the_bibliography_leaves_for_other_programs(
    small_site: Site, extension: str, start: str, media_type: str
) -> None:
    answer = small_site.visitor().get(f"/bibliographie.{extension}?competence=c1")
    assert answer.text.startswith(start)
    assert "Mesurer" not in answer.text
    assert answer.headers["content-type"].startswith(media_type)
    assert f"aller-vers-c1.{extension}" in answer.headers["content-disposition"]


def test_a_picture_of_the_course_is_served_as_long_as_it_is_the_same(small_site: Site) -> None:
    picture = small_site.library.folder / "media" / "porte.png"
    picture.parent.mkdir()
    picture.write_bytes(b"\x89PNG")
    client = small_site.visitor()
    assert client.get("/contenu/media/porte.png").content == b"\x89PNG"
    picture.write_bytes(b"other")
    assert client.get("/contenu/media/porte.png").status_code == 404


def test_answers_are_shown_on_the_page_of_the_course_to_whoever_animates_alone(
    small_site: Site,
) -> None:
    address, answers = "/exercices/c1-quiz", "Réponses : pour animer"
    trainer, visitor = small_site.visitor(SiteRole.TRAINER), small_site.visitor()
    assert answers in trainer.get(address).text
    told = unescape(visitor.get(address).text)
    quiz_of_course = small_site.library.current.course.get("c1-quiz", Quiz)
    assert quiz_of_course is not None
    first = quiz_of_course.items[0]
    assert answers not in told
    assert first.choices[0].text in told
    assert first.choices[0].feedback not in told
    assert 'href="/connexion"' in told
