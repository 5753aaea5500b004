"""An article pasted as plain text: headline, a line with its day, paragraphs, the byline at the end."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from newsbot.arabic import labels
from newsbot.arabic.text import clean
from newsbot.article import Article, DateReading
from newsbot.errors import NotAnArticle, Unreadable
from newsbot.parsers import byline, urls
from newsbot.parsers.byline import Byline
from newsbot.parsers.publication import Clock
from newsbot.sites.site import Site

_BULLETS = " ●•▪◆■|»›/-–—:،"
_RULER = re.compile(r"^[\W_ـ]*$")
_LETTERS = re.compile(r"[^\W\d_]")
_NO_PARAGRAPH = 5


def parse_text(text: str, *, url: str | None = None, fetched: datetime | None = None) -> Article:
    """The article in a pasted text; raises ``Unreadable`` for noise, ``NotAnArticle`` without a paragraph."""
    lines = [line for raw in text.splitlines() if (line := clean(raw))]
    name = url or "the text"
    if sum(map(len, _LETTERS.findall(text[:20_000]))) * 3 < len(re.sub(r"\s", "", text[:20_000])) or not lines:
        raise Unreadable(f"{name}: neither HTML nor text that can be read")
    if fetched is not None and fetched.tzinfo is None:
        fetched = fetched.replace(tzinfo=UTC)
    site = Site.for_unknown(url) if url else None
    clock = Clock(site.timezone, site.country, fetched) if site else Clock(fetched=fetched)
    values = _read(lines, clock)
    if not values["body"]:
        raise NotAnArticle(f"{name}: not an article: no paragraph of text under a headline")
    address = urls.canonical(url) if url else ""
    return Article(
        url=url or "",
        canonical_url=address,
        site=site.id if site else None,
        language=_language(values["body"]),
        **values,
    )


def _read(lines: list[str], clock: Clock) -> dict[str, Any]:
    title = lines[0]
    found: dict[str, Any] = {"title": title, "published": None, "section": None, "evidence": {"title": "first line"}}
    names: list[Byline] = []
    paragraphs: list[str] = []
    for line in lines[1:]:
        if labels.plain(line) == labels.plain(title) or _RULER.match(line):
            continue
        if (heading := labels.heading(line)) in {"read_also", "other", "comments"}:
            break
        if not paragraphs and found["published"] is None and (dated := _dated(line, clock)):
            found["published"], found["section"] = dated
            found["evidence"]["published"] = "visible line"
        elif byline.is_line(line):
            names.append(byline.read(line))
        elif heading is None and not labels.is_promotion(line):
            paragraphs.append(line)
    signed = byline.merge(names)
    found["authors"], found["agencies"] = signed.authors, signed.agencies
    found["body"] = tuple(paragraphs if any(len(text.split()) >= _NO_PARAGRAPH for text in paragraphs) else ())
    return found


def _dated(line: str, clock: Clock) -> tuple[DateReading, str | None] | None:
    """The day in a short line, and the section's name before it."""
    if len(line) > 100 or (reading := clock.read(line, "visible")) is None:
        return None
    before, found, _ = line.partition(reading.raw)
    before = byline.without_day(before).strip(_BULLETS) if found else ""
    is_section = 0 < len(before.split()) <= 4 and byline.label_of(before) is None
    return reading, before if is_section else None


def _language(paragraphs: tuple[str, ...]) -> str | None:
    arabic = sum(len(re.findall("[\u0620-\u064a]", text)) for text in paragraphs)
    letters = sum(len(_LETTERS.findall(text)) for text in paragraphs)
    return "ar" if arabic * 2 > letters else None
