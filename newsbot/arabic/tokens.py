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
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from newsbot.arabic.lexicon import LINES, Lexicon, Word


class Line(NamedTuple):
    """What was read: of each token its text with the space after it, its letter in ``shape``, and its value."""

    texts: list[str]
    shape: str
    values: list[int]

    def words(self, first: int, last: int) -> str:
        """The text of the tokens from ``first`` up to ``last``, which is left out."""
        return "".join(self.texts[first:last]).strip()


_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
_TOKEN = re.compile(
    rf"""
    (?: (?![AaPpتق]\.)[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*
    | (?=\d)(?: (?<![\d:])\d{{1,2}}(?:\ :\ |:)\d{{2}}(?:(?:\ :\ |:)\d{{2}}(?:[.,]\d{{1,9}})?)?(?![\d:])
                | (?<![\d:])\d{{1,2}}[hH]\d{{2}}(?!\d)
                | \d+ )
    | (?:[AaPp]\.[Mm]|ت\.غ|ق\.م)\b\.?
    | [^\W\d_]
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


def read(text: str, lexicon: Lexicon = LINES) -> Line:
    """Tokens of a text that was cleaned (``text.clean``), by the words that a reader knows."""
    texts = _TOKEN.findall(text)
    is_odd = len(text) > _LONG_WORD and max(map(len, texts)) > _LONG_WORD
    tokens = [_token(lexicon, raw) for raw in texts] if is_odd else [*map(_reader(lexicon), texts)]
    if any(token.joins for token in tokens):
        texts, tokens = _joined(texts, tokens, lexicon)
    values = [token.value for token in tokens]
    shape = "".join([token.kind for token in tokens])
    if "W" in shape and (stem := _SEPTEMBER_STEM.search(shape)) and texts[stem.start()].strip() == "سبت":
        values[stem.start()] = _SEPTEMBER
        shape = shape[: stem.start()] + "m" + shape[stem.end() :]
    return Line(texts, _mend(shape, values), values)


@lru_cache
def _reader(lexicon: Lexicon) -> Callable[[str], Word]:
    return lru_cache(maxsize=1 << 14)(partial(_token, lexicon))


def _token(lexicon: Lexicon, raw: str) -> Word:
    """What a token means, looked at by itself."""
    text = raw.rstrip(" ")
    first = text[0]
    if first.isdecimal():
        return _number(text)
    if first.isalpha() and text.strip("ـ"):
        return lexicon.word(text) if len(text) <= _LONG_WORD else Word("x", 0)
    kind = _SIGNS.get(text[0], "|")
    return Word(_LOOSE.get(kind, kind) if text != raw else kind, 0)


def _number(text: str) -> Word:
    size = len(text)
    if text.isdecimal():
        kind = "d" if size <= 2 else "y" if size == 4 else "n"
        # Long runs of digits are no numbers that we count with, and cost int() dearly.
        return Word(kind, int(text) if size <= 18 else 0, joins=text in _MONTH_NUMBERS)
    found = _CLOCK.match(text)
    hour, minute, second = (int(part or 0) for part in found.groups()) if found else (99, 0, 0)
    if hour > 23 or minute > 59 or second > 59:
        return Word("|", 0)
    return Word("s" if found and found[3] else "t", hour * 3600 + minute * 60 + second)


def _joined(texts: list[str], tokens: list[Word], lexicon: Lexicon) -> tuple[list[str], list[Word]]:
    """The tokens with those that belong together as one: كانون الأول, ثلاثة عشر, أول من أمس."""
    new_texts: list[str] = []
    new: list[Word] = []
    for at, token in enumerate(tokens):
        new_texts.append(texts[at])
        new.append(token)
        # What was joined may end a longer phrase in its turn.
        while token.joins and len(new) > 1 and (one := lexicon.join(new[-2], token)):
            new[-2:] = [token := one]
            new_texts[-2:] = ["".join(new_texts[-2:])]
    return new_texts, new


_DOUBLE_MONTH = re.compile(r"([Mm])([-–/÷(),.|]{0,2})([Mm])(\)?)")
_LONG_WORD = 64  # letters: no word that is known, and nothing to fill the memory with
_MONTH_NUMBERS = frozenset("12١٢۱۲")
_OPENING = re.compile("m(?=i[MmH])")
_SEPTEMBER = 9
# سبت where a month has to stand is September cut short, and no Saturday.
_SEPTEMBER_STEM = re.compile("(?<=d)W(?=y)|(?<=d[-/÷])W(?=[-/÷]y)|W(?=d,?y)")
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
