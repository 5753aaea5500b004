"""Crawls of a newspaper that misbehaves, the pace of a crawl, and its end before its time."""

from __future__ import annotations

import gzip
import json
import signal
import socket
import sqlite3
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest

from tests.crawling import Ran, run, scrapy, start, toml, wait_for
from tests.loopback import Answer, Paper, headline, listing, newspaper, path_of, served, story

# Bad days ------------------------------------------------------------------------------------------------------------


def reset(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    handler.connection.close()


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n<h1>")


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        handler.wfile.write(b"<p>" + b"x" * 1_000_000)


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.fixture(scope="module")
def bad_day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Paper, Paper, Ran]]:
    """Every fault that a server can show, one story each; crawled by Scrapy's own command with short limits."""
    folder = tmp_path_factory.mktemp("bad")
    paper, stranger = newspaper(20, a_page=20), newspaper(1)
    with served(paper), served(stranger):
        good = {number: Answer(story(number).encode()) for number in range(20)}
        bomb = gzip.compress(b"<p>" + b"x" * 40_000_000)
        faults: dict[int, Answer | list[Answer]] = {
            0: [Answer(status=500), Answer(status=503), good[0]],
            1: [Answer(status=429, headers=(("Retry-After", "1"),)), good[1]],
            2: [Answer(run=reset), good[2]],
            3: [Answer(run=cut), good[3]],
            4: Answer(run=endless),
            5: Answer(run=drip),
            6: Answer(status=302, headers=(("Location", path_of(6)),)),
            7: Answer(status=302, headers=(("Location", f"{stranger.url}{path_of(0)}"),)),
            8: [Answer(status=500), Answer(status=302, headers=(("Location", f"{stranger.url}{path_of(0)}"),))],
            9: Answer(b"%PDF-1.7", "application/pdf"),
            10: Answer(bomb, headers=(("Content-Encoding", "gzip"),)),
            11: Answer(bytes(range(1, 256)) * 20),
            12: Answer(b""),
            13: Answer(status=410),
            14: Answer(status=500),
            15: Answer(listing(range(20)).encode()),
            16: Answer(good[16].body, None),
        }
        paper.pages |= {path_of(number): answer for number, answer in faults.items()}
        toml(folder, paper)
        limits = ["-s", "DOWNLOAD_TIMEOUT=2", "-s", "RETRY_TIMES=2", "-s", "LOG_LEVEL=INFO"]
        yield paper, stranger, scrapy(folder, folder / "a.db", "crawl", "paper", *limits)


def test_a_bad_day_does_not_end_the_crawl(bad_day: tuple[Paper, Paper, Ran]) -> None:
    _, _, ran = bad_day
    assert ran.code == 0, ran.err
    assert ran.titles == [0, 1, 2, 3, 16, 17, 18, 19]
    assert ran.rows("SELECT reason FROM runs") == [("finished",)]


def test_faults_are_counted_by_kind(bad_day: tuple[Paper, Paper, Ran]) -> None:
    errors = json.loads(bad_day[2].rows("SELECT errors FROM runs")[0][0])
    counted = {kind: count for kind, count in errors.items() if not kind.startswith("not an article")}
    assert counted == {
        "too large": 2,
        "timeout": 1,
        "redirects": 1,
        "offsite": 2,
        "not text": 1,
        "unreadable": 2,  # noise, nothing
        "http 410": 1,
        "http 500": 1,
    }
    assert sum(errors.values()) - sum(counted.values()) == 1  # a list


def test_redirects_never_lead_to_a_stranger(bad_day: tuple[Paper, Paper, Ran]) -> None:
    assert not bad_day[1].asked


def test_retries_wait_as_the_site_asks(bad_day: tuple[Paper, Paper, Ran]) -> None:
    times = [when for when, path, _ in bad_day[0].asked if path == path_of(1)]
    assert len(times) == 2
    assert times[1] - times[0] >= 1


def test_what_failed_is_remembered(bad_day: tuple[Paper, Paper, Ran]) -> None:
    states = dict(bad_day[2].rows("SELECT substr(url, -5), state FROM pages WHERE url LIKE '%/article/%'"))
    assert states["10013"] == "gone"
    assert states["10011"] == states["10012"] == states["10014"] == "failed"
    assert states["10000"] == states["10015"] == "fetched"


GUARD = b"<html><head><title>Just a moment...</title></head><body><script>_cf_chl_opt={}</script></body></html>"
SHELL = b"<html><head><title>x</title></head><body><div id=root></div><script src=/a.js></script></body></html>"
FILM = f"<html><body><h1>{headline(3)}</h1><video src=/a.mp4></video></body></html>".encode()


def test_what_stands_before_a_story_is_asked_again(tmp_path: Path) -> None:
    paper = newspaper(4)
    paper.pages[path_of(1)] = [Answer(GUARD), Answer(story(1).encode())]
    paper.pages[path_of(2)] = [Answer(SHELL), Answer(story(2).encode())]
    paper.pages[path_of(3)] = Answer(FILM)
    with served(paper):
        site = toml(tmp_path, paper)
        first, second = (run(tmp_path / "a.db", site) for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    errors = [json.loads(row[0]) for row in second.rows("SELECT errors FROM runs ORDER BY id")]
    assert errors == [{"blocked": 1, "needs script": 1, "not an article: gallery": 1}, {}]
    assert second.titles == [0, 1, 2]
    assert [paper.hits[path_of(number)] for number in range(4)] == [1, 2, 2, 1]


# The site's pace, and the end of a crawl -----------------------------------------------------------------------------


def test_a_delay_is_kept(tmp_path: Path) -> None:
    with served(newspaper(3)) as paper:
        ran = run(tmp_path / "a.db", toml(tmp_path, paper, delay="0.3"))
        times = [when for when, _, _ in paper.asked]
    assert ran.titles == [0, 1, 2]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.28


def test_robots_may_ask_for_a_longer_delay(tmp_path: Path) -> None:
    with served(newspaper(2)) as paper:
        paper.add("/robots.txt", "User-agent: *\nCrawl-delay: 0.5", kind="text/plain")
        run(tmp_path / "a.db", toml(tmp_path, paper, delay="0.1"))
        times = [when for when, path, _ in paper.asked if path != "/robots.txt"]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.48


def test_a_stop_does_not_wait_for_the_delay(tmp_path: Path) -> None:
    with served(newspaper(12)) as paper:
        process = start(tmp_path / "a.db", toml(tmp_path, paper, delay="20"))
        wait_for(paper, 1, "/robots.txt")
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=10)
    assert json.loads(out)["sites"][0]["reason"] == "stopped"


@pytest.mark.parametrize("signs", [1, 2])
def test_a_stop_does_not_wait_for_a_slow_answer(tmp_path: Path, signs: int) -> None:
    with served(newspaper(12)) as paper:
        paper.pages[path_of(3)] = Answer(run=drip)
        process = start(tmp_path / "a.db", toml(tmp_path, paper))
        wait_for(paper, 1, path_of(3))
        for _ in range(signs):
            process.send_signal(signal.SIGINT)
            time.sleep(0.3)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (130, "")
    assert json.loads(out)["sites"][0]["new"] == 3
    ran = Ran(process.returncode, out, err, tmp_path / "a.db")
    assert ran.rows("SELECT reason, new FROM runs") == [("stopped", 3)]


def test_a_hang_up_is_ignored_where_it_was_to_be(tmp_path: Path) -> None:
    with served(newspaper(6)) as paper:
        process = start(tmp_path / "a.db", toml(tmp_path, paper, delay="0.15"), before=["nohup"])
        wait_for(paper, 2)
        process.send_signal(signal.SIGHUP)
        out, _ = process.communicate(timeout=20)
    assert json.loads(out)["sites"][0]["reason"] == "finished"


def test_scrapys_items_are_articles(bad_day: tuple[Paper, Paper, Ran]) -> None:
    assert "'item_scraped_count': 8," in bad_day[2].err


def test_listings_named_in_the_file(tmp_path: Path) -> None:
    with served(newspaper(6)) as paper:
        paper.add("/", listing([0]))
        onward = '<a class="onward" href="/city-old">أخبار سابقة</a></main>'
        paper.add("/city", listing([1, 2]).replace("</main>", onward))
        paper.add("/city-old", listing([3]))
        paper.add("/elsewhere", listing([4]))
        discover = '{listings = ["/city"], next_page = "a.onward"}'
        ran = run(tmp_path / "a.db", toml(tmp_path, paper, discover=discover))
    assert ran.titles == [0, 1, 2, 3]
    assert "/sitemap.xml" not in paper.hits


def test_limit_counts_articles_and_the_rest_comes_later(tmp_path: Path) -> None:
    with served(newspaper(12)) as paper:
        site = toml(tmp_path, paper, concurrency="4")
        first = run(tmp_path / "a.db", site, "--limit", "4")
        assert (first.sites["paper"]["new"], first.sites["paper"]["reason"]) == (4, "limit")
        second = run(tmp_path / "a.db", site)
    assert second.sites["paper"]["new"] == 8
    assert second.titles == [*range(12)]


@pytest.mark.parametrize(
    ("sign", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)],
)
def test_a_crawl_cut_short_goes_on_where_it_was(tmp_path: Path, sign: signal.Signals, code: int) -> None:
    if signal.getsignal(sign) == signal.SIG_IGN:
        pytest.skip("it is ignored here, and so by what is started here")
    archive = tmp_path / "a.db"
    with served(newspaper(12)) as paper:
        site = toml(tmp_path, paper, delay="0.15")
        process = start(archive, site)
        wait_for(paper, 7)
        process.send_signal(sign)
        out, err = process.communicate(timeout=20)
        assert process.returncode == code, err
        assert "Traceback" not in err
        if sign is not signal.SIGKILL:
            saved = json.loads(out)["sites"][0]
            assert saved["reason"] == "stopped"
            assert saved["signal"] == sign
            assert 0 < saved["new"] < 12
            with sqlite3.connect(archive) as db:
                assert db.execute("SELECT reason, ended IS NOT NULL FROM runs").fetchall() == [("stopped", 1)]
        rest = run(archive, toml(tmp_path, paper))
    assert rest.titles == [*range(12)]
    assert rest.rows("SELECT count(*) FROM pages WHERE state = 'pending'") == [(0,)]
