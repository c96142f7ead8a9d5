"""Open findings one after the other, each with the field that it is on: the queue of a person who works through them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from normalize.notes import Code
from schema.contract.bodies import BODY_ROLES
from schema.contract.records import Finding, columns, printed_cells
from schema.database.models import metadata
from schema.errors import DocumentNotFound
from vnplans.questions.field_places import FieldShown
from vnplans.questions.record_fields import RecordShown, fields_of, record_shown

_RANK = ("error", "warning", "info")
_NUMBER = re.compile("[0-9]+")
_WITH_BODIES = ("tasks", "indicators")
_WHOLE = ("documents", "tables")
"""Tables whose records have no name that would tell a place."""
_FIXED = ("_raw", "_id", "_shared_with")
"""Ends of columns that no person corrects here."""
_OF_VALUES = frozenset(
    {
        Code.NUMBER_AMBIGUOUS, Code.READERS_DISAGREE, Code.SOURCES_DISAGREE, Code.SUM_MISMATCH, Code.PARTS_MISMATCH,
        Code.TEXT_REPAIRED, Code.OCR_LOW_CONFIDENCE, Code.SEVERAL_VALUES, Code.CORRECTION_STALE,
    }
)  # fmt: skip
"""Findings that hold another reading of the value against it."""
_CELLS_OF_SEVERAL = printed_cells("tasks")
"""What several columns are read from."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding with its record, the field that it speaks of, and that field's relatives (``period_start``, ``period_end``).

    Attributes:
        columns: the headers of the columns that a finding on cells speaks of.
    """

    finding: Finding
    record: RecordShown | None
    fields: tuple[FieldShown, ...]
    columns: tuple[str, ...] = ()


def open_findings(
    connection: Connection, document_id: str | None, severity: str | None, code: str | None
) -> tuple[Finding, ...]:
    """The open findings of one document or of all, the gravest first, then by document and page.

    Args:
        severity: the least that is given; None: warnings and errors.
        code: only this kind of doubt.
    """
    model = metadata.tables["findings"]
    query = select(*(model.c[n] for n in columns("findings"))).where(model.c.status == "open")
    if document_id is not None:
        query = query.where(model.c.document_id == document_id)
    if code is not None:
        query = query.where(model.c.code == code)
    least = _RANK.index(severity) if severity in _RANK else 1
    query = query.where(model.c.severity.in_(_RANK[: least + 1]))
    return tuple(sorted((Finding(**row._mapping) for row in connection.execute(query)), key=_order))


def _order(finding: Finding) -> tuple[int, str, str]:
    """The gravest first; of a document in the order of its rows: ``t1:9`` before ``t1:10``."""
    numbered = _NUMBER.sub(lambda n: n[0].zfill(6), finding.finding_id)
    return _RANK.index(finding.severity), finding.document_id, numbered


def doubt_of(connection: Connection, finding_id: str) -> Doubt:
    """One finding with what is needed to decide on it.

    Raises:
        DocumentNotFound: there is no such finding.
    """
    model = metadata.tables["findings"]
    query = select(*(model.c[n] for n in columns("findings"))).where(model.c.finding_id == finding_id)
    row = connection.execute(query).first()
    if row is None:
        raise DocumentNotFound(
            f"no finding {finding_id!r}", hint="It went with a new reading of its document."
        )
    finding = Finding(**row._mapping)
    try:
        record = record_shown(connection, finding.record_id)
    except DocumentNotFound:  # a finding on a cell or a page has no record of its own
        return Doubt(finding, None, ())
    own = tuple(_with_alternatives(f, record) for f in _on(connection, record, finding.field))
    headers = (c.headers[-1] for c in record.columns if c.headers and is_of_column(finding.field, c.role))
    return Doubt(finding, record, own, tuple(headers))


def is_of_column(field: str | None, role: str | None) -> bool:
    """Whether a field is that of a column of cells (``ghg``), or one of what is read from it (``ghg_tco2e``)."""
    return bool(role and field) and (field == role or str(field).startswith(f"{role}_"))


def _with_alternatives(shown: FieldShown, record: RecordShown) -> FieldShown:
    """A field with what else it was read as: what findings on its cell hold against it, and what people replaced."""
    same = [f for f in record.findings if _stem(str(f["field"] or "")) == _stem(shown.field)]
    said = [f[side] for f in same if f["code"] in _OF_VALUES for side in ("expected", "found")]
    said += [c["old_value"] for c in record.corrections if c["field"] == shown.field and not c["revoked_at"]]
    other = dict.fromkeys(str(text) for text in said if text is not None)
    for known in [text for text in other if text == shown.text or text in (shown.printed or "")]:
        del other[known]
    return replace(shown, alternatives=tuple(other))


def _on(connection: Connection, record: RecordShown, field: str | None) -> tuple[FieldShown, ...]:
    """The fields that a finding speaks of, with those read from the same cell; for one on the whole record its name.

    A field may hold nothing: a lead that is missing, a period that could not be read.
    """
    name = (field or "").partition(".")[0]
    if name in BODY_ROLES.names and record.table in _WITH_BODIES:
        return fields_of(connection, record, [name])
    same = tuple(f for f in record.fields if f.field == name and f.record_id == record.record_id)
    of_cell = [
        c for c in columns(record.table) if name and _stem(c) == _stem(name) and not c.endswith(_FIXED)
    ]
    if of_cell and (name in columns(record.table)):
        first = sorted(of_cell, key=lambda c: c != name)
        return fields_of(connection, record, [c for c in first if "recurrence" not in c])
    if same or record.table in _WHOLE:
        return same
    named = tuple(f for f in record.fields if f.field in ("title", "name", "text"))[:1]
    return tuple(
        replace(f, is_fixed=True) for f in named
    )  # it tells which row; what is doubtful is not its name


def _stem(name: str) -> str:
    first = name.partition("_")[0]
    return first if first in _CELLS_OF_SEVERAL else name
