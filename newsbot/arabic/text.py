"""Arabic text as it is stored (``clean``) and as it is compared (``fold``)."""

from __future__ import annotations

import re
import unicodedata

# U+200C and U+200D shape letters and join emoji, so they are judged by their neighbours, below.
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
_DROPPED = re.compile(f"[{_INVISIBLE}{_CONTROLS}]+")
_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
_STRAY_NON_JOINER = re.compile(f"(?<![{_ARABIC}])\u200c+|\u200c+(?![{_ARABIC}])")
# Each run is looked at once, from its start: from each of its signs a long one would take the square of the time.
_STRAY_JOINER = re.compile(f"(?<=[{_ARABIC}])\u200d++(?=[{_ARABIC}])|(?<![^\\s])\u200d++|(?<!\u200d)\u200d++(?![^\\s])")
# The Quranic ligatures (ﷺ ﷽ …) are signs of their own: spelled out they would read as words that nobody wrote.
_PRESENTATION = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc]+")
_UNCLEAN = re.compile(f"[{_INVISIBLE}{_CONTROLS}\u200c\u200d\ufb50-\ufdf9\ufe70-\ufefc]")

_DIGITS = {ord(digit): str(value % 10) for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}

_MARKS = [
    *range(0x0610, 0x061B), 0x0640, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9),
    *range(0x06EA, 0x06EE), *range(0x08D3, 0x0900), 0x200C, 0x200D,
]  # fmt: skip
_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیےې", "ي"),
    **dict.fromkeys("ةہەھۀۃ", "ه"),
    "ک": "ك",
    # A sloppy مسئول, a careful مسؤول and an old مسءول meet only when every seat of hamza goes.
    **dict.fromkeys("ؤئء", ""),
    **dict(zip("گچپڤژ", "كجبفز", strict=True)),
}
_FOLDED: dict[int, str] = {**dict.fromkeys(_MARKS, ""), **{ord(old): new for old, new in _LETTERS.items()}, **_DIGITS}
_FOREIGN = re.compile("[^\x00-\x7f\u0600-\u06ff]+")


def clean(text: str) -> str:
    r"""The text as it is stored: nothing that a reader sees changes, all on one line.

    Invisible marks and control characters go, presentation forms become letters, every run of white space one space.

    >>> clean("\u200fﻣﺤﻤﺪ\u00a0 الأول\n")
    'محمد الأول'
    """
    if _UNCLEAN.search(text):
        text = _DROPPED.sub("", text)
        text = _PRESENTATION.sub(_letters, text)
        text = _STRAY_JOINER.sub("", _STRAY_NON_JOINER.sub("", text))
    return " ".join(text.split())


def _letters(forms: re.Match[str]) -> str:
    # Isolated diacritics decompose to a space and the mark: the space is an artefact.
    return unicodedata.normalize("NFKC", forms[0]).replace(" ", "")


def digits(text: str) -> str:
    """Arabic-Indic and Persian digits as ASCII ones.

    >>> digits("٢١ نوفمبر ۲۰۲۵")
    '21 نوفمبر 2025'
    """
    return text.translate(_DIGITS)


def fold(text: str) -> str:
    """The text as it is compared and indexed: one spelling for what readers take as one word.

    Diacritics, tatweel, hamza and letter case go; alef, ya, ta marbuta, kaf, Persian letters and digits take one form.

    >>> fold("مُحَمَّد إبراهيم ٢٠٢٥"), fold("مسؤولة") == fold("مسئوله")
    ('محمد ابراهيم 2025', True)
    """
    return fold_clean(clean(text))


def fold_clean(text: str) -> str:
    """The same of a text that was cleaned before."""
    text = text.translate(_FOLDED)
    if _FOREIGN.search(text):
        # Signs such as ™ and ¨ come apart into letters and spaces.
        text = " ".join(_FOREIGN.sub(_plain_letters, text).split())
    return text.lower()


def _plain_letters(run: re.Match[str]) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", run[0]) if not unicodedata.combining(char))
