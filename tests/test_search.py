"""A search finds a word in any spelling, marks it as it was printed, and cannot break."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsbot.archive import MARKS, Archive, Filters, search
from newsbot.archive.index import PLACEHOLDER, TOKENIZER, index_tokens
from newsbot.archive.search import match_expression
from newsbot.errors import UsageError
from tests.archived import ARTICLE, numbered, on, undone

# Letters that SQLite's tables and Python's both know, with everything that noisy pages put between and inside words.
NOISY = st.text(
    st.sampled_from("ابتثةىءأإؤئلمن ًٌَّْـ\u200b\u200c\u200d\u200f\u202b\u2066\ufeff٠٣۵7aÉß²½ﷺﻻ.،؟-_()«»\"'*:^+…\n\u00a0😀")
)


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "archive.db") as opened:
        yield opened


def _one(archive: Archive, title: str, body: str = "") -> None:
    archive.save([numbered(1, title=title, body=(body,) if body else ())])


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("مُحَمَّد", "محمد"),
        ("محمد", "مُحَمَّد"),
        ("الأردن", "الاردن"),
        ("الاردن", "الأردن"),
        ("مكتبة", "مكتبه"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسئول"),
        ("٢٠٢٥", "2025"),
        ("ســـوريا", "سوريا"),
        ("م\u200cي\u200fخواهد", "ميخواهد"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("کتاب", "كتاب"),
        ("BBC", "bbc"),
        ("École", "ecole"),
    ],
)
def test_spellings_meet_and_the_printed_one_is_marked(archive: Archive, printed: str, typed: str) -> None:
    _one(archive, f"قال، {printed}؛ أمس", f"\u200f— إنَّ {printed} هنا")
    (hit,) = archive.search(typed)
    assert hit.title == f"قال، ⟦{printed}⟧؛ أمس"
    assert f"⟦{printed}⟧ هنا" in hit.snippet


@pytest.mark.parametrize("typed", ["كتب", "مكتب", "اردن"])
def test_a_part_of_a_word_is_not_the_word(archive: Archive, typed: str) -> None:
    archive.save([ARTICLE])
    assert archive.search(typed) == []


def test_all_words_are_required_and_quotes_join_them(archive: Archive) -> None:
    archive.save([numbered(1, title="رئيس مجلس النواب"), numbered(2, title="النواب في مجلس آخر", published=None)])
    found = {
        query: [hit.id for hit in archive.search(query)]
        for query in (
            "مجلس النواب",
            '"مجلس النواب"',
            "«مجلس النواب»",
            "مجلس رئيس",
            'مجلس "النواب',
            "مجلس غائب",
            '"" مجلس',
        )
    }
    assert list(found.values()) == [[1, 2], [1], [1], [1], [1, 2], [], [1, 2]]


@given(
    words=st.text()
    | NOISY
    | st.lists(st.sampled_from(["AND", "OR", "NOT", "NEAR(", '"', "*", "-", "title:", "^", "محمد", "{", ")"])).map(
        " ".join
    )
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_query(archive: Archive, words: str) -> None:
    if not any(True for _ in archive.articles()):
        archive.save([ARTICLE])
    with suppress(UsageError):
        archive.search(words, sort="relevance")


@pytest.mark.parametrize(
    "words",
    ["", " ", "()*", "ً", "ـــ", '"" «»', "\u200f", "\udcff", PLACEHOLDER, "a " * 3 + " ".join(map(str, range(300)))],
)
def test_a_query_that_asks_nothing_is_said_in_a_line(archive: Archive, words: str) -> None:
    with pytest.raises(UsageError, match=r"^(nothing to search for|a search takes at most)"):
        archive.search(words)


def test_a_search_sees_one_state_of_the_archive(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    _one(archive, "رئيس المجلس")
    keys = search._keys

    def keys_and_then_a_change(*asked: object) -> list[int]:
        found = keys(*asked)
        with Archive(archive.path) as other:
            other.save([numbered(1, title="تصحيح", body=(), published=None)])
        return found

    monkeypatch.setattr(search, "_keys", keys_and_then_a_change)
    assert [hit.title for hit in archive.search("المجلس")] == ["رئيس ⟦المجلس⟧"]
    monkeypatch.undo()
    assert archive.search("المجلس") == []
    with archive.transaction():
        assert archive.search("غائب") == []


def test_syntax_is_taken_as_words(archive: Archive) -> None:
    _one(archive, "AT AND T (NEAR) title: ok")
    assert len(archive.search("NEAR( AND title:*")) == 1
    assert archive.search("T OR nothing") == []
    assert match_expression("a OR b") == '"a" AND "or" AND "b"'


@given(text=NOISY)
@settings(max_examples=300, deadline=None)
def test_there_is_one_token_for_each_that_sqlite_sees(text: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute(f'CREATE VIRTUAL TABLE seen USING fts5(original, folded, tokenize="{TOKENIZER}")')
    db.execute("CREATE VIRTUAL TABLE tokens USING fts5vocab(seen, instance)")
    db.execute("INSERT INTO seen VALUES (?, ?)", [text, " ".join(index_tokens(text))])
    counts = dict(db.execute("SELECT col, count(*) FROM tokens GROUP BY col"))
    db.close()
    assert counts == ({"original": count, "folded": count} if (count := len(index_tokens(text))) else {})


@given(text=NOISY, word=st.sampled_from(["محمد", "مُحمّد", "الأردن", "٢٠٢٥"]), more=NOISY)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_very_word_is_marked_in_any_surroundings(archive: Archive, text: str, word: str, more: str) -> None:
    with undone(archive):
        archive.save([numbered(1, title=f"{text} {word} {more}")])
        (hit,) = archive.search(word)
        assert hit.title == f"{text} {MARKS[0]}{word}{MARKS[1]} {more}"


def test_the_index_follows_every_change(archive: Archive) -> None:
    archive.save([ARTICLE, numbered(2)])
    archive.save([numbered(1, title="عنوان جديد", published=on(date(2020, 1, 1)), body=("نص",))])
    assert archive.search("افتتاح عنوان") == []
    assert [hit.id for hit in archive.search("افتتاح")] == [2]
    assert [hit.id for hit in archive.search("نص جديد")] == [1]
    tokens = archive._db.execute("SELECT count(*) FROM article_index WHERE article_index MATCH 'ابوابها'")
    assert tokens.fetchone()[0] == 1


def test_newest_first_or_most_telling_first(archive: Archive) -> None:
    archive.save(
        [
            numbered(1, title="خبر", body=("النيل " * 5,), published=on(date(2020, 1, 1))),
            numbered(2, title="خبر", body=("النيل " + "كلام " * 50,), published=None),
            numbered(3, title="خبر", body=("النيل " + "كلام " * 50,), published=on(date(2025, 1, 1))),
        ]
    )
    assert [hit.id for hit in archive.search("النيل")] == [3, 1, 2]
    assert [hit.id for hit in archive.search("النيل", sort="relevance")] == [1, 3, 2]
    assert [hit.id for hit in archive.search("النيل", limit=1)] == [3]


def test_a_hit_says_where_it_comes_from(archive: Archive) -> None:
    archive.save([ARTICLE])
    (hit,) = archive.search("كتاب", filters=Filters(author="حداد"))
    assert (hit.id, hit.url, hit.site, hit.published) == (1, ARTICLE.url, "paper", "2025-11-21T01:30:00+03:00")
    assert hit.snippet == "قال مُحَمَّد إن المكتبة تفتح أبوابها غدا. وتضم المكتبة ألف ⟦كتاب⟧."
