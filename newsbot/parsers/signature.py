"""Who wrote and who sent: the readers of authors and agencies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from newsbot.arabic import labels
from newsbot.parsers import byline
from newsbot.parsers.byline import Byline
from newsbot.parsers.markup import HEADINGS
from newsbot.parsers.reading import Answer, Reading
from newsbot.parsers.visible import Visible, text_of

_MOST_DATES = 3
_MOST_ELEMENTS = 10


def bylines(reading: Reading) -> Iterator[Answer]:
    """The people who wrote, and the agencies that sent."""
    for where, texts in _byline_texts(reading):
        found = byline.merge(byline.read(text, reading.nobody) for text in texts)
        if found:
            yield Answer(found, where)
        elif where == "site layout" and texts:
            # Whoever wrote the site's file knows what stands there: a desk, say.
            yield Answer(Byline(tuple(name for text in texts if (name := byline.bare(text)))), where)


def _byline_texts(reading: Reading) -> Iterator[tuple[str, list[str]]]:
    yield "site layout", reading.selected_texts(reading.layout.author)
    yield "visible byline", list(_labelled(reading))
    yield "visible author element", list(_named(reading))
    yield (
        "json-ld author",
        [
            name
            for node in reading.article_nodes
            for name in reading.names_in(node.get("author") or node.get("creator"))
        ],
    )
    metas = [
        value
        for key in ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
        for value in reading.page.meta.get(key, [])
    ]
    yield "meta author", metas
    yield "author box", list(_boxed(reading))


def _labelled(reading: Reading) -> Iterator[str]:
    lines = reading.header
    for position, line in enumerate(lines):
        if byline.label_of(line.text) is not None and not byline.without_label(line.text):
            # The label stands on a line of its own, the name on the next.
            following = lines[position + 1] if position + 1 < len(lines) else None
            if following is not None and following.index == line.index + 1 and len(following.text) <= 60:
                yield following.text
        elif len(line.text) <= 170 and not reading.visible.is_caption(line):
            is_named = "author" in line.fields and byline.label_of(line.text) is None
            yield from () if is_named else _pieces(line.text, reading)


def _pieces(text: str, reading: Reading) -> Iterator[str]:
    """The bylines on a line that may also tell the date."""
    undated = byline.without_paper(byline.without_time(_undated(text, reading)), reading.nobody)
    if "|" not in undated and byline.placed(undated, reading.nobody):
        yield undated
        return
    for whole in byline.pieces(undated):
        piece = byline.without_paper(whole, reading.nobody)
        names_people = byline.placed(piece, reading.nobody) or byline.is_signature(piece)
        if byline.is_line(piece) or names_people or labels.is_signing_desk(piece):
            yield piece


def _undated(text: str, reading: Reading) -> str:
    """A line with a bar in the place of its dates: it may tell one in two calendars, or an update."""
    for _ in range(_MOST_DATES):
        date = reading.clock.read(text, "visible") if any(map(str.isdigit, text)) else None
        if date is None or date.raw not in text:
            break
        text = byline.without_day(text.replace(date.raw, " | ", 1))
    return text


def _named(reading: Reading) -> Iterator[str]:
    """The texts of the innermost elements around the headline that are named for the author."""
    shown = {line.index for line in reading.header}
    marks = [mark for mark in reading.visible.marked if "author" in mark.fields and mark.line in shown]
    outer = {holder for mark in marks for holder in mark.element.iterancestors()}
    for mark in marks[:_MOST_ELEMENTS]:
        if mark.element not in outer and _is_small(text := _names_shown(mark.element)):
            yield _undated(text, reading)


def _names_shown(element: Element) -> str:
    """What an author's element names: each link is a name apart, and each line of its own; prose is about one."""
    lines = [line.text for line in Visible(element).lines]
    text = " ".join(lines)
    if byline.is_prose(text):
        return _name_in_box(element)
    linked = [name for anchor in element.iter("a") if (name := text_of(anchor))]
    if len(linked) > 1:
        return "، ".join(dict.fromkeys(linked))
    return "، ".join(lines) if len(lines) > 1 and all(map(byline.is_signature, lines)) else text


def _boxed(reading: Reading) -> Iterator[str]:
    """The names in the boxes about the author, and in those that readers do not see."""
    for mark in reading.visible.marked:
        if "author" in mark.fields and _is_bio(reading, mark.box):
            text = text_of(mark.element)
            if (_is_small(text) or byline.is_prose(text)) and _is_small(name := _names_shown(mark.element)):
                yield name


def _name_in_box(element: Element) -> str:
    """The name above a few words about its bearer: a heading, else a link, else the first line that is a name."""
    visible = Visible(element)
    told = [line for line in visible.lines if not byline.is_prose(line.text)]
    headed = [line.text for line in told if visible.boxes[line.box].tag in HEADINGS]
    linked = [link.text for line in visible.lines for link in line.links]
    shown = [line.text for line in (*told, *visible.lines)]
    return next((text for text in (*headed, *linked, *shown) if byline.read(text).authors), "")


def _is_small(text: str) -> bool:
    return 0 < len(text) <= 90 and "http" not in text


def _is_bio(reading: Reading, box: int) -> bool:
    return any(reading.visible.boxes[each].zone in {"bio", "hidden", "unseen"} for each in reading.visible.path(box))


def tail_agencies(reading: Reading) -> tuple[str, ...]:
    """Agencies credited in a line of their own around the text, or in the dateline that opens it."""
    lines = [line.text for line in reading.header if len(line.text) <= 60]
    found = [name for text in lines for name in byline.read(text, reading.nobody).agencies if _credits(text)]
    if reading.body is not None:
        opening = re.split(r"\s[-–—]+\s|[:：)]", reading.body.lines[0].text[:60])[0:2]
        found += [
            name for piece in opening for part in re.split(r"[(،,/]|\s[-–—]+\s", piece) if (name := labels.agency(part))
        ]
    return tuple(dict.fromkeys(found))


def _credits(text: str) -> bool:
    label = byline.label_of(text)
    return (label is not None and byline.is_source_label(label)) or len(text.split()) <= 6
