"""Site files: what is read, and what is refused with the file, the key and the mend."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from newsbot.errors import SiteFileError
from newsbot.sites import Discover, Layout, Site, countries, load, values

MINIMAL = 'name = "الخبر"\nurl = "https://www.paper.example/"\n'

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(text: str | bytes, name: str = "paper.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write_file


def refusal(path: Path) -> str:
    with pytest.raises(SiteFileError) as caught:
        load(path)
    return str(caught.value)


# What is read


def test_a_name_and_a_url_are_enough(write: Write) -> None:
    paper = load(write(MINIMAL))
    assert (paper.id, paper.name, paper.url) == ("paper", "الخبر", "https://www.paper.example/")
    assert (paper.country, paper.timezone, paper.delay, paper.concurrency) == (None, "UTC", 1.0, 1)
    assert (paper.schedule, paper.articles, paper.hosts, paper.layouts) == (None, None, (), ())
    assert paper.discover == Discover()
    assert paper.layout(date(2020, 1, 1)) == Layout()
    assert paper.is_article("https://www.paper.example/1") is None


def test_every_key_is_read(write: Write) -> None:
    paper = load(
        write(
            MINIMAL
            + r"""
country = "sy"
schedule = "*/30 6-22 1,15 jan-jun mon"
delay = 2
concurrency = 4
articles = '/\d{5,}$'
hosts = "old.example"

[discover]
feeds = ["https://feeds.example/paper.xml", "/feed/"]
sitemaps = "/sitemap.xml"
listings = ["/archives/category/online"]
next_page = "a.next"

[[layouts]]
body = ["div.entry > p", "//div[@id='text']"]
published = ".//time/@datetime"
tags = "//a[not(self::b or (@rel)) and text()[contains(., 'x:y(')] and starts-with(@href, '/')]/child::node()"
read_also = "(//ul)[1]//a"
remove = [".ad", ".share"]

[[layouts]]
until = 2024-03-01
body = "#old p"
"""
        )
    )
    assert (paper.country, paper.timezone, paper.delay, paper.concurrency) == ("SY", "Asia/Damascus", 2.0, 4)
    assert paper.schedule == "*/30 6-22 1,15 jan-jun mon"
    assert paper.hosts == ("old.example",)
    assert paper.discover == Discover(
        feeds=("https://feeds.example/paper.xml", "https://www.paper.example/feed/"),
        sitemaps=("https://www.paper.example/sitemap.xml",),
        listings=("https://www.paper.example/archives/category/online",),
        next_page=("a.next",),
    )
    newest, old = paper.layouts
    assert newest.body == ("div.entry > p", "//div[@id='text']")
    assert (newest.remove, newest.until) == ((".ad", ".share"), None)
    assert old == Layout(body=("#old p",), until=date(2024, 3, 1))


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ('country = "PS"', "Asia/Hebron"),
        ('country = "RU"', "Europe/Moscow"),
        ('country = "LB"\ntimezone = "Europe/London"', "Europe/London"),
        ('timezone = "Africa/Cairo"', "Africa/Cairo"),
        ('country = "AQ"', "Antarctica/McMurdo"),
        ('country = "BV"', "UTC"),
    ],
)
def test_the_time_zone_is_the_files_own_or_the_countrys(write: Write, line: str, zone: str) -> None:
    assert load(write(MINIMAL + line)).timezone == zone


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("", False),
        ('timezone = "UTC"', True),
        ('country = "SY"', True),
        ('country = "BV"', False),
        ('timezone = "Asia/Aden"', True),
    ],
)
def test_a_zone_that_the_file_states_is_known(write: Write, line: str, known: bool) -> None:
    assert load(write(MINIMAL + line)).knows_zone is known


def test_a_zone_is_known_of_a_site_without_a_file() -> None:
    assert Site.for_unknown("https://www.tishreen.news.sy/1").knows_zone
    assert not Site.for_unknown("https://paper.example/1").knows_zone
    assert Site(id="x", name="x", url="https://x.example/", timezone="Asia/Amman").knows_zone


PLACES = [
    "div > p",
    "//p[text()='x']",
    "(//div[@class='a/@b'])[1]//p",
    "//p[./text()[1] = 'a|b']/..",
    "//ul/li/a[@href] | //ol//a[not(@rel)]",
]


@pytest.mark.parametrize("selector", PLACES)
def test_a_place_may_depend_on_text_and_attributes(selector: str) -> None:
    assert values.places(selector) == (selector,)


def test_an_arab_domain_tells_the_country_of_a_file_that_does_not(write: Write) -> None:
    paper = load(write('name = "ع"\nurl = "https://news.tn"'))
    assert (paper.country, paper.timezone) == ("TN", "Africa/Tunis")


def test_every_arab_country_has_a_time_zone() -> None:
    assert len(countries.ARAB) == 22
    assert all(countries.zone(code) and code in countries.names() for code in countries.ARAB)


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(write: Write) -> None:
    assert load(write(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())).name == "الخبر"


def test_a_changed_file_is_read_again(write: Write) -> None:
    path = write(MINIMAL)
    assert load(path).delay == 1
    assert load(write(MINIMAL + "delay = 7")).delay == 7


def test_a_site_goes_to_another_process(write: Write) -> None:
    paper = load(write(MINIMAL + r"articles = '/\d+'"))
    assert paper.owns("https://paper.example/1")
    assert pickle.loads(pickle.dumps(paper)) == paper  # noqa: S301 - our own bytes


def test_a_site_is_plain_data_for_json(write: Write) -> None:
    plain = json.loads(json.dumps(load(write(MINIMAL + "articles = 'x'\n[[layouts]]\nuntil = 2020-01-01")).as_dict()))
    assert (plain["articles"], plain["layouts"][0]["until"]) == ("x", "2020-01-01")
    assert plain["path"].endswith("paper.toml")


# What is refused

L2 = '[[layouts]]\nbody = "p"\n[[layouts]]\nuntil = 2020-01-01\n'
MISTAKES = [
    # keys
    ("delayy = 1", "delayy: no such key; did you mean 'delay'?"),
    ("zzz = 1", "zzz: no such key; the keys are name, url, country"),
    ('feeds = ["/feed"]', "feeds: no such key here; it belongs under [discover]"),
    ('body = "p"', "body: no such key here; it belongs under [[layouts]]"),
    ("[discover]\ndelay = 1", "discover, delay: no such key here; it belongs at the top of the file"),
    ('[discover]\nsitemap = "/s"', "discover, sitemap: no such key; did you mean 'sitemaps'?"),
    (L2 + 'auther = "a"', "layout 2, auther: no such key; did you mean 'author'?"),
    ('"two\\nlines" = 1', "two\\nlines: no such key"),
    ('[layouts]\nbody = "p"', "layouts: each begins with a line [[layouts]]"),
    ("layouts = [1]", "layout 1: must be a table; begin it with a line [[layouts]]"),
    ("[[discover]]", "discover: must be a table; begin it with a line [discover]"),
    # kinds
    ("country = 5", "country: must be text in quotes, not 5"),
    ("delay = true", "delay: must be a number, not true"),
    ("delay = '1'", "delay: must be a number, not '1'"),
    ("concurrency = 1.5", "concurrency: must be a whole number, not 1.5"),
    ("hosts = [1]", "hosts: must be text in quotes, or a list of such, not a list with 1 in it"),
    ("hosts = {}", "hosts: must be text in quotes, or a list of such, not a table"),
    ("articles = 1", "articles: must be text in quotes, not 1"),
    (L2 + "title = 1", "layout 2, title: must be text in quotes, or a list of such, not 1"),
    ("schedule = 1", "schedule: must be text in quotes"),
    # values
    ("delay = -1", "delay: -1 is no waiting time; give seconds, 0 or more"),
    ("delay = nan", "delay: nan is no waiting time"),
    ("delay = inf", "delay: inf is no waiting time"),
    ("concurrency = 0", "concurrency: 0 is too few; give 1 or more"),
    ('country = "XX"', "country: no country 'XX'; write its two-letter ISO code, as 'SY'"),
    ('country = "Syria"', "country: no country 'Syria'; write 'SY'"),
    ('country = ""', "country: empty"),
    ('timezone = "Asia/Damascuss"', "timezone: no time zone 'Asia/Damascuss'; did you mean 'Asia/Damascus'?"),
    ('timezone = "../etc/passwd"', "timezone: no time zone '../etc/passwd'"),
    ('timezone = "Asia"', "timezone: no time zone 'Asia'"),
    ('hosts = "https://old.example/"', "hosts: 'https://old.example/' is not a host; write the name alone"),
    ('hosts = "old.example:port"', "hosts: 'old.example:port' is not a host"),
    ('hosts = [" "]', "hosts: one of them is empty; leave it out"),
    ("articles = '('", "articles: not a regex: missing ), unterminated subpattern at position 0"),
    ("articles = '[[a]'", "articles: not a regex: Possible nested set"),
    (r"articles = '(\w+)*$'", "articles: a repeat inside a repeat may never end"),
    ('[discover]\nfeeds = "feed"', "discover, feeds: 'feed' is not a web address; write it whole"),
    ('[discover]\nlistings = "ftp://a.example/"', "discover, listings: 'ftp://a.example/' is not a web address"),
    ('[discover]\nsitemaps = "https:///s.xml"', "discover, sitemaps: 'https:///s.xml' is not a web address"),
    ('[discover]\nsitemaps = "//["', "discover, sitemaps: '//[' is not a web address"),
    ('[discover]\nnext_page = "a["', "discover, next_page: 'a[' is not CSS"),
    # selectors
    (L2 + 'title = "h1["', "layout 2, title: 'h1[' is not CSS"),
    (L2 + 'title = "string(//h1)"', "and an XPath begins with / or ("),
    (L2 + 'title = "//h1["', "layout 2, title: '//h1[' is not an XPath: Invalid expression"),
    (L2 + 'title = "//h1[nosuch()]"', "layout 2, title: '//h1[nosuch()]' is not an XPath: nosuch is unknown"),
    (L2 + 'title = "//x:h1"', "'//x:h1' is not an XPath: Undefined namespace prefix"),
    (L2 + "title = '//a[re:test(@href, 1)]'", "is not an XPath: test is unknown (only XPath 1.0 can be used)"),
    (L2 + 'title = "//a[@x:href]"', "'//a[@x:href]' is not an XPath: x: is unknown"),
    (L2 + 'title = "(1 + 1)"', "'(1 + 1)' is a float; select elements"),
    (L2 + 'title = "h1::text"', "'h1::text' picks no element; leave out '::' and what follows"),
    (L2 + 'title = "a::attr(href)"', "'a::attr(href)' picks no element"),
    (L2 + 'title = "//h1[. = \\"\\u0001\\"]"', "is not an XPath"),
    (L2 + 'title = ""', "layout 2, title: one of them is empty"),
    (L2 + 'body = "//p/text()"', "layout 2, body: '//p/text()' gives text; it must select elements"),
    (L2 + 'remove = "(//div/@class)[1]"', "layout 2, remove: '(//div/@class)[1]' gives text; it must select elements"),
    (L2 + 'read_also = ["//ul//a | //ol//a/@href"]', "gives text; it must select elements: leave out its last step"),
    (L2 + 'body = "(string(//p))"', "'(string(//p))' gives text"),
    (L2 + 'body = "//p/node()"', "'//p/node()' gives text"),
    ("[[layouts]]\nuntil = '2020-01-01'", "layout 1, until: '2020-01-01' is not a date; write until = 2024-03-01"),
    ("[[layouts]]\nuntil = 2020-01-01T00:00:00", "layout 1, until: a datetime is not a date"),
    ("[[layouts]]\n[[layouts]]", "layout 2, until: missing, as in another layout"),
    (L2 + "[[layouts]]\nuntil = 2020-01-01", "layout 3, until: 2020-01-01, as in another layout"),
    ('[discover]\nfeeds = "https://a:b@a.example/"', "discover, feeds: names and passwords are not kept in site files"),
    # cron
    ('schedule = "* * * *"', "schedule: '* * * *' has 4 of the 5 fields"),
    ('schedule = "@daily"', "schedule: '@daily' has 1 of the 5 fields"),
    ('schedule = "60 * * * *"', "schedule: '60' is no minute; write 0 to 59, a range (2-4), '*' or '*/2'"),
    ('schedule = "* 5-2 * * *"', "schedule: '5-2' is no hour"),
    ('schedule = "* * 0 * *"', "schedule: '0' is no day of the month"),
    ('schedule = "* * * foo *"', "schedule: 'foo' is no month"),
    ('schedule = "* * * * 8"', "schedule: '8' is no day of the week"),
    ('schedule = "*/0 * * * *"', "schedule: '*/0' is no minute"),
    ('schedule = "1,,2 * * * *"', "schedule: '' is no minute"),
    ('schedule = "٣ * * * *"', "schedule: '٣' is no minute"),
    # TOML
    ("delay 1", "not TOML: Expected '=' after a key in a key/value pair (at line 3, column 7)"),
    ("name = 'again'", "not TOML: Cannot overwrite a value (at end of document); write each key once"),
    ("a = " + "[" * 10_000, "lists nested too deep"),
]


@pytest.mark.parametrize(("lines", "message"), MISTAKES, ids=[lines[:40] for lines, _ in MISTAKES])
def test_a_mistake_names_the_file_the_key_and_the_mend(write: Write, lines: str, message: str) -> None:
    path = write(MINIMAL + lines)
    said = refusal(path)
    assert said.startswith(f"{path}: ")
    assert message in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", 'name: missing; add a line name = "…"'),
        ('name = "a"', 'url: missing; add a line url = "…"'),
        ('nmae = "a"\nurl = "https://a.example"', "nmae: no such key; did you mean 'name'?"),
        (
            'name = "a\\u0000b"\nurl = "https://a.example"',
            "name: 'a\\x00b' has a control character in it; leave that out",
        ),
        (
            'name = "a"\nurl = "https://user:secret@a.example/"',
            "url: names and passwords are not kept in site files; leave",
        ),
        ('name = "a"\nurl = "https://a.example/\\u0000"', "is not a web address"),
        ('name = " "\nurl = "https://a.example"', "name: empty"),
        ('name = "a"\nurl = "www.a.example"', "url: 'www.a.example' is not a web address; write it whole"),
        ('name = "a"\nurl = "ftp://a.example"', "url: 'ftp://a.example' is not a web address"),
        ('name = "a"\nurl = "https://"', "url: 'https://' is not a web address"),
        ('name = "a"\nurl = "https://[a"', "url: 'https://[a' is not a web address"),
        ('name = "a"\nurl = "https://a.example:port/"', "is not a web address"),
        ('name = "a"\nurl = "https://a b.example/"', "is not a web address"),
        (b'name = "a"\nurl = "\xe3"', "not UTF-8 in line 2; save the file as UTF-8"),
        (b"\x00\xff\x00", "not UTF-8"),
    ],
)
def test_a_file_without_the_two_keys_or_no_file_of_text(write: Write, text: str | bytes, message: str) -> None:
    assert message in refusal(write(text))


@pytest.mark.parametrize("name", ["Paper.toml", "my paper.toml", "جريدة.toml"])
def test_the_files_name_must_do_as_an_id(write: Write, name: str) -> None:
    assert "rename it" in refusal(write(MINIMAL, name))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert "cannot be read (no such file or directory)" in refusal(tmp_path / "none.toml")
    (tmp_path / "folder.toml").mkdir()
    assert "cannot be read (is a directory)" in refusal(tmp_path / "folder.toml")
    assert "cannot be read" in refusal(tmp_path / "nul\0l.toml")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(write: Write) -> None:
    path = write(MINIMAL)
    path.chmod(0)
    assert "cannot be read (permission denied)" in refusal(path)


def test_a_message_stays_short() -> None:
    assert len(values.shown("ط" * 10_000)) < 70


# Layouts


def test_the_layout_is_that_of_the_day(write: Write) -> None:
    paper = load(
        write(
            MINIMAL
            + '[[layouts]]\nuntil = 2020-01-01\nbody = "#middle"\n'
            + '[[layouts]]\nbody = "#new"\n'
            + '[[layouts]]\nuntil = 2010-01-01\nbody = "#old"\n'
        )
    )

    def body(day: date | None) -> str:
        return paper.layout(day).body[0]

    assert body(None) == body(date(2020, 1, 1)) == "#new"
    assert body(date(2019, 12, 31)) == body(date(2010, 1, 1)) == "#middle"
    assert body(date(2009, 12, 31)) == "#old"
    assert body(datetime(2009, 12, 31, 23, 59, tzinfo=UTC)) == "#old"


def test_a_day_after_the_last_layout_has_none(write: Write) -> None:
    paper = load(write(MINIMAL + '[[layouts]]\nuntil = 2014-01-01\nbody = "p"'))
    assert paper.layout(date(2014, 1, 1)) == Layout()
    assert paper.layout().body == ("p",)


# The page about site files


def test_every_key_stands_in_the_docs() -> None:
    page = (Path(__file__).parent.parent / "docs" / "sites.md").read_text(encoding="utf-8")
    for record in (Site, Discover, Layout):
        for field in msgspec.structs.fields(record):
            if field.name not in ("id", "path", "discover", "layouts", "knows_zone"):
                assert f"| `{field.name}` |" in page
    assert "[discover]" in page
    assert "[[layouts]]" in page


def test_the_example_in_the_docs_can_be_used(write: Write) -> None:
    page = (Path(__file__).parent.parent / "docs" / "sites.md").read_text(encoding="utf-8")
    examples = [block.split("```")[0] for block in page.split("```toml\n")[1:]]
    assert len(examples) == 2
    assert [load(write(text, f"example{number}.toml")).name for number, text in enumerate(examples)] == ["عنب بلدي"] * 2
