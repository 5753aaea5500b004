"""Lines that are of the page and not of the article's text: labels, datelines, credits, rows of tools, captions."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from newsbot.arabic import labels
from newsbot.arabic.text import clean
from newsbot.parsers.markup import raw_text

_CREDIT = re.compile(
    r"^(?:©|\(c\)|تصوير\b|عدسة\b|الصورة\b.{0,30}:|photo\b|getty\b|مصدر الصورة|صدر الصورة|التعليق على الصورة)",
    re.IGNORECASE,
)
_CREDIT_AT_END = re.compile(r"(?:\(([^()]{2,40})\)|أرشيف(?:ية)?)\s*$")
# How an embedded tweet is signed: "— بلدية المدينة (@baladiya) May 3, 2019".
_TWEET_SIGNED = re.compile(r"^[—–-]\s?[^()]{1,60}\(\W?@\w{1,20}\W?\).{0,40}$")
# The hour beside an entry of a live blog; what a plug-in was to replace.
_TIME_ALONE = re.compile(
    r"^(?:الساعة\s)?\d{1,2}:\d\d(?::\d\d)?"
    r"(?:\s*(?:[صم]|صباح\w*|مساء\w*|ظهر\w*|[ap]\.?m\.?|GMT|ت\.?غ|بتوقيت .{2,25}))*$",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(r"^\[/?[A-Za-z_][^\[\]]{0,200}\]$")
_BETWEEN = re.compile(r"\s*[|•·–—]\s*|\s-\s")
_NUMERIC_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")


def is_furniture(text: str) -> bool:
    """Whether a line is of the page, not of the article: a label, a ruler, a dateline, an invitation, a credit."""
    if labels.is_ruler(text) or labels.heading(text) is not None or labels.is_promotion(text):
        return True
    if labels.is_dateline(text) or labels.is_disclaimer(text) or labels.is_cookie_notice(text):
        return True
    return any(shape.match(text) for shape in (_CREDIT, _TWEET_SIGNED, _TIME_ALONE, _SHORTCODE))


def is_caption(text: str) -> bool:
    """Whether a short line ends in the credit of a picture: "… أرشيف (أ ف ب)"."""
    if text.count(" ") > 24 or text.endswith(".") or not (credit := _CREDIT_AT_END.search(text)):
        return False
    return credit[1] is None or labels.agency(credit[1]) is not None or bool(_CREDIT.match(credit[1]))


def row(element: Element) -> list[str]:
    """The texts of its children where it has none between them: a style sheet sets them apart."""
    between = (element.text, *(child.tail for child in element))
    if any((text or "").strip() for text in between):
        return []
    return [clean(raw_text(child)) for child in element.iterchildren("*")]


def are_meta(pieces: list[str]) -> bool:
    """Whether the pieces of a row are a date, a tool of the page ("طباعة", "2 تعليقات") and others as short."""
    pieces = [piece for piece in pieces if piece.strip()]
    dates = [piece for piece in pieces if labels.is_dateline(piece) or _NUMERIC_DATE.search(piece)]
    others = [piece for piece in pieces if piece not in dates]
    if not dates or any(piece.count(" ") > 15 for piece in dates) or any(piece.count(" ") > 7 for piece in others):
        return False
    return any(labels.heading(piece) or labels.is_nobody(piece) for piece in others if piece.count(" ") < 4)


def is_meta(text: str) -> bool:
    """Whether a line is a row of pieces between bars, a date and a tool of the page among them."""
    return are_meta(_BETWEEN.split(text))
