"""Compare: the tasks of one plan as a queue, each beside its nearest of another, confirmed or rejected by key; and the charts of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from schema.compare.by import joined
from schema.contract.records import DocumentRecord, TaskMatchRecord
from schema.database.find import all_documents, find_document, province_name
from schema.errors import DatasetError
from schema.matching.decisions import Decision
from vnplans.listing import Listing
from vnplans.questions.compare import compare
from vnplans.questions.match import last_of, match, unmatch
from vnplans.questions.open import reading
from vnplans.questions.task_pairs import CLASSES, Matched, Pairs, task_pairs
from vnplans.reports.material import Options, read_material
from vnplans.reports.write import page as report_page
from vnplans.review_pages.downloads import listing_file
from vnplans.review_pages.errors import ChangedMeanwhile, message_of
from vnplans.review_pages.site import author_of, frame_of, page, posted, site_of

_SEEN = "compared side by side"
"""The reason of a decision for which none was stated."""
_BETWEEN = "\t"
"""Stands between the parts of a decision that was made here: task, other task, its moment, the moment of the one it replaced."""


@dataclass(frozen=True, slots=True)
class Round:
    """What is worked through, as the address says it.

    Attributes:
        a, b: the plans; None until they are chosen.
        undecided: whether only tasks are listed on which nothing was decided.
        kind: the class of the tasks that are listed; None for all.
        current: the task that is looked at.
        chosen: the task of the other plan that the next key speaks of; None for the first that is undecided.
        done: the decisions made here, the last one last, for "undo".
    """

    a: str | None = None
    b: str | None = None
    undecided: bool = False
    kind: str | None = None
    current: str | None = None
    chosen: str | None = None
    done: tuple[str, ...] = ()
    message: str = ""


def pairs(request: Request) -> Response:
    """The queue, at the task that the address names, else at the first that is undecided; without plans the choice of two."""
    template = "pairing.html" if "hx-request" in request.headers else "pairs.html"
    return _queue(request, template, _asked(request.query_params))


@posted
def decide(request: Request, form: Mapping[str, str]) -> Response:
    """Keeps what a person says of the task and the candidate that is chosen; the task stays."""
    asked, db = _asked(form), site_of(request).db
    one, other, seen = (
        form.get("current", ""),
        form.get("other", ""),
        form.get(f"seen:{form.get('other')}", ""),
    )
    reason = form.get("reason", "").strip() or _SEEN
    try:
        _check_unchanged(last_of(one, other, db), seen)
        made = match(Decision(one, other, form.get("verdict", ""), reason, author_of(request)), db)
    except DatasetError as problem:
        told = replace(asked, chosen=other, message=message_of(problem))
        return _queue(request, "pairing.html", told)
    step = _BETWEEN.join((one, other, made.created_at, seen))
    return _queue(request, "pairing.html", replace(asked, done=(*asked.done, step)))


@posted
def undo(request: Request, form: Mapping[str, str]) -> Response:
    """Takes the last decision back, puts the one that it replaced in its place, and shows its task."""
    asked, db = _asked(form), site_of(request).db
    if not asked.done:
        return _queue(request, "pairing.html", asked)
    one, other, moment, before = (*asked.done[-1].split(_BETWEEN), "", "", "")[:4]
    shown = replace(asked, current=one, chosen=other, done=asked.done[:-1])
    try:
        _check_unchanged(last_of(one, other, db), moment)
        _taken_back(one, other, before, db)
    except DatasetError as problem:
        shown = replace(shown, message=message_of(problem))
    return _queue(request, "pairing.html", shown)


@posted
def revoke(request: Request, form: Mapping[str, str]) -> Response:
    """Takes a decision back that is listed."""
    asked, db, other = _asked(form), site_of(request).db, form.get("revoked", "")
    shown = replace(asked, chosen=other)
    try:
        _check_unchanged(last_of(form.get("current", ""), other, db), form.get("moment", ""))
        unmatch(form.get("current", ""), other, db)
    except DatasetError as problem:
        shown = replace(shown, message=message_of(problem))
    return _queue(request, "pairing.html", shown)


def charts(request: Request) -> Response:
    """The report on both plans, in a frame of the page."""
    asked = _asked(request.query_params)
    with reading(site_of(request).db) as connection:
        heads = [find_document(connection, wanted or "") for wanted in (asked.a, asked.b)]
    return page(request, "charts.html", asked=asked, heads=heads)


def report(request: Request) -> Response:
    """The report on both plans: one page of its own, without pieces of pages, since this process opens no file of others."""
    asked = _asked(request.query_params)
    options = Options(frame_of(request).language, None)
    return HTMLResponse(
        report_page(read_material((asked.a or "", asked.b or ""), site_of(request).db, options))
    )


def download(request: Request) -> Response:
    """The candidates of the tasks of either plan, as ``vnplans compare --by tasks`` gives them."""
    asked = _asked(request.query_params)
    found = joined(compare((asked.a or "", asked.b or ""), site_of(request).db, "tasks"))
    return listing_file(request, Listing(found.columns, found.rows), "pairs")


def _queue(request: Request, template: str, asked: Round) -> Response:
    site = site_of(request)
    with reading(site.db) as connection:
        documents = [(d.document_id, _name(d)) for d in all_documents(connection)]
        found = task_pairs(connection, asked.a, asked.b, site.scores) if asked.a and asked.b else None
    if found is None:
        return page(request, template, asked=asked, documents=documents, pairs=None)
    own, before, behind = _placed(found, asked)
    return page(
        request,
        template,
        asked=asked,
        documents=documents,
        pairs=found,
        listed=[t for t in found.tasks if t is own or _is_listed(t, asked)],
        own=own,
        before=before,
        behind=behind,
        chosen=_chosen(own, asked.chosen) if own is not None else None,
        classes=CLASSES,
    )


def _name(document: DocumentRecord) -> str:
    """``Bắc Ninh · 342/KH-UBND``."""
    parts = (province_name(document), document.number or document.title or document.document_id)
    return " · ".join(p for p in parts if p)


def _placed(found: Pairs, asked: Round) -> tuple[Matched | None, str | None, str | None]:
    """The task that is looked at, and the listed ones before and behind it."""
    ids = [t.task_id for t in found.tasks]
    listed = [n for n, t in enumerate(found.tasks) if _is_listed(t, asked)]
    if asked.current in ids:
        at = ids.index(asked.current)
    else:
        open_ones = (n for n in listed if found.tasks[n].is_open)
        at = next(open_ones, listed[0] if listed else -1)
    if at < 0:
        return None, None, None
    before = next((ids[n] for n in reversed(listed) if n < at), None)
    return found.tasks[at], before, next((ids[n] for n in listed if n > at), None)


def _is_listed(task: Matched, asked: Round) -> bool:
    return (task.is_open or not asked.undecided) and asked.kind in (None, task.verdict)


def _chosen(task: Matched, wanted: str | None) -> str | None:
    """The candidate that the next key speaks of: the wanted one, else the first that is undecided."""
    ids = [o.shown.task.task_id for o in task.offered]
    undecided = (o.shown.task.task_id for o in task.offered if o.decided is None)
    return wanted if wanted in ids else next(undecided, ids[0] if ids else None)


def _asked(stated: Mapping[str, str]) -> Round:
    kind = stated.get("kind")
    return Round(
        a=stated.get("a") or None,
        b=stated.get("b") or None,
        undecided=stated.get("undecided") == "1",
        kind=kind if kind in CLASSES else None,
        current=stated.get("current") or None,
        done=tuple(filter(None, stated.get("done", "").splitlines())),
    )


def _check_unchanged(now: TaskMatchRecord | None, seen: str) -> None:
    """Whether of a pair still stands what was seen (the moment of its decision; empty for none)."""
    if (now.created_at if now is not None else "") != seen:
        said = "nothing was decided" if now is None else f"{now.author or 'somebody'} said: {now.verdict}"
        raise ChangedMeanwhile(f"Of this pair now {said}.")


def _taken_back(one: str, other: str, before: str, db: str) -> None:
    """Revokes what stands of a pair; the decision of the moment ``before`` is made once more."""
    unmatch(one, other, db)
    earlier = last_of(one, other, db, before) if before else None
    if earlier is not None:
        match(Decision(one, other, earlier.verdict, earlier.reason, earlier.author), db)
