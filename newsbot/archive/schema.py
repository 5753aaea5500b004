"""The archive's tables, as small named migrations; what has been released is never edited, only added to."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from newsbot.archive import mentioned, rows
from newsbot.archive.index import TOKENIZER

APPLICATION_ID = 0x6E657773  # "news", in the file's header: how an archive is told from another program's file

MIGRATIONS = Migrations("newsbot")


def is_recorded(connection: sqlite3.Connection) -> bool:
    """Whether the file says which migrations it has been through, as every archive does."""
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone())


def applied(connection: sqlite3.Connection) -> frozenset[str]:
    """The names of the migrations that this file has been through."""
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", [MIGRATIONS.name])
    return frozenset(name for (name,) in rows)


def known() -> frozenset[str]:
    """The names of the migrations that this version of newsbot knows."""
    nothing_applied = Database(memory=True, execute_plugins=False)
    with nothing_applied:
        return frozenset(migration.name for migration in MIGRATIONS.pending(nothing_applied))


def create(connection: sqlite3.Connection) -> None:
    """Make an empty file an archive; the caller's transaction makes it all or nothing."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    upgrade(connection)


def upgrade(connection: sqlite3.Connection) -> None:
    """Apply the migrations that are still missing."""
    MIGRATIONS.apply(Database(connection, execute_plugins=False, recursive_triggers=False))


@MIGRATIONS()
def sites_and_pages(db: Database) -> None:
    """Newspapers, and the addresses known of each: the crawl's memory."""
    db.execute("""
        CREATE TABLE sites (
            id TEXT PRIMARY KEY,       -- the name of its file: 'enabbaladi'
            name TEXT NOT NULL,
            url TEXT,
            country TEXT,              -- ISO 3166: 'SY'
            timezone TEXT              -- IANA: 'Asia/Damascus'
        )""")
    db.execute("""
        CREATE TABLE pages (
            id INTEGER PRIMARY KEY,
            site_id TEXT REFERENCES sites(id),
            url TEXT NOT NULL UNIQUE,
            canonical_url TEXT,        -- of the article that the page gave
            kind TEXT NOT NULL DEFAULT 'unknown',  -- article, listing, feed, sitemap, file, unknown
            state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'fetched', 'gone', 'failed')),
            first_seen TEXT NOT NULL,
            discovered_from TEXT,      -- the address of the page that named this one
            last_fetch TEXT,
            etag TEXT,
            last_modified TEXT,        -- as the server wrote it, to be sent back
            next_due TEXT,
            failures INTEGER NOT NULL DEFAULT 0    -- in a row; a success sets it to 0
        )""")
    db.execute("CREATE INDEX pages_site_state ON pages(site_id, state)")
    db.execute("CREATE INDEX pages_canonical_url ON pages(canonical_url)")


@MIGRATIONS()
def articles(db: Database) -> None:
    """The newest reading of every article."""
    db.execute("""
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY,    -- stays the same for good
            page_id INTEGER REFERENCES pages(id),
            site_id TEXT REFERENCES sites(id),
            url TEXT NOT NULL,
            canonical_url TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            subtitle TEXT,
            published TEXT,            -- ISO 8601 with the page's own offset, or the day alone
            published_utc TEXT,        -- the same instant in UTC; the day alone where the page gives no time
            date_source TEXT,          -- json-ld, meta, time, visible, url, feed, sitemap
            date_precision TEXT,       -- day, minute, second
            date_calendar TEXT,        -- gregorian, hijri
            date_flags TEXT,           -- JSON list: every reason to doubt the date
            date_raw TEXT,             -- the words it was read from
            modified TEXT,
            modified_reading TEXT,     -- JSON: the rest of that reading
            body TEXT NOT NULL,        -- an empty line between paragraphs
            section TEXT,
            agencies TEXT NOT NULL,    -- JSON list
            images TEXT NOT NULL,      -- JSON list of {url, caption, credit}
            language TEXT,
            evidence TEXT NOT NULL,    -- JSON: field to the reader that gave it
            words INTEGER NOT NULL,    -- in the body
            story_id INTEGER,
            first_saved TEXT NOT NULL,
            last_saved TEXT NOT NULL,  -- when this reading, the newest that differed, was saved
            index_key INTEGER NOT NULL UNIQUE      -- rowid in article_index: follows publication
        )""")
    db.execute("CREATE INDEX articles_published ON articles(published)")
    db.execute("CREATE INDEX articles_published_utc ON articles(published_utc)")
    db.execute("CREATE INDEX articles_site_published ON articles(site_id, published)")
    db.execute("CREATE INDEX articles_page_id ON articles(page_id)")


@MIGRATIONS()
def authors_and_tags(db: Database) -> None:
    """Who wrote an article, and what it is about, in the order of its page."""
    for noun in ("author", "tag"):
        db.execute(f"CREATE TABLE {noun}s (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)")
        db.execute(f"""
            CREATE TABLE article_{noun}s (
                article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                {noun}_id INTEGER NOT NULL REFERENCES {noun}s(id),
                PRIMARY KEY (article_id, position)
            ) WITHOUT ROWID""")
        db.execute(f"CREATE INDEX article_{noun}s_{noun}_id ON article_{noun}s({noun}_id)")


@MIGRATIONS()
def links(db: Database) -> None:
    """The read-also links of an article."""
    db.execute("""
        CREATE TABLE links (
            id INTEGER PRIMARY KEY,
            article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            title TEXT NOT NULL,
            url TEXT NOT NULL,
            target INTEGER REFERENCES articles(id) ON DELETE SET NULL  -- the article it leads to, when we have it
        )""")
    db.execute("CREATE INDEX links_article_id ON links(article_id)")
    db.execute("CREATE INDEX links_target ON links(target)")
    db.execute("CREATE INDEX links_unresolved ON links(url) WHERE target IS NULL")


@MIGRATIONS()
def article_index(db: Database) -> None:
    """Full text, fed by index.py alone: its tokens are folded, so FTS5's own 'rebuild' would index other words."""
    db.execute(f"""
        CREATE VIRTUAL TABLE article_index USING fts5(
            title, body, content="articles", content_rowid="index_key", tokenize="{TOKENIZER}"
        )""")


@MIGRATIONS()
def runs(db: Database) -> None:
    """One row a crawl."""
    db.execute("""
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            site_id TEXT NOT NULL REFERENCES sites(id),
            started TEXT NOT NULL,
            ended TEXT,                -- NULL: still going, or killed
            reason TEXT,               -- why it ended: finished, shutdown …
            requests INTEGER NOT NULL DEFAULT 0,
            pages INTEGER NOT NULL DEFAULT 0,
            articles INTEGER NOT NULL DEFAULT 0,
            new INTEGER NOT NULL DEFAULT 0,
            changed INTEGER NOT NULL DEFAULT 0,
            errors TEXT NOT NULL DEFAULT '{}'      -- JSON: kind of error to how often
        )""")
    db.execute("CREATE INDEX runs_site_id ON runs(site_id)")


@MIGRATIONS()
def article_list(db: Database) -> None:
    """A view for analysts: one line an article, with its authors and tags as a reader writes them."""
    db.execute("""
        CREATE VIEW article_list AS
        SELECT articles.id, articles.site_id, sites.name AS site, published, published_utc, title,
            (SELECT group_concat(name, '، ') FROM (
                SELECT name FROM article_authors JOIN authors ON authors.id = author_id
                WHERE article_id = articles.id ORDER BY position)) AS authors,
            section,
            (SELECT group_concat(name, '، ') FROM (
                SELECT name FROM article_tags JOIN tags ON tags.id = tag_id
                WHERE article_id = articles.id ORDER BY position)) AS tags,
            words, articles.url
        FROM articles LEFT JOIN sites ON sites.id = articles.site_id""")


@MIGRATIONS()
def article_dates(db: Database) -> None:
    """The days that the text of an article speaks of."""
    db.execute("""
        CREATE TABLE article_dates (
            article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            start TEXT,                -- the first day it can mean: '2025-12-08'; NULL where no value follows
            "end" TEXT,                -- the last; the same for a single day
            text TEXT NOT NULL,        -- the words, as they stand in the body
            kind TEXT NOT NULL,        -- explicit, underspecified, deictic, range, vague
            position INTEGER NOT NULL, -- where they begin in articles.body, in characters from 0
            flags TEXT NOT NULL,       -- JSON list: every reason to doubt it
            PRIMARY KEY (article_id, position)
        ) WITHOUT ROWID""")
    db.execute("""CREATE INDEX article_dates_start_end ON article_dates(start, "end")""")
    # An archive of before learns it now; its columns are named here, as they were then.
    for (article_id,) in db.execute("SELECT id FROM articles").fetchall():
        published, body, timezone = db.execute(
            """SELECT published, body, timezone FROM articles LEFT JOIN sites ON sites.id = site_id
               WHERE articles.id = ?""",
            [article_id],
        ).fetchone()
        found = mentioned.of(body, rows.moment(published) if published else None, timezone)
        db.conn.executemany(
            """INSERT INTO article_dates (article_id, start, "end", text, kind, position, flags)
               VALUES (?, ?, ?, ?, ?, ?, ?)""",
            [(article_id, *mentioned.columns(each)) for each in found],
        )
