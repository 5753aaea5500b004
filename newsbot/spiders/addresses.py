"""One address for one page: its AMP and mobile doubles stand for the page itself."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from newsbot.parsers import urls
from newsbot.sites.hosts import place

_AMP_TAIL = re.compile(r"/(?:amp|amp\.html)/?$", re.IGNORECASE)
_AMP_SWITCH = re.compile(r"(?:^|&)(?:amp(?:=1|=true)?|outputtype=amp|m=[01])(?=&|$)", re.IGNORECASE)
# Hosts that serve the same pages to telephones: m.example.com/1 is www.example.com/1.
_TELEPHONE = re.compile(r"^(?:m|mobile|amp)\.(?=[^/?]+\.)", re.IGNORECASE)


def clean(url: str) -> str | None:
    """The address to fetch: canonical, the page itself instead of its AMP form; ``None`` if it is no address.

    >>> clean("https://example.com/story/1/amp/?utm_source=x&id=2#comments")
    'https://example.com/story/1?id=2'
    >>> clean("mailto:a@example.com"), clean("http://[broken")
    (None, None)
    """
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
    return _TELEPHONE.sub("", urls.key(clean(url) or url))
