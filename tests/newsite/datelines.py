"""Dates as Arabic news pages write them: month families, digits, weekdays, times, labels, Hijri."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from tests.newsite.dice import Dice
from tests.newsite.words import INDIC

EGYPT = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر".split("|")
LEVANT = "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول".split("|")
ALGERIA = "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر".split("|")
MOROCCO = "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر".split("|")
JOOMLA = "كانون2|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين1|تشرين2|كانون1".split("|")
HIJRI = "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة".split("|")
DUAL = [f"{a}/{b}" for a, b in zip(LEVANT, EGYPT, strict=True)]
DUAL_DASH = [f"{a}-{b}" for a, b in zip(EGYPT, LEVANT, strict=True)]
JOOMLA_DUAL = [f"{a}/{b}" for a, b in zip(JOOMLA, EGYPT, strict=True)]
FAMILIES = {
    "egypt": EGYPT, "levant": LEVANT, "algeria": ALGERIA, "morocco": MOROCCO,
    "dual": DUAL, "dual-dash": DUAL_DASH, "joomla": JOOMLA_DUAL,
}  # fmt: skip
WEEKDAYS = "الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد".split("|")


@dataclass(frozen=True)
class Written:
    """A date as a page shows it; ``exact`` when the time of day is shown too."""

    text: str
    exact: bool


def hijri(day: date) -> str:
    """The day in the tabular Islamic calendar, which differs from the official one by a day at times."""
    days, year, month = day.toordinal() - date(622, 7, 19).toordinal(), 1, 1
    while days >= 354 + ((11 * year + 14) % 30 < 11):
        days -= 354 + ((11 * year + 14) % 30 < 11)
        year += 1
    while month < 12 and days >= 29 + month % 2:
        days -= 29 + month % 2
        month += 1
    return f"{days + 1} {HIJRI[month - 1]} {year}"


def clock12(when: datetime, letters: tuple[str, str] = ("ص", "م")) -> str:
    """The time in twelve hours with the letters for morning and evening."""
    return f"{(when.hour + 11) % 12 + 1:02}:{when:%M} {letters[when.hour >= 12]}"


def long_day(when: datetime, family: str) -> str:
    """Day, month's name, year."""
    return f"{when.day} {FAMILIES[family][when.month - 1]} {when.year}"


Form = Callable[[datetime, str], Written]


def _weekday(when: datetime) -> str:
    return WEEKDAYS[when.weekday()]


FORMS: dict[str, Form] = {
    "long": lambda w, f: Written(long_day(w, f), False),
    "month-first": lambda w, f: Written(f"{FAMILIES[f][w.month - 1]} {w.day}, {w.year}", False),
    "comma": lambda w, f: Written(f"{w.day} {FAMILIES[f][w.month - 1]}، {w.year}", False),
    "weekday": lambda w, f: Written(f"{_weekday(w)} {long_day(w, f)}", False),
    "weekday-time": lambda w, f: Written(
        f"{_weekday(w)}، {w.day:02} {long_day(w, f).split(' ', 1)[1]} {clock12(w)}", True
    ),
    "weekday-dash": lambda w, f: Written(f"{_weekday(w)} {long_day(w, f)} - {w:%H:%M}", True),
    "joomla": lambda w, f: Written(f"{_weekday(w)}, {long_day(w, f)} {w:%H:%M}", True),
    "evening": lambda w, f: Written(
        f"{_weekday(w)} {w.day:02} {long_day(w, f).split(' ', 1)[1]} الساعة {clock12(w, ('صباحاً', 'مساءً'))}", True
    ),
    "time-first": lambda w, f: Written(f"{w:%H:%M} {_weekday(w)} {w.day} / {w.month} / {w.year}", True),
    "slashes": lambda w, f: Written(f"{w:%d/%m/%Y}", False),
    "slashes-time": lambda w, f: Written(f"{w.day}/{w.month}/{w.year} {clock12(w)}", True),
    "year-first": lambda w, f: Written(f"{w:%Y/%m/%d} - {clock12(w, ('صباحًا', 'مساءً'))}", True),
    "dashes": lambda w, f: Written(f"{w:%d-%m-%Y}", False),
    "dots": lambda w, f: Written(f"{w:%d.%m.%Y} | {w:%H:%M}", True),
    "iso-time": lambda w, f: Written(f"{w:%Y-%m-%d %H:%M}", True),
    "hijri-first": lambda w, f: Written(f"{_weekday(w)} {hijri(w.date())} هـ الموافق {long_day(w, f)} م", False),
    "hijri-last": lambda w, f: Written(f"{long_day(w, f)} - {hijri(w.date())} هـ", False),
}


def write(when: datetime, form: str, family: str = "egypt", *, indic: bool = False) -> Written:
    """The date in one of the FORMS, in Arabic-Indic digits when asked.

    >>> write(datetime(2025, 11, 21, 9, 5), "weekday-time", "levant").text
    'الجمعة، 21 تشرين الثاني 2025 09:05 ص'
    """
    written = FORMS[form](when, family)
    return Written(written.text.translate(INDIC), written.exact) if indic else written


LABELS = (
    "نشر في: {}",
    "نشر في {}",
    "تاريخ النشر: {}",
    "تم النشر في: {}",
    "نُشر بتاريخ {}",
    "أضيف في: {}",
    "{}",
    "{}",
    "بتاريخ: {}",
)


def labelled(dice: Dice, text: str, updated: str | None = None) -> str:
    """The date with a label of publication or none, and the label of an update before or after it."""
    if updated is None:
        return dice.pick(LABELS).format(text)
    published = dice.pick(LABELS[:6]).format(text)
    update = dice.pick(("آخر تحديث: {}", "تحديث: {}", "عُدّل في {}", "آخر تحديث {}")).format(updated)
    return f"{published} | {update}" if dice.chance(65) else f"{update} - {published}"


def _counted(number: int, one: str, two: str, few: str) -> str:
    if number <= 2:
        return one if number < 2 else two
    return f"{number} {few}" if number <= 10 else f"{number} {one}"


def ago(dice: Dice, when: datetime, now: datetime) -> str:
    """A relative date, which says nothing without the day of reading it."""
    minutes = int((now - when).total_seconds()) // 60
    scales = (
        (525_600, "سنة", "سنتين", "سنوات"),
        (43_200, "شهر", "شهرين", "أشهر"),
        (10_080, "أسبوع", "أسبوعين", "أسابيع"),
        (1_440, "يوم", "يومين", "أيام"),
        (60, "ساعة", "ساعتين", "ساعات"),
        (1, "دقيقة", "دقيقتين", "دقائق"),
    )
    size, *words = next(scale for scale in scales if minutes >= scale[0] or scale[0] == 1)
    return f"{dice.pick(('منذ', 'منذ', 'قبل'))} {_counted(minutes // size, *words)}"
