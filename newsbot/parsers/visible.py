"""The page as a reader sees it: lines of text in order, and the nested boxes that they stand in."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import msgspec
from lxml import etree, html

from newsbot.arabic.text import clean
from newsbot.parsers import markup

# Their classes speak of the page as a whole.
_NO_ZONES: frozenset[str] = frozenset()
_WHOLE = frozenset({"html", "body"})
# No article has more; a page that has is read as far as here.
_MOST_LINES = 20_000
_MOST_BOXES = 50_000
_MOST_MARKED = 2_000
_MOST_PLACED = 200
_ITEMS = frozenset({"span", "time"})
_RUNNING = markup.HEADINGS | {"p"}
_STYLED = frozenset({"style", "lang", "dir", "data-text", "data-offset-key"})


class LineLink(NamedTuple):
    """A link inside a line: what it shows, its address as written, its ``title`` attribute, about where it starts."""

    text: str
    href: str
    title: str
    start: int


class Line(msgspec.Struct, frozen=True):
    """One line of text; ``box`` is the index of the innermost box, ``bare`` the text outside of links."""

    index: int
    text: str
    bare: str
    links: tuple[LineLink, ...]
    box: int
    fields: frozenset[str]

    @property
    def link_share(self) -> float:
        """The share of the line's letters that are link, 0 to 1."""
        return 1 - len(self.bare) / len(self.text) if self.text else 0.0


class Box(msgspec.Struct):
    """A block-level element: its parent's index, its zone, its last descendant's index, and the lines in it.

    ``zones`` are its own and those of all boxes that hold it.
    """

    element: html.HtmlElement
    parent: int
    zone: str | None
    fields: frozenset[str]
    zones: frozenset[str]
    last: int = 0
    lines: range = range(0)


class Marked(NamedTuple):
    """An element whose class or itemprop names a field, its box, and the index of the line being read there."""

    element: html.HtmlElement
    fields: frozenset[str]
    box: int
    line: int


class Visible:
    """Lines, boxes and marked elements of a tree, read in one walk that passes over the elements in ``left_out``."""

    def __init__(self, tree: html.HtmlElement, left_out: frozenset[html.HtmlElement] = frozenset()) -> None:
        reader = _Walk(left_out)
        reader.read(tree)
        self.lines: list[Line] = reader.lines
        self.boxes: list[Box] = reader.boxes
        self.marked: list[Marked] = reader.marked

    @cached_property
    def index_of(self) -> dict[html.HtmlElement, int]:
        """Element → index of its box."""
        return {box.element: index for index, box in enumerate(self.boxes)}

    def holds(self, outer: int, inner: int) -> bool:
        """Whether box ``outer`` is box ``inner`` or holds it."""
        return outer <= inner <= self.boxes[outer].last

    def lines_in(self, box: int) -> list[Line]:
        """The lines inside a box, those of nested boxes too, in order."""
        inside = self.boxes[box].lines
        return self.lines[inside.start : inside.stop]

    def path(self, box: int) -> list[int]:
        """A box and all that hold it, innermost first."""
        found = [box]
        while box:
            box = self.boxes[box].parent
            found.append(box)
        return found

    def sums(self, weights: dict[int, float]) -> list[float]:
        """For every box the sum of the ``weights`` (line index → weight) of the lines in it."""
        totals = [0.0] * len(self.boxes)
        for index, weight in weights.items():
            totals[self.lines[index].box] += weight
        for index in range(len(self.boxes) - 1, 0, -1):
            totals[self.boxes[index].parent] += totals[index]
        return totals

    def is_caption(self, line: Line) -> bool:
        """Whether a line is a caption: its box is called so, or is small and holds a picture."""
        path = self.path(line.box)
        if any(self.boxes[box].zone in {"caption", "picture"} for box in path[:3]):
            return True
        if line.fields & {"author", "date"}:
            # The picture beside it is the author's.
            return False
        small = (box for box in path[:3] if len(self.boxes[box].lines) <= 2)
        return any(self.boxes[box].element.find(".//img") is not None for box in small)

    def first_line_from(self, box: int) -> int:
        """The index of the first line in a box (or after it, when it has none)."""
        return self.boxes[box].lines.start


class _Walk:
    """The walk: text gathers in a buffer that every block boundary and ``br`` turns into a line."""

    def __init__(self, left_out: frozenset[html.HtmlElement]) -> None:
        self.left_out = left_out
        self.lines: list[Line] = []
        self.boxes: list[Box] = []
        self.marked: list[Marked] = []
        self.buffer: list[str] = []
        self.bare: list[str] = []
        self.links: list[LineLink] = []
        self.fields: set[str] = set()
        self.open: list[int] = []
        self.starts: list[int] = []
        self.link: html.HtmlElement | None = None
        self.link_text: list[str] = []
        self.link_at = 0
        self.closed_names, self.after_link = "", False

    def read(self, tree: html.HtmlElement) -> None:
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            if len(self.lines) >= _MOST_LINES or len(self.boxes) >= _MOST_BOXES:
                break
            skipped = element.tag in markup.SKIPPED or element in self.left_out
            if event == "end":
                if not skipped:
                    self.end(element)
                if element is not tree and element.tail:
                    self.say(element.tail)
            elif skipped:
                walk.skip_subtree()
            else:
                self.start(element)
        self.flush()
        while self.open:
            self.close()

    def start(self, element: html.HtmlElement) -> None:
        if element.tag == "br":
            self.flush()
            return
        zone, fields, is_block = markup.names_of(element)
        if is_block or not self.boxes:
            self.flush()
            parent = self.open[-1] if self.open else 0
            # An article has a footer of its own.
            is_own = element.tag == "footer" and any(self.boxes[box].element.tag == "article" for box in self.open[-6:])
            zone = None if element.tag in _WHOLE or is_own else zone
            held = self.boxes[parent].zones if self.boxes else _NO_ZONES
            self.boxes.append(Box(element, parent, zone, fields, held | {zone} if zone else held))
            self.open.append(len(self.boxes) - 1)
            self.starts.append(len(self.lines))
        else:
            self.start_inline(element, fields)
        if (fields or element.tag == "time") and len(self.marked) < _MOST_MARKED:
            self.marked.append(Marked(element, fields, self.open[-1], len(self.lines)))
        if element.text:
            self.say(element.text)

    def start_inline(self, element: html.HtmlElement, fields: frozenset[str]) -> None:
        self.fields |= fields
        if element.tag == "a" and self.after_link:
            self.say(" ")
        if element.tag == "a" and element.get("href"):
            self.link, self.link_at = element, len(self.buffer)
        names = _names(element)
        if (self.closed_names and names and names != self.closed_names) or _is_next_item(element):
            # Neighbours of different classes are set apart by the style sheet: a name and a date, say.
            self.say(" ")
        self.closed_names = ""

    def end(self, element: html.HtmlElement) -> None:
        if self.open and self.boxes[self.open[-1]].element is element:
            self.flush()
            self.close()
        if element is self.link:
            self.finish_link()
            self.link = None
            self.after_link = True
        if element.tag in markup.INLINE and (names := _names(element)):
            self.closed_names = names

    def close(self) -> None:
        box = self.boxes[self.open.pop()]
        box.last, box.lines = len(self.boxes) - 1, range(self.starts.pop(), len(self.lines))

    def say(self, text: str) -> None:
        self.buffer.append(text)
        (self.bare if self.link is None else self.link_text).append(text)
        if not text.isspace():
            self.closed_names, self.after_link = "", False

    def finish_link(self) -> None:
        if self.link is not None:
            title = clean(self.link.get("title") or "")
            # Where it starts is asked of the first links alone: counting is linear in what stands before.
            start = len(clean("".join(self.buffer[: self.link_at]))) if len(self.links) < _MOST_PLACED else 0
            self.links.append(LineLink(clean("".join(self.link_text)), self.link.get("href") or "", title, start))
            self.link_text, self.link_at = [], len(self.buffer)

    def flush(self) -> None:
        text = clean("".join(self.buffer))
        # A link may go on past this line: a card is often one link around several blocks.
        self.finish_link()
        if text:
            box = self.open[-1] if self.open else 0
            fields = frozenset(self.fields) | self.boxes[box].fields
            self.lines.append(Line(len(self.lines), text, clean("".join(self.bare)), tuple(self.links), box, fields))
        self.buffer, self.bare, self.links, self.fields = [], [], [], set()
        self.link_at = 0
        self.closed_names = ""


def _names(element: html.HtmlElement) -> str:
    """What tells an inline element from its neighbour: class, itemprop, or being a time."""
    return element.get("class") or element.get("itemprop") or ("time" if element.tag == "time" else "")


def _is_next_item(element: html.HtmlElement) -> bool:
    """Whether an inline element is one of several in a row with no text between: a date and a count, say.

    Headings and paragraphs are cut in the middle of a word, too, and word processors style each piece.
    """
    before, parent = element.getprevious(), element.getparent()
    if before is None or parent is None or element.tag not in _ITEMS or before.tag not in _ITEMS:
        return False
    if parent.tag in _RUNNING and not parent.get("class"):
        return False
    around = (parent.text, before.tail, element.tail)
    return not any(text and text.strip() for text in around) and not any(
        not _STYLED.isdisjoint(each.keys()) for each in (before, element)
    )


def text_of(element: html.HtmlElement) -> str:
    """The text of an element as a reader sees it, on one line; of a ``meta``, its content."""
    if element.tag == "meta":
        return clean(element.get("content") or "")
    return " ".join(line.text for line in Visible(element).lines)
