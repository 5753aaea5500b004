"""Bylines: the names in "كتب فلان وفلان - القاهرة", and the agencies among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from newsbot.arabic import labels, phrases
from newsbot.arabic import names as people
from newsbot.arabic.text import clean, digits

_SOURCES = frozenset(labels.plain(phrase) for phrase in phrases.SOURCE)
_LABELS = frozenset(labels.plain(phrase) for phrase in phrases.BYLINE) | _SOURCES
_FIRST_OF_LABELS = frozenset(phrase.split()[0] for phrase in _LABELS)
_LONGEST_LABEL = max(phrase.count(" ") + 1 for phrase in _LABELS)
# These are words of headlines as well ("تحقيق: كيف نجا الأطفال"): believed only before what is a name by itself.
_WEAK = frozenset(labels.plain(phrase) for phrase in phrases.WEAK_BYLINE)
# These need no colon.
_STRONG = frozenset(
    labels.plain(word)
    for word in ("بقلم", "كتب", "كتبت", "كتبه", "كتبتها", "حاوره", "حاورها", "التقاه", "التقاها", "by")
)
_CORRESPONDENTS = frozenset(labels.plain(word) for word in ("مراسل", "مراسلة"))
_BY = labels.plain("بواسطة")
_AFFAIRS = labels.plain("الشؤون") + " "  # what a correspondent is for
_SPECIAL = frozenset(labels.plain(word) for word in ("خاص", "خاص بنا", "وكالات"))
_EDGES = " \t:：؛;|/\\-–—_•●*()[]{}«»\"'“”.,،"
# A written word with its diacritics and tatweel.
_WORD = re.compile("[\\w\u064b-\u0652\u0670\u0640]+")
_ADDRESS = re.compile(r"\S*(?:https?:|www\.|@|\.(?:com|net|org)\b)\S*")
_COMMAS = re.compile(r"\s*[،,;؛/|&+•●()]\s*|\s+[-–—ـ]+\s+|\s+[-–—]+|[-–—]+\s+|\s+(?:and|et)\s+")
# What is left of "فلان في 14/03/2025".
_TRAILING = re.compile(r"\s+(?:في|بتاريخ|يوم|على|الساعة|بتوقيت)$")
_DASH = re.compile(r"\s+[-–—ـ]+\s+")
_TIGHT_DASH = re.compile(r"^([^\s\-–—]+)[-–—]([^\s\-–—]+(?: [^\s\-–—]+)*)$")
_BARS = re.compile(r"\s+[/|•●]\s+|\s*[|•●]\s*")
_MARKED = re.compile(r"^\W*[\w\s]{1,25}?\s*[:：\-–—/|]")
_DAY_WORDS = re.compile(
    r"(?<!\w)(?:يوم\s+)?ال(?:سبت|أحد|احد|[إاأ]ثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة)(?!\w)[،,]?"
    r"|(?<!\w)(?:تم\s+)?(?:النشر|نُشرت?|نشرت?|أُضيف|أضيف|بتاريخ|تاريخ النشر|تاريخ الإضافة)"
    r"(?:\s+(?:في|بتاريخ|يوم))?\s*[:：]?(?!\w)"
    r"|(?<!\w)(?:هـ|م|الموافق(?:\s+لـ?)?)(?!\w)"
)
_TIME_ON = re.compile(r"\s+(?:في|عند|الساعة)?\s*\d{1,2}:\d\d.*$")
_NOT_A_NAME = re.compile(r"[\d؟?!…]|\.{2}|^.$")
_SENTENCE_END = (".", "؟", "!", "؛")
_LIFE = re.compile(r"\s*[،,;؛|(]\s*|(?<=\w\w)\.\s+|\s+[-–—]+\s+")
# Of one word or two: longer ones are said of the text, not of the place.
_BRACKETED = re.compile(r"(?<=\w)\s*\(\s*([^\s()]+(?: [^\s()]+){0,2})\s*\)\s*[،,]?\s*")
_FROM = re.compile(r"\s+(?:من|في)\s+(\S+(?: \S+)?)$")
_LONGEST_NAME = 4  # words
_MOST_WORDS = 7
# A full stop after fewer words may be a habit of the paper's: "سامي مراد ومنى سعيد."
_FEWEST_TOLD = 5
_LONGEST = 400


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
    return _read(text[:_LONGEST], site_names)


# A line of the header is asked several times who signs it, and a paper's writers sign again.
@lru_cache(maxsize=1 << 12)
def _read(text: str, site_names: frozenset[str]) -> Byline:
    authors: dict[str, None] = {}
    agencies: dict[str, None] = {}
    desks: dict[str, None] = {}
    text = _BRACKETED.sub(_set_apart, labels.before_lists(_ADDRESS.sub(" ", clean(text))))
    is_source = (label_of(text) or "") in _SOURCES
    parts = _parts(without_label(_before_life(text) if is_prose(text) else _from_label(text)))
    is_special = not _SPECIAL.isdisjoint(map(labels.plain, _COMMAS.split(text)))
    for part in parts:
        if (agency := labels.agency(part)) is not None and labels.plain(part) not in site_names:
            agencies[agency] = None
        elif _is_desk(part, site_names):
            desks[part] = None
        elif _is_name(name := _without_role(part), site_names) and not (is_source and not people.is_person(name)):
            authors[name] = None
    if is_special and not all(map(people.is_person, authors)):
        authors = {}  # "صدى الجبل - خاص" is the paper, whoever it is
    # A desk signs where nobody of it does; beside a name it is where that person works.
    return Byline(tuple(authors or desks), tuple(agencies))


def _from_label(text: str) -> str:
    """A byline from its label on, where a dash sets a place before it: "النخيلة - كتبت: وفاء شاكر"."""
    sides = _DASH.split(text)
    at = next((place for place, side in enumerate(sides) if place and label_of(side) in _STRONG), 0)
    return " - ".join(sides[at:])


def _set_apart(brackets: re.Match[str]) -> str:
    """What stands in brackets after a name: an agency, or the city that it was written in."""
    return f"، {brackets[1]}، " if labels.agency(brackets[1]) else "، "


def _is_desk(part: str, site_names: frozenset[str]) -> bool:
    """Whether a part is a team that signs: "قسم التحقيقات"; the paper itself is none."""
    words = labels.plain(part)
    rest = words.partition(" ")[2]
    # "مراسلو الصحيفة" are the paper.
    is_named = labels.is_desk(part) and rest and not labels.is_outlet(rest) and not labels.is_nobody(part)
    return bool(is_named) and words not in site_names and not _is_team_of(words, site_names)


def _without_role(part: str) -> str:
    """A name without the role that follows it: "سامي مراد كاتب وباحث"."""
    words = part.split()
    at = next((place for place, word in enumerate(words) if place > 1 and labels.is_role(word)), len(words))
    return " ".join(words[:at])


def is_prose(text: str) -> bool:
    """Whether a text is told in sentences, of a person perhaps, and is no list of names.

    >>> is_prose("كاتبة وصحافية، تكتب في الثقافة والفنون."), is_prose("سامي مراد، منى سعيد، هدى ناصر.")
    (True, False)
    """
    if labels.is_biography(text):
        return True
    words = text.split()
    if len(words) < _FEWEST_TOLD or not text.rstrip(' )"»”').endswith(_SENTENCE_END) or label_of(text) is not None:
        return False
    return not people.is_person(" ".join(words[:2]))


def _before_life(text: str) -> str:
    """The name that a life begins with: "بقلم: سامي مراد، كاتب يعمل في حلب"."""
    start, *rest = _LIFE.split(text, maxsplit=1)
    return start if rest and people.is_person(without_label(start)) and not labels.is_biography(start) else ""


def bare(text: str) -> str:
    """A byline without its label and brackets, names and places left together."""
    return without_label(clean(text))


def merge(bylines: Iterable[Byline]) -> Byline:
    """Several bylines as one, each name once."""
    bylines = list(bylines)
    authors = dict.fromkeys(name for each in bylines for name in each.authors)
    people_alone = tuple(name for name in authors if not labels.is_desk(name))
    agencies = dict.fromkeys(name for each in bylines for name in each.agencies)
    return Byline(people_alone or tuple(authors), tuple(agencies))


def label_of(text: str) -> str | None:
    """The byline label that a line begins with: what follows is a name.

    >>> label_of("كتبت - منى سعيد"), label_of("كتلة التاريخ")
    ('كتبت', None)
    """
    words = labels.plain(text[:80]).split()
    if not words or words[0] not in _FIRST_OF_LABELS:
        return None
    starts = (" ".join(words[:size]) for size in range(min(_LONGEST_LABEL, len(words)), 0, -1))
    return next((start for start in starts if start in _LABELS), None)


def is_source_label(label: str) -> bool:
    """Whether a label announces where a text comes from, not who wrote it."""
    return label in _SOURCES


def without_label(text: str) -> str:
    """A byline without what announces the name: "بقلم:", "كتب", "مراسل الجريدة في دمشق:" …

    >>> without_label("بقلم/سامي مراد")
    'سامي مراد'
    """
    head, colon, rest = text.partition(":")
    if colon and rest.strip() and len(head.split()) <= 5 and label_of(head):
        text = rest
    for _ in range(3):
        label = label_of(text)
        if label is None:
            break
        words = list(_WORD.finditer(text))
        text = text[words[label.count(" ")].end() :].strip(_EDGES)
        if label in _CORRESPONDENTS:
            text = _without_outlet(text)
    return text.strip(_EDGES)


def _without_outlet(text: str) -> str:
    """What follows "مراسل" without the paper: "الصحيفة سامي مراد" is the paper's, "الصحيفة" alone is nobody."""
    first, _, rest = text.partition(" ")
    # "قناة الغد" is one name.
    is_whole = first.startswith("ال") and labels.is_nameless(first)
    return rest.strip(_EDGES) if rest and is_whole and not people.has_particle(rest) else text


def _parts(text: str) -> list[str]:
    found: list[str] = []
    for raw in _COMMAS.split(_without_city(_loosened(text))):
        piece = raw.strip(_EDGES)
        if not piece or (found and labels.is_role(piece)):
            continue
        if labels.agency(piece) or labels.is_place(piece):
            found.append(piece)
        else:
            found += [part.strip(_EDGES) for part in _names_joined(piece)]
    names = (_without_and(_without_place(_TRAILING.sub("", without_label(part)))) for part in found)
    return [name for name in names if name]


def _without_place(part: str) -> str:
    """A name without the place that it is told from: "منى سعيد من دمشق"."""
    told = _FROM.search(part)
    name = part[: told.start()] if told and labels.is_place(told[1]) else part
    return name if 2 <= len(name.split()) <= _LONGEST_NAME else part


def _without_and(part: str) -> str:
    """A name without the "and" that brackets or a link cut off from the name before, or the "from" of a wire."""
    first, _, rest = part.partition(" ")
    bare = first.removeprefix("و")
    if first == "من" and people.is_person(rest):
        return rest
    is_and = first != bare and labels.plain(first) not in people.IN_WAW and people.is_given(bare)
    return f"{bare} {rest}" if is_and and rest else part


def _loosened(text: str) -> str:
    """A place before a colon, or a place and an agency around a tight dash, set apart as commas would."""
    head, colon, rest = text.partition(":")
    if colon and labels.is_place(head):
        return f"{head}، {rest}"
    if colon and _may_be_town(head.strip()) and all(map(people.is_person, _COMMAS.split(rest.strip()))):
        return rest
    tight = _TIGHT_DASH.match(text.strip())
    sides = tight.groups() if tight else ()
    return "، ".join(sides) if any(labels.is_place(side) or labels.agency(side) for side in sides) else text


def _may_be_town(word: str) -> bool:
    """Whether one word before known people can be the town that they write from: no label, and no other's work."""
    return bool(word) and " " not in word and label_of(word) is None and not labels.is_nobody(word)


def _without_city(text: str) -> str:
    """A name without what a dash sets beside it: the city, of one word known or not, that it was written in."""
    sides = [side.strip(_EDGES) for side in _DASH.split(text)]
    long = [side for side in sides if len(side.split()) in range(2, 5)]
    if len(sides) == 2 and len(long) == 1 and not any(labels.agency(side) or labels.is_place(side) for side in long):
        short = sides[1 - sides.index(long[0])]
        return long[0] if short and not labels.agency(short) else text
    named = [side for side in long if not labels.is_landscape(side)]
    return named[0] if len(sides) == len(long) == 2 and len(named) == 1 and people.is_person(named[0]) else text


def _names_joined(piece: str) -> list[str]:
    """Names joined by "and", which is written onto the second; a name may begin with that letter itself."""
    names: list[list[str]] = [[]]
    words = piece.split()
    for position, word in enumerate(words):
        if word == "و":
            names.append([])
        elif names[-1] and _begins_another(words, position, names[-1]):
            names.append([word.removeprefix("و")])
        else:
            names[-1].append(word)
    return [" ".join(name) for name in names if name]


def _begins_another(words: list[str], position: int, before: list[str]) -> bool:
    """Whether a word is "and" and the first word of another name."""
    word = words[position]
    if not word.startswith("و") or len(word) < 2:
        return False
    if labels.agency(" ".join([word.removeprefix("و"), *words[position + 1 :]])):
        return True
    # No word begins with a doubled letter: "وزّاني" is one word.
    if len(word) <= 3 or word[2] == "\u0651" or labels.plain(word) in people.IN_WAW:
        return False
    is_given = people.is_given(word.removeprefix("و"))
    # A last word is a name of its own only if it is a given one: "محمد وردة وردي" is one person.
    if len(before) >= 2:
        return position < len(words) - 1 or is_given
    return people.is_given(before[0]) and is_given


def _is_name(part: str, site_names: frozenset[str]) -> bool:
    words = labels.plain(part)
    count = len(words.split())
    if not words or count > _MOST_WORDS or words in site_names or words.replace(" ", "") in site_names:
        return False
    if labels.is_place(part) or labels.heading(part) is not None or labels.is_nobody(part) or labels.heads_date(part):
        return False
    if words.startswith(_AFFAIRS) or labels.is_nameless(part) or _is_team_of(words, site_names) or _is_account(part):
        return False
    if _NOT_A_NAME.search(digits(part)) or people.has_particle(part):
        return False
    return not labels.is_role(part) and not (count <= 2 and labels.is_section(part))


def _is_account(part: str) -> bool:
    """Whether a part is what somebody logs in by, or initials: "jusoor", "ص د"."""
    return (part.isascii() and part.islower() and " " not in part) or all(len(word) <= 2 for word in part.split())


def _is_team_of(words: str, site_names: frozenset[str]) -> bool:
    """Whether these are the paper's team: its name behind "team"."""
    return labels.is_desk(words) and words.partition(" ")[2] in site_names


def pieces(text: str) -> list[str]:
    """The parts of a header line that bars and slashes set apart: "date / byline", "section | date | byline"."""
    return [piece for part in _BARS.split(text) if (piece := part.strip())]


def without_paper(text: str, site_names: frozenset[str]) -> str:
    """A byline without the paper's own name before it: "صوت الحي – تحقيق: سامي مراد"."""
    paper, *rest = _DASH.split(text, maxsplit=1)
    return rest[0] if rest and labels.plain(paper) in site_names else text


def without_day(text: str) -> str:
    """A line without weekdays and the words that announce a date, which dates themselves do not cover."""
    return _DAY_WORDS.sub(" ", text)


def without_time(text: str) -> str:
    """A line without a time of day and what follows it: "فلان في 14:21 التسميات …"."""
    return _TIME_ON.sub("", text)


def placed(text: str, site_names: frozenset[str] = frozenset()) -> bool:
    """Whether a text is names beside a place, an agency or the site's name, and nothing else: "حسام عساف - الدمام"."""
    parts = [part for raw in _COMMAS.split(text) if (part := raw.strip(_EDGES))]
    named = [part for part in parts if not _is_beside_names(part, site_names)]
    if len(parts) not in (2, 3) or len(named) != 1 or labels.is_section(text) or sum(map(labels.is_place, parts)) > 1:
        return False
    name = named[0].removeprefix("من ")
    return is_signature(name) or (2 <= len(name.split()) <= 4 and not people.has_particle(name))


def _is_beside_names(part: str, site_names: frozenset[str]) -> bool:
    words = labels.plain(part)
    return labels.is_place(part) or words in site_names or words in _SPECIAL or labels.agency(part) is not None


def is_signature(text: str) -> bool:
    """Whether a text is made of people's names and nothing else: a byline without a label.

    >>> is_signature("نزار قباني ووجدان العلي"), is_signature("أخبار محلية")
    (True, False)
    """
    if len(text) > 80 or any(map(str.isdigit, text)) or text.rstrip(' )"»”').endswith(_SENTENCE_END):
        return False
    authors = () if is_prose(text) else read(text).authors
    spoken = sum(len(name.split()) for name in authors)
    written = sum(not labels.is_place(part) for part in _COMMAS.split(text) if part.strip(_EDGES))
    if not 0 < len(authors) <= 4 or written > spoken:
        return False
    # "فلان كتب": a comment.
    return all(people.is_person(name) and labels.plain(name).split()[-1] not in _LABELS for name in authors)


def is_line(text: str) -> bool:
    """Whether a short line is a byline by its own words: a label, then names.

    >>> is_line("إعداد: سعاد حسن"), is_line("كتب الوزير في رسالته إلى المجلس أن الخطة ستبدأ.")
    (True, False)
    >>> is_line("تحقيق: كيف نجا الأطفال من الحريق"), is_line("تحقيق: سعاد حسن")
    (False, True)
    """
    if len(text) > 90 or any(map(str.isdigit, text)) or text.rstrip(' )"»”').endswith(_SENTENCE_END):
        return False
    label, rest = label_of(text), without_label(text)
    if label is None or not rest:
        return False
    if _MARKED.match(text):
        return len(rest.split()) <= _MOST_WORDS + 1 if label not in _WEAK else _signs(rest, known=False)
    if label in _STRONG or label.endswith(_BY):
        return _may_be_names(rest)
    return _signs(rest, known=True)


def _signs(text: str, *, known: bool) -> bool:
    """Whether a text signs: a team, an agency, known names, or else (``known`` not asked) two words without article."""
    if is_signature(text) or placed(text) or labels.is_desk(text) or labels.agency(text) is not None:
        return True
    words = text.split()
    plain_words = len(words) in (2, 3) and not any(word.startswith(("ال", "لل", "بال")) for word in words)
    return not known and plain_words and not people.has_particle(text)


def _may_be_names(text: str) -> bool:
    """Whether what follows "كتب" can be names, known or not: no definite noun, no preposition."""
    if labels.is_desk(text) or labels.agency(text):
        return True
    found = read(text)
    known = [len(name.split()) in range(2, 5) or people.is_given(name) for name in found.authors]
    return bool(known) and all(known) and not text.startswith("ال") and not (text.isascii() and text.islower())
