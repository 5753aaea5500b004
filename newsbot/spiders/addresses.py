"""One address for one page: its AMP and mobile doubles stand for the page itself."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from newsbot.parsers import urls
from newsbot.sites.hosts import place

_AMP_TAIL = re.compile(r"/(?:amp|amp\.html)/?$", re.IGNORECASE)
_AMP_SWITCH = re.compile(r"(?:^|&)(?:amp(?:=1|=true)?|outputtype=amp|m=[01])(?=&|$)", re.IGNORECASE)

# What needs no second look, as nearly all that the archive holds: a name as host, no query, letters escaped as we do.
_AS_KEPT = re.compile(
    r"https?://[a-z\d-]+(?:\.[a-z\d-]+)+(?!.*/(?:\.|(?i:amp)))/(?:[\w~/!$'()*+,:;=@.-]|%[89A-F][\dA-F])*", re.ASCII
)


def fetchable(url: str) -> str | None:
    """The address to fetch: canonical, the page itself instead of its AMP form; ``None`` if it is no address.

    >>> fetchable("https://example.com/story/1/amp/?utm_source=x&id=2#comments")
    'https://example.com/story/1?id=2'
    >>> fetchable("mailto:a@example.com"), fetchable("http://[broken")
    (None, None)
    """
    if _AS_KEPT.fullmatch(url):
        return url
    if place(url) is None:
        return None
    parts = urlsplit(urls.canonical(url))
    query = _AMP_SWITCH.sub("", parts.query).lstrip("&")
    return urlunsplit((parts.scheme, parts.netloc, _AMP_TAIL.sub("", parts.path) or "/", query, ""))


def key(url: str) -> str:
    """What all addresses of one page share, to compare.

    >>> key("http://m.example.com/story/1/?b=2&a=1") == key("https://www.example.com/story/1?a=1&b=2&fbclid=x")
    True
    """
    address = fetchable(url)
    return urls.key(url) if address is None else urls.same_key(address)
