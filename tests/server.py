"""A web server on loopback that answers well, badly, slowly, or not at all."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.pages import PARAGRAPHS, page

HTML = "text/html; charset=utf-8"
ODD = page(f"Zoë said “no” — for 40 £. {PARAGRAPHS[0]}", *PARAGRAPHS[1:])
ENDLESS = b"<p>and so on</p>" * 4096
BOMB = gzip.compress(bytes(30_000_000))


class Server(ThreadingHTTPServer):
    """What serves, what it was asked, and when it is to stop."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.body = page().encode()
        self.home = ""
        """Where /home leads; by itself, here."""
        self.over = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing where a client has gone away."""

    def at(self, path: str) -> str:
        """The address of a path here."""
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    """One answer for each path."""

    server: Server

    def log_message(self, *_: object, **__: object) -> None:
        """Keep the tests' output clean."""

    def do_GET(self) -> None:
        """Answer as the first part of the path asks."""
        self.server.asked.append((self.path, dict(self.headers)))
        name = self.path.strip("/").partition("/")[0].partition("?")[0]
        with suppress(OSError):
            if name in ("slow", "drip", "endless", "flood", "nonsense", "closed"):
                getattr(self, name)()
            elif name in ("home", "named-home"):
                home = self.server.home or self.server.at("/good")
                host = "localhost" if name == "named-home" else "127.0.0.1"
                self.send(code=302, headers={"Location": home.replace("127.0.0.1", host)})
            else:
                self.send(**answers(self.server.body).get(name, {"code": 404}))

    def send(
        self,
        body: bytes = b"<html><p>Nothing to see",
        media: str = HTML,
        code: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """A whole answer."""
        self.send_response(code)
        if media:
            self.send_header("Content-Type", media)
        for header, value in ({"Content-Length": str(len(body))} | dict(headers or {})).items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(body)

    def slow(self) -> None:
        """Nothing, for a long time."""
        self.server.over.wait(30)

    def drip(self) -> None:
        """A byte now and then, for ever."""
        self.send_response(200)
        self.end_headers()
        while not self.server.over.wait(0.05):
            self.wfile.write(b"x")

    def endless(self) -> None:
        """As much as the client takes."""
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        while not self.server.over.is_set():
            self.wfile.write(ENDLESS)

    def flood(self) -> None:
        """A redirect whose own body has no end."""
        self.send_response(302)
        self.send_header("Location", "/good")
        self.end_headers()
        while not self.server.over.is_set():
            self.wfile.write(ENDLESS)

    def nonsense(self) -> None:
        """What no web server says."""
        self.wfile.write(b"this is no web server\r\n\r\n")

    def closed(self) -> None:
        """Say nothing and hang up."""


def answers(body: bytes) -> Mapping[str, Mapping[str, Any]]:
    """What is sent for each path, where `body` is a page."""
    russian = page(*(f"Мост закрыт. {text}" for text in PARAGRAPHS)).encode("koi8-r")
    packed = {"Content-Encoding": "gzip"}
    return {
        "good": {"body": body},
        "untyped": {"body": b"<p>Before.</p>" + body, "media": ""},
        "packed": {"body": gzip.compress(body), "headers": packed},
        "bomb": {"body": BOMB, "headers": packed},
        "half": {"body": gzip.compress(body)[:-30], "headers": packed},
        "brotli": {"body": body, "headers": {"Content-Encoding": "br"}},
        "cut": {"body": body, "headers": {"Content-Length": str(len(body) + 500)}},
        "circle": {"code": 302, "headers": {"Location": "/circle"}},
        "moved": {"code": 301, "headers": {"Location": "/good?moved"}},
        "nowhere": {"code": 302},
        "tofile": {"code": 302, "headers": {"Location": "file:///etc/hosts"}},
        "toftp": {"code": 307, "headers": {"Location": "ftp://127.0.0.1/x"}},
        "broken": {"code": 500},
        "latin": {"body": ODD.encode("cp1252")},
        "mislabelled": {"body": ODD.encode(), "media": "text/html; charset=iso-8859-1"},
        "cyrillic": {"body": russian, "media": "text/html; charset=koi8-r"},
        "picture": {"body": b"\x89PNG\r\n\x1a\n" + bytes(64), "media": "image/png"},
        "text": {"body": "\n\n".join(PARAGRAPHS).encode(), "media": "text/plain"},
    }


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs until the block ends."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
