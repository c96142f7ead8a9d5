"""HTML tables to grids: rowspan and colspan laid out as a browser does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from lxml import html

from extract.grid.size import check_size
from normalize.official_words import names_state

_MAX_SPAN = 200
"""Larger spans are mistakes; browsers cut colspan at 1000."""
_BORDER = regex.compile(
    r"border(?:-(?:top|bottom|left|right))?\s*:\s*(?!\s*(?:none|0|medium none))", regex.IGNORECASE
)
_FRAME_COLUMNS = 3
"""Columns of a table that frames a document, at most."""
_HEAD_ROWS = 3
"""Rows within which its letterhead stands."""
_ROW_GROUPS = ("thead", "tbody", "tfoot")


@dataclass(frozen=True, slots=True)
class Laid:
    """A cell with its place: rows and columns from 0."""

    element: html.HtmlElement
    row: int
    column: int
    row_span: int
    column_span: int


def rows_of(table: html.HtmlElement) -> list[html.HtmlElement]:
    """The rows of a table, those of inner tables not; header rows first, footer rows last."""
    groups: dict[str, list[html.HtmlElement]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table:
        if child.tag == "tr":
            groups["tbody"].append(child)
        elif child.tag in _ROW_GROUPS:
            groups[str(child.tag)] += [row for row in child if row.tag == "tr"]
    rows = groups["thead"] + groups["tbody"] + groups["tfoot"]
    return [row for row in rows if any(cell.tag in ("td", "th") for cell in row)]


def lay_out(table: html.HtmlElement) -> tuple[list[Laid], int, int]:
    """The cells with their places, the number of rows and of columns.

    Raises:
        TooBig: more fields than any plan's table has.
    """
    rows = rows_of(table)
    taken: dict[int, int] = {}
    laid: list[Laid] = []
    for r, row in enumerate(rows):
        c = 0
        for cell in _cells(row):
            while taken.get(c, 0) > r:
                c += 1
            deep = min(_span(cell, "rowspan", len(rows) - r), len(rows) - r)
            wide = _free(taken, r, c, _span(cell, "colspan", 1))
            check_size(len(rows), c + wide)
            taken.update(dict.fromkeys(range(c, c + wide), r + deep))
            laid.append(Laid(cell, r, c, deep, wide))
            c += wide
    width = max((x.column + x.column_span for x in laid), default=0)
    return laid, len(rows), width


def _cells(row: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _span(cell: html.HtmlElement, name: str, if_zero: int) -> int:
    """``rowspan`` or ``colspan``; 0 means to the end of the table."""
    text = cell.get(name, "1").strip()
    if not text.isdigit():
        return 1
    return min(int(text) or if_zero, _MAX_SPAN)


def _free(taken: dict[int, int], row: int, column: int, wide: int) -> int:
    """How many of the wanted columns are free in this row: a cell never lies over one from above.

    ``taken`` holds, for each column, the row from which on it is free again.
    """
    return next((k for k in range(1, wide) if taken.get(column + k, 0) > row), wide)


def is_ruled(table: html.HtmlElement) -> bool:
    """Whether lines are drawn round the cells, by attribute or style."""
    border = table.get("border", "").strip().rstrip("px")
    if border.isdigit() and int(border) > 0:
        return True
    cells = [c for row in rows_of(table) for c in _cells(row)]
    lined = sum(1 for c in cells if _BORDER.search(c.get("style", "")))
    return _BORDER.search(table.get("style", "")) is not None or (bool(cells) and lined * 2 >= len(cells))


def frames_page(laid: Sequence[Laid], texts: Sequence[str], n_columns: int) -> bool:
    """Whether a table frames a whole document: the letterhead in its first rows, then rows of one cell.

    Args:
        texts: the text of each cell.
    """
    if n_columns > _FRAME_COLUMNS:
        return False
    rows = {cell.row for cell in laid}
    alone = rows - {cell.row for cell in laid if cell.column_span < n_columns and n_columns > 1}
    head = any(names_state(text) for cell, text in zip(laid, texts, strict=True) if cell.row < _HEAD_ROWS)
    return head and 2 * len(alone) >= len(rows)


def tables_apart(cell: html.HtmlElement) -> list[html.HtmlElement]:
    """The tables in a cell that has letters of its own: they explain it and are no part of its text.

    Where the cell holds nothing else, the table only sets its text in columns, and none is apart.
    """
    inner = [t for t in cell.iter("table") if next(t.iterancestors("td", "th"), None) is cell]
    if not inner:
        return []
    letters = sum(len("".join(t.text_content().split())) for t in inner)
    return inner if len("".join(cell.text_content().split())) > letters else []
