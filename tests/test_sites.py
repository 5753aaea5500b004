"""The catalogue: which site a URL belongs to, which URLs are articles, and the `sites` command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from click.testing import CliRunner

from newsbot.cli.sites import sites as command
from newsbot.errors import NewsbotError, SiteFileError, UnknownSite
from newsbot.sites import Layout, Site, catalogue, find, for_url, load, site

BUILT_IN = sorted(Path(site.__file__).parent.glob("*.toml"))
MINIMAL = 'name = "الخبر"\nurl = "https://www.paper.example/"\n'

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(text: str | bytes, name: str = "paper.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write_file


# Hosts


def at(url: str, *hosts: str) -> Site:
    return Site(id="x", name="x", url=url, hosts=hosts)


@pytest.mark.parametrize(
    ("own", "url", "owned"),
    [
        (at("https://www.paper.example/"), "https://paper.example/1", True),
        (at("https://www.paper.example/"), "http://m.paper.example/1", True),
        (at("https://www.paper.example/"), "https://sport.paper.example:8443/1", True),
        (at("https://m.paper.example/"), "https://WWW.Paper.Example./1", True),
        (at("https://amp.paper.example/"), "https://paper.example/1", True),
        (at("https://www.m.paper.example/"), "https://paper.example/1", True),
        (at("https://arabic.paper.example/"), "https://paper.example/1", False),
        (at("https://www.paper.example/"), "https://otherpaper.example/1", False),
        (at("https://www.paper.example/"), "https://paper.example.evil.example/1", False),
        (at("https://www.paper.example/"), "https://paper.example@evil.example/1", False),
        (at("https://www.paper.example/"), "mailto:news@paper.example", False),
        (at("https://www.paper.example/"), "/relative", False),
        (at("https://www.paper.example/"), "https://[paper.example/", False),
        (at("https://m.example/"), "https://example/", False),
        (at("https://www.paper.example/arabic"), "https://paper.example/english", True),
        (at("https://www.paper.example/", "old.example"), "https://www.old.example/1", True),
        (at("https://www.paper.example/", "127.0.0.1:8000"), "http://127.0.0.1:8000/1", True),
        (at("http://127.0.0.1:8000/"), "http://127.0.0.1:8000/1", True),
        (at("http://127.0.0.1:8000/"), "http://127.0.0.1:8001/1", False),
        (at("http://127.0.0.1/"), "http://127.0.0.1:80/1", True),
        (at("http://127.0.0.1/"), "http://1.127.0.0.1/1", False),
        (at("http://localhost:8000/"), "http://localhost:8000/1", True),
        (at("http://localhost:8000/"), "http://localhost/1", False),
        (at("http://localhost:8000/"), "http://www.localhost:8000/1", False),
        (at("http://[::1]:8000/"), "http://[::1]:8000/1", True),
        (at("https://موقع.example/"), "https://xn--4gbrim.example/1", True),
        (at("unknown"), "https://paper.example/1", False),
    ],
)
def test_a_site_owns_its_hosts_and_no_others(own: Site, url: str, owned: bool) -> None:
    assert own.owns(url) is owned


# Which URLs are articles

ARTICLES = {
    "akhbarelyom": [
        "https://akhbarelyom.com/news/newdetails/1234567/1/خبر-اليوم",
        "https://m.akhbarelyom.com/News/NewDetails/1234567/1",
    ],
    "albayan": ["https://www.albayan.ae/a-b/c-d/2020-06-03-1.1234567", "https://www.albayan.ae/technology/x/1234567"],
    "alyaum": ["https://www.alyaum.com/articles/1234567/قسم/عنوان"],
    "bbcarabic": [
        "https://www.bbc.com/arabic/articles/c0123456789o",
        "https://www.bbc.com/arabic/12345678",
        "https://www.bbc.com/arabic/science-and-tech-12345678",
        "http://www.bbc.co.uk/arabic/middleeast/2015/01/150101_some_words",
    ],
    "beirutobserver": [
        "https://www.beirutobserver.com/2020/11/1234567/",
        "https://www.beirutobserver.com/2015/06/عنوان-هنا/",
    ],
    "cnnarabic": [
        "https://arabic.cnn.com/world/article/2024/01/02/some-words",
        "http://arabic.cnn.com/2013/middle_east/8/3/some.words/index.html",
    ],
    "elbaladtv": ["https://elbaladtv.net/عنوان-من-أربع-كلمات/"],
    "elbilad": ["https://www.elbilad.net/national/عنوان-الخبر-95000", "https://www.elbilad.net/caricatures/6000-1"],
    "enabbaladi": ["https://www.enabbaladi.net/123456/", "https://www.enabbaladi.net/archives/123456"],
    "spa": [
        "https://www.spa.gov.sa/N1234567",
        "http://www.spa.gov.sa/viewfullstory.php?lang=ar&newsid=1234567",
        "http://www.spa.gov.sa/viewstory.php?newsid=1234567&lang=ar",
    ],
    "sputnikarabic": [
        "https://sarabic.ae/20240102/عنوان-1012345678.html",
        "https://arabic.sputniknews.com/arab_world/202001021012345678-عنوان/",
    ],
    "stadelahly": [
        "https://stadelahly.net/2021/08/02/لاعب-جديد-5/",
        "https://stadelahly.net/2021/08/02/لاعب-جديد-5/#respond",
    ],
    "youm7": ["https://www.youm7.com/story/2020/8/4/عنوان-الخبر/1234567"],
}
OTHERS = {
    "akhbarelyom": [
        "https://akhbarelyom.com/news/newssection/10/1/اقتصاد",
        "https://akhbarelyom.com/Tags/NewsTagList/1/1/وسم",
    ],
    "albayan": ["https://www.albayan.ae/economy/local-market", "https://www.albayan.ae/contact-us-1.319"],
    "alyaum": ["https://www.alyaum.com/articles/ereader", "https://www.alyaum.com/morearticles/قسم"],
    "bbcarabic": [
        "https://www.bbc.com/arabic",
        "https://www.bbc.com/arabic/topics/c0123456789t",
        "https://www.bbc.com/arabic/institutional-12345678",
        "https://www.bbc.com/arabic/live/12345678",
    ],
    "beirutobserver": ["https://www.beirutobserver.com/2020/11/09/", "https://www.beirutobserver.com/2020/11/page/2/"],
    "cnnarabic": ["https://arabic.cnn.com/world", "http://arabic.cnn.com/video/"],
    "elbaladtv": ["https://elbaladtv.net/البث-المباشر/", "https://elbaladtv.net/tag/أربع-كلمات-في-وسم/"],
    "elbilad": [
        "https://www.elbilad.net/page/من-نحن-1",
        "https://www.elbilad.net/tag/وسم-2019",
        "https://www.elbilad.net/sports",
    ],
    "enabbaladi": ["https://www.enabbaladi.net/archives/category/online/page/2"],
    "spa": ["http://www.spa.gov.sa/listnews.php?lang=ar&cat=3"],
    "sputnikarabic": ["https://sarabic.ae/services/news/more.html", "https://arabic.sputniknews.com/world/"],
    "stadelahly": [
        "https://stadelahly.net/2021/08/02/",
        "https://stadelahly.net/tag/الاهلي/",
        "https://stadelahly.net/2021/08/02/page/2/",
    ],
    "youm7": [
        "https://www.youm7.com/Section/سياسة/319/1",
        "https://example.com/?u=https://www.youm7.com/story/2020/8/4/x/12",
    ],
}


def encoded(url: str) -> str:
    return quote(url, safe=":/?#=&")


@pytest.mark.parametrize(("name", "url"), [(name, url) for name, urls in ARTICLES.items() for url in urls])
def test_an_articles_url_is_its_sites_article(name: str, url: str) -> None:
    owner = for_url(url)
    assert owner is not None
    assert owner.id == name
    assert owner.is_article(url) is owner.is_article(encoded(url)) is True


@pytest.mark.parametrize(("name", "url"), [(name, url) for name, urls in OTHERS.items() for url in urls])
def test_a_listings_url_is_no_article(name: str, url: str) -> None:
    assert find(name).is_article(url) is find(name).is_article(encoded(url)) is False


def test_every_built_in_site_has_urls_in_both_tables() -> None:
    ids = {path.stem for path in BUILT_IN}
    assert ids == set(ARTICLES) == set(OTHERS)


def test_an_endless_url_is_no_article() -> None:
    assert find("youm7").is_article("https://www.youm7.com/story/2020/8/4/" + "x" * 5_000 + "/1") is False


# The catalogue


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.stem)
def test_a_built_in_file_says_where_its_newspaper_is(path: Path) -> None:
    paper = load(path)
    assert paper.country is not None
    assert paper.timezone != "UTC"
    assert all(paper.owns(url) for url in (paper.url, *paper.discover.feeds, *paper.discover.listings))
    # A layout that says nothing can go.
    assert all(any(msgspec.structs.astuple(layout)[:-1]) for layout in paper.layouts)


def test_the_catalogue_is_sorted() -> None:
    assert list(catalogue()) == sorted(path.stem for path in BUILT_IN)


def test_the_users_folder_adds_and_overrides(write: Write, tmp_path: Path) -> None:
    write(MINIMAL)
    write('name = "لي"\nurl = "https://www.youm7.com/"\ndelay = 9', "youm7.toml")
    write("not a site", "notes.txt")
    write("not a site", "._youm7.toml")
    known = catalogue(tmp_path)
    assert (known["paper"].name, known["youm7"].delay, len(known)) == ("الخبر", 9, len(BUILT_IN) + 1)
    assert find("youm7", tmp_path).delay == 9
    assert find("youm7").delay == 1
    owner = for_url("https://www.youm7.com/story/1", tmp_path)
    assert owner is not None
    assert owner.name == "لي"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    for call in (lambda: catalogue(tmp_path / "no"), lambda: find("youm7", tmp_path / "no")):
        with pytest.raises(SiteFileError, match=r"no folder of site files .*; check --sites"):
            call()


def test_a_broken_file_does_not_stand_in_the_way_of_another(write: Write, tmp_path: Path) -> None:
    write("name", "broken.toml")
    write(MINIMAL)
    assert find("paper", tmp_path).name == "الخبر"
    with pytest.raises(SiteFileError, match=r"broken\.toml: not TOML"):
        catalogue(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "youm7",
        "YOUM7",
        "youm7.com",
        "www.youm7.com",
        "m.youm7.com",
        "https://www.youm7.com/story/1",
        "اليوم السابع",
        " اليوم  السابع ",
    ],
)
def test_a_site_is_found_by_id_domain_or_name(name: str) -> None:
    assert find(name).id == "youm7"


def test_a_site_is_found_by_its_files_path(write: Write) -> None:
    assert find(str(write(MINIMAL))).id == "paper"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("enabaladi", "no site 'enabaladi'; did you mean 'enabbaladi'? `newsbot sites list` shows all"),
        ("youm7.co", "no site 'youm7.co'; did you mean 'youm7.com'? `newsbot sites list` shows all"),
        ("اليوم السابغ", "no site 'اليوم السابغ'; did you mean 'اليوم السابع'? `newsbot sites list` shows all"),
        ("zzzzzz", "no site 'zzzzzz'; `newsbot sites list` shows all"),
        ("", "no site ''; `newsbot sites list` shows all"),
        ("../x\n", "no site '../x\\n'; `newsbot sites list` shows all"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(name: str, message: str) -> None:
    with pytest.raises(UnknownSite) as caught:
        find(name)
    assert str(caught.value) == message


def test_of_two_sites_on_a_host_the_longer_host_then_path_wins(write: Write, tmp_path: Path) -> None:
    write('name = "a"\nurl = "https://www.paper.example/ar"', "arabic.toml")
    write('name = "e"\nurl = "https://www.paper.example/"', "english.toml")
    write('name = "s"\nurl = "https://sport.paper.example/"', "sport.toml")

    def owner(url: str) -> str | None:
        found = for_url(url, tmp_path)
        return found.id if found else None

    assert owner("https://paper.example/ar/1") == owner("https://paper.example/ar") == "arabic"
    assert owner("https://paper.example/art/1") == owner("https://paper.example/") == "english"
    assert owner("https://www.sport.paper.example/ar/1") == "sport"
    assert owner("https://other.example/ar/1") is None


@pytest.mark.parametrize(
    ("url", "id_", "country", "zone"),
    [
        ("https://www.alwatan.com.sa/1", "alwatan.com.sa", "SA", "Asia/Riyadh"),
        ("https://m.news.example/1", "news.example", None, "UTC"),
        ("https://zeitung.de/", "zeitung.de", None, "UTC"),
        ("http://127.0.0.1:8000/a", "127.0.0.1:8000", None, "UTC"),
        ("", "unknown", None, "UTC"),
        ("file:///tmp/page.html", "unknown", None, "UTC"),
    ],
)
def test_a_page_of_no_known_site_has_one_too(url: str, id_: str, country: str | None, zone: str) -> None:
    unknown = Site.for_unknown(url)
    assert (unknown.id, unknown.country, unknown.timezone) == (id_, country, zone)
    assert unknown.owns(url) is (id_ != "unknown")
    assert unknown.layout() == Layout()


# The command


def run(*arguments: str, **environment: str) -> str:
    result = CliRunner().invoke(command, arguments, env=environment, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_list_prints_a_table_and_json(write: Write, tmp_path: Path) -> None:
    write(MINIMAL)
    table = run("list")
    assert all(path.stem in table for path in BUILT_IN)
    plain: list[dict[str, Any]] = json.loads(run("list", "--format", "json", "--sites", str(tmp_path)))
    assert len(plain) == len(BUILT_IN) + 1
    assert "الخبر" in run("list", NEWSBOT_SITES=str(tmp_path))
    assert "schedule" not in table
    write(MINIMAL + 'schedule = "0 * * * *"')
    assert "schedule" in run("list", NEWSBOT_SITES=str(tmp_path))


def test_list_names_the_broken_files_and_lists_the_others(write: Write, tmp_path: Path) -> None:
    write(MINIMAL)
    write("name", "broken.toml")
    write(MINIMAL + "delayy = 1", "alyaum.toml")
    for output in ("text", "json"):
        result = CliRunner().invoke(command, ["list", "--sites", str(tmp_path), "--format", output])
        assert result.exit_code == 1
        assert "الخبر" in result.stdout
        first, second = result.stderr.splitlines()
        assert "alyaum.toml: delayy: no such key" in first
        assert "broken.toml: not TOML" in second
    known = {paper["id"] for paper in json.loads(result.stdout)}
    assert "alyaum" not in known, "the built-in file is not the one that was meant"
    assert len(known) == len(BUILT_IN)


def test_show_prints_every_value_in_force(write: Write) -> None:
    path = write(MINIMAL + '[[layouts]]\nuntil = 2020-01-01\nbody = ["p", "div"]')
    shown = run("show", str(path))
    for field in msgspec.structs.fields(Site):
        assert field.name.removesuffix("s") in shown
    for words in ("discover next_page", "layout 1 until", "2020-01-01", "UTC", str(path)):
        assert words in shown
    plain = json.loads(run("show", str(path), "--format", "json"))
    assert set(plain) == {field.name for field in msgspec.structs.fields(Site)}
    assert (plain["delay"], plain["layouts"][0]["body"]) == (1.0, ["p", "div"])


def test_the_command_alone_says_how_to_use_it() -> None:
    assert "newsbot sites show youm7" in run()


def test_the_command_says_what_is_wrong_in_one_line(write: Write) -> None:
    for arguments in (["show", "enabaladi"], ["show", str(write(MINIMAL + "x = 1"))], ["list", "--sites", "/no/such"]):
        result = CliRunner().invoke(command, arguments)
        assert isinstance(result.exception, NewsbotError)
        assert result.exception.exit_code == 2
        assert "\n" not in str(result.exception)
