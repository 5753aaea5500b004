"""The ``newsbot`` command: arguments in, one call out, every error one line."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence

import click

from newsbot.errors import NewsbotError

# name → where the command is, and what it does; imported on use alone, for `newsbot date` must not pay for Scrapy.
COMMANDS = {
    "demo": ("newsbot.cli.demo:demo", "Crawl a bundled sample site, and see what comes in."),
    "crawl": ("newsbot.cli.crawl:crawl", "Crawl newspapers into the archive."),
    "search": ("newsbot.cli.search:search", "Find articles by their words."),
    "show": ("newsbot.cli.show:show", "Read one article."),
    "export": ("newsbot.cli.export:export", "Write articles to a CSV or JSON Lines file."),
    "parse": ("newsbot.cli.parse:parse", "Read one page or pasted text, without the archive."),
    "date": ("newsbot.cli.date:date", "Read Arabic dates as ISO 8601."),
    "sites": ("newsbot.cli.sites:sites", "The catalogue of newspapers."),
    "record": ("newsbot.cli.record:record", "Keep a page as a test."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a first visit."""
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command asked for; of a misspelt one, with the nearest names."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in ``--help``, for which nothing need be imported."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newsbot-arabic", prog_name="newsbot", message="%(prog)s %(version)s")
@click.pass_context
def newsbot(ctx: click.Context) -> None:
    """Archive Arabic news: crawl newspapers, read their pages, search what was kept.

    \b
    Example:
      newsbot demo
      newsbot crawl enabbaladi --limit 50
      newsbot search "مجلس النواب" --since 2025-11-01
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code: 0 done, 1 failed, 2 badly asked, 130 interrupted."""
    _open_closed_streams()
    _write_utf8()
    try:
        code = newsbot.main(arguments, prog_name="newsbot", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us (`| head`) has enough: no word about it, and none from the interpreter's last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (KeyboardInterrupt, click.Abort):
        return _fail("interrupted", 130)
    except NewsbotError as error:
        return _fail(str(error), error.exit_code)
    except click.ClickException as error:
        return _fail(error.format_message() + _help_hint(error), error.exit_code)
    except OSError as error:
        # One without a name is of what we print.
        return _fail(f"{error.filename or 'the output'}: {error.strerror or error}", 1)
    return code if isinstance(code, int) else 0


def _open_closed_streams() -> None:
    # Under `>&-`, and in some schedulers, there is none: nothing is read then, and what is printed goes nowhere.
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def _write_utf8() -> None:
    # Arabic is what we print, whatever the locale says; and a broken argument must not break the message about it.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _help_hint(error: click.ClickException) -> str:
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return f" (see `{ctx.command_path} --help`)" if ctx else ""


def _fail(message: str, code: int) -> int:
    click.echo(f"newsbot: {' '.join(message.split())}", err=True)
    return code
