"""The dates that sentences mention, by small patterns over their shape (``prose``), and the days that they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from newsbot.arabic import anchored, hijri, periods
from newsbot.arabic.anchored import Anchor, Written
from newsbot.arabic.clock import blank
from newsbot.arabic.lexicon import UNITS
from newsbot.arabic.periods import Period
from newsbot.arabic.prose import Sentence
from newsbot.article import MentionKind


class Sighting(NamedTuple):
    """What some tokens mean; without a period where nothing follows from them."""

    kind: MentionKind
    period: Period | None = None
    flags: tuple[str, ...] = ()


class Passage(NamedTuple):
    """A sentence as it is being read: its shape with what was read taken out, and when it was published."""

    sentence: Sentence
    shape: str
    now: datetime
    zone: str

    def value(self, index: int) -> int:
        """The value of a token."""
        return self.sentence.line.values[index]

    def anchor(self, start: int, end: int) -> Anchor:
        """What tokens are counted from: the day of publication, and whether their clause speaks of the future."""
        return Anchor(self.now.date(), self.zone, _is_future(self.shape, start, end))


_CLAUSE = 30  # tokens that a verb in the future reaches
_AFTER = 2
_ENDS_CLAUSE = frozenset("^,|!()r")


def _is_future(shape: str, start: int, end: int) -> bool:
    before, after = reversed(shape[max(start - _CLAUSE, 0) : start]), shape[end : end + _AFTER]
    return any(next((kind == "^" for kind in side if kind in _ENDS_CLAUSE), False) for side in (before, after))


# --- pieces of patterns ------------------------------------------------------------------------------------------

_DAY = "[doO]"
_MONTH = "[MmH]~*"
_SURE_MONTH = "[MH]~*"
_WEEKDAY = "(?:p?(?:j?W|j)[,fi(]{0,2})?"
_NEAR = r"[-/÷.~fiq(]{0,4}"
_YEAR = "[fi,(]{0,2}a?i?y[gh]?"
_OF_YEAR = "i?(?:w?a[<>=]|wa)"
_DIRECTION = f"(?:{_OF_YEAR}|[<>=])"
_END = f"(?:(?P<y>{_YEAR})|(?P<dir>{_DIRECTION}))?"

_STEPS = {"<": -1, ">": 1, "=": 0, "w": 0}
_UNIT_LETTERS = {"j": "day", "k": "week", "q": "month", "a": "year", "z": "century"}
# What a year without a noun can be; others are sums of money and people.
_EARLIEST_YEAR, _YEARS_AHEAD = 1800, 50


def _written(said: Passage, match: re.Match[str], number: str = "") -> Written:
    """The day, month and year of the groups ``d``, ``m`` and ``y`` with that number."""
    groups = match.groupdict()
    month = match.start(f"m{number}")
    is_hijri = match.string[month] == "H"
    day = said.value(match.start(f"d{number}")) if groups.get(f"d{number}") else 0
    year = _year(said, match, f"y{number}") if groups.get(f"y{number}") else 0
    return Written(said.value(month), day, year, is_hijri)


def _year(said: Passage, match: re.Match[str], group: str) -> int:
    return said.value(match.start(group) + match[group].index("y"))


def _step(direction: str) -> int:
    """−1, 0 or 1 for what is last, current or next."""
    return next(_STEPS[letter] for letter in reversed(direction) if letter in _STEPS)


def _flags(said: Passage, match: re.Match[str], written: Written, period: Period) -> tuple[str, ...]:
    flags = ["hijri_approximate"] if written.is_hijri else []
    weekday = match[0].find("W")
    if weekday >= 0 and written.day and said.value(match.start() + weekday) != period.first.weekday():
        flags.append("weekday_mismatch")
    return tuple(flags)


def _placed(said: Passage, match: re.Match[str], written: Written) -> Sighting | None:
    """A day or a month, by its own year, by one that is told from today, or by the anchor."""
    direction = match.groupdict().get("dir") or ""
    kind: MentionKind = "explicit"
    assumed: tuple[str, ...] = ()
    if written.year:
        period = written.in_year(written.year)
    elif "a" in direction:
        kind, period = "deictic", written.in_year(said.now.year + _step(direction))
    else:
        kind, assumed = "underspecified", () if direction == "=" else ("year_assumed",)
        anchor = said.anchor(*match.span())
        period = anchored.chosen(written.around(anchor.today), direction, anchor)
    return Sighting(kind, period, (*assumed, *_flags(said, match, written, period))) if period else None


# --- days --------------------------------------------------------------------------------------------------------


def _day(said: Passage, match: re.Match[str]) -> Sighting | None:
    written = _written(said, match)
    return _placed(said, match, written) if written.day else None


def _numeric_day(said: Passage, match: re.Match[str]) -> Sighting | None:
    day, month, year = (said.value(match.start(group)) for group in ("d", "m", "y"))
    if month > 12 >= day:
        day, month = month, day
    return _placed(said, match, Written(month, day, year, year in hijri.YEARS)) if 0 < month <= 12 and day else None


def _day_and_month(said: Passage, match: re.Match[str]) -> Sighting | None:
    day, month = said.value(match.start("d")), said.value(match.start("m"))
    return _placed(said, match, Written(month, day)) if 0 < month <= 12 and day else None


def _day_of_month(said: Passage, match: re.Match[str]) -> Sighting | None:
    """الخامس من الشهر الماضي, 25 الجاري."""
    month = periods.months_on(said.now.date().replace(day=1), _step(match["dir"] or "="))
    period = Written(month.month, said.value(match.start("d"))).in_year(month.year)
    return Sighting("deictic", period) if period else None


def _day_from_today(said: Passage, match: re.Match[str]) -> Sighting | None:
    at = match.start("at")
    number = said.value(at)
    if (number == 0 and not _is_today(said, match)) or (number == 1 and _is_became(said, match)):
        return None
    day = said.now.date() + timedelta(days=number)
    weekday = match[0].find("W")
    contradicts = weekday >= 0 and said.value(match.start() + weekday) != day.weekday()
    return Sighting("deictic", periods.day(day), ("weekday_mismatch",) if contradicts else ())


_OPENING, _CLOSING = ("«", "“", '"'), ("»", "”", '"')
_IN_QUOTES = 3  # tokens


def _is_today(said: Passage, match: re.Match[str]) -> bool:
    """Whether اليوم is today: not the first day, World Day, "a day" after في, or the end of a title in quotes."""
    start, end = match.span()
    if match.string[end : end + 1] in {"o", "N", "S"} or match.string[start - 1 : start + 1] == "FD":
        return False
    texts = said.sentence.line.texts
    is_closed = any(text.startswith(_CLOSING) for text in texts[end : end + 1])
    return not (is_closed and any(text.startswith(_OPENING) for text in texts[max(start - _IN_QUOTES, 0) : start]))


_PRESENT_VERB = tuple("يتنس")


def _is_became(said: Passage, match: re.Match[str]) -> bool:
    """Whether غدا is the verb: before a definite noun, and after no verb of the present or the future."""
    texts = said.sentence.line.texts
    following = texts[match.end() : match.end() + 1]
    if texts[match.end() - 1].strip() != "غدا" or not following or not following[0].startswith("ال"):
        return False
    return not any(text.startswith(_PRESENT_VERB) for text in texts[max(match.start() - 4, 0) : match.start()])


def _weekday(said: Passage, match: re.Match[str]) -> Sighting | None:
    anchor = said.anchor(*match.span())
    every = anchored.weekdays(said.value(match.start("at")), anchor.today)
    period = anchored.chosen(every, match["dir"] or "", anchor)
    return Sighting("underspecified", period) if period else None


# --- lengths of time ---------------------------------------------------------------------------------------------


def _unit(said: Passage, index: int) -> str:
    letter = said.shape[index]
    return _UNIT_LETTERS.get(letter) or UNITS[said.value(index)]


def _ago(said: Passage, match: re.Match[str]) -> Sighting | None:
    """قبل يومين, منذ ثلاث سنوات: the calendar day, week, month or year so far back."""
    name = next(name for name in ("unit", "one", "two", "many") if match[name])
    unit = _unit(said, match.start(name))
    if name == "many":
        return Sighting("vague")
    number = {"one": 1, "two": 2}.get(name) or said.value(match.start("n"))
    if unit in {"hour", "minute", "second"}:
        moment = said.now - timedelta(**{f"{unit}s": number})
        return Sighting("deictic", periods.day(moment.date()))
    return Sighting("deictic", anchored.of_unit(unit, -number, said.anchor(*match.span())))


def _units(said: Passage, match: re.Match[str]) -> Sighting | None:
    """الأيام الثلاثة الماضية: until today or from today on; without a number, or of somebody's life, it is vague."""
    today = said.now.date()
    pair = match.string[match.start()] == "t"
    of_something = match.string[match.end() : match.end() + 1] == "i"
    if of_something or (not pair and not match["n"]):
        return Sighting("vague")
    number = 2 if pair else said.value(match.start("n"))
    unit = _unit(said, match.start("unit"))
    if ">" in match[0]:
        return Sighting("deictic", Period(today, anchored.away(unit, number, today)))
    return Sighting("deictic", Period(anchored.away(unit, -number, today), today))


def _this_or_next(said: Passage, match: re.Match[str]) -> Sighting | None:
    """هذا الأسبوع, الشهر الماضي, العام المقبل."""
    unit = _UNIT_LETTERS[match["unit"]]
    return Sighting("deictic", anchored.of_unit(unit, _step(match[0]), said.anchor(*match.span())))


# --- months, years and what is longer ----------------------------------------------------------------------------


def _month(said: Passage, match: re.Match[str]) -> Sighting | None:
    return _placed(said, match, _written(said, match))


def _whole_year(said: Passage, match: re.Match[str]) -> Sighting | None:
    year = said.value(match.start("y"))
    if match.string[match.end() - 1] == "h":
        period = periods.hijri_months(year, 1, 12)
        return Sighting("explicit", period, ("hijri_approximate",)) if period else None
    bare = match.string[match.start()] in "y&"
    if bare and not _EARLIEST_YEAR <= year <= said.now.year + _YEARS_AHEAD:
        return None
    return Sighting("explicit", periods.years(year, year))


def _part_of_year(said: Passage, match: re.Match[str]) -> Sighting | None:
    """الربع الأول من عام 2024."""
    parts = {15: 4, 20: 3, 30: 2}[said.value(match.start("e"))]
    number, size = said.value(match.start("n")), 12 // parts
    if number > parts:
        return None
    year = said.value(match.start("y")) if match["y"] else said.now.year + _step(match["dir"])
    period = periods.months(year, (number - 1) * size + 1, number * size)
    return Sighting("explicit" if match["y"] else "deictic", period)


def _century(said: Passage, match: re.Match[str]) -> Sighting | None:
    """القرن التاسع عشر, ثمانينيات القرن الماضي."""
    this = (said.now.year + 99) // 100
    number = said.value(match.start("n")) if match["n"] else this + _step(match["dir"])
    kind: MentionKind = "explicit" if match["n"] else "deictic"
    if not match["of"]:
        return Sighting(kind, periods.century(number))
    first = (number - 1) * 100 + said.value(match.start("of"))
    return Sighting(kind, periods.years(first, first + 9))


def _decade(said: Passage, match: re.Match[str]) -> Sighting | None:
    first = 1900 + said.value(match.start())
    return Sighting("underspecified", periods.years(first, first + 9), ("year_assumed",))


def _without_value(_said: Passage, _match: re.Match[str]) -> Sighting | None:
    """صيف 2015, العام نفسه: said of a time that the words alone do not give."""
    return Sighting("vague")


# --- ranges ------------------------------------------------------------------------------------------------------


def _joins(match: re.Match[str]) -> bool:
    """Whether what stands between the ends suits what stands before: بين … و, من … إلى, 3-5."""
    opening, sign = match["open"] or "", match["s"]
    return sign in {"", "&"} if opening and opening in "BJA" else sign not in {"", "&"}


def _between(said: Passage, match: re.Match[str]) -> Sighting | None:
    """Two days or two months; the start has the end's month and year where it has none of its own."""
    if not _joins(match):
        return None
    end = _written(said, match, "2")._replace(year=_year(said, match, "y") if match["y"] else 0)
    last = _placed(said, match, end)
    if last is None or last.period is None:
        return None
    groups = match.groupdict()
    start = _written(said, match, "1") if groups.get("m1") else end._replace(day=said.value(match.start("d1")))
    every = iter([start.in_year(start.year)]) if start.year else start.around(last.period.last)
    first = anchored.before((period for period in every if period), last.period)
    return Sighting("range", Period(first.first, last.period.last), last.flags) if first else None


def _between_years(said: Passage, match: re.Match[str]) -> Sighting | None:
    first, last = said.value(match.start("y1")), said.value(match.start("y2"))
    is_pair = match["open"] == "A"
    if not _joins(match) or not _EARLIEST_YEAR <= first < last or (is_pair and last != first + 1):
        return None
    return Sighting("range", periods.years(first, last))


def _between_weekdays(said: Passage, match: re.Match[str]) -> Sighting | None:
    if not _joins(match):
        return None
    anchor = said.anchor(*match.span())
    last = anchored.chosen(anchored.weekdays(said.value(match.start("w2")), anchor.today), match["dir"] or "", anchor)
    if last is None:
        return None
    first = anchored.before(anchored.weekdays(said.value(match.start("w1")), last.first), last)
    return Sighting("range", Period(first.first, last.last)) if first else None


# --- the rules, of which the first that fits has a token -------------------------------------------------------------


class Rule(NamedTuple):
    """A pattern over the shape, and what reads its matches; ``letters``: one of these must be there."""

    letters: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[Passage, re.Match[str]], Sighting | None]


def _rule(letters: str, pattern: str, read: Callable[[Passage, re.Match[str]], Sighting | None]) -> Rule:
    return Rule(frozenset(letters), re.compile(pattern), read)


# Places, wars and papers that are named for a day, and seasons (2024/2025).
_NAMES = re.compile(r"P[,f]?(?:[doO]i?[MH]~*y?|W|[MH])|(?<![dyn][-/.])y[-/÷–](?:y|d)(?![-/÷–d])")
_AMOUNT = r"(?:(?P<n>[dcny])(?P<unit>[jkqavu])|(?P<two>U)|(?P<one>[jkqau])c?|(?P<many>v))"
_NOT_AGO = r"(?![iyWMHSe<>=&]|D)"
_RULES = (
    _rule("MH", rf"(?P<open>[Bi])(?P<d1>{_DAY}){_NEAR}(?P<m1>{_SURE_MONTH})(?P<y1>{_YEAR})?(?P<s>Z|&?)"
                rf"(?P<d2>{_DAY}){_NEAR}(?P<m2>{_SURE_MONTH}){_END}", _between),
    _rule("MH", rf"(?P<open>[BJi])?(?P<d1>{_DAY})(?P<s>Z|[-–]|&?)(?P<d2>{_DAY}){_NEAR}(?P<m2>{_SURE_MONTH}){_END}",
          _between),
    _rule("d", rf"{_WEEKDAY}(?<![dyn][-/.])(?P<d>d)(?P<s>[-/.])(?P<m>d)(?P=s)(?P<y>y)(?![-/.][dyn])", _numeric_day),
    _rule("d", r"(?<![dyn][-/.])(?P<y>y)(?P<s>[-/.])(?P<m>d)(?P=s)(?P<d>d)(?![-/.][dyn])", _numeric_day),
    _rule("MmH", rf"{_WEEKDAY}(?P<d>{_DAY}){_NEAR}(?P<m>{_MONTH})(?P<y>{_YEAR})", _day),
    _rule("M", r"(?P<m>M~*)(?P<d>d),?(?P<y>y)", _day),
    _rule("q=", rf"{_WEEKDAY}(?P<d>[do])(?:i?(?P<dir>w?q[<>=]|wq)|=)", _day_of_month),
    _rule("MH", rf"{_WEEKDAY}(?P<d>{_DAY}){_NEAR}(?P<m>{_SURE_MONTH})(?P<dir>{_DIRECTION})?", _day),
    _rule("/", r"(?:(?<=F)|(?:p?j?W|j)f?)(?P<d>d)/(?P<m>d)(?![/ydni%$])", _day_and_month),
    _rule("e", rf"(?P<e>e)(?P<n>[oO])i?(?:a?(?P<y>y)|(?P<dir>{_OF_YEAR}))", _part_of_year),
    _rule("z", r"(?:(?P<of>[XY])i?)?w?z(?:(?P<n>[ocd])|(?P<dir>[<>=]))", _century),
    _rule("MH", rf"(?P<open>[Bi])q?(?P<m1>{_SURE_MONTH})(?P<y1>{_YEAR})?(?P<s>Z|&?)q?(?P<m2>{_SURE_MONTH}){_END}",
          _between),
    _rule("y", r"(?P<open>[BiA])[Aa]?(?P<y1>y)(?P<s>Z|&)a?(?P<y2>y)(?![$v])", _between_years),
    _rule("W", r"(?P<open>[Bi])j?(?P<w1>W)(?P<s>Z|&?)j?(?P<w2>W)(?P<dir>[<>])?", _between_weekdays),
    _rule("MH", rf"q?(?P<m>{_SURE_MONTH})(?P<y>{_YEAR})", _month),
    _rule("MH", rf"q?(?P<m>{_SURE_MONTH})(?P<dir>{_DIRECTION})", _month),
    _rule("G", r"G(?:i?(?:a?y|w?a[<>=]|wa)|[<>=])", _without_value),
    _rule("S", r"[DjkqaT]S|S[jkqaD]", _without_value),
    _rule("D", r"p?[wj]?(?P<at>D)(?:,?W)?", _day_from_today),
    _rule("r", rf"rf*{_AMOUNT}{_NOT_AGO}", _ago),
    _rule("R", rf"{_AMOUNT}R", _ago),
    _rule("Tt", r"(?P<unit>[Tt])(?P<n>[cd])?f?[<>L]", _units),
    _rule("v", r"(?P<n>[cd])(?P<unit>v)[<>L]", _units),
    _rule("y", r"[aA]i?(?P<y>y)[gh]?|(?<=_)&(?P<y2>y)(?![$v])", _whole_year),
    _rule("y", r"(?<=[FrZ])(?P<y>y)[gh]?(?![$vujkqaz%d÷.–/-])", _whole_year),
    _rule("MH", rf"(?:q|(?<=[FVr]))(?P<m>{_SURE_MONTH})", _month),
    _rule("X", r"X(?!i?%)", _decade),
    _rule("kqaz", r"w?(?P<unit>[kqa])(?:[<>=]|(?<=w[kqa])(?![y<>=]))", _this_or_next),
    _rule("W", r"(?<![vT])p?j?(?P<at>W)(?P<dir>[<>=])?", _weekday),
)  # fmt: skip


def sightings(sentence: Sentence, now: datetime, zone: str) -> list[tuple[int, int, Sighting]]:
    """The dates of a sentence, each with its first token and the one after its last, in their order."""
    shape = _NAMES.sub(lambda match: "_" * len(match[0]), sentence.line.shape)
    found = []
    for rule in _RULES:
        if rule.letters.isdisjoint(shape):
            continue
        said = Passage(sentence, shape, now, zone)
        matches = ((match, _read(rule, said, match)) for match in rule.pattern.finditer(shape))
        new = [_placed_in(said, match, sighting) for match, sighting in matches if sighting]
        shape = blank(shape, [(start, end) for start, end, _ in new])
        found += new
    return sorted(found)


def _read(rule: Rule, said: Passage, match: re.Match[str]) -> Sighting | None:
    try:
        return rule.read(said, match)
    except (ValueError, OverflowError):  # no such day, or one before the year 1 or after 9999
        return None


def _placed_in(said: Passage, match: re.Match[str], sighting: Sighting) -> tuple[int, int, Sighting]:
    """A sighting and its tokens, with the part of the period before them, and the و that is written onto them."""
    start, end = match.span()
    period, shape, texts = sighting.period, said.shape, said.sentence.line.texts
    part = next((at for at in (start - 1, start - 2) if at >= 0 and shape[at] == "V"), None)
    is_long = period is None or period.first != period.last
    if part is not None and is_long and sighting.kind != "range" and shape[part + 1 : start] in {"", "q", "i"}:
        # The beginning, the middle or the end of a period is somewhere in it.
        start, sighting = part, sighting._replace(kind="vague")
    if start and shape[start - 1] == "&" and not texts[start - 1].endswith(" "):
        start -= 1
    return start, end, sighting
