"""What is doubtful: the findings of one document or of all, and their number by code and severity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from schema.contract.records import columns
from schema.database.find import find_document
from schema.database.rows import rows
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
        status: ``open``, ``accepted`` or ``fixed``.
    """

    code: str | None = None
    severity: str | None = None
    table: str | None = None
    field: str | None = None
    status: str | None = None


ALL = Wanted()


def findings(document: str | None = None, db: str | None = None, wanted: Wanted = ALL) -> Listing:
    """The findings of one document, or of all where ``document`` is None, in the order of an export."""
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
