"""Whether the records of a document hang together, asked before they are stored.

The database would refuse them too, but only say that some reference failed; here the row and column are
named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from schema.contract.columns import Reference, declared_columns
from schema.contract.records import RECORD_TYPES, DocumentRecords, Record
from schema.database.models import contract_key
from schema.errors import InconsistentRecords

_TABLES = tuple(f.name for f in fields(DocumentRecords) if f.name in RECORD_TYPES)
"""The tables of which a document carries rows, besides its own row in ``documents``."""
_REGISTER = "agencies"


def check(records: DocumentRecords, agencies: frozenset[str]) -> None:
    """Holds ids against references.

    Args:
        agencies: ids of the register.

    Raises:
        InconsistentRecords: naming the first defects.
    """
    problems = [*_repeated(records), *_dangling(records), *_unregistered(records, agencies)]
    if problems:
        more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
        raise InconsistentRecords("; ".join(problems[:3]) + more)


def _key(record: Record, columns: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(record, c) for c in columns)


def _repeated(records: DocumentRecords) -> Iterator[str]:
    for table in _TABLES:
        columns = contract_key(table)
        known: set[tuple[object, ...]] = set()
        for record in records.rows(table) if columns else ():
            key = _key(record, columns)
            if key in known:
                yield f"{table} has {'/'.join(map(str, key))} twice"
            known.add(key)


def _references() -> Iterator[tuple[str, str, Reference]]:
    """(table, column, what it names) for every reference that a document's rows may hold."""
    for table in ("documents", *_TABLES):
        for column in declared_columns(RECORD_TYPES[table]):
            if column.reference is not None:
                yield table, column.name, column.reference


def _dangling(records: DocumentRecords) -> Iterator[str]:
    ids: dict[Reference, set[object]] = {}
    for table, column, other in _references():
        if other.table == _REGISTER or other.emptied:
            continue
        if other not in ids:
            ids[other] = {getattr(r, other.column) for r in records.rows(other.table)}
        for record in records.rows(table):
            wanted = getattr(record, column)
            if wanted is not None and wanted not in ids[other]:
                yield f"{table}.{column} {wanted} is not in {other.table}"


def _unregistered(records: DocumentRecords, agencies: frozenset[str]) -> Iterator[str]:
    for table, column, other in _references():
        for record in records.rows(table) if other.table == _REGISTER else ():
            wanted = getattr(record, column)
            if wanted is not None and wanted not in agencies:
                yield f"{table}.{column} {wanted} is not in the register of agencies"
