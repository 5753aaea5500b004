"""The <head>: OpenGraph, JSON-LD whole and broken, canonical links, keywords."""

from __future__ import annotations

import html
import json
from datetime import timedelta
from typing import Any

from tests.newsite import stock
from tests.newsite.bylines import PAPER
from tests.newsite.desk import BASE, Desk, site_title


def _meta(name: str, content: str, kind: str = "property") -> str:
    return f'<meta {kind}="{name}" content="{html.escape(content)}">\n'


def opengraph(desk: Desk, published: str | None = None, modified: str | None = None) -> str:
    """og: and article: tags; dates only where given."""
    story = desk.story
    title = story.title if desk.dice.chance(60) else f"{story.title} | {PAPER}"
    made = _meta("og:type", "article") + _meta("og:title", title) + _meta("og:url", story.url)
    made += (
        _meta("og:site_name", PAPER)
        + _meta("og:locale", "ar_AR")
        + _meta("og:image", f"{BASE}/images/{story.number}.jpg")
    )
    made += _meta("og:description", story.blocks[0].text[:150])
    made += _meta("article:published_time", published) if published else ""
    made += _meta("article:modified_time", modified) if modified else ""
    made += _meta("article:section", stock.SECTIONS[story.section][0])
    return made + _meta("twitter:card", "summary_large_image", "name")


def plain(desk: Desk, *, canonical: bool = True, feed: bool = False) -> str:
    """<title>, description, canonical address."""
    story = desk.story
    made = f"<title>{site_title(desk.dice, story.title)}</title>\n" + _meta(
        "description", story.blocks[0].text[:140], "name"
    )
    made += _meta("keywords", "، ".join(story.tags), "name") if desk.dice.chance(50) else ""
    made += f'<link rel="canonical" href="{html.escape(story.url)}">\n' if canonical else ""
    if canonical and desk.dice.chance(50):
        joint = "&amp;" if "?" in story.url else "?"
        made += f'<link rel="amphtml" href="{html.escape(story.url)}{joint}amp=1">\n'
    made += f'<link rel="alternate" type="application/rss+xml" title="{PAPER}" href="{BASE}/feed/">\n' if feed else ""
    return made + '<meta name="viewport" content="width=device-width, initial-scale=1">\n'


def later(desk: Desk, hours: int) -> str:
    """A machine date so many hours after publication (before it, when negative)."""
    return (desk.story.when + timedelta(hours=hours)).isoformat()


def _author(desk: Desk, shape: str) -> Any:
    """The author's record; ``paper`` and ``admin`` name no one, and stand where the byline is in the text or nowhere."""
    if shape in ("paper", "admin", "none"):
        organization = {"@type": "Organization", "name": PAPER, "url": BASE}
        return {"paper": organization, "admin": {"@type": "Person", "name": "admin"}}.get(shape)
    names = list(desk.credit.authors)
    people = [{"@type": "Person", "name": name, "url": f"{BASE}/author/{name.replace(' ', '-')}/"} for name in names]
    if shape == "string":
        return names[0] if len(names) == 1 else names
    return people[0] if len(people) == 1 else people


def author_shape(desk: Desk) -> str:
    """How the metadata name the author: as the page does, or not at all where the page's text alone does."""
    if desk.place in ("plain", "header", "json", "cited", "pair") and desk.credit.authors:
        return desk.dice.pick(("string", "object", "object", "list"))
    return desk.dice.pick(("paper", "admin", "none"))


def article(desk: Desk, published: str, modified: str | None = None) -> dict[str, Any]:
    """The article's record."""
    story = desk.story
    record: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": story.title,
        "url": story.url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": story.url},
        "datePublished": published,
        "dateModified": modified or published,
        "articleSection": stock.SECTIONS[story.section][0],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": PAPER,
            "logo": {"@type": "ImageObject", "url": f"{BASE}/images/logo.png"},
        },
        "description": story.blocks[0].text[:120],
    }
    stated = _author(desk, author_shape(desk))
    return record | ({"author": stated} if stated else {})


def json_ld(desk: Desk, record: dict[str, Any], shape: str) -> str:
    """The script: one object, an @graph, a list, or broken by a trailing comma or a raw line break."""
    context = {"@context": "https://schema.org"}
    page = {"@type": "WebPage", "@id": f"{desk.story.url}#webpage", "url": desk.story.url, "name": desk.story.title}
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", "position": 1, "name": "الرئيسية", "item": BASE}],
    }
    site = {"@type": "WebSite", "@id": f"{BASE}/#website", "name": PAPER, "url": BASE}
    whole: Any = context | record
    if shape == "graph":
        whole = context | {"@graph": [site, page | {"datePublished": record["datePublished"]}, record, crumbs]}
    elif shape == "list":
        whole = [context | crumbs, context | record]
    text = json.dumps(whole, ensure_ascii=shape == "graph" and desk.dice.chance(50), indent=desk.dice.pick((None, 2)))
    if shape == "graph":
        text = text.replace("/", "\\/")
    if shape == "broken-comma":
        text = text[: text.rindex("}")].rstrip() + ",\n}"
    if shape == "broken-newline":
        text = text.replace('"description": "', '"description": "\n')
    return f'<script type="application/ld+json">{text}</script>\n'
