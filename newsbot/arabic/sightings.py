"""Days, weeks, months, years and longer periods that a sentence mentions, each by itself."""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsbot.arabic import anchored, hijri, periods
from newsbot.arabic.anchored import Written
from newsbot.arabic.lexicon import UNITS
from newsbot.arabic.passages import Passage, Sighting, placed, step, weekday_in, written
from newsbot.arabic.periods import Period
from newsbot.article import MentionKind

_SHORT = frozenset({"second", "minute", "hour"})
_UNIT_LETTERS = {"j": "day", "k": "week", "q": "month", "a": "year", "z": "century"}
# What a year without a noun can be; others are sums of money and people.
EARLIEST_YEAR, _YEARS_AHEAD = 1800, 50
# القرن الواحد is the beginning of القرن الواحد والعشرين.
_COUNTED_CENTURY = 20
_NOUNS = frozenset("xkeuT")
_FEMININE = ("ة", "ه")
_WEEKS = 5  # that a month can have

# --- days --------------------------------------------------------------------------------------------------------


def day(said: Passage, match: re.Match[str]) -> Sighting | None:
    """8 كانون الأول 2024, and without a year."""
    told = written(said, match)
    if not told.day or _counts_another(said, match):
        return None
    return placed(said, match, told)


def _counts_another(said: Passage, match: re.Match[str]) -> bool:
    """Whether an ordinal belongs to the noun before it: الأسبوع الأول من آذار, the first Sunday of March."""
    at = match.start("d")
    line = said.sentence.line
    before, is_named = line.shape[at - 1 : at], match[0].startswith(("j", "pj"))
    if line.shape[at] != "o" or is_named:
        return False
    if line.texts[at].strip().endswith(_FEMININE):
        return True
    if before == "W" and line.values[at] <= _WEEKS:
        told = written(said, match)
        found = told.in_year(told.year or said.now.year)
        return found is None or found.first.weekday() != line.values[at - 1]
    return before in _NOUNS and line.texts[at - 1].startswith("ال")


def numeric_day(said: Passage, match: re.Match[str]) -> Sighting | None:
    """8/12/2024, month first only where the other is impossible; years of 1300 to 1699 are Hijri."""
    day, month, year = (said.value(match.start(group)) for group in ("d", "m", "y"))
    is_day_first = match.start("d") < match.start("y")
    is_assumed = is_day_first and day <= 12 and day != month
    if is_day_first and month > 12 >= day:
        day, month = month, day
    if not 0 < month <= 12 or not day:
        return None
    sighting = placed(said, match, Written(month, day, year, year in hijri.YEARS))
    confirmed = "W" in match[0] and sighting is not None and "weekday_mismatch" not in sighting.flags
    if sighting is None or not is_assumed or confirmed:
        return sighting
    return sighting._replace(flags=(*sighting.flags, "order_assumed"))


def day_and_month(said: Passage, match: re.Match[str]) -> Sighting | None:
    """8/12 after في or يوم."""
    day, month = said.value(match.start("d")), said.value(match.start("m"))
    return placed(said, match, Written(month, day)) if 0 < month <= 12 and day else None


def day_of_month(said: Passage, match: re.Match[str]) -> Sighting | None:
    """الخامس من الشهر الماضي, 25 الجاري."""
    period = in_month(said, match, "d")
    return Sighting("deictic", period) if period else None


def in_month(said: Passage, match: re.Match[str], group: str) -> Period | None:
    """The day of a group in the month that the group ``dir`` names, this one without it."""
    month = periods.months_on(said.now.date().replace(day=1), step(match["dir"] or "="))
    return Written(month.month, said.value(match.start(group))).in_year(month.year)


def day_from_today(said: Passage, match: re.Match[str]) -> Sighting | None:
    """أمس الجمعة; the word wins over the weekday."""
    at = match.start("at")
    number = said.value(at)
    if (number == 0 and not _is_today(said, match)) or (number == 1 and _is_became(said, match)):
        return None
    day = said.now.date() + timedelta(days=number)
    contradicts = weekday_in(said, match) not in {None, day.weekday()}
    return Sighting("deictic", periods.day(day), ("weekday_mismatch",) if contradicts else ())


_OPENING, _CLOSING = ("«", "“", '"'), ("»", "”", '"')
_IN_QUOTES = 3  # tokens


def _is_title(said: Passage, start: int, end: int) -> bool:
    """Whether the tokens begin or end a short phrase in quotes: «رأي اليوم», «الجمعة البيضاء»."""
    texts = said.sentence.line.texts
    before, after = texts[max(start - _IN_QUOTES, 0) : start], texts[end : end + _IN_QUOTES]
    opened = [text.startswith(_OPENING) for text in before]
    closed = [text.startswith(_CLOSING) for text in after]
    return (any(opened) and any(closed[:1])) or (any(opened[-1:]) and any(closed))


def _is_today(said: Passage, match: re.Match[str]) -> bool:
    """Whether اليوم is today: not the first day, World Day, "a day" after في, or a title's."""
    start, end = match.span()
    if said.sentence.line.shape[end : end + 1] in {"o", "N", "S"} or match.string[start - 1 : start + 1] == "FD":
        return False
    return not _is_title(said, start, end)


_PRESENT_VERB = tuple("يتنس")


def _is_became(said: Passage, match: re.Match[str]) -> bool:
    """Whether غدا is the verb: before a definite noun, and after no verb of the present or the future."""
    texts = said.sentence.line.texts
    following = texts[match.end() : match.end() + 1]
    is_weekday = said.sentence.line.shape[match.end() : match.end() + 1] == "W"
    if texts[match.end() - 1].strip() != "غدا" or is_weekday or not any(text.startswith("ال") for text in following):
        return False
    return not any(text.startswith(_PRESENT_VERB) for text in texts[max(match.start() - 4, 0) : match.start()])


def weekday(said: Passage, match: re.Match[str]) -> Sighting | None:
    """الأحد المقبل."""
    # The last Friday of Ramadan, and the first Sunday of March, are no day of this week.
    if _is_title(said, *match.span()) or said.sentence.line.shape[match.end() : match.end() + 1] in set("Llo"):
        return None
    anchor = said.anchor(*match.span())
    every = anchored.weekdays(said.value(match.start("at")), anchor.today)
    period = anchored.chosen(every, match["dir"] or "", anchor)
    return Sighting("underspecified", period, () if match["dir"] else ("direction_assumed",)) if period else None


# --- lengths of time ---------------------------------------------------------------------------------------------


def _unit(said: Passage, index: int) -> str:
    letter = said.shape[index]
    return _UNIT_LETTERS.get(letter) or UNITS[said.value(index)]


def ago(said: Passage, match: re.Match[str]) -> Sighting | None:
    """قبل يومين, منذ ثلاث سنوات: the calendar day, week, month or year so far back."""
    name = next(name for name in ("unit", "one", "two", "many") if match[name])
    unit = _unit(said, match.start(name))
    if name == "many":
        return Sighting("vague")
    number = {"one": 1, "two": 2}.get(name) or said.value(match.start("n"))
    if unit in _SHORT:
        return Sighting("deictic", periods.day(_away(said, unit, -number)))
    return Sighting("deictic", anchored.of_unit(unit, -number, said.anchor(*match.span())))


def units(said: Passage, match: re.Match[str]) -> Sighting | None:
    """الأيام الثلاثة الماضية: until today or from today on; without a number, or of somebody's life, it is vague."""
    today = said.now.date()
    pair = match.string[match.start()] == "E"
    of_something = match.string[match.end() : match.end() + 1] == "i"
    if of_something or (not pair and not match["n"]):
        return Sighting("vague")
    number = 2 if pair else said.value(match.start("n"))
    unit = _unit(said, match.start("unit"))
    if ">" in match[0]:
        return Sighting("deictic", Period(today, _away(said, unit, number)))
    return Sighting("deictic", Period(_away(said, unit, -number), today))


def _away(said: Passage, unit: str, number: int) -> date:
    """The day that is so many units away from the publication."""
    if unit in _SHORT:
        return (said.now + timedelta(**{f"{unit}s": number})).date()
    return anchored.away(unit, number, said.now.date())


def this_or_next(said: Passage, match: re.Match[str]) -> Sighting | None:
    """هذا الأسبوع, الشهر الماضي, العام المقبل."""
    unit = _UNIT_LETTERS[match["unit"]]
    return Sighting("deictic", anchored.of_unit(unit, step(match[0]), said.anchor(*match.span())))


# --- months, years and what is longer ----------------------------------------------------------------------------


def month(said: Passage, match: re.Match[str]) -> Sighting | None:
    """آذار 2020, آذار الماضي, شهر رمضان."""
    return placed(said, match, written(said, match))


def whole_year(said: Passage, match: re.Match[str]) -> Sighting | None:
    """عام 2011, في 2011, عام 1445هـ."""
    year = said.value(match.start("y"))
    if match.string[match.end() - 1] == "@":
        return Sighting("vague")
    if match.string[match.end() - 1] == "h":
        period = periods.hijri_months(year, 1, 12)
        return Sighting("explicit", period, ("hijri_approximate",))
    start = match.start()
    bare = match.string[start] in "y&"
    # What something rises or falls to is a sum: إلى 1975 هللة.
    is_sum = match.string[start - 1 : start] == "Z" and said.value(start - 1) == 1
    if bare and (is_sum or not EARLIEST_YEAR <= year <= said.now.year + _YEARS_AHEAD):
        return None
    return Sighting("explicit", periods.years(year, year))


def part_of_year(said: Passage, match: re.Match[str]) -> Sighting | None:
    """الربع الأول من عام 2024."""
    parts = {15: 4, 20: 3, 30: 2}[said.value(match.start("e"))]
    number, size = said.value(match.start("n")) if match["n"] != "l" else parts, 12 // parts
    if number > parts:
        return None
    year = said.value(match.start("y")) if match["y"] else said.now.year + step(match["dir"])
    period = periods.months(year, (number - 1) * size + 1, number * size)
    return Sighting("explicit" if match["y"] else "deictic", period)


def century(said: Passage, match: re.Match[str]) -> Sighting | None:
    """القرن التاسع عشر, ثمانينيات القرن الماضي."""
    this = (said.now.year + 99) // 100
    number = said.value(match.start("n")) if match["n"] else this + step(match["dir"])
    if match["n"] == "c" and number < _COUNTED_CENTURY:
        return None
    if match["era"]:
        return Sighting("vague")
    kind: MentionKind = "explicit" if match["n"] else "deictic"
    if not match["of"]:
        return Sighting(kind, periods.century(number))
    first = (number - 1) * 100 + said.value(match.start("of"))
    return Sighting(kind, periods.years(first, first + 9))


def decade(said: Passage, match: re.Match[str]) -> Sighting | None:
    """التسعينيات, of the last century."""
    first = 1900 + said.value(match.start())
    return Sighting("underspecified", periods.years(first, first + 9), ("year_assumed",))


def without_value(_said: Passage, _match: re.Match[str]) -> Sighting | None:
    """صيف 2015, العام نفسه: said of a time that the words alone do not give."""
    return Sighting("vague")
