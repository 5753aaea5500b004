"""Why a request gave nothing, in the words that the summary and the ``runs`` table use."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    StopDownload,
)
from scrapy.http import Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.error import ConnectError

from newsbot.parsers import walls
from newsbot.spiders.refusals import Double, Foreign, Later, Unanswering


class Failure(msgspec.Struct, frozen=True):
    """``kind`` is what is counted; ``words`` are what a person reads; ``network`` when the host was never reached.

    ``final`` when asking again is in vain.
    """

    kind: str
    words: str
    network: bool = False
    final: bool = False


# The first that fits wins, so that the narrow stand before the wide.
_FAILURES: tuple[tuple[type[BaseException], Failure], ...] = (
    (CannotResolveHostError, Failure("dns", "DNS lookup failed", network=True)),
    (DownloadConnectionRefusedError, Failure("refused", "connection refused", network=True)),
    (DownloadTimeoutError, Failure("timeout", "no answer in time", network=True)),
    (ConnectError, Failure("unreachable", "no route to it", network=True)),
    (DownloadCancelledError, Failure("too large", "the answer was larger than allowed")),
    (ResponseDataLossError, Failure("cut off", "the answer was cut off")),
    (DownloadFailedError, Failure("connection lost", "the connection was lost", network=True)),
    (StopDownload, Failure("not text", "the answer is no page")),
    (Foreign, Failure("offsite", "it leads to another site")),
    (Later, Failure("later", "it is left for another crawl")),
    (Double, Failure("double", "it is the same page as another address")),
    (OSError, Failure("unreadable", "the answer could not be unpacked")),
)
# What guards answer with; behind other numbers stands the site itself.
_GUARDED = frozenset({401, 403, 405, 406, 409, 429, 503})
# Scrapy tells its own refusals (IgnoreRequest) apart by their text alone.
_IGNORED = {
    "robots.txt": Failure("robots", "robots.txt forbids it"),
    "redirections": Failure("redirects", "it redirects without end"),
    "decompression": Failure("too large", "the answer was larger than allowed"),
}


def read(error: BaseException) -> Failure:
    """What an error of the download means.

    >>> read(DownloadTimeoutError()).words
    'no answer in time'
    """
    if isinstance(error, HttpError):
        return _refused(error.response)
    if isinstance(error, Unanswering) and error.__cause__:
        return read(error.__cause__)
    told = (failure for kind, failure in _FAILURES if isinstance(error, kind))
    said = (failure for sign, failure in _IGNORED.items() if sign in str(error))
    return next(told, None) or next(said, None) or Failure("other", f"{type(error).__name__}: {error}".splitlines()[0])


def _refused(response: Response) -> Failure:
    status = response.status
    words = f"it answered {status} {_phrase(status)}".rstrip()
    guard = walls.guard_of(response.text) if status in _GUARDED and isinstance(response, TextResponse) else None
    if guard is not None:
        return Failure("blocked", f"{guard} {words.removeprefix('it ')} instead of the page")
    return Failure(f"http {status}", words, final=status in {404, 410})


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
