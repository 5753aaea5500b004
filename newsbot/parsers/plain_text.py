"""An article pasted as plain text: headline, a line with its day, paragraphs, the byline at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from newsbot.arabic import labels, language
from newsbot.arabic.text import clean
from newsbot.article import Article, DateReading
from newsbot.errors import NotAnArticle, Unreadable
from newsbot.parsers import byline, publication, urls
from newsbot.parsers.byline import Byline
from newsbot.parsers.publication import Clock
from newsbot.sites.site import Site

_LETTERS = re.compile(r"[^\W\d_]")
_SAMPLE = 20_000
# Fewer words are a label, a place or a name.
_SHORTEST_PARAGRAPH = 5
_LONGEST_DATELINE = 100
_MOST_LINES = 20_000


def parse_text(
    text: str, *, url: str | None = None, fetched: datetime | None = None, site: Site | None = None
) -> Article:
    """The article in a pasted text; raises ``Unreadable`` for noise, ``NotAnArticle`` without a paragraph."""
    name = url or "the text"
    sample = text[:_SAMPLE]
    if len(_LETTERS.findall(sample)) * 3 < len("".join(sample.split())) or not sample.strip():
        raise Unreadable(f"{name}: neither HTML nor text that can be read")
    site = site or (Site.for_unknown(url) if url else None)
    sheet = _Sheet.read(list(_lines(text)), Clock.of(site, fetched))
    if not sheet.paragraphs:
        raise NotAnArticle(f"{name}: not an article: no paragraph of text under a headline", "no text")
    signed = byline.merge(sheet.signed)
    return Article(
        url=url or "",
        canonical_url=urls.canonical(url) if url else "",
        site=site.id if site and url else None,
        title=sheet.title,
        published=sheet.published,
        section=sheet.section,
        authors=signed.authors,
        agencies=signed.agencies,
        body=sheet.paragraphs,
        language=language.of("\n".join(sheet.paragraphs)),
        evidence={"title": "first line"} | ({"published": "visible line"} if sheet.published else {}),
    )


def _lines(text: str) -> Iterator[str]:
    for raw in text.splitlines()[:_MOST_LINES]:
        if line := clean(raw):
            yield line


class _Sheet(NamedTuple):
    """What the lines of a text are."""

    title: str
    published: DateReading | None
    section: str | None
    signed: list[Byline]
    paragraphs: tuple[str, ...]

    @classmethod
    def read(cls, lines: list[str], clock: Clock) -> _Sheet:
        at, published = _dateline(lines, clock)
        title = _title(lines, at)
        section = publication.section_before(lines[at], published) if published else None
        signed: list[Byline] = []
        kept: list[str] = []
        for index, line in enumerate(lines):
            heading = labels.heading(line)
            if heading in {"read_also", "other", "comments"}:
                break
            if byline.is_line(line):
                signed.append(byline.read(line))
            elif index != at and not _is_furniture(line, title) and heading is None:
                kept.append(line)
        start = next((place for place, line in enumerate(kept) if _is_paragraph(line)), len(kept))
        return cls(title, published, section, signed, tuple(kept[start:]))


def _dateline(lines: list[str], clock: Clock) -> tuple[int, DateReading | None]:
    """The line above the text that is there for its date, and the date."""
    for index, line in enumerate(lines):
        if len(line) > _LONGEST_DATELINE:
            break
        reading = clock.read(line, "visible")
        if reading is not None and publication.is_about_date(line, reading):
            return index, reading
    return -1, None


def _title(lines: list[str], dateline: int) -> str:
    """The line that is repeated, else the last headline above the day: a paper's name may stand over it."""
    above = [line for line in lines[: max(dateline, 1)] if not labels.is_ruler(line)] or lines[:1]
    repeated = [line for line in above if sum(labels.plain(line) == labels.plain(other) for other in above) > 1]
    long = [line for line in above if line.count(" ") >= 2 and not byline.is_line(line)]
    return (repeated or long[:1] or above)[0]


def _is_furniture(line: str, title: str) -> bool:
    return labels.plain(line) == labels.plain(title) or labels.is_ruler(line) or labels.is_promotion(line)


def _is_paragraph(line: str) -> bool:
    return line.count(" ") + 1 >= _SHORTEST_PARAGRAPH
