"""Pages made to be slow: each is read, or refused, before anyone would give up on it.

The guard only tells an end from none; how fast pages are read is measured elsewhere.
"""

from __future__ import annotations

import contextlib
import json
import time

import pytest

import newsbot
from newsbot.errors import PageError

GUARD_SECONDS = 20
PROSE = "<p>" + "وصل الوفد إلى القرية صباح اليوم ليرى ما أصلحه أهلها بعد السيل، ثم عاد في المساء. " * 3 + "</p>"
HEAD = "<h1>وفد يزور القرية بعد السيل</h1>"
BODY = json.dumps({"@type": "NewsArticle", "headline": "وفد", "articleBody": "<" * 1_000_000})
AUTHORS = '{"@type": "NewsArticle", "headline": "وفد", "author": ' + "[" * 900 + "]" * 900 + "}"
PAGES: dict[str, str | bytes] = {
    "a body of brackets": f'<script type="application/ld+json">{BODY}</script>{HEAD}',
    "a tag of attributes": HEAD + "<div " + " ".join(f'a{i}="1"' for i in range(100_000)) + ">x</div>" + PROSE * 3,
    "a title of megabytes": f"<title>{'كلمة - ' * 400_000}</title>{HEAD}{PROSE * 3}",
    "charsets never declared": (HEAD + PROSE * 3).encode("cp1256") + b"<meta " * 300_000,
    "lists in lists": HEAD + "<ul>" * 1500 + "<li>سطر قصير هنا</li>" * 5000 + PROSE * 3,
    "dates and dates": HEAD + '<span itemprop="datePublished">21/11/2025</span>' * 20_000 + PROSE * 3,
    "times and times": HEAD + '<time datetime="2025-11-21T10:00:00Z">21</time>' * 20_000 + PROSE * 3,
    "titles and titles": "".join(f'<meta property="og:title" content="عنوان {i} هنا">' for i in range(20_000)) + HEAD,
    "links in a paragraph": HEAD + PROSE * 3 + "<p>" + "".join(f'و <a href="/n/{i}">رابط</a> ' for i in range(30_000)),
    "trails in trails": HEAD + '<div class="breadcrumb">' * 250 + '<a href="/x">س</a>' * 5000 + "</div>" * 250 + PROSE,
    "paragraphs without end": HEAD + "<p>" * 500_000 + PROSE * 3,
    "authors in authors": f'<script type="application/ld+json">{AUTHORS}</script>{HEAD}{PROSE * 3}',
    "bylines and bylines": "عنوان\n" + "بقلم: سامي مراد\n" * 50_000,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_to_be_slow_has_an_end(name: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(PageError):
        newsbot.parse(PAGES[name], "https://news.example.com/2025/11/21/123456")
    assert time.process_time() - begun < GUARD_SECONDS
