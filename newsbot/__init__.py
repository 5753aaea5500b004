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

from newsbot.article import Article, DateReading, Image, Link
from newsbot.parsers import article_page
from newsbot.parsers.plain_text import parse_text
from newsbot.sites.site import Site, find

__all__ = ["Article", "DateReading", "Image", "Link", "Site", "__version__", "parse", "parse_text"]
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
    pages, ``Unreadable`` for what is no page, ``UnknownSite``.
    """
    known = find(site) if isinstance(site, str) else site
    return article_page.parse(html, url, site=known, fetched=fetched, content_type=content_type)
