"""Whether a page is an article at all: the reasons to say no, each with its words."""

from __future__ import annotations

from collections.abc import Callable

from newsbot.arabic import labels
from newsbot.article import Article
from newsbot.parsers import kinds
from newsbot.parsers.link_lists import is_link_line, is_prose, words_of
from newsbot.parsers.linked_data import ARTICLE_TYPES, types
from newsbot.parsers.reading import Reading

_LISTING_TYPES = frozenset(
    {
        "CollectionPage",
        "SearchResultsPage",
        "ProfilePage",
        "VideoGallery",
        "ImageGallery",
        "ItemList",
        "AboutPage",
        "ContactPage",
    }
)
_ERROR_WORDS = tuple(
    labels.plain(phrase)
    for phrase in (
        "404", "الصفحة غير موجودة", "الصفحة المطلوبة غير موجودة", "لم يتم العثور على", "صفحة غير موجودة",
        "page not found", "not found", "خطأ 404",
        "عذرا الصفحة", "عذرا هذه الصفحة", "الصفحة التي تبحث عنها", "المحتوى غير متوفر", "الصفحة التي طلبتها",
        "حدث خطأ", "هذه الصفحة غير متاحة",
        "الخبر غير موجود", "المقال غير موجود", "عفوا الصفحة",
    )
)  # fmt: skip
_FEW_WORDS = 120


def why_not(reading: Reading, article: Article) -> str | None:
    """The sign that tells that this page is no article, in words; ``None`` when it is one."""
    return next((reason for rule in _RULES if (reason := rule(reading, article))), None)


def _empty(_: Reading, article: Article) -> str | None:
    return None if article.title and article.body else "it has no running text under a headline"


def _error_page(_: Reading, article: Article) -> str | None:
    if sum(len(text.split()) for text in article.body) > _FEW_WORDS:
        return None
    title, text = labels.plain(article.title), labels.plain(" ".join(article.body)[:300])
    if any(title.startswith(words) or text.startswith(words) or f" {words} " in f" {title} " for words in _ERROR_WORDS):
        return "it says that there is no such page"
    return None


def _listing_by_markup(reading: Reading, _: Article) -> str | None:
    stated = {name for node in reading.page.json_ld for name in types(node)}
    if stated & _LISTING_TYPES and not stated & ARTICLE_TYPES:
        return "its metadata calls it a " + ", ".join(sorted(stated & _LISTING_TYPES))
    return None


def _listing_by_address(reading: Reading, article: Article) -> str | None:
    if (
        _is_typed(reading)
        or kinds.kind(reading.page.url, reading.site) != "listing"
        or kinds.is_plain(reading.page.url)
    ):
        return None
    # A text saved from somewhere, with no address but a host's.
    if (
        article.published
        and article.evidence["published"] != "url"
        and sum(map(is_prose, reading.body.lines if reading.body else ())) >= 3
        and _is_home(reading)
    ):
        return None
    return "its address is that of a listing"


def _is_home(reading: Reading) -> bool:
    return not reading.page.url.split("//", 1)[-1].partition("/")[2]


def _listing_by_cards(reading: Reading, _: Article) -> str | None:
    """Headlines that lead elsewhere, each with its excerpt, in the place of a text."""
    body = reading.body
    if body is None:
        return None
    lines = [
        line
        for line in reading.visible.lines_in(body.box)
        if line.index not in reading.listed and not reading.is_astray(line)
    ]
    cards = [line for line in lines if is_link_line(line) and words_of(line) >= 4]
    prose = [line for line in lines if is_prose(line)]
    longest = max((words_of(line) for line in prose), default=0)
    if len(cards) >= 5 and len(cards) >= 0.6 * len(prose) and longest < 80:
        return f"it lists {len(cards)} other articles"
    return None


def _undated(reading: Reading, article: Article) -> str | None:
    """Pages about the paper itself have a headline and a text too, but nobody signs or dates them."""
    if article.published or article.modified or article.authors or article.agencies or _is_typed(reading):
        return None
    sure = reading.site.is_article(reading.page.url) or (
        kinds.shape(reading.page.url) == "article" and _has_digits(reading.page.url)
    )
    return None if sure else "nothing dates or signs it, and neither address nor metadata say that it is an article"


def _too_short(reading: Reading, article: Article) -> str | None:
    words = sum(len(text.split()) for text in article.body)
    if words >= 12 or _is_typed(reading):
        return None
    return (
        None
        if article.published and words >= 5 and kinds.kind(reading.page.url, reading.site) == "article"
        else f"its text has only {words} words"
    )


def _has_digits(url: str) -> bool:
    return any(char.isdigit() for char in url.split("//", 1)[-1].partition("/")[2])


def _is_typed(reading: Reading) -> bool:
    """Whether the page's metadata calls it an article; ``og:type`` does not count, templates set it everywhere."""
    return any(types(node) & ARTICLE_TYPES and node.get("headline") for node in reading.page.json_ld)


_RULES: tuple[Callable[[Reading, Article], str | None], ...] = (
    _empty,
    _error_page,
    _listing_by_markup,
    _listing_by_address,
    _listing_by_cards,
    _undated,
    _too_short,
)
