"""Listings and entry points, in the habits of real publishers and with our own words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.errors import SiteFileError, Unreadable
from newsbot.parsers.discovery import Listing, entry_points, read_listing
from newsbot.parsers.page import Page
from newsbot.parsers.selectors import select, select_texts
from newsbot.sites.site import Discover, Site

HOME = "https://paper.example/"
SITE = Site(id="paper", name="صحيفة", url=HOME)


def listing(body: str, url: str = HOME, site: Site = SITE) -> Listing:
    return read_listing(Page(f"<html><body>{body}</body></html>", url), site)


def urls(body: str, url: str = HOME) -> list[str]:
    return [story.url.removeprefix(HOME) for story in listing(body, url).stories]


def test_a_card_is_one_story() -> None:
    body = (
        '<article><a href="/news/12345?utm_medium=home"><img src="i.jpg" alt="صورة من السوق"></a>'
        '<h3><a href="/news/12345" title="البلدية تفتح السوق الجديد أمام الباعة">البلدية تفتح السوق…</a></h3>'
        '<p><a href="http://www.paper.example/news/12345/">خبر طويل عن السوق يزيد على عنوانه كثيرا</a></p>'
        '<a href="/news/12345#respond">0</a> <a href="/news/12345">اقرأ المزيد</a></article>'
    )
    (story,) = listing(body).stories
    assert story.url == "https://paper.example/news/12345"
    assert story.title == "البلدية تفتح السوق الجديد أمام الباعة"


TITLED = [
    ('<a href="/news/12345"><h2>عنوان قصير</h2><p>نص أطول من العنوان يتبعه في البطاقة نفسها</p></a>', "عنوان قصير"),
    ('<a href="/news/12345"><img alt="عنوان في الصورة"></a>', "عنوان في الصورة"),
    ('<a href="/news/12345">التفاصيل</a>', None),
    ('<a href="/news/12345"></a>', None),
    ('<a href="/news/12345">عنوان مقطوع ...</a><a href="/news/12345">عنوان كامل</a>', "عنوان كامل"),
]


@pytest.mark.parametrize(("body", "title"), TITLED)
def test_titles_of_stories(body: str, title: str | None) -> None:
    assert [story.title for story in listing(body).stories] == [title]


STORIES = [
    # told by the address, wherever it stands but for footers
    ('<a href="/2025/11/21/x">خبر</a>', ["2025/11/21/x"]),
    ('<footer><a href="/institutional-37731351">شروط جديدة للنشر والتوزيع هنا</a></footer>', []),
    ('<nav><a href="/media-54706728">مرئيات</a></nav>', []),
    ('<nav><a href="/media-54706728">وزير المياه يزور السد الجديد</a></nav>', ["media-54706728"]),
    ('<div class="card-footer"><a href="/news/12345">خبر من السوق القديم اليوم</a></div>', ["news/12345"]),
    ('<form id="aspnetForm"><a href="/news/12345">خبر</a></form>', ["news/12345"]),
    # told by how it stands
    ('<a href="/x/market">البلدية تفتح السوق الجديد أمام الباعة</a>', ["x/market"]),
    ('<h3><a href="/x/market">افتتاح السوق</a></h3>', ["x/market"]),
    ('<article><header><h3><a href="/x/market">افتتاح السوق</a></h3></header></article>', ["x/market"]),
    ('<h2><a href="/market">البلدية تفتح السوق الجديد أمام الباعة</a></h2>', ["market"]),
    ('<a href="/x/market">السوق</a>', []),
    ('<ul class="menu"><li><a href="/x/market-today-now">أخبار السوق القديم اليوم</a></ul>', []),
    ('<p><a href="/x/market">اقرأ المزيد</a></p>', []),
    # never
    ('<h3><a href="https://other.example/2025/11/21/x">خبر من صحيفة أخرى اليوم</a></h3>', []),
    ('<h3><a href="/en/news/12345">Minister visits the new dam today</a></h3>', []),
    ('<h3><a href="/videos/x">شاهد جولة في السوق القديم</a></h3>', []),
    ('<h3><a href="/tag/x">كل أخبار السوق القديم اليوم</a></h3>', []),
    ('<h3><a href="/report.pdf">تقرير البلدية السنوي عن السوق</a></h3>', []),
    ('<a href="/privacy-policy-2025-11-2">سياسة الخصوصية</a>', []),
]


@pytest.mark.parametrize(("body", "expected"), STORIES)
def test_stories(body: str, expected: list[str]) -> None:
    assert urls(body) == expected


def test_short_titles_in_cards_like_the_others() -> None:
    titles = [
        "البلدية تفتح السوق الجديد للباعة",
        "وزير المياه يزور السد الجديد",
        "المدارس تعود بعد عطلة الشتاء",
        "ملفات مفتوحة",
    ]
    cards = "".join(f'<li class="c"><a class="t" href="/x/n{at}a">{title}</a></li>' for at, title in enumerate(titles))
    assert len(urls(f"<ul>{cards}</ul>")) == 4


def test_a_section_above_its_stories_is_no_story() -> None:
    body = '<h2><a href="/x/y">أخبار السوق القديم والجديد</a></h2>' + "".join(
        f'<h3><a href="/x/y/{slug}">البلدية تفتح السوق {slug}</a></h3>' for slug in ("one", "two")
    )
    assert urls(body) == ["x/y/one", "x/y/two"]


def test_one_story_under_two_scripts() -> None:
    body = (
        '<a href="/view.php?lang=ar&newsid=1949660">خبر مقطوع ...</a>'
        '<a href="/full.php?newsid=1949660">خبر كامل من السوق</a>'
    )
    (story,) = listing(body).stories
    assert (story.url, story.title) == ("https://paper.example/view.php?lang=ar&newsid=1949660", "خبر كامل من السوق")


def test_day_from_the_address() -> None:
    (story,) = listing('<a href="/2025/11/21/x">خبر</a>').stories
    assert story.published is not None
    assert (story.published.isoformat(), story.published.source) == ("2025-11-21", "url")


def test_own_language_alone() -> None:
    site = Site(id="paper", name="صحيفة", url="https://paper.example/arabic")
    body = '<a href="/arabic/news-12345678">خبر</a><a href="/turkce/news-12345679">haber</a>'
    found = listing(body, "https://paper.example/arabic", site).stories
    assert [story.url for story in found] == ["https://paper.example/arabic/news-12345678"]


def test_sections() -> None:
    body = (
        '<nav><a href="/">الرئيسية</a><a href="/sport">رياضة</a><a href="/category/5">اقتصاد</a>'
        '<a href="/x/syria">سوريا</a>'
        '<a href="/about">من نحن</a><a href="/en/">English</a><a href="/search">بحث</a>'
        '<a href="https://social.example/paper">تابعنا</a>'
        '<a href="/login">دخول</a></nav><a href="/tag/x">وسم</a><a href="/sport/">المزيد</a>'
        '<a href="/2024/05/08">8 مايو</a>'
    )
    assert [url.removeprefix(HOME) for url in listing(body).sections] == ["sport", "category/5", "x/syria"]


NEXT = [
    ("/sport", '<link rel="next" href="/sport/page/2">', ["sport/page/2"]),
    ("/sport", '<a rel="next nofollow" href="?start=20">x</a>', ["sport?start=20"]),
    ("/sport", '<a href="/sport?page=2">التالي »</a>', ["sport?page=2"]),
    ("/sport", '<a href="/archive/older">أقدم</a>', ["archive/older"]),
    (
        "/sport",
        '<a href="/sport?page=2">2</a><a href="/sport?page=9">الأخيرة</a><a href="/sport?page=3">3</a>',
        ["sport?page=2", "sport?page=3", "sport?page=9"],
    ),
    (
        "/sport?page=2",
        '<a href="/sport?page=1">1</a><a href="/sport?page=2">2</a><a href="/sport?page=3">3</a>',
        ["sport?page=3"],
    ),
    ("/s/x/319/1", '<a href="/s/x/319/1">1</a><a href="/s/x/319/2">2</a>', ["s/x/319/2"]),
    ("/sport", '<a href="/sport/2">2</a>', ["sport/2"]),
    ("/sport", '<a href="/sport/page/2">تحميل المزيد</a>', ["sport/page/2"]),
    ("/", '<a href="/sport">المزيد</a><a href="/sport/page/2">2</a>', []),
    ("/sport", '<a href="/2025/11/21/x">التالي</a>', []),
    ("/sport", '<a href="https://other.example/?page=2" rel="next">2</a>', []),
    ("/sport", '<a href="#" rel="next">التالي</a><a href="javascript:more()">المزيد</a>', []),
    ("/?cat=5", '<a href="/?cat=5&amp;paged=2">الصفحة التالية</a>', ["?cat=5&paged=2"]),
]


@pytest.mark.parametrize(("here", "body", "expected"), NEXT)
def test_next_pages(here: str, body: str, expected: list[str]) -> None:
    found = listing(body, f"https://paper.example{here}")
    assert [url.removeprefix(HOME) for url in found.next_pages] == expected


@pytest.mark.parametrize("selector", ["a.more", "//a[@class='more']", ".pager"])
def test_next_page_by_the_sites_selector(selector: str) -> None:
    site = Site(id="paper", name="صحيفة", url=HOME, discover=Discover(next_page=(selector,)))
    found = listing(
        '<div class="pager"><a class="more" href="/load?after=7">مواد سابقة</a></div>', f"{HOME}sport", site
    )
    assert found.next_pages == ("https://paper.example/load?after=7",)


@pytest.mark.parametrize("selector", ["//div/@data-more", "(//div/@data-more)[1]", ".none, .pager"])
def test_next_page_in_an_attribute(selector: str) -> None:
    site = Site(id="paper", name="صحيفة", url=HOME, discover=Discover(next_page=(selector,)))
    body = '<div class="pager" data-more="/load?after=7"><a href="/load?after=7">7</a></div>'
    assert listing(body, f"{HOME}sport", site).next_pages == ("https://paper.example/load?after=7",)


def test_a_broken_selector_is_told() -> None:
    site = Site(id="paper", name="صحيفة", url=HOME, discover=Discover(next_page=("a[",)))
    with pytest.raises(SiteFileError, match=r"the selector 'a\[' cannot be used .*; mend it in the site's file"):
        listing("<p>خبر</p>", f"{HOME}sport", site)


TEXTS = [
    (["//i/@data-x"], ["2025-11-21"]),
    (["//h1/text()"], ["خبر", "اليوم"]),
    (["h1"], ["خبر أول اليوم"]),
    (["meta[name=by]", "//h1/b"], ["سامي", "أول"]),
    (["(string(//h1))"], ["خبر أول اليوم"]),
    (["//i/@none", "u", ".empty"], []),
    (["h1", "//h1"], ["خبر أول اليوم"]),
]


@pytest.mark.parametrize(("selectors", "expected"), TEXTS)
def test_texts_that_selectors_give(selectors: list[str], expected: list[str]) -> None:
    tree = Page(
        '<html><meta name="by" content="سامي"><h1>خبر <b>أول</b> اليوم</h1><i data-x=" 2025-11-21 "></i>'
        '<p class="empty"> </p>',
        HOME,
    ).tree
    assert select_texts(tree, selectors) == expected
    assert all(not isinstance(found, str) for found in select(tree, selectors))


def test_entry_points() -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/feed/">'
        '<link rel="alternate" type="application/rss+xml" '
        'title="تعليقات" href="/comments/feed/"><link rel="alternate" type="text/xml+oembed" href="/oembed">'
        '<link rel="alternate" type="application/atom+xml" href="https://feeds.example/paper">'
        '<link rel="alternate" hreflang="en" href="/en">'
    )
    body = (
        '<a href="/rss.xml">RSS</a><a href="/Rss/News/23/x">خلاصات</a><a href="/rss.aspx?pageId=10">x</a>'
        '<a href="/?feed=rss2">x</a>'
        '<a href="/sport/feed">x</a><a href="/2025/11/21/x">خبر</a><a href="https://other.example/rss.xml">RSS</a>'
        '<a href="/comments/feed">x</a>'
    )
    found = entry_points(Page(f"<html><head>{head}</head><body>{body}</body></html>", HOME)).feeds
    expected = ["feed/", "rss.xml", "Rss/News/23/x", "rss.aspx?pageId=10", "?feed=rss2", "sport/feed"]
    assert list(found) == [f"{HOME}feed/", "https://feeds.example/paper", *(HOME + path for path in expected[1:])]


def test_boxes_may_be_nested_without_end() -> None:
    assert urls("<div>" * 1500 + '<a href="/news/12345">خبر</a>') == ["news/12345"]


HEADLINE = "البلدية تفتح السوق الجديد أمام الباعة"
HOSTILE = {
    "50,000 links": "".join(f'<h3><a href="/x/market-{n}">{HEADLINE} {n}</a></h3>' for n in range(50_000)),
    "nested links": "".join(f'<div><a href="/news/{n}x"><h2>خبر ' for n in range(3_000)),
    "nested links alone": "".join(f'<a href="/news/{n}x"><h2>' for n in range(3_000)) + "خبر",
    "an address of megabytes": f'<a href="/x?{"a&" * 1_000_000}">خبر</a>',
    "long addresses": "".join(f'<a href="/x/{n}?{"a&" * 2_500}">{HEADLINE}</a>' for n in range(300)),
    "addresses of many parts": "".join(f'<a href="/x/{n}?{"a&" * 900}">{HEADLINE}</a>' for n in range(2_000)),
    "a text of megabytes": f'<a href="/news/12345">{"خبر " * 1_000_000}</a>',
    "a heap of headings": f'<a href="/news/12345">{"<h2>خبر</h2>" * 50_000}</a>',
    "page numbers": "".join(f'<a href="/sport?page={n}">{n}</a>' for n in range(20_000)),
    "deep boxes": "<div>" * 200 + '<a href="/news/12345">خبر</a>' * 5_000,
    "next pages": '<link rel="next" href="/a">' * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_listing_is_read_in_time(name: str) -> None:
    page = Page(f"<html><body>{HOSTILE[name]}</body></html>", HOME)
    assert page.anchors is not None  # what the page itself costs is measured elsewhere
    start = time.perf_counter()
    read_listing(page, Site(id="paper", name="صحيفة", url=HOME, discover=Discover(next_page=("div", "//a/@href"))))
    entry_points(page)
    assert time.perf_counter() - start < 10


@given(st.text(alphabet="<>ahrefli123/=\"'?&# خبر-") | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_no_page_breaks_the_listing_reader(inside: str) -> None:
    try:
        page = Page(f'<html><nav>{inside}</nav><h2><a href="{inside}">{inside}', HOME)
        found = read_listing(page, SITE)
        entry_points(page)
    except Unreadable:
        return
    assert all(SITE.owns(story.url) for story in found.stories)
