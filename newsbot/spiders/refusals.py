"""Why a request is not sent, or not followed: what the middlewares raise, and ``failures`` puts into words."""

from __future__ import annotations

from scrapy.exceptions import IgnoreRequest


class Foreign(IgnoreRequest):
    """The request leads off the site, or to an address that its file does not name."""


class Unanswering(IgnoreRequest):
    """The host has not answered once; asking it further is in vain."""


class Double(IgnoreRequest):
    """A redirect leads to a page that the crawl has read, or will, under its own address."""


class Later(IgnoreRequest):
    """Left for another crawl: this one is being stopped, or has met too many pages that are no articles."""
