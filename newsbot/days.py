"""A day as a person types it: on the command line, or to a spider."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from newsbot.arabic.text import digits
from newsbot.errors import UsageError

# What begins so is meant as ISO 8601: half of a mistyped one must not be read as something else.
_ISO_LIKE = re.compile(r"\d{4}-", re.ASCII)


def read_moment(text: str) -> date | datetime:
    """A day, or an aware moment: ISO 8601, or Arabic in any form that ``newsbot date`` reads. Raises ``UsageError``.

    >>> read_moment("٢٠٢٥-١١-٢١"), read_moment("2025-11-21T09:30").isoformat()
    (datetime.date(2025, 11, 21), '2025-11-21T09:30:00+00:00')
    """
    plain = digits(text.strip())
    read = _iso(plain)
    if read is None and not _ISO_LIKE.match(plain):
        read = _arabic(text)
    if read is None:
        raise UsageError(f"{text!r} is no date: write 2025-11-21, or ٢١ نوفمبر ٢٠٢٥")
    return read


def read_day(text: str) -> date:
    """The day alone.

    >>> read_day("٢١ نوفمبر ٢٠٢٥"), read_day("2025-11-21T23:30:00-05:00")
    (datetime.date(2025, 11, 21), datetime.date(2025, 11, 21))
    """
    return day_of(read_moment(text))


def day_of(moment: date | datetime) -> date:
    """The day of a moment, by its own clock; a day itself."""
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
