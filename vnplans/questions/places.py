"""Where things stand in a document: the values and cells of one page, the text in order where no picture can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Row, and_, select

from schema.contract.records import RecordValue
from schema.database.models import metadata

_VALUES = metadata.tables["provenance"]
_CELLS = metadata.tables["cells"]
_TABLES = metadata.tables["tables"]
_FINDINGS = metadata.tables["findings"]
_COVERAGE = metadata.tables["coverage"]
_RANK = ("error", "warning", "info")
_ORDER = ("tasks", "indicators", "targets", "observations", "clauses", "documents")
_BODIES = {"task_agencies": "tasks", "indicator_agencies": "indicators", "task_products": "tasks"}
"""Tables whose places bear the id of another table's record."""


@dataclass(frozen=True, slots=True)
class ValuePlace:
    """A printed box and the values that were read from it; points, origin top-left.

    Attributes:
        table: of the first value, for its colour.
        values: ``(record id, field)``; a group's row is a value of each of its tasks.
    """

    table: str
    box: tuple[float, float, float, float]
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a table, rows and columns from 0."""

    table_id: str
    row: int
    column: int
    role: str | None
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class LostPlace:
    """A part of a page that went nowhere; ``kind`` as in ``coverage``: table, clause, label, figure, …."""

    kind: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line or paragraph, with the records whose values stand in it: ``(record id, field)``."""

    page: int | None
    line: int | None
    text: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table as rows of its cells; a cell that holds nothing is an empty line."""

    table_id: str
    page: int | None
    line: int | None
    rows: tuple[tuple[TextLine, ...], ...]


def values_on_page(connection: Connection, document_id: str, page: int) -> tuple[ValuePlace, ...]:
    """The values read on a page, the largest boxes first, so that the smallest lies on top."""
    own = and_(_VALUES.c.document_id == document_id, _VALUES.c.page == page, _VALUES.c.x0.is_not(None))
    found: dict[tuple[float, float, float, float], list[tuple[str, str, str]]] = {}
    for r in connection.execute(select(_VALUES).where(own)):
        table = _BODIES.get(r.record_table, r.record_table)
        found.setdefault((r.x0, r.top, r.x1, r.bottom), []).append((table, r.record_id, r.field))
    made = (
        ValuePlace(
            min(values, key=_first)[0], box, tuple((i, f) for _, i, f in sorted(set(values), key=_first))
        )
        for box, values in found.items()
    )
    return tuple(sorted(made, key=lambda v: (-_area(v.box), v.values)))


def _first(value: tuple[str, str, str]) -> tuple[int, str, str]:
    """Rows before clauses, clauses before what stands in the head."""
    return _ORDER.index(value[0]) if value[0] in _ORDER else len(_ORDER), value[1], value[2]


def cells_on_page(connection: Connection, document_id: str, page: int) -> tuple[CellPlace, ...]:
    """The cells that stand on a page."""
    joined = _CELLS.join(_TABLES, _CELLS.c.table_id == _TABLES.c.table_id)
    own = and_(_TABLES.c.document_id == document_id, _CELLS.c.page == page, _CELLS.c.x0.is_not(None))
    return tuple(
        CellPlace(r.table_id, r.row, r.column, r.role, (r.x0, r.top, r.x1, r.bottom))
        for r in connection.execute(select(_CELLS).select_from(joined).where(own))
    )


def lost_on_page(connection: Connection, document_id: str, page: int) -> tuple[LostPlace, ...]:
    """What looks like content on a page and went nowhere, after the account of the document; whole parts before spots."""
    own = and_(
        _COVERAGE.c.document_id == document_id, _COVERAGE.c.page == page, _COVERAGE.c.taken_as == "nothing"
    )
    rows = connection.execute(select(_COVERAGE).where(own, _COVERAGE.c.x0.is_not(None)))
    found = (LostPlace(r.kind, (r.x0, r.top, r.x1, r.bottom)) for r in rows)
    return tuple(sorted(found, key=lambda one: -_area(one.box)))


def findings_by_page(connection: Connection, document_id: str) -> dict[int, dict[str, int]]:
    """Page → severity → open findings, the gravest first."""
    own = and_(
        _FINDINGS.c.document_id == document_id, _FINDINGS.c.status == "open", _FINDINGS.c.page.is_not(None)
    )
    found: dict[int, dict[str, int]] = {}
    for page, severity in connection.execute(select(_FINDINGS.c.page, _FINDINGS.c.severity).where(own)):
        counts = found.setdefault(page, {})
        counts[severity] = counts.get(severity, 0) + 1
    return {p: dict(sorted(c.items(), key=lambda x: _RANK.index(x[0]))) for p, c in sorted(found.items())}


def printed_text(connection: Connection, document_id: str) -> tuple[TextLine | TextTable, ...]:
    """The text of a document as far as rows were read from it, in the order of the print.

    What went nowhere is not in it: only the file itself holds that.
    """
    tables = tuple(_tables(connection, document_id))
    inside = {(c.page, c.line, c.text) for t in tables for row in t.rows for c in row}
    spans = [(t.line, max((c.line or 0 for row in t.rows for c in row), default=0)) for t in tables if t.line]
    lines = (
        line
        for line in _lines(connection, document_id)
        if (line.page, line.line, line.text) not in inside
        and not any(first <= (line.line or 0) <= last for first, last in spans)
    )
    return tuple(sorted((*lines, *tables), key=lambda p: (p.page or 0, p.line or 0)))


def _lines(connection: Connection, document_id: str) -> Iterator[TextLine]:
    """The longest text read at each place; in paged files a place is the top of a box."""
    own = and_(_VALUES.c.document_id == document_id, _VALUES.c.raw.is_not(None))
    places: dict[tuple[int, int], list[Row[tuple[object, ...]]]] = {}
    for r in connection.execute(select(_VALUES).where(own)):
        line = r.line if r.line is not None else int(r.top or 0)
        places.setdefault((r.page or 0, line), []).append(r)
    for (page, line), rows in places.items():
        longest = max(rows, key=lambda r: (len(r.raw), r.record_table == "clauses"))
        values = dict.fromkeys((r.record_id, r.field) for r in rows)
        yield TextLine(page or None, line, longest.raw, tuple(values))


def _tables(connection: Connection, document_id: str) -> Iterator[TextTable]:
    joined = _CELLS.join(_TABLES, _CELLS.c.table_id == _TABLES.c.table_id)
    query = select(_CELLS).select_from(joined).where(_TABLES.c.document_id == document_id)
    order = (_CELLS.c.table_id, _CELLS.c.row, _CELLS.c.column, _CELLS.c.part)
    values = _values_by_place(connection, document_id)
    tables: dict[str, dict[int, dict[int, TextLine]]] = {}
    for r in connection.execute(query.order_by(*order)):
        row = tables.setdefault(r.table_id, {}).setdefault(r.row, {})
        near = values.get((r.page, r.line if r.line is not None else r.x0, r.top), ())
        own = [value for value, printed in near if printed is None or printed in (r.raw or "")]
        known = row.get(r.column)
        text = f"{known.text}\n{r.raw or ''}" if known else r.raw or ""
        line = r.line if r.line is not None else int(r.top or 0)
        first = known or TextLine(r.page, line, "")
        row[r.column] = TextLine(first.page, first.line, text, tuple(dict.fromkeys((*first.values, *own))))
    for table_id, rows in tables.items():
        width = 1 + max(c for row in rows.values() for c in row)
        made = tuple(
            tuple(row.get(c, TextLine(None, None, "")) for c in range(width)) for row in rows.values()
        )
        first = next(c for c in made[0] if c.line is not None)
        yield TextTable(table_id, first.page, first.line, made)


def _values_by_place(
    connection: Connection, document_id: str
) -> dict[tuple[RecordValue, RecordValue, RecordValue], list[tuple[tuple[str, str], str | None]]]:
    """Page, line (or left edge) and top of a printed place → the values read there, each with its printed text.

    A saved web page has one line for all cells of a row, so the text tells which cell a value is of.
    """
    found: dict[tuple[RecordValue, RecordValue, RecordValue], list[tuple[tuple[str, str], str | None]]] = {}
    for r in connection.execute(select(_VALUES).where(_VALUES.c.document_id == document_id)):
        place = (r.page, r.line if r.line is not None else r.x0, r.top)
        found.setdefault(place, []).append(((r.record_id, r.field), r.raw))
    return found


def _area(box: Iterable[float]) -> float:
    x0, top, x1, bottom = box
    return (x1 - x0) * (bottom - top)
