"""Days written out in a line: with a month's name, in numbers, with and without a year."""

from __future__ import annotations

import re
from datetime import date
from operator import attrgetter
from typing import Literal, NamedTuple

from newsbot.arabic import hijri
from newsbot.arabic.present import Present
from newsbot.arabic.shapes import finder
from newsbot.arabic.tokens import Line

# Years that a page can have been published in, or a document of which it gives the date.
YEARS = range(1800, 2101)

Calendar = Literal["gregorian", "hijri"]


class Day(NamedTuple):
    """A day found in a line's tokens (``end`` left out); ``certain`` where day, month and year are all there."""

    value: date
    start: int
    end: int
    calendar: Calendar = "gregorian"
    certain: bool = True
    flags: tuple[str, ...] = ()


class Days(NamedTuple):
    """The days of a line, and whether it also holds what looks like one and can't be: then nothing is guessed."""

    found: list[Day]
    impossible: bool


class _Match(NamedTuple):
    """A match, and where its day, month and year stand: −1 for a year that isn't there."""

    match: re.Match[str]
    day: int
    month: int
    year: int

    @classmethod
    def of(cls, match: re.Match[str]) -> _Match:
        number = (match.lastgroup or "")[1]
        day, month, year = (
            match.start(name) if (name := f"{letter}{number}") in match.re.groupindex else -1 for letter in "dmy"
        )
        return cls(match, day, month, year)


_NEAR = r"[-/÷.~_fiq(]{0,4}"  # between a day and its month
_FAR = r"[-–/÷.,~_fiaWg(]{0,8}"  # between these and the year
_FIRST = r"[-/÷.,~_fiaWg(]{0,8}"  # after a year that comes first
_MONTH = "[MmH]"
# After a day without a year: another month (3 شباط/مارس), or a year that belongs to something else (حرب 1967).
_ANOTHER = r"[-–/÷(,.|]{0,2}[Mm]|[^,|()–]{0,3}y"
_MONTHS = frozenset("MmH")
_NAMED = finder(
    # What a date begins with is looked at first: most tokens are none of it.
    rf"(?=[dcoMmHy])(?:(?<!d-)(?P<d1>[dco]){_NEAR}(?P<m1>{_MONTH}){_FAR}(?P<y1>y)"
    rf"|(?P<d2>d)–(?P<m2>{_MONTH})–(?P<y2>y)"
    rf"|(?P<m3>{_MONTH}){_NEAR}(?P<d3>[dco]){_FAR}(?P<y3>y)"
    rf"|(?P<y4>y){_FIRST}(?P<m4>{_MONTH}){_NEAR}(?P<d4>d)(?!{_FAR}y)"
    rf"|(?P<y5>y){_FIRST}(?P<d5>d){_NEAR}(?P<m5>{_MONTH})(?!{_FAR}y)"
    rf"|(?P<d6>d)(?P<s6>[-/])(?P<m6>{_MONTH})(?P=s6)(?P<y6>d)(?![-/.d])"
    rf"|(?P<d7>d)(?P<m7>{_MONTH})'?(?P<y7>d)$"
    rf"|(?<!d-)(?P<d8>[do]){_NEAR}(?P<m8>[MH])(?!{_FAR}[yn]|{_NEAR}d{_FAR}y|{_ANOTHER})"
    rf"|(?P<m9>M)(?P<d9>d)(?=$|\.$|[|,_()–W]))",
    _Match.of,
)
_NUMERIC = finder(
    r"(?=[dy])(?<!#)(?<!#:)(?:"
    r"(?<![dyn]/)(?P<d1>d)[/÷](?P<m1>d)[/÷](?P<y1>[yd])(?!/[dyn])"
    r"|(?<![dyn]-)(?P<d2>d)[-–](?P<m2>d)[-–](?P<y2>[yd])(?!-[dyn])"
    r"|(?<![dyn]\.)(?P<d3>d)\.(?P<m3>d)\.(?P<y3>[yd])(?!\.[dyn])"
    r"|(?<![dyn]/)(?P<y4>y)[/÷](?P<m4>d)[/÷](?P<d4>d)(?!/[dy])"
    r"|(?<![dyn]-)(?P<y5>y)[-–](?P<m5>d)[-–](?P<d5>d)(?!-[dy])"
    r"|(?<![dyn]\.)(?P<y6>y)\.(?P<m6>d)\.(?P<d6>d)(?!\.[dyn])"
    r"|^W?,?(?P<d7>d)(?P<m7>d)(?P<y7>y)$|^W?,?(?P<y8>y)(?P<m8>d)(?P<d8>d)$"
    r")",
    _Match.of,
)
# رجب and شعبان are people, 10 رمضان is a city: with no year only months that are nothing else, or by a weekday.
_HIJRI_WITHOUT_YEAR = frozenset({3, 4, 5, 6, 11, 12})
_START = attrgetter("start")


def days(line: Line, shape: str, present: Present) -> Days:
    """The days of a line in their order; ``shape`` is the line's with its times taken out."""
    readings: list[Day | bool] = []
    if not _MONTHS.isdisjoint(shape):
        readings += [_named(line, found, present) for found in _NAMED(shape)]
    if shape.count("d") > 1:
        readings += [_numeric(line, found, present) for found in _NUMERIC(shape)]
    found = [day for day in readings if isinstance(day, Day)]
    impossible = True in readings
    if len(found) > 1 or impossible:
        certain = [day for day in found if day.certain]
        if impossible and not certain:
            return Days([], impossible=True)
        found = sorted(certain or found, key=_START)
    return Days(found, impossible)


def _named(line: Line, found: _Match, present: Present) -> Day | bool:
    """The day, or whether it is an impossible one; ``False`` means that it never was a date."""
    match, day_at, month_at, year_at = found
    day, month = line.values[day_at], line.values[month_at]
    is_hijri = match.string[month_at] == "H"
    if year_at < 0:
        return _without_year(match, (month, day, is_hijri), present.today)
    year = line.values[year_at]
    end = match.end()
    if is_hijri:
        if year not in hijri.YEARS:
            return False
        return _hijri_day((year, month, day), match.start(), _past_era(match.string, end, "h"))
    if match.string[year_at] == "d":
        year = _century(year, present.today)
    return _gregorian_day((year, month, day), match.start(), _past_era(match.string, end, "g"))


def _past_era(shape: str, end: int, era: str) -> int:
    return end + 1 if shape[end : end + 1] == era else end


def _hijri_day(written: tuple[int, int, int], start: int, end: int) -> Day | bool:
    value = hijri.to_gregorian(*written)
    return Day(value, start, end, "hijri") if value else True


def _gregorian_day(written: tuple[int, int, int], start: int, end: int) -> Day | bool:
    value = _date(*written)
    return Day(value, start, end) if value else True


def _without_year(match: re.Match[str], written: tuple[int, int, bool], today: date) -> Day | bool:
    month, day, is_hijri = written
    start, end = match.span()
    if is_hijri:
        beside = match.string[max(start - 2, 0) : end + 2]
        if month not in _HIJRI_WITHOUT_YEAR and "W" not in beside and "h" not in beside:
            return False
        value = hijri.latest(month, day, today)
        return Day(value, start, end, "hijri", certain=False, flags=("year_assumed",)) if value else True
    if match.string[end : end + 1] == ">":  # 16 نوفمبر المقبل
        dates = (_date(year, month, day) for year in range(today.year, today.year + 9))
        value = next((coming for coming in dates if coming and coming > today), None)
    else:
        dates = (_date(year, month, day) for year in range(today.year, today.year - 9, -1))
        value = next((past for past in dates if past and past <= today), None)
    return Day(value, start, end, certain=False, flags=("year_assumed",)) if value else True


def _numeric(line: Line, found: _Match, present: Present) -> Day | bool:
    match, day_at, month_at, year_at = found
    day, month, year = line.values[day_at], line.values[month_at], line.values[year_at]
    if not _same_signs(line, match):
        return False
    end = match.end()
    era = match.string[end : end + 1]
    if match.string[year_at] == "d" and era != "h":
        return _short(line, found, (_century(year, present.today), month, day))
    if match.string[year_at] == "d":
        year += 1400
    if era == "h" or (year in hijri.YEARS and era != "g"):
        return (
            _hijri_day((year, month, day), match.start(), _past_era(match.string, end, "h"))
            if year in hijri.YEARS
            else True
        )
    return _in_order((year, month, day), match, day_first=day_at < year_at)


def _in_order(written: tuple[int, int, int], match: re.Match[str], *, day_first: bool) -> Day | bool:
    """The day read day first; month first only where the other is impossible."""
    year, month, day = written
    start, end = match.span()
    if day_first and month > 12 >= day:
        value = _date(year, day, month)
        return Day(value, start, end, flags=("order_assumed",)) if value else True
    value = _date(year, month, day)
    ambiguous = day_first and day <= 12 and day != month
    return Day(value, start, end, flags=("order_assumed",) if ambiguous else ()) if value else True


_ALONE = re.compile(r"[^x#+'%]*")
_BESIDE = re.compile(r"[WlL][:,if|–-]*$")


def _short(line: Line, found: _Match, written: tuple[int, int, int]) -> Day | bool:
    """A year of two digits: a date only where nothing else is said, or a weekday or a label stands before it."""
    match, shape, year_at = found.match, found.match.string, found.year
    whole = bool(_ALONE.fullmatch(shape)) and len(shape) <= 16
    if len(line.words(year_at, year_at + 1)) != 2 or not (whole or _BESIDE.search(shape, 0, match.start())):
        return False
    day = _in_order(written, match, day_first=True)
    if not isinstance(day, Day):
        return day
    return day._replace(certain=False, flags=(*day.flags, "year_assumed"))


def _same_signs(line: Line, match: re.Match[str]) -> bool:
    """Whether both signs stand as close: "3 - 1/2" and a sum are no dates."""
    start, end = match.span()
    signs = [line.words(index, index + 1) for index in range(start, end) if match.string[index] in "-–/÷."]
    return len(signs) < 2 or len({*signs}) == 1


def _century(year: int, today: date) -> int:
    return year + (2000 if year <= today.year % 100 + 1 else 1900)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
