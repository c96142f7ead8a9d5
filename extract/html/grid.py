"""The laid cells of a page's table to a grid."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import html

from extract.grid.wrapped_figures import whole_figures
from extract.html.tables import Laid, tables_apart
from extract.model import Fragment, Grid, GridCell, Place
from extract.plain_tables.lost_spans import lay_rows, merged_note
from normalize.notes import Note
from normalize.text import clean

BLOCK_TAGS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main",
    "center", "blockquote", "pre", "hr", "body", "html", "td", "th", "tr", "tbody", "thead", "tfoot", "figure", "caption",
})  # fmt: skip
"""Elements that part paragraphs."""
_FULL_ROWS = 2
"""Rows as wide as the table, from which on shorter ones lack merged cells."""


def grid_of_cells(laid: Sequence[Laid], n_rows: int, n_columns: int, line: int | None) -> Grid:
    """The grid of a page's table; where the page lost which cells are merged, they are laid anew."""
    notes: tuple[Note, ...] = ()
    if all(cell.row_span == cell.column_span == 1 for cell in laid):
        laid, notes = _without_spans(laid, n_columns)
    cells = tuple(_grid_cell(cell) for cell in laid)
    return Grid(None, Place(line=line), n_rows, n_columns, cells, method="html", notes=notes)


def _without_spans(laid: Sequence[Laid], n_columns: int) -> tuple[Sequence[Laid], tuple[Note, ...]]:
    """The cells of a table that states no merged cell though rows are shorter than others."""
    rows = [list(row) for _, row in itertools.groupby(laid, lambda cell: cell.row)]
    full = sum(1 for row in rows if len(row) == n_columns)
    if full < _FULL_ROWS or full == len(rows):
        return laid, ()
    found = lay_rows([[" ".join(lines_of(cell.element)) for cell in row] for row in rows], n_columns)
    moved = [
        replace(
            rows[r][k],
            row=rows[r][k].row,
            column=span.column,
            row_span=span.row_span,
            column_span=span.column_span,
        )
        for (r, k), span in found.spans.items()
    ]
    if not found.doubtful:
        return moved, found.notes
    lines = [rows[r][0].element.sourceline or 0 for r in found.doubtful]
    return moved, (*found.notes, merged_note(lines))


def _grid_cell(cell: Laid) -> GridCell:
    lines = whole_figures(tuple(lines_of(cell.element, tables_apart(cell.element))))
    text = " ".join(lines)
    fragment = Fragment(text, Place(line=cell.element.sourceline))
    return GridCell(cell.row, cell.column, cell.row_span, cell.column_span, text, fragment, lines)


def lines_of(cell: html.HtmlElement, apart: Sequence[html.HtmlElement] = ()) -> Iterator[str]:
    """The printed lines of a cell: its paragraphs, and their pieces between line breaks.

    Args:
        apart: tables inside it that have lines of their own.
    """
    pieces: list[str] = [""]
    _gather(cell, pieces, apart)
    return (line for line in (clean(piece) for piece in pieces) if line)


def _gather(element: html.HtmlElement, pieces: list[str], apart: Sequence[html.HtmlElement]) -> None:
    pieces[-1] += element.text or ""
    for child in element:
        parts = child.tag == "br" or child.tag == "table" or child.tag in BLOCK_TAGS
        if parts:
            pieces.append("")
        if isinstance(child.tag, str) and child not in apart:
            _gather(child, pieces, apart)
        if parts and child.tag != "br":
            pieces.append("")
        pieces[-1] += child.tail or ""
