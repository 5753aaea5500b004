"""Whether a page is an article at all: the reasons to say no, each with its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from newsbot.arabic import labels
from newsbot.article import Article
from newsbot.errors import Blocked, LoginWall, NeedsScript, NotAnArticle, PageError
from newsbot.parsers import byline, kinds, listed, other_pages, walls
from newsbot.parsers.facts import Facts
from newsbot.parsers.reading import Reading
from newsbot.parsers.visible import Line

_REFRESH = re.compile(r"\s*(\d{1,3})\s*[;,]\s*url\s*=", re.IGNORECASE)
_SOON = 10  # seconds


class Verdict(NamedTuple):
    """Why a page is no article: the error to raise, a sign to count, and the words for a person."""

    error: type[PageError]
    sign: str
    reason: str

    def as_error(self, name: str) -> PageError:
        """The error to raise about the page of this name: what is wrong, and what to do."""
        if issubclass(self.error, NotAnArticle):
            return NotAnArticle(f"{name}: not an article: {self.reason}", self.sign)
        return self.error(f"{name}: {self.told}")

    @property
    def told(self) -> str:
        """The reason, and what to do."""
        advice = _ADVICE.get(self.error)
        return f"{self.sign}: {self.reason}; {advice}" if advice else self.reason


_ADVICE: dict[type[PageError], str] = {
    Blocked: "fetch it slower, from another address, or ask the site to let you in",
    NeedsScript: "its text comes by script only: look for a feed or an AMP page of it, or save it from a browser",
    LoginWall: "save it from a browser that is logged in, or look for the text elsewhere",
}


def why_not(reading: Reading, article: Article) -> Verdict | None:
    """The sign that tells that this page is no article; ``None`` when it is one."""
    facts = Facts(reading, article)
    return next((Verdict(error, sign, reason) for error, sign, rule in _RULES if (reason := rule(facts))), None)


def _leads_on(facts: Facts) -> str | None:
    """A page that does nothing but send the browser to another."""
    if facts.has_text:
        return None
    stated = map(_REFRESH.match, facts.page.meta.get("refresh", []))
    soon = any(match and int(match[1]) <= _SOON for match in stated)
    return "it only leads on to another address" if soon else None


def _empty(facts: Facts) -> str | None:
    return None if facts.article.title and facts.article.body else "it has no running text under a headline"


def _undated(facts: Facts) -> str | None:
    """Pages about the paper itself have a headline and a text too, but nobody signs or dates them."""
    if facts.article.published or facts.article.modified or facts.is_signed or facts.is_typed:
        return None
    if any(map(_is_signed_by_desk, facts.reading.header)):
        return None
    url = facts.page.url
    numbered = kinds.shape(url) == "article" and any(map(str.isdigit, urlsplit(url).path + urlsplit(url).query))
    if numbered or facts.reading.site.is_article(url):
        return None
    return "nothing dates or signs it, and neither address nor metadata say that it is an article"


def _is_signed_by_desk(line: Line) -> bool:
    """Whether a line signs for people without a name: "كتب: قسم الأخبار"."""
    signs = "author" in line.fields or byline.label_of(line.text) is not None
    return signs and labels.is_nameless(byline.without_label(line.text))


def _too_short(facts: Facts) -> str | None:
    return None if facts.has_text else f"its text has only {facts.words} words"


# In this order: what stands before a page says nothing of the page, and an error page may show a whole front page.
_RULES: tuple[tuple[type[PageError], str, Callable[[Facts], str | None]], ...] = (
    (Blocked, Blocked.sign, walls.blocked),
    (NotAnArticle, "error page", other_pages.error_page),
    (LoginWall, LoginWall.sign, walls.login_wall),
    (NotAnArticle, "static page", other_pages.static_page),
    (NotAnArticle, "gallery", other_pages.gallery),
    (NotAnArticle, "redirect", _leads_on),
    (NeedsScript, NeedsScript.sign, walls.needs_script),
    (NotAnArticle, "listing", listed.by_markup),
    (NotAnArticle, "listing", listed.by_address),
    (NotAnArticle, "listing", listed.by_cards),
    (NotAnArticle, "listing", listed.by_links),
    (NotAnArticle, "no text", _empty),
    (NotAnArticle, "undated", _undated),
    (NotAnArticle, "too short", _too_short),
)
