"""A page, decoded once and parsed once; whatever is derived from it is made once, on demand."""

from __future__ import annotations

import codecs
import re
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from lxml import etree
from lxml.etree import _Element as Element

from newsbot.arabic.text import clean
from newsbot.errors import Unreadable, UsageError
from newsbot.parsers import urls
from newsbot.parsers.encoding import decode
from newsbot.parsers.linked_data import Node, read_json_ld
from newsbot.parsers.markup import raw_text

# What begins with these is no page, whatever its header says.
_OTHER_FILES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"RIFF",
    b"\x1f\x8b",
    b"\x00\x00\x00",
    b"OggS",
    b"ID3",
)
_MARKUP = re.compile(
    r"<\s*(?:!doctype|html|head|body|div|p|table|h\d|span|a|article|section|title|meta|br|ul|rss|feed)\b", re.IGNORECASE
)


_CONTROLS = bytes({*range(9), *range(14, 32), 127})
_SAMPLE = 4096
# libxml2 compares every attribute of a tag with all before it: a tag this long, or with so many of them, is an attack.
_LONG = 4096
_LONG_TAG = re.compile(rf"<[A-Za-z!/][^<>]{{{_LONG},}}>?")
_ENDLESS = 65536
_MOST_ATTRIBUTES = 200
_MOST_WORDS = 400
_LONGEST_META = 2_000


class Anchor(NamedTuple):
    """A link of the page: absolute address, what it shows, its ``title`` attribute, and where it stands."""

    url: str
    text: str
    title: str
    element: Element


class Page:
    """The facts of one page. ``html`` may be bytes or text; raises ``Unreadable`` for what is no page."""

    def __init__(self, content: bytes | str, url: str, content_type: str | None = None) -> None:
        self.url = _checked_address(url)
        self.name = url or "the page"
        if isinstance(content, bytes):
            self.text, self.encoding = decode(self._checked(content), content_type)
        else:
            self.text, self.encoding = content, "text"
        self.text = self.text.replace("\x00", "")
        if not self.text.strip():
            raise Unreadable(f"{self.name}: it is empty; fetch it again, or look at it in a browser")

    def _checked(self, content: bytes) -> bytes:
        start = content[:_SAMPLE]
        if start.lstrip().startswith(_OTHER_FILES):
            raise Unreadable(
                f"{self.name}: not a page but a file of another kind (it begins with {start.lstrip()[:4]!r})"
            )
        controls = len(start) - len(start.translate(None, _CONTROLS))
        if controls * 50 > len(start) and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise Unreadable(f"{self.name}: not a page but binary data")
        return content

    #: The article of its scripts, where it has been set among what the page shows (``Reading.visible``).
    scripted: Element | None = None

    @property
    def is_markup(self) -> bool:
        """Whether the text is HTML at all (else: plain text, or noise)."""
        return bool(_MARKUP.search(self.text))

    @cached_property
    def tree(self) -> Element:
        """The root element, without comments and processing instructions."""
        if not self.is_markup:
            raise Unreadable(f"{self.name}: no HTML in it")
        tree = _parse(_without_attacks(self.text))
        if tree is None or tree.find(".//*") is None:
            # html.parser forgives what libxml2 gives up on.
            tree = _parse(str(BeautifulSoup(self.text, "html.parser")))
        if tree is None:
            raise Unreadable(f"{self.name}: no element could be read")
        return tree

    @cached_property
    def base_url(self) -> str:
        """What relative addresses are joined to."""
        base = self.tree.find(".//base[@href]")
        return urls.absolute(self.url, base.get("href")) or self.url if base is not None else self.url

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """Contents of every ``meta``, by name, property or itemprop in lower case, in the order of the page."""
        found: dict[str, list[str]] = {}
        for element in self.tree.iter("meta"):
            content = clean((element.get("content") or "")[:_LONGEST_META])
            for key in ("name", "property", "itemprop", "http-equiv"):
                if content and (name := element.get(key)):
                    found.setdefault(name.strip().lower(), []).append(content)
        return found

    def first_meta(self, *names: str) -> str | None:
        """The content of the first of these metas that the page has."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)

    @cached_property
    def json_ld(self) -> tuple[Node, ...]:
        """Every typed node of the page's JSON-LD, graphs and lists unrolled, broken JSON mended."""
        scripts = (s for s in self.tree.iter("script") if "ld+json" in (s.get("type") or "").lower())
        return tuple(node for script in scripts for node in read_json_ld(script.text or ""))

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every link that leads to a page, in order."""
        return tuple(
            Anchor(url, clean(raw_text(element)), clean(element.get("title") or ""), element)
            for element in self.tree.iter("a")
            # A link within a link is a mistake of the page, and its text is the outer one's too.
            if next(element.iterancestors("a"), None) is None and (url := self.join(element.get("href")))
        )

    @cached_property
    def title_tag(self) -> str:
        """The text of ``<title>``."""
        element = self.tree.find(".//title")
        return clean(raw_text(element)[:_LONGEST_META]) if element is not None else ""

    @cached_property
    def declared_canonical(self) -> str | None:
        """``rel=canonical``, as an absolute address."""
        for link in self.tree.iter("link"):
            if "canonical" in (link.get("rel") or "").lower().split():
                return self.join(link.get("href"))
        return None

    def join(self, href: str | None) -> str | None:
        """An address on the page made absolute; ``None`` for scripts, mail and what is no address."""
        return urls.absolute(self.base_url, href)


def _checked_address(url: str) -> str:
    try:
        urlsplit(url).port  # noqa: B018 - reading it is what checks it
    except ValueError as error:
        raise UsageError(f"{url}: not an address ({error}); write it as https://host/path") from None
    return url


def _without_attacks(text: str) -> str:
    # Hardly a page has such a tag: it would fill one of these stretches, and most are seen to be cut at their start.
    half = _LONG // 2
    stretches = range(0, len(text), half)
    uncut = (at for at in stretches if text.find("<", at, at + half) < 0 and text.find(">", at, at + half) < 0)
    is_in_tag = (text.rfind("<", 0, at) > text.rfind(">", 0, at) for at in uncut)
    return _LONG_TAG.sub(_bearable, text) if any(is_in_tag) else text


def _bearable(tag: re.Match[str]) -> str:
    """A long tag, unless it is an attack or a picture in a letter."""
    many = tag[0].count("=") > _MOST_ATTRIBUTES or len(tag[0].split()) > _MOST_WORDS
    return "" if many or len(tag[0]) > _ENDLESS else tag[0]


def _parse(text: str) -> Element | None:
    # Not lxml.html's parser: its elements are made in Python, one by one, at several times the cost.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
