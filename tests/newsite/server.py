"""Serves a site on loopback, with faults on request, and remembers who asked for what."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.newsite import faults as wrong
from tests.newsite.faults import Fault
from tests.newsite.site import Resource, Site

NOT_FOUND = "<html dir='rtl'><head><title>404</title></head><body><h1>الصفحة غير موجودة</h1></body></html>".encode()


@dataclass(frozen=True)
class Request:
    """One request: the path with its query unquoted, and when it came (monotonic seconds)."""

    method: str
    path: str
    agent: str
    time: float
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


class Address(str):
    """The server's base address, without a final slash; ``requests`` fills as clients ask."""

    __slots__ = ("requests",)

    requests: list[Request]


def lookup(site: Site, target: str) -> Resource | None:
    """The resource of a request's target: tracking parameters never matter, others only to pages that have them."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    query = [(key, value) for key, value in parse_qsl(parts.query) if not key.startswith("utm_")]
    whole = f"{path}?{'&'.join(f'{key}={value}' for key, value in query)}" if query else path
    if whole in site.resources:
        return site.resources[whole]
    if any(key in ("p", "id", "pg", "page", "start") for key, _ in query):
        return None
    return site.resources.get(path)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, site: Site, faults: Mapping[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site
        self.faults = {path: Fault(fault) for path, fault in faults.items()}
        self.base_url = Address(f"http://127.0.0.1:{self.server_address[1]}")
        self.base_url.requests = []
        self.seen: Counter[str] = Counter()
        self.lock = Lock()
        self.stop = Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of clients that hang up."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        """Answers with the resource, or with the fault set for its path."""
        parts = urlsplit(self.path)
        path = unquote(parts.path) + (f"?{unquote(parts.query)}" if parts.query else "")
        with self.server.lock:
            self.server.seen[path] += 1
            first = self.server.seen[path] == 1
        self._path = path
        resource = lookup(self.server.site, self.path)
        body = resource.at(self.server.base_url) if resource else NOT_FOUND
        fault = self.server.faults.get(path) or self.server.faults.get(path.partition("?loop=")[0])
        if fault and (first or not fault.endswith("-once")):
            wrong.ANSWERS[fault](self, body, self.server.stop)
        elif resource is None:
            wrong.send(self, body, status=404)
        else:
            self._resource(resource, body)

    do_HEAD = do_GET  # noqa: N815 (as above)

    def _resource(self, resource: Resource, body: bytes) -> None:
        """The body, or 304 when the client has it."""
        etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        headers = {"ETag": etag, "Last-Modified": format_datetime(resource.modified, usegmt=True)}
        since = self.headers.get("If-Modified-Since")
        if match := self.headers.get("If-None-Match"):
            known = etag in match
        else:
            known = since is not None and parsedate_to_datetime(since) >= resource.modified
        if known:
            wrong.send(self, b"", resource.content_type, headers, status=304)
        else:
            wrong.send(self, body, resource.content_type, headers)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Remembers the request."""
        agent = self.headers.get("User-Agent", "")
        request = Request(self.command, self._path, agent, time.monotonic(), int(code), dict(self.headers.items()))
        self.server.base_url.requests.append(request)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name of http.server)
        """Writes nothing to stderr."""


@contextmanager
def serve(site: Site, faults: Mapping[str, str] | None = None) -> Iterator[Address]:
    """Serves *site* on a free port; *faults* gives a Fault by path (and query), unquoted."""
    server = _Server(site, faults or {})
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.base_url
    finally:
        server.stop.set()
        server.shutdown()
        server.server_close()
        thread.join()
