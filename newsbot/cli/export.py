"""``newsbot export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsbot.archive import Archive, Filters, write
from newsbot.archive import export as export_file
from newsbot.archive.exports import WRITERS, Format
from newsbot.cli.filters import filter_options
from newsbot.cli.options import archive_option


@click.command()
@click.argument("file", metavar="FILE.csv|FILE.jsonl|-", type=click.Path(path_type=Path, allow_dash=True))
@filter_options
@click.option(
    "--format",
    "form",
    type=click.Choice(list(WRITERS)),
    help="CSV or JSON Lines [default: as the file's name ends; JSON Lines for -].",
)
@click.option("--bom", is_flag=True, help="Begin a CSV with a byte order mark, without which Excel misreads Arabic.")
@archive_option
def export(file: Path, filters: Filters, form: Format | None, bom: bool, archive: Path) -> None:
    """Write articles to a CSV or JSON Lines file.

    The newest come first. The file appears when it is whole; - is the standard output. Both forms are UTF-8; in CSV, a
    cell that a spreadsheet would take for a formula gets an apostrophe in front.

    \b
    Example:
      newsbot export november.csv --since 2025-11-01 --until 2025-11-30 --bom
      newsbot export - --site enabbaladi | jq .title
      newsbot export - --format csv > all.csv
    """
    with Archive(archive, readonly=True) as opened:
        articles = opened.articles(filters)
        if str(file) == "-":
            write(articles, sys.stdout, form or "jsonl", bom=bom)
        else:
            count = export_file(articles, file, form, bom=bom)
            click.echo(f"{count} article{'s' * (count != 1)} in {file}", err=True)
