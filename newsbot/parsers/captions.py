"""What stands with a picture: its caption and its credit, told by element names, by place and by words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import islice, pairwise

from lxml.etree import _Element as Element

from newsbot.arabic import labels, photo_credits
from newsbot.arabic.photo_credits import Told
from newsbot.parsers import byline, markup
from newsbot.parsers.fields import leads_on
from newsbot.parsers.reading import Reading
from newsbot.parsers.visible import Line, Visible

PICTURES = ("img", "amp-img")
_CAPTION_NAMES = frozenset(
    "caption captions figcaption wpcaption imgcaption imgcap cap legend desc description".split()
)
_CREDIT_NAMES = frozenset(
    "credit credits copyright copyrights source src photographer photocredit imgcredit imagecredit attribution".split()
)
_CREDIT_TAGS = frozenset({"cite", "small"})
_MOST_UP, _MOST_DOWN, _MOST_LINES, _MOST_WORDS = 7, 60, 4, 60
_LONGEST_UNNAMED = 25
_FEWEST_OF_ALT = 3
_LONGEST_CREDIT = 10
_LONGEST_NAME = 300
_EMPTY = frozenset({"br", "script", "noscript", "style", "hr"})


class Captions:
    """Reads the captions of one page's pictures."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.visible = reading.visible

    def of(self, image: Element) -> Told:
        """The caption and the credit of a picture."""
        places = (find(image) for find in (self._frame, self._under))
        read = (self._within(place) for place in places if place is not None)
        found = next((told for told in read if told != Told()), Told())
        return Told(found.caption or self._alt(image), found.credit)

    # --- where it stands

    def _frame(self, image: Element) -> Element | None:
        """The figure around the picture, else the innermost box that holds text, if that can be the picture's own."""
        around = [each for each in islice(image.iterancestors(), _MOST_UP) if self._lines_of(each)]
        figure = next((each for each in around if each.tag == "figure"), None)
        found = (each for each in (figure, *around[:1]) if each is not None and self._is_frame(each))
        return next(found, None)

    def _is_frame(self, element: Element) -> bool:
        box = self.visible.index_of[element]
        return self._is_small(box) and not self._holds_article(box) and _has_one_picture(element)

    def _is_small(self, box: int) -> bool:
        lines = self.visible.lines_in(box)
        return len(lines) <= _MOST_LINES and sum(line.text.count(" ") + 1 for line in lines) <= _MOST_WORDS

    def _holds_article(self, box: int) -> bool:
        body = self.reading.body
        return body is not None and self.visible.holds(box, body.box)

    def _under(self, image: Element) -> Element | None:
        """The element right under the picture, if it is named as a caption or ends in a labelled credit."""
        top = image
        while (parent := top.getparent()) is not None and not self._lines_of(parent):
            top = parent
        below = next((each for each in top.itersiblings() if each.tag not in _EMPTY), None)
        if below is None or next(below.iter(*PICTURES), None) is not None or not self._lines_of(below):
            return None
        box = self.visible.index_of[below]
        if not self._is_small(box) or len(self.visible.boxes[box].lines) > 2:
            return None
        return below if _is_named(below, _CAPTION_NAMES) or any(map(self._is_credited, self._lines_of(below))) else None

    def _lines_of(self, element: Element) -> list[Line]:
        box = self.visible.index_of.get(element)
        return self.visible.lines_in(box) if box is not None else []

    def _is_credited(self, line: Line) -> bool:
        return line.text.count(" ") < _LONGEST_UNNAMED and photo_credits.split(line.text, self._own).credit is not None

    # --- what it says

    def _within(self, frame: Element) -> Told:
        """What a frame tells: its elements that are named for a credit, for a caption, and the lines besides."""
        named, signed = _parts(frame)
        stated = next(filter(None, (photo_credits.name(markup.raw_text(each)) for each in signed)), None)
        besides = self._lines(frame, frozenset([*signed, *named]), is_named=False)
        if named:
            inside = (text for each in named for text in self._lines(each, frozenset(signed), is_named=True))
            told = photo_credits.told(inside, self._own)
            told = Told(told.caption, told.credit or _only_credit(besides, self._own))
        else:
            told = photo_credits.told(besides, self._own)
        return Told(told.caption, stated or told.credit)

    def _lines(self, element: Element, left_out: frozenset[Element], *, is_named: bool) -> list[str]:
        if element in left_out:
            return []
        lines = Visible(element, left_out).lines
        return [line.text for line in lines if self._may_tell(line, is_named=is_named)]

    def _may_tell(self, line: Line, *, is_named: bool) -> bool:
        """Whether a line can be a caption's: not the headline, a label, a link to another story, a dateline."""
        text = line.text
        if labels.plain(text) == self._title or labels.is_ruler(text) or self._leads_on(line):
            return False
        if is_named or self._is_credited(line):
            return labels.heading(text) != "furniture"
        if text in self._told or text.count(" ") >= _LONGEST_UNNAMED or line.fields & {"author", "date", "subtitle"}:
            return False
        return labels.heading(text) is None and not labels.is_dateline(text) and not byline.is_line(text)

    def _leads_on(self, line: Line) -> bool:
        """Whether a line is a link to another story."""
        joined = (self.reading.page.join(link.href) for link in line.links)
        return line.link_share > 0.7 and any(url and leads_on(self.reading, url) for url in joined)

    @cached_property
    def _title(self) -> str:
        return labels.plain(self.reading.headline.text) if self.reading.headline else ""

    @cached_property
    def _told(self) -> frozenset[str]:
        return frozenset(line.text for line in self.reading.body.lines) if self.reading.body else frozenset()

    @cached_property
    def _own(self) -> frozenset[str]:
        return self.reading.site_names

    def _alt(self, image: Element) -> str | None:
        """What a picture shows by its ``alt``, where that is a sentence of its own."""
        told = photo_credits.split(image.get("alt") or "", self._own)
        words = labels.plain(told.caption or "")
        if len(words.split()) < _FEWEST_OF_ALT or not words or words in self._title or self._title in words:
            return None
        return told.caption


def _parts(frame: Element) -> tuple[list[Element], list[Element]]:
    """The outermost elements that are named for captions, and those that are named for credits."""
    named: list[Element] = [frame] if _is_caption(frame) else []
    signed: list[Element] = []
    for element in islice(frame.iterdescendants("*"), _MOST_DOWN):
        if _is_caption(element):
            named += [element] if named == [] or named[-1] not in element.iterancestors() else []
        elif _is_signature(element) and not any(map(_is_caption, element.iterdescendants("*"))):
            signed.append(element)
    return named, signed


def _is_caption(element: Element) -> bool:
    return (element.tag == "figcaption" or _is_named(element, _CAPTION_NAMES)) and _has_no_picture(element)


def _is_signature(element: Element) -> bool:
    text = markup.raw_text(element).strip()
    if not text or text.count(" ") >= _LONGEST_CREDIT or not _has_no_picture(element):
        return False
    if _is_named(element, _CREDIT_NAMES):
        return True
    # Alone, what is set small may be the caption itself.
    parent = element.getparent()
    return element.tag in _CREDIT_TAGS and parent is not None and markup.raw_text(parent).strip() != text


def _is_named(element: Element, table: frozenset[str]) -> bool:
    found = markup.words(f"{element.get('class') or ''} {element.get('itemprop') or ''}"[:_LONGEST_NAME])
    return not table.isdisjoint(found) or not table.isdisjoint("".join(pair) for pair in pairwise(found))


def _has_no_picture(element: Element) -> bool:
    return next(element.iter(*PICTURES), None) is None


def _has_one_picture(element: Element) -> bool:
    """Whether a box holds one picture, which scripts and what stands in for them may state twice."""
    parents = (image.getparent() for image in islice(element.iter(*PICTURES), 4))
    return sum(parent is None or parent.tag != "noscript" for parent in parents) <= 1


def _only_credit(lines: Iterable[str], own: frozenset[str]) -> str | None:
    """The credit of the first line that is nothing else."""
    told = (photo_credits.split(line, own) for line in lines)
    return next((each.credit for each in told if each.caption is None and each.credit), None)
