"""Every recorded page, replayed: a test a field, so that a failure names the folder and the field.

A folder ``pages/<site>/<case>`` holds ``page.html`` (or ``page.txt``, pasted text) and ``case.json``: its kind
(article, listing, not_article), url, the day it was fetched, and what it must give. ``newsbot record`` writes one.
A known failure is named in ``case.json`` under ``known_failures``: field → reason.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from newsbot.arabic.text import clean
from newsbot.article import Article, DateReading
from newsbot.errors import NotAnArticle
from newsbot.parsers.article_page import parse
from newsbot.parsers.discovery import read_listing
from newsbot.parsers.page import Page
from newsbot.parsers.plain_text import parse_text
from newsbot.parsers.urls import key
from newsbot.sites.site import Site, catalogue

PAGES = Path(__file__).parent / "pages"
MAX_BYTES = 60_000


class Case(msgspec.Struct, frozen=True):
    """One ``case.json``, with the folder that it was read from."""

    folder: Path
    kind: str
    fetched: date
    url: str | None = None
    content_type: str | None = None
    expect: dict[str, Any] = {}
    known_failures: dict[str, str] = {}

    @property
    def name(self) -> str:
        return f"{self.folder.parent.name}/{self.folder.name}"

    @property
    def page(self) -> Path:
        text = self.folder / "page.txt"
        return text if text.exists() else self.folder / "page.html"

    @property
    def site(self) -> Site | None:
        return catalogue().get(self.folder.parent.name)

    @property
    def when(self) -> datetime:
        return datetime.combine(self.fetched, time(12), tzinfo=UTC)


def load(file: Path) -> Case:
    return msgspec.convert({**json.loads(file.read_text("utf-8")), "folder": file.parent}, Case, dec_hook=_folder)


def _folder(kind: type, value: Any) -> Any:
    return kind(value)


CASES = [load(file) for file in sorted(PAGES.glob("*/*/case.json"))]


def cases(kind: str) -> list[Any]:
    return [pytest.param(case, id=case.name) for case in CASES if case.kind == kind]


def fields() -> Iterator[Any]:
    for case in CASES:
        for field in case.expect if case.kind == "article" else ():
            reason = case.known_failures.get(field)
            marks = [pytest.mark.xfail(reason=reason)] if reason else []
            yield pytest.param(case, field, id=f"{case.name}-{field}", marks=marks)


@functools.cache
def replayed(page: Path) -> Article:
    return read(next(case for case in CASES if case.page == page))


def read(case: Case) -> Article:
    if case.page.suffix == ".txt":
        return parse_text(case.page.read_text("utf-8"), url=case.url, fetched=case.when)
    assert case.url is not None
    return parse(case.page.read_bytes(), case.url, site=case.site, fetched=case.when, content_type=case.content_type)


def texts(values: list[str] | tuple[str, ...]) -> list[str]:
    return [clean(value) for value in values]


def same_text(got: str | None, expected: str | None) -> None:
    assert got == (clean(expected) if expected else None)


def same_texts(got: tuple[str, ...], expected: list[str]) -> None:
    assert list(got) == texts(expected)


def same_date(got: DateReading | None, expected: str | None) -> None:
    """A day, or the same minute: some pages state seconds in one place and none in another."""
    if expected is None:
        assert got is None
        return
    assert got is not None
    if len(expected) == len("2025-11-21"):
        assert got.day.isoformat() == expected
        return
    assert isinstance(got.value, datetime), f"a day alone: {got}"
    assert abs((got.value - datetime.fromisoformat(expected)).total_seconds()) < 60, got.isoformat()


def same_links(got: Any, expected: list[dict[str, str]]) -> None:
    wanted = [(clean(link["title"]), key(link["url"])) for link in expected]
    assert [(link.title, key(link.url)) for link in got] == wanted
    assert [link.position for link in got] == list(range(len(wanted)))


SAME: dict[str, Callable[[Any, Any], None]] = {
    "title": same_text,
    "subtitle": same_text,
    "section": same_text,
    "published": same_date,
    "modified": same_date,
    "authors": same_texts,
    "agencies": same_texts,
    "body": same_texts,
    "tags": same_texts,
    "read_also": same_links,
}


@pytest.mark.parametrize(("case", "field"), list(fields()))
def test_field(case: Case, field: str) -> None:
    SAME[field](getattr(replayed(case.page), field), case.expect[field])


@pytest.mark.parametrize("case", cases("not_article"))
def test_is_no_article(case: Case) -> None:
    with pytest.raises(NotAnArticle):
        read(case)


@pytest.mark.parametrize("case", cases("listing"))
def test_stories_of_a_listing(case: Case) -> None:
    assert case.url is not None
    assert case.site is not None
    page = Page(case.page.read_bytes(), case.url, case.content_type)
    found = {key(story.url) for story in read_listing(page, case.site).stories}
    expected = {key(url) for url in case.expect["stories"]}
    assert found - expected == set(), "taken for stories"
    assert expected - found == set(), "missed"


@pytest.mark.parametrize("case", cases("listing"))
def test_a_front_page_is_no_article(case: Case) -> None:
    with pytest.raises(NotAnArticle):
        read(case)


@pytest.mark.parametrize("site", catalogue().values(), ids=lambda site: site.id)
def test_a_site_has_a_recorded_page(site: Site) -> None:
    kinds = {case.kind for case in CASES if case.folder.parent.name == site.id}
    wanted = {"article"} if site.layouts else {"article", "listing"}
    assert kinds & wanted, f"record one: newsbot record URL --site {site.id}"


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_a_case_is_complete(case: Case) -> None:
    assert case.kind in ("article", "listing", "not_article")
    assert set(case.known_failures) <= set(case.expect)
    assert set(case.expect) <= {*SAME, "stories"}
    assert case.page.stat().st_size <= MAX_BYTES, "shorten the scripts and the menus"
