"""What was lost inside tables that gave rows: rows without a record, columns of which no value came."""

from __future__ import annotations

from collections.abc import Iterator

from extract.model import Cell, Table
from extract.tables.matrix import body_rows
from extract.tables.value_columns import columns_of_figures, is_of_others
from normalize.notes import Code, warning
from normalize.roles import role_of
from schema.account.balance import Account, AccountInput, Entry, tables_with_rows
from schema.account.takings import ROW_TABLES, TASK_TABLES, Takings
from schema.build.task_cells import READ_ROLES
from schema.contract.ids import table_id
from schema.recorder import Remark

_ROWS = 5
"""Rows that a finding names."""
_NIL = frozenset("-–—.…/_ \t\n")


def lost_rows(account: Account, given: AccountInput) -> Iterator[Remark]:
    """A finding on each table of which printed rows gave no record."""
    for table in _with_rows(given):
        lost = [c for c in table.cells if c.text and not _reached(c, account.rows[table.position])]
        rows = sorted({c.row for c in lost})
        if not rows:
            continue
        named = ", ".join(str(r + 1) for r in rows[:_ROWS]) + (" …" if len(rows) > _ROWS else "")
        message = f"{len(rows)} printed rows of the table (counted from the top: {named}) gave no record: look at the page."
        note = warning(
            Code.REGION_UNREAD, message, found=" | ".join(c.text for c in lost if c.row == rows[0])[:120]
        )
        yield Remark(
            "tables",
            table_id(given.records.document.document_id, table.position),
            "n_rows",
            note,
            _page(lost[0]),
        )


def lost_cells(account: Account, given: AccountInput) -> Iterator[Remark]:
    """A finding on each table to which printed cells did not come: lost where its pieces were joined."""
    by_table: dict[int, list[Entry]] = {}
    for entry in account.entries:
        if entry.table is not None and entry.strays:
            by_table.setdefault(entry.table.position, []).append(entry)
    for position, entries in by_table.items():
        strays = [f for e in entries for f in e.strays]
        message = (
            f"{len(strays)} printed cells of the table are in no cell of the dataset: lost where its pieces were"
            " joined. Look at the page."
        )
        note = warning(Code.REGION_UNREAD, message, found=" | ".join(f.text for f in strays)[:120])
        record = table_id(given.records.document.document_id, position)
        yield Remark("tables", record, "n_rows", note, strays[0].place.page)


def lost_columns(account: Account, given: AccountInput) -> Iterator[Remark]:
    """A finding on each column whose heading is understood, which holds text, and of which no value came."""
    task_tables = {t.table_id for t in given.records.tasks if t.table_id}
    for table in _with_rows(given):
        record = table_id(given.records.document.document_id, table.position)
        if record not in task_tables:
            continue
        body = set(body_rows(table))
        for column in table.columns:
            if column.role not in READ_ROLES:
                continue
            cells = [c for c in table.cells if c.column == column.index and c.row in body and _says(c)]
            if not cells or any(_taken(c, account.takings) for c in cells):
                continue
            message = (
                f"Nothing was taken from the column “{column.header}” ({role_of(column.role).label_en.lower()}),"
                f" though {len(cells)} of its cells hold text: look at the page."
            )
            note = warning(Code.COLUMN_UNREAD, message, found=cells[0].text[:120])
            yield Remark("tables", record, column.role, note, _page(cells[0]))


def lost_figures(account: Account, given: AccountInput) -> Iterator[Remark]:
    """A finding on each column of figures of a table of indicators that was taken for none of values, but for points and
    prices; what becomes of columns of values is told where they are read."""
    own = {i.table_id for i in given.records.indicators if i.table_id}
    for table in _with_rows(given):
        record = table_id(given.records.document.document_id, table.position)
        if record not in own:
            continue
        body = set(body_rows(table))
        for column in columns_of_figures(table):
            if role_of(column.role).holds_target or column.role == "baseline" or is_of_others(column):
                continue
            cells = [c for c in table.cells if _covers(c, column.index) and c.row in body and _says(c)]
            if not cells or any(
                t.table in ROW_TABLES for c in cells for t in account.takings.of_all(c.parts)
            ):
                continue
            message = (
                f"The column “{column.header}” holds figures, and none was taken from its {len(cells)} cells."
                " Look whether they are values."
            )
            note = warning(Code.COLUMN_UNREAD, message, found=cells[0].text[:120])
            yield Remark("tables", record, f"column_{column.index + 1}", note, _page(cells[0]))


def _covers(cell: Cell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.column_span


def _with_rows(given: AccountInput) -> Iterator[Table]:
    own = tables_with_rows(given.records)
    document = given.records.document.document_id
    yield from (t for t in given.tables if table_id(document, t.position) in own)


def _reached(cell: Cell, rows: set[int]) -> bool:
    return any(r in rows for r in range(cell.row, cell.row + cell.row_span))


def _says(cell: Cell) -> bool:
    return any(c not in _NIL for c in cell.text)


def _taken(cell: Cell, takings: Takings) -> bool:
    return any(t.table in TASK_TABLES for t in takings.of_all(cell.parts))


def _page(cell: Cell) -> int | None:
    return cell.parts[0].place.page if cell.parts else None
