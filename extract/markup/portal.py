"""Text saved from a law portal to blocks: one cell a line, each cell's line begins with a tab.

A line without a tab goes on with the cell (cells of several paragraphs); a blank line before a tab ends the
row; two blank lines, or a line without a tab after a full row, end the table.
"""

from __future__ import annotations

from extract.markup.portal_widths import UsualWidths, is_cell_line
from extract.model import Block
from extract.plain_tables.rows import Row, grid_of
from extract.plain_text.paragraphs import paragraph_of, rejoined
from normalize.text import clean


def is_portal_text(lines: list[str]) -> bool:
    """Whether cells stand one a line: many lines with exactly one tab, at their start."""
    one = sum(1 for line in lines if line.count("\t") == 1 and not line.split("\t")[0].strip("\xa0 "))
    many = sum(1 for line in lines if line.count("\t") > 1)
    return one > 3 * max(many, 1)


def portal_blocks(lines: list[str]) -> tuple[Block, ...]:
    """Paragraphs and tables of a text saved from a portal, in order."""
    blocks: list[Block] = []
    widths = UsualWidths(lines)
    at = 0
    while at < len(lines):
        if is_cell_line(lines[at]):
            rows, at = _portal_rows(lines, at, widths.at(at))
            blocks.append(grid_of(_aligned(rows), "portal"))
        else:
            blocks.extend(paragraph_of([lines[at]], at + 1))
            at += 1
    return rejoined(blocks)


def _portal_rows(lines: list[str], at: int, width: int) -> tuple[list[Row], int]:
    """The rows from line index ``at`` on, usually so wide, and the index behind them."""
    rows: list[Row] = []
    cells: list[list[tuple[int, str]]] = []
    blanks = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip("\xa0 \t"):
            if "\t" in line:
                cells.append([(at + 1, "")])
            else:
                blanks += 1
        elif is_cell_line(line):
            if blanks and cells:
                rows.append(_row_of(cells))
                cells = []
            cells.append([(at + 1, clean(line))])
            blanks = 0
        elif blanks > 1 or (blanks and len(cells) >= width) or not cells:
            break
        else:
            cells[-1].append((at + 1, clean(line)))
            blanks = 0
        at += 1
    if cells:
        rows.append(_row_of(cells))
    return rows, at


def _row_of(cells: list[list[tuple[int, str]]]) -> Row:
    return Row(tuple(tuple(part for part in cell if part[1]) or (cell[0],) for cell in cells))


def _aligned(rows: list[Row]) -> list[Row]:
    """Rows of one width. A first row that was cut off lost its beginning, so it is set to the right."""
    width = max(len(row.cells) for row in rows)
    first = rows[0]
    if 1 < len(first.cells) < width and len(rows) > 1:
        missing = width - len(first.cells)
        line = first.cells[0][0][0]
        rows = [Row(((((line, ""),),) * missing) + first.cells), *rows[1:]]
    return rows
