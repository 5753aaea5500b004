"""The moment that relative words and missing years count from."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from functools import cached_property

from newsbot.errors import UsageError


class Present:
    """The present on the newspaper's clock, worked out when it is first asked for: most dates don't need it.

    ``given`` without a zone is one of ``home``; without it the machine's clock is asked.

    >>> from datetime import UTC
    >>> Present(datetime(2025, 11, 22, 12, 30), UTC).now.isoformat()
    '2025-11-22T12:30:00+00:00'
    """

    def __init__(self, given: datetime | None, home: tzinfo) -> None:
        self._given = given
        self._home = home

    @cached_property
    def now(self) -> datetime:
        """The moment, to the second."""
        given = self._given
        if given is None:
            given = datetime.now(self._home)
        elif given.tzinfo is None:
            given = given.replace(tzinfo=self._home)
        try:
            return given.astimezone(self._home).replace(microsecond=0)
        except OverflowError:
            raise UsageError(f"{given.isoformat()} is too near the end of the calendar to count from") from None

    @property
    def today(self) -> date:
        """The calendar day of the moment."""
        return self.now.date()
