"""The spider: one class for every newspaper, told by a ``Site`` where to start and what is an article."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar, Self
from urllib.parse import urljoin

import msgspec
from scrapy import Request, Spider
from scrapy import signals as scrapy_signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure as TwistedFailure

from newsbot import signals
from newsbot.archive import Visit
from newsbot.article import Article
from newsbot.errors import NotAnArticle, Unreadable, UsageError, Withheld
from newsbot.parsers import article_page, discovery
from newsbot.parsers.discovery import Found
from newsbot.parsers.page import Page
from newsbot.parsers.publication import Clock
from newsbot.sites.site import Site
from newsbot.spiders import arguments, failures
from newsbot.spiders.addresses import fetchable, key
from newsbot.spiders.frontier import Frontier, Verdict, Window
from newsbot.spiders.visit import PRIORITY, ROLES, Notes
from newsbot.spiders.walk import Walk

SITEMAP_SIZE = 64 * 1024 * 1024  # the protocol allows 50 MB


class NewsSpider(Spider):
    """Reads one newspaper: feeds, sitemaps, listings and their next pages, and the articles they lead to."""

    name = "news"
    site: ClassVar[Site]

    def __init__(
        self, limit: str | int | None = None, since: str | None = None, until: str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.limit = arguments.read_limit(limit)
        self.frontier = Frontier(self.site, arguments.read_window(since, until))
        self.failure: failures.Failure | None = None  # the last one, said when nothing at all was read
        self._kept: set[str] = set()
        self._pending: tuple[tuple[str, str], ...] = ()
        self._read = 0
        self._misses = 0
        self._listings = 0
        self._sitemaps = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's constructor."""
        try:
            spider = super().from_crawler(crawler, *args, **kwargs)
        except UsageError as error:
            # A traceback would hide it; cancelled, the crawl ends without one, and `scrapy crawl` with exit code 1.
            logging.getLogger(cls.name).error("%s", error)
            raise asyncio.CancelledError from error
        crawler.signals.connect(spider.robots_arrived, scrapy_signals.response_received)
        crawler.signals.connect(spider.say_why, scrapy_signals.spider_idle)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """The site's own pace; a delay of 0 means as fast as it answers."""
        super().update_settings(settings)
        site = cls.site
        pace = {
            "DOWNLOAD_DELAY": site.delay,
            "CONCURRENT_REQUESTS_PER_DOMAIN": site.concurrency,
            "CONCURRENT_REQUESTS": site.concurrency * 2,  # few wait at the door, so that Ctrl-C is soon done
            "AUTOTHROTTLE_ENABLED": site.delay > 0,
            "AUTOTHROTTLE_START_DELAY": site.delay,
            "AUTOTHROTTLE_TARGET_CONCURRENCY": float(site.concurrency),
        }
        settings.setdict(pace, priority="spider")

    # Where to begin

    async def start(self) -> AsyncIterator[Request]:
        """The places that announce stories."""
        for request in (*self._seeds(), *self._left_over()):
            yield request

    @property
    def explores(self) -> bool:
        """Whether the site's file leaves it to us to find feeds, sitemaps and sections."""
        discover = self.site.discover
        return not (discover.feeds or discover.sitemaps or discover.listings)

    def _seeds(self) -> Iterator[Request]:
        discover, home = self.site.discover, self.site.url
        for url in discover.feeds:
            yield from self._go(urljoin(home, url), "feed")
        yield from self._go(home, "home", walk=Walk())
        for url in discover.listings:
            yield from self._go(urljoin(home, url), "listing", walk=Walk())
        for url in discover.sitemaps:
            yield from self._go(urljoin(home, url), "sitemap")
        if self.explores:
            yield from self._go(urljoin(home, "/sitemap.xml"), "sitemap", guess=True)

    def remember(self, known: Iterable[str], pending: Iterable[tuple[str, str]]) -> None:
        """Take what earlier crawls fetched, and what they found (address and kind) but did not come to."""
        self.frontier.remember(known)
        self._pending = tuple(pending)

    def _left_over(self) -> Iterator[Request]:
        """What earlier crawls did not come to; their days are unknown, so only a crawl of all days takes them."""
        if self.frontier.window == Window():
            for url, kind in self._pending:
                yield from self._go(url, ROLES.get(kind, "unknown"))

    def robots_arrived(self, response: Response, request: Request) -> None:
        """Scrapy fetched robots.txt to obey it; the sitemaps it names are ours to read."""
        if request.callback is not NO_CALLBACK or response.status != 200 or not self.explores:
            return
        text = response.body.decode("utf-8", "replace")
        for url in discovery.read_robots(text, response.url):
            for sitemap in self._go(url, "sitemap"):
                self.crawler.engine.crawl(sitemap)

    def _go(self, url: str, role: str, *, guess: bool = False, **told: Any) -> Iterator[Request]:
        """A request, unless the address is another site's or was asked for before."""
        address = fetchable(url)
        if address is None or not self.site.owns(address) or not self.frontier.meet(address):
            return
        told |= {"role": role, "asked": address}
        meta: dict[str, Any] = {"guess": guess}  # an address that nobody named may lead nowhere
        if role in {"sitemap", "nested"}:
            meta["download_maxsize"] = SITEMAP_SIZE
        yield Request(address, self.read, errback=self.failed, priority=PRIORITY[role], meta=meta, cb_kwargs=told)

    # What comes back

    def read(self, response: Response, role: str, asked: str, **told: Any) -> Iterator[Any]:
        """Every page comes through here: the rim, where a crash of a parser is counted and the crawl goes on."""
        self._read += 1
        self.count("pages")
        self.frontier.meet(response.url)  # after a redirect, this page is done, too
        notes = Notes(self.site.id, asked, role)
        try:
            for request in self._READERS[role](self, response, notes, **told):
                notes.note(request)
                yield request
        except NotAnArticle as error:
            self.count(f"not_articles/{error.sign}")
        except (Withheld, Unreadable) as error:  # cut short, empty, a guard's page: the site may do better another time
            notes.state = "failed"
            self.count(f"errors/{error.sign}")
            self.logger.info("%s", error)
        except Exception:  # whatever a page does to a parser, the other pages are still there
            notes.state = "failed"
            self.count("errors/parser crash")
            self.logger.exception("newsbot could not read %s", response.url)
        yield from self._hand_over(notes)
        if len(self._kept) == self.limit:
            raise CloseSpider("limit")

    def failed(self, failure: TwistedFailure) -> None:
        """Count a request that gave nothing, by its reason."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        reason = failures.read(failure.value or RuntimeError())
        self.logger.info("%s: %s", request.url, reason.words)
        if request.meta.get("guess") or reason.kind == "later":
            return
        self.failure = self.failure if self.failure and self.failure.network else reason
        notes = Notes(self.site.id, request.cb_kwargs["asked"], request.cb_kwargs["role"])
        if reason.kind == "double":
            self.count("doubles")
        else:
            self.count(f"errors/{reason.kind}")
            notes.state = "gone" if reason.final else "failed"
        self._tell(notes.visit())

    def _hand_over(self, notes: Notes) -> Iterator[Visit]:
        """What the page gave, in one piece: an item when there is an article, so that Scrapy's items are articles."""
        visit = notes.visit()
        if visit.article:
            yield visit
        else:
            self._tell(visit)

    def _tell(self, visit: Visit) -> None:
        self.crawler.signals.send_catch_log(signals.visited, visit=visit)

    def _read_feed(self, response: Response, notes: Notes) -> Iterator[Request]:
        yield from self._stories(discovery.read_feed(response.body, response.url, self._clock()), notes)

    def _read_sitemap(self, response: Response, notes: Notes, *, depth: int = 0) -> Iterator[Request]:
        sitemap = discovery.read_sitemap(response.body, response.url, self._clock())
        yield from self._stories((found for found in sitemap.pages if self._kind(found.url) != "listing"), notes)
        for nested in sitemap.sitemaps:
            self._sitemaps += 1
            if self.frontier.day_verdict(nested) is Verdict.EARLY:
                notes.name(nested.url, "nested")
            elif depth < 3 and self._sitemaps <= self._setting("SITEMAPS"):
                yield from self._go(nested.url, "nested", depth=depth + 1)

    def _read_home(self, response: Response, notes: Notes, *, walk: Walk) -> Iterator[Request]:
        page = _page(response)
        if self.explores:
            for url in discovery.entry_points(page).feeds:
                yield from self._go(url, "feed")
        yield from self._read_list(page, notes, walk)

    def _read_listing(self, response: Response, notes: Notes, *, walk: Walk | None = None) -> Iterator[Request]:
        yield from self._read_list(_page(response), notes, walk or self._last_walk())

    def _read_list(self, page: Page, notes: Notes, walk: Walk) -> Iterator[Request]:
        walk.pages += 1
        listing = discovery.read_listing(page, self.site)
        if not (listing.stories or listing.sections):
            article_page.check(page, self.site)
        verdicts: set[Verdict] = set()
        yield from self._stories(walk.new(listing.stories), notes, verdicts)
        if self.explores and walk.depth < self._setting("LISTING_DEPTH"):
            for url in listing.sections:
                yield from self._section(url, walk.depth + 1)
        if walk.pages >= self._setting("LISTING_PAGES"):
            return
        for url in listing.next_pages:
            if verdicts - {Verdict.EARLY, Verdict.KNOWN, Verdict.FOREIGN}:
                yield from self._go(url, "section", walk=walk)
            elif Verdict.EARLY in verdicts:
                notes.name(url, "section")  # for the crawl that asks for older stories

    def _section(self, url: str, depth: int) -> Iterator[Request]:
        if self._listings < self._setting("LISTINGS"):
            for request in self._go(url, "section", walk=Walk(depth)):
                self._listings += 1
                yield request

    def _last_walk(self) -> Walk:
        """A listing from which no further sections are followed."""
        return Walk(self._setting("LISTING_DEPTH"))

    def _read_article(self, response: Response, notes: Notes) -> Iterator[Request]:
        article = self._parsed(response)
        self._keep(article, notes)
        if self.explores and self.frontier.window == Window():
            yield from self._related(article)

    def _read_related(self, response: Response, notes: Notes) -> Iterator[Request]:
        self._keep(self._parsed(response), notes)
        return iter(())

    def _read_unknown(self, response: Response, notes: Notes) -> Iterator[Request]:
        try:
            yield from self._read_article(response, notes)
        except NotAnArticle:
            self._misses += 1
            yield from self._read_list(_page(response), notes, self._last_walk())
            raise

    _READERS: ClassVar[dict[str, Any]] = {
        "feed": _read_feed,
        "sitemap": _read_sitemap,
        "nested": _read_sitemap,
        "home": _read_home,
        "listing": _read_listing,
        "section": _read_listing,
        "article": _read_article,
        "unknown": _read_unknown,
        "related": _read_related,
    }

    def _parsed(self, response: Response) -> Article:
        kind = _content_type(response)
        return article_page.parse(
            response.body, response.url, site=self.site, fetched=datetime.now(UTC), content_type=kind
        )

    # What becomes of it

    def _stories(self, found: Iterable[Found], notes: Notes, verdicts: set[Verdict] | None = None) -> Iterator[Request]:
        for story in found:
            verdict = self.frontier.offer(story)
            if verdicts is not None:
                verdicts.add(verdict)
            kind = self._kind(story.url)
            role = "article" if kind == "article" else "unknown"
            if kind == "file":
                continue
            if verdict in (Verdict.EARLY, Verdict.LATE):
                self.count("outside")
                notes.name(story.url, role)
            elif verdict is Verdict.FETCH:
                yield from self._go(story.url, role)

    def _related(self, article: Article) -> Iterator[Request]:
        """What an article links to, one step and no further: it may stand in no listing any more."""
        for link in article.read_also:
            found = Found(url=link.url, title=link.title, source="listing")
            if self._kind(link.url) == "article" and self.frontier.offer(found) is Verdict.FETCH:
                yield from self._go(link.url, "related")

    def _clock(self) -> Clock:
        return Clock.of(self.site, datetime.now(UTC))

    def _kind(self, url: str) -> str:
        return discovery.kind(url, self.site)

    def _keep(self, article: Article, notes: Notes) -> None:
        article = self._dated(article, notes.url)
        day = self.frontier.day_of(article.published) if article.published else None
        name = key(article.canonical_url)
        notes.canonical_url = article.canonical_url
        if name in self._kept:
            self.count("doubles")
        elif self.frontier.window.verdict(day) is not Verdict.FETCH:
            self.count("outside")
            notes.state = None
        elif self.limit is not None and len(self._kept) >= self.limit:
            notes.state = None
        else:
            self._kept.add(name)
            self.count("articles")
            notes.article = article

    def _dated(self, article: Article, asked: str) -> Article:
        """The article; where its page states no day, with the one that the feed or the sitemap gave."""
        hint = self.frontier.hint(asked)
        if article.published or hint is None:
            return article
        evidence = {**article.evidence, "published": hint.source}
        return msgspec.structs.replace(article, published=hint, evidence=evidence)

    # What is said of it

    def say_why(self) -> None:
        """Nothing was read at all: the crawl ends as failed, with the reason."""
        if self._read == 0:
            raise CloseSpider("unreachable" if self.failure and self.failure.network else "refused")

    def has_enough(self, request: Request) -> bool:
        """Whether a page of unknown kind is no longer worth asking for: too many before it were no articles."""
        return request.cb_kwargs.get("role") == "unknown" and self._misses >= self._setting("MISSES")

    def count(self, what: str) -> None:
        """Add one to what the summary and the ``runs`` table report."""
        self.crawler.stats.inc_value(f"newsbot/{what}")

    def _setting(self, name: str) -> int:
        return self.settings.getint(f"NEWSBOT_{name}")


def _page(response: Response) -> Page:
    return Page(response.body, response.url, _content_type(response))


def _content_type(response: Response) -> str | None:
    header = response.headers.get("Content-Type")
    return header.decode("latin-1") if header else None
