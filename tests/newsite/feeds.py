"""Feeds, sitemaps and robots.txt of the site."""

from __future__ import annotations

import html
from email.utils import format_datetime

from tests.newsite import stock
from tests.newsite.bylines import PAPER
from tests.newsite.desk import BASE, NOW, Story

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def rss(stories: list[Story]) -> str:
    """RSS 2.0 of the stories; each third link carries tracking parameters."""
    items = []
    for number, story in enumerate(stories):
        joint = "&" if "?" in story.url else "?"
        link = f"{story.url}{joint}utm_source=rss&utm_medium=rss" if number % 3 == 2 else story.url
        items.append(
            f"<item><title>{html.escape(story.title)}</title><link>{html.escape(link)}</link>"
            f'<pubDate>{format_datetime(story.when)}</pubDate><guid isPermaLink="false">{BASE}/?p={story.number}</guid>'
            f"<description><![CDATA[<p>{story.blocks[0].text}</p>]]></description></item>\n"
        )
    return (
        f'{HEAD}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{PAPER}</title>'
        f"<link>{BASE}</link><language>ar</language>\n{''.join(items)}</channel></rss>"
    )


def atom(stories: list[Story]) -> str:
    """Atom of the stories."""
    entries = "".join(
        f'<entry><title type="html">{html.escape(html.escape(story.title))}</title><link rel="alternate" href="{html.escape(story.url)}"/>'
        f"<id>tag:{story.number}</id><published>{story.when.isoformat()}</published><updated>{story.when.isoformat()}</updated></entry>\n"
        for story in stories
    )
    return (
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom"><title>{PAPER}</title><id>{BASE}/</id>'
        f'<link rel="self" href="{BASE}/atom.xml"/><updated>{NOW.isoformat()}</updated>\n{entries}</feed>'
    )


def sitemap_index() -> str:
    """The index of the two sitemaps."""
    return (
        f'{HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"<sitemap><loc>{BASE}/sitemap-news-1.xml.gz</loc><lastmod>{NOW.isoformat()}</lastmod></sitemap>\n"
        f"<sitemap><loc>{BASE}/sitemap-pages.xml</loc></sitemap>\n</sitemapindex>"
    )


def sitemap_pages() -> str:
    """Home, sections and static pages."""
    paths = ["/", "/about", "/contact", "/privacy", "/videos", *(f"/section/{path}" for path in stock.SECTIONS)]
    return f'{HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' + "".join(
        f"<url><loc>{BASE}{path}</loc><changefreq>daily</changefreq></url>\n" for path in paths
    ) + "</urlset>"  # fmt: skip


def sitemap_news(stories: list[Story]) -> str:
    """A news sitemap with dates and titles."""
    urls = "".join(
        f"<url><loc>{html.escape(story.url)}</loc><news:news><news:publication><news:name>{PAPER}</news:name>"
        f"<news:language>ar</news:language></news:publication><news:publication_date>{story.when.isoformat()}</news:publication_date>"
        f"<news:title>{html.escape(story.title)}</news:title></news:news></url>\n"
        for story in stories
    )
    return (
        f'{HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{urls}</urlset>'
    )


def robots(*, sitemap: bool) -> str:
    """robots.txt: one folder is shut."""
    tail = f"Sitemap: {BASE}/sitemap.xml\n" if sitemap else ""
    return f"User-agent: *\nDisallow: /private/\nDisallow: /wp-admin/\nAllow: /\n\n{tail}"
