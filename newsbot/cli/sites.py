"""`newsbot sites`: the catalogue of newspapers, and what is known about each."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsbot.cli.options import format_option, sites_option
from newsbot.sites import site as catalogue

_COLUMNS = ("id", "name", "country", "timezone", "url", "schedule")
# A table that goes to a file or to another program is not cut to the width of a screen.
_FILE_WIDTH = 240


@click.group(invoke_without_command=True)
@click.pass_context
def sites(ctx: click.Context) -> None:
    """The newspapers that newsbot knows.

    \b
    Example:
      newsbot sites list
      newsbot sites show youm7
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@sites.command("list")
@sites_option
@format_option
@click.pass_context
def list_sites(ctx: click.Context, sites_folder: Path | None, output: str) -> None:
    """Every site, in the order of the ids; files that cannot be used are named, and make it exit with 1.

    \b
    Example:
      newsbot sites list --sites my-sites/
    """
    found, mistakes = catalogue.survey(sites_folder)
    known = [site.as_dict() for site in found.values()]
    if output == "json":
        _print_json(known)
    else:
        _print_table(known)
    for mistake in mistakes:
        click.echo(f"newsbot: {mistake}", err=True)
    if mistakes:
        ctx.exit(1)


def _print_table(known: list[dict[str, Any]]) -> None:
    # A column that no site fills only narrows the others.
    columns = [column for column in _COLUMNS if any(site[column] for site in known)]
    table = Table(*columns, box=None, pad_edge=False)
    for site in known:
        table.add_row(*(Text(site[column] or "", no_wrap=column == "id") for column in columns))
    _console().print(table)


@sites.command()
@click.argument("site")
@sites_option
@format_option
def show(site: str, sites_folder: Path | None, output: str) -> None:
    """Every value in force for SITE: an id, a domain, a name, or the path of a .toml file.

    \b
    Example:
      newsbot sites show enabbaladi
      newsbot sites show my-sites/paper.toml --format json
    """
    plain = catalogue.find(site, sites_folder).as_dict()
    if output == "json":
        _print_json(plain)
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    for key, value in _rows(plain):
        table.add_row(Text(key, no_wrap=True), Text(value, overflow="fold"))
    _console().print(table)


def _rows(plain: dict[str, Any], name: str = "") -> Iterator[tuple[str, str]]:
    """The values one to a row, those of an inner table under its own name; a layout shows what it sets."""
    for key, value in plain.items():
        if key == "discover":
            yield from _rows(value, "discover ")
        elif key == "layouts":
            for number, layout in enumerate(value, 1):
                yield from _rows({field: rule for field, rule in layout.items() if rule}, f"layout {number} ")
        else:
            yield name + key, _cell(value)


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(value) or "-"
    return "-" if value is None else str(value)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else _FILE_WIDTH)
