"""``newsbot record``: a page becomes a test folder, for a person to read and correct."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import click

from newsbot.article import Article
from newsbot.cli.fetch import Fetched, check_address, fetch, read_file
from newsbot.cli.options import sites_option
from newsbot.errors import NotAnArticle, UsageError
from newsbot.parsers.article_page import parse
from newsbot.parsers.plain_text import parse_text
from newsbot.sites import site as catalogue
from newsbot.sites.site import Site

# The fields of a case, in the order in which a person checks them.
FIELDS = ("title", "subtitle", "published", "modified", "authors", "agencies", "body", "section", "tags")
_NAME = re.compile(r"[\w.-]*\w")


@click.command()
@click.argument("source", metavar="URL|FILE")
@click.option("--site", "site_name", required=True, help="The newspaper: its id, or the path of its file.")
@click.option("--case", help="The folder's name; without it, taken from the address.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("tests/pages"),
    show_default=True,
    help="Where the recorded pages lie.",
)
@click.option("--url", help="The address that a local FILE was saved from.")
@click.option("--force", is_flag=True, help="Replace a case of that name.")
@sites_option
def record(source: str, site_name: str, case: str | None, out: Path, sites_folder: Path | None, **asked: Any) -> None:
    """Keep one page, and what newsbot reads in it today, as a test.

    Writes page.html and case.json; a person then corrects case.json, and every later change has to read the same.

    \b
    Example:
      newsbot record https://www.youm7.com/story/2025/11/21/x/123 --site youm7 --case comments
      newsbot record saved.html --url https://www.youm7.com/story/2025/11/21/x/123 --site youm7
    """
    site = catalogue.find(site_name, sites_folder)
    now = datetime.now(UTC)
    page = _page(source, asked["url"])
    if not site.owns(page.url):
        raise UsageError(
            f"{page.url} is no page of {site.id} ({site.url}): name the --site it is of, "
            f"or add its host to hosts in the site's file"
        )
    folder = out / site.id / _case_name(case, page.url, now)
    if folder.exists() and not asked["force"]:
        raise UsageError(f"{folder} is there already: give another --case, or --force to replace it")
    kept = _case(page, site, now)
    _write(folder, {_page_name(page): page.content, "case.json": _as_json(kept)})
    click.echo(folder)
    click.echo(_what_next(kept), err=True)


def _page(source: str, url: str | None) -> Fetched:
    file = Path(source)
    if "://" not in source and not url and not file.exists():
        raise UsageError(f"{source}: no such file, and no address (these begin with http:// or https://)")
    if "://" in source:
        if url is not None:
            raise UsageError("--url is for a FILE: an address says itself where it is from")
        return fetch(source)
    if not url:
        raise UsageError(f"{source}: say with --url which address the file was saved from")
    check_address(url)
    return Fetched(read_file(file), "text/plain; charset=utf-8" if file.suffix == ".txt" else None, url)


def _page_name(page: Fetched) -> str:
    return "page.txt" if (page.content_type or "").startswith("text/plain") else "page.html"


def _case_name(asked: str | None, url: str, now: datetime) -> str:
    """The case's folder: as asked, else the last word of the address that can name one, else the day."""
    if asked is not None:
        if not _NAME.fullmatch(asked) or asked.startswith("."):
            raise UsageError(f"--case {asked}: a folder's name, of letters, digits, '-', '_' and '.'")
        return asked
    words = [Path(part).stem for part in unquote(urlsplit(url).path).split("/")]
    named = [word[:40] for word in reversed(words) if word.isascii() and _NAME.fullmatch(word) and word[0] != "."]
    return named[0] if named else f"{now:%Y-%m-%d}"


def _case(page: Fetched, site: Site, now: datetime) -> dict[str, Any]:
    about = {"url": page.url, "fetched": f"{now:%Y-%m-%d}", "content_type": page.content_type}
    try:
        article = _read(page, site, now)
    except NotAnArticle:
        return {"kind": "not_article", **about}
    return {"kind": "article", **about, "expect": _expected(article)}


def _read(page: Fetched, site: Site, now: datetime) -> Article:
    if _page_name(page) == "page.txt":
        return parse_text(page.content.decode("utf-8", "replace"), url=page.url, fetched=now)
    return parse(page.content, page.url, site=site, fetched=now, content_type=page.content_type)


def _expected(article: Article) -> dict[str, Any]:
    plain = article.as_dict()
    links = [{"title": link.title, "url": link.url} for link in article.read_also]
    return {**{name: plain[name] for name in FIELDS}, "read_also": links}


def _as_json(case: Mapping[str, Any]) -> bytes:
    return (json.dumps(case, ensure_ascii=False, indent=1) + "\n").encode()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """The folder appears whole or not at all; a case that it replaces stays until then."""
    with _made(folder.parent), tempfile.TemporaryDirectory(prefix=".record-", dir=folder.parent) as scratch:
        fresh = Path(scratch) / "fresh"
        fresh.mkdir()
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        if folder.exists():
            shutil.move(folder, Path(scratch) / "old")
        fresh.rename(folder)


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """The folder, and those above it; what is made here goes again when nothing comes to stand in it."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        with suppress(OSError):
            for each in missing:
                each.rmdir()
        raise


def _what_next(case: Mapping[str, Any]) -> str:
    if case["kind"] == "not_article":
        return "Read as no article. If it is one, write its fields into case.json and run the tests."
    empty = [name for name, value in case["expect"].items() if not value]
    doubt = f" Not found: {', '.join(empty)}." if empty else ""
    return (
        f"Next: correct case.json by the page.{doubt} Put words of your own where the publisher's stand, in page.html "
        "and case.json alike; then run pytest tests/test_pages.py."
    )
