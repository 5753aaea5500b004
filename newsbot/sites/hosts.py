"""Hosts: where a URL points, and whether that is one of a site's own places."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

# A long Arabic headline, escaped, has a third of that; what is longer is no address of a page.
LONGEST_URL = 6_000
_PORTS = {"http": 80, "https": 443}
# The same paper to a desk, to a telephone and to a search engine's cache.
_FRONTS = re.compile(r"^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.)")


class Place(NamedTuple):
    """A host, in lower-case ASCII; ``port`` is ``None`` where any port will do."""

    host: str
    port: int | None = None

    def covers(self, other: Place) -> bool:
        """Whether the other is this host or one under it; machines without a public name must match exactly.

        >>> Place("bbc.com").covers(Place("www.bbc.com", 443)), Place("bbc.com").covers(Place("abbc.com", 443))
        (True, False)
        """
        if self.port is not None:
            return self == other
        return other.host == self.host or other.host.endswith("." + self.host)


def place(url: str) -> Place | None:
    """Host and port that an http(s) URL points to, or ``None`` when it is no such URL.

    >>> place("https://WWW.youm7.com/story/1"), place("mailto:news@youm7.com")
    (Place(host='www.youm7.com', port=443), None)
    """
    if len(url) > LONGEST_URL:
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or _PORTS.get(parts.scheme)
    except ValueError:  # [ without ], a port that is no number
        return None
    if not host or parts.scheme not in _PORTS:
        return None
    return Place(_ascii(host.rstrip(".")), port)


def home(url: str) -> Place:
    """The place that a site at this URL owns: its host without ``www.``, ``m.`` or ``amp.``, and all under it.

    >>> home("https://www.enabbaladi.net/"), home("http://localhost:8000/")
    (Place(host='enabbaladi.net', port=None), Place(host='localhost', port=8000))
    """
    own = place(url)
    if own is None:
        raise ValueError(f"not an http(s) URL: {url!r}")
    return own if is_local(own.host) else Place(without_front(own.host))


def without_front(host: str) -> str:
    """A host as all its doubles share it: without ``www.``, ``m.``, ``mobile.`` or ``amp.``, unless that is its name.

    >>> without_front("amp.example.com"), without_front("www.m.example.com:8000"), without_front("m.example")
    ('example.com', 'example.com:8000', 'm.example')
    """
    return _FRONTS.sub("", host)


def is_local(host: str) -> bool:
    """Whether the host has no public name: an IP address, ``localhost``, or a single word.

    >>> is_local("127.0.0.1"), is_local("::1"), is_local("sample.localhost"), is_local("sana.sy")
    (True, True, True, False)
    """
    if "." not in host or host.endswith(".localhost"):
        return True
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
