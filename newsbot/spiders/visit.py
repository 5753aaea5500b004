"""What one page gave, noted while it is read."""

from __future__ import annotations

from scrapy import Request

from newsbot.archive import KnownPage, Visit
from newsbot.archive.pages import State
from newsbot.article import Article
from newsbot.spiders.addresses import fetchable

# Higher first: what announces stories, then the stories, then where more may be found.
PRIORITY = {
    "feed": 50,
    "home": 40,
    "listing": 30,
    "sitemap": 20,
    "article": 10,
    "section": 5,
    "nested": 3,
    "unknown": 1,
    "related": 0,
}
# What the archive calls a page that is read in this role.
KINDS = {
    "home": "listing",
    "listing": "listing",
    "section": "listing",
    "feed": "feed",
    "sitemap": "sitemap",
    "nested": "sitemap",
    "article": "article",
    "related": "article",
    "unknown": "unknown",
}
# … and how a page that an earlier crawl left unread is read in this one.
ROLES = {"listing": "section", "feed": "feed", "sitemap": "nested", "article": "article"}


class Notes:
    """What is noted while a page is read: how it stands now, the addresses it names, the article it gave.

    ``state`` is ``None`` as long as the page must be looked at again.
    """

    def __init__(self, site_id: str, url: str, role: str) -> None:
        self.site_id = site_id
        self.url = url
        self.kind = KINDS[role]
        self.state: State | None = "fetched"
        self.canonical_url: str | None = None
        self.article: Article | None = None
        self._named: list[KnownPage] = []

    def name(self, url: str, role: str) -> None:
        """Note an address that the page names, to be fetched now or by another crawl."""
        address = fetchable(url)
        if address is not None:
            self._named.append(KnownPage(address, KINDS[role]))

    def note(self, request: Request) -> None:
        """Note a request that follows from the page."""
        self.name(request.cb_kwargs["asked"], request.cb_kwargs["role"])

    def visit(self) -> Visit:
        """What the archive is to keep, in one piece."""
        return Visit(
            site_id=self.site_id,
            url=self.url,
            kind=self.kind,
            state=self.state,
            canonical_url=self.canonical_url,
            article=self.article,
            named=tuple(self._named),
        )
