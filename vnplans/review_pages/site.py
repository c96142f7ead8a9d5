"""What all pages share: the database, its kept files, the painter; and how a request becomes an answer."""

from __future__ import annotations

import getpass
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from vnplans.pictures.painter import Painter
from vnplans.questions.search import Texts
from vnplans.questions.task_pairs import Scores
from vnplans.review_look.labels import LANGUAGES, language_of
from vnplans.review_look.templates import Frame, render
from vnplans.review_pages.inbox import Inbox

LANGUAGE, AUTHOR = "vnplans_language", "vnplans_author"
"""Cookies: what a person chose."""
A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Site:
    """One review: a database and what is remembered while it is served.

    Attributes:
        db: file name or URL.
        files: where its files are kept; None where none are.
        read_only: whether nothing can be decided or added.
        upload_bytes: that one uploaded file may have.
        painter: of pages.
        thumbs: of thumbnails, in a process of their own: forty of them must not hold up the page that is read.
    """

    db: str
    files: Path | None
    inbox: Inbox
    read_only: bool = False
    upload_bytes: int = 200_000_000
    painter: Painter = field(default_factory=Painter)
    thumbs: Painter = field(default_factory=Painter)
    texts: Texts = field(default_factory=Texts)
    scores: Scores = field(default_factory=Scores)


def site_of(request: Request) -> Site:
    """The site that a request asks."""
    found = request.app.state.site
    assert isinstance(found, Site)
    return found


def author_of(request: Request) -> str:
    """The name under which a person's decisions are kept: the one stated, else that of the computer's user."""
    return unquote(request.cookies.get(AUTHOR, "")) or _user()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a user's name
        return "reviewer"


def frame_of(request: Request) -> Frame:
    """Language, token and author of a request."""
    wanted = request.query_params.get("lang") or request.cookies.get(LANGUAGE)
    return Frame(
        language=language_of(wanted, request.headers.get("accept-language", "")),
        token=request.state.token,
        author=author_of(request),
        read_only=site_of(request).read_only,
        address=_address(request),
    )


def _address(request: Request) -> str:
    """The address of this page up to the language, which is appended."""
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
    return f"{request.url.path}?{urlencode([*kept, ('lang', '')])}"


def page(request: Request, template: str, /, **values: object) -> HTMLResponse:
    """A page, or a part of one, as the answer; a language that the address names is kept."""
    answer = HTMLResponse(render(template, frame_of(request), **values))
    wanted = request.query_params.get("lang")
    if wanted in LANGUAGES:
        answer.set_cookie(LANGUAGE, str(wanted), max_age=A_YEAR, httponly=True, samesite="lax")
    return answer


def posted(
    handler: Callable[[Request, Mapping[str, str]], Response],
) -> Callable[[Request], Awaitable[Response]]:
    """A page that takes a form: called with its fields (of one stated twice the last), on a thread of its own, so that
    who waits for a locked database keeps nobody else waiting."""

    @wraps(handler)
    async def answer(request: Request) -> Response:
        body = (await request.body()).decode("utf-8", "replace")
        form = {name: values[-1] for name, values in parse_qs(body, keep_blank_values=True).items()}
        return await run_in_threadpool(handler, request, form)

    return answer
