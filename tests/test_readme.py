"""The README is true: its commands exist, its shell lines give what it shows, its Python runs."""

from __future__ import annotations

import doctest
import re
import shlex
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import get_args

import click
import pytest

from newsbot.arabic.dates import FLAGS
from newsbot.archive import Archive
from newsbot.article import MentionKind
from newsbot.cli import COMMANDS, newsbot
from newsbot.sites import site as sites

README = Path(__file__).parent.parent / "README.md"
TEXT = README.read_text("utf-8")
DATES = README.with_name("docs") / "dates.md"


def blocks(language: str, text: str = TEXT) -> list[str]:
    """The code blocks in a language, of the README unless told."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def shown() -> list[tuple[str, str]]:
    """Each command that the README shows, and what it prints."""
    parts = [part for block in blocks("console") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, printed) for command, _, printed in (part.partition("\n") for part in parts)]


def typed() -> list[list[str]]:
    """The newsbot commands that the README tells to type, as words."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    quoted = re.findall(r"`(newsbot [^`]+)`", TEXT)
    return [shlex.split(line.partition(" < ")[0]) for line in lines + quoted if line.startswith("newsbot ")]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_table(name: str) -> None:
    assert f"| `newsbot {name}` |" in TEXT


@pytest.mark.parametrize("words", typed(), ids=" ".join)
def test_every_command_line_is_one_that_the_command_takes(words: list[str]) -> None:
    command: click.Command | None = newsbot
    arguments = words[1:]
    while isinstance(command, click.Group):
        name, *arguments = arguments
        command = command.get_command(click.Context(command), name)
        if not arguments:
            break
    assert command is not None
    if arguments:
        command.make_context("newsbot", arguments)


@pytest.mark.parametrize(("command", "printed"), shown())
def test_shell_lines_print_what_is_shown(command: str, printed: str, tmp_path: Path) -> None:
    program, *arguments = shlex.split(command)
    assert program == "newsbot"
    call = [sys.executable, "-c", "import sys; from newsbot.cli import main; sys.exit(main())", *arguments]
    done = subprocess.run(call, check=True, capture_output=True, encoding="utf-8", timeout=60, cwd=tmp_path)
    assert done.stdout == printed


@pytest.mark.parametrize("page", [README, DATES], ids=lambda page: page.name)
def test_the_python_examples(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example = "\n".join(blocks("pycon", page.read_text("utf-8")))
    parsed = doctest.DocTestParser().get_doctest(example, {}, page.name, str(page), 0)
    reports: list[str] = []
    doctest.DocTestRunner(verbose=False).run(parsed, out=reports.append)
    assert "".join(reports) == ""


@pytest.mark.parametrize("query", blocks("sql"))
def test_the_queries_run(query: str, tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db"):
        pass
    db = sqlite3.connect(tmp_path / "archive.db")
    assert db.execute(query).fetchall() == []
    db.close()


def test_every_flag_and_kind_is_described() -> None:
    words = set(re.findall(r"^\| `(\w+)` \|", DATES.read_text("utf-8"), re.MULTILINE))
    assert words == {*FLAGS, *get_args(MentionKind)}


@pytest.mark.parametrize("text", blocks("toml"))
def test_the_site_files_load(text: str, tmp_path: Path) -> None:
    file = tmp_path / "my-paper.toml"
    file.write_text(text, "utf-8")
    assert sites.load(file).name == tomllib.loads(text)["name"]


def test_the_tables_and_columns_are_the_archives(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db"):
        pass
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| [^|]+ \| ([^|]+) \|$", TEXT, re.MULTILINE)
    db = sqlite3.connect(tmp_path / "archive.db")
    stated = {table: columns for tables, columns in rows for table in re.findall(r"`(\w+)`", tables)}
    kept = {
        table: {column for _, column, *_ in db.execute(f"PRAGMA table_info({table})")}
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    db.close()
    hidden = {table for table in kept if table.startswith(("sqlite_", "_sqlite", "article_index_"))}
    assert set(stated) == set(kept) - hidden
    for tables, columns in rows:
        known = {column for table in re.findall(r"`(\w+)`", tables) for column in kept[table]}
        assert set(re.findall(r"`(\w+)`", columns)) <= known
