"""House systems of Gulf, Egyptian, Moroccan, Lebanese, Syrian and Yemeni papers."""

from __future__ import annotations

import html

from tests.newsite import clutter, datelines, metadata, related, setting, stock
from tests.newsite.bylines import PAPER
from tests.newsite.desk import BASE, Desk, Piece


def _page(head: str, body: str) -> str:
    return f'<!doctype html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8">\n{head}</head>\n<body>{body}</body></html>'


def gulf(desk: Desk) -> str:
    """Arabic-Indic digits, the Hijri day beside, name and city, one div parted by <br>s; OpenGraph without a date."""
    dice, story = desk.dice, desk.story
    desk.indic = dice.chance(70)
    desk.credits(("cited", "cited", "header", "pair", "source", "none"))
    shown = desk.date(("time-first", "hijri-first", "hijri-last", "weekday", "slashes-time"), "egypt")
    pieces, after = related.place(desk, desk.pieces(), ("list", "cards", "box", "bare", "sentence"))
    byline = desk.header('<div class="aksa-byline article-author">{}</div>')
    text = dice.pick((setting.breaks, setting.breaks, setting.divs))(pieces, dice)
    body = f"""{clutter.head(desk)}<div class="article-page">{clutter.crumbs(desk)}<div class="article-section">{stock.SECTIONS[story.section][0]}</div>
<h1 class="article-title">{html.escape(story.title)}</h1>{f'<h3 class="aksa-title-o">{html.escape(story.subtitle)}</h3>' if story.subtitle else ""}
<div class="article-info">{byline}<div class="article-date">{shown}</div></div>{clutter.share(desk)}{clutter.figure(desk)}
<div class="article-body aksa-articleBody">{text}</div>
{clutter.tags(desk)}<div class="row">{after}</div>{clutter.category(desk)}</div>{clutter.side(desk)}{clutter.foot(desk)}"""
    return _page(metadata.plain(desk) + metadata.opengraph(desk), body)


def egypt(desk: Desk) -> str:
    """Weekday and time with ص and م; a machine date in false Z; <br>s within <p>; a hidden copy to print."""
    dice, story = desk.dice, desk.story
    desk.credits(("header", "header", "header", "pair", "source", "none"))
    shown = desk.date(("weekday-time",), "egypt", machine=True)
    iso = desk.iso("false-z")
    stamp = metadata.opengraph(desk, iso if dice.chance(60) else shown)
    record = (
        metadata.json_ld(desk, metadata.article(desk, iso), dice.pick(("object", "broken-newline")))
        if dice.chance(60)
        else ""
    )
    pieces, after = related.place(desk, desk.pieces(), ("sentence", "sentence", "box", "list", "paste"))
    byline = desk.header('<span class="writeBy">{}</span>')
    text = (setting.soft if dice.chance(60) else setting.paragraphs)(pieces, dice)
    body = f"""{clutter.head(desk, logo="h1")}<div class="articleCont"><div class="breadcumb"><a href="/">الرئيسية</a> <a href="/section/{story.section}">{stock.SECTIONS[story.section][0]}</a></div>
<h1>{html.escape(story.title)}</h1><div class="newsStoryDate">{shown}</div>{clutter.figure(desk)}{byline}
<div id="articleBody">{text}</div>{after}{clutter.tags(desk)}{clutter.share(desk)}
{clutter.comments(desk)}<section class="mostread">{clutter.category(desk)}</section></div>{clutter.side(desk)}
{clutter.print_copy(desk) if dice.chance(30) else ""}{clutter.foot(desk)}"""
    return _page(metadata.plain(desk, canonical=dice.chance(70)) + stamp + record, body)


def morocco(desk: Desk) -> str:
    """Moroccan months, the paper's name before the writer's, divs for paragraphs."""
    dice, story = desk.dice, desk.story
    desk.credits(("plain", "plain", "header", "pair", "source", "none"))
    shown = desk.date(("weekday-dash", "weekday", "long", "weekday-time"), "morocco")
    pieces, after = related.place(desk, desk.pieces(), ("sentence", "box", "cards", "list"))
    pieces.insert(2, Piece("box", clutter.follow(desk)))
    byline = desk.header('<span class="author"><span>{}</span></span>')
    text = dice.pick((setting.divs, setting.paragraphs, setting.bare))(pieces, dice)
    body = f"""{clutter.head(desk, "morocco")}<div class="single-wrap">{clutter.crumbs(desk)}<h1 class="post-title">{html.escape(story.title)}</h1>
{clutter.figure(desk)}<div class="post-infos">{byline} <span class="date-post">{shown}</span></div>{clutter.share(desk)}
<div class="article-content">{text}</div>{clutter.tags(desk)}
{after}{clutter.category(desk)}{clutter.comments(desk, "morocco")}</div>{clutter.side(desk, "section", "morocco")}{clutter.foot(desk)}"""
    return _page(
        f"{metadata.plain(desk, canonical=dice.chance(50))}{metadata.opengraph(desk) if dice.chance(60) else ''}", body
    )


def lebanon(desk: Desk) -> str:
    """A long description parted by <br>s, the source in a line of its own."""
    dice, story = desk.dice, desk.story
    desk.credits(("source-last", "source", "header", "first", "none", "last"))
    machine = dice.chance(50)
    shown = desk.date(("dashes", "iso-time", "slashes-time", "dots", "weekday"), "levant", machine=machine)
    record = ""
    if machine:
        record = metadata.json_ld(
            desk, metadata.article(desk, desk.iso()), dice.pick(("object", "broken-comma", "list"))
        )
    pieces, after = related.place(desk, desk.pieces(), ("cards", "cards", "list", "box"))
    byline = desk.header('<div class="writer-name">{}</div>')
    body = f"""{clutter.head(desk, "levant")}<div class="NewsDetails"><div class="DetailsTitle"><h1>{html.escape(story.title)}</h1></div>
<div class="SectionDate"><a href="/section/{story.section}">{stock.SECTIONS[story.section][0]}</a> <span class="ldate">{shown}</span></div>{byline}
<div class="imgcont">{clutter.figure(desk)}</div><div class="LongDesc article_body_text">
{setting.breaks(pieces, dice)}</div>{clutter.share(desk)}{clutter.tags(desk)}{after}
<div class="alsoInSection">{clutter.category(desk)}</div></div>{clutter.side(desk, "div", "levant")}{clutter.foot(desk)}"""
    return _page(metadata.plain(desk) + metadata.opengraph(desk) + record, body)


def agency(desk: Desk) -> str:
    """A news agency: a dateline before the text, bare text nodes, Levantine months alone."""
    dice, story = desk.dice, desk.story
    desk.credits(("none", "none", "last", "source-last"))
    city = dice.pick(stock.CITIES)
    desk.dateline = dice.pick(
        (
            f"{city}-سانا",
            f"{city} - سانا",
            f"{city} في {datelines.long_day(story.when, 'levant')}/ سانا /",
            "",
        )
    )
    shown = desk.date(("weekday", "long", "slashes", "joomla"), dice.pick(("levant", "dual")))
    pieces, after = related.place(desk, desk.pieces(), ("sentence", "paste", "list", "bare"))
    text = dice.pick((setting.bare, setting.breaks, setting.paragraphs))(pieces, dice)
    body = f"""{clutter.head(desk, "levant")}<div id="wrap"><div id="story"><h1 class="story-head">{html.escape(story.title)}</h1>
<div class="story-meta"><span>{stock.SECTIONS[story.section][0]}</span> <span>{datelines.labelled(dice, shown)}</span></div>{clutter.figure(desk)}
{text}
</div>{after}{clutter.tags(desk)}{clutter.variants(desk)}</div>{clutter.side(desk, "div", "levant")}{clutter.foot(desk)}"""
    return _page(metadata.plain(desk, canonical=dice.chance(60)), body)


def yemen(desk: Desk) -> str:
    """Day, dual month, year, hour, paper and writer in one line; the text parted by <br>s."""
    dice, story = desk.dice, desk.story
    desk.credits(("plain", "header", "none", "source", "first"))
    shown = desk.date(("evening", "evening", "weekday-time", "dashes"), dice.pick(("dual-dash", "egypt")))
    update = desk.updated("slashes", "egypt") if dice.chance(30) else None
    pieces, after = related.place(desk, desk.pieces(), ("bare", "list", "sentence", "paste"))
    byline = desk.header("<span> / {}</span>")
    text = dice.pick((setting.breaks, setting.spans, setting.soft))(pieces, dice)
    body = f"""{clutter.head(desk)}<div class="page"><div class="news_title"><h1>{html.escape(story.title)}</h1></div>
<div class="news_info">{datelines.labelled(dice, shown, update)}{byline}</div>
<div class="story_text"><div class="story_img"><img src="{BASE}/images/{story.number}.jpg" alt="{PAPER}"></div>
{text}</div>{after}{clutter.share(desk)}{clutter.category(desk)}{clutter.comments(desk)}</div>{clutter.side(desk, "div")}{clutter.foot(desk)}"""
    return _page(metadata.plain(desk, canonical=dice.chance(40)), body)
