"""The days that the text of an article speaks of, as it meant them when it was published."""

from __future__ import annotations

import sqlite3
from datetime import datetime, time

import msgspec

from newsbot.arabic import dates
from newsbot.article import Article, DateMention
from newsbot.errors import UsageError

# What means the same on both days does not depend on the publication.
_FAR_APART = (datetime(1991, 2, 3, 12), datetime(2022, 9, 18, 12))
_NOON = time(12)


def of(article: Article, timezone: str | None) -> list[DateMention]:
    """The dates in the body, counted from the publication on the newspaper's clock; ``position`` is that in ``text``.

    Of an article without a date only those that stand by themselves.
    """
    if article.published is None:
        early, late = (dates.find(article.text, anchor=day) for day in _FAR_APART)
        return [each for each in early if each in late]
    moment = article.published.value
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, _NOON)
    elif timezone is None:
        moment = moment.replace(tzinfo=None)  # the page's own clock says which day it was
    try:
        return dates.find(article.text, anchor=moment, tz=timezone or "UTC")
    except UsageError:  # a zone that this machine does not know
        return dates.find(article.text, anchor=moment.replace(tzinfo=None))


def write(db: sqlite3.Connection, article_id: int, article: Article) -> None:
    """Replace what is kept of an article's dates, inside the caller's transaction."""
    zone = db.execute("SELECT timezone FROM sites WHERE id = ?", [article.site]).fetchone()
    db.execute("DELETE FROM article_dates WHERE article_id = ?", [article_id])
    db.executemany(
        """INSERT INTO article_dates (article_id, start, "end", text, kind, position, flags)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        [(article_id, *_columns(each)) for each in of(article, zone[0] if zone else None)],
    )


def _columns(mention: DateMention) -> tuple[str | None, str | None, str, str, int, str]:
    start, end = (day.isoformat() if day else None for day in (mention.start, mention.end))
    flags = msgspec.json.encode(mention.flags).decode()
    return start, end, mention.text, mention.kind, mention.position, flags
