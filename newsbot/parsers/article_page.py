"""A page → an article: every field by its readers, then the question whether it is an article."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from newsbot.article import Article, DateReading
from newsbot.errors import Withheld
from newsbot.parsers import fields, pictures, publication, signature, verdict
from newsbot.parsers.byline import Byline
from newsbot.parsers.page import Page
from newsbot.parsers.plain_text import parse_text
from newsbot.parsers.publication import Candidate
from newsbot.parsers.reading import Answer, Reader, Reading, answers, first
from newsbot.sites.site import Site

_FIELDS: dict[str, tuple[Reader, ...]] = {
    "canonical_url": (fields.canonical_urls,),
    "title": (fields.titles,),
    "subtitle": (fields.subtitles,),
    "body": (fields.bodies,),
    "section": (fields.sections,),
    "tags": (fields.tags,),
    "images": (pictures.images,),
    "read_also": (fields.read_also_links,),
    "language": (fields.languages,),
}


class Explanation(msgspec.Struct, frozen=True):
    """What one field became, which reader gave it, and what the others would have said."""

    field: str
    value: Any
    reader: str | None
    others: tuple[tuple[str, Any], ...]


def parse(
    html: bytes | str,
    url: str,
    *,
    site: Site | None = None,
    fetched: datetime | None = None,
    content_type: str | None = None,
) -> Article:
    """The article on a page.

    Raises ``NotAnArticle`` with the reason; ``Withheld`` (``Blocked``, ``NeedsScript``, ``LoginWall``) where something
    stands before the text; ``Unreadable`` for what is no page.
    """
    return article(read(Page(html, url, content_type), site, fetched))


def article(reading: Reading) -> Article:
    """The article of a reading; raises as ``parse`` does."""
    page = reading.page
    if not page.is_markup:
        return parse_text(page.text, url=page.url or None, fetched=reading.clock.fetched, site=reading.site)
    assembled = assemble(reading)
    if (against := verdict.why_not(reading, assembled)) is not None:
        raise against.as_error(page.name)
    return assembled


def check(page: Page, site: Site | None) -> None:
    """Raise ``Withheld`` where a guard, a log-in or an empty frame stands before a page of whatever kind."""
    if not page.is_markup:
        return
    reading = read(page, site, None)
    against = verdict.why_not(reading, assemble(reading))
    if against is not None and issubclass(against.error, Withheld):
        raise against.as_error(page.name)


def stated_address(html: bytes | str) -> str | None:
    """The address that a saved page states of itself."""
    page = Page(html, "")
    return (page.declared_canonical or page.join(page.first_meta("og:url"))) if page.is_markup else None


def read(page: Page, site: Site | None, fetched: datetime | None) -> Reading:
    """The page as its site's page, or as an unknown site's."""
    return Reading(page, site or Site.for_unknown(page.url), fetched)


def assemble(reading: Reading) -> Article:
    """Every field by the first reader that answers."""
    values: dict[str, Any] = {}
    evidence = {"encoding": reading.page.encoding}
    for name, readers in _FIELDS.items():
        answer = first(reading, readers)
        if answer is not None:
            values[name] = answer.value
            evidence[name] = answer.reader
    _add_byline(reading, values, evidence)
    _add_dates(reading, values, evidence)
    values.setdefault("title", "")
    return Article(
        url=reading.page.url, site=reading.site.id if reading.page.url else None, evidence=evidence, **values
    )


def _add_byline(reading: Reading, values: dict[str, Any], evidence: dict[str, str]) -> None:
    authors: tuple[str, ...] = ()
    agencies: dict[str, None] = dict.fromkeys(signature.tail_agencies(reading))
    for answer in signature.bylines(reading):
        found: Byline = answer.value
        agencies.update(dict.fromkeys(found.agencies))
        if found.authors and not authors:
            authors = found.authors
            evidence["authors"] = reading.named(answer.reader)
    values["authors"], values["agencies"] = authors, tuple(agencies)


def _add_dates(reading: Reading, values: dict[str, Any], evidence: dict[str, str]) -> None:
    machine, visible = fields.machine_dates(reading), fields.visible_dates(reading)
    published = publication.settle(machine, visible, reading.page.url, reading.clock)
    modified = publication.modified(machine, visible, published.reading if published else None)
    for name, chosen in (("published", published), ("modified", modified)):
        if chosen is not None:
            values[name] = chosen.reading
            evidence[name] = reading.named(chosen.reader)


def explain(reading: Reading) -> list[Explanation]:
    """For every field the value, the reader that gave it, and what the other readers would have said.

    Unlike ``article`` it also explains a page that is none: the last row says why.
    """
    if not reading.page.is_markup:
        pasted = article(reading)
        return [_explained(pasted, name, []) for name in (*_FIELDS, "authors", "published")]
    assembled = assemble(reading)
    rows = [_explained(assembled, name, list(answers(reading, readers))) for name, readers in _FIELDS.items()]
    signed = [Answer(answer.value.authors, reading.named(answer.reader)) for answer in signature.bylines(reading)]
    rows.append(_explained(assembled, "authors", signed))
    rows.append(Explanation("agencies", assembled.agencies, None, ()))
    rows += _explained_dates(reading, assembled)
    rows.append(Explanation("encoding", reading.page.encoding, None, ()))
    against = verdict.why_not(reading, assembled)
    rows.append(Explanation("not an article", against.told if against else None, None, ()))
    return rows


def _explained(article: Article, name: str, found: list[Answer]) -> Explanation:
    value, reader = getattr(article, name), article.evidence.get(name)
    others = tuple(
        (answer.reader, answer.value) for answer in found if (answer.reader, answer.value) != (reader, value)
    )
    return Explanation(name, value, reader, others)


def _explained_dates(reading: Reading, article: Article) -> list[Explanation]:
    everything: list[Candidate] = [*fields.machine_dates(reading), *fields.visible_dates(reading)]
    rows = []
    for name, updated in (("published", False), ("modified", True)):
        value: DateReading | None = getattr(article, name)
        others = tuple(
            (each.reader, each.reading) for each in everything if each.updated is updated and each.reading != value
        )
        rows.append(Explanation(name, value, article.evidence.get(name), others))
    return rows
