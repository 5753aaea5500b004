"""The command's reading half: search, show, export; and what it says when it is asked wrongly."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.archive import Archive
from newsbot.article import Link
from newsbot.cli import COMMANDS, main, newsbot
from newsbot.cli.addresses import readable
from newsbot.parsers.urls import canonical
from tests.archived import ARTICLE, numbered

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in an empty folder: its exit code, output and error output."""
    monkeypatch.chdir(tmp_path)
    for name in ("NEWSBOT_ARCHIVE", "NEWSBOT_SITES"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def archived(run: Run) -> Run:
    """The same with two articles in the archive."""
    with Archive("data/archive.db") as archive:
        archive.save([ARTICLE, numbered(2, title="خبر [b]آخر[/b]", published=None, read_also=(), site="other")])
    return run


def _refused(result: tuple[int, str, str], code: int, *words: str) -> None:
    assert result[:2] == (code, "")
    (line,) = result[2].splitlines()
    assert line.startswith("newsbot: ")
    assert all(word in line for word in words), line


# search


def test_search_prints_title_source_and_snippet(archived: Run) -> None:
    code, out, err = archived("search", "المكتبة", "محمد", "--site", "paper")
    assert (code, err) == (0, "")
    assert out == (
        "أُعلِنَ عن افتتاح مكتبة الأردن\n"
        "#1 · paper · 2025-11-21T01:30:00+03:00 · https://paper.example/news/1?from=home\n"
        "قال ⟦مُحَمَّد⟧ إن ⟦المكتبة⟧ تفتح أبوابها غدا. وتضم ⟦المكتبة⟧ ألف كتاب.\n\n"
    )


def test_search_colours_matches_in_a_terminal(archived: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    out = archived("search", "اخر")[1]
    assert "⟦" not in out
    assert "\x1b[1;33mآخر" in out
    assert "[b]" in out


def test_search_as_json(archived: Run) -> None:
    hits = json.loads(archived("search", "مكتبة", "--format", "json")[1])
    assert [(hit["id"], hit["title"], hit["site"]) for hit in hits] == [(1, "أُعلِنَ عن افتتاح ⟦مكتبة⟧ الأردن", "paper")]
    assert json.loads(archived("search", "غائب", "--format", "json")[1]) == []


def test_search_that_finds_nothing_says_so(archived: Run) -> None:
    assert archived("search", "كلمة", "غائبة") == (0, "nothing found for كلمة غائبة\n", "")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--since", "2025-11-21"], [1]),
        (["--since", "٢٠٢٥-١١-٢١", "--until", "2025-11-21"], [1]),
        (["--since", "2025-11-22"], []),
        (["--since", "2025-11-20T22:30:00"], [1]),
        (["--until", "2025-11-21T01:29:00+03:00"], []),
        (["--author", "محمد سالم"], [1, 2]),
        (["--tag", "كتب", "--section", "ثقافة", "--limit", "1"], [1]),
        (["--sort", "relevance"], [2, 1]),
    ],
)
def test_search_filters(archived: Run, options: list[str], found: list[int]) -> None:
    hits = json.loads(archived("search", "كتاب", "--format", "json", *options)[1])
    assert [hit["id"] for hit in hits] == found


def test_days_may_be_written_in_arabic(archived: Run) -> None:
    pytest.importorskip("newsbot.arabic.dates")
    hits = json.loads(archived("search", "كتاب", "--since", "٢١ نوفمبر ٢٠٢٥", "--format", "json")[1])
    assert [hit["id"] for hit in hits] == [1]
    _refused(archived("search", "كتاب", "--since", "هراء"), 2, "هراء", "2025-11-21")


# show


@pytest.mark.parametrize("wanted", ["1", "#1", "١", ARTICLE.url, ARTICLE.canonical_url])
def test_show_as_json(archived: Run, wanted: str) -> None:
    code, out, _ = archived("show", wanted, "--format", "json")
    assert code == 0
    assert json.loads(out) == json.loads(json.dumps({"id": 1, **ARTICLE.as_dict()}))


def test_show_as_text(archived: Run) -> None:
    assert archived("show", "1")[1] == (
        "أُعلِنَ عن افتتاح مكتبة الأردن\nفي العاصمة\n\n"
        "#1 · paper · ثقافة · 2025-11-21T01:30:00+03:00\n"
        "date: weekday_mismatch (read from '٢١ نوفمبر ٢٠٢٥')\n"
        "ليلى حداد، مُحَمَّد سالم\nرويترز\nكتب، مكتبات\nhttps://paper.example/news/1\n\n"
        "قال مُحَمَّد إن المكتبة تفتح أبوابها غدا.\n\nوتضم المكتبة ألف كتاب.\n\n"
        "اقرأ أيضًا:\n  معرض الكتاب · https://paper.example/news/2\n"
    )
    assert archived("show", "2")[1].startswith("خبر [b]آخر[/b]")


def test_addresses_are_shown_as_people_read_them(archived: Run) -> None:
    kept, shown = "https://paper.example/%D8%AE%D8%A8%D8%B1%20%C2%A0?a=%2F", "https://paper.example/خبر%20%C2%A0?a=%2F"
    with Archive("data/archive.db") as archive:
        archive.save([numbered(3, url=kept, canonical_url=kept, title="ثالث", read_also=(Link("x", kept, 0),))])
    assert archived("show", "3")[1].count(shown) == 2
    assert shown in archived("search", "ثالث")[1]
    assert json.loads(archived("show", "3", "--format", "json")[1])["url"] == kept
    assert json.loads(archived("search", "ثالث", "--format", "json")[1])[0]["url"] == kept
    assert kept in archived("export", "-")[1]
    assert archived("show", shown, "--format", "json")[0] == 0


@given(
    url=st.lists(st.sampled_from("خبر %D8%AE %C2%A0 %E2%80%8F %20 %25 %2F %CE%C8 %D8 a ? & = / #".split())).map("".join)
)
def test_what_is_shown_leads_where_it_should(url: str) -> None:
    kept = canonical(f"https://paper.example/{url}")
    shown = readable(kept)
    assert canonical(shown) == kept
    assert not set(shown[len("https://paper.example/") :]) & set(" \u00a0\u200f")


def test_show_of_what_is_not_there(archived: Run) -> None:
    _refused(archived("show", "77"), 1, "'77'", "newsbot search")


# export


def test_export_to_a_file(archived: Run, tmp_path: Path) -> None:
    assert archived("export", "all.csv") == (0, "", "2 articles in all.csv\n")
    assert len((tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()) > 2
    assert archived("export", "some.jsonl", "--until", "2025-11-30")[2] == "1 article in some.jsonl\n"


def test_export_to_the_standard_output(archived: Run) -> None:
    code, out, err = archived("export", "-", "--site", "other")
    assert (code, err) == (0, "")
    assert [json.loads(line)["id"] for line in out.splitlines()] == [2]


def test_export_to_the_standard_output_as_csv(archived: Run) -> None:
    code, out, err = archived("export", "-", "--site", "other", "--format", "csv")
    assert (code, err) == (0, "")
    assert [row["id"] for row in csv.DictReader(io.StringIO(out))] == ["2"]
    assert archived("export", "-", "--site", "other", "--format", "csv", "--bom")[1] == "\ufeff" + out
    _refused(archived("export", "-", "--bom"), 2, "--bom is for CSV")


def test_export_to_where_nothing_can_be_written(archived: Run, tmp_path: Path) -> None:
    _refused(archived("export", "nowhere/a.csv"), 1, "nowhere/a.csv", "No such file")
    _refused(archived("export", "a.doc"), 2, "a.doc", ".jsonl")
    _refused(archived("export", "a"), 2, "--format")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_reader_that_goes_away_is_no_error(archived: Run) -> None:
    with Archive("data/archive.db") as archive:
        archive.save(numbered(number) for number in range(3, 300))
    code = "import sys; from newsbot.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "export", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.parametrize("arguments", [["date", "-"], ["sites", "list"], ["--help"]])
def test_closed_streams_are_no_traceback(arguments: list[str]) -> None:
    code = "import sys; from newsbot.cli import main; sys.exit(main())"
    command = ["sh", "-c", '"$0" "$@" <&- >&-', sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


# Asked wrongly


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["search", "x"], 1, "newsbot crawl"),
        (["show", "1"], 1, "newsbot crawl"),
        (["export", "a.csv"], 1, "newsbot crawl"),
        (["search"], 2, "search --help"),
        (["serach", "x"], 2, "'search'"),
        (["search", "x", "--sort", "oldest"], 2, "newest"),
        (["search", "x", "--limit", "0"], 2, "0"),
        (["search", "x", "--limit", "99999999999999999999"], 2, "--limit"),
        (["search", "x", "--since", "2025-02-01", "--until", "2025-01-01"], 2, "no day"),
        (["export", "a.csv", "--since", "2025-02-01", "--until", "2025-01-01"], 2, "no day"),
        (["search", "x", "--author", " "], 2, "--author is empty"),
        (["search", "x", "--nothing"], 2, "--nothing"),
        (["search", "x", "--archive", "."], 1, "folder"),
        (["search", "x", "--archive", "file"], 1, "not a newsbot archive"),
    ],
)
def test_a_mistake_is_one_line(run: Run, tmp_path: Path, arguments: list[str], code: int, word: str) -> None:
    (tmp_path / "file").write_text("x")
    _refused(run(*arguments), code, word)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("words", ["()", "*", '"', "ً"])
def test_a_search_for_nothing_is_one_line(archived: Run, words: str) -> None:
    _refused(archived("search", words), 2, "nothing to search for")


@pytest.mark.parametrize("words", ["كتاب AND", "NEAR(كتاب", '"كتاب', "-كتاب", "title:كتاب*", "\udcffكتاب"])
def test_syntax_is_only_words(archived: Run, words: str) -> None:
    code, _, err = archived("search", "--", words)
    assert (code, err) == (0, "")


def test_an_unknown_site_is_one_line(archived: Run) -> None:
    _refused(archived("search", "x", "--site", "othre"), 2, "'othre'", "other")
    _refused(archived("export", "-", "--site", "nothing"), 2, "other, paper")


@pytest.mark.parametrize("name", ["paper", "Paper", "صَحيفة الورق", "paper.example"])
def test_a_site_goes_by_its_id_its_name_and_its_domain(archived: Run, name: str) -> None:
    with Archive("data/archive.db") as archive:
        archive.add_site("paper", "صحيفة الورق", "https://www.paper.example/", None, None)
    assert [hit["id"] for hit in json.loads(archived("search", "كتاب", "--site", name, "--format", "json")[1])] == [1]


def test_the_archive_may_be_named_by_the_environment(archived: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("data/archive.db").rename("elsewhere.db")
    monkeypatch.setenv("NEWSBOT_ARCHIVE", "elsewhere.db")
    assert archived("show", "1")[0] == 0


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (KeyboardInterrupt(), 130, "newsbot: interrupted"),
        (OSError(28, "No space left on device", "a.csv"), 1, "newsbot: a.csv: No space left on device"),
        (OSError(28, "No space left on device"), 1, "newsbot: the output: No space left on device"),
        (click.ClickException("two\nlines"), 1, "newsbot: two lines"),
    ],
)
def test_every_end_is_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, line: str
) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(newsbot.get_command(click.Context(newsbot), "show"), "callback", fail)
    result = run("show", "1")
    assert (result[0], result[2].strip()) == (code, line)


# Help


def test_without_a_command_it_says_what_there_is(run: Run) -> None:
    code, out, _ = run()
    assert code == 0
    assert all(f"  {name} " in out for name in COMMANDS)
    assert run("--version")[1].startswith("newsbot ")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    code, out, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert "Example:" in out
    assert f"newsbot {name}" in out


@pytest.mark.parametrize("arguments", [["--help"], ["date", "--help"]])
def test_help_and_dates_pay_for_neither_scrapy_nor_the_archive(arguments: list[str]) -> None:
    code = """if True:
        import sys
        from newsbot.cli import main
        main(sys.argv[1:])
        sys.exit(len({"scrapy", "sqlite3"} & set(sys.modules)))
    """
    assert subprocess.run([sys.executable, "-c", code, *arguments], check=False, capture_output=True).returncode == 0
