"""Patterns over shapes: newspapers print the same line every day, so what was found in a shape is remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

_LONGEST = 64  # tokens; longer lines are no datelines, and would fill the memory
_MOST = 1 << 12
_Found = TypeVar("_Found")


def finder(pattern: str, convert: Callable[[re.Match[str]], _Found]) -> Callable[[str], Iterable[_Found]]:
    """A function that gives what ``convert`` makes of the pattern's matches in a shape.

    >>> finder("d[Mm]", re.Match.span)("dM-dM")
    ((0, 2), (3, 5))
    """
    compiled = re.compile(pattern)

    @lru_cache(maxsize=_MOST)
    def remembered(shape: str) -> tuple[_Found, ...]:
        return tuple(map(convert, compiled.finditer(shape)))

    return lambda shape: remembered(shape) if len(shape) <= _LONGEST else map(convert, compiled.finditer(shape))
