"""newsbot reads Arabic news pages whole and keeps what it read.

>>> article = parse(
...     "<h1>افتتاح مكتبة الحي</h1><p>٣ كانون الأول ٢٠٢٥</p><p>" + "نص الخبر يروي ما جرى. " * 9,
...     "https://example.com/news/1",
... )
>>> article.title, article.published.isoformat()
('افتتاح مكتبة الحي', '2025-12-03')
"""

from __future__ import annotations

from datetime import datetime

from newsbot.article import Article, DateCandidate, DateMention, DateReading, Image, Link
from newsbot.sites.site import Site, find

__all__ = [
    "Article",
    "DateCandidate",
    "DateMention",
    "DateReading",
    "Image",
    "Link",
    "Site",
    "__version__",
    "parse",
    "parse_text",
]
__version__ = "0.1.0"


def parse(
    html: bytes | str,
    url: str,
    *,
    site: Site | str | None = None,
    fetched: datetime | None = None,
    content_type: str | None = None,
) -> Article:
    """The article on a page; ``site`` is a ``Site``, a name of the catalogue or a site file's path.

    Relative dates on the page count from ``fetched``. Raises ``newsbot.errors.NotAnArticle`` for listings and error
    pages, ``Withheld`` (``Blocked``, ``NeedsScript``, ``LoginWall``) where something stands before the text,
    ``Unreadable`` for what is no page, ``UnknownSite``.
    """
    from newsbot.parsers import article_page  # noqa: PLC0415 - who reads dates alone doesn't wait for HTML readers

    known = find(site) if isinstance(site, str) else site
    return article_page.parse(html, url, site=known, fetched=fetched, content_type=content_type)


def parse_text(
    text: str, *, url: str | None = None, fetched: datetime | None = None, site: Site | None = None
) -> Article:
    """The article in a pasted text; raises ``Unreadable`` for noise, ``NotAnArticle`` without a paragraph."""
    from newsbot.parsers import plain_text  # noqa: PLC0415

    return plain_text.parse_text(text, url=url, fetched=fetched, site=site)
