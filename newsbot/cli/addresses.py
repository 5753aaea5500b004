"""Addresses as a person reads them."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote_to_bytes

_ESCAPED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


def readable(url: str) -> str:
    """The address with its letters in the clear; what could end it or part it stays escaped, for it is to be pasted.

    >>> readable("https://paper.example/%D8%AE%D8%A8%D8%B1%20a%2Fb%C2%A0?q=%CE%C8%D1")
    'https://paper.example/خبر%20a%2Fb%C2%A0?q=%CE%C8%D1'
    """
    return _ESCAPED.sub(_letters, url)


def _letters(run: re.Match[str]) -> str:
    try:
        text = unquote_to_bytes(run[0]).decode("utf-8")
    except UnicodeDecodeError:
        return run[0]
    return "".join(char if unicodedata.category(char)[0] in "LMN" else quote(char) for char in text)
