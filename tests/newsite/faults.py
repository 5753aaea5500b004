"""What may go wrong with an answer of the server; a fault ending in ``-once`` is over after the first request."""

from __future__ import annotations

import gzip
import socket
import struct
from collections.abc import Callable
from enum import StrEnum
from http.server import BaseHTTPRequestHandler
from threading import Event

DRIP_BYTES, DRIP_SECONDS = 32, 0.1
ENDLESS_CHUNK = b"<p>" + "كلام لا ينتهي ".encode() * 400 + b"</p>\n"


class Fault(StrEnum):
    """The faults by the name that a table of them gives."""

    ERROR_ONCE = "500-once"
    UNAVAILABLE_ONCE = "503-once"
    TOO_MANY_ONCE = "429-once"
    ERROR = "500"
    GONE = "410"
    RESET = "reset"
    RESET_ONCE = "reset-once"
    DRIP = "drip"
    CUT_ONCE = "cut-once"
    ENDLESS = "endless"
    LOOP = "loop"
    TO_PRIVATE = "to-private"
    TO_OTHER_HOST = "to-other-host"
    WRONG_CHARSET = "wrong-charset"
    GZIP = "gzip"
    PLAIN = "plain"
    EMPTY = "empty"
    BYTES = "bytes"
    NESTED = "nested"
    PDF = "pdf"


Answer = Callable[[BaseHTTPRequestHandler, bytes, Event], None]


def send(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    content_type: str = "text/html; charset=utf-8",
    headers: dict[str, str] | None = None,
    status: int = 200,
) -> None:
    """An answer with its length; the body is left out of the answer to HEAD."""
    handler.send_response(status)
    handler.send_header("Content-Type", content_type)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in (headers or {}).items():
        handler.send_header(name, value)
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(body)


def _status(status: int, headers: dict[str, str] | None = None) -> Answer:
    page = f"<html><body><h1>{status}</h1></body></html>".encode()
    return lambda handler, body, stop: send(handler, page, headers=headers, status=status)


def _redirect(target: str) -> Answer:
    return lambda handler, body, stop: send(handler, b"", headers={"Location": target}, status=302)


def _body(page: bytes, content_type: str = "text/html; charset=utf-8") -> Answer:
    return lambda handler, body, stop: send(handler, page, content_type)


def _reset(handler: BaseHTTPRequestHandler, body: bytes, stop: Event) -> None:
    """Closes the connection so that the client sees a reset."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.connection.close()


def _drip(handler: BaseHTTPRequestHandler, body: bytes, stop: Event) -> None:
    """The right page, a few bytes at a time."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    for start in range(0, len(body), DRIP_BYTES):
        if stop.wait(DRIP_SECONDS):
            break
        handler.wfile.write(body[start : start + DRIP_BYTES])
        handler.wfile.flush()


def _cut(handler: BaseHTTPRequestHandler, body: bytes, stop: Event) -> None:
    """Half of the body that Content-Length promises."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def _endless(handler: BaseHTTPRequestHandler, body: bytes, stop: Event) -> None:
    """The page, and more, until the client hangs up."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(body)
    while not stop.is_set():
        handler.wfile.write(ENDLESS_CHUNK)
    handler.close_connection = True


def _loop(handler: BaseHTTPRequestHandler, body: bytes, stop: Event) -> None:
    """Sends the client on to an address that sends it back here."""
    path, _, _ = handler.path.partition("?")
    send(handler, b"", headers={"Location": path if "loop=1" in handler.path else f"{path}?loop=1"}, status=302)


def _gzip(handler: BaseHTTPRequestHandler, body: bytes, stop: Event) -> None:
    send(handler, gzip.compress(body, mtime=0), headers={"Content-Encoding": "gzip"})


ANSWERS: dict[Fault, Answer] = {
    Fault.ERROR_ONCE: _status(500),
    Fault.ERROR: _status(500),
    Fault.UNAVAILABLE_ONCE: _status(503),
    Fault.TOO_MANY_ONCE: _status(429, {"Retry-After": "1"}),
    Fault.GONE: _status(410),
    Fault.RESET: _reset,
    Fault.RESET_ONCE: _reset,
    Fault.DRIP: _drip,
    Fault.CUT_ONCE: _cut,
    Fault.ENDLESS: _endless,
    Fault.LOOP: _loop,
    Fault.TO_PRIVATE: _redirect("http://10.255.255.1/latest/meta-data/"),
    Fault.TO_OTHER_HOST: _redirect("http://partner.example/news/445566"),
    Fault.WRONG_CHARSET: lambda handler, body, stop: send(handler, body, "text/html; charset=iso-8859-1"),
    Fault.GZIP: _gzip,
    Fault.PLAIN: lambda handler, body, stop: send(handler, body, "text/plain; charset=utf-8"),
    Fault.EMPTY: _body(b""),
    Fault.BYTES: _body(bytes(range(256)) * 40),
    Fault.NESTED: _body(b"<html><body>" + b"<div>" * 20_000 + "نص في القاع".encode() + b"</div>" * 20_000),
    Fault.PDF: _body(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"),
}
