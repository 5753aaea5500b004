"""Read-also links in every place and dress: a box or a sentence within the text, a list, bare links or cards after it."""

from __future__ import annotations

import html

from tests.newsite.desk import BASE, Desk, Piece, Story

LABELS = (
    "اقرأ أيضا", "إقرأ أيضاً", "أقرأ ايضًا", "اقرأي أيضاً", "اقرأ أيضًا", "اقرأ ايضا", "انظر أيضا", "شاهد أيضاً", "طالع أيضا", "اقرؤوا أيضاً",
    "مواضيع ذات صلة", "موضوعات متعلقة", "أخبار ذات علاقة", "مقالات ذات صلة", "أخبار ذات صلة", "مواضيع متعلقة",
    "قد يهمك", "قد يهمك أيضا", "قد يهمك أيضاً", "المزيد حول هذه القصة", "اقرأ المزيد", "مواضيع ذات علاقة", "اقرأ أيضاً..",
)  # fmt: skip
VERBS = (
    "اقرأ أيضا",
    "إقرأ أيضاً",
    "أقرأ ايضًا",
    "اقرأ أيضًا",
    "شاهد أيضاً",
    "طالع أيضا",
    "انظر أيضا",
    "قد يهمك",
    "اقرأ ايضاً",
)


def _anchor(desk: Desk, story: Story, inner: str = "", *, short: bool = False) -> str:
    title = html.escape(story.title)
    if short and len(story.title) > 40:
        return f'<a href="{desk.href(story)}" title="{title}">{html.escape(story.title[:36].rstrip())}...</a>'
    return f'<a href="{desk.href(story)}">{inner}{title}</a>'


def _label(desk: Desk) -> str:
    return desk.dice.pick(LABELS) + desk.dice.pick(("", "", ":", " :"))


def box(desk: Desk, stories: list[Story]) -> str:
    """A box within the text."""
    dice = desk.dice
    if dice.chance(30):
        items = "".join(f"<li>{_anchor(desk, story)}</li>" for story in stories)
        return f'<aside class="{dice.pick(("in-related", "readmore", "aside-box"))}"><strong>{_label(desk)}</strong><ul>{items}</ul></aside>'
    items = "".join(f'<div class="item">{_anchor(desk, story)}</div>\n' for story in stories)
    name = dice.pick(("inline-related", "read-also", "box-inline", "widget-in", "b-12"))
    return f'<div class="{name}"><div class="t">{_label(desk)}</div>\n{items}</div>'


def sentence(desk: Desk, story: Story) -> str:
    """A sentence whose link is the story."""
    label = desk.dice.pick(VERBS)
    shapes = (
        "{0}: {1}",
        "<strong>{0}: </strong>{1}",
        "{0} | {1}",
        "<b>{0}</b> {1}",
        "{0}.. {1}",
        "<span>{0}:</span> {1}",
    )
    return desk.dice.pick(shapes).format(label, _anchor(desk, story))


def listing(desk: Desk, stories: list[Story]) -> str:
    """A headed list after the text."""
    head = desk.dice.pick(("h3", "h4", "h2", "div", "p"))
    items = "".join(f"<li>{_anchor(desk, story, short=desk.dice.chance(20))}</li>\n" for story in stories)
    return f'<div class="{desk.dice.pick(("rel-list", "block", "also", "linked"))}"><{head}>{_label(desk)}</{head}>\n<ul>\n{items}</ul></div>'


def bare_links(desk: Desk, stories: list[Story]) -> str:
    """Links without a list after a label."""
    gap = desk.dice.pick(("<br>\n", "<br />\n<br />\n"))
    label = desk.dice.pick(("<b>{}</b>", "<strong>{}</strong>", "{}", "<font color='red'>{}</font>")).format(
        _label(desk)
    )
    return f"{label}{gap}" + gap.join(_anchor(desk, story) for story in stories)


def bare_paragraphs(desk: Desk, stories: list[Story]) -> list[Piece]:
    """A label's paragraph and a paragraph a link, as writers paste them under the text."""
    first = Piece("also", desk.dice.pick(("<strong>{}</strong>", "{}", "<b>{}</b>")).format(_label(desk)))
    return [first, *(Piece("also", _anchor(desk, story)) for story in stories)]


def cards(desk: Desk, stories: list[Story]) -> str:
    """A grid of cards: a picture's link and a title's link to one address."""
    made = []
    for story in stories:
        address, title = desk.href(story), html.escape(story.title)
        shown = title if desk.dice.chance(75) or len(story.title) < 46 else html.escape(story.title[:44].rstrip()) + "…"
        whole = f' title="{title}"' if shown != title else ""
        made.append(
            f'<div class="card"><a class="img" href="{address}"><img src="{BASE}/images/{story.number}.jpg" alt="{title}"></a>'
            f'<h4><a href="{address}"{whole}>{shown}</a></h4><span class="d">{story.when:%d/%m/%Y}</span></div>'
        )
    head = desk.dice.pick(("h3", "h2", "div"))
    return f'<section class="{desk.dice.pick(("grid", "cards-row", "mg-related"))}"><{head}>{_label(desk)}</{head}>\n{"".join(made)}</section>'


def place(desk: Desk, pieces: list[Piece], habits: tuple[str, ...]) -> tuple[list[Piece], str]:
    """The pieces with what stands within the text, and the HTML of what stands after it."""
    stories = desk.story.related
    if not stories:
        return pieces, ""
    made, habit = list(pieces), desk.dice.pick(habits)
    after = {"list": listing, "bare": bare_links, "cards": cards}
    if habit in after:
        return made, after[habit](desk, stories)
    if habit == "box":
        return _inserted(desk, made, [Piece("box", box(desk, stories))]), ""
    if habit == "box+list" and len(stories) > 1:
        made = _inserted(desk, made, [Piece("box", box(desk, stories[:1]))])
        return made, listing(desk, stories[1:])
    if habit == "paste":
        return made + bare_paragraphs(desk, stories), ""
    return _inserted(desk, made, [Piece("also", sentence(desk, story)) for story in stories]), ""


def _inserted(desk: Desk, pieces: list[Piece], new: list[Piece]) -> list[Piece]:
    """The new pieces at different places after paragraphs of the text, in their order."""
    spots = [at + 1 for at, piece in enumerate(pieces) if piece.kind == "p" and at + 1 < len(pieces)] or [len(pieces)]
    chosen = sorted(desk.dice.sample(spots, len(new)))
    while len(chosen) < len(new):
        chosen.append(chosen[-1])
    for at, piece in reversed(list(zip(chosen, new, strict=True))):
        pieces.insert(at, piece)
    return pieces
