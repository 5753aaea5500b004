"""Dates in running text. The sentences are our own; the tables were written by who had not seen the code."""

from __future__ import annotations

import csv
import hashlib
import itertools
import json
import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.arabic import vocabulary
from newsbot.arabic.dates import find, parse
from newsbot.article import DateMention
from newsbot.errors import UsageError

ANCHOR = datetime(2025, 11, 21, 9, 15, tzinfo=UTC)  # a Friday
TZ = "Asia/Damascus"
TABLES = sorted((Path(__file__).parent / "tables").glob("mentions*.tsv"))


XFAILED = {
    "ترك المعماري 42 دفترا من الرسوم اشتراها ": "من after a length of time is taken for what it is counted from",
}


def written(mention: DateMention) -> str:
    """A mention as the tables write it."""
    days = "-" if mention.start is None else f"{mention.start}..{mention.end}"
    return f"{mention.text}={mention.kind}={days if mention.value is None else mention.value}"


def rows() -> list[object]:
    found = []
    for table in TABLES:
        with table.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
                reason = XFAILED.get(row["text"][:40])
                marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
                found.append(pytest.param(row, id=f"{table.stem}:{number} {row['heading']}", marks=marks))
    return found


@pytest.mark.parametrize("row", rows())
def test_sentence(row: dict[str, str]) -> None:
    found = find(row["text"], anchor=datetime.fromisoformat(row["anchor"]), tz=row["tz"])
    assert [written(each) for each in found] == [part for part in row["mentions"].split(" ; ") if part]
    assert all(row["text"][slice(*each.span)] == each.text for each in found)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("اعتقل في 8 كانون الأول", ("year_assumed",)),
        ("اعتقل في 8 كانون الأول 2024", ()),
        ("اعتقل الأحد 9 كانون الأول 2024", ("weekday_mismatch",)),
        ("عاد أمس الجمعة", ("weekday_mismatch",)),
        ("عاد أمس الخميس", ()),
        ("سافر في شعبان 1444هـ", ("hijri_approximate",)),
        ("اختفت في التسعينيات", ("year_assumed",)),
        ("عاد الأحد", ("direction_assumed",)),
        ("عاد الأحد الماضي", ()),
        ("عاد في 3/4/2024", ("order_assumed",)),
        ("عاد الأربعاء 3/4/2024", ()),
        ("عاد في 13/4/2024", ()),
    ],
)
def test_doubts(text: str, flags: tuple[str, ...]) -> None:
    (mention,) = find(text, anchor=ANCHOR, tz=TZ)
    assert mention.flags == flags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الأسبوع الأول من شهر آذار 2024", ["شهر آذار 2024=explicit=2024-03-01..2024-03-31"]),
        ("الأحد الأول من آذار 2024", ["آذار 2024=explicit=2024-03-01..2024-03-31"]),
        ("الثلاثاء الثالث من آذار 2026", ["الثلاثاء الثالث من آذار 2026=explicit=2026-03-03"]),
        ("الجمعة الأخيرة من رمضان", []),
        ("اليوم الثالث من رمضان", ["الثالث من رمضان=underspecified=2025-03-03"]),
        ("الجولة الثالثة من مايو", []),
        ("قتل شخص في سيدني الأحد", ["الأحد=underspecified=2025-11-16"]),
        ("غدا السبت 22 نوفمبر", ["غدا=deictic=2025-11-22", "السبت 22 نوفمبر=underspecified=2025-11-22"]),
        ("الأحد المقبل 23 نوفمبر", ["الأحد المقبل 23 نوفمبر=underspecified=2025-11-23"]),
        ("الثلاثاء 25 نوفمبر", ["الثلاثاء 25 نوفمبر=underspecified=2025-11-25"]),
        ("من ديسمبر 2023 إلى يناير", ["من ديسمبر 2023 إلى يناير=range=2023-12-01..2024-01-31"]),
        ("من 28 ديسمبر 2023 إلى 3 يناير", ["من 28 ديسمبر 2023 إلى 3 يناير=range=2023-12-28..2024-01-03"]),
        ("في 3 و4 آذار 2011", ["3 و4 آذار 2011=range=2011-03-03..2011-03-04"]),
        ("في 3 و7 آذار 2011", ["و7 آذار 2011=explicit=2011-03-07"]),
        ("قبل شهر واحد من الانتخابات", []),
        ("قبل خمسة وستة أيام", []),
        ("ليل الخميس الجمعة", ["ليل الخميس الجمعة=range=2025-11-20..2025-11-21"]),
        ("تسوقوا في الجمعة السوداء", []),
        ("الإصدار 2.11.2024", []),
        ("t الماضية", []),
        ("في القرن الرابع الهجري", ["القرن الرابع الهجري=vague=-"]),
        ("عام 1200 قبل الميلاد", ["عام 1200 قبل الميلاد=vague=-"]),
        ("في 31 شباط 2024", ["31 شباط 2024=explicit=-"]),
        ("في 5 رمضان 1258هـ", ["5 رمضان 1258هـ=explicit=-"]),
        ("الثلاث سنوات الأخيرة من حياتها", ["الثلاث سنوات الأخيرة=vague=-"]),
    ],
)
def test_what_a_reader_doubted(text: str, expected: list[str]) -> None:
    assert [written(each) for each in find(text, anchor=ANCHOR, tz=TZ)] == expected


@pytest.mark.parametrize("moment", [datetime.min, datetime.max])
def test_the_ends_of_the_calendar(moment: datetime) -> None:
    assert isinstance(find("أمس وغدا والعام الماضي وقبل قرن والأسبوع المقبل", anchor=moment), list)
    with pytest.raises(UsageError, match="end of the calendar"):
        find("أمس", anchor=datetime.max.replace(tzinfo=UTC), tz="Asia/Tokyo")


def test_place_in_a_text_that_is_mended() -> None:
    text = "قال\u200f:  عاد\u00a0 ﻳﻮﻡ  5 ﻓﺒﺮﺍﻳﺮ\u200f 2019\n\nثم سافر أمـس"
    first, second = find(text, anchor=ANCHOR, tz=TZ)
    assert (first.start, text[slice(*first.span)]) == (date(2019, 2, 5), first.text)
    assert (second.start, second.text) == (date(2025, 11, 20), "أمـس")


def test_a_date_ends_with_its_paragraph() -> None:
    found = find("في 8 كانون الأول\n2024 خيمة", anchor=ANCHOR, tz=TZ)
    assert [written(each) for each in found] == ["8 كانون الأول=underspecified=2024-12-08"]


def test_unknown_zone() -> None:
    with pytest.raises(UsageError, match="not a time zone"):
        find("أمس", anchor=ANCHOR, tz="Damascus")


@pytest.mark.skipif(not os.environ.get("NEWSBOT_CORPUS"), reason="NEWSBOT_CORPUS names no corpus")
def test_nothing_false_in_the_texts_of_newspapers() -> None:
    """Those found were read one by one: none is false. If they change, read them again."""
    read = []
    for file in sorted((Path(os.environ["NEWSBOT_CORPUS"]) / "corpus" / "gold").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        published = datetime.fromisoformat(gold["published"])
        read += [written(each) for each in find("\n\n".join(gold["body"]), anchor=published, tz=TZ)]
    digest = hashlib.sha256("\n".join(read).encode()).hexdigest()
    assert (len(read), digest[:16]) == (36, "b51c3159f7c84cd2")


# --- the anchor ---------------------------------------------------------------------------------------------------

# What counts days moves with each day; what counts weeks, months and years when these change; what is written never.
DAILY = {"أمس": -1, "اليوم": 0, "غدا": 1, "بعد غد": 2, "أول من أمس": -2, "قبل خمسة أيام": -5, "الليلة الماضية": -1}
WRITTEN = ("8 كانون الأول 2024", "عام 2011", "آذار 2020", "15 رمضان 1445هـ", "بين عامي 2011 و2015", "القرن التاسع عشر")
STEPWISE = ("الأسبوع الماضي", "الشهر الجاري", "العام المقبل", "مطلع الشهر الجاري", "الجمعة الماضي", "في 8 آذار")
ANCHORS = [
    datetime(2025, 11, 21, 9, 15),
    datetime(2024, 2, 28, 12, 0),
    datetime(2024, 2, 29, 12, 0),
    datetime(2025, 2, 28, 23, 59),
    datetime(2025, 4, 30, 8, 0),
    datetime(2024, 12, 31, 22, 30),
    datetime(2025, 1, 1, 0, 10),
]


def _only(text: str, anchor: datetime, tz: str = TZ) -> DateMention:
    (mention,) = find(f"عاد المسافرون {text} إلى البلدة", anchor=anchor, tz=tz)
    return mention


@pytest.mark.parametrize("anchor", ANCHORS, ids=str)
@pytest.mark.parametrize("text", DAILY)
def test_days_are_counted_from_the_anchor(text: str, anchor: datetime) -> None:
    for shift in range(4):
        mention = _only(text, anchor + timedelta(days=shift))
        assert mention.value == anchor.date() + timedelta(days=shift + DAILY[text])


@pytest.mark.parametrize("anchor", ANCHORS, ids=str)
@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_written_stays(text: str, anchor: datetime) -> None:
    assert _only(text, anchor) == _only(text, anchor + timedelta(days=1)) == _only(text, ANCHOR)


@pytest.mark.parametrize("text", STEPWISE)
def test_longer_periods_move_forward_by_whole_ones(text: str) -> None:
    every = [_only(text, datetime(2024, 1, 1, 12) + timedelta(days=number)) for number in range(800)]
    for before, after in itertools.pairwise(every):
        assert before.start is not None
        assert after.start is not None
        assert before.end is not None
        assert after.start == before.start or after.start > before.end


@pytest.mark.parametrize(
    ("moment", "tz", "day"),
    [
        ("2025-11-20T20:59:00+00:00", "Asia/Damascus", "2025-11-19"),
        ("2025-11-20T21:01:00+00:00", "Asia/Damascus", "2025-11-20"),
        ("2025-11-20T21:01:00+00:00", "Africa/Nouakchott", "2025-11-19"),
        ("2024-12-31T22:30:00+00:00", "Africa/Cairo", "2024-12-31"),
        ("2025-03-01T00:30:00+04:00", "UTC", "2025-02-27"),
    ],
)
def test_the_day_is_the_newspapers(moment: str, tz: str, day: str) -> None:
    assert str(_only("أمس", datetime.fromisoformat(moment), tz).value) == day


@pytest.mark.parametrize(
    ("tz", "first"),
    [("Asia/Damascus", "2025-11-08"), ("Asia/Riyadh", "2025-11-09"), ("Asia/Beirut", "2025-11-10")],
)
def test_weeks_begin_where_the_newspaper_is(tz: str, first: str) -> None:
    assert str(_only("الأسبوع الماضي", ANCHOR, tz).start) == first


# --- properties ---------------------------------------------------------------------------------------------------

# Whatever means something, so that chance finds its way into the grammar.
WORDS = [word for row in vocabulary.table() for word in row.words]
SIGNS = ["٣", "12", "31", "2025", "1446", "08:05", "9" * 20, "هـ", "و", *"«».،()/-:", "\n", "\u200f"]
PIECES = st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS))


@given(
    text=st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)),
    anchor=st.datetimes(),
    tz=st.sampled_from(["UTC", TZ, "America/New_York"]),
)
def test_any_text_is_read(text: str, anchor: datetime, tz: str) -> None:
    end = 0
    for mention in find(text, anchor=anchor, tz=tz):
        assert mention.text == text[slice(*mention.span)] != ""
        assert mention.position >= end
        assert (mention.start is None) == (mention.end is None)
        assert mention.start is None or mention.end is None or mention.start <= mention.end
        end = mention.span[1]


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_written_day_is_what_parse_reads(day: date) -> None:
    text = f"{day.day} شباط {day.year}" if day.month == 2 else f"{day.day}/{day.month}/{day.year}"
    reading, mention = parse(text, now=ANCHOR), _only(f"في {text}", ANCHOR)
    assert reading is not None
    assert reading.value == mention.value == day


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "1" * size,
    "slashes": lambda size: "1/" * (size // 2),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "days": lambda size: "21 نوفمبر " * (size // 10),
    "ordinals": lambda size: "من الأول " * (size // 9),
    "future": lambda size: "سوف يعقد الأحد " * (size // 15),
    "numbers": lambda size: "خمسة وعشرين " * (size // 12),
    "months": lambda size: "من آذار " * (size // 8),
    "marks": lambda size: "ا\u200f " * (size // 3),
    "ones": lambda size: "واحد " * (size // 5),
    "paragraphs": lambda size: "في\n" * (size // 3),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_long_text_costs_in_proportion(kind: str) -> None:
    def cost(size: int) -> float:
        text = HOSTILE[kind](size)
        begun = time.thread_time()
        find(text, anchor=ANCHOR, tz=TZ)
        return time.thread_time() - begun

    cost(1000)
    assert cost(80_000) < 40 * max(cost(10_000), 0.005)
