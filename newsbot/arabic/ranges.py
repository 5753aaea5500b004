"""Periods that a sentence gives by their two ends."""

from __future__ import annotations

import re
from datetime import timedelta

from newsbot.arabic import anchored, periods
from newsbot.arabic.anchored import Written
from newsbot.arabic.passages import Passage, Sighting, placed, written, year_of
from newsbot.arabic.periods import Period
from newsbot.arabic.sightings import EARLIEST_YEAR, in_month

_ONE_DAY = timedelta(days=1)


def _joins(match: re.Match[str]) -> bool:
    """Whether what stands between the ends suits what stands before: بين … و, من … إلى, 3-5."""
    opening, sign = match["open"] or "", match["s"]
    return sign in {"", "&"} if opening and opening in "BJA" else sign != "" and (sign != "&" or not opening)


def between(said: Passage, match: re.Match[str]) -> Sighting | None:
    """Two days or two months; the start has the end's month and year where it has none of its own."""
    if not _joins(match):
        return None
    end = written(said, match, "2")._replace(year=year_of(said, match, "y") if match["y"] else 0)
    last = placed(said, match, end)
    if last is None or last.period is None:
        return None
    groups = match.groupdict()
    start = written(said, match, "1") if groups.get("m1") else end._replace(day=said.value(match.start("d1")))
    if start.year and not match["y"] and not match["dir"]:
        return _from(start, end)
    every = iter([start.in_year(start.year)]) if start.year else start.around(last.period.last)
    first = anchored.before((period for period in every if period), last.period)
    if first is None or (_is_pair(match) and first.last + _ONE_DAY != last.period.first):
        return None
    return Sighting("range", Period(first.first, last.period.last), last.flags)


def _is_pair(match: re.Match[str]) -> bool:
    """Whether the two are named one by one: (يومي) 3 و4 آذار is a range because the days are next to one another."""
    return match["open"] == "J" or (not match["open"] and match["s"] == "&")


def _from(start: Written, end: Written) -> Sighting | None:
    """From a day or month with its year to the next one of the end's."""
    first = start.in_year(start.year)
    last = min((each for each in end.around(first.last) if each.first > first.first), default=None) if first else None
    return Sighting("range", Period(first.first, last.last)) if first and last else None


def between_days_of_month(said: Passage, match: re.Match[str]) -> Sighting | None:
    """بين الثالث والسابع من الشهر المقبل."""
    first, last = (in_month(said, match, group) for group in ("d1", "d2"))
    if not _joins(match) or first is None or last is None or first >= last:
        return None
    return Sighting("range", Period(first.first, last.last))


def between_centuries(said: Passage, match: re.Match[str]) -> Sighting | None:
    """القرنين الثاني عشر والرابع عشر."""
    first, last = (periods.century(said.value(match.start(group))) for group in ("n1", "n2"))
    return Sighting("range", Period(first.first, last.last)) if first < last else None


def between_years(said: Passage, match: re.Match[str]) -> Sighting | None:
    """بين عامي 2011 و2015, من 1920 إلى 1946."""
    first, last = said.value(match.start("y1")), said.value(match.start("y2"))
    is_pair = match["open"] == "A"
    if not _joins(match) or not EARLIEST_YEAR <= first < last or (is_pair and last != first + 1):
        return None
    return Sighting("range", periods.years(first, last))


def years_in_brackets(said: Passage, match: re.Match[str]) -> Sighting | None:
    """(1914-1918); two years in a row would be a season."""
    first, last = said.value(match.start("y1")), said.value(match.start("y2"))
    return Sighting("range", periods.years(first, last)) if EARLIEST_YEAR <= first < last - 1 else None


def between_weekdays(said: Passage, match: re.Match[str]) -> Sighting | None:
    """من الأحد إلى الخميس, يومي الأربعاء والخميس."""
    if not _joins(match):
        return None
    anchor = said.anchor(*match.span())
    last = anchored.chosen(anchored.weekdays(said.value(match.start("w2")), anchor.today), match["dir"] or "", anchor)
    if last is None:
        return None
    first = anchored.before(anchored.weekdays(said.value(match.start("w1")), last.first), last)
    if first is None or (match["open"] == "J" and first.last + _ONE_DAY != last.first):
        return None
    return Sighting("range", Period(first.first, last.last))


def night(said: Passage, match: re.Match[str]) -> Sighting | None:
    """ليل الجمعة السبت: one night, of two days."""
    first, second = said.value(match.start("w1")), said.value(match.start("w2"))
    anchor = said.anchor(*match.span())
    eve = anchored.chosen(anchored.weekdays(first, anchor.today), "", anchor) if (first + 1) % 7 == second else None
    return Sighting("range", Period(eve.first, eve.last + _ONE_DAY), ("direction_assumed",)) if eve else None


def joined(one: Sighting, other: Sighting) -> Sighting | None:
    """Two dates of their own kinds as the ends of one range: من اليوم حتى الأحد المقبل."""
    ends = one.period, other.period
    if ends[0] is None or ends[1] is None or not {one.kind, other.kind}.isdisjoint({"range", "vague"}):
        return None
    flags = tuple(dict.fromkeys([*one.flags, *other.flags]))
    return Sighting("range", Period(ends[0].first, ends[1].last), flags) if ends[0] < ends[1] else None
