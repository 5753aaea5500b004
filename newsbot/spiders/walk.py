"""The way through one listing."""

from __future__ import annotations

from collections.abc import Iterable

from newsbot.parsers.discovery import Found
from newsbot.spiders.addresses import key


class Walk:
    """One listing and its further pages: which stories it has shown, and how many pages were read."""

    def __init__(self, depth: int = 0) -> None:
        self.depth = depth
        self.pages = 0
        self._shown: set[str] = set()

    def new(self, stories: Iterable[Found]) -> list[Found]:
        """The stories that no earlier page of this listing showed."""
        fresh = [story for story in stories if key(story.url) not in self._shown]
        self._shown.update(key(story.url) for story in fresh)
        return fresh
