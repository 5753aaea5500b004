"""What mark-up says of its content: the words of tags, classes and ids, as tables."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from lxml.etree import _Element as Element

INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big button cite code data del dfn em font i img ins kbd label mark "
        "nobr q s samp small span strike strong sub sup time tt u var wbr svg meta link input"
    ).split()
)
# Nothing of these is text of the page.
SKIPPED = frozenset(
    ("script style noscript template iframe object embed svg canvas select textarea head math audio video map").split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# The zones that are beside an article wherever they stand; some readers have more of them to pass over.
BESIDE = frozenset("nav footer popular related comments aside clock pager newsletter search unseen".split())
# A box of one of these kinds is beside the article, unless it holds the headline or most of the text (`Visible`).
_ZONE_TAGS = {
    "nav": "nav",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "figcaption": "caption",
    "header": "header",
    "button": "share",
}
_ZONE_ROLES = {
    "navigation": "nav", "contentinfo": "footer", "complementary": "aside", "search": "form", "banner": "header",
    "dialog": "popup", "alertdialog": "popup", "menu": "nav", "menubar": "nav",
}  # fmt: skip
_ZONE_WORDS = {
    "comments": "comment comments commentlist commentform respond disqus fbcomments replies تعليقات",
    "aside": "sidebar sidebars aside widget widgets rail sidenav",
    "nav": "nav navbar navigation menu menus submenu breadcrumb breadcrumbs topbar toolbar masthead navi crumbs",
    "footer": "footer foot copyright copyrights colophon",
    "share": "share shares sharing social socials addthis addtoany sharedaddy sharethis shareaholic followus",
    "related": "related relatedposts relateds recommended recommendation recommendations recirculation similar",
    "popular": "popular trending trend mostread mostviewed mostpopular latest ticker breaking newsticker",
    "tags": "tags taglist tagcloud keywords tagged",
    "caption": "caption captions imgcaption wpcaption credit photocredit photocredits imgcredits gallery slideshow",
    "newsletter": "newsletter subscribe subscription subscribebox signup mailchimp optin",
    "ad": "ad ads advert adverts advertisement adsbygoogle adsense sponsor sponsored dfp gpt adslot promo banner",
    "popup": "cookie cookies consent gdpr popup modal paywall overlay cookiebar",
    "bio": "authorbox authorbio bio authorinfo aboutauthor",
    "pager": "pagination pager pagenavi adjacent nextprev prevnext postnav",
    "hidden": "hidden visuallyhidden sronly screenreader printonly printme printable offscreen",
    "clock": "clock todaydate datenow currentdate topdate",
    "search": "search searchform searchbox",
}
# Two words that mean a zone only side by side ("most read", "author box").
_ZONE_PAIRS = {
    ("most", "read"): "popular", ("most", "viewed"): "popular", ("most", "view"): "popular",
    ("most", "popular"): "popular", ("latest", "news"): "popular", ("last", "news"): "popular",
    ("more", "news"): "popular", ("author", "box"): "bio", ("author", "bio"): "bio", ("about", "author"): "bio",
    ("author", "info"): "bio", ("author", "card"): "bio", ("read", "also"): "related",
    ("read", "more"): "related", ("see", "also"): "related", ("more", "on"): "related",
    ("also", "read"): "related", ("also", "like"): "related", ("story", "more"): "related",
    ("prev", "next"): "pager", ("next", "prev"): "pager", ("post", "navigation"): "pager",
    ("post", "previous"): "pager", ("post", "next"): "pager", ("sr", "only"): "hidden",
    ("screen", "reader"): "hidden", ("print", "only"): "hidden", ("d", "none"): "hidden",
    ("visible", "print"): "hidden", ("follow", "us"): "share", ("follow", "google"): "share",
    ("google", "news"): "share", ("wp", "caption"): "picture", ("today", "date"): "clock",
    ("current", "date"): "clock", ("date", "now"): "clock", ("date", "today"): "clock",
    ("sign", "up"): "newsletter", ("tag", "cloud"): "tags", ("tag", "list"): "tags", ("post", "tag"): "tags",
    ("our", "picks"): "popular", ("podcast", "promo"): "popular",
    # Drupal's "field--label-hidden" hides the label alone.
    ("label", "hidden"): "",
}  # fmt: skip
# What a small element holds, whatever box it stands in.
_FIELD_WORDS = {
    "author": "author authors byline writer writers writeby writtenby journalist reporter vcard "
    "articleby postedby newsby auther كاتب",
    "date": "date time published publish pubdate timestamp datetime publishdate posted pub dateline createdate",
    "subtitle": "subtitle subheadline standfirst dek subhead excerpt summary sapo abstract alternativeheadline",
    "section": "section category categories cat breadcrumb breadcrumbs crumb crumbs kicker secname catname",
    "tags": "tag tags keywords taglist",
    "headline": "headline title entrytitle posttitle articletitle",
    "body": "articlebody entrycontent postcontent articlecontent storybody storycontent newsbody namebody postbody "
    "articletext newscontent newstext newsdetails bodytext storytext",
}
_ZONE_OF = {word: kind for kind, words in _ZONE_WORDS.items() for word in words.split()}
_FIELD_OF = {word: kind for kind, words in _FIELD_WORDS.items() for word in words.split()}
_ARTICLE_PARTS = frozenset({"post", "entry", "article", "single", "story", "node"})
# Frames that some themes put around everything, the article too: "widget Blog".
_FRAMES = frozenset({"widget", "widgets"})
_CONTENT = frozenset({"blog", "content", "main", "post", "article"})
# Page builders put every piece of a page, the article too, in a "widget" of theirs; WordPress's own are named in it.
_BUILDERS = re.compile(r"(?:^|\s)(?:(?:elementor|so|sow|siteorigin)-widget|wp-block-[\w-]*widget|so-panel\b)(?!-area)")
_NONE: frozenset[str] = frozenset()
_LONGEST = 300  # of an attribute
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[^\W_\d]+")
# What a bundler makes of a name says nothing, whatever letters are left between its digits.
_HASH = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]*\d+[A-Za-z]+\d[A-Za-z0-9]*")
_ENDLESS_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{12,};?")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_NAMING = ("class", "id", "itemprop", "rel", "property")
_TELLING = frozenset({*_NAMING, "role", "style", "hidden", "aria-labelledby", "size"})
_LARGE = frozenset({"5", "6", "7", "+2", "+3", "+4"})  # of font: how pages without style sheets set a headline


@lru_cache(maxsize=4096)
def words(names: str) -> tuple[str, ...]:
    """The words in class and id names, in order and in lower case.

    >>> words("post-meta authorName td_block")
    ('post', 'meta', 'author', 'name', 'td', 'block')
    >>> words("css-e5a9d8 title2")
    ('css', 'title')
    """
    return tuple(_WORD.findall(_CAMEL.sub(" ", _HASH.sub(" ", names)).lower()))


def unescaped(text: str) -> str:
    """A text with its references as the letters that they stand for; those of numbers without end go."""
    return html.unescape(_ENDLESS_REFERENCE.sub(" ", text)) if "&" in text else text


def raw_text(element: Element) -> str:
    """All text within an element, as it stands in the mark-up."""
    return "".join(map(str, element.itertext()))


class Names(NamedTuple):
    """What an element's tag and attributes say of it.

    The zone it announces, the fields it names, whether it is a block, whether nothing of it is text of the page,
    whether it tells a field or a time, and what tells an inline element from its neighbour: class, itemprop, or being
    a time.
    """

    tag: str
    zone: str | None
    fields: frozenset[str]
    is_block: bool
    is_skipped: bool
    is_marked: bool
    label: str


def names_of(element: Element) -> Names:
    """Everything that tag and attributes tell: a page has hundreds of elements, and few kinds of them."""
    given = element.items()
    if not given:
        return _names(element.tag, ())
    if len(given) == 1:  # most have a class, or lead somewhere, and no more
        name, value = given[0]
        return _names(element.tag, ((name, value[:_LONGEST]),) if name in _TELLING else ())
    return _names(element.tag, tuple([(name, value[:_LONGEST]) for name, value in given if name in _TELLING]))


@lru_cache(maxsize=1 << 13)
def _names(tag: str, telling: tuple[tuple[str, str], ...]) -> Names:
    given = dict(telling)
    style = given.get("style") or ""
    is_inline = tag == "br" or (tag in INLINE and not (style and _AS_BLOCK.search(style)))
    hidden = "hidden" in given or bool(style and _HIDING.search(style))
    label = (given.get("class") or given.get("itemprop") or ("time" if tag == "time" else "")) if tag in INLINE else ""
    zone = "unseen" if hidden else _zone(tag, given)
    fields = _fields(tag, given)
    return Names(tag, zone, fields, not is_inline, tag in SKIPPED, bool(fields) or tag == "time", label)


def _zone(tag: str, given: Mapping[str, str]) -> str | None:
    """The kind of matter beside the article that a tag, a role, a class or an id announces."""
    names = f"{given.get('class', '')} {given.get('id', '')} {given.get('aria-labelledby', '')}"
    named = _zone_of_names(names)
    if named == "footer" or (named is None and tag == "footer"):
        # An article has a footer of its own, with its byline and tags.
        return None if _ARTICLE_PARTS.intersection(words(names)) else "footer"
    return named or _ZONE_ROLES.get(given.get("role", "")) or _ZONE_TAGS.get(tag)


def _zone_of_names(names: str) -> str | None:
    found = words(names)
    for pair in pairwise(found):
        if pair in _ZONE_PAIRS:
            return _ZONE_PAIRS[pair]
        if (joined := "".join(pair)) in _ZONE_OF:
            return _ZONE_OF[joined]
    said = [word for word in found if word in _ZONE_OF]
    if _BUILDERS.search(names) and "-wp-widget" not in names:
        said = [word for word in said if word not in _FRAMES]
    if not said or (said[0] in _FRAMES and not _CONTENT.isdisjoint(found)):
        return None
    return _ZONE_OF[said[0]]


def _fields(tag: str, given: Mapping[str, str]) -> frozenset[str]:
    if tag == "font" and given.get("size") in _LARGE:
        return frozenset({"headline"})
    if given.get("class") == "by":
        return frozenset({"author"})
    found = words(" ".join([given[key] for key in _NAMING if key in given]))
    pairs = ("".join(pair) for pair in pairwise(found))
    return frozenset(_FIELD_OF[word] for word in (*found, *pairs) if word in _FIELD_OF) if found else _NONE
