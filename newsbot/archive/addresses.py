"""One address in the spellings it is met in, and the article that lives there."""

from __future__ import annotations

import re
import sqlite3
from urllib.parse import quote, unquote, urldefrag

_ESCAPED = re.compile(r"(?:%[89a-f][0-9a-f])+", re.IGNORECASE)
_LITERAL = re.compile(r"[^\x00-\x7f]+")


def spellings(url: str) -> list[str]:
    """The address without its fragment, as given, with its Arabic in the clear, and with it percent-encoded.

    >>> spellings("https://paper.example/%D8%AE%d8%A8%D8%B1#top")
    ['https://paper.example/%D8%AE%d8%A8%D8%B1', 'https://paper.example/خبر', 'https://paper.example/%D8%AE%D8%A8%D8%B1']
    """
    given = utf8(_without_fragment(url))
    clear = _ESCAPED.sub(lambda run: unquote(run[0]), given)
    return list(dict.fromkeys((given, clear, _LITERAL.sub(lambda run: quote(run[0]), clear))))


def _without_fragment(url: str) -> str:
    try:
        return urldefrag(url).url
    except ValueError:  # brackets that are no IPv6 address
        return url


def utf8(text: str) -> str:
    r"""The text as SQLite can hold it: half a surrogate pair, from a broken escape in a page, becomes a question mark.

    >>> utf8("خبر \ud83d")
    'خبر ?'
    """
    return text.encode("utf-8", "replace").decode()


def is_utf8(text: str) -> bool:
    """Whether the text is one that can be written as bytes at all."""
    return utf8(text) == text


def article_at(db: sqlite3.Connection, url: str) -> int | None:
    """The id of the article at this address: its canonical one, or any that its page was fetched under."""
    known = spellings(url)
    holes = ", ".join("?" * len(known))
    found = db.execute(
        f"""SELECT id FROM articles WHERE canonical_url IN ({holes})
        UNION ALL
        SELECT articles.id FROM pages JOIN articles ON articles.canonical_url = pages.canonical_url
        WHERE pages.url IN ({holes}) LIMIT 1""",
        known * 2,
    ).fetchone()
    return found[0] if found else None
