"""Crawling several sites in one process, each at its own pace, and what came of each."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import Any, cast

import msgspec
from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from newsbot.archive.runs import ENDS
from newsbot.errors import NewsbotError
from newsbot.sites.site import Site
from newsbot.spiders import advice
from newsbot.spiders.loader import spider_for
from newsbot.spiders.news import NewsSpider
from newsbot.spiders.refusals import Later

GRACE = 5.0  # seconds for the answers that are under way when Ctrl-C is pressed
TOGETHER = 8  # sites crawled at a time; each has its own delay, so they do not wait for each other
_GOOD_ENDS = {"finished", "limit", "stopped"}


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked of a crawl; plain values, so that a job can be sent to another process."""

    archive: Path
    limit: int | None = None
    since: date | None = None
    until: date | None = None
    verbose: bool = False


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a crawl of one site gave; ``problem`` says in one line why it failed, or found nothing.

    ``signal`` is the number of the one that stopped it.
    """

    site: str
    reason: str
    new: int = 0
    changed: int = 0
    same: int = 0
    pages: int = 0
    requests: int = 0
    outside: int = 0
    doubles: int = 0
    not_articles: dict[str, int] = {}
    errors: dict[str, int] = {}
    seconds: float = 0.0
    problem: str | None = None
    signal: int | None = None

    @property
    def failed(self) -> bool:
        """Whether the crawl did not end as it should."""
        return self.reason not in _GOOD_ENDS


class Process(AsyncCrawlerProcess):
    """Scrapy's process, which Ctrl-C ends soon: whatever a site's delay is, and however slow its answers are.

    ``signal`` is the number of the signal that ended it. A terminal that is closed (SIGHUP) ends it as well.
    """

    signal: int | None = None

    def _setup_reactor(self, install_signal_handlers: bool) -> None:
        super()._setup_reactor(install_signal_handlers)
        hang_up = getattr(signal, "SIGHUP", None)
        # Under nohup it is ignored, and stays so.
        if install_signal_handlers and hang_up and signal.getsignal(hang_up) == signal.SIG_DFL:
            signal.signal(hang_up, self._signal_shutdown)

    def _signal_shutdown(self, signum: int, frame: Any) -> None:
        if self.signal is None:
            self.signal = signum
            super()._signal_shutdown(signum, frame)

    async def stop(self) -> None:
        """End every crawl: what waits for its turn is let go, what is under way has a few seconds."""
        for crawler in self.crawlers:
            with suppress(RuntimeError):  # it has no engine yet
                _let_go(crawler)
        asyncio.get_running_loop().call_later(GRACE, _halt)
        await super().stop()


def _let_go(crawler: Crawler) -> None:
    for slot in crawler.engine.downloader.slots.values():
        while slot.queue:
            _, waiting = slot.queue.popleft()
            waiting.errback(Later("the crawl was stopped"))


def _halt() -> None:
    from twisted.internet import reactor  # noqa: PLC0415 - Scrapy installs it when the process is made

    with suppress(RuntimeError):  # it has stopped by itself
        cast("Any", reactor).stop()


def _close(crawler: Crawler) -> None:
    """What Scrapy did not come to in a forced end: the batch is saved, the run is noted."""
    if crawler.spider is not None and "finish_reason" not in _stats(crawler):
        crawler.signals.send_catch_log(signals.spider_closed, spider=crawler.spider, reason="shutdown")


Watch = Callable[[Sequence[Crawler]], AbstractContextManager[Any]]


def crawl(sites: Sequence[Site], options: Options, watch: Watch = lambda _: nullcontext()) -> list[Outcome]:
    """Crawl the sites into the archive and report on each; once in a process, as Twisted's reactor starts only once.

    ``watch`` is entered while the crawl runs, with the crawlers to look at.
    """
    process = Process(_settings(options))
    crawlers = [process.create_crawler(spider_for(site)) for site in sites]
    troubles: dict[Crawler, BaseException] = {}
    waiting = iter(crawlers)
    for _ in range(TOGETHER):
        _start_next(process, waiting, options, troubles)
    with watch(crawlers):
        process.start()
    for crawler in crawlers:
        _close(crawler)
    outcomes = [_outcome(crawler, troubles.get(crawler)) for crawler in crawlers]
    return [
        msgspec.structs.replace(outcome, signal=process.signal) if outcome.reason == "stopped" else outcome
        for outcome in outcomes
    ]


def _settings(options: Options) -> Settings:
    settings = Settings()
    settings.setmodule("newsbot.settings", priority="project")
    asked = {"NEWSBOT_ARCHIVE": str(options.archive), "LOG_ENABLED": options.verbose}
    settings.setdict(asked, priority="cmdline")
    return settings


def _start_next(
    process: Process, waiting: Iterator[Crawler], options: Options, troubles: dict[Crawler, BaseException]
) -> None:
    crawler = next(waiting, None)
    if crawler is None:
        return

    def ended(task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error is not None:
            troubles[crawler] = error
        if not task.cancelled() and (error or _stats(crawler).get("finish_reason") != "shutdown"):
            _start_next(process, waiting, options, troubles)

    arguments = {name: getattr(options, name) for name in ("limit", "since", "until")}
    process.crawl(crawler, **{name: str(value) for name, value in arguments.items() if value}).add_done_callback(ended)


def _stats(crawler: Crawler) -> dict[str, Any]:
    """What Scrapy counted; nothing for a crawl that has not begun."""
    try:
        return dict(crawler.stats.get_stats())  # a copy, as the progress line reads it from its own thread
    except RuntimeError:
        return {}


def counts(crawler: Crawler) -> dict[str, Any]:
    """What the spider and the archive counted so far, by name; ``errors`` and ``not_articles`` by kind."""
    stats = _stats(crawler)
    plain: dict[str, Any] = {"not_articles": {}, "errors": {}, "requests": stats.get("downloader/request_count", 0)}
    for name, value in stats.items():
        group, _, kind = name.removeprefix("newsbot/").partition("/")
        if name.startswith("newsbot/") and kind:
            plain[group][kind] = value
        elif name.startswith("newsbot/"):
            plain[group] = value
    return plain


def _outcome(crawler: Crawler, trouble: BaseException | None) -> Outcome:
    name, stats, counted = crawler.spidercls.name, _stats(crawler), counts(crawler)
    end = str(stats.get("finish_reason", ""))
    unsaved = counted.get("problem")
    problem = _crash(trouble) or unsaved or _advice(crawler, end, counted)
    known = {field.name for field in msgspec.structs.fields(Outcome)} - {"problem"}
    return Outcome(
        site=name,
        reason="failed" if trouble else "archive" if unsaved else ENDS.get(end, end),
        seconds=round(stats.get("elapsed_time_seconds") or 0.0, 2),
        problem=f"{name}: {problem}" if problem else None,
        **{field: value for field, value in counted.items() if field in known},
    )


def _crash(trouble: BaseException | None) -> str | None:
    if trouble is None or isinstance(trouble, NewsbotError):
        return str(trouble) if trouble else None
    return f"{type(trouble).__name__}: {trouble}; run it again with --verbose"


def _advice(crawler: Crawler, end: str, counted: dict[str, Any]) -> str | None:
    spider = crawler.spider
    if not isinstance(spider, NewsSpider):
        return None
    if end in {"unreachable", "refused"}:
        return advice.nothing_read(spider.site, spider.failure)
    if end == "finished" and not (counted.get("articles") or counted.get("outside") or spider.frontier.known):
        return advice.no_article(counted["errors"])
    return None
