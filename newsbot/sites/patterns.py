"""Regexes from site files: compiled, and refused when one could run for ever on an unlucky URL.

Backtracking explodes where a repeat stands inside a repeat and the next letter does not tell which of the two goes on:
``(\\w+)*``, ``(a|ab?)*``. So inside a repeat every choice must be decided by the next letter; ``(/[a-z-]+)*`` is.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

# The standard library's own reading of a pattern; it lost its public name when `sre_parse` was deprecated.
_parse: Callable[[str], Any] = import_module("re._parser").parse

_Letters = frozenset[int]
_NONE: _Letters = frozenset()
# Every kind of letter that stands in an address, case left aside: enough to see two classes overlap.
_ALL: _Letters = frozenset(
    map(ord, "\t\n !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~0123456789abcdefghijklmnopqrstuvwxyzéابتءى٠٩،\u200c")
)
_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "DIGIT": str.isdigit,
    "SPACE": str.isspace,
    "WORD": lambda letter: letter.isalnum() or letter == "_",
}
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
# (\d+){3} multiplies the work, (\d+){30} explodes.
_MANY = 10


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as a regex; ``ValueError`` in one line when it is broken or may backtrack without bound.

    >>> compiled(r"/\\d{5,}$").search("/archives/815636") is not None
    True
    >>> compiled(r"(\\w+)*x")
    Traceback (most recent call last):
    ValueError: a repeat inside a repeat may never end on some URLs; begin each round with a fixed sign, as (/[a-z-]+)*
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)  # "[[": will mean something else one day
            regex = re.compile(pattern)
        explodes = _explodes(_parse(pattern), _NONE, looping=False)
    except (re.error, OverflowError, FutureWarning) as error:
        raise ValueError(f"not a regex: {error}") from None
    except RecursionError:
        raise ValueError("not a usable regex: nested too deep") from None
    if explodes:
        raise ValueError(
            "a repeat inside a repeat may never end on some URLs; begin each round with a fixed sign, as (/[a-z-]+)*"
        )
    return regex


def _explodes(items: Any, follow: _Letters, *, looping: bool) -> bool:
    return any(_ambiguous(op, value, _first(items[at + 1 :], follow), looping) for at, (op, value) in enumerate(items))


def _ambiguous(op: Any, value: Any, after: _Letters, looping: bool) -> bool:
    name = str(op)
    if name in _REPEATS:
        return _repeat_explodes(*value, after=after, looping=looping)
    if name == "BRANCH":
        return _branch_explodes(value[1], after, looping)
    if name in ("ASSERT", "ASSERT_NOT"):
        return _explodes(value[1], _NONE, looping=False)
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _explodes(value[3] if name == "SUBPATTERN" else value, after, looping=looping)
    return False


def _repeat_explodes(low: int, high: int, body: Any, *, after: _Letters, looping: bool) -> bool:
    start = _first(body, _NONE)
    if looping and low != high and start & after:
        return True
    again = start if high > 1 else _NONE
    # What follows the outermost loop is tried once a round, and cannot multiply.
    return _explodes(body, again | (after if looping else _NONE), looping=looping or high > _MANY)


def _branch_explodes(branches: Sequence[Any], after: _Letters, looping: bool) -> bool:
    starts = [_first(branch, after) for branch in branches]
    overlap = sum(map(len, starts)) > len(_NONE.union(*starts))
    return (looping and overlap) or any(_explodes(branch, after, looping=looping) for branch in branches)


def _first(items: Any, follow: _Letters) -> _Letters:
    """The letters that a match of these items, followed by ``follow``, can begin with."""
    letters = _NONE
    for at, (op, value) in enumerate(items):
        letters |= _first_of(str(op), value)
        if items[at : at + 1].getwidth()[0]:
            return letters
    return letters | follow


def _first_of(name: str, value: Any) -> _Letters:
    if name in _REPEATS:
        return _first(value[2], _NONE)
    if name == "BRANCH":
        return _NONE.union(*(_first(branch, _NONE) for branch in value[1]))
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _first(value[3] if name == "SUBPATTERN" else value, _NONE)
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return _NONE
    return _members(name, value)


def _members(name: str, value: Any) -> _Letters:
    match name:
        case "LITERAL" | "NOT_LITERAL":
            letters = frozenset({ord(chr(value).lower())})
        case "RANGE":
            low, high = value
            letters = frozenset(
                code for code in _ALL if low <= code <= high or low <= ord(chr(code).upper()[0]) <= high
            )
        case "CATEGORY":
            _, *negated, kind = str(value).split("_")
            letters = frozenset(code for code in _ALL if _CATEGORIES[kind](chr(code)) is not bool(negated))
        case "IN":
            letters = _NONE.union(*(_members(str(op), part) for op, part in value if str(op) != "NEGATE"))
        case _:  # any letter, and what cannot be told, such as a back-reference
            return _ALL
    negative = name == "NOT_LITERAL" or (name == "IN" and str(value[0][0]) == "NEGATE")
    return _ALL - letters if negative else letters
