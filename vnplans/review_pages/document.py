"""One document: its pages on one side, its rows on the other, and the record that is looked at."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from schema.contract.records import DocumentRecord
from schema.database.find import find_document
from schema.database.sampled_rows import error_rate
from vnplans.kept_files import kept_file
from vnplans.listing import Listing
from vnplans.pictures.orders import AskSizes
from vnplans.questions.document_rows import KINDS, View, count_rows, rows_of
from vnplans.questions.document_states import primary_file
from vnplans.questions.open import reading
from vnplans.questions.places import findings_by_page, printed_text
from vnplans.questions.record_fields import record_shown
from vnplans.review_pages.site import Site, page, site_of

_AT_ONCE = 100
"""Rows that are given at once; the next ones come when one scrolls there."""
_FIRST = {
    "tasks": (
        "number",
        "title",
        "lead",
        "period_raw",
        "due_raw",
        "budget_vnd",
        "product",
        "target",
        "support",
    ),
    "indicators": ("number", "name", "targets", "observed", "theme"),
    "clauses": ("label", "text"),
    "tables": ("caption", "kind", "page_first", "n_rows", "n_columns"),
}
"""The columns that are shown until a person chooses others: the first ones that are not empty."""
_COLUMNS = 5
_ASKED = ("tab", "sort", "find", "doubtful", "review")
"""What an address says of the rows."""
_PDF = "application/pdf"
_VALUE = re.compile(r":[vo]\d+$")


def document(request: Request) -> Response:
    """The whole page of a document."""
    site = site_of(request)
    record, field = row_of(request.query_params.get("record", ""), request.query_params.get("field", ""))
    with reading(site.db) as connection:
        shown = record_shown(connection, record) if record else None
        head = find_document(connection, request.path_params["document"])
        path = pdf_of(site, connection, head.document_id)
        sizes = site.painter.ask(AskSizes(path)).numbers if path is not None else ()
        values = {
            "head": head,
            "sizes": sizes,
            "page_findings": findings_by_page(connection, head.document_id),
            "text": () if sizes else printed_text(connection, head.document_id),
            "is_pdf": head.media_type == _PDF,
            "record": shown,
            "rate": error_rate(connection, head.document_id),
            **_rows(request, connection, head, shown.table if shown else None),
        }
    number = number_of(request.query_params.get("page"), 0)
    return page(request, "document.html", field=field, page=number, **values)


def rows(request: Request) -> Response:
    """The rows of one kind, sorted and filtered as the address says; the browser keeps the document's address."""
    site = site_of(request)
    with reading(site.db) as connection:
        head = find_document(connection, request.path_params["document"])
        values = _rows(request, connection, head)
    is_more = bool(values["start"])
    answer = page(request, "more_rows.html" if is_more else "rows.html", head=head, **values)
    if not is_more:
        answer.headers["HX-Replace-Url"] = f"/d/{head.document_id}?{request.url.query}"
    return answer


def record(request: Request) -> Response:
    """One record field by field."""
    with reading(site_of(request).db) as connection:
        shown = record_shown(connection, request.query_params.get("id", ""))
    field = request.query_params.get("field", "")
    return page(
        request, "record.html", record=shown, field=field, edited=request.query_params.get("edit", "")
    )


def pdf_of(site: Site, connection: Connection, document_id: str) -> Path | None:
    """The kept file of a document, where it is one with pages."""
    known = primary_file(connection, document_id)
    return kept_file(site.files, known[0]) if known is not None and known[1] == _PDF else None


def row_of(record: str, field: str) -> tuple[str, str]:
    """The row that a target or an observed value hangs on, and the field as the page names it.

    Example: ``…:i:II.1:v2``, ``low`` → ``…:i:II.1``, ``…:i:II.1:v2|low``.
    """
    found = _VALUE.search(record)
    return (record, field) if found is None else (record[: found.start()], f"{record}|{field or 'low'}")


def _rows(
    request: Request, connection: Connection, head: DocumentRecord, table: str | None = None
) -> dict[str, object]:
    """The rows that are asked for; of the kind of the record that is looked at, where no other is named."""
    asked = request.query_params
    kind, view = kind_of(request, connection, head, table), view_of(request)
    found = rows_of(connection, head.document_id, kind, view)
    known = tuple(c for c in found.columns[1:] if not c.endswith("_id") and c != "findings")
    stated = sorted((c for c in asked.getlist("column") if c in known), key=partial(_rank, kind))
    chosen = tuple(stated) or _with_values(found, kind)
    start = number_of(asked.get("start"), 0)
    start, stop = _window(found, start, asked.get("record"))
    return {
        "tab": kind,
        "counts": count_rows(connection, head.document_id),
        "kinds": KINDS,
        "view": view,
        "total": len(found.rows),
        "key": found.columns[0],
        "rows": found.dicts()[start:stop],
        "known": known,
        "chosen": chosen,
        "start": start,
        "asked": urlencode([(k, v) for k, v in asked.multi_items() if k in _ASKED and v]),
        "stop": stop if stop < len(found.rows) else 0,
    }


def kind_of(request: Request, connection: Connection, head: DocumentRecord, table: str | None) -> str:
    """Which rows are asked for: of the tab named, else of the record's table, else of the first kind there is."""
    named = (kind for kind in (request.query_params.get("tab"), table) if kind in KINDS)
    return next(named, None) or _first_kind(connection, head)


def view_of(request: Request) -> View:
    """How the rows are asked for."""
    asked = request.query_params
    return View(
        sort=asked.get("sort") or None,
        words=asked.get("find", ""),
        doubtful=asked.get("doubtful") == "1",
        status=asked.get("review") or None,
    )


def _with_values(found: Listing, kind: str) -> tuple[str, ...]:
    """The first columns of a kind in which any row says something."""
    filled = {
        n for n, values in zip(found.columns, zip(*found.rows, strict=True), strict=False) if any(values)
    }
    return tuple(c for c in _FIRST[kind] if c in filled)[:_COLUMNS] or _FIRST[kind][:_COLUMNS]


def _rank(kind: str, column: str) -> int:
    """The place of a column that is chosen: those that are shown at first keep theirs."""
    return _FIRST[kind].index(column) if column in _FIRST[kind] else len(_FIRST[kind])


def _window(found: Listing, start: int, record: str | None) -> tuple[int, int]:
    """Which rows are given: from the start on, as far as the record that is looked at."""
    ids = [row[0] for row in found.rows]
    at = ids.index(record) if record in ids else 0
    return start, max(start + _AT_ONCE, at + 1)


def _first_kind(connection: Connection, head: DocumentRecord) -> str:
    """The first kind that the document has rows of."""
    return next((kind for kind, n in count_rows(connection, head.document_id).items() if n), KINDS[0])


def number_of(stated: str | None, otherwise: int) -> int:
    """A number of an address; the other one for what is none."""
    return int(stated) if stated and stated.isdecimal() and len(stated) < 8 else otherwise
