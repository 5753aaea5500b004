"""Articles for the archive's tests: one to begin with, and hypothesis's idea of any."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
from hypothesis import strategies as st

from newsbot.arabic.text import clean
from newsbot.archive import Archive
from newsbot.article import Article, DateReading, Image, Link

ARTICLE = Article(
    url="https://paper.example/news/1?from=home",
    canonical_url="https://paper.example/news/1",
    site="paper",
    title="أُعلِنَ عن افتتاح مكتبة الأردن",
    subtitle="في العاصمة",
    published=DateReading(
        datetime(2025, 11, 21, 1, 30, tzinfo=timezone(timedelta(hours=3))),
        raw="٢١ نوفمبر ٢٠٢٥",
        source="json-ld",
        precision="minute",
        flags=("weekday_mismatch",),
    ),
    modified=DateReading(date(2025, 11, 22), raw="٢٢ نوفمبر"),
    authors=("ليلى حداد", "مُحَمَّد سالم"),
    agencies=("رويترز",),
    body=("قال مُحَمَّد إن المكتبة تفتح أبوابها غدا.", "وتضم المكتبة ألف كتاب."),
    section="ثقافة",
    tags=("كتب", "مكتبات"),
    images=(Image("https://paper.example/1.jpg", caption="الواجهة"),),
    read_also=(Link("معرض الكتاب", "https://paper.example/news/2", 0),),
    language="ar",
    evidence={"title": "json-ld"},
)


def numbered(number: int, **changes: object) -> Article:
    """The article of that number, like the first but for its address and the changes."""
    url = f"https://paper.example/news/{number}"
    return msgspec.structs.replace(ARTICLE, **{"url": url, "canonical_url": url, **changes})


class _UndoError(Exception):
    pass


@contextmanager
def undone(archive: Archive) -> Iterator[None]:
    """A transaction that is taken back, so that hypothesis's next example finds the archive as it was."""
    with suppress(_UndoError), archive.transaction():
        yield
        raise _UndoError


def on(day: date | datetime) -> DateReading:
    """A reading of that day, or moment."""
    return DateReading(day, raw=day.isoformat(), precision="minute" if isinstance(day, datetime) else "day")


_texts = st.text(st.characters(codec="utf-8"))
_lines = (st.text(st.sampled_from("ابتةىء ًـ\u200c\u200f٢3aB.،\n")) | _texts).map(clean)
_names = _lines.filter(bool)
_maybe = st.none() | _lines
_zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_moments = st.datetimes(timezones=_zones) | st.datetimes(timezones=st.just(UTC))
_readings = st.builds(
    DateReading,
    st.dates() | _moments,
    raw=_lines,
    source=st.sampled_from(["json-ld", "meta", "time", "visible", "url", "feed", "sitemap"]),
    precision=st.sampled_from(["day", "minute", "second"]),
    calendar=st.sampled_from(["gregorian", "hijri"]),
    flags=st.lists(_names).map(tuple),
)


def _tuples(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=4).map(tuple)


articles = st.builds(
    Article,
    url=_texts,
    canonical_url=_texts,
    site=st.none() | _names,
    title=_lines,
    subtitle=_maybe,
    published=st.none() | _readings,
    modified=st.none() | _readings,
    authors=_tuples(_names),
    agencies=_tuples(_names),
    body=_tuples(_names),
    section=_maybe,
    tags=_tuples(_names),
    images=_tuples(st.builds(Image, _texts, caption=_maybe, credit=_maybe)),
    read_also=_tuples(st.builds(Link, _lines, _texts, st.integers(0, 99))),
    language=_maybe,
    evidence=st.dictionaries(_names, _names, max_size=3),
)
