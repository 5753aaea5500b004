"""Pages that show no text: their scripts hold the article as JSON, in the shape of some content system a row."""

from __future__ import annotations

import html
import json
import time
from typing import Any, NamedTuple

import pytest
from lxml import etree

from newsbot import Article
from newsbot.errors import PageError
from newsbot.parsers import app_state, script_data
from newsbot.parsers.page import Page
from tests.pagemaker import SENTENCES as S
from tests.pagemaker import TITLE, URL, page, prose, read

AUTHOR = "سامي مراد"
SEARCHED = "بعد ترميم دام عامين: افتتاح حديقة الياسمين الكبيرة في حي الميدان"
SUBHEAD = "أشجار وممرات"
CAPTION = "متطوعون يزرعون الأشجار في الحديقة عند السور القديم للمدينة قبل أيام من افتتاحها الذي انتظره الأهالي"
OTHER = "عودة القطار إلى محطة الحجاز بعد انقطاع طويل"
OTHER_URL = "https://www.sawt-alhay.sy/news/48007"
MOMENT = "2025-11-21T09:15:00+03:00"
EPOCH = 1763705700
LINK = {"title": OTHER, "url": "/news/48007"}
BODY = (S[0], SUBHEAD, S[1], S[2])
HEAD = f"<title>{TITLE} - صوت الحي</title>"


def shell(value: Any, head: str = HEAD, *, script: str = "") -> str:
    """The page of an app that scripts have not drawn yet."""
    data = script or f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(value)}</script>'
    return page(f"<div id='root'></div><noscript>يجب تفعيل جافاسكربت لعرض هذا الموقع.</noscript>{data}", head)


def props(**article: Any) -> Any:
    return {"props": {"pageProps": {"article": {"title": TITLE, **article}, "latest": [{"title": OTHER, "slug": "x"}]}}}


def told(body: Any) -> Any:
    return props(body=body, author={"name": AUTHOR, "role": "كاتب"}, publishedAt=MOMENT)


def editor(kind: str, **data: Any) -> dict[str, Any]:
    return {"id": "a1", "type": kind, "data": data}


def contentful(kind: str, *content: Any, **more: Any) -> dict[str, Any]:
    return {"nodeType": kind, "data": {}, "content": list(content), **more}


def leaf(text: str) -> dict[str, Any]:
    return {"nodeType": "text", "value": text, "marks": [], "data": {}}


def sanity(text: str, style: str = "normal", **more: Any) -> dict[str, Any]:
    children = [{"_type": "span", "_key": "s", "marks": [], "text": text}]
    return {"_type": "block", "style": style, "markDefs": [], "children": children, **more}


def tiptap(kind: str, text: str) -> dict[str, Any]:
    return {"type": kind, "content": [{"type": "text", "text": text}]}


def slate(text: str, **more: Any) -> dict[str, Any]:
    return {**more, "children": [{"text": text}]}


def draft(text: str, kind: str = "unstyled", **more: Any) -> dict[str, Any]:
    return {"key": "k", "text": text, "type": kind, "inlineStyleRanges": [], "entityRanges": [], "data": {}, **more}


def simorgh(kind: str, text: str) -> dict[str, Any]:
    fragment = {"type": "fragment", "model": {"text": text, "attributes": []}}
    paragraph = {"type": "paragraph", "model": {"text": text, "blocks": [fragment]}}
    inner = {"type": "text", "model": {"blocks": [paragraph]}}
    return inner if kind == "text" else {"type": kind, "model": {"blocks": [inner]}}


def markup(*texts: str) -> str:
    return "".join(f"<h2>{text}</h2>" if text == SUBHEAD else f"<p>{text}</p>" for text in texts)


class Case(NamedTuple):
    """A page's state, and what stands in it."""

    name: str
    state: Any
    body: tuple[str, ...] = BODY
    read_also: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = (AUTHOR,)


BOXED = ((OTHER, OTHER_URL),)
IMAGE = {"type": "image", "data": {"url": "/m/1.jpg", "caption": CAPTION}, "caption": CAPTION}

TEXTS = [
    Case("mark-up", told(markup(*BODY))),
    Case("escaped mark-up", told(html.escape(markup(*BODY)))),
    Case("lines", told("\n\n".join(BODY))),
    Case("lines with bold words", told(f"<b>{S[0]}</b>\n\n{SUBHEAD}\r\n\r\n{S[1]}\n\n{S[2]}")),
    Case("rendered", told({"rendered": markup(*BODY), "protected": False})),
    Case("a list of strings", told(list(BODY))),
    Case("JSON in a string", told(json.dumps({"blocks": [editor("paragraph", text=text) for text in BODY]}))),
    Case(
        "mark-up with a box",
        told(markup(*BODY[:2]) + f"<p>اقرأ أيضا: <a href='/news/48007'>{OTHER}</a></p>" + markup(*BODY[2:])),
        read_also=BOXED,
    ),
    Case("short keys", told([{"t": "h2" if text == SUBHEAD else "p", "v": text} for text in BODY])),
]

EDITORS = [
    Case(
        "EditorJS",
        told(
            {
                "time": EPOCH * 1000,
                "blocks": [
                    editor("paragraph", text=S[0]),
                    editor("header", text=SUBHEAD, level=2),
                    IMAGE,
                    editor("readAlso", title="اقرأ أيضا", items=[LINK]),
                    editor("paragraph", text=f"<b>{S[1]}</b>"),
                    editor("quote", text=S[2], caption=""),
                    editor("delimiter"),
                ],
                "version": "2.28.0",
            }
        ),
        read_also=BOXED,
    ),
    Case(
        "EditorJS: a list in a list, and a table",
        told(
            {
                "blocks": [
                    editor("paragraph", text=S[0]),
                    editor("list", style="unordered", items=[S[1], {"content": S[2], "items": [{"content": S[3]}]}]),
                    editor("table", withHeadings=False, content=[[S[4], S[5]], [S[6], S[7]]]),
                ]
            }
        ),
        S,
    ),
    Case(
        "Draft.js",
        told(
            {
                "blocks": [
                    draft(S[0]),
                    draft(SUBHEAD, "header-two"),
                    draft(
                        f"اقرأ أيضا: {OTHER}",
                        entityRanges=[{"offset": len("اقرأ أيضا: "), "length": len(OTHER), "key": 0}],
                    ),
                    draft(S[1]),
                    draft(S[2], "unordered-list-item"),
                ],
                "entityMap": {"0": {"type": "LINK", "data": {"url": "/news/48007"}}},
            }
        ),
        read_also=BOXED,
    ),
    Case(
        "portable text",
        told(
            [
                sanity(S[0]),
                sanity(SUBHEAD, "h2"),
                {"_type": "image", "caption": CAPTION, "asset": {"_ref": "image-1"}},
                {
                    "_type": "block",
                    "style": "normal",
                    "markDefs": [{"_key": "m1", "_type": "link", "href": "/news/48007"}],
                    "children": [
                        {"_type": "span", "marks": [], "text": "اقرأ أيضا: "},
                        {"_type": "span", "marks": ["m1"], "text": OTHER},
                    ],
                },
                sanity(S[1], listItem="bullet", level=1),
                sanity(S[2], "blockquote"),
            ]
        ),
        read_also=BOXED,
    ),
    Case(
        "Contentful",
        told(
            contentful(
                "document",
                contentful("paragraph", leaf(S[0])),
                contentful("heading-2", leaf(SUBHEAD)),
                contentful("embedded-asset-block", data={"target": {"fields": {"title": CAPTION}}}),
                contentful(
                    "paragraph",
                    leaf("اقرأ أيضا: "),
                    contentful("hyperlink", leaf(OTHER), data={"uri": "/news/48007"}),
                ),
                contentful("unordered-list", contentful("list-item", contentful("paragraph", leaf(S[1])))),
                contentful("blockquote", contentful("paragraph", leaf(S[2]))),
            )
        ),
        read_also=BOXED,
    ),
    Case(
        "ProseMirror",
        told(
            {
                "type": "doc",
                "content": [
                    tiptap("paragraph", S[0]),
                    {**tiptap("heading", SUBHEAD), "attrs": {"level": 2}},
                    {
                        "type": "paragraph",
                        "content": [
                            {"type": "text", "text": "اقرأ أيضا: "},
                            {
                                "type": "text",
                                "text": OTHER,
                                "marks": [{"type": "link", "attrs": {"href": "/news/48007"}}],
                            },
                        ],
                    },
                    {"type": "bulletList", "content": [{"type": "listItem", "content": [tiptap("paragraph", S[1])]}]},
                    {
                        "type": "table",
                        "content": [
                            {
                                "type": "tableRow",
                                "content": [{"type": "tableHeader", "content": [tiptap("paragraph", S[2])]}],
                            }
                        ],
                    },
                ],
            }
        ),
        read_also=BOXED,
    ),
    Case(
        "Slate",
        told(
            [
                slate(S[0], type="paragraph"),
                slate(SUBHEAD, type="h2"),
                {"children": [{"text": S[1][:40]}, {"text": S[1][40:60], "bold": True}, {"text": S[1][60:]}]},
                {"type": "ul", "children": [{"type": "li", "children": [{"text": S[2]}]}]},
            ]
        ),
    ),
    Case(
        "Lexical",
        told(
            {
                "root": {
                    "type": "root",
                    "children": [
                        slate(S[0], type="paragraph"),
                        slate(SUBHEAD, type="heading", tag="h2"),
                        *(slate(text, type="paragraph") for text in S[1:3]),
                    ],
                }
            }
        ),
    ),
    Case(
        "Gutenberg",
        told(
            [
                {"blockName": "core/paragraph", "attrs": {}, "innerHTML": f"\n<p>{S[0]}</p>\n", "innerBlocks": []},
                {"blockName": "core/heading", "attrs": {"level": 2}, "innerHTML": f"<h2>{SUBHEAD}</h2>"},
                {"blockName": "core/image", "attrs": {}, "innerHTML": f"<figure>{CAPTION}</figure>"},
                {"name": "core/paragraph", "attributes": {"content": S[1]}},
                {"name": "core/paragraph", "attributes": {"content": S[2]}},
            ]
        ),
    ),
]

ARC = {
    "headlines": {"basic": TITLE},
    "subheadlines": {"basic": S[5]},
    "credits": {"by": [{"type": "author", "name": AUTHOR}]},
    "display_date": "2025-11-21T06:15:00Z",
    "taxonomy": {"primary_section": {"name": "أخبار الحي"}},
    "content_elements": [
        {"type": "text", "content": S[0]},
        {"type": "header", "content": SUBHEAD, "level": 2},
        {"type": "image", "caption": CAPTION, "url": "/1.jpg"},
        {"type": "interstitial_link", "content": OTHER, "url": "/news/48007"},
        {"type": "text", "content": f"<i>{S[1]}</i>"},
        {"type": "list", "list_type": "unordered", "items": [{"type": "text", "content": S[2]}]},
    ],
}
WORDPRESS = {
    "id": 48213,
    "date": "2025-11-21T10:15:00",
    "date_gmt": "2025-11-21T06:15:00",
    "title": {"rendered": TITLE},
    "content": {"rendered": markup(*BODY), "protected": False},
    "excerpt": {"rendered": f"<p>{S[6]}</p>"},
    "author": 5,
    "_embedded": {"author": [{"name": AUTHOR}]},
}
SIMORGH = {
    "pageData": {
        "metadata": {"firstPublished": EPOCH * 1000, "lastPublished": EPOCH * 1000},
        "content": {
            "model": {
                "blocks": [
                    simorgh("headline", TITLE),
                    {"type": "image", "model": {"blocks": [simorgh("caption", CAPTION)]}},
                    simorgh("text", S[0]),
                    simorgh("subheadline", SUBHEAD),
                    simorgh("text", S[1]),
                    simorgh("text", S[2]),
                ]
            }
        },
    }
}
APOLLO = {
    "ROOT_QUERY": {"article": {"__ref": "Article:48213"}},
    "Article:48213": {
        "__typename": "Article",
        "headline": TITLE,
        "bodyHtml": markup(*BODY),
        "authors": [{"__ref": "Author:7"}],
        "publishedAt": EPOCH,
    },
    "Author:7": {"__typename": "Author", "name": AUTHOR},
}
STRAPI = {
    "data": {
        "id": 48213,
        "attributes": {
            "title": TITLE,
            "content": markup(*BODY),
            "publishedAt": MOMENT,
            "author": {"data": {"attributes": {"name": AUTHOR}}},
        },
    }
}
ENTRY = {
    "sys": {"id": "abc"},
    "fields": {"title": TITLE, "body": markup(*BODY), "author": AUTHOR, "date": MOMENT},
}
SYSTEMS = [
    Case("Arc", {"globalContent": ARC}, read_also=BOXED),
    Case("WordPress", {"post": WORDPRESS}),
    Case("BBC", SIMORGH, authors=()),
    Case("Apollo", APOLLO),
    Case("Strapi", STRAPI),
    Case("Contentful's entry", ENTRY),
    Case("related articles after the text", props(body=markup(*BODY), author=AUTHOR, date=MOMENT, related=[LINK]),
         read_also=BOXED),
]  # fmt: skip


@pytest.mark.parametrize("case", [*TEXTS, *EDITORS, *SYSTEMS], ids=lambda case: case.name)
def test_a_state_becomes_an_article(case: Case) -> None:
    found = read(shell(case.state))
    assert found.title == TITLE
    assert found.body == case.body
    assert tuple((link.title, link.url) for link in found.read_also) == case.read_also
    assert found.authors == case.authors
    assert moment(found) == EPOCH
    assert {found.evidence[name] for name in ("title", "body", "published")} == {"script data"}


def moment(found: Article) -> float | None:
    return found.published.value.timestamp() if found.published else None  # type: ignore[union-attr]


STATE = json.dumps(told(markup(*BODY)))
FLAT = [
    ["ShallowReactive", 1],
    {"data": 2},
    ["Reactive", 3],
    {"article": 4},
    {"title": 5, "body": 6, "author": 7, "publishedAt": 9},
    TITLE,
    markup(*BODY),
    {"name": 8, "articles": 10},
    AUTHOR,
    ["Date", MOMENT],
    [4],
]
WRITTEN = {
    "any island": f'<script type="application/json" id="data">{STATE}</script>',
    "an island in a comment": f'<script type="application/json"><!--{STATE}--></script>',
    "Nuxt 3": f'<script type="application/json" id="__NUXT_DATA__">{json.dumps(FLAT)}</script>',
    "__INITIAL_STATE__": f"<script>var x = 1; window.__INITIAL_STATE__ = {STATE}; start()</script>",
    "__NUXT__": f"<script>window.__NUXT__={STATE}</script>",
    "by name": f'<script>window["__PRELOADED_STATE__"] = {STATE};</script>',
    "a variable": f"<script>var __DATA__ = {STATE};</script>",
    "after a broken one": f"<script>window.a = {{b: 1}}; self.__APOLLO_STATE__ = {STATE};</script>",
    "with undefined": f'<script>window.s = {{"user":undefined,"x":[undefined],"p":{STATE}}};</script>',
    "a string": f"<script>window.s = {json.dumps(STATE)};</script>",
    "JSON.parse": f"<script>window.s = JSON.parse({json.dumps(STATE)});</script>",
    "JSON.parse of single quotes": "<script>window.s = JSON.parse('{}');</script>".replace(
        "{}", json.dumps(told(markup(*BODY)), ensure_ascii=False).replace("\\", "\\\\").replace("<", "\\x3c")
    ),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_state_is_found_as_scripts_have_it(name: str) -> None:
    found = read(shell(None, script=WRITTEN[name]))
    assert (found.title, found.body, found.authors, moment(found)) == (TITLE, BODY, (AUTHOR,), EPOCH)


FACTS: list[tuple[str, Any, str, Any]] = [
    ("epoch in seconds", {"created_at": EPOCH}, "published", EPOCH),
    ("epoch in milliseconds, as text", {"publishDate": str(EPOCH * 1000)}, "published", EPOCH),
    ("UTC by its key", {"date_gmt": "2025-11-21 06:15:00"}, "published", EPOCH),
    ("in words", {"date": "21 تشرين الثاني 2025 09:15"}, "published", EPOCH),
    ("published is no flag", {"published": True, "publishedAt": MOMENT}, "published", EPOCH),
    ("an update", {"publishedAt": MOMENT, "updatedAt": EPOCH + 1200}, "modified", EPOCH + 1200),
    ("an update alone", {"updatedAt": EPOCH + 1200, "author": AUTHOR}, "published", None),
    ("a number as text", {"publishedAt": 7, "date": MOMENT}, "published", EPOCH),
    ("a list of authors", {"authors": [{"name": AUTHOR}, {"name": "مريم بوشناق"}], "date": EPOCH}, "authors",
     (AUTHOR, "مريم بوشناق")),
    ("an author's title", {"author": {"title": "كاتبة", "name": AUTHOR}, "date": EPOCH}, "authors", (AUTHOR,)),
    ("nobody", {"author": None, "date": EPOCH}, "authors", ()),
    ("a subtitle", {"subTitle": S[5], "date": EPOCH}, "subtitle", S[5]),
    ("an excerpt is none", {"excerpt": S[5], "date": EPOCH}, "subtitle", None),
    ("a section", {"category": {"id": 3, "name": "أخبار الحي", "slug": "local"}, "date": EPOCH}, "section",
     "أخبار الحي"),
    ("tags", {"tags": [{"name": "حدائق"}, {"name": "متطوعون"}], "date": EPOCH}, "tags", ("حدائق", "متطوعون")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "facts", "field", "wanted"), FACTS, ids=[row[0] for row in FACTS])
def test_facts(name: str, facts: Any, field: str, wanted: Any) -> None:
    value = getattr(read(shell(props(body=markup(*BODY), **facts))), field)
    assert (value.value.timestamp() if hasattr(value, "value") else value) == wanted


def story(number: int, words: int = 3) -> dict[str, Any]:
    text = markup(*S[:words])
    return {"id": number, "title": f"خبر آخر من المدينة القديمة رقم {number}", "body": text, "date": MOMENT}


NO_TITLE = "<title>صوت الحي</title>"
CHOSEN: list[tuple[str, Any, str, str | None]] = [
    ("by the title", [*(story(n, 8) for n in range(9)), {**story(1), "title": TITLE}], HEAD, TITLE),
    ("by the address", [*(story(n, 8) for n in range(9)), {**story(48213), "title": TITLE}], NO_TITLE, TITLE),
    ("the only one", [{**story(7), "title": TITLE}, {"title": OTHER, "slug": "x"}], NO_TITLE, TITLE),
    ("by far the longest", [{**story(1), "body": markup(S[0])}, {**story(7, 8), "title": TITLE}], NO_TITLE, TITLE),
    ("twice the same", {"a": {**story(7), "title": TITLE}, "b": {**story(7), "title": TITLE}}, NO_TITLE, TITLE),
    ("a listing of whole stories", [story(n) for n in range(9)], NO_TITLE, None),
    ("a listing of headlines", [{"title": f"{OTHER} {n}", "slug": f"s-{n}", "text": "خبر"} for n in range(99)],
     NO_TITLE, None),
    ("a search engine's title", [{**story(7), "title": SEARCHED}],
     f'{HEAD}<meta property="og:title" content="{TITLE}">', SEARCHED),
    ("a policy", [{"title": "سياسة الخصوصية وملفات الارتباط", "content": markup(*S)}], NO_TITLE, None),
    ("another's text", [{**story(1)}], f'{HEAD}<meta property="og:title" content="{TITLE}">', None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "stories", "head", "wanted"), CHOSEN, ids=[row[0] for row in CHOSEN])
def test_which_record_is_the_article(name: str, stories: Any, head: str, wanted: str | None) -> None:
    html = shell({"props": {"data": stories}}, head)
    if wanted is None:
        with pytest.raises(PageError):
            read(html)
    else:
        assert read(html).title == wanted


def test_a_page_with_text_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script_data, "values", lambda tree: pytest.fail("a script was looked at"))
    state = f'<script type="application/json">{json.dumps(told(markup(*S[4:])))}</script>'
    found = read(page(f"<h1>{TITLE}</h1><div>21 تشرين الثاني 2025</div>{prose(3)}{state}", HEAD))
    assert (found.body, found.evidence["body"]) == (S[:3], "visible text")


def test_what_the_shell_shows_is_not_the_articles() -> None:
    around = (
        "<header><a href='/'>صوت الحي</a><div>الأحد 24 تشرين الثاني 2024</div></header>"
        "<nav><a href='/c/1'>أخبار</a></nav>%s"
        f"<footer><p>{S[7]}</p><p>جميع الحقوق محفوظة لموقع صوت الحي 2024</p></footer>"
    )
    found = read(shell(told(markup(*BODY))).replace("<div id='root'></div>", around % "<div id='root'></div>"))
    assert (found.body, moment(found), found.authors) == (BODY, EPOCH, (AUTHOR,))


def nested(depth: int) -> str:
    return '{"title":"%s","body":' % TITLE * depth + f'"{S[0]}"' + "}" * depth  # noqa: UP031 - braces all over


def knotted() -> str:
    """A flat list whose every record points to all others, text and all."""
    count = 400
    records = [{"title": 1, "body": 2, "content": 3, "fields": 5, "data": 6} for _ in range(count)]
    return json.dumps([["Reactive", 4], TITLE, S[0], list(range(4, 4 + count)), *records])


def island(text: str, attributes: str = "") -> str:
    return f'<script type="application/json" {attributes}>{text}</script>'


LONG = json.dumps(S[0])
HOSTILE = {
    "lists in lists": island("[" * 100_000 + "]" * 100_000),
    "records in records": island(nested(100_000)),
    "records in records that can be read": island(nested(300)),
    "five megabytes": island(json.dumps([S[0]] * 30_000)) + island("[" + "1," * 2_500_000 + "1]"),
    "three megabytes of records": island("[" + ",".join(['{"title":"a b","body":"c d"}'] * 100_000) + "]"),
    "three megabytes of articles": island("[" + ",".join(['{"title":"خبر","body":%s}' % LONG] * 4_000) + "]"),  # noqa: UP031
    "a text of megabytes": island(json.dumps(told("<p>" * 900_000), ensure_ascii=False)),
    "blocks and blocks": island(json.dumps(told([{"type": "paragraph", "text": "كلمة هنا"}] * 50_000))),
    "boxes and boxes": island(json.dumps(told([S[0] * 3, *[{"type": "related", "items": [LINK] * 60}] * 900]))),
    "broken": island('{"title": "%s", "body": "' % TITLE),  # noqa: UP031
    "no value": island(""),
    "assignments without end": "<script>" + "window.a={" * 300_000 + "</script>",
    "strings without end": "<script>" + "window.a='" * 300_000 + "</script>",
    "escapes and escapes": "<script>window.a='" + r"\x41" * 700_000 + "'</script>",
    "spaces and spaces": "<script>" + "window " * 400_000 + " " * 200_000 + "</script>",
    "records that point to each other": island(knotted(), "data-nuxt-data"),
    "a list that points to itself": island('[["Reactive",0]]', "data-nuxt-data")
    + island("[[0,0,0],1,-1]", "data-nuxt-data")
    + island('[{"title":9,"body":true,"a":1e999}]', "data-nuxt-data"),
    "names that refer to each other": island(
        '{"a:1":{"__ref":"a:1","title":"خبر","author":{"__ref":"a:2"}},"a:2":{"__ref":"a:2","name":{"__ref":"a:1"}}}'
    ),
    "numbers as text": island('{"title": 5, "body": 7, "content": [1, 2, {"text": 3, "type": 4}], "date": 1e400}'),
    "half a letter": island('{"title": "\\ud800 \\u0000 %s", "body": "\\udfff\\u0001 %s"}' % (TITLE, S[0] * 3)),  # noqa: UP031
    "marks that are none": island(
        json.dumps(told([{"type": "p", "children": [{"text": S[0] * 3, "marks": [5, {}, None]}], "markDefs": 5}]))
    ),
    "ranges that are none": island(
        json.dumps(
            told(
                {
                    "blocks": [draft(S[0] * 3, entityRanges=[{"offset": -5, "length": 10**30, "key": {}}])],
                    "entityMap": {},
                }
            )
        )
    ),
    "dates that are none": island(json.dumps(props(body=S[0] * 3, date=-1e300, created=[{}], updated={"date": {}}))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_state_costs_little_and_raises_nothing(name: str) -> None:
    hostile = Page(page(HOSTILE[name], "<title>صوت الحي</title>"), URL)
    assert hostile.tree is not None
    begun = time.process_time()
    found = app_state.find(hostile)
    assert time.process_time() - begun < 1.0  # a third of it where nothing else runs
    assert found is None or etree.tostring(found)


def test_a_page_without_text_and_state_is_refused() -> None:
    with pytest.raises(PageError):
        read(shell({"props": {"pageProps": {}}}))


def test_a_flash_is_not_read_from_another_storys_state() -> None:
    flash = "افتتاح الحديقة رسميا أمام الأهالي قبل قليل."
    state = f'<script type="application/json">{json.dumps(story(7, 8))}</script>'
    found = read(page(f"<h1>{TITLE}</h1><div>21 تشرين الثاني 2025</div><p>{flash}</p>{state}", HEAD))
    assert (found.body, found.evidence["body"]) == ((flash,), "visible text")
