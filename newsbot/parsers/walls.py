"""What stands before an article instead of it: a guard, a log-in, a script that has not run; an ordered rule each.

A rule looks at a page only when it has next to no text, and gives the reason, or ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from lxml.etree import _Element as Element

from newsbot.arabic import labels, notices
from newsbot.parsers.facts import SENTENCE, Facts, phrases
from newsbot.parsers.markup import unescaped
from newsbot.parsers.visible import text_of

# What such a page adds to a phrase of the tables, at most: "عذراً", a number, the site's name.
_ADDED_WORDS = 2
_FEW_WORDS = 120  # a guard's whole page
_TEASER_WORDS, _CUT_TEASER_WORDS = 60, 120
_CUT = re.compile(r"(?:\.{3}|…)\s*(?:\[…\])?$")
_SAMPLE = 200_000  # a guard's page is small
_ROOTS = frozenset("root app __next __nuxt ___gatsby app-root main-app react-root svelte application q-app".split())
_ROOT_TAG = re.compile(r"(?:\w+-)*(?:app|root)")
_SKELETON = re.compile(r"skeleton|shimmer|animate-pulse|placeholder-(?:glow|wave)|content-loader")
_TEMPLATE = re.compile(r"\{\{[^{}]{1,100}\}\}")
_MANY_BONES = 3
_MOST_SIGNS = 10  # are looked at


_BLOCKED_TITLES, _BLOCKED_WORDS = phrases(notices.BLOCKED_TITLES), phrases(notices.BLOCKED_WORDS)
_WALLS, _WANTED, _WAYS = phrases(notices.WALLS), phrases(notices.WALLS_WANTED), phrases(notices.WALLS_WAYS)
_BEGUN = frozenset(phrases(notices.WALLS_BEGUN))
_SOFT = frozenset(phrases(notices.WALLS_SOFT))
_LOGINS = frozenset(phrases(notices.LOGINS))
_SCRIPTS, _SCRIPTS_WANTED = phrases(notices.SCRIPTS), frozenset(phrases(notices.SCRIPTS_WANTED))
_LOADING = phrases(notices.LOADING)


def is_said(text: str, wanted: Collection[str]) -> bool:
    """Whether a plain text is one of the phrases, give or take two words; a phrase of one word stands alone.

    >>> (
    ...     is_said("عذرا تم حظر الوصول", ["تم حظر الوصول"]),
    ...     is_said("قراصنة يكتبون تم حظر الوصول علي بوابه", ["تم حظر الوصول"]),
    ... )
    (True, False)
    """
    size, padded = len(text.split()), f" {text} "
    return text in wanted or any(
        phrase.count(" ") > 0 and size <= phrase.count(" ") + 1 + _ADDED_WORDS and f" {phrase} " in padded
        for phrase in wanted
    )


def _holds(text: str, wanted: Iterable[str]) -> bool:
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in wanted)


def guard_of(source: str) -> str | None:
    """The guard whose marks are in a page's source: "Cloudflare", "Imperva" …"""
    return _marked(source, notices.GUARDS)


def _marked(source: str, tables: dict[str, str]) -> str | None:
    source = unescaped(source[:_SAMPLE]).lower()
    return next((name for name, marks in tables.items() if any(mark in source for mark in marks.split("|"))), None)


def blocked(facts: Facts) -> str | None:
    """A guard answered: its words are all that the page says, or its marks are in a page without a word."""
    if facts.is_typed or facts.words > _FEW_WORDS:
        return None
    if (facts.is_dated or facts.is_signed) and not facts.is_sparse:
        return None
    guard = guard_of(facts.page.text) if facts.is_sparse else None
    if _says_blocked(facts):
        guard = guard or _marked(facts.page.text, notices.CAPTCHAS)
    elif guard is None or facts.words >= SENTENCE or facts.pictures or _roots(facts):
        return None
    return f"{guard or 'a guard of the site'} answered instead of the page"


def _says_blocked(facts: Facts) -> bool:
    if any(is_said(text, _BLOCKED_TITLES) for text in facts.titles):
        return True
    if not facts.is_sparse:
        return False
    # News tells of such things too, with a date or in longer sentences.
    said = {phrase for phrase in _BLOCKED_WORDS for text in facts.notices if f" {phrase} " in f" {text} "}
    is_news = facts.is_dated or facts.is_signed or facts.words > _TEASER_WORDS
    source = facts.page.text
    is_sure = len(said) > 1 or bool(said and (guard_of(source) or _marked(source, notices.CAPTCHAS)))
    return any(is_said(text, _BLOCKED_TITLES) for text in facts.notices) or (is_sure and not is_news)


def login_wall(facts: Facts) -> str | None:
    """Who is not logged in sees the beginning at most, and how to read on."""
    if _is_login(facts):
        return "it asks to log in"
    if not _is_teaser(facts):
        return None
    if any(map(_is_wall, _asides(facts))):
        return f"its text is for subscribers, {facts.words or 'no'} words of it stand in the page"
    is_short = facts.words <= _CUT_TEASER_WORDS and _is_unfree(facts)
    return "its metadata says that its text is for subscribers, and little of it is here" if is_short else None


def _asides(facts: Facts) -> Iterator[str]:
    """The notices beside the text, and those in it that speak to the reader."""
    text = {labels.plain(paragraph) for paragraph in facts.article.body}
    title = labels.plain(facts.article.title)
    for notice in facts.notices:
        if notice != title and (notice not in text or notice.split(" ", 1)[0] in _BEGUN):
            yield notice


def _is_login(facts: Facts) -> bool:
    if facts.words > _TEASER_WORDS or _LOGINS.isdisjoint(facts.titles):
        return False
    return any(True for _ in facts.page.tree.iter("input"))


def _is_teaser(facts: Facts) -> bool:
    is_cut = bool(facts.article.body) and bool(_CUT.search(facts.article.body[-1]))
    short = facts.words <= (_CUT_TEASER_WORDS if is_cut else _TEASER_WORDS)
    return short or _is_unfree(facts)


def _is_wall(text: str) -> bool:
    if not _SOFT.isdisjoint(text.split()):
        return False
    return _holds(text, _WALLS) or (_holds(text, _WANTED) and _holds(text, _WAYS))


def _is_unfree(facts: Facts) -> bool:
    """Whether the metadata says that the text costs something, and that it is longer than what the page shows."""
    unfree = any(str(node.get("isAccessibleForFree", "")).lower() == "false" for node in facts.reading.article_nodes)
    return unfree and (2 * facts.words < _stated_words(facts) or facts.words < SENTENCE)


def _stated_words(facts: Facts) -> int:
    stated = (str(node.get("wordCount", "")) for node in facts.reading.article_nodes)
    return max((int(count) for count in stated if count.isdecimal() and len(count) < 7), default=0)


def needs_script(facts: Facts) -> str | None:
    """The page is a frame: an empty box that a script fills, a loader, a template."""
    if facts.has_text:
        return None
    signs = (
        ("its application's box is empty", _roots),
        ("it says that it needs JavaScript", _asks_for_script),
        ("it says that it is loading", _is_loading),
        ("its template is not filled in", _is_template),
        ("it shows bones where a text will be", _is_skeleton),
        ("it is nothing but a script", _is_bare),
    )
    return next((reason for reason, holds in signs if holds(facts)), None)


def _roots(facts: Facts) -> bool:
    roots = islice(filter(_is_root, facts.page.tree.iter()), _MOST_SIGNS)
    return any(len(text_of(root).split()) < SENTENCE for root in roots)


def _is_root(element: Element) -> bool:
    tag = element.tag if isinstance(element.tag, str) else ""
    return element.get("id") in _ROOTS or bool("-" in tag and _ROOT_TAG.fullmatch(tag))


def _asks_for_script(facts: Facts) -> bool:
    hidden = islice(facts.page.tree.iter("noscript"), _MOST_SIGNS)
    unseen = (labels.plain("".join(map(str, each.itertext()))[:500]) for each in hidden)
    said = [*unseen, *facts.notices] if facts.is_sparse else facts.notices
    return any(_holds(text, _SCRIPTS) and not _SCRIPTS_WANTED.isdisjoint(text.split()) for text in said)


def _is_loading(facts: Facts) -> bool:
    return any(text.startswith(_LOADING) and text.count(" ") < SENTENCE for text in facts.notices)


def _is_template(facts: Facts) -> bool:
    return any(_TEMPLATE.search(line.text) for line in facts.own_lines)


def _is_skeleton(facts: Facts) -> bool:
    bones = (element for element in facts.page.tree.iter() if _SKELETON.search(element.get("class") or ""))
    return len(list(islice(bones, _MANY_BONES))) == _MANY_BONES


def _is_bare(facts: Facts) -> bool:
    has_script = any(script.get("src") for script in facts.page.tree.iter("script"))
    return has_script and not facts.reading.visible.lines and not facts.pictures
