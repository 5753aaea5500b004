"""``newsbot date``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

import click
import msgspec

from newsbot.arabic import dates, zones
from newsbot.arabic.present import Present
from newsbot.article import DateCandidate, DateMention
from newsbot.cli.options import format_option

# What is printed for a text that states no date.
NO_DATE = "-"


@click.command()
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True)
@click.option("--now", metavar="ISO", help="The present, for words such as أمس and days without a year [default: now].")
@click.option("--tz", metavar="ZONE", default="UTC", show_default=True, help="The time zone of texts that state none.")
@click.option("--country", metavar="CODE", help="Where the newspaper is at home (LB, LY …): طرابلس is in both.")
@click.option(
    "--explain",
    "form",
    flag_value="explain",
    help="Say what was read, why to doubt it, and which other dates there are.",
)
@click.option(
    "--find",
    "form",
    flag_value="find",
    help="Find the dates that running text mentions; --now is when it was published.",
)
@format_option
def date(texts: tuple[str, ...], now: str | None, tz: str, country: str | None, form: str | None, output: str) -> None:
    """Read Arabic dates as ISO 8601.

    Each TEXT gives a line: a date, or a date with its time and zone; - where it states none. A TEXT that is - stands
    for the lines of the standard input. With a single TEXT the exit code is 1 when there is no date in it.
    With --find each date that a TEXT mentions gives a line: its days, its kind and its words; empty lines part TEXTs.

    \b
    Example:
      newsbot date "الجمعة، ٢١ تشرين الثاني ٢٠٢٥ - ٠٧:٤٨ م" --tz Asia/Damascus
      newsbot date "منذ ساعتين" --now 2025-11-22T12:30:00+00:00
      newsbot date "نشر 20 أيار 2025 | آخر تحديث 21 أيار 2025" --explain
      newsbot date --find "يعود في الثامن من كانون الأول القادم" --now 2025-11-21
      cat lines.txt | newsbot date - --format json
    """
    present = Present(_moment(now), zones.zone(tz)).now
    home = country.upper() if country else None

    def first(text: str) -> list[DateCandidate]:
        reading = dates.parse(text, now=present, tz=tz, country=home)
        return [DateCandidate(reading, rank=0)] if reading else []

    def candidates(text: str) -> list[DateCandidate]:
        return dates.parse_all(text, now=present, tz=tz, country=home)

    def mentions(text: str) -> list[DateMention]:
        return dates.find(text, anchor=present, tz=tz)

    readers: dict[str | None, Callable[[str], list[Any]]] = {None: first, "explain": candidates, "find": mentions}
    read, show = readers[form], _PRINTERS[output, form]
    found = False
    for number, text in enumerate(_lines(texts)):
        every = read(text)
        found = found or bool(every)
        if number and (output, form) == ("text", "find"):
            click.echo()  # so that each text's dates stand by themselves
        click.echo(show(text, every))
    if len(texts) == 1 and texts[0] != "-" and not found:
        click.get_current_context().exit(1)


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


# --- as text -----------------------------------------------------------------------------------------------------


def _date(_text: str, every: list[DateCandidate]) -> str:
    return every[0].reading.isoformat() if every else NO_DATE


def _explained(text: str, every: list[DateCandidate]) -> str:
    if not every:
        return f"{NO_DATE}\n  no date in: {_shown(text)}"
    best, *others = every
    reading = best.reading
    lines = [
        reading.isoformat(),
        f"  read from: {_shown(reading.raw)}",
        f"  to the {reading.precision}, in the {_CALENDARS[reading.calendar]} calendar",
        *(f"  {flag}: {dates.FLAGS[flag]}" for flag in reading.flags),
        *(f"  also: {each.reading.isoformat()}{_label(each)}, from: {_shown(each.reading.raw)}" for each in others),
    ]
    return "\n".join(lines)


_CALENDARS = {"gregorian": "Gregorian", "hijri": "Hijri"}


def _label(candidate: DateCandidate) -> str:
    return f" ({candidate.label})" if candidate.label else ""


def _mentions(_text: str, every: list[DateMention]) -> str:
    return "\n".join(f"{_days(each)}\t{each.kind}\t{_shown(each.text)}" for each in every) or NO_DATE


def _days(mention: DateMention) -> str:
    if mention.start is None or mention.end is None:
        return NO_DATE
    return str(mention.start) if mention.value else f"{mention.start}/{mention.end}"


# --- as JSON -----------------------------------------------------------------------------------------------------


def _date_as_json(text: str, every: list[DateCandidate]) -> str:
    return _json(text, **_reading(every))


def _explained_as_json(text: str, every: list[DateCandidate]) -> str:
    return _json(text, **_reading(every), candidates=[_candidate(each) for each in every])


def _reading(every: list[DateCandidate]) -> dict[str, object]:
    return _candidate(every[0])["reading"] if every else {"value": None}


def _candidate(candidate: DateCandidate) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(candidate)
    plain["reading"]["raw"] = _shown(plain["reading"]["raw"])
    return plain


def _mentions_as_json(text: str, every: list[DateMention]) -> str:
    # The words may hold what the text does: bytes that are no text.
    plain = [msgspec.structs.replace(each, text=_shown(each.text)) for each in every]
    return _json(text, mentions=msgspec.to_builtins(plain))


def _json(text: str, **told: object) -> str:
    return msgspec.json.encode({"text": _shown(text), **told}).decode()


def _shown(text: str) -> str:
    # Bytes that are no text come from the shell as surrogates, which JSON cannot hold.
    return text.encode("utf-8", "replace").decode()


_PRINTERS: dict[tuple[str, str | None], Callable[[str, list[Any]], str]] = {
    ("text", None): _date,
    ("text", "explain"): _explained,
    ("text", "find"): _mentions,
    ("json", None): _date_as_json,
    ("json", "explain"): _explained_as_json,
    ("json", "find"): _mentions_as_json,
}
