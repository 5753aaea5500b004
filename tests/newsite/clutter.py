"""What stands about an article and is not of it: clocks, menus, side columns, shares, comments, authors' notes, footers."""

from __future__ import annotations

import html
from datetime import timedelta
from urllib.parse import quote

from tests.newsite import clauses, datelines, stock
from tests.newsite.bylines import PAPER
from tests.newsite.desk import BASE, NOW, Desk
from tests.newsite.words import Writer, person


def clock(desk: Desk, family: str = "egypt") -> str:
    """The page's own date of today."""
    form = desk.dice.pick(("weekday", "hijri-first", "weekday-time", "slashes", "long"))
    text = datelines.write(NOW, form, family).text
    return f'<div class="{desk.dice.pick(("today", "date", "top-date", "head-date"))}">{text}</div>'


def menu() -> str:
    """The sections' links."""
    items = "".join(f'<li><a href="/section/{path}">{name}</a></li>' for path, (name, _) in stock.SECTIONS.items())
    return (
        f'<nav class="main-nav"><ul><li><a href="/">الرئيسية</a></li>{items}<li><a href="/videos">فيديو</a></li>'
        '<li><a href="javascript:void(0)">المزيد</a></li></ul></nav>'
    )


def head(desk: Desk, family: str = "egypt", *, logo: str = "div") -> str:
    """The page's top: clock, logo, menu, and sometimes a ticker of the latest news."""
    ticker = ""
    if desk.dice.chance(50):
        links = "".join(
            f'<li><a href="{desk.href(story)}">{html.escape(story.title)}</a></li>' for story in desk.others(4)
        )
        ticker = f'<div class="ticker"><span>{desk.dice.pick(("عاجل", "آخر الأخبار", "شريط الأخبار"))}</span><ul>{links}</ul></div>'
    return (
        f'<header id="top">{clock(desk, family)}<{logo} class="logo"><a href="/"><img src="/images/logo.png" alt="{PAPER}">{PAPER}</a></{logo}>\n'
        f'<form action="/search"><input name="q" placeholder="ابحث"></form>{menu()}{ticker}</header>\n'
    )


def crumbs(desk: Desk) -> str:
    """Home, section, headline."""
    name = stock.SECTIONS[desk.story.section][0]
    tail = f" » <span>{html.escape(desk.story.title)}</span>" if desk.dice.chance(60) else ""
    return f'<div class="breadcrumb"><a href="/">الرئيسية</a> » <a href="/section/{desk.story.section}">{name}</a>{tail}</div>'


def share(desk: Desk) -> str:
    """Share buttons."""
    address = quote(desk.story.url, safe="")
    words = desk.dice.pick(("شارك", "مشاركة", "شارك الخبر", "شاركها"))
    return (
        f'<div class="share"><span>{words}</span><a href="https://www.facebook.com/sharer.php?u={address}">فيسبوك</a> '
        f'<a href="https://twitter.com/intent/tweet?url={address}">تويتر</a> <a href="https://wa.me/?text={address}">واتساب</a> '
        f'<a href="javascript:window.print()">طباعة</a></div>'
    )


def figure(desk: Desk) -> str:
    """The picture, with a caption and a credit that is no byline."""
    dice, writer = desk.dice, Writer(desk.dice.child("caption"), desk.story.section)
    caption = writer.fill("جانب من {topic} في {city}، أرشيف")
    credit = dice.pick((f" (تصوير: {person(dice.child('photo')).name})", " (أ ف ب)", " - رويترز", ""))
    image = f'<img src="{BASE}/images/{desk.story.number}.jpg" alt="{html.escape(desk.story.title)}">'
    if dice.chance(60):
        return f"<figure>{image}<figcaption>{caption}{credit}</figcaption></figure>"
    return f'<div class="photo">{image}<div class="wp-caption-text caption">{caption}{credit}</div></div>'


def follow(desk: Desk) -> str:
    """An invitation in the middle of the text."""
    return desk.dice.pick(
        (
            '<div class="follow">تابعونا على <a href="https://t.me/example">تلغرام</a> و<a href="https://x.com/example">إكس</a></div>',
            '<div class="ad"><span>إعلان</span><script>var ad = "1";</script></div>',
            '<div class="newsletter">اشترك في النشرة البريدية<form><input type="email" placeholder="بريدك"><button>اشترك</button></form></div>',
            '<div class="adsbygoogle"></div>',
        )
    )


def side(desk: Desk, tag: str = "aside", family: str = "egypt") -> str:
    """A side column: most read, the latest with their days, a cloud of tags, a newsletter."""
    most = "".join(f'<li><a href="{desk.href(story)}">{html.escape(story.title)}</a></li>' for story in desk.others(5))
    latest = "".join(
        f'<div class="n"><a href="{desk.href(story)}">{html.escape(story.title)}</a>'
        f"<span>{datelines.long_day(story.when, family)}</span></div>"
        for story in desk.others(4)
    )
    cloud = " ".join(f'<a href="/tag/{quote(text)}/">{text}</a>' for text in desk.story.tags)
    heads = desk.dice.pick(
        (("الأكثر قراءة", "آخر الأخبار"), ("الأكثر تصفحا", "أحدث المقالات"), ("الأكثر مشاهدة", "جديد الموقع"))
    )
    return (
        f'<{tag} class="sidebar"><div class="w"><h3>{heads[0]}</h3><ol>{most}</ol></div><div class="w"><h3>{heads[1]}</h3>{latest}</div>'
        f'<div class="w"><h3>وسوم</h3>{cloud}</div><div class="w"><h3>النشرة البريدية</h3><p>اشترك ليصلك جديدنا كل صباح</p>'
        f"<input type='email'></div></{tag}>\n"
    )


def tags(desk: Desk) -> str:
    """The story's tags."""
    label = desk.dice.pick(
        (
            "الوسوم",
            "كلمات مفتاحية",
            "الكلمات الدلالية:",
            "وسوم:",
            "هاشتاغ",
            "مواضيع متعلقة:" if len(desk.story.tags) > 2 else "Tags",
        )
    )
    links = "".join(f'<a rel="tag" href="{BASE}/tag/{quote(text)}/">{text}</a> ' for text in desk.story.tags)
    return f'<div class="{desk.dice.pick(("post-tags", "tags-links", "keywords"))}"><span>{label}</span>{links}</div>'


def author_note(desk: Desk) -> str:
    """A note on the author, only where the page names one."""
    if not desk.credit.authors or desk.place == "json":
        return ""
    name = desk.credit.authors[0]
    return (
        f'<div class="author-box"><img src="/images/a.png" alt=""><h4><a href="/author/{quote(name.replace(" ", "-"))}/">{name}</a></h4>'
        "<p>صحفي يكتب في الشؤون المحلية منذ أكثر من عشر سنوات، وعضو في رابطة الصحفيين المستقلين.</p></div>"
    )


def neighbours(desk: Desk) -> str:
    """Previous and next."""
    before, after = desk.others(2)
    return (
        f'<div class="post-nav"><a rel="prev" href="{desk.href(before)}"><span>السابق</span> {html.escape(before.title)}</a>'
        f'<a rel="next" href="{desk.href(after)}"><span>التالي</span> {html.escape(after.title)}</a></div>'
    )


def category(desk: Desk) -> str:
    """Others of the same section: chosen by no newsroom, and no read-also."""
    word = stock.SECTIONS[desk.story.section][1]
    label = desk.dice.pick((f"المزيد من {word}", "من القسم نفسه", f"أخبار {word}", f"آخر أخبار {word}", "اخترنا لك"))
    items = "".join(
        f'<div class="it"><a href="{desk.href(story)}"><img src="{BASE}/images/{story.number}.jpg" alt=""></a>'
        f'<h3><a href="{desk.href(story)}">{html.escape(story.title)}</a></h3></div>'
        for story in desk.others(4)
    )
    return f'<div class="more-section"><h3>{label}</h3>{items}</div>'


def comments(desk: Desk, family: str = "egypt") -> str:
    """Readers' comments, with names and days, or an empty form."""
    dice = desk.dice.child("comments")
    writer = Writer(dice, desk.story.section)
    made = []
    for number in range(dice.pick((0, 0, 1, 3, 5))):
        when = desk.story.when + timedelta(days=number + 1, hours=5)
        made.append(
            f'<li class="comment"><cite>{person(dice).name}</cite> <span class="says">كتب:</span> '
            f"<time>{datelines.write(when, 'weekday-time', family).text}</time><p>{writer.fill(dice.pick(clauses.COMMENTS))}</p></li>"
        )
    shown = (
        f'<h3>{len(made)} تعليقات</h3><ol class="commentlist">{"".join(made)}</ol>'
        if made
        else "<h3>لا توجد تعليقات</h3>"
    )
    return (
        f'<div id="comments">{shown}<form><label>الاسم</label><input name="author"><label>التعليق</label><textarea></textarea>'
        "<p>لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *</p><button>إرسال التعليق</button></form></div>\n"
    )


def foot(desk: Desk) -> str:
    """The footer, and at times a notice about cookies."""
    cookie = '<div id="cookie">نستخدم ملفات تعريف الارتباط لتحسين تجربتك، بمتابعة التصفح فإنك توافق على سياسة الخصوصية. <button>موافق</button></div>'
    return (
        '<footer><ul><li><a href="/about">من نحن</a></li><li><a href="/contact">اتصل بنا</a></li>'
        '<li><a href="/privacy">سياسة الخصوصية</a></li><li><a href="mailto:info@paper.example">راسلنا</a></li>'
        '<li><a href="/files/media-kit.pdf">أعلن معنا</a></li><li><a href="https://www.youtube.com/@paper">يوتيوب</a></li></ul>'
        f"<p>جميع الحقوق محفوظة © {PAPER} {NOW.year}</p></footer>\n{cookie if desk.dice.chance(40) else ''}"
    )


def print_copy(desk: Desk) -> str:
    """The whole article once more, hidden, for printing."""
    text = "".join(f"<p>{html.escape(text)}</p>" for text in desk.body())
    return f'<div class="print-only" style="display:none"><h2>{html.escape(desk.story.title)}</h2>{text}</div>'


def variants(desk: Desk) -> str:
    """Links to the page's own copies."""
    joint = "&amp;" if "?" in desk.story.path else "?"
    root = html.escape(desk.story.url.removeprefix(BASE))
    return (
        f'<div class="tools"><a href="{root}{joint}print=1" rel="nofollow">نسخة للطباعة</a> <a href="{root}#comments">التعليقات</a> '
        f'<a href="mailto:?subject={quote(desk.story.title)}">أرسل إلى صديق</a></div>'
    )
