"""Lists of links under a label: "read also", "most read", tags; where each begins, ends and leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsbot.arabic import labels
from newsbot.parsers.visible import Line, LineLink, Visible

_LIST_KINDS = frozenset({"read_also", "other", "tags"})
_NEVER = frozenset({"nav", "footer"})
# A list does not run on into one of these.
_OTHER_BOXES = frozenset(
    {"tags", "pager", "share", "nav", "footer", "comments", "popular", "bio", "ad", "newsletter", "aside", "form"}
)
_MOST_LINES = 60


class LinkList(NamedTuple):
    """A labelled list: its kind (``read_also``, ``other`` or ``tags``), its lines, and its links with their lines."""

    kind: str
    lines: range
    links: tuple[tuple[Line, LineLink], ...]


def is_prose(line: Line) -> bool:
    """Whether a line reads as running text rather than as a label, a link or a name."""
    return words_of(line) >= 12 and line.link_share < 0.5 and not labels.is_dateline(line.text)


def words_of(line: Line) -> int:
    """How many words a line has."""
    return line.text.count(" ") + 1


def is_link_line(line: Line) -> bool:
    """Whether a line is a link and nothing else, longer than a menu entry."""
    return line.link_share > 0.7 and words_of(line) >= 3


def find(visible: Visible, headline: int | None = None) -> list[LinkList]:
    """Every labelled list of the page, in order; a line stands in one list at most, the headline's line in none."""
    found: list[LinkList] = []
    end = 0
    for line in visible.lines:
        if line.index < end:
            continue
        for kind, whole in _at(visible, line, headline):
            extent = _until(headline, whole)
            inside = [visible.lines[index] for index in extent]
            links = tuple((each, link) for each in inside for link in each.links if labels.heading(link.text) is None)
            found.append(LinkList(kind, extent, links))
            end = extent.stop
    return found


def _until(headline: int | None, extent: range) -> range:
    """A list's lines up to the headline, which may be a link too."""
    if headline is None or not extent.start < headline < extent.stop:
        return extent
    return range(extent.start, headline)


def _at(visible: Visible, line: Line, headline: int | None) -> Iterator[tuple[str, range]]:
    whole, bare = labels.heading(line.text), labels.heading(line.bare)
    if whole in _LIST_KINDS:
        if _NEVER.isdisjoint(visible.boxes[line.box].zones):
            yield _kind(visible, line, whole), _extent(visible, line, headline)
    elif _tabbed(line):
        yield "read_also", _extent(visible, line, headline)
    elif labels.after_read_also(line.text) is not None and line.link_share > 0.7:
        yield "read_also", range(line.index, line.index + 1)
    elif bare in _LIST_KINDS and line.links:
        kind = _kind(visible, line, bare)
        yield kind, range(line.index, _run(visible, line).stop if kind == "read_also" else line.index + 1)


def _tabbed(line: Line) -> bool:
    """Whether a line is made of tabs, of which the first opens the related stories."""
    if len(line.links) < 2 or line.link_share < 0.9:
        return False
    return labels.heading(line.links[0].text) == "read_also" and all(link.href.startswith("#") for link in line.links)


def _kind(visible: Visible, label: Line, kind: str | None) -> str:
    """The list's kind: "related topics" can head tags, if the box says so."""
    if "tags" in label.fields or any(visible.boxes[box].zone == "tags" for box in visible.near(label.box, 3)):
        return "tags"
    if "popular" in visible.boxes[label.box].zones and labels.is_invitation(label.text):
        return "other"
    return kind or ""


def _extent(visible: Visible, label: Line, headline: int | None) -> range:
    boxed = _boxed(visible, label, headline)
    if boxed is None:
        return _run(visible, label)
    if visible.boxes[label.box].tag == "p":
        # A paragraph that holds the label and a first link is no box: more links may follow it.
        return range(boxed.start, max(boxed.stop, _run(visible, label).stop))
    return boxed


def _boxed(visible: Visible, label: Line, headline: int | None) -> range | None:
    """The largest box that begins with the label and holds links, but neither prose, headline nor another label."""
    best: range | None = None
    for box in visible.path(label.box):
        extent = visible.boxes[box].lines
        if extent.start < label.index or len(extent) > _MOST_LINES:
            break
        if headline is not None and label.index < headline < extent.stop:
            break
        lines = visible.lines_in(box)
        rest = [line for line in lines if line.index > label.index]
        if (
            any(labels.heading(line.text) in _LIST_KINDS | {"comments"} and words_of(line) > 1 for line in rest)
            or _mostly_prose(rest)
            or _ends_in_text(rest)
        ):
            break
        if any(is_link_line(line) for line in rest) or (best is None and any(line.links for line in rest)):
            best = range(label.index, max(line.index for line in lines) + 1)
    return best if best is not None and len(best) > 1 else None


def _mostly_prose(lines: list[Line]) -> bool:
    prose = sum(words_of(line) for line in lines if is_prose(line))
    linked = sum(words_of(line) for line in lines if line.link_share > 0.7)
    return prose > 2 * linked


def _ends_in_text(lines: list[Line]) -> bool:
    """Whether a text follows the last link: an article under a list. Links have an excerpt each, if any."""
    linked = [place for place, line in enumerate(lines) if is_link_line(line)]
    if not linked:
        return False
    between = sum(map(is_prose, lines[: linked[-1]]))
    after = sum(map(is_prose, lines[linked[-1] :]))
    return after > 1 or (after == 1 and not between and len(linked) > 1)


def _run(visible: Visible, label: Line) -> range:
    """The lines after a label up to the first that is neither a link nor a date beside one."""
    scope = _scope(visible, label)
    end = label.index + 1
    for line in visible.lines[label.index + 1 : label.index + _MOST_LINES]:
        if (
            not visible.holds(scope, line.box)
            or labels.heading(line.text)
            or labels.heading(line.bare)
            or _in_another_box(visible, line, label)
        ):
            break
        if len(line.links) > 2 and "|" in line.bare:
            # The page's own tools: print, send, back.
            break
        follows = line.index == end > label.index + 1 or visible.boxes[line.box].tag == "li"
        if is_link_line(line) or (line.link_share > 0.7 and follows):
            end = line.index + 1
        elif words_of(line) > 6 or line.index > end + 1 or not any(map(str.isdigit, line.text)):
            # Only a date may stand between the links.
            break
    return range(label.index, end)


def _scope(visible: Visible, label: Line) -> int:
    """The box that a list has to stay in: page builders wrap a label several times, and the links beside it."""
    path = [*visible.path(label.box)]
    if label.link_share:
        return path[:2][-1]
    alone = sum(len(visible.boxes[box].lines) == 1 for box in path)
    return path[: max(3, alone + 1)][-1]


def _in_another_box(visible: Visible, line: Line, label: Line) -> bool:
    return any(
        visible.boxes[box].zone in _OTHER_BOXES and not visible.holds(box, label.box) for box in visible.path(line.box)
    )
