"""A row that is several, and rows that are one: the forms, with what would become of the rows, and keeping it."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from schema.errors import DatasetError
from schema.load.joined_values import joined_fields
from schema.load.reshaped_rows import Join, Split
from schema.load.stored_values import table_of
from vnplans.questions.decide import join, split
from vnplans.questions.neighbours import in_print_order, neighbours
from vnplans.questions.open import reading
from vnplans.questions.record_fields import record_shown
from vnplans.review_pages.decisions import SEEN
from vnplans.review_pages.errors import is_to_insist_on, message_of
from vnplans.review_pages.site import author_of, page, posted, site_of

_STATED = "value:"


def split_form(request: Request) -> Response:
    """The words of the row, to be parted by line breaks."""
    with reading(site_of(request).db) as connection:
        shown = record_shown(connection, request.query_params.get("record", ""))
    return page(
        request,
        "split.html",
        record=shown,
        words=" ".join(shown.title.split()),
        stated={},
        message="",
        may_insist=False,
    )


@posted
def split_kept(request: Request, stated: Mapping[str, str]) -> Response:
    """Splits the row and shows it; the form again, with the reason, where it is refused."""
    site = site_of(request)
    parts = [line for line in stated.get("words", "").splitlines() if line.strip()]
    reason = stated.get("reason", "").strip() or SEEN
    wanted = Split(
        record_id=stated.get("record", ""),
        parts=parts,
        reason=reason,
        author=author_of(request),
        insist=stated.get("insist") == "1",
    )
    message, may_insist = "", False
    try:
        split(wanted, site.db)
    except DatasetError as problem:
        message, may_insist = message_of(problem), is_to_insist_on(problem)
    with reading(site.db) as connection:
        shown = record_shown(connection, wanted.record_id)
    if message:
        return page(
            request,
            "split.html",
            record=shown,
            words=stated.get("words", ""),
            stated=stated,
            message=message,
            may_insist=may_insist,
        )
    return page(request, "record.html", record=shown, field="", edited="", message="")


def join_form(request: Request) -> Response:
    """What the row and another one would say together."""
    asked = request.query_params
    return _join_form(request, asked.get("record", ""), asked.get("with", ""), {}, "")


@posted
def join_kept(request: Request, stated: Mapping[str, str]) -> Response:
    """Joins the rows and shows the one that stays; the form again, with the reason, where it is refused."""
    site = site_of(request)
    record, other = stated.get("record", ""), stated.get("with", "")
    with reading(site.db) as connection:
        ids = in_print_order(connection, (record, other))
        fields = {j.field: j for j in joined_fields(connection, table_of(connection, record), ids)}
    values = {k.removeprefix(_STATED): v.strip() for k, v in stated.items() if k.startswith(_STATED)}
    own = {f: v or None for f, v in values.items() if f in fields and v != (fields[f].value or "")}
    reason = stated.get("reason", "").strip() or SEEN
    try:
        join(Join(record_ids=ids, values=own, reason=reason, author=author_of(request)), site.db)
    except DatasetError as problem:
        return _join_form(request, record, other, stated, message_of(problem))
    with reading(site.db) as connection:
        shown = record_shown(connection, ids[0])
    return page(request, "record.html", record=shown, field="", edited="", message="")


def _join_form(
    request: Request, record: str, other: str, stated: Mapping[str, str], message: str
) -> Response:
    with reading(site_of(request).db) as connection:
        beside = neighbours(connection, record)
        chosen = other if other in dict(beside) else beside[-1][0] if beside else ""
        ids = in_print_order(connection, (record, chosen)) if chosen else ()
        fields = joined_fields(connection, table_of(connection, record), ids) if ids else ()
        shown = record_shown(connection, record)
    return page(
        request,
        "join.html",
        record=shown,
        beside=beside,
        chosen=chosen,
        fields=fields,
        stated=stated,
        message=message,
    )
