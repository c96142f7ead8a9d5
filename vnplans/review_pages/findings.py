"""The queue of open findings, and what a person decides on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from schema.contract.records import Finding
from schema.database.find import find_document
from schema.errors import DatasetError
from vnplans.pictures.orders import AskSizes
from vnplans.pictures.orders import Place as Box
from vnplans.questions.doubts import Doubt, doubt_of, open_findings
from vnplans.questions.field_places import Place
from vnplans.questions.finding_places import Standing, Standpoint, place_of_finding
from vnplans.questions.open import reading
from vnplans.review_pages.crops import Crop, crops_at, part_of_page, places_in
from vnplans.review_pages.decisions import decided, taken_back
from vnplans.review_pages.document import pdf_of
from vnplans.review_pages.errors import is_to_insist_on, message_of
from vnplans.review_pages.site import Site, author_of, page, posted, site_of

_OF = " ← "
"""Stands between a finding and what was decided on it."""
_LISTED = 300
"""Findings that are listed; the others move up."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What is worked through, as the address says it.

    Attributes:
        done: the decisions made here, each behind the finding that it was made on, the last one last, for "undo".
        may_insist: whether what was refused may be kept all the same.
    """

    document: str | None = None
    severity: str | None = None
    code: str | None = None
    current: str | None = None
    done: tuple[str, ...] = ()
    message: str = ""
    may_insist: bool = False


def findings(request: Request) -> Response:
    """The queue, at the finding that the address names, else at the first."""
    template = "queue.html" if "hx-request" in request.headers else "findings.html"
    return _queue(request, template, _asked(request.query_params))


@posted
def decide(request: Request, form: Mapping[str, str]) -> Response:
    """Accepts, dismisses or corrects, and shows the next finding."""
    queue = _asked(form)
    with reading(site_of(request).db) as connection:
        before = _ids(open_findings(connection, queue.document, queue.severity, queue.code))
    following = _after(before, form.get("finding", ""))
    try:
        made = decided(form, author_of(request), site_of(request).db)
    except DatasetError as problem:
        return _queue(
            request,
            "queue.html",
            replace(
                queue,
                current=form.get("finding"),
                message=message_of(problem),
                may_insist=is_to_insist_on(problem),
            ),
        )
    return _queue(
        request,
        "queue.html",
        replace(queue, current=following, done=(*queue.done, f"{form.get('finding', '')}{_OF}{made}")),
    )


@posted
def undo(request: Request, form: Mapping[str, str]) -> Response:
    """Takes the last decision back and shows its finding."""
    queue = _asked(form)
    if not queue.done:
        return _queue(request, "queue.html", queue)
    try:
        taken_back(queue.done[-1].partition(_OF)[2], site_of(request).db)
    except DatasetError as problem:
        return _queue(
            request, "queue.html", replace(queue, done=queue.done[:-1], message=message_of(problem))
        )
    return _queue(
        request, "queue.html", replace(queue, current=queue.done[-1].partition(_OF)[0], done=queue.done[:-1])
    )


def _queue(request: Request, template: str, queue: Queue) -> Response:
    site = site_of(request)
    with reading(site.db) as connection:
        head = find_document(connection, queue.document) if queue.document else None
        found = open_findings(connection, head.document_id if head else None, queue.severity, queue.code)
        ids = _ids(found)
        current = queue.current if queue.current in ids else next(iter(ids), None)
        doubt = doubt_of(connection, current) if current else None
        of = find_document(connection, doubt.finding.document_id) if doubt else None
        stands = place_of_finding(connection, doubt) if doubt else Standpoint(Standing.NONE)
        crops = _crops(site, connection, doubt, stands) if doubt else ()
    at = ids.index(current) if current in ids else 0
    first = max(0, min(at - _LISTED // 2, len(ids) - _LISTED))
    listed = found[first : first + _LISTED]
    title = (of.number or "", of.title or of.document_id) if of else ()
    around = {
        "title": " · ".join(filter(None, title)),
        "before": ids[at - 1] if at else None,
        "behind": ids[at + 1] if at + 1 < len(ids) else None,
    }
    return page(
        request,
        template,
        queue=queue,
        head=head,
        listed=listed,
        total=len(ids),
        at=at,
        doubt=doubt,
        crops=crops,
        standing=stands.standing,
        **around,
    )


def _crops(site: Site, connection: Connection, doubt: Doubt, stands: Standpoint) -> tuple[Crop, ...]:
    """The printed place of the value; of a doubt about a table that table with its cells outlined; else the page."""
    path = pdf_of(site, connection, doubt.finding.document_id)
    if path is None:
        return ()
    finding, sizes = doubt.finding, site.painter.ask(AskSizes(path)).numbers
    if doubt.record is None or doubt.record.table == "tables":
        inside, outlined = _boxes(stands.around), _boxes(stands.places)
        return part_of_page(finding.page, inside, outlined, sizes)
    row = places_in(doubt.record.fields)
    found = crops_at(stands.places, (*row, *stands.places, *stands.around), sizes)
    return found or part_of_page(finding.page, (), (), sizes)


def _boxes(places: Iterable[Place]) -> list[Box]:
    return [p.box for p in places if p.box is not None]


def _asked(stated: Mapping[str, str]) -> Queue:
    return Queue(
        document=stated.get("document") or None,
        severity=stated.get("severity") or None,
        code=stated.get("code") or None,
        current=stated.get("current") or None,
        done=tuple(filter(None, stated.get("done", "").split("\n"))),
    )


def _ids(found: tuple[Finding, ...]) -> list[str]:
    return [f.finding_id for f in found]


def _after(ids: list[str], one: str) -> str | None:
    at = ids.index(one) + 1 if one in ids else 0
    return ids[at] if at < len(ids) else next(iter(ids), None)
