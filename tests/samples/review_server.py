"""The review served by a thread of the tests, and a visitor who sends whatever requests a test wants."""

from __future__ import annotations

import http.client
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

import uvicorn

from vnplans.review.access import Access
from vnplans.review.app import make_app


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


@dataclass
class Visitor:
    """A browser without a screen: keeps cookies and the token of its page."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    @property
    def host(self) -> str:
        """The host as a browser states it."""
        return f"127.0.0.1:{self.port}"

    def get(self, path: str, **headers: str) -> Answer:
        """Asks for a page; its token is kept."""
        found = self.ask("GET", path, b"", headers)
        token = re.search(r'data-token="([0-9a-f]+)"', found.body.decode("utf-8", "replace"))
        self.token = token[1] if token else self.token
        return found

    def post(self, path: str, body: bytes | dict[str, str] = b"", **headers: str) -> Answer:
        """Sends a form or a file as a page of the server does; a header given as empty is left out."""
        own = {"Origin": f"http://{self.host}", "X-CSRF-Token": self.token, **headers}
        data = body if isinstance(body, bytes) else urlencode(body).encode()
        return self.ask("POST", path, data, {k: v for k, v in own.items() if v})

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """One request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookies = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        sent = {"Host": self.host, **({"Cookie": cookies} if cookies else {}), **headers}
        try:
            connection.request(method, path, body or None, sent)
            answer = connection.getresponse()
            data = answer.read()
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = line.partition(";")[0].partition("=")
                self.cookies[name] = value
            return Answer(answer.status, {k.lower(): v for k, v in answer.headers.items()}, data)
        finally:
            connection.close()


@contextmanager
def served(db: str, access: Access | None = None, upload_bytes: int = 200_000_000) -> Iterator[Visitor]:
    """A server for one database, and a visitor who has not yet been there."""
    app = make_app(db, access or Access(), upload_bytes)
    own = socket.socket()
    own.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield Visitor(own.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(10)
        own.close()
