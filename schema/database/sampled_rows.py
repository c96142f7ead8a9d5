"""Random samples of a document's rows, and the error rate that people found in them.

What is sampled is what was *read*: rows that people added are not drawn, and a row that was corrected after it was found
wrong stays a wrong reading. The order of a sample follows from its seed and the ids of the rows alone, so the same seed draws the
same rows on any machine, and the first 20 of 40 are the 20.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from sqlalchemy import Connection, select

from schema.contract.records import RowCheckRecord, columns
from schema.database.models import contract_key, document_files, metadata, row_checks, source_values

TABLES = ("tasks", "indicators")
VERDICTS = ("right", "wrong", "unsure")
_Z = 1.959963984540054
"""Of the normal distribution for 95 %."""


@dataclass(frozen=True, slots=True)
class SampledRow:
    """One row of a sample.

    Attributes:
        position: its place in the sample, from 1.
        digest: fingerprint of its values as read.
    """

    position: int
    record_table: str
    record_id: str
    digest: str


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How many of the rows that were checked are wrong.

    Attributes:
        rows: of the document, as read.
        checked: found right or wrong.
        unsure: looked at, and left open; they count neither way.
        stale: checks of rows that were read otherwise since; they do not count.
        share, low, high: of wrong rows, with its 95 % interval (Wilson), from 0 to 1; None where none was checked.
    """

    document_id: str
    rows: int
    checked: int
    wrong: int
    unsure: int
    stale: int
    share: float | None
    low: float | None
    high: float | None


def wilson(wrong: int, checked: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson (1927), which holds for few rows too.

    Example:
        ``wilson(1, 20)`` → 0.009 to 0.236.
    """
    share, spread = wrong / checked, _Z * _Z / checked
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * sqrt(share * (1 - share) / checked + spread / (4 * checked))
    return (0.0 if wrong == 0 else middle - half, 1.0 if wrong == checked else middle + half)


def sample(connection: Connection, document_id: str, seed: int, size: int) -> tuple[SampledRow, ...]:
    """So many rows of a document, in the order in which they were drawn; all where it has fewer."""
    digests = _digests(connection, document_id)
    drawn = sorted(digests, key=lambda row: hashlib.sha256(f"{seed}|{row[1]}".encode()).digest())
    return tuple(
        SampledRow(at, table, record, digests[table, record])
        for at, (table, record) in enumerate(drawn[:size], 1)
    )


def checks_of(connection: Connection, document_id: str) -> dict[str, RowCheckRecord]:
    """Row → the check that stands and still fits what is read."""
    digests = {record: digest for (_, record), digest in _digests(connection, document_id).items()}
    return {r: c for r, c in _standing(connection, document_id).items() if digests.get(r) == c.digest}


def error_rate(connection: Connection, document_id: str) -> ErrorRate:
    """The error rate of a document; each row that was checked counts once."""
    digests = {record: digest for (_, record), digest in _digests(connection, document_id).items()}
    return _rate(document_id, digests, tuple(_standing(connection, document_id).values()))


def error_rates(connection: Connection, document_ids: Sequence[str] | None = None) -> tuple[ErrorRate, ...]:
    """Those of all documents that anybody has checked rows of, by id."""
    found = connection.scalars(select(row_checks.c.document_id).where(row_checks.c.revoked_at.is_(None)))
    stored = set(connection.scalars(select(metadata.tables["documents"].c.document_id)))
    wanted = stored if document_ids is None else stored & set(document_ids)
    return tuple(error_rate(connection, d) for d in sorted(set(found) & wanted))


def _rate(document_id: str, digests: Mapping[str, str], made: Sequence[RowCheckRecord]) -> ErrorRate:
    fresh = [c for c in made if digests.get(c.record_id) == c.digest]
    wrong, right, unsure = (sum(c.verdict == v for c in fresh) for v in ("wrong", "right", "unsure"))
    checked = wrong + right
    low, high = wilson(wrong, checked) if checked else (None, None)
    share = wrong / checked if checked else None
    return ErrorRate(
        document_id=document_id,
        rows=len(digests),
        checked=checked,
        wrong=wrong,
        unsure=unsure,
        stale=len(made) - len(fresh),
        share=share,
        low=low,
        high=high,
    )


def _standing(connection: Connection, document_id: str) -> dict[str, RowCheckRecord]:
    own = (row_checks.c.document_id == document_id) & row_checks.c.revoked_at.is_(None)
    query = select(*(row_checks.c[n] for n in columns("row_checks"))).where(own)
    made = (RowCheckRecord(**row._mapping) for row in connection.execute(query))
    return {c.record_id: c for c in sorted(made, key=lambda c: c.created_at)}


def _digests(connection: Connection, document_id: str) -> dict[tuple[str, str], str]:
    """(table, row) → fingerprint of what the file that gave the rows says in it."""
    file = document_files.c
    query = (
        select(source_values)
        .join(document_files, file.sha256 == source_values.c.sha256)
        .where((file.document_id == document_id) & file.is_primary.is_(True))
        .where(source_values.c.record_table.in_(TABLES))
    )
    values: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in connection.execute(query):
        values.setdefault((row.record_table, row.record_id), []).append((row.field, row.value or ""))
    there = {(table, record) for table in TABLES for record in _stored(connection, table, document_id)}
    return {key: _digest(stated) for key, stated in values.items() if key in there}


def _stored(connection: Connection, table: str, document_id: str) -> list[str]:
    model = metadata.tables[table]
    query = select(model.c[contract_key(table)[0]]).where(model.c.document_id == document_id)
    return list(connection.scalars(query))


def _digest(stated: list[tuple[str, str]]) -> str:
    text = json.dumps(sorted(stated), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
