"""The words that head the parts of a page, in the spellings that pages use, and running text that begins alike."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.arabic import labels

# Kind → whole lines that head it, a bar between.
HEADINGS = {
    "read_also": """
        اقرأ أيضاً | إقرأ أيضاً | أقرأ أيضا | اقرأ ايضا | إقرا ايضا: | اقرأ أيضًا : | اقرأ كذلك | اقرأ المزيد
        اقرؤوا أيضاً | اقرأوا أيضا | اقرئي أيضا | وأقرأ أيضا | «اقرأ أيضاً» | ► اقرأ أيضاً | اقـــرأ أيــضــا
        اِقْرَأْ أَيْضًا | إقراء أيضا | أقرأ أيضأ | ﺍﻗﺮﺃ ﺃﻳﻀﺎً | اقرأ\u00a0أيضا | \u200fاقرأ أيضاً\u200f
        انظر أيضا | أنظر أيضاً: | شاهد أيضاً | شاهد أيضا | طالع أيضا | طالع المزيد | تابع أيضاً | راجع أيضا | استمع أيضا
        مواضيع ذات صلة | مواضيع ذات صله | موضوعات ذات صلة | أخبار ذات صلة | اخبار ذات صلة | مقالات ذات صلة
        الموضوعات المتعلقة | موضوعات متعلقة | مواضيع متعلقة: | أخبار متعلقة | مواضيع ذات علاقة | أخبار ذات علاقة
        مواضيع مرتبطة | الأخبار المرتبطة | مواضيع مشابهة | مقالات مشابهة | مقالات قد تهمك | مواضيع قد تهمك
        ذات صلة | قد يهمك | قد يهمك أيضا | قد يهمك أيضاً.. | قد يعجبك أيضا | ربما يهمك | ربما يعجبك | نرشح لك | نرشح لكم
        المزيد حول هذا الموضوع | المزيد عن هذه القصة | للمزيد اقرأ | لقراءة المزيد | خبر ذو صلة | موضوع ذو صلة
        Read also | READ MORE | Related | Related Articles | See also: | Lire aussi | À lire aussi
    """,
    "other": """
        الأكثر قراءة | الأكثر قراءةً | الاكثر قراءه | الأكثر قراءة: | الأكثر مشاهدة | الأكثر تصفحاً | الأكثر تداولاً
        الأكثر تعليقاً | الأكثر شيوعا | الأكثر متابعة | آخر الأخبار | اخر الاخبار | أخر الأخبار | أحدث الأخبار
        أهم الأخبار | أخبار عاجلة | ترشيحاتنا | اخترنا لكم | إخترنا لك | مختارات | المقالات الأخيرة | اختيارات المحرر
        الخبر التالي | الخبر السابق | المقال السابق | الموضوع التالي | التالي | السابق | مقالات الكاتب | الرائج
        Most Read | Most popular | Latest News | Previous | Next | Trending
    """,
    "comments": """
        التعليقات | التعليقات: | تعليقات | أضف تعليق | أضف تعليقاً | اضف تعليقا | اترك تعليقاً | أترك تعليقا | اترك ردا
        تعليقات القراء | شارك برأيك | اكتب تعليقك | آراء القراء | تعليقات الفيسبوك | Comments | Leave a reply
    """,
    "tags": """
        الكلمات الدالة | كلمات دالة: | الكلمات الدلالية | الكلمات المفتاحية | كلمات مفتاحية | كلمات البحث | الوسوم
        وسوم | تاغات | هاشتاج | علامات | Tags | TAGS: | Keywords | دلالات
    """,
    "furniture": """
        مشاركة | شارك | شارك الخبر | شارك المقال | طباعة | نسخ الرابط | إعلان | اعلان | فيسبوك | واتساب | حجم الخط
        رابط مختصر | عدد المشاهدات | Share | Print | Facebook | الرئيسية
    """,
}


def _headings() -> list[object]:
    rows: list[object] = []
    for kind, lines in HEADINGS.items():
        written = [line for part in lines.replace("\n", "|").split("|") if (line := part.strip(" "))]
        rows += [(line, kind) for line in written]
    return rows


@pytest.mark.parametrize(("line", "kind"), _headings())
def test_heading(line: str, kind: str) -> None:
    assert labels.heading(line) == kind


COUNTED = [
    ("التعليقات (0)", "comments"),
    ("التعليقات (١٢)", "comments"),
    ("3 تعليقات", "comments"),
    ("0 تعليق", "furniture"),
]


@pytest.mark.parametrize(("line", "kind"), COUNTED)
def test_heading_with_a_count(line: str, kind: str) -> None:
    assert labels.heading(line) == kind


NO_HEADINGS = """
    قرأ الوزير الرسالة أمام الحاضرين
    اقرأ كتابا كل أسبوع
    اقرأ باسم ربك الذي خلق
    اقرأ أيضا في هذا الكتاب سيرة الرجل وحكايات المدينة القديمة
    شاهد أيضاً من النافذة رجالاً يحملون صناديق
    شاهد عيان يروي ما جرى
    تابع الوزير أيضا أعمال الترميم
    انظر إلى الجبل
    طالع السعد
    مواضيع كثيرة ناقشها المجلس
    مواضيع ذات صلة بالتعليم ناقشها المجلس في جلسته
    أخبار ذات صلة بالحادث انتشرت على مواقع التواصل
    الأكثر قراءة بين الشباب هو الكتاب الورقي
    الأكثر تضررا من الجفاف
    آخر الأخبار الواردة من المدينة تقول إن الطريق مفتوح
    التعليقات على مشروع القانون وصلت إلى المجلس
    التالي في قائمة المتسابقين هو سامي
    مختارات من شعر نزار في أمسية بالمدينة
    وسوم على جدران المدينة القديمة
    شارك في المؤتمر عشرون باحثا
    شارك سامي في السباق
    إعلان نتائج الامتحانات غدا
    إعلان الحداد ثلاثة أيام
    المصدر ذاته أكد الخبر
    صورة من المدينة
    تعليق الدراسة غدا
    قد يهمك أن تعرف أن الحديقة مفتوحة
    المزيد من الأمطار غدا
    المزيد عن أعمال الترميم في بيان البلدية
    للمزيد من المعلومات زوروا مكتب البلدية
    ذات صباح خرج الناس إلى الحديقة
    relatedly, nobody came
    next year the garden opens
    افتتاح حديقة الياسمين
    21 تشرين الثاني 2025
"""


@pytest.mark.parametrize("line", [line.strip() for line in NO_HEADINGS.strip().splitlines()])
def test_running_words_are_no_heading(line: str) -> None:
    assert labels.heading(line) is None


@pytest.mark.parametrize(
    ("before", "announces"),
    [
        ("وانتهى الحفل مساء. اقرأ أيضاً:", True),
        ("اقرأ أيضا", True),
        ("وانتهى الحفل مساء (اقرأ أيضاً: ", True),
        ("وانتهى الحفل مساء.. إقرأ المزيد:", True),
        ("وانتهى الحفل مساء. مواضيع ذات صلة:", True),
        ("وانتهى الحفل مساء. شاهد أيضاً »", True),
        ("اقرأ أيضاً ثم عد إلى النص", False),
        ("وقالت البلدية في", False),
        ("على أن يقرأ أيضا", False),
        ("", False),
    ],
)
def test_words_before_a_link(before: str, announces: bool) -> None:
    assert labels.ends_in_read_also(before) is announces


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("تابعونا على فيسبوك", True),
        ("تابعوا قناتنا على تلغرام", True),
        ("تابعنا عبر أخبار غوغل", True),
        ("اشترك في نشرتنا البريدية", True),
        ("اشتركوا في قناتنا على يوتيوب", True),
        ("انضم إلى قناتنا على واتساب", True),
        ("حمّل تطبيق صوت الحي", True),
        ("لمتابعة آخر الأخبار حملوا التطبيق", True),
        ("جميع الحقوق محفوظة لصوت الحي 2025", True),
        ("لمزيد من الأخبار زوروا صفحتنا", True),
        ("يمكنكم متابعة آخر أخبار الحي عبر قناتنا", True),
        ("تابعت البلدية أعمال الترميم طوال الصيف", False),
        ("تابع المسؤول حديثه عن الحديقة", False),
        ("تابع قائلا إن العمل مستمر", False),
        ("وتابعوا السير حتى وصلوا إلى النهر", False),
        ("اشترك عشرون متطوعا في زراعة الأشجار", False),
        ("اشتراكات المسبح تبدأ غدا", False),
        ("حقوق العمال في المدينة", False),
    ],
)
def test_promotion(line: str, expected: bool) -> None:
    assert labels.is_promotion(line) is expected


TRAPPED_PROMOTIONS = [
    ("اشترك في السباق مئتا عداء من أندية المدينة كلها.", False),
    ("انضم إلى الفريق لاعبان من أندية الجوار قبل بدء الموسم.", False),
    ("تابعوا السير على الأقدام حتى وصلوا إلى ضفة النهر مع الغروب.", False),
]


@pytest.mark.parametrize(("line", "expected"), TRAPPED_PROMOTIONS)
def test_a_story_that_begins_like_a_promotion(line: str, expected: bool) -> None:
    assert labels.is_promotion(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("نُشر في 21 تشرين الثاني 2025", True),
        ("نشر بتاريخ: 21/11/2025", True),
        ("تاريخ النشر: ٢١ نوفمبر ٢٠٢٥ - ١٠:٣٠ ص", True),
        ("تم النشر يوم الجمعة 21 نوفمبر 2025", True),
        ("تم نشره في 21-11-2025", True),
        ("آخر تحديث: الجمعة، 21 نوفمبر 2025 14:20", True),
        ("أضيف بتاريخ 21 نوفمبر 2025", True),
        ("بتاريخ 21 نوفمبر 2025", True),
        ("الجمعة 21 نوفمبر 2025 - 10:30", True),
        ("الجمعة، 21 تشرين الثاني/ نوفمبر 2025 الساعة 10:30 بتوقيت دمشق", True),
        ("21 كانون الأول 2025", True),
        ("٢١ كانون الأول ٢٠٢٥ | صوت الحي", True),
        ("Published: 21 November 2025", True),
        ("نشر الموقع", False),
        ("نشرت الصحيفة في 21 نوفمبر 2025 تحقيقا عن الحديقة.", False),
        ("ولد الشاعر في 21 نوفمبر 1925 في دمشق", False),
        ("في 21 نوفمبر 2025 افتتحت الحديقة", False),
        ("حضر 21 متطوعا", False),
        ("تحديث البيانات مستمر", False),
        ("21 نوفمبر 2025 افتتحت الحديقة أبوابها للأهالي.", False),
        ("", False),
    ],
)
def test_dateline(line: str, expected: bool) -> None:
    assert labels.is_dateline(line) is expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("سانا", "سانا"),
        ("(سانا)", "سانا"),
        ("وكالة سانا", "سانا"),
        ("SANA", "سانا"),
        ("رويترز", "رويترز"),
        ("Reuters", "رويترز"),
        ("أ ف ب", "أ ف ب"),
        ("أ.ف.ب", "أ ف ب"),
        ("(أ. ف. ب.)", "أ ف ب"),
        ("ا ف ب", "أ ف ب"),
        ("فرانس برس", "أ ف ب"),
        ("AFP", "أ ف ب"),
        ("الأناضول", "الأناضول"),
        ("الاناضول", "الأناضول"),
        ("د ب أ", "د ب أ"),
        ("د.ب.أ", "د ب أ"),
        ("أ ش أ", "أ ش أ"),
        ("واس", "واس"),
        ("وام", "وام"),
        ("بترا", "بترا"),
        ("كونا", "كونا"),
        ("قنا", "قنا"),
        ("وفا", "وفا"),
        ("شينخوا", "شينخوا"),
        ("وكالات", "وكالات"),
        ("الوكالات", "وكالات"),
        ("أحمد", None),
        ("رويترزي", None),
        ("وكالة الفضاء", None),
        ("", None),
    ],
)
def test_agency(text: str, name: str | None) -> None:
    assert labels.agency(text) == name


@pytest.mark.parametrize(
    ("rule", "yes", "no"),
    [
        (labels.is_place, "دمشق|القاهرة|القاهره|أبو ظبي|ابوظبي|الدار البيضاء|(بيروت)|دير الزور", "سامي|دمشقي|مدينة|"),
        (labels.is_role, "مراسل الجريدة|محررة|كاتب وباحث|رئيس التحرير|موفد الصحيفة إلى حلب", "سامي مراد|كاتبي|"),
        (labels.is_section, "أخبار محلية|اقتصاد|الرياضة|ثقافة وفنون|رأي", "سامي مراد|نبأ|"),
    ],
)
def test_what_stands_beside_a_name(rule: object, yes: str, no: str) -> None:
    assert callable(rule)
    assert [text for text in yes.split("|") if not rule(text)] == []
    assert [text for text in no.split("|") if rule(text)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«إقرأ أيضاً» :", "اقرا ايضا"),
        ("  أ.ف.ب.  ", "ا ف ب"),
        ("قصر_العظم – دمشق", "قصر العظم دمشق"),
        ("!!!", ""),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert labels.plain(text) == expected


RULES = (
    labels.heading,
    labels.ends_in_read_also,
    labels.is_promotion,
    labels.is_dateline,
    labels.agency,
    labels.is_place,
    labels.is_role,
    labels.is_section,
)
WORDS = st.sampled_from(
    "اقرأ أيضاً نُشر في تحديث 21 نوفمبر ٢٠٢٥ تابعونا على الأكثر قراءة : ( ) « » ، . - \u200f".split(" ")
)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.text(max_size=100) | st.lists(WORDS, max_size=40).map(" ".join))
def test_any_line_is_judged(text: str) -> None:
    for rule in RULES:
        rule(text)
