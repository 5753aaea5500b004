"""Rendered apps with hashed class names, microdata, and pages as bare as pasted text."""

from __future__ import annotations

import html
import json

from tests.newsite import clutter, datelines, metadata, related, setting, stock
from tests.newsite.desk import BASE, NOW, Desk, Piece


def _page(head: str, body: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charSet="utf-8"/>{head}</head><body>{body}</body></html>'
    )


def next_app(desk: Desk) -> str:
    """A rendered React app: class names that say nothing, the lead in a div of its own, state in a script."""
    dice, story = desk.dice, desk.story
    desk.credits(("header", "pair", "json", "plain", "source", "none"))
    iso = desk.iso("millis")
    record = metadata.json_ld(desk, metadata.article(desk, iso), dice.pick(("list", "object", "graph")))
    shown = (
        datelines.ago(dice, story.when, NOW)
        if dice.chance(50)
        else desk.date(("weekday-time", "long", "dots"), dice.pick(("egypt", "dual")), machine=True)
    )
    pieces, after = related.place(desk, desk.pieces(), ("cards", "cards", "box", "sentence", "box+list"))
    lead = pieces.pop(0)
    byline = desk.header('<div class="css-1x8k2"><span class="css-9zz">{}</span></div>')
    state = json.dumps(
        {"props": {"pageProps": {"id": story.number, "title": story.title, "type": "article"}}}, ensure_ascii=False
    )
    body = f"""<div id="__next">{clutter.head(desk)}<main class="css-1q0"><article class="css-77d">{clutter.crumbs(desk)}
<div class="css-kk1">{stock.SECTIONS[story.section][0]}</div><h1 class="css-h1a">{html.escape(story.title)}</h1>
{f'<p class="css-sub">{html.escape(story.subtitle)}</p>' if story.subtitle else ""}
{byline}<div class="css-dt"><time dateTime="{iso}">{shown}</time></div>{clutter.figure(desk)}
<div class="css-lead">{lead.html}</div><div class="css-b0dy">
{dice.pick((setting.paragraphs, setting.divs))(pieces, dice)}
</div>{clutter.tags(desk)}</article>{after}{clutter.category(desk)}</main>{clutter.side(desk, "div")}{clutter.foot(desk)}</div>
<script id="__NEXT_DATA__" type="application/json">{state}</script>"""
    return _page(metadata.plain(desk) + metadata.opengraph(desk) + record, body)


def microdata(desk: Desk) -> str:
    """Microdata with machine dates of publication and update; visible labels; a placeholder in the meta tags at times."""
    dice, story = desk.dice, desk.story
    desk.credits(("plain", "pair", "header", "first", "none"))
    iso = desk.iso(dice.pick(("colon", "bare")))
    shown = desk.date(
        ("weekday-time", "slashes-time", "weekday-dash"), dice.pick(("egypt", "levant", "dual")), machine=True
    )
    line = datelines.labelled(dice, shown, desk.updated("weekday", "egypt") if dice.chance(50) else None)
    pieces, after = related.place(desk, desk.pieces(), ("list", "box", "cards", "sentence"))
    byline = desk.header(
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{}</span></span>'
    )
    wrong = '<meta name="date" content="1970-01-01T00:00:00Z">\n' if dice.chance(30) else ""
    body = f"""{clutter.head(desk)}<div itemscope itemtype="https://schema.org/NewsArticle">{clutter.crumbs(desk)}
<h1 itemprop="headline">{html.escape(story.title)}</h1><div class="meta">{byline}<span class="when">{line}</span>
<meta itemprop="datePublished" content="{iso}"><meta itemprop="dateModified" content="{metadata.later(desk, 49)}"></div>
{clutter.figure(desk)}<div itemprop="articleBody" class="details">
{dice.pick((setting.paragraphs, setting.divs, setting.soft))(pieces, dice)}
</div>{after}{clutter.variants(desk)}{clutter.tags(desk)}{clutter.author_note(desk)}</div>{clutter.comments(desk)}{clutter.side(desk)}{clutter.foot(desk)}"""
    return _page(metadata.plain(desk) + wrong + metadata.opengraph(desk), body)


def plain_page(desk: Desk) -> str:
    """A page like pasted text: the headline three times, section and day in one line, the writer after the text."""
    dice, story = desk.dice, desk.story
    desk.indic = dice.chance(60)
    desk.credits(("last", "last", "header", "none"))
    shown = desk.date(("long", "long", "weekday", "slashes"), dice.pick(("egypt", "levant")))
    pieces, after = related.place(desk, desk.pieces(), ("list", "cards", "bare", "paste"))
    title = html.escape(story.title)
    byline = desk.header("<div>{}</div>")
    pieces.append(Piece("box", "<div>مشاركة: </div>"))
    rule = '<div class="rule">ـــــــ ــ</div>'
    body = f"""{clutter.head(desk)}<div class="c1"><span>{title}</span></div><div class="c2"><h1>{title}</h1>
<div class="m">● <a href="/section/{story.section}">{stock.SECTIONS[story.section][0]}</a> {shown}</div>
<img src="{BASE}/images/{story.number}.jpg" alt="{title}"><h2>{title}</h2>{byline}
<div class="t">{dice.pick((setting.paragraphs, setting.divs, setting.breaks))(pieces, dice)}</div>{rule}{after}</div>{clutter.foot(desk)}"""
    return _page(f"<title>{title}</title>", body)
