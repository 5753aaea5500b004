"""Running text as tokens: the words of dates as sentences use them, each token with its place in the text.

The letters are those of ``tokens`` for numbers, signs, months, eras, weekdays, ordinals and cardinals; besides:

=====  ==========================================  =====  ============================================
j k q  day, week, month, in the singular           J A    a pair of days, of years (يومي 5 و6)
a z u  year, century, any other unit               T E    definite units, two of them (الأيام الماضية)
v U    units, two units                            D      day counted from today
< > =  last, next, current                         w S    this; the same, the following
L      recent                                      V      beginning, middle, end
F Z B  in, to, between                             r R    ago before, ago after
X Y    a decade; the same before a century         G      season
e      half, quarter                               O      أول and غرة before a month
^ !    future; begins a clause of another time     N      definite adjective of relation (العالمي)
P      named for a date (شارع 26 يوليو)            % $    someone's age; what is counted or paid
{ }    the one before the last, after the next     Q      named for a weekday (سوق الجمعة)
@      before our era                               l ;    last of several; what has a year (انتخابات 2018)
=====  ==========================================  =====  ============================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from newsbot.arabic import tokens, vocabulary
from newsbot.arabic.lexicon import Lexicon, Word
from newsbot.arabic.text import clean, fold
from newsbot.arabic.tokens import Line
from newsbot.arabic.vocabulary import Row


class Sentence(NamedTuple):
    """A paragraph's tokens, and where they stand in the text.

    ``starts`` counts code points of the paragraph as it is read; ``places`` gives for each of these the span that it
    comes from, unless nothing was mended; ``offset`` is where the paragraph begins.
    """

    line: Line
    starts: list[int]
    places: list[tuple[int, int]] | None
    offset: int

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens from ``first`` up to ``last``, which is left out, stand in the text."""
        start = self.starts[first]
        end = self.starts[last - 1] + len(self.line.texts[last - 1].rstrip(" "))
        if self.places:
            start, end = self.places[start][0], self.places[end - 1][1]
        return self.offset + start, self.offset + end


_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")


def paragraphs(text: str) -> Iterator[Sentence]:
    """The paragraphs of a text."""
    for match in _PARAGRAPH.finditer(text):
        cleaned, places = _cleaned(match[0])
        if cleaned:
            line = tokens.read(cleaned, _PROSE)
            starts = [*accumulate(map(len, line.texts), initial=0)]
            yield Sentence(line, starts, places, match.start())


def _cleaned(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    """The text as it is read, and for each of its characters the span it comes from; none where nothing changed."""
    cleaned = clean(text)
    if cleaned == text:
        return cleaned, None
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        word = clean(match[0])
        if not word:
            continue
        if pieces:
            places.append((match.start(), match.start()))
        pieces.append(word)
        # Inside a word that was mended nobody can say which letter came from where.
        whole = word != match[0]
        places += [match.span() if whole else (at, at + 1) for at in range(match.start(), match.start() + len(word))]
    return " ".join(pieces), places


# --- the words ---------------------------------------------------------------------------------------------------

# What و, ف, ل, ب and ك are written onto; what only و and ف are.
_AFTER_ANY, _AFTER_AND = frozenset("MHWaqkjzVAJXYTEePQ;"), frozenset("DorFGw<>={}U^")
_PREFIXES = re.compile("(?P<and>[وف]?)(?P<to>لل|[لبك]?)(?P<rest>.+)")
_MOST_COUNTED = 10  # الأيام الثلاثة
GUESSED = 1  # the value of a verb that is known by its form alone
_FUTURE = re.compile("[وف]?(س[يتن].{3,})")


def _derive(folded: str, words: Mapping[str, Word]) -> Word | None:
    """A word behind the particles that are written onto it, a verb in the future, an adjective of relation."""
    match = _PREFIXES.fullmatch(folded)
    if match and (match["and"] or match["to"]):
        bare = ("ال" if match["to"] == "لل" else "") + match["rest"]
        after_and = words.get(folded[1:]) if match["and"] else None
        word = after_and or words.get(bare)
        allowed = _AFTER_ANY | _AFTER_AND if after_and else _AFTER_ANY
        if word and word.kind in allowed:
            return word._replace(folded=folded)
    future = _FUTURE.fullmatch(folded)
    if future and future[1] not in _NO_FUTURE:
        return Word("^", GUESSED, folded)
    counted = words.get(folded[2:]) if folded.startswith("ال") else None
    if counted and counted.kind == "c" and counted.value <= _MOST_COUNTED:
        return counted._replace(folded=folded)
    return Word("N", 0, folded) if folded.startswith("ال") and folded.endswith(("ي", "يه")) else None


def _takes(row: Row, word: str) -> bool:
    """Sentences have no Latin words and no letters for units, and their weekdays have the article (أحد is someone)."""
    if word[0].isascii() or (row.meaning == "unit" and len(word) == 1) or word == "لشهر":
        return False
    if row.meaning == "part of day":
        return row.value != "sunset" and len(word) > 1 and not word.startswith("ال")
    return row.meaning != "weekday" or word.startswith("ال")


_NO_FUTURE = frozenset(fold(word) for row in vocabulary.rows("no future") for word in row.words)
_PROSE = Lexicon(
    {
        "filler": "f",
        "of": "i",
        "in": "F",
        "to": "Z",
        "between": "B",
        "number noun": "#",
        "weak month": "m",
        "month": "M",
        "hijri month": "H",
        "weekday": "W",
        "hijri era": "h",
        "gregorian era": "g",
        "part of day": "p",
        "fraction of hour": "e",
        "unit": "u",
        "the unit": "u",
        "two units": "U",
        "units": "v",
        "the units": "T",
        "the two units": "E",
        "cardinal": "c",
        "ordinal": "o",
        "bare ordinal": "O",
        "day pair": "J",
        "year pair": "A",
        "other clause": "!",
        "ago": "r",
        "ago after": "R",
        "this": "w",
        "last": "<",
        "next": ">",
        "last but one": "{",
        "next but one": "}",
        "same": "S",
        "current": "=",
        "recent": "L",
        "final": "l",
        "event": ";",
        "part of period": "V",
        "season": "G",
        "decade": "X",
        "decade of": "Y",
        "day from today": "D",
        "night": "D",
        "future": "^",
        "age": "%",
        "named for a date": "P",
        "named for a weekday": "Q",
        "counted": "$",
        "before our era": "@",
        "not a date": "x",
    },
    {"day": "j", "week": "k", "month": "q", "year": "a", "century": "z"},
    takes=_takes,
    derive=_derive,
)
