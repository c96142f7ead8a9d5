"""Sums decide between readings of a scanned figure, before anything is built from it.

A figure that was read doubtfully is beyond doubt where it is part of a printed sum that holds: the sum was
read by itself. Where a sum does not hold, and holds with exactly one other reading of one doubtful figure,
that reading is taken. Both readings stand in a note either way; a figure that was read surely is never
changed, and a sum that holds with none of the readings leaves them all as they were, doubted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from extract.model import Cell, Table
from extract.tasks.of_tables import TableRows
from normalize.notes import DOUBTED, Code, Note, Severity, info, settled, warning
from schema.setting.document import Setting
from schema.sums.amounts import SUMMED
from schema.sums.nodes import (
    FigureColumn,
    Node,
    adds_up,
    adds_without_inner,
    column_nodes,
    group_node,
    readings_of_group,
    readings_of_total,
)

SETTLED = 0.99
"""Chance of a figure with which a printed sum holds."""
MOST_CHANGES = 8
"""Figures of one column that may be changed: more would be fitting figures to sums."""
_FIGURE = regex.compile(r"\P{L}*\d[\d.,\s]*\P{L}*")


@dataclass(frozen=True, slots=True)
class _Sum:
    """A printed sum, what it may be made of, and the rows whose figures vouch for it (None: it does not
    hold)."""

    printed: Node
    rows: frozenset[int]
    holds_with: frozenset[int] | None


def settle_figures(tables: Sequence[Table], rows: Sequence[TableRows], setting: Setting) -> tuple[Table, ...]:
    """The tables, doubtful figures settled by the sums of their columns.

    Args:
        rows: the rows of the tables of tasks; ``setting``: how figures are written.
    """
    by_table = {r.table: r for r in rows}
    return tuple(
        _settled(table, by_table[table.position], setting) if table.position in by_table else table
        for table in tables
    )


def _settled(table: Table, rows: TableRows, setting: Setting) -> Table:
    changed: dict[tuple[int, int], Cell] = {}
    for column in table.columns:
        if column.role not in SUMMED:
            continue
        doubtful = {
            c.row: c
            for c in table.cells
            if c.column == column.index and c.column_span == 1 and _is_doubtful(c)
        }
        if doubtful:
            cells = _Column(FigureColumn(rows, column, setting), doubtful).settled()
            changed |= {(c.row, c.column): c for c in cells}
    if not changed:
        return table
    return replace(table, cells=tuple(changed.get((c.row, c.column), c) for c in table.cells))


class _Column:
    """A column of figures with its doubtful cells, by row."""

    def __init__(self, figures: FigureColumn, doubtful: Mapping[int, Cell]) -> None:
        self.figures, self.doubtful = figures, doubtful

    def settled(self) -> list[Cell]:
        """The cells that the sums settle, as they are then."""
        instead: dict[int, str] = {}
        while len(instead) < MOST_CHANGES and (better := self._better(instead)) is not None:
            instead |= better
        holding = [s for s in self._sums(instead) if s.holds_with is not None]
        cells: list[Cell] = []
        for row, cell in self.doubtful.items():
            held = next((s for s in holding if s.holds_with is not None and row in s.holds_with), None)
            if held is not None:
                name = (
                    "the total row" if held.printed.row in self._totals() else f"group {held.printed.label}"
                )
                cells.append(_changed(cell, instead[row], name) if row in instead else _confirmed(cell, name))
        return cells

    def _better(self, instead: Mapping[int, str]) -> dict[int, str] | None:
        """The one other reading of one figure with which a sum holds that does not without it."""
        before = self._sums(instead)
        for broken in (s for s in before if s.holds_with is None):
            found = [
                {row: text}
                for row in broken.rows & self.doubtful.keys() - instead.keys()
                if not any(s.holds_with is not None and row in s.holds_with for s in before)
                for text in _other_readings(self.doubtful[row])
                if _mended(before, self._sums({**instead, row: text}), broken.printed.row)
            ]
            if len(found) == 1:
                return found[0]
        return None

    def _totals(self) -> list[int]:
        return [t.row for t in self.figures.rows.totals]

    def _sums(self, instead: Mapping[int, str]) -> list[_Sum]:
        figures = replace(self.figures, instead=instead)
        nodes = column_nodes(figures)
        found: list[_Sum] = []
        for k, node in enumerate(nodes):
            if node.is_group and node.value is not None:
                found.append(_sum(node, readings_of_group(nodes, k)))
        for total in self.figures.rows.totals:
            printed = group_node(total, figures)
            if printed.value is not None:
                sum_ = _sum(printed, readings_of_total(printed, nodes, self._totals()))
                if sum_.holds_with is None and adds_without_inner(printed, nodes):
                    sum_ = replace(sum_, holds_with=frozenset({printed.row}))
                found.append(sum_)
        return [s for s in found if s.rows]


def _sum(printed: Node, readings: Sequence[Sequence[Node]]) -> _Sum:
    rows = frozenset(n.row for r in readings for n in r if n.value is not None)
    held = next((r for r in readings if adds_up(printed, r)), None)
    with_rows = frozenset({printed.row, *(n.row for n in held if n.value)}) if held is not None else None
    return _Sum(printed, rows | {printed.row} if rows else rows, with_rows)


def _mended(before: Sequence[_Sum], after: Sequence[_Sum], row: int) -> bool:
    """Whether the sum printed in a row holds now, and no sum that held is broken."""
    holds = {s.printed.row for s in after if s.holds_with is not None}
    return row in holds and {s.printed.row for s in before if s.holds_with is not None} <= holds


def _is_doubtful(cell: Cell) -> bool:
    if len(cell.parts) != 1 or not _FIGURE.fullmatch(cell.text):
        return False
    [part] = cell.parts
    return part.confidence < DOUBTED or any(_is_open(n) for n in part.notes)


def _is_open(note: Note) -> bool:
    return note.code is Code.NUMBER_AMBIGUOUS and note.severity is not Severity.INFO


def _other_readings(cell: Cell) -> list[str]:
    readings = [t for n in cell.parts[0].notes if _is_open(n) for t in (n.expected, n.found) if t]
    return [t for t in dict.fromkeys(readings) if t != cell.text and any(c.isdigit() for c in t)]


def _confirmed(cell: Cell, name: str) -> Cell:
    """The cell as it was read, beyond doubt."""
    [part] = cell.parts
    by = f"The sum of {name} holds with it."
    notes = tuple(settled(n, by) if _is_open(n) else n for n in part.notes)
    if part.confidence < DOUBTED and notes == part.notes:
        message = f"Read with little sureness ({part.confidence:.0%}). {by}"
        notes = (*notes, info(Code.OCR_LOW_CONFIDENCE, message, found=cell.text))
    sure = replace(part, confidence=max(part.confidence, SETTLED), notes=notes, doubts=())
    return replace(cell, parts=(sure,))


def _changed(cell: Cell, text: str, name: str) -> Cell:
    """The cell as another reading has it, with a note that holds both."""
    [part] = cell.parts
    note = warning(
        Code.NUMBER_AMBIGUOUS,
        f"The figure was read as {cell.text!r} and as {text!r}; the sum of {name} holds with the second only.",
        expected=text,
        found=cell.text,
    )
    kept = tuple(n for n in part.notes if not _is_open(n))
    confidence = max(part.confidence, SETTLED)
    fragment = replace(part, text=text, confidence=confidence, notes=(*kept, note), doubts=())
    return replace(cell, text=text, parts=(fragment,), lines=(text,))
