"""The days and times of a line, ranked: which is the publication's, which an update's, and what speaks against them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta, tzinfo
from typing import NamedTuple

from newsbot.arabic import clock, hijri
from newsbot.arabic.clock import Time
from newsbot.arabic.tokens import Line
from newsbot.arabic.written import Day
from newsbot.article import DateReading

_BESIDE = 3  # tokens between a date and its weekday, or an hour without minutes
_LABELS = frozenset("lL")
_LABEL_BETWEEN = 4  # tokens that a time seems farther away behind another label
# Of the labels: published before nothing before updated.
RANKS = {"l": 0, "": 1, "L": 2}


class Statement(NamedTuple):
    """A line with days: ``shape`` has its times taken out, ``home`` is the newspaper's zone."""

    line: Line
    shape: str
    days: list[Day]
    times: list[Time]
    home: tzinfo


def readings(said: Statement) -> Iterator[tuple[DateReading, str]]:
    """The readings of the line's days with their labels (``l`` published, ``L`` updated), best first."""
    days = said.days
    if not days:
        return iter(())
    if len(days) == 1 and "L" not in said.shape:
        return iter([(_reading(said, days[0], ""), "")])
    return ((_reading(said, day, label), label) for day, label in _ranked(said.shape, days))


def _reading(said: Statement, day: Day, label: str) -> DateReading:
    """A day of the line with the time that belongs to it, and every doubt; ``label`` is the day's."""
    line, shape, days, times, home = said
    if not times and ("p" in shape or "g" in shape):
        times = [hour for hour in clock.bare_hours(line, without(shape, days)) if _gap(hour, day) <= _BESIDE]
    at = _time_of(day, days, times, shape) if times else None
    flags = doubts(line, shape, day)
    if len(days) > 1 and any(_differ(day, other) for other in days):
        flags.append("two_dates")
    if label == "L":
        flags.append("update_only")
    elif at and "L" in shape[day.end : at.start]:
        flags.append("time_of_update")
    return dated(line, day, at, home, flags)


def dated(line: Line, day: Day, at: Time | None, home: tzinfo, flags: list[str]) -> DateReading:
    """A day, and the time found for it, as one reading."""
    if at is None:
        raw = line.words(day.start, day.end)
        return DateReading(day.value, raw=raw, calendar=day.calendar, flags=tuple(flags))
    if at.zone or at.local:
        flags.append("zone_stated")
    clock_time = time(at.seconds // 3600, at.seconds // 60 % 60, at.seconds % 60, tzinfo=at.zone or home)
    return DateReading(
        datetime.combine(day.value, clock_time),
        raw=line.words(min(day.start, at.start), max(day.end, at.end)),
        precision="second" if at.has_seconds else "minute",
        calendar=day.calendar,
        flags=tuple(flags),
    )


def _ranked(shape: str, days: list[Day]) -> Iterator[tuple[Day, str]]:
    """The days with their labels: published before unlabelled before updated, Gregorian before Hijri, then in order."""
    labels = _labels(shape, days)
    order = sorted(range(len(days)), key=lambda at: (RANKS[labels[at]], days[at].calendar == "hijri", at))
    best = days[order[0]]
    if best.calendar == "hijri":
        # Its Gregorian twin may have no label, or another's.
        twins = [at for at in order if days[at].calendar == "gregorian" and not _differ(best, days[at])]
        twin = min(twins, key=lambda at: abs(days[at].value - best.value), default=None)
        if twin is not None:
            yield days[twin], labels[order[0]]
            order.remove(twin)
    yield from ((days[at], labels[at]) for at in order)


def _labels(shape: str, days: list[Day]) -> list[str]:
    """For each day the last label before it: ``l`` published, ``L`` updated, or nothing."""
    labels, label, start = [], "", 0
    labelled = days[0]
    for day in days:
        own = label_before(shape, day.start, start)
        if own:
            label, labelled = own, day
        # The day before an update is not an update, too, though no word stands between them.
        is_own = label != "L" or day.value >= labelled.value or not _differ(day, labelled)
        labels.append(label if is_own else "")
        start = day.end
    return labels


def label_before(shape: str, at: int, start: int = 0) -> str:
    """The last label before a token: ``l`` published, ``L`` updated, or nothing."""
    return next((kind for kind in reversed(shape[start:at]) if kind in _LABELS), "")


def without(shape: str, days: list[Day]) -> str:
    """The shape with these days taken out."""
    return clock.blank(shape, [(day.start, day.end) for day in days])


def _differ(one: Day, other: Day) -> bool:
    allowed = hijri.NEAR_DAYS if one.calendar != other.calendar else 0
    return abs(one.value - other.value) > timedelta(days=allowed)


def _time_of(day: Day, days: list[Day], times: list[Time], shape: str) -> Time | None:
    """The nearest time with no other day between; one after another label only if there is no other."""
    best: tuple[int, bool] | None = None
    found = None
    for at in sorted(times, key=lambda each: _gap(each, day)) if len(times) > 1 else times:
        if best is not None and _gap(at, day) > best[0]:
            break
        between = range(min(day.end, at.end), max(day.start, at.start))
        if any(other.start in between and _differ(day, other) for other in days):
            continue
        # Before the label of this day, of several, it is another's time: "published أمس 10:30 | updated 3 مايو".
        if len(days) > 1 and at.end <= day.start and not _LABELS.isdisjoint(shape[between.start : between.stop]):
            continue
        label = _LABEL_BETWEEN if "L" in shape[between.start : between.stop] else 0
        rank = (_gap(at, day) + label, at.start < day.start)
        if best is None or rank < best:
            best, found = rank, at
    return found


def _gap(at: Time, day: Day) -> int:
    """Tokens between a time and a day."""
    return max(day.start - at.end, at.start - day.end, 0)


def doubts(line: Line, shape: str, day: Day) -> list[str]:
    """The flags of the day itself, with what the weekday beside it has to say."""
    flags = [*day.flags]
    if day.calendar == "hijri":
        flags.append("hijri_approximate")
    weekday = _weekday_beside(line, shape, day) if "W" in shape else None
    if weekday is not None and weekday != day.value.weekday():
        flags.append("weekday_mismatch")
    elif weekday is not None and "order_assumed" in flags:
        flags.remove("order_assumed")
    return flags


def _weekday_beside(line: Line, shape: str, day: Day) -> int | None:
    """The weekday inside the date, else right before it, else right after."""
    before = max(day.start - _BESIDE, 0)
    for start, part in (
        (day.start, shape[day.start : day.end]),
        (before, shape[before : day.start]),
        (day.end, shape[day.end : day.end + _BESIDE]),
    ):
        index = part.rfind("W") if start == before else part.find("W")
        if index >= 0 and "x" not in part:
            return line.values[start + index]
    return None
