"""The whole site from a seed: articles in every style with their gold, listings, feeds, and what is no article."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tests.newsite import clauses, feeds, listings, stock
from tests.newsite.desk import BASE, HOST, NOW, Desk, Sheet, Story, zone
from tests.newsite.dice import Dice
from tests.newsite.styles import DESIGNS, Design
from tests.newsite.words import Writer, person

FIRST = 41_250  # the lowest article number


@dataclass(frozen=True)
class Gold:
    """What a reader must find in an article's page; ``lenient`` holds other author readings that are no error."""

    url: str
    title: str
    published: str
    authors: tuple[str, ...]
    body: tuple[str, ...]
    read_also: tuple[dict[str, str], ...]
    style: str
    lenient: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resource:
    """One answer of the server; addresses in it stand on BASE. ``packed`` is sent as a gzip file."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    packed: bool = False
    modified: datetime = NOW

    def at(self, base_url: str) -> bytes:
        """The bytes with every address moved to *base_url*."""
        body = self.body.replace(HOST.encode(), base_url.removeprefix("http://").encode())
        return gzip.compress(body, mtime=0) if self.packed else body


@dataclass
class Site:
    """Resources by path and query (unquoted), and the gold of each article."""

    resources: dict[str, Resource] = field(default_factory=dict)
    gold: list[Gold] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)

    def gold_at(self, base_url: str) -> list[Gold]:
        """The gold with its addresses moved to *base_url*."""
        base = base_url.rstrip("/")
        return [
            replace(
                gold,
                url=gold.url.replace(BASE, base),
                read_also=tuple({**link, "url": link["url"].replace(BASE, base)} for link in gold.read_also),
            )
            for gold in self.gold
        ]


def build(
    seed: int | str = 1,
    articles: int = 200,
    *,
    feed: bool = True,
    sitemap: bool = True,
    robots: bool = True,
    scramble: bool = False,
) -> Site:
    """The site of *seed*; feeds, sitemaps and robots.txt can be switched off, and class names made to say nothing."""
    stories = _stories(seed, articles)
    site = Site(stories=stories)
    for story in stories:
        sheet = _set(story, stories, seed)
        site.gold.append(_gold(story, sheet))
        page = sheet.html if feed else re.sub(r'<link rel="alternate" type="application/rss[^>]*>\n?', "", sheet.html)
        page = _scrambled(page) if scramble else page
        site.resources[story.path] = Resource(page.encode(sheet.encoding, "xmlcharrefreplace"), sheet.content_type)
        joint = "&" if "?" in story.path else "?"
        for copy in ("print", "amp"):
            site.resources[f"{story.path}{joint}{copy}=1"] = _text(listings.copy(story, copy))
    private = _stories(f"{seed}/private", 1)[0]
    private.path = "/private/41999"
    site.resources[private.path] = _text(_set(private, [*stories, private], seed).html)
    authors = {gold.url: gold.authors for gold in site.gold}
    pages = listings.pages(stories, Dice(f"{seed}/lists"), authors, feed=feed)
    site.resources |= {path: _text(page) for path, page in pages.items()}
    _add_files(site, feed=feed, sitemap=sitemap, robots=robots)
    return site


def _scrambled(page: str) -> str:
    """The page with every class and id renamed, except the microformat that carries a date."""

    def renamed(match: re.Match[str]) -> str:
        names = (name if name == "published" else f"k{Dice(name).between(10**5, 10**6)}" for name in match[2].split())
        return f'{match[1]}"{" ".join(names)}"'

    return re.sub(r'(\s(?:class|id)=)"([^"]*)"', renamed, page)


def _text(page: str, content_type: str = "text/html; charset=utf-8") -> Resource:
    return Resource(page.encode(), content_type)


def _add_files(site: Site, *, feed: bool, sitemap: bool, robots: bool) -> None:
    files = site.resources
    if feed:
        files["/feed/"] = _text(feeds.rss(site.stories[:30]), "application/rss+xml; charset=utf-8")
        files["/atom.xml"] = _text(feeds.atom(site.stories[:30]), "application/atom+xml")
    if sitemap:
        files["/sitemap.xml"] = _text(feeds.sitemap_index(), "application/xml")
        files["/sitemap-pages.xml"] = _text(feeds.sitemap_pages(), "text/xml")
        files["/sitemap-news-1.xml.gz"] = replace(
            _text(feeds.sitemap_news(site.stories[:100]), "application/x-gzip"), packed=True
        )
    if robots:
        files["/robots.txt"] = _text(feeds.robots(sitemap=sitemap), "text/plain")
    files["/files/media-kit.pdf"] = Resource(
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n", "application/pdf"
    )
    image = Resource(bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9"), "image/jpeg")
    files |= {f"/images/{story.number}.jpg": image for story in site.stories}
    files |= {f"/images/{name}": image for name in ("logo.png", "logo.gif", "dot.gif", "a.png")}
    site.resources = files


def _set(story: Story, stories: list[Story], seed: object) -> Sheet:
    desk = Desk(story, stories, seed)
    return desk.sheet(DESIGNS[story.style].render(desk))


def _gold(story: Story, sheet: Sheet) -> Gold:
    links = tuple({"title": other.title, "url": other.url} for other in sheet.related)
    return Gold(story.url, story.title, sheet.published, sheet.authors, sheet.body, links, story.style, sheet.lenient)


def _stories(seed: object, count: int) -> list[Story]:
    """The stories, newest first, each style equally often, linked to one another by the newsroom."""
    dice = Dice(f"{seed}/stories")
    moments = sorted(_moment(dice) for _ in range(count))
    names = list(DESIGNS)
    styles: list[str] = []
    while len(styles) < count:
        styles += dice.sample(names, len(names))
    titles: set[str] = set()
    stories = []
    for number, when in enumerate(moments):
        story = _story(dice.child(number), FIRST + number * 3, styles[number], when, titles)
        titles.add(story.title)
        stories.append(story)
    stories.reverse()
    for story in stories:
        link = Dice(f"{seed}/{story.number}/related")
        wanted = link.pick((0, 1, 1, 2, 3, 3, 4, 5))
        story.related = link.sample([other for other in stories if other is not story], wanted)
    return stories


def _moment(dice: Dice) -> datetime:
    days = dice.pick((14, 14, 400, 400, 5000))
    return NOW - timedelta(minutes=dice.between(90, days * 1440))


def _story(dice: Dice, number: int, style: str, when: datetime, taken: set[str]) -> Story:
    section = dice.pick(list(stock.SECTIONS))
    design = DESIGNS[style]
    writer = Writer(dice, section)
    title = writer.title()
    while title in taken:
        title = writer.title()
    subtitle = writer.fill(dice.pick(clauses.SUBTITLES)) if dice.chance(30) else None
    tags = (writer.topic, writer.cities[0], *dice.sample(stock.TOPICS[section], 2))
    body = writer.body(dice.between(3, 15))
    writers = (person(dice, waw=25), person(dice, waw=25))
    local = when.astimezone(zone(design.hours)).replace(second=dice.between(0, 59) if style in ("jnews", "next") else 0)
    story = Story(number, style, section, title, subtitle, local, writers, body, tuple(dict.fromkeys(tags)))
    story.path = _path(story, design)
    return story


def _path(story: Story, design: Design) -> str:
    slug = "-".join(re.findall(r"\w+", story.title))
    return {
        "wp": f"/{story.when:%Y/%m/%d}/{slug}/",
        "p": f"/?p={story.number}",
        "news": f"/news/{story.number}",
        "article": f"/article/{slug}-{story.number}",
        "aspx": f"/details.aspx?id={story.number}",
    }[design.shape]
