"""Addresses: their one form, what they share, the day and page they state, and what they lead to."""

from __future__ import annotations

import re
import time
import tracemalloc
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.parsers.kinds import kind, shape
from newsbot.parsers.urls import absolute, canonical, day, key, paging, parts_of
from newsbot.sites.site import Site

CANONICAL = [
    ("https://paper.example/a#respond", "https://paper.example/a"),
    ("HTTPS://Paper.Example:443", "https://paper.example/"),
    ("http://paper.example:8080/a", "http://paper.example:8080/a"),
    ("https://paper.example/خبر جديد", "https://paper.example/%D8%AE%D8%A8%D8%B1%20%D8%AC%D8%AF%D9%8A%D8%AF"),
    ("https://paper.example/%d8%ae%D8%A8%d8%b1/", "https://paper.example/%D8%AE%D8%A8%D8%B1/"),
    ("https://paper.example/%61%2Db%7E%2F", "https://paper.example/a-b~%2F"),
    ("https://paper.example/%C7%e1", "https://paper.example/%C7%E1"),
    ("https://paper.example/100%", "https://paper.example/100%25"),
    ("https://paper.example/a/../b/./c", "https://paper.example/b/c"),
    ("https://paper.example/a?utm_source=x&id=7&fbclid=y&&at_medium=z", "https://paper.example/a?id=7"),
    ("https://paper.example/a?b=2&a=1&amp;c=3", "https://paper.example/a?b=2&a=1&c=3"),
    ("https://paper.example/a?ref=home", "https://paper.example/a"),
    ("https://paper.example/a?ref=1234", "https://paper.example/a?ref=1234"),
    ("https://paper.example/a?ref=paper.example", "https://paper.example/a"),
    ("https://paper.example/t.php?t=3312&s=9f8e7d6c5b4a", "https://paper.example/t.php?t=3312"),
    ("https://paper.example/modules.php?name=News&sid=26667", "https://paper.example/modules.php?name=News&sid=26667"),
    ("https://paper.example/?p=5&replytocom=9#respond", "https://paper.example/?p=5"),
    ("https://paper.example/a?", "https://paper.example/a"),
    ("https://reader@paper.example/a", "https://paper.example/a"),
    ("https://صحيفة.example/a", "https://xn--ogbhx3c3b.example/a"),
    ("  https://paper.example/\n a\t", "https://paper.example/%20a"),
    ("http://[::1]:8000/a", "http://[::1]:8000/a"),
    ("http://[broken/a", "http://[broken/a"),
    ("http://paper.example:port/a", "http://paper.example:port/a"),
    ("mailto:desk@paper.example", "mailto:desk@paper.example"),
]


@pytest.mark.parametrize(("url", "expected"), CANONICAL)
def test_canonical(url: str, expected: str) -> None:
    assert canonical(url) == expected


@given(st.text() | st.text(alphabet="%/?&#=:.@[]aF0خ\u00a0 -~").map("https://paper.example".__add__))
def test_canonical_is_stable_and_never_fails(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)
    assert key(canonical(url)) == key(url)


@given(st.text(alphabet="%/?&=:.-aZ09خبر_") | st.text())
def test_no_address_breaks_a_reader(rest: str) -> None:
    url = f"https://paper.example/{rest}"
    assert shape(url) in {"article", "listing", "file", "unknown"}
    assert paging(url).number >= 0
    day(url)


ABSOLUTE = [
    ("5", "https://paper.example/news/5"),
    ("/5#top", "https://paper.example/5#top"),
    ("?page=2", "https://paper.example/news/?page=2"),
    ("//other.example/5", "https://other.example/5"),
    ("HTTP://Other.example/5", "HTTP://Other.example/5"),
    (" \n/a b\tc\r\n ", "https://paper.example/a%20bc"),
    ("/خبر", "https://paper.example/خبر"),
    ("https://other.example", "https://other.example"),
    ("http://[::1]:80/a", "http://[::1]:80/a"),
    ("", None),
    (None, None),
    ("#respond", None),
    ("javascript:void(0)", None),
    ("JavaScript:void(0)", None),
    ("mailto:desk@paper.example", None),
    ("tel:+963", None),
    ("data:text/html,x", None),
    ("whatsapp://send?text=x", None),
    ("tag:5", None),
    ("http://", None),
    ("http://[x/", None),
    ("https://paper.example:port/", None),
    ("/" + "a" * 6_000, None),
    ("/?" + "a&" * 1_000_000, None),
]


@pytest.mark.parametrize(("href", "expected"), ABSOLUTE)
def test_absolute(href: str | None, expected: str | None) -> None:
    assert absolute("https://paper.example/news/", href) == expected


@given(st.text(alphabet="abAB09-.:/%~_D8F", max_size=30).map("https://paper.example/".__add__))
def test_what_is_canonical_already_is_left_alone(url: str) -> None:
    assert canonical(url) == canonical(f"{url}#")


def test_long_addresses_are_not_kept() -> None:
    tracemalloc.start()
    try:
        for number in range(20):
            url = f"https://paper.example/{number}{'a' * 500_000}"
            assert shape(url) == "file"
            assert key(url) != paging(url).stem + "x"
            assert parts_of(url) is day(url) is None
            assert len(canonical(url[:5_000])) == 5_000
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 3_000_000


def test_a_query_of_a_thousand_parts_is_read_fast() -> None:
    start = time.perf_counter()
    for number in range(500):
        url = f"https://paper.example/{number}?" + "a&" * 980
        assert kind(url, Site(id="paper", name="صحيفة", url="https://paper.example/")) != "article"
    assert time.perf_counter() - start < 5


SAME = [
    ("http://paper.example/a/", "https://www.paper.example/a"),
    ("https://m.paper.example/a", "https://paper.example/a"),
    ("https://amp.paper.example/a", "https://paper.example/a"),
    ("https://www.m.paper.example/a", "https://paper.example/a"),
    ("https://paper.example//a//b", "https://paper.example/a/b"),
    ("https://paper.example/s.php?lang=ar&id=5&lang=ar", "https://paper.example/s.php?id=5&lang=ar"),
    ("https://paper.example/%d8%ae", "https://paper.example/خ"),
]
DIFFERENT = [
    ("https://amp.example/a", "https://example/a"),
    ("https://paper.example/a?id=1", "https://paper.example/a?id=2"),
    ("https://paper.example:81/a", "https://paper.example:82/a"),
    ("https://www.example/a", "https://example/a"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_page(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_pages(one: str, other: str) -> None:
    assert key(one) != key(other)


DAYS = [
    ("/2025/11/21/khabar", "2025-11-21"),
    ("/2025/3/8/khabar/123", "2025-03-08"),
    ("/article/21/11/2025/khabar", "2025-11-21"),
    ("/politics/2015-10-09-1.828836", "2015-10-09"),
    ("/news-2025-11-21.html", "2025-11-21"),
    ("/20251121/khabar-101.html", "2025-11-21"),
    ("/ar/20251121-khabar", "2025-11-21"),
    ("/world/202003171044893040-khabar/", "2020-03-17"),
    ("/2013/middle_east/8/3/syria/index.html", "2013-08-03"),
    ("/arabic/2015/01/150130_sinai", "2015-01-30"),
    ("/view.aspx?cdate=08112023&id=4", "2023-11-08"),
    ("/2025/11/31/khabar", None),
    ("/2025/11/khabar", None),
    ("/20251121", None),
    ("/1234/12/12/khabar", None),
    ("/2030-2025/plan", None),
    ("/article/20154321-khabar", None),
    ("/scores/2-1-10", None),
    ("/2099/01/02/", None),
    (f"/{datetime.now(UTC).year + 2}/01/02/khabar", None),
    (f"/{datetime.now(UTC).year + 1}/01/02/khabar", f"{datetime.now(UTC).year + 1}-01-02"),
]


@pytest.mark.parametrize(("path", "expected"), DAYS)
def test_day(path: str, expected: str | None) -> None:
    reading = day(f"https://paper.example{path}")
    assert (reading.isoformat() if reading else None) == expected
    assert reading is None or (reading.source, reading.precision) == ("url", "day")


PAGES = [
    ("/news", 1, "paper.example/news"),
    ("/news/?page=3", 3, "paper.example/news"),
    ("/news/page/12/", 12, "paper.example/news"),
    ("/page-4?cat=7", 4, "paper.example?cat=7"),
    ("/?cat=7&paged=2", 2, "paper.example?cat=7"),
    ("/أخبار/صفحة/2", 2, "paper.example/أخبار"),
    ("/list.aspx?SectionID=51&pageindex=5", 5, "paper.example/list.aspx?sectionid=51"),
    ("/?p=1234", 1, "paper.example?p=1234"),
    ("/news?p=2", 2, "paper.example/news"),
]


@pytest.mark.parametrize(("path", "number", "stem"), PAGES)
def test_paging(path: str, number: int, stem: str) -> None:
    assert paging(f"https://paper.example{path}") == (number, stem)


def _paths(table: str) -> list[str]:
    return table.split()


# Shapes in use by real papers, with words of our own.
ARTICLES = _paths("""
    /2025/11/21/وفد-يزور-المعرض /2025/3/8/abc /politics/2025/03/08/x /article/21/11/2025/وفد
    /news/2015-10-10-1.828836 /2013/middle_east/8/3/syria.talks/index.html /20250317/1044893040.html
    /20250317/0f3a6c2b9d8e4f7a8b1c2d3e4f5a6b7c/c.html /ar/20251121-وفد-يزور /ar/culture/20251121-visit
    /2020/11/2338761/ /web/2024/152341 /archives/651728 /815636/ /815636/slug /2202325-وفد /أخبار/2202325-وفد-يزور
    /news/557174 /news/754388-x /news/lebanon/1431420/x /story/1602948/ /article/12 /post/7 /posts/123
    /node/5320313 /details/216314 /news/details/8246671 /news/newdetails/3126898/1/36-عاما /Pages/Details/117999
    /News/1083/25/256707/x/y.aspx /articles/authors/2150829 /categories/news/1367254 /topics/ar/80/show/123307/
    /online/sport/406347/News.html /news/2093458.html /details-182734.html /news90115.html /article178273/
    /N2018136 /detail-63906.asp /rttdetail-63906.asp /1317567 /Section-170/دولي/x-1234567
    /local/رئيس-البلدية-يفتتح-السوق-الجديد-868 /x-1470135.html /culture/كتاب-جديد-95587 /?p=123 /?p=98765
    /index.php?page=article&id=14 /viewstory.php?lang=ar&newsid=1949660 /news.php?id=12 /read?id=719877
    /post.php?id=351138&lang=ar /post.php?lang=ar&id=365000 /article.aspx?ArticleId=123304
    /ArticleDetails.aspx?id=2487360&language=ar
    /news/view.aspx?cdate=08112023&id=4e3d7a06-9f0d-42ce-90de-1cbd1bd8d419 /news_details.php?sid=178215
    /?q=node/33500 /articles/c62x34m1nkzo /article/jrdic6y /article/hszrhdfh-x /local/p2qj353bxy
    /culture/ZIP7HWP2RFH2TOWFKOTP3C5ELI/ /ar/business/0f3a6c2b-9d8e-4f7a-8b1c-2d3e4f5a6b7c
    /all-news/article/وفد-يزور-المدينة /رئيس-البلدية-يفتتح-السوق-الجديد-في-المدينة
    /world/ministers-meet-to-discuss-water /اجتماع-وزراء-المياه-في-العاصمة-غدا.html
    /arab_world/202003171044893040-وفد/ /middle-east/1496957-وفد /كاتبة-تروي-قصة-القرية-القديمة-البعيدة/
    /fan/2025/3/8/x/6935375 /story-17.html /news/lebanon/152341 /article17 /خبر/17 /خبر-17
    /story/2020/8/24/جولة-في-السوق-فيديو/4943302 /news/2025/11/21/10003 /palestine/2025/11/21/12345
    /news/2025/11/21/103/ /archives/20251121/10003 /opinion/21/11/2025/10003
""")

LISTINGS = _paths("""
    / /ar /ar/ /index.php /index.html /home /?lang=ar /category/sport /category/sport/page/2 /category/134-محليات
    /category/60 /tag/دمشق/ /tags/x /tag/2024 /author/sami /authors/12 /articles/author/123 /writers/sami-ali
    /section/168/Economy /Section/سياسة/319/1 /section/4-محليات /section-12 /topics/ckdxnj6g4znt /topic/غزة
    /search?q=x /search/غزة /?s=غزة /?cat=5 /?tag=x /?author=3 /?m=202401 /?cat=29&paged=3 /?paged=2 /?page=4
    /page/3/ /news?page=2 /news/page/2 /sport /sport/ /سياسة /رياضة/ /أخبار /أخبار-عالمية/ /اقتصاد-وأعمال
    /news/politics /news/sport/ /news/محليات /2024/ /2024/05/ /2024/05/08 /news/2024/05/08 /archive /archives
    /listnews.php?lang=ar&cat=3 /section.php?id=5 /category.aspx?id=12 /category.php?id=12345 /gallery.php?id=44
    /author.php?id=311 /تصنيف/رياضة /قسم/اقتصاد /وسم/غزة /كاتب/سامي-علي /صفحة/2 /أخبار/صفحة/3 /كل-الأخبار
    /كل-الاخبار /آخر-الأخبار /latest /lastnews /latest-news /most-read /videos /video/123456
    /videos/جولة-في-السوق-القديم-مع-التجار /live/61811893 /podcasts/p0b3xdrj/p0bhbgl7 /gallery/2025/11/21/x
    /الأكثر-قراءة /articles/latest /ar/category/مجتمع /archives/category/online/page/2 /rubrique/culture
    /SectionMore?categoryId=206&pageIndex=1 /Service/SectionNews.aspx?SectionID=51&pageindex=3
    /Portal/13/أخبار.aspx /gulf-news /about-syria /category/s1-news/c42-2009-03-14-14-55-14/
    /2024/05/08/page/2 /news/2024/05/08/page/3 /news/newssection/160/1/حوارات /Editors/EditorNews/689/1/نورا
""")

FILES = _paths("""
    /a.pdf /photos/2025/11/21/a.JPG /v.mp4 /a.zip /s.css /x.js /feed/ /rss /rss.xml /category/sport/feed/
    /?feed=rss2 /rss.aspx?pageId=10 /news_rss.php /Rss/News/23/x /rssFeed/190 /sitemap.xml /login /ar/login
    /wp-login.php?action=lostpassword /wp-content/uploads/x /wp-json/oembed /news/123456/print /print/123456
    /print.php?id=123456 /amp/news/123456 /news/123456/amp/ /2025/11/21/x?amp=1 /x?outputType=amp /share?u=x
    /sharer.php?u=x /x?share=facebook /cdn-cgi/l/email-protection /about /contact-us /privacy-policy /terms
    /page/من-نحن-1 /من-نحن /اتصل-بنا/ /سياسة-الخصوصية /شروط-الاستخدام.html /?q=rss.xml
    /services/like/?article_id=1044893040&value=1 /2025/11/21/x?ot=ot.PrintPageLayout /advertise-with-us-1.317
    /2011/01/000000_privacy /2025/11/21/x/.most-read /Article/NewsPrint/
""")

# Neither: the page must tell.
UNKNOWN = _paths("""
    /x/y/z /world/earthquake-hits /كتاب-جديد-اليوم /sport/2030-رؤية /about-the-new-city /news/17 /a/7 /market-17
    /five-senses/east-and-west
""")


@pytest.mark.parametrize("path", ARTICLES)
def test_article_shape(path: str) -> None:
    assert shape(f"https://paper.example{path}") == "article"


@pytest.mark.parametrize("path", LISTINGS)
def test_listing_shape(path: str) -> None:
    assert shape(f"https://paper.example{path}") == "listing"


@pytest.mark.parametrize("path", FILES)
def test_file_shape(path: str) -> None:
    assert shape(f"https://paper.example{path}") == "file"


@pytest.mark.parametrize("path", UNKNOWN)
def test_unknown_shape(path: str) -> None:
    assert shape(f"https://paper.example{path}") == "unknown"


@pytest.mark.parametrize(
    "url", ["mailto:a@paper.example", "javascript:void(0)", "ftp://paper.example/a", "http://[x/", ""]
)
def test_no_page_at_all(url: str) -> None:
    assert shape(url) == "file"


def test_regex_decides() -> None:
    site = Site(id="paper", name="صحيفة", url="https://paper.example/", articles=re.compile(r"/(?:خبر|video)/\d+$"))
    assert kind("https://paper.example/%D8%AE%D8%A8%D8%B1/7?utm_source=x", site) == "article"
    assert kind("https://paper.example/video/7", site) == "article"
    assert kind("https://paper.example/2025/11/21/khabar", site) == "listing"
    assert kind("https://paper.example/a.pdf", site) == "file"
