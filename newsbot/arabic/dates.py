"""The date that an Arabic news page states, from the line that states it.

``parse`` reads every month family, Umm al-Qura, numbers, times with their part of the day and their zone, and dates
told from the present; what stands around them is passed over. Flags say why a reading may be doubted:

=================  ================================================================================
weekday_mismatch   the weekday beside the date is not that date's; the date wins
hijri_approximate  from the Hijri calendar, which may be a day or two off the country's own
order_assumed      3/4/2025 was read day first, or 4/13/2025 month first, and no weekday confirms it
year_assumed       no year, or two digits of one: the latest past (after المقبل the next)
two_dates          the line holds another day as well; publication was preferred to update
update_only        the only date stands after a word for "updated"
time_of_update     the day is the publication's, the time stands after a word for "updated"
zone_stated        the zone comes from the text, not from ``tz``
relative           counted from ``now``
=================  ================================================================================
"""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

from newsbot.arabic import clock, foreign, hijri, relative, stamps, tokens, written
from newsbot.arabic.clock import Time
from newsbot.arabic.text import clean
from newsbot.arabic.tokens import Line
from newsbot.arabic.written import Day
from newsbot.arabic.zones import zone
from newsbot.article import DateReading, Precision

# A date line is never so long; and what is cut off could change the meaning of the last words that are left.
_LONGEST = 2000
_MARGIN = 30  # tokens


def parse(text: str, *, now: datetime | None = None, tz: str = "UTC", country: str | None = None) -> DateReading | None:
    """The date that a text states, or ``None``: a date where only the day is told, else a date and time with its zone.

    ``now`` (the present; without a zone it is one of ``tz``) decides what relative words and missing years mean;
    ``tz`` is the newspaper's zone, ``country`` its ISO 3166 code. A zone that does not exist raises ``UsageError``.

    >>> parse("الإثنين، 29 سبتمبر 2025 | 02:35 م", tz="Asia/Damascus").isoformat()
    '2025-09-29T14:35:00+03:00'
    >>> parse("آخر تحديث: ٢١ تشرين الثاني ٢٠٢٥ | نُشر في ٢٠ تشرين الثاني ٢٠٢٥").flags
    ('two_dates',)
    """
    home = zone(tz)
    present = _present(now, home)
    text = text.strip()
    looked_at = clean(text[:_LONGEST])
    if not looked_at:
        return None
    stamp = stamps.read(looked_at, home)
    if stamp:
        return DateReading(stamp, raw=looked_at, precision="second" if isinstance(stamp, datetime) else "day")
    line = tokens.read(looked_at)
    times, shape = clock.times(line, country)
    days = written.days(line, shape, present.date())
    found = days.found
    if len(text) > _LONGEST:
        found = [day for day in found if day.end <= len(line.shape) - _MARGIN]
    if found:
        return _stated(line, shape, found, times, home)
    if days.impossible or len(text) > _LONGEST:
        return None
    return _told(line, shape, times, present, home) or _foreign(looked_at, present)


def _present(now: datetime | None, home: tzinfo) -> datetime:
    if now is None:
        now = datetime.now(home)
    elif now.tzinfo is None:
        now = now.replace(tzinfo=home)
    return now.astimezone(home).replace(microsecond=0)


def _stated(line: Line, shape: str, days: list[Day], times: list[Time], home: tzinfo) -> DateReading:
    """The reading of the day that is the publication's, with the time that belongs to it."""
    day, label = days[0], ""
    if len(days) > 1 or "L" in shape:
        day, label = _publication(days, _labels(shape, days))
    if not times:
        masked = clock.blank(shape, [(other.start, other.end) for other in days])
        times = [hour for hour in clock.bare_hours(line, masked) if _gap(hour, day) <= _BESIDE]
    at = _time_of(day, days, times, shape) if times else None
    flags = _doubts(line, shape, day)
    if len(days) > 1 and any(_differ(day, other) for other in days):
        flags.append("two_dates")
    if label == "L":
        flags.append("update_only")
    elif at and "L" in shape[day.end : at.start]:
        flags.append("time_of_update")
    return _reading(line, day, at, home, flags)


def _reading(line: Line, day: Day, at: Time | None, home: tzinfo, flags: list[str]) -> DateReading:
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


# --- which day, and which time -----------------------------------------------------------------------------------


def _labels(shape: str, days: list[Day]) -> list[str]:
    """For each day the last label before it: ``l`` published, ``L`` updated, or nothing."""
    labels, label, start = [], "", 0
    labelled = days[0]
    for day in days:
        own = next((kind for kind in reversed(shape[start : day.start]) if kind in "lL"), "")
        if own:
            label, labelled = own, day
        # The day before an update is not an update, too, though no word stands between them.
        is_own = label != "L" or day.value >= labelled.value or not _differ(day, labelled)
        labels.append(label if is_own else "")
        start = day.end
    return labels


def _publication(days: list[Day], labels: list[str]) -> tuple[Day, str]:
    """The day of publication and its label: published before unlabelled before updated, Gregorian before Hijri."""
    ranks = {"l": 0, "": 1, "L": 2}
    rated = sorted(
        (ranks[label], day.calendar == "hijri", index)
        for index, (day, label) in enumerate(zip(days, labels, strict=True))
    )
    best = rated[0][2]
    if days[best].calendar == "hijri":
        # Its Gregorian twin may have no label, or another's.
        twins = [day for day in days if day.calendar == "gregorian" and not _differ(days[best], day)]
        return min(twins, key=lambda day: abs(day.value - days[best].value), default=days[best]), labels[best]
    return days[best], labels[best]


def _differ(one: Day, other: Day) -> bool:
    allowed = hijri.NEAR_DAYS if one.calendar != other.calendar else 0
    return abs(one.value - other.value) > timedelta(days=allowed)


_BESIDE = 3
_LABEL_BETWEEN = 4


def _time_of(day: Day, days: list[Day], times: list[Time], shape: str) -> Time | None:
    """The nearest time with no other day between; one after another label only if there is no other."""
    best: tuple[int, bool] | None = None
    found = None
    for at in times:
        between = range(min(day.end, at.end), max(day.start, at.start))
        if any(other.start in between and _differ(day, other) for other in days):
            continue
        label = _LABEL_BETWEEN if "L" in shape[between.start : between.stop] else 0
        rank = (_gap(at, day) + label, at.start < day.start)
        if best is None or rank < best:
            best, found = rank, at
    return found


def _gap(at: Time, day: Day) -> int:
    """Tokens between a time and a day."""
    return max(day.start - at.end, at.start - day.end, 0)


def _doubts(line: Line, shape: str, day: Day) -> list[str]:
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


# --- without a day in so many words ------------------------------------------------------------------------------


def _told(line: Line, shape: str, times: list[Time], present: datetime, home: tzinfo) -> DateReading | None:
    """A reading of words that count from the present."""
    moment = relative.read(line, shape, present, times)
    if moment is None:
        return None
    if isinstance(moment.value, datetime):
        precision: Precision = "second" if moment.has_seconds else "minute"
        raw = line.words(moment.start, moment.end)
        return DateReading(moment.value, raw=raw, precision=precision, flags=("relative",))
    at = times[0] if len(times) == 1 else None
    day = Day(moment.value, moment.start, moment.end)
    return _reading(line, day, at, home, ["relative", *_doubts(line, shape, day)])


def _foreign(text: str, present: datetime) -> DateReading | None:
    value = foreign.read(text, present)
    if value is None:
        return None
    return DateReading(value, raw=text, precision="minute" if isinstance(value, datetime) else "day")
