"""The pictures of an article: a habit or a trap of mark-up a row, and the pictures that it must give."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.arabic import photo_credits
from newsbot.parsers import picture_address
from newsbot.sites.site import Layout, Site
from tests.pagemaker import SENTENCES, TITLE, URL, page, prose, read, story

HOST = "https://www.sawt-alhay.sy"
SHOWS = "متطوعون يغرسون شجرة توت عند المدخل"
BLANK = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
PICTURE = "<img src='/up/garden-gate.jpg'>"
GATE = "/up/garden-gate.jpg"
OTHER = "<a href='/news/48001'><img src='/up/other.jpg'>عودة القطار إلى محطة الحجاز بعد انقطاع</a>"


class Case(NamedTuple):
    """``body`` stands before the text, under the headline; ``wants`` has (address, caption, credit)."""

    name: str
    body: str
    wants: tuple[tuple[str, str | None, str | None], ...]
    head: str = ""


def og(address: str, more: str = "") -> str:
    return f'<meta property="og:image" content="{address}">{more}'


def linked(facts: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {facts}}}</script>'


def figure(legend: str, picture: str = PICTURE) -> str:
    return f"<figure>{picture}<figcaption>{legend}</figcaption></figure>"


ALONE = ((GATE, None, None),)
SHOWN = ((GATE, SHOWS, None),)
BOTH = ((GATE, SHOWS, "منى سعيد"),)
BY_AGENCY = ((GATE, SHOWS, "رويترز"),)

WHERE = (
    Case("in the text", f"<p>{PICTURE}</p>", ALONE),
    Case("under the headline, outside of the text", f"<div class='lead-img'>{PICTURE}</div>", ALONE),
    Case("twice, in two sizes", f"{PICTURE}<img src='/up/garden-gate-300x200.jpg'>", ALONE),
    Case("no address at all", "<img alt='x'>", ()),
    Case("set late", f"<img src='{BLANK}' data-src='{GATE}'>", ALONE),
    Case("set late by another name", f"<img src='/img/placeholder.png' data-lazy-src='{GATE}'>", ALONE),
    Case("set late over a blank one", f"<img src='/img/blank.gif' data-original='{GATE}'>", ALONE),
    Case(
        "the largest of a set",
        "<img srcset='/up/s.jpg 320w, /up/l.jpg 1200w, /up/m.jpg 640w'>",
        (("/up/l.jpg", None, None),),
    ),
    Case("a set, late", f"<img src='{BLANK}' data-srcset='{GATE} 2x'>", ALONE),
    Case("its own address before its set", f"<img src='{GATE}' srcset='/up/garden-gate-1.jpg 99w'>", ALONE),
    Case("a source", f"<picture><source srcset='{GATE} 900w'><img src='{BLANK}'></picture>", ALONE),
    Case("amp", f"<amp-img src='{GATE}' width='900' height='500'></amp-img>", ALONE),
    Case("without scripts", f"<img src='{BLANK}'><noscript>{PICTURE}</noscript>", ALONE),
    Case("late, and without scripts", f"<img src='{BLANK}' data-src='{GATE}'><noscript>{PICTURE}</noscript>", ALONE),
    Case("a link to itself", f"<a href='/up/garden-gate-large.jpg' class='modal-image'>{PICTURE}</a>", ALONE),
    Case("a link to its own page", f"<a href='{URL}/attachment/gate/'>{PICTURE}</a>", ALONE),
    Case("a thumbnail that leads to itself", f"<a href='{GATE}'><img src='/up/garden-gate-150x150.jpg'></a>", ALONE),
    Case("in what overflows", f"<div class='relative overflow-hidden'>{PICTURE}</div>", ALONE),
    Case("two of them", f"{PICTURE}<p>{SENTENCES[5]}</p><img src='/up/2.jpg'>", (*ALONE, ("/up/2.jpg", None, None))),
)

LEFT_OUT = (
    Case("an icon", "<img src='/img/icons/print.gif'>", ()),
    Case("a drawing", "<img src='/up/camera.svg'>", ()),
    Case("a tool by its name", "<img src='/images/print.gif'><img src='/images/mail.gif'>", ()),
    Case("small", "<img src='/up/a1.jpg' width='24' height='24'>", ()),
    Case("small by style", "<img src='/up/a1.jpg' style='width:48px'>", ()),
    Case("a smiley", "<p><img class='emoji' src='/x/26bd.png'></p>", ()),
    Case("a smiley of the theme", "<p><img src='https://s.w.org/images/core/emoji/72x72/1f600.png'></p>", ()),
    Case("a pixel", "<img src='https://www.facebook.com/tr?id=5&ev=PageView' height='1' width='1'>", ()),
    Case("a counter without sizes", "<img src='https://pixel.example/p.gif?u=5'>", ()),
    Case("an advert's box", "<div class='ad-banner'><img src='/up/offer.jpg' width='728' height='250'></div>", ()),
    Case("an advert's host", "<img src='https://ads.example/offer.jpg'>", ()),
    Case("an advert's link", "<a href='https://shop.example/buy'><img src='/up/offer.jpg'></a>", ()),
    Case("a face", "<div class='about-author'><img src='https://secure.gravatar.com/avatar/5?s=300'></div>", ()),
    Case("the writer's face", "<div class='author-box'><img src='/up/sami.jpg'> سامي مراد</div>", ()),
    Case("another story's", OTHER, ()),
    Case("another story's in a box", f"<aside class='inline-related'>{OTHER}</aside>", ()),
    Case("a related box without links", "<div class='related-posts'><img src='/up/other.jpg'></div>", ()),
    Case("share", "<div class='share-buttons'><img src='/up/fb.png'></div>", ()),
    Case("not shown", "<div style='display:none'><img src='/up/secret.jpg'></div>", ()),
    Case("a thumbnail by its name", "<img src='/up/other-150x150.jpg'>", ()),
    Case(
        "a card beside its title",
        "<h4>اقرأ أيضا</h4><ul><li><img src='/up/o.jpg'><a href='/news/48002'>عودة القطار إلى المحطة</a></li></ul>",
        (),
    ),
)

STATED = (
    Case("stated alone", "", (("/up/main.jpg", None, None),), og("/up/main.jpg")),
    Case("stated and shown", PICTURE, ALONE, og(f"{HOST}{GATE}")),
    Case("stated in another size", f"<img src='{GATE}'>", ALONE, og(f"{HOST}/up/garden-gate-1024x768.jpg")),
    Case("stated by a service that resizes", PICTURE, ALONE, og(f"https://i0.wp.com/www.sawt-alhay.sy{GATE}?fit=1200")),
    Case("stated, another shown", PICTURE, (("/up/main.jpg", None, None), *ALONE), og("/up/main.jpg")),
    Case("the logo", "", (), og("/up/logo.png")),
    Case("the logo by another name", PICTURE, ALONE, og("/img/sawt-alhay-logo-2.png")),
    Case("what is shared by default", "", (), og("/img/default-share.png")),
    Case("a placeholder", "", (), og("/img/no-image.jpg")),
    Case(
        "the publisher's logo",
        "",
        (),
        og(
            "/img/7.png",
            linked('"publisher": {"@type": "Organization", "logo": {"url": "/img/7.png"}}'),
        ),
    ),
    Case(
        "in linked data",
        "",
        (("/up/main.jpg", None, None),),
        linked('"image": [{"@type": "ImageObject", "url": "/up/main.jpg"}]'),
    ),
    Case("of twitter", "", (("/up/main.jpg", None, None),), '<meta name="twitter:image" content="/up/main.jpg">'),
    Case("the one stated, in what is called a banner", f"<div class='post-banner'>{PICTURE}</div>", ALONE, og(GATE)),
    Case("the one stated, in a link", f"<a href='/gallery/5'>{PICTURE}</a>", ALONE, og(GATE)),
)

TOLD = (
    Case("figcaption", figure(SHOWS), SHOWN),
    Case("wordpress", f"<div class='wp-caption'>{PICTURE}<p class='wp-caption-text'>{SHOWS}</p></div>", SHOWN),
    Case(
        "wordpress, within the link",
        f"<div><a href='{GATE}'><div>{PICTURE}</div><p class='wp-caption-text'>{SHOWS} / رويترز</p></a></div>",
        BY_AGENCY,
    ),
    Case("drupal", f"<div>{PICTURE}<blockquote class='image-field-caption'><p>{SHOWS}</p></blockquote></div>", SHOWN),
    Case("no name but its place", f"<div class='news-img'>{PICTURE}<p>{SHOWS}</p></div>", SHOWN),
    Case("a box of its own below", f"<div>{PICTURE}</div><div class='photo-caption'>{SHOWS}</div>", SHOWN),
    Case(
        "a table",
        f"<table><tr><td>{PICTURE}</td></tr><tr><td class='cap'>{SHOWS} (رويترز)</td></tr></table>",
        BY_AGENCY,
    ),
    Case("a paragraph below", f"<p>{PICTURE}</p><p><strong>{SHOWS}.. عدسة: منى سعيد</strong></p>", BOTH),
    Case("a paragraph of the text below", f"<p>{PICTURE}</p>", ALONE),
    Case("brackets", figure(f"{SHOWS} (رويترز)"), BY_AGENCY),
    Case("brackets of their own", figure(f"{SHOWS} <em>(رويترز)</em>"), BY_AGENCY),
    Case("a bar", figure(f"{SHOWS} <span class='grey'>| رويترز</span>"), BY_AGENCY),
    Case("a label", figure(f"{SHOWS} - تصوير: منى سعيد"), BOTH),
    Case("a label without colon", figure(f"{SHOWS}. تصوير منى سعيد"), BOTH),
    Case("a lens in brackets", figure(f"{SHOWS} (عدسة منى سعيد)"), BOTH),
    Case("a line of its own", figure(f"{SHOWS}<br><small>مصدر الصورة: منى سعيد</small>"), BOTH),
    Case("small alone", figure(f"<small>{SHOWS}</small>"), SHOWN),
    Case(
        "named elements",
        figure(f"<span class='caption'>{SHOWS}</span><span class='image-credit'>منى سعيد</span>"),
        BOTH,
    ),
    Case(
        "named elements, no figcaption",
        f"<figure>{PICTURE}<p><b class='cap'>{SHOWS}</b><b class='src'>المصدر: منى سعيد</b></p></figure>",
        BOTH,
    ),
    Case(
        "a credit over the picture",
        figure(f"التعليق على الصورة، {SHOWS}", f"<div>{PICTURE}<p>صدر الصورة، رويترز</p></div>"),
        BY_AGENCY,
    ),
    Case("a credit alone", figure("© 2025 رويترز"), ((GATE, None, "رويترز"),)),
    Case("archive", figure(f"{SHOWS} (أرشيفية)"), ((GATE, SHOWS, "أرشيفية"),)),
    Case("brackets that are none", figure(f"{SHOWS} (السبت)"), ((GATE, f"{SHOWS} (السبت)", None),)),
    Case("only alt", f"<div class='hero'><img src='{GATE}' alt='{SHOWS}'></div>", SHOWN),
    Case("alt is the headline", f"<img src='{GATE}' alt='{TITLE}'>", ALONE),
    Case("alt is a word", f"<img src='{GATE}' alt='الحديقة'>", ALONE),
    Case("a figcaption before alt", figure(SHOWS, f"<img src='{GATE}' alt='صورة من أرشيف البلدية القديم'>"), SHOWN),
    Case(
        "a dateline is no caption",
        f"<div class='top'>{PICTURE}<div class='date'>21 تشرين الثاني 2025</div></div>",
        ALONE,
    ),
)


def cases(table: tuple[Case, ...]) -> list[object]:
    return [pytest.param(case, id=case.name) for case in table]


@pytest.mark.parametrize("case", cases(WHERE + LEFT_OUT + TOLD))
def test_a_picture_before_the_text(case: Case) -> None:
    found = read(story(case.body + f"<div class='entry-content'>{prose()}</div>")).images
    assert [(image.url, image.caption, image.credit) for image in found] == wanted(case)


@pytest.mark.parametrize("case", cases(WHERE + LEFT_OUT + TOLD))
def test_a_picture_within_the_text(case: Case) -> None:
    found = read(story(f"<div class='entry-content'>{prose(2)}{case.body}{prose(3, start=2)}</div>")).images
    assert [(image.url, image.caption, image.credit) for image in found] == wanted(case)


@pytest.mark.parametrize("case", cases(STATED))
def test_the_picture_that_metadata_states(case: Case) -> None:
    found = read(story(case.body + prose(), head=case.head)).images
    assert [(image.url, image.caption, image.credit) for image in found] == wanted(case)


def wanted(case: Case) -> list[tuple[str, str | None, str | None]]:
    return [(f"{HOST}{address}", caption, credit) for address, caption, credit in case.wants]


@pytest.mark.parametrize("lead", ["<figure>{}</figure>", "<div class='single-post-thumb'>{}</div>"])
def test_a_picture_above_the_headline(lead: str) -> None:
    top = "<header><img src='/img/paper.jpg' alt='صوت الحي'></header>"
    body = f"<article>{lead.format(PICTURE)}<div><h1>{TITLE}</h1>{prose()}</div></article>"
    assert [image.url for image in read(page(top + body)).images] == [HOST + GATE]


def test_a_picture_of_the_page_is_none_of_the_article() -> None:
    around = "<div><img src='/up/street.jpg'></div>"
    body = f"{around}<article><h1>{TITLE}</h1>{prose()}</article><div>{OTHER}</div>{around}"
    assert read(page(body)).images == ()


def test_the_last_picture_stands_after_the_text() -> None:
    html = story(f"<div class='entry-content'>{prose()}{figure(SHOWS)}</div><div class='more'>{OTHER}</div>")
    assert [(image.url, image.caption) for image in read(html).images] == [(HOST + GATE, SHOWS)]


def test_the_pictures_of_the_next_article_are_not_of_this_one() -> None:
    following = f"<h1>عودة القطار إلى محطة الحجاز بعد انقطاع طويل</h1>{prose(3, start=4)}<img src='/up/train.jpg'>"
    found = read(page(f"<div><h1>{TITLE}</h1>{prose()}{PICTURE}{following}</div>", f"<title>{TITLE}</title>")).images
    assert HOST + "/up/train.jpg" not in [image.url for image in found]


def test_pictures_side_by_side_share_no_caption() -> None:
    two = f"<div class='row'>{PICTURE}<img src='/up/second-gate.jpg'><p>{SHOWS}</p></div>"
    found = read(story(f"{prose(2)}{two}{prose(2, start=2)}")).images
    assert [image.caption for image in found] == [None, None]


def test_what_a_site_file_removes_has_no_pictures() -> None:
    site = Site(id="alhay", name="صوت الحي", url=HOST, layouts=(Layout(remove=(".topline",)),))
    html = story(f"<div class='topline'>{PICTURE}</div>{prose()}")
    assert [image.url for image in read(html).images] == [HOST + GATE]
    assert read(html, site=site).images == ()


SPLIT = """
أطفال في الحديقة (رويترز) | أطفال في الحديقة | رويترز
أطفال في الحديقة - أ.ف.ب | أطفال في الحديقة | أ.ف.ب
أطفال في الحديقة (منى سعيد/أ ف ب) | أطفال في الحديقة | منى سعيد/أ ف ب
أطفال في الحديقة (رويترز - أرشيف) | أطفال في الحديقة | رويترز - أرشيف
أطفال في الحديقة. © AFP | أطفال في الحديقة. | AFP
أطفال في الحديقة (وكالة الأنباء المركزية) | أطفال في الحديقة | وكالة الأنباء المركزية
أطفال في الحديقة تصوير/ منى سعيد | أطفال في الحديقة | منى سعيد
أطفال في الحديقة (خاص) | أطفال في الحديقة | خاص
الصورة: أطفال في الحديقة | أطفال في الحديقة |
الصورة: رويترز | | رويترز
المصدر: متحف المدينة | | متحف المدينة
Getty Images | | Getty Images
photo: Sami M | | Sami M
کودکان در باغ / عکس: مهدی ساحلی | کودکان در باغ | مهدی ساحلی
باغ میں بچے — فوٹو: اے ایف پی | باغ میں بچے | اے ایف پی
منداڵان لە باخچە، وێنە: ئاکۆ حەمە | منداڵان لە باخچە | ئاکۆ حەمە
تصوير مشاهد الفيلم في الصحراء | تصوير مشاهد الفيلم في الصحراء |
قال المصدر: إن السوق فتح | قال المصدر: إن السوق فتح |
الوزير (يمين) ونظيره (يسار) | الوزير (يمين) ونظيره (يسار) |
أطفال في الحديقة (رويترز) أول من أمس | أطفال في الحديقة (رويترز) أول من أمس |
"""


@pytest.mark.parametrize("row", SPLIT.strip().splitlines())
def test_a_caption_and_its_credit(row: str) -> None:
    text, caption, credit = (piece.strip() or None for piece in row.split(" |"))
    assert photo_credits.split(text or "") == (caption, credit)


def test_the_paper_is_a_source_by_its_own_name() -> None:
    assert photo_credits.split("سوق الحي (صوت الحي)", frozenset({"صوت الحي"})) == ("سوق الحي", "صوت الحي")
    assert photo_credits.split("سوق الحي (صوت الحي)").credit is None


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    told = photo_credits.split(text)
    assert told.caption is None or told.caption.strip()
    assert photo_credits.name(text) != ""


@given(st.text())
def test_no_address_breaks_it(url: str) -> None:
    assert isinstance(picture_address.key(url), str)
    picture_address.is_elsewhere(url)
    picture_address.is_furniture(url)
