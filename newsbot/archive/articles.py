"""Saving articles and getting them back."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from newsbot.archive import mentioned, pages, rows
from newsbot.archive.addresses import article_at, spellings
from newsbot.archive.clock import now
from newsbot.archive.filters import Filters
from newsbot.archive.index import IndexWriter
from newsbot.article import Article, Link
from newsbot.errors import NotFound

_LARGEST_ID = 2**63 - 1


class Saved(msgspec.Struct, frozen=True):
    """What a batch did to the archive: articles that are new, that differ from what was there, and that do not."""

    new: int = 0
    changed: int = 0
    same: int = 0


class Stored(msgspec.Struct, frozen=True):
    """An article under its number in the archive."""

    id: int
    article: Article

    def as_dict(self) -> dict[str, Any]:
        """The article as plain data for JSON, its number first."""
        return {"id": self.id, **self.article.as_dict()}


class Batch:
    """The saving of some articles inside one transaction of the caller's."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._now = now()
        self._index = IndexWriter(db)
        self._next_id: int = db.execute("SELECT coalesce(max(id), 0) + 1 FROM articles").fetchone()[0]
        self._ids: dict[tuple[str, str], int] = {}

    def save(self, articles: Iterable[Article]) -> Saved:
        """Save them all, and index what is new or changed."""
        counts = Counter(self._save(rows.storable(article)) for article in articles)
        self._index.flush()
        return Saved(counts["new"], counts["changed"], counts["same"])

    def _save(self, article: Article) -> Literal["new", "changed", "same"]:
        if article.site:
            pages.require_site(self._db, article.site)
        page_id = pages.fetched(self._db, article, self._now)
        old = self._db.execute(f"{rows.SELECT} WHERE canonical_url = ?", [article.canonical_url]).fetchone()
        if old is None:
            self._insert(article, page_id)
            return "new"
        if rows.same_to_a_reader(rows.from_row(old), article):
            return "same"
        self._update(old, article, page_id)
        return "changed"

    def _insert(self, article: Article, page_id: int) -> None:
        article_id, self._next_id = self._next_id, self._next_id + 1
        row = rows.to_row(article) | {
            "id": article_id,
            "page_id": page_id,
            "first_saved": self._now,
            "last_saved": self._now,
            "index_key": self._indexed(article_id, article),
        }
        columns, holes = ", ".join(row), ", ".join(f":{name}" for name in row)
        self._db.execute(f"INSERT INTO articles ({columns}) VALUES ({holes})", row)
        self._relate(article_id, article)
        self._resolve_links_to(article_id, article)

    def _update(self, old: sqlite3.Row, article: Article, page_id: int) -> None:
        self._index.remove(old["index_key"], old["title"], old["body"])
        row = rows.to_row(article) | {
            "page_id": page_id,
            "last_saved": self._now,
            "index_key": self._indexed(old["id"], article),
        }
        changes = ", ".join(f"{name} = :{name}" for name in row)
        self._db.execute(f"UPDATE articles SET {changes} WHERE id = :id", row | {"id": old["id"]})
        for table in ("article_authors", "article_tags", "links"):
            self._db.execute(f"DELETE FROM {table} WHERE article_id = ?", [old["id"]])
        self._relate(old["id"], article)

    def _indexed(self, article_id: int, article: Article) -> int:
        key = self._index.key(article_id, article.published.value if article.published else None)
        self._index.add(key, article.title, article.text)
        return key

    def _relate(self, article_id: int, article: Article) -> None:
        for noun, names in (("author", article.authors), ("tag", article.tags)):
            self._db.executemany(
                f"INSERT INTO article_{noun}s (article_id, {noun}_id, position) VALUES (?, ?, ?)",
                [(article_id, self._id(f"{noun}s", name), position) for position, name in enumerate(names)],
            )
        self._db.executemany(
            "INSERT INTO links (article_id, position, title, url, target) VALUES (?, ?, ?, ?, ?)",
            [(article_id, link.position, link.title, link.url, self._target(link)) for link in article.read_also],
        )
        mentioned.write(self._db, article_id, article)

    def _id(self, table: str, name: str) -> int:
        if (table, name) not in self._ids:
            self._db.execute(f"INSERT OR IGNORE INTO {table} (name) VALUES (?)", [name])
            found = self._db.execute(f"SELECT id FROM {table} WHERE name = ?", [name])
            self._ids[table, name] = found.fetchone()[0]
        return self._ids[table, name]

    def _target(self, link: Link) -> int | None:
        return article_at(self._db, link.url)

    def _resolve_links_to(self, article_id: int, article: Article) -> None:
        urls = list(dict.fromkeys(spellings(article.url) + spellings(article.canonical_url)))
        self._db.executemany(
            "UPDATE links SET target = ? WHERE url = ? AND target IS NULL", [(article_id, url) for url in urls]
        )


def get(db: sqlite3.Connection, id_or_url: int | str) -> Stored:
    """The article of this number or address."""
    wanted = str(id_or_url).strip()
    number = wanted.removeprefix("#")  # as search prints it
    article_id = int(number) if number.isdecimal() else article_at(db, wanted)
    row = None
    if article_id is not None and article_id <= _LARGEST_ID:
        row = db.execute(f"{rows.SELECT} WHERE articles.id = ?", [article_id]).fetchone()
    if row is None:
        raise NotFound(f"the archive has no article {wanted!r}: `newsbot search` prints the number and address of each")
    return Stored(row["id"], rows.from_row(row))


def read(db: sqlite3.Connection, filters: Filters) -> Iterator[Stored]:
    """The articles that pass, newest first, read as they are asked for."""
    where, values = filters.where()
    for row in db.execute(f"{rows.SELECT} WHERE {where} ORDER BY index_key DESC", values):
        yield Stored(row["id"], rows.from_row(row))
