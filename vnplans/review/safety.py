"""The door of the server: each request is held against the rules of access, each answer gets the headers that keep it in.

No script and no style runs but those of ``/static``; no page may be shown inside another; nothing is loaded from
elsewhere and nothing sent there.
"""

from __future__ import annotations

import secrets
from urllib.parse import parse_qs, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vnplans.review.access import SAFE_METHODS, Access, cookies_of, is_own_origin

SESSION, ENTRY = "vnplans_session", "vnplans_entry"
"""Cookies: the session of a browser, and that its person stated the token."""
TOKEN_HEADER = "X-CSRF-Token"
_SMALL = 1_000_000
"""Bytes that a form may have."""
_POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class BodyTooBig(Exception):
    """A request that sends more than it may."""


class Door:
    """Stands before the pages (an ASGI middleware).

    Args:
        app: the pages; they find the token of their session in ``request.state.token``.
        access: the rules.
        uploads: path of the one address that takes files, and the bytes that one may have.
    """

    def __init__(self, app: ASGIApp, access: Access, uploads: tuple[str, int]) -> None:
        self._app, self._access, self._uploads = app, access, uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = cookies_of(headers.get("cookie", ""))
        session = cookies.get(SESSION) or secrets.token_urlsafe(24)
        scope.setdefault("state", {})["token"] = self._access.token_of(session)
        sender = _with_headers(send, None if SESSION in cookies else session)
        refused = self._refusal(scope, headers, cookies)
        if refused is not None:
            await refused(scope, receive, sender)
            return
        path, most = self._uploads
        limit = most if scope["path"] == path else _SMALL
        try:
            await self._app(scope, _limited(receive, limit), sender)
        except BodyTooBig:
            await _refuse(413, f"More than {limit:,} bytes.")(scope, receive, sender)

    def _refusal(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> Response | None:
        """The answer to a request that is not let in; None for one that is."""
        access, host = self._access, headers.get("host")
        if not access.knows_host(host):
            return _refuse(421, "This server is not known under that name.")
        if access.token is not None and cookies.get(ENTRY) != access.entry_mark():
            return self._entry(scope, headers)
        if scope["method"] in SAFE_METHODS:
            return None
        if not is_own_origin(headers.get("origin"), host):
            return _refuse(403, "The request does not come from a page of this server.")
        if not access.is_token_of(cookies.get(SESSION), headers.get(TOKEN_HEADER)):
            return _refuse(403, "The request lacks the token of its session: load the page again.")
        if access.read_only:
            return _refuse(403, "This server only shows: nothing can be changed.")
        return None

    def _entry(self, scope: Scope, headers: Headers) -> Response:
        """Lets in who states the token in the address, once; the address is then shown without it."""
        stated = parse_qs(scope["query_string"].decode("latin-1"))
        if scope["method"] not in SAFE_METHODS or not self._access.is_entry(stated.get("token", [None])[0]):
            return _refuse(401, "State the token that the server printed: /?token=…")
        rest = urlencode([(k, v) for k, values in stated.items() if k != "token" for v in values])
        path = "/" + quote(str(scope["path"]).lstrip("/"))
        answer = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
        answer.set_cookie(ENTRY, self._access.entry_mark(), httponly=True, samesite="lax")
        return answer


def _refuse(status: int, reason: str) -> Response:
    return PlainTextResponse(f"{reason}\n", status)


def _with_headers(send: Send, session: str | None) -> Send:
    """Sends the answers with the headers of safety, and a new session's cookie."""

    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
            if session is not None:
                headers.append("Set-Cookie", f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Lax")
        await send(message)

    return sender


def _limited(receive: Receive, most: int) -> Receive:
    """Receives a body up to a number of bytes, whatever length it states."""
    received = 0

    async def receiver() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise BodyTooBig
        return message

    return receiver
