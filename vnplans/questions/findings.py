"""What is doubtful: the findings of one document or of all, and their number by code and severity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from sqlalchemy import Connection

from normalize.notes import Code
from schema.contract.records import RECORD_TYPES, columns, declaration
from schema.database.find import find_document
from schema.database.rows import rows
from schema.errors import UnknownCode, UnknownField, WrongValue
from vnplans.listing import Listing
from vnplans.questions.open import reading

_SEVERITIES = ("error", "warning", "info")
"""From the gravest to the least."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are asked for; None: any.

    Attributes:
        code: one kind of doubt: ``row_truncated``.
        severity: the least that is given: ``warning`` gives errors too.
        table: records of one table: ``tasks``.
        field: one column: ``budget_vnd``.
        status: ``open``, ``accepted``, ``dismissed`` or ``fixed``.
    """

    code: str | None = None
    severity: str | None = None
    table: str | None = None
    field: str | None = None
    status: str | None = None


ALL = Wanted()


def findings(document: str | None = None, db: str | None = None, wanted: Wanted = ALL) -> Listing:
    """The findings of one document, or of all where ``document`` is None, in the order of an export.

    Raises:
        UnknownCode: there is no such code.
        WrongValue: there is no such severity or status.
        UnknownField: there is no such table, or none of the tables has such a field.
    """
    _refuse_unknown(wanted)
    with reading(db) as connection:
        own = None if document is None else [find_document(connection, document).document_id]
        found = findings_of(connection, own)
    least = _SEVERITIES.index(wanted.severity) if wanted.severity in _SEVERITIES else len(_SEVERITIES)
    asked = {
        "code": wanted.code,
        "record_table": wanted.table,
        "field": wanted.field,
        "status": wanted.status,
    }
    kept = tuple(
        tuple(row.values())
        for row in found.dicts()
        if all(v is None or row[k] == v for k, v in asked.items())
        and _SEVERITIES.index(str(row["severity"])) <= least
    )
    return Listing(found.columns, kept)


def _refuse_unknown(wanted: Wanted) -> None:
    """Stops where nothing could ever be found: a question with a typing error is not answered by an empty list."""
    if wanted.code is not None and wanted.code not in set(Code):
        near = [str(c[0]) for c in process.extract(wanted.code, [c.value for c in Code], limit=3)]
        raise UnknownCode(
            f"no code {wanted.code!r}", hint=f"Nearest: {', '.join(near)}. docs/findings.md has all."
        )
    for name, value in (("severity", wanted.severity), ("status", wanted.status)):
        allowed = declaration("findings", name).values
        if value is not None and value not in allowed:
            raise WrongValue(f"no {name} {value!r}", hint=f"Values: {', '.join(allowed)}.")
    if wanted.table is not None and wanted.table not in RECORD_TYPES:
        raise UnknownField(f"no table {wanted.table!r}", hint=f"Tables: {', '.join(RECORD_TYPES)}.")


def open_ones(found: Listing) -> Listing:
    """Findings that nobody has settled; a note says how many are left out."""
    kept = tuple(
        row for row, status in zip(found.rows, found.column("status"), strict=True) if status == "open"
    )
    settled = len(found.rows) - len(kept)
    note = f"{settled} settled (accepted, dismissed or fixed) not shown; --all shows them."
    return Listing(found.columns, kept, (*found.notes, note) if settled else found.notes)


def findings_of(connection: Connection, documents: Sequence[str] | None) -> Listing:
    """All findings of these documents, by id; of every document where None."""
    return Listing(columns("findings"), tuple(rows(connection, "findings", documents)))


def count_findings(found: Listing) -> Listing:
    """Findings by code and severity, the gravest and most frequent first."""
    counted: dict[tuple[int, str], int] = {}
    for row in found.dicts():
        pair = (_SEVERITIES.index(str(row["severity"])), str(row["code"]))
        counted[pair] = counted.get(pair, 0) + 1
    ordered = sorted(counted.items(), key=lambda c: (c[0][0], -c[1], c[0][1]))
    made = tuple((code, _SEVERITIES[rank], count) for (rank, code), count in ordered)
    return Listing(("code", "severity", "count"), made)
