"""``newsbot export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsbot.archive import Archive, Filters, write_json_lines
from newsbot.archive import export as export_file
from newsbot.cli.filters import filter_options
from newsbot.cli.options import archive_option


@click.command()
@click.argument("file", metavar="FILE.csv|FILE.jsonl|-", type=click.Path(path_type=Path, allow_dash=True))
@filter_options
@archive_option
def export(file: Path, filters: Filters, archive: Path) -> None:
    """Write articles to a CSV or JSON Lines file.

    The newest come first. The file appears when it is whole; - writes JSON Lines to the standard output. CSV is UTF-8
    with a byte order mark, so that Excel reads Arabic; a cell that a spreadsheet would take for a formula gets an
    apostrophe in front.

    \b
    Example:
      newsbot export november.csv --since 2025-11-01 --until 2025-11-30
      newsbot export - --site enabbaladi | jq .title
    """
    with Archive(archive, readonly=True) as opened:
        articles = opened.articles(filters)
        if str(file) == "-":
            write_json_lines(articles, sys.stdout)
        else:
            count = export_file(articles, file)
            click.echo(f"{count} article{'s' * (count != 1)} in {file}", err=True)
