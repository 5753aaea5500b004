"""JSON-LD as pages write it: graphs, lists, wrappers, broken JSON, and bombs."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.parsers.linked_data import names, read_json_ld, types
from tests.pagemaker import TITLE, page, prose, read

ARTICLE = {"@type": "NewsArticle", "headline": "خبر من الحي", "datePublished": "2025-11-21T10:30:00+03:00"}
PLAIN = json.dumps(ARTICLE, ensure_ascii=False)


def headlines(text: str) -> list[str]:
    return [str(node.get("headline")) for node in read_json_ld(text) if "NewsArticle" in types(node)]


SHAPES = [
    ("alone", PLAIN),
    ("escaped letters", json.dumps(ARTICLE)),
    ("in a list", f"[{PLAIN}]"),
    ("behind others in a list", f'[{{"@type": "WebSite", "name": "صوت الحي"}}, {PLAIN}]'),
    ("a list in a list", f"[[{PLAIN}]]"),
    ("in a graph", f'{{"@context": "https://schema.org", "@graph": [{{"@type": "WebPage"}}, {PLAIN}]}}'),
    ("a graph that is no list", f'{{"@graph": {PLAIN}}}'),
    ("a graph in a list", f'[{{"@graph": [{PLAIN}]}}]'),
    ("a graph in a graph", f'{{"@graph": [{{"@graph": [{PLAIN}]}}]}}'),
    ("the main entity of a page", f'{{"@type": "WebPage", "mainEntity": {PLAIN}}}'),
    ("the main entity of a main entity", f'{{"@type": "WebPage", "mainEntity": {{"mainEntity": {PLAIN}}}}}'),
    ("a list of types", PLAIN.replace('"NewsArticle"', '["Thing", "NewsArticle"]')),
    ("a type with its vocabulary", PLAIN.replace('"NewsArticle"', '"https://schema.org/NewsArticle"')),
    ("white space around", f"\n\n   {PLAIN}   \n\t"),
    ("numbers and nulls beside", f'[null, 3, "text", true, {PLAIN}]'),
    # Wrappers.
    ("an HTML comment", f"<!--\n{PLAIN}\n-->"),
    ("a CDATA section", f"<![CDATA[{PLAIN}]]>"),
    ("a CDATA section behind slashes", f"//<![CDATA[\n{PLAIN}\n//]]>"),
    ("a CDATA section in comments", f"/*<![CDATA[*/ {PLAIN} /*]]>*/"),
    ("a semicolon at the end", f"{PLAIN};"),
    # Broken.
    ("a comma before the brace", PLAIN[:-1] + ",}"),
    ("a comma before the brace, and white space", PLAIN[:-1] + ",\n  }"),
    ("a comma before the bracket", f"[{PLAIN},]"),
    ("a raw newline in a text", PLAIN[:-1] + ', "description": "سطر\nوسطر\tآخر\r\n"}'),
    ("a control character in a text", PLAIN[:-1] + ', "description": "سطر\x0b\x01"}'),
    ("bare quotes in another text", PLAIN[:-1] + ', "description": "قال "نعم" ومضى"}'),
    ("cut off in the middle", PLAIN[:-1] + ', "articleBody": "نص طويل يت'),
    ("a stray backslash", PLAIN[:-1] + ', "description": "مسار C:\\path\\new"}'),
    ("a missing comma", PLAIN[:-1] + ' "description": "نص"}'),
    ("an empty value", PLAIN[:-1] + ', "description": }'),
    ("two objects in a row", f"{PLAIN}\n{PLAIN}"),
    ("escaped slashes", PLAIN[:-1] + ', "url": "https:\\/\\/paper.example\\/1"}'),
    ("a byte order mark", f"\ufeff{PLAIN}"),
    ("a comment at the end of a line", PLAIN[:-1] + " // نهاية\n}"),
]


@pytest.mark.parametrize(("name", "text"), SHAPES, ids=[name for name, _ in SHAPES])
def test_the_article_is_found(name: str, text: str) -> None:
    assert headlines(text)[:1] == ["خبر من الحي"]


QUOTED = [
    ("a bare quote in the headline itself", PLAIN.replace("خبر من الحي", 'قال "نعم" للحي')),
    ("a bare quote at the headline's end", PLAIN.replace("خبر من الحي", 'مقهى "النوفرة"')),
]


@pytest.mark.parametrize(("name", "text"), QUOTED, ids=[name for name, _ in QUOTED])
def test_a_broken_headline_spoils_no_title(name: str, text: str) -> None:
    """Half a headline is worse than none: the page shows the whole one."""
    html = page(
        f"<h1>{TITLE}</h1><p>21 تشرين الثاني 2025</p>{prose(3)}",
        f'<title>{TITLE}</title><script type="application/ld+json">{text}</script>',
    )
    assert read(html).title == TITLE


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "null",
        "3",
        '"NewsArticle"',
        "[]",
        "{}",
        "{",
        "}",
        "<html><body>خطأ</body></html>",
        "undefined",
        "var data = 3;",
        '{"@type": null}',
        '{"@type": []}',
        '{"@graph": null}',
        '{"headline": "بلا نوع"}',
        '{"@type": "NewsArticle" ' * 3,
        "NaN",
        "[" * 50,
    ],
)
def test_what_holds_no_article(text: str) -> None:
    assert headlines(text) in ([], ["None"])


BOMBS = {
    "nested lists": "[" * 200_000 + "]" * 200_000,
    "nested lists, unclosed": "[" * 200_000,
    "nested objects": '{"a":' * 100_000 + "1" + "}" * 100_000,
    "nested graphs": '{"@type":"A","@graph":[' * 50_000 + "]}" * 50_000,
    "nested main entities": '{"@type":"A","mainEntity":' * 50_000 + "1" + "}" * 50_000,
    "nested lists and a trailing comma": "[" * 100_000 + ",]" * 100_000,
    "many nodes": "[" + ",".join(['{"@type":"Thing"}'] * 100_000) + "]",
    "a wide graph of wide graphs": json.dumps({"@graph": [{"@graph": [{"@type": "A"}] * 300}] * 300}),
    "a huge number": '{"@type":"NewsArticle","headline":' + "9" * 10_000 + "}",
    "commas and white space": "[1" + ", " * 200_000,
    "commas and a long gap": "," + " " * 200_000,
    "quotes": '"headline": "' * 50_000,
    "an unclosed text of backslashes": '{"headline": "' + "\\" * 200_001,
    "white space": " " * 1_000_000 + "x",
    "white space after a wrapper": "<!--" + " " * 300_000 + "x",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_little(name: str) -> None:
    html = page(
        f"<h1>{TITLE}</h1><p>21 تشرين الثاني 2025</p>{prose(3)}",
        f'<script type="application/ld+json">{BOMBS[name]}</script>',
    )
    assert read(html).title == TITLE


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.data())
def test_any_damage_is_borne(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([text for _, text in SHAPES]))
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    between = data.draw(st.text(alphabet='{}[]",:\\/<>-*\n @ا1', max_size=6))
    for node in read_json_ld(text[:start] + between + text[stop:]):
        types(node)
        names(node.get("author"))
        names(node.get("headline"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("سامي مراد", ["سامي مراد"]),
        ({"@type": "Person", "name": "سامي مراد"}, ["سامي مراد"]),
        ([{"name": "سامي مراد"}, {"name": "منى سعيد"}], ["سامي مراد", "منى سعيد"]),
        ({"name": ["سامي مراد", "منى سعيد"]}, ["سامي مراد", "منى سعيد"]),
        ({"@value": "سامي مراد", "@language": "ar"}, ["سامي مراد"]),
        ({"name": {"@value": "سامي مراد"}}, ["سامي مراد"]),
        (["سامي مراد", {"name": "منى سعيد"}, None, 3], ["سامي مراد", "منى سعيد"]),
        ({"@id": "#author"}, []),
        (None, []),
        (5, []),
        ([], []),
    ],
)
def test_names(value: object, expected: list[str]) -> None:
    assert names(value) == expected


REFERRED = {
    "@graph": [
        {**ARTICLE, "headline": TITLE, "author": {"@id": "#sami"}, "publisher": {"@id": "#paper"}},
        {"@type": "Person", "@id": "#sami", "name": "سامي مراد"},
        {"@type": "Organization", "@id": "#paper", "name": "صوت الحي"},
    ]
}
LISTED = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": ARTICLE}]}


@pytest.mark.parametrize(
    ("given_authors", "expected"),
    [
        ("سامي مراد", ("سامي مراد",)),
        ({"@type": "Person", "name": "سامي مراد"}, ("سامي مراد",)),
        ([{"@type": "Person", "name": "سامي مراد"}, "منى سعيد"], ("سامي مراد", "منى سعيد")),
        ({"@type": "Organization", "name": "صوت الحي"}, ()),
        ({"@type": "Person", "name": "admin"}, ()),
        ({"@type": "Person", "name": ""}, ()),
        ({"@type": "Organization", "name": "رويترز"}, ()),
    ],
)
def test_authors_of_an_article(given_authors: object, expected: tuple[str, ...]) -> None:
    node = {**ARTICLE, "headline": TITLE, "author": given_authors, "publisher": {"name": "صوت الحي"}}
    html = page(
        f"<h1>{TITLE}</h1><p>21 تشرين الثاني 2025</p>{prose(3)}",
        f'<script type="application/ld+json">{json.dumps(node)}</script>',
    )
    assert read(html).authors == expected


def test_an_author_that_the_graph_names_elsewhere() -> None:
    html = page(
        f"<h1>{TITLE}</h1><p>21 تشرين الثاني 2025</p>{prose(3)}",
        f'<script type="application/ld+json">{json.dumps(REFERRED)}</script>',
    )
    assert read(html).authors == ("سامي مراد",)


SCRIPTS = [
    ("application/ld+json", True),
    ("application/ld+json; charset=utf-8", True),
    ("Application/LD+JSON", True),
    ("text/javascript", False),
    ("application/json", False),
    ("", False),
]


@pytest.mark.parametrize(("kind", "counts"), SCRIPTS)
def test_which_scripts_are_read(kind: str, counts: bool) -> None:
    html = page(f"<h1>{TITLE}</h1>{prose(3)}", f'<script type="{kind}">{PLAIN}</script>')
    assert ("json-ld" in read(html).evidence.get("published", "")) is counts


def test_a_list_of_other_articles_dates_nothing() -> None:
    html = page(
        f"<h1>{TITLE}</h1>{prose(4)}",
        f'<script type="application/ld+json">{json.dumps({**LISTED, "@type": "Thing"})}</script>',
    )
    assert read(html).published is None
