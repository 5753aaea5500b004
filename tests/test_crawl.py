"""What a crawl of a newspaper on loopback brings in, and what the command says."""

from __future__ import annotations

import gzip
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from newsbot.cli import main
from tests.crawling import PYTHON, Ran, environment, run, scrapy, toml
from tests.loopback import Answer, Paper, headline, listing, netloc, newspaper, path_of, served, story

# A good day: found from the front page, saved once, not fetched again ------------------------------------------------


class Twice(NamedTuple):
    paper: Paper
    first: Ran
    first_asked: list[tuple[float, str, str]]
    second: Ran


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twice]:
    """A newspaper with next pages, doubles and other things on its front page, crawled twice."""
    folder = tmp_path_factory.mktemp("twice")
    paper = newspaper(12)
    with served(paper):
        front = [
            (f"{path_of(1)}?utm_source=front#top", 1),
            (f"{path_of(2)}/amp/", 2),
            ("/article/20777", 3),
            ("/report.pdf", 4),
        ]
        more = "".join(f'<div class="card"><h2><a href="{link}">{headline(n)}</a></h2></div>' for link, n in front)
        more += '<nav><a href="/section">محليات</a></nav></main>'
        paper.add("/", listing(range(5), after="/?page=2").replace("</main>", more))
        paper.add("/article/20777", story(3, canonical=f"{paper.url}{path_of(3)}"))
        paper.add("/section", listing(range(3, 7)))
        site = toml(folder, paper)
        first = run(folder / "a.db", site, NEWSBOT_CONTACT="desk@example.org")
        asked = paper.asked[:]
        paper.asked.clear()
        paper.add(path_of(99), story(99))
        paper.add("/", listing([99, 0, 1, 2, 3], after="/?page=2"))
        yield Twice(paper, first, asked, run(folder / "a.db", site))


def test_every_story_is_saved_once(twice: Twice) -> None:
    assert twice.first.code == 0, twice.first.err
    assert twice.first.titles == [*range(12), 99]
    assert twice.first.sites["paper"]["new"] == 12


def test_every_address_is_asked_for_once(twice: Twice) -> None:
    paths = [path for _, path, _ in twice.first_asked]
    assert sorted(paths) == sorted(set(paths))
    assert not [path for path in paths if "utm" in path or "amp" in path or "pdf" in path]


def test_an_article_under_two_addresses_is_one(twice: Twice) -> None:
    assert "/article/20777" in [path for _, path, _ in twice.first_asked]
    assert twice.first.sites["paper"]["doubles"] == 1


def test_we_say_who_we_are(twice: Twice) -> None:
    assert {agent for _, _, agent in twice.first_asked} == {"newsbot/0.1.0 (+desk@example.org)"}


def test_the_second_crawl_fetches_what_is_new(twice: Twice) -> None:
    assert twice.second.code == 0
    assert twice.second.sites["paper"]["new"] == 1
    assert [path for path in twice.paper.hits if path.startswith("/article")] == [path_of(99)]


def test_the_run_is_noted(twice: Twice) -> None:
    runs = twice.first.rows("SELECT site_id, reason, new, articles, ended IS NOT NULL FROM runs ORDER BY id")
    assert runs == [("paper", "finished", 12, 12, 1), ("paper", "finished", 1, 1, 1)]


# Feeds, sitemaps, and the days they state ----------------------------------------------------------------------------


def feed(paper: Paper, numbers: range, day: str) -> bytes:
    when = f"<pubDate>{day} 08:00:00 +0300</pubDate>"
    items = "".join(
        f"<item><title>{headline(n)}</title><link>{paper.url}{path_of(n)}</link>{when}</item>" for n in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def sitemap(paper: Paper, numbers: range, *, day: str) -> bytes:
    urls = "".join(f"<url><loc>{paper.url}{path_of(n)}</loc><lastmod>{day}</lastmod></url>" for n in numbers)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()


@pytest.fixture(scope="module")
def announced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Paper, Ran, Ran]]:
    """A front page without stories: a feed in its head, robots.txt names an index of gzipped sitemaps."""
    folder = tmp_path_factory.mktemp("announced")
    paper = Paper()
    with served(paper):
        for number in range(30):
            paper.add(
                path_of(number), story(number, day="" if number < 3 else "2025-11-21" if number < 20 else "2024-05-01")
            )
        head = '<link rel="alternate" type="application/rss+xml" href="/feed/">'
        paper.add("/", listing(range(0), head=head))
        paper.pages["/feed/"] = Answer(feed(paper, range(5), "Fri, 21 Nov 2025"), "application/rss+xml")
        paper.add(
            "/robots.txt", f"User-agent: *\nDisallow: {path_of(29)}\nSitemap: {paper.url}/index.xml", kind="text/plain"
        )
        index = "".join(
            f"<sitemap><loc>{paper.url}/{name}.xml.gz</loc><lastmod>{day}</lastmod></sitemap>"
            for name, day in (("old", "2024-06-01"), ("new", "2025-11-22"))
        )
        paper.add("/index.xml", f"<sitemapindex>{index}</sitemapindex>", kind="text/xml")
        packed = {"new": (range(3, 20), "2025-11-21"), "old": (range(20, 30), "2024-05-01")}
        for name, (numbers, day) in packed.items():
            paper.pages[f"/{name}.xml.gz"] = Answer(
                gzip.compress(sitemap(paper, numbers, day=day)), "application/x-gzip"
            )
        site = toml(folder, paper)
        recent = run(folder / "a.db", site, "--since", "٢١ نوفمبر ٢٠٢٥")
        asked_old = "/old.xml.gz" in paper.hits
        yield paper, recent, run(folder / "a.db", site)
        assert not asked_old


def test_the_days_asked_for(announced: tuple[Paper, Ran, Ran]) -> None:
    _, recent, _ = announced
    assert recent.sites["paper"]["new"] == 20, recent.out + recent.err


def test_a_later_crawl_takes_the_days_left_out(announced: tuple[Paper, Ran, Ran]) -> None:
    paper, _, everything = announced
    assert everything.sites["paper"]["new"] == 9
    assert everything.titles == [*range(29)]
    assert max(count for path, count in paper.hits.items() if path.startswith("/article")) == 1


def test_robots_are_obeyed(announced: tuple[Paper, Ran, Ran]) -> None:
    paper, _, everything = announced
    assert path_of(29) not in paper.hits
    assert everything.sites["paper"]["errors"] == {"robots": 1}


def test_the_feeds_day_stands_in_for_the_pages(announced: tuple[Paper, Ran, Ran]) -> None:
    _, recent, _ = announced
    dated = recent.rows("SELECT published, date_source FROM articles WHERE url LIKE '%/article/10001'")
    assert dated == [("2025-11-21T08:00:00+03:00", "feed")]


# What the command says -----------------------------------------------------------------------------------------------


def test_sites_that_cannot_be_reached_are_named(tmp_path: Path) -> None:
    with served(newspaper(1)) as good:
        closed = socket.socket()
        closed.bind(("127.0.0.1", 0))
        nowhere = Paper(url=f"http://127.0.0.1:{closed.getsockname()[1]}")
        nameless = Paper(url="http://newspaper.invalid")
        paths = [toml(tmp_path, good, "good"), toml(tmp_path, nowhere, "closed"), toml(tmp_path, nameless, "nameless")]
        ran = run(tmp_path / "a.db", *paths)
        closed.close()
    assert ran.code == 1
    assert {name: site["reason"] for name, site in ran.sites.items()} == {
        "good": "finished",
        "closed": "unreachable",
        "nameless": "unreachable",
    }
    advice = "; check the connection or the url in its file"
    assert ran.err.splitlines() == [
        f"newsbot: closed: {netloc(nowhere)} could not be reached (connection refused){advice}",
        f"newsbot: nameless: newspaper.invalid could not be reached (DNS lookup failed){advice}",
    ]


def test_a_trap_has_an_end(tmp_path: Path) -> None:
    """Every page leads to pages never seen before, and to a next page; none holds an article."""

    def more(path: str) -> Answer:
        number = len(paper.asked)
        cards = "".join(
            f'<h2><a href="/{number}/{name}">{headline(number)} {name}</a></h2>' for name in ("alif", "baa")
        )
        menu = f'<nav><a href="/category/{number}">محليات</a></nav><a rel="next" href="/?page={number}">التالي</a>'
        return Answer(
            f"<html><body>{menu}<main>{cards}</main></body></html>".encode(), status=404 if "." in path else 200
        )

    limits = [f"NEWSBOT_{name}" for name in ("MISSES=15", "LISTINGS=10", "LISTING_PAGES=5")]
    with served(Paper(otherwise=more)) as paper:
        toml(tmp_path, paper)
        ran = scrapy(
            tmp_path, tmp_path / "a.db", "crawl", "paper", *(part for limit in limits for part in ("-s", limit))
        )
    assert ran.code == 0
    assert ran.rows("SELECT reason, articles FROM runs") == [("finished", 0)]
    assert len(paper.asked) < 150


def test_a_site_without_stories_is_told_what_to_do(tmp_path: Path) -> None:
    with served(Paper(pages={"/": Answer(b"<html><body><div id=app></div></body></html>")})) as paper:
        ran = run(tmp_path / "a.db", toml(tmp_path, paper))
    assert ran.code == 0
    assert "no article was found" in ran.err


def test_a_site_behind_a_guard_is_told_what_to_do(tmp_path: Path) -> None:
    guard = b"<html><head><title>Just a moment...</title></head><body><script>_cf_chl_opt={}</script></body></html>"
    with served(Paper(pages={"/": Answer(guard)})) as paper:
        ran = run(tmp_path / "a.db", toml(tmp_path, paper))
    assert ran.code == 0
    assert "a guard answered instead of the site" in ran.err
    assert ran.rows("SELECT errors FROM runs") == [('{"blocked":1}',)]


def test_a_site_that_refuses_us_is_a_failed_crawl(tmp_path: Path) -> None:
    with served(Paper(pages={"/": Answer(status=403)})) as paper:
        ran = run(tmp_path / "a.db", toml(tmp_path, paper))
    assert ran.code == 1
    assert "it answered 403 Forbidden" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["youm8"], 2, "youm7"),
        (["{tmp}/broken.toml"], 2, "broken.toml"),
        (["{tmp}/missing.toml"], 2, "missing.toml"),
        (["https://news.example.com/"], 2, 'url = "https://news.example.com/"'),
        ([], 2, "--all"),
        (["youm7", "--since", "غدا ربما"], 2, "is no date"),
        (["youm7", "--since", "2025-11-21T25:00"], 2, "is no date"),
        (["youm7", "--since", "2025-02-01", "--until", "2025-01-01"], 2, "--until"),
        (["youm7", "--archive", "{tmp}/broken.toml/a.db"], 1, "broken.toml"),
        (["youm7", "--archive", "{tmp}/broken.toml"], 1, "not a newsbot archive"),
    ],
)
def test_bad_usage_is_one_line_and_leaves_nothing(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "broken.toml").write_text("name = صحيفة", encoding="utf-8")
    # In this process: none of these comes as far as the reactor.
    assert main(["crawl", *(argument.replace("{tmp}", str(tmp_path)) for argument in arguments)]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert words in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["broken.toml"]


def test_the_summary_is_a_table(tmp_path: Path) -> None:
    with ExitStack() as stack:
        papers = [stack.enter_context(served(newspaper(2))) for _ in range(2)]
        paths = [toml(tmp_path, paper, name) for paper, name in zip(papers, ("alif", "baa"), strict=True)]
        command = [*PYTHON, "crawl", *map(str, paths), "--archive", str(tmp_path / "a.db")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment())
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines[0] == ["site", "new", "changed", "same", "not", "articles", "errors", "seconds", "ended"]
    assert [(line[0], line[1], line[-1]) for line in lines[1:]] == [("alif", "2", "finished"), ("baa", "2", "finished")]
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["crawl", "mime"], 2, "did you mean 'mine'"),
        (["crawl", "mine", "-a", "limit=x"], 1, "limit=x is no number"),
        (["crawl", "mine", "-a", "since=2025-11-21T25:00"], 1, "is no date"),
        (["crawl", "{tmp}/broken.toml"], 2, "broken.toml"),
    ],
)
def test_scrapys_own_command_says_in_a_line_what_is_wrong(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    (tmp_path / "sites").mkdir()
    toml(tmp_path / "sites", Paper(url="http://127.0.0.1:9"), "mine")
    (tmp_path / "broken.toml").write_text("name = صحيفة", encoding="utf-8")
    given = [argument.replace("{tmp}", str(tmp_path)) for argument in arguments]
    ran = scrapy(tmp_path / "sites", tmp_path / "a.db", *given)
    assert ran.code == code
    assert "Traceback" not in ran.err
    assert len([line for line in ran.err.splitlines() if words in line]) == 1, ran.err
    assert not ran.archive.exists()


def test_scrapy_lists_our_sites_and_the_users(tmp_path: Path) -> None:
    toml(tmp_path, Paper(url="http://127.0.0.1:9"), "mine")
    listed = scrapy(tmp_path, tmp_path / "a.db", "list").out.split()
    assert {"mine", "youm7", "bbcarabic"} <= set(listed)
