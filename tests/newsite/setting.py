"""The body's pieces in the mark-up habits of content systems: p, div, br, spans, bare text, table rows."""

from __future__ import annotations

from itertools import groupby

from tests.newsite.desk import Piece
from tests.newsite.dice import Dice


def _grouped(pieces: list[Piece]) -> list[Piece]:
    """The pieces with every run of list items made one list."""
    made: list[Piece] = []
    for kind, run in groupby(pieces, key=lambda piece: piece.kind):
        items = list(run)
        if kind == "li":
            made.append(Piece("list", "".join(f"<li>{piece.html}</li>\n" for piece in items)))
        else:
            made += items
    return made


def _tagged(piece: Piece, tag: str, attributes: str = "", head: str = "h3") -> str:
    wraps = {
        "h": f"<{head}>{{}}</{head}>",
        "q": "<blockquote><p>{}</p></blockquote>",
        "list": "<ul>\n{}</ul>",
        "box": "{}",
    }
    return wraps.get(piece.kind, f"<{tag}{attributes}>{{}}</{tag}>").format(piece.html)


def paragraphs(pieces: list[Piece], dice: Dice, *, attributes: str = "") -> str:
    """A <p> a paragraph; subheads as headings or bold paragraphs."""
    head = dice.pick(("h2", "h3", "h4"))
    made = []
    for piece in _grouped(pieces):
        if piece.kind == "h" and dice.chance(30):
            made.append(f"<p><strong>{piece.html}</strong></p>")
        else:
            made.append(_tagged(piece, "p", attributes, head))
        if dice.chance(6):
            made.append("<p>&nbsp;</p>")
    return "\n".join(made)


def divs(pieces: list[Piece], dice: Dice) -> str:
    """A <div> a paragraph, the bold ones subheads, and empty ones between, as old editors leave them."""
    gap = dice.pick(("", "<div><br></div>\n", '<div dir="rtl">&nbsp;</div>\n'))
    made = []
    for piece in _grouped(pieces):
        head = piece.kind == "h"
        made.append(f'<div dir="rtl"><b>{piece.html}</b></div>' if head else _tagged(piece, "div", ' dir="rtl"'))
    return f"\n{gap}".join(made)


def breaks(pieces: list[Piece], dice: Dice) -> str:
    """Text nodes parted by two <br>."""
    gap = dice.pick(("<br><br>", "<br />\n<br />\n", "<br/>\n<br/>", "<br>\n&nbsp;<br>\n", "<BR><BR>"))
    wraps = {"h": "<b>{}</b>", "li": "- {}", "q": "<i>{}</i>"}
    return gap.join(wraps.get(piece.kind, "{}").format(piece.html) for piece in pieces)


def spans(pieces: list[Piece], dice: Dice) -> str:
    """A styled <span> a paragraph, with <br>s between."""
    style = dice.pick(('style="font-size:16px"', 'lang="AR-SA" style="font-family:Arial"', 'class="txt"'))
    made = []
    for piece in _grouped(pieces):
        text = f"<b>{piece.html}</b>" if piece.kind == "h" else piece.html
        made.append(text if piece.kind in ("box", "list") else f"<span {style}>{text}</span>")
    return "<br />\n<br />\n".join(made)


def bare(pieces: list[Piece], dice: Dice) -> str:
    """Bare text nodes among block elements: unclosed or empty <p>, adverts, headings."""
    gap = dice.pick(("<p>", "<p></p>\n", '<div class="clear"></div>\n'))
    plain = ("p", "line", "also")
    return f"\n{gap}".join(piece.html if piece.kind in plain else _tagged(piece, "p") for piece in _grouped(pieces))


def rows(pieces: list[Piece], dice: Dice) -> str:
    """A table's row a paragraph."""
    cell = dice.pick(('<td class="text" align="right">', '<td dir="rtl">', '<td align="justify"><font size="4">'))
    made = [
        f"<tr>{cell}{'<b>' * (piece.kind == 'h')}{piece.html}{'</b>' * (piece.kind == 'h')}</td></tr>"
        for piece in pieces
    ]
    return '<table width="100%" cellpadding="4">\n' + "\n".join(made) + "\n</table>"


def soft(pieces: list[Piece], dice: Dice) -> str:
    """Two or three paragraphs in one <p>, parted by <br>s."""
    gap = "<br />\n<br />\n"
    made: list[str] = []
    held: list[str] = []
    for piece in _grouped(pieces):
        if piece.kind in ("box", "list", "h", "q"):
            made += [f"<p>{gap.join(held)}</p>"] if held else []
            made.append(_tagged(piece, "p"))
            held = []
        else:
            held.append(piece.html)
            if len(held) == 3 or dice.chance(40):
                made.append(f"<p>{gap.join(held)}</p>")
                held = []
    made += [f"<p>{gap.join(held)}</p>"] if held else []
    return "\n".join(made)
