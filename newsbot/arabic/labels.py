"""What a line or a word of a page is, by the tables of ``phrases``: a label, a dateline, an agency, a place …"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsbot.arabic import phrases
from newsbot.arabic.text import fold

_LONGEST_KEPT = 200
_LONGEST_HEADING = 60
_LONGEST_DISCLAIMER = 250
_LONGEST_RULE = 600
_COOKIES = re.compile(r"\bملفات (?:تعريف|ارتباط)|\b(?:ال)?كوكيز\b|\bcookies?\b")
_LEAVE = re.compile(
    r"\bتجربتك|\bتجربه (?:ال)?(?:تصفح|مستخدم)|\bباستمرارك|\bب(?:متابعه|مواصله)\b|\bتوافق علي\b"
    r"|\b(?:your (?:experience|consent)|we use)\b"
)
_COMMENTS = re.compile(r"\b(?:ال)?(?:تعليق|تعليقات|مشاركات)\b")
_RULES_OF_COMMENTS = re.compile(
    r"\b(?:قبل نشرها|بعد مراجعتها|اداب|الالتزام|التزام|نامل|يرجي|الرجاء|حذف|نحتفظ|الاساءه|مراجعه التعليقات|بالنقاش)\b"
)
_NOT_OURS = re.compile(r"لا (?:\w+ ){1,2}بالضروره (?:\w+ )?(?:راي|اراء|وجهه نظر|موقف|سياسه)")
_COLON = re.compile("[:：]")
_PUNCTUATION = re.compile(r"[^\w\s]+|_+")


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return " ".join(_PUNCTUATION.sub(" ", fold(text)).split())


def plain(text: str) -> str:
    """Folded words alone, one space between: what the tables are compared on.

    >>> plain("«إقرأ أيضاً» :")
    'اقرا ايضا'
    """
    # Lines of a page are asked several times what they are; whole texts are not worth keeping.
    return _plain(text) if len(text) <= _LONGEST_KEPT else _plain.__wrapped__(text)


def _set(table: Iterable[str]) -> frozenset[str]:
    return frozenset(map(plain, table))


_LISTS = {
    "read_also": _set(phrases.READ_ALSO),
    "other": _set(phrases.OTHER_LISTS),
    "comments": _set(phrases.COMMENTS),
    "tags": _set(phrases.TAGS),
    "furniture": _set(phrases.FURNITURE),
}
_KIND_OF = {phrase: kind for kind, table in reversed(_LISTS.items()) for phrase in table}
_MEDIA = _set(phrases.MEDIA.split())
_PROMOTIONS = tuple(_set(phrases.PROMOTIONS))
_DISCLAIMERS = tuple(_set(phrases.DISCLAIMERS))
_INVITATIONS = _set(phrases.INVITATIONS)
_AGENCY_OF = {plain(way): name for name, ways in phrases.AGENCIES.items() for way in ways.split("|")}
_ROLES = _set(phrases.ROLES)
_PLACES = _set(phrases.PLACES)
_KICKERS = _set(phrases.KICKERS)
_PLACE_WORDS = _set(phrases.PLACE_WORDS)
_LAND_WORDS = _set(phrases.LAND_WORDS)
_DESKS = _set(phrases.DESKS)
_SIGNING_DESKS = _set(phrases.SIGNING_DESKS)
_TEAMS = _set(phrases.TEAMS)
_TEAM_WORDS = _set(phrases.TEAM_WORDS) | _set(phrases.SECTIONS)
_OUTLETS = _set(phrases.OUTLETS)
_BEATS = _set(phrases.BEATS)
_AFTER_NAMES = _set(phrases.AFTER_NAMES)
_BIOGRAPHY = re.compile(rf"(?<!\w)و?(?:{'|'.join(map(re.escape, _set(phrases.BIOGRAPHY)))})(?!\w)")
_NOBODY = _set(phrases.NOBODY)
_NOT_WRITTEN = _set(phrases.NOT_WRITTEN)
_SECTIONS = _set(phrases.SECTIONS)
# Imperatives of every person and number, however spelled: folded, "إقرأ", "اقرئي", "اقرؤوا" and "اقراء" begin alike.
_READ_ALSO_VERBS = (
    r"و?(?:ا?قرا\w{0,3}(?: ي)?|اقر[يو]\w?|طالع\w{0,2}|شاهد\w{0,2}|ا?نظر\w{0,2}|تابع\w{0,2}"
    r"|راجع\w{0,2}|استمع\w{0,2}|اطلع\w{0,2}|تصفح\w{0,2})"
)
_READ_ALSO_REST = r"(?:(?:ايضا|كذلك|المزيد|اكثر|كمان)(?: (?:في|علي|من|عن|حول) \w+(?: \w+)?)?|(?:في|عن) \w+(?: \w+)?)"
_READ_ALSO_TAIL = r"(?: ب(?:هذا |هذه |ال)(?:خبر|الخبر|موضوع|الموضوع|مقال|المقال|القصه|قصه))?"
_READ_ALSO = re.compile(
    rf"{_READ_ALSO_VERBS} {_READ_ALSO_REST}|\w+ ذات (?:ال)?(?:صله|علاقه)|(?:"
    + "|".join(sorted(map(re.escape, _LISTS["read_also"]), key=len, reverse=True))
    + f"){_READ_ALSO_TAIL}"
)
# The whole sentence before a link: "وللمزيد من التفاصيل اقرأ أيضا".
_READ_ALSO_LEAD = r"(?:و?ل(?:لمزيد|مزيد|معرفه|لاطلاع|قراءه)(?: \w+){0,4} )?"
_READ_ALSO_SENTENCE = re.compile(rf"{_READ_ALSO_LEAD}(?:{_READ_ALSO.pattern}|{_READ_ALSO_VERBS})")
_READ_ALSO_END = re.compile(rf"(?:^|(?<=\s))(?:{_READ_ALSO.pattern})$")
_VERB_END = re.compile(rf"(?:^|(?<=\s))(?:{_READ_ALSO_VERBS})$")
# "3 تعليقات", "التعليقات (2)".
_COUNT = re.compile(r"^\d+ |(?<=\w) \d+$")
_DATELINE = re.compile(
    r"(?:تم )?(?:النشر|نشر\w?|بتاريخ|(?:ال)?تاريخ|اضيف\w?|اخر تحديث|تحديث|حدث|عدل|تعديل|كتب\w? في|ارسلت? في"
    r"|published|updated|posted|publie le|poste le|mis a jour|modifie le)\b"
)
_NOTE_AT_END = re.compile(r"(?<=\w)\s*\([^()]+\)\s*$")
_LABEL_WORDS = 2
_TOO = ("ايضا", "كذلك")
_LONGEST_ANNOUNCEMENT = 10
# "فلان الأربعاء 18 ماي 2022 الساعة 00:10".
_DATE_LAST = re.compile(
    r"\d{1,2} (?:[^\d\s]+ ){1,3}\d{4}[هم]?(?: (?:ه|م|الساعه|في|عند|علي)){0,3}(?: \d{1,2} \d\d(?: \w{1,6})?)?$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGNED = tuple(f"{plain(phrase)} " for phrase in phrases.BYLINE)
_DATE_FIRST = re.compile(r"(?:يوم )?(?:ال\w+ )?\d{1,2} (?:[^\d\s]+ ){1,3}(?:\d{1,2} )?\d{4}[هم]?\b")


def heading(text: str) -> str | None:
    """What a whole line heads: ``read_also``, ``other`` (list), ``comments``, ``tags``, ``furniture``, or nothing.

    >>> heading("إقرأ أيضاً:"), heading("الأكثر قراءةً"), heading("قرأ الوزير الرسالة")
    ('read_also', 'other', None)
    """
    return _heading(text) if len(text) <= _LONGEST_HEADING else None


@lru_cache(maxsize=8192)
def _heading(text: str) -> str | None:
    written = plain(text)
    words = _COUNT.sub("", written)
    found = _KIND_OF.get(written) or _KIND_OF.get(words) or ("read_also" if _READ_ALSO.fullmatch(words) else None)
    if found is None and (note := _NOTE_AT_END.search(text)):
        # "مواضيع ذات صلة (بواسطة الكلمات المفتاحية)".
        return _heading(text[: note.start()])
    if found is None and " / " in text:
        # "Lire aussi / إقرأ أيضا".
        kinds = {_heading(part) for part in text.split(" / ")}
        return kinds.pop() if len(kinds) == 1 else None
    return found


def is_invitation(text: str) -> bool:
    """Whether a read-also label says nothing of this story, and could head any list: "لا يفوتك"."""
    return plain(text) in _INVITATIONS


def ends_in_read_also(text: str) -> bool:
    """Whether the words before a link announce it: "… اقرأ أيضاً:", "ولمعرفة المزيد طالع:"."""
    words = plain(text[-60:])
    if _READ_ALSO_END.search(words):
        return True
    return text.rstrip(' «"“').endswith(":") and bool(_VERB_END.search(words))


def before_read_also(text: str) -> str:
    """A text without the announcement that it ends in.

    >>> before_read_also("انتهى الخبر. وللمزيد من التفاصيل اقرأ أيضا:")
    'انتهى الخبر.'
    """
    words = text.split()
    for size in range(min(_LONGEST_ANNOUNCEMENT, len(words)), 0, -1):
        if _READ_ALSO_SENTENCE.fullmatch(plain(" ".join(words[-size:]))):
            return " ".join(words[:-size]).rstrip(" :؛،,|«»-–—")
    return text


def is_ruler(text: str) -> bool:
    """Whether a line is drawn, not written: "ـــــــ", "***"."""
    return not any(map(str.isalnum, text.replace("\u0640", "")))


def is_promotion(text: str) -> bool:
    """Whether a line asks to follow, subscribe or install; sentences of a story begin with the same words.

    >>> is_promotion("تابعوا آخر الأخبار عبر قناتنا على تلغرام"), is_promotion("تابعوا السير حتى وصلوا إلى النهر.")
    (True, False)
    """
    if not plain(text[:60]).startswith(_PROMOTIONS):
        return False
    return text[-1] not in ".؟!" or not _MEDIA.isdisjoint(plain(text[:300]).split())


def is_disclaimer(text: str) -> bool:
    """Whether a line says that opinions are their writer's own.

    >>> is_disclaimer("الآراء الواردة في المقال لا تعبر بالضرورة عن رأي الصحيفة.")
    True
    """
    if len(text) > _LONGEST_DISCLAIMER:
        return False
    words = plain(text)
    return words.startswith(_DISCLAIMERS) or bool(_NOT_OURS.search(words))


def is_cookie_notice(text: str) -> bool:
    """Whether a text asks for leave to set cookies, rather than tells of them.

    >>> is_cookie_notice("نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا.")
    True
    """
    words = plain(text[:_LONGEST_RULE])
    return bool(_COOKIES.search(words) and _LEAVE.search(words))


def is_comment_rule(text: str) -> bool:
    """Whether a text tells readers how to comment.

    >>> is_comment_rule("نرحب بآرائكم، ونأمل الالتزام بآداب الحوار كي لا نضطر إلى مراجعة التعليقات قبل نشرها.")
    True
    """
    words = plain(text[:_LONGEST_RULE])
    return bool(_COMMENTS.search(words)) and len(_RULES_OF_COMMENTS.findall(words)) > 1


def after_read_also(text: str) -> str | None:
    """What follows the label in "اقرأ أيضا: TITLE", ``None`` where a text does not begin so.

    >>> after_read_also("إقرأ أيضاً: افتتاح مكتبة الحي"), after_read_also("انظر أيضا افتتاح مكتبة الحي")
    ('افتتاح مكتبة الحي', 'افتتاح مكتبة الحي')
    """
    return _after_read_also(text) if len(text) <= _LONGEST_KEPT else None


# The links of a menu are asked on every page of a site.
@lru_cache(maxsize=8192)
def _after_read_also(text: str) -> str | None:
    for sign in (":", "|", " – ", " - "):
        label, found, rest = text.partition(sign)
        if found and rest.strip() and heading(label) == "read_also":
            return rest.strip()
    words = text.split()
    # Without a sign only what says "too" is a label: "طالع" and "شاهد" begin headlines.
    labelled = words[_LABEL_WORDS:] and plain(" ".join(words[:_LABEL_WORDS])).endswith(_TOO)
    is_label = labelled and heading(" ".join(words[:_LABEL_WORDS])) == "read_also"
    return " ".join(words[_LABEL_WORDS:]) if is_label else None


def is_dateline(text: str) -> bool:
    """Whether a line tells when something was published, whatever else it adds, rather than a story.

    >>> is_dateline("نُشر بتاريخ الخميس 19 نوفمبر 2026 الساعة 07:02 صباحاً / كتبت: وفاء سالم")
    True
    """
    if len(text) > 170 or not any(map(str.isdigit, text)) or text[-1] in ".؟!»”":
        return False
    words = plain(text)
    if _DATELINE.match(words) or (words.startswith(_SIGNED) and _YEAR.search(words)):
        return True
    return len(text) <= 110 and bool(_DATE_FIRST.match(words) or _DATE_LAST.search(words))


def heads_date(text: str) -> bool:
    """Whether a text begins with the words that announce a date."""
    return bool(_DATELINE.match(plain(text)))


def agency(text: str) -> str | None:
    """The agency that a piece of a byline names.

    >>> agency("(أ.ف.ب)"), agency("وكالة رويترز"), agency("أحمد")
    ('أ ف ب', 'رويترز', None)
    """
    return _AGENCY_OF.get(plain(text))


def is_place(text: str) -> bool:
    """Whether a piece of a byline is a city or country that datelines name, or is called a town."""
    words = plain(text)
    first, _, name = words.partition(" ")
    return words in _PLACES or (bool(name) and first in _PLACE_WORDS)


def is_landscape(text: str) -> bool:
    """Whether a text begins as names of places do that are called for a valley, a hill, a spring …"""
    first, _, name = plain(text).partition(" ")
    return bool(name) and first in _LAND_WORDS


def is_signing_desk(text: str) -> bool:
    """Whether a text is a team that signs, and nothing else: "القسم الرياضي"; a sentence may begin so."""
    words = plain(text).split()
    return len(words) in (2, 3) and words[0] in _SIGNING_DESKS and is_nameless(text)


def is_desk(text: str) -> bool:
    """Whether a piece of a byline is a team: "فريق العمل"."""
    first = plain(text).split(" ", 1)[0]
    return first in _DESKS or first in _TEAMS


def is_outlet(text: str) -> bool:
    """Whether a piece of a byline is the paper by no name: "الصحيفة"."""
    return plain(text).split(" ", 1)[0] in _OUTLETS


def is_nameless(text: str) -> bool:
    """Whether a piece of a byline is a team or a paper without a name of its own.

    >>> is_nameless("قسم الأخبار"), is_nameless("الصحيفة"), is_nameless("فريق العمل"), is_nameless("فريق المرفأ")
    (True, True, True, False)
    """
    first, _, rest = plain(text).partition(" ")
    if first in _TEAMS:
        return not rest or rest.split()[0] in _TEAM_WORDS
    return first in _DESKS or first in _OUTLETS or (not rest and first in _BEATS)


def is_biography(text: str) -> bool:
    """Whether a text tells somebody's life or work.

    >>> is_biography("كاتبة وصحافية، تكتب في الثقافة والفنون"), is_biography("تكتب: منى سعيد")
    (True, False)
    """
    return bool(_BIOGRAPHY.search(plain(text)))


def before_lists(text: str) -> str:
    """A line without the labels and counts that follow a name on it.

    >>> before_lists("سامي مراد التسميات: ثقافة")
    'سامي مراد'
    """
    for colon in _COLON.finditer(text):
        words = text[: colon.start()].split()
        for size in (2, 1):
            # "رئيس القسم: فلان" has no name before it.
            if len(words) >= size + 2 and plain(" ".join(words[-size:])) in _AFTER_NAMES:
                return " ".join(words[:-size])
    return text


def is_nobody(text: str) -> bool:
    """Whether a piece of a byline names no writer: an account, a photographer, the minutes that reading takes."""
    words = plain(text)
    return words in _NOBODY or not (_NOT_WRITTEN | _MEDIA).isdisjoint(words.split())


def is_section(text: str) -> bool:
    """Whether a piece of a header line begins as names of sections do."""
    return plain(text).split(" ", 1)[0] in _SECTIONS


def without_kicker(text: str) -> str:
    """A headline without the word for its kind that agencies set before it.

    >>> without_kicker("عام / افتتاح مكتبة الحي القديم"), without_kicker("حلب / افتتاح مكتبة الحي")
    ('افتتاح مكتبة الحي القديم', 'حلب / افتتاح مكتبة الحي')
    """
    first, slash, rest = text.partition(" / ")
    return rest if slash and plain(first) in _KICKERS else text


def is_role(text: str) -> bool:
    """Whether a piece of a byline says what somebody is, not who."""
    return plain(text).split(" ", 1)[0] in _ROLES
