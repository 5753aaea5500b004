"""Damaged and hostile pages: whatever comes, an article or an error of the page, and in bounded time."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import attempt, draw
from newsbot import Article, parse
from newsbot.errors import PageError
from tests.pagemaker import SENTENCES, TITLE, URL, page, prose

FETCHED = datetime(2025, 11, 28, 12, tzinfo=UTC)
MUTATED_GUARD = 10  # CPU seconds; the benchmark's limit is two, on a machine that does nothing else
PAGES = [file.read_bytes() for file in sorted((Path(__file__).parent / "pages").glob("*/*/page.html"))]
SMALL = [raw for raw in PAGES if len(raw) < 30_000] or PAGES
# What a page may be broken with.
SPLINTERS = [
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&", b"&#x", b"&#1114112;", b"&#0;", b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf", b"\xd8", b'"', b"'", b"<script>", b"</script>", b"<table>", b"</div></div></div>", b"<p",
    b"<a href=",
    b"<a href='http://[x'>", b"<base href='http://[x'>", b"<base href='//'>", b"<meta charset='x'>", b"<br>" * 50,
    b"<h1>", b"<svg><title>x</svg>", b"<title>", b"<time datetime='99999999999999999999'>", b"<plaintext>",
    b"<template><p>", b"<select><option>", b"<html>", b"<frameset>", b"<body onload=''>", b"<?xml version='1.0'?>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"\xe2\x80\x8f" * 30, "كتب: ".encode(), "اقرأ أيضا".encode(),
    "٣١/٣١/٣١".encode(),
    b"0" * 400, b"</html>", b"<noscript>", b"<style>", b"<iframe>", b"<p hidden>", b"<div style='display:none'>",
]  # fmt: skip
fuzz = settings(
    derandomize=True,
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def survives(html: bytes | str, url: str = URL) -> Article | None:
    """The article, or nothing where the page is none; any other error is the test's."""
    try:
        article = parse(html, url, fetched=FETCHED)
    except PageError:
        return None
    assert article.title
    assert all(paragraph == paragraph.strip() != "" for paragraph in article.body)
    article.text.encode("utf-8")
    article.as_dict()
    return article


def spans(raw: bytes) -> st.SearchStrategy[tuple[int, int]]:
    cuts = st.integers(0, len(raw))
    return st.tuples(cuts, cuts).map(lambda pair: (min(pair), max(pair)))


@fuzz
@given(st.data())
def test_a_page_cut_off(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(PAGES))
    survives(raw[: data.draw(st.integers(0, len(raw)))])


@fuzz
@given(st.data())
def test_a_page_without_a_slice(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(SMALL))
    start, stop = data.draw(spans(raw))
    survives(raw[:start] + raw[stop:])


@fuzz
@given(st.data())
def test_a_page_with_a_slice_twice(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(SMALL))
    start, stop = data.draw(spans(raw))
    survives(raw[:stop] + raw[start:stop] + raw[stop:])


@fuzz
@given(st.data())
def test_a_page_shuffled(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(SMALL))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(raw)), max_size=6)))
    slices = [raw[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(raw)], strict=True)]
    survives(b"".join(data.draw(st.permutations(slices))))


@fuzz
@given(st.data())
def test_two_pages_in_one(data: st.DataObject) -> None:
    first, second = data.draw(st.sampled_from(SMALL)), data.draw(st.sampled_from(SMALL))
    survives(first[: data.draw(st.integers(0, len(first)))] + second[data.draw(st.integers(0, len(second))) :])


@fuzz
@given(st.data())
def test_a_page_with_splinters(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(SMALL)))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at:at] = data.draw(st.sampled_from(SPLINTERS) | st.binary(max_size=8))
    survives(bytes(raw))


@fuzz
@given(st.data())
def test_a_page_with_broken_tags(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(SMALL))
    sign = data.draw(st.sampled_from([b"<", b">", b"</", b'"', b"=", b"/>"]))
    which = data.draw(st.integers(0, max(raw.count(sign) - 1, 0)))
    many = data.draw(st.integers(1, 9))
    pieces = raw.split(sign)
    kept = sign.join(pieces[: which + 1])
    survives(kept + data.draw(st.sampled_from([b"", b" ", sign * 2])) + sign.join(pieces[which + many :]))


MARK_UP = st.sampled_from(
    [f"<{slash}{tag}>" for tag in "p div h1 a span br table tr td ul li time b article".split() for slash in ("", "/")]
    + ["<a href='/news/5'>", "<div class='related'>", "<div class='date'>", "<span class='author'>", "<div hidden>"]
)
WORDS = st.sampled_from(
    [
        TITLE,
        *SENTENCES[:4],
        "اقرأ أيضا",
        "كتب: سامي مراد",
        "21 تشرين الثاني 2025",
        "الأكثر قراءة",
        "التعليقات",
        "الوسوم:",
        "سانا",
        " ",
    ]
)


@fuzz
@given(st.lists(MARK_UP | WORDS, max_size=60).map("".join))
def test_a_page_of_random_parts(html: str) -> None:
    survives(html)


@fuzz
@given(st.text(max_size=300) | st.binary(max_size=300))
def test_no_page_at_all(raw: str | bytes) -> None:
    survives(raw)


@fuzz
@given(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=40))
def test_any_words_in_every_place(text: str) -> None:
    html = page(
        f"<div class='{text}'><h1>{text} {TITLE}</h1><p class='author'>{text}</p><time datetime='{text}'>{text}</time>"
        f"{prose(2)}<p>{text}</p><p>اقرأ أيضا: <a href='{text}' title='{text}'>{text}</a></p>{prose(2, start=2)}</div>",
        f"<title>{text}</title><meta property='article:published_time' content='{text}'>"
        '<script type="application/ld+json">'
        f'{{"@type": "NewsArticle", "headline": "{text}", "author": "{text}"}}</script>',
    )
    survives(html)


def _splits(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


@fuzz
@given(
    st.text(max_size=40), st.sampled_from(["", "http://", "https://www.sawt-alhay.sy/", "https://www.sawt-alhay.sy/?"])
)
def test_any_address(rest: str, start: str) -> None:
    # What cannot be split is a row of test_not_articles.
    assume(_splits(start + rest))
    survives(page(f"<h1>{TITLE}</h1><div>21 تشرين الثاني 2025</div>{prose(3)}"), start + rest)


# --- pages that are large or deep ----------------------------------------------------------------------------------

TOP = f"<h1>{TITLE}</h1><div>21 تشرين الثاني 2025</div>"
MANY = 20_000
MARK = "\u200f"
LINK = "<a href='/news/{0}'>خبر آخر من المدينة رقم {0}</a>"
GUARD = 20.0  # seconds; each takes a fraction of that

LARGE: dict[str, Callable[[], str]] = {
    "nested divs": lambda: TOP + "<div>" * MANY + prose(4) + "</div>" * MANY,
    "nested divs, unclosed": lambda: TOP + "<div>" * MANY + prose(4),
    "nested divs around each paragraph": lambda: TOP + "".join(f"<div>{text}" for text in SENTENCES) * 2_500,
    "nested divs with classes": lambda: TOP + "<div class='post-content related'>" * MANY + prose(4),
    "nested spans": lambda: TOP + "<p>" + "<span>" * MANY + SENTENCES[0] + "</span>" * MANY + "</p>" + prose(3),
    "nested links": lambda: TOP + "<p>" + "<a href='/news/5'>" * MANY + SENTENCES[0] + "</p>" + prose(3),
    "nested bold and italics": lambda: TOP + "<b><i>" * (MANY // 2) + SENTENCES[0] + prose(3),
    "nested lists": lambda: TOP + "<ul><li>" * (MANY // 2) + SENTENCES[0] + "</li></ul>" * (MANY // 2) + prose(3),
    "nested tables": lambda: TOP + "<table><tr><td>" * 5_000 + prose(4),
    "nested read-also boxes": lambda: TOP + prose(2) + f"<div><h4>اقرأ أيضا</h4>{LINK}" * 2_000,
    "one paragraph of 3 MB": lambda: TOP + f"<p>{' '.join(SENTENCES) * 2_100}</p>",
    "one word of 3 MB": lambda: TOP + prose(4) + f"<p>{'ا' * 1_500_000}</p>",
    "one headline of 1 MB": lambda: f"<h1>{TITLE * 10_000}</h1>{prose(4)}",
    "short lines": lambda: TOP + prose(4) + "<p>سطر قصير</p>" * 50_000,
    "short lines with digits": lambda: TOP + prose(4) + "<p>1/2 سطر 33</p>" * 20_000,
    "datelines": lambda: TOP + prose(4) + "<p>نشر في 21 تشرين الثاني 2025</p>" * 10_000,
    "bylines": lambda: TOP + "<p>كتب: سامي مراد</p>" * 20_000 + prose(4),
    "line breaks": lambda: TOP + prose(4) + "سطر<br>" * 100_000,
    "paragraphs": lambda: TOP + prose(8) * 2_000,
    "different paragraphs": lambda: TOP + "".join(f"<p>{SENTENCES[n % 8]} {n}</p>" for n in range(5_000)),
    "links": lambda: TOP + prose(4) + "".join(map(LINK.format, range(100_000))),
    "links in paragraphs": lambda: TOP + prose(4) + "".join(f"<p>{LINK.format(n)}</p>" for n in range(10_000)),
    "links under one label": lambda: (
        TOP + prose(4) + "<h3>اقرأ أيضا</h3>" + "".join(f"<li>{LINK.format(n)}</li>" for n in range(10_000))
    ),
    "links in one sentence": lambda: (
        TOP + prose(4) + "<p>" + "اقرأ أيضا: <a href='/news/5'>خبر آخر</a> " * 5_000 + "</p>"
    ),
    "labels": lambda: TOP + prose(4) + "<h3>اقرأ أيضا</h3>" * 20_000,
    "headings": lambda: TOP + prose(4) + f"<h1>{TITLE}</h1>" * 20_000,
    "other headings": lambda: TOP + prose(4) + "".join(f"<h1>{SENTENCES[n % 8][:40]} {n}</h1>" for n in range(20_000)),
    "marked elements": lambda: TOP + "<span class='author date'>سامي</span>" * 30_000 + prose(4),
    "time elements": lambda: TOP + "<time datetime='2025-11-21T10:30:00Z'>أمس</time>" * 10_000 + prose(4),
    "boxes of one class": lambda: TOP + "".join(f"<div class='text'>{text}</div>" for text in SENTENCES) * 2_500,
    "pictures": lambda: TOP + prose(2) + "<figure><img src='/a.jpg'><figcaption>صورة</figcaption></figure>" * 10_000,
    "table cells": lambda: TOP + "<table>" + "<tr><td>1</td><td>نص</td></tr>" * 30_000 + "</table>" + prose(4),
    "empty elements": lambda: TOP + "<div></div>" * 100_000 + prose(4),
    "attributes": lambda: TOP + f"<div {' '.join(f'a{n}=b' for n in range(10_000))}>{prose(4)}</div>",
    "one class of 1 MB": lambda: TOP + f"<div class='{'post-content ' * 80_000}'>{prose(4)}</div>",
    "white space": lambda: TOP + prose(2) + " \n\u00a0" * 1_000_000 + prose(2, start=2),
    "invisible marks": lambda: TOP + f"<p>{MARK * 1_000_000}</p>" + prose(4),
    "dashes": lambda: TOP + f"<p>{'- ' * 500_000}</p><p>{'—' * 500_000}</p>" + prose(4),
    "a byline of dashes": lambda: TOP + f"<p class='author'>كتب: {'سامي - ' * 10_000}</p>" + prose(4),
    "a title of bars": lambda: page(TOP + prose(4), f"<title>{'خبر | ' * 50_000}</title>"),
    "metas": lambda: page(TOP + prose(4), "<meta property='article:published_time' content='x'>" * 50_000),
    "digits": lambda: TOP + f"<div class='date'>{'1' * 1_000_000}</div>" + prose(4),
    "entities": lambda: TOP + prose(4) + "&nbsp;&amp;&#1575;" * 200_000,
    "open angle brackets": lambda: TOP + prose(4) + "<" * 500_000,
    "open comments": lambda: TOP + prose(4) + "<!--" * 300_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_page_is_read_in_time(name: str) -> None:
    html = LARGE[name]()
    html = html if html.startswith("<!doctype") else page(html)
    start = time.perf_counter()
    survives(html.encode())
    assert time.perf_counter() - start < GUARD


@pytest.mark.parametrize("depth", [100, 300, 1_000])
@pytest.mark.parametrize("tag", ["div", "span", "font", "b", "center", "blockquote"])
def test_a_deep_page_is_read_whole(tag: str, depth: int) -> None:
    article = survives(page(TOP + f"<{tag}>" * depth + prose(4)))
    assert article is not None
    assert article.body == SENTENCES[:4]


@pytest.mark.parametrize("tag", ["p", "div", "font", "b", "li", "td"])
def test_tags_that_are_never_closed_nest_and_cost_nothing(tag: str) -> None:
    article = survives(page(TOP + "".join(f"<{tag}>{SENTENCES[n % 8]} {n}.<br>" for n in range(300))))
    assert article is not None
    assert len(article.body) == 300


@pytest.mark.parametrize("hundred", range(4))
def test_broken_pages(hundred: int) -> None:
    """The first hundreds of ``benchmarks/fuzz.py``: tags, slices, charsets, bytes, runs, JSON-LD, attributes, depth."""
    for number in range(100 * hundred, 100 * hundred + 100):
        case = draw("tests", number)
        start = time.process_time()
        attempt(case)
        assert time.process_time() - start < MUTATED_GUARD, f"case {number}"
