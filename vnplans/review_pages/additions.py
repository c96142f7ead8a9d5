"""A row that the reading missed: stated by a person, with the region of the page that was drawn round it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from schema.database.find import find_document
from schema.errors import DatasetError
from schema.load.added_rows import Content
from schema.load.additions import Addition
from vnplans.pictures.orders import AskWords
from vnplans.questions.decide import add
from vnplans.questions.open import reading
from vnplans.questions.record_fields import record_shown
from vnplans.questions.regions import Region, cells_in, is_inside, row_before
from vnplans.review_pages.document import number_of, pdf_of
from vnplans.review_pages.errors import is_to_insist_on, message_of
from vnplans.review_pages.sheets import place_of
from vnplans.review_pages.site import Site, author_of, page, posted, site_of

FIELDS = {
    "tasks": ("lead", "support", "period_start", "period_end", "budget_vnd"),
    "indicators": ("theme",),
}
"""What may be stated of a row at once; all else is corrected afterwards."""
_MISSED = "missed by the reading"


def form(request: Request) -> Response:
    """The form for a row, with the words that stand in the region."""
    site, asked = site_of(request), request.query_params
    region, number = place_of(asked.get("box", "")), number_of(asked.get("page"), 0)
    line = number_of(asked.get("line"), 0)
    with reading(site.db) as connection:
        head = find_document(connection, request.path_params["document"])
        words = asked.get("words") or (
            _words(site, connection, head.document_id, number, region) if region else ""
        )
        place = (number, region[1]) if region else (None, float(line))
        after = {kind: row_before(connection, head.document_id, kind, place) for kind in FIELDS}
        before = {kind: record_shown(connection, row) for kind, row in after.items() if row}
    stated = {"words": words, "page": str(number or ""), "box": asked.get("box", ""), "line": str(line or "")}
    return page(
        request,
        "add_row.html",
        head=head,
        stated=stated,
        before=before,
        fields=FIELDS,
        kind="tasks",
        message="",
        may_insist=False,
    )


@posted
def added(request: Request, stated: Mapping[str, str]) -> Response:
    """Adds the row and shows it; the form again, with the reason, where it is refused."""
    site = site_of(request)
    kind = stated.get("kind") if stated.get("kind") in FIELDS else "tasks"
    with reading(site.db) as connection:
        head = find_document(connection, request.path_params["document"])
    try:
        made = add(_addition(stated, str(kind), head.document_id, author_of(request)), site.db)
    except DatasetError as problem:
        told = {
            **stated,
            "page": stated.get("page", ""),
            "box": stated.get("box", ""),
            "line": stated.get("line", ""),
        }
        with reading(site.db) as connection:
            rows = {k: stated[f"after:{k}"] for k in FIELDS if stated.get(f"after:{k}")}
            before = {k: record_shown(connection, row) for k, row in rows.items()}
        message = message_of(problem)
        return page(
            request,
            "add_row.html",
            head=head,
            stated=told,
            before=before,
            fields=FIELDS,
            kind=kind,
            message=message,
            may_insist=is_to_insist_on(problem),
        )
    with reading(site.db) as connection:
        shown = record_shown(connection, made.record_id)
    return page(request, "record.html", record=shown, field="", edited="", message="")


def _addition(stated: Mapping[str, str], kind: str, document_id: str, author: str) -> Addition:
    values = {name: stated[name].strip() for name in FIELDS[kind] if stated.get(name, "").strip()}
    content = Content(
        name=stated.get("words", ""),
        under=document_id,
        page=number_of(stated.get("page"), 0) or None,
        box=place_of(stated.get("box", "")),
        line=number_of(stated.get("line"), 0) or None,
        after=stated.get(f"after:{kind}") or None,
        values=values,
    )
    reason = stated.get("reason", "").strip() or _MISSED
    return Addition(
        table=kind, content=content, reason=reason, author=author, insist=stated.get("insist") == "1"
    )


def _words(site: Site, connection: Connection, document_id: str, number: int, region: Region) -> str:
    """The words in a region: those that the page states, else those of its cells."""
    path = pdf_of(site, connection, document_id)
    if path is not None:
        asked = site.painter.ask(AskWords(path, number))
        found = [t for b, t in zip(asked.numbers, asked.texts, strict=True) if is_inside(b, region)]
        if found:
            return " ".join(found)
    return " ".join(cells_in(connection, document_id, number, region))
