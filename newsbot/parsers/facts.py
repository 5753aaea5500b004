"""What a page says of itself beside its text, for the question whether it is an article; made on demand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice

from lxml.etree import _Element as Element

from newsbot.arabic import labels
from newsbot.article import Article
from newsbot.parsers import kinds
from newsbot.parsers.link_lists import is_link_line, is_prose, words_of
from newsbot.parsers.linked_data import ARTICLE_TYPES, names, types
from newsbot.parsers.markup import BESIDE
from newsbot.parsers.reading import Reading
from newsbot.parsers.visible import Line

_SEPARATOR = re.compile(r"\s+[|–—\-:•·»«/]+\s+|\s*[|•]\s*")
SENTENCE, _SHORTEST_FLASH = 12, 5  # words
_LONGEST_NOTICE, _MOST_NOTICES = 25, 40  # words, lines
_SOME_PARAGRAPHS, _MANY_CARDS = 3, 5
_SHORTEST_HEADLINE, _LONGEST_EXCERPT = 4, 80  # words
_LONGEST_NAME = 4  # words of a paper's name in a title
_FEW_WORDS, _FEW_LINKS = 200, 10
_MOST_PICTURES = 100  # are looked at
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", re.IGNORECASE)
_SMALL = re.compile(r"logo|icon|sprite|avatar|pixel|blank|spacer|emoji|banner|/ads?/", re.IGNORECASE)
_PLAYER = re.compile(
    r"youtube|youtu\.be|vimeo|dailymotion|facebook\.com/plugins/video|jwplayer|brightcove|soundcloud|/embed/|player",
    re.IGNORECASE,
)


def phrases(table: str) -> tuple[str, ...]:
    """The phrases of a table of ``notices``, plain.

    >>> phrases("تمّ حظر الوصول | أُعلن معنا")
    ('تم حظر الوصول', 'اعلن معنا')
    """
    return tuple(filter(None, (labels.plain(phrase) for phrase in table.split("|"))))


class Facts:
    """A page and the article that was read in it, under the eyes of the rules that may say no."""

    def __init__(self, reading: Reading, article: Article) -> None:
        self.reading = reading
        self.article = article
        self.page = reading.page
        self.words = sum(len(text.split()) for text in article.body)

    @cached_property
    def is_dated(self) -> bool:
        """Whether something on the page dates it; an address does that to error pages too."""
        return self.article.published is not None and self.article.evidence["published"] != "url"

    @property
    def is_signed(self) -> bool:
        """Whether somebody signs it."""
        return bool(self.article.authors or self.article.agencies)

    @cached_property
    def has_text(self) -> bool:
        """Whether there is something to read: a sentence, or fewer words of what is surely an article."""
        return self.words >= SENTENCE or (self.words > 0 and (self.is_typed or self._is_flash))

    @property
    def _is_flash(self) -> bool:
        is_article = kinds.kind(self.page.url, self.reading.site) == "article"
        return self.article.published is not None and self.words >= _SHORTEST_FLASH and is_article

    @cached_property
    def is_typed(self) -> bool:
        """Whether the page's metadata calls it an article, of this headline: listings describe articles too.

        ``og:type`` does not count, templates set it everywhere.
        """
        title = labels.plain(self.article.title)
        stated = (names(node.get("headline")) for node in self.page.json_ld if types(node) & ARTICLE_TYPES)
        heads = [labels.plain(text) for found in stated for text in found]
        return any(head and (head in title or title in head) for head in heads) and bool(title)

    @property
    def is_news(self) -> bool:
        """Whether a text of some length is dated or signed."""
        return self.paragraphs >= _SOME_PARAGRAPHS and (self.is_dated or self.is_signed)

    @cached_property
    def types(self) -> frozenset[str]:
        """The schema.org types that its metadata states."""
        return frozenset(name for node in self.page.json_ld for name in types(node))

    @cached_property
    def paragraphs(self) -> int:
        """How many lines of its text are running text."""
        return sum(map(is_prose, self.reading.body.lines)) if self.reading.body else 0

    @cached_property
    def cards(self) -> list[Line]:
        """The headlines of other articles that stand in the place of the text, if it is made of them."""
        reading = self.reading
        if reading.body is None:
            return []
        own = (line for line in reading.visible.lines_in(reading.body.box) if line.index not in reading.listed)
        lines = [line for line in own if not reading.is_astray(line)]
        found = [line for line in lines if is_link_line(line) and words_of(line) >= _SHORTEST_HEADLINE]
        prose = [line for line in lines if is_prose(line)]
        longest = max((words_of(line) for line in prose), default=0)
        are_cards = len(found) >= max(_MANY_CARDS, 0.6 * len(prose)) and longest < _LONGEST_EXCERPT
        return found if are_cards else []

    @cached_property
    def own_lines(self) -> list[Line]:
        """The lines outside menus, sidebars and labelled lists."""
        boxes, listed = self.reading.visible.boxes, self.reading.listed
        return [
            line
            for line in self.reading.visible.lines
            if line.index not in listed and boxes[line.box].zones.isdisjoint(BESIDE)
        ]

    @cached_property
    def notice_lines(self) -> list[Line]:
        """The first of them that are short and no links."""
        short = (line for line in self.own_lines if words_of(line) <= _LONGEST_NOTICE and line.link_share < 0.7)
        return list(islice(short, _MOST_NOTICES))

    @cached_property
    def notices(self) -> list[str]:
        """What these lines say, plain; without their links too, which may be glued to the rest."""
        said = (text for line in self.notice_lines for text in (line.text, line.bare))
        return list(dict.fromkeys(filter(None, map(labels.plain, said))))

    @cached_property
    def titles(self) -> list[str]:
        """What the page may be called, plain: its headline, its first headings, its title and that without a name."""
        boxes = self.reading.visible.boxes
        heads = [line.text for line in self.own_lines if boxes[line.box].tag == "h1"][:2]
        whole = [self.article.title, self.page.title_tag, *heads]
        return list(dict.fromkeys(filter(None, map(labels.plain, [*whole, *self._pieces()]))))

    def _pieces(self) -> Iterator[str]:
        pieces = [piece for piece in _SEPARATOR.split(self.page.title_tag) if piece.strip()]
        for piece, others in ((pieces[0], pieces[1:]), (pieces[-1], pieces[:-1])) if len(pieces) > 1 else ():
            if sum(len(other.split()) for other in others) <= _LONGEST_NAME:
                yield piece

    @cached_property
    def is_sparse(self) -> bool:
        """Whether the page has next to nothing on it: no menu, no sidebar, no text of some length."""
        return sum(map(words_of, self.reading.visible.lines)) <= _FEW_WORDS and len(self.page.anchors) <= _FEW_LINKS

    @cached_property
    def pictures(self) -> int:
        """How many pictures it shows for their own sake: neither icons nor those of links to other pages."""
        return sum(self._is_shown(image) for image in islice(self.page.tree.iter("img"), _MOST_PICTURES))

    def _is_shown(self, image: Element) -> bool:
        source = image.get("data-src") or image.get("src") or ""
        link = next(image.iterancestors("a"), None)
        is_card = link is not None and not _PICTURE_FILE.search(link.get("href") or "")
        return not is_card and not _SMALL.search(f"{source} {image.get('class')}") and self._is_own(image)

    @cached_property
    def players(self) -> int:
        """How many players of films and sounds stand in it."""
        frames = (each for each in self.page.tree.iter("iframe") if _PLAYER.search(each.get("src") or ""))
        films = self.page.tree.iter("video", "audio")
        return sum(self._is_own(each) for each in islice(chain(frames, films), _MOST_PICTURES))

    def _is_own(self, element: Element) -> bool:
        visible = self.reading.visible
        return visible.boxes[visible.box_around(element)].zones.isdisjoint(BESIDE | {"header", "ad"})
