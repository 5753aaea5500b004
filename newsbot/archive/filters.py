"""Which articles are meant: by site, day, author, tag and section."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from newsbot.arabic.text import fold
from newsbot.archive.index import first_key
from newsbot.archive.rows import in_utc

_DAY = timedelta(days=1)


class Filters(msgspec.Struct, frozen=True):
    """What an article must meet; what is ``None`` is not asked. ``until`` includes the day, or the second, it names.

    A day is the newspaper's own, as its page states it. Names are compared folded, so any spelling will do:
    ``author`` by whole words of the name, ``tag`` and ``section`` by the whole name.
    """

    site: str | None = None
    since: date | datetime | None = None
    until: date | datetime | None = None
    author: str | None = None
    tag: str | None = None
    section: str | None = None

    def where(self) -> tuple[str, list[Any]]:
        """The condition on ``articles`` in SQL, and the values for its question marks."""
        asked = [
            (condition, value)
            for condition, value in (
                ("articles.site_id = ?", self.site),
                (_SINCE[isinstance(self.since, datetime)], _since(self.since)),
                (_UNTIL[isinstance(self.until, datetime)], _until(self.until)),
                (_AUTHOR, fold(self.author) if self.author else None),
                (_TAG, fold(self.tag) if self.tag else None),
                ("ar_fold(articles.section) = ?", fold(self.section) if self.section else None),
            )
            if value is not None
        ]
        return " AND ".join(condition for condition, _ in asked) or "1", [value for _, value in asked]

    def keys(self) -> tuple[int, int] | None:
        """The range of index keys that surely holds all of them: a day wider than asked, for the time zones."""
        if self.since is None and self.until is None:
            return None
        return first_key(_moved(self.since or date.min, -_DAY)), first_key(_moved(self.until or date.max, 2 * _DAY))


_SINCE = ("articles.published >= ?", "articles.published_utc >= ?")
_UNTIL = ("articles.published < ?", "articles.published_utc <= ?")
# The plus has SQLite look each article up among the ids; without it, it would try every id for every article.
_AUTHOR = """+articles.id IN (
    SELECT article_id FROM article_authors WHERE author_id IN (
        SELECT id FROM authors WHERE instr(' ' || ar_fold(name) || ' ', ' ' || ? || ' ')))"""
_TAG = """+articles.id IN (
    SELECT article_id FROM article_tags WHERE tag_id IN (SELECT id FROM tags WHERE ar_fold(name) = ?))"""


def _since(limit: date | datetime | None) -> str | None:
    return in_utc(limit) if limit else None


def _until(limit: date | datetime | None) -> str | None:
    if limit is None or isinstance(limit, datetime):
        return in_utc(limit) if limit else None
    # A text below the next day's is of this day, whatever time and offset follow.
    return _moved(limit, _DAY).isoformat()


def _moved(limit: date | datetime, step: timedelta) -> date | datetime:
    try:
        return limit + step
    except OverflowError:
        return limit
