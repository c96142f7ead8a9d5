"""Who may ask what: the rules by which a request is let in, as plain functions.

The pages show other people's documents and change a database, and a browser sends requests to 127.0.0.1 for any page
that is open in it. So a request must name this server as its host (else a name that was bent to 127.0.0.1 could read
everything), must come from one of our own pages where it changes something, and must carry the token of its session.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

SAFE_METHODS = frozenset({"GET", "HEAD"})
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one server.

    Attributes:
        host: the address it is bound to.
        names: other names under which it may be asked (``--name``).
        token: what a person must state once; None where only this computer can ask.
        read_only: whether nothing may be changed.
        secret: signs the tokens of sessions; another one with each start.
    """

    host: str = "127.0.0.1"
    names: frozenset[str] = frozenset()
    token: str | None = None
    read_only: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def knows_host(self, stated: str | None) -> bool:
        """Whether the header ``Host`` names this server: ``127.0.0.1:8600``."""
        name = host_name(stated)
        if name is None:
            return False
        if name in LOCAL | self.names | {self.host}:
            return True
        if is_local(self.host):
            return False
        return name == socket.gethostname().lower() or _is_address(name)

    def token_of(self, session: str) -> str:
        """The token that requests of a session carry."""
        return hmac.new(self.secret, session.encode(), "sha256").hexdigest()

    def is_token_of(self, session: str | None, stated: str | None) -> bool:
        """Whether a request states the token of its session."""
        return bool(session and stated) and hmac.compare_digest(
            self.token_of(str(session)).encode(), str(stated).encode()
        )

    def is_entry(self, stated: str | None) -> bool:
        """Whether this is the token that lets a person in; always where none is needed."""
        return self.token is None or hmac.compare_digest(self.token.encode(), (stated or "").encode())

    def entry_mark(self) -> str:
        """What the browser of somebody who stated the token keeps."""
        return self.token_of(f"entry {self.token}")


def is_local(host: str) -> bool:
    """Whether only this computer can reach an address."""
    return host in LOCAL


def host_name(stated: str | None) -> str | None:
    """``127.0.0.1:8600`` → ``127.0.0.1``, ``[::1]:8600`` → ``::1``; None for what is no host."""
    if not stated or any(c in stated for c in "/@\\ ,"):
        return None
    if stated.startswith("["):
        name, closed, rest = stated[1:].partition("]")
        return name.lower() if closed and (not rest or rest[1:].isdigit()) else None
    name, colon, port = stated.partition(":")
    return name.lower() if name and (not colon or port.isdigit()) else None


def is_own_origin(origin: str | None, host: str | None) -> bool:
    """Whether a request comes from a page of the host that it asks; ``Origin`` must be stated."""
    return origin is not None and host is not None and origin in (f"http://{host}", f"https://{host}")


def cookies_of(header: str) -> dict[str, str]:
    """The cookies of a request; none where the header is damaged."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _is_address(name: str) -> bool:
    """Whether it is the number of a computer: a name may be bent to us, a number is ours."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
