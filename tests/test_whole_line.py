"""The whole line: a site file of three lines, an unknown site of 200 articles in 20 styles, and what is in the archive.

The floors only go up; the site is drawn anew from each seed, with class names that mean something and without.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.crawling import Ran, run
from tests.newsite.score import compare, means, strangers
from tests.newsite.server import serve
from tests.newsite.site import build

ARTICLES = 200
FLOORS = {"title": 0.99, "date": 0.98, "authors": 0.95, "body": 0.99, "read_also": 0.97}


def archived(path: Path) -> list[dict[str, Any]]:
    """The articles of an archive, read as an analyst would: by SQL."""
    with sqlite3.connect(path) as db:
        db.row_factory = sqlite3.Row
        articles = db.execute("SELECT id, canonical_url AS url, title, published, body FROM articles").fetchall()
        authors = (
            "SELECT name FROM authors JOIN article_authors ON author_id = id WHERE article_id = ? ORDER BY position"
        )
        links = "SELECT title, url FROM links WHERE article_id = ? ORDER BY position"
        return [
            {
                **dict(row),
                "body": row["body"].split("\n\n"),
                "authors": [name for (name,) in db.execute(authors, [row["id"]])],
                "read_also": [dict(link) for link in db.execute(links, [row["id"]])],
            }
            for row in articles
        ]


@pytest.mark.parametrize(
    ("seed", "announced", "scramble"),
    [("with-feeds", True, False), ("by-links-alone", False, False), ("meaningless-classes", True, True)],
)
def test_an_unknown_site_comes_in_whole(tmp_path: Path, seed: str, announced: bool, scramble: bool) -> None:
    site = build(seed, ARTICLES, feed=announced, sitemap=announced, scramble=scramble)
    with serve(site) as address:
        file = tmp_path / "unknown.toml"
        file.write_text(f'name = "موقع مجهول"\nurl = "{address}/"\ndelay = 0\n', encoding="utf-8")
        ran: Ran = run(tmp_path / "archive.db", file)
        gold = site.gold_at(address)
    assert ran.code == 0, ran.err
    records = archived(ran.archive)
    assert strangers(records, gold) == []
    assert len(records) == ARTICLES
    figures = means(compare(records, gold))
    below = {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor}
    assert not below, json.dumps(figures)
