"""A line of text as tokens, and its *shape*: one letter a token, so that dates are found by small patterns.

>>> read("الجمعة، 21 نوفمبر 2025 - 02:35 م").shape
'W,dMy–tg'

=====  ==========================================  =====  ============================================
d y n  number of 1–2, of 4, of other digits        t s    time of day, with seconds
M m H  month, weak month, Hijri month              W      weekday
p g    part of day; م (era or afternoon)           h      Hijri era
o c I  ordinal, cardinal, cardinal after و         e E !  half, quarter; the same after و; إلا
u v U  unit, plural, dual                          j q a  day, month, year in the singular
r R F  ago before, ago after, ahead                < >    last, next
D N    day counted from today, now                 l L    published, updated
K      o'clock                                     b Z C  "time of", fixed offset, local
T      the T of ISO 8601                           #      a number follows that is no date
i f &  of; other words without weight; و           x      any other word
- – /  dash, loose dash, slash                     ÷ .    loose slash, dot
, ( )  comma or full stop, brackets                + : '  themselves
~ _    the rest of a double month; taken out       |      any other sign
=====  ==========================================  =====  ============================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from newsbot.arabic import vocabulary as words
from newsbot.arabic.text import digits, fold

UNITS = tuple(words.UNITS)
PARTS_OF_DAY = tuple(words.PARTS_OF_DAY)


class Line(NamedTuple):
    """What was read: of each token its text with the space after it, its letter in ``shape``, and its value."""

    texts: list[str]
    shape: str
    values: list[int]

    def words(self, first: int, last: int) -> str:
        """The text of the tokens from ``first`` up to ``last``, which is left out."""
        return "".join(self.texts[first:last]).strip()


class Word(NamedTuple):
    """A word's letter in the shape, its value, its folded spelling, and whether it can end a longer phrase."""

    kind: str
    value: int
    folded: str = ""
    joins: bool = False


_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
_TOKEN = re.compile(
    rf"""
    (?: (?<![\d:])\d{{1,2}}(?:\ :\ |:)\d{{2}}(?:(?:\ :\ |:)\d{{2}}(?:[.,]\d{{1,9}})?)?(?![\d:])
    | (?<![\d:])\d{{1,2}}[hH]\d{{2}}(?!\d)
    | \d+
    | (?:[AaPp]\.[Mm]|ت\.غ)\b\.?
    | [^\W\d_](?:[^\W\d_]|[{_MARKS}])*
    | \S
    )\ ?
    """,
    re.VERBOSE,
)
_CLOCK = re.compile(r"(\d+)\D+(\d+)(?:\D+(\d+))?")
_SIGNS = {
    **dict.fromkeys("-‐‑‒–—―−۔_", "-"),
    **dict.fromkeys("/\\؍⁄∕", "/"),
    **dict.fromkeys(".٫", "."),
    **dict.fromkeys(",،٬;؛", ","),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
    **dict.fromkeys("'’`´", "'"),
    "+": "+",
    ":": ":",
}
_LOOSE = {"-": "–", "/": "÷", ".": ","}


def read(text: str) -> Line:
    """Tokens of a text that was cleaned (``text.clean``)."""
    texts = _TOKEN.findall(text)
    tokens = [*map(_token, texts)]
    if any(token.joins for token in tokens):
        texts, tokens = _joined(texts, tokens)
    values = [token.value for token in tokens]
    return Line(texts, _mend("".join([token.kind for token in tokens]), values), values)


@lru_cache(maxsize=1 << 14)
def _token(raw: str) -> Word:
    """What a token means, looked at by itself."""
    text = raw.rstrip(" ")
    first = text[0]
    if first.isdecimal():
        return _number(text)
    if first.isalpha():
        return _word(text)
    kind = _SIGNS.get(text, "|")
    return Word(_LOOSE.get(kind, kind) if text != raw else kind, 0)


def _number(text: str) -> Word:
    size = len(text)
    if text.isdecimal():
        kind = "d" if size <= 2 else "y" if size == 4 else "n"
        # Long runs of digits are no numbers that we count with, and cost int() dearly.
        return Word(kind, int(text) if size <= 18 else 0, digits(text), joins=text in _MONTH_NUMBERS)
    found = _CLOCK.match(text)
    hour, minute, second = (int(part or 0) for part in found.groups()) if found else (99, 0, 0)
    if hour > 23 or minute > 59 or second > 59:
        return Word("|", 0)
    return Word("s" if found and found[3] else "t", hour * 3600 + minute * 60 + second)


def _joined(texts: list[str], tokens: list[Word]) -> tuple[list[str], list[Word]]:
    """The tokens with those that belong together as one: كانون الأول, ثلاثة عشر, أول من أمس."""
    new_texts: list[str] = []
    new: list[Word] = []
    for text, token in zip(texts, tokens, strict=True):
        new_texts.append(text)
        new.append(token)
        # What was joined may end a longer phrase in its turn.
        while len(new) > 1 and new[-1].joins and (one := _join(new[-2], new[-1])):
            new[-2:] = [one]
            new_texts[-2:] = ["".join(new_texts[-2:])]
    return new_texts, new


def _join(before: Word, after: Word) -> Word | None:
    """One token of two: a phrase, كانون 2, or a number such as ثلاثة عشر or خمسة وعشرين."""
    folded, spelling = after.folded, before.folded
    joined = f"{spelling} {folded}"
    if joined in _PHRASES:
        return _PHRASES[joined]
    if after.kind == "d":
        return _numbered_month(spelling, after.value)
    kind, value = before.kind, before.value
    if kind not in "oc":
        if spelling not in _JOINED:
            return None
        kind, value = "c", _JOINED[spelling]
    if folded in _TEENS and 0 < value < 10:
        return Word(kind, value + 10, joined)
    if folded in _HUNDRED and 2 < value < 10:
        return Word(kind, value * 100, joined)
    added = _AND_NUMBERS.get(folded, 0)
    return Word(kind, value + added, joined) if added and (kind == "c" or value < 10 <= added <= 30) else None


def _numbered_month(name: str, number: int) -> Word | None:
    if name not in _NUMBERED_MONTHS:
        return None
    return Word(
        "m" if name in words.WEAK_NUMBERED_MONTHS else "M", _NUMBERED_MONTHS[name][number - 1], f"{name} {number}"
    )


_DOUBLE_MONTH = re.compile(r"([Mm])([-–/÷(,.|]{0,2})([Mm])(\)?)")
_COUNTED = re.compile(r"#[:.,|'-]{0,2}y(?![-/÷.])")


def _mend(shape: str, values: list[int]) -> str:
    """The shape with آب/أغسطس as one month, years in words as years, and issue numbers as mere numbers."""
    if shape.count("M") + shape.count("m") > 1:
        shape = _DOUBLE_MONTH.sub(lambda found: _one_month(found, values), shape)
    if "#" in shape:
        shape = _COUNTED.sub(lambda found: found[0][:-1] + "n", shape)
    if "c" in shape:
        shape = "".join(
            "y" if kind == "c" and 1000 <= value <= 2999 else kind for kind, value in zip(shape, values, strict=True)
        )
    return shape


def _one_month(found: re.Match[str], values: list[int]) -> str:
    if values[found.start(1)] != values[found.start(3)]:
        return found[0]
    return max(found[1], found[3], key="mM".index) + "~" * (len(found[0]) - 1)


# --- the tables, folded ------------------------------------------------------------------------------------------


def spellings(cell: str) -> list[str]:
    """The folded spellings of one cell of the vocabulary."""
    return [fold(spelling) for spelling in cell.split("،") if spelling.strip()]


def _numbers(table: dict[int, str]) -> dict[str, int]:
    return {spelling: number for number, cell in table.items() for spelling in spellings(cell)}


def _cells(kind: str, cells: Iterable[tuple[int, str]]) -> Iterator[Word]:
    for value, cell in cells:
        for spelling in spellings(cell):
            yield Word(kind, value, spelling)


def _units() -> Iterator[Word]:
    singles = {"day": "j", "month": "q", "year": "a"}
    for index, (unit, forms) in enumerate(words.UNITS.items()):
        for kind, cell in zip((singles.get(unit, "u"), "U", "v"), forms, strict=True):
            yield from _cells(kind, [(index, cell)])


def _ordinals() -> Iterator[Word]:
    for word in _cells("o", words.ORDINALS.items()):
        yield word._replace(folded="ال" + word.folded)


def _vocabulary() -> Iterator[Word]:
    yield from _cells("#", [(0, words.NUMBER_NOUNS)])
    yield from _cells("f", [(0, words.FILLERS)])
    yield from _cells("i", [(0, words.OF)])
    yield from _cells("l", [(0, words.PUBLISHED)])
    yield from _cells("L", [(0, words.UPDATED)])
    yield from _cells("m", _months(words.WEAK_MONTHS["Libya"]))
    for names in words.MONTHS.values():
        yield from _cells("M", _months(names))
    yield from _cells("H", _months(words.HIJRI_MONTHS))
    yield from _cells("W", enumerate(words.WEEKDAYS))
    yield from _cells("h", [(0, words.HIJRI_ERA)])
    yield from _cells("g", [(0, words.GREGORIAN_ERA)])
    yield from _cells("p", enumerate(words.PARTS_OF_DAY.values()))
    yield from _cells("K", [(0, words.OCLOCK)])
    yield from _cells("e", words.FRACTIONS_OF_HOUR.items())
    yield from _cells("!", [(0, words.LESS)])
    yield from _cells("b", [(0, words.ZONE_LABELS)])
    yield from _cells("C", [(0, words.LOCAL)])
    yield from _cells("Z", words.OFFSETS.items())
    yield from _units()
    yield from _cells("c", words.CARDINALS.items())
    yield from _ordinals()
    yield from _cells("o", words.BARE_ORDINALS.items())
    yield from _cells("r", [(0, words.AGO)])
    yield from _cells("R", [(0, words.AFTERWARDS_AGO)])
    yield from _cells("F", [(0, words.AHEAD)])
    yield from _cells("<", [(0, words.LAST)])
    yield from _cells(">", [(0, words.NEXT)])
    yield from _cells("D", words.DAYS_FROM_TODAY.items())
    yield from _cells("N", [(0, words.NOW)])
    yield from (Word("&", 0, "و"), Word("T", 0, "t"), Word("Z", 0, "z"))


def _months(names: Iterable[str]) -> Iterable[tuple[int, str]]:
    return enumerate(names, start=1)


def _prefixes(phrase: str) -> Iterator[str]:
    parts = phrase.split()
    return (" ".join(parts[:size]) for size in range(2, len(parts)))


_ALL = {word.folded: word for word in _vocabulary()}
_WORDS = {folded: word for folded, word in _ALL.items() if " " not in folded}
_PHRASES = {folded: word._replace(joins=True) for folded, word in _ALL.items() if " " in folded}
# A phrase of three words is first joined as two, which count as the first of them.
_PHRASES |= {
    part: _WORDS.get(part.split()[0], Word("x", 0, ""))._replace(folded=part)
    for phrase in [*_PHRASES]
    for part in _prefixes(phrase)
    if part not in _PHRASES
}
_STEMS = {word.folded: word for word in _cells("m", _months(words.WEAK_MONTHS["stems"]))}

_MONTH_NUMBERS = frozenset("12١٢۱۲")
_NUMBERED_MONTHS = {fold(name): pair for name, pair in words.NUMBERED_MONTHS.items()}
_TEENS = frozenset(spellings(words.TEENS))
_HUNDRED = frozenset(spellings(words.CARDINALS[100]))
_JOINED = _numbers(words.JOINED_CARDINALS)
_AND_NUMBERS = {"و" + spelling: number for spelling, number in (_numbers(words.CARDINALS) | _JOINED).items()}
_AND_NUMBERS |= {"وال" + spelling: number for spelling, number in _numbers(words.ORDINALS).items() if number >= 20}
_SECOND_WORDS = (
    frozenset(part for phrase in _PHRASES for part in phrase.split()[1:]) | _TEENS | _HUNDRED | frozenset(_AND_NUMBERS)
)
# What و may be written onto; the letter changes where "and" means "added to".
_AFTER_AND = {"c": "I", "e": "E", **{kind: kind for kind in "WUuvjqalLKfr"}}


def _word(text: str) -> Word:
    folded = fold(text)
    if text.endswith("ـ") and folded in _STEMS:
        return _STEMS[folded]
    word = _WORDS.get(folded) or _STEMS.get(folded)
    if word is None and folded.startswith("و"):
        rest = _WORDS.get(folded[1:])
        if rest and rest.kind in _AFTER_AND:
            word = Word(_AFTER_AND[rest.kind], rest.value, folded)
    return (word or Word("x", 0, folded))._replace(joins=folded in _SECOND_WORDS)
