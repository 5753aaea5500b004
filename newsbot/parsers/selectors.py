"""A site file's selectors: CSS, or XPath where they begin like one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.etree import XPath, XPathError
from lxml.etree import _Element as Element

from newsbot.arabic.text import clean
from newsbot.errors import SiteFileError
from newsbot.parsers.visible import text_of


def find(tree: Element, selectors: Iterable[str]) -> list[Element | str]:
    """What any of the selectors give, those of the first selector first: elements, and strings of attributes and text.

    >>> from lxml import etree
    >>> page = etree.HTML("<p><i data-day='2025-11-21'>اليوم</i></p>")
    >>> [getattr(found, "tag", found) for found in find(page, ["i", "//i/@data-day"])]
    ['i', '2025-11-21']
    """
    found: dict[Element | str, None] = {}
    for selector in selectors:
        try:
            result = _compiled(selector)(tree)
        except (SelectorError, XPathError) as error:
            raise SiteFileError(
                f"the selector {selector!r} cannot be used ({error}); mend it in the site's file"
            ) from None
        for one in result if isinstance(result, list) else [result]:
            if isinstance(one, Element):
                found[one] = None
            elif isinstance(one, str) and (text := clean(one)):
                found[text] = None
    return list(found)


def select(tree: Element, selectors: Iterable[str]) -> list[Element]:
    """The elements that any of the selectors match, those of the first selector first."""
    return [found for found in find(tree, selectors) if not isinstance(found, str)]


def select_texts(tree: Element, selectors: Iterable[str]) -> list[str]:
    """The texts that the selectors give: strings as they are, elements by what they hold; none is empty.

    >>> from lxml import etree
    >>> page = etree.HTML("<div><h1>خبر <b>أول</b></h1><meta name='by' content='سامي'></div>")
    >>> select_texts(page, ["h1", "//h1/text()", "meta"])
    ['خبر أول', 'خبر', 'سامي']
    """
    texts = (found if isinstance(found, str) else text_of(found) for found in find(tree, selectors))
    return [text for text in texts if text]


@lru_cache(maxsize=512)
def _compiled(selector: str) -> Callable[[Element], object]:
    if selector.startswith(("/", "./", "(")):
        return XPath(selector)
    return CSSSelector(selector, translator="html")
