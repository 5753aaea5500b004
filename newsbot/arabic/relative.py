"""Dates told from the present: two hours ago, yesterday at six, last Thursday."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from newsbot.arabic.clock import Time
from newsbot.arabic.lexicon import UNITS
from newsbot.arabic.periods import MONTHS, months_on
from newsbot.arabic.statement import label_before
from newsbot.arabic.tokens import Line
from newsbot.arabic.written import Day


class Moment(NamedTuple):
    """What the words come to, and their tokens (``end`` left out); a day may still be given a time."""

    value: date | datetime
    start: int
    end: int
    has_seconds: bool = False


class _Span(NamedTuple):
    """A length of time; ``exact`` when one of its units is shorter than a day."""

    months: int = 0
    seconds: int = 0
    exact: bool = False
    has_seconds: bool = False

    def plus(self, other: _Span) -> _Span:
        return _Span(
            self.months + other.months,
            self.seconds + other.seconds,
            self.exact or other.exact,
            self.has_seconds or other.has_seconds,
        )


_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 7 * 86400}

_AMOUNT = re.compile(
    r"&?(?:(?P<number>[dcnI])?(?P<unit>[uvjqa])c?|(?P<dual>U)|(?P<part>[eE])(?P<of>u))(?:(?P<more>E)|!(?P<less>e))?"
)
_AGO = re.compile(r"[rR][fl:]*")
_AHEAD = re.compile(r"[lLf:]*(?P<ahead>F)")
_AFTERWARDS = re.compile(r"(?:&?(?:[dcnI]?[uvjqa]c?|U)E?){1,3}R")
# After these the unit is not a length of time: منذ عام 2011, منذ يوم الجمعة, قبل شهر رمضان, قبل يومين من الموعد.
_NOT_A_LENGTH = frozenset("yWDMmHo<>in")
# Not اليوم السابع, المصري اليوم, من اليوم, or في مثل هذا اليوم عام 1929.
_NAMED_DAY = re.compile(r"(?<![xfia])(?P<day>D)(?![xoa])|W(?P<which>[<>])")
_NOW = re.compile(r"(?<!x)N(?!x)")
_WEEKDAY_ALONE = re.compile(r"[lLif|:,()–\-j_']*W[lLif|:,()–\-j_']*")


def days(line: Line, shape: str, now: datetime) -> list[Day]:
    """The days that are told by a word (أمس) or as a weekday with الماضي or القادم; ``shape`` has no times in it."""
    today = now.date()
    found = []
    for match in _NAMED_DAY.finditer(shape):
        value = line.values[match.start()]
        distance = value if match["day"] else _distance(value, today.weekday(), match["which"])
        try:
            found.append(Day(today + timedelta(days=distance), *match.span(), certain=False, flags=("relative",)))
        except OverflowError:  # before the year 1, or after 9999
            continue
    return found


def _distance(weekday: int, today: int, which: str) -> int:
    """Days from today to the weekday before or after it."""
    return -((today - weekday - 1) % 7 + 1) if which == "<" else (weekday - today - 1) % 7 + 1


def length_otherwise(line: Line, shape: str, now: datetime) -> Moment | None:
    """The moment told by a length of time that "ago" follows (3 أيام مضت), or that is still to pass (بعد 3 أيام)."""
    return _afterwards(line, shape, now) or _ahead(line, shape, now)


def weekday_at(line: Line, shape: str, now: datetime, times: list[Time]) -> Moment | None:
    """A weekday and one time, with nothing else said: the latest such moment."""
    if len(times) != 1 or not _WEEKDAY_ALONE.fullmatch(shape):
        return None
    time, index = times[0], shape.index("W")
    here = now.astimezone(time.zone) if time.zone else now
    seconds = here.hour * 3600 + here.minute * 60 + here.second
    back = (here.weekday() - line.values[index]) % 7
    back = 7 if back == 0 and time.seconds > seconds else back
    try:
        return Moment(here.date() - timedelta(days=back), index, index + 1)
    except OverflowError:  # before the year 1
        return None


def lengths(line: Line, shape: str, now: datetime) -> list[tuple[Moment, str]]:
    """The moments told by "now" or "ago" with their labels, those of updates last; ``shape`` has no times in it."""
    if "N" in shape and (at := _NOW.search(shape)):
        return [(Moment(now, *at.span()), "")]
    found: list[tuple[Moment, str]] = []
    if "r" not in shape and "R" not in shape:
        return found
    for match in _AGO.finditer(shape):
        span, end = _length(line, shape, match.end())
        if span and (end == len(shape) or shape[end] not in _NOT_A_LENGTH):
            moment = _moment(now, span, -1, (match.start(), end))
            label = label_before(shape, match.end())
            found += [(moment, label)] if moment else []
    return sorted(found, key=lambda told: told[1] == "L")


def _afterwards(line: Line, shape: str, now: datetime) -> Moment | None:
    match = _AFTERWARDS.search(shape) if "R" in shape else None
    if not match:
        return None
    span, _ = _length(line, shape, match.start())
    return _moment(now, span, -1, match.span()) if span else None


def _ahead(line: Line, shape: str, now: datetime) -> Moment | None:
    match = _AHEAD.match(shape)
    if not match:
        return None
    start = match.start("ahead")
    span, end = _length(line, shape, match.end())
    if span and (end == len(shape) or shape[end] in "|,–)_"):
        return _moment(now, span, 1, (start, end))
    return None


def _length(line: Line, shape: str, start: int) -> tuple[_Span | None, int]:
    """The length of time that begins at a token (ساعتين و10 دقائق), and where it ends."""
    span: _Span | None = None
    while match := _AMOUNT.match(shape, start):
        part = _amount(line, match)
        if not part:
            break
        span = span.plus(part) if span else part
        start = match.end()
        # Only و goes on: "منذ يوم 3 ساعات" is two things.
        if shape[start : start + 1] not in {"&", "I", "E", "U", "u"}:
            break
    return span, start


def _amount(line: Line, match: re.Match[str]) -> _Span | None:
    name = next(name for name in ("unit", "dual", "of") if match[name])
    unit = UNITS[line.values[match.start(name)]]
    if match["part"]:
        sixtieths = line.values[match.start("part")]
        whole = {"hour": 60, "minute": 1}.get(unit, 0)
        return _Span(seconds=sixtieths * whole, exact=True, has_seconds=unit == "minute") if whole else None
    if match["number"]:
        count = line.values[match.start("number")]
    elif match["unit"] == "v":
        return None  # منذ أيام: nobody knows how many
    else:
        count = 2 if match["dual"] else 1
    span = _Span(
        MONTHS.get(unit, 0) * count,
        _SECONDS.get(unit, 0) * count,
        unit in {"second", "minute", "hour"},
        unit == "second",
    )
    if match["more"]:
        return span.plus(_more(unit, line.values[match.start("more")]))
    return span.plus(_more(unit, -line.values[match.start("less")])) if match["less"] else span


def _more(unit: str, minutes: int) -> _Span:
    """The "and a half" of a unit, or "less a quarter", told in minutes as of an hour."""
    months = MONTHS.get(unit, 0) * minutes // 60
    seconds = _SECONDS.get(unit, 0) * minutes // 60
    return _Span(seconds=30 * 86400 * minutes // 60) if unit == "month" else _Span(months, seconds)


def _moment(now: datetime, span: _Span, sign: int, tokens: tuple[int, int]) -> Moment | None:
    try:
        day = months_on(now.date(), sign * span.months)
        if not span.exact:
            return Moment(day + timedelta(seconds=sign * span.seconds), *tokens)
        start = datetime.combine(day, now.timetz()).astimezone(UTC)
        value = (start + timedelta(seconds=sign * span.seconds)).astimezone(now.tzinfo)
    except (OverflowError, ValueError):  # before the year 1, or after 9999
        return None
    return Moment(value, *tokens, has_seconds=span.has_seconds)
