"""Every page of the course is light, well formed, and leads somewhere."""

import gzip
import re
from html.parser import HTMLParser

from sqlalchemy import event
from tests.catalogue.site import Site

from allervers_training.accounts.domain import SiteRole
from allervers_training.catalogue.addresses import address_of
from allervers_training.catalogue.domain import Guide


class _Page(HTMLParser):
    """What the quality page asks of a page, read from its HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.nodes, self.ids, self.titles = 0, list[str](), list[int]()
        self.attributes, self.links, self.labels = list[str](), list[str](), list[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.nodes += 1
        self.attributes += [name for name, _ in attrs]
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" and "href" in found else []
        self.labels += found.get("aria-labelledby", "").split()
        if re.fullmatch(r"h[1-6]", tag):
            self.titles.append(int(tag[1]))


def addresses(site: Site) -> list[str]:
    course = site.library.current.course
    fixed = ["/modules", "/bibliographie", "/bibliographie?suite=2", "/glossaire"]
    terms = [f"/glossaire/{term}" for term in course.glossary]
    documents = [address_of(course, name) for name in course.documents]
    return sorted({*fixed, *terms, *(address for address in documents if address)})


def test_every_page_of_the_course_is_light_and_well_formed(real_site: Site) -> None:
    client = real_site.visitor(SiteRole.TRAINER)
    for address in addresses(real_site):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert_well_formed(address, answer.text)


def assert_well_formed(address: str, text: str) -> None:
    page = _Page(text)
    assert page.nodes <= 800, (address, page.nodes)
    assert len(page.ids) == len(set(page.ids)), (
        address,
        {i for i in page.ids if page.ids.count(i) > 1},
    )
    assert set(page.labels) <= set(page.ids), (address, set(page.labels) - set(page.ids))
    assert page.titles.count(1) == 1, address
    steps = [after - before for before, after in zip(page.titles, page.titles[1:], strict=False)]
    assert max(steps, default=0) <= 1, (address, page.titles)
    assert not {"style", "onclick", "onload"} & set(page.attributes), address
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids), (address, inside - set(page.ids))


def test_reading_pages_weigh_little(real_site: Site) -> None:
    client = real_site.visitor()
    course = real_site.library.current.course
    for competence in course.competences:
        text = client.get(f"/competences/{competence.id}").content
        packed = len(gzip.compress(text, 5))
        assert (len(text) <= 30_000, packed <= 13_000) == (True, True), (
            competence.id,
            len(text),
            packed,
        )


def test_no_link_of_the_course_is_dead(real_site: Site) -> None:
    client = real_site.visitor(SiteRole.TRAINER)
    pages = {address: client.get(address).text for address in addresses(real_site)}
    ids = {address: set(_Page(text).ids) for address, text in pages.items()}
    # neither the door of a module nor what people trained in it say is a page of the course
    ours = re.compile(r"/(modules|competences|exercices|glossaire)/[^.]+(?<!/entree)(?<!/effets)$")
    for address, text in pages.items():
        for link in filter(ours.match, _Page(text).links):
            target, _, anchor = link.partition("#")
            target = target.partition("?")[0]
            assert target in ids, (address, link)
            assert not anchor or anchor in ids[target], (address, link)


def test_a_word_leads_each_reader_to_pages_she_may_open(real_site: Site) -> None:
    visitor, trainer = real_site.visitor(), real_site.visitor(SiteRole.TRAINER)
    guides = re.compile(r'href="(/competences/[^"]+/guide)"')
    leading = 0
    for term in real_site.library.current.course.glossary:
        assert not guides.search(visitor.get(f"/glossaire/{term}").text), term
        leading += bool(guides.search(trainer.get(f"/glossaire/{term}").text))
    assert leading


def test_a_page_asks_the_database_nothing_but_who_is_there(real_site: Site) -> None:
    client = real_site.visitor()
    client.get("/competences/c2-besoin")
    calls: list[str] = []
    event.listen(real_site.database.engine, "before_cursor_execute", lambda *a: calls.append(a[2]))
    client.get("/competences/c2-besoin")
    assert calls == []


def test_the_course_of_this_repository_is_whole(real_site: Site) -> None:
    course = real_site.library.current.course
    assert [len(course.competences_of(module.id)) for module in course.modules] == [3, 3]
    for competence in course.competences:
        assert course.resources_of(competence.id, Guide)
