"""What an address leads to, told by its shape: an ordered list of rules, the first that answers wins."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal, NamedTuple

from newsbot.arabic.text import fold
from newsbot.parsers import url_words
from newsbot.parsers.urls import canonical, day, parts_of, remembered
from newsbot.sites.site import Site

Kind = Literal["article", "listing", "file", "unknown"]


def kind(url: str, site: Site) -> Kind:
    """What an address leads to: the site's ``articles`` regex decides when it is given, else the shape of the address.

    ``file`` is whatever is never fetched as a page: pictures, log-ins, shares, feeds, pages about the paper itself.
    With a regex nothing else is an article, so what would be unknown is a listing.
    """
    is_article = site.is_article(canonical(url))
    if is_article is None:
        return shape(url)
    if is_article:
        return "article"
    return "file" if shape(url) == "file" else "listing"


@remembered
def shape(url: str) -> Kind:
    """What an address of an unknown site leads to.

    >>> (
    ...     shape("https://example.com/2025/11/21/خبر/"),
    ...     shape("https://example.com/category/5"),
    ...     shape("https://example.com/a.pdf"),
    ... )
    ('article', 'listing', 'file')
    """
    parts = parts_of(url)
    if parts is None or parts.scheme not in {"http", "https"}:
        return "file"
    address = _read(url, parts.segments, parts.query)
    answers = (rule(address) for rule in _RULES)
    return next((answer for answer in answers if answer), "unknown")


def is_plain(url: str) -> bool:
    """Whether an address is called a listing for its shortness alone: a headline that leads there may outweigh that."""
    parts = parts_of(url)
    if parts is None or shape(url) != "listing":
        return False
    address = _read(url, parts.segments, parts.query)
    return _short(address) == "listing" and address.last not in url_words.SECTION


def is_about_paper(url: str) -> bool:
    """Whether an address is called a page of the paper about itself: ``/about``, ``/سياسة-الخصوصية``."""
    parts = parts_of(url)
    return parts is not None and _is_static(_read(url, parts.segments, parts.query))


def is_for_eye_and_ear(url: str) -> bool:
    """Whether an address leads to where there is something to see or hear: ``/gallery/8``, ``/فيديو/12``."""
    parts = parts_of(url)
    return parts is not None and _is_media(_read(url, parts.segments, parts.query))


class _Address(NamedTuple):
    """``names`` are the folded segments without language and file ending, ``raw`` the segments as written."""

    url: str
    raw: tuple[str, ...]
    names: tuple[str, ...]
    ending: str
    query: dict[str, str]

    @property
    def last(self) -> str:
        return self.names[-1] if self.names else ""


def _read(url: str, segments: tuple[str, ...], query: dict[str, str]) -> _Address:
    while segments and segments[0].lower() in url_words.OWN_LANGUAGE:
        segments = segments[1:]
    stem, ending = _without_ending(segments[-1]) if segments else ("", "")
    raw = (*segments[:-1], stem) if stem else segments[:-1]
    return _Address(url, raw, tuple(fold(segment) for segment in raw), ending, query)


def _without_ending(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    ending = ending.lower()
    if not dot or ending not in url_words.FILE_ENDINGS | url_words.SCRIPT_ENDINGS:
        return name, ""
    # A language before the ending is no part of the name: king-cv.ar.php.
    return stem.removesuffix(".ar"), ending


_FEED_NAME = re.compile(r"(?:^|[-_./])m?(?:rss|rdf)(?:[-_./\d]|$)|rssfeed|newsrss|[a-z]rss/")


def _never_fetched(address: _Address) -> Kind | None:
    signs = (_is_no_page, _is_tool, _is_other_view, _is_static)
    return "file" if any(sign(address) for sign in signs) else None


def _is_no_page(address: _Address) -> bool:
    # A name that begins with a dot was meant for a script: href=".most-read".
    hidden = any(name.startswith(".") for name in address.names)
    return hidden or address.ending in url_words.FILE_ENDINGS or bool(_FEED_NAME.search("/".join(address.names)))


def _is_tool(address: _Address) -> bool:
    names = {*address.names[:2], *address.names[-1:]}
    asked = address.query.get("action") in {"login", "lostpassword", "register"}
    return asked or bool(url_words.NEVER & names or url_words.NEVER_KEYS & address.query.keys())


def _is_other_view(address: _Address) -> bool:
    """The same story to a printer or in another dress."""
    views = {*address.names[:1], *address.names[-1:], address.ending, address.query.get("outputtype")}
    printed = any("print" in value.lower() for value in address.query.values())
    return printed or "print" in (*address.names, address.ending) or "amp" in views


def _is_static(address: _Address) -> bool:
    if not address.names:
        return False
    # A page of the paper about itself may be numbered (من-نحن-1), and stands high in the tree.
    bare = re.sub(r"^\d+[-_]|[-_]?\d{1,2}(?:\.\d+)?$", "", address.last)
    return len(address.names) <= 3 and bare in url_words.STATIC


def _home(address: _Address) -> Kind | None:
    if address.names and not (len(address.names) == 1 and address.last in url_words.HOME):
        return None
    return None if address.query.keys() & url_words.STORY_KEYS else "listing"


_SLASHED_DAY = re.compile(r"(?:\d{4}/\d\d?/\d\d?|\d\d?/\d\d?/\d{4})/[^/]")


def _strong(address: _Address) -> Kind | None:
    """A whole date with something after it, or a number too long for a section's."""
    if _is_media(address) or _paged(address) or not address.last:
        return None
    if _SLASHED_DAY.search("/".join(address.names)) and day(address.url):
        return "article"
    if re.fullmatch(r"\d{7,}", address.last) or _tail_digits(address.last) >= 7:
        return "article"
    before = address.names[-2] if len(address.names) > 1 else ""
    return "article" if before in url_words.STORY and re.match(r"\d{5,}", address.last) else None


def _dated(address: _Address) -> Kind | None:
    """A day somewhere in the path, and more than that."""
    return "article" if day(address.url) and not _is_date_alone(address) else None


def _is_date_alone(address: _Address) -> bool:
    """Whether the path ends with its date; a longer number after the day is a story's."""
    ending = "/".join(address.names[-3:])
    return bool(
        re.search(r"\d$", address.last) and re.fullmatch(r"(?:\d{1,4}|\d{4}-\d\d?-\d\d?)(?:/\d{1,4}){0,2}", ending)
    )


def _is_media(address: _Address) -> bool:
    # A section's kind is its last word: sports-videos, arab_radio.
    named = (re.split(r"[-_]", name) for name in address.names[:-1])
    sections = {words[-1] for words in named if len(words) <= 3}
    return bool(url_words.MEDIA & (sections | {*address.names} | _script_words(address)))


def _script_words(address: _Address) -> frozenset[str]:
    """The words of a script's name: ``vediogallery.php``, ``list_news.aspx``; nothing for a path without one."""
    if address.ending not in url_words.SCRIPT_ENDINGS or address.ending in {"html", "htm", "shtml"}:
        return frozenset()
    return frozenset(re.split(r"[-_]", address.last)) | {
        name for name in ("gallery", "section", "category", "search") if name in address.last
    }


def _is_column(address: _Address) -> bool:
    """Whether a headline's slug follows somebody's name: /columnists/name/headline."""
    at = next((place for place, name in enumerate(address.names) if name in url_words.PEOPLE), len(address.names))
    return len(address.names) == at + 3 and _worded(address) == "article"


def _marked(address: _Address) -> Kind | None:
    """A segment that announces a list, or sights and sounds."""
    lists = url_words.LISTING
    if _is_column(address):
        return None
    if _is_media(address) or lists.intersection(address.names) or _script_words(address) & lists:
        return "listing"
    if any(name.endswith(("section", "sections", "category", "categories")) for name in address.names):
        return "listing"
    numbered = (re.fullmatch(r"([^\W\d]+)[-_]?\d{1,4}", name) for name in address.names)
    return "listing" if any(match and match[1] in lists for match in numbered) else None


def _asked(address: _Address) -> Kind | None:
    """What the query asks for: one story by its number, or a list."""
    query = address.query
    keys = query.keys()
    wanted = [query[name] for name in query if name in url_words.STORY_KEYS]
    if "p" in keys and address.names:
        wanted = [query[name] for name in query if name in url_words.STORY_KEYS - {"p"}]
    named = bool(url_words.STORY.intersection((*address.names, *_script_words(address), *query.values())))
    if any(_is_id(value, shortest=1 if named or "p" in keys else 2) for value in wanted):
        return "article"
    if keys & url_words.LISTING_KEYS:
        return "listing"
    paged = (name for name in url_words.PAGE_KEYS if name in query)
    return "listing" if any(query[name].isdigit() for name in paged) else None


def _is_id(value: str, *, shortest: int) -> bool:
    return bool(
        re.fullmatch(rf"\d{{{shortest},}}(?:-.*)?|[0-9a-fA-F]{{8}}-[0-9a-fA-F-]{{27}}|[0-9a-f]{{24,40}}", value)
    )


def _paged(address: _Address) -> Kind | None:
    names = address.names
    pairs = pairwise(names)
    if any(name in url_words.PAGE and re.fullmatch(r"\d{1,5}", number) for name, number in pairs):
        return "listing"
    return "listing" if re.fullmatch(r"(?:page|صفحه)[-_]?\d{1,5}", address.last) else None


def _date_alone(address: _Address) -> Kind | None:
    alone = bool(address.names) and all(
        re.fullmatch(r"\d{1,2}|(?:19|20)\d\d|\d{4}-\d\d(?:-\d\d)?", name) for name in address.names
    )
    dated = bool(re.match(r"(?:19|20)\d\d", address.names[0])) if alone else False
    archive = (
        len(address.names) > 1
        and address.names[0] in url_words.NEWS
        and bool(day(address.url))
        and _is_date_alone(address)
    )
    return "listing" if dated or archive else None


def _numbered(address: _Address) -> Kind | None:
    """A story's number in the path: whole, before its slug, after it, or glued to a word."""
    if _story_id(address):
        return "article"
    glued = re.fullmatch(r"([^\W\d_]+)[-_]?(\d+)", address.last)
    if any(_follows(word, number) for word, number in (*pairwise(address.names), *([glued.groups()] if glued else []))):
        return "article"
    month = (
        len(address.raw) > 2
        and re.fullmatch(r"(?:19|20)\d\d", address.raw[-3])
        and re.fullmatch(r"\d\d?", address.raw[-2])
    )
    return "article" if month and not address.last.isdigit() else None


def _story_id(address: _Address) -> bool:
    return any(_holds_id(name) for name in address.names)


def _holds_id(name: str) -> bool:
    if re.match(r"\d{5,}(?:[-_]|$)", name) or re.search(r"(?:\d\.|-c)\d{5,}$", name):
        return True
    if re.fullmatch(r"[a-z_]{1,16}-?\d{4,}", name):
        return _tail_digits(name) > 0 and not re.match(r"(?:category|section|tag|cat|page|topic)-?\d", name)
    return _tail_digits(name) >= 4 and bool(re.search(r"[-_]\d+$", name))


def _tail_digits(name: str) -> int:
    """How many digits end the name; a year is none (رؤية-2030)."""
    found = re.search(r"\d+$", name)
    return 0 if found is None or re.fullmatch(r"(?:19|20)\d\d", found[0]) else len(found[0])


def _follows(word: str, number: str) -> bool:
    if word in url_words.STORY:
        return bool(re.match(r"\d+(?:[-_]|$)", number))
    return (
        word in url_words.NEWS
        and bool(re.match(r"\d{3,}(?:[-_]|$)", number))
        and not re.match(r"(?:19|20)\d\d$", number)
    )


def _named(address: _Address) -> Kind | None:
    """``/article/`` and whatever stands for one story after it."""
    pairs = pairwise(address.names)
    following = [after for word, after in pairs if word in url_words.STORY]
    return "article" if any(len(name) >= 5 and name not in url_words.SECTION for name in following) else None


_HASHES = re.compile(
    r"[A-Z0-9]{20,30}|[0-9a-f]{24,40}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[A-Z0-9]{8}-[A-Z0-9]{6,8}(?:-.*)?"
)


def _hashed(address: _Address) -> Kind | None:
    """A story's key of letters and digits: 26 capitals (Arc), a UUID, ten signs (c62x34m1nkzo)."""
    mixed = (name for name in address.raw if re.search(r"\d", name) and re.search("[a-zA-Z]", name))
    for name in mixed:
        short = (
            re.fullmatch(r"[a-z0-9]{8,14}", name) and len(re.findall(r"\d", name)) > 1 and re.search(r"\d[a-z]", name)
        )
        if _HASHES.fullmatch(name) or (short and len(address.raw) > 1):
            return "article"
    return None


def _worded(address: _Address) -> Kind | None:
    """A slug as long as a headline."""
    words = [word for word in re.split(r"[-_+.،: ]+", address.last) if word]
    telling = [word for word in words if word not in url_words.SMALL_WORDS and not word.isdigit()]
    deep = len(address.names) > 1
    letters = sum(map(len, telling))
    if len(words) >= 5 and len(telling) >= 4:
        return "article"
    if deep and len(telling) >= 4 and letters >= 16:
        return "article"
    return "article" if len(telling) >= 3 and re.fullmatch(r"\d{3,}", words[-1]) and _tail_digits(words[-1]) else None


def _short(address: _Address) -> Kind | None:
    """A section by its name, or one short segment."""
    if address.last in url_words.SECTION and not address.query:
        return "listing"
    words = re.split(r"[-_. ]+", address.last)
    brief = len(words) <= 2 and len(address.last) <= 24 and not re.search(r"\d", address.last)
    script = address.ending in {"php", "asp", "aspx", "jsp"} and not address.query
    return "listing" if len(address.names) == 1 and (brief or script) and not address.query else None


_RULES: tuple[Callable[[_Address], Kind | None], ...] = (
    _never_fetched,
    _home,
    _strong,
    _marked,
    _paged,
    _asked,
    _date_alone,
    _dated,
    _numbered,
    _hashed,
    _named,
    _worded,
    _short,
)
