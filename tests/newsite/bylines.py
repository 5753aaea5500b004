"""Bylines in the wordings of Arabic newspapers, each with the authors it names."""

from __future__ import annotations

from dataclasses import dataclass

from tests.newsite import stock
from tests.newsite.dice import Dice
from tests.newsite.words import Person

PAPER = "نبأ اليوم"


@dataclass(frozen=True)
class Byline:
    """The words of a byline, the names a reader takes from them, and the wording with the city that is no error either."""

    text: str
    authors: tuple[str, ...] = ()
    lenient: tuple[str, ...] = ()


LABELLED = (
    "{wrote}: {name}", "{wrote} - {name}", "{wrote} {name}", "{wrote}: {name}", "بقلم: {name}", "بقلم {name}", "بقلم/ {name}",
    "إعداد: {name}", "إعداد وتحرير: {name}", "تحرير: {name}", "الكاتب: {name}", "{writer} : {name}", "حوار: {name}",
    "حاوره: {name}", "أجرى الحوار: {name}", "ترجمة: {name}", "تقرير: {name}", "تحقيق: {name}", "متابعة: {name}",
    "خاص - {name}", "خاص: {name}", "مراسل نبأ اليوم: {name}", "المحرر: {name}", "كتبه: {name}",
)  # fmt: skip
PLAIN = ("{name}", "{name}", "نبأ اليوم - {name}", "بقلم: {name}")
CITIED = (
    "{name} - {city}",
    "{name} – {city}",
    "{name} ({city})",
    "{city} - {name}",
    "{city} ــ {name}",
    "{wrote} من {city}: {name}",
)
PAIRED = ("{a} و{b}", "{a}، {b}", "{a} - و{b}", "{a}, {b}", "{a} و {b}")
SOURCES = (
    "المصدر: سانا", "المصدر: رويترز", "وكالات", "المصدر: وكالات", "أ ف ب", "رويترز", "المصدر: أ ف ب", "سانا", "نبأ اليوم - وكالات",
    "المصدر: نبأ اليوم + وكالات", "واس", "الأناضول", "(رويترز)", "المصدر: د ب أ", "متابعات",
)  # fmt: skip


def _label(dice: Dice, forms: tuple[str, ...], who: Person, **more: str) -> str:
    words = {"wrote": "كتبت" if who.woman else "كتب", "writer": "الكاتبة" if who.woman else "الكاتب"}
    return dice.pick(forms).format(name=who.name, **words, **more)


def labelled(dice: Dice, who: Person) -> Byline:
    """One author after a label."""
    return Byline(_label(dice, LABELLED, who), (who.name,))


def plain(dice: Dice, who: Person) -> Byline:
    """The bare name, as themes print it in an author's link."""
    return Byline(_label(dice, PLAIN, who), (who.name,))


def cited(dice: Dice, who: Person) -> Byline:
    """A name and the city that it writes from."""
    city = dice.pick(stock.CITIES)
    text = _label(dice, CITIED, who, city=city)
    return Byline(text, (who.name,), (text,))


def paired(dice: Dice, who: Person, other: Person) -> Byline:
    """Two authors."""
    names = dice.pick((PAIRED[0], PAIRED[0], PAIRED[1], PAIRED[3], PAIRED[4])).format(a=who.name, b=other.name)
    label = dice.pick(("كتب: {}", "إعداد: {}", "{}", "تقرير: {}", "بقلم: {}"))
    return Byline(label.format(names), (who.name, other.name))


def source(dice: Dice) -> Byline:
    """An agency's line, which names nobody."""
    return Byline(dice.pick(SOURCES))


def line(dice: Dice, who: Person, other: Person) -> Byline:
    """A byline standing in a line of its own: labelled, with a city, or of two authors."""
    throw = dice.between(1, 100)
    if throw <= 60:
        return labelled(dice, who)
    return cited(dice, who) if throw <= 78 else paired(dice, who, other)
