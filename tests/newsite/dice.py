"""Chance that comes out the same on every machine and every version of Python."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of choices that its seed alone decides.

    >>> Dice("a").between(1, 6) == Dice("a").between(1, 6)
    True
    """

    def __init__(self, seed: object) -> None:
        self.seed = str(seed)
        self._count = 0

    def _number(self) -> int:
        self._count += 1
        digest = hashlib.blake2b(f"{self.seed}/{self._count}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big")

    def between(self, low: int, high: int) -> int:
        """A whole number from *low* to *high*, both included."""
        return low + self._number() % (high - low + 1)

    def chance(self, percent: float) -> bool:
        """True in *percent* of a hundred throws."""
        return self._number() % 10_000 < percent * 100

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self._number() % len(choices)]

    def sample(self, choices: Iterable[T], count: int) -> list[T]:
        """At most *count* different choices, in a random order."""
        pool = list(choices)
        taken: list[T] = []
        while pool and len(taken) < count:
            taken.append(pool.pop(self._number() % len(pool)))
        return taken

    def child(self, name: object) -> Dice:
        """A stream of its own, which no throw of this one moves."""
        return Dice(f"{self.seed}/{name}")
