"""A small newspaper on loopback whose every answer a test can replace, with a log of what was asked of it."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

PARAGRAPH = (
    "قالت البلدية إن أعمال صيانة الطريق المؤدية إلى السوق القديم انتهت قبل موعدها بأسبوع، "
    "وإن الحافلات عادت إلى مسارها المعتاد منذ صباح اليوم، وشكرت السكان على صبرهم في الأشهر الماضية."
)


@dataclass(frozen=True)
class Answer:
    """One response; ``run`` writes to the connection itself, for what no well-behaved server would send."""

    body: bytes = b""
    kind: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    run: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass
class Paper:
    """What the server answers, by path and query; a list of answers is given one after the other, the last for good."""

    pages: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    otherwise: Callable[[str], Answer] = lambda _: Answer(b"<h1>404</h1>", status=404)
    asked: list[tuple[float, str, str]] = field(default_factory=list)  # when, path, user agent
    url: str = ""

    @property
    def hits(self) -> Counter[str]:
        """How often each path was asked for."""
        return Counter(path for _, path, _ in self.asked)

    def add(self, path: str, body: str, *, kind: str = "text/html; charset=utf-8") -> None:
        """A page of text."""
        self.pages[path] = Answer(body.encode(), kind)

    def answer(self, path: str) -> Answer:
        """What is said at this path now."""
        given = self.pages.get(path) or self.otherwise(path)
        if isinstance(given, Answer):
            return given
        return given.pop(0) if len(given) > 1 else given[0]


def headline(number: int) -> str:
    """The title of story *number*."""
    return f"انتهاء صيانة الطريق رقم {number} قبل موعدها"


def story(number: int, *, day: str = "2025-11-21", canonical: str | None = None) -> str:
    """An article's page; ``day`` empty leaves its date out."""
    when = f'<time datetime="{day}T10:{number % 60:02d}:00+03:00">{day}</time>' if day else ""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return f"""<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">{link}
<title>{headline(number)}</title><meta property="og:type" content="article"></head>
<body><main><article><h1>{headline(number)}</h1>{when}
<p>في الخبر {number}: {PARAGRAPH}</p><p>{PARAGRAPH}</p><p>{PARAGRAPH} وهذا ختام الخبر {number}.</p>
</article></main></body></html>"""


def path_of(number: int) -> str:
    """Where story *number* stands."""
    return f"/article/{10_000 + number}"


def listing(numbers: Iterable[int], *, after: str | None = None, head: str = "") -> str:
    """A page of headlines, and its link to the next one."""
    cards = "".join(f'<div class="card"><h2><a href="{path_of(n)}">{headline(n)}</a></h2></div>' for n in numbers)
    onward = f'<nav class="pager"><a rel="next" href="{after}">التالي</a></nav>' if after else ""
    return f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>الصحيفة</title>{head}</head>
<body><main>{cards}</main>{onward}</body></html>"""


def newspaper(stories: int = 12, *, a_page: int = 5) -> Paper:
    """A front page with next pages, and its stories."""
    paper = Paper()
    pages = range(0, stories, a_page)
    for at, first in enumerate(pages, 1):
        after = f"/?page={at + 1}" if at < len(pages) else None
        paper.add("/" if at == 1 else f"/?page={at}", listing(range(first, min(first + a_page, stories)), after=after))
    for number in range(stories):
        paper.add(path_of(number), story(number))
    return paper


@contextmanager
def served(paper: Paper) -> Iterator[Paper]:
    """The newspaper under an address of its own, for as long as the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet: two would wait 40 ms for each other (Nagle)

        def do_GET(self) -> None:
            paper.asked.append((time.monotonic(), self.path, self.headers.get("User-Agent", "")))
            answer = paper.answer(self.path)
            if answer.run:
                self.close_connection = True
                answer.run(self)
                return
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            if answer.kind:
                self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:  # the crawler hung up, as it should on what has no end
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    paper.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield paper
    finally:
        server.shutdown()
        server.server_close()


def netloc(paper: Paper) -> str:
    """Host and port of a served newspaper."""
    return urlsplit(paper.url).netloc
