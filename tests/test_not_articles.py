"""Pages that are no article, and articles that look like one of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

import pytest

from newsbot.errors import Blocked, LoginWall, NeedsScript, NotAnArticle, PageError, Unreadable, UsageError, Withheld
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
    assert isinstance(caught.value, NotAnArticle | Withheld)


GALLERY = "".join(f"<figure><img src='/photo{n}.jpg'><figcaption>زاوية {n}</figcaption></figure>" for n in range(6))
LOCKED = f'"@type": "NewsArticle", "headline": "{TITLE}", "isAccessibleForFree": false, "wordCount": 640'
LOCKED_LD = f'<script type="application/ld+json">{{{LOCKED}}}</script>'
APP = "<script src='/static/main.2f1c.js'></script>"
METAS = f'<title>{TITLE}</title><meta property="og:title" content="{TITLE}"><meta property="og:type" content="article">'
MENU = "<nav><a href='/local'>محليات</a><a href='/sport'>رياضة</a></nav>"
SIDE = f"<aside><h3>الأكثر قراءة</h3><ul>{LIST}</ul></aside>"
STATIC_TEXT = (
    "<p>نلتزم في هذه الصفحة بما وعدنا به قراءنا منذ صدور العدد الأول، ونرحب بملاحظاتكم عليها في أي وقت.</p>" * 3
)
# By the sign that must be counted: what stands before a page, and pages with words of their own.
SIGNS = {
    "blocked": [
        Case(
            "Cloudflare",
            "<script>window._cf_chl_opt={cType:'managed'}</script>",
            head="<title>Just a moment...</title>",
        ),
        Case(
            "Cloudflare's refusal",
            "<h1>Sorry, you have been blocked</h1><p>You are unable to access this site.</p>",
        ),
        Case("Imperva", "<iframe src='/_Incapsula_Resource?SWUDNSAI=31'>Incapsula incident ID: 12-34</iframe>"),
        Case("Akamai", "<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>"),
        Case(
            "DataDome",
            "<script>var dd={'rt':'c','host':'geo.captcha-delivery.com'}</script>",
            head="<title>x.sy</title>",
        ),
        Case("Sucuri", f"<h1>Sucuri Website Firewall</h1><p>Access Denied</p><p>{'Block details '* 20}</p>"),
        Case("DDoS-Guard", "<h1>Checking your browser</h1><script src='/.well-known/ddos-guard/check.js'></script>"),
        Case("AWS WAF", "<div id='challenge-container'></div><script>window.gokuProps = {}</script>"),
        Case("PerimeterX", "<h1>Access to this page has been denied</h1><div id='px-captcha'></div>"),
        Case(
            "a captcha",
            "<h2>نريد التأكد من أنك لست روبوتا</h2><p>رصدنا نشاطا غير معتاد من شبكتك.</p><form></form>",
        ),
        Case("a ban", "<h1>تم حظر الوصول</h1><p>أوقف جدار الحماية طلباتك ساعة كاملة لكثرتها، راسل إدارة الموقع.</p>"),
        Case(
            "a refusal within the site's page",
            f"{MENU}<h1>الوصول مرفوض</h1><p>راسل إدارة الموقع من فضلك.</p>{SIDE}",
        ),
        Case("a refusal in French", "<h1>Accès refusé</h1><p>Votre accès a été bloqué par notre pare-feu.</p>"),
    ],
    "needs script": [
        Case(
            "an empty root",
            f"<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>{APP}",
        ),
        Case("an empty root under full metadata", f"<div id='__next'></div>{APP}", head=METAS + ld("WebSite")),
        Case(
            "an element of its own",
            f"<app-root><p>جاري التحميل...</p></app-root>{APP}",
            head="<title>الصوت</title>",
        ),
        Case(
            "a loader within the site's page",
            f"{MENU}<div class=load>جار تحميل الخبر، يرجى الانتظار</div>{SIDE}{APP}",
        ),
        Case("a template", f"{MENU}<h1>{{{{article.title}}}}</h1><div>{{{{article.date}}}}</div>{APP}"),
        Case("bones", f"<h1>{TITLE}</h1>{'<div class=skeleton-line></div>' * 5}{APP}", head=METAS),
        Case("nothing but scripts", APP),
        Case("a word to those without scripts", "<noscript>يجب تفعيل جافا سكريبت لعرض الموقع</noscript><div></div>"),
    ],
    "login wall": [
        Case(
            "log in to read on",
            f"<h1>{TITLE}</h1>{DATE}<p>{S[0]}</p><div><h3>سجل الدخول لمتابعة القراءة</h3></div>",
        ),
        Case(
            "for subscribers",
            f"<h1>{TITLE}</h1>{DATE}<div><b>هذا المحتوى للمشتركين فقط</b><a href='/s'>اشترك</a></div>",
        ),
        Case("a quota", f"<h1>{TITLE}</h1>{DATE}<p>{S[0]}</p><p>لقد استنفدت عدد المقالات المجانية لهذا الشهر.</p>"),
        Case(
            "members",
            f"<h1>{TITLE}</h1>{DATE}<p>{S[0]}</p><p>يجب أن تكون عضوا في نادي القراء لقراءة هذا المقال.</p>",
        ),
        Case("in French", f"<h1>{TITLE}</h1>{DATE}<p>{S[0]}</p><div>Article réservé aux abonnés</div>"),
        Case("in English", f"<h1>{TITLE}</h1>{DATE}<p>{S[0]}</p><div>Subscribe to continue reading</div>"),
        Case("a cut text, by metadata", f"<h1>{TITLE}</h1>{DATE}<p>{S[0]}</p>", head=LOCKED_LD),
        Case(
            "a form",
            "<h1>تسجيل الدخول</h1><form><input name=u><input type=password></form>",
            f"{HOST}/news/9/member",
        ),
    ],
    "error page": [
        Case(
            "in French, over cards",
            f"<h1>Page introuvable</h1>{DATED_CARDS}",
            head="<title>Erreur 404 - صوت</title>",
        ),
        Case("in English, over cards", f"<h1>404</h1><h2>This page could not be found.</h2>{DATED_CARDS}"),
        Case(
            "deleted",
            f"<h1>عذرا، هذا الخبر غير متاح</h1><p>ربما تم حذف الخبر أو نقله، وستعود إلى الرئيسية.</p>{SIDE}",
        ),
        Case(
            "a server's",
            f"{MENU}<div>Warning: mysqli_query() expects 2 parameters in /home/x/a.php on line 12</div>{SIDE}",
        ),
        Case(
            "a failure",
            "<div>حدث خطأ أثناء تنفيذ طلبكم</div><p>نعتذر منكم، وقد أبلغنا مدير الموقع بما جرى فورا.</p>",
        ),
        Case("maintenance", "<h1>سنعود قريبا</h1><p>نجري تحديثا على خوادمنا اليوم، شكرا لصبركم ومحبتكم لنا.</p>"),
    ],
    "static page": [
        Case("about, signed by its editor", f"<h1>من نحن</h1><p>كتب: سامي مراد</p>{STATIC_TEXT}", f"{HOST}/about"),
        Case("privacy, with a day", f"<h1>سياسة الخصوصية</h1><div>آخر تحديث: 1 كانون الثاني 2024</div>{STATIC_TEXT}"),
        Case("terms, with a day, numbered", f"<h1>شروط الاستخدام</h1>{DATE}{STATIC_TEXT}", f"{HOST}/node/7"),
        Case(
            "prices of advertising",
            f"<h2>أعلن معنا</h2>{STATIC_TEXT}",
            f"{HOST}/ads",
            "<title>أعلن معنا - صوت الحي</title>",
        ),
        Case(
            "the board",
            f"<h1>هيئة التحرير</h1><h4>سامي مراد</h4><p>رئيس التحرير</p>{STATIC_TEXT}",
            f"{HOST}/staff",
        ),
        Case(
            "with the paper's name",
            f"<h1>سياسة الخصوصية لموقع صوت الحي</h1>{STATIC_TEXT}",
            head="<meta property='og:site_name' content='صوت الحي'>",
        ),
    ],
    "gallery": [
        Case("pictures and captions", f"<h1>صور من الحي</h1>{DATE}{GALLERY}{SIDE}"),
        Case(
            "one picture under an album's address",
            f"<h1>صورة اليوم</h1><img src='/day.jpg'>{SIDE}",
            f"{HOST}/photo/5512",
        ),
        Case("a film", f"<h1>{TITLE}</h1>{DATE}<iframe src='https://www.youtube.com/embed/x'></iframe>{SIDE}"),
    ],
    "listing": [
        Case(
            "whose first card is its metadata's article",
            f"{CARDS}<ul>{LIST}</ul>",
            f"{HOST}/",
            LOCKED_LD.replace(TITLE, HEADLINES[0]),
        ),
        Case("of a day, bare links", f"<h1>أرشيف اليوم</h1><ul>{LIST * 2}</ul>", f"{HOST}/ar/archive/x/14"),
    ],
    "redirect": [
        Case(
            "a moved page",
            "<p>يتم الآن تحويلك.</p>",
            head="<title>تحويل</title><meta http-equiv=refresh content='0; url=/'>",
        ),
    ],
    "no text": [Case("a headline alone", f"<h1>{TITLE}</h1>{DATE}")],
}  # fmt: skip
ERRORS_OF = {"blocked": Blocked, "needs script": NeedsScript, "login wall": LoginWall}


@pytest.mark.parametrize(
    ("sign", "case"), [pytest.param(sign, case, id=f"{sign}: {case.name}") for sign in SIGNS for case in SIGNS[sign]]
)
def test_the_sign_is_the_right_one(sign: str, case: Case) -> None:
    with pytest.raises(PageError) as caught:
        read(case.html, case.url)
    assert caught.value.sign == sign
    assert type(caught.value) is ERRORS_OF.get(sign, NotAnArticle)


def test_a_theme_tells_an_error_page_in_its_class() -> None:
    html = page(f"<h1>{TITLE}</h1>{DATE}{prose(1)}").replace("<body>", "<body class='rtl error404'>")
    with pytest.raises(NotAnArticle) as caught:
        read(html)
    assert caught.value.sign == "error page"


GUARDS = [
    ("Cloudflare", "<script>window._cf_chl_opt={}</script>"),
    ("Imperva", "<p>Request unsuccessful.</p><p>Incapsula incident ID: 5-7</p>"),
    ("Akamai", "<h1>Access Denied</h1><p>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18</p>"),
]


@pytest.mark.parametrize(("guard", "body"), GUARDS)
def test_a_known_guard_is_named(guard: str, body: str) -> None:
    with pytest.raises(Blocked, match=f"blocked: {guard} answered instead of the page; fetch it slower"):
        read(page(body))


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
    Case("about a guard", f"<h1>تم حظر الوصول: عطل في Cloudflare يوقف مواقع عربية</h1>{DATE}{prose(3)}"),
    Case(
        "about captchas, short",
        f"<h1>لماذا تسألنا المواقع؟</h1>{DATE}"
        "<p>«أنك لست روبوتا» سؤال رصد الباحثون بسببه نشاطا غير معتاد بين القراء هذا العام.</p>",
    ),
    Case("behind a guard's script", f"{TABLE}<script src='/_Incapsula_Resource?x'></script>"),
    Case(
        "about a paywall",
        f"<h1>اشترك لتقرأ: صحف تجرب جدار الدفع</h1>{DATE}"
        f"<p>تظهر رسالة «هذا المحتوى للمشتركين فقط» بعد خمس مواد.</p>{prose(3)}",
    ),
    Case(
        "of what is for subscribers",
        f"<h1>{TITLE}</h1>{DATE}"
        "<p>أعلنت الشركة أمس أن العرض الجديد متاح للمشتركين فقط حتى نهاية الشهر الجاري في دمشق.</p>",
    ),
    Case(
        "over an invitation to register",
        f"{TABLE}<div><h3>سجل الدخول لمتابعة القراءة</h3><p>أنشئ حسابا مجانيا</p></div>",
    ),
    Case(
        "short, over a soft invitation",
        f"<h1>{TITLE}</h1>{DATE}<p>{S[0]}</p><div>سجل الدخول لمتابعة القراءة بلا إعلانات</div>",
    ),
    Case("not free, and whole", f"<h1>{TITLE}</h1>{DATE}{prose(8)}", head=LOCKED_LD.replace("640", "150")),
    Case("in an application's box", f"<noscript>Please enable JavaScript.</noscript><div id=root>{TABLE}</div>{APP}"),
    Case("beside an empty box", f"{TABLE}<div id=app></div><div>جار التحميل</div>{APP}"),
    Case("about privacy", f"<h1>سياسة الخصوصية الجديدة تثير غضب المستخدمين</h1>{DATE}{prose(3)}"),
    Case("a column with a static page's title", f"<h1>من نحن</h1>{DATE}<p>كتب: سامي مراد</p>{prose(4)}"),
    Case("about maintenance", f"<h1>الموقع تحت الصيانة: تأجيل نتائج الشهادة</h1>{DATE}{prose(2)}"),
    Case("about a deleted law", f"<h1>تم حذف المادة الثالثة من القانون</h1>{prose(2)}"),
    Case("with a form's errors below", f"<h1>{TITLE}</h1>{prose(2)}<div>حدث خطأ أثناء تنفيذ طلبك</div>"),
    Case(
        "over a film",
        f"<h1>{TITLE}</h1>{DATE}<iframe src='https://www.youtube.com/embed/x'></iframe><p>{S[0]}</p>",
    ),
    Case("with a gallery between", f"<h1>{TITLE}</h1>{DATE}<p>{S[0]}</p>{GALLERY}<p>{S[1]}</p>"),
    Case("with a list of its neighbours by metadata", TABLE, URL, ld("ItemList")),
    Case("with questions by metadata", TABLE, URL, ld("FAQPage")),
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
