"""One page from the web, for a person who asks for it: no crawl, no Scrapy."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib import error, request

from newsbot import config
from newsbot.errors import FetchError, Unreadable, UsageError
from newsbot.parsers.urls import canonical
from newsbot.sites.hosts import place

MAX_BYTES = 10_000_000
SILENCE_SECONDS = 20.0  # without a byte
WHOLE_SECONDS = 60.0  # for all of them
_CHUNK = 65_536


class Fetched(NamedTuple):
    """What a server answered: the bytes, what it calls them, and the address after redirects."""

    content: bytes
    content_type: str | None
    url: str


def fetch(url: str) -> Fetched:
    """The page at *url*, within limits of size and time, under newsbot's own name."""
    check_address(url)
    headers = {"User-Agent": config.user_agent(), "Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "identity"}
    asked = request.Request(canonical(url), headers=headers)  # noqa: S310 - the scheme is checked above
    try:
        with _opener().open(asked, timeout=SILENCE_SECONDS) as answer:
            content = b"".join(_within_limits(answer, url))
            return Fetched(content, answer.headers.get("Content-Type"), answer.geturl())
    except error.HTTPError as refusal:
        refusal.close()
        raise FetchError(f"{url}: the site answered {refusal.code} {refusal.reason}; open it in a browser") from None
    except (error.URLError, http.client.HTTPException, OSError, ValueError) as failure:
        reason = getattr(failure, "reason", None) or failure
        raise FetchError(f"{url}: no answer ({reason}); check the address and your connection") from None


def check_address(url: str) -> None:
    """Refuse what is no address of a web page."""
    if place(url) is None:
        raise UsageError(f"{url}: no address of a web page; write it whole, as https://www.example.com/news/1")


def read_file(path: Path) -> bytes:
    """A saved page, within the same limit of size."""
    with path.open("rb") as file:
        return within_size(file.read(MAX_BYTES + 1), str(path))


def within_size(content: bytes, name: str) -> bytes:
    """The content, unless it is larger than any article's page."""
    if len(content) > MAX_BYTES:
        raise Unreadable(f"{name}: more than {MAX_BYTES // 1_000_000} MB; this is no article's page")
    return content


def _opener() -> request.OpenerDirector:
    # The usual opener follows a redirect to ftp: too, and opens files.
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler,
        request.HTTPHandler,
        request.HTTPSHandler,
        request.HTTPRedirectHandler,
        request.HTTPDefaultErrorHandler,
        request.HTTPErrorProcessor,
        request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener


def _within_limits(answer: http.client.HTTPResponse, url: str) -> Iterator[bytes]:
    size, end = 0, time.monotonic() + WHOLE_SECONDS
    while chunk := answer.read1(_CHUNK):
        size += len(chunk)
        if size > MAX_BYTES:
            raise FetchError(f"{url}: more than {MAX_BYTES // 1_000_000} MB; this is no article's page")
        if time.monotonic() > end:
            raise FetchError(f"{url}: not finished after {WHOLE_SECONDS:.0f} s; try again later")
        yield chunk
