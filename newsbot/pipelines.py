"""Scrapy's item pipeline: what the spider yields goes to the archive in batches, each one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call
from scrapy.utils.defer import deferred_from_coro

from newsbot.archive import Archive
from newsbot.archive.runs import RunCounts
from newsbot.article import Article
from newsbot.errors import ArchiveError

ENDS = {"shutdown": "stopped"}  # Scrapy's word for Ctrl-C


def learn(archive: Archive, item: dict[str, Any]) -> None:
    """Note the addresses that a page named, or how a page stands."""
    if "urls" in item:
        archive.discover(**item)
    else:
        archive.mark(**item)


class ArchivePipeline:
    """Saves articles, and what the crawl learnt of pages, as they come: a kill loses two seconds at most."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.batch: list[Article | dict[str, Any]] = []
        self.archive: Archive | None = None
        self._ended = False
        self._beat = create_looping_call(self.flush)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        pipeline = cls(crawler)
        crawler.signals.connect(pipeline.spider_closed, signals.spider_closed)
        return pipeline

    def open_spider(self) -> None:
        """Open the archive, note the run, and tell the spider what is kept already."""
        spider: Any = self.crawler.spider
        site = spider.site
        self.archive = archive = Archive(Path(self.crawler.settings["NEWSBOT_ARCHIVE"]))
        archive.add_site(site.id, site.name, site.url, site.country, site.timezone)
        spider.remember(archive.known(site.id), [(page.url, page.kind) for page in archive.pending(site.id)])
        self.run = archive.start_run(site.id)
        self._beat.start(self.crawler.settings.getfloat("NEWSBOT_BATCH_SECONDS"), now=False)

    def process_item(self, item: Article | dict[str, Any]) -> Article | dict[str, Any]:
        """Keep an article, or what was learnt of a page, for the next transaction."""
        self.batch.append(item)
        if len(self.batch) >= self.crawler.settings.getint("NEWSBOT_BATCH"):
            self.flush()
        return item

    def flush(self) -> None:
        """Write the batch; a page counts as done only together with what it gave."""
        if not self.batch or self.archive is None:
            return
        try:
            with self.archive.transaction():
                for item in self.batch:
                    if isinstance(item, dict):
                        learn(self.archive, item)
                saved = self.archive.save(item for item in self.batch if isinstance(item, Article))
        except ArchiveError as error:
            self._give_up(error)
            return
        self.batch = []
        for name in ("new", "changed", "same"):
            self.crawler.stats.inc_value(f"newsbot/{name}", getattr(saved, name))

    def _give_up(self, error: ArchiveError) -> None:
        """End the crawl when nothing can be kept; the batch is tried once more at the end."""
        self.crawler.stats.set_value("newsbot/problem", str(error))
        if not self.crawler.stats.get_value("newsbot/closing"):
            self.crawler.stats.set_value("newsbot/closing", True)
            deferred_from_coro(self.crawler.engine.close_spider_async(reason="archive"))

    def close_spider(self) -> None:
        """Write what is left."""
        self._ended = True
        if self._beat.running:
            self._beat.stop()
        self.flush()

    def spider_closed(self, reason: str) -> None:
        """Note how the run went, and let go of the file."""
        if self.archive is None:
            return
        if not self._ended:
            self.close_spider()  # a forced end left that out
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
