"""``newsbot crawl``."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text
from scrapy.crawler import Crawler

from newsbot import days
from newsbot.archive import Archive
from newsbot.cli.options import archive_option, check_days, format_option, read_day, sites_option
from newsbot.errors import UnknownSite, UsageError
from newsbot.sites import site as catalogue
from newsbot.sites.site import Site
from newsbot.spiders import run
from newsbot.spiders.run import Options, Outcome

_FILE_WIDTH = 160  # a table that goes to a file is not cut to the width of a screen


@click.command()
@click.argument("names", metavar="SITE|FILE.toml…", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Crawl every site of the catalogue.")
@click.option("--limit", type=click.IntRange(min=1), help="Stop a site's crawl after so many articles.")
@click.option(
    "--since", metavar="DATE", callback=read_day, help="Only articles from this day on, 2025-11-21 or in Arabic."
)
@click.option("--until", metavar="DATE", callback=read_day, help="Only articles to this day, itself included.")
@click.option("--verbose", is_flag=True, help="Show the log on the standard error.")
@archive_option
@sites_option
@format_option
def crawl(names: tuple[str, ...], everything: bool, sites_folder: Path | None, output: str, **asked: Any) -> int:
    """Crawl newspapers into the archive: by name, by the path of a site's file, or --all of them.

    What the archive holds already is not fetched again. Ctrl-C ends the crawl, and keeps what has been read.

    \b
    Example:
      newsbot crawl youm7 --limit 50
      newsbot crawl my-paper.toml --since 2025-11-01
      newsbot crawl --all --format json
    """
    sites = _sites(names, sites_folder, everything=everything)
    options = Options(**{name: _day(value) for name, value in asked.items()})
    check_days(options.since, options.until)
    # Before any request: an archive that cannot be written ends the matter here.
    Archive(options.archive).close()
    outcomes = run.crawl(sites, options, _progress if sys.stdout.isatty() and not options.verbose else _no_progress)
    _report(outcomes, output)
    return _exit_code(outcomes)


def _sites(names: Sequence[str], folder: Path | None, *, everything: bool) -> list[Site]:
    if everything == bool(names):
        raise UsageError("name the sites to crawl, or give --all; `newsbot sites list` shows them")
    if everything:
        return list(catalogue.catalogue(folder).values())
    by_id = {site.id: site for site in (_site(name, folder) for name in names)}
    return list(by_id.values())


def _site(name: str, folder: Path | None) -> Site:
    try:
        return catalogue.find(name, folder)
    except UnknownSite as error:
        if "://" not in name:
            raise
        advice = f'write name = "…" and url = "{name}" into a file such as my-paper.toml, and crawl that'
        raise UnknownSite(f"no site has the address {name}: {advice}") from error


def _day(value: Any) -> Any:
    return days.day_of(value) if isinstance(value, date) else value


def _exit_code(outcomes: Sequence[Outcome]) -> int:
    if any(outcome.failed for outcome in outcomes):
        return 1
    # As shells have it: 130 after Ctrl-C, 143 after SIGTERM.
    stopped = [outcome.signal or signal.SIGINT for outcome in outcomes if outcome.reason == "stopped"]
    return 128 + stopped[0] if stopped else 0


# What is shown while it runs, and after


class _Counts:
    """The line under way: read anew from the crawlers each time it is drawn."""

    def __init__(self, crawlers: Sequence[Crawler]) -> None:
        self._crawlers = crawlers

    def __rich__(self) -> Text:
        totals = [run.counts(crawler) for crawler in self._crawlers]
        summed = {name: sum(total.get(name, 0) for total in totals) for name in ("pages", "articles", "new")}
        errors = sum(sum(total["errors"].values()) for total in totals)
        words = ", ".join(f"{count} {name}" for name, count in {**summed, "errors": errors}.items())
        return Text(
            f"crawling {', '.join(c.spidercls.name for c in self._crawlers[:3])}{'…' * (len(totals) > 3)}: {words}"
        )


def _progress(crawlers: Sequence[Crawler]) -> AbstractContextManager[Any]:
    return Live(_Counts(crawlers), console=Console(stderr=True), refresh_per_second=4, transient=True)


def _no_progress(_crawlers: Sequence[Crawler]) -> AbstractContextManager[Any]:
    return nullcontext()


_COLUMNS = ("site", "new", "changed", "same", "not articles", "errors", "seconds", "ended")


def _report(outcomes: Sequence[Outcome], output: str) -> None:
    if output == "json":
        click.echo(msgspec.json.format(msgspec.json.encode({"sites": outcomes}), indent=2).decode())
    else:
        width = None if sys.stdout.isatty() else _FILE_WIDTH
        Console(width=width).print(_table(outcomes))
    for outcome in outcomes:
        if outcome.problem:
            click.echo(f"newsbot: {outcome.problem}", err=True)


def _table(outcomes: Sequence[Outcome]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in _COLUMNS:
        table.add_column(name, justify="left" if name in {"site", "errors", "ended"} else "right")
    for outcome in outcomes:
        errors = ", ".join(f"{count} {kind}" for kind, count in sorted(outcome.errors.items()))
        counts = (outcome.new, outcome.changed, outcome.same, sum(outcome.not_articles.values()))
        row = (outcome.site, *map(str, counts), errors or "0", f"{outcome.seconds:.1f}", outcome.reason)
        table.add_row(*map(Text, row))
    return table
