"""Pages with a headline and words that are no articles: errors, the paper about itself, galleries."""

from __future__ import annotations

import re

from newsbot.arabic import labels, notices
from newsbot.parsers import kinds
from newsbot.parsers.facts import Facts, phrases
from newsbot.parsers.linked_data import ARTICLE_TYPES
from newsbot.parsers.walls import is_said

_FEW_WORDS = 120  # of an error page
_SOME_PICTURES = 4
_GALLERIES = frozenset({"ImageGallery", "VideoGallery", "MediaGallery"})
_PLAYERS = frozenset({"VideoObject", "AudioObject"})
_ABOUT_TYPES = frozenset({"AboutPage", "ContactPage"})
_ERROR_CLASS = re.compile(
    r"(?:^|\s)(?:error-?404|page-?404|404-page|not-found-page|page-not-found)(?:\s|$)", re.IGNORECASE
)
# What servers print for their programmers.
_SERVER_ERROR = re.compile(
    r"^(?:(?:php )?(?:warning|fatal error|parse error|notice|deprecated) .{1,200} on line \d|"
    r"(?:server|application) error in |sqlstate|exception details|stack trace|uncaught exception|"
    r"(?:mysql|pdo|odbc|sql) (?:error|server error)|microsoft (?:ole db|vbscript|jet))"
)
_ERRORS = phrases(notices.ERRORS)
_SENTENCES = tuple(phrase for phrase in _ERRORS if phrase.count(" ") >= 2)
_ABOUT, _PERHAPS = phrases(notices.ABOUT_PAPER), phrases(notices.ABOUT_PERHAPS)
_ADDED = frozenset(labels.plain(notices.ABOUT_ADDED).split())


def error_page(facts: Facts) -> str | None:
    """Error pages say so and little else; news of what was not found is dated, or called news by its metadata."""
    if facts.is_typed or (facts.words > _FEW_WORDS and not facts.cards):
        return None
    # The cards of other stories, which many show, are dated too.
    is_news = (facts.is_dated or facts.is_signed) and not facts.cards
    if _is_classed_error(facts) or (not is_news and _says_error(facts)):
        return "it says that the page is missing, or that something went wrong"
    return None


def _is_classed_error(facts: Facts) -> bool:
    body = facts.page.tree.find("body")
    return body is not None and bool(_ERROR_CLASS.search(body.get("class") or ""))


def _says_error(facts: Facts) -> bool:
    if any(is_said(title, _ERRORS) or title.startswith(_SENTENCES) for title in facts.titles):
        return True
    first = labels.plain(facts.article.body[0]) if facts.article.body else ""
    if is_said(first, _ERRORS) or first.startswith(_SENTENCES):
        return True
    # Forms below a text keep their own errors ready.
    end = facts.reading.body.last if facts.reading.body else len(facts.reading.visible.lines)
    above = [labels.plain(line.text) for line in facts.notice_lines if line.index <= end]
    return any(text.startswith(_SENTENCES) or _SERVER_ERROR.match(text) for text in above)


def static_page(facts: Facts) -> str | None:
    """The paper about itself, told by the whole headline or by the address; news about such things has a longer one."""
    if facts.types & _ABOUT_TYPES and not facts.types & ARTICLE_TYPES:
        return "its metadata calls it a page about the paper"
    if facts.is_typed:
        return None
    by_address = kinds.is_about_paper(facts.page.url)
    # A static page may have a day, or name its editor; a column has both.
    signs = facts.is_dated + facts.is_signed
    if (signs < 2 and _is_titled(facts, _ABOUT)) or ((by_address or not signs) and _is_titled(facts, _PERHAPS)):
        return "its headline is that of a page about the paper"
    is_article = facts.reading.site.is_article(facts.page.url)
    return "its address is that of a page about the paper" if by_address and not signs and not is_article else None


def _is_titled(facts: Facts, wanted: tuple[str, ...]) -> bool:
    return any(_is_title(labels.plain(text), wanted, facts) for text in _headlines(facts))


def _headlines(facts: Facts) -> list[str]:
    """The headline; where the page has none of its own, what may be one in its title."""
    headline = facts.reading.headline
    return [facts.article.title] if headline is None or headline.line is not None else facts.titles


def _is_title(title: str, wanted: tuple[str, ...], facts: Facts) -> bool:
    if title in wanted:
        return True
    begun = [phrase for phrase in wanted if title.startswith(f"{phrase} ")]
    known = _ADDED.union(*(name.split() for name in facts.reading.nobody)) if begun else _ADDED
    return any(known.issuperset(title.removeprefix(phrase).split()) for phrase in begun)


def gallery(facts: Facts) -> str | None:
    """Pictures, or a film, and nothing to read but captions."""
    if facts.types & _GALLERIES and not facts.types & ARTICLE_TYPES and not facts.is_news:
        return "its metadata calls it a gallery"
    if facts.has_text:
        return None
    if facts.players or facts.types & _PLAYERS:
        return "it shows a film, without a text"
    few = 1 if kinds.is_for_eye_and_ear(facts.page.url) else _SOME_PICTURES
    return f"it shows pictures without a text ({facts.pictures} of them)" if facts.pictures >= few else None
