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
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsbot.arabic import vocabulary
from newsbot.arabic.text import digits, fold


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
    **dict.fromkeys("-‐‑‒–—―−۔_ـ", "-"),
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
    if first.isalpha() and text.strip("ـ"):
        return _word(text)
    kind = _SIGNS.get(text[0], "|")
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
    letter, months = _NUMBERED_MONTHS[name]
    return Word(letter, months[number - 1], f"{name} {number}")


_DOUBLE_MONTH = re.compile(r"([Mm])([-–/÷(),.|]{0,2})([Mm])(\)?)")
_OPENING = re.compile("m(?=i[MmH])")
_SEPTEMBER = 9
_COUNTED = re.compile(r"#[:.,|'-]{0,2}y(?![-/÷.])")


def _mend(shape: str, values: list[int]) -> str:
    """The shape with آب/أغسطس as one month, years in words as years, and issue numbers as mere numbers."""
    if "m" in shape:
        shape = _OPENING.sub(lambda found: _opening(found, values), shape)
    if "|" in shape:
        shape = shape.replace("d|M|y", "d/M/y")
    if shape.count("M") + shape.count("m") > 1:
        shape = _DOUBLE_MONTH.sub(lambda found: _one_month(found, values), shape)
    if "#" in shape:
        shape = _COUNTED.sub(lambda found: found[0][:-1] + "n", shape)
    if "c" in shape:
        shape = "".join(
            "y" if kind == "c" and 1000 <= value <= 2999 else kind for kind, value in zip(shape, values, strict=True)
        )
    return shape


def _opening(found: re.Match[str], values: list[int]) -> str:
    """الفاتح من نوفمبر is the first of it; alone it is the September of Libya."""
    if values[found.start()] != _SEPTEMBER:
        return found[0]
    values[found.start()] = 1
    return "o"


def _one_month(found: re.Match[str], values: list[int]) -> str:
    if values[found.start(1)] != values[found.start(3)]:
        return found[0]
    return max(found[1], found[3], key="mM".index) + "~" * (len(found[0]) - 1)


# --- the table, folded -------------------------------------------------------------------------------------------

_MONTHS = "january february march april may june july august september october november december".split()
_HIJRI_MONTHS = (
    "muharram safar rabi-1 rabi-2 jumada-1 jumada-2 rajab shaban ramadan shawwal dhu-al-qada dhu-al-hijja".split()
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
UNITS = "second minute hour day week month year decade century".split()
PARTS_OF_DAY = "am noon pm sunset night midnight".split()
# The values that the table gives by name, as numbers: months count from 1, the others from 0.
_NUMBERS = {
    **{name: number for names in (_MONTHS, _HIJRI_MONTHS) for number, name in enumerate(names, start=1)},
    **{name: number for names in (_WEEKDAYS, UNITS, PARTS_OF_DAY) for number, name in enumerate(names)},
    "-": 0,
}
# What the table means → the letter in the shape. A word of two meanings has the later one.
_LETTERS = {
    "number noun": "#",
    "filler": "f",
    "of": "i",
    "published": "l",
    "updated": "L",
    "weak month": "m",
    "month": "M",
    "hijri month": "H",
    "weekday": "W",
    "hijri era": "h",
    "gregorian era": "g",
    "part of day": "p",
    "o'clock": "K",
    "fraction of hour": "e",
    "less": "!",
    "zone label": "b",
    "local time": "C",
    "offset": "Z",
    "unit": "u",
    "two units": "U",
    "units": "v",
    "cardinal": "c",
    "ordinal": "o",
    "bare ordinal": "o",
    "ago": "r",
    "ago after": "R",
    "ahead": "F",
    "last": "<",
    "next": ">",
    "day from today": "D",
    "now": "N",
}
_SINGLE_UNITS = {"day": "j", "month": "q", "year": "a"}


def _number_of(value: str) -> int:
    found = _NUMBERS.get(value)
    return int(value) if found is None else found


def _vocabulary() -> Iterator[Word]:
    for meaning, letter in _LETTERS.items():
        article = "ال" if meaning == "ordinal" else ""
        for row in vocabulary.rows(meaning):
            kind = _SINGLE_UNITS.get(row.value, letter) if meaning == "unit" else letter
            number = _number_of(row.value)
            yield from (Word(kind, number, article + fold(word)) for word in row.words)
    yield from (Word("&", 0, "و"), Word("T", 0, "t"), Word("Z", 0, "z"))


def _numbers(*meanings: str) -> dict[str, int]:
    """The folded words of some meanings, and their values."""
    return {
        fold(word): _number_of(row.value)
        for meaning in meanings
        for row in vocabulary.rows(meaning)
        for word in row.words
    }


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
_STEMS = {stem: Word("m", month, stem) for stem, month in _numbers("month stem").items()}

_MONTH_NUMBERS = frozenset("12١٢۱۲")
# The name before the number → the letter, and the month of number 1 and of number 2.
_NUMBERED_MONTHS = {
    fold(word): (letter, [_number_of(month) for month in row.value.split()])
    for meaning, letter in (("numbered month", "M"), ("weak numbered month", "m"))
    for row in vocabulary.rows(meaning)
    for word in row.words
}
_TEENS = frozenset(_numbers("teen"))
_HUNDRED = frozenset(word for word, number in _numbers("cardinal").items() if number == 100)
_JOINED = _numbers("joined cardinal")
_AND_NUMBERS = {"و" + word: number for word, number in _numbers("cardinal", "joined cardinal").items()}
_AND_NUMBERS |= {"وال" + word: number for word, number in _numbers("ordinal").items() if number >= 20}
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
