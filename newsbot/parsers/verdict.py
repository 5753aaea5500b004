"""Whether a page is an article at all: the reasons to say no, each with its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from newsbot.arabic import labels
from newsbot.article import Article
from newsbot.parsers import byline, kinds
from newsbot.parsers.link_lists import is_link_line, is_prose, words_of
from newsbot.parsers.linked_data import ARTICLE_TYPES, names, types
from newsbot.parsers.reading import Reading
from newsbot.parsers.visible import Line

_LISTING_TYPES = frozenset(
    "CollectionPage SearchResultsPage ProfilePage VideoGallery ImageGallery ItemList AboutPage ContactPage".split()
)
_ERROR_WORDS = tuple(
    labels.plain(phrase)
    for phrase in (
        "404", "الصفحة غير موجودة", "الصفحة المطلوبة غير موجودة", "لم يتم العثور على", "صفحة غير موجودة",
        "page not found", "not found", "خطأ 404", "عذرا الصفحة", "عذرا هذه الصفحة", "الصفحة التي تبحث عنها",
        "المحتوى غير متوفر", "الصفحة التي طلبتها", "حدث خطأ", "هذه الصفحة غير متاحة", "الموقع قيد الصيانة",
        "غير مصرح لك", "لحظة من فضلك", "نأسف", "المحتوى غير متاح", "just a moment", "access denied",
        "forbidden", "checking your browser", "الخبر غير موجود", "المقال غير موجود", "عفوا الصفحة",
    )
)  # fmt: skip
_FEW_WORDS = 120
# What an error page adds to such a phrase, at most: "عذراً", a number, the site's name.
_ADDED_WORDS = 2


class Verdict(NamedTuple):
    """Why a page is no article: a sign to count, and the words for a person."""

    sign: str
    reason: str


def why_not(reading: Reading, article: Article) -> Verdict | None:
    """The sign that tells that this page is no article; ``None`` when it is one."""
    return next((Verdict(sign, reason) for sign, rule in _RULES if (reason := rule(reading, article))), None)


def _empty(_: Reading, article: Article) -> str | None:
    return None if article.title and article.body else "it has no running text under a headline"


def _error_page(reading: Reading, article: Article) -> str | None:
    """Error pages say so and little else; news of what was not found is dated, or called news by its metadata."""
    dated = article.published is not None and article.evidence["published"] != "url"
    if dated or _is_typed(reading, article) or _words(article) > _FEW_WORDS:
        return None
    said = [labels.plain(article.title), *(labels.plain(text) for text in article.body[:1])]
    if any(_says_error(text, phrase) for text in said for phrase in _ERROR_WORDS):
        return "it says that there is no such page"
    return None


def _says_error(text: str, phrase: str) -> bool:
    is_whole = len(text.split()) <= len(phrase.split()) + _ADDED_WORDS
    return (is_whole and f" {phrase} " in f" {text} ") or (phrase.count(" ") >= 2 and text.startswith(phrase))


def _listing_by_markup(reading: Reading, _: Article) -> str | None:
    stated = {name for node in reading.page.json_ld for name in types(node)}
    if stated & _LISTING_TYPES and not stated & ARTICLE_TYPES:
        return "its metadata calls it a " + ", ".join(sorted(stated & _LISTING_TYPES))
    return None


def _listing_by_address(reading: Reading, article: Article) -> str | None:
    url = reading.page.url
    if kinds.kind(url, reading.site) != "listing" or kinds.is_plain(url) or _is_typed(reading, article):
        return None
    # A text saved from somewhere may have no address but a host's.
    is_text = article.published and article.evidence["published"] != "url" and _paragraphs(reading) >= 3
    return None if is_text and not urlsplit(url).path.strip("/") else "its address is that of a listing"


def _paragraphs(reading: Reading) -> int:
    return sum(map(is_prose, reading.body.lines)) if reading.body else 0


def _listing_by_cards(reading: Reading, _: Article) -> str | None:
    """Headlines that lead elsewhere, each with its excerpt, in the place of a text."""
    body = reading.body
    if body is None:
        return None
    own = (line for line in reading.visible.lines_in(body.box) if line.index not in reading.listed)
    lines = [line for line in own if not reading.is_astray(line)]
    cards = [line for line in lines if is_link_line(line) and words_of(line) >= 4]
    prose = [line for line in lines if is_prose(line)]
    longest = max((words_of(line) for line in prose), default=0)
    if len(cards) >= 5 and len(cards) >= 0.6 * len(prose) and longest < 80:
        return f"it lists {len(cards)} other articles"
    return None


def _undated(reading: Reading, article: Article) -> str | None:
    """Pages about the paper itself have a headline and a text too, but nobody signs or dates them."""
    if article.published or article.modified or article.authors or article.agencies or _is_typed(reading, article):
        return None
    if any(map(_is_signed_by_desk, reading.header)):
        return None
    url = reading.page.url
    numbered = kinds.shape(url) == "article" and any(map(str.isdigit, urlsplit(url).path + urlsplit(url).query))
    if numbered or reading.site.is_article(url):
        return None
    return "nothing dates or signs it, and neither address nor metadata say that it is an article"


def _is_signed_by_desk(line: Line) -> bool:
    """Whether a line signs for people without a name: "كتب: قسم الأخبار"."""
    signs = "author" in line.fields or byline.label_of(line.text) is not None
    return signs and labels.is_nameless(byline.without_label(line.text))


def _too_short(reading: Reading, article: Article) -> str | None:
    words = _words(article)
    is_flash = article.published and words >= 5 and kinds.kind(reading.page.url, reading.site) == "article"
    if words >= 12 or is_flash or _is_typed(reading, article):
        return None
    return f"its text has only {words} words"


def _words(article: Article) -> int:
    return sum(len(text.split()) for text in article.body)


def _is_typed(reading: Reading, article: Article) -> bool:
    """Whether the page's metadata calls it an article, of this headline: listings describe articles too.

    ``og:type`` does not count, templates set it everywhere.
    """
    title = labels.plain(article.title)
    stated = (names(node.get("headline")) for node in reading.page.json_ld if types(node) & ARTICLE_TYPES)
    heads = [labels.plain(text) for found in stated for text in found]
    return any(head and (head in title or title in head) for head in heads) and bool(title)


_RULES: tuple[tuple[str, Callable[[Reading, Article], str | None]], ...] = (
    ("no text", _empty),
    ("error page", _error_page),
    ("listing", _listing_by_markup),
    ("listing", _listing_by_address),
    ("listing", _listing_by_cards),
    ("undated", _undated),
    ("too short", _too_short),
)
