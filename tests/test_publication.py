"""When an article was published and modified: a page a row, for every way in which pages state it, or mislead.

Pages stand on a Syrian host (Damascus time, three hours ahead of UTC in 2025) unless a row says otherwise.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

import pytest

from newsbot.article import DateReading
from tests.pagemaker import SENTENCES, TITLE, URL, page, prose, read

FETCHED = datetime(2025, 11, 28, 12, tzinfo=UTC)
ELSEWHERE = "https://paper.example/news/48213"
DAMASCUS_TIME = "21 تشرين الثاني 2025 - 10:30"
OTHER = "<a href='/news/5'>خبر آخر من المدينة القديمة</a>"
TIME = "<time datetime='2025-11-10T09:00:00+03:00'>10 نوفمبر 2025</time>"


class Case(NamedTuple):
    """Mark-up between headline and text, and around them; what it must give. ``day`` is the published day."""

    name: str
    published: str | None = None
    modified: str | None = None
    flags: tuple[str, ...] = ()
    line: str = ""
    head: str = ""
    before: str = ""
    after: str = ""
    text: str = prose(4)
    url: str = URL
    fetched: datetime | None = FETCHED

    @property
    def html(self) -> str:
        article = f"<article><h1>{TITLE}</h1>{self.line}{self.text}</article>"
        return page(f"{self.before}<main>{article}</main>{self.after}", f"<title>{TITLE}</title>{self.head}")


def meta(value: str, name: str = "article:published_time") -> str:
    return f'<meta property="{name}" content="{value}">'


def ld(**facts: str) -> str:
    pairs = ", ".join(f'"{key}": "{value}"' for key, value in {"@type": "NewsArticle", **facts}.items())
    return f'<script type="application/ld+json">{{{pairs}}}</script>'


def line(text: str, name: str = "date") -> str:
    return f'<div class="{name}">{text}</div>'


def spans(*texts: str) -> str:
    return "<div>" + "".join(f"<span>{text}</span>" for text in texts) + "</div>"


AGREEING = [
    Case("a line alone", "2025-11-21", line=line("21 تشرين الثاني 2025")),
    Case("a line of no class", "2025-11-21", line="<p>21 تشرين الثاني 2025</p>"),
    Case("a line with a label", "2025-11-21", line="<div>نُشر في: الجمعة 21 نوفمبر 2025</div>"),
    Case("a line with its time", "2025-11-21T10:30:00+03:00", line=line(DAMASCUS_TIME)),
    Case("Indic digits", "2025-11-21T10:30:00+03:00", line=line("الجمعة ٢١ تشرين الثاني ٢٠٢٥ - ١٠:٣٠ ص")),
    Case(
        "a time of a paper nobody knows",
        "2025-11-21T10:30:00+03:00",
        flags=("zone_assumed",),
        line=line(DAMASCUS_TIME),
        url=ELSEWHERE,
    ),
    Case(
        "a time with Algerian months",
        "2025-07-03T10:30:00+01:00",
        flags=("zone_assumed",),
        line=line("3 جويلية 2025 - 10:30"),
        url=ELSEWHERE,
    ),
    Case(
        "a zone on the page against a Z",
        "2025-11-21T10:30:00+04:00",
        flags=("zone_mislabelled",),
        line=line("21 نوفمبر 2025 - 10:30 بتوقيت الإمارات"),
        head=meta("2025-11-21T10:30:00Z"),
        url=ELSEWHERE,
    ),
    Case("Maghrebi months", "2025-08-03", line=line("3 غشت 2025")),
    Case("Algerian months", "2025-07-03", line=line("3 جويلية 2025")),
    Case("two names of a month", "2025-11-21", line=line("21 تشرين الثاني/ نوفمبر 2025")),
    Case("hijri beside", "2025-11-21", line=line("الجمعة 30 جمادى الأولى 1447 هـ - 21 نوفمبر 2025 م")),
    Case("numbers", "2025-11-21", line=line("21/11/2025")),
    Case("noon written as 12 م", "2025-11-21T12:09:00+03:00", line=line("21 نوفمبر 2025 - 12:09 م")),
    Case("time before day", "2025-11-21T02:00:00+03:00", line=line("٠٢:٠٠ الجمعة ٢١ / ١١ / ٢٠٢٥")),
    Case("beside the byline", "2025-11-21", line="<div>سامي مراد | 21 نوفمبر 2025</div>"),
    Case("beside a count, set apart by style alone", "2025-11-21", line=spans("21 نوفمبر 2025", "312 مشاهدة")),
    Case("beside a bare count", "2025-11-21", line=spans("21 نوفمبر 2025", "312")),
    Case("beside comments", "2025-11-21", line=spans("سامي مراد", "21 نوفمبر 2025", "2 تعليقات")),
    Case(
        "in a long line of bars",
        "2025-11-21",
        line="<p>سامي مراد | الجمعة 30 جمادى الأولى 1447 هـ - 21 نوفمبر 2025 م | <a>2 تعليقات</a> | <a>طباعة</a></p>",
    ),
    Case("beside the section", "2025-11-21", line="<div>● أخبار محلية ٢١ نوفمبر ٢٠٢٥</div>"),
    Case("under the text", "2025-11-21", text=prose(4) + "<p>نشر في 21 نوفمبر 2025</p>"),
    Case(
        "a time element alone", "2025-11-21T10:30:00+03:00", line='<time datetime="2025-11-21T10:30:00+03:00"></time>'
    ),
    Case("metadata alone", "2025-11-21T10:30:00+03:00", head=meta("2025-11-21T10:30:00+03:00")),
    Case("an offset without a colon", "2025-11-21T10:30:00+04:00", head=meta("2025-11-21T10:30:00+0400")),
    Case("metadata without a zone", "2025-11-21T10:30:00+03:00", head=meta("2025-11-21T10:30:00")),
    Case(
        "JSON-LD alone", "2025-11-21T10:30:00+03:00", head=ld(headline=TITLE, datePublished="2025-11-21T10:30:00+03:00")
    ),
    Case(
        "microdata",
        "2025-11-21T10:30:00+03:00",
        line='<span itemprop="datePublished" content="2025-11-21T10:30:00+03:00"></span>',
    ),
    Case("Arabic inside metadata", "2020-10-07T12:09:00+03:00", head=meta("الأربعاء، 07 أكتوبر 2020 - 12:09 م")),
    Case(
        "Arabic inside an attribute",
        "2015-01-30",
        line='<div class="date" data-datetime="30 يناير/ كانون الثاني 2015"></div>',
    ),
    Case("Arabic digits inside metadata", "2025-11-21T10:30:00+03:00", head=meta("٢٠٢٥-١١-٢١T١٠:٣٠:٠٠+٠٣:٠٠")),
    Case("an epoch in seconds", "2025-11-21T10:30:00+03:00", line='<div class="date" data-seconds="1763710200"></div>'),
    Case(
        "an epoch in milliseconds",
        "2025-11-21T10:30:00+03:00",
        line='<div class="date" data-timestamp="1763710200000"></div>',
    ),
    Case(
        "an epoch beside its Arabic",
        "2025-11-21T10:30:00+03:00",
        line='<div class="date" data-seconds="1763710200">21 نوفمبر/ تشرين الثاني 2025</div>',
    ),
    Case("an honest Z", "2025-11-21T10:30:00+03:00", head=meta("2025-11-21T07:30:00Z"), line=line(DAMASCUS_TIME)),
    Case(
        "metadata knows the time, the line the day",
        "2025-11-21T10:30:00+03:00",
        head=meta("2025-11-21T10:30:00+03:00"),
        line=line("21 نوفمبر 2025"),
    ),
]

DOUBTED = [
    Case(
        "a Z that is local time",
        "2025-11-21T10:30:00+03:00",
        flags=("zone_mislabelled",),
        head=meta("2025-11-21T10:30:00Z"),
        line=line(DAMASCUS_TIME),
    ),
    Case(
        "a +00:00 that is local time",
        "2025-11-21T10:30:00+03:00",
        flags=("zone_mislabelled",),
        head=meta("2025-11-21T10:30:00+00:00"),
        line=line(DAMASCUS_TIME),
    ),
    Case(
        "a Z that the page says, too",
        "2025-11-21T10:30:00+00:00",
        head=meta("2025-11-21T10:30:00Z"),
        line=line("21 تشرين الثاني 2025 - 10:30 بتوقيت غرينتش"),
    ),
    Case(
        "a Z of a paper nobody knows, and the same clock on the page",
        "2025-11-21T10:30:00+03:00",
        flags=("zone_assumed", "zone_mislabelled"),
        url=ELSEWHERE,
        head=meta("2025-11-21T10:30:00Z"),
        line=line(DAMASCUS_TIME),
    ),
    Case(
        "midnight is no time",
        "2025-11-21",
        flags=("midnight_placeholder",),
        head=meta("2025-11-21T00:00:00+03:00"),
        line=line("21 نوفمبر 2025"),
    ),
    Case(
        "midnight in UTC is no time",
        "2025-11-21",
        flags=("midnight_placeholder",),
        head=meta("2025-11-21T00:00:00Z"),
        line=line("21 نوفمبر 2025"),
    ),
    Case(
        "midnight, and the page knows better",
        "2025-11-21T10:30:00+03:00",
        flags=("midnight_placeholder",),
        head=meta("2025-11-21T00:00:00+03:00"),
        line=line(DAMASCUS_TIME),
    ),
    Case(
        "metadata contradicts the page",
        "2025-11-21",
        flags=("contradicts_metadata",),
        head=meta("2020-01-05T10:30:00+03:00"),
        line=line("21 نوفمبر 2025"),
    ),
    Case(
        "metadata is a day off",
        "2025-11-21T10:30:00+03:00",
        flags=("contradicts_metadata",),
        head=meta("2025-11-22T16:45:00+03:00"),
        line=line(DAMASCUS_TIME),
    ),
    Case(
        "JSON-LD contradicts, meta agrees",
        "2025-11-21T10:30:00+03:00",
        head=ld(headline=TITLE, datePublished="2020-01-05T10:30:00+03:00") + meta("2025-11-21T10:30:00+03:00"),
        line=line(DAMASCUS_TIME),
    ),
    Case(
        "day and month swapped in metadata",
        "2025-10-09",
        head=meta("2025-09-10"),
        line=line("9 تشرين الأول 2025"),
        flags=("contradicts_metadata",),
    ),
    Case("metadata says nothing", "2025-11-21", head=meta("0000-00-00 00:00:00"), line=line("21 نوفمبر 2025")),
    Case("metadata says Invalid date", "2025-11-21", head=meta("Invalid date"), line=line("21 نوفمبر 2025")),
    Case("metadata says 1970", None, head=meta("1970-01-01T00:00:00Z")),
    Case("metadata says next year", None, head=meta("2026-11-21T10:30:00Z")),
]

UTC_DAY_BEFORE = [
    Case(
        "metadata in UTC is the day before",
        "2025-11-21T01:30:00+03:00",
        head=meta("2025-11-20T22:30:00Z"),
        line=line("21 تشرين الثاني 2025 - 01:30"),
    ),
    Case(
        "metadata in UTC is the day before, the page says the day",
        "2025-11-21T01:30:00+03:00",
        head=meta("2025-11-20T22:30:00Z"),
        line=line("21 تشرين الثاني 2025"),
    ),
    Case(
        "metadata in UTC is the day before, nobody else says",
        "2025-11-21T01:30:00+03:00",
        head=meta("2025-11-20T22:30:00Z"),
    ),
]

URLS = [
    Case("only the address", "2025-11-21", url="https://www.sawt-alhay.sy/2025/11/21/hadiqa-48213"),
    Case(
        "only the address, in its query", "2025-11-21", url="https://www.sawt-alhay.sy/news.php?id=48213&cdate=21112025"
    ),
    Case(
        "address and metadata",
        "2025-11-21T10:30:00+03:00",
        url="https://www.sawt-alhay.sy/2025/11/21/48213",
        head=meta("2025-11-21T10:30:00+03:00"),
    ),
    Case(
        "address and line", "2025-11-21", url="https://www.sawt-alhay.sy/2025/11/21/48213", line=line("21 نوفمبر 2025")
    ),
    Case("an address without a day", None, url="https://www.sawt-alhay.sy/news/20251"),
    Case(
        "the page's clock beside an address",
        "2013-08-04",
        url="https://www.sawt-alhay.sy/2013/8/4/48213",
        line="<div>الأحد، 04 آب/أغسطس 2013، آخر تحديث 02:21 (GMT+0400)</div>",
    ),
]

UPDATES = [
    Case(
        "the day before an update",
        "2025-11-21",
        "2025-11-22",
        flags=("two_dates",),
        line=spans("آخر تحديث: 22 نوفمبر 2025", "21 نوفمبر 2025"),
    ),
    Case(
        "the day before an update, both twice",
        "2025-11-21",
        "2025-11-22",
        flags=("two_dates",),
        line=line(
            "آخر تحديث: 1 جمادى الآخرة 1447هـ الموافق 22 نوفمبر 2025م 30 جمادى الأولى 1447هـ الموافق 21 نوفمبر 2025م"
        ),
    ),
    Case(
        "a name, the day, an update and a count",
        "2025-11-21",
        "2025-11-22",
        flags=("two_dates",),
        line=spans("سامي مراد", "تاريخ النشر: 21 نوفمبر 2025", "آخر تحديث: 22 نوفمبر 2025", "312 مشاهدة"),
    ),
    Case("only an update", None, "2025-11-21", line="<div>آخر تحديث: 21 نوفمبر 2025</div>"),
    Case(
        "only an update, with its time",
        None,
        "2025-11-21T10:30:00+03:00",
        line="<div>آخر تحديث: 21 نوفمبر 2025 الساعة 10:30</div>",
    ),
    Case(
        "only an update in metadata",
        None,
        "2025-11-21T10:30:00+03:00",
        head=meta("2025-11-21T10:30:00+03:00", "article:modified_time"),
    ),
    Case(
        "both in metadata",
        "2025-11-20T10:30:00+03:00",
        "2025-11-21T10:30:00+03:00",
        head=meta("2025-11-20T10:30:00+03:00") + meta("2025-11-21T10:30:00+03:00", "article:modified_time"),
    ),
    Case(
        "both in JSON-LD",
        "2025-11-20T10:30:00+03:00",
        "2025-11-21T10:30:00+03:00",
        head=ld(headline=TITLE, datePublished="2025-11-20T10:30:00+03:00", dateModified="2025-11-21T10:30:00+03:00"),
    ),
    Case(
        "both in lines",
        "2025-11-20",
        "2025-11-21",
        line="<div>تاريخ النشر: 20 نوفمبر 2025</div><div>آخر تحديث: 21 نوفمبر 2025</div>",
    ),
    Case(
        "the update first",
        "2025-11-20",
        "2025-11-21",
        line="<div>آخر تحديث: 21 نوفمبر 2025</div><div>تاريخ النشر: 20 نوفمبر 2025</div>",
    ),
    Case(
        "both on one line",
        "2025-11-20",
        "2025-11-21",
        ("two_dates",),
        line="<div>نشر في 20 نوفمبر 2025 | آخر تحديث 21 نوفمبر 2025</div>",
    ),
    Case(
        "modified before published",
        "2025-11-21T10:30:00+03:00",
        None,
        head=meta("2025-11-21T10:30:00+03:00") + meta("2025-11-20T10:30:00+03:00", "article:modified_time"),
    ),
    Case(
        "modified an hour before published",
        "2025-11-21T10:30:00+03:00",
        None,
        head=meta("2025-11-21T10:30:00+03:00") + meta("2025-11-21T09:30:00+03:00", "article:modified_time"),
    ),
    Case(
        "modified before the visible day",
        "2025-11-21",
        None,
        line=line("21 نوفمبر 2025"),
        head=meta("2025-11-20T10:30:00+03:00", "article:modified_time"),
    ),
    Case(
        "modified as it was published",
        "2025-11-21T10:30:00+03:00",
        "2025-11-21T10:30:00+03:00",
        head=meta("2025-11-21T10:30:00+03:00") + meta("2025-11-21T10:30:00+03:00", "article:modified_time"),
    ),
]

OTHERS = [
    Case(
        "the page's clock in the header", None, before="<header><div class='clock'>الجمعة 28 نوفمبر 2025</div></header>"
    ),
    Case(
        "the page's clock, of no class",
        None,
        before="<header><div>الجمعة 28 نوفمبر 2025</div><a href='/'>صوت الحي</a></header>",
    ),
    Case(
        "the page's clock, in no header",
        None,
        before="<div><div>الجمعة 28 نوفمبر 2025</div><a href='/'>صوت الحي</a></div>",
    ),
    Case("today in the menu", None, before="<nav><ul><li>28-11-2025</li><li><a href='/'>الرئيسية</a></li></ul></nav>"),
    Case(
        "the clock beside the line",
        "2025-11-21",
        before="<header>الجمعة 28 نوفمبر 2025</header>",
        line=line("21 نوفمبر 2025"),
    ),
    Case(
        "a sidebar",
        None,
        after=f"<aside><h3>آخر الأخبار</h3>{OTHER}{TIME}</aside>",
    ),
    Case(
        "a sidebar with a time element",
        None,
        after=f"<aside>{OTHER}{TIME}</aside>",
    ),
    Case(
        "comments",
        None,
        text=prose(4)
        + "<div class='comments'><h3>التعليقات</h3><span class='date'>27 نوفمبر 2025</span><p>شكرا لكم</p></div>",
    ),
    Case(
        "comments of no class",
        None,
        text=prose(4) + "<h3>التعليقات</h3><p>قارئ</p><div>27 نوفمبر 2025</div><p>شكرا لكم</p>",
    ),
    Case(
        "comments with time elements",
        None,
        text=prose(4) + f"<ol class='commentlist'><li>{TIME}<p>شكرا</p></li></ol>",
    ),
    Case(
        "read also",
        None,
        text=prose(2)
        + f"<div class='related'><h4>اقرأ أيضا</h4>{OTHER}<span class='date'>20 نوفمبر 2025</span></div>"
        + prose(2, start=2),
    ),
    Case(
        "read also of no class",
        None,
        text=prose(4) + f"<div><h4>اقرأ أيضا</h4>{OTHER}<div>20 نوفمبر 2025</div></div>",
    ),
    Case(
        "read also under the headline",
        "2025-11-21",
        line=f"<div class='related'>{OTHER}{TIME}</div>" + line("21 نوفمبر 2025"),
    ),
    Case("a day in the text", None, text=f"<p>في 20 نوفمبر 2025 {SENTENCES[0]}</p>{prose(3, start=1)}"),
    Case("a short sentence with a day", None, text="<p>افتتحت الحديقة في 20 نوفمبر 2025 أمام الأهالي.</p>" + prose(4)),
    Case(
        "a caption",
        None,
        line="<figure><img src='/a.jpg'><figcaption>الحديقة في 20 نوفمبر 2025 (سانا)</figcaption></figure>",
    ),
    Case("a caption of no class", None, line="<div><img src='/a.jpg'><span>الحديقة يوم 20 نوفمبر 2025</span></div>"),
    Case("the copyright line", None, after="<footer>جميع الحقوق محفوظة لصوت الحي © 28/11/2025</footer>"),
    Case("the footer, of no class", None, after="<div>صوت الحي 28 نوفمبر 2025</div>"),
    Case("an event in a list of days", None, after="<div class='widget'>مواقيت الصلاة الجمعة 28 نوفمبر 2025</div>"),
    Case("the weather", None, before="<div class='weather'>دمشق 14° الجمعة 28/11/2025</div>"),
    Case("a story's year alone", None, line="<div>موسم 2025</div>"),
]

RELATIVE = [
    Case("hours ago, fetched", "2025-11-28T12:00:00+03:00", None, ("relative",), line=line("منذ 3 ساعات")),
    Case("yesterday, fetched", "2025-11-27", None, ("relative",), line=line("أمس")),
    Case("two days ago, fetched", "2025-11-26", None, ("relative",), line=line("قبل يومين")),
    Case("hours ago, nobody knows when", None, line=line("منذ 3 ساعات"), fetched=None),
    Case("yesterday, nobody knows when", None, line=line("أمس"), fetched=None),
    Case(
        "hours ago beside a date",
        "2025-11-28T11:55:00+03:00",
        head=meta("2025-11-28T11:55:00+03:00"),
        line=line("منذ 3 ساعات"),
    ),
    Case("no year, fetched", "2025-11-21", None, ("year_assumed",), line=line("21 نوفمبر")),
    Case("no year, nobody knows when", None, line=line("21 نوفمبر"), fetched=None),
    Case("no year, last winter", "2024-12-21", None, ("year_assumed",), line=line("21 كانون الأول")),
]

NEVER_THE_FETCH = [
    Case("no date at all"),
    Case("no date at all, fetched unknown", fetched=None),
    Case("a time alone", line=line("10:30")),
    Case("a weekday alone", line="<div>أخبار الجمعة</div>"),
    Case("reading minutes", line="<div>3 دقائق قراءة</div>"),
    Case("views", line="<div>2025 مشاهدة</div>"),
]

CASES = [*AGREEING, *DOUBTED, *UTC_DAY_BEFORE, *URLS, *UPDATES, *OTHERS, *RELATIVE, *NEVER_THE_FETCH]
KNOWN = {
    "the weather": "a day above the headline is believed wherever it stands",
}


def rows() -> list[Any]:
    marks = {name: [pytest.mark.xfail(strict=True, reason=reason)] for name, reason in KNOWN.items()}
    return [pytest.param(case, id=case.name, marks=marks.get(case.name, [])) for case in CASES]


def stated(reading: DateReading | None) -> str | None:
    """A day, or the moment in the offset that the row was written in."""
    return reading.isoformat() if reading else None


def same(got: DateReading | None, wanted: str | None) -> None:
    if wanted is None or len(wanted) == len("2025-11-21"):
        assert stated(got) == wanted
        return
    assert got is not None
    assert isinstance(got.value, datetime), f"a day alone: {got}"
    assert got.value == datetime.fromisoformat(wanted), got.isoformat()


@pytest.mark.parametrize("case", rows())
def test_dates_of_a_page(case: Case) -> None:
    article = read(case.html, case.url, fetched=case.fetched)
    same(article.published, case.published)
    same(article.modified, case.modified)
    if article.published is not None:
        assert set(article.published.flags) - {"order_assumed", "zone_stated"} == set(case.flags)


@pytest.mark.parametrize("case", UTC_DAY_BEFORE[:2], ids=lambda case: case.name)
def test_the_page_decides_the_day(case: Case) -> None:
    reading = read(case.html, case.url, fetched=case.fetched).published
    assert reading is not None
    assert reading.day.isoformat() == "2025-11-21"


def nodes(*headlines: str) -> str:
    """JSON-LD of several articles, the first of 5, the second of 6 November …"""
    return "".join(
        ld(headline=title, datePublished=f"2025-11-{day:02}T10:30:00+03:00") for day, title in enumerate(headlines, 5)
    )


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (nodes(TITLE, "خبر آخر من المدينة القديمة"), "2025-11-05"),
        (nodes("خبر آخر من المدينة القديمة", TITLE), "2025-11-06"),
    ],
)
def test_an_article_beside_others_in_json_ld(head: str, wanted: str) -> None:
    reading = read(Case("", head=head).html, URL).published
    assert reading is not None
    assert reading.day.isoformat() == wanted


@pytest.mark.parametrize(
    "above", ["<div>21 نوفمبر 2025</div>", "<div><span class='date'>21 نوفمبر 2025</span> | ثقافة</div>"]
)
def test_a_day_above_the_headline_within_the_article(above: str) -> None:
    html = page(f"<div><a href='/'>صوت الحي</a></div><article>{above}<h1>{TITLE}</h1>{prose(4)}</article>")
    assert stated(read(html, URL, fetched=FETCHED).published) == "2025-11-21"


@pytest.mark.parametrize("fetched", [datetime(2025, 11, 28, 12), datetime(2025, 11, 28, 12, tzinfo=UTC)])
def test_when_it_was_fetched_may_lack_a_zone(fetched: datetime) -> None:
    assert stated(read(Case("", line=line("أمس")).html, URL, fetched=fetched).published) == "2025-11-27"


@pytest.mark.parametrize("fetched", [None, *(datetime(2025, 11, day, 1, tzinfo=UTC) for day in (27, 28, 29))])
def test_the_day_of_the_fetch_changes_nothing_that_a_page_states(fetched: datetime | None) -> None:
    for case in (*AGREEING, *URLS):
        if not case.name.startswith("the page's clock"):
            same(read(case.html, case.url, fetched=fetched).published, case.published)
