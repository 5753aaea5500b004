"""The sample newspaper as a site: every address and what it answers with."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from email.utils import format_datetime
from html import escape
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from newsbot.demo.pages import anchor, excerpt, fill, render, shared
from newsbot.demo.stories import NAME, NOTICE, Story, path_of, sections, slug, stories

HTML = "text/html; charset=utf-8"
_XML = "application/xml; charset=utf-8"
_FEED_LENGTH = 12
_PER_PAGE = 2
_GONE = "/2024/11/05/" + slug("افتتاح طريق التلال الجديد") + "/"
_PIXEL = bytes.fromhex("47494638396101000100800000ffffff00000021f90400000000002c00000000010001000002024401003b")
_VIDEOS = (
    ("جولة في سوق خان الفستق قبل شروق الشمس", "2:41"),
    ("كيف يُصنع الفانوس النحاسي في ست خطوات", "4:05"),
    ("اللقالق كما تراها طائرة صغيرة", "1:12"),
    ("مقطع من سهرة الحكواتي الأولى", "6:30"),
)


class Resource(NamedTuple):
    """What the server sends for an address."""

    content_type: str
    content: bytes


def build(origin: str) -> dict[str, Resource]:
    """Every address of the site, as ``address`` writes it, with its answer; ``origin`` is ``http://host:port``."""
    site = {address(path_of(story)): _story_page(story, origin) for story in stories()}
    site |= {address(path): Resource(HTML, page.encode()) for path, page in _listings()}
    site |= {f"/static/{story.id}.jpg": Resource("image/gif", _PIXEL) for story in stories()}
    site |= {f"/print/{story.id}": Resource(HTML, _print_page(story).encode()) for story in stories()}
    return site | {
        "/feed": Resource("application/rss+xml; charset=utf-8", _feed(origin).encode()),
        "/robots.txt": Resource("text/plain", _robots(origin).encode()),
        "/sitemap.xml": Resource(_XML, _sitemap_index(origin).encode()),
        "/sitemap-sections.xml": Resource(_XML, _section_sitemap(origin).encode()),
        "/sitemap-news.xml.gz": Resource("application/gzip", gzip.compress(_news_sitemap(origin).encode(), mtime=0)),
    }


def address(target: str) -> str:
    """A request's target in one spelling: percent-decoded, with no last slash and no parameters that count visitors.

    >>> address("/show.php?id=104&utm_source=most-read"), address("/section/local/")
    ('/show.php?id=104', '/section/local')
    """
    parts = urlsplit(target)
    query = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith("utm_")]
    return (unquote(parts.path).rstrip("/") or "/") + ("?" + urlencode(query) if query else "")


def _story_page(story: Story, origin: str) -> Resource:
    # The old table pages name their encoding in the page alone, as such servers did.
    return Resource("text/html" if story.style == "table" else HTML, render(story, origin))


def _print_page(story: Story) -> str:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
    return fill(
        "print", {"title": escape(story.title), "date": f"{story.published:%d/%m/%Y}", "body": body, "notice": NOTICE}
    )


def _listings() -> Iterator[tuple[str, str]]:
    yield "/", _listing(NAME, _home())
    for section in sections():
        newest = sorted(section.stories, key=lambda story: story.published, reverse=True)
        yield from _paged(section.path, section.name, newest)
    for tag in sorted({tag for story in stories() for tag in story.tags}):
        yield f"/tag/{slug(tag)}/", _listing(tag, _cards(story for story in stories() if tag in story.tags))
    for author in sorted({author for story in stories() for author in story.authors}):
        yield (
            f"/author/{slug(author)}/",
            _listing(author, _cards(story for story in stories() if author in story.authors)),
        )
    yield "/videos/", _listing("فيديو", _videos())
    yield "/about", _listing("من نحن", f"<p>{NOTICE}</p>")
    yield _GONE, _listing("عذراً، الصفحة غير موجودة", f"<p>ربما حُذف الخبر أو تغيّر عنوانه.</p>{_cards(stories()[:3])}")


def _listing(title: str, content: str, paging: str = "") -> str:
    return fill("listing", shared() | {"title": escape(title), "content": content, "paging": paging, "gone": _GONE})


def _paged(path: str, title: str, newest: Sequence[Story]) -> Iterator[tuple[str, str]]:
    batches = [newest[start : start + _PER_PAGE] for start in range(0, len(newest), _PER_PAGE)]
    paths = [path, *(f"{path}page/{number}/" for number in range(2, len(batches) + 1))]
    for place, batch in enumerate(batches):
        numbers = [anchor(other, str(number)) for number, other in enumerate(paths, 1)]
        following = (
            [f'<a class="next page-numbers" rel="next" href="{paths[place + 1]}">التالي</a>']
            if place + 1 < len(paths)
            else []
        )
        yield paths[place], _listing(title, _cards(batch), " ".join(numbers + following))


def _home() -> str:
    return _cards(stories()[:6]) + "".join(
        f"<h2>{anchor(section.path, section.name)}</h2>{_cards(section.stories[:1])}" for section in sections()
    )


def _cards(chosen: Iterable[Story]) -> str:
    return "\n".join(
        f'<div class="post-item"><a href="{path_of(story)}"><img src="/static/{story.id}.jpg" alt=""></a>'
        f"<h3>{anchor(path_of(story), story.title)}</h3>"
        f'<span class="date">{story.published:%Y-%m-%d}</span><p>{escape(excerpt(story))}</p></div>'
        for story in chosen
    )


def _videos() -> str:
    return "\n".join(
        f'<figure id="v{number}"><a href="#v{number}">{escape(title)}</a> <span>{length}</span></figure>'
        for number, (title, length) in enumerate(_VIDEOS, 1)
    )


def _feed(origin: str) -> str:
    items = "".join(_feed_item(story, origin) for story in stories()[:_FEED_LENGTH])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{NAME}</title><link>{origin}/</link><description>{NOTICE}</description>{items}</channel></rss>"
    )


def _feed_item(story: Story, origin: str) -> str:
    url = escape(origin + path_of(story))
    creators = "".join(f"<dc:creator>{escape(author)}</dc:creator>" for author in story.authors)
    return (
        f"<item><title>{escape(story.title)}</title><link>{url}</link><guid>{url}</guid>{creators}"
        f"<pubDate>{format_datetime(story.published)}</pubDate>"
        f"<description>{escape(excerpt(story))}</description></item>\n"
    )


def _robots(origin: str) -> str:
    return f"User-agent: *\nDisallow: /print/\n\nSitemap: {origin}/sitemap.xml\n"


def _sitemap_index(origin: str) -> str:
    nested = "".join(
        f"<sitemap><loc>{origin}/{name}</loc></sitemap>" for name in ("sitemap-sections.xml", "sitemap-news.xml.gz")
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{nested}</sitemapindex>'


def _section_sitemap(origin: str) -> str:
    return _urlset(f"<url><loc>{origin}{section.path}</loc></url>" for section in sections())


def _news_sitemap(origin: str) -> str:
    """The stories of the newer page styles: the older ones are reached by the sections' pages alone."""
    return _urlset(_sitemap_entry(story, origin) for story in stories() if story.style not in {"table", "bare"})


def _sitemap_entry(story: Story, origin: str) -> str:
    return (
        f"<url><loc>{escape(origin + path_of(story))}</loc><lastmod>{story.published.isoformat()}</lastmod>"
        f"<news:news><news:publication_date>{story.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(story.title)}</news:title></news:news></url>\n"
    )


def _urlset(entries: Iterable[str]) -> str:
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {spaces}>{"".join(entries)}</urlset>'
