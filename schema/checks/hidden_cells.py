"""Cells of a scan that were read as empty, though a streak or other ink lies in them: what stands there only the page says."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Cell, Column, Table, TaskRow
from extract.tables.matrix import body_rows
from normalize.notes import LOOK, Code, warning
from schema.checks.given import CheckInput, field_of, page_of
from schema.contract.ids import table_id
from schema.recorder import Recorder

_ROWS = 8
"""Rows that one finding names."""


def check_hidden_cells(given: CheckInput, recorder: Recorder) -> None:
    """A finding on the value that such a cell would give; one on the table for a column that is empty all
    down, and for rows that are no tasks."""
    tasks = {(t.table, t.row): (t, record) for t, record in given.tasks()}
    for table in given.tables:
        body = set(body_rows(table))
        for column in table.columns if any(c.hidden for c in table.cells) else ():
            own = [c for c in table.cells if c.column == column.index and c.row in body]
            hidden = [c for c in own if c.hidden]
            told = column.role == "number" or any(c.text for c in own)
            rest: list[Cell] = []
            for cell in hidden:
                task = tasks.get((table.position, cell.row)) if told else None
                if task is None:
                    rest.append(cell)
                else:
                    _say(*task, column, recorder)
            if rest and (told or any(c.text for c in table.cells if c.row in body)):
                _say_of_table(table, column, rest, given, recorder)


def _say(task: TaskRow, record: str, column: Column, recorder: Recorder) -> None:
    table, field = field_of(column.role)
    title = task.field("title")
    message = f"The cell under “{column.header}” was read as empty, and something dark lies in it: what stands there may be lost.{LOOK}"
    recorder.note(table, record, field, warning(Code.CELL_EMPTY, message), page_of(title) if title else None)


def _say_of_table(
    table: Table, column: Column, cells: Sequence[Cell], given: CheckInput, recorder: Recorder
) -> None:
    rows = sorted(c.row + 1 for c in cells)
    named = ", ".join(map(str, rows[:_ROWS])) + (" …" if len(rows) > _ROWS else "")
    message = (
        f"In column {column.index + 1} (“{column.header}”) {len(rows)} cells were read as empty, and something dark lies in them"
        f" (rows {named}, counted from the top): what stands there may be lost.{LOOK}"
    )
    record = table_id(given.setting.document_id, table.position)
    recorder.note("cells", record, "text", warning(Code.CELL_EMPTY, message), table.page_first)
