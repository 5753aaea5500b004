"""What one visit of a page gave, kept whole or not at all."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from newsbot.archive import pages
from newsbot.archive.articles import Batch, Saved
from newsbot.archive.pages import KnownPage, PageFacts, State
from newsbot.article import Article


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """What came of asking for a page: the article found there, the addresses it names, how it stands now.

    ``state`` is ``None`` for a page that is to be asked for again; ``canonical_url`` also stands where the article
    is kept already.
    """

    site_id: str
    url: str
    kind: str
    state: State | None = "fetched"
    canonical_url: str | None = None
    article: Article | None = None
    named: tuple[KnownPage, ...] = ()


def keep(db: sqlite3.Connection, visits: Sequence[Visit]) -> Saved:
    """Keep what they gave, inside the caller's transaction."""
    for visit in visits:
        _note(db, visit)
    return Batch(db).save(visit.article for visit in visits if visit.article)


def _note(db: sqlite3.Connection, visit: Visit) -> None:
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for page in visit.named:
        by_kind[page.kind].append(page.url)
    for kind, urls in by_kind.items():
        pages.discover(db, visit.site_id, urls, kind, visit.url)
    if visit.state:
        facts: PageFacts = {"site_id": visit.site_id, "kind": visit.kind}
        if visit.canonical_url:
            facts["canonical_url"] = visit.canonical_url
        pages.mark(db, visit.url, visit.state, facts)
