"""`newsbot parse`: what it reads, and what it says of what it cannot read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from newsbot.cli import main
from tests.loopback import headline, story

URL = "https://paper.example/article/10001"
LISTING = "<html><body><a href=/1>one</a> <a href=/2>two</a></body></html>"


@pytest.fixture(name="page")
def _page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.html"
    page.write_text(story(1), "utf-8")
    return page


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "utf-16"])
def test_a_page_from_the_standard_input(
    encoding: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(story(1).encode(encoding))))
    assert main(["parse", "-", "--url", URL]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == headline(1)


def test_an_empty_standard_input_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    assert main(["parse", "-"]) == 1
    assert capsys.readouterr().err.startswith("newsbot: the standard input: it is empty")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"\x89PNG\r\n", "PNG"), (bytes(range(256)) * 9, "binary"), (LISTING.encode(), "not an article")],
)
def test_what_is_no_article_is_named(page: Path, content: bytes, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_bytes(content)
    assert main(["parse", "page.html"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("newsbot: page.html: ")
    assert said in err


WITHHELD = [
    ("<title>Just a moment...</title><script>_cf_chl_opt={}</script>", "blocked: Cloudflare answered"),
    ("<title>x</title><div id=root></div><script src=/a.js></script>", "needs script: its application's box is empty"),
    (f"<h1>{headline(1)}</h1><p>هذا المحتوى للمشتركين فقط</p>", "login wall: its text is for subscribers"),
    (
        "<body><h1>الصفحة غير موجودة</h1><p>عد إلى الرئيسية من فضلك.</p>",
        "not an article: it says that the page is missing",
    ),
]


@pytest.mark.parametrize(("html", "said"), WITHHELD)
def test_what_stands_before_an_article_is_one_line(
    page: Path, html: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page.write_text(f"<html>{html}</html>", "utf-8")
    assert main(["parse", "page.html"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"newsbot: page.html: {said}")
    assert main(["parse", "page.html", "--explain"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"not an article: {said.removeprefix('not an article: ')}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.html"], "no such file"),
        (["page.html", "--url", "nonsense"], "nonsense"),
        (["page.html", "--url", "http://[::1"], "http://[::1"),
        (["http://[::1/"], "http://[::1/"),
        (["ftp://paper.example/1"], "https://"),
        ([URL, "--url", URL], "--url is for a FILE"),
        (["page.html", "--fetched", "today"], "--fetched"),
        (["page.html", "--site", "yuom7"], "youm7"),
        (["page.html", "--sites", "none"], "--sites"),
    ],
)
def test_a_mistake_is_one_line(page: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err


def test_an_address_that_is_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "http://127.0.0.1:9/\udcff"]) == 1
    assert "no answer" in capsys.readouterr().err
