"""The headers of a table and the roles they were given: what another role would change, and keeping it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from extract.errors import ReadError
from schema.errors import DatasetError
from vnplans.intake.taught import HeaderMap, header_effect, map_header
from vnplans.questions.decide import Signature
from vnplans.review_look.templates import query
from vnplans.review_pages.decisions import SEEN
from vnplans.review_pages.errors import message_of
from vnplans.review_pages.site import author_of, page, posted, site_of

_LISTED = 60
"""Differences that are shown one by one; all are counted."""


@posted
def tried(request: Request, form: Mapping[str, str]) -> Response:
    """What would change, counted by field and one by one."""
    site = site_of(request)
    wanted = _wanted(request, form)
    try:
        found = header_effect(wanted, site.db)
    except (DatasetError, ReadError) as problem:
        return page(request, "effect.html", message=message_of(problem), wanted=wanted)
    counted = Counter((e.table, e.change, e.field or "") for e in found if e.table != "findings")
    return page(
        request,
        "effect.html",
        message="",
        wanted=wanted,
        table=form.get("table", ""),
        document=wanted.document,
        counted=counted.most_common(),
        doubts=[e for e in found if e.table == "findings"],
        listed=[e for e in found if e.table != "findings"][:_LISTED],
        total=sum(counted.values()),
    )


@posted
def kept(request: Request, form: Mapping[str, str]) -> Response:
    """Keeps the role; the document is shown as it is read with it."""
    site = site_of(request)
    wanted = _wanted(request, form)
    signature = Signature(author_of(request), form.get("reason", "").strip() or SEEN)
    try:
        made = map_header(wanted, signature, site.db)
    except (DatasetError, ReadError) as problem:
        return page(request, "effect.html", message=message_of(problem), wanted=wanted)
    place = query(tab="tables", record=form.get("table", ""))
    return Response(headers={"HX-Redirect": f"/d/{made.record_id}{place}"})


def _wanted(request: Request, form: Mapping[str, str]) -> HeaderMap:
    return HeaderMap(
        document=request.path_params["document"], header=form.get("header", ""), role=form.get("role", "")
    )
