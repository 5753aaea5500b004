"""One row a crawl: when, how much, and why it ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import TypedDict

import msgspec

from newsbot.archive.clock import now
from newsbot.archive.pages import require_site

# How an end is called where Scrapy's word (of Ctrl-C; of a crawl that never began) says less.
ENDS = {"shutdown": "stopped", "": "stopped"}


class RunCounts(TypedDict, total=False):
    """What a crawl counts."""

    requests: int
    pages: int
    articles: int
    new: int
    changed: int


def start(db: sqlite3.Connection, site_id: str) -> int:
    """Note that a crawl begins; gives its number."""
    require_site(db, site_id)
    found = db.execute("INSERT INTO runs (site_id, started) VALUES (?, ?) RETURNING id", [site_id, now()]).fetchone()
    return int(found[0])


def finish(db: sqlite3.Connection, run_id: int, counts: RunCounts, errors: Mapping[str, int], reason: str) -> None:
    """Note what the crawl did and why it ended."""
    names = RunCounts.__annotations__
    db.execute(
        f"UPDATE runs SET ended = ?, reason = ?, errors = ?, {' = ?, '.join(names)} = ? WHERE id = ?",
        [
            now(),
            reason,
            msgspec.json.encode(dict(errors)).decode(),
            *(counts.get(name, 0) for name in names),
            run_id,
        ],
    )
