"""``newsbot demo``."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsbot.archive import Archive, Stored
from newsbot.cli.search import search
from newsbot.demo.server import serving
from newsbot.demo.stories import NAME, stories
from newsbot.errors import NewsbotError
from newsbot.sites import site as catalogue
from newsbot.spiders import run
from newsbot.spiders.run import Options, Outcome

_WORDS = ("محمد", "مُحَمَّد")
_FILE_WIDTH = 160  # a table that goes to a file is not cut to the width of a screen
_NUMBERS = {"id": 3, "date": 10, "words": 5, "read also": 9}  # columns, and how wide they are
_GAP = 2
_WIDE = 110
# After each Arabic cell in a terminal that orders right-to-left text: without it, neighbouring cells change places.
_LEFT_TO_RIGHT = "\u200e"


@click.command()
@click.option(
    "--archive",
    type=click.Path(path_type=Path, readable=False),
    help="Where to keep the articles; else a new temporary file.",
)
@click.option("--keep-serving", is_flag=True, help="Leave the sample site up until Ctrl-C, to look at or crawl again.")
@click.option("--verbose", is_flag=True, help="Show the crawl's log on the standard error.")
@click.pass_context
def demo(ctx: click.Context, archive: Path | None, keep_serving: bool, verbose: bool) -> None:
    """Crawl a bundled sample site, and see what comes in.

    The site is an invented newspaper, served on this machine alone; no network is needed. It is crawled by the same
    code as any other, from a site file of three lines.

    \b
    Example:
      newsbot demo
      newsbot demo --archive data/demo.db --keep-serving
    """
    if archive:
        Archive(archive).close()  # one that cannot be written ends the matter here
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _FILE_WIDTH)
    with _folder(keep=archive is None) as folder, serving() as origin:
        path = archive or folder / "archive.db"
        site_file = _site_file(folder, origin)
        console.print(
            f"{NAME}: an invented newspaper, at {origin}/ for the time of the demo.\nIts site file, {site_file}:"
        )
        console.print(Text(site_file.read_text("utf-8"), style="cyan"))
        outcome = _crawl(site_file, Options(archive=path, verbose=verbose))
        found = _came_in(path, origin)
        console.print(_table(found, console))
        console.print(_totals(found, outcome), soft_wrap=True)
        _check(found)
        _search(ctx, console, path)
        console.print(_what_next(path, site_file if keep_serving else None), soft_wrap=True)
        if keep_serving:
            _wait_for_ctrl_c(f"{origin}/ stays up; Ctrl-C ends it.")


@contextmanager
def _folder(*, keep: bool) -> Iterator[Path]:
    """A new temporary folder, for the site's file and for an archive that has no other place."""
    folder = Path(tempfile.mkdtemp(prefix="newsbot-demo-"))
    try:
        yield folder
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def _site_file(folder: Path, origin: str) -> Path:
    """The site's file: all that newsbot is told of the newspaper."""
    path = folder / "sample.toml"
    path.write_text(f'name = "{NAME}"\nurl = "{origin}/"\ndelay = 0\n', "utf-8")
    return path


def _crawl(site_file: Path, options: Options) -> Outcome:
    # A proxy of the user's leads to the network, and this site is not there.
    exempt = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")
    os.environ["no_proxy"] = f"{exempt},127.0.0.1" if exempt else "127.0.0.1"
    (outcome,) = run.crawl([catalogue.find(str(site_file))], options)
    if outcome.reason == "stopped":
        raise click.Abort if outcome.signal in (None, signal.SIGINT) else click.exceptions.Exit(128 + outcome.signal)
    if outcome.failed:
        raise NewsbotError(outcome.problem or f"the crawl ended with {outcome.reason!r}; --verbose shows its log")
    return outcome


def _came_in(path: Path, origin: str) -> list[Stored]:
    """What the archive holds of this demo; a named one may hold earlier demos, too, under another port."""
    with Archive(path, readonly=True) as kept:
        return [stored for stored in kept.articles() if stored.article.url.startswith(f"{origin}/")]


def _check(found: Sequence[Stored]) -> None:
    titles = {stored.article.title for stored in found}
    missing = [story.title for story in stories() if story.title not in titles]
    if missing or len(found) != len(stories()):
        example = f", among the missing {missing[0]!r}" if missing else ""
        raise NewsbotError(
            f"the demo found {len(found)} of {len(stories())} articles{example}; --verbose shows the log"
        )


# What is shown


def _table(found: Sequence[Stored], console: Console) -> Table:
    """One line an article; Arabic stands last, so that what is read from the left stays in its column."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    room = _room(console.width)
    for name, width in (_NUMBERS | room).items():
        table.add_column(name, justify="right" if name in {"id", "words", "read also"} else "left", min_width=width)
    for stored in found:
        article = stored.article
        day = article.published.day.isoformat() if article.published else "-"
        cells = [str(stored.id), day, str(len(article.text.split())), str(len(article.read_also))]
        names = "، ".join(article.authors or article.agencies)
        for name, text in {"section": article.section, "authors": names, "title": article.title}.items():
            if name in room:
                cells.append(_cut(text or "-", room[name], in_terminal=console.is_terminal))
        table.add_row(*map(Text, cells))
    return table


def _room(width: int) -> dict[str, int]:
    """How wide the Arabic columns may be; a narrow terminal does without the section."""
    room = {"section": 10, "authors": 28} if width >= _WIDE else {"authors": 17}
    taken = [*_NUMBERS.values(), *room.values()]
    return room | {"title": max(width - sum(taken) - _GAP * len(taken), 10)}


def _cut(text: str, width: int, *, in_terminal: bool) -> str:
    cell = Text(text)
    cell.truncate(width, overflow="ellipsis")
    return cell.plain + (_LEFT_TO_RIGHT if in_terminal else "")


def _totals(found: Sequence[Stored], outcome: Outcome) -> Text:
    links = sum(len(stored.article.read_also) for stored in found)
    return Text(
        f"\nFound {len(found)} of {len(stories())} articles and {links} read-also links in {outcome.seconds:.1f} s, "
        f"from {outcome.pages} pages.\n",
        style="bold",
    )


def _search(ctx: click.Context, console: Console, path: Path) -> None:
    plain, marked = _WORDS
    with Archive(path, readonly=True) as kept:
        counts = {word: len(kept.search(word, limit=1000)) for word in _WORDS}
    console.print(
        f"Any spelling finds any other: {plain} finds {counts[plain]} articles, {marked} finds {counts[marked]}. "
        "The first three:\n",
        soft_wrap=True,
    )
    ctx.invoke(search, words=(marked,), sort="relevance", limit=3, archive=path)


def _what_next(path: Path, site_file: Path | None) -> Text:
    program, archive = _program(), f"--archive {shlex.quote(str(path))}"
    commands = [
        ("articles that hold both words", f"search 'عسل النحل' {archive}"),
        ("one word, from a day on", f"search {_WORDS[0]} --since 2025-06-01 {archive}"),
        ("one article", f"show 1 {archive}"),
        ("all of them, for a spreadsheet", f"export articles.csv {archive}"),
        ("the newspapers that newsbot knows", "sites list"),
        ("a real one, politely, into data/archive.db", "crawl enabbaladi --limit 20"),
    ]
    if site_file:
        again = f"crawl {shlex.quote(str(site_file))} {archive}"
        commands.append(("this site again, from another terminal: nothing is fetched twice", again))
    lines = (f"  # {what}\n  {program} {command}" for what, command in commands)
    return Text("\n".join(["What to type next:", *lines, "", f"The archive is {path}"]))


def _program() -> str:
    """How to call newsbot from where the user stands: by its name, or as it was called when it is not on the PATH."""
    called, known = Path(sys.argv[0]), shutil.which("newsbot")
    if called.name != "newsbot" or (known and Path(known).resolve() == called.resolve()):
        return "newsbot"
    return shlex.quote(str(called))


def _wait_for_ctrl_c(message: str) -> None:
    # Before a word is said: the crawl's reactor has had the signal for itself.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        click.echo(message)
        threading.Event().wait()
    except KeyboardInterrupt:
        return
