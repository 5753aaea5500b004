"""A text as an editor or a content system keeps it in JSON → the plain mark-up that the general readers know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

from newsbot.arabic import labels
from newsbot.arabic.text import clean
from newsbot.parsers import blocks, markup, script_data
from newsbot.parsers.blocks import Block

_LABEL = "اقرأ أيضا"
# What the pieces of these are, where they do not say it themselves.
_PIECES = {"table": "tr", "tr": "td", "ul": "li"}
_BLOCK_TAG = re.compile(r"<(?:p|div|ul|ol|table|blockquote|section|article|h[1-6]|br)\b", re.IGNORECASE)
_ENDLESS_TAG = re.compile(r"<[^<>]{16384,}>")
_MOST_BLOCKS = 10_000
_MOST_LETTERS = 1_000_000
_MOST_LINKS = 60
_MOST_STEPS = 300
_BOX_COST = 100
_DEEPEST = 40
_MOST_NESTED = 5
_FIRST_BLOCKS = 5


def elements(value: Any) -> list[Element]:
    """A text's paragraphs, subheads, lists, quotations, tables and boxes of links, as elements."""
    return list(_Builder().of_value(value))


def headline(value: Any) -> str:
    """The headline that stands among a text's first blocks, as some systems keep it; else nothing."""
    for _ in range(_MOST_NESTED):
        value = blocks.parts(blocks.whole(value)) if isinstance(value, dict) else value
        if not isinstance(value, list) or len(value) != 1:
            break
        value = value[0]
    for block in value[:_FIRST_BLOCKS] if isinstance(value, list) else ():
        if isinstance(block, dict) and "headline" in markup.words(blocks.kind(block)):
            return clean(" ".join(map(markup.raw_text, elements(block))))
    return ""


def links(value: Any, label: str = _LABEL) -> Element | None:
    """A box of the links that a value lists, under their label; ``None`` where it lists none."""
    found = dict(_linked(value))
    if not found:
        return None
    box = etree.Element("div", {"class": "related"})
    etree.SubElement(box, "h3").text = label
    rows = etree.SubElement(box, "ul")
    for address, title in found.items():
        etree.SubElement(etree.SubElement(rows, "li"), "a", href=address).text = title
    return box


def _linked(value: Any) -> Iterator[tuple[str, str]]:
    """(address, title) of every record with both."""
    waiting, steps = [value], 0
    while waiting and steps < _MOST_STEPS:
        item, steps = waiting.pop(0), steps + 1
        if isinstance(item, list):
            waiting[:0] = item[:_MOST_LINKS]
        elif isinstance(item, dict):
            address, title = blocks.address(item), blocks.line_under(item, blocks.TITLE_KEYS)
            if address and title:
                yield address, title
            else:
                inner = islice(item.values(), _MOST_LINKS)
                waiting[:0] = [each for each in inner if isinstance(each, (dict, list))]


def _card(block: Block) -> Element:
    card = etree.Element("div")
    if address := blocks.address(block):
        etree.SubElement(card, "a", href=address).text = blocks.line_under(block, blocks.TITLE_KEYS)
    return card


class _Builder:
    """Builds one text; stops at a depth and a number of blocks that no article has."""

    def __init__(self) -> None:
        self.left = _MOST_BLOCKS
        self.letters = _MOST_LETTERS

    def taken(self, text: str) -> str:
        """A string, as long as all that were taken are no longer than a text."""
        self.letters -= len(text)
        return blocks.safe(text) if self.letters >= 0 else ""

    def of_value(self, value: Any, depth: int = 0, tag: str | None = None) -> Iterator[Element]:
        """The elements of a value; ``tag`` is what its pieces are where they do not say it themselves."""
        self.left -= 1
        if depth > _DEEPEST or self.left < 0:
            return
        if isinstance(value, str):
            yield from self.of_string(value, depth, tag)
        elif isinstance(value, list):
            for each in value:
                if tag == "tr" and isinstance(each, list):
                    yield _holding("tr", self.of_value(each, depth + 1, "td"))
                else:
                    yield from self.of_value(each, depth + 1, tag)
        elif isinstance(value, dict):
            yield from self.of_block(value, depth, tag)

    def of_string(self, text: str, depth: int, tag: str | None) -> Iterator[Element]:
        """A whole text in one string: JSON again, mark-up, or lines."""
        text = self.taken(text)
        if text.lstrip()[:2] in ('{"', "[{") and (inner := script_data.loads(text)) is not None:
            yield from self.of_value(inner, depth + 1, tag)
            return
        text = _unescaped(text)
        if tag is None and not _BLOCK_TAG.search(text):
            # Plain lines, or what WordPress calls so: bold and links may be in them.
            yield from (_filled("p", line) for line in text.splitlines() if line.strip())
        elif text.strip():
            yield _filled(tag or "div", text)

    def of_block(self, item: Block, depth: int, tag: str | None) -> Iterator[Element]:
        sort, item = blocks.sort(blocks.kind(item)), blocks.whole(item)
        if sort == "silent":
            return
        if sort == "related":
            self.left -= _BOX_COST
            heads = blocks.line_under(item, ("title", "label", "heading"))
            box = links(item, heads if labels.heading(heads) == "read_also" else _LABEL)
            yield from [] if box is None else [box]
            return
        if blocks.is_other_story(item):
            yield _card(item)
            return
        # What a list holds is an item of it, a table's rows are rows, whatever else they say.
        own = tag if (tag == "li" and sort in (None, "p")) or (tag in ("tr", "td") and sort != tag) else sort
        if (text := blocks.text(item)) and not (sort in _PIECES and blocks.parts(item)):
            yield from self.of_text(item, text, depth, own)
        elif parts := blocks.parts(item):
            yield from self.of_parts(item, parts, depth, own)

    def of_text(self, item: dict[str, Any], text: str, depth: int, tag: str | None) -> Iterator[Element]:
        if tag is None:
            yield from self.of_string(text, depth, None)
            return
        element = etree.Element(tag)
        ranges = item.get("entityRanges")
        if isinstance(ranges, list) and ranges and isinstance(item.get("_entities"), dict):
            _fill_linked(element, self.taken(text), ranges, item["_entities"])
        else:
            _fill(element, self.taken(text))
        yield element
        if tag == "li" and isinstance(item.get("items"), list):
            yield from self.of_value(item["items"], depth + 1, tag)

    def of_parts(self, item: dict[str, Any], parts: list[Any], depth: int, tag: str | None) -> Iterator[Element]:
        if isinstance(entities := item.get("entityMap"), dict):
            parts = [{**blocks.whole(each), "_entities": entities} for each in parts if isinstance(each, dict)]
        if (tag is not None or "children" in item) and tag not in _PIECES and all(map(_is_inline, parts)):
            element = etree.Element(tag or "p")
            self.inline(element, parts, item.get("markDefs"), depth)
            yield element
        elif tag is None:
            yield from self.of_value(parts, depth + 1)
        else:
            yield _holding(tag, self.of_value(parts, depth + 1, _PIECES.get(tag)))

    def inline(self, element: Element, parts: list[Any], defined: Any, depth: int) -> None:
        """The pieces of one paragraph: text, and links with theirs."""
        for part in parts:
            self.left -= 1
            if depth > _DEEPEST or self.left < 0:
                return
            if isinstance(part, str):
                _say(element, self.taken(part))
            elif isinstance(part, dict) and blocks.sort(blocks.kind(part)) != "silent":
                whole = blocks.whole(part)
                address = _link_of(whole, defined)
                inner = etree.SubElement(element, "a", href=address) if address else element
                if text := blocks.text(whole):
                    _say(inner, self.taken(text))
                elif "break" in blocks.kind(part).lower():
                    etree.SubElement(element, "br")
                else:
                    self.inline(inner, blocks.parts(whole), defined, depth + 1)


def _is_inline(part: Any) -> bool:
    """Whether a part is a piece of a paragraph, rather than a block within a block."""
    if not isinstance(part, dict):
        return isinstance(part, str)
    return blocks.sort(blocks.kind(part)) in (None, "silent")


def _link_of(whole: Block, defined: Any) -> str | None:
    """Where a piece of a paragraph leads: by itself, by one of its marks, or by a mark that the block defines."""
    known = {str(each.get("_key")): each for each in _records(defined)}
    marked = [known[mark] for mark in _listed(whole.get("marks")) if isinstance(mark, str) and mark in known]
    stated = (blocks.address(blocks.whole(each)) for each in (whole, *marked, *_records(whole.get("marks"))))
    return next((address for address in stated if address), None)


def _listed(value: Any) -> list[Any]:
    return value[:_MOST_LINKS] if isinstance(value, list) else []


def _records(value: Any) -> list[Block]:
    return [each for each in _listed(value) if isinstance(each, dict)]


def _holding(tag: str, inner: Iterable[Element]) -> Element:
    element = etree.Element(tag)
    element.extend(list(inner))
    return element


def _filled(tag: str, text: str) -> Element:
    element = etree.Element(tag)
    _fill(element, text)
    return element


def _fill(element: Element, text: str) -> None:
    """Puts a text into an element: mark-up as it is, lines with breaks between them."""
    text = _unescaped(text)
    if not blocks.is_markup(text):
        _say(element, text)
        return
    parsed = _parsed(text)
    if parsed is None:
        return
    element.text = parsed.text
    element.extend(list(parsed))


def _say(element: Element, text: str) -> None:
    for position, line in enumerate(text.splitlines()):
        if position:
            etree.SubElement(element, "br")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + line
        else:
            element.text = (element.text or "") + line


def _fill_linked(element: Element, text: str, ranges: list[Any], entities: dict[str, Any]) -> None:
    """Draft.js: links are told by where they start in the text, and how long they are."""
    position = 0
    for start, stop, key in sorted(_spans(ranges)):
        entity = entities.get(key)
        address = blocks.address(blocks.whole(entity)) if isinstance(entity, dict) else None
        if address and position <= start < stop:
            _say(element, text[position:start])
            _say(etree.SubElement(element, "a", href=address), text[start:stop])
            position = stop
    _say(element, text[position:])


def _spans(ranges: list[Any]) -> Iterator[tuple[int, int, str]]:
    for each in _records(ranges):
        if type(each.get("offset")) is int and type(each.get("length")) is int:
            yield max(0, each["offset"]), each["offset"] + each["length"], str(each.get("key"))


def _unescaped(text: str) -> str:
    return blocks.safe(markup.unescaped(text)) if "&" in text and not blocks.is_markup(text) else text


def _parsed(text: str) -> Element | None:
    """The body of a fragment. Without ``huge_tree``: no article is nested deeper than 256 elements."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = f"<html><body>{_ENDLESS_TAG.sub('', text)}</body></html>"
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return root.find("body") if root is not None else None
