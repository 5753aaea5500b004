"""An article as rows of the archive, and back: what goes in comes out equal."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar, cast

import msgspec

from newsbot.arabic.text import clean
from newsbot.archive.addresses import utf8
from newsbot.article import Article, DateReading, Image, Link

# Everything of an article in one statement, so that a reader can stream any number of them.
SELECT = """
    SELECT articles.*,
        (SELECT json_group_array(name) FROM (
            SELECT name FROM article_authors JOIN authors ON authors.id = author_id
            WHERE article_id = articles.id ORDER BY position)) AS authors,
        (SELECT json_group_array(name) FROM (
            SELECT name FROM article_tags JOIN tags ON tags.id = tag_id
            WHERE article_id = articles.id ORDER BY position)) AS tags,
        (SELECT json_group_array(json_object('title', title, 'url', url, 'position', position)) FROM (
            SELECT title, url, position FROM links WHERE article_id = articles.id ORDER BY id)) AS read_also
    FROM articles"""

_EMPTY_LINE = re.compile(r"\n\s*\n")
_Record = TypeVar("_Record")


def storable(article: Article) -> Article:
    """The article as the archive can hold it: a paragraph has no empty line, and every character is one."""
    try:
        msgspec.json.encode(article)
    except UnicodeEncodeError:  # half a surrogate pair, from a broken escape in a page's JSON
        article = _each_text(article, utf8)
    paragraphs = tuple(part.strip("\n") for part in _EMPTY_LINE.split(article.text) if part.strip())
    return article if paragraphs == article.body else msgspec.structs.replace(article, body=paragraphs)


def same_to_a_reader(one: Article, other: Article) -> bool:
    """Whether the two differ in nothing but what no reader sees: invisible marks, spacing, how a field was found."""
    return one == other or _visible(one) == _visible(other)


def _visible(article: Article) -> Article:
    def without_words(reading: DateReading | None) -> DateReading | None:
        return msgspec.structs.replace(reading, raw="") if reading else None  # "an hour ago" is another a minute later

    return _each_text(
        msgspec.structs.replace(
            article,
            url="",
            published=without_words(article.published),
            modified=without_words(article.modified),
            evidence={},
        ),
        clean,
    )


def _each_text(value: _Record, change: Callable[[str], str]) -> _Record:
    """The same record with every text in it changed."""
    changed: Any = value
    if isinstance(value, str):
        changed = change(value)
    elif isinstance(value, tuple):
        changed = tuple(_each_text(item, change) for item in value)
    elif isinstance(value, dict):
        changed = {_each_text(key, change): _each_text(item, change) for key, item in value.items()}
    elif isinstance(value, msgspec.Struct):
        fields = msgspec.structs.asdict(value)
        changed = type(value)(**{name: _each_text(item, change) for name, item in fields.items()})
    return cast("_Record", changed)


def to_row(article: Article) -> dict[str, Any]:
    """The article's columns in ``articles``, but for the keys and times that the archive itself gives."""
    return {
        "site_id": article.site,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "title": article.title,
        "subtitle": article.subtitle,
        **_published_columns(article.published),
        "modified": article.modified.isoformat() if article.modified else None,
        "modified_reading": _json(_rest(article.modified)) if article.modified else None,
        "body": article.text,
        "section": article.section,
        "agencies": _json(article.agencies),
        "images": _json(article.images),
        "language": article.language,
        "evidence": _json(article.evidence),
        "words": len(article.text.split()),
    }


def _published_columns(reading: DateReading | None) -> dict[str, str | None]:
    names = ("source", "precision", "calendar", "raw")
    return {
        "published": reading.isoformat() if reading else None,
        "published_utc": in_utc(reading.value) if reading else None,
        "date_flags": _json(reading.flags) if reading else None,
        **{f"date_{name}": getattr(reading, name) if reading else None for name in names},
    }


def in_utc(value: date | datetime) -> str:
    """The instant as ISO 8601 in UTC; a day alone stays a day, for nobody knows when it began where.

    >>> in_utc(datetime.fromisoformat("2025-11-21T00:30:00+03:00")), in_utc(date(2025, 11, 21))
    ('2025-11-20T21:30:00+00:00', '2025-11-21')
    """
    if not isinstance(value, datetime):
        return value.isoformat()
    try:
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:  # 0001-01-01, what some publishing systems write for "no date"
        return value.date().isoformat()


def from_row(row: sqlite3.Row) -> Article:
    """The article of a row that ``SELECT`` gave."""
    return Article(
        url=row["url"],
        canonical_url=row["canonical_url"],
        site=row["site_id"],
        title=row["title"],
        subtitle=row["subtitle"],
        published=_published(row),
        modified=_modified(row),
        authors=_from_json(row["authors"], tuple[str, ...]),
        agencies=_from_json(row["agencies"], tuple[str, ...]),
        body=tuple(row["body"].split("\n\n")) if row["body"] else (),
        section=row["section"],
        tags=_from_json(row["tags"], tuple[str, ...]),
        images=_from_json(row["images"], tuple[Image, ...]),
        read_also=_from_json(row["read_also"], tuple[Link, ...]),
        language=row["language"],
        evidence=_from_json(row["evidence"], dict[str, str]),
    )


def _published(row: sqlite3.Row) -> DateReading | None:
    if row["published"] is None:
        return None
    return DateReading(
        moment(row["published"]),
        raw=row["date_raw"],
        source=row["date_source"],
        precision=row["date_precision"],
        calendar=row["date_calendar"],
        flags=_from_json(row["date_flags"], tuple[str, ...]),
    )


def _modified(row: sqlite3.Row) -> DateReading | None:
    if row["modified"] is None:
        return None
    rest = _from_json(row["modified_reading"], dict[str, Any])
    return DateReading(moment(row["modified"]), **{**rest, "flags": tuple(rest["flags"])})


def _rest(reading: DateReading) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(reading).items() if name != "value"}


def moment(text: str) -> date | datetime:
    """The day or the moment of an ISO text."""
    return date.fromisoformat(text) if len(text) == len("YYYY-MM-DD") else datetime.fromisoformat(text)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _from_json(text: str, kind: type[_Record]) -> _Record:
    return msgspec.json.decode(text, type=kind)
