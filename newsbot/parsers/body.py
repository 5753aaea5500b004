"""The body: the box that holds most of the running text, line by line, without what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from lxml.etree import _Element as Element

from newsbot.arabic import labels
from newsbot.parsers import byline, furniture
from newsbot.parsers.furniture import is_furniture
from newsbot.parsers.headline import Headline
from newsbot.parsers.link_lists import LinkList, is_link_line, is_prose, words_of
from newsbot.parsers.markup import HEADINGS
from newsbot.parsers.visible import Line, Visible

# Never part of an article, however much text they hold.
_OUTSIDE = frozenset(
    "comments related popular footer nav hidden unseen pager bio caption tags clock picture newsletter".split()
)
# Wrappers of whole pages and articles carry these names too: believed only while they hold less of the text than this.
_DOUBTED = dict.fromkeys(
    (
        "header",
        "ad",
        "share",
        "form",
        "popup",
        "newsletter",
        "search",
        "tags",
        "caption",
        "related",
        "hidden",
        "picture",
    ),
    0.5,
) | {"aside": 0.85}
_BESIDE = _OUTSIDE | _DOUBTED.keys()
# An address given as a source or for further reading is text.
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
_LONGEST_META = 250
# Icons and smileys stand in the text itself.
_ICON = re.compile(r"emoji|smil|icon", re.IGNORECASE)
_OF_PICTURES = frozenset("table tbody tr td center div figure font".split())
_QUOTATION = " .…«»\"“”'"
_PULLED = range(6, 41)  # words of a quotation that is set apart
_MOST_COMPARED = 300
_ITEMS = frozenset({"li", "tr"})  # a line of a list or of a table of data
_SHORT = 7
_SOON = 8
_NEAR = 3
_SENTENCE_END = re.compile(r"[.!؟?…»”\":؛]\s*$")


class Body(NamedTuple):
    """The body's lines, the box that holds them, and the links that stand between its paragraphs."""

    box: int
    lines: tuple[Line, ...]
    cards: tuple[Line, ...]

    @property
    def first(self) -> int:
        """Index of the first line."""
        return self.lines[0].index

    @property
    def last(self) -> int:
        """Index of the last line."""
        return self.lines[-1].index


def next_article(visible: Visible, headline: Headline | None) -> int:
    """The line where another article begins (pages that scroll on without end), else the page's end."""
    if headline is None:
        return len(visible.lines)
    prose, own = 0, labels.plain(headline.text)
    named = visible.boxes[headline.box].element.get("class") if headline.box is not None else None
    for line in visible.lines[_after(headline) :]:
        if prose > 1 and _is_title(visible, line, named) and labels.plain(line.text) != own:
            return line.index
        prose += is_prose(line)
    return len(visible.lines)


def _is_title(visible: Visible, line: Line, named: str | None) -> bool:
    """Whether a line heads a text as the headline does (``named`` is its class), with a date or a byline of its own."""
    box = visible.boxes[line.box]
    if box.tag == "h1":
        return True
    if not named or box.tag not in HEADINGS or box.element.get("class") != named or line.link_share > 0.5:
        return False
    following = visible.lines[line.index + 1 : line.index + _SOON]
    signed = any(each.fields & {"author", "date"} or labels.is_dateline(each.text) for each in following[:_NEAR])
    return signed and any(map(is_prose, following))


def _after(headline: Headline | None) -> int:
    return headline.line + 1 if headline and headline.line is not None else 0


class Finder:
    """Looks for the body of one page."""

    def __init__(self, visible: Visible, headline: Headline | None, lists: Iterable[LinkList], end: int) -> None:
        self.visible = visible
        self.headline = headline
        self.listed = {index for each in lists for index in each.lines}
        self.start = _after(headline)
        self.end = end
        self.outside = self._outside_boxes()

    def _outside_boxes(self) -> list[bool]:
        """For each box whether it is beside the article: by its name, unless it holds the headline or the text."""
        visible = self.visible
        prose = [
            line for line in visible.lines[self.start : self.end] if is_prose(line) and not is_furniture(line.text)
        ]
        # What is surely beside the text does not count: a short one would be a small share of it all.
        never = self._inherited(lambda index, zone: zone not in _DOUBTED and self._is_outside(index, zone, []))
        sums = visible.sums({line.index: float(words_of(line)) for line in prose if not never[line.box]})
        return self._inherited(lambda index, zone: self._is_outside(index, zone, sums))

    def _inherited(self, rule: Callable[[int, str], bool]) -> list[bool]:
        """For each box whether the rule holds for it, or for a box that holds it: a box beside the article by name."""
        outside: list[bool] = []
        for index, box in enumerate(self.visible.boxes):
            outside.append((index and outside[box.parent]) or (box.zone in _BESIDE and rule(index, box.zone)))
        return outside

    def _is_outside(self, index: int, zone: str, sums: list[float]) -> bool:
        if self.headline and self.headline.box is not None and self.visible.holds(index, self.headline.box):
            return False
        return zone not in _DOUBTED or sums[index] < _DOUBTED[zone] * sums[0] or not sums[0]

    def is_beside(self, line: Line) -> bool:
        """Whether a line stands in a box beside the article, or in a labelled list."""
        return line.index in self.listed or self.outside[line.box]

    def find(self) -> Body | None:
        """The body, or ``None`` where the page has no running text."""
        beside = (line for line in self.visible.lines[self.start : self.end] if not self.is_beside(line))
        lines = [line for line in beside if not self._is_meta(line)]
        told = [line for line in lines if not self._is_under_picture(line)]
        weights = _weights(told)
        if weights:
            lines = told
        else:
            # The one sentence of a flash may stand under a picture.
            weights = _weights(lines) or self._flash(lines)
        if not weights:
            return None
        box = self._named_container(weights) or self._container(weights)
        inside = [line for line in lines if self.visible.holds(box, line.box)]
        return self._trimmed(box, self._lead(lines, box, weights) + inside + self._continued(lines, box), weights)

    def _is_meta(self, line: Line) -> bool:
        """Whether a line is a row of pieces, a date among them and the page's tools: "NAME | DATE | 2 تعليقات"."""
        if len(line.text) > _LONGEST_META or not any(map(str.isdigit, line.text)):
            return False
        if furniture.is_meta(line.text):
            return True
        box = self.visible.boxes[line.box]
        return len(box.lines) == 1 and furniture.are_meta(furniture.row(box.element))

    def _is_under_picture(self, line: Line) -> bool:
        """Whether a line is short, no sentence, and alone with a picture in its box: the caption of old layouts."""
        if words_of(line) > 20 or is_link_line(line) or _SENTENCE_END.search(line.text):
            return False
        for box in self.visible.near(line.box, 5):
            element, lines = self.visible.boxes[box].element, self.visible.boxes[box].lines
            if len(lines) > 1 or (box != line.box and element.tag not in _OF_PICTURES):
                return False
            if element.tag in _OF_PICTURES and any(_is_picture(image) for image in element.iter("img")):
                return True
        return False

    def _flash(self, lines: list[Line]) -> dict[int, float]:
        """The one short sentence of an urgent item, which nothing but its place sets apart: it follows the headline."""
        if self.headline is None or self.headline.box is None:
            return {}
        near = (line for line in lines if line.index < self.start + 12 and words_of(line) >= 5)
        told = (line for line in near if line.link_share < 0.3 and not line.fields & {"author", "date"})
        short = next((line for line in told if not is_furniture(line.text)), None)
        return {short.index: 1.0} if short else {}

    def _named_container(self, weights: dict[int, float]) -> int | None:
        """The box that the page's mark-up calls the text, if it holds enough of it: a short text has no weight."""
        sums = self.visible.sums(weights)
        named = [index for index, box in enumerate(self.visible.boxes) if "body" in box.fields and sums[index]]
        most = max((sums[index] for index in named), default=0.0)
        inner = [index for index in named if sums[index] >= 0.8 * most]
        if not inner or most < 0.2 * sums[0]:
            return None
        # Where every paragraph is called so, the text is what holds them.
        apart = [index for index in named if not self._are_nested(index, inner[-1])]
        return None if apart else inner[-1]

    def _are_nested(self, one: int, other: int) -> bool:
        return self.visible.holds(one, other) or self.visible.holds(other, one)

    def _container(self, weights: dict[int, float]) -> int:
        """The innermost box that still holds most of the text and is no mere paragraph."""
        visible, sums, current = self.visible, self.visible.sums(weights), 0
        children: dict[int, list[int]] = {}
        for index in range(1, len(visible.boxes)):
            if sums[index]:
                children.setdefault(visible.boxes[index].parent, []).append(index)
        own = {visible.lines[index].box for index in weights}
        while inner := children.get(current):
            best = max(inner, key=lambda index: (self._near_headline(index, sums[index], sums[current]), sums[index]))
            paragraph = best not in children and best in own
            share = 0.25 if self._near_headline(best, sums[best], sums[current]) else 0.6
            if sums[best] < share * sums[current] or (paragraph and self._is_paragraph(best)):
                break
            current = best
        return current

    def _near_headline(self, box: int, weight: float, whole: float) -> bool:
        """Whether a box holds the headline and enough text to be its article: house rules elsewhere can be longer."""
        return bool(
            self.headline
            and self.headline.box
            and self.visible.holds(box, self.headline.box)
            and weight >= 0.25 * whole
        )

    def _is_paragraph(self, box: int) -> bool:
        """Whether a box is one paragraph: its neighbours belong to the text as well."""
        return (
            self.visible.boxes[box].tag in {"p", "li", "blockquote", "span"} or len(self.visible.boxes[box].lines) == 1
        )

    def _lead(self, lines: list[Line], box: int, weights: dict[int, float]) -> list[Line]:
        """Paragraphs between the headline and the box: a lead is often set apart."""
        if self.headline is None or self.headline.box is None:
            return []
        scope = next(each for each in self.visible.path(box) if self.visible.holds(each, self.headline.box or 0))
        first = self.visible.boxes[box].first
        between = [
            line
            for line in lines
            if line.index < first and self.visible.holds(scope, line.box) and not self.visible.holds(box, line.box)
        ]
        return [
            line
            for line in between
            if is_prose(line)
            and line.index in weights
            and not line.fields & {"subtitle", "author", "date"}
            and not self.visible.is_caption(line)
        ]

    def _continued(self, lines: list[Line], box: int) -> list[Line]:
        """Text after the box in later boxes of the same class: adverts cut an article in pieces."""
        visible = self.visible
        name, parent = visible.boxes[box].element.get("class"), visible.boxes[box].parent
        if not name or not box:
            return []
        twins = [
            index
            for index in range(visible.boxes[box].last + 1, visible.boxes[parent].last + 1)
            if visible.boxes[index].parent == parent and visible.boxes[index].element.get("class") == name
        ]
        return [line for twin in twins for line in lines if visible.holds(twin, line.box)]

    def _trimmed(self, box: int, lines: list[Line], weights: dict[int, float]) -> Body | None:
        """The lines of the text itself, and the links between them."""
        lines = _until_comments(lines)
        solid = [line.index for line in lines if line.index in weights]
        if not solid:
            return None
        kept: list[Line] = []
        cards: list[Line] = []
        for line in lines:
            if is_link_line(line) and not line.fields & {"author", "date", "tags"} and not _is_sentence(line):
                cards.append(line)
            elif self._belongs(line, solid):
                kept.append(line)
        while len(kept) > 1 and labels.is_comment_rule(kept[-1].text):
            kept.pop()
        return Body(box, _each_once(kept), tuple(cards)) if kept else None

    def _is_headline(self, text: str) -> bool:
        headline = self.headline.text if self.headline else ""
        return len(text) < 2 * len(headline) and labels.plain(text) == labels.plain(headline)

    def _belongs(self, line: Line, solid: list[int]) -> bool:
        text = line.text
        if is_furniture(text) or furniture.is_caption(text) or self._is_headline(text):
            return False
        if line.link_share > 0.7 and not _ADDRESS.match(text) and not _is_sentence(line):
            return False
        if line.fields & {"author", "date", "tags"}:
            return _weight(line) > 0 and words_of(line) > 14
        if solid[0] <= line.index <= solid[-1]:
            return True
        return self._is_at_the_edge(line, solid[0] if line.index < solid[0] else solid[-1])

    def _is_at_the_edge(self, line: Line, solid: int) -> bool:
        """Whether a line before the first long paragraph or after the last is text, for all its shortness."""
        tag, twin = (self.visible.boxes[each].tag for each in (line.box, self.visible.lines[solid].box))
        ends = bool(_SENTENCE_END.search(line.text))
        if line.index < solid:
            is_own = words_of(line) > 14 or (tag == twin == "p" and line.text.endswith(".") and words_of(line) >= 3)
            return is_own and (_weight(line) > 0 or line.text.endswith(".")) and not byline.is_line(line.text)
        if tag in _ITEMS or _ADDRESS.match(line.text):
            return True
        return ends and (words_of(line) > 4 or (words_of(line) >= 3 and tag == twin and line.text.endswith(".")))


def _each_once(lines: list[Line]) -> tuple[Line, ...]:
    """The lines without those that stand there already, whole or within a paragraph: a quotation pulled out of it."""
    kept: list[Line] = []
    seen: set[str] = set()
    for line in lines:
        if not (_is_pulled(line, lines) or (words_of(line) > _SHORT and line.text in seen)):
            kept.append(line)
            seen.add(line.text)
    return tuple(kept)


def _is_pulled(line: Line, lines: list[Line]) -> bool:
    said = line.text.strip(_QUOTATION)
    # Each line is compared with all others: no article has so many that it would tell.
    if words_of(line) not in _PULLED or len(lines) > _MOST_COMPARED:
        return False
    return any(said in other.text for other in lines if len(other.text) > len(line.text) + len(_QUOTATION))


def _is_picture(image: Element) -> bool:
    width = image.get("width") or ""
    is_small = width.isdecimal() and int(width[:6]) <= 32
    return not is_small and not _ICON.search(image.get("class") or "")


def _is_sentence(line: Line) -> bool:
    """Whether a line is a sentence of which most is a link, rather than a card."""
    return line.text.endswith(".") and words_of(line) >= 8 and line.bare.count(" ") >= 1


def _weights(lines: Iterable[Line]) -> dict[int, float]:
    """The lines that speak for being the article's text, by index, and how much."""
    return {line.index: weight for line in lines if (weight := _weight(line))}


def _weight(line: Line) -> float:
    """How much a line speaks for being the article's text."""
    words = words_of(line)
    if line.link_share > 0.5 or is_furniture(line.text):
        return 0.0
    if words >= 12:
        return float(words)
    ended = words >= 5 and _SENTENCE_END.search(line.text) and not line.fields & {"author", "date", "headline"}
    return words * 0.5 if ended else 0.0


def _until_comments(lines: list[Line]) -> list[Line]:
    for position, line in enumerate(lines):
        if position and labels.heading(line.text) == "comments":
            return lines[:position]
    return lines
