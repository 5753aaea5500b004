"""The quality floor: real pages of real newspapers, scored against gold made by hand.

The pages belong to their publishers and are not here: NEWSBOT_CORPUS names the folder that has ``corpus`` and
``eval/score_extraction.py``; without it these tests are skipped.

``floors.json`` only ever goes up. To raise a floor: run ``NEWSBOT_CORPUS=../shared pytest tests/test_quality.py -rP``,
take a figure that it prints, cut it (never round it up) after the third decimal, and say in the commit what earned it.
A change that needs a lower floor is not to be merged.
"""

from __future__ import annotations

import functools
import gzip
import importlib.util
import json
import os
import statistics
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from newsbot.errors import PageError
from newsbot.parsers import article_page
from newsbot.parsers.discovery import read_listing
from newsbot.parsers.page import Page
from newsbot.sites.site import Site, for_url

FLOORS: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
SHARED = Path(os.environ.get("NEWSBOT_CORPUS") or ".")
CORPUS = SHARED / "corpus"
LISTINGS = sorted((CORPUS / "gold_listings").glob("*.json"))

pytestmark = pytest.mark.skipif(not os.environ.get("NEWSBOT_CORPUS"), reason="NEWSBOT_CORPUS names no corpus")


@functools.cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_extraction", SHARED / "eval" / "score_extraction.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def show(figures: str) -> None:
    """What a floor is raised by: `pytest -rP` shows it for tests that pass."""
    print(figures)  # noqa: T201 - it is the test's second purpose


def read(raw: bytes, url: str, site: Site | None) -> dict[str, Any]:
    """An article as the scorer takes it; a page that is refused scores nothing, as it does there."""
    try:
        plain = article_page.parse(raw, url, site=site).as_dict()
    except PageError as error:
        return {"failed": str(error)}
    return {name: plain[name] for name in ("title", "published", "authors", "body", "read_also")}


@functools.cache
def pages(readers: str) -> dict[str, dict[str, Any]]:
    """Each page's figures: read by the general readers alone, or with the sites' files."""
    rows: dict[str, dict[str, Any]] = {}
    for name, raw, url, gold in scorer().pages(CORPUS):
        record = read(raw, url, for_url(url) if readers == "sites" else None)
        rows[name] = {**scorer().score_page(record, gold, url), "failed": record.get("failed")}
    assert rows, f"no pages in {CORPUS}"
    return rows


@pytest.mark.parametrize("readers", ["general", "sites"])
def test_every_page_is_read(readers: str) -> None:
    assert {name: row["failed"] for name, row in pages(readers).items() if row["failed"]} == {}


@pytest.mark.parametrize(
    ("readers", "field"), [(readers, field) for readers in ("general", "sites") for field in FLOORS[readers]]
)
def test_fields_stay_above_their_floor(readers: str, field: str) -> None:
    figure = statistics.fmean(row[field] for row in pages(readers).values() if field in row)
    weak = {name: round(row[field], 3) for name, row in pages(readers).items() if row.get(field, 1) < 1}
    show(f"{readers} {field} {figure:.4f} {weak or ''}")
    assert figure >= FLOORS[readers][field]


def plain(url: str) -> str:
    """An address to compare: no scheme, fragment, ``www.`` or escapes."""
    parts = urlsplit(unquote(url))
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + f"?{parts.query}" * bool(parts.query)


@functools.cache
def listings() -> dict[str, tuple[float, float]]:
    """Precision and recall of each front page's story links."""
    urls = {
        row["id"]: row["url"] for row in map(json.loads, (CORPUS / "manifest.jsonl").read_text("utf-8").splitlines())
    }
    scores = {}
    for file in LISTINGS:
        gold = {plain(link["url"]) for link in json.loads(file.read_text("utf-8"))["article_links"]}
        raw = gzip.decompress((CORPUS / "listings" / f"{file.stem}.html.gz").read_bytes())
        url = urls[file.stem]
        found = {plain(story.url) for story in read_listing(Page(raw, url), site_of(url)).stories}
        scores[file.stem] = (len(found & gold) / max(1, len(found)), len(found & gold) / len(gold))
    return scores


def site_of(url: str) -> Site:
    site = for_url(url)
    assert site is not None, f"no site file owns {url}"
    return site


@pytest.mark.parametrize(("position", "measure"), [(0, "precision"), (1, "recall")])
def test_story_links_of_front_pages_stay_above_their_floor(position: int, measure: str) -> None:
    figure = statistics.fmean(score[position] for score in listings().values())
    show(f"listings {measure} {figure:.4f} {listings()}")
    assert figure >= FLOORS["listings"][measure]


def test_a_directory_of_newspapers_has_no_stories() -> None:
    """Real windows-1256 bytes, and not one link to a story of its own."""
    raw = gzip.decompress((CORPUS / "listings" / "arabicmedia-directory.html.gz").read_bytes())
    url = "http://arabic-media.com/arabicnews.htm"
    page = Page(raw, url)
    assert page.encoding.lower() in ("windows-1256", "cp1256")
    assert read_listing(page, Site.for_unknown(url)).stories == ()
