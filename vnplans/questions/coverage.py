"""Where each part of a document went: the sums by kind, what went nowhere, and all parts (``show --coverage``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from schema.contract.records import CoverageRecord, RecordValue, columns
from schema.database.find import find_document
from schema.database.models import findings
from schema.database.rows import read_records
from vnplans.listing import Listing
from vnplans.questions.open import reading

_UNREAD = ("region_unread", "body_unread", "labels_unread", "column_unread")
_SUMS = ("kind", "taken as", "record table", "parts", "seen", "taken")
_LOST = ("kind", "from", "to", "parts", "seen")
_TOLD = ("severity", "code", "record_id", "message", "page")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The account of a document.

    Attributes:
        sums: parts by kind, by what they were taken as and by the table of their record.
        lost: the parts that went nowhere, those of a kind that follow each other in one row.
        told: the findings that say so.
        parts: every part, in the columns of the contract.
    """

    document_id: str
    sums: Listing
    lost: Listing
    told: Listing
    parts: tuple[CoverageRecord, ...]


def coverage(document: str, db: str | None = None) -> Coverage:
    """The account of a document by id, number or province.

    Raises:
        DocumentNotFound, AmbiguousDocument: nothing fits, or several documents.
    """
    with reading(db) as connection:
        own = find_document(connection, document).document_id
        parts = read_records(connection, CoverageRecord, [own])
        query = select(*(findings.c[c] for c in _TOLD)).where(
            (findings.c.document_id == own) & findings.c.code.in_(_UNREAD) & (findings.c.status == "open")
        )
        told = tuple(sorted(tuple(row) for row in connection.execute(query)))
    return Coverage(own, _sums(parts), Listing(_LOST, _runs(parts)), Listing(_TOLD, told), parts)


def listing_of(parts: tuple[CoverageRecord, ...]) -> Listing:
    """All parts in the columns of the contract."""
    names = columns("coverage")
    return Listing(names, tuple(tuple(getattr(p, n) for n in names) for p in parts))


def _runs(parts: Sequence[CoverageRecord]) -> tuple[tuple[RecordValue, ...], ...]:
    """Runs of parts that went nowhere: kind, first and last place, how many, how much."""
    runs: list[list[CoverageRecord]] = []
    open_runs: dict[str, list[CoverageRecord]] = {}
    for part in parts:
        if part.taken_as != "nothing":
            open_runs.pop(part.kind, None)
        elif part.kind in open_runs:
            open_runs[part.kind].append(part)
        else:
            open_runs[part.kind] = [part]
            runs.append(open_runs[part.kind])
    return tuple((r[0].kind, _place(r[0]), _place(r[-1]), len(r), sum(p.n_seen for p in r)) for r in runs)


def _place(part: CoverageRecord) -> str:
    return f"p. {part.page}" if part.page is not None else f"line {part.line}"


def _sums(parts: tuple[CoverageRecord, ...]) -> Listing:
    counted: dict[tuple[str, str, str | None], list[int]] = {}
    for part in parts:
        table = part.record_table if part.taken_as != "nothing" else None
        sums = counted.setdefault((part.kind, part.taken_as, table), [0, 0, 0])
        for k, n in enumerate((1, part.n_seen, part.n_taken)):
            sums[k] += n
    order = {kind: k for k, kind in enumerate(dict.fromkeys(p.kind for p in parts))}
    rows = sorted(counted.items(), key=lambda c: (order[c[0][0]], c[0][1] == "nothing", -c[1][1]))
    note = (
        "Tables and text are counted in words; labels of tasks and figures behind goals by their number.",
    )
    return Listing(_SUMS, tuple((*names, *sums) for names, sums in rows), note)
