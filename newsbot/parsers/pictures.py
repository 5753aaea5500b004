"""The article's pictures: those that stand in it, in the order of the page, and the one that only metadata states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile
from typing import NamedTuple

from lxml.etree import _Element as Element

from newsbot.article import Image
from newsbot.parsers import markup, picture_address, urls
from newsbot.parsers.body import Body
from newsbot.parsers.captions import PICTURES, Captions
from newsbot.parsers.linked_data import names
from newsbot.parsers.reading import Answer, Reading

_STATED = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
# Beside the article wherever they stand, unless they hold it. Not "hidden" and "popup": style sheets call much by these
# names, "overflow-hidden" and "overlay", that has a picture in it.
_BESIDE = markup.BESIDE | {"bio", "tags", "ad", "share"}
# What an inline element can be by its name: a link's "modal" opens the picture itself.
_BESIDE_INLINE = frozenset({"ad", "share", "bio", "unseen"})
_NOT_SHOWN = frozenset({"template", "head", "select", "amp-ad", "amp-embed", "amp-sidebar", "amp-iframe", "iframe"})
_OTHER_NAMES = frozenset(
    "avatar gravatar emoji emojis smiley smilies icon icons logo spinner tracking pixel author adsbygoogle".split()
)
# A picture above the headline is named for its place, or stands in an element that is named for pictures.
_FIRST = frozenset("featured hero lead poster wp".split())
_LEADS = _FIRST | frozenset("main photo picture pic image img media thumbnail thumb".split())
_SMALLEST, _LARGE = 100, 400
_WHOLE = frozenset({"html", "body"})
_MOST_STEPS_UP, _MOST_ABOVE = 5, 3
_IN_STYLE = re.compile(r"(?<![\w-])(?:width|height)\s*:\s*(\d{1,5})px")
_MOST_PICTURES, _MOST_LOOKED_AT, _MOST_CARD_LINES = 100, 500, 4


def images(reading: Reading) -> Iterator[Answer]:
    """The pictures of the article, the main one first, each once."""
    shown = _shown(reading)
    # Whichever of its pictures the page states, one that it shows is the main one.
    stated = _keys(reading, _statements(reading))
    is_shown = any(picture_address.is_same(one, other) for one in stated for other in shown)
    if not is_shown and (main := _stated(reading)) is not None:
        shown = {picture_address.key(main): Image(main), **shown}
        yield Answer(tuple(shown.values()), "metadata" if len(shown) == 1 else "metadata and page")
    elif shown:
        yield Answer(tuple(shown.values()), "page")


def _shown(reading: Reading) -> dict[str, Image]:
    """Key → picture, of all that stand in the article."""
    found: dict[str, Image] = {}
    if reading.body is None:
        return found
    captions = Captions(reading)
    for element, url in _Article(reading, reading.body).pictures():
        key = picture_address.key(url)
        if key not in found and len(found) < _MOST_PICTURES:
            found[key] = Image(url, *captions.of(element))
    return found


# --- the picture that metadata states


def _stated(reading: Reading) -> str | None:
    """The address of the picture that the page states of itself, if it is not the paper's own."""
    page = reading.page
    logos, own = _logos(reading), frozenset(word for name in reading.site_names for word in name.split())
    for content in _statements(reading):
        url = page.join(content)
        if url and picture_address.key(url) not in logos and not picture_address.is_elsewhere(url):
            return None if picture_address.is_stock(url, own) else url
    return None


def _statements(reading: Reading) -> Iterator[str]:
    for name in _STATED:
        yield from reading.page.meta.get(name, [])[:1]
    for node in reading.article_nodes:
        yield from _addresses(node.get("image"))


def _addresses(value: object) -> Iterator[str]:
    """The addresses in a JSON-LD ``image`` or ``logo``: text, a node, or the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    yield from names(value)[:1]


def _logos(reading: Reading) -> frozenset[str]:
    """The keys of the pictures that stand for the paper itself."""
    publishers = (node.get("publisher") for node in reading.page.json_ld)
    stated = [url for each in publishers if isinstance(each, dict) for url in _addresses(each.get("logo"))]
    stated += [url for node in reading.page.json_ld for url in _addresses(node.get("logo"))]
    return _keys(reading, stated)


def _keys(reading: Reading, addresses: Iterable[str]) -> frozenset[str]:
    return frozenset(picture_address.key(url) for each in addresses if (url := reading.page.join(each)))


# --- the pictures that stand in the article


class _Place(NamedTuple):
    """Where an element stands: its innermost box, and the line that it stands before."""

    box: int
    line: int


class _Article:
    """The part of the page from the headline to the end of the text, as far as pictures go."""

    def __init__(self, reading: Reading, body: Body) -> None:
        self.reading, self.body, self.visible = reading, body, reading.visible
        headline = reading.headline
        self.headline_box = headline.box if headline else None
        self.headline_line = headline.line if headline else None
        # What stands after all lines stands before no other article.
        self.end = reading.end + (reading.end == len(self.visible.lines))
        self.scope = self._scope()
        self.removed = frozenset(reading.selected(reading.layout.remove))
        self.cards = {line.index for line in body.cards} | reading.listed
        self.own_key = urls.key(reading.page.url) if reading.page.url else ""
        self.own_host = picture_address.host(reading.page.url)
        self.beside: dict[int, bool] = {}
        self.main = _keys(reading, _statements(reading))

    def _scope(self) -> int:
        """The innermost box that holds headline and text, and what stands right above them: the first picture, say."""
        path = list(self.visible.path(self.body.box))
        if self.headline_box is None or self.headline_line is None:
            return path[0]
        inner = next(at for at, box in enumerate(path) if self.visible.holds(box, self.headline_box))
        above = path[inner + 1 : inner + 1 + _MOST_STEPS_UP]
        return [path[inner], *takewhile(self._is_little_above, above)][-1]

    def _is_little_above(self, index: int) -> bool:
        box = self.visible.boxes[index]
        return box.tag not in _WHOLE and (self.headline_line or 0) - box.first <= _MOST_ABOVE

    def pictures(self) -> Iterator[tuple[Element, str]]:
        """Every picture of the article with its address, in order."""
        for element, place in islice(self._placed(), _MOST_LOOKED_AT):
            if not self._is_near(place) or _is_small(element):
                continue
            url = self._address(element)
            if url is not None and (picture_address.key(url) in self.main or self._is_own(element, place, url)):
                yield element, url

    def _is_near(self, place: _Place) -> bool:
        """Whether a picture stands before the text ends, or in the text's box before another article begins."""
        if place.line <= self.body.last:
            return True
        return place.line < self.end and self.visible.holds(self.body.box, place.box)

    def _is_own(self, element: Element, place: _Place, url: str) -> bool:
        """Whether a picture stands in the text or right above it, in nothing beside it, and is no link away."""
        is_below = self.headline_line is None or place.line > self.headline_line
        is_placed = is_below or self.visible.holds(self.body.box, place.box) or self._is_lead(element)
        return is_placed and not self._is_beside(element, place) and not self._is_linked_away(element, url)

    def _placed(self) -> Iterator[tuple[Element, _Place]]:
        """The pictures of the scope, each with its place; a box that was opened last is closed, or holds it."""
        index_of, boxes = self.visible.index_of, self.visible.boxes
        last = self.scope
        for element in boxes[self.scope].element.iter("*"):
            box = index_of.get(element)
            if box is not None:
                last = box
            if element.tag in PICTURES:
                inner = box if box is not None else self.visible.box_around(element, self.scope)
                yield element, _Place(inner, boxes[last].first if inner == last else boxes[last].stop)

    def _is_lead(self, element: Element) -> bool:
        scope = self.visible.boxes[self.scope].element
        if scope.tag in _WHOLE:
            return False
        if not _FIRST.isdisjoint(_names(element)) or max(_sizes(element), default=0) >= _LARGE:
            return True
        around = takewhile(lambda each: each is not scope, islice(element.iterancestors(), 4))
        return any(each.tag == "figure" or not _LEADS.isdisjoint(_names(each)) for each in around)

    def _address(self, element: Element) -> str | None:
        """Where the picture is: by its own word, else, of a thumbnail, by that of the link around it."""
        link = _link_around(element)
        large = (link.get("href") or "") if link is not None else ""
        written = chain(picture_address.written(element), [large] if picture_address.is_file(large) else [])
        joined = (self.reading.page.join(each) for each in written)
        return next((url for url in joined if url and self._may_be_picture(url)), None)

    def _may_be_picture(self, url: str) -> bool:
        return not picture_address.is_elsewhere(url) and not picture_address.is_furniture(url)

    def _is_beside(self, element: Element, place: _Place) -> bool:
        """Whether an element around a picture, or its own name, says that it is of something beside the article."""
        if not _OTHER_NAMES.isdisjoint(_names(element)) or markup.names_of(element).zone in _BESIDE:
            return True
        holder = self.visible.boxes[place.box].element
        inline = takewhile(lambda each: each is not holder, element.iterancestors())
        return any(map(self._is_beside_inline, inline)) or self._is_box_beside(place.box) or self._is_card(place)

    def _is_beside_inline(self, element: Element) -> bool:
        names = markup.names_of(element)
        is_gone = element in self.removed or element.tag in _NOT_SHOWN
        return is_gone or names.zone in _BESIDE_INLINE or "author" in names.fields

    def _is_box_beside(self, index: int) -> bool:
        """The same of a box and all that hold it, up to those that hold the article: asked once a box."""
        asked: list[int] = []
        answer = False
        for each in self.visible.path(index):
            if each in self.beside:
                answer = self.beside[each]
                break
            asked.append(each)
            box = self.visible.boxes[each]
            if each <= self.scope or self._holds_article(each):
                break
            if box.zone in _BESIDE or box.tag in _NOT_SHOWN or "author" in box.fields:
                answer = True
                break
        self.beside.update(dict.fromkeys(asked, answer))
        return answer

    def _holds_article(self, box: int) -> bool:
        held = (self.body.box, self.headline_box)
        return any(each is not None and self.visible.holds(box, each) for each in held)

    def _is_card(self, place: _Place) -> bool:
        """Whether the nearest text around a picture is links to other stories and nothing else."""
        for box in self.visible.path(place.box):
            if lines := self.visible.lines_in(box):
                break
        if self._holds_article(box) or len(lines) > _MOST_CARD_LINES:
            return False
        return all(line.index in self.cards for line in lines)

    def _is_linked_away(self, element: Element, url: str) -> bool:
        """Whether a picture is a link to anything but itself, larger or on a page of its own under the article's."""
        link = _link_around(element)
        target = self.reading.page.join(link.get("href")) if link is not None else None
        if target is None or picture_address.is_file(target):
            return False
        if picture_address.host(url) == picture_address.host(target) != self.own_host:
            return False
        key = urls.key(target)
        return not self.own_key or (
            key != self.own_key and not key.startswith(tuple(f"{self.own_key}{c}" for c in "/?&"))
        )


def _link_around(element: Element) -> Element | None:
    return next((each for each in islice(element.iterancestors(), _MOST_STEPS_UP) if each.tag == "a"), None)


def _names(element: Element) -> tuple[str, ...]:
    return markup.words(f"{element.get('class') or ''} {element.get('id') or ''}"[:300])


def _is_small(element: Element) -> bool:
    """Whether a picture is set smaller than any of a story: an icon, a face, a counter."""
    return min(_sizes(element), default=_SMALLEST) < _SMALLEST


def _sizes(element: Element) -> list[int]:
    """Width and height, as far as they are stated in pixels."""
    stated = ((element.get(side) or "").strip().removesuffix("px") for side in ("width", "height"))
    sizes = [*stated, *_IN_STYLE.findall(element.get("style") or "")]
    return [int(size) for size in sizes if size.isascii() and size.isdigit() and len(size) < 6]
