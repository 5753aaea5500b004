"""What a crawl has met: every address once, whichever way it is reached, and nothing that is already kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

import msgspec

from newsbot.article import DateReading
from newsbot.parsers.discovery import Found
from newsbot.sites.site import Site
from newsbot.spiders.addresses import fetchable, key


class Verdict(Enum):
    """What the frontier says of an address that a feed, a sitemap or a listing offers."""

    FETCH = "to be fetched"
    SEEN = "met before in this crawl"
    KNOWN = "in the archive"
    EARLY = "from before the days asked for"
    LATE = "from after the days asked for"
    FOREIGN = "another site's, or no address"


class Window(msgspec.Struct, frozen=True):
    """The days asked for, both included; ``None`` leaves that end open."""

    since: date | None = None
    until: date | None = None

    def verdict(self, day: date | None, *, slack: timedelta = timedelta()) -> Verdict:
        """``EARLY``, ``LATE`` or ``FETCH``; a story of unknown day is fetched, and one outside by ``slack``, too.

        >>> Window(since=date(2025, 1, 1)).verdict(date(2024, 12, 31)).name
        'EARLY'
        """
        if day and self.since and day + slack < self.since:
            return Verdict.EARLY
        if day and self.until and day - slack > self.until:
            return Verdict.LATE
        return Verdict.FETCH


# A feed's clock may be another than the page's, and an address may bear the day before: the page decides.
_SLACK = timedelta(days=1)


class Frontier:
    """The addresses one crawl has met; ``known`` are those the archive holds already."""

    def __init__(self, site: Site, window: Window) -> None:
        self.site = site
        self.window = window
        self.known: set[str] = set()
        self._met: set[str] = set()
        self._hints: dict[str, Found] = {}

    def remember(self, urls: Iterable[str]) -> None:
        """Take what earlier crawls fetched: such addresses are not asked for again."""
        self.known.update(map(key, urls))

    def offer(self, found: Found) -> Verdict:
        """Judge a story's address, and remember what was said about it (its day, its title)."""
        if fetchable(found.url) is None or not self.site.owns(found.url):
            return Verdict.FOREIGN
        name = key(found.url)
        if found.published and found.source in ("feed", "sitemap"):
            self._hints.setdefault(name, found)
        verdict = self.day_verdict(found)
        if verdict is not Verdict.FETCH:
            return verdict
        if name in self.known:
            return Verdict.KNOWN
        return Verdict.SEEN if name in self._met else Verdict.FETCH

    def day_verdict(self, found: Found) -> Verdict:
        """``EARLY``, ``LATE`` or ``FETCH``, by its stated days; what last changed too early appeared too early."""
        if found.published:
            return self.window.verdict(self.day_of(found.published), slack=_SLACK)
        changed = self.window.verdict(self.day_of(found.modified), slack=_SLACK) if found.modified else Verdict.FETCH
        return changed if changed is Verdict.EARLY else Verdict.FETCH

    def day_of(self, reading: DateReading) -> date:
        """The day on the site's own calendar: 22:30 GMT is the next day in Damascus."""
        if isinstance(reading.value, datetime) and self.site.knows_zone:
            return reading.value.astimezone(ZoneInfo(self.site.timezone)).date()
        return reading.day

    def meet(self, url: str) -> bool:
        """Note that the crawl asks for the address; false when it did before."""
        name = key(url)
        if name in self._met:
            return False
        self._met.add(name)
        return True

    def hint(self, url: str) -> DateReading | None:
        """The day that a feed or a sitemap gave for the address."""
        found = self._hints.get(key(url))
        return found.published if found else None
