"""The headline: among logos, kickers, sections and the site's name."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from newsbot.parsers.headline import end_of_title, without_site
from tests.pagemaker import TITLE, page, prose, read

SITE = "صوت الحي"
DATE = "<div>نشر في 21 تشرين الثاني 2025</div>"
LEAD = "متطوعون من أبناء الحي يزرعون مئتي شجرة ويعيدون المقاعد إلى الظل"
OTHER = "عودة القطار إلى محطة الحجاز بعد انقطاع طويل"
SHORT = "حديقة الياسمين"
LONG = "بعد عامين من الترميم والعمل التطوعي الطويل أهالي حي الميدان في دمشق يفتتحون حديقة الياسمين ومكتبتها الصيفية"


class Case(NamedTuple):
    """What stands above the text, in the head, before and after; the headline that it must give."""

    name: str
    top: str
    title: str | None = f"{TITLE} - {SITE}"
    wanted: str = TITLE
    head: str = ""
    before: str = ""
    after: str = ""
    text: str = prose(4)


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


def ld(title: str, **more: str) -> str:
    pairs = ", ".join(
        f'"{key}": "{value}"' for key, value in {"@type": "NewsArticle", "headline": title, **more}.items()
    )
    return f'<script type="application/ld+json">{{{pairs}}}</script>'


H1 = f"<h1>{TITLE}</h1>"
CASES = [
    # One headline, in every tag.
    Case("an h1", H1),
    Case("an h1 and no title", H1, None),
    Case("an h1 and a title of the site alone", H1, SITE),
    Case("an h1 and a title of the home page", H1, f"{SITE} - أخبار الحي والمدينة"),
    Case("an h2", f"<h2>{TITLE}</h2>"),
    Case("an h3", f"<h3>{TITLE}</h3>"),
    Case("a div by its class", f"<div class='title'>{TITLE}</div>"),
    Case("a div of no class", f"<div>{TITLE}</div>"),
    Case("a span by its itemprop", f"<span itemprop='headline'>{TITLE}</span>", None),
    Case("a bold line in a table", f"<table><tr><td><b>{TITLE}</b></td></tr></table>"),
    Case(
        "a bold line with a dash in it",
        f"<b>{TITLE} - خاص</b>",
        f"{SITE} - {TITLE} - خاص",
        f"{TITLE} - خاص",
    ),
    Case("a link to itself", f"<h1><a href='/news/48213'>{TITLE}</a></h1>"),
    Case("words in spans", f"<h1><span>{TITLE[:15]}</span><span>{TITLE[15:]}</span></h1>"),
    Case("cut over two lines", f"<h1>{TITLE[:13]}<br>{TITLE[13:]}</h1>"),
    Case("an outer h1 around a block", f"<h1><div>{TITLE}</div></h1>"),
    Case("white space and marks", f"<h1>\n\t\u200f{TITLE.replace(' ', chr(160))} \n</h1>"),
    Case("references", f"<h1>{''.join(f'&#{ord(char)};' for char in TITLE)}</h1>", None),
    Case("no heading, metadata alone", "", TITLE, head=og(TITLE)),
    Case("no heading, JSON-LD alone", "", SITE, head=ld(TITLE)),
    Case("a short headline", f"<h1>{SHORT}</h1>", f"{SHORT} - {SITE}", SHORT),
    Case("a headline of one word", "<h1>الياسمين</h1>", f"الياسمين | {SITE}", "الياسمين"),
    Case("a long headline", f"<h1>{LONG}</h1>", f"{LONG} - {SITE}", LONG),
    Case(
        "quotes in it",
        f"<h1>أهالي الحي: «{SHORT}» لنا</h1>",
        f"أهالي الحي: &quot;{SHORT}&quot; لنا",
        f"أهالي الحي: «{SHORT}» لنا",
    ),
    Case("a dash in it", f"<h1>دمشق - {TITLE}</h1>", f"دمشق - {TITLE} - {SITE}", f"دمشق - {TITLE}"),
    Case("a bar in it", f"<h1>بالصور | {TITLE}</h1>", f"بالصور | {TITLE} | {SITE}", f"بالصور | {TITLE}"),
    Case("a colon in it", f"<h1>خبير: {TITLE}</h1>", f"خبير: {TITLE}", f"خبير: {TITLE}"),
    Case("a question", "<h1>لماذا تأخر افتتاح حديقة الياسمين؟</h1>", None, "لماذا تأخر افتتاح حديقة الياسمين؟"),
    Case("Latin letters", f"<h1>{SHORT} Jasmine Park تفتح أبوابها</h1>", None, f"{SHORT} Jasmine Park تفتح أبوابها"),
    # Several headings.
    Case("the logo in the first h1", H1, before=f"<h1><a href='/'>{SITE}</a></h1>"),
    Case("the logo as a picture in h1", H1, before=f"<h1><a href='/'><img src='/logo.png' alt='{SITE}'></a></h1>"),
    Case("the logo with its slogan in h1", H1, before=f"<h1><a href='/'>{SITE} - أخبار الحي والمدينة</a></h1>"),
    Case("the section in an h1", H1, before="<h1>أخبار محلية</h1>"),
    Case("the headline twice", H1 + H1),
    Case(
        "the headline in the crumbs, too",
        H1,
        before=f"<div class='breadcrumb'><a href='/'>الرئيسية</a> » {TITLE}</div>",
    ),
    Case("two h1, the second under this", H1, after=f"<article><h1>{OTHER}</h1>{prose(3, start=4)}</article>"),
    Case("two h1, the other in the sidebar", H1, before=f"<aside><h1>{OTHER}</h1></aside>"),
    Case("the headline in h2, the logo in h1", f"<h2>{TITLE}</h2>", before=f"<h1>{SITE}</h1>"),
    Case("the headline in h2, others in h2", f"<h2>{TITLE}</h2>", after=f"<h2><a href='/news/5'>{OTHER}</a></h2>"),
    Case("the latest news above", H1, before=f"<div class='ticker'><h2><a href='/news/5'>{OTHER}</a></h2></div>"),
    Case("the latest news above, of no class", H1, before=f"<div>عاجل <a href='/news/5'>{OTHER}</a></div>"),
    Case("read-also in h1", H1 + f"<div><h3>اقرأ أيضا</h3><h1><a href='/news/5'>{OTHER}</a></h1></div>"),
    Case("comments in h1", H1, after="<h1>التعليقات</h1>"),
    # What stands beside it.
    Case("a kicker above", f"<div class='kicker'>بعد عامين من العمل</div>{H1}"),
    Case("a kicker in an h3", f"<h3>بعد عامين من العمل</h3>{H1}"),
    Case("a kicker within the h1", f"<h1><span class='kicker'>بعد عامين</span> {TITLE}</h1>"),
    Case("a section within the heading's box", f"<header><a href='/c/1'>أخبار</a>{H1}</header>"),
    Case("a subtitle below", f"{H1}<h2>{LEAD}</h2>"),
    Case("a subtitle in the h1's box", f"<div class='head'>{H1}<p class='subtitle'>{LEAD}</p></div>"),
    Case("a date in the h1's box", f"<div class='head'>{H1}<span class='date'>21 تشرين الثاني 2025</span></div>"),
    # The site's name in metadata.
    Case(
        "the site's name behind a dash",
        "",
        f"{TITLE} - {SITE}",
        head=f'<meta property="og:site_name" content="{SITE}">',
    ),
    Case(
        "the site's name behind a bar", "", f"{TITLE} | {SITE}", head=f'<meta property="og:site_name" content="{SITE}">'
    ),
    Case("the site's name in front", "", f"{SITE} | {TITLE}", head=f'<meta property="og:site_name" content="{SITE}">'),
    Case(
        "the site's name behind a guillemet",
        "",
        f"{TITLE} » {SITE}",
        head=f'<meta property="og:site_name" content="{SITE}">',
    ),
    Case(
        "section and site behind it",
        "",
        f"{TITLE} | أخبار | {SITE}",
        f"{TITLE} | أخبار",
        head=f'<meta property="og:site_name" content="{SITE}">',
    ),
    Case("the site's name in og:title", H1, f"{TITLE} | {SITE}", head=og(f"{TITLE} | {SITE}")),
    Case("og:title is the site's", H1, SITE, head=og(SITE)),
    Case("og:title is cut", H1, f"{TITLE[:30]}...", head=og(f"{TITLE[:30]}…")),
    Case("og:title is another", H1, TITLE, head=og("اقرؤوا معنا قصة الحديقة التي عادت")),
    Case("JSON-LD is the site's slogan", H1, TITLE, head=ld("أخبار الحي والمدينة")),
    Case(
        "metadata escaped twice",
        f'<h1>أهالي الحي: "{SHORT}" لنا كلنا</h1>',
        None,
        f'أهالي الحي: "{SHORT}" لنا كلنا',
        head=og(f"أهالي الحي: &amp;quot;{SHORT}&amp;quot; لنا كلنا"),
    ),
    Case("a hidden heading for readers of screens", H1, before="<h1 class='sr-only'>صفحة الخبر</h1>"),
    Case("a heading of the pop-up", H1, before="<div class='modal'><h1>اشترك في نشرتنا</h1></div>"),
    Case("a heading of the search", H1, before="<form class='search'><h1>البحث في الموقع</h1></form>"),
]


def html(case: Case) -> str:
    head = case.head if case.title is None else f"<title>{case.title}</title>{case.head}"
    return page(f"{case.before}<main><article>{case.top}{DATE}{case.text}</article></main>{case.after}", head)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_headline(case: Case) -> None:
    article = read(html(case))
    assert article.title == case.wanted
    assert case.wanted not in article.body


SUBTITLES = [
    ("by its class", f"{H1}<p class='subtitle'>{LEAD}</p>", LEAD),
    ("as a standfirst", f"{H1}<div class='standfirst'>{LEAD}</div>", LEAD),
    ("by its itemprop", f"{H1}<p itemprop='alternativeHeadline'>{LEAD}</p>", LEAD),
    ("none", H1, None),
    ("a kicker is none", f"<div class='kicker'>بعد عامين من العمل الطويل</div>{H1}", None),
    ("a date is none", f"{H1}<p class='date'>21 تشرين الثاني 2025</p>", None),
    ("the headline again is none", f"{H1}<p class='subtitle'>{TITLE}</p>", None),
]


@pytest.mark.parametrize(("name", "top", "wanted"), SUBTITLES, ids=[name for name, _, _ in SUBTITLES])
def test_subtitle(name: str, top: str, wanted: str | None) -> None:
    article = read(page(f"<article>{top}{DATE}{prose(4)}</article>", f"<title>{TITLE}</title>"))
    assert article.subtitle == wanted
    assert article.title == TITLE


NAMES = frozenset({"صوت الحي", "صوتالحي", "sawt alhay"})


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("افتتاح الحديقة - صوت الحي", "افتتاح الحديقة"),
        ("افتتاح الحديقة | صوت الحي", "افتتاح الحديقة"),
        ("افتتاح الحديقة|صوت الحي", "افتتاح الحديقة"),
        ("صوت الحي: افتتاح الحديقة", "صوت الحي: افتتاح الحديقة"),
        ("صوت الحي - افتتاح الحديقة", "افتتاح الحديقة"),
        ("صوت الحي | افتتاح الحديقة | صوت الحي", "افتتاح الحديقة"),
        ("افتتاح الحديقة « صوت الحي", "افتتاح الحديقة"),
        ("افتتاح الحديقة - Sawt Alhay", "افتتاح الحديقة"),
        ("افتتاح الحديقة - دمشق", "افتتاح الحديقة - دمشق"),
        ("افتتاح الحديقة-صوت الحي", "افتتاح الحديقة-صوت الحي"),
        ("افتتاح الحديقة", "افتتاح الحديقة"),
        ("صوت الحي", "صوت الحي"),
        ("", ""),
    ],
)
def test_without_site(title: str, expected: str) -> None:
    assert without_site(title, NAMES) == expected


@pytest.mark.parametrize(
    ("title", "shown", "expected"),
    [
        ("افتتاح الحديقة - ثقافة - صوت الحي", "افتتاح الحديقة", "صوت الحي"),
        ("صوت الحي | افتتاح الحديقة", "افتتاح الحديقة", "صوت الحي"),
        ("افتتاح الحديقة", "افتتاح الحديقة", ""),
        ("افتتاح الحديقة - دمشق", "افتتاح الحديقة - دمشق", ""),
        ("", "افتتاح الحديقة", ""),
    ],
)
def test_end_of_title(title: str, shown: str, expected: str) -> None:
    assert end_of_title(title, shown) == expected
