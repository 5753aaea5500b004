"""Article readers side by side on the same pages in one run: newsbot, lxml's bare parse, and the peers installed.

    pip install -e '.[benchmark]'
    NEWSBOT_CORPUS=FOLDER python benchmarks/extraction.py [--corpus FOLDER] [--passes N] [--only NAME ...]

The pages are the recorded ones of the tests, and those under FOLDER/corpus (manifest.jsonl, pages, gold) if one is
named. newsbot reads by its general readers alone, no site's file, and from the bytes; the peers, each at its best
setting for Arabic, get the text that newsbot decoded, which spares them that work and its mistakes.

Quality is the mean over the pages, measured as everywhere in the tests: title exact after folding, the calendar day,
F1 over folded authors, over the 4-word shingles of the folded body, and over read-also addresses where there are any.
A page that a reader fails on scores nothing; a dash is a field that the reader does not have.

Time is CPU milliseconds a page. In every pass every page is given to all readers, one after the other, so that what
else the machine does hits them alike; a page counts with the fastest of the passes. *First sight* is the first pass,
before anyone remembers a page. *Times the parse* is the median, over the pages, of a reader's time divided by that of
lxml's parse of the same page: ``html.document_fromstring`` of the text already decoded, with newsbot's parser options.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import importlib
import json
import logging
import os
import resource
import statistics
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import html

import newsbot
from newsbot.parsers.page import Page
from tests.newsite.score import Record, measure
from tests.newsite.site import Gold

RECORDED = Path(__file__).parent.parent / "tests" / "pages"
ROWS = {"title": "title", "day": "date", "authors": "authors", "body": "body", "read-also": "read_also"}
PARSE = "lxml's parse"
INSTALL = "pip install -e '.[benchmark]'"
# What each reader sees before the clock starts: libraries load their tables with the first page.
WARM_UP = (
    "<html><body><h1>عنوان قصير</h1><p>21 نوفمبر 2025</p>" + "<p>نص قصير من كلمات قليلة.</p>" * 9 + "</body></html>"
)
MEMORY_PASSES = 20


class Sample(NamedTuple):
    """One page, and what it should give; ``dated`` says whether the gold knows the day."""

    raw: bytes
    text: str
    url: str
    content_type: str | None
    gold: Gold
    dated: bool


Read = Callable[[Sample], Record]


class Reader(NamedTuple):
    """How a reader is loaded, which package brings it, and the fields that it has."""

    load: Callable[[], Read]
    package: str
    fields: frozenset[str]


class Run(NamedTuple):
    """What one reader made of the pages, by page: the record of the first pass, and the seconds of every pass."""

    records: dict[int, Record]
    seconds: dict[int, list[float]]
    failures: dict[int, str]


def _newsbot() -> Read:
    def read(sample: Sample) -> Record:
        return newsbot.parse(sample.raw, sample.url, content_type=sample.content_type).as_dict()

    return read


def _parse() -> Read:
    # As in newsbot.parsers.page, whose parser is its own affair.
    def read(sample: Sample) -> Record:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        html.document_fromstring(sample.text.encode("utf-8", "replace"), parser=parser)
        return {}

    return read


def _trafilatura() -> Read:
    extract = importlib.import_module("trafilatura").bare_extraction

    def read(sample: Sample) -> Record:
        found = extract(sample.text, url=sample.url, with_metadata=True, include_comments=False)
        if found is None:
            return {}
        authors = [name.strip() for name in (found.author or "").split(";")]
        return {"title": found.title, "published": found.date, "authors": authors, "body": [found.text or ""]}

    return read


def _readability() -> Read:
    document = importlib.import_module("readability").Document

    def read(sample: Sample) -> Record:
        found = document(sample.text, url=sample.url)
        paragraphs = html.fromstring(found.summary()).itertext()
        return {"title": found.short_title(), "body": [str(text) for text in paragraphs]}

    return read


def _goose() -> Read:
    module, words = importlib.import_module("goose3"), importlib.import_module("goose3.text")
    settings = {"use_meta_language": False, "target_language": "ar", "stopwords_class": words.StopWordsArabic}
    goose = module.Goose(settings)

    def read(sample: Sample) -> Record:
        found = goose.extract(raw_html=sample.text)
        moment = found.publish_datetime_utc
        published = moment.isoformat() if moment else found.publish_date
        return {"title": found.title, "published": published, "authors": found.authors, "body": [found.cleaned_text]}

    return read


def _newspaper() -> Read:
    module = importlib.import_module("newspaper")

    def read(sample: Sample) -> Record:
        found = module.Article(sample.url, language="ar", fetch_images=False)
        found.download(input_html=sample.text)
        found.parse()
        moment = found.publish_date
        published = moment.isoformat() if moment else None
        return {"title": found.title, "published": published, "authors": found.authors, "body": [found.text]}

    return read


FOUR = frozenset({"title", "date", "authors", "body"})
READERS = {
    "newsbot": Reader(_newsbot, "newsbot", FOUR | {"read_also"}),
    PARSE: Reader(_parse, "lxml", frozenset()),
    "trafilatura": Reader(_trafilatura, "trafilatura", FOUR),
    "readability": Reader(_readability, "readability-lxml", frozenset({"title", "body"})),
    "goose3": Reader(_goose, "goose3", FOUR),
    "newspaper4k": Reader(_newspaper, "newspaper4k", FOUR),
}


def sample(raw: bytes, url: str, content_type: str | None, gold: dict[str, Any]) -> Sample:
    """A page beside its gold, which is a dictionary as case.json and the corpus have it."""
    authors = gold.get("authors", gold.get("author")) or ()
    wanted = Gold(
        url=url,
        title=gold.get("title") or "",
        published=gold.get("published") or "0001-01-01",
        authors=(authors,) if isinstance(authors, str) else tuple(authors),
        body=tuple(gold["body"]),
        read_also=tuple(gold.get("read_also") or ()),
        style="",
    )
    return Sample(raw, Page(raw, url, content_type).text, url, content_type, wanted, bool(gold.get("published")))


def recorded() -> Iterator[Sample]:
    """The articles among the recorded pages of the tests."""
    for file in sorted(RECORDED.glob("*/*/case.json")):
        case, page = json.loads(file.read_text("utf-8")), file.with_name("page.html")
        if case["kind"] == "article" and page.exists():
            yield sample(page.read_bytes(), case["url"], case.get("content_type"), case["expect"])


def corpus(folder: Path) -> Iterator[Sample]:
    """The articles of a corpus of real pages."""
    rows = map(json.loads, (folder / "corpus" / "manifest.jsonl").read_text("utf-8").splitlines())
    urls = {row["id"]: row["url"] for row in rows}
    for file in sorted((folder / "corpus" / "gold").glob("*.json")):
        page = folder / "corpus" / "pages" / f"{file.stem}.html.gz"
        url = urls[file.stem] or "https://example.invalid/"  # of some pages nobody knows the address any more
        yield sample(gzip.decompress(page.read_bytes()), url, None, json.loads(file.read_text("utf-8")))


def loaded(names: Iterable[str]) -> dict[str, Read]:
    """The readers that are installed; of one that is not, a line says how to install it."""
    found = {}
    for name in names:
        try:
            found[name] = READERS[name].load()
        except ImportError as error:
            print(f"{name} is left out ({error}): {INSTALL}")
    return found


def run(readers: dict[str, Read], samples: list[Sample], passes: int) -> dict[str, Run]:
    """Every reader on every page, pass by pass."""
    runs = {name: Run({}, {number: [] for number in range(len(samples))}, {}) for name in readers}
    warm_up = samples[0]._replace(raw=WARM_UP.encode(), text=WARM_UP)
    for read in readers.values():
        _timed(read, warm_up)
    gc.collect()
    gc.freeze()  # or every collection below would walk through the libraries as well
    for _ in range(passes):
        for number, page in enumerate(samples):
            for name, read in readers.items():
                record, seconds, failure = _timed(read, page)
                runs[name].seconds[number].append(seconds)
                runs[name].records.setdefault(number, record)
                if failure:
                    runs[name].failures[number] = failure
    gc.unfreeze()
    return runs


def _timed(read: Read, page: Sample) -> tuple[Record, float, str | None]:
    gc.collect()  # nobody pays for what another left behind
    begun = time.process_time()
    record: Record = {}
    failure = None
    try:
        record = read(page)
    except Exception as error:  # noqa: BLE001 - peers raise what they like; each is counted and shown
        failure = f"{type(error).__name__}: {error}"
    return record, time.process_time() - begun, failure


def scores(name: str, made: Run, samples: list[Sample], numbers: range) -> dict[str, float]:
    """The mean of every field that the reader has, over the pages with these numbers."""
    rows = []
    for number in numbers:
        record, page = made.records[number], samples[number]
        stated = {"date": page.dated, "title": bool(page.gold.title)}
        rows.append(
            {
                # Who fails on a page does not score there for finding nothing where there is nothing.
                field: figure if record else 0.0
                for field, figure in measure(record, page.gold).items()
                if field in READERS[name].fields and stated.get(field, True)
            }
        )
    return {field: statistics.fmean(column) for field, column in _columns(rows).items()}


def _columns(rows: list[dict[str, float]]) -> dict[str, list[float]]:
    return {field: [row[field] for row in rows if field in row] for field in {name for row in rows for name in row}}


def report(title: str, runs: dict[str, Run], samples: list[Sample], numbers: range) -> None:
    """A table of the pages with these numbers: quality, then time."""
    sizes = [len(samples[number].raw) / 1000 for number in numbers]
    print(f"\n{title}: {len(numbers)} pages, median {statistics.median(sizes):.0f} KB")
    print(f"{'':20}" + "".join(f"{name:>14}" for name in runs))
    found = {name: scores(name, made, samples, numbers) for name, made in runs.items()}
    for row, field in ROWS.items():
        _line(row, (f"{score[field]:.3f}" if field in score else "–" for score in found.values()))
    _line("pages failed", (str(len(made.failures.keys() & set(numbers))) for made in runs.values()))
    first = {name: [made.seconds[number][0] for number in numbers] for name, made in runs.items()}
    best = {name: [min(made.seconds[number]) for number in numbers] for name, made in runs.items()}
    _line("ms, first sight", (f"{statistics.median(each) * 1000:.1f}" for each in first.values()))
    _line("ms, fastest pass", (f"{statistics.median(each) * 1000:.1f}" for each in best.values()))
    if PARSE in best:
        ratios = ([ours / bare for ours, bare in zip(each, best[PARSE], strict=True)] for each in best.values())
        _line("times the parse", (f"{statistics.median(each):.1f}" for each in ratios))


def _line(name: str, cells: Iterable[str]) -> None:
    print(f"{name:20}" + "".join(f"{cell:>14}" for cell in cells))


def report_memory(samples: list[Sample]) -> None:
    """What newsbot keeps of pages that it has read: megabytes of the process and Python objects, after each pass."""
    read = _newsbot()
    kept = [_kept_after(read, samples) for _ in range(MEMORY_PASSES)]
    print(f"\nmemory of newsbot, after each of {MEMORY_PASSES} passes over {len(samples)} pages")
    print("  MB of the process: " + " ".join(f"{size:.0f}" for size, _ in kept))
    print("  thousands of objects: " + " ".join(f"{count / 1000:.1f}" for _, count in kept))


def _kept_after(read: Read, samples: list[Sample]) -> tuple[float, int]:
    for page in samples:
        _timed(read, page)
    gc.collect()
    return _resident(), len(gc.get_objects())


def _resident() -> float:
    """Megabytes of the process in memory now."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text("ascii").split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # the peak: other systems don't tell the present


def main() -> None:
    """Score and time all readers on all pages."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    named = os.environ.get("NEWSBOT_CORPUS")
    arguments.add_argument("--corpus", type=Path, default=named, help="default: NEWSBOT_CORPUS")
    arguments.add_argument("--passes", type=int, default=5, help="of which the fastest counts")
    arguments.add_argument("--only", nargs="+", choices=READERS, help="these readers alone")
    asked = arguments.parse_args()
    logging.disable()
    warnings.simplefilter("ignore")
    samples = [*recorded()]
    own = len(samples)
    if asked.corpus:
        samples += corpus(asked.corpus)
    else:
        print("no real pages: name a folder of them by --corpus or NEWSBOT_CORPUS")
    names = asked.only or READERS
    if "newsbot" in names:  # first, while no peer has loaded anything
        report_memory(samples)
    runs = run(loaded(names), samples, max(asked.passes, 1))
    if asked.corpus:
        report("real pages", runs, samples, range(own, len(samples)))
    report("recorded pages, in our own words", runs, samples, range(own))
    for name, made in runs.items():
        for number, failure in made.failures.items():
            print(f"{name} failed on {samples[number].url}: {failure[:200]}")


if __name__ == "__main__":
    main()
