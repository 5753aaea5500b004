"""Read-also links in every form, and the lists of links that are something else."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.pagemaker import SENTENCES as S
from tests.pagemaker import TITLE, page, prose, read

DATE = "<div>نشر في 21 تشرين الثاني 2025</div>"
ONE = ("عودة القطار إلى محطة الحجاز بعد انقطاع طويل", "https://www.sawt-alhay.sy/news/48001")
TWO = ("مهرجان التين يجمع أهالي الجبل في ساحة القرية", "https://www.sawt-alhay.sy/news/48002")
THREE = ("مكتبة متنقلة تجوب قرى الساحل خلال الصيف", "https://www.sawt-alhay.sy/news/48003")
ALL = (ONE, TWO, THREE)


def a(link: tuple[str, str], attributes: str = "") -> str:
    return f"<a href='{link[1]}' {attributes}>{link[0]}</a>"


def ul(*links: tuple[str, str]) -> str:
    return "<ul>" + "".join(f"<li>{a(link)}</li>" for link in links) + "</ul>"


class Case(NamedTuple):
    """What stands in the article (with its text) and after it; the links that it must give, and the text."""

    name: str
    text: str
    links: tuple[tuple[str, str], ...] = ()
    after: str = ""
    body: tuple[str, ...] = S[:4]


def inside(mark_up: str) -> str:
    """Mark-up between the second and the third paragraph."""
    return prose(2) + mark_up + prose(2, start=2)


def behind(mark_up: str) -> str:
    return prose(4) + mark_up


LABELS = (
    "اقرأ أيضاً", "إقرأ أيضا", "أقرأ أيضًا:", "اقرأ ايضا ..", "اقـرأ أيـضا", "انظر أيضا:", "شاهد أيضاً", "طالع أيضا",
    "قد يهمك", "قد يهمك أيضا", "مواضيع ذات صلة", "أخبار ذات صلة", "مقالات ذات صله", "موضوعات متعلقة",
    "الموضوعات المتعلقة", "مواضيع ذات علاقة", "المزيد حول هذا الموضوع", "نرشح لك", "ذات صلة", "Related",
)  # fmt: skip
MORE_LABELS = (
    "اقرأ أيضاً في صوت الحي", "اقرأ أيضا على صوت الحي", "اقرأ المزيد في صوت الحي", "اقرأ أيضا من صوت الحي",
    "يمكنك أيضا قراءة",
    "ويمكنكم أيضا قراءة", "لا يفوتك", "لا تفوت قراءة", "كنا قد نشرنا", "سبق أن نشرنا", "تقارير ذات صلة", "مواد ذات صلة",
    "قصص ذات صلة", "أخبار مشابهة", "موضوعات قد تهمك", "قد يهمكم أيضاً", "ربما يعجبك أيضا", "للاطلاع على المزيد",
    "اقرأ في صوت الحي", "اقرأ عن الموضوع", "إقرا كمان",
    "روابط ذات صلة", "المزيد من الأخبار ذات الصلة", "محتوى ذو صلة", "مواضيع قد تعجبك", "مقالات مقترحة",
    "اقرأ أيضا | من القسم", "🔴 اقرأ أيضا", "👈 اقرأ أيضاً 👇", "اقرأ/ي أيضا", "طالعوا أيضا", "تصفح أيضا",
    "More on this story", "You may also like", "Voir aussi", "Sur le même sujet",
)  # fmt: skip
LABELLED = [
    *[Case(f"the label {label}", inside(f"<h4>{label}</h4>{ul(*ALL)}"), ALL) for label in LABELS],
    *[Case(f"the label {label}", behind(f"<div><h4>{label}</h4>{ul(*ALL)}</div>"), ALL) for label in MORE_LABELS],
]

FORMS = [
    # Boxes and lists.
    Case("a box by its class", inside(f"<div class='related'><h4>اقرأ أيضا</h4>{ul(*ALL)}</div>"), ALL),
    Case("a box of no class", inside(f"<div><div>اقرأ أيضا</div>{ul(*ALL)}</div>"), ALL),
    Case("a box after the text", behind(f"<div><h3>اقرأ أيضا</h3>{ul(*ALL)}</div>"), ALL),
    Case("a box outside of the article", prose(4), ALL, f"<section><h3>مواضيع ذات صلة</h3>{ul(*ALL)}</section>"),
    Case("a box in the sidebar", prose(4), ALL, f"<aside><h3>مواضيع ذات صلة</h3>{ul(*ALL)}</aside>"),
    Case("bare links after a label", behind("<p>اقرأ أيضا:</p>" + "".join(f"<p>{a(link)}</p>" for link in ALL)), ALL),
    Case("bare links and breaks", behind("<p>اقرأ أيضا:<br>" + "<br>".join(map(a, ALL)) + "</p>"), ALL),
    Case("bare links in divs", behind("<div>اقرأ أيضا</div>" + "".join(f"<div>{a(link)}</div>" for link in ALL)), ALL),
    Case(
        "bare links in bold",
        behind("<p><b>اقرأ أيضا</b></p>" + "".join(f"<p><b>{a(link)}</b></p>" for link in ALL)),
        ALL,
    ),
    Case(
        "a table",
        behind(
            "<table><tr><td>اقرأ أيضا</td></tr>" + "".join(f"<tr><td>{a(link)}</td></tr>" for link in ALL) + "</table>"
        ),
        ALL,
    ),
    Case("a label in its own link", behind(f"<div><h3><a href='/more'>اقرأ أيضا</a></h3>{ul(*ALL)}</div>"), ALL),
    Case(
        "two lists",
        inside(f"<div><h4>اقرأ أيضا</h4>{ul(ONE)}</div>") + f"<div><h4>مواضيع ذات صلة</h4>{ul(TWO, THREE)}</div>",
        ALL,
    ),
    Case(
        "two lists that share a link",
        inside(f"<div><h4>اقرأ أيضا</h4>{ul(ONE, TWO)}</div>") + f"<div><h4>مواضيع ذات صلة</h4>{ul(TWO, THREE)}</div>",
        ALL,
    ),
    # Cards.
    Case(
        "cards",
        behind(
            "<div><h3>اقرأ أيضا</h3>"
            + "".join(
                f"<div class='card'><a href='{link[1]}'><img src='/a.jpg'></a><h4>{a(link)}</h4></div>" for link in ALL
            )
            + "</div>"
        ),
        ALL,
    ),
    Case(
        "cards that are one link",
        behind(
            "<div><h3>اقرأ أيضا</h3>"
            + "".join(f"<a href='{url}'><img src='/a.jpg'><h4>{title}</h4></a>" for title, url in ALL)
            + "</div>"
        ),
        ALL,
    ),
    Case(
        "cards with their days",
        behind(
            "<div><h3>اقرأ أيضا</h3>"
            + "".join(f"<div>{a(link)}<span class='date'>20 تشرين الثاني 2025</span></div>" for link in ALL)
            + "</div>"
        ),
        ALL,
    ),
    Case(
        "cards with their days in the link",
        behind(
            "<div><h3>اقرأ أيضا</h3>"
            + "".join(
                f"<a href='{url}'><h4>{title}</h4><span class='date'>20 تشرين الثاني 2025</span></a>"
                for title, url in ALL
            )
            + "</div>"
        ),
        ALL,
    ),
    Case(
        "cards with their sections",
        behind(
            "<div><h3>اقرأ أيضا</h3>"
            + "".join(f"<div><a class='category' href='/category/1'>أخبار</a><h4>{a(link)}</h4></div>" for link in ALL)
            + "</div>"
        ),
        ALL,
    ),
    Case(
        "cards with excerpts",
        behind(
            "<div><h3>اقرأ أيضا</h3>"
            + "".join(f"<div><h4>{a(link)}</h4><p>{S[5][:50]}</p></div>" for link in ALL)
            + "</div>"
        ),
        ALL,
    ),
    Case("cards printed twice", behind(f"<div><h3>اقرأ أيضا</h3>{ul(*ALL)}{ul(*ALL)}</div>"), ALL),
    Case("an unlabelled card in between", inside(f"<div>{a(ONE)}</div>"), (ONE,)),
    Case(
        "an unlabelled card with a picture",
        inside(f"<div class='card'><a href='{ONE[1]}'><img src='/a.jpg'></a><div>{a(ONE)}</div></div>"),
        (ONE,),
    ),
    # Sentences.
    Case("a paragraph with label and link", inside(f"<p>اقرأ أيضا: {a(ONE)}</p>"), (ONE,)),
    Case("a paragraph with label and link in bold", inside(f"<p><strong>اقرأ أيضا: {a(ONE)}</strong></p>"), (ONE,)),
    Case("label and link in brackets", inside(f"<p>(اقرأ أيضا: {a(ONE)})</p>"), (ONE,)),
    Case(
        "a link to a story's AMP form",
        inside(f"<p>اقرأ أيضا: <a href='{ONE[1]}/amp'>{ONE[0]}</a></p>"),
        ((ONE[0], f"{ONE[1]}/amp"),),
    ),
    Case("the label in the link", inside(f"<p><a href='{ONE[1]}'>اقرأ أيضا: {ONE[0]}</a></p>"), (ONE,)),
    Case(
        "the label in the link, and bold", inside(f"<p><a href='{ONE[1]}'><b>اقرأ أيضا:</b> {ONE[0]}</a></p>"), (ONE,)
    ),
    Case("at a paragraph's end", f"{prose(2)}<p>{S[2]} اقرأ أيضا: {a(ONE)}</p>{prose(1, start=3)}", (ONE,)),
    Case(
        "at a paragraph's end, behind a break",
        f"{prose(2)}<p>{S[2]}<br>اقرأ أيضا: {a(ONE)}</p>{prose(1, start=3)}",
        (ONE,),
    ),
    Case("at the text's end", f"{prose(3)}<p>{S[3]} اقرأ أيضا: {a(ONE)}</p>", (ONE,)),
    Case("two links in a sentence", inside(f"<p>اقرأ أيضا: {a(ONE)} | {a(TWO)}</p>"), (ONE, TWO)),
    # Titles and addresses.
    Case(
        "a cut title",
        behind(
            f"<div><h3>اقرأ أيضا</h3><ul><li><a href='{ONE[1]}' title='{ONE[0]}'>{ONE[0][:20]}...</a></li></ul></div>"
        ),
        (ONE,),
    ),
    Case(
        "a cut title, and the whole beside",
        behind(
            f"<div><h3>اقرأ أيضا</h3><ul><li><a href='{ONE[1]}'>{ONE[0][:20]}…</a></li><li>{a(ONE)}</li></ul></div>"
        ),
        (ONE,),
    ),
    Case(
        "a picture's link with a title",
        behind(
            f"<div><h3>اقرأ أيضا</h3><a href='{ONE[1]}' title='{ONE[0]}'><img src='/a.jpg'></a><h4>{a(ONE)}</h4></div>"
        ),
        (ONE,),
    ),
    Case(
        "tracking",
        behind(f"<div><h3>اقرأ أيضا</h3><p><a href='{ONE[1]}?utm_source=related&fbclid=x#top'>{ONE[0]}</a></p></div>"),
        (ONE,),
    ),
    Case(
        "relative addresses",
        behind(
            f"<div><h3>اقرأ أيضا</h3><p><a href='/news/48001'>{ONE[0]}</a></p><p><a href='48002'>{TWO[0]}</a></p></div>"
        ),
        (ONE, TWO),
    ),
    Case(
        "an escaped slug",
        behind(f"<div><h3>اقرأ أيضا</h3><ul><li><a href='/news/48001-عودة القطار'>{ONE[0]}</a></li></ul></div>"),
        (
            (
                ONE[0],
                "https://www.sawt-alhay.sy/news/48001-%D8%B9%D9%88%D8%AF%D8%A9%20%D8%A7%D9%84%D9%82%D8%B7%D8%A7%D8%B1",
            ),
        ),
    ),
    Case(
        "another paper's article",
        behind(f"<div><h3>اقرأ أيضا</h3>{ul((ONE[0], 'https://paper.example/news/77012'))}</div>"),
        ((ONE[0], "https://paper.example/news/77012"),),
    ),
    Case(
        "a short title",
        behind(f"<div><h3>اقرأ أيضا</h3>{ul(('عودة القطار', ONE[1]), TWO)}</div>"),
        (("عودة القطار", ONE[1]), TWO),
    ),
    Case(
        "this page itself",
        behind(f"<div><h3>اقرأ أيضا</h3>{ul(ONE, (TITLE, 'https://www.sawt-alhay.sy/news/48213'))}</div>"),
        (ONE,),
    ),
    Case(
        "the label more in each card",
        behind(
            "<div><h3>اقرأ أيضا</h3>"
            + "".join(f"<div><h4>{a(link)}</h4><a href='{link[1]}'>اقرأ المزيد</a></div>" for link in ALL)
            + "</div>"
        ),
        ALL,
    ),
    Case(
        "followed by another list",
        behind(f"<div><h3>اقرأ أيضا</h3>{ul(ONE)}<h3>الأكثر قراءة</h3>{ul(TWO, THREE)}</div>"),
        (ONE,),
    ),
    Case(
        "followed by another list, of no box",
        behind(f"<h3>اقرأ أيضا</h3>{ul(ONE)}<h3>آخر الأخبار</h3>{ul(TWO, THREE)}"),
        (ONE,),
    ),
    Case(
        "between the most read and the latest",
        prose(4),
        (TWO,),
        f"<h3>الأكثر قراءة</h3>{ul(ONE)}<h3>اقرأ أيضا</h3>{ul(TWO)}<h3>آخر الأخبار</h3>{ul(THREE)}",
    ),
]

OTHER_LABELS = (
    "الأكثر قراءة", "الأكثر قراءةً", "الاكثر مشاهدة", "الأكثر تصفحا", "آخر الأخبار", "أحدث الأخبار", "أهم الأخبار",
    "ترشيحاتنا", "اخترنا لكم", "مقالات الكاتب", "الأكثر تداولا", "Most read", "Latest news", "أخبار عاجلة",
)  # fmt: skip
NOT_READ_ALSO = [
    *[Case(f"not {label}", behind(f"<div><h3>{label}</h3>{ul(*ALL)}</div>")) for label in OTHER_LABELS],
    *[
        Case(f"not {label}, in the text", inside(f"<div><h3>{label}</h3>{ul(*ALL)}</div>"))
        for label in OTHER_LABELS[:3]
    ],
    Case(
        "tags under the same label",
        behind(
            "<div><h4>مواضيع ذات صلة</h4><a href='/tag/12'>حدائق دمشق العامة</a> <a href='/tag/13'>حي الميدان</a></div>"
        ),
    ),
    Case(
        "tags by their box",
        behind("<div class='tags'>مواضيع ذات صلة: <a href='/t/12'>حدائق دمشق</a> <a href='/t/13'>حي الميدان</a></div>"),
    ),
    Case(
        "tags",
        behind(
            "<p>الكلمات الدالة: <a href='/tag/12'>حدائق دمشق العامة</a> <a href='/tag/13'>حي الميدان القديم</a></p>"
        ),
    ),
    Case(
        "previous and next", behind(f"<div><span>السابق</span> {a(ONE)}</div><div><span>التالي</span> {a(TWO)}</div>")
    ),
    Case(
        "previous and next by class",
        behind(f"<nav class='post-navigation'>{a(ONE, 'rel=prev')}{a(TWO, 'rel=next')}</nav>"),
    ),
    Case("the menu", prose(4), after=f"<nav>{ul(*ALL)}</nav>"),
    Case("the footer", prose(4), after=f"<footer><h3>اقرأ أيضا</h3>{ul(*ALL)}</footer>"),
    Case("an unlabelled list in the sidebar", prose(4), after=f"<aside>{ul(*ALL)}</aside>"),
    Case("an unlabelled list after the text", prose(4), after=f"<div>{ul(*ALL)}</div>"),
    Case(
        "sections",
        behind("<div><h4>اقرأ أيضا</h4><ul><li><a href='/category/1'>أخبار محلية من الحي</a></li></ul></div>"),
    ),
    Case(
        "an author's page",
        behind("<div><h4>اقرأ أيضا</h4><ul><li><a href='/author/sami'>سامي مراد كاتب من دمشق</a></li></ul></div>"),
    ),
    Case("files", behind("<div><h4>اقرأ أيضا</h4><ul><li><a href='/plan.pdf'>مخطط الحديقة كاملا</a></li></ul></div>")),
    Case(
        "share links",
        behind(
            "<div><h4>اقرأ أيضا</h4><a href='https://www.facebook.com/sharer.php?u=x'>شارك هذا على فيسبوك</a></div>"
        ),
    ),
    Case(
        "scripts",
        behind(
            "<div><h4>اقرأ أيضا</h4><a href='javascript:void(0)'>افتح هذه القصة كاملة</a><a href='#'>إلى أعلى</a></div>"
        ),
    ),
    Case("an empty box", behind("<div><h4>اقرأ أيضا</h4><div id='related'></div></div>")),
    Case("a label and nothing", behind("<h4>اقرأ أيضا</h4>")),
    Case("comments under the label", behind(f"<h4>اقرأ أيضا</h4><h3>التعليقات</h3><p>{S[5]}</p>")),
    Case("a link in the text", f"{prose(3)}<p>{S[3].replace('الأطراف الشرقية', a(('الأطراف الشرقية', ONE[1])))}</p>"),
    Case("a link after the words more and more", f"{prose(3)}<p>{S[3]}</p>"),
    Case("a promotion", inside("<p>تابعونا على <a href='https://t.me/sawt'>قناتنا في تلغرام</a></p>")),
]
TEXTS = [
    Case("a paragraph that reads on", f"{prose(3)}<p>اقرأ أيضا: {a(ONE)}</p><p>{S[3]}</p>", (ONE,)),
    Case(
        "a paragraph around the sentence",
        f"{prose(3)}<p>{S[3]} اقرأ أيضا: {a(ONE)}. {S[4]}</p>",
        (ONE,),
        body=(*S[:3], f"{S[3]} {S[4]}"),
    ),
    Case(
        "a source by its address",
        f"{prose(4)}<p><a href='https://example.com/r'>https://example.com/r</a></p>",
        body=(*S[:4], "https://example.com/r"),
    ),
]
CASES = [*LABELLED, *FORMS, *NOT_READ_ALSO, *TEXTS]


def html(case: Case) -> str:
    return page(
        f"<main><article><h1>{TITLE}</h1>{DATE}{case.text}</article></main>{case.after}", f"<title>{TITLE}</title>"
    )


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_links_and_text(case: Case) -> None:
    article = read(html(case))
    assert tuple((link.title, link.url) for link in article.read_also) == case.links
    assert [link.position for link in article.read_also] == list(range(len(case.links)))
    assert article.body == case.body
