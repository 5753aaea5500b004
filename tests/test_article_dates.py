"""The days that articles speak of, as the archive keeps them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsbot.archive import Archive, Filters
from newsbot.article import DateReading
from tests.archived import numbered

QUERY = 'SELECT start, "end", text, kind, flags FROM article_dates WHERE article_id = ? ORDER BY position'


@pytest.fixture
def archive(tmp_path: Path) -> Any:
    with Archive(tmp_path / "archive.db") as opened:
        opened.add_site("paper", "الصحيفة", "https://paper.example", "SY", "Asia/Damascus")
        yield opened


def at(moment: str) -> DateReading:
    return DateReading(datetime.fromisoformat(moment), raw=moment, precision="minute")


def kept(archive: Archive, article_id: int = 1) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in archive._db.execute(QUERY, [article_id])]


def test_dates_are_kept_with_their_place(archive: Archive) -> None:
    body = ("عاد أمس.", "يفتتح الجسر في 8 كانون الأول القادم، بعد تأجيله منذ سنوات.")
    archive.save([numbered(1, published=at("2025-11-21T09:15:00+03:00"), body=body)])
    assert kept(archive) == [
        ("2025-11-20", "2025-11-20", "أمس", "deictic", "[]"),
        ("2025-12-08", "2025-12-08", "8 كانون الأول القادم", "underspecified", '["year_assumed"]'),
        (None, None, "منذ سنوات", "vague", "[]"),
    ]
    for row in archive._db.execute("SELECT text, position, body FROM article_dates JOIN articles ON id = article_id"):
        assert row["body"][row["position"] :].startswith(row["text"])


@pytest.mark.parametrize(
    ("site", "published", "yesterday"),
    [
        ("paper", at("2025-11-20T20:30:00+00:00"), "2025-11-19"),
        ("paper", at("2025-11-20T21:30:00+00:00"), "2025-11-20"),
        (None, at("2025-11-20T23:30:00+03:00"), "2025-11-19"),
        (None, DateReading(date(2025, 11, 21), raw="21/11"), "2025-11-20"),
    ],
)
def test_the_day_is_the_newspapers(archive: Archive, site: str | None, published: DateReading, yesterday: str) -> None:
    archive.save([numbered(1, site=site, published=published, body=("عاد أمس.",))])
    assert [start for start, *_ in kept(archive)] == [yesterday]


def test_without_publication_only_what_stands_by_itself(archive: Archive) -> None:
    body = ("عاد أمس والأسبوع الماضي وفي 8 آذار وفي عام 2011 وأواخر عام 2019 وفي التسعينيات ومطلع الشهر الجاري.",)
    archive.save([numbered(1, published=None, body=body)])
    assert [text for _, _, text, *_ in kept(archive)] == ["عام 2011", "وأواخر عام 2019", "التسعينيات"]


def test_a_changed_text_has_its_own_dates(archive: Archive) -> None:
    archive.save([numbered(1, body=("عاد في 8 آذار 2020.",))])
    archive.save([numbered(1, body=("عاد في 9 آذار 2020.",))])
    assert [start for start, *_ in kept(archive)] == ["2020-03-09"]


def test_an_unknown_zone_is_no_reason_to_lose_an_article(archive: Archive) -> None:
    archive.add_site("moon", "القمر", "https://moon.example", None, "Moon/Tranquility")
    archive.save([numbered(1, site="moon", published=at("2025-11-21T00:30:00+03:00"), body=("عاد أمس.",))])
    assert [start for start, *_ in kept(archive)] == ["2025-11-20"]


def test_an_archive_of_before_learns_them(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db") as archive:
        archive.save([numbered(1, body=("عاد في 8 آذار 2020.",)), numbered(2, body=("عاد في 9 آذار 2020.",))])
        archive._db.execute("DROP TABLE article_dates")
        archive._db.execute("DELETE FROM _sqlite_migrations WHERE name = 'article_dates'")
        archive._db.commit()
    with Archive(tmp_path / "archive.db") as archive:
        assert [row[0] for article_id in (1, 2) for row in kept(archive, article_id)] == ["2020-03-08", "2020-03-09"]


def test_articles_that_speak_of_a_day(archive: Archive) -> None:
    texts = ("في 8 آذار 2020", "بين 3 و10 آذار 2020", "في آذار 2020", "عام 2020", "مطلع آذار 2020", "في 9 آذار 2020")
    archive.save([numbered(number, body=(f"عاد {text}.",)) for number, text in enumerate(texts, start=1)])
    for day in (date(2020, 3, 8), datetime(2020, 3, 8, 23, tzinfo=UTC)):
        found = {stored.id for stored in archive.articles(Filters(mentions=day))}
        assert found == {1, 2}
    assert [hit.id for hit in archive.search("عاد", filters=Filters(mentions=date(2020, 3, 9)))] == [6, 2]
    assert not [*archive.articles(Filters(mentions=date(2020, 2, 1)))]
