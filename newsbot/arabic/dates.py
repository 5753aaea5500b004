"""The date that an Arabic news page states, from the line that states it, and the dates that its text mentions.

``parse`` reads every month family, Umm al-Qura, numbers, times with their part of the day and their zone, and dates
told from the present; what stands around them is passed over. ``parse_all`` gives each date of a line, ``find`` those
of running text. ``FLAGS`` says what speaks against a reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from itertools import chain, islice

from newsbot.arabic import clock, foreign, relative, stamps, statement, tokens, written, zones
from newsbot.arabic.present import Present
from newsbot.arabic.relative import Moment
from newsbot.arabic.statement import Statement
from newsbot.arabic.text import clean
from newsbot.arabic.tokens import Line
from newsbot.arabic.written import Day
from newsbot.article import DateCandidate, DateMention, DateReading, Label, Precision

# A date line is never so long; and what is cut off could change the meaning of the last words that are left.
_LONGEST = 2000
_MARGIN = 30  # tokens
_MOST = 24  # dates of a line: more is a table or an attack
# Why a reading may be doubted, of a line and of running text.
FLAGS = {
    "weekday_mismatch": "the weekday beside the date is not that date's; the date wins",
    "hijri_approximate": "from the Hijri calendar, which may be a day or two off the country's own",
    "order_assumed": "3/4/2025 was read day first, or 4/13/2025 month first, and no weekday confirms it",
    "year_assumed": "no year, or two digits of one: the latest past, after المقبل the next",
    "two_dates": "the line holds another day as well; publication was preferred to update",
    "update_only": "the only date stands after a word for 'updated'",
    "time_of_update": "the day is the publication's, the time stands after a word for 'updated'",
    "zone_stated": "the zone comes from the text, not from the newspaper",
    "relative": "counted from the present",
    "direction_assumed": "a weekday of running text, without الماضي or المقبل: the last, or the next where it is ahead",
}
# The letters of a shape without which nothing in it counts from the present.
_RELATIVE = frozenset("rRFNDW")
_LABELS: dict[str, Label | None] = {"l": "published", "": None, "L": "updated"}


def parse(text: str, *, now: datetime | None = None, tz: str = "UTC", country: str | None = None) -> DateReading | None:
    """The date that a text states, or ``None``: a date where only the day is told, else a date and time with its zone.

    ``now`` (the present; without a zone it is one of ``tz``) decides what relative words and missing years mean;
    ``tz`` is the newspaper's zone, ``country`` its ISO 3166 code. A zone that does not exist raises ``UsageError``.

    >>> parse("الإثنين، 29 سبتمبر 2025 | 02:35 م", tz="Asia/Damascus").isoformat()
    '2025-09-29T14:35:00+03:00'
    >>> parse("آخر تحديث: ٢١ تشرين الثاني ٢٠٢٥ | نُشر في ٢٠ تشرين الثاني ٢٠٢٥").flags
    ('two_dates',)
    """
    home = zones.zone(tz)
    reading, _ = next(_readings(text, Present(now, home), home, country), (None, ""))
    return reading


def parse_all(
    text: str, *, now: datetime | None = None, tz: str = "UTC", country: str | None = None
) -> list[DateCandidate]:
    """Every date that a text states, the one that ``parse`` answers first; it takes what ``parse`` takes.

    >>> for each in parse_all("آخر تحديث: 21 أيار 2025 - نُشر في 20 أيار 2025"):
    ...     print(each.rank, each.label, each.reading.isoformat())
    0 published 2025-05-20
    1 updated 2025-05-21
    """
    home = zones.zone(tz)
    found = _readings(text, Present(now, home), home, country)
    return [DateCandidate(reading, rank, _LABELS[label]) for rank, (reading, label) in enumerate(islice(found, _MOST))]


def find(text: str, *, anchor: datetime, tz: str = "UTC") -> list[DateMention]:
    """The dates that a running text mentions, in their order, as an article published at ``anchor`` means them.

    ``anchor`` without a zone is one of ``tz``, the newspaper's zone, whose calendar day counts. Each mention has its
    words and their place in the text, and its first and last day where these follow; a zone that does not exist
    raises ``UsageError``.

    >>> for each in find("عاد أمس الجمعة، ويسافر في 8 كانون الأول القادم", anchor=datetime(2025, 11, 22)):
    ...     print(each.text, each.kind, each.value)
    أمس الجمعة deictic 2025-11-21
    8 كانون الأول القادم underspecified 2025-12-08
    """
    from newsbot.arabic import mentions, prose  # noqa: PLC0415 - who reads lines alone doesn't wait for their patterns

    now = Present(anchor, zones.zone(tz)).now
    found = []
    for sentence in prose.paragraphs(text):
        for first, last, (kind, period, flags) in mentions.mentioned(sentence, now, tz):
            position, stop = sentence.span(first, last)
            start, end = period or (None, None)
            found.append(DateMention(text[position:stop], position, kind, start, end, flags))
    return found


def _readings(text: str, present: Present, home: tzinfo, country: str | None) -> Iterator[tuple[DateReading, str]]:
    """The readings of a text with their labels, the best first; the later ones are worked out when they are asked for.

    No generator itself: most callers want the first alone, and a generator that is left half-way costs them more.
    """
    looked_at = clean(text[:_LONGEST])
    if not looked_at:
        return iter(())
    stamp = stamps.read(looked_at, home)
    if stamp:
        return iter([(_bare(stamp, looked_at, "second"), "")])
    line = tokens.read(looked_at)
    times, shape = clock.times(line, country or zones.country_of(home))
    found, impossible = written.days(line, shape, present)
    is_cut = len(text) > _LONGEST
    if is_cut:
        found = [day for day in found if day.end <= len(line.shape) - _MARGIN]
    if found and "D" in shape:
        found = _with_labelled(found, line, shape, present)
    said = Statement(line, shape, found, times, home)
    readings = statement.readings(said)
    # What is impossible is not made up for by a guess, nor what may go on behind the cut.
    if is_cut or (impossible and not found):
        return readings
    return chain(readings, _otherwise(said, looked_at, present))


def _otherwise(said: Statement, text: str, present: Present) -> Iterator[tuple[DateReading, str]]:
    """What a line says besides its written days; without any of these the last reader is asked, too."""
    yield from _told(said, present)
    if not said.days and (value := foreign.read(text, present)):
        yield _bare(value, text, "minute"), ""


def _bare(value: date | datetime, text: str, precision: Precision) -> DateReading:
    return DateReading(value, raw=text, precision=precision if isinstance(value, datetime) else "day")


def _with_labelled(found: list[Day], line: Line, shape: str, present: Present) -> list[Day]:
    """The written days with those told from the present that have a label of their own: "updated … | published أمس"."""
    told = relative.days(line, statement.without(shape, found), present.now)
    told = [day for day in told if _has_label(day, found, shape)]
    return sorted([*found, *told], key=lambda day: day.start)


def _has_label(day: Day, others: list[Day], shape: str) -> bool:
    start = max((other.end for other in others if other.end <= day.start), default=0)
    return bool(statement.label_before(shape, day.start, start))


def _told(said: Statement, present: Present) -> Iterator[tuple[DateReading, str]]:
    """The readings of words that count from the present; beside a written day only of lengths of time (منذ ساعة)."""
    if _RELATIVE.isdisjoint(said.shape):
        return
    line, shape, now = said.line, statement.without(said.shape, said.days), present.now
    moments = relative.lengths(line, shape, now)
    named = [] if said.days else relative.days(line, shape, now)
    if not said.days and not moments:
        alone = relative.length_otherwise(line, shape, now)
        alone = alone or (None if named else relative.weekday_at(line, shape, now, said.times))
        moments = [(alone, "")] if alone else []
    told = [(_moment(said, moment, label), label) for moment, label in moments]
    told += statement.readings(said._replace(days=named)) if named else []
    yield from sorted(told, key=lambda reading: statement.RANKS[reading[1]])


def _moment(said: Statement, moment: Moment, label: str) -> DateReading:
    flags = ["relative", *(["update_only"] if label == "L" else [])]
    if isinstance(moment.value, datetime):
        precision: Precision = "second" if moment.has_seconds else "minute"
        raw = said.line.words(moment.start, moment.end)
        return DateReading(moment.value, raw=raw, precision=precision, flags=tuple(flags))
    at = said.times[0] if len(said.times) == 1 and not said.days else None
    day = Day(moment.value, moment.start, moment.end)
    flags += statement.doubts(said.line, said.shape, day)
    return statement.dated(said.line, day, at, said.home, flags)
