"""The review as an application: pages behind the door, errors as pages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from extract.errors import ReadError
from schema.errors import DatasetError, DocumentNotFound
from vnplans.kept_files import kept_folder
from vnplans.pictures.orders import AskSizes
from vnplans.questions.open import reading
from vnplans.review_look.templates import FOLDER
from vnplans.review_pages.inbox import Inbox
from vnplans.review_pages.routes import REPORT, UPLOADS, routes
from vnplans.review_pages.site import Site, page
from vnplans.review_server.access import Access
from vnplans.review_server.safety import Door

_NOT_THERE = 404
_REFUSED = 409


def make_app(
    db: str, access: Access, upload_bytes: int = 200_000_000, *, paints_at_once: bool = False
) -> Starlette:
    """The application for one database.

    Args:
        db: file name or URL.
        access: who may ask what.
        upload_bytes: what one uploaded file may have.
        paints_at_once: whether the painting process begins now, so that no page waits for it; else with the first picture.
    """
    site = Site(db, kept_folder(db), Inbox(db), access.read_only, upload_bytes)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        yield
        site.painter.close()
        site.thumbs.close()

    app = Starlette(
        routes=routes(),
        middleware=[Middleware(Door, access=access, uploads=(UPLOADS, upload_bytes), report=REPORT)],
        exception_handlers={DatasetError: _explained, ReadError: _explained, _NOT_THERE: _not_there},
        lifespan=life,
    )
    app.state.site = site
    Thread(target=_read_texts, args=(site,), daemon=True).start()
    if paints_at_once:
        site.painter.ask(AskSizes(FOLDER / "none.pdf"))
    return app


def _read_texts(site: Site) -> None:
    """Reads the texts of all documents, so that nobody waits for the first search."""
    with reading(site.db) as connection:
        site.texts.refresh(connection)


def _explained(request: Request, error: Exception) -> Response:
    """An error that a person can mend, as a page."""
    hint = error.hint if isinstance(error, DatasetError | ReadError) else ""
    answer = page(request, "error.html", message=str(error), hint=hint)
    answer.status_code = _NOT_THERE if isinstance(error, DocumentNotFound) else _REFUSED
    return answer


def _not_there(request: Request, _: Exception) -> Response:
    answer = page(request, "error.html", message=request.url.path, hint="")
    answer.status_code = _NOT_THERE
    return answer
