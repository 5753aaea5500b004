"""The filters that search and export share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from newsbot.archive import Filters
from newsbot.cli.options import check_days, read_day
from newsbot.errors import UsageError


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--site --since --until --author --tag --section --mentions``, as one argument ``filters``."""

    @click.option("--site", help="Only from this newspaper: its id, domain or name.")
    @click.option("--since", metavar="DATE", callback=read_day, help="Only from this day on, 2025-11-21 or in Arabic.")
    @click.option("--until", metavar="DATE", callback=read_day, help="Only to this day, itself included.")
    @click.option("--author", help="Only by this author; a part of the name will do.")
    @click.option("--tag", help="Only under this tag.")
    @click.option("--section", help="Only of this section.")
    @click.option("--mentions", metavar="DATE", callback=read_day, help="Only what speaks of this day in its text.")
    @functools.wraps(command)
    def filtered(**arguments: Any) -> Any:
        asked = {name: arguments.pop(name) for name in Filters.__struct_fields__}
        for name, value in asked.items():
            if isinstance(value, str) and not value.strip():
                raise UsageError(f"--{name} is empty: give it a value, or leave it out")
        check_days(asked["since"], asked["until"])
        return command(filters=Filters(**asked), **arguments)

    return filtered
