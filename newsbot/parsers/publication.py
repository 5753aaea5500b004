"""When an article was published and modified: every date that the page states, compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec
from lxml.etree import _Element as Element

from newsbot.arabic import dates, labels, zones
from newsbot.arabic.text import clean
from newsbot.article import DateCandidate, DateReading, Source
from newsbot.parsers import byline, urls
from newsbot.parsers.linked_data import Node
from newsbot.parsers.markup import raw_text
from newsbot.parsers.page import Page
from newsbot.parsers.visible import Line, Marked
from newsbot.sites.site import Site

_PUBLISHED_META = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "og:pubdate", "datepublished", "pubdate", "publishdate",
    "publish-date", "publish_date", "published", "date.published", "parsely-pub-date", "sailthru.date",
    "originalpublicationdate", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dc:date", "dcterms.date",
    "datecreated", "created", "article:created", "article.created",
    "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "revised",
)
_DATE_ATTRIBUTES = (
    "data-seconds",
    "data-unixtime",
    "data-timestamp",
    "data-time",
    "data-datetime",
    "data-date",
    "datetime",
    "content",
    "title",
)
_PROPERTIES = {
    "datepublished": False, "datecreated": False, "dc:date": False, "dc:created": False, "dcterms:created": False,
    "pubdate": False,
    "datemodified": True, "dc:modified": True, "dcterms:modified": True,
}  # fmt: skip
# Counted from the day of reading: worthless when nobody says when the page was fetched.
_FLOATING = frozenset({"relative", "year_assumed"})
# Of a zone, or of a moment that was counted and not told by a clock.
_PLACED = frozenset({"zone_stated", "relative"})
_BULLETS = " ●•▪◆■|»«›/-–:،"
_BARS = re.compile(r"\s*[|•·]\s*")
_MOST_BESIDE = 7
_MOST_NAMED = 300
_TOLERANCE = timedelta(minutes=2)
# A page clock's "last updated", and "two hours ago" on a page that a cache served: not against a date that is written.
_WEAK = frozenset({"time_of_update", "relative"})
_EARLIEST = date(1990, 1, 1)
_LONGEST_LINE = 160
_LONGEST_TEXT = 300


_SHOWN = "visible line"


class Candidate(NamedTuple):
    """One date that the page states, the reader that found it, whether it is an update's, and the text for machines."""

    reading: DateReading
    reader: str
    updated: bool = False
    written: str = ""


class Clock(NamedTuple):
    """What a date without zone or year is read by: the site's zone and country, and when the page was fetched."""

    timezone: str = "UTC"
    country: str | None = None
    fetched: datetime | None = None
    zone_told: bool = False

    @classmethod
    def of(cls, site: Site | None, fetched: datetime | None) -> Clock:
        """The clock of a site's pages; a fetch without a zone was in UTC."""
        if fetched is not None and fetched.tzinfo is None:
            fetched = fetched.replace(tzinfo=UTC)
        if site is None:
            return cls(fetched=fetched)
        return cls(site.timezone, site.country, fetched, site.knows_zone)

    @property
    def knows_zone(self) -> bool:
        """Whether the site's zone is known, rather than assumed to be UTC."""
        return self.zone_told or self.timezone != "UTC"

    def allows(self, day: date) -> bool:
        """Whether a page may be of that day: from 1990 to the day after the fetch, wherever on earth that was."""
        return _EARLIEST <= day <= (self.fetched or datetime.now(UTC)).date() + timedelta(days=2)

    def read(self, text: str, source: Source) -> DateReading | None:
        """The date in a text, dated by this clock; nothing before 1990 or after the day of the fetch."""
        text = clean(text)[:_LONGEST_TEXT]
        reading = dates.parse(text, now=self.fetched, tz=self.timezone, country=self.country) if text else None
        if reading is None or not self.accepts(reading):
            return None
        return msgspec.structs.replace(self._placed(reading), source=source)

    def read_all(self, text: str) -> list[DateCandidate]:
        """Every date of a visible text, the best first; none where ``read`` accepts none."""
        text = clean(text)[:_LONGEST_TEXT]
        every = dates.parse_all(text, now=self.fetched, tz=self.timezone, country=self.country)
        if not every or not self.accepts(every[0].reading):
            return []
        accepted = (each for each in every if self.accepts(each.reading))
        return [msgspec.structs.replace(each, reading=self._placed(each.reading)) for each in accepted]

    def _placed(self, reading: DateReading) -> DateReading:
        """The reading in the likeliest zone where neither page nor site tells one: not in UTC, where no paper lives."""
        moment = reading.value
        if self.knows_zone or not isinstance(moment, datetime) or not _PLACED.isdisjoint(reading.flags):
            return reading
        if reading.raw.isdecimal():  # seconds of Unix: a moment, wherever it is read
            return reading
        value = moment.replace(tzinfo=zones.of_months(reading.raw))
        return msgspec.structs.replace(reading, value=value, flags=(*reading.flags, "zone_assumed"))

    def accepts(self, reading: DateReading) -> bool:
        """Whether the reading can be a page's: of a day that is allowed, and not counted from a fetch nobody knows."""
        return self.allows(reading.day) and (self.fetched is not None or _FLOATING.isdisjoint(reading.flags))


def stated(page: Page, nodes: Iterable[Node], marked: Iterable[Marked], clock: Clock) -> list[Candidate]:
    """The dates of the page's metadata, the most trusted first.

    ``nodes`` are the article's own in its JSON-LD, ``marked`` the elements that the page names for something.
    """
    return [*_linked(nodes, clock), *_metas(page, clock), *_microdata(marked, clock)]


def _linked(nodes: Iterable[Node], clock: Clock) -> Iterator[Candidate]:
    for node in nodes:
        for key in ("datePublished", "dateCreated", "dateModified"):
            value = node.get(key)
            if isinstance(value, str) and (reading := clock.read(value, "json-ld")):
                yield Candidate(reading, f"json-ld {key}", key == "dateModified", value)


def _metas(page: Page, clock: Clock) -> Iterator[Candidate]:
    for names, updated in ((_PUBLISHED_META, False), (_MODIFIED_META, True)):
        for name in names:
            for content in page.meta.get(name, [])[:1]:
                if reading := clock.read(content, "meta"):
                    yield Candidate(reading, f"meta {name}", updated, content)


def _microdata(marked: Iterable[Marked], clock: Clock) -> Iterator[Candidate]:
    dates_told = (mark.element for mark in marked if "date" in mark.fields and mark.element.tag != "meta")
    for element in islice(dates_told, _MOST_NAMED):
        named = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower().replace("schema:", "")
        for name in named.split():
            if name in _PROPERTIES and (reading := of_element(element, clock)):
                yield Candidate(reading, f"microdata {name}", _PROPERTIES[name])
                break


def of_element(element: Element, clock: Clock) -> DateReading | None:
    """The date that an element carries in an attribute for machines, or shows."""
    return of_attributes(element, clock) or clock.read(raw_text(element), "visible")


def of_attributes(element: Element, clock: Clock) -> DateReading | None:
    """The date that an element carries for machines: an epoch, or ISO text."""
    for name in _DATE_ATTRIBUTES:
        value = element.get(name) or ""
        if sum(map(str.isdigit, value)) >= 6 and (reading := clock.read(value, "time")):
            return reading
    return None


def shown(lines: list[Line], clock: Clock) -> list[Candidate]:
    """The dates that lines around the headline show, in order."""
    found = []
    for line in lines:
        every = clock.read_all(line.text) if len(line.text) <= _LONGEST_LINE else []
        if not every or not ("date" in line.fields or is_about_date(line.text, every[0].reading)):
            continue
        reading = every[0].reading
        found.append(Candidate(reading, _SHOWN, "update_only" in reading.flags))
        # The update beside the publication; its line says no more of it than the date.
        updates = (each.reading for each in every if each.label == "updated")
        found += [Candidate(update, _SHOWN, updated=True) for update in updates if update != reading]
    return found


def is_about_date(text: str, reading: DateReading) -> bool:
    """Whether a line is there for its date, and does not merely mention one in a sentence."""
    if labels.is_dateline(text) or byline.is_line(text.replace(reading.raw, " ")) or _is_signed_dateline(text):
        return True
    pieces = [piece for piece in _BARS.split(text) if reading.raw in piece]
    if pieces and pieces[0] != text:
        return is_about_date(pieces[0], reading)
    rest = labels.plain(text.replace(reading.raw, " ", 1))
    return len(rest.split()) <= _MOST_BESIDE and not text.rstrip(' "»”)').endswith((".", "؟", "!"))


def _is_signed_dateline(text: str) -> bool:
    """Whether a name stands before a date with its label: "مريم بوشناق تاريخ النشر: 18 شباط 2022"."""
    words = text.split()
    halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(2, min(_MOST_BESIDE, len(words))))
    return any(
        labels.heads_date(rest) and (byline.is_signature(name) or bool(byline.placed(name)) or labels.is_desk(name))
        for name, rest in halves
    )


def section_before(text: str, reading: DateReading) -> str | None:
    """The section's name in front of the date on one line: "● أخبار محلية ٢١ نوفمبر ٢٠٢٥"."""
    before, found, _ = text.partition(reading.raw)
    section = byline.without_day(before).strip(_BULLETS)
    if not found or not section or len(section.split()) > 4 or labels.heads_date(section) or labels.is_place(section):
        return None
    return None if byline.label_of(section) else section


def settle(machine: list[Candidate], visible: list[Candidate], page_url: str, clock: Clock) -> Candidate | None:
    """The publication date: metadata where the visible date agrees with it, the visible one where they contradict."""
    states = [each for each in machine if not each.updated]
    by_url = urls.day(page_url)
    weak = _WEAK if by_url else _WEAK - {"time_of_update"}
    doubtful = weak if by_url or states else frozenset()
    shows = next((each for each in visible if not each.updated and doubtful.isdisjoint(each.reading.flags)), None)
    if by_url is not None and not clock.allows(by_url.day):
        by_url = None
    if shows is None:
        agreeing = [each for each in states if by_url and abs(each.reading.day - by_url.day) <= timedelta(days=1)]
        best = next(iter(agreeing or states), None)
        if best is not None:
            return best._replace(reading=_moved(best.reading, ZoneInfo(clock.timezone))) if clock.knows_zone else best
        return Candidate(by_url, "url") if by_url else None
    agreed = next((found for each in states if (found := _agreed(each, shows, clock)) is not None), None)
    if agreed is None:
        return _flagged(shows, "contradicts_metadata") if states else shows
    return _on_the_day_shown(agreed, shows.reading, clock)


def _on_the_day_shown(agreed: Candidate, shown: DateReading, clock: Clock) -> Candidate:
    """The agreed moment on the newspaper's clock: metadata in UTC can be on the day before the one that is printed."""
    moment = agreed.reading.value
    if not isinstance(moment, datetime) or agreed.reading.day == shown.day:
        return agreed
    if clock.knows_zone:
        return agreed._replace(reading=_moved(agreed.reading, ZoneInfo(clock.timezone)))
    offsets = (timezone(timedelta(hours=hours)) for hours in range(1, 5))
    local = next((offset for offset in offsets if moment.astimezone(offset).date() == shown.day), None)
    return _flagged(agreed._replace(reading=_moved(agreed.reading, local)), "zone_assumed") if local else agreed


def _moved(reading: DateReading, zone: tzinfo) -> DateReading:
    moment = reading.value
    return msgspec.structs.replace(reading, value=moment.astimezone(zone)) if isinstance(moment, datetime) else reading


def _agreed(machine: Candidate, shows: Candidate, clock: Clock) -> Candidate | None:
    """What metadata and the visible date say together, or ``None`` where they contradict each other."""
    stated, seen = machine.reading.value, shows.reading.value
    if isinstance(stated, datetime) and isinstance(seen, datetime):
        return _agreed_on_time(machine, shows, clock)
    if isinstance(stated, datetime):
        return _agreed_on_day(machine, shows, clock)
    return shows if machine.reading.day == shows.reading.day else None


def _agreed_on_time(machine: Candidate, shows: Candidate, clock: Clock) -> Candidate | None:
    stated, seen = machine.reading.value, shows.reading.value
    if not isinstance(stated, datetime) or not isinstance(seen, datetime):
        return None
    # What the page tells its readers of the zone outweighs what its metadata tells machines.
    knows = clock.knows_zone or "zone_stated" in shows.reading.flags or machine.written.strip().endswith("Z")
    if _is_mislabelled(stated, seen) and knows:
        return _flagged(shows, "zone_mislabelled")
    if _is_midnight(stated) and not _is_midnight(seen) and machine.reading.day == shows.reading.day:
        return _flagged(shows, "midnight_placeholder")
    apart = abs(stated - seen)
    if apart <= timedelta(hours=14) and (apart + _TOLERANCE) % timedelta(minutes=30) < 2 * _TOLERANCE:
        # The same moment, or whole hours apart: one moment read in two zones, of which metadata names its own.
        return machine
    return shows if machine.reading.day == shows.reading.day else None


def _is_mislabelled(stated: datetime, seen: datetime) -> bool:
    """Whether metadata calls UTC what the page shows as local time."""
    faces = [(moment.date(), moment.hour, moment.minute) for moment in (stated, seen)]
    return faces[0] == faces[1] and not stated.utcoffset() and bool(seen.utcoffset())


def _agreed_on_day(machine: Candidate, shows: Candidate, clock: Clock) -> Candidate | None:
    stated = machine.reading.value
    if not isinstance(stated, datetime):
        return None
    if shows.reading.day not in _days(stated, clock):
        return None
    if _is_midnight(stated):
        return _flagged(shows, "midnight_placeholder")
    return machine


def _is_midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def _days(stated: datetime, clock: Clock) -> set[date]:
    """The days that a moment may fall on where it was printed: Arab papers live between UTC and four hours ahead."""
    if clock.knows_zone:
        return {stated.date(), stated.astimezone(ZoneInfo(clock.timezone)).date()}
    return {stated.date()} if stated.utcoffset() else {stated.date(), (stated + timedelta(hours=4)).date()}


def _flagged(candidate: Candidate, flag: str) -> Candidate:
    flags = (*candidate.reading.flags, flag)
    return candidate._replace(reading=msgspec.structs.replace(candidate.reading, flags=flags))


def modified(machine: list[Candidate], visible: list[Candidate], published: DateReading | None) -> Candidate | None:
    """The first date of an update that is not before the publication."""
    for each in [*machine, *visible]:
        if each.updated and (published is None or not _before(each.reading, published)):
            return each
    return None


def _before(first: DateReading, second: DateReading) -> bool:
    if isinstance(first.value, datetime) and isinstance(second.value, datetime):
        return first.value < second.value
    return first.day < second.day
