"""Dates in other languages than Arabic, English and French, by dateparser: the last reader."""

from __future__ import annotations

import re
from datetime import date, datetime

from newsbot.arabic.present import Present

_LETTERS = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<![\d.:])\d{1,2}(?!\d)")
_ARABIC = re.compile("[\u0600-\u06ff]")
_TIME = re.compile(r"\d:\d\d")
_LONGEST = 60
_LANGUAGES = ["de", "es", "it", "pt", "nl", "tr", "ru", "en", "fr"]


def read(text: str, present: Present) -> date | datetime | None:
    """The date of a short text in a European language; never a guess at an Arabic one.

    dateparser takes 130 ms to import, so that a text without a day, a word and a year never reaches it.

    >>> from datetime import UTC
    >>> read("21. März 2024", Present(None, UTC)).isoformat()
    '2024-03-21'
    """
    if len(text) > _LONGEST or _ARABIC.search(text):
        return None
    if not (_YEAR.search(text) and _DAY.search(text) and _LETTERS.search(text)):
        return None
    import dateparser  # noqa: PLC0415  # see above

    found = dateparser.parse(
        text,
        languages=_LANGUAGES,
        settings={
            "DATE_ORDER": "DMY",
            "RELATIVE_BASE": present.now.replace(tzinfo=None),
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
        },
    )
    if found is None:
        return None
    if not _TIME.search(text):
        return found.date()
    return found if found.tzinfo else found.replace(tzinfo=present.now.tzinfo)
