"""The archive as the other parts see it: one file, one connection, everything that is kept."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Unpack

import msgspec

from newsbot.arabic.text import fold
from newsbot.archive import articles, connection, pages, runs, search, visits
from newsbot.archive.articles import Saved, Stored
from newsbot.archive.filters import Filters
from newsbot.archive.pages import KnownPage, PageFacts, State
from newsbot.archive.runs import RunCounts
from newsbot.archive.search import Hit, Sort
from newsbot.archive.visits import Visit
from newsbot.article import Article
from newsbot.errors import UnknownSite

EVERYTHING = Filters()


class Archive:
    """The archive in one SQLite file, made when it is not there; ``readonly`` never makes or changes one.

    Every change is a transaction of its own, or part of the one that ``transaction()`` holds open. One thread at a
    time may use it, not only the one that opened it. Raises ``ArchiveError``, ``ArchiveLocked`` and ``NotAnArchive``.
    """

    def __init__(self, path: Path | str, *, readonly: bool = False) -> None:
        self.path = Path(path)
        self._db = (connection.open_for_reading if readonly else connection.open_for_writing)(self.path)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._db.close()

    def wait_at_most(self, seconds: float) -> None:
        """How long a change may wait for another process to end its own, before ``ArchiveLocked``."""
        with connection.explained(self.path):
            connection.wait_at_most(self._db, seconds)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make one of all the changes inside: all of them are kept, or none. They may be nested."""
        with connection.explained(self.path), connection.transaction(self._db):
            yield

    def add_site(self, site_id: str, name: str, url: str, country: str | None, timezone: str | None) -> None:
        """Note a newspaper, or what has changed about it."""
        row = {"id": site_id, "name": name, "url": url, "country": country, "timezone": timezone}
        with self.transaction():
            pages.add_site(self._db, row)

    def sites(self) -> list[str]:
        """The ids of the newspapers in the archive, sorted."""
        with connection.explained(self.path):
            return [site_id for (site_id,) in self._db.execute("SELECT id FROM sites ORDER BY id")]

    def save(self, batch: Iterable[Article]) -> Saved:
        """Save articles in one transaction: by canonical URL each is new, changed in place, or the same as before.

        The page of each is marked as fetched in the same transaction.
        """
        batch = list(batch)
        with self.transaction():
            return articles.Batch(self._db).save(batch)

    def keep(self, batch: Iterable[Visit]) -> Saved:
        """Keep what visits of pages gave, in one transaction: articles, addresses, and how each page stands."""
        batch = list(batch)
        with self.transaction():
            return visits.keep(self._db, batch)

    def get(self, id_or_url: int | str) -> Stored:
        """The article of this number or address. Raises ``NotFound``."""
        with connection.explained(self.path):
            return articles.get(self._db, id_or_url)

    def articles(self, filters: Filters = EVERYTHING) -> Iterator[Stored]:
        """The articles that pass, newest first, read one by one: any number of them takes no more memory.

        Raises ``UnknownSite`` at once when no such site is in the archive.
        """
        return self._read(self._of_known_site(filters))

    def _read(self, filters: Filters) -> Iterator[Stored]:
        with connection.explained(self.path):
            yield from articles.read(self._db, filters)

    def search(self, words: str, *, filters: Filters = EVERYTHING, sort: Sort = "newest", limit: int = 20) -> list[Hit]:
        """The articles that hold all the words, in any spelling; words in quotation marks side by side.

        Raises ``UsageError`` when there is no word to search for, ``UnknownSite`` when no such site is in the archive.
        """
        filters = self._of_known_site(filters)
        with connection.explained(self.path), connection.one_state(self._db):
            return search.search(self._db, words, filters, sort, limit)

    def discover(
        self, site_id: str, urls: Iterable[str], *, kind: str = "unknown", discovered_from: str | None = None
    ) -> list[str]:
        """Note addresses as pending; those that were not known before are given back, in order."""
        with self.transaction():
            return pages.discover(self._db, site_id, urls, kind, discovered_from)

    def mark(self, url: str, state: State, **facts: Unpack[PageFacts]) -> None:
        """Note how a page stands (pending, fetched, gone, failed), and whatever else was learnt of it."""
        with self.transaction():
            pages.mark(self._db, url, state, facts)

    def known(self, site_id: str) -> frozenset[str]:
        """The addresses of a site that need no second fetch, canonical ones too."""
        with connection.explained(self.path):
            return pages.known(self._db, site_id)

    def pending(self, site_id: str) -> list[KnownPage]:
        """What waits to be fetched from a site, in the order it was discovered."""
        with connection.explained(self.path):
            return pages.pending(self._db, site_id)

    def start_run(self, site_id: str) -> int:
        """Note that a crawl begins; gives its number for ``finish_run``."""
        with self.transaction():
            return runs.start(self._db, site_id)

    def finish_run(self, run_id: int, counts: RunCounts, errors: Mapping[str, int], reason: str) -> None:
        """Note what the crawl did, its errors by kind, and why it ended."""
        with self.transaction():
            runs.finish(self._db, run_id, counts, errors, reason)

    def _of_known_site(self, filters: Filters) -> Filters:
        """The same filters with the site's id, where its name or its domain was given."""
        site = filters.site
        if site is None:
            return filters
        with connection.explained(self.path):
            names = pages.site_names(self._db)
        if site_id := names.get(fold(site)):
            return msgspec.structs.replace(filters, site=site_id)
        known = sorted(set(names.values()))
        near = [names[name] for name in difflib.get_close_matches(fold(site), names, 1)] or known[:5]
        advice = f"it has {', '.join(near)}" if near else "it is empty: run `newsbot crawl` first"
        raise UnknownSite(f"the archive has nothing of a site {site!r}; {advice}")
