"""Several files of one document: which of them gives the rows, and what another says differently.

The best source wins: letters that the file itself states (born-digital PDF, then DOCX, then a PDF in a legacy
encoding, then markup) before letters that were recognised (OCR). A file without rows (``needs_ocr``,
``failed``) comes last. What every file says in the fields that matter is kept in ``source_values``; records
are matched by id and title, or by title alone where the ids differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, select

from normalize.text import key
from schema.contract.records import DocumentRecord, DocumentRecords, Record
from schema.contract.values import as_text
from schema.database.models import contract_key, document_files, source_values

_DOCX = "wordprocessingml"
_RANK = {"born_digital": 0, "legacy_encoding": 2, "markup": 3, "ocr": 4}
_DOCX_RANK = 1
_NO_ROWS_RANK = 9
_FIELDS = {
    "documents": (
        "number", "doc_type", "title", "issuer_raw", "issued_on", "period_start", "period_end", "vision_year",
    ),
    "tasks": (
        "number", "group_number", "title", "period_start", "period_end", "open_ended", "recurrence",
        "due_start", "due_end", "due_recurrence", "duration_days", "priority", "budget_vnd", "ghg_tco2e",
    ),
    "indicators": ("code", "name"),
}  # fmt: skip
_WORDS = frozenset({"title", "name", "issuer_raw", "number", "group_number", "code", "lead", "support"})
_IDS = {table: contract_key(table)[0] for table in _FIELDS}
_TITLE = {"tasks": "title", "indicators": "name"}
_SAME_ID_SIMILARITY = (
    60.0  # per cent; an id that two files give to one row, its words read a little otherwise
)
_OTHER_ID_SIMILARITY = 85.0  # per cent; rows that only their words tell to be one

Values = dict[str, str]
Snapshot = dict[str, dict[str, Values]]
"""table → record id → field → text."""


@dataclass(frozen=True, slots=True)
class SourceDifference:
    """One thing that another file of a document says differently.

    Attributes:
        record_id: the record of the rows that stand; of the other file where only that has it.
        field: None where the whole record is only in one of the two.
        value: what stands; None where the record is only in the other file.
        other_value: what the other file says; None where the record is not in it.
        file, text_source: the other file.
    """

    document_id: str
    record_table: str
    record_id: str
    field: str | None
    value: str | None
    other_value: str | None
    file: str | None
    sha256: str
    text_source: str


def rank(text_source: str, media_type: str | None, status: str = "ok") -> int:
    """How good a source is; 0 is best."""
    if status in ("needs_ocr", "failed"):
        return _NO_ROWS_RANK
    if media_type and _DOCX in media_type:
        return _DOCX_RANK
    return _RANK.get(text_source, _NO_ROWS_RANK)


def document_rank(document: DocumentRecord) -> int:
    """The rank of the file that a document was read from."""
    return rank(document.text_source, document.media_type, document.status)


def snapshot(records: DocumentRecords) -> Snapshot:
    """What one file says in the fields that matter, as text."""
    found: Snapshot = {
        table: {getattr(r, _IDS[table]): _values(r, wanted) for r in records.rows(table)}
        for table, wanted in _FIELDS.items()
    }
    for body in records.task_agencies:
        if body.role in ("lead", "support"):
            _append(found["tasks"][body.task_id], body.role, body.agency or body.raw or "")
    for target in records.targets:
        parts = (target.year_start, target.year, target.comparator, target.low, target.high, target.unit)
        stated = " ".join(as_text("low", p) for p in parts if p is not None)
        _append(found["indicators"][target.indicator_id], "targets", stated)
    for seen in records.observations:
        value = (seen.year_start, seen.year, seen.comparator, seen.low, seen.high, seen.unit)
        stated = " ".join([seen.kind, *(as_text("low", p) for p in value if p is not None)])
        _append(found["indicators"][seen.indicator_id], "observations", stated)
    return found


def _values(record: Record, columns: tuple[str, ...]) -> Values:
    return {c: as_text(c, getattr(record, c)) for c in columns}


def _append(values: Values, field: str, text: str) -> None:
    values[field] = f"{values[field]}; {text}" if values.get(field) else text


def snapshot_rows(sha256: str, found: Snapshot) -> list[dict[str, str | None]]:
    """A snapshot as rows of ``source_values``; what is not stated takes no row."""
    return [
        {"sha256": sha256, "record_table": table, "record_id": record, "field": field, "value": value}
        for table, records in found.items()
        for record, values in records.items()
        for field, value in values.items()
        if value
    ]


def stored_snapshot(connection: Connection, sha256: str) -> Snapshot:
    """The snapshot of one file, from the database."""
    found: Snapshot = {t: defaultdict(dict) for t in _FIELDS}
    query = select(source_values).where(source_values.c.sha256 == sha256)
    ordered = query.order_by(source_values.c.record_table, source_values.c.record_id, source_values.c.field)
    for row in connection.execute(ordered):
        found[row.record_table][row.record_id][row.field] = row.value or ""
    return found


def differences(connection: Connection, document_id: str) -> tuple[SourceDifference, ...]:
    """What the other files of a document say differently from the one that gave its rows."""
    query = (
        select(document_files)
        .where(document_files.c.document_id == document_id)
        .order_by(document_files.c.sha256)
    )
    files = list(connection.execute(query))
    primary = next((f for f in files if f.is_primary), None)
    if primary is None or len(files) == 1:
        return ()
    stands = stored_snapshot(connection, primary.sha256)
    found: list[SourceDifference] = []
    for file in files:
        if file.sha256 == primary.sha256:
            continue
        other = stored_snapshot(connection, file.sha256)
        if not other["tasks"] and not other["indicators"]:
            continue  # a file without rows says nothing
        found += [
            SourceDifference(document_id, *stated, file.file, file.sha256, file.text_source)
            for stated in compare_snapshots(stands, other)
        ]
    return tuple(found)


Difference = tuple[str, str, str | None, str | None, str | None]


def compare_snapshots(stands: Snapshot, other: Snapshot) -> Iterator[Difference]:
    """(table, record id, field, value, other value), record by record."""
    yield from _compare_values("documents", _only(stands), _only(other))
    for table, title in _TITLE.items():
        pairs = match(stands[table], other[table], title)
        for record, partner in pairs.items():
            if partner is None:
                yield table, record, None, stands[table][record].get(title, ""), None
            else:
                mine, others = stands[table][record], other[table][partner]
                yield from _compare_values(table, (record, mine), (partner, others))
        taken = set(pairs.values())
        for record, values in other[table].items():
            if record not in taken:
                yield table, record, None, None, values.get(title, "")


def _only(found: Snapshot) -> tuple[str, Values]:
    return next(iter(found["documents"].items()), ("", {}))


def _compare_values(table: str, mine: tuple[str, Values], other: tuple[str, Values]) -> Iterator[Difference]:
    record, values = mine
    for field in sorted(values.keys() | other[1].keys()):
        here, there = values.get(field, ""), other[1].get(field, "")
        same = key(here) == key(there) if field in _WORDS else here == there
        if not same:
            yield table, record, field, here, there


def match(mine: dict[str, Values], others: dict[str, Values], title: str) -> dict[str, str | None]:
    """For each of my records the other file's record, None where it has none."""
    pairs: dict[str, str | None] = dict.fromkeys(mine)
    for record, values in mine.items():
        if record in others and _similarity(values, others[record], title) >= _SAME_ID_SIMILARITY:
            pairs[record] = record
    free = {r: key(v.get(title, "")) for r, v in others.items() if r not in set(pairs.values())}
    for record in [r for r, partner in pairs.items() if partner is None]:
        wanted = key(mine[record].get(title, ""))
        best = process.extractOne(wanted, free, scorer=fuzz.ratio, score_cutoff=_OTHER_ID_SIMILARITY)
        if best is not None:
            pairs[record] = best[2]
            del free[best[2]]
    return pairs


def _similarity(mine: Values, other: Values, title: str) -> float:
    return fuzz.ratio(key(mine.get(title, "")), key(other.get(title, "")))
