"""Text copied from a portal's page to blocks, where nothing marks a cell: one cell a line, empty cells are
lost.

A table is known by its header (consecutive lines that are known headers, that of the row numbers first), its
rows by their numbers. A row with as many lines as the header is sure; a group row has its number and its
name. Of any other row
nobody can say which cell was empty or went over two lines: its cells are filled from the left and carry a
warning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import Block, Grid, GridCell
from extract.plain_tables.rows import Row, grid_of
from extract.plain_text.paragraphs import paragraph_of, rejoined
from normalize.headers import match_header
from normalize.notes import Code, warning
from normalize.numbering.labels import COUNTED, Label, cell_label, split_label
from normalize.numbering.order import follows, is_first
from normalize.text import clean

_FEWEST_HEADERS = 3
_LONGEST_HEADER = 60
_SURE_HEADER = 0.75
_SURPLUS = 3
"""Lines that a row may have beyond the header's number."""
_MISSING = 3
"""Numbers that may be missing between two rows: 2 → 6, but "85" behind row 2 is a further line of its
last cell."""
_GROUP_LINES = 2
"""Lines of a group row: its number and its name."""


@dataclass(frozen=True, slots=True)
class BareTable:
    """Lines ``[first, last)`` (0-based) that are a table: indexes of the lines of each row, the
    header's first."""

    first: int
    last: int
    rows: tuple[tuple[int, ...], ...]

    @property
    def width(self) -> int:
        return len(self.rows[0])

    def is_doubtful(self, row: tuple[int, ...]) -> bool:
        """Whether nobody can say which line of the row is which cell."""
        return len(row) not in (self.width, _GROUP_LINES)


def bare_tables(lines: Sequence[str]) -> tuple[BareTable, ...]:
    """The tables of a text that has neither tabs nor pipes."""
    if any("\t" in line or "|" in line for line in lines):
        return ()
    found: list[BareTable] = []
    at = 0
    while at < len(lines):
        width = _header_at(lines, at)
        if width:
            found.append(_table_at(lines, at, width))
        at = found[-1].last if width else at + 1
    return tuple(t for t in found if len(t.rows) > 1)


def _header_at(lines: Sequence[str], at: int) -> int:
    """How many lines from here are the headers of a table; 0 where none begins."""
    if match_header(lines[at]).role != "number":
        return 0
    end = at + 1
    while end < len(lines) and _is_header(lines[end]):
        end += 1
    return end - at if end - at >= _FEWEST_HEADERS else 0


def _is_header(line: str) -> bool:
    short = 0 < len(line.strip()) <= _LONGEST_HEADER
    return short and cell_label(line) is None and match_header(line).score >= _SURE_HEADER


def _table_at(lines: Sequence[str], at: int, width: int) -> BareTable:
    rows = [tuple(range(at, at + width))]
    row: list[int] = []
    labels: list[Label] = []
    k = at + width
    while k < len(lines) and lines[k].strip():
        label = cell_label(lines[k])
        begins = label is not None and (
            _begins_row(label, labels, len(row), width)
            or _is_later(_label_of(lines, k + width), label, labels, len(row), width)
        )
        if label is not None and begins:
            if row:
                rows.append(tuple(row))
            row = [k]
            labels.append(label)
        elif not row or _is_heading(lines[k]) or (len(row) >= width and not _goes_on(lines, k, labels)):
            break
        else:
            row.append(k)
        k += 1
    if row:
        rows.append(tuple(row))
    return BareTable(at, k, tuple(rows))


def _goes_on(lines: Sequence[str], at: int, before: Sequence[Label]) -> bool:
    """Whether the numbering goes on a few lines further: a cell of the row has several lines."""
    near = [cell_label(line) for line in lines[at + 1 : at + 1 + _SURPLUS]]
    return any(label is not None and any(follows(b, label) for b in before) for label in near)


def _begins_row(label: Label, before: Sequence[Label], filled: int, width: int) -> bool:
    """Whether a label numbers a new row: it goes on with a numbering, begins one, or the row before is full.

    A lone figure in the middle of a row ("85") is a cell of it.
    """
    if label.is_bullet:
        return False
    goes_on = any(follows(b, label) for b in before) or is_first(label)
    return (goes_on and filled != 1) or (not filled and not before) or (filled >= width and goes_on)


def _label_of(lines: Sequence[str], at: int) -> Label | None:
    return cell_label(lines[at]) if at < len(lines) else None


def _is_later(further: Label | None, label: Label, before: Sequence[Label], filled: int, width: int) -> bool:
    """Whether a number goes on beyond a gap: ``4`` behind ``2`` where the number 3 is not printed.

    Only where the lines say so too: the row before it is full, or a whole row further the next number stands
    (``further``).
    """
    last = before[-1] if before else None
    if last is None or last.kind is not label.kind or label.kind not in COUNTED:
        return False
    leads_on = filled > 1 and further is not None and follows(label, further)
    near = last.parts[:-1] == label.parts[:-1] and 0 < label.parts[-1] - last.parts[-1] <= _MISSING + 1
    return last.parts < label.parts and (leads_on or (near and filled == width))


def _is_heading(line: str) -> bool:
    """A clause's heading in capitals, ``III. TỔ CHỨC THỰC HIỆN``: the table before it is over."""
    return line.isupper() and split_label(line)[0] is not None


def bare_blocks(lines: list[str], tables: tuple[BareTable, ...]) -> tuple[Block, ...]:
    """Paragraphs and tables of a text whose cells nothing marks, in order."""
    blocks: list[Block] = []
    begins = {t.first: t for t in tables}
    at = 0
    while at < len(lines):
        table = begins.get(at)
        if table is None:
            blocks.extend(paragraph_of([lines[at]], at + 1))
            at += 1
        else:
            blocks.append(_bare_grid(lines, table))
            at = table.last
    return rejoined(blocks)


def _bare_grid(lines: list[str], table: BareTable) -> Grid:
    rows = [_bare_row(lines, row, table.width) for row in table.rows]
    grid = grid_of(rows, "portal_bare")
    doubtful = {r for r, row in enumerate(table.rows) if table.is_doubtful(row)}
    return replace(grid, cells=tuple(_doubted(c) if c.row in doubtful else c for c in grid.cells))


def _bare_row(lines: list[str], row: tuple[int, ...], width: int) -> Row:
    """The row's lines as cells; what is beyond the header's width goes to the last one."""
    cells = [[(k + 1, clean(lines[k]))] for k in row[:width]]
    cells[-1] += [(k + 1, clean(lines[k])) for k in row[width:]]
    return Row(tuple(map(tuple, cells)))


def _doubted(cell: GridCell) -> GridCell:
    note = warning(
        Code.CELL_SHIFTED,
        "The row has fewer or more lines than the header: the cell may belong to a neighbouring column.",
        found=cell.text[:80],
    )
    fragment = replace(cell.fragment, confidence=0.5, notes=(*cell.fragment.notes, note))
    return replace(cell, fragment=fragment)
