"""Scrapy's item pipeline: what visits of pages gave goes to the archive in batches, each one transaction."""

from __future__ import annotations

import asyncio
import logging
import time
from pathlib import Path
from typing import Any, Self

import msgspec
from scrapy import signals as scrapy_signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call
from scrapy.utils.defer import deferred_from_coro

from newsbot import signals
from newsbot.archive import Archive, Saved, Visit
from newsbot.archive.runs import ENDS, RunCounts
from newsbot.errors import ArchiveError, ArchiveLocked

# How long a write waits for another process: in the crawl, where everything waits with it, and at its two ends.
_PATIENCE = 0.1
_PATIENCE_AT_THE_ENDS = 10.0

logger = logging.getLogger(__name__)


class ArchivePipeline:
    """Keeps what the crawl learnt of pages, as it comes: a kill loses two seconds at most.

    Visits that gave an article come as items, the others by the signal ``visited``.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.batch: list[Visit] = []
        self.archive: Archive | None = None
        self._locked_since: float | None = None
        self._ended = False
        self._beat = create_looping_call(self.flush)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        pipeline = cls(crawler)
        crawler.signals.connect(pipeline.keep, signals.visited)
        crawler.signals.connect(pipeline.spider_closed, scrapy_signals.spider_closed)
        return pipeline

    def open_spider(self) -> None:
        """Open the archive, note the run, and tell the spider what is kept already."""
        spider: Any = self.crawler.spider
        site = spider.site
        self.archive = archive = Archive(Path(self.crawler.settings["NEWSBOT_ARCHIVE"]))
        archive.wait_at_most(_PATIENCE_AT_THE_ENDS)
        archive.add_site(site.id, site.name, site.url, site.country, site.timezone)
        spider.remember(archive.known(site.id), [(page.url, page.kind) for page in archive.pending(site.id)])
        self.run = archive.start_run(site.id)
        archive.wait_at_most(_PATIENCE)
        self._beat.start(self.crawler.settings.getfloat("NEWSBOT_BATCH_SECONDS"), now=False)

    def process_item(self, item: Visit) -> Visit:
        """Keep an article, and all else that its page gave, for the next transaction."""
        self.keep(item)
        return item

    def keep(self, visit: Visit) -> None:
        """Put a visit into the batch."""
        self.batch.append(visit)
        # While another process holds the archive, the beat alone asks for it: each time, the whole crawl waits.
        if self._locked_since is None and len(self.batch) >= self.crawler.settings.getint("NEWSBOT_BATCH"):
            self.flush()

    def flush(self) -> None:
        """Write the batch; a page counts as done only together with what it gave."""
        if not self.batch or self.archive is None:
            return
        try:
            self._write(self.archive)
        except ArchiveError as error:
            self._wait_or_give_up(error)
        else:
            self._locked_since = None

    def _write(self, archive: Archive) -> None:
        try:
            self._count(archive.keep(self.batch))
            self.batch = []
        except ArchiveError:
            raise
        except Exception:  # noqa: BLE001 - one visit that cannot be kept must not take the others with it
            while self.batch:
                self._write_one(archive, self.batch[0])
                del self.batch[0]

    def _write_one(self, archive: Archive, visit: Visit) -> None:
        try:
            self._count(archive.keep([visit]))
        except ArchiveError:
            raise
        except Exception:
            logger.exception("newsbot could not keep what %s gave", ascii(visit.url))
            self.crawler.stats.inc_value("newsbot/errors/not kept")
            # Other crawls ask for it again, as often as after any failure.
            failed = msgspec.structs.replace(visit, article=None, named=(), canonical_url=None, state="failed")
            if failed != visit:
                self._write_one(archive, failed)

    def _count(self, saved: Saved) -> None:
        for name in ("new", "changed", "same"):
            self.crawler.stats.inc_value(f"newsbot/{name}", getattr(saved, name))

    def _wait_or_give_up(self, error: ArchiveError) -> None:
        """Keep the batch for the next beat while another process writes, for a while; else nothing can be kept."""
        now = time.monotonic()
        self._locked_since = self._locked_since or now
        patience = self.crawler.settings.getfloat("NEWSBOT_LOCK_SECONDS")
        if isinstance(error, ArchiveLocked) and now - self._locked_since < patience and not self._ended:
            logger.info("%s; trying again", error)
            return
        self._give_up(error)

    def _give_up(self, error: ArchiveError) -> None:
        """End the crawl when nothing can be kept; the batch is tried once more at the end."""
        self.crawler.stats.set_value("newsbot/problem", str(error))
        if not self.crawler.stats.get_value("newsbot/closing"):
            self.crawler.stats.set_value("newsbot/closing", True)
            deferred_from_coro(self.crawler.engine.close_spider_async(reason="archive"))

    async def close_spider(self) -> None:
        """Write what is left; while another process holds the archive, other sites' crawls go on."""
        self.flush()
        while self.batch and not self.crawler.stats.get_value("newsbot/problem"):
            await asyncio.sleep(self.crawler.settings.getfloat("NEWSBOT_BATCH_SECONDS"))
            self.flush()
        self._write_the_last()

    def _write_the_last(self) -> None:
        self._ended = True
        if self._beat.running:
            self._beat.stop()
        if self.archive is not None:
            self.archive.wait_at_most(_PATIENCE_AT_THE_ENDS)
        self.flush()

    def spider_closed(self, reason: str) -> None:
        """Note how the run went, and let go of the file."""
        if self.archive is None:
            return
        if not self._ended:
            self._write_the_last()  # a forced end left that out
        try:
            self.archive.finish_run(self.run, self._counts(), self._troubles(), ENDS.get(reason, reason))
        except ArchiveError as error:
            self.crawler.stats.set_value("newsbot/problem", str(error))
        self.archive.close()
        self.archive = None

    def _counts(self) -> RunCounts:
        count = self.crawler.stats.get_value
        return RunCounts(
            requests=count("downloader/request_count", 0),
            pages=count("newsbot/pages", 0),
            articles=count("newsbot/articles", 0),
            new=count("newsbot/new", 0),
            changed=count("newsbot/changed", 0),
        )

    def _troubles(self) -> dict[str, int]:
        """Errors by kind, and the pages that were no articles by the sign that told."""
        said = {"newsbot/errors/": "", "newsbot/not_articles/": "not an article: "}
        return {
            words + key.removeprefix(group): value
            for group, words in said.items()
            for key, value in self.crawler.stats.get_stats().items()
            if key.startswith(group)
        }
