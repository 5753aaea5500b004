"""The words that head the parts of an Arabic news page, as tables; matching is on folded text.

Every phrase is written as people write it; ``fold`` joins its spellings (hamza, tanwin, ta marbuta), so one is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsbot.arabic.text import fold

_THINGS = (
    "مواضيع موضوعات أخبار مقالات تقارير مواد قصص روابط عناوين ملفات "
    "المواضيع الموضوعات الأخبار المقالات التقارير المواد القصص"
)
READ_ALSO = tuple(
    [
        f"{thing} {rest}"
        for thing in _THINGS.split()
        for rest in ("ذات صلة", "ذات علاقة", "ذات الصلة", "ذات العلاقة", "متعلقة", "مرتبطة", "مشابهة",
                     "المتعلقة", "المرتبطة",
                     "المشابهة", "لها صلة", "لها علاقة", "قد تهمك", "قد تهمكم", "متصلة", "أخرى قد تهمك")
    ]
    + [
        "ذات صلة", "قد يهمك", "قد يهمكم", "قد يهمك أيضا", "قد يهمكم أيضا", "قد يهمك الاطلاع على",
        "قد يعجبك أيضا", "قد يعجبك",
        "ربما يهمك", "ربما يعجبك", "ربما تود قراءة", "ربما يهمك أيضا", "نرشح لك", "نرشح لكم",
        "المزيد حول هذه القصة",
        "المزيد عن هذه القصة", "المزيد حول هذا الموضوع", "المزيد عن هذا الموضوع", "المزيد حول الموضوع",
        "المزيد حول", "المزيد عن",
        "للمزيد", "طالع", "اقرأ", "للمزيد اقرأ", "لقراءة المزيد", "لمزيد من التفاصيل", "اقرأ في هذا الموضوع",
        "في الموضوع نفسه", "حول الموضوع",
        "خبر ذو صلة", "موضوع ذو صلة", "مقال ذو صلة", "اقرأ ايضا في", "اقرأ أيضا عن", "وأيضا", "يمكنك قراءة",
        "يمكنك أيضا قراءة", "يمكنكم أيضا قراءة", "ويمكنكم أيضا قراءة", "ويمكنك أيضا قراءة",
        "لا يفوتك", "لا تفوت", "لا تفوت قراءة", "كنا قد نشرنا", "سبق أن نشرنا", "ربما يعجبك أيضا",
        "للاطلاع على المزيد",
        "المزيد من الأخبار ذات الصلة", "محتوى ذو صلة", "محتوى ذو علاقة", "مواضيع قد تعجبك", "مقالات مقترحة",
        "أخبار مقترحة",
        "مواضيع مقترحة", "more on this story", "you may also like", "voir aussi", "sur le même sujet",
        "اقرأ ايضا من",
        "read also", "read more", "see also", "related", "related articles", "related news", "lire aussi",
        "à lire aussi",
    ]
)  # fmt: skip
# Of these, what a box of popular stories is headed with as well.
INVITATIONS = (
    "لا يفوتك", "لا تفوت", "قد يهمك", "قد يهمكم", "قد يعجبك", "ربما يهمك", "ربما يعجبك", "نرشح لك", "نرشح لكم",
    "مقالات مقترحة",
    "أخبار مقترحة", "مواضيع مقترحة", "مواضيع قد تعجبك", "you may also like", "read more",
)  # fmt: skip
# Imperatives of every person and number, however spelled: folded, "إقرأ", "اقرئي", "اقرؤوا" and "اقراء" begin alike.
_READ_ALSO_VERBS = (
    r"و?(?:ا?قرا\w{0,3}(?: ي)?|اقر[يو]\w?|طالع\w{0,2}|شاهد\w{0,2}|ا?نظر\w{0,2}|تابع\w{0,2}"
    r"|راجع\w{0,2}|استمع\w{0,2}|اطلع\w{0,2}|تصفح\w{0,2})"
)
_READ_ALSO_REST = r"(?:(?:ايضا|كذلك|المزيد|اكثر|كمان)(?: (?:في|علي|من|عن|حول) \w+(?: \w+)?)?|(?:في|عن) \w+(?: \w+)?)"
# Lists of links that say nothing of this article.
OTHER_LISTS = (
    "الأكثر قراءة", "الأكثر مشاهدة", "الأكثر تصفحا", "الأكثر تداولا", "الأكثر تعليقا", "الأكثر شيوعا",
    "الأكثر متابعة", "اكثر قراءة",
    "الأكثر شعبية", "آخر الأخبار", "أحدث الأخبار", "أهم الأخبار", "آخر المستجدات", "الأحدث", "أخبار عاجلة",
    "ترشيحاتنا", "اخترنا لكم",
    "اخترنا لك", "مختارات", "جديد الأخبار", "المقالات الأخيرة", "أحدث المقالات", "اختيارات المحرر",
    "اختيار المحرر", "اختيارات القراء",
    "الخبر التالي", "الخبر السابق", "المقال التالي", "المقال السابق", "التالي", "السابق", "الموضوع التالي",
    "الموضوع السابق",
    "منشورات أخرى", "مقالات الكاتب", "أخبار الكاتب", "للكاتب أيضا", "المزيد من الكاتب", "الرائج", "الرائجة",
    "ذات شعبية", "trending",
    "most read", "most popular", "latest news", "previous", "next", "الأخبار الرئيسية", "أبرز الأخبار",
    "عاجل الآن", "شريط الأخبار",
)  # fmt: skip
COMMENTS = (
    "التعليقات", "تعليقات", "أضف تعليق", "أضف تعليقا", "اترك تعليق", "اترك تعليقا", "اترك ردا", "اترك رد",
    "تعليقات القراء", "أضف تعليقك",
    "تعليقات الفيسبوك", "تعليقات فيسبوك", "شارك برأيك", "اكتب تعليقك", "آراء القراء", "التعليقات على الخبر",
    "إضافة تعليق", "comments",
    "leave a comment", "leave a reply",
)  # fmt: skip
TAGS = (
    "الكلمات الدالة", "كلمات دالة", "الكلمات الدلالية", "كلمات دلالية", "الكلمات المفتاحية", "كلمات مفتاحية",
    "كلمات البحث", "الوسوم", "وسوم",
    "تاجز", "تاغات", "هاشتاج",
    "الأوسمة", "علامات", "مفاتيح", "مواضيع الساعة", "tags", "keywords", "اقرأ المزيد عن", "موضوعات الخبر",
    "تصنيفات", "دلالات",
)  # fmt: skip
# Lines of the page's furniture, whole or by their first words.
FURNITURE = (
    "مشاركة", "شارك", "شاركها", "شاركه", "شارك الخبر", "شارك المقال", "شارك هذا", "شارك عبر",
    "مشاركة عبر البريد", "طباعة", "نسخ الرابط", "انسخ الرابط",
    "حفظ", "استمع", "حجم الخط", "تكبير الخط", "تصغير الخط", "إعلان", "إعلانات", "advertisement", "facebook",
    "twitter", "whatsapp", "telegram",
    "فيسبوك", "تويتر", "واتساب", "تلغرام", "تيليجرام", "لينكدإن", "بريد إلكتروني", "أرسل إلى صديق", "إرسال",
    "رابط مختصر", "الرابط المختصر", "المشاهدات",
    "عدد المشاهدات", "مشاهدة", "0 تعليق", "print", "email", "share", "copy link", "linkedin", "pinterest",
    "تم نسخ الرابط", "إبلاغ عن خطأ",
    "الرئيسية", "اشترك الآن", "اشترك", "تحميل", "صورة", "فيديو", "المصدر", "x",
)  # fmt: skip
PROMOTIONS = (
    "تابعونا على", "تابعونا عبر", "تابعنا على", "تابعنا عبر", "تابعوا أخبار", "تابع أخبار", "تابعوا آخر",
    "تابعوا قناتنا", "اشترك في", "اشتركوا في",
    "انضم إلى", "انضموا إلى", "للاشتراك في", "حمل تطبيق", "حملوا تطبيق", "لمتابعة آخر", "لمتابعة أهم",
    "لمتابعة أخبار", "لمزيد من الأخبار", "تابعوا صفحتنا",
    "تابع صفحتنا", "جميع الحقوق محفوظة", "حقوق النشر", "تابعوا", "لمتابعة المزيد", "يمكنكم متابعة",
    "للمزيد من الأخبار", "اشترك بالنشرة",
)  # fmt: skip
# Before a name. The longer phrases first: the first that fits is cut off.
BYLINE = (
    "كتب وصور", "إعداد وتحرير", "إعداد وتقديم", "كتابة وتحرير", "ترجمة وتحرير", "ترجمة وإعداد", "تحرير وترجمة",
    "أجرى الحوار", "أجرت الحوار", "أجرى المقابلة",
    "أجرت المقابلة", "حاوره", "حاورها", "حاورته", "حاورتها", "كتبه", "كتبها", "كتبته", "كتبتها", "كتابة",
    "التقاه", "التقاها", "التقته", "التقتها", "كتبت", "كتب",
    "يكتب", "تكتب", "بقلم", "بقلم الكاتب",
    "بقلم الدكتور", "إعداد", "أعده", "أعدها", "أعدته", "أعد التقرير", "أعدت التقرير", "تحرير", "حوار",
    "مقابلة", "ترجمة", "ترجمها", "تقرير", "تحقيق", "متابعة",
    "من مراسلنا", "من مراسلتنا", "مراسلنا", "مراسلتنا", "مراسل", "مراسلة", "الكاتب", "الكاتبة", "كاتب المقال",
    "كاتب الخبر", "اسم الكاتب", "المؤلف", "المحرر", "المحررة",
    "الصحفي", "الصحفية", "الصحافي", "الصحافية", "متابعات", "بواسطة", "نشر بواسطة", "نشرت بواسطة", "أضيف بواسطة",
    "كتب بواسطة", "مرسلة بواسطة",
    "أرسلت بواسطة", "أدرج بواسطة", "من قبل", "أضيف من قبل", "written by", "posted by", "by", "author", "par",
    "خاص",
)  # fmt: skip
# Of these, the ones that headlines begin with as well.
WEAK_BYLINE = ("تقرير", "تحقيق", "حوار", "مقابلة", "متابعة", "متابعات", "خاص", "من قبل")
SOURCE = ("المصدر", "مصدر الخبر", "عن", "نقلا عن", "المصادر", "source")
# What stands beside a name without being one.
ROLES = (
    "مراسل", "مراسلة", "محرر", "محررة", "كاتب", "كاتبة", "صحفي", "صحفية", "صحافي", "صحافية", "باحث", "باحثة",
    "أكاديمي", "أكاديمية", "رئيس", "رئيسة", "مدير", "مديرة",
    "إعلامي", "إعلامية", "محلل", "محللة", "خبير", "خبيرة", "أستاذ", "أستاذة", "خاص", "موفد", "موفدة", "ناقد",
    "ناقدة", "شاعر", "شاعرة", "روائي", "روائية", "مترجم", "مترجمة",
)  # fmt: skip
# Teams that sign: kept as they are.
DESKS = ("فريق", "قسم", "هيئة", "غرفة", "وحدة", "طاقم", "أسرة", "مكتب", "محررو")
# What the furniture of a page puts where a byline stands; and what is signed without having been written.
NOBODY = (
    "admin", "administrator", "editor", "user", "root", "webmaster", "author", "newsroom", "guest", "أدمن",
    "مدير الموقع",
    "مشرف", "المشرف", "غير معروف", "مجهول", "محرر", "التحرير", "هيئة التحرير", "فريق التحرير",
)  # fmt: skip
NOT_WRITTEN = (
    "تصوير", "عدسة", "رسوم", "رسم", "كاريكاتير", "مونتاج", "إخراج", "صورة", "صور", "قراءة", "القراءة", "دقيقة",
    "دقائق", "دقيقتان", "دقيقتين",
    "تحديث", "استمع", "مشاهدة", "مشاهدات", "تعليق", "تعليقات", "تعليقان", "طباعة", "مشاركة", "نسخة", "موقع",
)  # fmt: skip
# Before the name of a place.
PLACE_WORDS = ("بلدة", "مدينة", "قرية", "محافظة", "ريف", "حي", "ولاية", "إقليم", "مخيم")
PLACES = (
    "عواصم",
    "القاهرة", "الإسكندرية", "الجيزة", "أسوان", "الأقصر", "المنصورة", "طنطا", "المنيا", "أسيوط",
    "سوهاج", "بورسعيد", "السويس", "الإسماعيلية", "دمياط", "الفيوم", "بني سويف", "الزقازيق",
    "دمشق", "حلب", "حمص", "حماة", "اللاذقية", "طرطوس", "درعا", "السويداء",
    "إدلب", "دير الزور", "الرقة", "الحسكة", "بيروت", "طرابلس",
    "صيدا", "عمان", "عمّان", "إربد", "الزرقاء", "القدس", "غزة", "رام الله", "نابلس", "الخليل", "بغداد",
    "البصرة", "الموصل", "أربيل", "كربلاء", "النجف", "الرياض", "جدة",
    "مكة", "مكة المكرمة", "المدينة المنورة", "الدمام", "الأحساء", "أبها", "تبوك", "الكويت", "المنامة",
    "الدوحة", "أبوظبي", "أبو ظبي", "دبي", "الشارقة", "العين",
    "رأس الخيمة", "عجمان", "الفجيرة", "مسقط", "صلالة", "صنعاء", "عدن", "تعز", "مأرب", "المكلا", "الخرطوم",
    "بورتسودان", "أم درمان", "بنغازي", "مصراتة", "تونس", "صفاقس",
    "سوسة", "الجزائر", "وهران", "قسنطينة", "عنابة", "الرباط", "الدار البيضاء", "فاس", "مراكش", "طنجة",
    "أكادير", "نواكشوط", "مقديشو", "جيبوتي", "موروني", "واشنطن",
    "نيويورك", "لندن", "باريس", "برلين", "موسكو", "أنقرة", "إسطنبول", "طهران", "بروكسل", "جنيف", "روما",
    "مدريد", "بكين", "طوكيو", "سوريا", "مصر", "لبنان", "الأردن",
    "العراق", "السعودية", "الإمارات", "قطر", "البحرين", "اليمن", "السودان", "ليبيا", "المغرب", "موريتانيا",
    "فلسطين", "تركيا", "إيران",
)  # fmt: skip
# The words that names of sections begin with, and names of people do not.
SECTIONS = (
    "أخبار", "الأخبار", "سياسة", "السياسة", "اقتصاد", "الاقتصاد", "رياضة", "الرياضة", "ثقافة", "الثقافة", "فن",
    "فنون", "الفن", "محليات", "مجتمع", "عربي", "عربية", "دولي", "دولية",
    "عالمي", "تقارير", "تقرير", "تحقيقات", "متابعات", "منوعات", "صحة", "الصحة", "تكنولوجيا", "تقنية", "علوم",
    "مقالات",
    "رأي", "آراء", "كتاب", "حوادث", "محافظات", "الشرق", "العالم", "المزيد",
    "ملفات", "حوارات", "لقاءات", "صور", "فيديو", "عاجل", "شؤون", "بانوراما", "سوشيال", "مدونات", "دراسات",
    "بيئة", "تعليم", "سياحة", "أسرة", "مرأة", "شباب", "إسلاميات", "الوطن",
)  # fmt: skip
# Agency → how it is written. The key is what is kept.
AGENCIES = {
    "سانا": "سانا|وكالة سانا|الوكالة العربية السورية للأنباء|sana",
    "رويترز": "رويترز|وكالة رويترز|reuters",
    "أ ف ب": "أ ف ب|أ.ف.ب|ا ف ب|اف ب|أف ب|فرانس برس|وكالة فرانس برس|الفرنسية|وكالة الصحافة الفرنسية|afp",
    "أ ب": "أ ب|أ.ب|أسوشيتد برس|أسوشييتد برس|اسوشيتدبرس|أسوشيتدبرس|وكالة أسوشيتد برس|ap",
    "الأناضول": "الأناضول|الاناضول|وكالة الأناضول|وكالة أنباء الأناضول",
    "د ب أ": "د ب أ|د.ب.أ|د ب ا|الألمانية|وكالة الأنباء الألمانية|dpa",
    "واس": "واس|وكالة الأنباء السعودية|spa",
    "وام": "وام|وكالة أنباء الإمارات|wam",
    "بترا": "بترا|وكالة الأنباء الأردنية|petra",
    "قنا": "قنا|وكالة الأنباء القطرية|qna",
    "كونا": "كونا|وكالة الأنباء الكويتية|kuna",
    "وفا": "وفا|وكالة الأنباء الفلسطينية|wafa",
    "أ ش أ": "أ ش أ|أ.ش.أ|ا ش ا|وكالة أنباء الشرق الأوسط|mena",
    "واع": "واع|وكالة الأنباء العراقية|ina",
    "وات": "وات|وكالة تونس إفريقيا للأنباء|tap",
    "واج": "واج|وأج|وكالة الأنباء الجزائرية|aps",
    "ومع": "ومع|وكالة المغرب العربي للأنباء|map",
    "بنا": "بنا|وكالة أنباء البحرين|bna",
    "سونا": "سونا|وكالة السودان للأنباء|suna",
    "وال": "وال|وكالة الأنباء الليبية",
    "سبأ": "سبأ|وكالة سبأ|وكالة الأنباء اليمنية",
    "تاس": "تاس|وكالة تاس|tass",
    "نوفوستي": "نوفوستي|ريا نوفوستي",
    "سبوتنيك": "سبوتنيك|وكالة سبوتنيك|sputnik",
    "شينخوا": "شينخوا|وكالة شينخوا|وكالة أنباء شينخوا|xinhua",
    "بلومبرغ": "بلومبرغ|بلومبيرغ|وكالة بلومبرغ|bloomberg",
    "وكالات": "وكالات|الوكالات|وكالات الأنباء|وكالات أنباء|agencies",
}

_LONGEST_KEPT = 200
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


def _set(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(phrase) for phrase in phrases)


_LISTS = {
    "read_also": _set(READ_ALSO),
    "other": _set(OTHER_LISTS),
    "comments": _set(COMMENTS),
    "tags": _set(TAGS),
    "furniture": _set(FURNITURE),
}
_KIND_OF = {phrase: kind for kind, phrases in reversed(_LISTS.items()) for phrase in phrases}
_MEDIA = _set(
    "قناتنا صفحتنا صفحاتنا تطبيق تطبيقنا نشرتنا النشرة غوغل جوجل تلغرام تليغرام تيليجرام واتساب فيسبوك "
    "تويتر يوتيوب انستغرام"
    "إنستغرام حسابنا حساباتنا موقعنا أخبارنا google telegram whatsapp facebook twitter youtube البريدية "
    "محفوظة".split()
)
_PROMOTIONS = tuple(_set(PROMOTIONS))
_INVITATIONS = _set(INVITATIONS)
_AGENCY_OF = {plain(way): name for name, ways in AGENCIES.items() for way in ways.split("|")}
_ROLES = _set(ROLES)
_PLACES = _set(PLACES)
_PLACE_WORDS = _set(PLACE_WORDS)
_DESKS = _set(DESKS)
_NOBODY = _set(NOBODY)
_NOT_WRITTEN = _set(NOT_WRITTEN)
_SECTIONS = _set(SECTIONS)
_READ_ALSO_TAIL = r"(?: ب(?:هذا |هذه |ال)(?:خبر|الخبر|موضوع|الموضوع|مقال|المقال|القصه|قصه))?"
_READ_ALSO = re.compile(
    f"{_READ_ALSO_VERBS} {_READ_ALSO_REST}|(?:"
    + "|".join(sorted(map(re.escape, _LISTS["read_also"]), key=len, reverse=True))
    + f"){_READ_ALSO_TAIL}"
)
# The whole sentence before a link: "وللمزيد من التفاصيل اقرأ أيضا".
_READ_ALSO_LEAD = r"(?:و?ل(?:لمزيد|مزيد|معرفه|لاطلاع|قراءه)(?: \w+){0,4} )?"
_READ_ALSO_SENTENCE = re.compile(rf"{_READ_ALSO_LEAD}(?:{_READ_ALSO.pattern}|{_READ_ALSO_VERBS})")
_READ_ALSO_END = re.compile(rf"(?:^|(?<=\s))(?:{_READ_ALSO.pattern})$")
_VERB_END = re.compile(rf"(?:^|(?<=\s))(?:{_READ_ALSO_VERBS})$")
_DATELINE = re.compile(
    r"(?:تم )?(?:النشر|نشر\w?|بتاريخ|(?:ال)?تاريخ|اضيف\w?|اخر تحديث|تحديث|حدث|عدل|تعديل|كتب\w? في"
    r"|published|updated|posted)\b"
)
# "3 تعليقات", "التعليقات (2)".
_COUNT = re.compile(r"^\d+ |(?<=\w) \d+$")
_DATELINE = re.compile(
    r"(?:تم )?(?:النشر|نشر\w?|بتاريخ|(?:ال)?تاريخ|اضيف\w?|اخر تحديث|تحديث|حدث|عدل|تعديل|كتب\w? في"
    r"|published|updated|posted)\b"
)
_LONGEST_ANNOUNCEMENT = 10
# "فلان الأربعاء 18 ماي 2022 الساعة 00:10".
_DATE_LAST = re.compile(
    r"\d{1,2} (?:[^\d\s]+ ){1,3}\d{4}(?: (?:ه|م|الساعه|في|عند|علي)){0,3}(?: \d{1,2} \d\d(?: \w{1,6})?)?$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGNED = tuple(f"{plain(phrase)} " for phrase in BYLINE)
_DATE_FIRST = re.compile(r"(?:يوم )?(?:ال\w+ )?\d{1,2} (?:[^\d\s]+ ){1,3}(?:\d{1,2} )?\d{4}\b")


def heading(text: str) -> str | None:
    """What a whole line heads: ``read_also``, ``other`` (list), ``comments``, ``tags``, ``furniture``, or nothing.

    >>> heading("إقرأ أيضاً:"), heading("الأكثر قراءةً"), heading("قرأ الوزير الرسالة")
    ('read_also', 'other', None)
    """
    if len(text) > 60:
        return None
    written = plain(text)
    words = _COUNT.sub("", written)
    return _KIND_OF.get(written) or _KIND_OF.get(words) or ("read_also" if _READ_ALSO.fullmatch(words) else None)


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


def after_read_also(text: str) -> str | None:
    """What follows the label in "اقرأ أيضا: TITLE", ``None`` where a text does not begin so.

    >>> after_read_also("إقرأ أيضاً: افتتاح مكتبة الحي")
    'افتتاح مكتبة الحي'
    """
    label, colon, rest = text.partition(":")
    return rest.strip() if colon and rest.strip() and heading(label) == "read_also" else None


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


def is_desk(text: str) -> bool:
    """Whether a piece of a byline is a team: "فريق العمل"."""
    return plain(text).split(" ", 1)[0] in _DESKS


def is_nobody(text: str) -> bool:
    """Whether a piece of a byline names no writer: an account, a photographer, the minutes that reading takes."""
    words = plain(text)
    return words in _NOBODY or not _NOT_WRITTEN.isdisjoint(words.split())


def is_section(text: str) -> bool:
    """Whether a piece of a header line begins as names of sections do."""
    return plain(text).split(" ", 1)[0] in _SECTIONS


def is_role(text: str) -> bool:
    """Whether a piece of a byline says what somebody is, not who."""
    return plain(text).split(" ", 1)[0] in _ROLES
