"""Options that several commands share; nothing of the archive is imported here, for `newsbot date` needs none."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from newsbot import days
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
    try:
        return days.read_moment(value)
    except UsageError as error:
        raise click.BadParameter(str(error), ctx, param) from error


def check_days(since: date | datetime | None, until: date | datetime | None) -> None:
    """Refuse a span that holds no day."""
    if since and until and days.day_of(since) > days.day_of(until):
        raise UsageError(f"--since {since} is after --until {until}: no day is left between them")
