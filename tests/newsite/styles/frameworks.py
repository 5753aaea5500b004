"""Drupal 7 and 8, Joomla with K2, and Blogger."""

from __future__ import annotations

import html

from tests.newsite import clutter, datelines, metadata, related, setting, stock
from tests.newsite.desk import Desk, Piece


def drupal7(desk: Desk) -> str:
    """Drupal 7: the date in a content attribute, Tunisian months, related nodes in a view."""
    dice, story = desk.dice, desk.story
    desk.credits(("header", "header", "first", "last", "none", "source"))
    iso = desk.iso()
    marked = dice.chance(65)
    shown = desk.date(("weekday-dash", "long", "slashes"), dice.pick(("algeria", "egypt")), machine=marked)
    stamp = f' property="dc:date dc:created" content="{iso}" datatype="xsd:dateTime"' if marked else ""
    pieces, after = related.place(desk, desk.pieces(), ("list", "list", "cards", "bare", "sentence"))
    byline = desk.header('<span class="username">{}</span> ')
    subtitle = (
        f'<div class="field field-name-field-subtitle"><div class="field-item">{story.subtitle}</div></div>'
        if story.subtitle
        else ""
    )
    body = f"""{clutter.head(desk, "algeria", logo="h1")}<div id="main">{clutter.crumbs(desk)}<a id="main-content"></a>
<h1 class="page__title title" id="page-title">{html.escape(story.title)}</h1>
<div id="block-system-main" class="block"><div id="node-{story.number}" class="node node-article" about="{html.escape(story.path)}">
<div class="submitted">{byline}<span class="date-display-single"{stamp}>{shown}</span></div>{subtitle}
<div class="field field-name-field-image">{clutter.figure(desk)}</div>
<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">
{setting.paragraphs(pieces, dice, attributes=' class="rtejustify"' if dice.chance(40) else "")}
</div></div></div><ul class="links inline"><li><a href="/user/login">سجل دخولك</a> لتتمكن من إضافة تعليقات</li></ul>
{clutter.tags(desk)}{clutter.variants(desk)}</div></div><div class="view view-related">{after}</div>{clutter.category(desk)}</div>
{clutter.side(desk, "div", "algeria")}{clutter.foot(desk)}"""
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ar" dir="rtl"><head><meta charset="utf-8">'
        f'<meta name="Generator" content="Drupal 7 (http://drupal.org)">\n{metadata.plain(desk)}</head><body class="html">{body}</body></html>'
    )


def drupal8(desk: Desk) -> str:
    """Drupal 8 and later: schema metatags, a time element in UTC, read-also in sentences."""
    dice, story = desk.dice, desk.story
    desk.credits(("header", "pair", "json", "first", "source", "none"))
    iso = desk.iso("utc")
    record = metadata.json_ld(desk, metadata.article(desk, iso), "graph")
    shown = desk.date(("weekday", "weekday-dash", "long"), dice.pick(("algeria", "morocco", "egypt")), machine=True)
    pieces, after = related.place(desk, desk.pieces(), ("sentence", "sentence", "list", "box", "cards"))
    pieces.insert(1, Piece("box", clutter.follow(desk)))
    byline = desk.header('<div class="field field--name-field-author field__item">{}</div>')
    lead = pieces.pop(0) if pieces[0].kind == "p" and dice.chance(40) else None
    body = f"""{clutter.head(desk, "algeria")}<main role="main">{clutter.crumbs(desk)}<article class="node node--type-article node--view-mode-full">
<h1><span class="field field--name-title">{html.escape(story.title)}</span></h1>
<div class="node__meta">{byline}<span class="field--name-created"><time datetime="{iso}">{shown}</time></span></div>
<div class="node__content">{clutter.figure(desk)}
{f'<div class="field field--name-field-chapo field__item">{lead.html}</div>' if lead else ""}
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">
{setting.paragraphs(pieces, dice)}
</div><div class="field--name-field-tags">{clutter.tags(desk)}</div></div></article>{clutter.share(desk)}{after}
<section id="block-more">{clutter.category(desk)}</section></main>{clutter.side(desk, family="algeria")}{clutter.foot(desk)}"""
    return f'<!DOCTYPE html><html lang="ar" dir="rtl" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8" />\n{metadata.plain(desk)}{metadata.opengraph(desk)}{record}</head><body>{body}</body></html>'


def k2(desk: Desk) -> str:
    """Joomla with K2: no metadata at all, the double month names of its Arabic pack."""
    dice, story = desk.dice, desk.story
    desk.credits(("header", "header", "plain", "first", "none", "source"))
    shown = desk.date(("joomla", "joomla", "weekday", "long"), dice.pick(("joomla", "dual", "levant")))
    pieces, after = related.place(desk, desk.pieces(), ("list", "list", "cards", "paste", "bare"))
    byline = desk.header('<span class="itemAuthor">{}</span>')
    split = 1 if pieces[0].kind == "p" else 2
    intro = setting.paragraphs(pieces[:split], dice)
    body = f"""{clutter.head(desk, "dual")}<div id="k2Container" class="itemView">{clutter.crumbs(desk)}
<div class="itemHeader"><span class="itemDateCreated">{shown}</span><h2 class="itemTitle">{html.escape(story.title)}</h2>{byline}</div>
<div class="itemToolbar"><ul><li><span class="itemTextResizerTitle">حجم الخط</span></li><li><a href="{html.escape(story.path)}?print=1" rel="nofollow">طباعة</a></li></ul></div>
<div class="itemRatingBlock"><span>قيم الموضوع</span><ul><li>1</li><li>2</li><li>3</li></ul><div>(0 أصوات)</div></div>
<div class="itemBody">{clutter.figure(desk)}<div class="itemIntroText">{intro}</div>
<div class="itemFullText">
{setting.paragraphs(pieces[split:], dice)}
</div></div><div class="itemLinks">{clutter.tags(desk)}{f'<span class="itemDateModified">آخر تعديل على {desk.updated("joomla", "joomla")}</span>' if dice.chance(40) else ""}</div>
<div class="itemRelated">{after}</div>{clutter.neighbours(desk)}{clutter.comments(desk, "joomla")}</div>
{clutter.side(desk, "div", "levant")}{clutter.foot(desk)}"""
    head = f"<title>{html.escape(story.title)}</title><meta name='generator' content='Joomla! - Open Source Content Management'>"
    return f'<!DOCTYPE html><html xml:lang="ar-aa" lang="ar-aa" dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />{head}</head><body>{body}</body></html>'


def blogger(desk: Desk) -> str:
    """Blogger: h3 titles, an abbr with the machine date, the text in divs or bare."""
    dice, story = desk.dice, desk.story
    desk.credits(("first", "first", "last", "plain", "none"))
    shown = datelines.labelled(dice, desk.date(("weekday", "weekday-time", "long"), "egypt", machine=True))
    desk.published = story.when.isoformat()
    pieces, after = related.place(desk, desk.pieces(), ("paste", "bare", "sentence", "list"))
    text = dice.pick((setting.divs, setting.breaks, setting.spans))(pieces, dice)
    byline = desk.header('<span class="post-author vcard">مرسلة بواسطة <span class="fn">{}</span></span>')
    body = f"""{clutter.head(desk)}<div class="main section" id="main"><div class="blog-posts hfeed"><h2 class="date-header"><span>{shown}</span></h2>
<div class="post hentry"><h3 class="post-title entry-title">{html.escape(story.title)}</h3>
<div class="post-body entry-content" id="post-body-{story.number}">
{f'<div class="separator" style="clear: both;"><img src="/images/{story.number}.jpg"></div>' if dice.chance(60) else ""}
{text}
<div style="clear: both;"></div></div>
<div class="post-footer">{byline} <span class="post-timestamp">في <abbr class="published" title="{desk.iso()}">{story.when:%H:%M}</abbr></span>
<span class="post-labels">التسميات: <a href="/tag/{story.tags[0]}/" rel="tag">{story.tags[0]}</a></span></div></div></div>{after}
{clutter.comments(desk)}<a class="blog-pager-newer-link" href="/">رسالة أحدث</a></div>{clutter.side(desk, "div")}{clutter.foot(desk)}"""
    section = stock.SECTIONS[story.section][0]
    return f'<!DOCTYPE html><html dir="rtl"><head><meta content="text/html; charset=UTF-8" http-equiv="Content-Type"/>{metadata.plain(desk)}<meta name="section" content="{section}"></head><body>{body}</body></html>'
