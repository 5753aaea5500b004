"""Pages that list stories, and pages that are neither lists nor stories: static, search, soft 404, copies."""

from __future__ import annotations

import html
from collections import defaultdict

from tests.newsite import clutter, datelines, stock
from tests.newsite.bylines import PAPER
from tests.newsite.desk import BASE, NOW, Story
from tests.newsite.dice import Dice
from tests.newsite.words import Writer

SHAPES = ("query-rel", "page-next", "query-next", "page-numbers", "pg", "older", "more", "start")  # a section each
NEXT = {
    "query-rel": '<a rel="next" href="{}">2</a>',
    "page-next": '<a class="next page-numbers" href="{}">التالي</a>',
    "query-next": '<li class="pager-next"><a href="{}">التالي »</a></li>',
    "page-numbers": "",
    "pg": '<a href="{}">الصفحة التالية</a>',
    "older": '<a href="{}">مقالات أقدم ←</a>',
    "more": '<a class="load-more" href="{}">عرض المزيد</a>',
    "start": '<a title="التالي" href="{}">التالي</a>',
}


def _shell(title: str, content: str, *, feed: bool = False, head: str = "") -> str:
    links = ""
    if feed:
        links = (
            f'<link rel="alternate" type="application/rss+xml" title="{PAPER}" href="{BASE}/feed/">'
            f'<link rel="alternate" type="application/atom+xml" href="/atom.xml">'
        )
    today = datelines.write(NOW, "weekday").text
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>{links}{head}</head><body>'
        f'<header><div class="today">{today}</div><a href="/"><img src="/images/logo.png" alt="{PAPER}"></a>{clutter.menu()}</header>\n'
        f'<main>{content}</main><footer><a href="/about">من نحن</a> <a href="/contact">اتصل بنا</a> <a href="/privacy">سياسة الخصوصية</a> '
        f'<a href="mailto:info@paper.example">راسلنا</a> <a href="/files/media-kit.pdf">أعلن معنا</a> '
        f'<a href="https://www.youtube.com/@paper">يوتيوب</a><p>جميع الحقوق محفوظة © {NOW.year}</p></footer></body></html>'
    )


def _address(story: Story, dice: Dice) -> str:
    address = dice.pick((story.url, story.url, story.url.removeprefix(BASE), BASE + story.path))
    if dice.chance(12):
        address += ("&" if "?" in address else "?") + "utm_source=home&utm_medium=block"
    return html.escape(address + ("#comments" if dice.chance(5) else ""))


def _item(story: Story, dice: Dice, dress: int) -> str:
    """One story in a list: a card with three links to one address, a row, or a plain line."""
    title, address = html.escape(story.title), _address(story, dice)
    day = datelines.long_day(story.when, "egypt")
    teaser = html.escape(story.blocks[0].text[:110])
    if dress == 0:
        return (
            f'<article class="item"><a href="{address}"><img src="{BASE}/images/{story.number}.jpg" alt=""></a><h2><a href="{address}">{title}</a></h2>'
            f'<span class="date">{day}</span><p>{teaser}…</p><a class="more" href="{address}">اقرأ المزيد</a></article>\n'
        )
    if dress == 1:
        return f'<li><a href="{address}" title="{title}">{html.escape(story.title[:40])}…</a> <em>{story.when:%d/%m/%Y}</em></li>\n'
    return f'<div class="row"><h3><a href="{address}">{title}</a></h3><small>{day}</small></div>\n'


def _page_path(root: str, shape: str, number: int, size: int) -> str:
    if number == 1:
        return root
    return {
        "page-next": f"{root}/page/{number}/",
        "page-numbers": f"{root}/page/{number}",
        "older": f"{root}/{number}",
        "pg": f"{root}?pg={number}",
        "start": f"{root}?start={(number - 1) * size}",
    }.get(shape, f"{root}?page={number}")


def _section(path: str, shape: str, stories: list[Story], dice: Dice, most: list[Story]) -> dict[str, str]:
    """A section's pages, at least three when it has three stories."""
    size = max(1, min(8, -(-len(stories) // 3)))
    chunks = [stories[start : start + size] for start in range(0, len(stories), size)] or [[]]
    root, name = f"/section/{path}", stock.SECTIONS[path][0]
    side = "".join(f'<li><a href="{_address(story, dice)}">{html.escape(story.title)}</a></li>' for story in most)
    pages = {}
    for number, chunk in enumerate(chunks, 1):
        items = "".join(_item(story, dice, SHAPES.index(shape) % 3) for story in chunk)
        pager, head = "", ""
        if shape in ("query-rel", "page-numbers"):
            pager = "".join(
                f'<a class="page" href="{html.escape(_page_path(root, shape, n, size))}">{n}</a> '
                for n in range(1, len(chunks) + 1)
            )
        if number < len(chunks):
            following = html.escape(_page_path(root, shape, number + 1, size))
            pager += NEXT[shape].format(following)
            head = f'<link rel="next" href="{BASE}{following}">' if shape == "query-rel" else ""
        content = (
            f'<h1 class="archive-title">{name}</h1><div class="list">{items}</div><div class="pagination">{pager}</div>'
            f"<aside><h3>الأكثر قراءة</h3><ul>{side}</ul></aside>"
        )
        pages[_page_path(root, shape, number, size)] = _shell(f"{name} | {PAPER}", content, head=head)
    return pages


def _home(stories: list[Story], dice: Dice, *, feed: bool) -> str:
    """Home: sections, the latest stories, and links to all that is no story."""
    lead = "".join(_item(story, dice, 0) for story in stories[:4])
    rest = "".join(_item(story, dice, 2) for story in stories[4:12])
    odd = (
        '<div class="odd"><a href="/news/99999">خبر محذوف: قرارات جديدة بشأن العام الدراسي المقبل</a>'
        '<a href="/private/41999">مسودة: تقرير خاص لم ينشر بعد عن أسعار الخبز</a>'
        '<a href="http://partner.example/news/445566">من شركائنا: أسواق المال تترقب قرارات جديدة</a>'
        '<a href="/videos">شاهد: أحدث الفيديوهات</a><a href="/search?q=مياه">بحث</a><a href="/news/77777">رابط قديم لم يعد يعمل</a>'
        '<a href="javascript:void(0)">القائمة</a><a href="#top">أعلى الصفحة</a><a href="tel:+9631112345">هاتف</a></div>'
    )
    return _shell(
        f"{PAPER} - أخبار وتقارير",
        f"<h1>{PAPER}</h1><section>{lead}</section><section>{rest}</section>{odd}",
        feed=feed,
    )


def pages(stories: list[Story], dice: Dice, authors: dict[str, tuple[str, ...]], *, feed: bool) -> dict[str, str]:
    """Every page that is no article, by path."""
    made = {"/": _home(stories, dice, feed=feed)}
    most = dice.sample(stories, 5)
    for path, shape in zip(stock.SECTIONS, SHAPES, strict=True):
        made |= _section(path, shape, [story for story in stories if story.section == path], dice, most)
    shelves: defaultdict[str, list[Story]] = defaultdict(list)
    for story in stories:
        for tag in story.tags:
            shelves[f"/tag/{tag}/"].append(story)
        for name in authors[story.url]:
            shelves[f"/author/{name.replace(' ', '-')}/"].append(story)
    shelves["/author/editor/"], shelves["/author/x/"] = stories[:8], stories[8:16]
    for path, shelf in shelves.items():
        name = path.split("/")[2].replace("-", " ")
        items = "".join(_item(story, dice, 2) for story in shelf[:12])
        made[path] = _shell(f"{name} - {PAPER}", f"<h1>{name}</h1>{items}")
    return made | _statics(stories, dice)


def _statics(stories: list[Story], dice: Dice) -> dict[str, str]:
    writer = Writer(dice.child("static"), "tech")
    prose = ["".join(f"<p>{writer.paragraph()}</p>" for _ in range(count)) for count in (4, 2, 9)]
    videos = "".join(
        f'<div class="video"><a href="https://www.youtube.com/watch?v=vid{number}"><img src="/images/a.png" alt=""></a>'
        f"<h3>فيديو: {html.escape(writer.title())}</h3><span>{number % 9 + 1}:2{number % 10}</span></div>"
        for number in range(12)
    )
    latest = "".join(_item(story, dice, 2) for story in stories[:5])
    gone = f"<h1>عذراً، الصفحة غير موجودة</h1><p>الصفحة التي تبحث عنها غير متوفرة أو ربما تم حذفها أو نقلها.</p><h3>آخر الأخبار</h3>{latest}"
    return {
        "/about": _shell(f"من نحن | {PAPER}", f"<h1>من نحن</h1><div class='entry-content'>{prose[0]}</div>"),
        "/contact": _shell(
            f"اتصل بنا | {PAPER}", f"<h1>اتصل بنا</h1>{prose[1]}<form><input name='name'><textarea></textarea></form>"
        ),
        "/privacy": _shell(
            f"سياسة الخصوصية | {PAPER}", f"<h1>سياسة الخصوصية</h1><div class='entry-content'>{prose[2]}</div>"
        ),
        "/videos": _shell(f"فيديو | {PAPER}", f"<h1>فيديو</h1><div class='grid'>{videos}</div>"),
        "/search": _shell(f"نتائج البحث | {PAPER}", f"<h1>نتائج البحث</h1><form><input name='q'></form>{latest}"),
        "/news/99999": _shell(f"الصفحة غير موجودة | {PAPER}", gone),
        "/user/login": _shell(
            "تسجيل الدخول", "<h1>تسجيل الدخول</h1><form><input name='user'><input type='password'></form>"
        ),
    }


def copy(story: Story, kind: str) -> str:
    """The story again for printing or as AMP: its canonical address is the article's."""
    text = "".join(f"<p>{html.escape(block.text)}</p>" for block in story.blocks)
    robots = '<meta name="robots" content="noindex">' if kind == "print" else ""
    amp = " amp" if kind == "amp" else ""
    return (
        f'<!doctype html><html{amp} lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{html.escape(story.title)}</title>{robots}'
        f'<link rel="canonical" href="{html.escape(story.url)}"></head><body><h1>{html.escape(story.title)}</h1>{text}</body></html>'
    )
