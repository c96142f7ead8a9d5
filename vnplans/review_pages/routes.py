"""Which address is answered by which handler."""

from __future__ import annotations

from pathlib import Path

from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from vnplans.review_look.templates import STATIC
from vnplans.review_pages import (
    additions,
    columns,
    decisions,
    document,
    documents,
    downloads,
    findings,
    pairs,
    reshaping,
    samples,
    sheets,
)

UPLOADS = "/files"
"""The one address that takes more than a form."""
REPORT = "/compare/report"
"""The one address whose page brings its style with it, and stands in a frame of another page of ours."""


def routes(static: Path = STATIC) -> list[Mount | Route]:
    """The addresses of the review."""
    return [
        Route("/", documents.documents),
        Route(UPLOADS, documents.upload, methods=["POST"]),
        Route("/files/state", documents.arrivals),
        Route("/documents.{ending}", downloads.all_documents),
        Route("/author", documents.author, methods=["POST"]),
        Route("/findings", findings.findings),
        Route("/findings.{ending}", downloads.findings),
        Route("/findings/decide", findings.decide, methods=["POST"]),
        Route("/findings/undo", findings.undo, methods=["POST"]),
        Route("/compare", pairs.pairs),
        Route("/compare.{ending}", pairs.download),
        Route("/compare/charts", pairs.charts),
        Route(REPORT, pairs.report),
        Route("/compare/decide", pairs.decide, methods=["POST"]),
        Route("/compare/undo", pairs.undo, methods=["POST"]),
        Route("/compare/revoke", pairs.revoke, methods=["POST"]),
        Route("/d/{document}", document.document),
        Route("/d/{document}/rows", document.rows),
        Route("/d/{document}/rows.{ending}", downloads.document_rows),
        Route("/d/{document}/record", document.record),
        Route("/d/{document}/check", samples.sample),
        Route("/d/{document}/check/judge", samples.judged, methods=["POST"]),
        Route("/d/{document}/check/undo", samples.undone, methods=["POST"]),
        Route("/d/{document}/add", additions.form),
        Route("/d/{document}/add", additions.added, methods=["POST"]),
        Route("/d/{document}/split", reshaping.split_form),
        Route("/d/{document}/split", reshaping.split_kept, methods=["POST"]),
        Route("/d/{document}/join", reshaping.join_form),
        Route("/d/{document}/join", reshaping.join_kept, methods=["POST"]),
        Route("/d/{document}/columns/try", columns.tried, methods=["POST"]),
        Route("/d/{document}/columns/keep", columns.kept, methods=["POST"]),
        Route("/d/{document}/change", decisions.change, methods=["POST"]),
        Route("/d/{document}/pages/{page:int}.jpg", sheets.picture),
        Route("/d/{document}/pages/{page:int}/marks", sheets.marks),
        Route("/d/{document}/pages/{page:int}/words", sheets.words),
        Mount("/static", StaticFiles(directory=static)),
    ]
