"""Measures readings against the gold; ``python -m tests.newsite.score`` reads every page with newsbot.parse alone.

The measures are those that the project judges extraction by: title exact after folding, date by calendar day, F1 over
folded authors, F1 over four-word shingles of the body, F1 over canonical read-also addresses.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.newsite.site import Gold, Site, build

FIELDS = ("title", "date", "time", "authors", "body", "body_p", "body_r", "read_also")
LETTERS = str.maketrans("أإآٱىؤئةکی", "اااايويهكي")
MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
Record = Mapping[str, Any]


def fold(text: str | None) -> str:
    """Letters and digits in lower case, Arabic variants joined, one space between words.

    >>> fold("أخبارٌ، ٢٠٢٥")
    'اخبار 2025'
    """
    text = MARKS.sub("", unicodedata.normalize("NFKC", text or "")).translate(LETTERS)
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)
    return " ".join(re.findall(r"\w+", text.lower()))


def shingles(text: str) -> list[tuple[str, ...]]:
    """Every four words in a row of a folded text."""
    words = text.split()
    if len(words) < 4:
        return [tuple(words)] if words else []
    return [tuple(words[start : start + 4]) for start in range(len(words) - 3)]


def f1(found: Sequence[Any], gold: Sequence[Any]) -> tuple[float, float, float]:
    """F1, precision and recall of two bags; all 1 when both are empty."""
    if not found and not gold:
        return 1.0, 1.0, 1.0
    both = sum((Counter(found) & Counter(gold)).values())
    precision, recall = both / max(1, len(found)), both / max(1, len(gold))
    return (2 * precision * recall / (precision + recall) if both else 0.0), precision, recall


def canonical(url: str | None) -> str:
    """The address by which links are compared: unquoted, without scheme, fragment, www or a final slash."""
    parts = urlsplit(unquote(url or "").strip())
    host = re.sub(r"^(www|m|amp)\.", "", parts.netloc.lower())
    return host + parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    except ValueError:
        return None


def _dates(got: datetime | None, stated: str) -> dict[str, float]:
    want = datetime.fromisoformat(stated)
    if "T" not in stated:
        return {"date": float(got is not None and got.date() == want.date())}
    if got is None:
        return {"date": 0.0, "time": 0.0}
    if want.tzinfo and got.tzinfo:
        return {"date": float(got.astimezone(want.tzinfo).date() == want.date()), "time": float(got == want)}
    return {
        "date": float(got.date() == want.date()),
        "time": float(got.replace(tzinfo=None) == want.replace(tzinfo=None)),
    }


def _authors(found: Iterable[str], gold: Gold) -> float:
    names = [fold(name) for name in found if fold(name)]
    readings = [gold.authors, gold.lenient] if gold.lenient else [gold.authors]
    return max(f1(names, [fold(name) for name in reading])[0] for reading in readings)


def measure(record: Record, gold: Gold) -> dict[str, float]:
    """The figures of one reading; read_also only where there is something to find or something was found."""
    figures = {"title": float(fold(record.get("title")) == fold(gold.title))}
    figures |= _dates(_moment(record.get("published")), gold.published)
    figures["authors"] = _authors(record.get("authors") or (), gold)
    body = f1(shingles(fold("\n".join(record.get("body") or ()))), shingles(fold("\n".join(gold.body))))
    figures |= dict(zip(("body", "body_p", "body_r"), body, strict=True))
    found = [canonical(link["url"]) for link in record.get("read_also") or ()]
    if gold.read_also or found:
        figures["read_also"] = f1(found, [canonical(link["url"]) for link in gold.read_also])[0]
    return figures


@dataclass(frozen=True)
class Result:
    """One page's reading beside its gold."""

    gold: Gold
    record: Record
    figures: dict[str, float]


def compare(records: Iterable[Record], gold: Sequence[Gold]) -> list[Result]:
    """A result for every gold article, by canonical address; one that was never read scores nothing."""
    by_url = {canonical(record["url"]): record for record in records}
    found = [(by_url.get(canonical(want.url), {}), want) for want in gold]
    return [Result(want, record, measure(record, want)) for record, want in found]


def strangers(records: Iterable[Record], gold: Sequence[Gold]) -> list[str]:
    """The addresses of records that are no article of the site, or stand twice."""
    wanted = Counter(canonical(want.url) for want in gold)
    counts = Counter(canonical(record["url"]) for record in records)
    return sorted((counts - wanted).elements())


def means(results: Iterable[Result]) -> dict[str, float]:
    """The mean of every field over the results that have it."""
    columns: defaultdict[str, list[float]] = defaultdict(list)
    for result in results:
        for name, figure in result.figures.items():
            columns[name].append(figure)
    return {name: statistics.fmean(columns[name]) for name in FIELDS if columns[name]}


def worst(results: Iterable[Result], name: str, count: int = 10) -> list[Result]:
    """The results that miss most in one field, worst first."""
    missed = [result for result in results if result.figures.get(name, 1.0) < 0.995]
    return sorted(missed, key=lambda result: result.figures[name])[:count]


def read_pages(site: Site) -> tuple[list[Record], list[str]]:
    """Every article page read by newsbot.parse without a site file, and what failed."""
    import newsbot
    from newsbot.errors import NewsbotError

    records: list[Record] = []
    failures = []
    for story, gold in zip(site.stories, site.gold, strict=True):
        page = site.resources[story.path]
        try:
            article = newsbot.parse(page.body, gold.url, content_type=page.content_type)
        except NewsbotError as error:
            failures.append(f"{gold.style} {story.number}: {type(error).__name__}: {error}")
        else:
            records.append({**article.as_dict(), "url": gold.url, "canonical": article.canonical_url})
    return records, failures


def table(results: Sequence[Result]) -> str:
    """The figures of every style and of all, as text."""
    by_style: defaultdict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_style[result.gold.style].append(result)
    lines = [f"{'style':12}{'pages':>6}" + "".join(f"{name:>10}" for name in FIELDS)]
    for name, group in [*sorted(by_style.items()), ("all", list(results))]:
        figures = means(group)
        shown = "".join(f"{figures[field]:10.3f}" if field in figures else f"{'-':>10}" for field in FIELDS)
        lines.append(f"{name:12}{len(group):6}{shown}")
    return "\n".join(lines)


def misses(results: Sequence[Result], name: str, count: int) -> str:
    """The worst pages of one field, what was wanted and what came."""
    key = {"date": "published", "time": "published"}.get(name, name)
    lines = [f"-- {name}"]
    for result in worst(results, name, count):
        want, got = getattr(result.gold, key), result.record.get(key)
        if name == "read_also":
            want = [link["title"] for link in want]
            got = [link["title"] for link in got or ()]
        elif name == "body":
            want, got = _difference(want, got or ())
        evidence = (result.record.get("evidence") or {}).get(key, "")
        path = unquote(result.gold.url).split("/", 3)[-1][-50:]
        lines.append(
            f"{result.figures[name]:.3f} {result.gold.style:10} /{path}\n      want {want}\n      got  {got} {evidence}"
        )
    return "\n".join(lines) if len(lines) > 1 else f"-- {name}: no misses"


def _difference(want: Sequence[str], got: Sequence[str]) -> tuple[list[str], list[str]]:
    """The paragraphs that stand on one side alone."""
    wanted, found = {fold(text) for text in want}, {fold(text) for text in got}
    missing = [text for text in want if fold(text) not in found]
    return missing, [text for text in got if fold(text) not in wanted]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.newsite.score", description=__doc__)
    parser.add_argument("--seed", default=f"{date.today():%Y-%m-%d}", help="default: today, so that nobody tunes on it")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--scramble", action="store_true", help="class names and ids that say nothing")
    parser.add_argument("--style", help="only pages of this style")
    parser.add_argument("--field", choices=FIELDS, action="append", help="show the misses of this field")
    parser.add_argument("--count", type=int, default=8, help="misses shown of a field")
    parser.add_argument("--dump", metavar="FILE", help="write the first page of the style here, as UTF-8")
    options = parser.parse_args(arguments)
    site = build(options.seed, options.articles, scramble=options.scramble)
    records, failures = read_pages(site)
    results = [result for result in compare(records, site.gold) if options.style in (None, result.gold.style)]
    parts = [
        f"seed {options.seed}",
        table(results),
        *(
            misses(results, name, options.count)
            for name in options.field or ("title", "date", "authors", "body", "read_also")
        ),
    ]
    if failures:
        parts.append("\n".join([f"-- {len(failures)} not read as articles", *failures[: options.count]]))
    sys.stdout.write("\n".join(parts) + "\n")
    if options.dump:
        story = next(story for story in site.stories if options.style in (None, story.style))
        encoding = "windows-1256" if "1256" in story.style or story.style == "aspnet" else "utf-8"
        Path(options.dump).write_text(site.resources[story.path].body.decode(encoding), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
