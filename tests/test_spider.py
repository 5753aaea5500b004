"""What the spider and its middlewares decide, without a network."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http import Headers, Response, TextResponse
from scrapy.http.request import NO_CALLBACK
from scrapy.settings import Settings
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.test import get_crawler

from newsbot import config, signals
from newsbot.archive import KnownPage, Visit
from newsbot.article import Article, DateReading, Link
from newsbot.errors import Blocked, LoginWall, NeedsScript, NotAnArticle, PageError, Unreadable
from newsbot.parsers.discovery import Found
from newsbot.sites.site import Site
from newsbot.spiders import addresses, failures, middlewares, news
from newsbot.spiders.frontier import Frontier, Verdict, Window
from newsbot.spiders.loader import SiteSpiderLoader, spider_for
from newsbot.spiders.middlewares import Budget, OwnHosts, PagesOnly, Redirects, retry_after
from newsbot.spiders.news import NewsSpider
from newsbot.spiders.refusals import Double, Foreign, Later
from newsbot.spiders.run import Outcome
from newsbot.spiders.walk import Walk

PAPER = Site(id="paper", name="صحيفة", url="https://www.paper.example/", hosts=("old.example",))
STORY = "https://www.paper.example/article/10001"


def made(site: Site = PAPER, **arguments: str) -> NewsSpider:
    """A spider as a crawl makes it, up to the network."""
    spider = spider_for(site)(**arguments)
    counts: dict[str, int] = {}

    def inc_value(name: str) -> None:
        counts[name] = counts.get(name, 0) + 1

    crawler = SimpleNamespace(stats=SimpleNamespace(inc_value=inc_value), counts=counts, spider=spider, told=[])
    crawler.signals = SimpleNamespace(send_catch_log=lambda signal, visit: crawler.told.append((signal, visit)))
    spider.crawler = cast("Crawler", crawler)
    spider.settings = Settings({"NEWSBOT_MISSES": 2, "NEWSBOT_LISTING_PAGES": 9, "NEWSBOT_LISTING_DEPTH": 3})
    return spider


def told(spider: NewsSpider) -> list[Visit]:
    """The visits without an article."""
    assert {signal for signal, _ in cast("Any", spider.crawler).told} <= {signals.visited}
    return [visit for _, visit in cast("Any", spider.crawler).told]


def counts(spider: NewsSpider) -> dict[str, int]:
    return cast("Any", spider.crawler).counts


# Addresses -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/a/", "http://www.paper.example/a#comments"),
        ("https://m.paper.example/a", "https://paper.example/a"),
        ("https://www.amp.paper.example/a", "https://paper.example/a"),
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
    assert addresses.fetchable(url) is None


@given(
    url=st.lists(
        st.sampled_from(
            "http:// https:// www. m. a.example paper.example :80 : / // /./ /. .. amp /amp /AMP/ amp.html ? & = # x X "
            "story 123 % %D8%AE %d8 %2d %2F %25 - _ ~ @ [ ] خبر \ud83d".split()
        )
        | st.just(" ")
    ).map(lambda parts: "https://paper.example/" + "".join(parts))
    | st.text()
)
def test_the_short_way_to_an_address_is_no_other(url: str) -> None:
    short = addresses.fetchable(url), addresses.key(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(addresses, "_AS_KEPT", re.compile("(?!)"))
        assert (addresses.fetchable(url), addresses.key(url)) == short


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
        (found(day=date(2024, 12, 30)), Verdict.EARLY),
        (found(day=date(2024, 12, 31)), Verdict.FETCH),  # the page decides about the day next to the window
        (found(day=date(2025, 2, 2)), Verdict.LATE),
        (found(day=date(2025, 2, 1)), Verdict.FETCH),
        (found(modified=date(2024, 12, 30)), Verdict.EARLY),
        (found(modified=date(2025, 2, 1)), Verdict.FETCH),
    ],
)
def test_verdicts(offered: Found, verdict: Verdict) -> None:
    frontier = Frontier(PAPER, Window(date(2025, 1, 1), date(2025, 1, 31)))
    frontier.remember(["https://www.paper.example/article/7"])
    assert frontier.offer(offered) is verdict


@pytest.mark.parametrize(
    ("zone", "since", "verdict"),
    [
        ("Asia/Damascus", 22, Verdict.FETCH),  # 20 November 22:30 GMT is the 21st there, and the 21st may be the 22nd
        ("Asia/Damascus", 23, Verdict.EARLY),
        ("UTC", 21, Verdict.FETCH),
        ("UTC", 22, Verdict.EARLY),
    ],
)
def test_the_day_of_a_story_is_that_of_the_sites_zone(zone: str, since: int, verdict: Verdict) -> None:
    site = Site(id="paper", name="صحيفة", url="https://www.paper.example/", timezone=zone)
    moment = DateReading(datetime(2025, 11, 20, 22, 30, tzinfo=UTC), raw="", source="feed")
    frontier = Frontier(site, Window(since=date(2025, 11, since)))
    assert frontier.offer(Found(STORY, published=moment, source="feed")) is verdict


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
    assert list(spider.read(page(), "article", STORY)) == []
    assert told(spider) == [Visit(site_id="paper", url=STORY, kind="article", state="failed")]
    assert counts(spider)["newsbot/errors/parser crash"] == 1


def test_pages_that_are_no_articles_are_counted_by_the_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Article:
        raise NotAnArticle("whatever it says", "listing")

    monkeypatch.setattr(news.article_page, "parse", refuse)
    spider = made()
    assert list(spider.read(page(), "article", STORY)) == []
    assert [visit.state for visit in told(spider)] == ["fetched"]
    assert counts(spider)["newsbot/not_articles/listing"] == 1


@pytest.mark.parametrize(
    ("error", "sign"),
    [
        (Unreadable, "unreadable"),
        (Blocked, "blocked"),
        (NeedsScript, "needs script"),
        (LoginWall, "login wall"),
    ],
)
@pytest.mark.parametrize("role", ["article", "unknown", "related"])
def test_what_cannot_be_read_is_tried_again(
    error: type[PageError], sign: str, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> Article:
        raise error("it is empty")

    monkeypatch.setattr(news.article_page, "parse", refuse)
    spider = made()
    assert list(spider.read(page(), role, STORY)) == []
    assert [visit.state for visit in told(spider)] == ["failed"]
    assert counts(spider)[f"newsbot/errors/{sign}"] == 1


@pytest.mark.parametrize("role", ["home", "section"])
def test_a_guard_before_a_list_is_no_empty_list(role: str) -> None:
    spider = made()
    guard = b"<html><head><title>Just a moment...</title></head><body><script>_cf_chl_opt={}</script></body></html>"
    assert list(spider.read(page(body=guard), role, STORY, walk=Walk())) == []
    assert [visit.state for visit in told(spider)] == ["failed"]
    assert counts(spider)["newsbot/errors/blocked"] == 1


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (403, b"<script>window._cf_chl_opt={}</script>", "blocked"),
        (503, b"<p>Incapsula incident ID: 1-2</p>", "blocked"),
        (403, b"<h1>Forbidden</h1>", "http 403"),
        (404, b"<a href='https://www.cloudflare.com/5xx-error-landing'>", "http 404"),
    ],
)
def test_a_guard_that_refuses_is_told_from_the_site(status: int, body: bytes, kind: str) -> None:
    assert failures.read(HttpError(TextResponse(STORY, status=status, body=body))).kind == kind


def test_too_many_misses_leave_the_unknown_for_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Article:
        raise NotAnArticle("a page")

    monkeypatch.setattr(news.article_page, "parse", refuse)
    spider = made()
    for number in range(2):
        list(spider.read(page(f"{STORY}{number}", b"<html><body><p>x</body></html>"), "unknown", f"{STORY}{number}"))
    budget = Budget(spider.crawler)
    with pytest.raises(Later):
        budget.process_request(Request(STORY, cb_kwargs={"role": "unknown"}))
    budget.process_request(Request(STORY, cb_kwargs={"role": "article"}))


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
    assert [visit.state for visit in told(spider)] == [None]
    assert counts(spider)["newsbot/outside"] == 1


@pytest.mark.usefixtures("parsed")
def test_the_feeds_day_stands_in() -> None:
    spider = made()
    spider.frontier.offer(found(day=date(2025, 1, 2)))
    (kept,) = (visit.article for visit in spider.read(page(), "article", STORY))
    assert kept.published.value == date(2025, 1, 2)
    assert kept.evidence == {"published": "feed"}


@pytest.mark.usefixtures("parsed")
def test_the_days_asked_for_are_those_of_the_sites_zone() -> None:
    site = Site(id="paper", name="صحيفة", url="https://www.paper.example/", timezone="Asia/Damascus")
    feed = f"<rss><item><link>{STORY}</link><pubDate>Thu, 20 Nov 2025 22:30:00 GMT</pubDate></item></rss>"
    spider = made(site, since="2025-11-21")
    url = "https://www.paper.example/feed"
    (request,) = (each for each in spider.read(page(url, feed.encode()), "feed", url) if isinstance(each, Request))
    assert request.url == STORY
    (kept,) = (visit.article for visit in spider.read(page(), "article", STORY))
    assert kept.published.isoformat() == "2025-11-20T22:30:00+00:00"


@pytest.mark.usefixtures("parsed")
def test_two_addresses_of_one_article() -> None:
    spider = made()
    (first,) = spider.read(page(), "article", STORY)
    assert first.article == article()
    assert list(spider.read(page(f"{STORY}9"), "article", f"{STORY}9")) == []
    assert [(visit.url, visit.canonical_url) for visit in told(spider)] == [(f"{STORY}9", STORY)]


def test_an_article_and_what_its_page_names_are_one_item(parsed: dict[str, Any]) -> None:
    parsed["read_also"] = tuple(Link("عنوان", f"https://paper.example/article/{n}", n) for n in (10_002, 10_003))
    *requests, visit = made().read(page(), "article", STORY)
    assert [request.url for request in requests] == [link.url for link in parsed["read_also"]]
    assert visit == Visit(
        site_id="paper",
        url=STORY,
        kind="article",
        canonical_url=STORY,
        article=article(**parsed),
        named=tuple(KnownPage(link.url, "article") for link in parsed["read_also"]),
    )


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


@pytest.mark.parametrize("text", ["2025-11-21", "٢٠٢٥-١١-٢١", "٢١ نوفمبر ٢٠٢٥", "2025-11-21T23:59:00+03:00"])
def test_days_as_people_type_them(text: str) -> None:
    assert made(since=text).frontier.window == Window(since=date(2025, 11, 21))
    assert made(until=text).frontier.window == Window(until=date(2025, 11, 21))


@pytest.mark.parametrize("arguments", [{"limit": "x"}, {"limit": "-1"}, {"limit": "0"}, {"since": "ربما"}])
def test_an_argument_that_cannot_be_used_is_a_line_in_the_log(
    arguments: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(asyncio.CancelledError):
        spider_for(PAPER).from_crawler(get_crawler(spider_for(PAPER)), **arguments)
    (line,) = [record.message for record in caplog.records if record.levelname == "ERROR"]
    assert "\n" not in line
    assert next(iter(arguments.values())) in line


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
