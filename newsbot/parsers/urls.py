"""Addresses as text: one form for each, what two of them share, the day and the page number that they state."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache, wraps
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar
from urllib.parse import SplitResult, quote, unquote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

from newsbot.arabic.text import fold
from newsbot.article import DateReading
from newsbot.parsers import url_words
from newsbot.sites.hosts import LONGEST_URL, without_front

_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PLAIN = re.compile(r"[\w./:@!$&'()*+,;=~?-]*", re.ASCII)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BLANKS = re.compile(r"[\x00-\x1f\x7f]+")
_AS_WRITTEN = "%/:@!$&'()*+,;=~?"
# The form of most addresses in sitemaps, of which there may be 50,000: nothing is left to do for it.
_CANONICAL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/(?:[\w/~.-]|%[89A-F][0-9A-F])*", re.ASCII)
_TAKEN_APART = re.compile(r"[a-z][a-z\d+.-]*://([^/?#]+)([^?#]*)(?:\?([^#]*))?")
_PORTS = {"http": 80, "https": 443}
_LONGEST_REMEMBERED = 2_000
# What follows these in a query is kept as it stands.
_MOST_PAIRS = 100
_SESSION = re.compile(r"(?=\d*[a-f])[0-9a-f]{12,64}")  # of a visit, where numbers alone are a story's

P = ParamSpec("P")
R = TypeVar("R")


def remembered(read: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
    """The same function of an address, with a cache that keeps no long ones: a page may hold megabytes of them."""
    cached = lru_cache(maxsize=8192)(read)

    @wraps(read)
    def call(url: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if len(url) > _LONGEST_REMEMBERED:
            return read(url, *args, **kwargs)
        return cached(url, *args, **kwargs)  # type: ignore[arg-type]  # the stubs know of no ParamSpec here

    return call


@remembered
def canonical(url: str) -> str:
    """The one form in which an address is fetched and kept: without fragment, tracking and default port, escaped.

    Parameters keep their order, and a last slash stays: some servers care. What cannot be split or
    is longer than any address comes back as it was.

    >>> canonical("HTTP://Example.com:80/أخبار/%d8%b3?utm_source=x&id=7#respond")
    'http://example.com/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%B3?id=7'
    """
    if len(url) > LONGEST_URL or (_CANONICAL.fullmatch(url) and "/." not in url):
        return url
    url = _BLANKS.sub("", url).strip()
    parts = _split(url)
    if parts is None or not parts.hostname:
        return url
    path = _escape(parts.path) or "/"
    if "/." in path:
        # Joined to itself, a path loses its dot segments.
        path = urlsplit(urljoin("http://host/", path)).path or "/"
    return urlunsplit((parts.scheme, _netloc(parts), path, _query(parts.query), ""))


@remembered
def key(url: str) -> str:
    """What two addresses of one page have in common, to compare: not to be fetched.

    >>> key("http://www.example.com/news//5/?lang=ar&id=5&lang=ar") == key("https://example.com/news/5?id=5&lang=ar")
    True
    """
    return same_key(canonical(url))


def same_key(canonical_url: str) -> str:
    """The ``key`` of an address that is in its canonical form already."""
    match = _TAKEN_APART.fullmatch(canonical_url)
    if match is None:
        return canonical_url
    host, path, query = match.groups(default="")
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    query = "&".join(sorted({*query.split("&")} - {""}))
    return f"{without_front(host)}{path}{'?' if query else ''}{query}"


def _split(url: str) -> SplitResult | None:
    if len(url) > LONGEST_URL:
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return None
    return parts


def _netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            host = quote(host, safe="")
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in {None, _PORTS.get(parts.scheme)} else f"{host}:{parts.port}"


def _escape(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    text = quote(_STRAY_PERCENT.sub("%25", text), safe=_AS_WRITTEN, errors="replace")
    return _ESCAPE.sub(_needed, text)


def _needed(escape: re.Match[str]) -> str:
    byte = int(escape[1], 16)
    return chr(byte) if byte in _UNRESERVED else escape[0].upper()


def _query(query: str) -> str:
    pairs = re.sub(r"&(?:amp;)+", "&", query).split("&", _MOST_PAIRS)
    return "&".join(_escape(pair) for pair in pairs if pair and not _tracks(pair))


def _tracks(pair: str) -> bool:
    name, _, value = pair.partition("=")
    name = unquote(name).lower()
    if name in {"ref", "source", "src"}:
        # A number or a long name may tell which story; a short word, or a host, tells where the reader came from.
        return value.replace(".", "").isalpha() and len(value) < 20
    if name in {"s", "sid"} and _SESSION.fullmatch(value):
        return True
    return name in url_words.TRACKING_KEYS or name.startswith(url_words.TRACKING_PREFIXES)


_FETCHABLE = re.compile(r"https?://(?:[^/?#@]*@)?(?:\[[\da-f:.]+\]|[^/?#\[\]:@\s]+)(?::\d+)?(?:[/?#]|$)", re.IGNORECASE)


def absolute(base: str, href: str | None) -> str | None:
    """An address found at ``base``, made whole; ``None`` for what leads to no page: scripts, mail, a part of this page.

    >>> absolute("https://example.com/news/", "5?a=b c"), absolute("https://example.com/news/", "tel:5")
    ('https://example.com/news/5?a=b%20c', None)
    """
    if not href or len(href) > LONGEST_URL:
        return None
    href = _BLANKS.sub("", href).strip().replace(" ", "%20")
    if not href or href.startswith("#"):
        return None
    try:
        joined = href if href.startswith(("http://", "https://")) else urljoin(base, href)
    except ValueError:
        return None
    return joined if len(joined) <= LONGEST_URL and _FETCHABLE.match(joined) else None


class Parts(NamedTuple):
    """An address taken apart for reading: decoded segments of the path, and the query by lower-case key."""

    scheme: str
    segments: tuple[str, ...]
    query: dict[str, str]


@remembered
def parts_of(url: str) -> Parts | None:
    """The address taken apart, ``None`` when it is no address.

    >>> parts_of("https://example.com/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/5?ID=7").segments
    ('أخبار', '5')
    """
    split = _split(canonical(url))
    if split is None or not split.hostname:
        return None
    pairs = (pair.partition("=") for pair in split.query.split("&", _MOST_PAIRS) if pair)
    query = {unquote(name).lower(): decoded(value) for name, _, value in pairs}
    path = split.path
    if query.get("q", "").strip("/").startswith("node/") or query.get("q", "").endswith("rss.xml"):
        # Drupal without clean addresses keeps the path there.
        path = f"{path}/{query.pop('q')}"
    return Parts(split.scheme, tuple(part for part in decoded(path).split("/") if part), query)


def decoded(escaped: str) -> str:
    """Percent escapes as letters: UTF-8, or windows-1256 where the bytes can't be that.

    >>> decoded("%D8%B3"), decoded("%CE%C8%D1")
    ('س', 'خبر')
    """
    raw = unquote_to_bytes(escaped)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("windows-1256", "replace")


# Each is tried on the decoded path; groups by name, so that the order may differ.
_DAY_SHAPES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"/(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?=/|$)",
        r"/(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?=/|$)",
        r"[/-](?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?=[/.-]|$)",
        r"/(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=[/_-]|\d{6,10}-)",
        r"/(?P<y>\d{4})/[^/\d][^/]*/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?=/|$)",
        r"/\d{4}/\d\d/(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=_)",
    )
)
_DAY_KEYS = ("cdate", "date", "pubdate")


def day(url: str) -> DateReading | None:
    """The day that an address states (``/2025/11/21/``, ``/20251121-``, ``?cdate=21112025``), if it does.

    >>> day("https://example.com/news/2025/3/28/slug").isoformat()
    '2025-03-28'
    """
    parts = parts_of(url)
    if parts is None:
        return None
    path = "/" + "/".join(parts.segments)
    found = (match for shape in _DAY_SHAPES if (match := shape.search(path)))
    stated = (
        re.fullmatch(r"(?P<d>\d\d)(?P<m>\d\d)(?P<y>\d{4})", parts.query.get(name, ""), re.ASCII) for name in _DAY_KEYS
    )
    readings = (_reading(match) for match in (*found, *filter(None, stated)))
    return next((reading for reading in readings if reading), None)


def _reading(match: re.Match[str]) -> DateReading | None:
    year, month, of_month = (int(match[name]) for name in "ymd")
    year += 2000 if year < 100 else 0
    try:
        value = date(year, month, of_month)
    except ValueError:
        return None
    # The web is no older, and an address is no older than its story.
    return DateReading(value, raw=match[0].strip("/"), source="url") if 1995 <= year <= _next_year() else None


def _next_year() -> int:
    return datetime.now(UTC).year + 1


_PAGE_SEGMENT = re.compile(r"(?:page|صفحة|p)[-_]?(\d{1,5})", re.IGNORECASE)


class Paging(NamedTuple):
    """A page of a list: its number, and the address without the number (equal for all pages of a list)."""

    number: int
    stem: str


@remembered
def paging(url: str, *, last_segment: bool = False) -> Paging:
    """The number of a page in a list (``?page=3``, ``/page/3/``) and what its pages share; 1 when none is stated.

    With ``last_segment`` a bare number that ends the path counts, too.

    >>> paging("https://example.com/news/page/3/").number, paging("https://example.com/news/").stem
    (3, 'example.com/news')
    """
    parts = parts_of(url)
    if parts is None:
        return Paging(1, url)
    host = key(url).partition("/")[0].partition("?")[0]
    number, segments = _page_in_path(parts.segments, bare=last_segment)
    query = dict(parts.query)
    # Without a path, WordPress keeps a story's number in `p`.
    for name in url_words.PAGE_KEYS if segments else url_words.PAGE_KEYS[:-1]:
        if number is None and query.get(name, "").isascii() and query.get(name, "").isdigit() and len(query[name]) < 6:
            number = int(query.pop(name))
    rest = "&".join(f"{name}={value}" for name, value in sorted(query.items()))
    stem = "/".join((host, *segments)) + (f"?{rest}" if rest else "")
    return Paging(1 if number is None else number, stem)


def _page_in_path(segments: tuple[str, ...], *, bare: bool) -> tuple[int | None, tuple[str, ...]]:
    for at, segment in enumerate(segments):
        if fold(segment) in url_words.PAGE and at + 1 < len(segments) and _is_count(segments[at + 1]):
            return int(segments[at + 1]), segments[:at] + segments[at + 2 :]
        if found := _PAGE_SEGMENT.fullmatch(segment):
            return int(found[1]), segments[:at] + segments[at + 1 :]
    if bare and segments and _is_count(segments[-1]):
        return int(segments[-1]), segments[:-1]
    return None, segments


def _is_count(segment: str) -> bool:
    return segment.isascii() and segment.isdigit() and len(segment) < 6
