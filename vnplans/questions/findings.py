"""What is doubtful: the findings of one document or of all, and their number by code and severity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from sqlalchemy import ColumnElement, Connection, func, select

from normalize.notes import Code
from schema.contract.records import RECORD_TYPES, columns, declaration
from schema.database.find import find_document
from schema.database.models import metadata
from schema.database.rows import Query, rows
from schema.errors import UnknownCode, UnknownField, WrongValue
from vnplans.listing import ALL_ROWS, Listing, Page
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
_SETTLED = "{} settled (accepted, dismissed or fixed) not shown; --all shows them."


def findings(
    document: str | None = None, db: str | None = None, wanted: Wanted = ALL, page: Page = ALL_ROWS
) -> Listing:
    """The findings of one document, or of all where ``document`` is None, in the order of an export.

    Args:
        page: which part of them; a note says how many there are where it is not all.

    Raises:
        UnknownCode: there is no such code.
        WrongValue: there is no such severity or status.
        UnknownField: there is no such table, or none of the tables has such a field.
    """
    _refuse_unknown(wanted)
    with reading(db) as connection:
        own = None if document is None else [find_document(connection, document).document_id]
        meant = _meant(wanted)

        def narrowed(query: Query) -> Query:
            query = query.where(*meant)
            return query.limit(page.limit).offset(page.limit * (page.number - 1)) if page.limit else query

        found = tuple(rows(connection, "findings", own, narrowed))
        every = _number(connection, own, meant) if page.limit else len(found)
    return Listing(columns("findings"), found, page.notes(len(found), every))


def counted(document: str | None = None, db: str | None = None, wanted: Wanted = ALL) -> Listing:
    """Findings by code and severity, the gravest and most frequent first, counted by the database.

    Raises:
        UnknownCode, WrongValue, UnknownField: as for :func:`findings`.
    """
    _refuse_unknown(wanted)
    model = metadata.tables["findings"]
    with reading(db) as connection:
        own = None if document is None else [find_document(connection, document).document_id]
        query = select(model.c.code, model.c.severity, func.count()).where(*_meant(wanted), *_of(own))
        found = connection.execute(query.group_by(model.c.code, model.c.severity)).all()
    ordered = sorted(found, key=lambda r: (_SEVERITIES.index(r[1]), -r[2], r[0]))
    return Listing(("code", "severity", "count"), tuple((r[0], r[1], r[2]) for r in ordered))


def settled(document: str | None = None, db: str | None = None, wanted: Wanted = ALL) -> tuple[str, ...]:
    """The note on how many findings were settled and are therefore not shown; empty where none was."""
    with reading(db) as connection:
        own = None if document is None else [find_document(connection, document).document_id]
        status = metadata.tables["findings"].c.status
        number = _number(connection, own, (*_meant(replace(wanted, status=None)), status != "open"))
    return (_SETTLED.format(number),) if number else ()


def _meant(wanted: Wanted) -> tuple[ColumnElement[bool], ...]:
    """What a finding must be."""
    model = metadata.tables["findings"].c
    asked = ((model.code, wanted.code), (model.record_table, wanted.table), (model.field, wanted.field), (model.status, wanted.status))  # fmt: skip
    least = _SEVERITIES.index(wanted.severity) if wanted.severity in _SEVERITIES else len(_SEVERITIES)
    grave = model.severity.in_(_SEVERITIES[: least + 1])
    return (grave, *(own == value for own, value in asked if value is not None))


def _of(own: Sequence[str] | None) -> tuple[ColumnElement[bool], ...]:
    return () if own is None else (metadata.tables["findings"].c.document_id.in_(own),)


def _number(connection: Connection, own: Sequence[str] | None, meant: Sequence[ColumnElement[bool]]) -> int:
    query = select(func.count()).select_from(metadata.tables["findings"]).where(*meant, *_of(own))
    return connection.execute(query).scalar_one()


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
    hidden = len(found.rows) - len(kept)
    note = _SETTLED.format(hidden)
    return Listing(found.columns, kept, (*found.notes, note) if hidden else found.notes)


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
