"""``newsbot date``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import click
import msgspec

from newsbot.arabic import dates
from newsbot.article import DateReading
from newsbot.cli.options import format_option

# What is printed for a text that states no date.
NO_DATE = "-"


@click.command()
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True)
@click.option("--now", metavar="ISO", help="The present, for words such as أمس and days without a year [default: now].")
@click.option("--tz", metavar="ZONE", default="UTC", show_default=True, help="The time zone of texts that state none.")
@format_option
@click.pass_context
def date(ctx: click.Context, texts: tuple[str, ...], now: str | None, tz: str, output: str) -> None:
    """Read Arabic dates as ISO 8601.

    Each TEXT gives a line: a date, or a date with its time and zone; - where it states none. A TEXT that is - stands
    for the lines of the standard input. With a single TEXT the exit code is 1 when there is no date in it.

    \b
    Example:
      newsbot date "الجمعة، ٢١ تشرين الثاني ٢٠٢٥ - ٠٧:٤٨ م" --tz Asia/Damascus
      newsbot date "منذ ساعتين" --now 2025-11-22T12:30:00+00:00
      cat lines.txt | newsbot date - --format json
    """
    present = _moment(now)
    reading: DateReading | None = None
    for text in _lines(texts):
        reading = dates.parse(text, now=present, tz=tz)
        click.echo(_as_json(text, reading) if output == "json" else _as_text(reading))
    if len(texts) == 1 and texts[0] != "-" and reading is None:
        ctx.exit(1)


def _moment(now: str | None) -> datetime | None:
    if now is None:
        return None
    try:
        return datetime.fromisoformat(now)
    except ValueError:
        raise click.BadParameter(
            f"{now!r} is not ISO 8601: write 2025-11-22T12:30:00+00:00", param_hint="--now"
        ) from None


def _lines(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if text == "-":
            with click.open_file("-", encoding="utf-8", errors="replace") as lines:
                yield from (line.rstrip("\r\n") for line in lines)
        else:
            yield text


def _as_text(reading: DateReading | None) -> str:
    return reading.isoformat() if reading else NO_DATE


def _as_json(text: str, reading: DateReading | None) -> str:
    told = msgspec.to_builtins(reading) if reading else {"value": None}
    # Bytes that are no text come from the shell as surrogates, which JSON cannot hold.
    shown = text.encode("utf-8", "replace").decode()
    return msgspec.json.encode({"text": shown, **told}).decode()
