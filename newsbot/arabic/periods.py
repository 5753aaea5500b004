"""Periods of the calendar: the first and the last day of what words such as "the last quarter of 2024" name."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from newsbot.arabic import hijri, places

MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}  # in the longer units


class Period(NamedTuple):
    """A run of days, both ends among them."""

    first: date
    last: date


def day(value: date) -> Period:
    """One day as a period."""
    return Period(value, value)


def months(year: int, first: int, last: int) -> Period:
    """Some months of a year, 1 to 12; ``ValueError`` where there is no such month.

    >>> months(2024, 1, 3)
    Period(first=datetime.date(2024, 1, 1), last=datetime.date(2024, 3, 31))
    """
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def years(first: int, last: int) -> Period:
    """Whole years."""
    return Period(date(first, 1, 1), date(last, 12, 31))


def century(number: int) -> Period:
    """The nineteenth century is 1801 to 1900.

    >>> century(19).first.year, century(19).last.year
    (1801, 1900)
    """
    return years(number * 100 - 99, number * 100)


def week(of: date, zone: str) -> Period:
    """The calendar week of a day, as it begins in the country of the IANA zone: Saturday, Sunday or Monday.

    >>> week(date(2025, 11, 21), "Asia/Damascus").first, week(date(2025, 11, 21), "Africa/Tunis").first
    (datetime.date(2025, 11, 15), datetime.date(2025, 11, 17))
    """
    begins = next((weekday for weekday, zones in places.WEEK_BEGINS.items() if zone in zones), calendar.MONDAY)
    first = of - timedelta(days=(of.weekday() - begins) % 7)
    return Period(first, first + timedelta(days=6))


def hijri_months(year: int, first: int, last: int) -> Period | None:
    """Some months of a year of Umm al-Qura; ``None`` outside of it."""
    begins = hijri.to_gregorian(year, first, 1)
    after = hijri.to_gregorian(*((year, last + 1, 1) if last < 12 else (year + 1, 1, 1)))
    return Period(begins, after - timedelta(days=1)) if begins and after else None


def months_on(from_day: date, number: int) -> date:
    """The same day so many months on (before, if negative); the last of the month where it is shorter."""
    year, month = divmod(from_day.year * 12 + from_day.month - 1 + number, 12)
    return date(year, month + 1, min(from_day.day, calendar.monthrange(year, month + 1)[1]))
