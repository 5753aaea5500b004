"""The page as a reader sees it: lines of text in order, and the nested boxes that they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import msgspec
from lxml import etree
from lxml.etree import _Element as Element

from newsbot.arabic.text import clean
from newsbot.parsers import markup

# Their classes speak of the page as a whole.
_NONE: frozenset[str] = frozenset()
_WHOLE = frozenset({"html", "body"})
# No article has more; a page that has is read as far as here.
_MOST_LINES = 20_000
_MOST_BOXES = 50_000
_MOST_MARKED = 2_000
_MOST_PLACED = 200
_ITEMS = frozenset({"span", "time"})
_RUNNING = markup.HEADINGS | {"p"}
_CUT = ("…", "...")
_UNREAD = frozenset({"unseen", "hidden"})  # within a line: for machines, or for who listens to the page
_CELLS = frozenset({"td", "th"})
_WITHIN_DATA = frozenset({"b", "strong", "span", "font", "i", "em", "sup", "sub", "p"})
_BETWEEN_CELLS = " | "
_MOST_ROWS = 500
_MOST_CELLS = 12
_LONGEST_DATUM = 60
_OWN = frozenset({"header", "footer"})
_FILLED_IN = frozenset({"text", "email", "tel", "search"})
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

    ``zones`` are its own and those of all boxes that hold it; the lines go from ``first`` up to ``stop``, which are
    the same where it has none.
    """

    element: Element
    tag: str
    parent: int
    zone: str | None
    fields: frozenset[str]
    zones: frozenset[str]
    last: int = 0
    first: int = 0
    stop: int = 0

    @property
    def lines(self) -> range:
        """The indices of the lines in it."""
        return range(self.first, self.stop)


class Marked(NamedTuple):
    """An element whose class or itemprop names a field, its box, and the index of the line being read there."""

    element: Element
    fields: frozenset[str]
    box: int
    line: int


class Visible:
    """Lines, boxes and marked elements of a tree, read in one walk that passes over the elements in ``left_out``."""

    def __init__(self, tree: Element, left_out: frozenset[Element] = frozenset()) -> None:
        reader = _Walk(left_out)
        reader.read(tree)
        self.lines: list[Line] = reader.lines
        self.boxes: list[Box] = reader.boxes
        self.marked: list[Marked] = reader.marked

    @cached_property
    def index_of(self) -> dict[Element, int]:
        """Element → index of its box."""
        return {box.element: index for index, box in enumerate(self.boxes)}

    def box_around(self, element: Element, default: int = 0) -> int:
        """The index of the innermost box that holds an element, ``default`` where the walk opened none."""
        return next((self.index_of[each] for each in element.iterancestors() if each in self.index_of), default)

    def holds(self, outer: int, inner: int) -> bool:
        """Whether box ``outer`` is box ``inner`` or holds it."""
        return outer <= inner <= self.boxes[outer].last

    def lines_in(self, box: int) -> list[Line]:
        """The lines inside a box, those of nested boxes too, in order."""
        return self.lines[self.boxes[box].first : self.boxes[box].stop]

    def path(self, box: int) -> Iterator[int]:
        """A box and all that hold it, innermost first."""
        yield box
        while box:
            box = self.boxes[box].parent
            yield box

    def near(self, box: int, count: int) -> list[int]:
        """A box and those that hold it, innermost first, ``count`` at most: what is named farther out says little."""
        return [*islice(self.path(box), count)]

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
        path = self.near(line.box, 3)
        if any(self.boxes[box].zone in {"caption", "picture"} for box in path):
            return True
        if line.fields & {"author", "date"}:
            # The picture beside it is the author's.
            return False
        small = (box for box in path if len(self.boxes[box].lines) <= 2)
        return any(self.boxes[box].element.find(".//img") is not None for box in small)


class _Walk:
    """The walk: text gathers in a buffer that every block boundary and ``br`` turns into a line."""

    def __init__(self, left_out: frozenset[Element]) -> None:
        self.left_out = left_out
        self.lines: list[Line] = []
        self.boxes: list[Box] = []
        self.marked: list[Marked] = []
        self.buffer: list[str] = []
        self.bare: list[str] = []
        self.links: list[LineLink] = []
        self.fields: frozenset[str] = _NONE
        self.open: list[int] = []
        self.link: Element | None = None
        self.link_text: list[str] = []
        self.link_at = 0
        self.closed_label, self.after_link = "", False
        self.is_full = False
        self.rows: set[Element] = set()

    def read(self, tree: Element) -> None:
        walk = etree.iterwalk(tree, events=("start", "end"))
        names_of = markup.names_of
        path: list[markup.Names] = []
        for event, element in walk:
            if event == "start":
                names = names_of(element)
                if names.zone in _UNREAD or self.rows or self.left_out:
                    names = self.as_here(element, names)
                path.append(names)
                if names.is_skipped:
                    walk.skip_subtree()
                else:
                    self.start(element, names)
                continue
            names = path.pop()
            if not names.is_skipped:
                self.end(element, names, is_root=not path)
            # White space that a line begins with shows nothing.
            if (tail := element.tail) and path and (self.buffer or not tail.isspace()):
                self.say(tail)
            if self.is_full:
                break
        self.flush()
        while self.open:
            self.close()

    def as_here(self, element: Element, names: markup.Names) -> markup.Names:
        """What an element's names come to where it stands."""
        if element in self.left_out:
            return names._replace(is_skipped=True)
        if names.zone in _UNREAD and not names.is_block and self.boxes:
            self.mark(element, names)  # it may carry a date for machines
            return names._replace(is_skipped=True)
        if names.tag in _CELLS and self.rows and element.getparent() in self.rows:
            return names._replace(is_block=False)
        return names

    def start(self, element: Element, names: markup.Names) -> None:
        if names.is_block or not self.boxes:
            self.flush()
            self.open_box(element, names)
        elif names.tag == "br":
            self.flush()
            return
        else:
            self.start_inline(element, names)
        self.mark(element, names)
        if names.tag == "table":
            self.rows.update(_rows_of_data(element))
        if (text := element.text) and (self.buffer or not text.isspace()):
            self.say(text)

    def mark(self, element: Element, names: markup.Names) -> None:
        if names.is_marked and len(self.marked) < _MOST_MARKED:
            self.marked.append(Marked(element, names.fields, self.open[-1], len(self.lines)))

    def open_box(self, element: Element, names: markup.Names) -> None:
        parent = self.open[-1] if self.open else 0
        zone, tag = names.zone, names.tag
        if zone is not None:
            # An article has a header and a footer of its own.
            is_own = tag in _OWN and any(self.boxes[box].tag == "article" for box in self.open[-6:])
            zone = None if tag in _WHOLE or is_own else zone
        zones = self.boxes[parent].zones if self.boxes else _NONE
        if zone is not None and zone not in zones:
            zones |= {zone}
        self.open.append(len(self.boxes))
        self.boxes.append(Box(element, tag, parent, zone, names.fields, zones, first=len(self.lines)))
        self.is_full |= len(self.boxes) >= _MOST_BOXES

    def start_inline(self, element: Element, names: markup.Names) -> None:
        if names.fields:
            self.fields |= names.fields
        tag = names.tag
        if tag == "input":
            self.mark_form(element)
        elif tag in _CELLS and self.buffer:
            self.say(_BETWEEN_CELLS)
        if tag == "a":
            if self.after_link:
                self.say(" ")
            if element.get("href"):
                self.link, self.link_at = element, len(self.buffer)
        is_other = self.closed_label and names.label and names.label != self.closed_label
        if is_other or (tag in _ITEMS and _is_next_item(element)):
            # Neighbours of different classes are set apart by the style sheet: a name and a date, say.
            self.say(" ")
        self.closed_label = ""

    def mark_form(self, element: Element) -> None:
        """What holds a field to fill in is a form, whatever it is called."""
        box = self.boxes[self.open[-1]]
        if box.zone is None and (element.get("type") or "text").lower() in _FILLED_IN:
            box.zone, box.zones = "form", box.zones | {"form"}

    def end(self, element: Element, names: markup.Names, *, is_root: bool) -> None:
        if names.is_block or is_root:
            self.flush()
            self.close()
        if element is self.link:
            self.finish_link()
            self.link = None
            self.after_link = True
        if names.label:
            self.closed_label = names.label

    def close(self) -> None:
        box = self.boxes[self.open.pop()]
        box.last, box.stop = len(self.boxes) - 1, len(self.lines)

    def say(self, text: str) -> None:
        if not text.isspace():
            self.closed_label, self.after_link = "", False
        self.buffer.append(text)
        (self.bare if self.link is None else self.link_text).append(text)

    def finish_link(self) -> None:
        if self.link is not None:
            text = clean("".join(self.link_text)) if self.link_text else ""
            title = self.link.get("title") or (_inner_title(self.link) if text.endswith(_CUT) else None)
            # Where it starts is asked of the first links alone: counting is linear in what stands before.
            before = self.link_at if len(self.links) < _MOST_PLACED else 0
            start = len(clean("".join(self.buffer[:before]))) if before else 0
            self.links.append(LineLink(text, self.link.get("href") or "", clean(title) if title else "", start))
            self.link_text, self.link_at = [], len(self.buffer)

    def flush(self) -> None:
        if self.buffer:
            text = clean("".join(self.buffer))
            # A link may go on past this line: a card is often one link around several blocks.
            self.finish_link()
            if text:
                box = self.open[-1] if self.open else 0
                held = self.boxes[box].fields
                fields = self.fields | held if self.fields else held
                bare = clean("".join(self.bare)) if self.links else text
                self.lines.append(Line(len(self.lines), text, bare, tuple(self.links), box, fields))
                self.is_full |= len(self.lines) >= _MOST_LINES
            self.buffer, self.bare, self.link_text = [], [], []
        if self.links:
            self.links = []
        self.fields, self.link_at, self.closed_label = _NONE, 0, ""


def _inner_title(link: Element) -> str | None:
    """The whole of a title that is cut off, where it stands on an element within the link."""
    return next((title for inner in link.iterdescendants() if (title := inner.get("title") or inner.get("alt"))), None)


def _rows_of_data(table: Element) -> list[Element]:
    """The rows of a table of data, each of which a reader takes in as one line; tables for layout have none."""
    rows = [*islice(table.iter("tr"), _MOST_ROWS)]
    sizes = {len(row) for row in rows}
    if len(rows) < 2 or len(sizes) != 1 or not 2 <= sizes.pop() <= _MOST_CELLS:
        return []
    return rows if all(_is_datum(cell) for row in rows for cell in row) else []


def _is_datum(cell: Element) -> bool:
    """Whether a cell holds a few words and nothing else."""
    plain = cell.tag in _CELLS and all(inner.tag in _WITHIN_DATA for inner in cell.iterdescendants())
    return plain and sum(map(len, cell.itertext())) <= _LONGEST_DATUM


def _is_next_item(element: Element) -> bool:
    """Whether an inline element is one of several in a row with no text between: a date and a count, say.

    Headings and paragraphs are cut in the middle of a word, too, and word processors style each piece.
    """
    before, parent = element.getprevious(), element.getparent()
    if before is None or parent is None or before.tag not in _ITEMS:
        return False
    if parent.tag in _RUNNING and not parent.get("class"):
        return False
    around = (parent.text, before.tail, element.tail)
    return not any(text and text.strip() for text in around) and not any(
        not _STYLED.isdisjoint(each.keys()) for each in (before, element)
    )


def text_of(element: Element) -> str:
    """The text of an element as a reader sees it, on one line; of a ``meta``, its content."""
    if element.tag == "meta":
        return clean(element.get("content") or "")
    return " ".join(line.text for line in Visible(element).lines)
