"""WordPress themes: Jannah, Sahifa, Newspaper (tagDiv) and one of the JNews kind."""

from __future__ import annotations

import html

from tests.newsite import clutter, datelines, metadata, related, setting, stock
from tests.newsite.desk import NOW, Desk, Piece


def _page(head: str, body: str, classes: str) -> str:
    return f'<!DOCTYPE html>\n<html dir="rtl" lang="ar">\n<head><meta charset="UTF-8">\n{head}</head>\n<body class="{classes}">\n{body}</body></html>'


def jannah(desk: Desk) -> str:
    """Jannah: everything is stated, the visible date often relative."""
    dice, story = desk.dice, desk.story
    desk.credits(("plain", "plain", "header", "first", "none", "pair", "json"))
    iso = desk.iso(dice.pick(("colon", "utc")))
    record = metadata.json_ld(
        desk, metadata.article(desk, iso, metadata.later(desk, 5)), dice.pick(("object", "graph", "broken-comma"))
    )
    shown = (
        datelines.ago(dice, story.when, NOW)
        if dice.chance(35)
        else desk.date(("month-first", "comma", "long"), "egypt", machine=True)
    )
    pieces, after = related.place(desk, desk.pieces(), ("box", "box", "list", "box+list", "cards", "sentence"))
    pieces.insert(2, Piece("box", clutter.follow(desk)))
    byline = desk.header('<span class="meta-author"><a href="/author/editor/">{}</a></span>')
    body = f"""{clutter.head(desk)}<div id="content"><article id="the-post">{clutter.crumbs(desk)}
<header class="entry-header-outer"><h1 class="post-title entry-title">{html.escape(story.title)}</h1>
{f'<h2 class="entry-sub-title">{html.escape(story.subtitle)}</h2>' if story.subtitle else ""}
<div id="single-post-meta" class="post-meta">{byline}<span class="date meta-item tie-icon">{shown}</span>
<span class="meta-comment">0</span> <span class="meta-reading-time">دقيقتان للقراءة</span></div></header>
{clutter.figure(desk)}<div class="entry-content entry clearfix">
{setting.paragraphs(pieces, dice)}
{clutter.tags(desk)}</div>{clutter.share(desk)}{clutter.author_note(desk)}
</article>{after}{clutter.neighbours(desk)}{clutter.category(desk)}{clutter.comments(desk)}</div>{clutter.side(desk)}{clutter.foot(desk)}"""
    return _page(
        metadata.plain(desk, feed=True) + metadata.opengraph(desk, iso) + record, body, "post-template-default single"
    )


def sahifa(desk: Desk) -> str:
    """Sahifa: no JSON-LD; Levantine months; the related posts in a list below."""
    dice, story = desk.dice, desk.story
    desk.credits(("plain", "plain", "first", "last", "none", "source-last"))
    iso = desk.iso(dice.pick(("colon", "bare"))) if dice.chance(55) else None
    shown = desk.date(
        ("long", "comma", "month-first", "weekday"), dice.pick(("levant", "dual")), machine=iso is not None
    )
    pieces, after = related.place(desk, desk.pieces(), ("list", "cards", "paste", "sentence", "bare"))
    byline = desk.header(
        '<span class="post-meta-author"><i class="fa fa-user"></i><a href="/author/editor/">{}</a></span>'
    )
    section = stock.SECTIONS[story.section][0]
    body = f"""{clutter.head(desk, "levant")}<div class="content">{clutter.crumbs(desk)}
<article class="post-listing item-list post"><div class="post-inner">
<h1 class="name post-title entry-title"><span itemprop="name">{html.escape(story.title)}</span></h1>
<p class="post-meta">{byline}<span class="tie-date"><i class="fa fa-clock-o"></i>{shown}</span>
<span class="post-cats"><a href="/section/{story.section}">{section}</a></span><span class="post-comments"><a href="#respond">اضف تعليق</a></span>
<span class="post-views">{dice.between(12, 9000)} زيارة</span></p><div class="clear"></div>
<div class="entry">{clutter.figure(desk) if dice.chance(50) else ""}
{setting.paragraphs(pieces, dice)}
</div>{clutter.share(desk)}</div></article>{clutter.tags(desk)}{clutter.author_note(desk)}
<div id="related_posts">{after}</div>{clutter.category(desk)}{clutter.neighbours(desk)}{clutter.comments(desk, "levant")}</div>
{clutter.side(desk, family="levant")}{clutter.foot(desk)}"""
    return _page(metadata.plain(desk) + metadata.opengraph(desk, iso), body, "rtl single")


def newspaper(desk: Desk) -> str:
    """Newspaper by tagDiv: a time element, Yoast's graph, Maghrebi months."""
    dice, story = desk.dice, desk.story
    desk.credits(("plain", "plain", "pair", "json", "first", "none"))
    iso = desk.iso()
    shown = desk.date(("long", "comma", "weekday"), dice.pick(("algeria", "morocco")), machine=True)
    record = (
        metadata.json_ld(desk, metadata.article(desk, iso), "graph") if dice.chance(75) or desk.place == "json" else ""
    )
    pieces, after = related.place(desk, desk.pieces(), ("sentence", "sentence", "box", "cards", "paste"))
    pieces.insert(
        3 if len(pieces) > 3 else 1,
        Piece("box", '<div class="td-a-rec"><span class="td-adspot-title">- إعلان -</span></div>'),
    )
    byline = desk.header(
        '<div class="td-post-author-name"><div class="td-author-by">بواسطة</div> <a href="/author/x/">{}</a><div class="td-author-line"> - </div></div>'
    )
    body = f"""{clutter.head(desk, "morocco")}<div class="td-main-content-wrap">{clutter.crumbs(desk)}
<article class="post type-post"><div class="td-post-header"><ul class="td-category"><li><a href="/section/{story.section}">{stock.SECTIONS[story.section][0]}</a></li></ul>
<header class="td-post-title"><h1 class="entry-title">{html.escape(story.title)}</h1>
{f'<p class="td-post-sub-title">{html.escape(story.subtitle)}</p>' if story.subtitle else ""}
<div class="td-module-meta-info">{byline}<span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{iso}">{shown}</time></span>
<div class="td-post-views">{dice.between(20, 4000)}</div></div></header></div>{clutter.share(desk)}
<div class="td-post-content tagdiv-type">{clutter.figure(desk)}
{setting.paragraphs(pieces, dice)}
</div><footer>{clutter.tags(desk)}{clutter.neighbours(desk)}{clutter.author_note(desk)}</footer></article>
{after}<div class="td_block_wrap">{clutter.category(desk)}</div>{clutter.comments(desk, "morocco")}</div>
{clutter.side(desk, "div", "morocco")}{clutter.foot(desk)}"""
    return _page(metadata.plain(desk, feed=True) + metadata.opengraph(desk) + record, body, "single-post td-full")


def jnews(desk: Desk) -> str:
    """A theme of the JNews kind: boxes in the text, JSON-LD as a list or broken."""
    dice, story = desk.dice, desk.story
    desk.credits(("plain", "header", "json", "first", "last", "none"))
    iso = desk.iso(dice.pick(("colon", "utc", "millis")))
    record = metadata.json_ld(
        desk,
        metadata.article(desk, iso, metadata.later(desk, 26)),
        dice.pick(("list", "list", "object", "broken-newline")),
    )
    shown = desk.date(("long", "dashes", "slashes", "year-first"), "egypt", machine=True)
    pieces, after = related.place(desk, desk.pieces(), ("box", "box", "box+list", "sentence", "cards"))
    byline = desk.header(
        '<div class="jeg_meta_author"><span class="meta_text">بواسطة</span> <a href="/author/editor/">{}</a></div>'
    )
    update = f" - آخر تحديث {desk.updated('long', 'egypt')}" if dice.chance(40) else ""
    body = f"""{clutter.head(desk)}<div class="jeg_main"><div class="container"><div class="entry-header">{clutter.crumbs(desk)}
<h1 class="jeg_post_title">{html.escape(story.title)}</h1>
<div class="jeg_post_meta">{byline}<div class="jeg_meta_date"><a href="{html.escape(story.url)}">{shown}</a>{update}</div>
<div class="jeg_meta_category">في <a href="/section/{story.section}" rel="category tag">{stock.SECTIONS[story.section][0]}</a></div></div></div>
{clutter.figure(desk)}{clutter.share(desk)}
<div class="entry-content no-share"><div class="content-inner">
{setting.paragraphs(pieces, dice)}
<div class="jeg_post_tags">{clutter.tags(desk)}</div></div></div>
{clutter.author_note(desk)}{after}{clutter.neighbours(desk)}{clutter.category(desk)}{clutter.comments(desk)}</div>
{clutter.side(desk)}</div>{clutter.foot(desk)}"""
    return _page(
        metadata.plain(desk) + metadata.opengraph(desk, iso if dice.chance(60) else None) + record, body, "single"
    )
