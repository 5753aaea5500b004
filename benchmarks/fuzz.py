"""Mutated pages by the thousand: whatever comes, newsbot.parse gives an article or an error of its own, and soon.

    python benchmarks/fuzz.py [--cases 10000] [--seed 0] [--processes 1] [--limit 2.0]
    python benchmarks/fuzz.py --seed 0 --case 4711 [--profile] [--save PAGE.html]

Each case takes one of the recorded pages of the tests (or of the real ones, if NEWSBOT_CORPUS names a folder that has
corpus/pages), and breaks it by one to three of the mutations below. The seed and the number of a case decide all of it
as long as the pages are the same; ``--case`` runs one again, with its traceback, ``--profile`` says where its time
goes, and ``--save`` keeps its page.

Counted are the articles, the declared errors (``newsbot.errors``) by class, every other exception, and promises that an
article breaks: a title, paragraphs without blank edges, text that can be written as UTF-8 and JSON. The exit code is 1
when there is an exception that nobody declared, a broken promise, or a page that takes more CPU seconds than --limit.
"""

from __future__ import annotations

import argparse
import cProfile
import faulthandler
import functools
import gzip
import json
import os
import pstats
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import newsbot
from newsbot.errors import NewsbotError
from tests.newsite.dice import Dice

RECORDED = Path(__file__).parent.parent / "tests" / "pages"
FETCHED = datetime(2025, 11, 28, 12, tzinfo=UTC)
LARGEST = 5_000_000  # bytes
DEEPEST = 20_000  # elements in elements
STOP = 60.0  # CPU seconds, after which a case is given up
CHUNK = 50  # cases a process is given at a time
SHOWN = 10  # of the slowest, and of each kind of failure

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
URLS = [
    "https://news.example.com/2025/11/21/123456", "https://news.example.com/", "", "news", "https://example.sy/%d8%a7%zz",
    "https://news.example.com/?id=" + "9" * 500, "https://news.example.com/99/99/99999", "https://www.youm7.com/story/1/1/1/x/1",
    "http://[x", "http://a:99999999/", "https://news.example.com/" + "a-" * 2000, "http://xn--mgb/", "file:///etc", "https://خبر.example/خبر/2025-13-45/",
]  # fmt: skip

Mutation = Callable[[bytes, Dice], bytes]
MUTATIONS: dict[str, tuple[Mutation, int]] = {}  # name → the function, and how often it is drawn


class BrokenPromise(Exception):
    """An article that is not what an article must be."""


class GaveUp(BaseException):
    """The case took longer than anyone waits; not an ``Exception``, so that no reader takes it for its own."""


class Case(NamedTuple):
    """A page to be read."""

    html: bytes | str
    url: str
    content_type: str | None
    made_by: str


class Outcome(NamedTuple):
    """What became of a case; ``kind`` is "article" or the class of the error, ``failure`` says what went wrong."""

    number: int
    made_by: str
    size: int
    seconds: float
    kind: str
    failure: str | None


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


def draw(seed: str, number: int) -> Case:
    """The case with this number: the same for the same seed and pages."""
    dice = Dice(f"{seed}/{number}")
    name, raw = dice.pick(pages())
    made_by = [name]
    table = [name for name, (_, weight) in MUTATIONS.items() for _ in range(weight)]
    for _ in range(dice.pick([1, 1, 2, 3])):
        made_by.append(dice.pick(table))
        raw = MUTATIONS[made_by[-1]][0](raw, dice)[:LARGEST]
    url = dice.pick(URLS) if dice.chance(20) else URLS[0]
    content_type = f"text/html; charset={dice.pick(CHARSETS)}" if dice.chance(20) else None
    html: bytes | str = raw.decode("utf-8", dice.pick(["replace", "surrogateescape"])) if dice.chance(15) else raw
    return Case(html, url, content_type, " + ".join(made_by))


def attempt(case: Case) -> str:
    """Reads the page; "article", or the class of the declared error. Whatever else it raises is a failure."""
    try:
        article = newsbot.parse(case.html, case.url, fetched=FETCHED, content_type=case.content_type)
    except NewsbotError as error:
        return type(error).__name__
    if not article.title:
        raise BrokenPromise("an article without a title")
    if any(paragraph != paragraph.strip() or not paragraph for paragraph in article.body):
        raise BrokenPromise("a paragraph that is blank or has blank edges")
    json.dumps(article.as_dict(), ensure_ascii=False).encode("utf-8")
    return "article"


def run(seed: str, number: int) -> Outcome:
    """One case, timed."""
    case = draw(seed, number)
    begun = time.process_time()
    failure = None
    signal.setitimer(signal.ITIMER_PROF, STOP)
    try:
        kind = attempt(case)
    except (Exception, GaveUp) as error:  # noqa: BLE001 - to find these is what the program is for
        kind, failure = type(error).__name__, _where(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return Outcome(number, case.made_by, len(case.html), time.process_time() - begun, kind, failure)


def _where(error: BaseException) -> str:
    """The error, and the innermost line of newsbot that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "newsbot" in Path(frame.filename).parts] or list(frames)
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno} {ours[-1].name}"
    return f"{type(error).__name__} in {place}: {str(error)[:120]}"


def _give_up(_signal: int, _frame: FrameType | None) -> None:
    raise GaveUp(f"more than {STOP:.0f} CPU seconds")


def _prepare() -> None:
    signal.signal(signal.SIGPROF, _give_up)
    faulthandler.enable()


def _run_chunk(seed: str, numbers: list[int]) -> list[Outcome]:
    return [run(seed, number) for number in numbers]


def run_all(seed: str, cases: int, processes: int) -> Iterator[Outcome]:
    """All cases, in as many processes."""
    if processes == 1:
        _prepare()
        yield from (run(seed, number) for number in range(cases))
        return
    chunks = [list(range(first, min(first + CHUNK, cases))) for first in range(0, cases, CHUNK)]
    with ProcessPoolExecutor(processes, initializer=_prepare) as pool:
        futures = [pool.submit(_run_chunk, seed, numbers) for numbers in chunks]
        for numbers, future in zip(chunks, futures, strict=True):
            yield from _finished(numbers, future)


def _finished(numbers: list[int], future: Future[list[Outcome]]) -> list[Outcome]:
    try:
        return future.result()
    except BrokenProcessPool:
        first, last = numbers[0], numbers[-1]
        failure = f"a process died; cases {first} to {last} or others under way: run with --processes 1"
        return [Outcome(first, "unknown", 0, 0.0, "Crash", failure)]


def report(outcomes: list[Outcome], seed: str, limit: float) -> bool:
    """The counts, the failures and the slowest; whether all is well."""
    print(f"{len(outcomes)} cases of seed {seed}, {len(pages())} pages")
    for kind, count in Counter(outcome.kind for outcome in outcomes).most_common():
        print(f"  {count:6} {kind}")
    failed = [outcome for outcome in outcomes if outcome.failure]
    slow = [outcome for outcome in outcomes if outcome.seconds > limit]
    for failure, count in Counter(outcome.failure for outcome in failed).most_common():
        print(f"\n{count} × {failure}")
        _list(outcome for outcome in failed if outcome.failure == failure)
    print(f"\nthe slowest; {len(slow)} over {limit:g} CPU seconds")
    _list(sorted(outcomes, key=lambda outcome: -outcome.seconds))
    seconds = sorted(outcome.seconds for outcome in outcomes)
    print(
        f"\nCPU seconds: median {seconds[len(seconds) // 2]:.3f}, p99 {seconds[len(seconds) * 99 // 100]:.3f}, "
        f"sum {sum(seconds):.0f}; the largest process had {_peak():.0f} MB"
    )
    if failed or slow:
        print(f"again, one by one: python benchmarks/fuzz.py --seed {seed} --case NUMBER [--profile]")
    return not failed and not slow


def _list(outcomes: Iterable[Outcome]) -> None:
    for outcome in list(outcomes)[:SHOWN]:
        print(
            f"  --case {outcome.number:<6} {outcome.seconds:7.2f} s {outcome.size / 1000:7.0f} KB"
            f"  {outcome.kind}: {outcome.made_by}"
        )


def _peak() -> float:
    """Megabytes of the largest process."""
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes elsewhere
    everyone = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in everyone) / unit


def again(seed: str, number: int, save: Path | None, *, profile: bool) -> Outcome:
    """One case with its traceback, and where its time goes."""
    case = draw(seed, number)
    print(f"case {number} of seed {seed}: {case.made_by}\n  {case.url} {case.content_type or ''}")
    if save:
        raw = case.html if isinstance(case.html, bytes) else case.html.encode("utf-8", "surrogateescape")
        save.write_bytes(raw)
    outcome = run(seed, number)
    print(f"  {outcome.size / 1000:.0f} KB, {outcome.seconds:.2f} s: {outcome.failure or outcome.kind}")
    profiler = cProfile.Profile(time.process_time) if profile else None
    signal.setitimer(signal.ITIMER_PROF, 10 * STOP)
    try:
        (profiler.runcall if profiler else _call)(attempt, case)
    except (Exception, GaveUp):  # noqa: BLE001 - as in `run`
        traceback.print_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if profiler:
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(40)
    return outcome


def _call(read: Callable[[Case], str], case: Case) -> str:
    return read(case)


def main() -> int:
    """Run all cases, or one again."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--cases", type=int, default=10_000)
    arguments.add_argument("--seed", default="0")
    arguments.add_argument("--processes", type=int, default=1)
    arguments.add_argument("--limit", type=float, default=2.0, help="CPU seconds that a page may take")
    arguments.add_argument("--case", type=int, help="this case alone")
    arguments.add_argument("--profile", action="store_true", help="with --case: where the time goes")
    arguments.add_argument("--save", type=Path, help="with --case: write the page here")
    asked = arguments.parse_args()
    if asked.case is None:
        outcomes = list(run_all(asked.seed, asked.cases, asked.processes))
        return 0 if report(outcomes, asked.seed, asked.limit) else 1
    _prepare()
    outcome = again(asked.seed, asked.case, asked.save, profile=asked.profile)
    return 1 if outcome.failure or outcome.seconds > asked.limit else 0


if __name__ == "__main__":
    raise SystemExit(main())
