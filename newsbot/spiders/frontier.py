"""What a crawl has met: every address once, whichever way it is reached, and nothing that is already kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

import msgspec

from newsbot.article import DateReading
from newsbot.parsers.discovery import Found
from newsbot.sites.site import Site
from newsbot.spiders.addresses import clean, key


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

    def verdict(self, day: date | None) -> Verdict:
        """``EARLY``, ``LATE`` or ``FETCH``; a story of unknown day is fetched.

        >>> Window(since=date(2025, 1, 1)).verdict(date(2024, 12, 31)).name
        'EARLY'
        """
        if day and self.since and day < self.since:
            return Verdict.EARLY
        if day and self.until and day > self.until:
            return Verdict.LATE
        return Verdict.FETCH


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
        if clean(found.url) is None or not self.site.owns(found.url):
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
            return self.window.verdict(found.published.day)
        changed = self.window.verdict(found.modified.day) if found.modified else Verdict.FETCH
        return changed if changed is Verdict.EARLY else Verdict.FETCH

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
