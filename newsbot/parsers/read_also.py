"""The "read also" links: labelled lists, sentences inside paragraphs, and bare links between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsbot.arabic import labels
from newsbot.article import Link
from newsbot.parsers import urls
from newsbot.parsers.body import Body
from newsbot.parsers.link_lists import LinkList, words_of
from newsbot.parsers.markup import HEADINGS
from newsbot.parsers.visible import Line, LineLink, Visible

_CUT = re.compile(r"\s*(?:\.{3}|…)\s*$")
_LONGEST_LABEL = 60
_MOST_LINKS = 200
_DATE_LIKE = re.compile(r"^[\d\s/:.,،\-]+$|^\S*\s*\d{1,2}\s\S+\s\d{4}\b.{0,20}$")


class Mention(NamedTuple):
    """One link as it stands on the page: absolute address, best title there, index of its line."""

    url: str
    title: str
    line: int


def find(
    visible: Visible,
    lists: Iterable[LinkList],
    body: Body | None,
    join: Callable[[str], str | None],
    leads: Callable[[str], bool],
) -> tuple[Link, ...]:
    """The page's read-also links in order, each address once.

    ``join`` makes an address absolute; ``leads`` tells whether it may lead to an article.
    """
    mentions = list(_listed(visible, lists, join))
    if body is not None:
        mentions += _between(body, join)
        mentions += [mention for line in body.lines for mention in _inside(line, join)]
    best: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda each: each.line):
        if not leads(mention.url) or labels.heading(mention.title) is not None:
            continue
        key = urls.key(mention.url)
        known = best.get(key)
        if known is None:
            best[key] = mention
        elif _better(mention.title, known.title):
            best[key] = known._replace(title=mention.title)
    titled = [mention for mention in best.values() if mention.title]
    return tuple(Link(mention.title, urls.canonical(mention.url), position) for position, mention in enumerate(titled))


def _listed(visible: Visible, lists: Iterable[LinkList], join: Callable[[str], str | None]) -> Iterator[Mention]:
    for each in lists:
        if each.kind == "read_also":
            for line, link in each.links[:_MOST_LINKS]:
                if (url := join(link.href)) is not None:
                    yield Mention(url, _title(visible, line, link), line.index)


def _between(body: Body, join: Callable[[str], str | None]) -> list[Mention]:
    """Bare links between paragraphs, without any label: cards."""
    found = []
    for line in body.cards:
        if body.first < line.index < body.last:
            found += [
                Mention(url, _whole(link), line.index)
                for link in line.links[:_MOST_LINKS]
                if (url := join(link.href)) and labels.heading(link.text.partition(":")[0]) != "other"
            ]
    return [mention for mention in found if mention.title.count(" ") >= 2]


def _whole(link: LineLink) -> str:
    """A link's title without the label that may stand in it; whole, where the page cuts it."""
    return link.title if _CUT.search(link.text) and link.title else labels.after_read_also(link.text) or link.text


def _inside(line: Line, join: Callable[[str], str | None]) -> Iterator[Mention]:
    """Links that the words before them announce, within a paragraph."""
    for link, before in _announced(line):
        if (url := join(link.href)) is not None and _is_announced(link, before):
            yield Mention(url, _whole(link), line.index)


def _is_announced(link: LineLink, before: str) -> bool:
    """Whether the words before a link announce it, or those that it begins with."""
    return labels.ends_in_read_also(before) or (":" in link.text and labels.after_read_also(link.text) is not None)


def _announced(line: Line) -> Iterator[tuple[LineLink, str]]:
    """The links of a line, each with what stands just before it."""
    position = 0
    for link in line.links[:_MOST_LINKS]:
        start = line.text.find(link.text, max(position, link.start - 1)) if link.text else -1
        if start >= 0:
            yield link, line.text[max(0, start - _LONGEST_LABEL) : start]
            position = start + len(link.text)


def without_sentences(line: Line) -> str:
    """A paragraph's text without the "read also" sentences in it.

    What is left is the paragraph as its author wrote it; the links are kept apart (`find`).
    """
    pieces: list[str] = []
    position = 0
    for link, before in _announced(line):
        if _is_announced(link, before):
            start = line.text.find(link.text, max(position, link.start - 1))
            pieces.append(labels.before_read_also(line.text[position:start]))
            position = start + len(link.text)
    if not position:
        return line.text
    rest = line.text[position:].lstrip(" .)")
    return " ".join(piece for raw in (*pieces, rest) if (piece := raw.strip()))


def _title(visible: Visible, line: Line, link: LineLink) -> str:
    """What a link is called: a cut text gives way to the title attribute, a date beside it to nothing."""
    if _DATE_LIKE.match(link.text) or (
        line.fields & {"date", "author", "section"} and words_of(line) <= 6 and not line.fields & {"headline"}
    ):
        return ""
    if link.title and (_CUT.search(link.text) or not link.text):
        return link.title
    text = labels.after_read_also(link.text) or link.text
    heading = visible.boxes[line.box].tag
    return text if heading in HEADINGS or text.count(" ") >= 1 else ""


def _better(title: str, known: str) -> bool:
    return bool(title) and (not known or bool(_CUT.search(known) and not _CUT.search(title)))
