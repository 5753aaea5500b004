"""What one page gave, as the crawl's memory keeps it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Literal

from scrapy import Request

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


class Visit:
    """One page that was asked for: how it stands now, and the addresses it named.

    ``state`` is ``None`` as long as the page must be looked at again.
    """

    def __init__(self, site_id: str, url: str, role: str) -> None:
        self.site_id = site_id
        self.url = url
        self.kind = KINDS[role]
        self.state: Literal["fetched", "gone", "failed"] | None = "fetched"
        self.canonical_url: str | None = None
        self._named: dict[str, list[str]] = defaultdict(list)

    def name(self, url: str, role: str) -> None:
        """Note an address that the page names, to be fetched now or by another crawl."""
        self._named[KINDS[role]].append(url)

    def note(self, result: object) -> None:
        """Note what follows from the page, if it is a request."""
        if isinstance(result, Request):
            self.name(result.cb_kwargs["asked"], result.cb_kwargs["role"])

    def items(self) -> Iterator[dict[str, Any]]:
        """For the pipeline: what ``Archive.discover`` and then ``Archive.mark`` are to be told."""
        for kind, urls in self._named.items():
            yield {"site_id": self.site_id, "urls": urls, "kind": kind, "discovered_from": self.url}
        if self.state:
            canonical = {"canonical_url": self.canonical_url} if self.canonical_url else {}
            yield {"site_id": self.site_id, "url": self.url, "state": self.state, "kind": self.kind, **canonical}
