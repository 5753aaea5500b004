"""Pages that lead to articles instead of being one: front pages, sections, tags, archives."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from newsbot.parsers import kinds
from newsbot.parsers.facts import Facts
from newsbot.parsers.link_lists import is_link_line, words_of
from newsbot.parsers.linked_data import ARTICLE_TYPES
from newsbot.parsers.urls import canonical
from newsbot.parsers.visible import Line

_TYPES = frozenset("CollectionPage SearchResultsPage ProfilePage ItemList".split())
# Articles list their neighbours too.
_WEAK_TYPES = frozenset({"ItemList"})
_MANY_LINKS = 10
_MANY_PARAGRAPHS = 3


def by_markup(facts: Facts) -> str | None:
    """The metadata calls the page a list, and describes no article."""
    stated = facts.types & (_TYPES - _WEAK_TYPES if facts.is_news else _TYPES)
    if facts.types & ARTICLE_TYPES or not stated:
        return None
    return "its metadata calls it a " + ", ".join(sorted(stated))


def by_address(facts: Facts) -> str | None:
    """The address is that of a list."""
    url = facts.page.url
    if kinds.kind(url, facts.reading.site) != "listing" or kinds.is_plain(url):
        return None
    is_home = not urlsplit(url).path.strip("/")
    # A text saved from somewhere may have no address but a host's; a page to see or hear something may have a text too.
    may_tell = is_home or (kinds.is_for_eye_and_ear(url) and not facts.cards)
    if may_tell and facts.paragraphs >= _MANY_PARAGRAPHS and facts.is_dated:
        return None
    if facts.is_typed and not (_is_of_another_page(facts) or (is_home and _leads_to_many(facts))):
        return None
    return "its address is that of a listing"


def _leads_to_many(facts: Facts) -> bool:
    return facts.paragraphs < 2 and len(_links(facts)) >= _MANY_LINKS


def _is_of_another_page(facts: Facts) -> bool:
    """Whether the article that the metadata describes stands at another address: the first card of a list."""
    stated = (facts.page.join(_address_in(node)) for node in facts.reading.article_nodes)
    # A site's hosts and schemes are many.
    places = {urlsplit(canonical(url))[2:4] for url in stated if url}
    own = {urlsplit(canonical(url))[2:4] for url in (facts.page.url, facts.page.declared_canonical) if url}
    return bool(places) and places.isdisjoint(own) and facts.paragraphs < 2


def _address_in(node: dict[str, Any]) -> str | None:
    main = node.get("mainEntityOfPage")
    told = (node.get("url"), main.get("@id") if isinstance(main, dict) else main)
    return next((url for url in told if isinstance(url, str) and url), None)


def by_cards(facts: Facts) -> str | None:
    """Headlines that lead elsewhere, each with its excerpt, in the place of a text."""
    found = len(facts.cards)
    return f"it lists {found} other articles" if found else None


def by_links(facts: Facts) -> str | None:
    """Nothing to read, and links to stories in its place."""
    if facts.reading.body is not None or facts.article.body:
        return None
    found = len(_links(facts))
    return f"it lists {found} other articles" if found >= _MANY_LINKS else None


def _links(facts: Facts) -> list[Line]:
    return [line for line in facts.own_lines if is_link_line(line) and words_of(line) >= 4]
