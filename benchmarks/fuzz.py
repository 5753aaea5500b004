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
import json
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
from benchmarks.mutations import CHARSETS, LARGEST, MUTATIONS, pages
from newsbot.errors import NewsbotError
from tests.newsite.dice import Dice

FETCHED = datetime(2025, 11, 28, 12, tzinfo=UTC)
STOP = 60.0  # CPU seconds, after which a case is given up
CHUNK = 50  # cases a process is given at a time
SHOWN = 10  # of the slowest, and of each kind of failure

URLS = [
    "https://news.example.com/2025/11/21/123456", "https://news.example.com/", "", "news", "https://example.sy/%d8%a7%zz",
    "https://news.example.com/?id=" + "9" * 500, "https://news.example.com/99/99/99999", "https://www.youm7.com/story/1/1/1/x/1",
    "http://[x", "http://a:99999999/", "https://news.example.com/" + "a-" * 2000, "http://xn--mgb/", "file:///etc", "https://خبر.example/خبر/2025-13-45/",
]  # fmt: skip


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
