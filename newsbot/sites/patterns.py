"""Regexes from site files: compiled, and refused when one could run for ever on an unlucky URL.

Backtracking explodes where a repeat stands inside a repeat and the next letter does not tell which of the two goes on:
``(\\w+)*``, ``(a|ab?)*``. So inside a repeat every choice must be decided by the next letter; ``(/[a-z-]+)*`` is.
Repeats in a row that can share letters out among them, ``.*.*=``, cost a power of the address's length:
:func:`longest` tells up to which length that is bearable.
"""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, NamedTuple

# The standard library's own reading of a pattern; it lost its public name when `sre_parse` was deprecated.
_parse: Callable[..., Any] = import_module("re._parser").parse

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
# Addresses may be as long as the first of these for which a pattern's worst case stays below so many steps (a second).
LONGEST = 2_000
_LENGTHS = (LONGEST, 400)
_MOST_STEPS = 1e8
_MOST_CHAINS = 64
_MOST_PARTS = 10_000


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
        bearable = explodes or longest(regex)
    except (re.error, OverflowError, FutureWarning) as error:
        raise ValueError(f"not a regex: {error}") from None
    except RecursionError:
        raise ValueError("not a usable regex: nested too deep") from None
    if explodes:
        raise ValueError(
            "a repeat inside a repeat may never end on some URLs; begin each round with a fixed sign, as (/[a-z-]+)*"
        )
    if not bearable:
        raise ValueError(
            "repeats in a row that take the same letters may never end on some URLs; "
            "begin with ^ and set them apart with a sign that they do not take, as ^https?://[^/]+/[^/]+"
        )
    return regex


@lru_cache(maxsize=1_024)
def longest(regex: re.Pattern[str]) -> int:
    """The length of address up to which the regex may be asked; 0 where it takes too long on any.

    >>> longest(re.compile(r"^https?://[^/]+/news/.*")), longest(re.compile(".*-.*=x")), longest(re.compile(".*.*.*=x"))
    (2000, 400, 0)
    """
    items = _parse(regex.pattern, regex.flags)
    return next((length for length in _LENGTHS if _steps(items, length) <= _MOST_STEPS), 0)


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


# Repeats in a row ----------------------------------------------------------------------------------------------------


class _Chain(NamedTuple):
    """Repeats so far between which a text can be shared out: the letters they all take, and what stands between."""

    letters: _Letters
    between: frozenset[_Letters] = frozenset()

    def joined(self, letters: _Letters) -> _Chain | None:
        """With one repeat more; ``None`` if no text can move from one repeat to the next."""
        shared = self.letters & letters
        movable = shared and all(shared & sign for sign in self.between)
        return _Chain(shared, self.between) if movable else None


_Chains = dict[_Chain, float]  # each with the number of ways to share a text out


def _steps(items: Any, length: int) -> float:
    """An estimate of the steps that the unluckiest address of this length costs."""
    walk = _Walk(length)
    walk.read(items, {})
    begins = bool(items) and str(items[0][0]) == "AT" and str(items[0][1]) in {"AT_BEGINNING", "AT_BEGINNING_STRING"}
    return walk.most * (1 if begins else length)


class _Walk:
    """A reading of a pattern, from left to right; ``most`` is the greatest number of ways that can fail together."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.most = 1.0
        self._parts = 0

    def read(self, items: Iterable[Any], chains: _Chains) -> _Chains:
        """The chains after these items; ``chains`` are those before."""
        for op, value in items:
            self._parts += 1
            if self._parts > _MOST_PARTS:
                self.most = math.inf
                return {}
            chains = self._after(str(op), value, chains)
            if len(chains) > _MOST_CHAINS:
                chains = {_Chain(_ALL): max(chains.values())}
        return chains

    def _after(self, name: str, value: Any, chains: _Chains) -> _Chains:
        match name:
            case "SUBPATTERN" | "ATOMIC_GROUP":
                return self.read(value[3] if name == "SUBPATTERN" else value, chains)
            case "BRANCH":
                return self._branched(value[1], chains)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self._repeated(chains, *value)
            case "ASSERT" | "ASSERT_NOT" | "AT":
                self.read(value[1] if name != "AT" else (), chains)
                self._fail(chains)
                return chains
        return self._passed(_members(name, value), chains)

    def _fail(self, chains: _Chains) -> None:
        """What stands here may not match, and every way to come here will be tried."""
        self.most = max(self.most, *chains.values(), 1.0)

    def _passed(self, sign: _Letters, chains: _Chains) -> _Chains:
        self._fail(chains)
        passing = ((chain, ways) for chain, ways in chains.items() if chain.letters & sign)
        return _merged((_Chain(chain.letters, chain.between | {sign}), ways) for chain, ways in passing)

    def _branched(self, branches: Sequence[Any], chains: _Chains) -> _Chains:
        after = _merged(pair for branch in branches for pair in self.read(branch, chains).items())
        starts = [_first(branch, _NONE) for branch in branches]
        empty = sum(not branch.getwidth()[0] for branch in branches)
        if sum(map(len, starts)) == len(_NONE.union(*starts)) and empty < 2:
            return after
        # Two branches that begin alike are two ways.
        return self._joined(_NONE.union(*map(_letters, branches)) or _ALL, len(branches), after)

    def _repeated(self, chains: _Chains, low: int, high: int, body: Any) -> _Chains:
        shortest, longest = body.getwidth()
        if high > _MANY or (shortest == longest and low != high):
            if low:
                self._fail(chains)
            self.read(body, chains)
            return self._joined(_letters(body), min(high, self.length) - min(low, self.length) + 1, chains)
        for number in range(high):
            once = self.read(body, chains)
            chains = (
                once if number < low else self._joined(_letters(body), 2, _merged((*chains.items(), *once.items())))
            )
        return chains

    def _joined(self, letters: _Letters, ways: int, chains: _Chains) -> _Chains:
        joined = ((chain.joined(letters), before * ways) for chain, before in chains.items())
        longer = [(chain, all_ways) for chain, all_ways in joined if chain]
        return _merged((*chains.items(), *longer, (_Chain(letters), float(ways))))


def _merged(pairs: Iterable[tuple[_Chain, float]]) -> _Chains:
    merged: _Chains = {}
    for chain, ways in pairs:
        merged[chain] = max(ways, merged.get(chain, 0.0))
    return merged


def _letters(items: Any) -> _Letters:
    """All letters that can stand in a match of these items."""
    return _NONE.union(*(_letters_of(str(op), value) for op, value in items))


def _letters_of(name: str, value: Any) -> _Letters:
    if name in _REPEATS:
        return _letters(value[2])
    if name == "BRANCH":
        return _NONE.union(*map(_letters, value[1]))
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _letters(value[3] if name == "SUBPATTERN" else value)
    return _NONE if name in ("AT", "ASSERT", "ASSERT_NOT") else _members(name, value)
