"""Options that several commands share; nothing of the archive is imported here, for `newsbot date` needs none."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from newsbot.arabic.text import digits
from newsbot.config import DEFAULT_ARCHIVE
from newsbot.errors import UsageError

archive_option = click.option(
    "--archive",
    type=click.Path(path_type=Path, readable=False),  # what stands there is for the archive to say
    envvar="NEWSBOT_ARCHIVE",
    default=DEFAULT_ARCHIVE,
    show_default=True,
    show_envvar=True,
    help="The archive's file.",
)

sites_option = click.option(
    "--sites",
    "sites_folder",
    type=click.Path(path_type=Path),
    envvar="NEWSBOT_SITES",
    show_envvar=True,
    help="A folder of your own site files.",
)

format_option = click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)


def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | datetime | None:
    """An option's date: ISO 8601, or Arabic in any form that ``newsbot date`` reads."""
    if value is None:
        return None
    read = _iso(digits(value.strip())) or _arabic(value)
    if read is None:
        raise click.BadParameter(f"{value!r} is no date: write 2025-11-21, or ٢١ نوفمبر ٢٠٢٥", ctx, param)
    return read


def check_days(since: date | datetime | None, until: date | datetime | None) -> None:
    """Refuse a span that holds no day."""
    if since and until and _day(since) > _day(until):
        raise UsageError(f"--since {since} is after --until {until}: no day is left between them")


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _iso(text: str) -> date | datetime | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _arabic(text: str) -> date | datetime | None:
    from newsbot.arabic import dates  # noqa: PLC0415 - its tables are not paid for by who writes ISO

    reading = dates.parse(text, now=datetime.now(UTC))
    return reading.value if reading else None
