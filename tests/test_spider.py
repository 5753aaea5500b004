"""What the spider and its middlewares decide, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http import Headers, Response, TextResponse
from scrapy.http.request import NO_CALLBACK
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from newsbot import config
from newsbot.article import Article, DateReading
from newsbot.errors import NotAnArticle, UsageError
from newsbot.parsers.discovery import Found
from newsbot.sites.site import Site
from newsbot.spiders import addresses, middlewares, news
from newsbot.spiders.frontier import Frontier, Verdict, Window
from newsbot.spiders.loader import SiteSpiderLoader, spider_for
from newsbot.spiders.middlewares import Double, Foreign, Later, OwnHosts, PagesOnly, Redirects, retry_after
from newsbot.spiders.news import NewsSpider, Walk, read_day
from newsbot.spiders.run import Outcome

PAPER = Site(id="paper", name="صحيفة", url="https://www.paper.example/", hosts=("old.example",))
STORY = "https://www.paper.example/article/10001"


def made(site: Site = PAPER, **arguments: str) -> NewsSpider:
    """A spider as a crawl makes it, up to the network."""
    spider = spider_for(site)(**arguments)
    counts: dict[str, int] = {}

    def inc_value(name: str) -> None:
        counts[name] = counts.get(name, 0) + 1

    spider.crawler = cast(
        "Crawler", SimpleNamespace(stats=SimpleNamespace(inc_value=inc_value), counts=counts, spider=spider)
    )
    spider.settings = Settings({"NEWSBOT_MISSES": 2, "NEWSBOT_LISTING_PAGES": 9, "NEWSBOT_LISTING_DEPTH": 3})
    return spider


def counts(spider: NewsSpider) -> dict[str, int]:
    return cast("Any", spider.crawler).counts


# Addresses -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/a/", "http://www.paper.example/a#comments"),
        ("https://m.paper.example/a", "https://paper.example/a"),
        ("https://paper.example/a/amp", "https://paper.example/a"),
        ("https://paper.example/a?amp=1", "https://paper.example/a"),
        ("https://paper.example/?p=7&amp", "https://paper.example/?p=7"),
        ("https://paper.example/%D8%AE%D8%A8%D8%B1", "https://paper.example/خبر"),
        ("https://paper.example/a?utm_source=x&fbclid=y", "https://paper.example/a"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert addresses.key(one) == addresses.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/?p=7", "https://paper.example/?p=8"),
        ("https://paper.example/a", "https://paper.example/A"),
        ("https://m.example/a", "https://w.example/a"),
        ("http://127.0.0.1:8001/a", "http://127.0.0.1:8002/a"),
    ],
)
def test_addresses_of_different_pages(one: str, other: str) -> None:
    assert addresses.key(one) != addresses.key(other)


@pytest.mark.parametrize("url", ["javascript:void(0)", "tel:+963", "http://[broken", "http://", "", "https://a:99999/"])
def test_no_address(url: str) -> None:
    assert addresses.clean(url) is None


# The frontier --------------------------------------------------------------------------------------------------------


def found(url: str = STORY, day: date | None = None, source: Any = "feed", modified: date | None = None) -> Found:
    readings = [DateReading(given, raw=str(given), source="feed") if given else None for given in (day, modified)]
    return Found(url, published=readings[0], source=source, modified=readings[1])


@pytest.mark.parametrize(
    ("offered", "verdict"),
    [
        (found(), Verdict.FETCH),
        (found("https://old.example/article/10001"), Verdict.FETCH),
        (found("https://other.example/article/10001"), Verdict.FOREIGN),
        (found("mailto:desk@paper.example"), Verdict.FOREIGN),
        (found("https://paper.example/article/7/"), Verdict.KNOWN),
        (found(day=date(2025, 1, 1)), Verdict.FETCH),
        (found(day=date(2024, 12, 31)), Verdict.EARLY),
        (found(day=date(2025, 2, 1)), Verdict.LATE),
        (found(modified=date(2024, 12, 31)), Verdict.EARLY),
        (found(modified=date(2025, 2, 1)), Verdict.FETCH),
    ],
)
def test_verdicts(offered: Found, verdict: Verdict) -> None:
    frontier = Frontier(PAPER, Window(date(2025, 1, 1), date(2025, 1, 31)))
    frontier.remember(["https://www.paper.example/article/7"])
    assert frontier.offer(offered) is verdict


def test_an_address_is_met_once() -> None:
    frontier = Frontier(PAPER, Window())
    assert frontier.meet(STORY)
    assert frontier.offer(found(f"{STORY}?utm_source=feed")) is Verdict.SEEN


def test_only_feeds_and_sitemaps_give_days() -> None:
    frontier = Frontier(PAPER, Window())
    frontier.offer(found(day=date(2025, 1, 1), source="listing"))
    assert frontier.hint(STORY) is None
    frontier.offer(found(day=date(2025, 1, 2)))
    hint = frontier.hint(f"{STORY}/")
    assert hint is not None
    assert hint.value == date(2025, 1, 2)


def test_a_walk_knows_its_own_stories() -> None:
    walk = Walk()
    assert len(walk.new([found(), found(f"{STORY}0")])) == 2
    assert walk.new([found(f"{STORY}#top")]) == []


# The rim -------------------------------------------------------------------------------------------------------------


def page(url: str = STORY, body: bytes = b"<p>") -> Response:
    return TextResponse(url, body=body, headers={"Content-Type": "text/html"})


def article(**fields: Any) -> Article:
    return Article(**{"url": STORY, "canonical_url": STORY, "site": "paper", "title": "عنوان", **fields})


def test_a_crash_of_a_parser_is_counted_and_the_page_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: Any, **__: Any) -> Article:
        raise ZeroDivisionError

    monkeypatch.setattr(news.article_page, "parse", crash)
    spider = made()
    (mark,) = spider.read(page(), "article", STORY)
    assert mark == {"site_id": "paper", "url": STORY, "state": "failed", "kind": "article"}
    assert counts(spider)["newsbot/errors/parser crash"] == 1


def test_pages_that_are_no_articles_are_counted_by_the_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Article:
        raise NotAnArticle(f"{STORY}: a list of stories (12 links); name it under [discover]")

    monkeypatch.setattr(news.article_page, "parse", refuse)
    spider = made()
    assert [mark["state"] for mark in spider.read(page(), "article", STORY)] == ["fetched"]
    assert counts(spider)["newsbot/not_articles/a list of stories"] == 1


def test_too_many_misses_leave_the_unknown_for_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Article:
        raise NotAnArticle("a page")

    monkeypatch.setattr(news.article_page, "parse", refuse)
    spider = made()
    for number in range(2):
        list(spider.read(page(f"{STORY}{number}", b"<html><body><p>x</body></html>"), "unknown", f"{STORY}{number}"))
    middleware = OwnHosts(spider.crawler)
    with pytest.raises(Later):
        asyncio.run(middleware.process_request(Request(STORY, cb_kwargs={"role": "unknown"})))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """What the parser will read from every page."""
    fields: dict[str, Any] = {}
    monkeypatch.setattr(news.article_page, "parse", lambda *_, **__: article(**fields))
    return fields


def test_a_day_outside_is_left_for_another_crawl(parsed: dict[str, Any]) -> None:
    parsed["published"] = DateReading(date(2024, 1, 1), raw="")
    spider = made(since="2025-01-01")
    assert list(spider.read(page(), "article", STORY)) == []
    assert counts(spider)["newsbot/outside"] == 1


@pytest.mark.usefixtures("parsed")
def test_the_feeds_day_stands_in() -> None:
    spider = made()
    spider.frontier.offer(found(day=date(2025, 1, 2)))
    kept = next(spider.read(page(), "article", STORY))
    assert kept.published.value == date(2025, 1, 2)
    assert kept.evidence == {"published": "feed"}


@pytest.mark.usefixtures("parsed")
def test_two_addresses_of_one_article() -> None:
    spider = made()
    first = list(spider.read(page(), "article", STORY))
    second = list(spider.read(page(f"{STORY}9"), "article", f"{STORY}9"))
    assert isinstance(first[0], Article)
    assert [(mark["url"], mark["canonical_url"]) for mark in second] == [(f"{STORY}9", STORY)]


# Middlewares ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("site", "url", "address", "allowed"),
    [
        (PAPER, STORY, "93.184.216.34", True),
        (PAPER, STORY, None, True),  # the downloader will say that there is no such host
        (PAPER, STORY, "127.0.0.1", False),
        (PAPER, STORY, "10.1.2.3", False),
        (PAPER, STORY, "169.254.169.254", False),
        (PAPER, "https://other.example/", "93.184.216.34", False),
        (PAPER, "http://127.0.0.1/", "127.0.0.1", False),
        (PAPER, "ftp://www.paper.example/", "93.184.216.34", False),
        (Site(id="lan", name="x", url="http://127.0.0.1:81/"), "http://127.0.0.1:81/a", "127.0.0.1", True),
        (Site(id="lan", name="x", url="http://127.0.0.1:81/"), "http://127.0.0.1:82/a", "127.0.0.1", False),
        (Site(id="lan", name="x", url="http://localhost:81/"), "http://localhost:81/a", "127.0.0.1", True),
        (
            Site(id="lan", name="x", url="https://a.example/", hosts=("10.1.2.3",)),
            "https://a.example/",
            "10.1.2.3",
            True,
        ),
    ],
)
def test_own_hosts(monkeypatch: pytest.MonkeyPatch, site: Site, url: str, address: str | None, allowed: bool) -> None:
    async def resolve(_: str) -> str | None:
        return address

    monkeypatch.setattr(middlewares, "_resolve", resolve)
    request = Request(url, dont_filter=True)
    checked = OwnHosts(made(site).crawler).process_request(request)
    if allowed:
        asyncio.run(checked)
    else:
        with pytest.raises(Foreign):
            asyncio.run(checked)


def redirected(url: str, *came_by: str) -> Request:
    return Request(url, callback=lambda _: None, meta={"redirect_urls": list(came_by)})


def test_redirects_are_followed_once() -> None:
    spider = made()
    check = Redirects(spider.crawler).process_request
    spider.frontier.meet(STORY)
    upgraded = redirected(STORY, STORY.replace("https", "http"))
    check(upgraded)
    check(upgraded)  # its retry
    with pytest.raises(Double):
        check(redirected(STORY, f"{STORY}9"))
    with pytest.raises(IgnoreRequest, match="circle"):
        check(redirected(f"{STORY}8", f"{STORY}8", f"{STORY}7"))
    check(Request(STORY))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7), ("Fri, 21 Nov 2025 10:00:30 GMT", 30), ("Fri, 21 Nov 2025 09:00:00 GMT", 0), ("soon", None), ("", None)],
)
def test_retry_after(header: str, seconds: float | None) -> None:
    assert retry_after(Headers({"Retry-After": header}), now=datetime(2025, 11, 21, 10, tzinfo=UTC)) == seconds


@pytest.mark.parametrize(
    ("kind", "stops"),
    [
        ("text/html; charset=windows-1256", False),
        ("application/xhtml+xml", False),
        ("application/rss+xml", False),
        ("text/plain", False),
        ("application/x-gzip", False),
        ("", False),
        ("application/pdf", True),
        ("image/jpeg", True),
        ("video/mp4", True),
        ("application/json", True),
    ],
)
def test_only_pages_are_downloaded(kind: str, stops: bool) -> None:
    request = Request(STORY)
    if stops:
        with pytest.raises(StopDownload):
            PagesOnly().headers_received(Headers({"Content-Type": kind}), request)
    else:
        PagesOnly().headers_received(Headers({"Content-Type": kind} if kind else {}), request)
    PagesOnly().headers_received(Headers({"Content-Type": kind}), Request(STORY, callback=NO_CALLBACK))  # robots.txt


# Settings, loader, dates ---------------------------------------------------------------------------------------------


def test_a_site_sets_its_own_pace() -> None:
    settings = get_crawler(
        spider_for(Site(id="a", name="a", url="https://a.example/", delay=2.5, concurrency=3))
    ).settings
    assert settings.getfloat("DOWNLOAD_DELAY") == 2.5
    assert settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 3
    assert settings.getbool("AUTOTHROTTLE_ENABLED")
    fast = get_crawler(spider_for(Site(id="b", name="b", url="https://b.example/", delay=0.0))).settings
    assert not fast.getbool("AUTOTHROTTLE_ENABLED")


def test_the_loader_knows_every_site() -> None:
    loader = SiteSpiderLoader.from_settings(Settings())
    assert "youm7" in loader.list()
    assert loader.load("youm7").name == "youm7"
    assert loader.find_by_request(Request("https://www.youm7.com/story/1")) == ["youm7"]
    assert loader.find_by_request(Request("https://nobody.example/")) == []
    with pytest.raises(KeyError, match="youm7"):
        loader.load("youm8")


def test_days_as_people_type_them() -> None:
    assert read_day("2025-11-21") == read_day("٢١ نوفمبر ٢٠٢٥") == date(2025, 11, 21)
    assert read_day(None) is None
    with pytest.raises(UsageError, match="is no date"):
        read_day("ربما")


def test_we_name_ourselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBOT_CONTACT", "desk@example.org\nX-Evil: 1")
    assert config.user_agent().endswith(" (+desk@example.org X-Evil: 1)")
    monkeypatch.delenv("NEWSBOT_CONTACT")
    assert config.user_agent().startswith("newsbot/")
    assert " " not in config.user_agent()


def test_how_a_crawl_ends_well() -> None:
    ends = {
        reason: Outcome(site="a", reason=reason).failed for reason in ("finished", "limit", "stopped", "unreachable")
    }
    assert ends == {"finished": False, "limit": False, "stopped": False, "unreachable": True}
