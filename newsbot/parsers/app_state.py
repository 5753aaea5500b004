"""The article of a page that shows none: scripts hold it as JSON, until a browser draws it.

What is found is written as plain mark-up, so that the same readers read it as read every other page.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml.etree import _Element as Element

from newsbot.arabic import labels
from newsbot.arabic.text import clean
from newsbot.parsers import blocks, headline, markup, rich_text, script_data
from newsbot.parsers.page import Page

Record = dict[str, Any]

# Keys in lower case, without what joins their words; the most trusted first.
_HEADLINES = "headline headlines title posttitle articletitle newstitle storytitle maintitle heading name".split()
_BODIES = (
    "articlebody body bodyhtml htmlbody bodytext content contents contenthtml htmlcontent fullcontent contentelements "
    "fulltext maintext articletext newstext newsbody storybody richtext paragraphs blocks sections details text html "
    "rendered document"
).split()
_SUBTITLES = "subtitle subheadline subheadlines standfirst dek deck subhead secondarytitle alternativeheadline".split()
_AUTHORS = (
    "authors author bylines byline writers writer authorname creators creator credits journalist embedded".split()
)
_SECTIONS = (
    "section primarysection category primarycategory articlesection channel department categories sections taxonomy"
).split()
_TAGS = "tags keywords topics".split()
_PUBLISHED = (
    "publishedat firstpublishedat firstpublished datepublished publishdate publisheddate publicationdate "
    "firstpublishdate publishedon publishtime publishedtime publisheddatetime published displaydate dategmt postdate "
    "pubdate date createdat createddate datecreated created timestamp"
).split()
_MODIFIED = (
    "modifiedat updatedat datemodified modifiedgmt modifieddate updateddate lastupdateddate lastmodified lastupdated "
    "lastpublished lastupdate updatedon modified updated dateupdated"
).split()
_RELATED = (
    "readalso seealso related relatedarticles relatedposts relatednews relatedstories relatedcontent relateditems"
).split()
_IDENTITIES = "slug id url link href permalink path canonicalurl databaseid nid postid articleid".split()
# Records that only wrap an article's facts, or a name.
_WRAPPERS = "fields attributes acf metadata promo data node".split()
_NAME_KEYS = "name fullName full_name displayName display_name title label".split()
_NAME_HOLDERS = (
    "by node nodes edges data attributes fields primary_section primarySection sections authors author".split()
)
_TITLE_KEYS = "rendered basic headline title main text value ar".split()
_DATE_KEYS = "rendered iso date value dateTime $date".split()

_MOST_RECORDS = 20_000
_MOST_KEYS = 120_000
_MOST_FACTS = 150_000
_MOST_FOUND = 200
_MOST_BUILT = 4
_MOST_NAMES = 20
_FEWEST_LETTERS = 100
_LONGEST_TITLE = 300
_MOST_SHOWN = 3
_LONG_ENOUGH, _ENOUGH_WORDS = 12, 5
_LONGEST_NAME = 90
_LONGEST_KEPT_KEY = 40
# How much longer than the next one a text is that needs no title to tell it from others.
_OUTSTANDING = 3
_SLUG = re.compile(r"[a-z0-9_/-]+")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_EARLIEST, _LATEST = 631_152_000, 4_102_444_800  # 1990 and 2100, in seconds


class _Found(NamedTuple):
    """A record that may be the article: its facts, its title, its text, and about how long that is."""

    facts: Record
    title: str
    body: Any
    weight: int


def find(page: Page) -> Element | None:
    """The article in the page's scripts, or ``None`` where they hold none, or several and no sign which."""
    state = _State(script_data.values(page.tree))
    found = list(state.articles())
    for each in _likeliest(found, _Told.of(page))[:_MOST_BUILT]:
        text = rich_text.elements(each.body)
        if sum(map(str.isalpha, "".join(map(markup.raw_text, text)))) >= _FEWEST_LETTERS:
            return _article(each, text, state)
    return None


class _State:
    """All records of the scripts, walked once from the outside in, and those that others refer to by name."""

    def __init__(self, values: Iterable[Any]) -> None:
        self.records: list[Record] = []
        self.named: dict[str, Record] = {}
        self.scale = blocks.Scale()
        self.left = _MOST_FACTS
        self._walk(deque(values))

    def _walk(self, waiting: deque[Any]) -> None:
        seen: set[int] = set()
        keys = 0
        while waiting and keys < _MOST_KEYS and len(self.records) < _MOST_RECORDS:
            item = waiting.popleft()
            if id(item) in seen:
                continue
            seen.add(id(item))
            keys += len(item)
            if isinstance(item, dict):
                self.records.append(item)
                self.named |= {key: each for key, each in item.items() if ":" in key and isinstance(each, dict)}
            inner = item.values() if isinstance(item, dict) else item
            waiting.extend(each for each in inner if isinstance(each, (dict, list)))

    def at(self, value: Any) -> Any:
        """The record that a value refers to, as Apollo does; else the value."""
        if not isinstance(value, dict):
            return value
        name = value.get("__ref") or (value.get("id") if value.get("type") == "id" else None)
        return self.named.get(name, value) if isinstance(name, str) else value

    def articles(self) -> Iterator[_Found]:
        """Every record with a headline and a text."""
        left = _MOST_FOUND
        for record in self.records:
            if left and self.left > 0 and (found := self._article(record)) is not None:
                left -= 1
                yield found

    def _article(self, record: Record) -> _Found | None:
        facts = self.facts(record)
        bodies = [self.at(facts[key]) for key in _BODIES if facts.get(key)]
        if not bodies:
            return None
        body, weight = max(((body, self.scale.weight(body)) for body in bodies), key=lambda each: each[1])
        if weight < _FEWEST_LETTERS:
            return None
        titles = (blocks.line_under(facts.get(key), _TITLE_KEYS) for key in _HEADLINES)
        title = next((text for text in titles if text), "") or rich_text.headline(body)
        return _Found(facts, title, body, weight) if title and len(title) <= _LONGEST_TITLE else None

    def facts(self, record: Record) -> Record:
        """A record's values by their keys as the tables have them; its own go before those of what it wraps."""
        self.left -= len(record)
        own = {_key(key): value for key, value in record.items()}
        for name in _WRAPPERS:
            inner = self.at(own.get(name))
            if isinstance(inner, dict) and len(inner) < self.left:
                self.left -= len(inner)
                own = {**{_key(key): value for key, value in inner.items()}, **own}
        return own


def _key(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "") if len(name) <= _LONGEST_KEPT_KEY else name


class _Told(NamedTuple):
    """What the page tells of its article: titles of its head, whether one is surely its own, pieces of its address."""

    titles: list[str]
    is_sure: bool
    address: frozenset[str]

    @classmethod
    def of(cls, page: Page) -> _Told:
        said = (page.meta.get(key, []) for key in ("og:site_name", "application-name"))
        site_names = frozenset(labels.plain(name) for names in said for name in names)
        stated = [
            (reader, labels.plain(headline.without_site(title, site_names)))
            for reader, title in [*headline.machine_titles(page), *_shown_titles(page)]
        ]
        stated = [(reader, title) for reader, title in stated if title and title not in site_names]
        # The <title> of a shell may be any page's, and so may a few words.
        is_sure = any(reader != "title" and title.count(" ") >= 4 for reader, title in stated)
        parts = urlsplit(page.url)
        pieces = re.split(r"[/?&=.]", unquote(f"{parts.path}?{parts.query}"))
        numbers = re.findall(r"\d{4,}", page.url)
        return cls([title for _, title in stated], is_sure, frozenset([*pieces, *numbers]) - {""})

    def titles_agree(self, found: _Found) -> bool:
        """Whether the record's title is one of the page's, or part of one."""
        title = labels.plain(found.title)
        return any(_agree(title, stated) for stated in self.titles)

    def address_agrees(self, found: _Found) -> bool:
        """Whether the page's address names the record."""
        stated = (found.facts.get(key) for key in _IDENTITIES)
        return any(_last_piece(value) in self.address for value in stated)


def _shown_titles(page: Page) -> Iterator[tuple[str, str]]:
    for element in islice(page.tree.iter("h1"), _MOST_SHOWN):
        yield "h1", clean(markup.raw_text(element)[:_LONGEST_TITLE])


def _agree(one: str, other: str) -> bool:
    """Whether two plain titles are one: the same, a part of the other, or most of its words (search engines' title)."""
    shorter, longer = sorted((one, other), key=len)
    if one == other or (len(shorter) >= _LONG_ENOUGH and shorter in longer):
        return True
    words = set(shorter.split())
    return len(words) >= _ENOUGH_WORDS and len(words & set(longer.split())) >= 0.7 * len(words)


def _last_piece(identity: Any) -> str | None:
    if isinstance(identity, str):
        return unquote(identity[:1000]).rstrip("/").rsplit("/", 1)[-1] or None
    return str(identity) if type(identity) is int and 1000 <= identity < 10**15 else None


def _likeliest(found: list[_Found], told: _Told) -> list[_Found]:
    """The records that title or address call the page's article; without a sign the only one, or by far the longest."""
    ranked = sorted(found, key=lambda each: -each.weight)
    titled = [each for each in ranked if told.titles_agree(each)]
    addressed = [each for each in ranked if each not in titled and told.address_agrees(each)]
    if titled or addressed or told.is_sure:
        return titled + addressed
    # A policy's or a notice's text has a title too, but no day.
    ranked = [each for each in ranked if any(_moment(key, each.facts.get(key)) for key in _PUBLISHED)]
    others = [each for each in ranked[1:] if labels.plain(each.title) != labels.plain(ranked[0].title)]
    return [] if others and ranked[0].weight < _OUTSTANDING * others[0].weight else ranked[:1]


# --- its mark-up


def _article(found: _Found, text: list[Element], state: _State) -> Element:
    """The article as an element, deep enough that what else the page shows is not beside its headline."""
    outer = etree.Element("main")
    article = etree.SubElement(etree.SubElement(etree.SubElement(outer, "div"), "div"), "article")
    facts = found.facts
    for section in _names(facts, _SECTIONS, state)[:1]:
        _add(article, "div", section, itemprop="articleSection")
    _add(article, "h1", found.title, itemprop="headline")
    subtitles = (blocks.line_under(facts.get(key), _TITLE_KEYS) for key in _SUBTITLES)
    for subtitle in [each for each in subtitles if each][:1]:
        _add(article, "p", subtitle, attribute="subtitle")
    for name in _names(facts, _AUTHORS, state):
        _add(article, "div", name, attribute="author")
    _add_date(article, facts, _PUBLISHED, "datePublished")
    etree.SubElement(article, "div", {"class": "article-body"}).extend(text)
    article.extend(_related(facts))
    tags = etree.SubElement(article, "div", {"class": "tags"})
    for name in _names(facts, _TAGS, state):
        etree.SubElement(tags, "a", {"class": "tag", "rel": "tag"}).text = name
    # The last of all: beside the headline any machine's date is taken for the publication's.
    _add_date(article, facts, _MODIFIED, "dateModified")
    return outer


def _add(article: Element, tag: str, text: str, *, attribute: str = "", itemprop: str = "") -> None:
    named = {"class": attribute} if attribute else {"itemprop": itemprop}
    etree.SubElement(article, tag, named).text = text


def _related(facts: Record) -> list[Element]:
    boxes = (rich_text.links(facts[key]) for key in _RELATED if isinstance(facts.get(key), (dict, list)))
    return [box for box in boxes if box is not None][:1]


def _add_date(article: Element, facts: Record, keys: Iterable[str], name: str) -> None:
    for key in keys:
        if stated := _moment(key, facts.get(key)):
            time = etree.SubElement(article, "time", itemprop=name, datetime=stated)
            # Words are read where readers see them.
            time.text = None if stated[:4].isdecimal() else stated
            return


def _moment(key: str, value: Any) -> str:
    """A date as the page's readers take it: ISO text for an epoch, in UTC where the key says so."""
    if isinstance(value, dict):
        return _moment(key, next((value[name] for name in _DATE_KEYS if name in value), None))
    if isinstance(value, str) and not _EPOCH.fullmatch(value.strip()):
        text = blocks.line_under(value[:100], ())
        is_bare = key.endswith("gmt") and ":" in text and not re.search(r"(?:Z|[+-]\d\d:?\d\d)$", text)
        return f"{text}Z" if is_bare and text else text if any(map(str.isdigit, text)) else ""
    return _of_epoch(float(value)) if isinstance(value, (int, float, str)) and not isinstance(value, bool) else ""


def _of_epoch(number: float) -> str:
    seconds = number / 1000 if number >= _LATEST else number
    return datetime.fromtimestamp(int(seconds), UTC).isoformat() if _EARLIEST <= seconds < _LATEST else ""


def _names(facts: Record, keys: Iterable[str], state: _State) -> list[str]:
    """The names under the first of these keys that has some; what a name's bearer is, is left out."""
    for key in keys:
        if names := list(dict.fromkeys(_names_in(facts.get(key), state))):
            return names
    return []


def _names_in(value: Any, state: _State) -> Iterator[str]:
    waiting, steps = [value], 0
    while waiting and steps < _MOST_NAMES * 5:
        item, steps = state.at(waiting.pop(0)), steps + 1
        if isinstance(item, list):
            waiting[:0] = item[:_MOST_NAMES]
        elif isinstance(item, dict):
            name = blocks.line_under(item, _NAME_KEYS)
            waiting[:0] = [name] if name else [item[key] for key in _NAME_HOLDERS if key in item]
        elif isinstance(item, str) and not _SLUG.fullmatch(item) and len(item) <= _LONGEST_NAME:
            yield blocks.line_under(item, ())
