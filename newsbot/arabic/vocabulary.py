"""The words of Arabic dates: the rows of ``dates.tsv``, a table that people who know the language edit."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from newsbot.arabic.text import fold


class Row(NamedTuple):
    """One row of the table: what its words mean, which one of these they name, and where they are used."""

    meaning: str
    value: str
    words: tuple[str, ...]
    where: str


def spellings(cell: str) -> list[str]:
    """The folded spellings of one cell, in which the Arabic comma parts them.

    >>> spellings("الآن، للتو")
    ['الان', 'للتو']
    """
    return [word.strip() for word in fold(cell).split("،")]


@lru_cache(maxsize=1)
def table() -> tuple[Row, ...]:
    """All rows, in the order of the file."""
    text = resources.files("newsbot.arabic").joinpath("dates.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(_row(line) for line in lines[1:])


def _row(line: str) -> Row:
    meaning, value, words, where = line.split("\t")
    return Row(meaning, value, tuple(words.split("، ")), where)


def rows(meaning: str) -> list[Row]:
    """The rows of one meaning.

    >>> [row.words for row in rows("month") if row.value == "august" and row.where == "Morocco"]
    [('غشت',)]
    """
    return [row for row in table() if row.meaning == meaning]
