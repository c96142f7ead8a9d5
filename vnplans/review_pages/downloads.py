"""Every list as a file: the documents, the rows of one as they are filtered, the open findings."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from schema.contract.records import columns
from schema.database.find import find_document
from vnplans.listing import Listing
from vnplans.listing_files import TYPES, file_of
from vnplans.questions.document_rows import rows_of
from vnplans.questions.document_states import states
from vnplans.questions.doubts import open_findings
from vnplans.questions.open import reading
from vnplans.review_pages.document import kind_of, view_of
from vnplans.review_pages.site import site_of


def all_documents(request: Request) -> Response:
    """The documents with their state."""
    return listing_file(request, states(site_of(request).db), "documents")


def document_rows(request: Request) -> Response:
    """The rows of a document in all their columns, filtered and sorted as on the page."""
    with reading(site_of(request).db) as connection:
        head = find_document(connection, request.path_params["document"])
        kind = kind_of(request, connection, head, None)
        found = rows_of(connection, head.document_id, kind, view_of(request))
    return listing_file(request, found, f"{head.document_id}-{kind}")


def findings(request: Request) -> Response:
    """The open findings of one document or of all."""
    asked, names = request.query_params, columns("findings")
    with reading(site_of(request).db) as connection:
        wanted = asked.get("document")
        own = find_document(connection, wanted).document_id if wanted else None
        found = open_findings(connection, own, asked.get("severity"), asked.get("code"))
    rows = tuple(tuple(getattr(f, n) for n in names) for f in found)
    return listing_file(request, Listing(names, rows), f"{own}-findings" if own else "findings")


def listing_file(request: Request, listing: Listing, name: str) -> Response:
    """A list as the file whose ending the address has; with ``guard=no`` without apostrophes before formulas."""
    ending = request.path_params["ending"]
    if ending not in TYPES:
        return PlainTextResponse("csv or xlsx.\n", 404)
    saved = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    made = file_of(listing, ending, guard=request.query_params.get("guard") != "no")
    return Response(made, media_type=TYPES[ending], headers=saved)
