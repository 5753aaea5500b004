"""The archive keeps what it is given, once, and harms nothing."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from newsbot.archive import Archive, Filters, KnownPage, Saved, Visit
from newsbot.archive.addresses import spellings
from newsbot.article import Article, DateReading, Link
from newsbot.errors import NotFound, UnknownSite
from tests.archived import ARTICLE, articles, numbered, on, undone


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "archive.db"


@pytest.fixture
def archive(path: Path):
    with Archive(path) as opened:
        yield opened


@pytest.fixture
def ask(archive: Archive, path: Path):
    """A question in SQL as an analyst puts it: by a connection of their own."""
    with sqlite3.connect(path) as db:
        yield lambda sql, *values: db.execute(sql, values).fetchall()
    db.close()


# What is saved comes back


@given(article=articles)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_article_comes_back_equal(archive: Archive, article: Article) -> None:
    with undone(archive):
        archive.save([article])
        assert [stored.article for stored in archive.articles()] == [article]
        assert archive.save([article]) == Saved(same=1)


def test_a_broken_escape_and_an_empty_line_are_mended(archive: Archive) -> None:
    archive.save([numbered(1, title="عنوان \ud83d", body=("فقرة\n\n  \nثانية", " "), evidence={"x": "\udc00"})])
    article = archive.get(1).article
    assert (article.title, article.body, article.evidence) == ("عنوان ?", ("فقرة", "ثانية"), {"x": "?"})


def test_saving_again_changes_nothing(archive: Archive, ask) -> None:
    assert archive.save([ARTICLE, numbered(2)]) == Saved(new=2)
    before = ask("SELECT * FROM articles")
    assert archive.save([ARTICLE, numbered(2)]) == Saved(same=2)
    assert ask("SELECT * FROM articles") == before


@pytest.mark.parametrize(
    "change",
    [
        {"title": ARTICLE.title.replace(" ", "\u00a0 \u200f")},
        {"url": "https://paper.example/news/1?from=feed"},
        {"evidence": {"title": "meta"}},
        {"published": msgspec.structs.replace(ARTICLE.published, raw="قبل ساعة")},
        {"published": msgspec.structs.replace(ARTICLE.published, value=ARTICLE.published.value.astimezone(UTC))},
    ],
    ids=["invisible marks", "the way there", "evidence", "words of the date", "another offset"],
)
def test_what_no_reader_sees_is_no_change(archive: Archive, change: dict[str, object]) -> None:
    archive.save([ARTICLE])
    assert archive.save([msgspec.structs.replace(ARTICLE, **change)]) == Saved(same=1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "عنوان آخر"),
        ("subtitle", None),
        ("published", None),
        ("published", DateReading(date(2025, 11, 20), raw="")),
        ("modified", None),
        ("authors", ("ليلى حداد",)),
        ("body", (*ARTICLE.body, "فقرة")),
        ("tags", ()),
        ("read_also", (Link("معرض الكتاب", "https://paper.example/news/3", 0),)),
        ("images", ()),
    ],
)
def test_a_change_is_made_in_place(archive: Archive, field: str, value: object) -> None:
    archive.save([ARTICLE, numbered(2)])
    changed = msgspec.structs.replace(ARTICLE, **{field: value})
    assert archive.save([changed]) == Saved(changed=1)
    assert archive.get(1).article == changed
    assert archive.get(2).article == numbered(2)


def test_one_batch_may_hold_an_article_twice(archive: Archive) -> None:
    assert archive.save([ARTICLE, msgspec.structs.replace(ARTICLE, title="تصحيح"), ARTICLE]) == Saved(1, 2)
    assert [len(archive.search(word)) for word in ("افتتاح", "تصحيح")] == [1, 0]


def test_a_batch_is_kept_whole_or_not_at_all(archive: Archive, ask) -> None:
    archive.save([ARTICLE])
    broken = numbered(3, section=["no", "text"])
    with pytest.raises(sqlite3.Error):
        archive.save([numbered(2), broken])
    assert ask("SELECT count(*) FROM articles, article_index") == [(1,)]
    assert archive.save([numbered(2)]) == Saved(new=1)


def test_an_inner_failure_leaves_the_outer_transaction(archive: Archive, ask) -> None:
    with archive.transaction():
        archive.mark("https://paper.example/", "fetched")
        with undone(archive):
            archive.save([ARTICLE])
    assert ask("SELECT url FROM pages") == [("https://paper.example/",)]


def test_another_thread_may_save(archive: Archive) -> None:
    thread = threading.Thread(target=archive.save, args=([ARTICLE],))
    thread.start()
    thread.join()
    assert archive.get(1).article == ARTICLE


# The tables that analysts read


@pytest.mark.parametrize(
    ("value", "published", "utc"),
    [
        (datetime.fromisoformat("2025-11-21T01:30:00+03:00"), "2025-11-21T01:30:00+03:00", "2025-11-20T22:30:00+00:00"),
        (date(2025, 11, 21), "2025-11-21", "2025-11-21"),
        (datetime.fromisoformat("0001-01-01T00:00:00+03:00"), "0001-01-01T00:00:00+03:00", "0001-01-01"),
    ],
)
def test_times_are_iso_in_utc(archive: Archive, ask, value: date, published: str, utc: str) -> None:
    archive.save([numbered(1, published=on(value))])
    assert ask("SELECT published, published_utc FROM articles") == [(published, utc)]


def test_the_tables_have_the_names_analysts_type(archive: Archive, ask) -> None:
    archive.add_site("paper", "الجريدة", "https://paper.example/", "JO", "Asia/Amman")
    archive.save([ARTICLE])
    assert ask("SELECT site, authors, tags, words FROM article_list") == [
        ("الجريدة", "ليلى حداد، مُحَمَّد سالم", "كتب، مكتبات", 11)
    ]
    assert ask("""
        SELECT sites.name, pages.state, pages.kind, articles.date_source, articles.date_flags, links.position
        FROM articles JOIN pages ON pages.id = page_id JOIN sites ON sites.id = articles.site_id
        JOIN links ON article_id = articles.id""") == [
        ("الجريدة", "fetched", "article", "json-ld", '["weekday_mismatch"]', 0)
    ]


def test_links_find_their_targets_early_and_late(archive: Archive, ask) -> None:
    arabic = "https://paper.example/خبر"
    encoded = "https://paper.example/%D8%AE%D8%A8%D8%B1"
    archive.save([numbered(2)])
    archive.save([numbered(1, read_also=(Link("a", "https://paper.example/news/2#top", 0), Link("b", arabic, 1)))])
    assert ask("SELECT target FROM links WHERE article_id = 2 ORDER BY position") == [(1,), (None,)]
    archive.save([numbered(3, url=encoded, canonical_url=encoded, read_also=())])
    assert ask("SELECT target FROM links WHERE article_id = 2 ORDER BY position") == [(1,), (3,)]


def test_the_readers_find_an_article_by_every_address(archive: Archive) -> None:
    archive.save([ARTICLE, msgspec.structs.replace(ARTICLE, url="https://paper.example/?p=1")])
    for address in (1, "1", "١", ARTICLE.url, ARTICLE.canonical_url, "https://paper.example/?p=1#comments"):
        assert archive.get(address).id == 1


@pytest.mark.parametrize("wanted", [2, 0, "2", 10**30, "https://paper.example/", "", "\udcff", "http://[", "²"])
def test_what_is_not_there_is_said_in_a_line(archive: Archive, wanted: int | str) -> None:
    archive.save([ARTICLE])
    with pytest.raises(NotFound, match="has no article") as caught:
        archive.get(wanted)
    assert "\n" not in str(caught.value)


@given(url=articles.map(lambda article: article.url))
def test_any_address_has_spellings(url: str) -> None:
    assert all(spelling.encode() is not None for spelling in spellings(url))


# Filters


def _ids(archive: Archive, **asked: object) -> list[int]:
    return [stored.id for stored in archive.articles(Filters(**asked))]


def test_a_day_is_the_newspapers_own(archive: Archive) -> None:
    archive.save(
        [
            numbered(1, published=on(datetime.fromisoformat("2025-11-21T00:30:00+03:00"))),
            numbered(2, published=on(date(2025, 11, 21))),
            numbered(3, published=on(datetime.fromisoformat("2025-11-21T23:59:00-05:00"))),
            numbered(4, published=on(date(2025, 11, 22))),
            numbered(5, published=None),
        ]
    )
    day = date(2025, 11, 21)
    assert _ids(archive, since=day, until=day) == [3, 2, 1]
    assert _ids(archive, since=date(2025, 11, 22)) == [4]
    assert _ids(archive, until=date.max) == [3, 4, 2, 1]
    assert _ids(archive) == [3, 4, 2, 1, 5]
    assert [hit.id for hit in archive.search("المكتبة", filters=Filters(since=day, until=day))] == [3, 2, 1]


def test_a_moment_asks_for_its_day_where_a_page_states_no_time(archive: Archive) -> None:
    archive.save(
        [
            numbered(1, published=on(datetime.fromisoformat("2025-11-21T09:30:00+03:00"))),
            numbered(2, published=on(date(2025, 11, 20))),
            numbered(3, published=on(date(2025, 11, 21))),
            numbered(4, published=on(date(2025, 11, 22))),
        ]
    )
    early = datetime.fromisoformat("2025-11-21T00:30:00+03:00")  # the day before, in UTC
    noon = datetime(2025, 11, 21, 12, tzinfo=UTC)
    assert _ids(archive, since=early) == [4, 1, 3]
    assert _ids(archive, until=early) == [3, 2]
    assert _ids(archive, since=noon) == [4, 3]
    assert _ids(archive, until=noon) == [1, 3, 2]
    assert _ids(archive, since=early, until=noon) == [1, 3]
    assert [hit.id for hit in archive.search("المكتبة", filters=Filters(since=noon))] == [4, 3]


@pytest.mark.parametrize(
    "asked",
    [{"author": "محمد"}, {"author": "ليلي حداد"}, {"tag": "كُتُب"}, {"section": "ثقافه"}, {"site": "paper"}],
)
def test_names_are_met_in_any_spelling(archive: Archive, asked: dict[str, str]) -> None:
    archive.save([ARTICLE, numbered(2, site="other", authors=("سالم محمدين",), tags=("كتبة",), section="ثقاف")])
    assert _ids(archive, **asked) == [1]


@pytest.mark.parametrize("asked", [{"author": "حد"}, {"author": "ً"}, {"tag": "كتاب"}, {"section": "'; --"}])
def test_other_names_are_not(archive: Archive, asked: dict[str, str]) -> None:
    archive.save([ARTICLE])
    assert _ids(archive, **asked) == []


def test_an_unknown_site_suggests_the_nearest(archive: Archive) -> None:
    archive.save([ARTICLE])
    with pytest.raises(UnknownSite, match="'papr'; it has paper"):
        archive.search("مكتبة", filters=Filters(site="papr"))
    with pytest.raises(UnknownSite):
        archive.articles(Filters(site="papr"))  # at once, and not when it is read


# The crawl's memory


def test_only_new_addresses_are_discovered(archive: Archive) -> None:
    urls = [f"https://paper.example/news/{number}" for number in (1, 2, 1)]
    assert archive.discover("paper", urls, kind="article", discovered_from="https://paper.example/feed") == urls[:2]
    assert archive.discover("paper", [*urls, "https://paper.example/news/3"]) == ["https://paper.example/news/3"]
    assert archive.pending("paper") == [
        *(KnownPage(url, "article") for url in urls[:2]),
        KnownPage("https://paper.example/news/3", "unknown"),
    ]


def test_what_was_fetched_is_not_fetched_again(archive: Archive) -> None:
    archive.discover("paper", [ARTICLE.url, "/gone", "/broken"], kind="article")
    archive.discover("paper", ["/list"], kind="listing")
    archive.save([ARTICLE])
    for url, state in (("/gone", "gone"), ("/broken", "failed"), ("/list", "fetched")):
        archive.mark(url, state)
    assert archive.known("paper") == {ARTICLE.url, ARTICLE.canonical_url, "/gone"}
    assert archive.pending("paper") == [KnownPage("/broken", "article")]
    assert archive.known("other") == set()


def test_failures_count_until_a_success(archive: Archive, ask) -> None:
    archive.discover("paper", ["/a"])
    for _ in range(5):
        archive.mark("/a", "failed")
    assert archive.pending("paper") == []
    archive.mark("/a", "fetched", etag='"x"', kind="listing")
    assert ask("SELECT failures, etag, kind, site_id, state FROM pages") == [(0, '"x"', "listing", "paper", "fetched")]


def test_an_address_that_is_no_text_takes_nothing_with_it(archive: Archive, ask) -> None:
    assert archive.discover("paper", ["/a", "/\ud83d", "/b"], discovered_from="/\ud83d") == ["/a", "/b"]
    archive.mark("/\ud83d", "fetched", canonical_url="/\udc00", etag=None)
    assert ask("SELECT url, canonical_url, etag, state FROM pages WHERE url LIKE '/?' AND state = 'fetched'") == [
        ("/?", "/?", None, "fetched")
    ]


# What a visit gave

VISIT = Visit(
    site_id="paper",
    url="https://paper.example/news/1",
    kind="article",
    canonical_url=ARTICLE.canonical_url,
    article=ARTICLE,
    named=(KnownPage("/list", "listing"), KnownPage("/a", "article"), KnownPage("/b", "article")),
)


def test_a_visit_is_kept_whole(archive: Archive, ask) -> None:
    assert archive.keep([VISIT, msgspec.structs.replace(VISIT, article=None, state="failed", url="/x")]) == Saved(new=1)
    assert archive.pending("paper") == [*VISIT.named, KnownPage("/x", "article")]
    assert ask("SELECT state, canonical_url FROM pages WHERE url = ?", VISIT.url) == [("fetched", VISIT.canonical_url)]
    assert ask("SELECT DISTINCT discovered_from FROM pages WHERE state = 'pending'") == [(VISIT.url,)]


def test_a_visit_is_kept_whole_or_not_at_all(archive: Archive, ask) -> None:
    with pytest.raises(sqlite3.Error):
        archive.keep([msgspec.structs.replace(VISIT, article=numbered(3, section=["no", "text"]))])
    assert ask("SELECT * FROM pages, articles") == []


def test_a_page_to_be_asked_for_again_is_left_as_it_was(archive: Archive) -> None:
    archive.discover("paper", [VISIT.url], kind="article")
    archive.keep([msgspec.structs.replace(VISIT, article=None, state=None, named=())])
    assert archive.pending("paper") == [KnownPage(VISIT.url, "article")]


def test_a_run_is_written_down(archive: Archive, ask) -> None:
    run = archive.start_run("paper")
    assert ask("SELECT ended FROM runs") == [(None,)]
    archive.finish_run(run, {"pages": 12, "new": 3}, {"timeout": 2}, "finished")
    assert ask("SELECT site_id, reason, pages, articles, new, errors, ended >= started FROM runs") == [
        ("paper", "finished", 12, 0, 3, '{"timeout":2}', 1)
    ]
