"""What the words of the table mean to a reader: a letter and a value each, alone and joined to phrases and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from newsbot.arabic import vocabulary
from newsbot.arabic.text import fold, fold_clean
from newsbot.arabic.vocabulary import Row

_MONTHS = "january february march april may june july august september october november december".split()
_HIJRI_MONTHS = (
    "muharram safar rabi-1 rabi-2 jumada-1 jumada-2 rajab shaban ramadan shawwal dhu-al-qada dhu-al-hijja".split()
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
UNITS = "second minute hour day week month year decade century".split()
PARTS_OF_DAY = "am noon pm sunset night midnight".split()
# The values that the table gives by name, as numbers: months count from 1, the others from 0.
_VALUES = {
    **{name: number for names in (_MONTHS, _HIJRI_MONTHS) for number, name in enumerate(names, start=1)},
    **{name: number for names in (_WEEKDAYS, UNITS, PARTS_OF_DAY) for number, name in enumerate(names)},
    "-": 0,
}


class Word(NamedTuple):
    """A word's letter in the shape, its value, its folded spelling, and whether it can end a longer phrase."""

    kind: str
    value: int
    folded: str = ""
    joins: bool = False


Takes: TypeAlias = Callable[[Row, str], bool]
Derive: TypeAlias = Callable[[str, Mapping[str, Word]], Word | None]


class Lexicon:
    """The words that a reader knows.

    ``letters`` maps what the table means to the letter of the shape (a word of two meanings has the later one),
    ``units`` the units of time that have a letter of their own in the singular. ``takes`` says which words of a row
    are known, ``derive`` what a folded word means that the table does not have as it stands.
    """

    def __init__(self, letters: Mapping[str, str], units: Mapping[str, str], takes: Takes, derive: Derive) -> None:
        self._letters = letters
        self._units = units
        self._takes = takes
        self._derive = derive
        every = {word.folded: word for word in self._vocabulary()}
        self._words = {folded: word for folded, word in every.items() if " " not in folded}
        self._phrases = {folded: word._replace(joins=True) for folded, word in every.items() if " " in folded}
        # A phrase of three words is first joined as two, which count as the first of them; أول من is "who first …".
        self._phrases |= {
            part: Word("x", 0, part) if first.kind == "O" else first._replace(folded=part)
            for phrase in [*self._phrases]
            for part in _prefixes(phrase)
            if part not in self._phrases
            for first in [self._words.get(part.split()[0], Word("x", 0))]
        }
        seconds = {part for phrase in self._phrases for part in phrase.split()[1:]}
        self._second_words = seconds | _TEENS | _HUNDRED | {*_AND_NUMBERS}
        self._words = {folded: self._joining(word) for folded, word in (_STEMS | self._words).items()}
        self.word = lru_cache(maxsize=1 << 14)(self._word)

    def _vocabulary(self) -> Iterator[Word]:
        for meaning, letter in self._letters.items():
            article = "ال" if meaning == "ordinal" else ""
            for row in vocabulary.rows(meaning):
                kind = self._units.get(row.value, letter) if meaning in {"unit", "the unit"} else letter
                number = _value(row.value)
                yield from (Word(kind, number, article + fold(word)) for word in row.words if self._takes(row, word))
        yield Word("&", 0, "و")

    def _word(self, text: str) -> Word:
        """What a word of a cleaned text means, looked at by itself."""
        folded = fold_clean(text)
        if text.endswith("ـ") and folded in _STEMS:
            return _STEMS[folded]
        return self._words.get(folded) or self._joining(self._derive(folded, self._words) or Word("x", 0, folded))

    def _joining(self, word: Word) -> Word:
        return word._replace(joins=True) if word.folded in self._second_words else word

    def join(self, before: Word, after: Word) -> Word | None:
        """One word of two: a phrase, كانون 2, or a number such as ثلاثة عشر or خمسة وعشرين."""
        folded, spelling = after.folded, before.folded
        joined = f"{spelling} {folded}"
        phrase = self._phrases.get(joined) or (self._phrases.get(joined[1:]) if spelling[:1] in _WRITTEN_ONTO else None)
        if phrase:
            return phrase
        if after.kind == "d":
            return _numbered_month(spelling, after.value)
        return _number(before, after)


def _number(before: Word, after: Word) -> Word | None:
    """One number of two."""
    kind, value, folded, joined = before.kind, before.value, after.folded, f"{before.folded} {after.folded}"
    if kind not in "oc":
        bare = before.folded.removeprefix("ال") if folded in _TEENS else before.folded
        if bare not in _JOINED:
            return None
        kind, value = "c", _JOINED[bare]
    if folded in _TEENS and 0 < value % 100 < 10:
        return Word(kind, value + 10, joined)
    if folded in _HUNDRED and 2 < value < 10:
        return Word(kind, value * 100, joined)
    added = _AND_NUMBERS.get(folded, 0)
    fits = value < 10 <= added <= 30 if kind == "o" else bool(added) and _adds(value, added)
    return Word(kind, value + added, joined) if fits else None


def _adds(value: int, added: int) -> bool:
    """Whether و joins the two to one number: ألف وتسعمئة, مئة وخمسة, خمسة وعشرين, and not خمسة وستة."""
    if value % 100:
        return value % 100 < 10 and added in range(20, 100, 10)
    return added < (100 if value % 1000 else 1000)


def _value(value: str) -> int:
    found = _VALUES.get(value)
    return int(value) if found is None else found


def _numbered_month(name: str, number: int) -> Word | None:
    if name not in _NUMBERED_MONTHS:
        return None
    letter, months = _NUMBERED_MONTHS[name]
    return Word(letter, months[number - 1], f"{name} {number}")


def _prefixes(phrase: str) -> Iterator[str]:
    parts = phrase.split()
    return (" ".join(parts[:size]) for size in range(2, len(parts)))


def _numbers(*meanings: str) -> dict[str, int]:
    """The folded words of some meanings, and their values."""
    rows = (row for meaning in meanings for row in vocabulary.rows(meaning))
    return {fold(word): _value(row.value) for row in rows for word in row.words}


_STEMS = {stem: Word("m", month, stem) for stem, month in _numbers("month stem").items()}
# The name before the number → the letter, and the month of number 1 and of number 2.
_NUMBERED_MONTHS = {
    fold(word): (letter, [_value(month) for month in row.value.split()])
    for meaning, letter in (("numbered month", "M"), ("weak numbered month", "m"))
    for row in vocabulary.rows(meaning)
    for word in row.words
}
_WRITTEN_ONTO = frozenset("ولب")  # وكانون الثاني
_TEENS = frozenset(_numbers("teen"))
_HUNDRED = frozenset(word for word, number in _numbers("cardinal").items() if number == 100)
_JOINED = _numbers("joined cardinal")
_AND_NUMBERS = {"و" + word: number for word, number in _numbers("cardinal", "joined cardinal").items()}
_AND_NUMBERS |= {"وال" + word: number for word, number in _numbers("ordinal").items() if number >= 20}
# What و may be written onto in a line; the letter changes where "and" means "added to".
_AFTER_AND = {"c": "I", "e": "E", **{kind: kind for kind in "WUuvjqalLKfr"}}


def _after_and(folded: str, words: Mapping[str, Word]) -> Word | None:
    rest = words.get(folded[1:]) if folded.startswith("و") else None
    return Word(_AFTER_AND[rest.kind], rest.value, folded) if rest and rest.kind in _AFTER_AND else None


LINES = Lexicon(
    {
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
        "ISO 8601 time": "T",
        "ISO 8601 UTC": "Z",
    },
    {"day": "j", "month": "q", "year": "a"},
    takes=lambda _row, _word: True,
    derive=_after_and,
)
