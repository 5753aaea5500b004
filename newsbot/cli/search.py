"""``newsbot search``."""

from __future__ import annotations

import re
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.text import Text

from newsbot.archive import MARKS, Archive, Filters, Hit
from newsbot.archive.search import Sort
from newsbot.cli.addresses import readable
from newsbot.cli.filters import filter_options
from newsbot.cli.options import archive_option, format_option

_MARKED = re.compile("|".join(f"({re.escape(mark)})" for mark in MARKS))

_MOST = 1_000_000


@click.command()
@click.argument("words", nargs=-1, required=True)
@filter_options
@click.option("--sort", type=click.Choice(["newest", "relevance"]), default="newest", show_default=True)
@click.option("--limit", type=click.IntRange(1, _MOST), default=20, show_default=True, help="The most to print.")
@archive_option
@format_option
def search(words: tuple[str, ...], filters: Filters, sort: Sort, limit: int, archive: Path, output: str) -> None:
    """Find articles by their words.

    All WORDS are required, in any spelling: diacritics, hamza, ta marbuta and digits don't matter. Words inside
    quotation marks must stand side by side. Everything else is taken as it is; there is no query language to get wrong.
    Put -- before words that begin with a dash.
    Matches are coloured in a terminal and stand between ⟦ and ⟧ elsewhere.

    \b
    Example:
      newsbot search الأردن مياه --since 2025-11-01 --sort relevance
      newsbot search '"مجلس النواب"' --site albayan --format json
    """
    with Archive(archive, readonly=True) as opened:
        hits = opened.search(" ".join(words), filters=filters, sort=sort, limit=limit)
    if output == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(hits)).decode())
    elif not hits:
        click.echo(f"nothing found for {' '.join(words)}")
    else:
        _print(hits)


def _print(hits: list[Hit]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for hit in hits:
        console.print(_marked(hit.title, "bold", coloured=console.is_terminal))
        about = [f"#{hit.id}", hit.site, hit.published, readable(hit.url)]
        console.print(Text(" · ".join(part for part in about if part), style="dim"))
        console.print(_marked(hit.snippet, "", coloured=console.is_terminal), end="\n\n")


def _marked(text: str, style: str, *, coloured: bool) -> Text:
    """The text with its matches in colour, or with its marks left in where there is none."""
    if not coloured:
        return Text(text)
    marked = Text(style=style)
    found = False
    for part in filter(None, _MARKED.split(text)):
        if part in MARKS:
            found = part == MARKS[0]
        else:
            marked.append(part, style="bold yellow" if found else None)
    return marked
