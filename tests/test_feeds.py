"""Feeds, sitemaps and robots.txt, in the habits of real publishers and with our own words."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.parsers import loose_xml
from newsbot.parsers.discovery import read_feed, read_robots, read_sitemap
from newsbot.parsers.feeds import read_date
from newsbot.parsers.publication import Clock

HOME = "https://paper.example/"
FEED = f"{HOME}feed/"


def rss(items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return f'{head}<rss version="2.0"><channel><title>صحيفة</title><link>{HOME}</link>{items}</channel></rss>'


def item(inside: str = "", link: str = "https://paper.example/5") -> str:
    return f"<item><title>خبر أول</title><link>{link}</link>{inside}</item>"


# Feeds ---------------------------------------------------------------------------------------------------------------


def test_feed_of_every_kind() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/news/"><link href="/"/><entry>'
        "<id>tag:5</id>"
        '<title type="html">&lt;b&gt;خبر&lt;/b&gt; أول</title><link rel="edit" href="e"/>'
        '<link rel="alternate" href="5"/>'
        "<updated>2025-11-22T00:00:00Z</updated><published>2025-11-21T10:00:00+03:00</published></entry></feed>"
    )
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>صحيفة</title></channel>'
        '<item rdf:about="x"><title>خبر أول</title><link>https://paper.example/news/5</link>'
        "<dc:date>2025-11-21T10:00:00+03:00</dc:date></item></rdf:RDF>"
    )
    two = rss(item("<pubDate>Fri, 21 Nov 2025 10:00:00 +0300</pubDate>", "/news/5?utm_source=rss#x"))
    for content in (atom, rdf, two):
        (found,) = read_feed(content.encode(), FEED)
        assert (found.url, found.title, found.source) == ("https://paper.example/news/5", "خبر أول", "feed")
        assert found.published is not None
        assert found.published.isoformat() == "2025-11-21T10:00:00+03:00"
        assert (found.published.source, found.published.precision) == ("feed", "second")


LINKS = [
    ("<link>https://paper.example/5</link>", "https://paper.example/5"),
    ("<link><![CDATA[ https://paper.example/5 ]]></link>", "https://paper.example/5"),
    ("<link>\n https://paper.example/5?a=1&amp;b=2\n</link>", "https://paper.example/5?a=1&b=2"),
    ("<link>https://paper.example/5?a=1&b=2&copy=3</link>", "https://paper.example/5?a=1&b=2&copy=3"),
    ("<link><![CDATA[https://paper.example/5?a=1&b=2]]></link>", "https://paper.example/5?a=1&b=2"),
    ("<guid>https://paper.example/5</guid>", "https://paper.example/5"),
    ('<guid isPermaLink="false">https://paper.example/?p=5</guid>', None),
    ("<guid>5</guid>", None),
    ("<link/><guid isPermaLink='true'>https://paper.example/5</guid>", "https://paper.example/5"),
    (
        "<link>https://count.example/x</link><feedburner:origLink>https://paper.example/5</feedburner:origLink>",
        "https://paper.example/5",
    ),
    ('<atom:link href="https://paper.example/5" rel="alternate"/>', "https://paper.example/5"),
    ('<link href="https://paper.example/5"/>', "https://paper.example/5"),
    ("<link>/news/5</link>", "https://paper.example/news/5"),
    ("<link>javascript:open(5)</link>", None),
    ("<link>http://[/</link>", None),
    ("<source><link>https://other.example/</link></source>", None),
]


@pytest.mark.parametrize(("inside", "expected"), LINKS)
def test_feed_links(inside: str, expected: str | None) -> None:
    found = read_feed(rss(f"<item><title>خبر</title>{inside}</item>").encode(), FEED)
    assert [one.url for one in found] == ([expected] if expected else [])


TITLES = [
    ("خبر &amp; رأي", "خبر & رأي"),
    ("خبر & رأي", "خبر & رأي"),
    ("خبر&nbsp;أول &laquo;جديد&raquo;", "خبر أول «جديد»"),
    ("<![CDATA[<b>خبر</b> &quot;أول&quot;]]>", 'خبر "أول"'),
    ("خبر &amp;quot;أول&amp;quot; &#1571;", 'خبر "أول" أ'),
    ("خبر\x00\x0b أول", "خبر أول"),
    ("&undefined; خبر", "&undefined; خبر"),
    ("  \n ", None),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_feed_titles(title: str, expected: str | None) -> None:
    (found,) = read_feed(rss(f"<item><title>{title}</title><link>/5</link></item>").encode(), FEED)
    assert found.title == expected


DATES = [
    ("<pubDate>Fri, 21 Nov 2025 09:30:00 GMT</pubDate>", "2025-11-21T09:30:00+00:00"),
    ("<pubDate>Fri, 21 Nov 2025 09:30 +0300</pubDate>", "2025-11-21T09:30:00+03:00"),
    ("<pubDate>الجمعة, 21 Nov 2025 09:30:00 +0300</pubDate>", "2025-11-21T09:30:00+03:00"),
    ("<dc:date>2025-11-21T09:30:00.123+0300</dc:date>", "2025-11-21T09:30:00.123000+03:00"),
    ("<pubDate>2025-11-21</pubDate>", "2025-11-21"),
    ("<pubDate>الجمعة، 21 نوفمبر 2025</pubDate>", "2025-11-21"),
    ("<pubDate>٢١ تشرين الثاني ٢٠٢٥</pubDate>", "2025-11-21"),
    (
        "<a10:updated xmlns:a10='http://www.w3.org/2005/Atom'>2025-11-21T09:30:00Z</a10:updated>",
        "2025-11-21T09:30:00+00:00",
    ),
    ("<pubDate/><dc:date>2025-11-21</dc:date>", "2025-11-21"),
    ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None),
    ("<pubDate>0001-01-01T00:00:00Z</pubDate>", None),
    ("<pubDate>Fri, 31 Nov 2025 09:30:00 GMT</pubDate>", None),
    ("<pubDate>اليوم السابع</pubDate>", None),
]


@pytest.mark.parametrize(("inside", "expected"), DATES)
def test_feed_dates(inside: str, expected: str | None) -> None:
    (found,) = read_feed(rss(item(inside)).encode(), FEED)
    assert (found.published.isoformat() if found.published else None) == expected
    assert found.published is None or found.published.source == "feed"


DAMASCUS = Clock("Asia/Damascus", "SY", datetime(2025, 11, 22, 9, tzinfo=UTC))
BY_THE_CLOCK = [
    ("Thu, 20 Nov 2025 22:30:00 GMT", "2025-11-20T22:30:00+00:00"),
    ("Thu, 20 Nov 2025 22:30:00 -0000", "2025-11-20T22:30:00+00:00"),
    ("2025-11-20T22:30:00", "2025-11-20T22:30:00+03:00"),
    ("2025-11-20 22:30", "2025-11-20T22:30:00+03:00"),
    ("20 Nov 2025 22:30:00", "2025-11-20T22:30:00+03:00"),
    ("20/11/2025 10:30 مساء", "2025-11-20T22:30:00+03:00"),
    ("منذ ساعتين", "2025-11-22T10:00:00+03:00"),
    ("Mon, 24 Nov 2025 09:30:00 GMT", "2025-11-24T09:30:00+00:00"),
    # two days after the fetch it cannot be published yet
    ("Tue, 25 Nov 2025 09:30:00 GMT", None),
    ("2099-01-01", None),
    ("2099-01-01T00:00:00Z", None),
    ("1 كانون الثاني 2099", None),
    ("1989-12-31T00:00:00Z", None),
]


@pytest.mark.parametrize(("text", "expected"), BY_THE_CLOCK)
def test_dates_are_read_by_the_sites_clock(text: str, expected: str | None) -> None:
    (found,) = read_feed(rss(item(f"<pubDate>{text}</pubDate>")).encode(), FEED, DAMASCUS)
    assert (found.published.isoformat() if found.published else None) == expected
    place = f"<urlset><url><loc>/5</loc><lastmod>{text}</lastmod></url></urlset>"
    (found,) = read_sitemap(place.encode(), HOME, DAMASCUS).pages
    assert (found.modified.isoformat() if found.modified else None) == expected


FAST = ["Thu, 20 Nov 2025 22:30:00 GMT", "2025-11-20T22:30:00+03:00", "2025-11-20T22:30:05", "2025-11-20"]


@pytest.mark.parametrize("text", FAST)
def test_the_fast_way_reads_as_the_clock_does(text: str) -> None:
    fast, slow = read_date(text, DAMASCUS, source="feed"), DAMASCUS.read(text, "feed")
    assert fast is not None
    assert slow is not None
    assert (fast.value, fast.precision, fast.source, fast.flags) == (slow.value, slow.precision, "feed", slow.flags)


MANY = "".join(item(f"<pubDate>٢١ تشرين الثاني ٢٠٢٥ - {n}</pubDate>", f"/{n}") for n in range(50_000))
HOSTILE = {
    "50,000 entries": rss(MANY),
    "nested entries": rss("<item><title>" * 125 + "خبر " * 200_000),
    "nested addresses": rss("<item><link>https://paper.example/5" * 120 + "x" * 1_000_000),
    "links to nowhere": rss("<item>" + "<link>tag:5</link>" * 200_000 + "</item>"),
    "dates without end": rss(item("<pubDate>اليوم السابع والعشرون من الشهر</pubDate>" * 50_000)),
    "ampersands": rss(f"<item><title>{'&amp;' * 200_000}{'&a' * 500_000}</title><link>/5</link></item>"),
    "angles": rss(f"<item><title>{'<' * 1_000_000}{'&lt;a ' * 200_000}</title><link>/5</link></item>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_feed_is_read_in_time(name: str) -> None:
    content = HOSTILE[name].encode()
    start = time.perf_counter()
    found = read_feed(content, FEED)
    assert time.perf_counter() - start < 10
    assert len(found) <= 5_000


def test_a_whole_sitemap_is_read_in_time() -> None:
    place = "<url><loc>https://paper.example/%D8%AE/{}</loc><lastmod>2025-11-21T09:30:00+03:00</lastmod></url>"
    content = f"<urlset>{''.join(place.format(n) for n in range(50_001))}</urlset>".encode()
    start = time.perf_counter()
    assert len(read_sitemap(content, HOME).pages) == 50_000
    assert time.perf_counter() - start < 15


def test_time_of_day_in_words_is_kept() -> None:
    (found,) = read_feed(rss(item("<pubDate>21 Nov 2025 02:30:00 PM</pubDate>")).encode(), FEED)
    assert found.published is not None
    assert isinstance(found.published.value, datetime)
    assert found.published.value.hour == 14
    assert "zone_assumed" in found.published.flags


ENCODINGS = [
    ('<?xml version="1.0" encoding="utf-8"?>', "utf-8-sig"),
    ('\n  <?xml version="1.0" encoding="utf-8"?>', "utf-8"),
    ('<?xml version="1.0" encoding="windows-1256"?>', "windows-1256"),
    ('<?xml version="1.0" encoding="utf-8"?>', "windows-1256"),
    ('<?xml version="1.0" encoding="windows-1256"?>', "utf-8"),
    ('<?xml version="1.0" encoding="utf-16"?>', "utf-16"),
    ('<?xml version="1.0" encoding="no-such"?>', "utf-8"),
    ("", "utf-8"),
    ("<br />\n<b>Warning</b>: mysql_connect() on line 3<br />", "utf-8"),
]


@pytest.mark.parametrize(("head", "encoding"), ENCODINGS)
def test_feed_in_any_encoding(head: str, encoding: str) -> None:
    title = "رئيس البلدية في السوق الجديد على الطريق"
    content = rss(f"<item><title>{title}</title><link>/5</link></item>", head)
    (found,) = read_feed(content.encode(encoding), FEED)
    assert found.title == title


def test_broken_feed_still_gives_its_items() -> None:
    content = rss(item() + "<item><title>ثان</title><link>/6</link><b></item>" + item(link="/7"))[:-24]
    assert [found.url[-1] for found in read_feed(content.encode(), FEED)] == ["5", "6", "7"]


def test_feed_names_each_address_once() -> None:
    content = rss(item(link="/5") + item(link="http://www.paper.example/5/") + item(link="/5#comments"))
    assert len(read_feed(content.encode(), FEED)) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"\x1f\x8b",
        b"\x89PNG\r\n",
        b"<rss",
        b"<html><body><p>404</p></body></html>",
        b"<!doctype html><div><rss>",
        b'{"a": 1}',
    ],
)
def test_what_is_no_feed_gives_nothing(content: bytes) -> None:
    assert read_feed(content, FEED) == ()


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    for head in (bomb, f'<?xml version="1.0"?><!-- x -->{bomb}'):
        (found,) = read_feed(rss("<item><title>&a;&b;&c;</title><link>/5</link></item>", head).encode(), FEED)
        assert found.title == "&a;&b;&c;"


# Sitemaps and robots.txt ---------------------------------------------------------------------------------------------

URLSET = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><image:image>'
    "<image:loc>https://paper.example/i.jpg"
    "</image:loc><image:title>صورة</image:title></image:image><loc> https://paper.example/5 </loc>"
    "<lastmod>2025-11-22</lastmod>"
    "<news:news><news:publication><news:name>صحيفة</news:name></news:publication><news:title>خبر &amp; رأي</news:title>"
    "<news:publication_date>2025-11-21T10:00:00+03:00</news:publication_date></news:news></url>"
    "<url><loc>https://paper.example/6</loc><lastmod>2025-11-20T08:00:00Z</lastmod></url><url><lastmod/></url></urlset>"
)


@pytest.mark.parametrize(
    "content", [URLSET.encode(), gzip.compress(URLSET.encode()), b"\xef\xbb\xbf\n" + URLSET.encode()]
)
def test_sitemap_pages(content: bytes) -> None:
    first, second = read_sitemap(content, f"{HOME}sitemap.xml").pages
    assert (first.url, first.title, first.source) == ("https://paper.example/5", "خبر & رأي", "sitemap")
    assert first.published is not None
    assert first.published.isoformat() == "2025-11-21T10:00:00+03:00"
    assert first.modified is not None
    assert first.modified.isoformat() == "2025-11-22"
    assert second.published is None, "lastmod is no day of publication"


def test_sitemap_without_declared_prefixes() -> None:
    content = b"<urlset><url><loc>/5</loc><news:news><news:title>t</news:title></news:news></url></urlset>"
    (found,) = read_sitemap(content, HOME).pages
    assert (found.url, found.title) == ("https://paper.example/5", "t")


def test_sitemap_index_newest_first() -> None:
    content = (
        "<sitemapindex><sitemap><loc>/1.xml</loc><lastmod>2024-01-01</lastmod></sitemap><sitemap><loc>/2.xml.gz</loc>"
        "<lastmod>2025-11-21T10:00:00+03:00</lastmod></sitemap><sitemap><loc>/3.xml</loc></sitemap></sitemapindex>"
    )
    index = read_sitemap(content.encode(), HOME)
    assert [found.url[-8:] for found in index.sitemaps] == ["2.xml.gz", "le/1.xml", "le/3.xml"]
    assert index.pages == ()


def test_sitemap_in_other_forms() -> None:
    assert [
        found.url
        for found in read_sitemap(b"\xef\xbb\xbfhttps://paper.example/5\r\nhttps://paper.example/6\n", HOME).pages
    ] == [
        "https://paper.example/5",
        "https://paper.example/6",
    ]
    (found,) = read_sitemap(rss(item()).encode(), HOME).pages
    assert found.source == "sitemap"
    assert read_sitemap(b"<html><body>https://paper.example/5</body></html>", HOME).pages == ()


def test_cut_gzip_gives_what_it_has() -> None:
    many = "<urlset>" + "".join(f"<url><loc>/{number}-{number * 7919 % 10007}</loc></url>" for number in range(3000))
    packed = gzip.compress(many.encode())
    assert 0 < len(read_sitemap(packed[: len(packed) // 2], HOME).pages) < 3000


def test_inflated_size_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loose_xml, "MOST_BYTES", 5000)
    packed = gzip.compress(b"<urlset><url><loc>/5</loc></url>" + b" " * 1_000_000) * 3
    assert len(loose_xml.inflate(packed)) == 5000
    assert len(read_sitemap(packed, HOME).pages) == 1


ROBOTS = [
    ("Sitemap: https://paper.example/s.xml", ["https://paper.example/s.xml"]),
    (
        "\ufeffSITEMAP:/s.xml # news\r\nUser-agent: *\r\nDisallow: /\r\nsitemap : /t.xml",
        ["https://paper.example/s.xml", "https://paper.example/t.xml"],
    ),
    ("Sitemap: /s.xml\nSitemap: /s.xml", ["https://paper.example/s.xml"]),
    ("# Sitemap: /s.xml\nSitemap:\nDisallow: /", []),
    ("<html><a href='x'>Sitemap: </a></html>", []),
    ("Sitemap: javascript:x\nSitemap: http://[x/", []),
]


@pytest.mark.parametrize(("text", "expected"), ROBOTS)
def test_robots(text: str, expected: list[str]) -> None:
    assert list(read_robots(text, f"{HOME}robots.txt")) == expected


@given(st.binary() | st.text(alphabet="<>&;/[]!\"' \nrssurlsetitemlocCDATA").map(str.encode))
def test_no_bytes_break_a_reader(content: bytes) -> None:
    for wrapped in (content, b"<rss><item>" + content, b"<urlset><url><loc>" + content, gzip.compress(content)):
        read_feed(wrapped, FEED)
        read_sitemap(wrapped, HOME)
    read_robots(content.decode("latin-1"), HOME)
