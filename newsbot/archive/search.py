"""Finding articles by their words, in any spelling."""

from __future__ import annotations

import re
import sqlite3
from typing import Any, Literal

import msgspec

from newsbot.archive.filters import Filters
from newsbot.archive.index import PLACEHOLDER, index_tokens
from newsbot.errors import UsageError

Sort = Literal["newest", "relevance"]

# Around each word found: brackets of a kind that newspapers don't print.
MARKS = ("\u27e6", "\u27e7")

_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”')
_TITLE_WEIGHT = 3.0
_SNIPPET_TOKENS = 28
_MOST_WORDS = 200


class Hit(msgspec.Struct, frozen=True):
    """An article found; in title and snippet the words that matched stand between ``MARKS``."""

    id: int
    title: str
    snippet: str
    url: str
    site: str | None
    published: str | None


def match_expression(words: str) -> str:
    """The words as an FTS5 query: all of them required, those in quotation marks side by side; any text will do.

    >>> print(match_expression('الأردن "مجلس النواب" NOT ('))
    "مجلس النواب" AND "الاردن" AND "not"
    """
    phrases = [phrase for found in _PHRASE.findall(words) for phrase in found]
    singles = index_tokens(_PHRASE.sub(" ", words))
    groups = [_searchable(index_tokens(phrase)) for phrase in phrases] + [_searchable([word]) for word in singles]
    terms = list(dict.fromkeys(" ".join(group) for group in groups if group))
    if not terms:
        raise UsageError(f"nothing to search for in {words!r}: give at least one word")
    if len(terms) > _MOST_WORDS:
        raise UsageError(f"a search takes at most {_MOST_WORDS} words; these are {len(terms)}")
    return " AND ".join(f'"{term}"' for term in terms)


def _searchable(tokens: list[str]) -> list[str]:
    return [token for token in tokens if token != PLACEHOLDER]


def search(db: sqlite3.Connection, words: str, filters: Filters, sort: Sort, limit: int) -> list[Hit]:
    """The articles that hold all the words: the newest of them, or the ones that they stand out most in."""
    expression = match_expression(words)
    # The marks are made afterwards for the few that are shown: SQLite would make them for all it sorts.
    return [_hit(db, expression, key) for key in _keys(db, expression, filters, sort, limit)]


def _keys(db: sqlite3.Connection, expression: str, filters: Filters, sort: Sort, limit: int) -> list[int]:
    where, values = filters.where()
    conditions: list[Any] = ["article_index MATCH ?"]
    parameters: list[Any] = [expression]
    if keys := filters.keys():
        conditions.append("article_index.rowid BETWEEN ? AND ?")
        parameters += keys
    # CROSS JOIN keeps FTS5 outermost, so that newest-first stops at the limit. No filter, no join.
    join = "CROSS JOIN articles ON articles.index_key = article_index.rowid" if values else ""
    order = f"bm25(article_index, {_TITLE_WEIGHT}, 1.0)," if sort == "relevance" else ""
    rows = db.execute(
        f"""SELECT article_index.rowid FROM article_index {join}
        WHERE {" AND ".join(conditions)} AND {where}
        ORDER BY {order} article_index.rowid DESC LIMIT ?""",
        [*parameters, *values, limit],
    )
    return [key for (key,) in rows]


def _hit(db: sqlite3.Connection, expression: str, key: int) -> Hit:
    row = db.execute(
        """SELECT articles.id, highlight(article_index, 0, :open, :close),
            replace(snippet(article_index, 1, :open, :close, '…', :tokens), char(10, 10), ' '),
            articles.url, site_id, published
        FROM article_index CROSS JOIN articles ON articles.index_key = article_index.rowid
        WHERE article_index MATCH :words AND article_index.rowid = :key""",
        {"open": MARKS[0], "close": MARKS[1], "tokens": _SNIPPET_TOKENS, "words": expression, "key": key},
    ).fetchone()
    return Hit(*row)
