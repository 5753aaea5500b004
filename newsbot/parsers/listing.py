"""A listing or front page: its stories, its sections, its next pages; and the feeds that a page names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import msgspec
from lxml.etree import _Element as Element

from newsbot.arabic.text import clean, fold
from newsbot.parsers import markup, url_words
from newsbot.parsers.feeds import Found
from newsbot.parsers.kinds import Kind, is_plain, kind
from newsbot.parsers.markup import HEADINGS
from newsbot.parsers.page import Anchor, Page
from newsbot.parsers.selectors import find
from newsbot.parsers.urls import canonical, day, key, paging, parts_of
from newsbot.sites.site import Site


class Listing(msgspec.Struct, frozen=True):
    """What a listing leads to: stories in its order, sections, and the pages that continue it, nearest first."""

    stories: tuple[Found, ...] = ()
    sections: tuple[str, ...] = ()
    next_pages: tuple[str, ...] = ()


class EntryPoints(msgspec.Struct, frozen=True):
    """Where a page says that its site lists its stories."""

    feeds: tuple[str, ...] = ()


# A front page has hundreds of links, a directory thousands; no list that a person reads has more.
_MOST_LINKS = 3_000
_MOST_NEXT = 50
_LONGEST_TEXT = 2_000
_LONGEST_ADDRESS = 2_000


class _Link(NamedTuple):
    """A link of the page to the site's own pages, with all that decides what it is."""

    url: str
    key: str
    kind: Kind
    text: str
    anchor: Anchor
    zone: str | None
    heading: bool

    @property
    def words(self) -> int:
        return sum(any(char.isalpha() for char in word) for word in self.text.split())


def read_listing(page: Page, site: Site) -> Listing:
    """The stories, sections and next pages that a page links to, on the site's own hosts alone.

    A story is what its address says is one; where that says nothing, what stands there as one: a headline, a card.
    """
    links = _links(page, site)
    following = _next_pages(page, site, links)
    turned = {key(url) for url in following}
    here = key(page.url)
    others = [link for link in links if link.key not in turned and link.key != here]
    stories = _stories([link for link in others if not _about_the_paper(link.text)])
    taken = {key(story.url) for story in stories}
    parents = _parents(others)
    sections = [link.url for link in others if link.key not in taken and _is_section(link, parents, site)]
    return Listing(stories, _each_once(sections), following)


def _links(page: Page, site: Site) -> list[_Link]:
    zones: dict[Element, str | None] = {}
    return [
        _Link(
            url,
            key(url),
            kind(url, site),
            _text(anchor),
            anchor,
            _zone(anchor.element, zones),
            _in_heading(anchor.element),
        )
        for anchor in islice(_outermost(page.anchors), _MOST_LINKS)
        if _is_own(url := canonical(anchor.url), site)
    ]


def _outermost(anchors: Iterable[Anchor]) -> Iterator[Anchor]:
    """The links within no other link, as HTML wants them, to addresses that a person could have meant."""
    for anchor in anchors:
        if len(anchor.url) <= _LONGEST_ADDRESS and next(anchor.element.iterancestors("a"), None) is None:
            yield anchor


def _is_own(url: str, site: Site) -> bool:
    reach = site.reach(url)
    if reach is None:
        return False
    home, there = parts_of(site.url), parts_of(url)
    if home is None or there is None:
        return False
    if home.segments and home.segments[0].lower() in url_words.OWN_LANGUAGE | url_words.LANGUAGES:
        # Beside /arabic/ a broadcaster has its other languages.
        return reach[1] > 0
    language = there.query.get("lang", "").lower()
    return language not in url_words.LANGUAGES and not (
        there.segments and there.segments[0].lower() in url_words.LANGUAGES
    )


# Reading a link ------------------------------------------------------------------------------------------------------

# What stands here is no story's link, unless it is as long as a headline. A form or a header can hold a whole page.
_ASIDE = frozenset({"nav", "footer", "tags", "share", "pager", "comments", "bio", "newsletter"})
_MOST_HEADINGS = 20
_OF_A_CARD = frozenset({"card", "entry", "post", "item", "article", "story", "news", "block"})
_ORNAMENTS = " .…»«›‹→←<>"
_CUT = re.compile(r"\s*(?:…|\.{3,})$")


def _text(anchor: Anchor) -> str:
    """What the link shows: its heading when it is a whole card, its title when the text is cut, else its picture's."""
    headings = (_start_of(heading) for heading in islice(anchor.element.iter(*HEADINGS), _MOST_HEADINGS))
    text = max((heading for heading in headings if heading), key=len, default=anchor.text[:_LONGEST_TEXT])
    title = anchor.title[:_LONGEST_TEXT]
    if (not text or _CUT.search(text)) and len(title) >= len(_CUT.sub("", text)):
        text = title or text
    if not text:
        pictures = (clean((image.get("alt") or "")[:_LONGEST_TEXT]) for image in anchor.element.iter("img"))
        text = next((alt for alt in pictures if alt), "")
    return text


def _start_of(element: Element) -> str:
    pieces = islice(map(str, element.itertext()), _LONGEST_TEXT)
    return clean("".join(piece[:_LONGEST_TEXT] for piece in pieces)[:_LONGEST_TEXT])


def _in_heading(element: Element) -> bool:
    above = (parent for parent, _ in zip(element.iterancestors(), range(3), strict=False))
    return any(parent.tag in HEADINGS for parent in above) or next(element.iter(*HEADINGS), None) is not None


def _zone(element: Element, known: dict[Element, str | None]) -> str | None:
    """The zone beside the stories in which an element stands; ``known`` remembers it for every box on the way."""
    way: list[Element] = []
    box: Element | None = element
    while box is not None and box not in known and box.tag not in {"html", "body"}:
        way.append(box)
        box = box.getparent()
    zone = known.get(box) if box is not None else None
    for box in reversed(way):
        zone = known[box] = zone if zone in _ASIDE else _own_zone(box) or zone
    return zone


def _own_zone(box: Element) -> str | None:
    zone = markup.names_of(box).zone
    if zone == "footer" and _OF_A_CARD.intersection(markup.words(box.get("class") or "")):
        return None
    return zone if zone in _ASIDE or zone == "header" else None


# Stories -------------------------------------------------------------------------------------------------------------


def _stories(links: list[_Link]) -> tuple[Found, ...]:
    parents = _parents(links)
    sure = {link.key for link in links if _is_story(link, parents)}
    cards = Counter(_card(link) for link in links if link.key in sure and link.kind == "unknown")
    chosen_keys = sure | {
        link.key for link in links if _may_be_story(link) and link.words >= 2 and cards[_card(link)] >= 3
    }
    chosen: dict[str, list[_Link]] = {}
    for link in links:
        if link.key in chosen_keys:
            chosen.setdefault(_number(link), []).append(link)
    return tuple(Found(same[0].url, _headline(same), day(same[0].url), source="listing") for same in chosen.values())


_NUMBER_KEYS = ("newsid", "news_id", "articleid", "article_id", "storyid", "story_id")


def _number(link: _Link) -> str:
    """The key of the link, or the story's number where the query states it: several scripts can show the same story."""
    parts = parts_of(link.url)
    numbers = (f"{name}={value}" for name in _NUMBER_KEYS if parts and len(value := parts.query.get(name, "")) >= 5)
    return next(numbers, link.key)


def _parents(links: list[_Link]) -> set[str]:
    """The keys under which two or more other links lie: sections by their place in the tree."""
    above = {(link.key.rpartition("/")[0], link.key) for link in links if "?" not in link.key}
    return {parent for parent, count in Counter(parent for parent, _ in above).items() if count > 1}


def _is_story(link: _Link, parents: set[str]) -> bool:
    if link.kind == "article":
        return link.zone not in _ASIDE or (link.words >= 4 and link.zone != "footer")
    if not _may_be_story(link) or link.key in parents:
        return False
    return link.words >= 4 or (link.heading and link.words >= 2)


def _may_be_story(link: _Link) -> bool:
    if link.zone in _ASIDE and not (link.heading and link.words >= 4 and link.zone != "footer"):
        return False
    if fold(link.text).strip(_ORNAMENTS) in url_words.NO_HEADLINE:
        return False
    return link.kind == "unknown" or (is_plain(link.url) and link.words >= (5 if link.heading else 6))


def _about_the_paper(text: str) -> bool:
    return fold(text).replace(" ", "-") in url_words.STATIC or text.startswith(("اشترك", "حمل تطبيق", "حمّل تطبيق"))


def _card(link: _Link) -> tuple[str, ...]:
    """How the link's card is built: tags and first classes from the link upwards."""
    above = (parent for parent, _ in zip(link.anchor.element.iterancestors(), range(4), strict=False))
    return tuple(f"{box.tag}.{(box.get('class') or '').partition(' ')[0]}" for box in (link.anchor.element, *above))


def _headline(same: list[_Link]) -> str | None:
    """The title among several links to a story: one in a heading before any other, then the longest whole one."""
    telling = [link for link in same if link.words and fold(link.text).strip(_ORNAMENTS) not in url_words.NO_HEADLINE]
    best = max(telling, key=lambda link: (link.heading, not _CUT.search(link.text), len(link.text)), default=None)
    return best.text[:300] if best else None


# Sections and next pages ---------------------------------------------------------------------------------------------


def _is_section(link: _Link, parents: set[str], site: Site) -> bool:
    if link.key == key(site.url) or not link.text or _about_the_paper(link.text):
        return False
    if link.kind == "listing":
        return link.words <= 5 and not _is_by_the_way(link.url)
    return link.kind == "unknown" and (link.zone in {"nav", "header"} or link.key in parents) and link.words <= 4


def _is_by_the_way(url: str) -> bool:
    """Whether an address lists what its section lists, too: by tag, author, search or day; or is the front page."""
    parts = parts_of(url)
    if parts is None or not (parts.segments or parts.query):
        return True
    names = {fold(segment) for segment in parts.segments}
    within_media = url_words.MEDIA.intersection(map(fold, parts.segments[:-1])) or parts.query.keys() & {
        "galleryid",
        "gallery_id",
        "albumid",
    }
    dated = {"day", "date", "start_time", "month", "year"} | {"s", "search", "author", "tag", "q"}
    return (
        bool(within_media or names & url_words.BY_THE_WAY or parts.query.keys() & dated or day(url))
        or fold(parts.segments[0] if parts.segments else "") == "home"
    )


def _next_pages(page: Page, site: Site, links: list[_Link]) -> tuple[str, ...]:
    told = [*_by_rel(page), *_by_selector(page, site.discover.next_page)]
    here = paging(page.url)
    labelled = [link.url for link in links if _continues(link, here.number, here.stem)]
    numbered = sorted((number, link.url) for link in links if (number := _later(link, page.url)))
    found = [canonical(url) for url in (*told, *labelled, *(url for _, url in numbered)) if site.owns(url)]
    return _each_once(url for url in found if key(url) != key(page.url))


def _by_rel(page: Page) -> Iterator[str]:
    for element in page.tree.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split() and (url := page.join(element.get("href"))):
            yield url


def _by_selector(page: Page, selectors: Iterable[str]) -> Iterator[str]:
    """What the site's file points to: links, boxes with links in them, or addresses in some attribute."""
    for found in find(page.tree, selectors)[:_MOST_NEXT]:
        if isinstance(found, str):
            hrefs = [found]
        else:
            links = [found] if found.get("href") else islice(found.iter("a"), _MOST_NEXT)
            hrefs = [link.get("href") or "" for link in links]
        yield from (url for href in hrefs if (url := page.join(href)))


def _continues(link: _Link, number: int, stem: str) -> bool:
    """Whether the label says that older stories follow; "more" alone says so only beside a page's number."""
    label = fold(link.text or link.anchor.element.get("aria-label") or "")
    bare = label.strip(_ORNAMENTS) or label
    if bare in url_words.NEXT_LABELS:
        return link.kind not in {"article", "file"}
    there = paging(link.url)
    return bare in url_words.MORE_LABELS and there.number > number and there.stem == stem


def _later(link: _Link, here: str) -> int | None:
    """The number of a later page of the same list, as the address states it."""
    is_number = link.text.isascii() and link.text.isdigit()
    there, current = paging(link.url), paging(here)
    if there.number == 1 and is_number:
        there = paging(link.url, last_segment=True)
        same = there.stem in {current.stem, paging(here, last_segment=True).stem}
        return (
            there.number
            if there.number == int(link.text) and there.number > paging(here, last_segment=same).number and same
            else None
        )
    return there.number if there.stem == current.stem and there.number > current.number else None


def _each_once(addresses: Iterable[str]) -> tuple[str, ...]:
    by_key: dict[str, str] = {}
    for url in addresses:
        by_key.setdefault(key(url), url)
    return tuple(by_key.values())


# Feeds ---------------------------------------------------------------------------------------------------------------

_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "text/rss", "text/xml", "application/xml"}
)
_FEED_PATH = re.compile(
    r"(?:^|/)(?:feed|feeds|rss|atom|rssfeed|rss-feed)(?:/[^/]{0,40}){0,3}/?$|(?:rss|feed|atom|index)[\w-]{0,30}\.(?:xml|rss|php|aspx|rdf)$|\.rss$",
    re.IGNORECASE,
)
_OF_COMMENTS = re.compile(r"comments?(?:/|-|\b)|تعليقات", re.IGNORECASE)


def entry_points(page: Page) -> EntryPoints:
    """The feeds of stories that a page names: in its head first, then those it links to."""
    named = [url for link in page.tree.iter("link") if _names_feed(link) and (url := page.join(link.get("href")))]
    host = key(page.url).partition("/")[0].removeprefix("ar.")
    linked = [anchor.url for anchor in page.anchors if _looks_like_feed(anchor) and host in anchor.url]
    return EntryPoints(_each_once(map(canonical, (*named, *linked))))


def _names_feed(link: Element) -> bool:
    said = f"{link.get('title') or ''} {link.get('href') or ''}"
    is_alternate = "alternate" in (link.get("rel") or "").lower().split()
    return is_alternate and (link.get("type") or "").lower().strip() in _FEED_TYPES and not _OF_COMMENTS.search(said)


def _looks_like_feed(anchor: Anchor) -> bool:
    path, _, query = anchor.url.partition("?")
    if _OF_COMMENTS.search(path):
        return False
    labelled = "rss" in f"{anchor.text} {anchor.title}".lower() and path.lower().endswith((".xml", ".aspx", ".php"))
    is_query = bool(re.search(r"(?:^|&)(?:feed=(?:rss2?|atom|rdf)|q=rss\.xml)(?:&|$)", query))
    return bool(_FEED_PATH.search(re.sub(r"^https?://[^/]+", "", path))) or labelled or is_query
