"""The generated news site keeps its own promises, so that a miss is the reader's and not the exam's."""

from __future__ import annotations

import gzip
import html
import http.client
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.newsite.datelines import hijri
from tests.newsite.desk import BASE
from tests.newsite.faults import Fault
from tests.newsite.score import canonical, compare, fold, means, strangers
from tests.newsite.server import lookup, serve
from tests.newsite.site import Site, build
from tests.newsite.styles import DESIGNS

ENCODINGS = {"aspnet": "windows-1256", "spans1256": "windows-1256", "cells1256": "windows-1256"}


class Reader(HTMLParser):
    """The links and the text of a page, scripts left out; block tags part words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.parts: list[str] = []
        self._silent = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")
        if tag == "a":
            self.links += [value for name, value in attrs if name == "href" and value]
        if tag not in ("strong", "a", "b", "span"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


@pytest.fixture(scope="module")
def site() -> Site:
    return build(7)


def page_of(site: Site, number: int) -> str:
    story = site.stories[number]
    return site.resources[story.path].body.decode(ENCODINGS.get(story.style, "utf-8"))


def test_one_seed_gives_one_site() -> None:
    one, same, other = build(3, 25), build(3, 25), build(4, 25)
    assert {path: resource.body for path, resource in one.resources.items()} == {
        path: resource.body for path, resource in same.resources.items()
    }
    assert one.gold == same.gold
    assert [gold.title for gold in one.gold] != [gold.title for gold in other.gold]


def test_every_style_stands_equally_often(site: Site) -> None:
    assert len(site.gold) == 200
    assert set(Counter(gold.style for gold in site.gold).values()) == {200 // len(DESIGNS)}


def test_addresses_and_titles_are_distinct(site: Site) -> None:
    assert len({canonical(gold.url) for gold in site.gold}) == 200
    assert len({fold(gold.title) for gold in site.gold}) == 200


def test_every_article_is_reached_by_links_from_home(site: Site) -> None:
    assert {canonical(gold.url) for gold in site.gold} <= walk(site)


def walk(site: Site) -> set[str]:
    """The canonical addresses that links alone lead to from home."""
    pending, seen = [f"{BASE}/"], {canonical(f"{BASE}/")}
    while pending:
        url = pending.pop()
        resource = lookup(site, url.removeprefix(BASE))
        if resource is None or not resource.content_type.startswith("text/html"):
            continue
        for link in Reader(resource.body.decode("utf-8", "replace")).links:
            target = urljoin(url, link).partition("#")[0]
            target = target.partition("?utm_")[0].partition("&utm_")[0]
            if urlsplit(target).netloc == urlsplit(BASE).netloc and canonical(target) not in seen:
                seen.add(canonical(target))
                pending.append(target)
    return seen


def test_pages_hold_the_gold_bodies_and_titles(site: Site) -> None:
    for number, gold in enumerate(site.gold):
        text = f" {fold(' '.join(Reader(page_of(site, number)).parts).replace('  ', ' '))} "
        missing = [part for part in (gold.title, *gold.body) if fold(part) not in text]
        assert not missing, (gold.style, gold.url)


def test_pages_name_the_gold_authors(site: Site) -> None:
    for number, gold in enumerate(site.gold):
        page = html.unescape(page_of(site, number))
        assert all(name in page or name.encode("unicode_escape").decode() in page for name in gold.authors), gold.url


def test_read_also_links_stand_in_the_page_and_lead_to_articles(site: Site) -> None:
    articles = {canonical(gold.url) for gold in site.gold}
    for number, gold in enumerate(site.gold):
        links = {urljoin(gold.url, link) for link in Reader(page_of(site, number)).links}
        plain = {canonical(link.partition("?utm_")[0].partition("&utm_")[0]) for link in links}
        wanted = {canonical(link["url"]) for link in gold.read_also}
        assert wanted <= plain & articles, gold.url


def test_feeds_and_sitemaps_are_well_formed_and_can_be_switched_off(site: Site) -> None:
    assert len(ET.fromstring(site.resources["/feed/"].body).findall(".//item")) == 30  # noqa: S314 (our own XML)
    news = gzip.decompress(site.resources["/sitemap-news-1.xml.gz"].at("http://127.0.0.1:1"))
    assert news.count(b"<news:title>") == 100
    bare = build(7, 20, feed=False, sitemap=False, robots=False)
    assert not {"/feed/", "/atom.xml", "/sitemap.xml", "/robots.txt"} & set(bare.resources)
    assert not any(b"application/rss+xml" in resource.body for resource in bare.resources.values())


@pytest.mark.parametrize("count", [1, 3, 30])
def test_small_sites_are_whole(count: int) -> None:
    site = build("small", count)
    assert {canonical(gold.url) for gold in site.gold} <= walk(site)


def test_gold_scores_full_marks_against_itself(site: Site) -> None:
    records = [
        {"url": gold.url, "title": gold.title, "published": gold.published, "authors": gold.authors, "body": gold.body}
        | {"read_also": gold.read_also}
        for gold in site.gold
    ]
    assert set(means(compare(records, site.gold)).values()) == {1.0}
    assert strangers(records, site.gold) == []
    assert strangers([*records, records[0], {"url": f"{BASE}/about"}], site.gold) == sorted(
        [canonical(site.gold[0].url), canonical(f"{BASE}/about")]
    )
    assert means(compare([], site.gold))["title"] == 0.0


def test_the_server_answers_remembers_and_revalidates(site: Site) -> None:
    with serve(site) as base_url:
        gold = site.gold_at(base_url)[0]
        path = gold.url.removeprefix(base_url)
        status, headers, body = ask(base_url, path)
        assert status == 200
        assert b"newsite.example" not in body
        assert ask(base_url, path, {"If-None-Match": headers["ETag"], "User-Agent": "tester"})[0] == 304
        assert ask(base_url, path, {"If-Modified-Since": headers["Last-Modified"]})[0] == 304
        assert ask(base_url, "/no-such-page")[0] == 404
        assert [request.status for request in base_url.requests] == [200, 304, 304, 404]
        assert base_url.requests[1].agent == "tester"
        assert base_url.requests[0].path == unquote(path)


def test_scrambled_names_change_no_gold_and_no_word() -> None:
    site, plain = build(5, 20, scramble=True), build(5, 20)
    assert site.gold == plain.gold
    for number in range(20):
        assert Reader(page_of(site, number)).parts == Reader(page_of(plain, number)).parts
    assert not any(b"entry-content" in site.resources[story.path].body for story in site.stories)


def ask(address: str, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """One GET without following anything."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=5)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def fetch(address: str, path: str) -> tuple[int, bytes]:
    """The status and the body of one GET."""
    status, _, body = ask(address, path)
    return status, body


ONCE = {Fault.ERROR_ONCE: 500, Fault.UNAVAILABLE_ONCE: 503, Fault.TOO_MANY_ONCE: 429}


@pytest.mark.parametrize("fault", list(ONCE))
def test_a_passing_fault_passes(site: Site, fault: Fault) -> None:
    with serve(site, {"/about": fault}) as base_url:
        assert [fetch(base_url, "/about")[0] for _ in range(2)] == [ONCE[fault], 200]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.RESET, ConnectionResetError),
        (Fault.RESET_ONCE, ConnectionResetError),
        (Fault.CUT_ONCE, http.client.IncompleteRead),
    ],
)
def test_broken_connections(site: Site, fault: Fault, error: type[Exception]) -> None:
    with serve(site, {"/about": fault}) as base_url, pytest.raises(error):
        fetch(base_url, "/about")


@pytest.mark.parametrize(
    ("fault", "status", "start"),
    [
        (Fault.LOOP, 302, b""),
        (Fault.TO_PRIVATE, 302, b""),
        (Fault.TO_OTHER_HOST, 302, b""),
        (Fault.GONE, 410, b"<html"),
        (Fault.GZIP, 200, b"\x1f\x8b"),
        (Fault.PLAIN, 200, b"<!DOCTYPE"),
        (Fault.WRONG_CHARSET, 200, b"<!DOCTYPE"),
        (Fault.EMPTY, 200, b""),
        (Fault.BYTES, 200, b"\x00\x01"),
        (Fault.NESTED, 200, b"<html><body><div>"),
        (Fault.PDF, 200, b"%PDF"),
    ],
)
def test_wrong_answers(site: Site, fault: Fault, status: int, start: bytes) -> None:
    with serve(site, {"/about": fault}) as base_url:
        code, body = fetch(base_url, "/about")
    assert code == status
    assert body.startswith(start)


@pytest.mark.parametrize("fault", [Fault.DRIP, Fault.ENDLESS])
def test_answers_that_never_end_stop_with_the_server(site: Site, fault: Fault) -> None:
    with serve(site, {"/about": fault}) as base_url:
        connection = http.client.HTTPConnection(urlsplit(base_url).netloc, timeout=5)
        connection.request("GET", "/about")
        assert connection.getresponse().read(20).startswith(b"<!DOCTYPE")
        connection.close()


def test_hijri_days_are_within_a_day_of_the_official_calendar() -> None:
    from datetime import date

    assert hijri(date(2025, 11, 21)) in ("29 جمادى الأولى 1447", "30 جمادى الأولى 1447", "1 جمادى الآخرة 1447")
