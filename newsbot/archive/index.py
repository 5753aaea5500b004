"""The full-text index, aligned with the original text.

FTS5 holds one folded token for every token of the article (external content), so that a search meets every spelling
while SQLite's own ``highlight()`` and ``snippet()`` mark the words as the newspaper printed them. A token can be taken
out only by naming the very tokens that were put in: whoever changes ``index_tokens`` rebuilds the index in a migration.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from datetime import UTC, date, datetime, time
from functools import lru_cache

from newsbot.arabic import text as arabic

# Inside a word these are no gap: tatweel, and marks that no reader sees.
_JOINERS = (
    "\u0640\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
)
TOKENIZER = f"unicode61 remove_diacritics 0 categories 'L* N* Co Mn' tokenchars '{_JOINERS}'"
# Stands where a token folds to nothing, so that the following ones keep their places; private, so nobody types it.
PLACEHOLDER = "\ue000"

_UNDATED = datetime.combine(date.min, time(), UTC).timestamp() - 1
_TIES = 20  # bits under the second: 1,048,576 articles of one second


class _Gaps(dict[int, str]):
    """A translation table that turns whatever is no part of a token into a space, filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        kept = category[0] in "LN" or category in ("Co", "Mn") or char in _JOINERS
        self[code] = char if kept else " "
        return self[code]


_GAPS = _Gaps()


def index_tokens(text: str) -> list[str]:
    """The index's tokens of a text, one for each token that FTS5 sees in it, in order.

    >>> index_tokens("أُعلِنَ، مســـاءً: ٢١ نوفمبر")
    ['اعلن', 'مسا', '21', 'نوفمبر']
    """
    return [_token(word) for word in text.translate(_GAPS).split()]


@lru_cache(maxsize=1 << 17)
def _token(word: str) -> str:
    # Folding may spell one sign out as several words (ﷺ); the index needs them as one.
    return "".join(arabic.fold(word).translate(_GAPS).split()) or PLACEHOLDER


def first_key(published: date | datetime | None) -> int:
    """The lowest index key of an article published then: keys follow time, the undated come before all."""
    return int(_seconds(published)) << _TIES


def _seconds(published: date | datetime | None) -> float:
    if published is None:
        return _UNDATED
    if not isinstance(published, datetime):
        published = datetime.combine(published, time(), UTC)
    return (published if published.tzinfo else published.replace(tzinfo=UTC)).timestamp()


class IndexWriter:
    """Collects what a batch of articles changes in the index, and writes it in the index's own order."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._added: dict[int, tuple[str, str]] = {}

    def key(self, article_id: int, published: date | datetime | None) -> int:
        """A free key for the article: its time, then its number."""
        key = first_key(published) + article_id % (1 << _TIES)
        while self._db.execute("SELECT 1 FROM articles WHERE index_key = ? AND id != ?", [key, article_id]).fetchone():
            key += 1
        return key

    def add(self, key: int, title: str, body: str) -> None:
        """Index an article under its key."""
        self._added[key] = (title, body)

    def remove(self, key: int, title: str, body: str) -> None:
        """Take out an article, by the very text it was indexed with."""
        if self._added.pop(key, None) is None:
            self._db.execute(
                "INSERT INTO article_index(article_index, rowid, title, body) VALUES ('delete', ?, ?, ?)",
                [key, *_joined(title, body)],
            )

    def flush(self) -> None:
        """Write what was added; sorted by key, which FTS5 takes in half again as fast."""
        rows = ((key, *_joined(*self._added[key])) for key in sorted(self._added))
        self._db.executemany("INSERT INTO article_index(rowid, title, body) VALUES (?, ?, ?)", rows)
        self._added.clear()


def _joined(*texts: str) -> list[str]:
    return [" ".join(index_tokens(text)) for text in texts]
