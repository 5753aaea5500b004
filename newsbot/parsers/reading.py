"""One page under the eyes of one reading: what several fields need, made once, on demand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from itertools import takewhile
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from lxml.etree import _Element as Element

from newsbot.arabic import labels
from newsbot.arabic import names as people
from newsbot.parsers import app_state, body, headline, link_lists, selectors
from newsbot.parsers.furniture import is_furniture
from newsbot.parsers.linked_data import ARTICLE_TYPES, Node, names, types
from newsbot.parsers.markup import BESIDE
from newsbot.parsers.page import Page
from newsbot.parsers.publication import Clock
from newsbot.parsers.visible import Line, Visible, text_of
from newsbot.sites.site import Layout, Site

# Beside the article even when they stand between its headline and its text.
_ASTRAY = BESIDE | {"popup"}
_HOST_ENDS = re.compile(
    r"^(?:www|m|ar|arabic|amp)\.|\.(?:com|net|org|info|news|tv|ae|sa|eg|sy|lb|jo|iq|qa|kw|bh|om|ye|sd|ly|tn|dz|ma|mr|ps|co\.\w\w|gov\.\w\w|com\.\w\w)$"
)
_HOST_TRADE = re.compile(r"(?<=...)(?:news|press|online|tv|arabic|net|media|today)$")
_COPYRIGHT = re.compile(
    r"محفوظة\W+(?:لـ|لموقع|لجريدة|لصحيفة|لوكالة)?\s*([^\d©.,،|–-]{3,40}?)\s*(?:©|\(c\)|\d{4}|[.,،|–-]|$)"
)
_LINES_ABOVE, _LINES_BELOW = 8, 4
# No text of the page, however long.
_SURELY_BESIDE = frozenset({"footer", "nav", "unseen"})
_SCRIPTS = "script data"
_SEEING = ("visible", "microdata", "time element", "labelled links")


class Reading:
    """A page, the site it is read as, and everything on it that more than one field needs."""

    def __init__(self, page: Page, site: Site, fetched: datetime | None = None) -> None:
        self.page = page
        self.site = site
        self.layout: Layout = site.layout(fetched.date() if fetched else None)
        self.clock = Clock.of(site, fetched)
        self.is_scripted = False
        self._astray: dict[int, bool] = {}

    @cached_property
    def visible(self) -> Visible:
        """The page's lines and boxes, without what the site's file removes.

        A page that shows no text is read with the article that its scripts hold, if they do.
        """
        left_out = frozenset(self.selected(self.layout.remove))
        shown = Visible(self.page.tree, left_out)
        outside = (line for line in shown.lines if _SURELY_BESIDE.isdisjoint(shown.boxes[line.box].zones))
        if self.page.scripted is None and any(map(_is_text, outside)):
            return shown
        if self.page.scripted is None and not self._show_scripted():
            return shown
        self.is_scripted = True
        return Visible(self.page.tree, left_out)

    def _show_scripted(self) -> bool:
        """Sets the article that the page's scripts hold among what it shows, if they do."""
        self.page.scripted = app_state.find(self.page)
        if self.page.scripted is None:
            return False
        whole = self.page.tree.find("body")
        (self.page.tree if whole is None else whole).append(self.page.scripted)
        return True

    def named(self, reader: str) -> str:
        """A reader's name as evidence: what it saw of an article in scripts, nobody sees on the page."""
        return _SCRIPTS if self.is_scripted and reader.startswith(_SEEING) else reader

    @cached_property
    def site_names(self) -> frozenset[str]:
        """The site's names, as ``labels.plain`` gives them: neither title nor author."""
        page, host = self.page, urlsplit(self.page.url).hostname
        stated = [
            *page.meta.get("og:site_name", []),
            *page.meta.get("application-name", []),
            *page.meta.get("twitter:site", []),
        ]
        for node in page.json_ld:
            stated += names(node.get("publisher"))
            if types(node) & {"Organization", "NewsMediaOrganization", "WebSite"}:
                stated += names(node)
        found = {labels.plain(name) for name in [*stated, *self._copyright, self.site.name, self.site.id] if name}
        if host is not None:
            short = _HOST_ENDS.sub("", _HOST_ENDS.sub("", host))
            own = short.split(".")[-1]
            found |= {
                labels.plain(host),
                labels.plain(short),
                labels.plain(own),
                labels.plain(_HOST_TRADE.sub("", own)),
            }
        return frozenset(found | {name.replace(" ", "") for name in found} - {""}) - {""}

    @cached_property
    def _copyright(self) -> list[str]:
        """Whose the rights are, by the lines at the page's foot."""
        said = (line.text for line in self.visible.lines if "محفوظ" in line.text)
        return [name for text in said for name in _COPYRIGHT.findall(text)]

    @cached_property
    def nobody(self) -> frozenset[str]:
        """The site's names, that too which only the title's tail tells: no author, no section."""
        found = set(self.site_names)
        if self.headline is not None:
            end = headline.end_of_title(self.page.title_tag, self.headline.text)
            # A columnist's name may stand there too.
            found |= {labels.plain(end)} if len(end.split()) <= 5 and not people.is_person(end) else set()
        return frozenset(found | {name.replace(" ", "") for name in found}) - {""}

    @cached_property
    def headline(self) -> headline.Headline | None:
        """The headline: the site's own selector, else found by what metadata and page agree on."""
        for found in selectors.find(self.page.tree, self.layout.title):
            if isinstance(found, str):
                return headline.Headline(found, "site layout")
            if text := text_of(found):
                box = self.visible.index_of.get(found)
                lines = self.visible.lines_in(box) if box is not None else []
                return headline.Headline(text, "site layout", box, lines[-1].index if lines else None)
        return headline.find(self.page, self.visible, self.site_names)

    @cached_property
    def article_nodes(self) -> list[Node]:
        """The JSON-LD nodes that speak of this article: those of its headline, where several articles are described."""
        nodes = [node for node in self.page.json_ld if types(node) & ARTICLE_TYPES]
        title = labels.plain(self.headline.text) if self.headline else ""
        own = [node for node in nodes if any(labels.plain(head) in title for head in names(node.get("headline")))]
        return own or nodes

    def names_in(self, value: object) -> list[str]:
        """The names in a JSON-LD value, looked up in the page's other nodes where it points to one."""
        return names(value, self._graph)

    @cached_property
    def _graph(self) -> dict[str, Node]:
        return {str(node["@id"]): node for node in self.page.json_ld if "@id" in node}

    @cached_property
    def lists(self) -> list[link_lists.LinkList]:
        """The labelled lists of links."""
        found = link_lists.find(self.visible, self.headline.line if self.headline else None)
        return [each for each in found if each.lines.start < self.end]

    @cached_property
    def end(self) -> int:
        """The line where another article begins, on pages that scroll on without end; else the page's end."""
        return body.next_article(self.visible, self.headline)

    @cached_property
    def body(self) -> body.Body | None:
        """Where the general readers find the text."""
        return body.Finder(self.visible, self.headline, self.lists, self.end).find()

    @cached_property
    def listed(self) -> frozenset[int]:
        """The indices of all lines in labelled lists."""
        return frozenset(index for each in self.lists for index in each.lines)

    @cached_property
    def header(self) -> list[Line]:
        """The lines that may speak of the article as a whole: from its headline to its text, and just after it."""
        return [line for line in self._around() if line.index not in self.listed and not self.is_astray(line)]

    def _around(self) -> Iterator[Line]:
        lines = self.visible.lines
        at = self.headline.line if self.headline and self.headline.line is not None else None
        first = self.body.first if self.body else (at + 12 if at is not None else 0)
        start = at + 1 if at is not None else max(0, first - 12)
        yield from lines[start : min(first + 1, start + 40)]
        if self.headline and self.headline.box is not None and at is not None:
            near = self.visible.near(self.headline.box, 5)[-1]
            yield from (line for line in lines[max(0, at - _LINES_ABOVE) : at] if self.visible.holds(near, line.box))
        if self.body:
            scope = self._scope(self.body.box)
            below = lines[self.body.last : min(self.body.last + 1 + _LINES_BELOW, self.end)]
            own = takewhile(lambda line: labels.heading(line.text) != "comments", below)
            yield from (line for line in own if self.visible.holds(scope, line.box))

    def _scope(self, box: int) -> int:
        """The box around the text whose next lines may still be the article's: page builders wrap a text many times."""
        near = self.visible.near(box, 3)[-1]
        if self.headline is None or self.headline.box is None:
            return near
        shared = next(each for each in self.visible.path(box) if self.visible.holds(each, self.headline.box))
        return min(near, shared)

    def is_astray(self, line: Line) -> bool:
        """Whether a line stands in a box that is beside the article by its name, and does not hold its headline."""
        if _ASTRAY.isdisjoint(self.visible.boxes[line.box].zones):
            return False
        if line.box not in self._astray:
            named = (box for box in self.visible.path(line.box) if self.visible.boxes[box].zone in _ASTRAY)
            self._astray[line.box] = any(not self._holds_headline(box) for box in named)
        return self._astray[line.box]

    def _holds_headline(self, box: int) -> bool:
        return (
            self.headline is not None and self.headline.box is not None and self.visible.holds(box, self.headline.box)
        )

    def selected(self, wanted: tuple[str, ...]) -> list[Element]:
        """The elements that the site's file points to."""
        return selectors.select(self.page.tree, wanted) if wanted else []

    def selected_texts(self, wanted: tuple[str, ...]) -> list[str]:
        """The texts that the site's file points to, in elements or attributes."""
        return selectors.select_texts(self.page.tree, wanted) if wanted else []

    def selected_lines(self, wanted: tuple[str, ...]) -> list[Line]:
        """The lines within the elements that the site's file points to, in the order of the page."""
        indices = {line.index for element in self.selected(wanted) for line in self._lines_of(element)}
        return [self.visible.lines[index] for index in sorted(indices)]

    def _lines_of(self, element: Element) -> list[Line]:
        index_of = self.visible.index_of
        if element in index_of:
            return self.visible.lines_in(index_of[element])
        # An inline element has no box of its own: its lines are those of the box around it that it shows.
        around = self.visible.lines_in(self.visible.box_around(element))
        shown = text_of(element)
        return [line for line in around if line.text in shown or shown in line.text]


def _is_text(line: Line) -> bool:
    return link_lists.is_prose(line) and not is_furniture(line.text)


class Answer(NamedTuple):
    """What a reader says of a field, and the reader's name."""

    value: Any
    reader: str


Reader: TypeAlias = Callable[[Reading], Iterator[Answer]]


def first(reading: Reading, readers: tuple[Reader, ...]) -> Answer | None:
    """The first answer that any reader gives."""
    return next(answers(reading, readers), None)


def answers(reading: Reading, readers: tuple[Reader, ...]) -> Iterator[Answer]:
    """Every answer of every reader, in order."""
    for reader in readers:
        for answer in reader(reading):
            yield answer._replace(reader=reading.named(answer.reader))
