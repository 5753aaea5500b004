"""``newsbot parse``: one page, and why it reads as it does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from newsbot.article import DateReading, Image, Link
from newsbot.cli.fetch import MAX_BYTES, Fetched, check_address, fetch, read_file, within_size
from newsbot.cli.options import sites_option
from newsbot.errors import PageError, UsageError
from newsbot.parsers import article_page
from newsbot.parsers.article_page import Explanation
from newsbot.parsers.page import Page
from newsbot.parsers.reading import Reading
from newsbot.sites import site as catalogue

_WIDTH = 100
_STANDARD_INPUT = "the standard input"


@click.command()
@click.argument("source", metavar="FILE|URL|-")
@click.option("--url", help="The address that a FILE was saved from; without it, the one that the page states.")
@click.option(
    "--site", "site_name", help="Read it as this newspaper's: an id or a site file. Without it, by the address."
)
@click.option("--fetched", metavar="ISO", help="When a FILE was saved: 'two hours ago' on the page counts from then.")
@click.option("--explain", is_flag=True, help="For each field, who read it and what others read.")
@click.option("--format", "output", type=click.Choice(["text", "json"]), help="JSON, but text with --explain.")
@sites_option
def parse(source: str, output: str | None, sites_folder: Path | None, explain: bool, **asked: Any) -> None:
    """Read one page, or an article pasted as plain text, and print the article as JSON.

    \b
    Example:
      newsbot parse https://www.enabbaladi.net/123456
      newsbot parse saved.html --url https://www.enabbaladi.net/123456 --explain
      pbpaste | newsbot parse -
    """
    named, fetched = asked["site_name"], _moment(source, asked["fetched"])
    site = catalogue.find(named, sites_folder) if named else None
    try:
        page = _page(source, asked["url"])
        site = site or catalogue.for_url(page.url, sites_folder)
        read = article_page.read(Page(page.content, page.url, page.content_type), site, fetched)
        _print(read, output, explain=explain)
    except PageError as error:  # by the name that the user knows it by
        said = str(error)
        for unnamed in ("the page: ", "the text: "):
            if said.startswith(unnamed):
                said = f"{_STANDARD_INPUT if source == '-' else source}: {said.removeprefix(unnamed)}"
        error.args = (said,)
        raise


def _print(read: Reading, output: str | None, *, explain: bool) -> None:
    if explain:
        rows = article_page.explain(read)
        click.echo(_as_json(rows) if output == "json" else "\n".join(_told(rows)))
    else:
        article = article_page.article(read)
        click.echo(f"{article.title}\n\n{article.text}" if output == "text" else _as_json(article.as_dict()))


def _page(source: str, url: str | None) -> Fetched:
    if "://" in source:
        if url is not None:
            raise UsageError("--url is for a FILE: an address says itself where it is from")
        return fetch(source)
    if url is not None:
        check_address(url)
    content = _standard_input() if source == "-" else _file(Path(source))
    return Fetched(content, None, url or article_page.stated_address(content) or "")


def _file(path: Path) -> bytes:
    if not path.exists():
        raise UsageError(f"{path}: no such file, and no address (these begin with http:// or https://)")
    return read_file(path)


def _standard_input() -> bytes:
    return within_size(sys.stdin.buffer.read(MAX_BYTES + 1), _STANDARD_INPUT)


def _moment(source: str, text: str | None) -> datetime | None:
    if text is None:
        return datetime.now(UTC) if "://" in source else None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--fetched {text}: write a time as 2025-11-21T10:00+03:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _as_json(value: object) -> str:
    pretty: bytes = msgspec.json.format(msgspec.json.encode(value))
    return pretty.decode()


def _told(rows: list[Explanation]) -> Iterator[str]:
    for row in rows:
        by = f"  ← {row.reader}" if row.reader else ""
        yield f"{click.style(row.field, bold=True)}: {_short(row.value)}{click.style(by, fg='green')}"
        for reader, value in row.others:
            yield click.style(f"    {reader}: {_short(value)}", dim=True)


def _short(value: object) -> str:
    """A value on one line: a list's length and beginning, a date with its doubts."""
    if value is None or value == ():
        return "—"
    if isinstance(value, DateReading):
        doubts = f" ({', '.join(value.flags)})" if value.flags else ""
        return f"{value.isoformat()}{doubts} from {value.raw!r}"
    if isinstance(value, tuple):
        return f"[{len(value)}] " + _cut("، ".join(_short(part) for part in value))
    if isinstance(value, Link):
        return value.title
    return _cut(value.url if isinstance(value, Image) else str(value))


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
