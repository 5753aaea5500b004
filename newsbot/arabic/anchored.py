"""Days, months and weekdays of which a part is missing, as an article of a certain day means them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from newsbot.arabic import hijri, periods
from newsbot.arabic.periods import Period

_BACK, _AHEAD = {"<": 0, "{": 1}, {">": 0, "}": 1}
_YEARS_AROUND = 8  # of which one has a 29 February


class Anchor(NamedTuple):
    """The day of publication, the IANA zone of the newspaper, and whether the clause speaks of the future."""

    today: date
    zone: str
    future: bool = False


class Written(NamedTuple):
    """A day or a month as it is written: ``day`` 0 for the whole month, ``year`` 0 where there is none."""

    month: int
    day: int = 0
    year: int = 0
    is_hijri: bool = False

    def in_year(self, year: int) -> Period | None:
        """The day or the month in a year of its calendar; ``None`` where that year has no such day."""
        if self.is_hijri:
            if not self.day and year not in hijri.YEARS:
                return self._begun_in(year)
            if not self.day:
                return periods.hijri_months(year, self.month, self.month)
            found = hijri.to_gregorian(year, self.month, self.day)
            return periods.day(found) if found else None
        try:
            return (
                periods.day(date(year, self.month, self.day))
                if self.day
                else periods.months(year, self.month, self.month)
            )
        except ValueError:
            return None

    def _begun_in(self, year: int) -> Period | None:
        """The Hijri month that begins in a Gregorian year: رمضان 2020."""
        first = hijri.year_of(date(year, 1, 1))
        if first is None:
            return None
        every = (periods.hijri_months(near, self.month, self.month) for near in (first, first + 1))
        return next((period for period in every if period and period.first.year == year), None)

    def around(self, today: date) -> Iterator[Period]:
        """The day or the month in the years around today."""
        year = hijri.year_of(today) if self.is_hijri else today.year
        if year is not None:
            every = (self.in_year(near) for near in range(year - _YEARS_AROUND, year + _YEARS_AROUND + 1))
            yield from (period for period in every if period)


def chosen(every: Iterator[Period], direction: str, anchor: Anchor) -> Period | None:
    """The one of the periods that is meant: ``<`` the last, ``>`` the next, ``=`` the current, ``{`` ``}`` one more.

    Without a direction it is the latest that has begun, and where the clause speaks of the future the one to come.
    """
    today = anchor.today
    if direction == "=":
        return min(every, key=lambda each: _distance(each, today), default=None)
    if direction in _BACK:
        return _nth(sorted((each for each in every if each.last < today), reverse=True), _BACK[direction])
    if direction in _AHEAD:
        return _nth(sorted(each for each in every if each.first > today), _AHEAD[direction])
    if anchor.future:
        return min((each for each in every if each.last >= today), default=None)
    return max((each for each in every if each.first <= today), default=None)


def _nth(every: list[Period], number: int) -> Period | None:
    return every[number] if len(every) > number else None


def _distance(period: Period, today: date) -> timedelta:
    return max(period.first - today, today - period.last, timedelta(0))


def before(every: Iterator[Period], end: Period) -> Period | None:
    """The latest of the periods that begins before another one: the start of a range whose end is known."""
    return max((each for each in every if each.first < end.first), default=None)


def weekdays(weekday: int, today: date) -> Iterator[Period]:
    """A weekday (0 for Monday) in the weeks around today."""
    first = today - timedelta(days=(today.weekday() - weekday) % 7 + 14)
    return (periods.day(first + timedelta(weeks=number)) for number in range(6))


def of_unit(unit: str, number: int, anchor: Anchor) -> Period:
    """The calendar day, week, month, year, decade or century so many away from today's."""
    today = anchor.today
    return _UNITS[unit](today, number, anchor.zone)


def _decades(today: date, number: int, _zone: str) -> Period:
    first = (today.year // 10 + number) * 10
    return periods.years(first, first + 9)


def _month(today: date, number: int, _zone: str) -> Period:
    moved = periods.months_on(today, number)
    return periods.months(moved.year, moved.month, moved.month)


_UNITS: dict[str, Callable[[date, int, str], Period]] = {
    "day": lambda today, number, _zone: periods.day(today + timedelta(days=number)),
    "week": lambda today, number, zone: periods.week(today + timedelta(weeks=number), zone),
    "month": _month,
    "year": lambda today, number, _zone: periods.years(today.year + number, today.year + number),
    "decade": _decades,
    "century": lambda today, number, _zone: periods.century((today.year + 99) // 100 + number),
}


def away(unit: str, number: int, today: date) -> date:
    """The day that is so many units away from today, to the day."""
    if unit in {"day", "week"}:
        return today + timedelta(days=number * (7 if unit == "week" else 1))
    return periods.months_on(today, number * periods.MONTHS[unit])
