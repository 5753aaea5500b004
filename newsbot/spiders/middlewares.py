"""What stands between the spider and the network: whose hosts, what kind of answer, how often again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import Any, Self, cast
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    StopDownload,
)
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Headers, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost, DNSLookupError

from newsbot.sites.hosts import is_local
from newsbot.sites.site import Site
from newsbot.spiders.addresses import key
from newsbot.spiders.news import NewsSpider
from newsbot.spiders.refusals import Double, Foreign, Later, Unanswering

# Nobody waits longer than this for one page, whatever Retry-After says.
LONGEST_PAUSE = 120.0
LONGEST_DELAY = 30.0
# Files of these kinds are pages, feeds or sitemaps; sitemaps are also sent as archives.
_READABLE = ("html", "xml", "text/plain", "gzip", "octet-stream", "rss", "atom")


class _Middleware:
    """What Scrapy makes for a crawl, and what knows the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)


class Budget(_Middleware):
    """Pages of unknown kind are no longer asked for when too many of them were no articles."""

    def process_request(self, request: Request) -> None:
        """Raise ``Later``: the page stays known, and pending."""
        if _spider(self.crawler).has_enough(request):
            raise Later(f"{request.url} is of unknown kind, and too many of these were no articles")


class OwnHosts(_Middleware):
    """Requests and redirects stay on the site's own hosts, and off private networks that its file does not name."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._public: set[str] = set()

    async def process_request(self, request: Request) -> None:
        """Raise ``Foreign`` for what must not be fetched; retries and redirects come through here too."""
        site = _site(self.crawler)
        if not site.owns(request.url):
            raise Foreign(f"{request.url} is not on {site.id}'s hosts")
        host = urlsplit(request.url).hostname or ""
        if host in self._public:
            return
        address = await _resolve(host)
        if address is None or ip_address(address).is_global:
            self._public.add(host)
        elif not is_local(host) and not site.owns(_with_host(request.url, address)):
            raise Foreign(f"{host} is a private address ({address}) that {site.id}'s file does not name")


def _with_host(url: str, address: str) -> str:
    """The URL with the number in place of the name: what a site's file would have to own."""
    parts = urlsplit(url)
    number = f"[{address}]" if ":" in address else address
    return urlunsplit(parts._replace(netloc=number if parts.port is None else f"{number}:{parts.port}"))


class Redirects(_Middleware):
    """A redirect is followed to a page that is new to the crawl, and never in a circle."""

    def process_request(self, request: Request) -> None:
        """Raise ``Double`` or, for a circle, ``IgnoreRequest``; a retry of what was let pass is let pass."""
        came_by = request.meta.get("redirect_urls", [])
        if not came_by or request.callback is NO_CALLBACK or request.meta.get("let_pass") == request.url:
            return
        if request.url in came_by:
            raise IgnoreRequest("redirections in a circle")
        # http to https, a missing slash: still the page that was asked for.
        same = key(request.url) in map(key, came_by)
        if not _spider(self.crawler).frontier.meet(request.url) and not same:
            raise Double(f"{request.url} is asked for under its own address")
        request.meta["let_pass"] = request.url


async def _resolve(host: str) -> str | None:
    """The address the connection will use (Scrapy's own resolver, cached), or ``None``: the downloader will say why."""
    try:
        return str(ip_address(host))
    except ValueError:
        pass
    from twisted.internet import reactor  # noqa: PLC0415 - importing it earlier would install the wrong one

    resolve: Callable[[str], Deferred[str]] = cast("Any", reactor).resolve  # its own annotation is mistaken
    try:
        address = await maybe_deferred_to_future(resolve(host))
    except (DNSLookupError, OSError):
        return None
    return address


# What may pass if one asks again; a cut or garbled archive is an OSError.
_PASSING = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    ConnectError,
    ConnectionLost,
    ConnectionDone,
    OSError,
)
_NO_ANSWER = (CannotResolveHostError, DownloadConnectionRefusedError, DownloadTimeoutError, ConnectError)


class Retries(_Middleware):
    """Asks again for what failed in passing, waits as Retry-After says, and leaves a host that never answers."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._statuses = {int(status) for status in crawler.settings.getlist("RETRY_HTTP_CODES")}
        self._times = crawler.settings.getint("RETRY_TIMES")
        self._answered: set[str] = set()
        self._silent: dict[str, list[Exception]] = {}

    def process_request(self, request: Request) -> None:
        """Raise ``Unanswering`` once a host failed as often as one page may be tried."""
        failures = self._silent.get(_host(request), [])
        if len(failures) > self._times:
            raise Unanswering(f"{_host(request)} does not answer") from failures[-1]

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """Ask again after a pause where the status says that it may help."""
        self._answered.add(_host(request))
        if response.status not in self._statuses:
            return response
        again = self._again(request, f"{response.status}")
        if again is None:
            return response
        await self._pause(response, tried=again.meta["retry_times"])
        return again

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Ask again after a failure in passing; count what a host that never answered failed to do."""
        host = _host(request)
        if isinstance(exception, _NO_ANSWER) and host not in self._answered:
            self._silent.setdefault(host, []).append(exception)
        return self._again(request, exception) if isinstance(exception, _PASSING) else None

    def _again(self, request: Request, reason: str | Exception) -> Request | None:
        return get_retry_request(request, spider=_spider(self.crawler), reason=reason)

    async def _pause(self, response: Response, *, tried: int) -> None:
        delay = _site(self.crawler).delay
        asked = retry_after(response.headers, now=datetime.now(UTC))
        left = min(LONGEST_PAUSE, asked if asked is not None else delay * 2**tried)
        while left > 0 and self.crawler.crawling:  # Ctrl-C does not wait for the site
            await asyncio.sleep(min(left, 0.5))
            left -= 0.5


def retry_after(headers: Headers, *, now: datetime) -> float | None:
    """The seconds that Retry-After asks for, given as a number or as a date.

    >>> retry_after(Headers({"Retry-After": "7"}), now=datetime.now(UTC))
    7.0
    """
    text = (headers.get("Retry-After") or b"").decode("latin-1").strip()
    if text.isdigit():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - now).total_seconds())
    except (ValueError, TypeError):
        return None


class CrawlDelay:
    """robots.txt may ask for a longer delay than the site's file; a file that says 0 is the user's own decision."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        extension = cls(crawler)
        crawler.signals.connect(extension.robots_parsed, signals.robots_parsed)
        return extension

    def robots_parsed(self, robotparser: RobotParser) -> None:
        """Slow down to the Crawl-delay of our group, within reason."""
        own = _site(self.crawler).delay
        asked = min(robotparser.crawl_delay(self.crawler.settings["ROBOTSTXT_USER_AGENT"]) or 0.0, LONGEST_DELAY)
        if own == 0 or asked <= own:
            return
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = asked
        for slot in self.crawler.engine.downloader.slots.values():
            slot.delay = max(slot.delay, asked)


class PagesOnly:
    """Stops a download as soon as its headers say that it is no page: pictures, PDFs, films."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        extension = cls()
        crawler.signals.connect(extension.headers_received, signals.headers_received)
        return extension

    def headers_received(self, headers: Headers, request: Request) -> None:
        """Raise ``StopDownload`` for a type that holds no text."""
        kind = (headers.get("Content-Type") or b"").decode("latin-1").lower()
        if kind and request.callback is not NO_CALLBACK and not any(name in kind for name in _READABLE):
            raise StopDownload(fail=True)


def _spider(crawler: Crawler) -> NewsSpider:
    return cast("NewsSpider", crawler.spider)  # this project has no other


def _site(crawler: Crawler) -> Site:
    return _spider(crawler).site


def _host(request: Request) -> str:
    return urlsplit(request.url).hostname or ""
