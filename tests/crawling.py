"""Crawls as processes of their own, as Twisted's reactor starts only once, and what they left behind."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.loopback import Paper

ROOT = Path(__file__).parents[1]
PYTHON = [sys.executable, "-W", "error", "-c", "import sys; from newsbot.cli import main; sys.exit(main())"]


class Ran(NamedTuple):
    """A finished process: what it said, and what it left in the archive."""

    code: int
    out: str
    err: str
    archive: Path

    @property
    def sites(self) -> dict[str, dict[str, Any]]:
        """The summary, by site."""
        return {site["site"]: site for site in json.loads(self.out)["sites"]}

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the archive."""
        with sqlite3.connect(self.archive) as db:
            return db.execute(sql).fetchall()

    @property
    def titles(self) -> list[int]:
        """The numbers of the stories in the archive, sorted."""
        return sorted(int(title.split("رقم ")[1].split()[0]) for (title,) in self.rows("SELECT title FROM articles"))


def toml(folder: Path, paper: Paper, name: str = "paper", **more: str) -> Path:
    """A site's file for a served newspaper: name, url, delay 0, and whatever else is given as TOML."""
    lines = {"name": '"صحيفة"', "url": f'"{paper.url}/"', "delay": "0"} | more
    text = "\n".join(f"{key} = {value}" for key, value in lines.items())
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def environment(**more: str) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([*filter(None, [os.environ.get("PYTHONPATH")]), str(ROOT)]),
        **more,
    }


def run(archive: Path, *arguments: str | Path, **env: str) -> Ran:
    """``newsbot crawl`` with a summary in JSON."""
    command = [*PYTHON, "crawl", *map(str, arguments), "--archive", str(archive), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False, env=environment(**env))
    return Ran(done.returncode, done.stdout, done.stderr, archive)


def scrapy(folder: Path, archive: Path, *arguments: str) -> Ran:
    """A command of Scrapy's own in the project."""
    command = [
        sys.executable,
        "-m",
        "scrapy",
        *arguments,
        "-s",
        f"NEWSBOT_SITES={folder}",
        "-s",
        f"NEWSBOT_ARCHIVE={archive}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False, cwd=ROOT, env=environment())
    return Ran(done.returncode, done.stdout, done.stderr, archive)


def start(archive: Path, site: Path, before: Sequence[str] = ()) -> subprocess.Popen[str]:
    command = [*before, *PYTHON, "crawl", str(site), "--archive", str(archive), "--format", "json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())


def wait_for(paper: Paper, pages: int, begin: str = "/article") -> None:
    deadline = time.monotonic() + 20
    while sum(path.startswith(begin) for path in paper.hits) < pages and time.monotonic() < deadline:
        time.sleep(0.02)
