"""The sample newspaper's story pages: six page styles, from WordPress to a table in windows-1256."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from newsbot.demo import clock
from newsbot.demo.stories import NAME, NOTICE, Story, Style, numbered, path_of, section_of, sections, slug, stories

Fields = dict[str, str]

# What the page says "now" is: a date that is no story's.
_TODAY = datetime(2026, 1, 12)
_MOST_READ = (404, 303, 503, 605, 205)


def render(story: Story, origin: str) -> bytes:
    """The page of a story, in its own style and encoding."""
    page = fill(story.style, _common(story, origin) | _STYLES[story.style](story, origin))
    return page.encode("cp1256" if story.style == "table" else "utf-8")


def fill(name: str, fields: Fields) -> str:
    """The template of this name with its blanks filled."""
    return _template(name).substitute(fields)


@cache
def _template(name: str) -> Template:
    return Template((files(__package__) / "templates" / f"{name}.html").read_text("utf-8"))


def shared() -> Fields:
    """What stands on every page: the name, the notice, the menu, the most read."""
    return {
        "name": NAME,
        "notice": NOTICE,
        "menu": wrap((anchor(section.path, section.name) for section in sections()), "<li>{}</li>"),
        "bar": " | ".join(anchor(section.path, section.name) for section in sections()),
        "most_read": wrap(_most_read(), "<li>{}</li>"),
        "clock": clock.levantine(_TODAY),
    }


def anchor(href: str, text: str, title: str = "") -> str:
    """A link."""
    hint = f' title="{escape(title)}"' if title else ""
    return f'<a href="{escape(href)}"{hint}>{escape(text)}</a>'


def wrap(items: Iterable[str], form: str) -> str:
    """Each item in the form given, a line each.

    >>> wrap(["a", "b"], "<p>{}</p>").split()
    ['<p>a</p>', '<p>b</p>']
    """
    return "\n".join(form.format(item) for item in items)


def excerpt(story: Story) -> str:
    """The first words of a story, cut as listings and feeds cut them."""
    return " ".join(story.paragraphs[0].split()[:20]) + "…"


def _most_read() -> Iterable[str]:
    for target in map(numbered, _MOST_READ):
        path = path_of(target)
        yield anchor(f"{path}{'&' if '?' in path else '?'}utm_source=most-read", target.title)


def _common(story: Story, origin: str) -> Fields:
    section = section_of(story)
    return shared() | {
        "id": str(story.id),
        "origin": origin,
        "url": origin + path_of(story),
        "title": escape(story.title),
        "excerpt": escape(excerpt(story)),
        "section": escape(section.name),
        "section_url": section.path,
        "authors": escape(" و".join(story.authors)),
        "tags": " ".join(anchor(f"/tag/{slug(tag)}/", tag) for tag in story.tags),
        "latest": wrap((anchor(path_of(other), other.title) for other in stories()[:4]), "<li>{}</li>"),
        "source": f'<p class="source">المصدر: {"، ".join(story.agencies)}</p>' if story.agencies else "",
    }


def _related(story: Story, form: str) -> str:
    targets = map(numbered, story.read_also)
    return wrap((anchor(path_of(target), target.title) for target in targets), form)


def _with_box(paragraphs: Sequence[str], box: str) -> str:
    """The paragraphs with a box after the second: where editors put their "read also"."""
    return "\n".join((*paragraphs[:2], box, *paragraphs[2:]))


def _elements(story: Story, form: str) -> list[str]:
    return [form.format(escape(paragraph)) for paragraph in story.paragraphs]


def _wordpress(story: Story, origin: str) -> Fields:
    box = f'<div class="related-box"><h4>{story.label}</h4><ul>{_related(story, "<li>{}</li>")}</ul></div>'
    place = stories().index(story)
    following, preceding = stories()[place - 1], stories()[(place + 1) % len(stories())]
    return {
        "body": _with_box(_elements(story, "<p>{}</p>"), box if story.read_also else ""),
        "date": clock.standard(story.published),
        "json_ld": _json_ld(story, origin),
        "author_links": "، ".join(anchor(f"/author/{slug(name)}/", name) for name in story.authors),
        "previous": anchor(path_of(preceding), preceding.title),
        "next": anchor(path_of(following), following.title),
    }


def _json_ld(story: Story, origin: str) -> str:
    article = {
        "@type": "NewsArticle",
        "@id": f"{origin}{path_of(story)}#article",
        "headline": story.title,
        "datePublished": story.published.isoformat(),
        "dateModified": story.published.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "Organization", "name": NAME},
        "articleSection": [section_of(story).name],
        "keywords": list(story.tags),
    }
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "الرئيسية"}]}
    graph = {"@context": "https://schema.org", "@graph": [crumbs, {"@type": "WebSite", "name": NAME}, article]}
    return json.dumps(graph, ensure_ascii=False).replace("</", "<\\/")


def _opengraph(story: Story, _origin: str) -> Fields:
    box = f"<p><strong>{story.label} {_related(story, '{}<br>')}</strong></p>" if story.read_also else ""
    return {"body": _with_box(_elements(story, "<p>{}</p>"), box), "date": clock.levantine(story.published)}


def _lines(story: Story, _origin: str) -> Fields:
    related = f"<br />\n<br />\n{story.label}<br />\n{_related(story, '{}<br />')}" if story.read_also else ""
    return {
        "body": "<br />\n<br />\n".join(_elements(story, "{}")),
        "date": clock.arabic_digits(story.published),
        "byline": escape(f"إعداد: {' و'.join(story.authors)}") if story.authors else "",
        "source": f"<br />\n<br />\nالمصدر: {'، '.join(story.agencies)}" if story.agencies else "",
        "read_also": related,
    }


def _table(story: Story, _origin: str) -> Fields:
    rows = f"<tr><td><b>{story.label}</b></td></tr>\n{_related(story, '<tr><td>&raquo; {}</td></tr>')}"
    return {
        "body": "\n".join(_elements(story, '<tr><td align="right"><font size="3">{}</font></td></tr>')),
        "date": clock.numeric(story.published),
        "read_also": rows if story.read_also else "",
        "most_read": wrap(_most_read(), "<tr><td><font size=2>{}</font></td></tr>"),
    }


def _bare(story: Story, _origin: str) -> Fields:
    related = f"<p>{story.label}</p>\n{_related(story, '<p>{}</p>')}" if story.read_also else ""
    return {
        "authors": escape(f"بقلم {' و'.join(story.authors)}"),
        "body": "\n".join(_elements(story, "<div>{}</div>")),
        "date": clock.algerian(story.published),
        "read_also": related,
        "most_read": wrap(_most_read(), "<div>{}</div>"),
    }


def _modern(story: Story, _origin: str) -> Fields:
    cards = "\n".join(_card(numbered(number)) for number in story.read_also)
    related = f'<section class="rl_6b"><h3>{story.label}</h3>\n{cards}\n</section>' if story.read_also else ""
    subtitle = f'<h2 itemprop="alternativeHeadline" class="sb_4">{escape(story.subtitle or "")}</h2>'
    return {
        "subtitle": subtitle if story.subtitle else "",
        "author_names": "، ".join(f'<span itemprop="name">{escape(name)}</span>' for name in story.authors),
        "iso": story.published.isoformat(),
        "date": clock.standard(story.published),
        "time": f"{story.published:%H:%M}",
        "body": "\n".join(_elements(story, '<p class="p_1">{}</p>')),
        "read_also": related,
    }


def _card(target: Story) -> str:
    """A card as the newer sites print it: the picture's link, then the title cut short and whole in its hint."""
    path = path_of(target)
    cut = " ".join(target.title.split()[:6]) + "…"
    picture = f'<a href="{path}"><img src="/static/{target.id}.jpg" alt=""></a>'
    return f'<div class="cd_2">{picture}{anchor(path, cut, target.title)}</div>'


_STYLES: dict[Style, Callable[[Story, str], Fields]] = {
    "wordpress": _wordpress,
    "opengraph": _opengraph,
    "lines": _lines,
    "table": _table,
    "bare": _bare,
    "modern": _modern,
}
