"""The readers of each field, in order: the first that answers wins, and its name becomes the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml.etree import _Element as Element

from newsbot.arabic import labels, language
from newsbot.arabic.text import clean
from newsbot.article import Link
from newsbot.parsers import kinds, publication, read_also, selectors, urls
from newsbot.parsers.headline import machine_titles
from newsbot.parsers.linked_data import names, types
from newsbot.parsers.publication import Candidate
from newsbot.parsers.reading import Answer, Reading
from newsbot.parsers.visible import Line, Marked, text_of
from newsbot.sites.site import Site

_NO_SECTION = frozenset(
    labels.plain(phrase)
    for phrase in (
        "featured,home,الرئيسية,الصفحة الرئيسية,uncategorized,غير مصنف,slider,سلايدر,main,index,top,عام".split(",")
    )
)
_HOME = frozenset(
    labels.plain(word)
    for word in (
        "الرئيسية", "الصفحة الرئيسية", "الصفحة الأولى", "home", "أنت هنا", "البداية", "accueil", "صفحه نخست",
        "صفحه اصلی", "خانه", "ہوم", "صفحۂ اول", "سەرەتا", "ماڵەوە",
    )
)  # fmt: skip
_AMP = re.compile(r"(?<=[^/:])/amp(?:\.html)?(?:/|$|(?=\?))", re.IGNORECASE)
_WORKSHOPS = frozenset("staging stage stg dev develop test testing beta preview preprod demo local".split())
_STORY_NUMBER = re.compile(r"(?<![0-9A-Za-z%])\d{4,}(?![0-9A-Za-z%])")
_PLATFORMS = (
    "google.com", "facebook.com", "twitter.com", "x.com", "t.me", "telegram.me", "whatsapp.com", "wa.me", "youtube.com",
    "instagram.com", "linkedin.com", "tiktok.com", "apple.com", "pinterest.com",
)  # fmt: skip
_BREAK = re.compile(r"\n+|<br\s*/?>|</p>")
_TAG = re.compile(r"<[^<>]{1,2000}>")
_LONGEST_BODY = 500_000
_SHORT_BODY = 400  # letters
_HEADER_LINES = 6
_MOST_MARKS = 200
_MOST_STEPS = 12
_LONGEST_SUBTITLE = 400
_BULLETS = " ●•▪◆■|»«›/-–:،"
_BULLET = re.compile(r"[●•▪◆■|»›/]")
_TAG_ADDRESS = re.compile(r"/(?:tags?|keywords?|topics?|وسم|وسوم|%D9%88%D8%B3%D9%85)(?:/|\?|=)", re.IGNORECASE)


# --- title and subtitle


def titles(reading: Reading) -> Iterator[Answer]:
    """The headline."""
    if reading.headline is not None:
        yield Answer(reading.headline.text, reading.headline.reader)
        yield from (Answer(title, reader) for reader, title in machine_titles(reading.page))


def subtitles(reading: Reading) -> Iterator[Answer]:
    """The sentence under the headline that is not the text's first."""
    yield from (Answer(text, "site layout") for text in reading.selected_texts(reading.layout.subtitle))
    title = labels.plain(reading.headline.text) if reading.headline else ""
    opening = labels.plain(reading.body.lines[0].text[:_LONGEST_SUBTITLE]) if reading.body else ""
    for line in reading.header:
        if "subtitle" not in line.fields or len(line.text) > _LONGEST_SUBTITLE:
            continue
        text = labels.plain(line.text)
        if len(text.split()) >= 4 and text != title and not opening.startswith(text[:60]):
            yield Answer(line.text, "visible subtitle")


# --- dates


def visible_dates(reading: Reading) -> list[Candidate]:
    """The dates around the headline: those in elements named for it first, then whole lines."""
    found = list(_selected_dates(reading, reading.layout.published, updated=False))
    found += _selected_dates(reading, reading.layout.modified, updated=True)
    return found + publication.shown([line for line in reading.header if _may_date(line, reading)], reading.clock)


def _selected_dates(reading: Reading, wanted: tuple[str, ...], *, updated: bool) -> Iterator[Candidate]:
    for one in selectors.find(reading.page.tree, wanted) if wanted else []:
        clock = reading.clock
        date = clock.read(one, "visible") if isinstance(one, str) else publication.of_element(one, clock)
        if date is not None:
            yield Candidate(date, "site layout", updated)


def _may_date(line: Line, reading: Reading) -> bool:
    """Whether a line's place lets it tell the article's day: not a caption, a clock on top or the page's foot."""
    body, headline = reading.body, reading.headline
    if reading.visible.is_caption(line) or (body and body.first < line.index <= body.last):
        return False
    named = "date" in line.fields or (labels.is_dateline(line.text) and labels.heads_date(line.text))
    if body and line.index > body.last:
        return named or "author" in line.fields
    if headline is None or headline.line is None or headline.box is None or line.index > headline.line:
        return True
    # Above the headline: in a heading of its own, or in one small box with the headline.
    boxes = reading.visible.boxes
    shared = next(box for box in reading.visible.path(headline.box) if reading.visible.holds(box, line.box))
    if "header" in boxes[line.box].zones - boxes[headline.box].zones:
        return False
    return named or boxes[line.box].tag in {"h2", "h3", "h4"} or len(boxes[shared].lines) <= _HEADER_LINES


def machine_dates(reading: Reading) -> list[Candidate]:
    """The dates of the page's metadata, and of elements around the headline that carry one for machines."""
    found = publication.stated(reading.page, reading.article_nodes, reading.visible.marked, reading.clock)
    shown = {line.index for line in reading.header}
    named = (mark for mark in reading.visible.marked if "date" in mark.fields or mark.element.tag == "time")
    for mark in islice((mark for mark in named if mark.line in shown), _MOST_MARKS):
        date = publication.of_attributes(mark.element, reading.clock)
        found += [Candidate(date, "time element")] if date is not None else []
    return found


# --- body


def bodies(reading: Reading) -> Iterator[Answer]:
    """The paragraphs of the text."""
    if lines := reading.selected_lines(reading.layout.body):
        yield Answer(_paragraphs(_without_lists(reading, lines)), "site layout")
    shown = _paragraphs(reading.body.lines) if reading.body is not None else ()
    size = sum(map(len, shown))
    # A teaser, or a notice, in the place of a text that the metadata has whole.
    stated = [*_stated_bodies(reading)] if size < _SHORT_BODY else []
    if any(sum(map(len, answer.value)) > 4 * size for answer in stated):
        yield from stated
    if shown:
        yield Answer(shown, "visible text")
    yield from _stated_bodies(reading)


def _stated_bodies(reading: Reading) -> Iterator[Answer]:
    for node in reading.article_nodes:
        if isinstance(text := node.get("articleBody"), str) and len(text) > 200:
            pieces = _BREAK.split(text[:_LONGEST_BODY])
            yield Answer(tuple(line for raw in pieces if (line := clean(_TAG.sub(" ", raw)))), "json-ld articleBody")


def _without_lists(reading: Reading, lines: list[Line]) -> list[Line]:
    return [
        line
        for line in lines
        if line.index not in reading.listed
        and line.link_share < 0.7
        and labels.heading(line.text) is None
        and not labels.is_promotion(line.text)
    ]


def _paragraphs(lines: list[Line] | tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(text for line in lines if (text := read_also.without_sentences(line)))


# --- read also


def read_also_links(reading: Reading) -> Iterator[Answer]:
    """The links to other articles that the page recommends with this one."""
    if elements := reading.selected(reading.layout.read_also):
        anchors = [
            anchor for element in elements for anchor in ([element] if element.tag == "a" else element.iter("a"))
        ]
        links: dict[str, str] = {}
        for anchor in anchors:
            if (url := reading.page.join(anchor.get("href"))) and (
                title := text_of(anchor) or clean(anchor.get("title") or "")
            ):
                links.setdefault(urls.canonical(url), title)
        if links:
            yield Answer(
                tuple(Link(title, url, position) for position, (url, title) in enumerate(links.items())), "site layout"
            )
    found = read_also.find(
        reading.visible, reading.lists, reading.body, reading.page.join, lambda url: leads_on(reading, url)
    )
    if found:
        yield Answer(found, "labelled links")


def leads_on(reading: Reading, url: str) -> bool:
    """Whether a link may lead to another article: neither this page, nor a tag page, nor a file."""
    url, own = (_AMP.sub("/", each) for each in (url, reading.page.url))  # a story in another dress is that story
    if urls.key(url) == urls.key(own) or (urlsplit(url).hostname or "").endswith(_PLATFORMS):
        return False
    known = reading.site if reading.site.owns(url) else None
    kind = kinds.kind(url, known) if known else kinds.shape(url)
    return kind in {"article", "unknown"}


# --- section, tags


def sections(reading: Reading) -> Iterator[Answer]:
    """The part of the paper that the article stands in."""
    for reader, raw in _section_texts(reading):
        text = clean(raw).strip(_BULLETS)
        if text and len(text.split()) <= 5 and labels.plain(text) not in _NO_SECTION | reading.nobody:
            yield Answer(text, reader)


def _section_texts(reading: Reading) -> Iterator[tuple[str, str]]:
    yield from (("site layout", text) for text in reading.selected_texts(reading.layout.section))
    for node in reading.article_nodes:
        # From the wide to the narrow, where there are several.
        yield from (("json-ld articleSection", name) for name in reversed(names(node.get("articleSection"))))
    for key in ("article:section", "og:article:section"):
        yield from ((f"meta {key}", text) for text in reading.page.meta.get(key, []))
    for mark in reading.visible.marked:
        if "section" in mark.fields and mark.element.get("itemprop") == "articleSection":
            yield "microdata articleSection", text_of(mark.element)
    yield from (("json-ld breadcrumb", text) for text in _last_steps(reading, _stated_trails(reading)))
    yield from (("breadcrumb", text) for text in _last_steps(reading, (*_named_crumbs(reading), *_home_lines(reading))))
    yield from (("visible section", text) for text in _section_links(reading))
    yield from (("visible section", text) for text in _dated_section(reading))


def _last_steps(reading: Reading, trails: Iterable[list[str]]) -> Iterator[str]:
    """The last step of each way from the home page to the article, which may end in the article itself."""
    title = labels.plain(reading.headline.text) if reading.headline else ""
    for texts in trails:
        steps = [text for text in texts if text and labels.plain(text) not in _HOME and not _is_title(text, title)]
        yield from steps[-1:]


def _is_title(text: str, title: str) -> bool:
    """Whether a step is the headline, whole or as its first words."""
    words = labels.plain(text)
    return words == title or (title.startswith(words) and text.rstrip().endswith(("...", "…")))


def _stated_trails(reading: Reading) -> Iterator[list[str]]:
    for node in reading.page.json_ld:
        if "BreadcrumbList" in types(node) and isinstance(items := node.get("itemListElement"), list):
            steps = [item for item in items[:_MOST_STEPS] if isinstance(item, dict)]
            yield [name for step in steps for name in names([step.get("name") or step.get("item")])[:1]]


def _named_crumbs(reading: Reading) -> Iterator[list[str]]:
    seen: set[Element] = set()
    for mark in islice(filter(_is_trail, reading.visible.marked), _MOST_MARKS):
        # A trail within a trail is a part of it.
        if seen.isdisjoint(mark.element.iterancestors()):
            seen.add(mark.element)
            yield [text_of(anchor) for anchor in islice(mark.element.iter("a"), _MOST_STEPS)]


def _is_trail(mark: Marked) -> bool:
    return "section" in mark.fields and "crumb" in f"{mark.element.get('class')} {mark.element.get('id')}".lower()


def _home_lines(reading: Reading) -> Iterator[list[str]]:
    """The links of the lines around the headline that begin at home."""
    at = reading.headline.line if reading.headline and reading.headline.line is not None else 0
    first = min(reading.body.first, at + _HEADER_LINES) if reading.body else at
    for line in reading.visible.lines[max(0, at - _HEADER_LINES) : max(at, first)]:
        # A menu begins at home too, but has more entries.
        if 2 <= len(line.links) <= 4 and labels.plain(line.links[0].text) in _HOME:
            yield [link.text for link in line.links]


def _section_links(reading: Reading) -> Iterator[str]:
    """A link beside the headline in an element that is named for a section."""
    shown = {line.index for line in reading.header}
    named = (mark for mark in reading.visible.marked if "section" in mark.fields and mark.line in shown)
    for mark in islice(named, _MOST_STEPS):
        anchor = mark.element if mark.element.tag == "a" else mark.element.find(".//a")
        yield from [text_of(anchor)] if anchor is not None else []


def _dated_section(reading: Reading) -> Iterator[str]:
    """The section in a line such as "● أخبار محلية ٢١ نوفمبر ٢٠٢٥"."""
    for line in reading.header:
        if len(line.text) <= 90 and _BULLET.search(line.text) and (date := reading.clock.read(line.text, "visible")):
            section = publication.section_before(line.text, date)
            yield from [section] if section else []


def tags(reading: Reading) -> Iterator[Answer]:
    """The article's keywords."""
    for reader, found in _tag_lists(reading):
        kept = tuple(dict.fromkeys(tag for text in found if (tag := _tag(text)) and len(tag) <= 80))
        if kept and not _is_headline_cut_up(reading, kept):
            yield Answer(kept, reader)


def _tag(text: str) -> str:
    """A tag as its words: without the sign before it and the underscores that join them."""
    return clean(text.replace("_", " ")).strip(" #،,:؛")


def _tag_lists(reading: Reading) -> Iterator[tuple[str, list[str]]]:
    yield "site layout", reading.selected_texts(reading.layout.tags)
    yield "visible tags", [link.text for each in reading.lists if each.kind == "tags" for _, link in each.links]
    yield (
        "visible tags",
        [
            text_of(mark.element)
            for mark in reading.visible.marked
            if "tags" in mark.fields and _is_tag_link(mark.element)
        ],
    )
    yield (
        "visible tags",
        [link.text for line in reading.visible.lines if _in_tags(reading, line) for link in line.links],
    )
    yield (
        "links to tags",
        [link.text for line in _after(reading) for link in line.links if _TAG_ADDRESS.search(link.href)],
    )
    yield "meta article:tag", reading.page.meta.get("article:tag", [])
    for node in reading.article_nodes:
        yield "json-ld keywords", [part for name in names(node.get("keywords")) for part in re.split("[,،]", name)]
    yield (
        "meta news_keywords",
        [part for text in reading.page.meta.get("news_keywords", []) for part in re.split("[,،]", text)],
    )


def _is_tag_link(element: Element) -> bool:
    relations = (element.get("rel") or "").split()
    return element.tag == "a" and "tag" in relations and "category" not in relations


def _after(reading: Reading) -> list[Line]:
    """The lines from the text's end that still belong to the article."""
    return [line for line in reading.header if reading.body and line.index > reading.body.last]


def _in_tags(reading: Reading, line: Line) -> bool:
    if not reading.body or line.index < reading.body.first:
        return False
    return any(reading.visible.boxes[box].zone == "tags" for box in reading.visible.near(line.box, 3))


def _is_headline_cut_up(reading: Reading, found: tuple[str, ...]) -> bool:
    title = set(labels.plain(reading.headline.text).split()) if reading.headline else set()
    return len(found) > 2 and all(set(labels.plain(tag).split()) <= title for tag in found)


# --- language, canonical address


def languages(reading: Reading) -> Iterator[Answer]:
    """The language of the text, told by its letters, else as the page states it."""
    text = " ".join(line.text for line in reading.body.lines[:20]) if reading.body else ""
    if (told := language.of(text)) is not None:
        yield Answer(told, "letters")
    stated = (reading.page.tree.get("lang") or "").split("-")[0].lower()
    if stated:
        yield Answer(stated, "html lang")


def canonical_urls(reading: Reading) -> Iterator[Answer]:
    """The article's one address: the page's own word where it is sane, else the address it was fetched from."""
    page = reading.page
    for reader, url in (("rel=canonical", page.declared_canonical), ("og:url", page.join(page.first_meta("og:url")))):
        if url and _is_sane(url, reading):
            yield Answer(urls.canonical(url), reader)
    yield Answer(urls.canonical(page.url), "url")


def _is_sane(url: str, reading: Reading) -> bool:
    """Whether a stated address can be this page's: on the site's own hosts, no home page, and no other article's."""
    fetched = reading.page.url
    if not fetched:
        return True
    own = reading.site if reading.site.owns(fetched) else Site.for_unknown(fetched)
    if not own.owns(url) or (_is_home(url) and not _is_home(fetched)):
        return False
    return not (_is_workshop(url) or _is_in_other_dress(url, fetched) or _is_of_another(url, reading))


def _is_workshop(url: str) -> bool:
    """Whether an address is of the copy of a site that its makers try things on."""
    return (urlsplit(url).hostname or "").split(".")[0] in _WORKSHOPS


def _is_in_other_dress(url: str, fetched: str) -> bool:
    return bool(_AMP.search(url)) and not _AMP.search(fetched)


def _is_of_another(url: str, reading: Reading) -> bool:
    """Whether an address has another story's number, where the page also states its own: a template's mistake."""
    fetched, shared = reading.page.url, reading.page.join(reading.page.first_meta("og:url"))
    if shared is None or urls.key(shared) != urls.key(fetched):
        return False
    stated, own = (set(_STORY_NUMBER.findall(urlsplit(each).path)) for each in (url, fetched))
    return bool(stated and own) and stated.isdisjoint(own)


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return not (parts.path.strip("/") or parts.query)
