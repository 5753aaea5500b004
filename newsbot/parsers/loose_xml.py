"""XML as publishers serve it: wrong charsets, raw ampersands, HTML entities, noise in front; and never trusted."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from newsbot.arabic.text import clean
from newsbot.parsers.encoding import decode
from newsbot.parsers.markup import unescaped

# A sitemap may have 50 MiB by its protocol; 50,000 addresses with all their extras stay below 2 million tags.
MOST_BYTES = 50 * 1024 * 1024
_MOST_TAGS = 2_000_000
_LONGEST_TEXT = 10_000
_GZIP = b"\x1f\x8b"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(?:(\w{2,32});)?", re.ASCII)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_SPACES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://search.yahoo.com/mrss/": "media",
}


def inflate(content: bytes) -> bytes:
    """The bytes without their gzip: what a cut file still gives, and never more than ``MOST_BYTES``."""
    if not content.startswith(_GZIP):
        return content[:MOST_BYTES]
    pieces, room = [], MOST_BYTES
    while content.startswith(_GZIP) and room > 0:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            piece = unpacker.decompress(content, room)
        except zlib.error:
            break
        pieces.append(piece)
        room -= len(piece)
        content = unpacker.unused_data
    return b"".join(pieces)


def read(content: bytes, *roots: str) -> etree._Element | None:
    """The first element of one of these names; ``None`` when there is none (HTML in a feed's place, noise).

    Entities are never expanded: but for the five of XML and the names of letters they are text.

    >>> read(b"  <?xml version='1.0'?><rss><title>A &amp; B & C&nbsp;&x;</title></rss>", "rss").findtext("title")
    'A & B & C\\xa0&x;'
    """
    text, _ = decode(content)
    start = re.search(rf"<(?:\w{{1,20}}:)?(?:{'|'.join(roots)})[\s>/]", text, re.IGNORECASE)
    if start is None or text[: start.start()].lower().count("<div") or "<body" in text[: start.start()].lower():
        return None
    text = _NOT_XML.sub("", _DECLARATION.sub("", text[start.start() :]))
    tags = text.count("<")
    if tags > _MOST_TAGS:
        text = text[: len(text) * _MOST_TAGS // tags]
    text = _AMPERSAND.sub(_letter, text)
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None


def _letter(reference: re.Match[str]) -> str:
    name = reference[1]
    if name is None:
        return "&amp;"
    letter = html5.get(f"{name};")
    return letter if letter and letter not in "&<>" else f"&amp;{name};"


def children(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The child elements by name: plain in the parent's own namespace, else ``prefix:name`` in lower case."""
    own = _space(element)
    for child in element.iterchildren("*"):
        space, local = _space(child), _local(child)
        if space == own or ":" in local:
            yield local, child
        else:
            prefix = _SPACES.get(space) or child.prefix
            yield (f"{prefix.lower()}:{local}" if prefix else local), child


def named(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Every element under this one with one of these names, whatever its namespace."""
    return (found for found in element.iter("*") if _local(found).rpartition(":")[2] in names)


def _space(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def _local(element: etree._Element) -> str:
    # A prefix that nobody declared stays in the name.
    return str(element.tag).rpartition("}")[2].lower()


def text_of(element: etree._Element) -> str:
    """The element's text as a reader sees it: what was escaped twice and mark-up inside are read, too."""
    text = _all_text(element)
    if "&" in text or "<" in text:
        text = _TAG.sub(" ", unescaped(text))
    return clean(text)


def address_of(element: etree._Element) -> str:
    """The element's text as an address; ``&amp;`` is undone and no other entity: ``&copy=`` is a parameter."""
    return re.sub(r"\s+", "", _all_text(element)).replace("&amp;", "&")


def _all_text(element: etree._Element) -> str:
    """The text within, cut where no title and no address goes on: what is nested would be read again and again."""
    if not len(element):
        return (element.text or "")[:_LONGEST_TEXT]
    pieces, room = [], _LONGEST_TEXT
    for text in element.itertext():
        pieces.append(str(text)[:room])
        room -= len(pieces[-1])
        if room <= 0:
            break
    return "".join(pieces)
