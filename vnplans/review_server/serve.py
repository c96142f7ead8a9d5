"""Serving the review on this computer, or with a token to others."""

from __future__ import annotations

import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn
from sqlalchemy.exc import ArgumentError

from schema.database.opening import missing_file
from vnplans.questions.open import open_engine
from vnplans.review_pages.errors import PortTaken
from vnplans.review_server.access import Access, is_local
from vnplans.review_server.app import make_app
from vnplans.settings import default_database

PORT = 8600


@dataclass(frozen=True, slots=True)
class Serving:
    """How the review is served.

    Attributes:
        host, port: 0 takes a free port.
        names: other names under which it may be asked, where it is served to others.
        read_only: whether it only shows.
        is_opened: whether a browser is opened.
        upload_bytes: what one uploaded file may have.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = ()
    read_only: bool = False
    is_opened: bool = True
    upload_bytes: int = 200_000_000


def _silent(_: str) -> None:
    """Nobody hears."""


def serve(
    db: str | None, wanted: Serving, tell: Callable[[str], None], note: Callable[[str], None] = _silent
) -> None:
    """Serves the review until it is stopped (Ctrl-C).

    Args:
        tell: hears of the address once it is served.
        note: hears of a database that was not there and was made, empty: its name may be mistyped.

    Raises:
        DatabaseUnreachable: there is no such database and none can be made.
        PortTaken: the address cannot be served at.
    """
    name = db or default_database()
    opened(name, note, create=not wanted.read_only)
    token = None if is_local(wanted.host) else secrets.token_urlsafe(18)
    access = Access(wanted.host, frozenset(wanted.names), token, wanted.read_only)
    taken = _bound(wanted)
    address = f"http://{_written(wanted.host)}:{taken.getsockname()[1]}/" + (
        f"?token={token}" if token else ""
    )
    app = make_app(name, access, wanted.upload_bytes, paints_at_once=True)

    def served() -> None:
        tell(address)
        if wanted.is_opened:
            threading.Timer(0.5, webbrowser.open, (address,)).start()

    settings = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    _Server(settings, served).run(sockets=[taken])


def opened(name: str, note: Callable[[str], None], *, create: bool) -> None:
    """Makes or updates the database; says where a new one was made.

    Raises:
        DatabaseUnreachable: there is no such database and none can be made.
    """
    try:
        new = missing_file(name)
    except (ArgumentError, ValueError):  # opening it says what is wrong with its address
        new = None
    open_engine(name, create=create).dispose()
    if new is not None:
        note(
            f"No database was at {new.absolute()}: a new, empty one was made there. Another is named with --db."
        )


class _Server(uvicorn.Server):
    """A server that says when it serves. Not before: until then Ctrl-C is an exception anywhere in its start, which may be lost
    there, and the server went on."""

    def __init__(self, settings: uvicorn.Config, served: Callable[[], None]) -> None:
        super().__init__(settings)
        self._served = served

    async def main_loop(self) -> None:
        """Serves until it is told to stop."""
        self._served()
        await super().main_loop()


def _bound(wanted: Serving) -> socket.socket:
    family = socket.AF_INET6 if ":" in wanted.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((wanted.host, wanted.port))
        made.listen(128)  # who asks before the server has begun waits for it
    except OSError as problem:
        made.close()
        raise PortTaken(f"{wanted.host}:{wanted.port}: {problem.strerror or problem}") from problem
    return made


def _written(host: str) -> str:
    """The host of an address that a person can open: of one that stands for all, this computer's name."""
    if host in ("0.0.0.0", "::"):
        return socket.gethostname().lower()
    return f"[{host}]" if ":" in host else host
