"""The spider: one class for every newspaper, told by a ``Site`` where to start and what is an article."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Self
from urllib.parse import urljoin, urlsplit

import msgspec
from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure as TwistedFailure

from newsbot.arabic import dates
from newsbot.article import Article
from newsbot.errors import NotAnArticle, PageError, UsageError
from newsbot.parsers import article_page, discovery
from newsbot.parsers.discovery import Found
from newsbot.parsers.page import Page
from newsbot.sites.site import Site
from newsbot.spiders import failures
from newsbot.spiders.addresses import clean, key
from newsbot.spiders.frontier import Frontier, Verdict, Window
from newsbot.spiders.visit import ROLES, Visit

# Higher first: what announces stories, then the stories, then where more may be found.
PRIORITY = {
    "feed": 50,
    "home": 40,
    "listing": 30,
    "sitemap": 20,
    "article": 10,
    "section": 5,
    "nested": 3,
    "unknown": 1,
    "related": 0,
}
SITEMAP_SIZE = 64 * 1024 * 1024  # the protocol allows 50 MB


class Walk:
    """One listing and its further pages: which stories it has shown, and how many pages were read."""

    def __init__(self, depth: int = 0) -> None:
        self.depth = depth
        self.pages = 0
        self._shown: set[str] = set()

    def new(self, stories: Iterable[Found]) -> list[Found]:
        """The stories that no earlier page of this listing showed."""
        fresh = [story for story in stories if key(story.url) not in self._shown]
        self._shown.update(key(story.url) for story in fresh)
        return fresh


class NewsSpider(Spider):
    """Reads one newspaper: feeds, sitemaps, listings and their next pages, and the articles they lead to."""

    name = "news"
    site: ClassVar[Site]

    def __init__(
        self, limit: str | int | None = None, since: str | None = None, until: str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.limit = int(limit) if limit else None
        self.frontier = Frontier(self.site, Window(read_day(since), read_day(until)))
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
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_arrived, signals.response_received)
        crawler.signals.connect(spider.say_why, signals.spider_idle)
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
        address = clean(url)
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
        visit = Visit(self.site.id, asked, role)
        try:
            for result in self._READERS[role](self, response, visit, **told):
                visit.note(result)
                yield result
        except PageError as error:
            self.count(f"not_articles/{_sign(error)}")
        except Exception:  # whatever a page does to a parser, the other pages are still there
            visit.state = "failed"
            self.count("errors/parser crash")
            self.logger.exception("newsbot could not read %s", response.url)
        yield from visit.items()
        if len(self._kept) == self.limit:
            raise CloseSpider("limit")

    def failed(self, failure: TwistedFailure) -> Iterator[dict[str, Any]]:
        """Count a request that gave nothing, by its reason."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        reason = failures.read(failure.value or RuntimeError())
        self.logger.info("%s: %s", request.url, reason.words)
        if request.meta.get("guess") or reason.kind == "later":
            return
        self.failure = self.failure if self.failure and self.failure.network else reason
        visit = Visit(self.site.id, request.cb_kwargs["asked"], request.cb_kwargs["role"])
        if reason.kind == "double":
            self.count("doubles")
        else:
            self.count(f"errors/{reason.kind}")
            visit.state = "gone" if reason.final else "failed"
        yield from visit.items()

    def _read_feed(self, response: Response, visit: Visit) -> Iterator[Request]:
        yield from self._stories(discovery.read_feed(response.body, response.url), visit)

    def _read_sitemap(self, response: Response, visit: Visit, *, depth: int = 0) -> Iterator[Request]:
        sitemap = discovery.read_sitemap(response.body, response.url)
        yield from self._stories((found for found in sitemap.pages if self._kind(found.url) != "listing"), visit)
        for nested in sitemap.sitemaps:
            self._sitemaps += 1
            if self.frontier.day_verdict(nested) is Verdict.EARLY:
                visit.name(nested.url, "nested")
            elif depth < 3 and self._sitemaps <= self._setting("SITEMAPS"):
                yield from self._go(nested.url, "nested", depth=depth + 1)

    def _read_home(self, response: Response, visit: Visit, *, walk: Walk) -> Iterator[Request]:
        page = _page(response)
        if self.explores:
            for url in discovery.entry_points(page).feeds:
                yield from self._go(url, "feed")
        yield from self._read_list(page, visit, walk)

    def _read_listing(self, response: Response, visit: Visit, *, walk: Walk | None = None) -> Iterator[Request]:
        yield from self._read_list(_page(response), visit, walk or self._last_walk())

    def _read_list(self, page: Page, visit: Visit, walk: Walk) -> Iterator[Request]:
        walk.pages += 1
        listing = discovery.read_listing(page, self.site)
        verdicts: set[Verdict] = set()
        yield from self._stories(walk.new(listing.stories), visit, verdicts)
        if self.explores and walk.depth < self._setting("LISTING_DEPTH"):
            for url in listing.sections:
                yield from self._section(url, walk.depth + 1)
        if walk.pages >= self._setting("LISTING_PAGES"):
            return
        for url in listing.next_pages:
            if verdicts - {Verdict.EARLY, Verdict.KNOWN, Verdict.FOREIGN}:
                yield from self._go(url, "section", walk=walk)
            elif Verdict.EARLY in verdicts:
                visit.name(url, "section")  # for the crawl that asks for older stories

    def _section(self, url: str, depth: int) -> Iterator[Request]:
        if self._listings < self._setting("LISTINGS"):
            for request in self._go(url, "section", walk=Walk(depth)):
                self._listings += 1
                yield request

    def _last_walk(self) -> Walk:
        """A listing from which no further sections are followed."""
        return Walk(self._setting("LISTING_DEPTH"))

    def _read_article(self, response: Response, visit: Visit) -> Iterator[Any]:
        article = self._parsed(response)
        yield from self._keep(article, visit)
        if self.explores and self.frontier.window == Window():
            yield from self._related(article)

    def _read_related(self, response: Response, visit: Visit) -> Iterator[Any]:
        yield from self._keep(self._parsed(response), visit)

    def _read_unknown(self, response: Response, visit: Visit) -> Iterator[Any]:
        try:
            yield from self._read_article(response, visit)
        except NotAnArticle:
            self._misses += 1
            yield from self._read_list(_page(response), visit, self._last_walk())
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

    def _stories(self, found: Iterable[Found], visit: Visit, verdicts: set[Verdict] | None = None) -> Iterator[Request]:
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
                visit.name(clean(story.url) or story.url, role)
            elif verdict is Verdict.FETCH:
                yield from self._go(story.url, role)

    def _related(self, article: Article) -> Iterator[Request]:
        """What an article links to, one step and no further: it may stand in no listing any more."""
        for link in article.read_also:
            found = Found(url=link.url, title=link.title, source="listing")
            if self._kind(link.url) == "article" and self.frontier.offer(found) is Verdict.FETCH:
                yield from self._go(link.url, "related")

    def _kind(self, url: str) -> str:
        return discovery.kind(url, self.site)

    def _keep(self, article: Article, visit: Visit) -> Iterator[Article]:
        article = self._dated(article, visit.url)
        day = article.published.day if article.published else None
        name = key(article.canonical_url)
        visit.canonical_url = article.canonical_url
        if name in self._kept:
            self.count("doubles")
        elif self.frontier.window.verdict(day) is not Verdict.FETCH:
            self.count("outside")
            visit.state = None
        elif self.limit is not None and len(self._kept) >= self.limit:
            visit.state = None
        else:
            self._kept.add(name)
            self.count("articles")
            yield article

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

    def explanation(self) -> str:
        """One line for the user about a crawl that read nothing."""
        host = urlsplit(self.site.url).netloc
        words = self.failure.words if self.failure else "no answer"
        if self.failure and self.failure.network:
            return f"{host} could not be reached ({words}); check the connection or the url in its file"
        return f"nothing could be read at {host} ({words}); look at it in a browser, or check the url in its file"

    def has_enough(self, request: Request) -> bool:
        """Whether a page of unknown kind is no longer worth asking for: too many before it were no articles."""
        return request.cb_kwargs.get("role") == "unknown" and self._misses >= self._setting("MISSES")

    def count(self, what: str) -> None:
        """Add one to what the summary and the ``runs`` table report."""
        self.crawler.stats.inc_value(f"newsbot/{what}")

    def _setting(self, name: str) -> int:
        return self.settings.getint(f"NEWSBOT_{name}")


def read_day(text: str | None) -> date | None:
    """A day as a person types it: ISO, or whatever ``arabic.dates`` reads."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        reading = dates.parse(text, now=datetime.now(UTC))
    if reading is None:
        raise UsageError(f"{text!r} is no date: write it as 2025-11-21, or as ٢١ نوفمبر ٢٠٢٥")
    return reading.day


def _page(response: Response) -> Page:
    return Page(response.body, response.url, _content_type(response))


def _content_type(response: Response) -> str | None:
    header = response.headers.get("Content-Type")
    return header.decode("latin-1") if header else None


def _sign(error: PageError) -> str:
    """What told that the page is no article: the message without the address before it and the advice after it."""
    words = re.sub(r"^https?://\S+: (?:not an article: )?", "", str(error))
    return re.split(r"[:;(,]", words)[0].strip()
