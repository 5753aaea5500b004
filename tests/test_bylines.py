"""Who wrote: bylines in every habit. The people are our own; the papers, too."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot import parse
from newsbot.arabic.labels import plain
from newsbot.parsers.byline import is_line, is_signature, merge, placed, read
from tests.pagemaker import SENTENCES, TITLE, URL, known_failure, page, prose

PAPER_NAME = "صوت الحي"
PAPER = frozenset({plain(PAPER_NAME), plain("sawt-alhay")})

# Heading → lines: the text, a bar of two, authors set apart by "+", and after "@" the agencies.
READ = {
    "labels": """
        كتب سامي مراد || سامي مراد
        كتب: سامي مراد || سامي مراد
        كتب - سامي مراد || سامي مراد
        كتبت منى سعيد || منى سعيد
        كتبت/ منى سعيد || منى سعيد
        كـتـب : سامي مراد || سامي مراد
        كَتَبَ: سامي مراد || سامي مراد
        كتبه سامي مراد || سامي مراد
        بقلم سامي مراد || سامي مراد
        بقلم: د. سامي مراد || د. سامي مراد
        بقلم/سامي مراد || سامي مراد
        بقلم الكاتب: سامي مراد || سامي مراد
        بقلم الدكتور سامي مراد || سامي مراد
        إعداد: سامي مراد || سامي مراد
        اعداد سامي مراد || سامي مراد
        إعداد وتحرير: سامي مراد || سامي مراد
        إعداد وتقديم/ منى سعيد || منى سعيد
        تحرير: منى سعيد || منى سعيد
        ترجمة: منى سعيد || منى سعيد
        ترجمة وتحرير منى سعيد || منى سعيد
        تقرير: سامي مراد || سامي مراد
        تقرير - سامي مراد || سامي مراد
        تحقيق: سامي مراد || سامي مراد
        متابعة: سامي مراد || سامي مراد
        متابعات: سامي مراد || سامي مراد
        حوار: منى سعيد || منى سعيد
        حاوره: سامي مراد || سامي مراد
        حاورها - سامي مراد || سامي مراد
        أجرت الحوار: منى سعيد || منى سعيد
        أعد التقرير: سامي مراد || سامي مراد
        أعده للنشر: سامي مراد || سامي مراد
        بواسطة سامي مراد || سامي مراد
        بواسطة : سامي مراد || سامي مراد
        نُشر بواسطة سامي مراد || سامي مراد
        نشر بواسطة: سامي مراد || سامي مراد
        من قبل سامي مراد || سامي مراد
        الكاتب: سامي مراد || سامي مراد
        اسم الكاتب : سامي مراد || سامي مراد
        المؤلف: سامي مراد || سامي مراد
        المحرر: سامي مراد || سامي مراد
        المحررة منى سعيد || منى سعيد
        الصحفي سامي مراد || سامي مراد
        الصحافية منى سعيد || منى سعيد
        تصوير: سامي مراد ||
        كتب وصور: سامي مراد || سامي مراد
        خاص - سامي مراد || سامي مراد
        By Sami Murad || Sami Murad
        by: Sami Murad || Sami Murad
        Written by Sami Murad || Sami Murad
        Par Sami Murad || Sami Murad
        سامي مراد || سامي مراد
        (سامي مراد) || سامي مراد
        ● سامي مراد || سامي مراد
        \u200fكتب:\u00a0سامي مراد\u200f || سامي مراد
        ﻛﺘﺐ: ﺳﺎﻣﻲ ﻣﺮﺍﺩ || سامي مراد
    """,
    "several names": """
        سامي مراد ومنى سعيد || سامي مراد + منى سعيد
        سامي مراد و منى سعيد || سامي مراد + منى سعيد
        كتب: سامي مراد، منى سعيد || سامي مراد + منى سعيد
        كتب: سامي مراد, منى سعيد || سامي مراد + منى سعيد
        كتب: سامي مراد، منى سعيد وهدى ناصر || سامي مراد + منى سعيد + هدى ناصر
        كتب: سامي مراد ومنى سعيد وهدى ناصر || سامي مراد + منى سعيد + هدى ناصر
        سامي مراد - منى سعيد || سامي مراد + منى سعيد
        سامي مراد – منى سعيد || سامي مراد + منى سعيد
        سامي مراد / منى سعيد || سامي مراد + منى سعيد
        سامي مراد | منى سعيد || سامي مراد + منى سعيد
        سامي مراد؛ منى سعيد || سامي مراد + منى سعيد
        Sami Murad and Mona Said || Sami Murad + Mona Said
        Sami Murad et Mona Said || Sami Murad + Mona Said
        كتب: سامي مراد - تصوير: منى سعيد || سامي مراد
        سامي مراد، سامي مراد || سامي مراد
    """,
    "names that begin with the letter of and": """
        وائل حمدي || وائل حمدي
        كتب: وليد ناصر || وليد ناصر
        كتبت وفاء سعيد || وفاء سعيد
        كتبت: وئام حسن || وئام حسن
        كتب وسام مراد || وسام مراد
        سامي وحيد || سامي وحيد
        منى وهبة || منى وهبة
        سامي مراد ووليد ناصر || سامي مراد + وليد ناصر
        سامي مراد و وليد ناصر || سامي مراد + وليد ناصر
        وائل حمدي ووفاء سعيد || وائل حمدي + وفاء سعيد
        وليد وصفي ووداد وديع || وليد وصفي + وداد وديع
        سامي مراد وورد حسن || سامي مراد + ورد حسن
        سامي وهبي ومنى وجدي || سامي وهبي + منى وجدي
        سامي عبد الواحد ومنى سعيد || سامي عبد الواحد + منى سعيد
        كتب: وديع وجيه || وديع وجيه
    """,
    "agencies": """
        سانا || @ سانا
        دمشق - سانا || @ سانا
        دمشق-سانا || @ سانا
        (سانا) || @ سانا
        المصدر: سانا || @ سانا
        المصدر: وكالة سانا || @ سانا
        المصدر: رويترز || @ رويترز
        رويترز - باريس || @ رويترز
        عن رويترز || @ رويترز
        نقلا عن رويترز || @ رويترز
        باريس - (أ ف ب) || @ أ ف ب
        باريس (أ.ف.ب) || @ أ ف ب
        أ.ف.ب || @ أ ف ب
        ا ف ب || @ أ ف ب
        وكالة فرانس برس || @ أ ف ب
        AFP || @ أ ف ب
        القاهرة - أ ش أ || @ أ ش أ
        القاهرة (د ب أ) || @ د ب أ
        الأناضول || @ الأناضول
        المصدر: الاناضول || @ الأناضول
        وكالات || @ وكالات
        المصدر: وكالات || @ وكالات
        بغداد/ وكالات || @ وكالات
        عواصم - وكالات || @ وكالات
        رويترز، أ ف ب || @ رويترز + أ ف ب
        رويترز + أ ف ب || @ رويترز + أ ف ب
        رويترز - أ ف ب - سانا || @ رويترز + أ ف ب + سانا
        رويترز وأ ف ب || @ رويترز + أ ف ب
        سامي مراد - رويترز || سامي مراد @ رويترز
        سامي مراد، وكالات || سامي مراد @ وكالات
        كتب: سامي مراد ووكالات || سامي مراد @ وكالات
        كتب سامي مراد - دمشق - سانا || سامي مراد @ سانا
        صوت الحي - وكالات || @ وكالات
        صوت الحي، رويترز || @ رويترز
    """,
    "cities": """
        سامي مراد - دمشق || سامي مراد
        دمشق - سامي مراد || سامي مراد
        دمشق – سامي مراد || سامي مراد
        دمشق: سامي مراد || سامي مراد
        دمشق، سامي مراد || سامي مراد
        دمشق / سامي مراد || سامي مراد
        سامي مراد (دمشق) || سامي مراد
        سامي مراد ـ الدار البيضاء || سامي مراد
        القاهرة- منى سعيد || منى سعيد
        كتبت منى سعيد - دير الزور || منى سعيد
        كتب: سامي مراد - القاهرة، منى سعيد - بيروت || سامي مراد + منى سعيد
        سامي مراد - بلدة عين الفيجة || سامي مراد
        دمشق ||
        دمشق - حلب ||
    """,
    "roles and titles": """
        سامي مراد - مراسل الجريدة || سامي مراد
        سامي مراد، كاتب وباحث || سامي مراد
        سامي مراد | كاتب || سامي مراد
        منى سعيد - محررة || منى سعيد
        مراسل صوت الحي في حلب: سامي مراد || سامي مراد
        من مراسلنا في حلب: سامي مراد || سامي مراد
        مراسلنا سامي مراد || سامي مراد
        دمشق - مراسلنا ||
        أستاذ جامعي ||
        رئيس التحرير ||
        رئيس التحرير: سامي مراد || سامي مراد
    """,
    "the paper itself": """
        صوت الحي ||
        كتب: صوت الحي ||
        صوت الحي - دمشق ||
        المصدر: صوت الحي ||
        سامي مراد - صوت الحي || سامي مراد
        صوت الحي / سامي مراد || سامي مراد
        صوت الحي - سامي مراد - دمشق || سامي مراد
        sawt-alhay ||
        خاص صوت الحي ||
        خاص - صوت الحي ||
        موقع صوت الحي ||
        فريق صوت الحي ||
        أسرة صوت الحي ||
        مراسل الصحيفة ||
        مراسلة القناة ||
        مراسل الموقع في حلب ||
        مندوب الجريدة ||
        مندوبة الوكالة ||
        مراسلو الصحيفة ||
        الموقع ||
        كتب: مراسل الجريدة ||
        مراسل الصحيفة سامي مراد || سامي مراد
        مراسل الصحيفة: سامي مراد || سامي مراد
        مراسل الصحيفة - سامي مراد || سامي مراد
    """,
    "roles and places": """
        سامي مراد كاتب وباحث || سامي مراد
        منى سعيد صحافية متدربة || منى سعيد
        سامي مراد - وادي الزيتون || سامي مراد
        نص وصور: سامي مراد ووداد سعيد || سامي مراد + وداد سعيد
        قلم: منى سعيد || منى سعيد
        par سامي مراد || سامي مراد
    """,
    "desks": """
        هيئة التحرير || هيئة التحرير
        أسرة التحرير || أسرة التحرير
        قسم الأخبار || قسم الأخبار
        قسم الرياضة || قسم الرياضة
        قسم التحرير || قسم التحرير
        القسم الثقافي || القسم الثقافي
        كتب: قسم المحليات || قسم المحليات
        إعداد: قسم التحقيقات || قسم التحقيقات
        قسم المتابعة في الجريدة || قسم المتابعة في الجريدة
        فريق العمل || فريق العمل
        فريق التحرير || فريق التحرير
        فريق الأخبار || فريق الأخبار
        إعداد فريق الموقع ||
        غرفة الأخبار || غرفة الأخبار
        غرفة التحرير - دمشق || غرفة التحرير
        الديسك المركزي || الديسك المركزي
        ديسك الأخبار || ديسك الأخبار
        الديسك ||
        شبكة المراسلين || شبكة المراسلين
        هيئة تحرير الموقع || هيئة تحرير الموقع
        إدارة الموقع ||
        إدارة التحرير || إدارة التحرير
        وحدة التحقيقات || وحدة التحقيقات
        مكتب دمشق || مكتب دمشق
        المكتب الإعلامي || المكتب الإعلامي
        دائرة الأخبار || دائرة الأخبار
        محررو الموقع ||
        المحرر الثقافي ||
        المحرر الرياضي ||
        مراسل قناة الحي ||
        قسم الأخبار - رويترز || قسم الأخبار @ رويترز
        سامي مراد - قسم الأخبار || سامي مراد
        قسم الثقافة / منى سعيد || منى سعيد
        كتب: سامي مراد، فريق العمل || سامي مراد
        مكتبي الحسن || مكتبي الحسن
        سامي المكتبي || سامي المكتبي
        منى شبكة || منى شبكة
        سعيد الفريق || سعيد الفريق
        الفريق سامي مراد || الفريق سامي مراد
        وحيدة سعيد || وحيدة سعيد
        إعداد: فريق الصفصافة || فريق الصفصافة
    """,
    "lives": """
        صحافي يتابع أخبار الأحياء منذ سنوات، وصدرت له روايتان للفتيان. ||
        كاتبة ومترجمة، تكتب في السينما والمسرح. ||
        كاتبة ومترجمة، تكتب في السينما والمسرح ||
        سامي مراد روائي مقيم في حلب، وله ثلاث روايات ||
        ناشطة من ريف المدينة، وأم لثلاثة أطفال وجدة لطفلين. ||
        باحث في العمارة القديمة، حائز جوائز عدة وأوسمة ||
        خريجة كلية الفنون، تعمل في الترميم والتوثيق ||
        يكتب في الاقتصاد والمال ||
        الشيخ سامي مراد إمام مسجد الحي. ||
        يكتب: سامي مراد || سامي مراد
        تكتب منى سعيد || منى سعيد
        بقلم: سامي مراد، كاتب مقيم في باريس || سامي مراد
        سامي مراد، كاتب وباحث يعمل في حلب، وصدرت له روايتان || سامي مراد
        كتب: سامي مراد. يعمل في حلب || سامي مراد
        د. سامي مراد - باحث متخصص في المياه || د. سامي مراد
        سامي مراد. || سامي مراد
        سامي مراد ومنى سعيد. || سامي مراد + منى سعيد
        سامي مراد، منى سعيد، هدى ناصر. || سامي مراد + منى سعيد + هدى ناصر
        كتب: سامي مراد، منى سعيد، هدى ناصر. || سامي مراد + منى سعيد + هدى ناصر
    """,
    "what follows a name": """
        مرسلة بواسطة د. سامي مراد التسميات: ثقافة || د. سامي مراد
        مرسلة بواسطة سامي مراد التسميات: ثقافة، مسرح || سامي مراد
        سامي مراد التصنيف: محليات || سامي مراد
        كتب سامي مراد القسم: رياضة || سامي مراد
        منى سعيد الكلمات المفتاحية: نهر || منى سعيد
        كتبت منى سعيد عدد المشاهدات: 340 || منى سعيد
        سامي مراد التعليقات : 5 || سامي مراد
    """,
    "nobody": """
        admin ||
        Administrator ||
        editor ||
        مدير الموقع ||
        المشرف ||
        محرر ||
        التحرير ||
        Super User ||
        تويتر الكاتب: @sami_murad ||
        Publié le ||
        غير معروف ||
        12 مشاهدة ||
        ١٢٠ مشاهدة ||
        مشاهدة ||
        عدد المشاهدات: 340 ||
        3 تعليقات ||
        دقيقة قراءة ||
        3 دقائق قراءة ||
        مدة القراءة: دقيقتان ||
        21 تشرين الثاني 2025 ||
        21/11/2025 ||
        10:30 ص ||
        منذ 3 ساعات ||
        مشاركة ||
        شارك الخبر ||
        فيسبوك ||
        نسخ الرابط ||
        طباعة ||
        أخبار محلية ||
        اقتصاد ||
        رياضة ||
        الرئيسية ||
        حجم الخط ||
        استمع للخبر ||
        info@sawt-alhay.sy ||
        https://sawt-alhay.sy/u/5 ||
        www.sawt-alhay.sy ||
        @sami_murad ||
        من أين نبدأ؟ ||
        آخر تحديث ||
        كتب ||
        بقلم: ||
        : ||
        - - - ||
        و ||
        ، و ، ||
        قال الوزير في كلمته أمام الحضور إن أعمال الترميم مستمرة حتى الربيع ||
    """,
}
KNOWN = {
    "رئيس التحرير: سامي مراد": "a role with a colon hides the name",
}


def _rows() -> list[object]:
    rows: list[object] = []
    for lines in READ.values():
        for line in lines.splitlines():
            text, bar, wanted = line.strip(" ").rpartition("||")
            if bar:
                people, _, agencies = wanted.partition("@")
                row = (text.strip(" "), _names(people), _names(agencies))
                rows.append(known_failure(KNOWN[row[0]], *row) if row[0] in KNOWN else row)
    return rows


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split("+") if name.strip())


@pytest.mark.parametrize(("text", "authors", "agencies"), _rows())
def test_read(text: str, authors: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    assert tuple(read(text, PAPER)) == (authors, agencies)


def test_there_are_many_rows() -> None:
    assert len(_rows()) >= 60


# --- which lines are bylines --------------------------------------------------------------------------------------

LINES = """
    كتب: سامي مراد
    كتب سامي مراد
    كتبت - منى سعيد
    بقلم سامي مراد
    بقلم: د. سامي مراد
    إعداد: منى سعيد ووليد ناصر
    إعداد وتحرير: منى سعيد
    تحرير: منى سعيد
    ترجمة: منى سعيد
    تقرير/ سامي مراد
    تحقيق - سامي مراد
    حوار: منى سعيد
    حاورته: منى سعيد
    بواسطة سامي مراد
    نشر بواسطة: سامي مراد
    الكاتب: سامي مراد
    المحرر: سامي مراد
    المصدر: سانا
    المصدر : وكالات
    By Sami Murad
    كتب: سامي مراد، منى سعيد وهدى ناصر - دمشق
    مراسل صوت الحي في حلب: سامي مراد
    \u200fكتب\u200f: سامي مراد
"""
NO_LINES = """
    سامي مراد
    كتب الوزير في رسالته إلى المجلس أن الخطة ستبدأ غدا
    كتب الشاعر قصيدته الأخيرة في المقهى القديم.
    كتبت الصحف عن الحديقة كثيرا هذا الأسبوع
    كتب جديدة في معرض دمشق
    كتب عربية
    كتب ومجلات في مكتبة الحي
    كتابة على الجدران
    تقرير أممي يحذر من الجفاف
    تحقيق أولي في الحادث
    متابعة أعمال الترميم
    ترجمة جديدة لأشعار الحي
    تحرير الطريق القديم من الأنقاض
    حوار وطني حول المياه
    إعداد الطعام في الشتاء
    إعداد وجبة من البرغل والعدس
    مقابلة العمل الأولى
    خاص بالمشتركين
    عن الحديقة وأهلها
    المصدر ذاته أكد الخبر للصحيفة
    محرر الأسرى
    الكاتب الذي أحب المدينة
    by the river
    كتب: 2025
    كتب: سامي مراد 21/11/2025
    من قبل كانت الحديقة مهجورة
    المحرر الأدبي يختار خمس روايات

"""


@pytest.mark.parametrize("text", [line.strip(" ") for line in LINES.strip("\n").splitlines() if line.strip()])
def test_is_line(text: str) -> None:
    assert is_line(text)


def _no_lines() -> list[object]:
    lines = [line.strip(" ") for line in NO_LINES.splitlines() if line.strip()]
    return list(lines)


@pytest.mark.parametrize("text", _no_lines())
def test_is_no_line(text: str) -> None:
    assert not is_line(text)


SIGNATURES = [
    ("سامي مراد", True),
    ("منى سعيد ووليد ناصر", True),
    ("سامي مراد ومنى سعيد وهدى ناصر", True),
    ("وائل حمدي", True),
    ("عبد الرحمن مراد", True),
    ("عبدالرحمن مراد", True),
    ("أبو بكر مراد", True),
    ("سامي مراد - دمشق", True),
    ("دمشق - سامي مراد", True),
    ("ﺳﺎﻣﻲ ﻣﺮﺍﺩ", True),
    ("د. سامي مراد", True),
    ("سامي", False),
    ("أخبار محلية", False),
    ("اقتصاد", False),
    ("دمشق", False),
    ("صوت الحي", False),
    ("مشاهدة", False),
    ("شارك الخبر", False),
    ("الأكثر قراءة", False),
    ("سامي مراد يفتتح حديقة الياسمين في حي الميدان", False),
    ("سامي مراد.", False),
    ("سامي مراد، يعمل في الزراعة", False),
    ("سامي مراد 12", False),
    ("من هو سامي مراد؟", False),
    ("سلام على أهل الحي", False),
    ("أمل جديد للمزارعين", False),
    ("جمال الطبيعة في الغوطة", False),
    ("حديقة الياسمين", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), SIGNATURES)
def test_is_signature(text: str, expected: bool) -> None:
    assert is_signature(text) is expected


PLACED = [
    ("سامي مراد - دمشق", True),
    ("دمشق - سامي مراد", True),
    ("سامي مراد – دمشق", True),
    ("دمشق / سامي مراد", True),
    ("سامي مراد - صوت الحي", True),
    ("صوت الحي، سامي مراد", True),
    ("سامي مراد (دمشق)", True),
    ("سامي مراد", False),
    ("دمشق", False),
    ("دمشق - حلب", False),
    ("سامي مراد - منى سعيد", False),
    ("سامي مراد - دمشق - حلب", False),
    ("سامي - دمشق", False),
    ("أخبار محلية - دمشق", False),
    ("افتتاح حديقة الياسمين في حي الميدان - دمشق", False),
    ("صوت الحي - دمشق", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_placed(text: str, expected: bool) -> None:
    assert placed(text, PAPER) is expected


def test_merged_names_stand_once_and_in_order() -> None:
    merged = merge([read("كتب سامي مراد - رويترز"), read("منى سعيد، سامي مراد"), read("رويترز، سانا")])
    assert tuple(merged) == (("سامي مراد", "منى سعيد"), ("رويترز", "سانا"))


WORDS = (
    "كتب بقلم سامي مراد ووليد و وفاء دمشق رويترز أ ف ب ، , - – / | : ( ) 12 admin صوت الحي المصدر مراسل \u200f \u00a0"
)
PIECES = st.sampled_from(WORDS.split(" "))


@settings(derandomize=True, max_examples=500, deadline=None)
@given(st.text(max_size=80) | st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=14).map("".join))
def test_any_line_is_read(text: str) -> None:
    found = read(text, PAPER)
    for name in (*found.authors, *found.agencies):
        assert name == name.strip()
        assert name
    for rule in (is_line, is_signature, placed):
        rule(text)


# --- on a page ----------------------------------------------------------------------------------------------------

DATE = "<div>21 تشرين الثاني 2025</div>"
LINK = "<a href='/news/5'>خبر آخر من المدينة القديمة</a>"

LIVES = (
    "صحافي يتابع أخبار الأحياء منذ سنوات، وصدرت له روايتان للفتيان.",
    "كاتب ومترجم، يكتب في السينما والمسرح.",
    "كاتب ومترجم، يكتب في السينما والمسرح",
    "روائي وشاعر، وحائز جوائز عدة وأوسمة",
)
BOXES = {
    "a heading": "<div class='author-box'><h4>سامي مراد</h4><p>{life}</p></div>",
    "a picture and a heading": "<div class='widget'><div class='author-box'><img src='/a.jpg'><h4>سامي مراد</h4>"
    "<p>{life}</p></div></div>",
    "a first line": "<div class='author-info'><div>سامي مراد</div><div>{life}</div></div>",
    "a link": "<div class='author-bio'><a href='/w/5'>سامي مراد</a><p>{life}</p></div>",
    "a name before the life": "<div class='author-info'><p>سامي مراد، {life}</p></div>",
    "a label above": "<div class='widget'><div class='author-box'><h3>عن الكاتب</h3><div>سامي مراد</div>"
    "<p>{life}</p></div></div>",
    "a class for the life": "<div class='author-box'><h4>سامي مراد</h4><p class='author-bio'>{life}</p></div>",
}
POSTED = (
    "<div class='post-footer'><span class='post-author vcard'>مرسلة بواسطة <span itemprop='name'>د. سامي مراد</span>"
    "</span> <span class='post-labels'>التسميات: <a href='/l/5'>ثقافة</a></span></div>"
)
BUILT = (
    "<div class='elementor-widget'><div><ul><li itemprop='author'><a href='/author/a/'><span>سامي مراد</span></a></li>"
    "</ul></div></div>"
)

# What stands under the headline, around the text, and in the head; authors and agencies.
ON_PAGE = [
    ("a line", f"<p>كتب: سامي مراد</p>{prose(3)}", "", ("سامي مراد",), ()),
    ("a name by its class", f"<span class='author'>سامي مراد</span>{prose(3)}", "", ("سامي مراد",), ()),
    ("a link by its rel", f"<a rel='author' href='/w/5'>سامي مراد</a>{prose(3)}", "", ("سامي مراد",), ()),
    (
        "a label, then the name on the next line",
        f"<div>بقلم:</div><div>سامي مراد</div>{prose(3)}",
        "",
        ("سامي مراد",),
        (),
    ),
    ("a label, then a link", f"<div>كتب <a href='/w/5'>سامي مراد</a></div>{prose(3)}", "", ("سامي مراد",), ()),
    ("a name beside the date", f"<div>سامي مراد | 20 تشرين الثاني 2025</div>{prose(3)}", "", ("سامي مراد",), ()),
    ("a label beside the date", f"<div>نشر في 20/11/2025 / كتب: سامي مراد</div>{prose(3)}", "", ("سامي مراد",), ()),
    ("a name and a city", f"<div>سامي مراد - دمشق</div>{prose(3)}", "", ("سامي مراد",), ()),
    ("a city and the site", f"<div>دمشق - صوت الحي</div>{prose(3)}", "", (), ()),
    ("a name and the site", f"<div>سامي مراد - صوت الحي</div>{prose(3)}", "", ("سامي مراد",), ()),
    ("a line after the text", f"{prose(3)}<p>كتب: سامي مراد</p>", "", ("سامي مراد",), ()),
    ("a name after the text", f"{prose(3)}<p>سامي مراد</p>", "", ("سامي مراد",), ()),
    ("the agency after the text", f"{prose(3)}<p>المصدر: سانا</p>", "", (), ("سانا",)),
    ("the agency in brackets after the text", f"{prose(3)}<p>(رويترز)</p>", "", (), ("رويترز",)),
    ("the agency in the opening", f"<p>دمشق - سانا: {SENTENCES[0]}</p>{prose(2)}", "", (), ("سانا",)),
    ("the agency in the opening's brackets", f"<p>باريس (أ ف ب) - {SENTENCES[0]}</p>{prose(2)}", "", (), ("أ ف ب",)),
    (
        "an agency in the text",
        f"{prose(2)}<p>وقالت وكالة رويترز إن العمل مستمر في المكان حتى الربيع المقبل كما يبدو.</p>",
        "",
        (),
        (),
    ),
    ("author and agency", f"<p>كتب: سامي مراد - رويترز</p>{prose(3)}", "", ("سامي مراد",), ("رويترز",)),
    ("two people", f"<p>كتب: سامي مراد ووليد ناصر</p>{prose(3)}", "", ("سامي مراد", "وليد ناصر"), ()),
    ("metadata", prose(3), "<meta name='author' content='سامي مراد'>", ("سامي مراد",), ()),
    ("metadata names the site", prose(3), "<meta name='author' content='صوت الحي'>", (), ()),
    ("metadata is an account", prose(3), "<meta name='author' content='admin'>", (), ()),
    (
        "metadata is an address",
        prose(3),
        "<meta property='article:author' content='https://facebook.com/sawt'>",
        (),
        (),
    ),
    (
        "the page outweighs metadata",
        f"<p>كتب: سامي مراد</p>{prose(3)}",
        "<meta name='author' content='منى سعيد'>",
        ("سامي مراد",),
        (),
    ),
    ("nobody", prose(3), "", (), ()),
    ("a subhead that begins like a label", f"{prose(2)}<h3>كتب ومجلات في الحديقة</h3>{prose(1, start=2)}", "", (), ()),
    (
        "a first paragraph that begins like a label",
        f"<p>كتب أحد الجيران على الجدار أن هذه حديقتنا جميعا.</p>{prose(2)}",
        "",
        (),
        (),
    ),
    (
        "who took the picture",
        f"<figure><img src='/a.jpg'><figcaption>تصوير: سامي مراد</figcaption></figure>{prose(3)}",
        "",
        (),
        (),
    ),
    (
        "who is in the picture",
        f"<figure><img src='/a.jpg'><figcaption>سامي مراد</figcaption></figure>{prose(3)}",
        "",
        (),
        (),
    ),
    ("a section by its name", f"<div>أخبار محلية</div>{prose(3)}", "", (), ()),
    ("views and shares", f"<div>340 مشاهدة</div><div>شارك</div><div>حجم الخط</div>{prose(3)}", "", (), ()),
    ("a reading time by the author's class", f"<span class='author'>3 دقائق قراءة</span>{prose(3)}", "", (), ()),
    (
        "who commented",
        f"{prose(3)}<div class='comments'><span class='author'>منى سعيد</span><p>شكرا لكم</p></div>",
        "",
        (),
        (),
    ),
    ("who commented, of no class", f"{prose(3)}<h3>التعليقات</h3><p>منى سعيد</p><p>شكرا لكم</p>", "", (), ()),
    (
        "who wrote another article",
        f"{prose(3)}<div><h4>اقرأ أيضا</h4>{LINK}<span class='author'>منى سعيد</span></div>",
        "",
        (),
        (),
    ),
    (
        "who wrote in the sidebar",
        f"{prose(3)}</article><aside>{LINK}<span class='author'>منى سعيد</span></aside><article>",
        "",
        (),
        (),
    ),
    *(
        (f"a desk by the author's class: {desk}", f"<div class='author'>{desk}</div>{prose(3)}", "", (desk,), ())
        for desk in ("قسم الأخبار", "فريق العمل", "الديسك المركزي", "شبكة المراسلين")
    ),
    (
        "the paper's correspondent by the author's class",
        f"<div class='author'>مراسل الصحيفة</div>{prose(3)}",
        "",
        (),
        (),
    ),
    (
        "each of two in a line of an element of its own",
        f"<div class='field-writers'><div>سامي مراد</div><div>منى سعيد</div></div>{prose(3)}",
        "",
        ("سامي مراد", "منى سعيد"),
        (),
    ),
    (
        "the paper before the label",
        f"<p><strong>{PAPER_NAME} – تحقيق: سامي مراد ومنى سعيد</strong></p>{prose(3)}",
        f"<meta property='og:site_name' content='{PAPER_NAME}'>",
        ("سامي مراد", "منى سعيد"),
        (),
    ),
    (
        "credits that are the article's own",
        f"<div class='credits'><span class='by'>سامي مراد</span><span>21 تشرين الثاني 2025</span></div>{prose(3)}",
        "",
        ("سامي مراد",),
        (),
    ),
    *(
        (f"a life in an author's box: {life}", f"{prose(3)}<div class='author-box'><p>{life}</p></div>", "", (), ())
        for life in LIVES
    ),
    *(
        (f"{shape}: {life}", f"{prose(3)}{box.format(life=life)}", "", ("سامي مراد",), ())
        for life in LIVES
        for shape, box in BOXES.items()
    ),
    *(
        (
            f"a life in an author's element: {life}",
            f"<div class='author'><b>سامي مراد</b><p>{life}</p></div>{prose(3)}",
            "",
            ("سامي مراد",),
            (),
        )
        for life in LIVES
    ),
    (
        "a name of no table above a long life",
        f"{prose(3)}<div class='author-box'><h4>زرياب القصبجي</h4><p>{LIVES[0]}</p><p>{LIVES[0]}</p></div>",
        "",
        ("زرياب القصبجي",),
        (),
    ),
    (
        "labels after the poster's name",
        prose(3) + POSTED,
        "",
        ("د. سامي مراد",),
        (),
    ),
    (
        "a name in a page builder's box",
        BUILT + prose(3),
        "",
        ("سامي مراد",),
        (),
    ),
    ("tags after the text", f"{prose(3)}<div>الوسوم: <a href='/tag/5'>سامي مراد</a></div>", "", (), ()),
]


@pytest.mark.parametrize(("name", "body", "head", "authors", "agencies"), ON_PAGE)
def test_on_a_page(name: str, body: str, head: str, authors: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    site = "<meta property='og:site_name' content='صوت الحي'>"
    article = parse(
        page(f"<article><h1>{TITLE}</h1>{DATE}{body}</article>", f"<title>{TITLE}</title>{site}{head}"), URL
    )
    assert (article.authors, article.agencies) == (authors, agencies)
