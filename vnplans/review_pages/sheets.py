"""The pages of a document as pictures, and what was read on each as boxes drawn over it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from vnplans.pictures.orders import AskWords, PaintPage, Place
from vnplans.questions.open import reading
from vnplans.questions.places import cells_on_page, lost_on_page, values_on_page
from vnplans.review_pages.document import pdf_of
from vnplans.review_pages.site import page, site_of

WIDTHS = (140, 900, 1300, 2000)
"""Pixels of width in which pages are painted: a thumbnail, and three steps of zoom."""
_CROP_WIDTH = 1300
_FOR_LONG = {"Cache-Control": "private, max-age=86400"}


def picture(request: Request) -> Response:
    """A page as JPEG, in the nearest of :data:`WIDTHS`, or a part of it."""
    site = site_of(request)
    number = request.path_params["page"]
    with reading(site.db) as connection:
        path = pdf_of(site, connection, request.path_params["document"])
    if path is None:
        return PlainTextResponse("The file is not kept.\n", 404)
    crop = place_of(request.query_params.get("crop", ""))
    asked = request.query_params.get("width", "")
    width = next((w for w in WIDTHS if asked.isdecimal() and w >= int(asked[:6])), WIDTHS[-1])
    painter = site.thumbs if width == WIDTHS[0] and crop is None else site.painter
    made = painter.ask(PaintPage(path, number, _CROP_WIDTH if crop else width, crop))
    if made.problem is not None:
        return PlainTextResponse(f"{made.problem}\n", 404)
    return Response(made.picture, media_type="image/jpeg", headers=_FOR_LONG)


def marks(request: Request) -> Response:
    """The cells and values of a page, and what went nowhere, as boxes in points (SVG)."""
    number = request.path_params["page"]
    with reading(site_of(request).db) as connection:
        document_id = request.path_params["document"]
        cells = cells_on_page(connection, document_id, number)
        values = values_on_page(connection, document_id, number)
        lost = lost_on_page(connection, document_id, number)
    answer = page(request, "marks.svg", cells=cells, values=values, lost=lost, words=())
    answer.headers["Content-Type"] = "image/svg+xml"
    return answer


def words(request: Request) -> Response:
    """The words that a page states, as boxes in points (SVG); none for a scan."""
    site = site_of(request)
    with reading(site.db) as connection:
        path = pdf_of(site, connection, request.path_params["document"])
    found = site.painter.ask(AskWords(path, request.path_params["page"])).numbers if path is not None else ()
    answer = page(request, "marks.svg", cells=(), values=(), lost=(), words=found)
    answer.headers["Content-Type"] = "image/svg+xml"
    return answer


def place_of(text: str) -> Place | None:
    """``10,20,30,40`` as a place; None for anything else."""
    parts = text.split(",")
    try:
        x0, top, x1, bottom = (min(max(float(p), 0.0), 20_000.0) for p in parts)
    except ValueError:
        return None
    return (x0, top, x1, bottom) if x1 > x0 and bottom > top else None
