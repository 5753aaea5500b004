"""What is known while a sentence is read: its shape, when it was published, and whether it speaks of the future."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from newsbot.arabic import anchored
from newsbot.arabic.anchored import Anchor, Written
from newsbot.arabic.periods import Period
from newsbot.arabic.prose import GUESSED, Sentence
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
        return Anchor(self.now.date(), self.zone, _is_future(self.sentence, self.shape, start, end))


_CLAUSE = 30  # tokens that a verb in the future reaches
_AFTER = 2
_ENDS_CLAUSE = frozenset("^,|!()r")


def _is_future(sentence: Sentence, shape: str, start: int, end: int) -> bool:
    before, after = range(start - 1, max(start - _CLAUSE, 0) - 1, -1), range(end, min(end + _AFTER, len(shape)))
    nearest = (next((at for at in side if shape[at] in _ENDS_CLAUSE), None) for side in (before, after))
    return any(at is not None and shape[at] == "^" and not _is_name(sentence, at) for at in nearest)


def _is_name(sentence: Sentence, at: int) -> bool:
    """Whether a word that looks like a verb stands right behind a preposition: في سيدني."""
    return sentence.line.values[at] == GUESSED and sentence.line.shape[at - 1 : at] in set("FiZBf")


_A_YEAR = timedelta(days=366)
_STEPS = {"{": -2, "<": -1, "=": 0, "w": 0, ">": 1, "}": 2}


def written(said: Passage, match: re.Match[str], number: str = "") -> Written:
    """The day, month and year of the groups ``d``, ``m`` and ``y`` with that number."""
    groups = match.groupdict()
    month = match.start(f"m{number}")
    is_hijri = match.string[month] == "H"
    day = said.value(match.start(f"d{number}")) if groups.get(f"d{number}") else 0
    year = year_of(said, match, f"y{number}") if groups.get(f"y{number}") else 0
    return Written(said.value(month), day, year, is_hijri)


def year_of(said: Passage, match: re.Match[str], group: str) -> int:
    """The year within a group that holds more than it."""
    return said.value(match.start(group) + match[group].index("y"))


def step(direction: str) -> int:
    """−2 to 2: what was before the last, last, current, next, after the next."""
    return next(_STEPS[letter] for letter in reversed(direction) if letter in _STEPS)


def weekday_in(said: Passage, match: re.Match[str]) -> int | None:
    """The first weekday of a match, 0 for Monday."""
    at = match[0].find("W")
    return said.value(match.start() + at) if at >= 0 else None


def _flags(said: Passage, match: re.Match[str], written: Written, period: Period | None) -> tuple[str, ...]:
    flags = ["hijri_approximate"] if written.is_hijri else []
    weekday = weekday_in(said, match)
    if weekday is not None and written.day and period and weekday != period.first.weekday():
        flags.append("weekday_mismatch")
    return tuple(flags)


def _agreeing(said: Passage, match: re.Match[str], written: Written) -> Period | None:
    """Of the years around, the nearest in which the day falls on the weekday that stands beside it."""
    weekday, today = weekday_in(said, match), said.now.date()
    if weekday is None or not written.day:
        return None
    fitting = (each for each in written.around(today) if each.first.weekday() == weekday)
    nearest = min(fitting, key=lambda each: abs(each.first - today), default=None)
    return nearest if nearest and abs(nearest.first - today) < _A_YEAR else None


def placed(said: Passage, match: re.Match[str], written: Written) -> Sighting | None:
    """A day or a month, by its own year, by one that is told from today, or by the anchor."""
    direction = match.groupdict().get("dir") or ""
    if written.year:
        period = written.in_year(written.year)
        # A day that the calendar does not have has no value; its month alone would be another thing.
        return Sighting("explicit", period, _flags(said, match, written, period))
    kind: MentionKind = "deictic" if "a" in direction else "underspecified"
    if kind == "deictic":
        period = written.in_year(said.now.year + step(direction))
    else:
        anchor = said.anchor(*match.span())
        period = _agreeing(said, match, written) or anchored.chosen(written.around(anchor.today), direction, anchor)
    assumed = ("year_assumed",) if kind == "underspecified" and direction != "=" else ()
    return Sighting(kind, period, (*assumed, *_flags(said, match, written, period))) if period else None
