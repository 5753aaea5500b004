"""The crawl's memory: every address that is known, and how it stands with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal, TypedDict

import msgspec

from newsbot.arabic.text import fold
from newsbot.archive.addresses import is_utf8, utf8
from newsbot.archive.clock import now
from newsbot.article import Article
from newsbot.sites.hosts import home

State = Literal["pending", "fetched", "gone", "failed"]

# These change by nature, so having been fetched is no reason to pass them by.
_EVER_NEW = ("listing", "feed", "sitemap")
_FAILURES_FORGIVEN = 5


class PageFacts(TypedDict, total=False):
    """What may be noted of a page when it is marked; what is left out stays as it was."""

    site_id: str
    kind: str
    canonical_url: str
    etag: str | None
    last_modified: str | None
    next_due: str | None


class KnownPage(msgspec.Struct, frozen=True):
    """An address that waits to be fetched, and what it is thought to be."""

    url: str
    kind: str


def add_site(db: sqlite3.Connection, row: dict[str, str | None]) -> None:
    """Note a newspaper, or what has changed about it."""
    db.execute(
        """INSERT INTO sites (id, name, url, country, timezone) VALUES (:id, :name, :url, :country, :timezone)
        ON CONFLICT (id) DO UPDATE SET
            name = excluded.name, url = excluded.url, country = excluded.country, timezone = excluded.timezone""",
        row,
    )


def site_names(db: sqlite3.Connection) -> dict[str, str]:
    """What the newspapers may be called, folded (domain, name, id), and the id that is meant; an id means itself."""
    rows = db.execute("SELECT id, name, url FROM sites ORDER BY id").fetchall()
    hosts = {fold(home(url).host): site_id for site_id, _, url in rows if url}
    return hosts | {fold(name): site_id for site_id, name, _ in rows} | {fold(site_id): site_id for site_id, *_ in rows}


def require_site(db: sqlite3.Connection, site_id: str) -> None:
    """Have a row for the newspaper, by its name alone when nobody has said more."""
    db.execute("INSERT OR IGNORE INTO sites (id, name) VALUES (?, ?)", [site_id, site_id])


def discover(
    db: sqlite3.Connection, site_id: str, urls: Iterable[str], kind: str, discovered_from: str | None
) -> list[str]:
    """Note these addresses as pending; those that were not known before are given back, in order.

    What is no text (half a surrogate pair) can be neither kept nor fetched, and is left out.
    """
    require_site(db, site_id)
    moment, origin = now(), discovered_from and utf8(discovered_from)
    return [
        url
        for url in dict.fromkeys(filter(is_utf8, urls))
        if db.execute(
            """INSERT OR IGNORE INTO pages (site_id, url, kind, first_seen, discovered_from)
            VALUES (?, ?, ?, ?, ?)""",
            [site_id, url, kind, moment, origin],
        ).rowcount
    ]


def mark(db: sqlite3.Connection, url: str, state: State, facts: PageFacts) -> None:
    """Note how a page stands; a failure counts until the next success."""
    url, moment = utf8(url), now()
    if site_id := facts.get("site_id"):
        require_site(db, site_id)
    db.execute("INSERT OR IGNORE INTO pages (url, first_seen) VALUES (?, ?)", [url, moment])
    noted: dict[str, object] = {
        name: utf8(fact) if isinstance(fact, str) else fact for name, fact in {**facts, "state": state}.items()
    }
    if state != "pending":
        noted["last_fetch"] = moment
    changes = ", ".join(f"{name} = :{name}" for name in noted)
    db.execute(
        f"""UPDATE pages SET {changes},
            failures = CASE :state WHEN 'failed' THEN failures + 1 WHEN 'fetched' THEN 0 ELSE failures END
        WHERE url = :page_url""",
        noted | {"page_url": url},
    )


def fetched(db: sqlite3.Connection, article: Article, moment: str) -> int:
    """Note that the article's page was fetched; gives the page's key."""
    found = db.execute(
        """INSERT INTO pages (site_id, url, canonical_url, kind, state, first_seen, last_fetch)
        VALUES (:site, :url, :canonical_url, 'article', 'fetched', :moment, :moment)
        ON CONFLICT (url) DO UPDATE SET
            site_id = coalesce(excluded.site_id, site_id), canonical_url = excluded.canonical_url,
            kind = 'article', state = 'fetched', last_fetch = excluded.last_fetch, failures = 0
        RETURNING id""",
        {"site": article.site, "url": article.url, "canonical_url": article.canonical_url, "moment": moment},
    ).fetchone()
    return int(found[0])


def known(db: sqlite3.Connection, site_id: str) -> frozenset[str]:
    """The addresses that need no second fetch: fetched or gone, and no list that changes; canonical ones too."""
    rows = db.execute(
        f"""SELECT url, canonical_url FROM pages
        WHERE site_id = ? AND state IN ('fetched', 'gone') AND kind NOT IN {_EVER_NEW!r}""",
        [site_id],
    )
    return frozenset(url for row in rows for url in row if url)


def pending(db: sqlite3.Connection, site_id: str) -> list[KnownPage]:
    """What waits to be fetched, in the order it was discovered; what failed is tried again a few times."""
    rows = db.execute(
        """SELECT url, kind FROM pages
        WHERE site_id = ? AND (state = 'pending' OR state = 'failed' AND failures < ?) ORDER BY id""",
        [site_id, _FAILURES_FORGIVEN],
    )
    return [KnownPage(*row) for row in rows]
