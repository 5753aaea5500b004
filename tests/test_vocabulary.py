"""The table of words: every spelling of every row is read in a line that only it completes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from newsbot.arabic import hijri, places, vocabulary, zones
from newsbot.arabic.dates import find, parse
from newsbot.arabic.text import fold
from newsbot.arabic.vocabulary import Row

NOW = datetime(2025, 11, 22, 15, 30, tzinfo=UTC)  # a Saturday
MONTHS = "january february march april may june july august september october november december".split()
HIJRI_MONTHS = (
    "muharram safar rabi-1 rabi-2 jumada-1 jumada-2 rajab shaban ramadan shawwal dhu-al-qada dhu-al-hijja".split()
)
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
# Part of the day → an hour, and the hour that it means.
HOURS = {"am": (12, 0), "noon": (1, 13), "pm": (5, 17), "sunset": (6, 18), "night": (8, 20), "midnight": (12, 0)}
# Unit → how far back eleven of it, one and two lead.
UNITS = {
    "second": ("2025-11-22T15:29:49", "2025-11-22T15:29:58"),
    "minute": ("2025-11-22T15:19:00", "2025-11-22T15:28:00"),
    "hour": ("2025-11-22T04:30:00", "2025-11-22T13:30:00"),
    "day": ("2025-11-11", "2025-11-20"),
    "week": ("2025-09-06", "2025-11-08"),
    "month": ("2024-12-22", "2025-09-22"),
    "year": ("2014-11-22", "2023-11-22"),
    "decade": ("1915-11-22", "2005-11-22"),
    "century": ("0925-11-22", "1825-11-22"),
}


def read(text: str) -> str:
    """The reading as text without the zone, "" where there is none."""
    reading = parse(text, now=NOW)
    return reading.isoformat().removesuffix("+00:00") if reading else ""


def month(row: Row, word: str) -> bool:
    return read(f"4 {word} 2020") == f"2020-{MONTHS.index(row.value) + 1:02}-04"


def hijri_month(row: Row, word: str) -> bool:
    day = hijri.to_gregorian(1441, HIJRI_MONTHS.index(row.value) + 1, 4)
    return read(f"4 {word} 1441") == str(day)


def numbered_month(row: Row, word: str) -> bool:
    first, second = (MONTHS.index(name) + 1 for name in row.value.split())
    return (read(f"4 {word}1 2020"), read(f"4 {word} 2 2020")) == (f"2020-{first:02}-04", f"2020-{second:02}-04")


def gregorian_era(row: Row, word: str) -> bool:
    reading = parse(f"4 مايو 2020 {word}", now=NOW)
    return reading is not None and reading.raw.endswith(word)


def weekday(row: Row, word: str) -> bool:
    found = parse(f"{word} 14:35", now=NOW)
    return found is not None and found.day.weekday() == WEEKDAYS.index(row.value)


def part_of_day(row: Row, word: str) -> bool:
    told, meant = HOURS[row.value]
    return read(f"4 مايو 2020 {told}:30 {word}") == f"2020-05-04T{meant:02}:30:00"


def fraction_of_hour(row: Row, word: str) -> bool:
    return read(f"4 مايو 2020 الساعة 5 إلا {word}") == f"2020-05-04T04:{60 - int(row.value)}:00"


def offset(row: Row, word: str) -> bool:
    reading = parse(f"4 مايو 2020 10:30 {word}", now=NOW, tz="Asia/Tokyo")
    return (
        reading is not None
        and isinstance(reading.value, datetime)
        and reading.value.utcoffset() == timedelta(minutes=int(row.value))
    )


def local_time(row: Row, word: str) -> bool:
    reading = parse(f"4 مايو 2020 10:30 بالتوقيت {word}", now=NOW)
    return reading is not None and "zone_stated" in reading.flags


def cardinal(row: Row, word: str) -> bool:
    number = int(row.value)
    if number == 1000:
        return read(f"4 مايو عام {word} وتسعمئة") == "1900-05-04"
    if number == 2000:
        return read(f"4 مايو عام {word}") == "2000-05-04"
    return read(f"منذ {word} يوما") == str(NOW.date() - timedelta(days=number))


def joined_cardinal(row: Row, word: str) -> bool:
    return read(f"منذ {word} عشر يوما") == str(NOW.date() - timedelta(days=10 + int(row.value)))


def ordinal(row: Row, word: str) -> bool:
    return read(f"ال{word} من مايو 2020") == f"2020-05-{int(row.value):02}"


def unit(row: Row, word: str) -> bool:
    return read(f"منذ 11 {word}") == UNITS[row.value][0]


def two_units(row: Row, word: str) -> bool:
    return read(f"منذ {word}") == UNITS[row.value][1]


def day_from_today(row: Row, word: str) -> bool:
    return read(word) == str(NOW.date() + timedelta(days=int(row.value)))


def is_read(template: str, expected: str) -> Callable[[Row, str], bool]:
    """A test that the word completes a line."""
    return lambda row, word: read(template.format(word)) == expected


def means(template: str, *expected: str, instead: str = "سعيد") -> Callable[[Row, str], bool]:
    """A test that a sentence with the word mentions just these dates, and with another word others."""

    def test(row: Row, word: str) -> bool:
        return mentioned(template.format(word)) == [*expected] != mentioned(template.format(instead))

    return test


def mentioned(text: str) -> list[str]:
    """The dates that a sentence mentions: the kind and the days of each."""
    return [
        f"{each.kind} {each.start}" + ("" if each.value or each.start is None else f"..{each.end}")
        for each in find(text, anchor=NOW, tz="Asia/Damascus")
    ]


def the_unit(row: Row, word: str) -> bool:
    days = {"week": "2025-11-15..2025-11-21", "century": "1901-01-01..2000-12-31"}
    return mentioned(f"{word} الماضي") == [f"deictic {days[row.value]}"]


def the_units(row: Row, word: str) -> bool:
    number = {"the units": "الثلاثة", "the two units": ""}[row.meaning]
    (mention,) = find(f"{word} {number} الماضية", anchor=NOW)
    first = {
        "day": ("2025-11-19", "2025-11-20"),
        "week": ("2025-11-01", "2025-11-08"),
        "month": ("2025-08-22", "2025-09-22"),
        "year": ("2022-11-22", "2023-11-22"),
        "decade": ("1995-11-22", "2005-11-22"),
        "century": ("1725-11-22", "1825-11-22"),
    }[row.value]
    return (str(mention.start), mention.end) == (first[row.meaning == "the two units"], NOW.date())


def decade(row: Row, word: str) -> bool:
    years = f"19{row.value}-01-01..19{int(row.value) + 9}-12-31"
    if row.meaning == "decade":
        return mentioned(word) == [f"underspecified {years}"]
    return mentioned(f"{word} القرن الماضي") == [f"deictic {years}"]


def not_a_date(row: Row, word: str) -> bool:
    """The phrase is none, though it would be one if it began or ended otherwise."""
    parts = word.split()
    rest = " الماضي" if parts[-1] == "العام" else ""  # the adjective, as of a secretary general
    halves = (f"في {parts[0]}", f"س {parts[0]}", f"س {parts[-1]}")
    alone = [mentioned(f"{word}{rest}"), mentioned(f"في {word}{rest}")]
    return alone == [[], []] and any(mentioned(half + rest) for half in halves)


TESTS: dict[str, Callable[[Row, str], bool]] = {
    "month": month,
    "weak month": month,
    "month stem": lambda row, word: month(row, word + "ـ"),
    "numbered month": numbered_month,
    "weak numbered month": numbered_month,
    "hijri month": hijri_month,
    "hijri era": is_read("4/5/41 {}", "2019-12-30"),
    "gregorian era": gregorian_era,
    "weekday": weekday,
    "part of day": part_of_day,
    "o'clock": is_read("4 مايو 2020 {} 5", "2020-05-04T05:00:00"),
    "fraction of hour": fraction_of_hour,
    "less": is_read("4 مايو 2020 الساعة 5 {} ربعا", "2020-05-04T04:45:00"),
    "zone label": is_read("4 مايو 2020 10:30 {} طوكيو", "2020-05-04T10:30:00+09:00"),
    "local time": local_time,
    "offset": offset,
    "ordinal": ordinal,
    "bare ordinal": lambda row, word: read(f"{word} مايو 2020") == f"2020-05-0{row.value}",
    "cardinal": cardinal,
    "teen": is_read("منذ ثلاثة {} يوما", "2025-11-09"),
    "joined cardinal": joined_cardinal,
    "unit": unit,
    "two units": two_units,
    "units": unit,
    "ago": is_read("{} 3 أيام", "2025-11-19"),
    "ago after": is_read("3 أيام {}", "2025-11-19"),
    "ahead": is_read("{} 3 أيام", "2025-11-25"),
    "last": is_read("الأحد {}", "2025-11-16"),
    "next": is_read("الأحد {}", "2025-11-23"),
    "day from today": day_from_today,
    "now": is_read("{}", "2025-11-22T15:30:00"),
    "published": is_read("4 مايو 2020 {} 3 مايو 2020", "2020-05-03"),
    "updated": lambda row, word: parse(f"{word} 3 مايو 2020", now=NOW).flags == ("update_only",),  # type: ignore[union-attr]
    "number noun": is_read("{} 12/5/2020", ""),
    "of": is_read("4 {} مايو 2020", "2020-05-04"),
    "filler": is_read("4 {} مايو 2020", "2020-05-04"),
    "ISO 8601 time": is_read("2020-05-04{}10:30", "2020-05-04T10:30:00"),
    "ISO 8601 UTC": lambda row, word: (
        parse(f"2020-05-04T10:30{word}", now=NOW, tz="Asia/Tokyo").raw.endswith(word)  # type: ignore[union-attr]
        or "zone_stated" in parse(f"2020-05-04T10:30{word}", now=NOW, tz="Asia/Tokyo").flags
    ),  # type: ignore[union-attr]
    "in": means("عاد {} 2012", "explicit 2012-01-01..2012-12-31"),
    "to": means("من 1920 {} 1946", "range 1920-01-01..1946-12-31"),
    "between": means("{} 3 و5 آذار 2020", "range 2020-03-03..2020-03-05"),
    "this": means("{} العام", "deictic 2025-01-01..2025-12-31"),
    "last but one": means("العام {}", "deictic 2023-01-01..2023-12-31"),
    "next but one": means("العام {}", "deictic 2027-01-01..2027-12-31"),
    "current": means("العام {}", "deictic 2025-01-01..2025-12-31"),
    "same": lambda row, word: "vague None" in mentioned(f"العام {word}") + mentioned(f"{word} العام"),
    "final": means("الربع {} من عام 2023", "explicit 2023-10-01..2023-12-31"),
    "event": means("{} 2018", "explicit 2018-01-01..2018-12-31"),
    "recent": means("السنوات {}", "vague None"),
    "part of period": means("{} عام 2019", "vague 2019-01-01..2019-12-31"),
    "season": means("{} عام 2015", "vague None"),
    "day pair": lambda row, word: find(f"{word} 5 و6 مارس 2020", anchor=NOW)[0].text.startswith(word),
    "year pair": means("{} 2011 و2012", "range 2011-01-01..2012-12-31"),
    "the unit": the_unit,
    "the units": the_units,
    "the two units": the_units,
    "decade": decade,
    "decade of": decade,
    "night": lambda row, word: mentioned(word) == [f"deictic {NOW.date() + timedelta(days=int(row.value))}"],
    "future": means("{} أن ينعقد في 5 كانون الثاني", "underspecified 2026-01-05"),
    "no future": means("{} في 5 كانون الثاني", "underspecified 2025-01-05", instead="سينعقد"),
    "other clause": means("سيحضر {} غاب في 5 كانون الثاني", "underspecified 2025-01-05"),
    "named for a date": means("{} 26 يوليو"),
    "named for a weekday": means("{} الجمعة"),
    "age": means("في الخمسينيات من {}"),
    "before our era": means("عام 1200 {}", "vague None"),
    "counted": means("في 2020 {}"),
    "not a date": not_a_date,
}
WORDS = [
    pytest.param(row, word, id=f"{row.meaning} {row.value}: {word}") for row in vocabulary.table() for word in row.words
]


@pytest.mark.parametrize(("row", "word"), WORDS)
def test_every_word_is_read(row: Row, word: str) -> None:
    assert TESTS[row.meaning](row, word)


def test_every_meaning_is_known() -> None:
    assert set(TESTS) == {row.meaning for row in vocabulary.table()}


def test_no_word_stands_twice() -> None:
    words = Counter((row.meaning, fold(word)) for row in vocabulary.table() for word in row.words)
    assert not [word for word, count in words.items() if count > 1]


def test_every_family_has_its_months() -> None:
    families = {family for row in vocabulary.rows("month") for family in row.where.split(", ")} - {"Iraq"}
    for family in families:
        named = {row.value for row in vocabulary.rows("month") if family in row.where.split(", ")}
        assert named == set(MONTHS), family


PLACES = [(name, iana) for iana, cell in places.ZONES.items() for name in cell.split("، ")]
REGIONS = [(name, iana) for iana, cell in places.METAZONES.items() for name in cell.split("، ")]


@pytest.mark.parametrize(("name", "iana"), PLACES)
def test_every_place_has_its_zone(name: str, iana: str) -> None:
    assert zones.of_place(name) == zones.zone(iana)
    reading = parse(f"4 مايو 2020 10:30 بتوقيت {name}", now=NOW)
    assert reading is not None
    assert reading.isoformat() == datetime(2020, 5, 4, 10, 30, tzinfo=zones.zone(iana)).isoformat()


@pytest.mark.parametrize(("name", "iana"), REGIONS)
def test_every_region_has_a_winter_and_a_summer(name: str, iana: str) -> None:
    winter = datetime(2025, 1, 1, tzinfo=zones.zone(iana)).utcoffset()
    assert winter is not None
    for season, offset in ((places.STANDARD, winter), (places.SUMMER, winter + timedelta(hours=1))):
        reading = parse(f"4 مايو 2020 10:30 توقيت {name} {season}", now=NOW)
        assert reading is not None
        assert isinstance(reading.value, datetime)
        assert reading.value.utcoffset() == offset


@pytest.mark.parametrize("iana", [iana for group in places.WEEK_BEGINS.values() for iana in sorted(group)])
def test_weeks_begin_in_zones_that_are_there(iana: str) -> None:
    assert zones.zone(iana).key == iana


@pytest.mark.parametrize(
    ("country", "name"), [(country, name) for country, at_home in places.ZONES_AT_HOME.items() for name in at_home]
)
def test_places_at_home_are_elsewhere_too(country: str, name: str) -> None:
    iana = places.ZONES_AT_HOME[country][name]
    assert zones.of_place(name, country) == zones.zone(iana) != zones.of_place(name)
    assert places.COUNTRIES[iana] == country
