"""Bylines: the names in "كتب فلان وفلان - القاهرة", and the agencies among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsbot.arabic import labels
from newsbot.arabic import names as people
from newsbot.arabic.text import clean, digits

_LABELS = sorted({labels.plain(phrase) for phrase in labels.BYLINE}, key=len, reverse=True)
_SOURCES = frozenset(labels.plain(phrase) for phrase in labels.SOURCE)
_EDGES = " \t:：؛;|/\\-–—_•●*()[]{}«»\"'“”.,،"
_COMMAS = re.compile(r"\s*[،,;؛/|&+•●()]\s*|\s+[-–—ـ]+\s+|\s+[-–—]+|[-–—]+\s+|\s+(?:and|et)\s+")
_DASH = re.compile(r"\s+[-–—ـ]+\s+")
_BARS = re.compile(r"\s+[/|•●]\s+|\s*[|•●]\s*")
_NOT_A_NAME = re.compile(r"[\d@؟?!…]|https?:|www\.|\.{2}|\.(?:com|net|org)\b|^.$")
_NOBODY = frozenset(
    labels.plain(word)
    for word in (
        "admin,administrator,editor,user,root,webmaster,author,newsroom,guest,"
        "أدمن,مدير الموقع,مشرف,المشرف,غير معروف,مجهول,محرر"
    ).split(",")
)
_DAY_WORDS = re.compile(
    r"(?<!\w)(?:يوم\s+)?ال(?:سبت|أحد|احد|[إاأ]ثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة)(?!\w)[،,]?"
    r"|(?<!\w)(?:تم\s+)?(?:النشر|نُشرت?|نشرت?|أُضيف|أضيف|بتاريخ|تاريخ النشر|تاريخ الإضافة)"
    r"(?:\s+(?:في|بتاريخ|يوم))?\s*[:：]?(?!\w)"
)
_TIME_ON = re.compile(r"\s+(?:في|عند|الساعة)?\s*\d{1,2}:\d\d.*$")
_BY = (labels.plain("بواسطة"), labels.plain("من قبل"))
_MOST_WORDS = 7
_MARKED = re.compile(r"^\W*[\w\s]{1,25}?\s*[:：\-–—/|]")
# The labels that need no colon after them.
_SAID_ALONE = frozenset(
    labels.plain(word) for word in ("بقلم", "كتب", "كتبت", "إعداد", "تحرير", "بواسطة", "حاوره", "حاورها", "by")
)


class Byline(NamedTuple):
    """The people and the agencies of a byline, each once, in order."""

    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.authors or self.agencies)


def read(text: str, site_names: frozenset[str] = frozenset()) -> Byline:
    """The names in a byline, with or without its label; ``site_names`` (as ``labels.plain`` gives them) are nobody.

    >>> read("كتب: أحمد سالم ووائل حمدي - القاهرة")
    Byline(authors=('أحمد سالم', 'وائل حمدي'), agencies=())
    >>> read("المصدر: دمشق - سانا")
    Byline(authors=(), agencies=('سانا',))
    """
    authors: dict[str, None] = {}
    agencies: dict[str, None] = {}
    for part in _parts(without_label(clean(text))):
        if (agency := labels.agency(part)) is not None and labels.plain(part) not in site_names:
            agencies[agency] = None
        elif _is_name(part, site_names):
            authors[part] = None
    return Byline(tuple(authors), tuple(agencies))


def bare(text: str) -> str:
    """A byline without its label and brackets, names and places left together."""
    return without_label(clean(text))


def merge(bylines: Iterable[Byline]) -> Byline:
    """Several bylines as one, each name once."""
    bylines = list(bylines)
    authors = dict.fromkeys(name for each in bylines for name in each.authors)
    return Byline(tuple(authors), tuple(dict.fromkeys(name for each in bylines for name in each.agencies)))


def label_of(text: str) -> str | None:
    """The byline label that a line begins with: what follows is a name.

    >>> label_of("كتبت - منى سعيد"), label_of("كتابة التاريخ")
    ('كتبت', None)
    """
    words = labels.plain(text[:80]).split()
    for size in range(min(3, len(words)), 0, -1):
        start = " ".join(words[:size])
        if start in _LABEL_SET:
            return start
    return None


_LABEL_SET = frozenset(_LABELS) | _SOURCES


def is_source_label(label: str) -> bool:
    """Whether a label announces where a text comes from, not who wrote it."""
    return label in _SOURCES


def without_label(text: str) -> str:
    """A byline without what announces the name: "بقلم:", "كتب", "مراسل الجريدة في دمشق:" …"""
    head, colon, rest = text.partition(":")
    if colon and rest.strip() and len(head.split()) <= 5 and label_of(head):
        text = rest
    for _ in range(3):
        label = label_of(text)
        if label is None:
            break
        text = " ".join(text.split()[_words_spanned(text, label) :]).strip(_EDGES)
    return text.strip(_EDGES)


def _words_spanned(text: str, label: str) -> int:
    """How many written words a folded label covers: marks between them count as words of their own."""
    written = text.split()
    for count in range(1, len(written) + 1):
        so_far = labels.plain(" ".join(written[:count]))
        if so_far == label:
            following = written[count : count + 1]
            return count + bool(following and not labels.plain(following[0]))
        if len(so_far) > len(label):
            break
    return int(labels.plain(written[0]).startswith(label))


def _parts(text: str) -> list[str]:
    found: list[str] = []
    for raw in _COMMAS.split(_without_city(text)):
        piece = raw.strip(_EDGES)
        if labels.agency(piece) or labels.is_place(piece):
            found.append(piece)
        elif piece:
            found += [part.strip(_EDGES) for part in _names_joined(piece)]
    return [part for part in (without_label(part) for part in found) if part]


def _without_city(text: str) -> str:
    """A name without the one word that a dash sets beside it: the city it was written in, known or not."""
    sides = [side.strip(_EDGES) for side in _DASH.split(text)]
    long = [side for side in sides if len(side.split()) in range(2, 5)]
    if len(sides) == 2 and len(long) == 1 and not any(labels.agency(side) for side in sides):
        return long[0]
    return text


def _names_joined(piece: str) -> list[str]:
    """Names joined by "and", which is written onto the second; a name may begin with that letter itself."""
    words = re.sub(r"(?:(?<=\s)|^)و\s+(?=\S)", "و\u0000", piece).split()
    names: list[list[str]] = [[]]
    for position, word in enumerate(words):
        apart = word.startswith("و\u0000")
        joined = apart or (word.startswith("و") and len(word) > 3 and labels.plain(word) not in people.IN_WAW)
        if position and joined and (len(names[-1]) >= 2 or apart):
            names.append([word.replace("\u0000", "").removeprefix("و")])
        else:
            names[-1].append(word.replace("\u0000", ""))
    return [" ".join(name) for name in names if name]


def _is_name(part: str, site_names: frozenset[str]) -> bool:
    words = labels.plain(part)
    count = len(words.split())
    if (
        not words
        or count > _MOST_WORDS
        or words in _NOBODY
        or words in site_names
        or words.replace(" ", "") in site_names
    ):
        return False
    if labels.is_place(part) or labels.heading(part) is not None or _NOT_A_NAME.search(digits(part)):
        return False
    return not labels.is_role(part) and not (count <= 2 and labels.is_section(part))


def pieces(text: str) -> list[str]:
    """The parts of a header line that bars and slashes set apart: "date / byline", "section | date | byline"."""
    return [piece for part in _BARS.split(text) if (piece := part.strip())]


def without_day(text: str) -> str:
    """A line without weekdays and the words that announce a date, which dates themselves do not cover."""
    return _DAY_WORDS.sub(" ", text)


def without_time(text: str) -> str:
    """A line without a time of day and what follows it: "فلان في 14:21 التسميات …"."""
    return _TIME_ON.sub("", text)


def placed(text: str, site_names: frozenset[str] = frozenset()) -> bool:
    """Whether a text is a name beside a place or the site's name, and nothing else: "حسام عساف - الدمام"."""
    parts = [part for raw in _COMMAS.split(text) if (part := raw.strip(_EDGES))]
    named = [part for part in parts if not labels.is_place(part) and labels.plain(part) not in site_names]
    return len(parts) == 2 and len(named) == 1 and 2 <= len(named[0].split()) <= 4 and not labels.is_section(text)


def is_signature(text: str) -> bool:
    """Whether a text is made of people's names and nothing else: a byline without a label.

    >>> is_signature("نزار قباني ووجدان العلي"), is_signature("أخبار محلية")
    (True, False)
    """
    if len(text) > 80 or any(map(str.isdigit, text)) or text.endswith((".", "؟", "!")):
        return False
    found = read(text)
    spoken = sum(len(name.split()) for name in found.authors)
    written = sum(not labels.is_place(part) for part in _COMMAS.split(text) if part.strip(_EDGES))
    return (
        bool(found.authors)
        and all(map(people.is_person, found.authors))
        and written <= spoken
        and len(found.authors) <= 4
    )


def is_line(text: str) -> bool:
    """Whether a short line is a byline by its own words: a label, then names.

    >>> is_line("إعداد: سعاد حسن"), is_line("كتب الوزير في رسالته إلى المجلس أن الخطة ستبدأ.")
    (True, False)
    """
    if len(text) > 90 or any(char.isdigit() for char in text) or (label := label_of(text)) is None:
        return False
    if text.rstrip(' )"»”').endswith((".", "؟", "!", "؛")):
        return False
    names = without_label(text).split()
    marked = bool(_MARKED.match(text))
    return 0 < len(names) <= (8 if marked else 5) and (marked or label in _SAID_ALONE or label.endswith(_BY))
