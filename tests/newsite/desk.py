"""The records of the site, and the desk on which one article's page is put together."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import quote

from tests.newsite import bylines, datelines
from tests.newsite.bylines import PAPER, Byline
from tests.newsite.dice import Dice
from tests.newsite.words import INDIC, Block, Person

HOST = "newsite.example"
BASE = f"http://{HOST}"
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


@dataclass(eq=False)
class Story:
    """An article before a style has set it: ``related`` is what the newsroom linked, filled when all stories are known."""

    number: int
    style: str
    section: str
    title: str
    subtitle: str | None
    when: datetime
    writers: tuple[Person, Person]
    blocks: tuple[Block, ...]
    tags: tuple[str, ...]
    path: str = ""
    related: list[Story] = field(default_factory=list, repr=False)

    @property
    def url(self) -> str:
        """The canonical address."""
        return BASE + quote(self.path, safe="/?=&")


@dataclass(frozen=True)
class Piece:
    """A part of the text as HTML; ``kind`` is p, h, q, li, line (byline, source), also (a sentence) or box (a block)."""

    kind: str
    html: str


@dataclass
class Sheet:
    """A page that a style made, and what it states."""

    html: str
    published: str
    authors: tuple[str, ...]
    lenient: tuple[str, ...]
    body: tuple[str, ...]
    related: tuple[Story, ...]
    encoding: str = "utf-8"
    content_type: str = "text/html; charset=utf-8"


Style = Callable[["Desk"], str]


class Desk:
    """What a style works with: the story, its chance, the other stories, and the page's gold as it takes shape."""

    def __init__(self, story: Story, stories: list[Story], seed: object) -> None:
        self.story = story
        self.stories = stories
        self.dice = Dice(f"{seed}/{story.number}/page")
        self.credit = Byline("")
        self.place = "none"
        self.published = story.when.isoformat()
        self.encoding = "utf-8"
        self.content_type = "text/html; charset=utf-8"
        self.indic = False
        self.dateline = ""

    def credits(self, places: tuple[str, ...]) -> None:
        """Decides the byline and where it stands: header, plain, first, last, source, source-last, json or none."""
        who, other = self.story.writers
        self.place = self.dice.pick(places)
        made: dict[str, Callable[[], Byline]] = {
            "plain": lambda: bylines.plain(self.dice, who),
            "header": lambda: bylines.line(self.dice, who, other),
            "first": lambda: bylines.labelled(self.dice, who),
            "last": lambda: bylines.labelled(self.dice, who),
            "cited": lambda: bylines.cited(self.dice, who),
            "pair": lambda: bylines.paired(self.dice, who, other),
            "json": lambda: Byline("", (who.name,)),
            "source": lambda: bylines.source(self.dice),
            "source-last": lambda: bylines.source(self.dice),
            "none": lambda: Byline(""),
        }
        self.credit = made[self.place]()

    def header(self, wrap: str = "{}") -> str:
        """The byline in the page's header, wrapped, or nothing when it stands elsewhere."""
        stands = self.place in ("plain", "header", "cited", "pair", "source")
        return wrap.format(html.escape(self.credit.text)) if stands else ""

    def date(self, forms: tuple[str, ...], family: str, *, machine: bool = False) -> str:
        """The visible date, plain; without a machine date it alone decides the gold."""
        written = datelines.write(self.story.when, self.dice.pick(forms), family, indic=self.indic)
        if not machine:
            local = self.story.when.replace(tzinfo=None)
            self.published = local.isoformat() if written.exact else local.date().isoformat()
        return written.text

    def updated(self, form: str, family: str) -> str:
        """The visible date of an update, one to three days after publication."""
        later = self.story.when + timedelta(days=self.dice.between(1, 3), minutes=47)
        return datelines.write(later, form, family, indic=self.indic).text

    def iso(self, shape: str = "colon") -> str:
        """The machine date: with a colon in its offset, without, in UTC, or (mislabelled) the local clock with a Z."""
        when = self.story.when
        if shape == "utc":
            return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if shape == "millis":
            return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        if shape == "false-z":
            self.published = when.replace(tzinfo=None).isoformat()
            return when.strftime("%Y-%m-%dT%H:%M:%SZ")
        return when.strftime("%Y-%m-%dT%H:%M:%S%z") if shape == "bare" else when.isoformat()

    def href(self, story: Story, habit: str | None = None) -> str:
        """An address of the story as links write it: whole, from the root, or with tracking parameters, or with raw letters."""
        habit = habit or self.dice.pick(("whole", "whole", "root", "utm", "raw"))
        address = story.url if habit != "root" else story.url.removeprefix(BASE)
        address = BASE + story.path if habit == "raw" else address
        if habit == "utm":
            joint = "&" if "?" in address else "?"
            address += f"{joint}utm_source=website&utm_medium=related&utm_campaign=internal"
        return html.escape(address)

    def others(self, count: int) -> list[Story]:
        """Stories that stand about the page for other reasons than this story."""
        shut = {self.story.number, *(story.number for story in self.story.related)}
        return self.dice.sample([story for story in self.stories if story.number not in shut], count)

    def words(self, text: str) -> str:
        """The text as the page sets it: digits, escapes, and here and there bold words, links and hard spaces."""
        dice = self.dice
        text = text.translate(INDIC) if self.indic else text
        words = [html.escape(word, quote=dice.chance(50)) for word in text.split()]
        if len(words) > 12 and dice.chance(22):
            start, end = dice.between(1, 4), dice.between(6, 9)
            tag = f'<a href="{BASE}/tag/{quote(dice.pick(self.story.tags))}/">' if dice.chance(35) else "<strong>"
            words[start] = tag + words[start]
            words[end] += "</a>" if tag.startswith("<a") else "</strong>"
        at = dice.between(0, max(0, len(words) - 2))
        glue = "&nbsp;" if dice.chance(10) and len(words) > 3 else " "
        return " ".join(words[: at + 1]) + glue + " ".join(words[at + 1 :]) if len(words) > 1 else " ".join(words)

    def pieces(self) -> list[Piece]:
        """The body, with the byline, the source or the dateline where these stand in it."""
        pieces = [Piece(block.kind, self.words(block.text)) for block in self.story.blocks]
        text = html.escape(self.credit.text)
        if self.place == "first":
            pieces.insert(0, Piece("line", text))
        if self.place in ("last", "source-last"):
            pieces.append(Piece("line", text))
        if self.dateline:
            wrap = "<strong>{}</strong>" if self.dice.chance(40) else "{}"
            pieces[0] = Piece("p", f"{wrap.format(self.dateline)} {pieces[0].html}")
        return pieces

    def body(self) -> tuple[str, ...]:
        """The gold body."""
        texts = [block.text for block in self.story.blocks]
        if self.dateline:
            texts[0] = f"{self.dateline} {texts[0]}"
        return tuple(texts)

    def sheet(self, page: str) -> Sheet:
        """The finished page and its gold."""
        credit, related = self.credit, tuple(self.story.related)
        return Sheet(
            page, self.published, credit.authors, credit.lenient, self.body(), related, self.encoding, self.content_type
        )


def zone(hours: int) -> timezone:
    """A fixed offset from UTC."""
    return timezone(timedelta(hours=hours))


def site_title(dice: Dice, title: str) -> str:
    """The page's <title>: the headline with the paper's name about it."""
    return html.escape(
        dice.pick(("{0} - {1}", "{0} | {1}", "{0}", "{1} | {0}", "{1} - {0}", "{0} – {1}")).format(title, PAPER)
    )
