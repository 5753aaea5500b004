"""The sample newspaper: sound in itself, read by the parsers as it was written, and found whole by a crawl."""

from __future__ import annotations

import gzip
import os
import re
import shlex
import signal
import subprocess
import sys
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

import newsbot
from newsbot.archive import Archive
from newsbot.article import Article
from newsbot.demo.server import serving
from newsbot.demo.site import HTML, Resource, address, build
from newsbot.demo.stories import NAME, Story, numbered, path_of, section_of, sections, stories
from newsbot.errors import NotAnArticle

ORIGIN = "http://127.0.0.1:8000"
SITE = build(ORIGIN)


def name_of(story: Story) -> str:
    return f"{story.style}-{story.id}"


def links_of(path: str, page: Resource) -> set[str]:
    """The addresses on the site that a page links to."""
    if not page.content_type.startswith("text/html"):
        return set()
    tree = lxml.html.fromstring(page.content.decode(encoding_of(page)))
    targets = (urljoin(ORIGIN + path, anchor.get("href")) for anchor in tree.iter("a"))
    return {address(urlsplit(target)._replace(scheme="", netloc="").geturl()) for target in targets}


def encoding_of(page: Resource) -> str:
    return "utf-8" if "utf-8" in page.content_type else "windows-1256"


def test_the_stories_are_enough_and_distinct() -> None:
    assert len(stories()) == 30
    assert len({story.id for story in stories()}) == len({story.title for story in stories()}) == 30
    paragraphs = [paragraph for story in stories() for paragraph in story.paragraphs]
    assert len(set(paragraphs)) == len(paragraphs)
    assert {story.style for story in stories()} == {"wordpress", "opengraph", "lines", "table", "bare", "modern"}


@pytest.mark.parametrize("story", stories(), ids=name_of)
def test_a_story_has_the_size_of_a_real_one(story: Story) -> None:
    assert 4 <= len(story.paragraphs) <= 8
    assert all(15 <= len(paragraph.split()) <= 60 for paragraph in story.paragraphs)


@pytest.mark.parametrize("story", stories(), ids=name_of)
def test_read_also_leads_to_other_stories(story: Story) -> None:
    targets = [numbered(number) for number in story.read_also]
    assert story not in targets
    assert {address(path_of(target)) for target in targets} <= links_of(path_of(story), SITE[address(path_of(story))])


def test_every_story_is_reached_by_links_from_the_home_page() -> None:
    met, ahead = {"/"}, ["/"]
    while ahead:
        path = ahead.pop()
        # Stories lead on to nothing here: the lists alone must do.
        if path in SITE and path not in {address(path_of(story)) for story in stories()}:
            new = links_of(path, SITE[path]) - met
            met |= new
            ahead.extend(new)
    assert {address(path_of(story)) for story in stories()} <= met


def test_every_link_of_the_site_has_an_answer() -> None:
    linked = {(path, target) for path, page in SITE.items() for target in links_of(path, page)}
    assert {(path, target) for path, target in linked if target not in SITE} == set()


def test_every_page_says_that_the_newspaper_is_invented() -> None:
    pages = {path: page for path, page in SITE.items() if page.content_type.startswith("text/html")}
    assert len(pages) > 100
    assert [path for path, page in pages.items() if "متخيَّلة" not in page.content.decode(encoding_of(page))] == []


def test_the_sections_run_over_several_pages() -> None:
    for section in sections():
        assert address(f"{section.path}page/3/") in SITE


def test_the_sitemap_leaves_out_what_only_the_sections_show() -> None:
    sitemap = gzip.decompress(SITE["/sitemap-news.xml.gz"].content).decode()
    assert len(re.findall("<loc>", sitemap)) == 20
    assert len(re.findall("<item>", SITE["/feed"].content.decode())) == 12


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/show.php?id=104&utm_source=x", 200), ("HEAD", "/feed/", 200), ("GET", "/nothing", 404)],
)
def test_the_server_answers_and_says_when_there_is_nothing(method: str, path: str, status: int) -> None:
    with serving() as origin:
        connection = HTTPConnection(urlsplit(origin).netloc, timeout=10)
        connection.request(method, path)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
    assert answer.status == status
    assert (numbered(104).title.encode("cp1256") in content) == path.startswith("/show")
    assert bool(content) == (method == "GET")


@pytest.fixture(name="article", scope="module", params=stories(), ids=name_of)
def _article(request: pytest.FixtureRequest) -> tuple[Story, Article]:
    story: Story = request.param
    page = SITE[address(path_of(story))]
    return story, newsbot.parse(page.content, ORIGIN + path_of(story), content_type=page.content_type)


def test_title(article: tuple[Story, Article]) -> None:
    story, read = article
    assert read.title == story.title


def test_day(article: tuple[Story, Article]) -> None:
    story, read = article
    assert read.published is not None
    assert read.published.day == story.published.date()


def test_authors(article: tuple[Story, Article]) -> None:
    story, read = article
    assert read.authors == story.authors


def test_agencies(article: tuple[Story, Article]) -> None:
    story, read = article
    assert read.agencies == story.agencies


def test_body(article: tuple[Story, Article]) -> None:
    story, read = article
    assert read.body == story.paragraphs


def test_read_also(article: tuple[Story, Article]) -> None:
    story, read = article
    wanted = [(numbered(number).title, path_of(numbered(number))) for number in story.read_also]
    assert [link.title for link in read.read_also] == [title for title, _ in wanted]
    assert [address(link.url.removeprefix(ORIGIN)) for link in read.read_also] == [address(path) for _, path in wanted]


def test_subtitle(article: tuple[Story, Article]) -> None:
    story, read = article
    assert read.subtitle == story.subtitle


def test_section_and_tags_are_those_of_the_page_or_none(article: tuple[Story, Article]) -> None:
    story, read = article
    assert read.section in {section_of(story).name, None}
    assert read.tags in {story.tags, ()}
    if story.style == "wordpress":
        assert (read.section, read.tags) == (section_of(story).name, story.tags)


@pytest.mark.parametrize(
    "path",
    ["/", "/section/local/", "/section/science/page/2/", "/videos/", "/about", "/tag/كتب/", "/author/محمد-السندياني/"]
    + [path for path in SITE if path.startswith("/2024/")],
)
def test_lists_and_lost_pages_are_no_articles(path: str) -> None:
    with pytest.raises(NotAnArticle):
        newsbot.parse(SITE[address(path)].content, ORIGIN + path, content_type=HTML)


def test_the_newest_stories_come_first() -> None:
    assert all(newer.published > older.published for newer, older in pairwise(stories()))
    assert NAME not in {story.title for story in stories()}


# The command


def newsbot_command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "import sys; from newsbot.cli import main; sys.exit(main())", *arguments]


def run_newsbot(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        newsbot_command(*arguments),
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        cwd=folder,
        # A proxy that answers nothing: the demo needs no network.
        env={**os.environ, "TMPDIR": str(folder), "http_proxy": "http://127.0.0.1:9"},
    )


class Ran(NamedTuple):
    folder: Path
    archive: Path
    printed: str


@pytest.fixture(name="ran", scope="module")
def _ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("temporary files")
    done = run_newsbot("demo", folder=folder)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    (archive,) = folder.glob("newsbot-demo-*/archive.db")
    return Ran(folder, archive, done.stdout)


def test_the_demo_finds_every_story_and_marks_what_it_searched(ran: Ran) -> None:
    assert "Found 30 of 30 articles" in ran.printed
    assert "⟦مُحَمَّد⟧" in ran.printed
    assert "⟦محمد⟧" in ran.printed
    assert "\x1b" not in ran.printed


def test_the_demo_says_what_to_type_and_it_works(ran: Ran) -> None:
    lines = [line for line in ran.printed.splitlines() if line.startswith("  newsbot ") and str(ran.archive) in line]
    assert [line.split()[1] for line in lines] == ["search", "search", "show", "export"]
    for line in lines:
        done = run_newsbot(*shlex.split(line)[1:], folder=ran.folder)
        assert done.returncode == 0, done.stderr
        assert "nothing found" not in done.stdout
    assert len((ran.folder / "articles.csv").read_text("utf-8").splitlines()) > 30


def test_the_demo_keeps_each_story_as_it_was_written(ran: Ran) -> None:
    with Archive(ran.archive, readonly=True) as kept:
        articles = {stored.article.title: stored.article for stored in kept.articles()}
    assert {title: read.body for title, read in articles.items()} == {
        story.title: story.paragraphs for story in stories()
    }
    assert {title: read.published and read.published.day for title, read in articles.items()} == {
        story.title: story.published.date() for story in stories()
    }


def test_an_archive_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    target = tmp_path / "none" / "of" / "these.db"
    target.parent.parent.write_text("a file, where a folder is wanted")
    done = run_newsbot("demo", "--archive", str(target), folder=tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_with_an_archive_of_ones_own_no_other_file_is_left(tmp_path: Path) -> None:
    done = run_newsbot("demo", "--archive", str(tmp_path / "own.db"), folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["own.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_site_stays_up_until_ctrl_c(tmp_path: Path) -> None:
    command = newsbot_command("demo", "--keep-serving")
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    ) as process:
        try:
            assert process.stdout is not None
            line = next(line for line in process.stdout if "stays up" in line)
            connection = HTTPConnection(urlsplit(line.split()[0]).netloc, timeout=10)
            connection.request("GET", "/about")
            assert connection.getresponse().status == 200
            connection.close()  # before the page is read: no matter to the server
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, errors) == (0, "")
