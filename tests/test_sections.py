"""The section and the tags of an article: where pages state them, a habit of mark-up a row."""

from __future__ import annotations

import pytest

from tests.pagemaker import TITLE, page, prose, read, story

LIST = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
    {"@type": "ListItem", "position": 1, "name": "الرئيسية", "item": "https://www.sawt-alhay.sy/"},
    {"@type": "ListItem", "position": 2, %s},
    {"@type": "ListItem", "position": 3, "name": "%s"}]}</script>"""
LAST = "<span>افتتاح حديقة الياسمين...</span>"

ABOVE = {
    "a trail by its name": "<div class='entry-crumbs'><a href='/'>الرئيسية</a> <a href='/s/5'>بيئة</a></div>",
    "a trail of spans": f"<div class='td-crumb-container'><span><a href='/'>الرئيسية</a></span> "
    f"<span><a href='/s'>مجتمع</a></span> <span><a href='/s/5'>بيئة</a></span> {LAST}</div>",
    "a trail of named links": "<p><a class='a-crumb' href='/'>الرئيسية</a> <a class='a-crumb' href='/s'>بيئة</a></p>",
    "a line that begins at home": "<div class='path'><a href='/'>الصفحة الأولى</a> - <a href='/s?S=1'>بيئة</a></div>",
    "the same in Persian": "<div class='way'><a href='/'>صفحه نخست</a> » <a href='/s'>بيئة</a></div>",
    "a kicker": "<a href='/env' class='kicker'>بيئة</a>",
    "a section's name": "<div class='sec-name'><a href='/section/3'>بيئة</a></div>",
    "a category": "<div class='cat'><a href='/section/3'>بيئة</a></div>",
}


@pytest.mark.parametrize("markup", ABOVE.values(), ids=ABOVE)
def test_a_section_above_the_headline(markup: str) -> None:
    assert read(page(f"<article>{markup}<h1>{TITLE}</h1>{prose()}</article>")).section == "بيئة"


@pytest.mark.parametrize("markup", ABOVE.values(), ids=ABOVE)
def test_a_section_under_the_headline(markup: str) -> None:
    assert read(story(markup + prose())).section == "بيئة"


@pytest.mark.parametrize("step", ['"name": "بيئة"', '"item": {"@id": "/s/5", "name": "بيئة"}'])
@pytest.mark.parametrize("last", [TITLE, "افتتاح حديقة الياسمين…"])
def test_the_trail_of_linked_data(step: str, last: str) -> None:
    article = read(story(head=LIST % (step, last)))
    assert (article.section, article.evidence["section"]) == ("بيئة", "json-ld breadcrumb")


@pytest.mark.parametrize("items", ['"text"', "[5, null]", '[{"name": null}, {"item": 5}]', "[]"])
def test_a_broken_trail_is_none(items: str) -> None:
    head = f'<script type="application/ld+json">{{"@type": "BreadcrumbList", "itemListElement": {items}}}</script>'
    assert read(story(head=head)).section is None


def test_a_menu_that_begins_at_home_is_no_trail() -> None:
    menu = "".join(f"<a href='/s/{number}'>قسم {number}</a> " for number in range(6))
    assert read(page(f"<div><a href='/'>الرئيسية</a> {menu}</div><h1>{TITLE}</h1>{prose()}")).section is None


def test_the_underscores_of_a_hash_tag_are_spaces() -> None:
    topics = "<div class='tags'><a href='/topic/1'>#حديقة_الياسمين</a> <a href='/topic/2'>#الميدان</a></div>"
    assert read(story(prose() + topics)).tags == ("حديقة الياسمين", "الميدان")
