"""The days that the text of an article speaks of, as it meant them when it was published."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, time

import msgspec

from newsbot.arabic import dates
from newsbot.article import Article, DateMention
from newsbot.errors import UsageError

# What means the same on both days does not depend on the publication.
_FAR_APART = (datetime(1991, 2, 3, 12), datetime(2022, 9, 18, 12))
_NOON = time(12)


def of(text: str, published: date | datetime | None, timezone: str | None) -> list[DateMention]:
    """The dates in a text, counted from its publication on the newspaper's clock.

    Of a text without a date only those that stand by themselves.
    """
    if published is None:
        early, late = (dates.find(text, anchor=day) for day in _FAR_APART)
        return [each for each in early if each in late]
    if not isinstance(published, datetime):
        published = datetime.combine(published, _NOON)
    elif timezone is None:
        published = published.replace(tzinfo=None)  # the page's own clock says which day it was
    try:
        return dates.find(text, anchor=published, tz=timezone or "UTC")
    except UsageError:  # a zone that this machine does not know, or a year 1
        return dates.find(text, anchor=published.replace(tzinfo=None))


def write(db: sqlite3.Connection, article_id: int, article: Article) -> None:
    """Replace what is kept of an article's dates, inside the caller's transaction."""
    zone = db.execute("SELECT timezone FROM sites WHERE id = ?", [article.site]).fetchone()
    published = article.published.value if article.published else None
    found = of(article.text, published, zone[0] if zone else None)
    db.execute("DELETE FROM article_dates WHERE article_id = ?", [article_id])
    db.executemany(
        """INSERT INTO article_dates (article_id, start, "end", text, kind, position, flags)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        [(article_id, *columns(each)) for each in found],
    )


def columns(mention: DateMention) -> tuple[str | None, str | None, str, str, int, str]:
    """Start, end, text, kind, position and flags, as they are kept."""
    start, end = (day.isoformat() if day else None for day in (mention.start, mention.end))
    flags = msgspec.json.encode(mention.flags).decode()
    return start, end, mention.text, mention.kind, mention.position, flags
