"""Times of day in a line, and the zones they are told in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta, timezone, tzinfo
from typing import NamedTuple

from newsbot.arabic import zones
from newsbot.arabic.lexicon import PARTS_OF_DAY
from newsbot.arabic.shapes import finder
from newsbot.arabic.tokens import Line

# Part of the day → the hours that move, and by how much. Hours from 13 are told by the 24-hour clock, whatever follows.
_SHIFTS: dict[str, tuple[range, int]] = {
    "am": (range(12, 13), -12),
    "noon": (range(1, 6), 12),
    "pm": (range(12), 12),
    "sunset": (range(4, 10), 12),
    "night": (range(6, 12), 12),
    "midnight": (range(12, 13), -12),
}


class Time(NamedTuple):
    """A time of day: seconds since midnight, its tokens (``end`` left out), and its zone if it names one.

    ``local`` says that the text calls the time local, which is the newspaper's own zone.
    """

    seconds: int
    start: int
    end: int
    has_seconds: bool = False
    zone: tzinfo | None = None
    local: bool = False


class Zone(NamedTuple):
    """A zone that the line names, in its tokens; ``None`` means the newspaper's own."""

    start: int
    end: int
    zone: tzinfo | None


class _Match(NamedTuple):
    """Where a time begins and ends, and where the parts of it that are there stand."""

    start: int
    end: int
    places: dict[str, int]

    @classmethod
    def of(cls, match: re.Match[str]) -> _Match:
        places = {name: match.start(name) for name in match.re.groupindex if match[name]}
        return cls(match.start(), match.end(), places)


_EXACT = finder(r"(?:K[:if]*)?(?:(?<![yMh])(?P<before>p))?(?P<clock>[ts])(?:i?(?P<part>[pg]))?", _Match.of)
_HOUR = finder(
    r"K[:if]*(?P<hour>[dco])(?:(?P<more>E)|!(?P<less>e)|&?(?P<minutes>[dcI])[uv]|[.](?P<dotted>d))?(?:i?(?P<part>[pg]))?"
    r"(?![-/.÷][dy]|[-/÷~fi]{0,3}[MmH])",
    _Match.of,
)
_DOTTED = finder(r"(?<![dyn][-/.])(?P<hour>d)[.](?P<dotted>d)(?P<part>[pg])(?![-/.][dyn])", _Match.of)
# السادسة إلا ربعا مساء, without a word for o'clock: the part of the day says that it is an hour.
_NAMED_HOUR = finder(
    r"(?<!K)(?P<hour>o)(?:(?P<more>E)|!(?P<less>e)|&?(?P<minutes>[dcI])[uv])?i?(?P<part>p)(?![-/÷~fi]{0,3}[MmH])",
    _Match.of,
)
# Each pattern, and the letters without which it need not be tried.
_PATTERNS = (
    (_EXACT, frozenset("ts")),
    (_HOUR, frozenset("K")),
    (_DOTTED, frozenset("pg")),
    (_NAMED_HOUR, frozenset("o")),
)
_LETTERS = frozenset("tsKpgo")
_MIDNIGHT = PARTS_OF_DAY.index("midnight")
_BARE = finder(r"(?<![dyn][-/.])(?P<hour>d)(?P<part>[pg])", _Match.of)


def times(line: Line, home: str | None) -> tuple[list[Time], str]:
    """The times of a line with their zones, and the shape with all of these taken out; ``home`` is a country."""
    shape = line.shape
    if _LETTERS.isdisjoint(shape):
        return [], shape
    found = [
        time
        for pattern, letters in _PATTERNS
        if not letters.isdisjoint(shape)
        for match in pattern(shape)
        if (time := _time(line, match))
    ]
    if not found and "p" in shape:
        found = [Time(0, at, at + 1) for at, kind in enumerate(shape) if kind == "p" and line.values[at] == _MIDNIGHT]
    if not found:
        return found, shape
    named = [*_zones(line, home)]
    if named:
        found = _with_zones(found, named, shape)
    spans = [(time.start, time.end) for time in found] + [(zone.start, zone.end) for zone in named]
    return found, blank(shape, spans)


def bare_hours(line: Line, shape: str) -> list[Time]:
    """Hours with nothing but a part of the day (5 م); ``shape`` has the dates and other times taken out."""
    return [time for match in _BARE(shape) if (time := _time(line, match))]


def blank(shape: str, spans: list[tuple[int, int]]) -> str:
    """The shape with these spans taken out, the other tokens where they were."""
    if not spans:
        return shape
    letters = [*shape]
    for start, end in spans:
        letters[start:end] = "_" * (end - start)
    return "".join(letters)


def _time(line: Line, match: _Match) -> Time | None:
    places = match.places
    is_clock = "clock" in places
    seconds = line.values[places["clock"]] if is_clock else _told(line, places)
    part = places.get("part", places.get("before"))
    if part is not None:
        seconds += _shift(seconds // 3600, line, part) * 3600
    if not 0 <= seconds < 86400:
        return None
    return Time(seconds, match.start, match.end, has_seconds=is_clock and line.shape[places["clock"]] == "s")


def _shift(hour: int, line: Line, index: int) -> int:
    name = PARTS_OF_DAY[line.values[index]] if line.shape[index] == "p" else "pm"
    hours, shift = _SHIFTS[name]
    # Twelve at night is midnight; twelve of an evening or an afternoon is noon.
    if name == "night" and hour == 12:
        return -12
    return shift if hour in hours else 0


def _told(line: Line, places: dict[str, int]) -> int:
    """Seconds of a time in words: الثامنة والنصف, 5.30, الخامسة إلا ربعا; out of range where it is none."""
    hour = line.values[places["hour"]]
    minute = 0
    for name, sign in (("more", 1), ("less", -1), ("minutes", 1), ("dotted", 1)):
        if name in places:
            minute = sign * line.values[places[name]]
    if "dotted" in places and len(line.words(places["dotted"], places["dotted"] + 1)) != 2:
        return -1
    return hour * 3600 + minute * 60 if hour <= 23 and minute <= 59 else -1


# --- zones -------------------------------------------------------------------------------------------------------

_GREENWICH = re.compile(r"b?[f(]?(?P<name>Z)(?:\)?(?:(?P<sign>[-+])(?P<hours>[dyt])(?![-/.÷~]?[dMmH])|\)))?")
_OFFSET = re.compile(
    r"(?<=[ts])(?:(?P<plus>\+)(?P<east>[dyt])|-(?P<west>y))(?![-/.÷~]?[dMmH])|(?:(?<=s)|(?<=Tt))-(?P<far_west>t)"
)
_LOCAL = re.compile(r"b?C")
_PLACE = re.compile(r"(?:bC?|(?<=[tspg])\()[f(:]*(?=[^ZC])")
_WORDS_OF_A_PLACE = 5
_SIGNS = frozenset("-–/÷.,()+:'|~_dynts")


def _zones(line: Line, home: str | None) -> Iterator[Zone]:
    shape = line.shape
    if "Z" in shape:
        for match in _GREENWICH.finditer(shape):
            minutes = line.values[match.start("name")]
            if match["hours"]:
                minutes += _minutes(line, match.start("hours")) * (-1 if match["sign"] == "-" else 1)
            yield from _fixed(match, minutes)
    if "+" in shape or "-" in shape:
        for match in _OFFSET.finditer(shape):
            sign = 1 if match["plus"] else -1
            yield from _fixed(match, sign * _minutes(line, match.end() - 1))
    if "b" in shape or "(" in shape:
        yield from _places(line, home)
    if "C" in shape:
        yield from (Zone(match.start(), match.end(), None) for match in _LOCAL.finditer(shape))


def _fixed(match: re.Match[str], minutes: int) -> Iterator[Zone]:
    if -12 * 60 <= minutes <= 14 * 60:
        yield Zone(match.start(), match.end(), timezone(timedelta(minutes=minutes)))


def _minutes(line: Line, index: int) -> int:
    value = line.values[index]
    kind = line.shape[index]
    if kind == "t":
        return value // 60
    return value // 100 * 60 + value % 100 if kind == "y" else value * 60


def _places(line: Line, home: str | None) -> Iterator[Zone]:
    for match in _PLACE.finditer(line.shape):
        first = match.end()
        last = first
        while last < len(line.shape) and last - first < _WORDS_OF_A_PLACE and line.shape[last] not in _SIGNS:
            last += 1
        found = zones.longest_place(line.words(first, last), home) if last > first else None
        if found:
            yield Zone(match.start(), first + found[1], found[0])


def _with_zones(found: list[Time], named: list[Zone], shape: str) -> list[Time]:
    if len(found) == len(named) == 1:
        return [_in_zone(found[0], named[0])]
    return [_in_zone(time, _zone_of(time, named, shape)) for time in found]


def _zone_of(time: Time, named: list[Zone], shape: str) -> Zone | None:
    """The zone told right after a time, else right before it."""
    for zone in named:
        if time.end <= zone.start <= time.end + 2 and not shape[time.end : zone.start].strip("(,-–|f"):
            return zone
    return next((zone for zone in named if zone.end <= time.start <= zone.end + 1), None)


def _in_zone(time: Time, zone: Zone | None) -> Time:
    return time._replace(zone=zone.zone, local=zone.zone is None) if zone else time
