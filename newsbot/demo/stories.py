"""The sample newspaper's stories, read from ``stories/*.toml``: one file a section."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Literal
from urllib.parse import quote

import msgspec

NAME = "بريد السنونو"
NOTICE = "صحيفة متخيَّلة وُضعت لتجربة newsbot، وكل ما فيها من أسماء وأماكن وأخبار من نسج الخيال."

Style = Literal["wordpress", "opengraph", "lines", "table", "bare", "modern"]

_PATHS: dict[Style, str] = {
    "wordpress": "/{date:%Y/%m/%d}/{slug}/",
    "opengraph": "/news/{id}-{slug}",
    "lines": "/Articles/Details/{id}",
    "table": "/show.php?id={id}",
    "bare": "/{section}/{id}.html",
    "modern": "/{section}/{date.year}/{date.month}/{date.day}/{slug}",
}


class Story(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One story as it was written, before a page style hides it in mark-up."""

    id: int
    style: Style
    title: str
    published: datetime
    body: str
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    read_also: tuple[int, ...] = ()
    label: str = "اقرأ أيضاً"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body, a paragraph an item."""
        return tuple(self.body.strip().split("\n\n"))


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section of the newspaper and its stories."""

    slug: str
    name: str
    stories: tuple[Story, ...]

    @property
    def path(self) -> str:
        """The address of the section's first page."""
        return f"/section/{self.slug}/"


@cache
def sections() -> tuple[Section, ...]:
    """Every section, in the order of its file's name."""
    folder = files(__package__) / "stories"
    texts = [file.read_text("utf-8") for file in sorted(folder.iterdir(), key=lambda file: file.name)]
    return tuple(msgspec.convert(tomllib.loads(text), Section) for text in texts)


@cache
def stories() -> tuple[Story, ...]:
    """Every story, the newest first."""
    found = [story for section in sections() for story in section.stories]
    return tuple(sorted(found, key=lambda story: story.published, reverse=True))


def numbered(number: int) -> Story:
    """The story of this number."""
    return next(story for story in stories() if story.id == number)


def section_of(story: Story) -> Section:
    """The section that a story stands in."""
    return next(section for section in sections() if story in section.stories)


def path_of(story: Story) -> str:
    """The address of a story on the site: the shape belongs to its page style.

    >>> path_of(numbered(104))
    '/show.php?id=104'
    """
    fields = {"id": story.id, "slug": slug(story.title), "section": section_of(story).slug, "date": story.published}
    return _PATHS[story.style].format(**fields)


def slug(text: str) -> str:
    """The words of a text, joined by hyphens and percent-encoded, as in addresses.

    >>> slug("خط عربي")
    '%D8%AE%D8%B7-%D8%B9%D8%B1%D8%A8%D9%8A'
    """
    return quote("-".join(re.findall(r"\w+", re.sub("[\u064b-\u0652]", "", text))))
