"""A block of a text that an editor or a content system keeps in JSON: what it is, what it says, what it holds.

There are many such systems and one rule: a block's kind is told by the words of its type, its text stands under a
key that is named for text, its parts under one that is named for parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from lxml import etree

from newsbot.arabic.text import clean
from newsbot.parsers import markup

Block = dict[str, Any]

_KIND_KEYS = tuple(
    "type _type nodeType node_type blockType blockName component __typename style listItem tag t".split()
)
_TEXT_KEYS = tuple("text value rendered processed html content innerHTML paragraph body v markdown ar".split())
_PART_KEYS = tuple(
    (
        "blocks content children content_elements items nodes innerBlocks elements root document body json value raw "
        "paragraphs text rows cells"
    ).split()
)
_WRAPPING_KEYS = ("data", "model", "attrs", "attributes")
_ADDRESS_KEYS = tuple("url href link permalink canonical_url path uri slug".split())
TITLE_KEYS = tuple("title headline label name text content".split())
_LEADING = frozenset({*_TEXT_KEYS, *_PART_KEYS, *_WRAPPING_KEYS})
_OTHER_KEYS = ("name", "heading", "marks", "markDefs", "entityMap", "entityRanges", "_entities")
_KNOWN = frozenset({*_LEADING, *_KIND_KEYS, *_ADDRESS_KEYS, *TITLE_KEYS, *_OTHER_KEYS})

# The first that a type's words meet.
_TAGS = (
    ("tr", {"row"}),
    ("td", {"cell"}),
    ("table", {"table"}),
    ("li", {"item", "li", "bullet", "number"}),
    ("ul", {"list", "ul", "ol", "lists", "checklist"}),
    ("blockquote", {"quote", "blockquote", "quotation", "pullquote"}),
    ("h2", {"header", "heading", "headline", "subhead", "subheading", "subheadline", "h"}),
    ("p", {"paragraph", "p", "unstyled", "block", "normal", "para"}),
)
_SILENT = frozenset(
    (
        "image images img photo photos picture pictures figure video videos audio embed embedded embeds iframe gallery "
        "media youtube twitter tweet instagram facebook tiktok map script raw widget poll quiz timestamp button cta "
        "delimiter divider separator podcast player asset slideshow infographic livestream form"
    ).split()
)
_RELATED_PAIRS = ({"read", "also"}, {"see", "also"}, {"read", "more"}, {"interstitial", "link"})
_NUMBERED = re.compile(r"\bh[1-6]\b")
_MARKUP = re.compile(r"<\s{0,2}/?\s{0,2}[a-zA-Z][^<>]{0,2000}>")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 500_000
_LONGEST_LINE = 2_000
_LONGEST_KIND = 60
_MOST_WEIGHED = 40_000


def kind(block: Block) -> str:
    """The words of a block's type, as written."""
    said = [block[key][:_LONGEST_KIND] for key in _KIND_KEYS if isinstance(block.get(key), str)]
    if isinstance(name := block.get("name"), str) and "/" in name:
        said.append(name[:_LONGEST_KIND])
    return safe(" ".join(said))


@lru_cache(maxsize=1024)
def sort(kind: str) -> str | None:
    """What a type announces: a tag, "related" (a box of links), "silent" (no text of the article), or nothing known.

    >>> [sort(kind) for kind in ("core/paragraph", "unordered-list-item", "header-two", "readAlso", "image")]
    ['p', 'li', 'h2', 'related', 'silent']
    """
    said = set(markup.words(kind)) | ({"h"} if _NUMBERED.search(kind) else set())
    names = markup.names_of(etree.Element("div", {"class": kind}))
    if names.zone == "related" or any(pair <= said for pair in _RELATED_PAIRS):
        return "related"
    if said & _SILENT or names.zone is not None or names.fields & {"author", "date", "tags"}:
        return "silent"
    return next((tag for tag, words in _TAGS if said & words), None)


def whole(block: Block) -> Block:
    """A block with what it keeps one level deeper."""
    inner = [block[key] for key in _WRAPPING_KEYS if isinstance(block.get(key), dict)]
    return {key: each[key] for each in (*inner, block) for key in _KNOWN if key in each}


def text(block: Block) -> str:
    """What a block says itself."""
    found = (block[key] for key in _TEXT_KEYS if isinstance(block.get(key), str))
    return next((each for each in found if each.strip()), "")


def parts(block: Block) -> list[Any]:
    """What a block holds."""
    found = (block[key] for key in _PART_KEYS if isinstance(block.get(key), (dict, list)))
    first: Any = next((each for each in found if each), [])
    return first if isinstance(first, list) else [first]


def address(block: Block) -> str | None:
    """Where a block leads: a slug alone is no address, nobody knows what stands before it."""
    stated = (block.get(key) for key in _ADDRESS_KEYS)
    told = (each for each in stated if isinstance(each, str) and each.startswith(("/", "http")))
    return next((safe(each) for each in told if len(each) <= _LONGEST_LINE), None)


def is_other_story(block: Block) -> bool:
    """Whether a record within a text is an article of its own: it has a title and an address."""
    return ("title" in block or "headline" in block) and any(isinstance(block.get(key), str) for key in _ADDRESS_KEYS)


def line_under(value: Any, keys: Iterable[str]) -> str:
    """A string, or the first that a record has under these keys; its mark-up taken off, on one line."""
    if isinstance(value, dict):
        value = next((value[key] for key in keys if isinstance(value.get(key), str) and value[key].strip()), None)
    if not isinstance(value, str) or len(value) > _LONGEST_LINE:
        return ""
    return clean(markup.unescaped(_MARKUP.sub(" ", safe(value))))


def is_markup(text: str) -> bool:
    """Whether a string has tags in it."""
    return bool(_MARKUP.search(text))


def safe(text: str) -> str:
    """A string without what no document can hold: controls and halves of letters."""
    return _NO_XML.sub("", text[:_LONGEST])


class Scale:
    """Weighs texts, each once; all that it weighs has a limit, for records may refer to each other without end.

    >>> Scale().weight({"blocks": [{"type": "paragraph", "data": {"text": "عاد الماء إلى النبع"}}, {"type": "image"}]})
    19
    """

    def __init__(self) -> None:
        self.left = _MOST_WEIGHED
        self.known: dict[int, int] = {}

    def weight(self, value: Any) -> int:
        """About how many letters of running text there are in a value; none in short strings and pictures."""
        if id(value) not in self.known:
            self.known[id(value)] = self._weighed(value)
        return self.known[id(value)]

    def _weighed(self, value: Any) -> int:
        waiting, total = [value], 0
        while waiting and self.left > 0:
            item = waiting.pop()
            self.left -= 1
            if isinstance(item, str):
                total += len(item) if " " in item else 0
            elif isinstance(item, list):
                waiting += item[: max(0, self.left - len(waiting))]
            elif isinstance(item, dict) and not is_other_story(item) and sort(kind(item)) != "silent":
                waiting += [item[key] for key in _LEADING if key in item]
        return total
