"""Exports are whole, stream, and cannot be made to run anything in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.archive import Archive, Stored, export, write_csv, write_json_lines
from newsbot.archive.exports import CSV_COLUMNS
from newsbot.article import Article
from newsbot.errors import UsageError
from tests.archived import ARTICLE, articles, numbered

STORED = [Stored(1, ARTICLE), Stored(2, numbered(2, title='=HYPERLINK("x")', published=None, read_also=(), tags=()))]


def _rows(stored: list[Stored]) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    assert write_csv(stored, stream) == len(stored)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def test_a_row_says_all_that_an_analyst_needs() -> None:
    (row, bare) = _rows(STORED)
    assert list(row) == list(CSV_COLUMNS)
    assert row == {
        "id": "1",
        "site": "paper",
        "published": "2025-11-21T01:30:00+03:00",
        "published_source": "json-ld",
        "published_precision": "minute",
        "published_calendar": "gregorian",
        "published_flags": "weekday_mismatch",
        "published_raw": "٢١ نوفمبر ٢٠٢٥",
        "modified": "2025-11-22",
        "title": ARTICLE.title,
        "subtitle": "في العاصمة",
        "authors": "ليلى حداد; مُحَمَّد سالم",
        "agencies": "رويترز",
        "section": "ثقافة",
        "tags": "كتب; مكتبات",
        "body": ARTICLE.text,
        "images": "https://paper.example/1.jpg",
        "read_also": '[{"title":"معرض الكتاب","url":"https://paper.example/news/2","position":0}]',
        "language": "ar",
        "url": ARTICLE.url,
        "canonical_url": ARTICLE.canonical_url,
    }
    assert (bare["published"], bare["published_raw"], bare["tags"], bare["read_also"]) == ("", "", "", "")


@pytest.mark.parametrize("start", "=+-@\t\r")
def test_no_cell_is_a_formula(start: str) -> None:
    (row,) = _rows([Stored(1, numbered(1, title=f"{start}cmd", tags=(f"{start}cmd", "b"), url=f"{start}cmd"))])
    assert (row["title"], row["tags"], row["url"]) == (f"'{start}cmd", f"'{start}cmd; b", f"'{start}cmd")


@given(article=articles)
def test_any_article_is_a_row_and_a_line(article: Article) -> None:
    (row,) = _rows([Stored(7, article)])
    assert row["title"].removeprefix("'") == article.title.removeprefix("'")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
    stream = io.StringIO()
    write_json_lines([Stored(7, article)], stream)
    assert json.loads(stream.getvalue()) == json.loads(json.dumps({"id": 7, **article.as_dict()}))


def test_the_ending_tells_the_format(tmp_path: Path) -> None:
    assert export(STORED, tmp_path / "a.CSV") == export(STORED, tmp_path / "a.jsonl") == 2
    assert (tmp_path / "a.CSV").read_text(encoding="utf-8").startswith("id,site,published")
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [1, 2]


def test_excel_has_its_mark_when_it_is_asked_for(tmp_path: Path) -> None:
    export(STORED, tmp_path / "a.csv", bom=True)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("\ufeffid,site,published")
    with pytest.raises(UsageError, match="--bom is for CSV"):
        export(STORED, tmp_path / "a.jsonl", bom=True)


def test_the_format_may_be_told(tmp_path: Path) -> None:
    export(STORED, tmp_path / "a.txt", "csv")
    export(STORED, tmp_path / "a.csv")
    assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "a.csv").read_bytes()


@pytest.mark.parametrize("name", ["a.foo", "a", "folder.csv"])
def test_what_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UsageError):
        export(STORED, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to("real.csv")
    (tmp_path / "circle.csv").symlink_to("circle.csv")
    assert export(STORED, tmp_path / "link.csv") == export(STORED, tmp_path / "circle.csv") == 2
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == (tmp_path / "circle.csv").read_bytes()


def test_a_failure_leaves_the_older_file(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("older")

    def failing() -> Iterator[Stored]:
        yield STORED[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left") as caught:
        export(failing(), target)
    assert caught.value.filename == str(target)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.csv", "older")]


def test_the_archive_is_read_as_it_is_written(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db") as archive:
        archive.save(numbered(number, read_also=()) for number in range(50))
        streamed = archive.articles()
        assert next(streamed).article == numbered(49, read_also=())
        assert export(streamed, tmp_path / "rest.jsonl") == 49


@given(names=st.lists(st.sampled_from(["a", "b"])))
def test_lists_are_joined(names: list[str]) -> None:
    assert _rows([Stored(1, numbered(1, tags=tuple(names)))])[0]["tags"] == "; ".join(names)
