"""Pages that are no article, and articles that look like one of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

import pytest

from newsbot.errors import NotAnArticle, PageError, Unreadable, UsageError
from tests.pagemaker import SENTENCES as S
from tests.pagemaker import TITLE, URL, page, prose, read

HOST = "https://www.sawt-alhay.sy"
DATE = "<div class='date'>21 تشرين الثاني 2025</div>"
HEADLINES = (
    "عودة القطار إلى محطة الحجاز بعد انقطاع طويل",
    "مهرجان التين يجمع أهالي الجبل في ساحة القرية",
    "مكتبة متنقلة تجوب قرى الساحل خلال الصيف",
    "ورشة لترميم الأبواب الخشبية في المدينة القديمة",
    "صيادو الميناء يستعيدون سوق السمك بعد عام",
    "طلاب الفنون يرسمون جدران المدرسة الابتدائية",
    "عازف عود يفتح بيته لتعليم الصغار مجانا",
    "مزارعو الوادي يجربون الري بالتنقيط هذا العام",
)
LIST = "".join(f"<li><a href='/news/{48001 + n}'>{text}</a></li>" for n, text in enumerate(HEADLINES))
CARDS = "".join(
    f"<div class='card'><h3><a href='/news/{48001 + n}'>{text}</a></h3><p>{S[n]}</p></div>"
    for n, text in enumerate(HEADLINES)
)
DATED_CARDS = CARDS.replace("</h3>", "</h3><span class='date'>21 تشرين الثاني 2025</span>")


def ld(kind: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "{kind}", "name": "صفحة"}}</script>'


class Case(NamedTuple):
    """A page and its address."""

    name: str
    body: str
    url: str = URL
    head: str = ""

    @property
    def html(self) -> str:
        return page(self.body, self.head)


NO_ARTICLES = [
    Case("a front page", f"<h1>صوت الحي</h1>{CARDS}", f"{HOST}/"),
    Case("a front page of bare links", f"<h1>صوت الحي</h1><ul>{LIST}</ul>", f"{HOST}/"),
    Case("a section", f"<h1>أخبار محلية</h1>{CARDS}", f"{HOST}/category/local"),
    Case("a section with days", f"<h1>أخبار محلية</h1>{DATED_CARDS}", f"{HOST}/category/local"),
    Case("a section under an article's address", f"<h1>أخبار محلية</h1>{DATED_CARDS}", f"{HOST}/local/12345"),
    Case(
        "a section of links under an article's address", f"<h1>أخبار محلية</h1><ul>{LIST}</ul>", f"{HOST}/local/12345"
    ),
    Case("a section's second page", f"<h1>أخبار محلية</h1>{CARDS}", f"{HOST}/local?page=2"),
    Case("a tag page", f"<h1>وسم: حدائق</h1>{DATED_CARDS}", f"{HOST}/tag/gardens"),
    Case("an Arabic tag page", f"<h1>حدائق</h1>{DATED_CARDS}", f"{HOST}/وسم/حدائق"),
    Case("a tag page with a preface", f"<h1>حدائق</h1><p>{S[0]}</p>{DATED_CARDS}", f"{HOST}/topics/5512"),
    Case("a search page", f"<h1>نتائج البحث عن: حديقة</h1>{DATED_CARDS}", f"{HOST}/?s=حديقة"),
    Case("a search page under a path", f"<h1>نتائج البحث</h1>{DATED_CARDS}", f"{HOST}/search/حديقة"),
    Case(
        "a search without results",
        "<h1>نتائج البحث</h1><p>لم يتم العثور على نتائج تطابق الكلمات.</p>",
        f"{HOST}/search?q=x",
    ),
    Case("an author's page", f"<h1>سامي مراد</h1><p>{S[0]}</p>{DATED_CARDS}", f"{HOST}/author/sami"),
    Case(
        "an author's page by metadata",
        f"<h1>سامي مراد</h1><p>{S[0]}</p><p>{S[1]}</p>",
        f"{HOST}/writers/12345",
        ld("ProfilePage"),
    ),
    Case("an archive of a day", f"<h1>أرشيف 21 تشرين الثاني 2025</h1>{CARDS}", f"{HOST}/2025/11/21/"),
    Case("an archive of a month", f"<h1>أرشيف تشرين الثاني 2025</h1>{CARDS}", f"{HOST}/2025/11/"),
    Case(
        "a video index",
        "<h1>فيديو</h1>"
        + "".join(
            f"<div><a href='/video/{n}'><img src='/{n}.jpg'>{text}</a></div>" for n, text in enumerate(HEADLINES)
        ),
        f"{HOST}/videos",
    ),
    Case("a gallery", "<h1>صور من الحي</h1>" + "<img src='/a.jpg'>" * 20, f"{HOST}/gallery/12345"),
    Case("a gallery by metadata", f"<h1>صور من الحي</h1>{prose(2)}", f"{HOST}/local/12345", ld("ImageGallery")),
    Case("a collection by metadata", f"<h1>ملفات</h1>{prose(2)}", f"{HOST}/files/12345", ld("CollectionPage")),
    Case("about the paper", f"<h1>من نحن</h1>{prose(4)}", f"{HOST}/about"),
    Case("about the paper, in Arabic", f"<h1>من نحن</h1>{prose(4)}", f"{HOST}/من-نحن"),
    Case("about the paper, numbered", f"<h1>من نحن</h1>{prose(4)}", f"{HOST}/page/من-نحن-1"),
    Case(
        "contact",
        "<h1>اتصل بنا</h1><p>يسعدنا أن نتلقى رسائلكم على العنوان التالي في أي وقت.</p><form><input></form>",
        f"{HOST}/contact-us",
    ),
    Case("privacy", f"<h1>سياسة الخصوصية</h1>{prose(5)}", f"{HOST}/privacy-policy"),
    Case("terms at the root", f"<h1>شروط الاستخدام</h1>{prose(5)}", f"{HOST}/شروط-الاستخدام"),
    Case("a log-in", "<h1>تسجيل الدخول</h1><form><input><input></form>", f"{HOST}/login"),
    Case(
        "prayer times",
        "<h1>مواقيت الصلاة</h1><table><tr><td>الفجر</td><td>5:12</td></tr></table>",
        f"{HOST}/prayer",
    ),
    Case(
        "exchange rates",
        "<h1>أسعار العملات</h1><table><tr><td>الدولار</td><td>14500</td></tr></table>",
        f"{HOST}/currency/12345",
    ),
    Case("an empty body", "", URL),
    Case("a headline alone", f"<h1>{TITLE}</h1>{DATE}", URL),
    Case("a headline and a menu", f"<nav><ul>{LIST}</ul></nav><h1>{TITLE}</h1>{DATE}", URL),
    Case(
        "a text filled in by a script",
        f"<h1>{TITLE}</h1>{DATE}<div id='app'></div><script>var text = '{S[0]}'</script>",
        URL,
    ),
    Case(
        "words for browsers without scripts",
        "<noscript>يرجى تفعيل جافاسكربت في متصفحك لعرض هذه الصفحة كما ينبغي.</noscript><div id='root'></div>",
        URL,
    ),
    Case(
        "a check for robots",
        "<h1>لحظة من فضلك</h1><p>نتحقق من أنك لست روبوتا قبل متابعة التصفح، فقد يستغرق ذلك ثواني قليلة.</p>",
        URL,
    ),
    Case(
        "a check for robots, in English",
        "<h1>Just a moment...</h1><p>Checking if the site connection is secure before you proceed to the page.</p>",
        URL,
    ),
]

ERRORS = [
    ("404", "الصفحة غير موجودة", "عذرا، الصفحة التي تبحث عنها لم تعد موجودة أو تم نقلها إلى عنوان آخر."),
    ("404 and its words", "خطأ 404", "يمكنك العودة إلى الصفحة الرئيسية أو استخدام البحث للعثور على ما تريد."),
    ("not found", "عفوا، الصفحة غير موجودة", "ربما كتبت العنوان خطأ، جرب البحث في الموقع عن الخبر الذي تريده."),
    (
        "the story is gone",
        "الخبر غير موجود",
        "هذا الخبر غير موجود أو تم حذفه، يمكنك متابعة أحدث الأخبار من الصفحة الرئيسية.",
    ),
    (
        "nothing was found",
        "لم يتم العثور على الصفحة",
        "يبدو أنه لم يتم العثور على شيء في هذا المكان، جرب البحث من جديد.",
    ),
    ("an error occurred", "حدث خطأ", "حدث خطأ أثناء تحميل الصفحة، يرجى المحاولة مرة أخرى بعد قليل من الوقت."),
    (
        "in English",
        "Page not found",
        "The page you are looking for does not exist or has been moved to another address.",
    ),
    ("an excuse", "نأسف", "نأسف، المحتوى الذي طلبته غير متاح حاليا، يرجى العودة إلى الصفحة الرئيسية والمحاولة لاحقا."),
    (
        "under maintenance",
        "الموقع قيد الصيانة",
        "نعمل على تحسين الموقع وسنعود إليكم قريبا جدا، شكرا لصبركم ومتابعتكم الدائمة لنا.",
    ),
    ("no access", "غير مصرح لك", "ليس لديك صلاحية الوصول إلى هذه الصفحة، يرجى تسجيل الدخول أولا ثم المحاولة من جديد."),
]
ERROR_PAGES = [
    case
    for name, title, text in ERRORS
    for case in (
        Case(name, f"<h1>{title}</h1><p>{text}</p>"),
        Case(f"{name}, with a list of stories", f"<h1>{title}</h1><p>{text}</p><h3>آخر الأخبار</h3><ul>{LIST}</ul>"),
        Case(
            f"{name}, with the page's clock",
            f"<header><div>الجمعة 28/11/2025</div></header><h1>{title}</h1><p>{text}</p>",
        ),
    )
]


def rows(cases: list[Case]) -> list[Any]:
    return [pytest.param(case, id=case.name) for case in cases]


@pytest.mark.parametrize("case", rows([*NO_ARTICLES, *ERROR_PAGES]))
def test_is_no_article(case: Case) -> None:
    with pytest.raises(PageError) as caught:
        read(case.html, case.url, fetched=datetime(2025, 11, 28, 12, tzinfo=UTC))
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(case.url), "it must say which page"
    assert isinstance(caught.value, NotAnArticle | Unreadable)


TABLE = f"<h1>{TITLE}</h1>{DATE}{prose(4)}"
ARTICLES = [
    Case("of four paragraphs", TABLE),
    Case("under a plain address", TABLE, f"{HOST}/hadiqat-alyasamin"),
    Case("under a slug at the root", TABLE, f"{HOST}/افتتاح-حديقة-الياسمين-في-حي-الميدان"),
    Case("under a section's path", TABLE, f"{HOST}/news/local/افتتاح-حديقة-الياسمين"),
    Case("under a query", TABLE, f"{HOST}/news.php?id=48213"),
    Case("with many read-also links", f"{TABLE}<h3>اقرأ أيضا</h3><ul>{LIST}</ul>"),
    Case("with a sidebar of cards", f"{TABLE}<aside>{DATED_CARDS}</aside>"),
    Case("with cards after it", f"<main>{TABLE}</main><section>{DATED_CARDS}</section>"),
    Case("undated under an article's address", f"<h1>{TITLE}</h1>{prose(4)}"),
    Case("undated, but signed", f"<h1>{TITLE}</h1><p>كتب: سامي مراد</p>{prose(4)}", f"{HOST}/hadiqat-alyasamin"),
    Case("signed by a desk alone", f"<h1>{TITLE}</h1><p>كتب: قسم الأخبار</p>{prose(4)}", f"{HOST}/hadiqat-alyasamin"),
    Case("about an error page", f"<h1>الصفحة غير موجودة: معرض عن ذاكرة الشبكة في دمشق</h1>{DATE}{prose(8)}"),
    Case(
        "that says that nothing was found",
        f"<h1>{TITLE}</h1>{DATE}<p>لم يتم العثور على الكنز الذي بحث عنه أهل الحي عشرات السنين تحت السور.</p>{prose(3)}",
    ),
    Case("about 404", f"<h1>دراسة: 404 أشجار معمرة في حدائق المدينة القديمة</h1>{DATE}{prose(3)}"),
    Case("about an error that occurred", f"<h1>حدث خطأ مطبعي فصار عنوانا لمعرض في دمشق</h1>{DATE}{prose(3)}"),
    Case("of one sentence", f"<h1>{TITLE}</h1>{DATE}<p>افتتح أهالي الحي حديقة الياسمين قبل قليل أمام الزوار.</p>"),
    Case("with a gallery", f"<h1>{TITLE}</h1>{DATE}{prose(2)}" + "<img src='/a.jpg'>" * 20),
    Case("with a list in the text", f"<h1>{TITLE}</h1>{DATE}{prose(2)}<ul><li>ليمون</li><li>نارنج</li></ul>"),
    Case("with a list of items by metadata", TABLE, URL, ld("ItemList") + ld("BreadcrumbList") + ld("NewsArticle")),
    Case("called a web site by metadata", TABLE, URL, '<meta property="og:type" content="website">' + ld("WebSite")),
    Case(
        "a digest of many links",
        f"<h1>{TITLE}</h1>{DATE}"
        + "".join(f"<p>{text} <a href='/news/{n}'>{HEADLINES[n]}</a></p>" for n, text in enumerate(S)),
    ),
]


@pytest.mark.parametrize("case", rows(ARTICLES))
def test_is_an_article(case: Case) -> None:
    article = read(case.html, case.url)
    assert article.title
    assert article.body


@pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff", "\x00\x00"])
def test_nothing_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "not an address",
        "file:///tmp/page.html",
        "https://مثال.example/1",
        "http://[broken",
    ],
)
def test_an_odd_address_is_no_error(url: str) -> None:
    try:
        article = read(page(TABLE), url)
    except (PageError, UsageError):
        return
    assert article.title == TITLE
