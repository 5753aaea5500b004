"""The dates that sentences mention, by small patterns over their shape (``prose``), and the days that they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, TypeAlias

from newsbot.arabic import ranges, sightings
from newsbot.arabic.clock import blank
from newsbot.arabic.passages import Passage, Sighting
from newsbot.arabic.prose import Sentence

# --- pieces of patterns ------------------------------------------------------------------------------------------

_DAY = "(?:[do]|O(?=[MmH]))"
_MONTH = "[MmH]~*"
_SURE_MONTH = "[MH]~*"
_WEEKDAY = "(?:p?(?:j?W[<>]?|j)[,fi(]{0,2}|p)?"
_NEAR = r"[-/÷.~fiq(]{0,4}"
_YEAR = "[fi,(]{0,2}a?i?y[gh]?"
_WHICH = "[<>={}]"
_OF_YEAR = f"i?(?:w?a{_WHICH}|wa)"
_OF_MONTH = f"(?:i?(?P<dir>w?q{_WHICH}|wq)|=)"
_DIRECTION = f"(?:{_OF_YEAR}|{_WHICH})"
_END = f"(?:(?P<y>{_YEAR})|(?P<dir>{_DIRECTION}))?"


# The first token, the one after the last, and what they mean.
Mention: TypeAlias = tuple[int, int, Sighting]


class Rule(NamedTuple):
    """A pattern over the shape, and what reads its matches; ``letters``: one of these must be there."""

    letters: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[Passage, re.Match[str]], Sighting | None]


def _rule(letters: str, pattern: str, read: Callable[[Passage, re.Match[str]], Sighting | None]) -> Rule:
    return Rule(frozenset(letters), re.compile(pattern), read)


# Places, wars and papers that are named for a day, and seasons (2024/2025).
_NAMES = re.compile(r"P[,f|]?(?:[doO]i?[MH]~*y?|[MH])|Q[,f]?W|(?<![dyn][-/.])y[-/÷–](?:y|d)(?![-/÷–d])")
_AMOUNT = r"(?:(?P<n>[dcny])(?P<unit>[jkqavu])|(?P<two>U)|(?P<one>[jkqau])c?+|(?P<many>v))"
_NOT_AGO = r"(?![iyWMHSe<>={}&]|D)"
_RULES = (
    _rule("MH", rf"(?P<open>[Bi])(?P<d1>{_DAY}){_NEAR}(?P<m1>{_SURE_MONTH})(?P<y1>{_YEAR})?(?P<s>Z|&?)"
                rf"(?P<d2>{_DAY}){_NEAR}(?P<m2>{_SURE_MONTH}){_END}", ranges.between),
    _rule("MH", rf"(?P<open>[BJi])?(?P<d1>{_DAY})(?P<s>Z|[-–]|&?)(?P<d2>{_DAY}){_NEAR}(?P<m2>{_SURE_MONTH}){_END}",
          ranges.between),
    _rule("d", rf"{_WEEKDAY}(?<![dyn][-/.])(?<!#)(?<!#[:,])(?P<d>d)(?P<s>[-/.])(?P<m>d)(?P=s)(?P<y>y)(?![-/.][dyn])",
          sightings.numeric_day),
    _rule("d", r"(?<![dyn][-/.])(?<!#)(?<!#[:,])(?P<y>y)(?P<s>[-/.])(?P<m>d)(?P=s)(?P<d>d)(?![-/.][dyn])",
          sightings.numeric_day),
    _rule("MmH", rf"{_WEEKDAY}(?P<d>{_DAY}){_NEAR}(?P<m>{_MONTH})(?P<y>{_YEAR})", sightings.day),
    _rule("M", r"(?P<m>M~*)(?P<d>d),?(?P<y>y)", sightings.day),
    _rule("_", r"(?<=\()(?P<y1>_)_(?P<y2>_)(?=\))", ranges.years_in_brackets),
    _rule("q=", rf"(?P<open>[BJi])?(?P<d1>[do])(?P<s>Z|[-–]|&?)(?P<d2>[do]){_OF_MONTH}", ranges.between_days_of_month),
    _rule("q=", rf"{_WEEKDAY}(?P<d>[do]){_OF_MONTH}", sightings.day_of_month),
    _rule("MH", rf"{_WEEKDAY}(?P<d>{_DAY}){_NEAR}(?P<m>{_SURE_MONTH})(?P<dir>{_DIRECTION})?(?!{_YEAR})", sightings.day),
    _rule("/", r"(?:(?<=F)|(?:p?j?W|j)f?)(?P<d>d)/(?P<m>d)(?![/ydni%$])", sightings.day_and_month),
    _rule("e", rf"(?P<e>e)(?P<n>[oOl])i?(?:a?(?P<y>y)|(?P<dir>{_OF_YEAR}))", sightings.part_of_year),
    _rule("z", rf"(?:(?P<of>[XY])i?)?w?z(?:(?P<n>[ocd])(?P<era>[h@]?)g?|(?P<dir>{_WHICH}))", sightings.century),
    _rule("MH", rf"(?P<open>[Bi])q?(?P<m1>{_SURE_MONTH})(?P<y1>{_YEAR})?(?P<s>Z|&?)q?(?P<m2>{_SURE_MONTH}){_END}",
          ranges.between),
    _rule("E", r"B?E(?P<n1>o)(?P<n2>o)(?![h@])", ranges.between_centuries),
    _rule("y", r"(?P<open>[BiA])[Aa]?(?P<y1>y)(?P<s>Z|&)a?(?P<y2>y)(?![$v])", ranges.between_years),
    _rule("W", rf"(?P<open>[BiJ])j?(?P<w1>W)(?P<s>Z|&?)j?(?P<w2>W)(?P<dir>{_WHICH})?", ranges.between_weekdays),
    _rule("p", r"p(?P<w1>W)[-–]?(?P<w2>W)", ranges.night),
    _rule("MH", rf"q?(?P<m>{_SURE_MONTH})(?P<y>{_YEAR})", sightings.month),
    _rule("MH", rf"q?(?P<m>{_SURE_MONTH})(?P<dir>{_DIRECTION})", sightings.month),
    _rule("G", rf"G(?:i?a?y|{_DIRECTION})", sightings.without_value),
    _rule("S", r"[DjkqaT]S|S[jkqaD]", sightings.without_value),
    _rule("D", r"p?[wj]?(?P<at>D)(?:,?W)?", sightings.day_from_today),
    _rule("r", rf"rf*{_AMOUNT}{_NOT_AGO}", sightings.ago),
    _rule("R", rf"{_AMOUNT}R", sightings.ago),
    _rule("TE", r"(?P<unit>[TE])(?P<n>[cd])?f?[<>L]", sightings.units),
    _rule("v", r"(?P<n>[cd])(?P<unit>v)[<>L]", sightings.units),
    _rule("y", r"[aA]i?(?P<y>y)[gh@]?", sightings.whole_year),
    _rule("_", r"(?<=_)&(?P<y>y)(?![$v])", sightings.whole_year),
    _rule("y", r"(?<=[FrZVP;])(?P<y>y)[gh@]?(?![$vujkqaz%d÷–/-]|\.[dyn])", sightings.whole_year),
    _rule("MH", rf"(?:q|(?<=[FVr]))(?P<m>{_SURE_MONTH})", sightings.month),
    _rule("X", r"X(?!i?%)", sightings.decade),
    _rule("kqaz", rf"w?(?P<unit>[kqa])(?:{_WHICH}|(?<=w[kqa])(?!y|{_WHICH}))", sightings.this_or_next),
    _rule("W", rf"(?<![vT])p?j?(?P<at>W)(?P<dir>{_WHICH})?", sightings.weekday),
)  # fmt: skip


def mentioned(sentence: Sentence, now: datetime, zone: str) -> list[Mention]:
    """The dates of a sentence, in their order."""
    shape = _NAMES.sub(lambda match: "_" * len(match[0]), sentence.line.shape)
    found: list[Mention] = []
    for rule in _RULES:
        if rule.letters.isdisjoint(shape):
            continue
        said = Passage(sentence, shape, now, zone)
        matches = ((match, _read(rule, said, match)) for match in rule.pattern.finditer(shape))
        new = [_placed_in(said, match, sighting) for match, sighting in matches if sighting]
        shape = blank(shape, [(start, end) for start, end, _ in new])
        found += new
    return _with_ranges(sentence.line.shape, sorted(found))


# What stands before the first and between both ends of a range; و may be part of the second.
_RANGES = {("i", "Z"), ("B", ""), ("B", "&")}


def _with_ranges(shape: str, found: list[Mention]) -> list[Mention]:
    """The dates with each two that من … إلى or بين … و join made one."""
    joined: list[Mention] = []
    for start, end, sighting in found:
        before = joined[-1] if joined else (0, 0, sighting)
        sign = shape[before[0] - 1 : before[0]], shape[before[1] : start]
        both = ranges.joined(before[2], sighting) if joined and sign in _RANGES else None
        if both:
            joined[-1] = (before[0] - 1, end, both)
        else:
            joined.append((start, end, sighting))
    return joined


def _read(rule: Rule, said: Passage, match: re.Match[str]) -> Sighting | None:
    try:
        return rule.read(said, match)
    except (ValueError, OverflowError):  # no such day, or one before the year 1 or after 9999
        return None


def _placed_in(said: Passage, match: re.Match[str], sighting: Sighting) -> Mention:
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
