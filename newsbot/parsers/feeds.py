"""Feeds, sitemaps and robots.txt: bytes → addresses with what is said of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Literal

import msgspec
from lxml import etree

from newsbot.arabic.zones import zone
from newsbot.article import DateReading, Source
from newsbot.parsers import loose_xml, urls
from newsbot.parsers.encoding import decode
from newsbot.parsers.publication import Clock


class Found(msgspec.Struct, frozen=True):
    """An address and what is said of it where it was found; ``modified`` is a sitemap's ``lastmod``."""

    url: str
    title: str | None = None
    published: DateReading | None = None
    source: Literal["feed", "sitemap", "listing"] = "listing"
    modified: DateReading | None = None


class Sitemap(msgspec.Struct, frozen=True):
    """What a sitemap names: pages, and further sitemaps (newest first wherever ``modified`` is stated)."""

    pages: tuple[Found, ...] = ()
    sitemaps: tuple[Found, ...] = ()


# Feeds name the newest stories, sitemaps all: by their protocol 50,000 each.
_MOST_ENTRIES = 5_000
_MOST_PLACES = 50_000
_MOST_STATED = 20  # links or dates of one entry
_UNKNOWN = Clock()
_PUBLISHED = (
    "pubdate",
    "dc:date",
    "published",
    "dcterms:issued",
    "dcterms:created",
    "atom:published",
    "issued",
    "created",
)
_UPDATED = ("atom:updated", "updated", "dcterms:modified", "modified", "lastbuilddate")


def read_feed(content: bytes, url: str, clock: Clock = _UNKNOWN) -> tuple[Found, ...]:
    """The stories of an RSS, RDF or Atom feed, in its order, each address once; none when the bytes are no feed.

    Dates are read by the site's ``clock``: times without a zone are its own, and none is after the day of the fetch.
    """
    root = loose_xml.read(loose_xml.inflate(content), "rss", "rdf", "feed", "channel")
    if root is None:
        return ()
    elements = islice(loose_xml.named(root, "item", "entry"), _MOST_ENTRIES)
    entries = (_entry(element, url, clock) for element in elements)
    return _once(entry for entry in entries if entry)


def _entry(element: etree._Element, base: str, clock: Clock) -> Found | None:
    fields: dict[str, list[etree._Element]] = {}
    for name, child in loose_xml.children(element):
        fields.setdefault(name, []).append(child)
    address = next((joined for link in islice(_links(fields), _MOST_STATED) if (joined := _address(base, link))), None)
    if address is None:
        return None
    title = next((text for child in fields.get("title", []) if (text := loose_xml.text_of(child))), None)
    stated = (loose_xml.text_of(child) for name in (*_PUBLISHED, *_UPDATED) for child in fields.get(name, []))
    readings = (read_date(text, clock, source="feed") for text in islice(stated, _MOST_STATED) if text)
    return Found(address, title, next((reading for reading in readings if reading), None), source="feed")


def _links(fields: dict[str, list[etree._Element]]) -> Iterator[str]:
    """Addresses of an entry, best first: the original behind a counter, the link, the permalink."""
    yield from (
        loose_xml.address_of(child)
        for name in ("feedburner:origlink", "pheedo:origlink")
        for child in fields.get(name, [])
    )
    links = [*fields.get("link", []), *fields.get("atom:link", [])]
    alternate = [link for link in links if link.get("href") and link.get("rel", "alternate") == "alternate"]
    for link in sorted(alternate, key=lambda link: "html" not in link.get("type", "html")):
        yield urls.absolute(link.base or "", link.get("href")) or ""
    yield from (loose_xml.address_of(link) for link in links)
    guids = (guid for guid in fields.get("guid", []) if guid.get("isPermaLink", "true").lower() != "false")
    for element in (*guids, *fields.get("id", [])):
        # A bare number or a tag: address is no place to go to.
        if loose_xml.address_of(element).lower().startswith(("http://", "https://")):
            yield loose_xml.address_of(element)


def _address(base: str, href: str) -> str | None:
    joined = urls.absolute(base, href)
    return urls.canonical(joined) if joined else None


def read_sitemap(content: bytes, url: str, clock: Clock = _UNKNOWN) -> Sitemap:
    """The pages and nested sitemaps of a sitemap: XML, an index, a feed or plain text, gzipped or not."""
    content = loose_xml.inflate(content)
    root = loose_xml.read(content, "urlset", "sitemapindex")
    if root is not None:
        pages = (_place(element, url, clock) for element in islice(loose_xml.named(root, "url"), _MOST_PLACES))
        nested = (_place(element, url, clock) for element in islice(loose_xml.named(root, "sitemap"), _MOST_PLACES))
        return Sitemap(_once(filter(None, pages)), _newest_first(_once(filter(None, nested))))
    if stories := read_feed(content, url, clock):
        return Sitemap(tuple(msgspec.structs.replace(story, source="sitemap") for story in stories))
    return Sitemap(_once(islice(_plain_lines(content, url), _MOST_PLACES)))


def _place(element: etree._Element, base: str, clock: Clock) -> Found | None:
    fields = dict(loose_xml.children(element))
    address = _address(base, loose_xml.address_of(fields["loc"])) if "loc" in fields else None
    if address is None:
        return None
    news = dict(loose_xml.children(fields["news:news"])) if "news:news" in fields else {}
    said = {name.removeprefix("news:"): loose_xml.text_of(child) for name, child in news.items()}
    modified = loose_xml.text_of(fields["lastmod"]) if "lastmod" in fields else ""
    return Found(
        address,
        said.get("title") or None,
        read_date(said.get("publication_date", ""), clock, source="sitemap"),
        source="sitemap",
        modified=read_date(modified, clock, source="sitemap"),
    )


def _newest_first(found: tuple[Found, ...]) -> tuple[Found, ...]:
    oldest = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(found, key=lambda place: _instant(place.modified) or oldest, reverse=True))


def _instant(reading: DateReading | None) -> datetime | None:
    if reading is None:
        return None
    if isinstance(reading.value, datetime):
        return reading.value
    return datetime(reading.day.year, reading.day.month, reading.day.day, tzinfo=UTC)


def _plain_lines(content: bytes, base: str) -> Iterator[Found]:
    text, _ = decode(content[: loose_xml.MOST_BYTES])
    if "<" in text[:2000]:
        return
    for line in text.splitlines():
        if re.match(r"\s*https?://[^\s<>]+\s*$", line) and (address := _address(base, line)):
            yield Found(address, source="sitemap")


def read_robots(text: str, url: str) -> tuple[str, ...]:
    """The addresses of the sitemaps that a robots.txt names, each once.

    >>> read_robots("User-agent: *\\nSitemap: /news.xml # daily", "https://example.com/robots.txt")
    ('https://example.com/news.xml',)
    """
    lines = re.findall(r"^[ \t\ufeff]*site-?map[ \t]*:[ \t]*([^\s#<>]+)", text, re.IGNORECASE | re.MULTILINE)
    joined = (_address(url, line) for line in lines)
    return tuple(dict.fromkeys(address for address in joined if address))


def _once(found: Iterable[Found]) -> tuple[Found, ...]:
    by_key: dict[str, Found] = {}
    for one in found:
        by_key.setdefault(urls.same_key(one.url), one)
    return tuple(by_key.values())


# The two shapes of nearly every feed, read fast; all others are read as a page's dates are.
_RFC_822 = re.compile(
    r"(?:[^\W\d]{2,12}[,،]? +)?"
    r"(\d{1,2} [A-Za-z]{3,9} \d{4} \d{1,2}:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC?|Z|[ECMP][SD]T))"
)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?)")
_FAST: tuple[tuple[re.Pattern[str], Callable[[str], datetime]], ...] = (
    # "-0000" is UTC, too; the library takes it for no zone at all.
    (_RFC_822, lambda text: parsedate_to_datetime(text.replace("-0000", "+0000"))),
    (_ISO, lambda text: datetime.fromisoformat(re.sub(r" (?=[+-]\d\d:?\d\d$|Z$)", "", text))),
)


def read_date(text: str, clock: Clock, *, source: Source) -> DateReading | None:
    """The date that a feed or a sitemap states, by the site's clock; nothing before 1990 or after the fetch.

    >>> read_date("Fri, 21 Nov 2025 09:30:00 +0300", Clock(), source="feed").isoformat()
    '2025-11-21T09:30:00+03:00'
    """
    text = " ".join(text.split())[:100]
    for shape, reader in _FAST:
        if found := shape.fullmatch(text):
            return _machine_date(found[1], reader, clock, source)
    return clock.read(text, source) if text else None


def _machine_date(text: str, reader: Callable[[str], datetime], clock: Clock, source: Source) -> DateReading | None:
    try:
        value = reader(text)
    except (ValueError, OverflowError):
        return None
    if not clock.allows(value.date()):
        # The zero of some clock (1970, 0001) stands for no date, and so does a year of the next century.
        return None
    if len(text) == len("2025-11-21"):
        return DateReading(value.date(), text, source)
    home: tzinfo = zone(clock.timezone)
    instant, flags = (value, ("zone_stated",)) if value.tzinfo else (value.replace(tzinfo=home), ())
    return DateReading(instant, text, source, "second" if re.search(r":\d\d:\d\d", text) else "minute", flags=flags)
