"""Regexes of site files: which are refused, and what the others cost on the unluckiest addresses."""

from __future__ import annotations

import time

import pytest

from newsbot.sites import Site, patterns

EXPLODING = [
    r"(a+)+",
    r"(\w+)*x",
    r"(a|aa)+$",
    r"(.+/)*x",
    r"(\d{1,3})*x",
    r"([a-z]+|\d+)+x",
    r"([^/]*/?)*z",
    r"(?:(?:a+)b?)+",
    r"(\w+\s?){1,20}z",
    r"(?=(a+)+b)",
    r"((ab)*)*c",
    r"(a)(?:\1a*)*",
    r"(?>(a+)+b)",
    # repeats in a row
    r".*.*.*.*=x",
    r"\w*\w*\w*\w*\w*!",
    r"^https?://[^/]+/.*-.*-.*-.*$",
    r"a?" * 40 + "b",
    r"(a|a)" * 40 + "b",
    r"\w{0,9}" * 9 + "!",
    r"(?:[a-z]+-?){2,9}!",
    r"/x(?!.*.*.*=y)",
    r"((((a{1,9}b?){1,9}c?){1,9}d?){1,9}e?){1,9}",
]
HARMLESS = [
    r"(/[a-z-]+)*/\d",
    r"(?:[^/]+/)*\d{7,}-",
    r"a*a*",
    r"(\d{1,3}\.){3}",
    r"(?:%[0-9a-f]{2})+",
    r"[^/?#-]+(?:-[^/?#-]+){3,}/?$",
    r"(?:(?:news|sport)/)+",
    r"(?!tag|page)(?<=/)(?i:[a-z]+)/\S+",
    r"(\W|-)+",
    r"(x\d+)*\d",
    r".*.*=x",
    r"\w*\w*!",
    r".*-.*-\d+$",
    r"^.*.*.*=x",
    r"^https?://[^/]+/.+/.+/.+$",
    r"^https?://[^/]+/[^/]+/[^/]+/.*-\d{4,}\.html?(?:[?#]|$)",
    r"^(?=.*a)(?=.*b)(?=.*c).*d$",
    r"(\w\w)*(\w\w\w)*!",
    r"/(?:ar|en|fr)?/?(?:news|sport)s?/\d{4}/\d{1,2}/\d{1,2}/.+",
]


@pytest.mark.parametrize("pattern", EXPLODING)
def test_a_regex_that_may_never_end_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="may never end"):
        patterns.compiled(pattern)


@pytest.mark.parametrize("pattern", HARMLESS)
def test_a_regex_that_ends_is_taken_and_ends(pattern: str) -> None:
    paper = Site(id="paper", name="صحيفة", url="https://a.example/", articles=patterns.compiled(pattern))
    start = time.perf_counter()
    for piece in ("a1-/", "a", "1", "-", "/", "ا"):
        for length in (2_000, 400):
            paper.is_article(("https://a.example/" + piece * 2_000)[:length])
    assert time.perf_counter() - start < 5


LONGEST = [
    (r"^https?://[^/]+/(?:[^/]+/)*\d{7,}-", 2_000),
    (r"/archives/\d{5,}/?$", 2_000),
    (r"/.+-\d+\.html", 2_000),
    (r".*.*=x", 400),
    (r"^.*.*.*=x", 400),
]


@pytest.mark.parametrize(("pattern", "length"), LONGEST)
def test_a_costly_regex_is_for_short_addresses_alone(pattern: str, length: int) -> None:
    assert patterns.longest(patterns.compiled(pattern)) == length


def test_an_escaped_address_counts_by_its_letters() -> None:
    paper = Site(id="paper", name="صحيفة", url="https://a.example/", articles=patterns.compiled(r"/.*.*-\d+$"))
    assert paper.is_article("https://a.example/" + "%D8%AE" * 300 + "-7")
    assert not paper.is_article("https://a.example/" + "x" * 1_800 + "-7")
