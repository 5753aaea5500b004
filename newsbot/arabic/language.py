"""Which language a text in Arabic letters is in: Persian, Urdu and Kurdish share most of them."""

from __future__ import annotations

import re

_ARABIC = re.compile("[\u0620-\u06d3]+")
_LETTERS = re.compile(r"[^\W\d_]+")
# Language → letters that Arabic does not have, and the share of all letters that they reach in it. Not ی and ک:
# Arabic is typed with them, too, where keyboards are Persian.
_SIGNS = (
    ("ug", "ۇۈۋې", 0.02),
    ("ckb", "ۆێەڵڕ", 0.03),
    ("ps", "ټډړږښګڼۍ", 0.01),
    ("sd", "ڪٿڏڳڻڄ", 0.01),
    ("ur", "ٹڈڑےںھ", 0.02),
    ("fa", "پچژگ", 0.008),
)
_SAMPLE = 3000


def of(text: str) -> str | None:
    """The language's ISO 639 code, ``None`` where the letters are mostly others.

    >>> of("افتتحت المكتبة أبوابها"), of("این کتابخانه دیروز گشایش یافت"), of("The library opened")
    ('ar', 'fa', None)
    """
    text = text[:_SAMPLE]
    letters = sum(map(len, _ARABIC.findall(text)))
    if letters * 2 <= sum(map(len, _LETTERS.findall(text))):
        return None
    for code, signs, share in _SIGNS:
        if sum(map(text.count, signs)) > share * letters:
            return code
    return "ar"
