"""JSON-LD: schema.org's facts inside a page, read even where the JSON is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

Node: TypeAlias = dict[str, Any]

ARTICLE_TYPES = frozenset(
    (
        "Article NewsArticle BlogPosting ReportageNewsArticle OpinionNewsArticle AnalysisNewsArticle "
        "BackgroundNewsArticle ReviewNewsArticle AskPublicNewsArticle LiveBlogPosting Report "
        "SocialMediaPosting TechArticle ScholarlyArticle"
    ).split()
)
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_PAIR = re.compile(
    r'"(headline|datePublished|dateModified|dateCreated|articleSection|@type)"\s*:\s*"((?:[^"\\\n]|\\.){1,500})"'
)
_MAX_NODES = 2000
_MOST_NAMES = 50


def read_json_ld(text: str) -> Iterator[Node]:
    """Every typed node of one JSON-LD script, outermost first.

    >>> [node["headline"] for node in read_json_ld('{"@graph": [{"@type": "NewsArticle", "headline": "خبر"},]}')]
    ['خبر']
    """
    text = _WRAPPING.sub("", text)
    try:
        data = json.loads(text, strict=False)
    except ValueError:
        data = _mended(text)
    except RecursionError:
        return
    yield from _nodes(data)


def types(node: Node) -> frozenset[str]:
    """The node's schema.org types, without the vocabulary's address."""
    stated = node.get("@type")
    listed = stated if isinstance(stated, list) else [stated]
    return frozenset(str(name).rsplit("/", 1)[-1] for name in listed if name)


def names(value: object, graph: Mapping[str, Node] = MappingProxyType({})) -> list[str]:
    """The names in an ``author``, ``publisher`` or ``articleSection`` value, whichever shape it has; 50 at most.

    A value that only points to a node of the page (``@id``) is looked up in ``graph``.
    """
    found: list[str] = []
    waiting, steps = [value], 0
    while waiting and steps < _MOST_NAMES:
        item, steps = waiting.pop(0), steps + 1
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, dict):
            there = graph.get(str(item.get("@id")), {})
            waiting.insert(0, item.get("name") or item.get("@value") or there.get("name"))
        elif isinstance(item, list):
            waiting[:0] = item[:_MOST_NAMES]
    return found


def _mended(text: str) -> Any:
    try:
        return json.loads(_TRAILING_COMMA.sub(r"\1", text), strict=False)
    except (ValueError, RecursionError):
        # Past mending (a bare quotation mark inside a text): single facts can still be picked out.
        pairs: Node = {}
        for key, value in _PAIR.findall(text):
            if key != "@type" or value in ARTICLE_TYPES:
                pairs.setdefault(key, _unescaped(value))
        return pairs if "@type" in pairs else None


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _nodes(data: object) -> Iterator[Node]:
    waiting, seen = [data], 0
    while waiting and seen < _MAX_NODES:
        item, seen = waiting.pop(0), seen + 1
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            if item.get("@type"):
                yield item
            waiting.extend(
                item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if key in item
            )
