"""The credit of a picture: who took it or whose it is, told apart from what its caption says of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from newsbot.arabic import labels, phrases
from newsbot.arabic import names as people
from newsbot.arabic.labels import plain
from newsbot.arabic.text import clean

Names: TypeAlias = frozenset[str]

_LABELS = frozenset(map(plain, phrases.CREDIT_LABELS))
_BARE = frozenset(map(plain, phrases.CREDIT_WITHOUT_COLON))
_WEAK = frozenset(map(plain, phrases.WEAK_CREDIT))
_OF_CAPTIONS = frozenset(map(plain, phrases.CAPTION_LABELS))
_SOURCES = frozenset(map(plain, (*phrases.PICTURE_SOURCES, *phrases.ARCHIVE)))
_SOURCE_WORDS = frozenset(map(plain, phrases.SOURCE_WORDS))
_LONGEST_LABEL = max(label.count(" ") for label in _LABELS | _OF_CAPTIONS) + 1
_MOST_WORDS, _MOST_OF_A_NAME = 10, 4
_LONGEST = 1_000

_WORD = re.compile(r"\S+")
_AFTER_LABEL = re.compile(r"[:：/،,]")
_BRACKET = re.compile(r"(.*?)\s*[(\[（]([^()\[\]（）]{2,80})[)\]）]\s*[.،]?", re.DOTALL)
# Before a dash or a bar stands a caption; after a full stop or a comma the credit needs its label.
_FIRM = re.compile(r"\s*[|•·—–/]\s*|\s+-\s+|\s*[-–—]\s*$|\n")
_SOFT = re.compile(r"\s*[.…،,؛]+\s+")
_COPYRIGHT = re.compile(r"(.*?)(?:©|\(c\)|\bcopyright\b)[\s:]*(?:\d{4}\b)?\s*(.*)", re.IGNORECASE | re.DOTALL)
_BETWEEN_SOURCES = re.compile(r"\s*[-/|،,+&–—;]\s*|\s+(?:via|عبر|و)\s+")
_EDGES = ' \t.…،,:؛()[]（）|/•·–—-«»"“”'
_CUT_AT = " \t،,:؛([（|/•·–—-"


class Told(NamedTuple):
    """What stands with a picture: what it shows, and who took it."""

    caption: str | None = None
    credit: str | None = None


def split(text: str, own: Names = frozenset()) -> Told:
    """A caption and the credit that it ends in; ``own`` are the paper's names, as ``labels.plain`` gives them.

    >>> split("أطفال في الحديقة (رويترز)"), split("سوق الحي - تصوير: منى سعيد")
    (Told(caption='أطفال في الحديقة', credit='رويترز'), Told(caption='سوق الحي', credit='منى سعيد'))
    >>> split("لقاء الوزيرين (السبت)")
    Told(caption='لقاء الوزيرين (السبت)', credit=None)
    """
    text = clean(text[:_LONGEST])
    found = ((head, credit) for cut in _CUTS for head, credit in cut(text, own) if credit)
    head, credit = next(found, (text, None))
    return Told(_caption(head), credit)


def told(lines: Iterable[str], own: Names = frozenset()) -> Told:
    """The same of several lines: the first credit, and all that is no credit.

    >>> told(["حجارة الكهف بعد تنظيفها", "مصدر الصورة: متحف المدينة"])
    Told(caption='حجارة الكهف بعد تنظيفها', credit='متحف المدينة')
    """
    pieces = [split(line, own) for line in lines]
    captions = [piece.caption for piece in pieces if piece.caption]
    return Told(" ".join(captions) or None, next((piece.credit for piece in pieces if piece.credit), None))


def name(text: str) -> str | None:
    """A text that is a credit as a whole, without its label and brackets.

    >>> name("(تصوير: منى سعيد)"), name("© 2024 Getty Images")
    ('منى سعيد', 'Getty Images')
    """
    bare = clean(text).strip(_EDGES)
    for cut in (_labelled, _copyrighted):
        for head, credit in cut(bare, frozenset({plain(bare)})):
            if credit and not head.strip(_EDGES):
                return credit
    return _after_bare_label(bare) or bare or None


# --- the places where a caption may end


def _labelled(text: str, own: Names) -> Iterator[tuple[str, str | None]]:
    """Before a credit's label: "… تصوير: فلان", wherever it stands."""
    for colon in _AFTER_LABEL.finditer(text):
        start = _start_of_label(text[: colon.start()], _LABELS)
        if start is None:
            continue
        before, rest = text[:start].rstrip(), text[colon.end() :].strip(_EDGES)
        label = plain(text[start : colon.start()])
        # "قال المصدر: …" is told of somebody else; a comma is a colon after a label alone ("صدر الصورة، …").
        is_apart = not before or before[-1] in _EDGES or text[start] in _EDGES
        if (not is_apart and label not in _BARE) or (before and colon[0] in "،,"):
            continue
        is_sure = label not in _WEAK or label in _BARE or is_source(rest, own) or people.is_person(rest)
        yield before, rest if is_sure and _may_be_credit(rest) else None


def _start_of_label(before: str, table: Names) -> int | None:
    """Where the label that a text ends in begins."""
    words = list(_WORD.finditer(before[-80:]))[-_LONGEST_LABEL:]
    offset = max(0, len(before) - 80)
    starts = (word.start() for word in words if plain(word[0]) and plain(before[offset + word.start() :]) in table)
    start = next(starts, None)
    return offset + start if start is not None else None


def _may_be_credit(rest: str) -> bool:
    return bool(rest) and rest.count(" ") < _MOST_WORDS and not re.search(r"[()\[\]]\s*\w", rest)


def _copyrighted(text: str, _: Names) -> Iterator[tuple[str, str | None]]:
    if match := _COPYRIGHT.fullmatch(text):
        rest = match[2].strip(_EDGES)
        yield match[1], rest if _may_be_credit(rest) else None


def _bracketed(text: str, own: Names) -> Iterator[tuple[str, str | None]]:
    if match := _BRACKET.fullmatch(text):
        yield match[1], _piece(match[2], own)


def _separated(text: str, own: Names) -> Iterator[tuple[str, str | None]]:
    for mark in _FIRM.finditer(text):
        yield text[: mark.start()], _piece(text[mark.end() :], own)
    for mark in _SOFT.finditer(text):
        yield text[: mark.start()], _after_bare_label(text[mark.end() :].strip(_EDGES))


def _whole(text: str, own: Names) -> Iterator[tuple[str, str | None]]:
    bare = text.strip(_EDGES)
    rest = _after_bare_label(bare)
    # "تصوير مشاهد الفيلم" tells what the picture shows.
    yield "", rest if rest and (people.is_person(rest) or is_source(rest, own)) else None
    yield "", bare if is_source(bare, own) else None


_CUTS: tuple[Callable[[str, Names], Iterator[tuple[str, str | None]]], ...] = (
    _labelled,
    _copyrighted,
    _bracketed,
    _separated,
    _whole,
)


# --- what a piece of a caption is


def _piece(text: str, own: Names) -> str | None:
    """The credit that a piece is, set apart by brackets or a dash."""
    bare = text.strip(_EDGES)
    return _after_bare_label(bare) or (bare if is_source(bare, own) else None)


def _after_bare_label(text: str) -> str | None:
    """The name after a label without a colon: "عدسة فلان"."""
    words = text.split()
    for size in (2, 1):
        rest = words[size:]
        if plain(" ".join(words[:size])) in _BARE and 0 < len(rest) <= _MOST_OF_A_NAME:
            return None if people.has_particle(" ".join(rest)) else " ".join(rest).strip(_EDGES)
    return None


def is_source(text: str, own: Names = frozenset()) -> bool:
    """Whether a text names an agency, a library of pictures, the archive or the paper, and perhaps who works for it.

    >>> is_source("منى سعيد / أ ف ب"), is_source("رويترز - أرشيف"), is_source("السبت")
    (True, True, False)
    """
    if text.count(" ") >= _MOST_WORDS:
        return False
    if _is_known(text, own):
        return True
    parts = [part for part in _BETWEEN_SOURCES.split(text) if part]
    known = [part for part in parts if _is_known(part, own)]
    others = (part for part in parts if part not in known)
    return bool(known) and all(part.isascii() or people.is_person(part) or labels.is_place(part) for part in others)


def _is_known(text: str, own: Names) -> bool:
    words = plain(text)
    first, _, rest = words.partition(" ")
    if words in _SOURCES or words in own or labels.agency(text) is not None:
        return True
    return bool(rest) and first in _SOURCE_WORDS and rest.count(" ") < _MOST_OF_A_NAME - 1


def _caption(text: str) -> str | None:
    """A caption without its own label and the mark that stood before the credit."""
    for colon in _AFTER_LABEL.finditer(text[:40]):
        if plain(text[: colon.start()]) in _OF_CAPTIONS:
            text = text[colon.end() :]
            break
    text = text.strip().rstrip(_CUT_AT).lstrip(_CUT_AT.replace("([", "").replace("（", ""))
    # Two points lead on to the credit; one ends a sentence.
    text = re.sub(r"\s*(?:\.{2,}|…)$", "", text)
    return text if any(map(str.isalnum, text)) else None
