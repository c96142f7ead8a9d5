"""A random sample of a document's rows, one after the other beside its print: right or wrong by one key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from schema.contract.records import DocumentRecord
from schema.database.find import find_document
from schema.errors import DatasetError
from schema.load.row_checks import Judgement
from vnplans.pictures.orders import AskSizes
from vnplans.questions.open import reading
from vnplans.questions.places import TextLine, TextTable, printed_text
from vnplans.questions.record_fields import RecordShown, record_shown
from vnplans.questions.sampled import MOST, ROWS, Sample, judge, names_of, sample_of, take_back
from vnplans.review_pages.crops import Crop, crops_of
from vnplans.review_pages.document import number_of, pdf_of
from vnplans.review_pages.errors import message_of
from vnplans.review_pages.site import Site, author_of, page, posted, site_of

_WRONG = "wrong:"
"""Before the name of a field that is ticked as wrong."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at, as the address says it.

    Attributes:
        size, seed: of the sample; no seed: the one that is being checked.
        current: the row; without any the first that nobody has judged.
        done: the rows judged here, the last one last, for "undo".
    """

    size: int = ROWS
    seed: int | None = None
    current: str | None = None
    done: tuple[str, ...] = ()
    message: str = ""


def sample(request: Request) -> Response:
    """The sample, at the row that the address names, else at the first that is not judged."""
    template = "check_row.html" if "hx-request" in request.headers else "check.html"
    return _shown(request, template, _asked(request.query_params))


@posted
def judged(request: Request, form: Mapping[str, str]) -> Response:
    """Keeps what is said of a row, and shows the next one."""
    asked, record, site = _asked(form), form.get("record", ""), site_of(request)
    with reading(site.db) as connection:
        head = find_document(connection, request.path_params["document"])
        before = sample_of(connection, head.document_id, asked.size, asked.seed)
    fields = tuple(name.removeprefix(_WRONG) for name in form if name.startswith(_WRONG))
    verdict = form.get("verdict", "")
    said = Judgement(
        record_id=record,
        verdict=verdict,
        author=author_of(request),
        seed=before.seed,
        size=asked.size,
        fields=fields if verdict == "wrong" else (),
        reason=form.get("reason", "").strip() or None,
    )
    try:
        judge(said, site.db)
    except DatasetError as problem:
        return _shown(request, "check_row.html", replace(asked, current=record, message=message_of(problem)))
    following = next((i for i in _from(before, record) if i not in before.checks and i != record), None)
    return _shown(request, "check_row.html", replace(asked, current=following, done=(*asked.done, record)))


@posted
def undone(request: Request, form: Mapping[str, str]) -> Response:
    """Takes back what was said last, and shows its row."""
    asked = _asked(form)
    if not asked.done:
        return _shown(request, "check_row.html", asked)
    *done, last = asked.done
    message = ""
    try:
        take_back(last, site_of(request).db)
    except DatasetError as problem:
        message = message_of(problem)
    return _shown(request, "check_row.html", replace(asked, current=last, done=tuple(done), message=message))


def _shown(request: Request, template: str, asked: Asked) -> Response:
    site = site_of(request)
    with reading(site.db) as connection:
        head = find_document(connection, request.path_params["document"])
        found = sample_of(connection, head.document_id, asked.size, asked.seed)
        ids = [row.record_id for row in found.rows]
        left = [i for i in ids if i not in found.checks]
        current = asked.current if asked.current in ids else next(iter(left), None)
        names = names_of(connection, found.rows)
        record = record_shown(connection, current) if current else None
        crops = _crops(site, connection, head, record) if record else ()
        text = _text(connection, head, current) if current and not crops else ()
    after = _from(found, current) if current else []
    return page(
        request,
        template,
        head=head,
        sample=found,
        asked=asked,
        names=names,
        record=record,
        check=found.checks.get(current) if current else None,
        at=ids.index(current) + 1 if current else 0,
        left=len(left),
        crops=crops,
        text=text,
        behind=next(iter(after), None),
        more=min(asked.size + ROWS, MOST) if len(ids) == asked.size else 0,
    )


def _crops(site: Site, connection: Connection, head: DocumentRecord, record: RecordShown) -> tuple[Crop, ...]:
    path = pdf_of(site, connection, head.document_id)
    if path is None:
        return ()
    return crops_of(record.fields, record.fields, site.painter.ask(AskSizes(path)).numbers)


def _text(connection: Connection, head: DocumentRecord, record_id: str) -> tuple[tuple[TextLine, ...], ...]:
    """The lines and rows of the text that hold a record, with the row before and behind: for a file without pages."""
    lines = [
        line
        for part in printed_text(connection, head.document_id)
        for line in (part.rows if isinstance(part, TextTable) else ((part,),))
    ]
    own = (record_id, f"{record_id}:")
    at = [k for k, line in enumerate(lines) if any(_is_of(v[0], own) for c in line for v in c.values)]
    return tuple(
        lines[k] for k in sorted({near for k in at for near in (k - 1, k, k + 1)}) if 0 <= k < len(lines)
    )


def _is_of(record_id: str, own: tuple[str, str]) -> bool:
    return record_id == own[0] or record_id.startswith(own[1])


def _from(found: Sample, one: str) -> list[str]:
    """The rows behind one, then those before it: what is skipped comes again."""
    ids = [row.record_id for row in found.rows]
    at = ids.index(one) if one in ids else -1
    return [*ids[at + 1 :], *ids[: max(at, 0)]]


def _asked(stated: Mapping[str, str]) -> Asked:
    seed = stated.get("seed", "")
    return Asked(
        size=min(max(number_of(stated.get("rows"), ROWS), 1), MOST),
        seed=number_of(seed, 1) if seed else None,
        current=stated.get("current") or None,
        done=tuple(filter(None, stated.get("done", "").split("\n"))),
    )
