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

    A day is the newspaper's own, as its page states it; of a page that states no time, a moment asks for its day alone.
    Names are compared folded, so any spelling will do:
    ``author`` by whole words of the name, ``tag`` and ``section`` by the whole name. ``mentions`` is a day that the
    text speaks of, by itself or as one of a period shorter than a month.
    """

    site: str | None = None
    since: date | datetime | None = None
    until: date | datetime | None = None
    author: str | None = None
    tag: str | None = None
    section: str | None = None
    mentions: date | datetime | None = None

    def where(self) -> tuple[str, list[Any]]:
        """The condition on ``articles`` in SQL, and the values for its question marks."""
        asked = [
            (condition, values)
            for condition, values in (
                ("articles.site_id = ?", [self.site] if self.site is not None else []),
                (_SINCE[isinstance(self.since, datetime)], _since(self.since)),
                (_UNTIL[isinstance(self.until, datetime)], _until(self.until)),
                (_AUTHOR, [fold(self.author)] if self.author else []),
                (_TAG, [fold(self.tag)] if self.tag else []),
                ("ar_fold(articles.section) = ?", [fold(self.section)] if self.section else []),
                (_MENTIONS, [self.mentions.isoformat()[:10]] * 3 if self.mentions else []),
            )
            if values
        ]
        bound = [value for _, values in asked for value in values]
        return " AND ".join(condition for condition, _ in asked) or "1", bound

    def keys(self) -> tuple[int, int] | None:
        """The range of index keys that surely holds all of them: a day wider than asked, for the time zones."""
        if self.since is None and self.until is None:
            return None
        return first_key(_moved(self.since or date.min, -_DAY)), first_key(_moved(self.until or date.max, 2 * _DAY))


# For a day, and for a moment: an article whose page states a day alone is compared by the day of that moment.
_LIMIT = "CASE length(articles.published_utc) WHEN 10 THEN ? ELSE ? END"
_SINCE = ("articles.published >= ?", f"articles.published_utc >= {_LIMIT}")
_UNTIL = ("articles.published < ?", f"articles.published_utc <= {_LIMIT}")
# The plus has SQLite look each article up among the ids; without it, it would try every id for every article.
_AUTHOR = """+articles.id IN (
    SELECT article_id FROM article_authors WHERE author_id IN (
        SELECT id FROM authors WHERE instr(' ' || ar_fold(name) || ' ', ' ' || ? || ' ')))"""
_TAG = """+articles.id IN (
    SELECT article_id FROM article_tags WHERE tag_id IN (SELECT id FROM tags WHERE ar_fold(name) = ?))"""

# A day of a month or a year that is spoken of says nothing of that day.
_MENTIONS = """+articles.id IN (
    SELECT article_id FROM article_dates
    WHERE start <= ? AND start > date(?, '-27 days') AND "end" >= ?
        AND julianday("end") - julianday(start) < 27 AND kind <> 'vague')"""


def _since(limit: date | datetime | None) -> list[str]:
    if limit is None or isinstance(limit, datetime):
        return _moment(limit)
    return [limit.isoformat()]


def _until(limit: date | datetime | None) -> list[str]:
    if limit is None or isinstance(limit, datetime):
        return _moment(limit)
    # A text below the next day's is of this day, whatever time and offset follow.
    return [_moved(limit, _DAY).isoformat()]


def _moment(limit: datetime | None) -> list[str]:
    return [limit.date().isoformat(), in_utc(limit)] if limit else []


def _moved(limit: date | datetime, step: timedelta) -> date | datetime:
    try:
        return limit + step
    except OverflowError:
        return limit
