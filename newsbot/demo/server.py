"""The sample newspaper on a free port of loopback, without a word in the log."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from newsbot.demo.site import Resource, address, build


class _Server(ThreadingHTTPServer):
    site: dict[str, Resource]
    # A crawl opens several connections at once; the default of five is refused on some systems.
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who hangs up early is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body go out as two writes: without this, Nagle and delayed ACK make 40 ms of each page.
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        found = self.server.site.get(address(self.path))
        content_type, content = found or Resource("text/plain; charset=utf-8", "غير موجود".encode())
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if with_body:
            self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Nothing: the demo's own table is the report."""


@contextmanager
def serving() -> Iterator[str]:
    """The site, up as long as the block runs; gives its origin, ``http://127.0.0.1:port``.

    >>> from urllib.request import urlopen
    >>> with serving() as origin, urlopen(origin + "/robots.txt") as answer:
    ...     answer.readline()
    b'User-agent: *\\n'
    """
    with _Server(("127.0.0.1", 0), _Handler) as server:
        origin = f"http://127.0.0.1:{server.server_port}"
        server.site = build(origin)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield origin
        finally:
            server.shutdown()
