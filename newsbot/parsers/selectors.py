"""A site file's selectors: CSS, or XPath where they begin like one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from lxml import html
from lxml.cssselect import CSSSelector
from lxml.etree import XPath


@lru_cache(maxsize=512)
def _compiled(selector: str) -> Callable[[html.HtmlElement], object]:
    if selector.startswith(("/", "./", "(")):
        return XPath(selector)
    return CSSSelector(selector, translator="html")


def select(tree: html.HtmlElement, selectors: Iterable[str]) -> list[html.HtmlElement]:
    """The elements that any of the selectors match, those of the first selector first."""
    found: dict[html.HtmlElement, None] = {}
    for selector in selectors:
        result = _compiled(selector)(tree)
        if isinstance(result, list):
            found.update(dict.fromkeys(element for element in result if isinstance(element, html.HtmlElement)))
    return list(found)
