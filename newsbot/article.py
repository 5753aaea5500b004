"""The records that pass between the parts: immutable, without behaviour but views."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

import msgspec

Precision = Literal["day", "minute", "second"]
Label = Literal["published", "updated"]
MentionKind = Literal["explicit", "underspecified", "deictic", "range", "vague"]
Source = Literal["json-ld", "meta", "time", "visible", "url", "feed", "sitemap"]


class DateReading(msgspec.Struct, frozen=True):
    """A date as it was read: the value, the words it came from, and every reason to doubt it.

    ``value`` is a ``date`` where the text states a day alone, else an aware ``datetime``.

    >>> DateReading(date(2025, 11, 21), raw="٢١ نوفمبر ٢٠٢٥").isoformat()
    '2025-11-21'
    """

    value: date | datetime
    raw: str
    source: Source = "visible"
    precision: Precision = "day"
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    flags: tuple[str, ...] = ()

    def isoformat(self) -> str:
        """ISO 8601: ``YYYY-MM-DD``, or date, time and offset."""
        return self.value.isoformat()

    @property
    def day(self) -> date:
        """The calendar day, as the page's own clock has it."""
        return self.value.date() if isinstance(self.value, datetime) else self.value


class DateCandidate(msgspec.Struct, frozen=True):
    """One of the dates that a text states: the best has rank 0; ``label`` is what the words before call it, if any."""

    reading: DateReading
    rank: int
    label: Label | None = None


class DateMention(msgspec.Struct, frozen=True):
    """A date that a running text mentions: its words, where they stand, and the days that they mean.

    ``position`` counts code points from the start of the text; ``start`` and ``end`` are the first and the last day,
    ``None`` where no value follows from the text and its publication.
    """

    text: str
    position: int
    kind: MentionKind
    start: date | None = None
    end: date | None = None
    flags: tuple[str, ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        """Where the words stand in the text: ``text[slice(*span)]``."""
        return self.position, self.position + len(self.text)

    @property
    def value(self) -> date | None:
        """The day, where it is a single one."""
        return self.start if self.start == self.end else None


class Link(msgspec.Struct, frozen=True):
    """A "read also" link; ``position`` counts from 0 in the order of the page."""

    title: str
    url: str
    position: int


class Image(msgspec.Struct, frozen=True):
    """A picture of the article: its address, what its caption says of it, and whose it is."""

    url: str
    caption: str | None = None
    credit: str | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article as its page states it; a field that the page does not state is ``None`` or empty.

    ``body`` is a tuple of paragraphs; ``evidence`` maps a field to the reader that gave it.
    """

    url: str
    canonical_url: str
    site: str | None = None
    title: str
    subtitle: str | None = None
    published: DateReading | None = None
    modified: DateReading | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    read_also: tuple[Link, ...] = ()
    language: str | None = None
    evidence: dict[str, str] = {}

    @property
    def text(self) -> str:
        """The body as one text, an empty line between paragraphs."""
        return "\n\n".join(self.body)

    def as_dict(self) -> dict[str, Any]:
        """The article as plain data for JSON: dates as ISO text, the rest of each reading beside them."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        for name in ("published", "modified"):
            reading: DateReading | None = getattr(self, name)
            plain[name] = reading.isoformat() if reading else None
            plain[f"{name}_reading"] = msgspec.to_builtins(reading) if reading else None
        return plain
