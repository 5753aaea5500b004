"""Arabic dates side by side: newsbot, dateparser as it is mostly called, and dateparser at its best, in one run.

    python benchmarks/dates.py [TABLE.tsv ...] [--locales] [--misses N]

A table has the columns input, reference_now, default_tz, expected and category; without one it is that of the tests.
``--locales`` adds what Node's Intl, moment, date-fns and dayjs print in Arabic (Node 20 with npm is needed).
A day counts as exact when it is that day, a moment when it is that instant, and a text without a date when none is
given; *wrong* is another day, or one where there is none, which is worse than nothing. dateparser always gives a time:
where a day is expected, it is not held against it.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import statistics
import subprocess
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import dateparser

from newsbot.arabic import dates
from newsbot.arabic.text import clean, digits

HERE = Path(__file__).parent
TABLE = HERE.parent / "tests" / "tables" / "dates.tsv"
# One locale a family of month names.
LOCALES = ["ar", "ar-SY", "ar-DZ", "ar-MA", "ar-MR", "en", "fr"]

PASSES = 3  # of which the fastest counts: the machine is doing other things as well

Row = dict[str, str]
Answer = date | datetime | None


class Score(NamedTuple):
    """What one reader made of the rows: exact and wrong answers by category, and seconds a string.

    ``seconds`` are those of a string that the process has never met, ``again`` of one that it has met before.
    """

    exact: dict[str, int]
    wrong: dict[str, int]
    seconds: list[float]
    again: list[float]


def newsbot(row: Row) -> Answer:
    """Ours."""
    reading = dates.parse(row["input"], now=datetime.fromisoformat(row["reference_now"]), tz=row["default_tz"])
    return reading.value if reading else None


def as_called(row: Row) -> Answer:
    """dateparser with the one setting that everyone gives it."""
    return _bounded(dateparser.parse(row["input"], languages=["ar"], settings=_settings(row)), row)


def at_best(row: Row) -> Answer:
    """dateparser with clean text, day first, the past preferred, a pass for each family of names, and two languages."""
    text = digits(clean(row["input"]))
    settings = {**_settings(row), "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
    for locale in LOCALES:
        found = dateparser.parse(text, locales=[locale], settings=settings)
        if found:
            return _bounded(found, row)
    return None


READERS: dict[str, Callable[[Row], Answer]] = {
    "newsbot": newsbot,
    "dateparser as called": as_called,
    "dateparser at its best": at_best,
}


def _settings(row: Row) -> dict[str, object]:
    now = datetime.fromisoformat(row["reference_now"]).astimezone(ZoneInfo(row["default_tz"]))
    return {"RELATIVE_BASE": now.replace(tzinfo=None), "TIMEZONE": row["default_tz"], "RETURN_AS_TIMEZONE_AWARE": True}


def _bounded(found: datetime | None, row: Row) -> Answer:
    return found.date() if found and "T" not in row["expected"] else found


def is_exact(got: Answer, row: Row) -> bool:
    """Whether the answer is the expected day or instant."""
    expected = row["expected"]
    if got is None or not expected:
        return got is None and not expected
    if "T" not in expected or not isinstance(got, datetime):
        return got.isoformat() == expected
    moment = datetime.fromisoformat(expected)
    zone = ZoneInfo(row["default_tz"])
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return abs((got if got.tzinfo else got.replace(tzinfo=zone)) - aware).total_seconds() < 1


def is_wrong(got: Answer, row: Row) -> bool:
    """Whether the answer is another day than the expected one."""
    return got is not None and got.isoformat()[:10] != row["expected"][:10]


def score(read: Callable[[Row], Answer], rows: list[Row]) -> tuple[Score, list[tuple[Row, Answer]]]:
    """The score of a reader, and what it missed."""
    result = Score(defaultdict(int), defaultdict(int), [], [])
    misses = []
    for row in rows:
        got, seconds = _timed(read, row)
        result.seconds.append(seconds)
        result.exact[row["category"]] += is_exact(got, row)
        result.wrong[row["category"]] += is_wrong(got, row)
        if not is_exact(got, row):
            misses.append((row, got))
    for row in rows:
        result.again.append(min(_timed(read, row)[1] for _ in range(PASSES)))
    return result, misses


def _timed(read: Callable[[Row], Answer], row: Row) -> tuple[Answer, float]:
    begun = time.perf_counter()
    return read(row), time.perf_counter() - begun


def read_table(path: Path) -> Iterator[Row]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def locale_rows() -> list[Row]:
    """What JavaScript prints in Arabic, made in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "locales"
        shutil.copytree(HERE / "locales", folder)
        subprocess.run(["npm", "ci", "--silent"], cwd=folder, check=True)
        table = folder / "table.tsv"
        with table.open("w", encoding="utf-8") as file:
            subprocess.run(["node", "generate.mjs"], cwd=folder, check=True, stdout=file)
        return [*read_table(table)]


def report(rows: list[Row], scores: dict[str, Score]) -> None:
    """A line a category, and how long a string takes."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row["category"]] += 1
    print(f"{'exact %, wrong':26}{'n':>5}" + "".join(f"{name:>26}" for name in scores))
    for category, count in [*sorted(counts.items()), ("all", len(rows))]:
        cells = (_cell(result, category, count) for result in scores.values())
        print(f"{category:26}{count:5}" + "".join(f"{cell:>26}" for cell in cells))
    for name, part in (("median µs", 0.5), ("p99 µs", 0.99)):
        for which in ("seconds", "again"):
            label = f"{name}, {'first sight' if which == 'seconds' else 'met before'}"
            cells = (f"{_quantile(getattr(result, which), part) * 1e6:.0f}" for result in scores.values())
            print(f"{label:31}" + "".join(f"{cell:>26}" for cell in cells))
    ours = statistics.median(scores["newsbot"].again)
    ratios = (f"{statistics.median(result.again) / ours:.1f}" for result in scores.values())
    print(f"{'median, newsbot is 1':31}" + "".join(f"{ratio:>26}" for ratio in ratios))


def _cell(result: Score, category: str, count: int) -> str:
    exact, wrong = (
        sum(tally.values()) if category == "all" else tally[category] for tally in (result.exact, result.wrong)
    )
    return f"{100 * exact / count:.1f} {wrong:5}"


def _quantile(seconds: Iterable[float], part: float) -> float:
    ordered = sorted(seconds)
    return ordered[int(len(ordered) * part)]


def main() -> None:
    """Score and time all readers on all tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("tables", nargs="*", type=Path, help="tables of your own")
    arguments.add_argument("--locales", action="store_true", help="what Node's libraries print in Arabic")
    arguments.add_argument("--misses", type=int, default=0, help="print so many of newsbot's misses")
    asked = arguments.parse_args()
    tables = asked.tables or ([] if asked.locales else [TABLE])
    rows = [row for table in tables for row in read_table(table)] + (locale_rows() if asked.locales else [])
    warnings.simplefilter("ignore")  # dateparser's, of days without a year
    for read in READERS.values():  # each loads its tables
        read(rows[0])
    every = {name: score(read, rows) for name, read in READERS.items()}
    report(rows, {name: result for name, (result, _) in every.items()})
    for row, got in every["newsbot"][1][: asked.misses]:
        print(f"{row['category']}: {row['input']!r} is {row['expected'] or 'nothing'}, not {got}")


if __name__ == "__main__":
    main()
