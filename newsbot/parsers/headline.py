"""The headline: the line of the page that says what its metadata says, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsbot.arabic.labels import heading, plain, without_kicker
from newsbot.arabic.text import clean
from newsbot.parsers.link_lists import is_prose
from newsbot.parsers.linked_data import ARTICLE_TYPES, names, types
from newsbot.parsers.page import Page
from newsbot.parsers.visible import Line, Visible

_SEPARATOR = re.compile(r"\s+[|\-–—»«:•·/\\~]+\s+|\s*[|•]\s*")
_CUT = re.compile(r"\s*(?:\.{3}|…)\s*$")
_HEADING_TAGS = {"h1": 3, "h2": 2, "h3": 1, "h4": 0.5}
_BESIDE = frozenset(
    "nav footer popular related comments aside newsletter popup bio pager ad search hidden unseen".split()
)
_LONGEST = 300
_LONGEST_PLAIN = 160  # without a heading's tag or name
_MOST_TITLES = 12
_MOST_AGREEMENT = 4.0
_ENOUGH = 2.4
_MOST_WRAPPED = 4  # boxes within a heading
_MOST_PIECES = 5


class Headline(NamedTuple):
    """The headline's text, the reader that gave it, and its box and last line on the page, if it stands there."""

    text: str
    reader: str
    box: int | None = None
    line: int | None = None


class _Title(NamedTuple):
    """A title of the metadata: as written, folded, and folded without spaces."""

    text: str
    plain: str
    joined: str
    is_part: bool

    @classmethod
    def of(cls, text: str, *, is_part: bool = False) -> _Title:
        return cls(text, plain(text), plain(text).replace(" ", ""), is_part)


class _Candidate(NamedTuple):
    text: str
    box: int
    line: int
    weight: float


def machine_titles(page: Page) -> list[tuple[str, str]]:
    """Every title that the page's metadata states, as (reader, title), the most trusted first."""
    stated = [
        ("json-ld", name)
        for node in page.json_ld
        if types(node) & ARTICLE_TYPES
        for name in names(node.get("headline"))
    ]
    stated += [
        ("meta " + key, value)
        for key in ("og:title", "twitter:title", "headline", "title", "dc.title")
        for value in page.meta.get(key, [])[:2]
    ]
    stated.append(("title", page.title_tag))
    return [(reader, title) for reader, raw in stated[:_MOST_TITLES] if (title := clean(_unescaped(raw)))]


def _unescaped(text: str) -> str:
    # Entities inside JSON-LD, or escaped twice in a meta, are common.
    return (
        text
        if "&" not in text
        else re.sub(r"&(?:quot|#0?34);", '"', re.sub(r"&(?:amp);", "&", text))
        .replace("&#039;", "'")
        .replace("&nbsp;", " ")
    )


def without_site(title: str, site_names: frozenset[str]) -> str:
    """A title without the site's name at either end (``site_names`` as ``labels.plain`` gives them)."""
    for _ in range(3):
        if not (cuts := list(_SEPARATOR.finditer(title))):
            break
        first, last = title[: cuts[0].start()], title[cuts[-1].end() :]
        if _names_site(last, site_names):
            title = title[: cuts[-1].start()]
        elif _names_site(first, site_names):
            title = title[cuts[0].end() :]
        else:
            break
    return title.strip()


def _names_site(part: str, site_names: frozenset[str]) -> bool:
    words = plain(part)
    return not words or words in site_names or words.replace(" ", "") in site_names


def find(page: Page, visible: Visible, site_names: frozenset[str]) -> Headline | None:
    """The page's headline, or ``None`` where nothing looks like one."""
    stated = [(reader, without_site(title, site_names)) for reader, title in machine_titles(page)]
    stated = [(reader, title) for reader, title in stated if title and not _names_site(title, site_names)]
    wanted = [_Title.of(title) for _, title in stated]
    wanted += [_Title.of(part, is_part=True) for _, title in stated for part in _parts(title, visible)]
    candidates = [*_candidates(visible, site_names)]
    best, score = _best(candidates, wanted)
    if best is not None and (below := _below_name(best, candidates, [title for _, title in stated], visible)):
        return Headline(below.text, "visible", below.box, below.line)
    if best is not None and (score >= 5 or (score >= _ENOUGH and not _is_elsewhere(best, wanted))):
        return Headline(without_kicker(_shown(best.text, wanted)), "visible", best.box, best.line)
    if stated:
        return _stated(stated, visible)
    # Where metadata knows the site's name alone, an element that is named for the headline must do.
    is_told = best is not None and (score >= 2 or (score >= 1 and best.text.count(" ") >= 3))
    return Headline(best.text, "visible", best.box, best.line) if best is not None and is_told else None


def _best(candidates: Iterable[_Candidate], wanted: list[_Title]) -> tuple[_Candidate | None, float]:
    """The candidate with the highest score, of equals the first of the page."""
    best, highest = None, 0.0
    # The heaviest first: most lines of a page cannot reach them any more, and need not be compared.
    for candidate in sorted(candidates, key=lambda each: -each.weight):
        if best is not None and candidate.weight + _MOST_AGREEMENT < highest:
            break
        score = candidate.weight + _agreement(plain(candidate.text), wanted)
        if best is None or (score, -candidate.line) > (highest, -best.line):
            best, highest = candidate, score
    return best, highest


def _below_name(
    best: _Candidate, candidates: list[_Candidate], titles: list[str], visible: Visible
) -> _Candidate | None:
    """The headline under the site's name, where the best candidate is that: one end of a title, above a heading."""
    pieces = [[plain(piece) for piece in _SEPARATOR.split(title.replace(": ", " | "))] for title in titles]
    name = plain(best.text)
    ends = [parts for parts in pieces if len(parts) > 1 and name in (parts[0], parts[-1])]
    if not ends:
        return None
    text = next((line.index for line in visible.lines[best.line + 1 :] if is_prose(line)), len(visible.lines))
    between = [each for each in candidates if best.line < each.line < text and each.weight > 0]
    other = (each for each in between if any(plain(each.text) in parts for parts in ends))
    # Where the title has the name at its end and no headline, the element that is named for one must do.
    is_last = name == ends[0][-1] and not _is_named(best, visible)
    named = (each for each in between if is_last and _is_named(each, visible))
    return next(other, None) or next(named, None)


def _is_named(candidate: _Candidate, visible: Visible) -> bool:
    fields = visible.boxes[candidate.box].fields
    return "headline" in fields and "subtitle" not in fields


def _parts(title: str, visible: Visible) -> list[str]:
    """What of a title between bars and dashes can be the headline: long pieces, alone and with their neighbours.

    Without a long one it is what the one h1 says.
    """
    heads = [box for box in visible.boxes if box.tag == "h1"]
    only = plain(" ".join(visible.lines[index].text for index in heads[0].lines[:3])) if len(heads) == 1 else ""
    parts = _SEPARATOR.split(title)
    long = [part for part in parts if part.count(" ") >= 4]
    if long:
        return [*long, *_runs(parts[:_MOST_PIECES], long)]
    # A short h1 beside a long piece is the site's name.
    return [part for part in parts if only and plain(part) == only]


def _runs(parts: list[str], long: list[str]) -> Iterator[str]:
    """Neighbouring pieces that hold a long one: a headline with a dash in it, the site's name cut off."""
    for first in range(len(parts)):
        for last in range(first + 2, len(parts) + 1):
            run = parts[first:last]
            if len(run) < len(parts) and not set(long).isdisjoint(run):
                yield " - ".join(run)


def end_of_title(title: str, shown: str) -> str:
    """The outermost piece of ``<title>`` beside the headline: the site's name; sections stand between the two.

    >>> end_of_title("افتتاح مكتبة الحي - ثقافة - صوت المدينة", "افتتاح مكتبة الحي")
    'صوت المدينة'
    """
    parts = [part.strip() for part in _SEPARATOR.split(title) if part.strip()]
    key = plain(shown)
    ends = [part for part in (parts[-1], parts[0]) if plain(part) not in key] if len(parts) > 1 else []
    return ends[0] if ends else ""


def _is_elsewhere(candidate: _Candidate, wanted: list[_Title]) -> bool:
    """Whether the page's metadata has titles, and they say something else than this heading."""
    return bool(wanted) and candidate.weight < 3 and _agreement(plain(candidate.text), wanted) == 0


def _candidates(visible: Visible, site_names: frozenset[str]) -> Iterator[_Candidate]:
    done: set[int] = set()
    for line in visible.lines:
        outer = _heading_box(visible, line)
        if outer in done or len(line.text) > _LONGEST:
            continue
        box = visible.boxes[outer]
        weight = _HEADING_TAGS.get(box.tag, 0.0) + ("headline" in line.fields)
        if "headline" in box.fields and "headline" in (box.element.get("itemprop") or ""):
            weight += 2
        if (weight == 0 and len(line.text) > _LONGEST_PLAIN) or heading(line.text) is not None:
            continue
        lines = [line]
        if box.stop - box.first <= (_LONGEST if box.tag in _HEADING_TAGS else 3):
            done.add(outer)
            lines = visible.lines_in(outer)
        text = line.text if len(lines) == 1 else " ".join([each.text for each in lines])
        if text and len(text) <= _LONGEST and not _names_site(text, site_names):
            yield _Candidate(
                text, outer, lines[-1].index, weight - 4 * (not _BESIDE.isdisjoint(box.zones)) - (len(text.split()) < 3)
            )


def _heading_box(visible: Visible, line: Line) -> int:
    """The heading that a line stands in, else its own box."""
    box = line.box
    for _ in range(_MOST_WRAPPED):
        if visible.boxes[box].tag in _HEADING_TAGS:
            return box
        box = visible.boxes[box].parent
    return line.box


def _agreement(text: str, wanted: list[_Title]) -> float:
    """How well a folded line agrees with the titles of the metadata, 0 to 4."""
    # White space differs where the headline was cut over two lines.
    best, joined = 0.0, text.replace(" ", "")
    for title in wanted:
        if joined == title.joined:
            return _MOST_AGREEMENT
        shorter, longer = (joined, title.joined) if len(joined) < len(title.joined) else (title.joined, joined)
        if len(shorter) >= 12 and shorter in longer:
            best = max(best, 1.0 + 2 * len(shorter) / len(longer))
    return best


def _shown(text: str, wanted: list[_Title]) -> str:
    """The visible line, without a kicker or section that only the page adds."""
    shown = plain(text)
    if any(shown.replace(" ", "") in title.joined for title in wanted if not title.is_part):
        return text
    for title in wanted:
        inside = shown.endswith(" " + title.plain) or shown.startswith(title.plain + " ")
        if inside and len(title.plain) * 2 > len(shown) and len(title.plain) >= 12 and not _CUT.search(title.text):
            return title.text
    return text


def _stated(stated: list[tuple[str, str]], visible: Visible) -> Headline:
    """The metadata's title, and where the page repeats it, if it does."""
    reader, title = next(((reader, title) for reader, title in stated if not _CUT.search(title)), stated[0])
    key = plain(title)
    near = (line for line in visible.lines if len(line.text) <= 2 * len(title) and line.link_share < 0.5)
    line = next((line for line in near if plain(line.text) == key), None)
    return Headline(title, reader, line.box if line else None, line.index if line else None)
