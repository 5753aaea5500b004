"""What a crawl is asked, as text: by ``newsbot crawl``, or by ``scrapy crawl SITE -a limit=50 -a since=2025-11-01``."""

from __future__ import annotations

from newsbot.days import read_day
from newsbot.errors import UsageError
from newsbot.spiders.frontier import Window


def read_limit(text: str | int | None) -> int | None:
    """A number of articles; ``None`` where nothing is said. Raises ``UsageError``.

    >>> read_limit("٥٠"), read_limit(None)
    (50, None)
    """
    if text is None or text == "":
        return None
    if not str(text).isdecimal() or not int(text):
        raise UsageError(f"limit={text} is no number of articles: write limit=50")
    return int(text)


def read_window(since: str | None, until: str | None) -> Window:
    """The days asked for. Raises ``UsageError``."""
    return Window(read_day(since) if since else None, read_day(until) if until else None)
