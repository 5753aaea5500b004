"""`newsbot record` on a loopback server: what it writes, what it refuses, and nothing half-written."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.request import Request

import pytest

from newsbot.cli import fetch as fetching
from newsbot.cli import main
from newsbot.cli.record import FIELDS

ARTICLE = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>افتتاح ورشة القوارب في رأس النوارس | صحيفة المرفأ</title>
<meta property="og:type" content="article">
<meta property="og:title" content="افتتاح ورشة القوارب في رأس النوارس">
<meta property="article:published_time" content="2025-11-18T09:30:00+03:00"></head>
<body><nav><a href="/">الرئيسية</a> <a href="/coast/">الساحل</a></nav>
<article><h1>افتتاح ورشة القوارب في رأس النوارس</h1>
<div class="meta"><span class="author">بقلم: وديع المرساوي</span> <time>18 نوفمبر 2025</time></div>
<div class="content">
<p>فتحت ورشة القوارب الخشبية أبوابها صباح أمس في رأس النوارس، وجلس حول الألواح الأولى عشرون متدربا من القرى.</p>
<p>وقال النجار الكبير إن المجداف هو الدرس الأول، وإن من يصنع مجدافا متوازنا يستطيع أن يصنع قاربا بعد سنة من الصبر.</p>
<p>وستبقى الورشة مفتوحة مساء كل خميس، ويستطيع الزوار أن يجلسوا على المقاعد القريبة من النافذة ويشاهدوا العمل.</p>
</div></article></body></html>"""
MISSING = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>الصفحة غير موجودة</title></head>
<body><h1>الصفحة غير موجودة</h1><p>ربما تغير عنوانها.</p></body></html>"""
PIECE = b"<p>" + b"x" * 64_000


class Answers(BaseHTTPRequestHandler):
    """One address for each way that a server can answer."""

    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        answers: dict[str, Callable[[], None]] = {
            "/news/boats.html": lambda: self.say(ARTICLE.encode()),
            "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1": lambda: self.say(ARTICLE.encode()),
            "/news/gone": lambda: self.say(MISSING.encode()),
            "/moved": lambda: self.go("/news/boats.html"),
            "/local-file": lambda: self.go("file:///etc/hostname"),
            "/empty": lambda: self.say(b""),
            "/picture": lambda: self.say(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "image/png"),
            "/endless": self.pour,
        }
        answers.get(self.path, lambda: self.send_error(404))()

    def say(self, content: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def go(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def pour(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while True:
                self.wfile.write(PIECE)
        except OSError:  # the reader has had enough, as it should
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site(tmp_path: Path, origin: str) -> Path:
    file = tmp_path / "marfa.toml"
    file.write_text(f'name = "صحيفة المرفأ"\nurl = "{origin}/"\ncountry = "LB"\nhosts = ["marfa.example"]\n', "utf-8")
    return file


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return tmp_path / "pages"


def record(*arguments: object) -> int:
    return main(["record", *map(str, arguments)])


def left_over(pages: Path) -> list[Path]:
    return sorted(path for path in pages.rglob("*") if path.is_file()) if pages.exists() else []


def case_of(folder: Path) -> dict[str, object]:
    return dict(json.loads((folder / "case.json").read_text("utf-8")))


def test_keeps_the_bytes_and_what_is_read_in_them(
    origin: str, site: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert record(f"{origin}/news/boats.html", "--site", site, "--out", pages) == 0
    folder = pages / "marfa" / "boats"
    assert (folder / "page.html").read_bytes() == ARTICLE.encode()
    case = case_of(folder)
    assert case["kind"] == "article"
    assert case["url"] == f"{origin}/news/boats.html"
    assert case["content_type"] == "text/html; charset=utf-8"
    expect = case["expect"]
    assert isinstance(expect, dict)
    assert list(expect) == [*FIELDS, "read_also"]
    assert expect["title"] == "افتتاح ورشة القوارب في رأس النوارس"
    assert expect["published"] == "2025-11-18T09:30:00+03:00"
    assert expect["authors"] == ["وديع المرساوي"]
    assert len(expect["body"]) == 3
    out, err = capsys.readouterr()
    assert out.strip() == str(folder)
    assert "case.json" in err
    assert Answers.agents[-1].startswith("newsbot/")


def test_names_the_case_as_asked_else_by_the_address_else_by_the_day(origin: str, site: Path, pages: Path) -> None:
    assert record(f"{origin}/news/boats.html", "--site", site, "--out", pages, "--case", "قوارب") == 0
    assert record(f"{origin}/أخبار", "--site", site, "--out", pages) == 0
    today = case_of(pages / "marfa" / "قوارب")["fetched"]
    assert {folder.name for folder in (pages / "marfa").iterdir()} == {"قوارب", today}


def test_follows_a_redirect_and_keeps_the_address_that_answered(origin: str, site: Path, pages: Path) -> None:
    assert record(f"{origin}/moved", "--site", site, "--out", pages) == 0
    assert case_of(pages / "marfa" / "boats")["url"] == f"{origin}/news/boats.html"


def test_keeps_what_is_no_article_as_such(origin: str, site: Path, pages: Path) -> None:
    assert record(f"{origin}/news/gone", "--site", site, "--out", pages) == 0
    case = case_of(pages / "marfa" / "gone")
    assert case["kind"] == "not_article"
    assert "expect" not in case


def test_refuses_what_is_not_the_sites_page(
    tmp_path: Path, site: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text("<html><title>Just a moment...</title><script>_cf_chl_opt={}</script></html>", "utf-8")
    assert record(saved, "--url", "https://marfa.example/news/77", "--site", site, "--out", pages) == 1
    assert "blocked: Cloudflare answered instead of the page" in capsys.readouterr().err
    assert left_over(pages) == []


def test_reads_a_saved_file(tmp_path: Path, site: Path, pages: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(ARTICLE, "utf-8")
    url = "https://marfa.example/news/77"
    assert record(saved, "--url", url, "--site", site, "--out", pages) == 0
    assert case_of(pages / "marfa" / "77")["url"] == url


def test_reads_pasted_text(tmp_path: Path, site: Path, pages: Path) -> None:
    seed = Path(__file__).parent / "pages" / "plain_text" / "seed" / "page.txt"
    url = "https://marfa.example/news/78"
    assert record(seed, "--url", url, "--site", site, "--out", pages) == 0
    folder = pages / "marfa" / "78"
    assert (folder / "page.txt").read_bytes() == seed.read_bytes()
    assert case_of(folder)["kind"] == "article"


def test_never_replaces_a_case_unasked(origin: str, site: Path, pages: Path) -> None:
    arguments = (f"{origin}/news/boats.html", "--site", site, "--out", pages)
    assert record(*arguments) == 0
    case = pages / "marfa" / "boats" / "case.json"
    case.write_text("corrected", "utf-8")
    assert record(*arguments) == 2
    assert case.read_text("utf-8") == "corrected"
    assert record(*arguments, "--force") == 0
    assert case_of(case.parent)["kind"] == "article"
    assert [path.name for path in (pages / "marfa").iterdir()] == ["boats"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/empty", "empty"),
        ("/picture", ""),
        ("/nowhere", "404"),
        ("/endless", "MB"),
        ("/local-file", "302"),
    ],
)
def test_a_bad_answer_is_one_line_and_leaves_nothing(
    origin: str, site: Path, pages: Path, path: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert record(f"{origin}{path}", "--site", site, "--out", pages) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert says in err
    assert left_over(pages) == []


def test_a_host_that_is_not_there(site: Path, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert record("http://127.0.0.1:9/x", "--site", site, "--out", pages) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert left_over(pages) == []


def test_a_server_that_says_nothing_is_given_up(
    site: Path, pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import socket

    monkeypatch.setattr(fetching, "SILENCE_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        assert record(f"http://127.0.0.1:{mute.getsockname()[1]}/x", "--site", site, "--out", pages) == 1
    assert "timed out" in capsys.readouterr().err
    assert left_over(pages) == []


@pytest.mark.parametrize(
    "source",
    ["no-such-file.html", "ftp://example.com/x", "file:///etc/hostname", "http://"],
)
def test_what_cannot_be_fetched(source: str, site: Path, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert record(source, "--site", site, "--out", pages) in (1, 2)
    assert capsys.readouterr().err.count("\n") == 1
    assert left_over(pages) == []


@pytest.mark.parametrize("case", ["../elsewhere", "a/b", "", ".", "..", ".hidden", "a\x00b"])
def test_a_case_stays_in_its_folder(origin: str, site: Path, pages: Path, case: str) -> None:
    assert record(f"{origin}/news/boats.html", "--site", site, "--out", pages, "--case", case) == 2
    assert left_over(pages) == []


@pytest.mark.parametrize("url", ["nonsense", "ftp://marfa.example/1", "http://[::1", ""])
def test_what_is_no_address_of_a_page(url: str, tmp_path: Path, site: Path, pages: Path) -> None:
    (tmp_path / "saved.html").write_text(ARTICLE, "utf-8")
    assert record(tmp_path / "saved.html", "--url", url, "--site", site, "--out", pages) == 2
    assert left_over(pages) == []


def test_a_page_of_another_paper_is_refused(
    origin: str, tmp_path: Path, site: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "saved.html").write_text(ARTICLE, "utf-8")
    assert record(tmp_path / "saved.html", "--url", "http://other.example/1", "--site", site, "--out", pages) == 2
    assert "no page of marfa" in capsys.readouterr().err
    assert record(f"{origin}/news/boats.html", "--site", "youm7", "--out", pages) == 2
    assert not pages.exists()


def test_a_failed_record_leaves_no_folder(
    origin: str, tmp_path: Path, site: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert record(f"{origin}/news/boats.html", "--site", site, "--out", pages) == 1
    assert not pages.exists()
    pages.mkdir()
    assert record(f"{origin}/news/boats.html", "--site", site, "--out", pages) == 1
    assert list(pages.iterdir()) == []


def test_a_file_is_no_larger_than_a_page(
    tmp_path: Path, site: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 100)
    (tmp_path / "saved.html").write_text(ARTICLE, "utf-8")
    assert record(tmp_path / "saved.html", "--url", "https://marfa.example/1", "--site", site, "--out", pages) == 1
    assert left_over(pages) == []


def test_an_address_in_arabic_is_asked_for_as_machines_write_it(
    site: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Opener:
        asked = ""

        def open(self, asked: Request, timeout: float) -> None:
            self.asked = asked.full_url
            raise OSError("no network in a test")

    opener = Opener()
    monkeypatch.setattr(fetching, "_opener", lambda: opener)
    assert record("http://مثال.إختبار/خبر", "--site", site, "--out", pages) == 1
    assert opener.asked == "http://xn--mgbh0fb.xn--kgbechtv/%D8%AE%D8%A8%D8%B1"


def test_a_file_needs_the_address_that_it_was_saved_from(
    tmp_path: Path, site: Path, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(ARTICLE, "utf-8")
    assert record(saved, "--site", site, "--out", pages) == 2
    assert "--url" in capsys.readouterr().err


def test_an_unknown_site_is_no_reason_to_fetch(origin: str, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fetched = len(Answers.agents)
    assert record(f"{origin}/news/boats.html", "--site", "yuom7", "--out", pages) == 2
    assert "youm7" in capsys.readouterr().err
    assert len(Answers.agents) == fetched


def test_a_folder_that_cannot_be_made(
    origin: str, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file", "utf-8")
    assert record(f"{origin}/news/boats.html", "--site", site, "--out", blocked / "pages") in (1, 2)
    assert capsys.readouterr().err.count("\n") == 1
    assert blocked.read_text("utf-8") == "a file"
