"""Articles as files for other programs: CSV and JSON Lines, written a row at a time."""

from __future__ import annotations

import codecs
import csv
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TextIO

import msgspec

from newsbot.archive.articles import Stored
from newsbot.article import DateReading
from newsbot.errors import UsageError

# A spreadsheet takes a cell that begins with one of these for a formula, and would run what a page smuggled in.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Without this mark Excel reads a CSV in the machine's old code page, and shows Arabic as noise.
_MARK = codecs.BOM_UTF8.decode()

Writer = Callable[[Iterable[Stored], TextIO], int]
Format = Literal["csv", "jsonl"]


def write_json_lines(articles: Iterable[Stored], stream: TextIO) -> int:
    """One JSON object a line; gives how many."""
    return sum(bool(stream.write(msgspec.json.encode(stored.as_dict()).decode() + "\n")) for stored in articles)


def write_csv(articles: Iterable[Stored], stream: TextIO) -> int:
    """A header and one row an article, lists joined by ``; ``, read-also links as JSON; gives how many articles."""
    table = csv.DictWriter(stream, fieldnames=CSV_COLUMNS)
    table.writeheader()
    return sum(bool(table.writerow(_csv_row(stored))) for stored in articles)


CSV_COLUMNS = (
    "id", "site", "published", "published_source", "published_precision", "published_calendar", "published_flags",
    "published_raw", "modified", "title", "subtitle", "authors", "agencies", "section", "tags", "body", "images",
    "read_also", "language", "url", "canonical_url",
)  # fmt: skip


def _csv_row(stored: Stored) -> dict[str, Any]:
    plain = stored.as_dict()
    reading: DateReading | None = stored.article.published
    for name in ("source", "precision", "calendar", "flags", "raw"):
        plain[f"published_{name}"] = getattr(reading, name) if reading else None
    plain["images"] = [image.url for image in stored.article.images]
    plain["read_also"] = msgspec.json.encode(plain["read_also"]).decode() if plain["read_also"] else None
    plain["body"] = stored.article.text
    return {name: _cell(plain[name]) for name in CSV_COLUMNS}


def _cell(value: object) -> object:
    if isinstance(value, (list, tuple)):
        value = "; ".join(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


WRITERS: dict[Format, Writer] = {"csv": write_csv, "jsonl": write_json_lines}


def format_of(target: Path) -> Format:
    """The form that the file's name ends with."""
    for name in WRITERS:
        if target.suffix.lower() == f".{name}":
            return name
    raise UsageError(f"{target}: cannot tell the format; give a name that ends with .csv or .jsonl, or say --format")


def write(articles: Iterable[Stored], stream: TextIO, form: Format, *, bom: bool = False) -> int:
    """Write the articles in that form; with ``bom``, a CSV begins with the mark that Excel wants."""
    if bom and form != "csv":
        raise UsageError("--bom is for CSV, which Excel opens: JSON Lines must not begin with it")
    if bom:
        stream.write(_MARK)
    return WRITERS[form](articles, stream)


def export(articles: Iterable[Stored], target: Path, form: Format | None = None, *, bom: bool = False) -> int:
    """Write the articles to a file, in the form its name ends with unless told; it appears whole or not at all."""
    form = form or format_of(target)
    if target.exists() and not target.is_file():
        raise UsageError(f"{target} is there and is no file: give another name")
    with _whole_or_not_at_all(target) as stream:
        return write(articles, stream, form, bom=bom)


@contextmanager
def _whole_or_not_at_all(target: Path) -> Iterator[TextIO]:
    real = Path(os.path.realpath(target))  # a link stays one; resolve() raises RuntimeError where links go in a circle
    part = real.with_name(f".{real.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        part.replace(real)
    except OSError as error:  # in the words of who asked, who knows nothing of the part
        raise OSError(error.errno, error.strerror, str(target)) from error
    finally:
        part.unlink(missing_ok=True)
