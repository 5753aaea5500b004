"""What a page may be broken with: each mutation takes its bytes and chance, and gives others."""

from __future__ import annotations

import functools
import gzip
import os
from collections.abc import Callable
from pathlib import Path

from tests.newsite.dice import Dice

RECORDED = Path(__file__).parent.parent / "tests" / "pages"
LARGEST = 5_000_000  # bytes
DEEPEST = 20_000  # elements in elements
SENTENCE = "افتتح أهالي الحي صباح اليوم حديقة الياسمين بعد أعمال ترميم شارك فيها متطوعون من أبناء الحي كله. "
RUNS = [
    "1", "٣", " ", "\u00a0", "\t", "(", ")", "[", "]", "{", "<", "&lt;", "-", "- ", "—", "/", "1/", "٣١/", ":", "12:",
    ".", "،", ", ", "|", " | ", "و", " و", "ا", "\u0640", "\u064b", "\u200f", "\u200d", "a", "T", "Z", "+", "%", "%d8",
    "\\", "\"", "&nbsp;", "&#1575;", "&#x", "\ufffd", "\U0001f600", "سامي ", "كتب: ", "منذ ", "يوم ", "الأحد ",
    "تشرين الثاني ", "2025 ", "21 ", "من ", "21 نوفمبر 2025 - ", "اقرأ أيضا ", "http://", "<br>", "\n",
]  # fmt: skip
PLACES = [
    "<h1>{}</h1>", "<title>{}</title>", "<p class='author'>{}</p>", "<div class='byline'>كتب: {}</div>",
    "<p>بقلم: {}</p>", "<div class='date'>{}</div>", "<time datetime='{}'>أمس</time>", "<time>{}</time>",
    "<span itemprop='datePublished'>{}</span>", "<meta property='article:published_time' content='{}'>",
    "<meta name='author' content='{}'>", "<meta property='og:title' content='{}'>", "<p>{}</p>", "<div>{}</div>",
    "<p>نشر في {}</p>", "<p>آخر تحديث: {}</p>", "<h3>اقرأ أيضا</h3><ul><li><a href='/1'>{}</a></ul>",
    "<p>اقرأ أيضا: <a href='{}'>خبر آخر من المدينة</a></p>", "<div class='tags'><a href='/tag/1'>{}</a></div>",
    "<div class='breadcrumb'><a href='/'>{}</a></div>", "<figure><img src='{0}' alt='{0}'><figcaption>{0}</figcaption>",
    "<link rel='canonical' href='{}'>", "<base href='{}'>", "<div class='{}'>نص</div>", "<p>(سانا) {}</p>",
    "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"datePublished\": \"{}\"}}</script>",
    "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"author\": {{\"name\": \"{}\"}}}}</script>",
    "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"articleBody\": \"{}\"}}</script>",
]  # fmt: skip
VALUES = [
    "", "0", "-1", "99999999999999999999", "NaN", "javascript:void(0)", "http://[x", "//", "///", "?", "#", "http://",
    "http://a:99999999/", "data:text/html,x", "mailto:x", "\x00", "\ufffe", "2025-02-30", "0000-00-00",
    "9999-12-31T23:59", "2025-11-21T25:61:61+99:99", "date author title related", "post-content", "hidden", "article",
    "display:none", "true", "%zz%ff", "../" * 50, "ا" * 5000, "application/ld+json",
    "text/html; charset=utf-7", "refresh",
]  # fmt: skip
TAGS = """a article aside b base blockquote body br button center col dd div dl em figure font footer form frameset h1
h2 head header html i iframe img li link main math meta nav noscript ol option p plaintext pre script section select
span style sub svg table tbody td template textarea time title tr u ul video xmp""".split()
SPLINTERS = [
    "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "&", "&#x", "&#1114112;", "&#0;", "\x00", '"', "'", "<p",
    "<a href=", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "<plaintext>",
    "</html>", "</body>", "<a href='http://[x'>", "<base href='http://[x'>", "<div hidden>",
    "<div style='display:none'>", "<script>", "<style>",
]  # fmt: skip
JSON = [
    '{"@type": "NewsArticle", "headline": ', "[" * 5000, '{"@graph": ' * 2000,
    '{"@type": ["NewsArticle", {}, null, 7]}',
    '{"@type": "NewsArticle", "author": 7, "datePublished": {"a": []}, "articleBody": null, "keywords": {"b": 1}}',
    '{"@type": "NewsArticle", "datePublished": 1e999, "headline": true, "image": [[[null]]], "author": [[["x"], 1]]}',
    '{"@type": "NewsArticle", "headline": "\\ud800", "author": {"@type": "Person", "name": "\\udfff"}}',
    '{"@type": "NewsArticle",,,}', "]]]}}}", "//<![CDATA[\n{}\n//]]>", "<!-- {} -->", '{"a": 1' + "0" * 100_000 + "}",
    '{"@id": "#a", "@type": "Article", "author": {"@id": "#a"}, "mainEntity": {"@id": "#a"}}', "\\" * 10_000,
    "{" * 100_000,
    '{"@type":"NewsArticle","headline":"' + 'x\\" ' * 20_000, '"' * 50_000,
    '{"@type": "NewsArticle", "author": "' + "\n" * 9999,
]  # fmt: skip
CHARSETS = """utf-8 windows-1256 iso-8859-6 utf-16 utf-16le utf-7 utf-32 ascii latin-1 shift_jis gb18030 big5 koi8-r x
idna hex base64 rot13 unicode_escape raw_unicode_escape undefined mbcs punycode zlib cp1256 IBM037""".split()
Mutation = Callable[[bytes, Dice], bytes]
MUTATIONS: dict[str, tuple[Mutation, int]] = {}  # name → the function, and how often it is drawn


def mutation(weight: int) -> Callable[[Mutation], Mutation]:
    """Puts a function into the table; the heavy ones are drawn seldom."""

    def keep(function: Mutation) -> Mutation:
        MUTATIONS[function.__name__] = (function, weight)
        return function

    return keep


@functools.cache
def pages() -> tuple[tuple[str, bytes], ...]:
    """The pages that are broken, by name."""
    own = [
        (str(file.relative_to(RECORDED).parent), file.read_bytes()) for file in sorted(RECORDED.glob("*/*/page.html"))
    ]
    named = os.environ.get("NEWSBOT_CORPUS")
    real = sorted(Path(named, "corpus", "pages").glob("*.html.gz")) if named else []
    return (*own, *((file.name, gzip.decompress(file.read_bytes())) for file in real))


def _at(raw: bytes, dice: Dice) -> int:
    return dice.between(0, len(raw))


def _slice(raw: bytes, dice: Dice) -> tuple[int, int]:
    first, second = _at(raw, dice), _at(raw, dice)
    return min(first, second), max(first, second)


def _insert(raw: bytes, part: str, dice: Dice) -> bytes:
    """The part set between two tags."""
    at = raw.find(b"<", _at(raw, dice))
    at = at if at >= 0 else len(raw)
    return raw[:at] + part.encode("utf-8", "surrogatepass") + raw[at:]


def _tags(raw: bytes) -> list[bytes]:
    """The page in pieces, each of which begins with a tag."""
    return raw.replace(b"<", b"\x01<").split(b"\x01")


def _many(dice: Dice, most: int) -> int:
    """A number up to the most; one in two is drawn by its order of magnitude, so that small ones come as well."""
    return dice.between(1, most) if dice.chance(50) else min(most, 1 << dice.between(0, most.bit_length()))


@mutation(4)
def cut_off(raw: bytes, dice: Dice) -> bytes:
    """The connection broke."""
    return raw[: _at(raw, dice)]


@mutation(3)
def slice_dropped(raw: bytes, dice: Dice) -> bytes:
    """A slice is missing."""
    start, stop = _slice(raw, dice)
    return raw[:start] + raw[stop:]


@mutation(3)
def slice_doubled(raw: bytes, dice: Dice) -> bytes:
    """A slice stands twice."""
    start, stop = _slice(raw, dice)
    return raw[:stop] + raw[start:]


@mutation(3)
def slices_swapped(raw: bytes, dice: Dice) -> bytes:
    """Two neighbouring slices in each other's place."""
    start, middle, stop = sorted(_at(raw, dice) for _ in range(3))
    return raw[:start] + raw[middle:stop] + raw[start:middle] + raw[stop:]


@mutation(5)
def tags_dropped(raw: bytes, dice: Dice) -> bytes:
    """Some pieces from tag to tag are missing."""
    pieces = _tags(raw)
    for _ in range(_many(dice, 64)):
        pieces[dice.between(0, len(pieces) - 1)] = b""
    return b"".join(pieces)


@mutation(5)
def tags_doubled(raw: bytes, dice: Dice) -> bytes:
    """Some pieces stand several times."""
    pieces = _tags(raw)
    for _ in range(_many(dice, 64)):
        at = dice.between(0, len(pieces) - 1)
        pieces[at] = pieces[at][:2000] * dice.between(2, 50)
    return b"".join(pieces)


@mutation(5)
def tags_swapped(raw: bytes, dice: Dice) -> bytes:
    """Some pieces in each other's place."""
    pieces = _tags(raw)
    for _ in range(_many(dice, 256)):
        one, other = dice.between(0, len(pieces) - 1), dice.between(0, len(pieces) - 1)
        pieces[one], pieces[other] = pieces[other], pieces[one]
    return b"".join(pieces)


@mutation(5)
def tags_unbalanced(raw: bytes, dice: Dice) -> bytes:
    """Some tags opened, closed or renamed that should not be."""
    pieces = _tags(raw)
    for _ in range(_many(dice, 256)):
        at = dice.between(0, len(pieces) - 1)
        tag = dice.pick(TAGS).encode()
        added = dice.pick([b"<" + tag + b">", b"</" + tag + b">"])
        pieces[at] = added + (pieces[at] if dice.chance(70) else pieces[at].partition(b">")[2])
    return b"".join(pieces)


@mutation(3)
def closings_gone(raw: bytes, dice: Dice) -> bytes:
    """All closing tags of one or two kinds are missing."""
    for _ in range(dice.between(1, 2)):
        raw = raw.replace(f"</{dice.pick(TAGS)}>".encode(), b"")
    return raw


@mutation(3)
def two_pages(raw: bytes, dice: Dice) -> bytes:
    """The end of another page after the beginning of this."""
    other = dice.pick(pages())[1]
    return raw[: _at(raw, dice)] + other[_at(other, dice) :]


@mutation(5)
def attributes_changed(raw: bytes, dice: Dice) -> bytes:
    """Values of attributes that no attribute should have."""
    pieces = raw.split(b'="')
    for _ in range(_many(dice, 128)):
        at = dice.between(0, len(pieces) - 1)
        if at:
            pieces[at] = dice.pick(VALUES).encode() + b'"' + pieces[at].partition(b'"')[2]
    return b'="'.join(pieces)


@mutation(4)
def bytes_changed(raw: bytes, dice: Dice) -> bytes:
    """Random bytes in random places."""
    changed = bytearray(raw or b" ")
    for _ in range(_many(dice, 512)):
        changed[dice.between(0, len(changed) - 1)] = dice.between(0, 255)
    return bytes(changed)


@mutation(4)
def splinters(raw: bytes, dice: Dice) -> bytes:
    """Pieces of mark-up where they break it most."""
    for _ in range(_many(dice, 16)):
        at = _at(raw, dice)
        raw = raw[:at] + dice.pick(SPLINTERS).encode() * _many(dice, 64) + raw[at:]
    return raw


@mutation(3)
def wrong_charset(raw: bytes, dice: Dice) -> bytes:
    """The bytes of one encoding that call themselves another, or what is none."""
    if dice.chance(60):
        text = raw.decode("utf-8", "replace")
        raw = text.encode(
            dice.pick(["windows-1256", "utf-16", "utf-16-le", "utf-32", "iso-8859-6", "utf-7"]), "replace"
        )
    declared = f"<meta charset='{dice.pick(CHARSETS)}'>".encode()
    return declared + raw if dice.chance(50) else raw.replace(b"<head>", b"<head>" + declared)


@mutation(2)
def long_text(raw: bytes, dice: Dice) -> bytes:
    """One text of up to 3 MB: sentences, or one and the same thing again and again."""
    unit = SENTENCE if dice.chance(40) else dice.pick(RUNS)
    return _insert(raw, unit * _many(dice, 3_000_000 // len(unit.encode())), dice)


@mutation(6)
def runs_in_places(raw: bytes, dice: Dice) -> bytes:
    """A run of digits, blanks, brackets, names or dates where a title, a date, a byline or a link is looked for."""
    for _ in range(dice.between(1, 4)):
        # What stands once on either side decides where a pattern begins to look, and where it gives up.
        parts = [dice.pick(RUNS), dice.pick(RUNS) * _many(dice, 15_000), dice.pick(RUNS) * dice.between(0, 1)]
        raw = _insert(raw, dice.pick(PLACES).format("".join(parts)), dice)
    return raw


@mutation(3)
def many_places(raw: bytes, dice: Dice) -> bytes:
    """The same short date, byline or link up to 5,000 times."""
    words = "".join(dice.pick(RUNS) for _ in range(dice.between(1, 6)))
    return _insert(raw, dice.pick(PLACES).format(words) * _many(dice, 5000), dice)


@mutation(2)
def nested(raw: bytes, dice: Dice) -> bytes:
    """Elements in elements, up to 20,000 deep, closed or not."""
    tags = [dice.pick(TAGS) for _ in range(dice.between(1, 2))]
    opened = "".join(f"<{tag}{dice.pick(['', ' class=related', ' class=date', ' hidden'])}>" for tag in tags)
    closed = "".join(f"</{tag}>" for tag in reversed(tags)) if dice.chance(30) else ""
    deep = _many(dice, DEEPEST // len(tags))
    return _insert(raw, opened * deep + SENTENCE * dice.between(0, 3) + closed * deep, dice)


@mutation(2)
def slice_repeated(raw: bytes, dice: Dice) -> bytes:
    """A slice again and again, up to 5 MB."""
    at = _at(raw, dice)
    part = raw[at : at + _many(dice, 20_000)] or b" "
    return raw[:at] + part * _many(dice, LARGEST // len(part)) + raw[at:]


@mutation(2)
def whole_elements_repeated(raw: bytes, dice: Dice) -> bytes:
    """Some neighbouring elements again and again, up to 5 MB."""
    pieces = _tags(raw)
    at = dice.between(0, len(pieces) - 1)
    part = b"".join(pieces[at : at + _many(dice, 50)]) or b"<p>"
    return b"".join([*pieces[:at], part * _many(dice, LARGEST // len(part)), *pieces[at:]])


@mutation(4)
def broken_json_ld(raw: bytes, dice: Dice) -> bytes:
    """JSON-LD that is cut, too deep, of the wrong shape, or none at all."""
    text = dice.pick(JSON) + dice.pick(["", *JSON])
    script = (
        f"<script type='application/ld+json'>{text[: _at(text.encode(), dice)] if dice.chance(30) else text}</script>"
    )
    raw = raw.replace(b'"datePublished"', b'"datePublished":' + dice.pick(VALUES).encode() * dice.between(0, 1))
    return _insert(raw, script * _many(dice, 20), dice)


@mutation(1)
def many_attributes(raw: bytes, dice: Dice) -> bytes:
    """Tags with up to 50,000 attributes, or very many with a few."""
    count = _many(dice, 50_000)
    attributes = " ".join(f"a{number}='{dice.pick(VALUES) if number < 30 else number}'" for number in range(count))
    return _insert(raw, f"<{dice.pick(TAGS)} {attributes}>" * min(200, LARGEST // 4 // (len(attributes) + 9) + 1), dice)
