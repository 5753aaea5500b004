"""The Hijri calendar of Umm al-Qura, as dates that the rest of the program counts in."""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

# Two-digit accuracy: Umm al-Qura is computed, the newspaper's country may have seen the moon a day or two apart.
NEAR_DAYS = 2
# Years that stand for Hijri ones without هـ: no newspaper of ours is from the Gregorian 1300–1699.
YEARS = range(1300, 1700)


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian date; ``None`` for a day that Umm al-Qura (1343–1500) does not have.

    >>> to_gregorian(1446, 9, 1), to_gregorian(1447, 5, 31)
    (datetime.date(2025, 3, 1), None)
    """
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def year_of(day: date) -> int | None:
    """The Hijri year of a day; ``None`` outside of Umm al-Qura."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def latest(month: int, day: int, today: date) -> date | None:
    """The latest such day of the Hijri year that is not after ``today``.

    >>> latest(9, 1, date(2025, 11, 22))
    datetime.date(2025, 3, 1)
    """
    year = year_of(today)
    if year is None:
        return None
    found = (to_gregorian(past, month, day) for past in (year, year - 1, year - 2))
    return next((day for day in found if day and day <= today), None)
