"""A picture's address: where its element keeps it, what two sizes of it share, and whether it shows anything at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from lxml.etree import _Element as Element

from newsbot.parsers.urls import remembered

# Where scripts that load pictures late find them; the page's own address is a blank one then.
_LATE = (
    "data-src", "data-lazy-src", "data-original", "data-lazy", "data-original-src", "data-img-src", "data-image",
    "data-echo", "data-url", "data-cfsrc", "data-runner-src", "data-pagespeed-lazy-src",
)  # fmt: skip
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_LONGEST_SET = 10_000
_BETWEEN_CANDIDATES = re.compile(r",\s+|,(?=https?:|/)")

# Hosts that count readers, sell space, or keep smileys and faces; of any other host the first name may say the same.
_OTHER_HOSTS = re.compile(
    r"doubleclick|googlesyndication|googleadservices|google-analytics|googletagmanager|scorecardresearch|quantserve"
    r"|adnxs|adsystem|adservice|taboola|outbrain|statcounter|histats|criteo|counter\.yadro|mc\.yandex|gravatar\.com"
    r"|(?:pixel|stats)\.wp\.com|(?:^|\.)s\.w\.org|addtoany|feedburner|//www\.facebook\.com/tr\b"
)
_OTHER_HOST_NAMES = frozenset(
    "ad ads adv adserver adserve pixel px track tracker tracking stats stat counter beacon banner banners".split()
)
_OTHER_FOLDERS = frozenset(
    "icon icons emoji emojis smilies smileys avatar avatars ad ads adv advert adverts banner banners flags "
    "sprites logos logo favicons".split()
)
# A file named by these alone is the page's, whatever the page is: "default-share.png", "logo_0.png".
_FURNITURE = frozenset(
    "logo logos icon icons favicon default placeholder blank spacer pixel dot loading loader lazy lazyload empty "
    "noimage nophoto nopic noimg share sharing social print printer mail email rss transparent sprite avatar facebook "
    "fb twitter whatsapp telegram instagram youtube linkedin pinterest spinner arrow play search menu close".split()
)
_FILLERS = frozenset(
    "no image images img photo picture pic og open graph card site website web app news header large small medium big "
    "square white black dark light gray grey bg ar en rtl ltr main x w h px".split()
)
# Among other words, these are still not of this article, where the page shows it nowhere.
_NEVER_SHOWN = frozenset("logo logos placeholder noimage nophoto favicon fallback default".split())

_FILE = re.compile(r"(?:\.(?:jpe?g|jfif|png|gif|webp|avif|bmp)){1,2}$", re.IGNORECASE)
_DRAWN = re.compile(r"\.(?:svg|ico)$", re.IGNORECASE)
_SIZE_AT_END = re.compile(r"(?:[-_]\d{2,4}x\d{2,4}|[-_]scaled|[@_-]\dx)+$")
_SIZE = re.compile(r"[wh]?[_-]?\d{2,4}(?:x\d{2,4})?(?:px)?|large|medium|small|thumb(?:s|nail)?|original|full")
_THUMBNAIL = re.compile(r"-(\d{2,3})x(\d{2,3})\.\w{3,4}$")
_LARGEST_THUMBNAIL = 150
# The address of the picture itself within that of a service which resizes it.
_WITHIN = re.compile(r"(?<=.)https?(?::/{1,2}|%3A%2F%2F)", re.IGNORECASE)
_RESIZER = re.compile(r"^https?://i\d\.wp\.com/")
_WORD = re.compile(r"[a-z]+")
# Not urlsplit, which refuses what a page may well have written.
_PARTS = re.compile(r"(?:[a-z][a-z\d+.-]*:)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?", re.IGNORECASE)
_SHORTEST_NAME = 8


def written(image: Element) -> Iterator[str]:
    """The addresses that a picture's element states, the likeliest first; no data in their place."""
    return (url for url in _written(image) if url and not url.startswith(("data:", "blob:", "about:")))


def _written(image: Element) -> Iterator[str]:
    yield from (image.get(key) or "" for key in _LATE)
    own = image.get("src") or ""
    yield own if not is_furniture(own) else ""
    yield from (_largest(image.get(key) or "") for key in _SETS)
    # The parser takes what follows a source for a part of it.
    for picture in islice(image.iterancestors("picture"), 1):
        yield from (_largest(source.get(key) or "") for source in picture.iter("source") for key in _SETS)


def _largest(candidates: str) -> str:
    """The largest of a ``srcset``.

    >>> _largest("/s.jpg 480w, /l.jpg 1280w, /m.jpg 960w"), _largest("/a.jpg, /b.jpg 2x")
    ('/l.jpg', '/b.jpg')
    """
    pieces = [piece.split() for piece in _BETWEEN_CANDIDATES.split(candidates[:_LONGEST_SET])]
    sized = [(_width(piece[1:]), piece[0].rstrip(",")) for piece in pieces if piece]
    return max(sized, default=(0.0, ""), key=lambda each: each[0])[1]


def _width(descriptors: list[str]) -> float:
    number = descriptors[0].rstrip("wxh,") if descriptors else ""
    return float(number) if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", number) else 1.0


@remembered
def key(url: str) -> str:
    """What the addresses of one picture in several sizes have in common.

    >>> key("https://cdn.example/w960/sea.webp") == key("https://example.com/w480/sea-300x200.jpg?q=5")
    True
    """
    _, path, query = _parts(_unwrapped(url))
    path = unquote(path).lower()
    if not _FILE.search(path):
        return f"{path}?{query}"
    *folders, name = path.split("/")
    kept = (folder for folder in folders if folder and not _SIZE.fullmatch(folder))
    return "/".join([*kept, _SIZE_AT_END.sub("", _FILE.sub("", name))])


def is_same(one: str, other: str) -> bool:
    """Whether two keys are those of one picture: equal, one within the other, or one long file name in two folders.

    >>> is_same("2024/news/5", "cdn/example.com/2024/news/5"), is_same("2024/1/sunset-1", "2023/7/sunset-1")
    (True, True)
    """
    short, long = sorted((one, other), key=len)
    if one == other or (short.count("/") > 1 and (long.endswith(f"/{short}") or long.startswith(f"{short}."))):
        return True
    ends = {each.rpartition("/")[2] for each in (one, other)}
    return len(ends) == 1 and len(ends.pop()) >= _SHORTEST_NAME


def _unwrapped(url: str) -> str:
    if _RESIZER.match(url):
        return _RESIZER.sub("https://", url).partition("?")[0]
    within = list(_WITHIN.finditer(url))
    return unquote(url[within[-1].start() :].partition("&")[0]) if within else url


def is_file(url: str) -> bool:
    """Whether an address is a picture's own, by its ending."""
    return bool(_FILE.search(_parts(url)[1]))


def host(url: str) -> str:
    """The host of an address, in lower case."""
    return _parts(url)[0].lower()


def _parts(url: str) -> tuple[str, str, str]:
    """Host, path and query of an address."""
    match = _PARTS.match(url)
    found = match.groups(default="") if match else ("", url, "")
    return found[0], found[1], found[2]


@remembered
def is_elsewhere(url: str) -> bool:
    """Whether an address is that of an advert, a counter, a face, a smiley, a drawing or a thumbnail.

    >>> is_elsewhere("https://ads.example/1.jpg"), is_elsewhere("https://example.com/img/2024/ads-law.jpg")
    (True, False)
    """
    address, path, _ = _parts(url.lower())
    *folders, name = path.split("/")
    first = address.partition(".")[0]
    if _OTHER_HOSTS.search(url) or first in _OTHER_HOST_NAMES or not _OTHER_FOLDERS.isdisjoint(folders):
        return True
    return bool(_DRAWN.search(name)) or _is_thumbnail(name)


def _is_thumbnail(name: str) -> bool:
    size = _THUMBNAIL.search(name)
    return size is not None and all(int(side) <= _LARGEST_THUMBNAIL for side in size.groups())


def is_furniture(url: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether a file is named as the page's own by every word of it; ``names`` are words of the paper's name.

    >>> is_furniture("/img/default-share.png"), is_furniture("/img/profit-share.jpg"), is_furniture("/img/no-image.png")
    (True, False, True)
    """
    found = _words(url)
    if found[:1] == ["no"] and _FILLERS.issuperset(found) and len(found) > 1:
        return True
    return bool(_FURNITURE.intersection(found)) and _FURNITURE.union(_FILLERS, names).issuperset(found)


def is_stock(url: str, names: frozenset[str]) -> bool:
    """Whether a picture that the page only states, and does not show, is its logo or a placeholder."""
    found = _words(url)
    if found and names.union(_FILLERS).issuperset(found) and names.intersection(found):
        return True
    return is_furniture(url, names) or not _NEVER_SHOWN.isdisjoint(found)


def _words(url: str) -> list[str]:
    name = _parts(url.lower())[1].rpartition("/")[2]
    return _WORD.findall(_SIZE_AT_END.sub("", _FILE.sub("", name)))
