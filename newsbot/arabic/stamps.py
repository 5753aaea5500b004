"""Stamps that machines write as one number: a date only when nothing else stands in the text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE)
_EPOCH = re.compile(r"([1-9]\d{9})(\d{3})?")
# 1985 to 2039: other numbers of ten digits are telephones and identifiers.
_EPOCHS = range(500_000_000, 2_200_000_000)
_YEARS = range(1900, 2101)


def read(text: str, home: tzinfo) -> date | datetime | None:
    """The date of a whole text such as 20251121, 20251121T143500Z or a Unix time, in seconds or milliseconds.

    >>> read("1763735700", UTC).isoformat(), read("20251121", UTC).isoformat()
    ('2025-11-21T14:35:00+00:00', '2025-11-21')
    """
    if " " in text or not text[0].isdigit():
        return None
    epoch = _EPOCH.fullmatch(text)
    if epoch and int(epoch[1]) in _EPOCHS:
        return datetime.fromtimestamp(int(epoch[1]), UTC).astimezone(home)
    compact = _COMPACT.fullmatch(text)
    return _compact(compact, home) if compact else None


def _compact(match: re.Match[str], home: tzinfo) -> date | datetime | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    if year not in _YEARS:
        return None
    try:
        if match[4] is None:
            return date(year, month, day)
        return datetime(year, month, day, hour, minute, second, tzinfo=_zone(match[7], home))
    except ValueError:
        return None


def _zone(offset: str | None, home: tzinfo) -> tzinfo:
    if not offset or offset in "Zz":
        return UTC if offset else home
    minutes = int(offset[1:3]) * 60 + int(offset[-2:])
    return timezone(timedelta(minutes=-minutes if offset[0] == "-" else minutes))
