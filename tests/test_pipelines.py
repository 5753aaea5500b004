"""What the pipeline keeps: all that a page gave together, and everything but what cannot be kept."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import msgspec
import pytest
from scrapy.settings import Settings
from scrapy.signalmanager import SignalManager

from newsbot import pipelines, signals
from newsbot.archive import Archive, KnownPage, Visit
from newsbot.pipelines import ArchivePipeline
from newsbot.sites.site import Site
from tests.archived import ARTICLE, numbered


class Beat:
    """The clock that the reactor would wind."""

    running = False

    def start(self, *_: object, **__: object) -> None:
        self.running = True

    def stop(self) -> None:
        self.running = False


class Closed(Exception):
    """The pipeline has the crawl ended."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.fixture
def pipeline(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ArchivePipeline]:
    """The pipeline of a crawl that has begun."""

    def close(*, reason: str) -> None:
        raise Closed(reason)

    monkeypatch.setattr(pipelines, "create_looping_call", lambda _: Beat())
    monkeypatch.setattr(pipelines, "_PATIENCE", 0.05)
    monkeypatch.setattr(pipelines, "_PATIENCE_AT_THE_ENDS", 0.05)
    counts: Counter[str] = Counter()
    site = Site(id="paper", name="صحيفة", url="https://paper.example/")
    crawler = SimpleNamespace(
        settings=Settings(
            {"NEWSBOT_ARCHIVE": str(path), "NEWSBOT_BATCH": 3, "NEWSBOT_BATCH_SECONDS": 9, "NEWSBOT_LOCK_SECONDS": 60}
        ),
        stats=SimpleNamespace(
            counts=counts,
            inc_value=lambda name, by=1: counts.update({name: by}),
            get_value=counts.get,
            set_value=counts.__setitem__,
            get_stats=lambda: dict(counts),
        ),
        spider=SimpleNamespace(site=site, remember=lambda *_: None),
        engine=SimpleNamespace(close_spider_async=close),
    )
    crawler.signals = SignalManager(crawler)
    made = ArchivePipeline.from_crawler(cast("Any", crawler))
    made.open_spider()
    yield made
    if made.archive:
        made.archive.close()


def visit(number: int, **changes: Any) -> Visit:
    article = numbered(number, read_also=())
    given = Visit(
        site_id="paper",
        url=article.url,
        kind="article",
        canonical_url=article.canonical_url,
        article=article,
        named=(KnownPage(f"https://paper.example/named/{number}", "article"),),
    )
    return msgspec.structs.replace(given, **changes)


def ask(path: Path, sql: str) -> list[Any]:
    """What another process sees at this instant."""
    db = sqlite3.connect(path)
    found = [value for (value,) in db.execute(sql)]
    db.close()
    return found


FETCHED = "SELECT url FROM pages WHERE state = 'fetched' ORDER BY id"
FAILED = "SELECT url FROM pages WHERE state = 'failed'"
PENDING = "SELECT url FROM pages WHERE state = 'pending' ORDER BY id"


def counts(pipeline: ArchivePipeline) -> Counter[str]:
    return cast("Any", pipeline.crawler.stats).counts


def test_at_no_instant_is_a_page_done_without_what_it_named(pipeline: ArchivePipeline, path: Path) -> None:
    for number in range(1, 8):
        pipeline.process_item(visit(number))
        done, named = ask(path, FETCHED), ask(path, PENDING)
        assert [url.rpartition("/")[2] for url in done] == [url.rpartition("/")[2] for url in named]
        assert len(done) == number // 3 * 3


def test_visits_without_an_article_come_by_signal(pipeline: ArchivePipeline, path: Path) -> None:
    listing = visit(1, kind="listing", article=None, canonical_url=None)
    pipeline.crawler.signals.send_catch_log(signals.visited, visit=listing)
    assert pipeline.batch == [listing]
    pipeline.flush()
    assert ask(path, FETCHED) == [listing.url]
    assert ask(path, PENDING) == [listing.named[0].url]


def test_what_cannot_be_kept_takes_nothing_with_it(
    pipeline: ArchivePipeline, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = visit(2, article=numbered(2, section=["no", "text"]))
    for each in (visit(1), broken, visit(3)):
        pipeline.process_item(each)
    assert pipeline.batch == []
    assert ask(path, FETCHED) == [visit(1).url, visit(3).url]
    assert ask(path, FAILED) == [broken.url]
    assert ask(path, PENDING) == [visit(1).named[0].url, visit(3).named[0].url]
    assert (counts(pipeline)["newsbot/new"], counts(pipeline)["newsbot/errors/not kept"]) == (2, 1)
    assert broken.url in caplog.text


def test_half_a_surrogate_pair_in_an_address_is_no_reason_to_stop(pipeline: ArchivePipeline, path: Path) -> None:
    named = (KnownPage("https://paper.example/\ud83d", "article"), KnownPage("https://paper.example/a", "article"))
    pipeline.process_item(visit(1, named=named, canonical_url="\udc00"))
    pipeline.flush()
    assert ask(path, FETCHED) == [visit(1).url]
    assert ask(path, PENDING) == ["https://paper.example/a"]
    assert not counts(pipeline)["newsbot/errors/not kept"]


def test_a_lock_is_waited_for_without_stopping_the_crawl(pipeline: ArchivePipeline, path: Path) -> None:
    began = time.monotonic()
    with Archive(path) as other, other.transaction():
        for number in range(1, 30):
            pipeline.process_item(visit(number))  # only the first full batch waits, the rest for the beat
        pipeline.flush()
        assert time.monotonic() - began < 2
        assert len(pipeline.batch) == 29
    pipeline.flush()
    assert pipeline.batch == []
    assert len(ask(path, FETCHED)) == 29
    assert "newsbot/problem" not in counts(pipeline)
    pipeline.process_item(visit(30))
    pipeline.process_item(visit(31))
    pipeline.process_item(visit(32))
    assert pipeline.batch == []


def test_a_lock_at_the_end_is_waited_for(pipeline: ArchivePipeline, path: Path) -> None:
    pipeline.crawler.settings.set("NEWSBOT_BATCH_SECONDS", 0.05)
    pipeline.process_item(visit(1))

    async def close_while_another_writes() -> None:
        with Archive(path) as other, other.transaction():
            closing = asyncio.create_task(pipeline.close_spider())
            await asyncio.sleep(0.4)
            assert not closing.done()
        await closing

    asyncio.run(close_while_another_writes())
    assert ask(path, FETCHED) == [visit(1).url]
    assert "newsbot/problem" not in counts(pipeline)


def test_a_lock_without_end_ends_the_crawl_and_the_batch_is_tried_once_more(
    pipeline: ArchivePipeline, path: Path
) -> None:
    pipeline.crawler.settings.set("NEWSBOT_LOCK_SECONDS", 0.1)
    with Archive(path) as other, other.transaction():
        pipeline.process_item(visit(1))
        pipeline.flush()
        time.sleep(0.1)
        with pytest.raises(Closed, match="archive"):
            pipeline.flush()
    assert "another process" in str(counts(pipeline)["newsbot/problem"])
    pipeline.spider_closed("archive")
    assert ask(path, FETCHED) == [ARTICLE.canonical_url]
    assert ask(path, "SELECT reason FROM runs") == ["archive"]
