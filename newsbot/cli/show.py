"""``newsbot show``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from newsbot.archive import Archive, Stored
from newsbot.article import Article
from newsbot.cli.addresses import readable
from newsbot.cli.options import archive_option, format_option


@click.command()
@click.argument("article", metavar="ID|URL")
@archive_option
@format_option
def show(article: str, archive: Path, output: str) -> None:
    """Read one article, by its number in the archive or its address.

    \b
    Example:
      newsbot show 12
      newsbot show https://www.enabbaladi.net/123456 --format json
    """
    with Archive(archive, readonly=True) as opened:
        stored = opened.get(article)
    if output == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(stored.as_dict())).decode())
    else:
        click.echo("\n\n".join(_parts(stored)))


def _parts(stored: Stored) -> Iterator[str]:
    article = stored.article
    yield "\n".join(filter(None, (click.style(article.title, bold=True), article.subtitle)))
    yield "\n".join(_about(stored.id, article))
    yield from article.body
    if article.read_also:
        yield "\n".join(["اقرأ أيضًا:", *(f"  {link.title} · {readable(link.url)}" for link in article.read_also)])


def _about(number: int, article: Article) -> Iterator[str]:
    published = article.published.isoformat() if article.published else None
    yield " · ".join(part for part in (f"#{number}", article.site, article.section, published) if part)
    if article.published and article.published.flags:
        yield f"date: {', '.join(article.published.flags)} (read from {article.published.raw!r})"
    for names in (article.authors, article.agencies, article.tags):
        if names:
            yield "، ".join(names)
    yield readable(article.canonical_url)
