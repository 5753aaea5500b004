"""Pages of whole layouts, where several readers have to agree: tables, live blogs, endless pages, pulled quotations."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from newsbot.parsers.kinds import shape
from tests.pagemaker import SENTENCES as S
from tests.pagemaker import TITLE, URL, page, prose, read, story

QUOTED = "العمل جرى بأدوات بسيطة وبتبرعات جمعها سكان الشوارع المجاورة"
DATED = "<div class='info'><span class='author'>هدى ناصر</span> <span class='date'>20 تشرين الثاني 2025</span></div>"
SECOND = "سوق الوراقين يستعيد رواده بعد عشر سنوات من الإغلاق"
DISCLAIMER = "الآراء الواردة في هذا المقال تعبر عن رأي كاتبها ولا تعبر بالضرورة عن رأي الصحيفة."
ALONE = "ليس هذا في أي فقرة أخرى من النص."
FORM = "<h4>لا يفوتك خبر</h4><p>سجل بريدك لتصلك التنبيهات كل صباح من صباحات العام كله.</p><input placeholder='البريد'>"
RELATED = "<p>اقرأ أيضا: <a href='/news/48001'>مهرجان التين يجمع أهالي الجبل</a></p>"


class Case(NamedTuple):
    """What stands under headline and date; the paragraphs that it must give."""

    name: str
    text: str
    wanted: tuple[str, ...]


def table(*rows: tuple[str, ...], tag: str = "td") -> str:
    return (
        "<table>"
        + "".join(f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in row)}</tr>" for row in rows)
        + "</table>"
    )


PRICES = table(("الصنف", "السعر"), ("زيت", "40"), ("زيتون", "12"))
ROWS = ("الصنف | السعر", "زيت | 40", "زيتون | 12")
CASES = [
    Case("a table within the text", prose(2) + PRICES + prose(2, start=2), (*S[:2], *ROWS, *S[2:4])),
    Case("a table at the end", prose(3) + PRICES, (*S[:3], *ROWS)),
    Case("bold cells", prose(3) + PRICES.replace("زيتون", "<b>زيتون</b>"), (*S[:3], *ROWS)),
    Case(
        "a table for layout",
        table(*((f"<p>{text}</p><p>{text[::-1]}</p>", "<img src='a.jpg'>") for text in S[:2])),
        (S[0], S[0][::-1], S[1], S[1][::-1]),
    ),
    Case(
        "a quotation pulled out",
        f"{prose(3)}<blockquote class='pull'>«{QUOTED}»</blockquote>{prose(1, start=3)}",
        S[:4],
    ),
    Case("one in a testimonial", f"{prose(3)}<div class='testimonial'>{QUOTED}</div>{prose(1, start=3)}", S[:4]),
    Case(
        "a quotation that nothing repeats",
        f"{prose(2)}<blockquote>{ALONE}</blockquote>{prose(1, start=2)}",
        (*S[:2], ALONE, S[2]),
    ),
    Case("a short code that nothing replaced", f"{prose(2)}<div>[ads_300]</div>{prose(1, start=2)}", S[:3]),
    Case("a disclaimer", f"{prose(3)}<p>{DISCLAIMER}</p>", S[:3]),
    Case("one in other words", f"{prose(3)}<p>نشر بالتعاون مع شبكة صحافية ولا يعكس بالضرورة رأي الموقع.</p>", S[:3]),
    Case("a form by its field alone", f"{prose(2)}<div class='x1'>{FORM}</div>{prose(2, start=2)}", S[:4]),
    Case(
        "hidden within a line",
        f"<p>{S[0]}<span style='display:none'> سر لا يراه أحد</span></p>{prose(2, start=1)}",
        S[:3],
    ),
    Case(
        "names that a bundler made",
        f"<div class='css-e5a9d8'>{prose(1)}</div><div class='css-4d0a1d'>{prose(2, start=1)}</div>",
        S[:3],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_paragraphs(case: Case) -> None:
    assert read(story(case.text)).body == case.wanted


@pytest.mark.parametrize("clock", ["10:02 م", "17:05", "4:30 م بتوقيت أبوظبي", "09:15 GMT"])
def test_the_hours_of_a_live_blog_are_no_text(clock: str) -> None:
    entries = (f"<div><span>{clock}</span><div><h3>{head}</h3><p>{text}</p></div></div>" for head, text in ENTRIES)
    found = read(story("".join(entries))).body
    assert found[-3:] == (ENTRIES[1][1], ENTRIES[2][0], ENTRIES[2][1])
    assert clock not in found


ENTRIES = (("بدء الحفل", S[0]), ("كلمة المشرف", S[2]), ("غرس الشجرة", S[7]))


def test_the_headers_of_articles_within_an_article_are_text() -> None:
    entries = (f"<article><header><h2>{head}</h2></header><div>{text}</div></article>" for head, text in ENTRIES)
    found = read(
        page(f"<h1>{TITLE}</h1><div class='date'>21 تشرين الثاني 2025</div><main>{''.join(entries)}</main>")
    ).body
    assert [text for _, text in ENTRIES] == [text for text in found if text in S]
    assert "كلمة المشرف" in found


@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_a_page_that_scrolls_on_gives_its_first_article(tag: str) -> None:
    first = f"<article><h1 class='t'>{TITLE}</h1>{DATED.replace('هدى ناصر', 'سامي مراد')}{prose(3)}</article>"
    second = (
        f"<article><{tag} class='t'>{SECOND}</{tag}>{DATED}{prose(1, start=3)}{RELATED}{prose(3, start=4)}</article>"
    )
    article = read(page(first + second, f"<title>{TITLE}</title>"))
    assert article.body == S[:3]
    assert article.authors == ("سامي مراد",)
    assert article.read_also == ()


def test_subheads_of_the_headline_s_class_end_nothing() -> None:
    text = f"{prose(3)}<h2 class='t'>ماذا بعد</h2>{prose(2, start=3)}"
    article = read(page(f"<h1 class='t'>{TITLE}</h1><div class='date'>21 تشرين الثاني 2025</div>{text}"))
    assert article.body == (*S[:3], "ماذا بعد", *S[3:5])


def test_a_headline_in_a_large_font_is_found_though_the_title_is_the_paper_s() -> None:
    body = (
        f"<font size=2>الرئيسية</font><br><font size=5><b>{TITLE}</b></font><br><font size=2>21 نوفمبر 2025</font>"
        f"{prose(3)}<p>جميع الحقوق محفوظة لموقع حديث المدينة © 2025</p>"
    )
    assert read(page(body, "<title>حديث المدينة</title>")).title == TITLE


CANONICALS = [
    ("another copy of the site", "https://staging.sawt-alhay.sy/news/48213", "", URL),
    ("the same in AMP", f"{URL}/amp", "", URL),
    ("another story, against og:url", "https://www.sawt-alhay.sy/news/11111", URL, URL),
    ("another number of the story", "https://www.sawt-alhay.sy/story/99120", "", "https://www.sawt-alhay.sy/story/99120"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "shared", "wanted"), [row[1:] for row in CANONICALS], ids=[row[0] for row in CANONICALS]
)
def test_canonical_address(stated: str, shared: str, wanted: str) -> None:
    head = f"<link rel=canonical href='{stated}'><meta property='og:url' content='{shared}'>"
    assert read(story(head=head)).canonical_url.removeprefix("https://").removeprefix("www.") == (
        wanted.removeprefix("https://").removeprefix("www.")
    )


def test_a_column_is_an_article_and_its_writer_s_page_a_listing() -> None:
    base = "https://paper.example/columnists/سامي-مراد"
    assert shape(f"{base}/عن-الأشجار-التي-تحفظ-أسماء-من-زرعوها") == "article"
    assert shape(base) == "listing"


LABELLED = ["انظر أيضاً {}", "اقرأ أيضا | {}", "اقرأ أيضا: {}", "شاهد أيضا - {}"]


@pytest.mark.parametrize("label", LABELLED)
def test_a_title_loses_the_label_that_stands_in_its_link(label: str) -> None:
    link = f"<a href='/news/48001'>{label.format('مهرجان التين يجمع أهالي الجبل')}</a>"
    found = read(story(f"{prose(3)}<p>{link}</p>{prose(1, start=3)}")).read_also
    assert [each.title for each in found] == ["مهرجان التين يجمع أهالي الجبل"]


def test_a_title_that_is_cut_is_whole_in_the_link() -> None:
    whole = "مهرجان التين يجمع أهالي الجبل في ساحة القرية"
    card = f"<a href='/news/48001'><span title='{whole}'>مهرجان التين يجمع…</span></a>"
    found = read(story(f"{prose(3)}<h3>مقالات ذات صلة</h3><ul><li>{card}</li></ul>")).read_also
    assert [each.title for each in found] == [whole]


NAMES = [
    ("at the end of the title", f"<h1>صوت المدينة</h1><h2 class='t'>{TITLE}</h2>", f"{TITLE} - صوت المدينة"),
    ("before a colon", f"<h1 class='title'><a href='/'>صوت المدينة</a></h1><h3 class='post-title'>{TITLE}</h3>",
     f"صوت المدينة: {TITLE}"),
    ("and no headline in the title", f"<h1 class='org'>صوت المدينة</h1><h2 class='pr-title'>{TITLE}</h2>",
     "بيان | صوت المدينة"),
]  # fmt: skip


@pytest.mark.parametrize(("heads", "title"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_the_headline_stands_under_the_paper_s_name(heads: str, title: str) -> None:
    body = f"{heads}<div class='date'>21 تشرين الثاني 2025</div>{prose(3)}"
    assert read(page(body, f"<title>{title}</title>")).title == TITLE


def test_a_headline_loses_the_kind_that_agencies_set_before_it() -> None:
    assert read(story(title=f"عام / {TITLE}")).title == TITLE


BYLINES = [
    ("a town nobody knows", "تيميزارت: سامي مراد", ("سامي مراد",)),
    ("a town and a label", "النخيلة - كتبت: منى سعيد", ("منى سعيد",)),
    ("another's work", "كتابة: سلمى سعيد تصوير: نزار سعيد", ("سلمى سعيد",)),
    ("the paper by itself", "صدى الجبل - خاص", ()),
    ("a desk on its own line", "القسم الرياضي", ("القسم الرياضي",)),
    (
        "cities in brackets",
        "إعداد: سامي مراد (ينبع)، منى سعيد (تبوك) ووفاء سعيد",
        ("سامي مراد", "منى سعيد", "وفاء سعيد"),
    ),
]


@pytest.mark.parametrize(("line", "authors"), [row[1:] for row in BYLINES], ids=[row[0] for row in BYLINES])
def test_bylines_of_pages_without_classes(line: str, authors: tuple[str, ...]) -> None:
    assert read(story(f"<div>{line}</div>{prose(3)}")).authors == authors


def test_a_notice_is_no_text_where_the_metadata_has_one() -> None:
    notice = "<p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك على هذا الموقع وتحليل حركة الزوار فيه.</p>"
    head = (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}", '
        f'"datePublished": "2025-11-21", "articleBody": "{" ".join(S)}"}}</script>'
    )
    article = read(page(f"<h1>{TITLE}</h1>{notice}", head))
    assert article.evidence["body"] == "json-ld articleBody"
    assert "الارتباط" not in article.text


def test_what_is_for_screen_readers_is_not_read() -> None:
    hidden = "<span class='visually-hidden'>(يفتح في نافذة جديدة)</span>"
    assert read(story(f"<p>{S[0]}{hidden}</p>{prose(2, start=1)}")).body == S[:3]


def test_a_picture_under_a_thousand_boxes() -> None:
    deep = f"{'<div>' * 1000}<img src='/a.jpg' width=700><p>وانتهى الحفل مع الغروب.</p>{'</div>' * 1000}"
    assert read(story(prose(3) + deep)).body[:3] == S[:3]


def test_a_number_without_end_among_the_references() -> None:
    assert read(story(f"{prose(3)}<!-- cf-chl &#{'1' * 10_000}; -->")).body == S[:3]


def test_arabic_typed_on_a_persian_keyboard_is_arabic() -> None:
    persian = str.maketrans("يك", "یک")
    assert read(story(prose(4).translate(persian))).language == "ar"
