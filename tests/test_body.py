"""The text of an article: a habit or a trap of mark-up a row, and the paragraphs that it must give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from tests.pagemaker import SENTENCES as S
from tests.pagemaker import TITLE, page, prose, read

SHORT = "وانتهى الحفل مع الغروب."
QUESTION = "فمن يسقي الأشجار في الصيف؟"
CAPTION = "متطوعون يزرعون الأشجار في حديقة الياسمين عند السور القديم للمدينة."
INVITING = "تابعوا السير على الأقدام حتى وصلوا إلى ضفة النهر مع الغروب ثم عادوا إلى بيوتهم."
SUBSCRIBING = "اشترك في السباق مئتا عداء من أندية المدينة كلها مع أبناء الجوار."
DATED = "نشرت البلدية في 3 أيار 2024 خريطة للحدائق القديمة كلها وأسماء من زرعوها."
WRITTEN = "كتب أحد الجيران على الجدار: هذه حديقتنا."
PICTURED = "صورة قديمة للحي تظهر الأشجار وهي صغيرة عند السور."
BRACKETED = "ثم أعلن الفريق عن موعد اللقاء المقبل (السبت)"
SALES = "اشتر الآن أفضل الأجهزة المنزلية بأسعار لا تقبل المنافسة في كل الفروع."
FORM = "اشترك في نشرتنا البريدية لتصلك أهم قصص الحي كل صباح جمعة بلا إعلانات."
LIFE = "سامي مراد كاتب من دمشق يعمل في الصحافة منذ عشرين عاما وله كتابان عن حدائق المدينة."
RULES = "التعليقات المنشورة لا تعبر عن رأي الموقع، ويرجى الالتزام بآداب الحوار وعدم الإساءة إلى أحد من القراء والكتاب."
COOKIES = "يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك، وباستمرارك في التصفح فإنك توافق على ذلك كله."
NEXT = "عودة القطار إلى محطة الحجاز بعد انقطاع طويل"
UNSEEN = "نص لا يراه أحد من القراء مهما طال واستطال في الصفحة."
FLASH = "افتتاح الحديقة رسميا أمام الأهالي قبل قليل."
BARE_FLASH = "رويترز: افتتاح الحديقة رسميا أمام الأهالي قبل قليل"
DATE = "<div>نشر في 21 تشرين الثاني 2025</div>"
OTHER = "<a href='/news/5'>خبر آخر من المدينة القديمة</a>"
LINKS = "".join(f"<li><a href='/news/{number}'>خبر آخر من المدينة رقم {number}</a></li>" for number in range(5, 10))
META_TOOLS = "<a href='#c'>2 تعليقات</a> | <a href='/print'>طباعة</a>"
LEGEND = "صورة من أرشيف البلدية"
TWEET = "متابعون يتداولون مشاهد من الحديقة"
SIDE = f"<h3>الأكثر قراءة</h3><ul>{LINKS}</ul>"
ROW = "<span>18 شباط 2022</span><span>312 مشاهدة</span>"
LONG_ROW = (
    "<span>تاريخ النشر: الجمعة، 18 شباط، 2022 - 8:17 ص</span>"
    "<span>آخر تحديث: السبت 17 رجب 1443 هـ - 19 فبراير 2022 م</span><span>312 مشاهدة</span>"
)
WIDGET = (
    "<div class='elementor-element elementor-widget elementor-widget-text'><div class='elementor-widget-container'>"
)


def widget(text: str) -> str:
    return f"{WIDGET}{text}</div></div>"


def old_picture(legend: str, tag: str = "td") -> str:
    row = f"<tr><td><img src='/1.jpg'></td></tr><tr><{tag} class='imgcap'>{legend}</{tag}></tr>"
    return f"<table align='left'>{row}</table>"


def tweet(signature: str) -> str:
    return f"<blockquote class='twitter-tweet'><p>{TWEET}</p>{signature} <a href='/t/1'>May 3, 2019</a></blockquote>"


def linked(tag: str, *texts: str) -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


class Case(NamedTuple):
    """What stands under headline and date, and after the article; the paragraphs that it must give."""

    name: str
    text: str
    wanted: tuple[str, ...] = S[:4]
    after: str = ""


HABITS = [
    Case("paragraphs", prose(4)),
    Case("divs", prose(4, "div")),
    Case(
        "spans set as blocks",
        prose(4, "span style='display:block'").replace("</span style='display:block'>", "</span>"),
    ),
    Case("sections", prose(4, "section")),
    Case("line breaks", "<div>" + "<br>".join(S[:4]) + "</div>"),
    Case("double line breaks", "<div>" + "<br/><br/>".join(S[:4]) + "</div>"),
    Case("line breaks in a paragraph", "<p>" + "<br>\n<br>\n".join(S[:4]) + "</p>"),
    Case("paragraphs and line breaks", f"<p>{S[0]}<br>{S[1]}</p><p>{S[2]}<br><br>{S[3]}</p>"),
    Case("bare text between tags", f"<div>{S[0]}<p>{S[1]}</p>{S[2]}<p>{S[3]}</p></div>"),
    Case("bare text and breaks in the article itself", "<br>".join(S[:4])),
    Case("table cells", "<table>" + "".join(f"<tr><td>{text}</td></tr>" for text in S[:4]) + "</table>"),
    Case("one table cell", f"<table><tr><td>{prose(4)}</td></tr></table>"),
    Case(
        "an old page of tables",
        f"<table><tr><td>{LINKS}</td><td><table><tr><td>{'<br>'.join(S[:4])}</td></tr></table></td></tr></table>",
    ),
    Case("nested containers", f"<div><div><div>{prose(2)}</div><div>{prose(2, start=2)}</div></div></div>"),
    Case(
        "each paragraph in its own box", "".join(f"<div class='block'><div><p>{text}</p></div></div>" for text in S[:4])
    ),
    Case("paragraphs of spans", "".join(f"<p><span>{text[:40]}</span><span>{text[40:]}</span></p>" for text in S[:4])),
    Case("fonts", "".join(f"<font size=4>{text}</font><br>" for text in S[:4])),
    Case("centred", f"<center>{prose(4)}</center>"),
    Case("paragraphs left open", "".join(f"<p>{text}" for text in S[:4])),
    Case("a list", f"<ul>{linked('li', *S[:4])}</ul>"),
    Case("a definition list", f"<dl>{linked('dd', *S[:4])}</dl>"),
    Case(
        "bold words and links inside", prose(3) + f"<p><b>{S[3][:20]}</b><a href='/x'>{S[3][20:50]}</a>{S[3][50:]}</p>"
    ),
    Case(
        "words cut by white space", "".join(f"<p>\n   {text.replace(' ', chr(10) + '      ')}\n</p>" for text in S[:4])
    ),
    Case("no-break spaces and marks", "".join(f"<p>\u200f{text.replace(' ', chr(160))}\u200f</p>" for text in S[:4])),
    Case("letters as references", "".join(f"<p>{''.join(f'&#{ord(char)};' for char in text)}</p>" for text in S[:4])),
    Case("pre", f"<pre>{chr(10).join(S[:1])}</pre>{prose(3, start=1)}"),
    Case("AMP and custom elements", "".join(f"<amp-text>{text}</amp-text>" for text in S[:4])),
    Case("a text of two paragraphs", prose(2), S[:2]),
    Case("a text of one paragraph", prose(1), S[:1]),
    Case(
        "a flash of one sentence",
        f"<p>{FLASH}</p>",
        (FLASH,),
    ),
    Case(
        "a flash without a full stop",
        f"<p>{BARE_FLASH}</p>",
        (BARE_FLASH,),
    ),
]

PARTS = [
    Case("a lead set apart", f"<div class='lead'><p>{S[0]}</p></div><div class='content'>{prose(3, start=1)}</div>"),
    Case("a lead in a strong element", f"<strong>{S[0]}</strong><div class='content'>{prose(3, start=1)}</div>"),
    Case("a lead in a heading", f"<h2>{S[0]}</h2><div class='content'>{prose(3, start=1)}</div>"),
    Case(
        "a picture after the lead",
        f"<p>{S[0]}</p><figure><img src='/a.jpg'></figure><div class='content'>{prose(3, start=1)}</div>",
    ),
    Case("subheads", f"{prose(2)}<h2>أشجار وممرات</h2>{prose(2, start=2)}", (*S[:2], "أشجار وممرات", *S[2:4])),
    Case(
        "bold subheads", f"{prose(2)}<p><b>أشجار وممرات</b></p>{prose(2, start=2)}", (*S[:2], "أشجار وممرات", *S[2:4])
    ),
    Case("a short paragraph in the middle", f"{prose(2)}<p>{SHORT}</p>{prose(2, start=2)}", (*S[:2], SHORT, *S[2:4])),
    Case("a short paragraph at the end", f"{prose(3)}<p>{SHORT}</p>", (*S[:3], SHORT)),
    Case("a question at the end", f"{prose(3)}<p>{QUESTION}</p>", (*S[:3], QUESTION)),
    Case("a short paragraph at the beginning", f"<p>{SHORT}</p>{prose(3)}", (SHORT, *S[:3])),
    Case(
        "a verse",
        f"{prose(2)}<p>يا شجر الليمون</p><p>يا ظل الجدار</p>{prose(1, start=2)}",
        (*S[:2], "يا شجر الليمون", "يا ظل الجدار", S[2]),
    ),
    Case(
        "a list in the text",
        f"{prose(2)}<ul><li>ليمون</li><li>نارنج</li><li>توت</li></ul>{prose(1, start=2)}",
        (*S[:2], "ليمون", "نارنج", "توت", S[2]),
    ),
    Case(
        "a list at the end",
        f"{prose(2)}<p>والأشجار هي:</p><ul><li>ليمون</li><li>نارنج</li></ul>",
        (*S[:2], "والأشجار هي:", "ليمون", "نارنج"),
    ),
    Case(
        "a numbered list",
        f"{prose(2)}<ol><li>ليمون من الساحل</li><li>نارنج من الغوطة</li></ol>{prose(1, start=2)}",
        (*S[:2], "ليمون من الساحل", "نارنج من الغوطة", S[2]),
    ),
    Case(
        "a quotation",
        f"{prose(2)}<blockquote>«هذه حديقتنا نحن»</blockquote>{prose(1, start=2)}",
        (*S[:2], "«هذه حديقتنا نحن»", S[2]),
    ),
    Case("a long quotation", f"{prose(2)}<blockquote><p>{S[2]}</p></blockquote>{prose(1, start=3)}"),
    Case(
        "a table of figures",
        f"{prose(2)}<table><tr><td>ليمون</td><td>120 شجرة</td></tr></table>{prose(1, start=2)}",
        (*S[:2], "ليمون", "120 شجرة", S[2]),
    ),
    Case(
        "speech with dashes",
        f"{prose(2)}<p>- متى بدأتم؟</p><p>- في الصيف.</p>{prose(1, start=2)}",
        (*S[:2], "- متى بدأتم؟", "- في الصيف.", S[2]),
    ),
    Case("the same long paragraph twice", f"<p>{S[0]}</p><p>{S[0]}</p>{prose(3, start=1)}"),
    Case(
        "an address as a source", f"{prose(3)}<p>https://example.com/report</p>", (*S[:3], "https://example.com/report")
    ),
    Case(
        "a paragraph that is a link but for two words",
        f"{prose(2)}<p>{S[2][:16]}<a href='/x'>{S[2][16:]}</a></p>{prose(1, start=3)}",
    ),
    Case(
        "the opening names an agency",
        f"<p>دمشق - سانا: {S[0]}</p>{prose(2, start=1)}",
        (f"دمشق - سانا: {S[0]}", *S[1:3]),
    ),
    Case("the headline again", f"<p>{TITLE}</p>{prose(4)}"),
    Case(
        "a sentence that begins like an invitation",
        f"{prose(2)}<p>{INVITING}</p>{prose(1, start=2)}",
        (*S[:2], INVITING, S[2]),
    ),
    Case(
        "a sentence that begins like a subscription",
        f"{prose(2)}<p>{SUBSCRIBING}</p>{prose(1, start=2)}",
        (*S[:2], SUBSCRIBING, S[2]),
    ),
    Case(
        "a sentence that begins like a dateline",
        f"{prose(2)}<p>{DATED}</p>{prose(1, start=2)}",
        (*S[:2], DATED, S[2]),
    ),
    Case(
        "a sentence that begins like a byline",
        f"{prose(2)}<p>{WRITTEN}</p>{prose(1, start=2)}",
        (*S[:2], WRITTEN, S[2]),
    ),
    Case(
        "a sentence about pictures",
        f"{prose(2)}<p>{PICTURED}</p>{prose(1, start=2)}",
        (*S[:2], PICTURED, S[2]),
    ),
    Case(
        "a sentence that ends in brackets",
        f"{prose(2)}<p>{BRACKETED}</p>{prose(1, start=2)}",
        (*S[:2], BRACKETED, S[2]),
    ),
]

BETWEEN = [
    Case("an advert", f"{prose(2)}<div class='ad'>إعلان</div>{prose(2, start=2)}"),
    Case(
        "an advert with text",
        f"{prose(2)}<div class='adsbygoogle'><p>{SALES}</p></div>{prose(2, start=2)}",
    ),
    Case("an advert label of no class", f"{prose(2)}<p>إعلان</p>{prose(2, start=2)}"),
    Case(
        "an advert that cuts the container",
        f"<div class='text'>{prose(2)}</div><div class='ad'>إعلان</div><div class='text'>{prose(2, start=2)}</div>",
    ),
    Case(
        "scripts and styles",
        f"{prose(2)}<script>var a = '{UNSEEN}';</script><style>p{{}}</style>{prose(2, start=2)}",
    ),
    Case(
        "noscript and templates",
        f"{prose(2)}<noscript><p>{S[5]}</p></noscript><template><p>{S[6]}</p></template>{prose(2, start=2)}",
    ),
    Case("an embedded frame", f"{prose(2)}<iframe src='/v'><p>{S[5]}</p></iframe>{prose(2, start=2)}"),
    Case("HTML comments", f"{prose(2)}<!-- <p>{S[5]}</p> -->{prose(2, start=2)}"),
    Case("empty paragraphs", f"{prose(2)}<p></p><p>&nbsp;</p><p><br></p>{prose(2, start=2)}"),
    Case("a ruler", f"{prose(2)}<p>----------</p><p>ـــــــــ</p><p>***</p>{prose(2, start=2)}"),
    Case(
        "a caption",
        f"{prose(2)}<figure><img src='/a.jpg'><figcaption>{CAPTION}</figcaption></figure>{prose(2, start=2)}",
    ),
    Case(
        "a caption by its class",
        f"{prose(2)}<div class='wp-caption'><img src='/a.jpg'><p>{CAPTION}</p></div>{prose(2, start=2)}",
    ),
    Case(
        "a caption with its credit",
        f"{prose(2)}<div><img src='/a.jpg'></div><p>متطوعون يزرعون الأشجار في الحديقة (أ ف ب)</p>{prose(2, start=2)}",
    ),
    Case("a credit alone", f"{prose(2)}<p>© صوت الحي</p><p>تصوير: سامي مراد</p>{prose(2, start=2)}"),
    Case(
        "share buttons",
        f"{prose(2)}<div class='share'><a href='#'>فيسبوك</a> <a href='#'>تويتر</a></div>{prose(2, start=2)}",
    ),
    Case("share buttons of no class", f"{prose(4)}<p>شارك الخبر</p><p><a href='https://facebook.com/s'>فيسبوك</a></p>"),
    Case("a promotion", f"{prose(2)}<p>تابعونا على قناتنا في تلغرام لتصلكم الأخبار أولا بأول</p>{prose(2, start=2)}"),
    Case("a promotion at the end", f"{prose(4)}<p>لمتابعة آخر الأخبار اشتركوا في قناتنا على واتساب من هذا الرابط.</p>"),
    Case("read also in between", f"{prose(2)}<p>اقرأ أيضا: {OTHER}</p>{prose(2, start=2)}"),
    Case("a read-also box in between", f"{prose(2)}<div><h4>اقرأ أيضا</h4><ul>{LINKS}</ul></div>{prose(2, start=2)}"),
    Case("a card in between", f"{prose(2)}<div>{OTHER}</div>{prose(2, start=2)}"),
    Case(
        "a newsletter form",
        f"{prose(2)}<form><p>{FORM}</p><input></form>{prose(2, start=2)}",
    ),
    Case("a hidden copy", f"{prose(4)}<div style='display:none'>{prose(4)}</div>"),
    Case("a hidden copy for print", f"{prose(4)}<div class='print-only'><h1>{TITLE}</h1>{prose(4)}</div>"),
    Case("something hidden by attribute", f"{prose(4)}<div hidden>{prose(2, start=4)}</div>"),
    Case("something hidden as long as the text", f"{prose(4)}<div hidden>{prose(4, start=4)}</div>"),
]

AROUND = [
    Case("tags", f"{prose(4)}<div>الوسوم: <a href='/tag/1'>حدائق</a> <a href='/tag/2'>دمشق</a></div>"),
    Case("tags of no class", f"{prose(4)}<p>كلمات دالة:</p><p><a href='/tag/1'>حدائق الشام</a></p>"),
    Case("comments", f"{prose(4)}<div class='comments'><h3>التعليقات</h3><p>{S[5]}</p><p>{S[6]}</p></div>"),
    Case("comments of no class", f"{prose(4)}<h3>التعليقات</h3><div><p>{S[5]}</p><p>{S[6]}</p></div>"),
    Case("counted comments of no class", f"{prose(4)}<h3>التعليقات (2)</h3><div><p>{S[5]}</p><p>{S[6]}</p></div>"),
    Case(
        "comments outside of the article",
        prose(4),
        after=f"<h3>أضف تعليقا</h3><div><p>{S[5]}</p><p>{S[6]}</p><p>{S[7]}</p></div>",
    ),
    Case(
        "the author's life",
        f"{prose(4)}<div class='author-box'><p>{LIFE}</p></div>",
    ),
    Case("a sidebar", prose(4), after=f"<aside><p>{S[5]}</p><ul>{LINKS}</ul></aside>"),
    Case("a sidebar with much text", prose(2), S[:2], after=f"<div class='sidebar'>{prose(6, start=2)}</div>"),
    Case("a footer", prose(4), after=f"<footer><p>{S[5]}</p><p>جميع الحقوق محفوظة</p></footer>"),
    Case(
        "house rules for comments",
        prose(3),
        S[:3],
        after=f"<div class='rules'><p>{RULES}</p></div>",
    ),
    Case(
        "a cookie notice",
        prose(3),
        S[:3],
        after=f"<div class='cookie-bar'><p>{COOKIES}</p></div>",
    ),
    Case(
        "the next article under this",
        prose(4),
        after=f"<article><h1>{NEXT}</h1><div>20 تشرين الثاني 2025</div>{prose(4, start=4)}</article>",
    ),
    Case(
        "the next article in the same box",
        f"{prose(4)}<h1>{NEXT}</h1>{prose(4, start=4)}",
    ),
    Case(
        "excerpts of others",
        prose(4),
        after=f"<div><div><h3>{OTHER}</h3><p>{S[5]}</p></div><div><h3>{OTHER}</h3><p>{S[6]}</p></div></div>",
    ),
    Case("a byline at the end", f"{prose(4)}<p>كتب: سامي مراد</p>"),
    Case("views at the end", f"{prose(4)}<p>عدد المشاهدات: 340</p><p>مشاهدة</p>"),
    Case("copyright within", f"{prose(4)}<p>جميع الحقوق محفوظة لصوت الحي 2025</p>"),
]
META = [
    Case(
        "a row of name, date and tools",
        f"<p class='postmetadata'>سامي مراد | 23 أغسطس 2016 - 16:52 | {META_TOOLS}</p>{prose(4)}",
    ),
    Case(
        "a row with the day of two calendars",
        f"<p>سامي مراد | الثلاثاء 19 ذو القعدة 1437 هـ - 23 أغسطس 2016 م | {META_TOOLS}</p>{prose(4)}",
    ),
    Case(
        "a row set apart by dots",
        f"<p>قسم المتابعة في جريدة الحي • 23/8/2016 • 16:52 • 340 مشاهدة • مشاركة</p>{prose(4)}",
    ),
    Case(
        "a row set apart by dashes",
        f"<div>سامي مراد – صفاقس – 17 كانون الأول/ديسمبر 2013 – 2 تعليقات – طباعة</div>{prose(4)}",
    ),
    Case("a row of spans", f"<div class='meta'><span class='author'>مريم بوشناق</span>{ROW}</div>{prose(4)}"),
    Case("a long row of spans", f"<div class='meta'><span class='author'>قسم الأخبار</span>{LONG_ROW}</div>{prose(4)}"),
    Case("a row after the text", f"{prose(4)}<p>سامي مراد | 23 أغسطس 2016 | {META_TOOLS}</p>"),
    Case(
        "a sentence with dashes and a day",
        f"{prose(2)}<p>عاد الزوار – وكانوا قلة – في 23 أغسطس 2016 – مع أبنائهم إلى الحديقة</p>{prose(1, start=2)}",
        (*S[:2], "عاد الزوار – وكانوا قلة – في 23 أغسطس 2016 – مع أبنائهم إلى الحديقة", S[2]),
    ),
]

PICTURES = [
    Case(
        "a picture in a table between line breaks",
        f"<div>{S[0]}<br><br>{old_picture(LEGEND)}{S[1]}<br><br>{S[2]}</div>",
        S[:3],
    ),
    Case("a picture in a table between paragraphs", f"{prose(2)}{old_picture(LEGEND, 'th')}{prose(2, start=2)}"),
    Case(
        "a picture in a centred block",
        f"{prose(2)}<center><img src='/1.jpg'><br><font size='2'>{LEGEND}</font></center>{prose(2, start=2)}",
    ),
    Case(
        "a picture in a div", f"{prose(2)}<div align='center'><img src='/1.jpg'><br>{LEGEND}</div>{prose(2, start=2)}"
    ),
    Case(
        "a text in a table with its pictures",
        "<table>" + "".join(f"<tr><td><img src='/1.jpg'></td><td>{text}</td></tr>" for text in S[:4]) + "</table>",
    ),
    Case(
        "a short sentence beside a picture",
        f"{prose(2)}<table><tr><td><img src='/1.jpg'></td><td>{SHORT}</td></tr></table>{prose(2, start=2)}",
        (*S[:2], SHORT, *S[2:4]),
    ),
    Case(
        "a subhead with an icon",
        f"{prose(2)}<div><img class='icon' src='/i.png'><h3>أشجار وممرات</h3></div>{prose(2, start=2)}",
        (*S[:2], "أشجار وممرات", *S[2:4]),
    ),
    Case("a flash under a picture", f"<div><img src='/1.jpg'><div>{BARE_FLASH}</div></div>", (BARE_FLASH,)),
]

TWEETS = [
    Case(
        "a tweet in the middle",
        f"{prose(2)}{tweet('&mdash; بلدية المدينة (@baladiya)')}{prose(1, start=2)}",
        (*S[:2], TWEET, S[2]),
    ),
    Case(
        "a tweet signed with a hyphen",
        f"{prose(2)}{tweet('- City Hall (@city_hall9)')}{prose(1, start=2)}",
        (*S[:2], TWEET, S[2]),
    ),
    Case("a signature without a link", f"{prose(2)}<p>— سامي مراد (@sami) ٣ مايو ٢٠١٩</p>{prose(2, start=2)}"),
]

BUILT = [
    Case("in a page builder's boxes", widget(prose(3)), S[:3]),
    Case("with an invitation in another", widget(prose(3)) + widget(f"<h4>اشترك في النشرة</h4><p>{FORM}</p>"), S[:3]),
    Case(
        "with a newsletter in another", widget(prose(2)) + widget(f"<div class='newsletter'><p>{FORM}</p></div>"), S[:2]
    ),
    Case(
        "with the author in another", widget(prose(2)) + widget(f"<div class='author-box'><p>{LIFE}</p></div>"), S[:2]
    ),
    Case("in a box of another builder", f"<div class='so-panel widget widget_sow-editor'>{prose(3)}</div>", S[:3]),
    Case("in an editor's box", f"<div class='siteorigin-widget-tinymce textwidget'>{prose(3)}</div>", S[:3]),
    Case(
        "in a widget, the author in another",
        f"<div class='widget'>{prose(2)}</div><div class='widget'><div class='author-box'><p>{LIFE}</p></div></div>",
        S[:2],
    ),
    Case("with a widget after it", f"{prose(3)}<div class='widget'><p>{S[5]}</p></div>", S[:3]),
]
CASES = [*HABITS, *PARTS, *BETWEEN, *AROUND, *META, *PICTURES, *TWEETS, *BUILT]
KNOWN = {
    "a list at the end": "the words that announce a last list are dropped",
}


def rows() -> list[Any]:
    marks = {name: [pytest.mark.xfail(strict=True, reason=reason)] for name, reason in KNOWN.items()}
    return [pytest.param(case, id=case.name, marks=marks.get(case.name, [])) for case in CASES]


def html(case: Case) -> str:
    top = "<header><a href='/'>صوت الحي</a><nav><a href='/c/1'>أخبار</a> <a href='/c/2'>اقتصاد</a></nav></header>"
    return page(
        f"{top}<main><article><h1>{TITLE}</h1>{DATE}{case.text}</article></main>{case.after}",
        f"<title>{TITLE} - صوت الحي</title>",
    )


@pytest.mark.parametrize("case", rows())
def test_paragraphs(case: Case) -> None:
    assert read(html(case)).body == case.wanted


@pytest.mark.parametrize("case", [case for case in HABITS if len(case.wanted) > 1], ids=lambda case: case.name)
def test_paragraphs_without_any_class_or_landmark(case: Case) -> None:
    """The same habits where no element says what it is for."""
    plain = page(
        f"<div><a href='/'>صوت الحي</a></div><div><h2>{TITLE}</h2>{DATE}{case.text}</div>", f"<title>{TITLE}</title>"
    )
    assert read(plain).body == case.wanted


SIDEBARS = {
    "an aside": f"<aside><div>{SIDE}</div></aside>%s",
    "a box called so": f"<div class='sidebar'><div>{SIDE}</div></div>%s",
    "a plain box": f"<div>{SIDE}</div>%s",
    "a table cell": f"<table><tr><td><b>أحدث الأخبار</b><br><ul>{LINKS}</ul></td><td>%s</td></tr></table>",
    "no box at all": f"{SIDE}%s",
}
ARTICLES = {
    "h1": f"<div><h1>{TITLE}</h1>{DATE}<div>%s</div></div>",
    "h2": f"<div class='post'><h2 class='entry-title'>{TITLE}</h2>{DATE}<div class='entry-content'>%s</div></div>",
    "bold": f"<div><div><b>{TITLE}</b></div>{DATE}<div>%s</div></div>",
}


@pytest.mark.parametrize("size", [1, 2, 3, 9])
@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("side", SIDEBARS)
def test_a_labelled_list_before_the_article_takes_nothing_of_it(side: str, article: str, size: int) -> None:
    found = read(page(SIDEBARS[side] % (ARTICLES[article] % prose(size)), f"<title>{TITLE}</title>"))
    assert (found.body, found.read_also) == (S[:size], ())


def test_a_labelled_list_between_headline_and_text_takes_nothing_of_it() -> None:
    text = f"<div>{SIDE}<div>{prose(3)}</div></div>"
    assert read(page(f"<h1>{TITLE}</h1>{DATE}{text}", f"<title>{TITLE}</title>")).body == S[:3]


@pytest.mark.parametrize("wrap", [lambda text: f"<div><div>{text}</div></div>", widget], ids=["bare", "page builder"])
def test_a_label_in_one_box_heads_the_cards_in_the_next(wrap: Callable[[str], str]) -> None:
    cards = "".join(
        f"<article><h3><a href='/news/{n}'>خبر آخر من الحي {n}</a></h3><div>مايو 12, 2022</div></article>"
        for n in (7, 8)
    )
    text = wrap(f"<h1>{TITLE}</h1>") + wrap(DATE) + wrap(prose(3)) + wrap("<h2>قد يعجبك</h2>") + wrap(cards)
    found = read(page(f"<section>{text}</section>", f"<title>{TITLE}</title>"))
    assert (found.body, len(found.read_also)) == (S[:3], 2)
