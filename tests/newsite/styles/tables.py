"""Old portals of nested tables, in windows-1256, with no metadata: what the reader sees is all there is."""

from __future__ import annotations

import html

from tests.newsite import clutter, datelines, related, setting
from tests.newsite.bylines import PAPER
from tests.newsite.desk import Desk, site_title


def _declared(desk: Desk) -> str:
    """The <meta> of windows-1256, or nothing where the header alone says it or nobody does."""
    desk.encoding = "windows-1256"
    where = desk.dice.pick(("meta", "meta", "header", "nowhere", "wrong"))
    desk.content_type = "text/html; charset=windows-1256" if where == "header" else "text/html"
    return {
        "meta": '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">',
        "wrong": '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
    }.get(where, "")


def _side(desk: Desk) -> str:
    links = "".join(
        f'<tr><td><img src="/images/dot.gif"> <a href="{desk.href(story)}">{html.escape(story.title)}</a></td></tr>'
        for story in desk.others(6)
    )
    menu = " | ".join(f'<a href="/section/{path}">{path}</a>' for path in ("politics", "economy", "sport"))
    return f'<td width="180" valign="top" bgcolor="#eeeeee"><table><tr><td><b>الأكثر قراءة</b></td></tr>{links}</table><p>{menu}</p></td>'


def _foot() -> str:
    return f'<table width="900"><tr><td align="center"><font size="1">جميع الحقوق محفوظة {PAPER} © 2026 <a href="/about">من نحن</a> - <a href="/contact">اتصل بنا</a></font></td></tr></table>'


def _shell(desk: Desk, family: str, content: str) -> str:
    title = site_title(desk.dice, desk.story.title)
    return f"""<HTML dir=rtl><HEAD>{_declared(desk)}<TITLE>{title}</TITLE></HEAD><BODY leftmargin=0>
<table width="900" border="0" cellpadding="0"><tr><td><a href="/"><img src="/images/logo.gif" alt="{PAPER}"></a></td><td align="left">{clutter.clock(desk, family)}</td></tr></table>
<table width="900" border="0"><tr><td width="720" valign="top">{content}</td>{_side(desk)}</tr></table>
{_foot()}</BODY></HTML>"""


def aspnet(desk: Desk) -> str:
    """ASP.NET labels: the text in one cell, parted by <br>s; links bare under a label."""
    dice, story = desk.dice, desk.story
    desk.credits(("first", "first", "last", "header", "source", "none"))
    shown = datelines.labelled(
        dice, desk.date(("slashes-time", "slashes", "weekday-time", "year-first"), dice.pick(("egypt", "levant")))
    )
    pieces, after = related.place(desk, desk.pieces(), ("bare", "bare", "list", "sentence"))
    byline = desk.header('<span id="ctl00_ContentPlaceHolder1_lblWriter" class="writer">{}</span><br>')
    content = f"""<form name="aspnetForm" method="post" action="details.aspx?id={story.number}" id="aspnetForm">
<input type="hidden" name="__VIEWSTATE" value="/wEPDwUKMTY3NzE5MDk5Mg9kFgJmD2QWAgIDD2QW" />
<table width="100%"><tr><td><span id="ctl00_ContentPlaceHolder1_lblTitle" class="newsTitle">{html.escape(story.title)}</span></td></tr>
<tr><td>{byline}<span id="ctl00_ContentPlaceHolder1_lblDate" class="newsDate">{shown}</span></td></tr>
<tr><td><img src="/images/{story.number}.jpg" width="400"></td></tr>
<tr><td class="newsBody" align="justify"><span id="ctl00_ContentPlaceHolder1_lblDetails">{setting.breaks(pieces, dice)}</span></td></tr>
<tr><td>{after}</td></tr>
<tr><td>عدد القراءات: {dice.between(30, 9000)} | <a href="details.aspx?id={story.number}&amp;print=1">طباعة</a> | <a href="mailto:?subject=x">ارسل لصديق</a></td></tr></table></form>"""
    return _shell(desk, "egypt", content)


def spans1256(desk: Desk) -> str:
    """Spans pasted out of a word processor."""
    dice, story = desk.dice, desk.story
    desk.credits(("first", "header", "cited", "last", "none", "source-last"))
    shown = desk.date(
        ("weekday", "weekday-time", "slashes-time", "hijri-last", "dashes"), dice.pick(("levant", "dual", "egypt"))
    )
    pieces, after = related.place(desk, desk.pieces(), ("bare", "list", "sentence", "paste"))
    byline = desk.header("<br><b><font color=navy>{}</font></b>")
    content = f"""<div class="title1"><h2>{html.escape(story.title)}</h2></div>
<div class="info"><font color="#888888" size="2">{shown}</font>{byline}</div><hr>
<div id="txt">{setting.spans(pieces, dice)}</div><hr>{after}<div class="rate">تقييم المقال: 4 من 5</div>"""
    return _shell(desk, "levant", content)


def cells1256(desk: Desk) -> str:
    """A row of a table a paragraph."""
    dice, story = desk.dice, desk.story
    desk.credits(("header", "first", "last", "none", "source"))
    shown = datelines.labelled(
        dice, desk.date(("slashes", "weekday", "long", "iso-time"), dice.pick(("egypt", "algeria", "levant")))
    )
    pieces, after = related.place(desk, desk.pieces(), ("bare", "list", "sentence"))
    byline = desk.header(" | <b>{}</b>")
    content = f"""<table width="100%" class="head"><tr><td><h1>{html.escape(story.title)}</h1></td></tr><tr><td class="small">{shown}{byline}</td></tr></table>
{setting.rows(pieces, dice)}
<table width="100%"><tr><td>{after}</td></tr><tr><td>{clutter.tags(desk)}</td></tr></table>"""
    return _shell(desk, "egypt", content)
