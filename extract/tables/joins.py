"""Which pieces on following pages are one table, each seam with its reasons.

A piece goes on with the table before it when nothing stands between them but a running head or "(tiếp theo)",
and its header repeats the table's, or it has none and its columns lie where the table's do. The numbering is
the checksum: 14 → 15 speaks for a join, 14 → 1 under no group row against it.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extract.model import Cell, Join
from extract.tables.broken_rows import Break, cuts_row, goes_on_in_its_cells
from extract.tables.columns import same_header
from extract.tables.growing_table import GrowingTable, Seam
from extract.tables.maimed_headers import is_hardly_read
from extract.tables.matrix import Matrix
from extract.tables.pieces import Piece, has_same_columns, laid_over
from normalize.numbering.labels import Kind, cell_label
from normalize.numbering.order import is_first
from normalize.text import fold

_CONTINUED = regex.compile(
    r"^\(?\s*(?:tiếp theo|tiếp)\b.*\)?$|.*\(\s*tiếp(?: theo)?\s*\)$|^trang\s+\d+|^\d{1,3}$", regex.IGNORECASE
)
DOUBTFUL = 0.7
"""Confidence below which a join is reported as doubtful."""
_LEAST = 0.5
"""Confidence below which pieces are two tables."""
_WEIGHTS = {
    "no_caption_between": 0.25,
    "header_repeated": 0.45,
    "same_grid": 0.3,
    "row_continues": 0.2,
    "numbering_goes_on": 0.3,
}
"""What each reason adds to the confidence of a join."""
_NUMBERING_AGAINST = 0.25
"""What a numbering that begins again takes from it."""
_MOST = 0.99
"""Confidence of a join, at most."""


def seam_between(table: GrowingTable, piece: Piece) -> Seam | None:
    """The seam with reasons and confidence where the piece goes on with the table, None where it does not."""
    last = table.pieces[-1]
    if any(not _CONTINUED.match(p.text) for p in piece.between) or piece.page < last.page:
        return None
    rows = laid_over(table.pieces[0], piece)
    if rows is None or (piece.n_header and not same_header(rows, piece.n_header, table.columns)):
        return None
    row_continues = table.n_rows > 0 and _row_continues(table, rows, piece.n_header)
    numbering = _numbering_goes_on(table, rows, piece.n_header)
    signs = {
        "no_caption_between": True,
        "header_repeated": piece.n_header > 0,
        "same_grid": has_same_columns(last.grid, piece.grid),
        "row_continues": row_continues,
        "numbering_goes_on": numbering is True,
    }
    reasons = tuple(reason for reason, holds in signs.items() if holds)
    total = sum(_WEIGHTS[reason] for reason in reasons) - (_NUMBERING_AGAINST if numbering is False else 0.0)
    confidence = round(min(total, _MOST), 2)
    if confidence < _LEAST:
        return None
    return Seam(Join(last.page, piece.page, reasons, row_continues, confidence), rows)


def _row_continues(table: GrowingTable, rows: Matrix, n_header: int) -> bool:
    place = Break(table.last_row, rows, n_header, table.columns, table.number_column)
    return cuts_row(place) or goes_on_in_its_cells(place, table.numbers_every_row)


def without_rest_as_header(table: GrowingTable, piece: Piece) -> Piece:
    """A piece without a header where the row that was taken for one is the rest of a row that the page cut
    ("lộ, khu vực thường xảy ra …" | "camera), Phòng Kinh tế"): its columns are the table's, its header is not, and the
    numbering goes on below it."""
    rows = laid_over(table.pieces[0], piece)
    if not piece.n_header or not table.n_rows or rows is None or piece.page <= table.pieces[-1].page:
        return piece
    if same_header(rows, piece.n_header, table.columns) or _numbering_goes_on(table, rows, 0) is not True:
        return piece
    is_rest = _row_continues(table, rows, 0)
    same_columns = has_same_columns(table.pieces[-1].grid, piece.grid)
    return replace(piece, n_header=0) if is_rest and same_columns else piece


def _numbering_goes_on(table: GrowingTable, rows: Matrix, n_header: int) -> bool | None:
    """True where the numbering goes on over the seam, False where it speaks against, None where it is
    silent: a number that was hardly read speaks against nothing."""
    before, cell = table.last_label(), _first_numbered(rows, n_header, table.number_column)
    first = cell_label(cell.text) if cell is not None else None
    if before is None or first is None:
        return None
    if table.leads_to(first):
        return True
    if table.is_unsure_of_number or is_hardly_read(cell):
        return None
    if first.is_bullet or first.kind is Kind.LETTER:
        return None
    return None if is_first(first) and before.kind is not first.kind else False


def _first_numbered(rows: Matrix, n_header: int, column: int | None) -> Cell | None:
    """The first cell with a label in a column below the header of a piece; None where the number of a row above it may be
    lost."""
    if column is None:
        return None
    for r in range(n_header, rows.n_rows):
        cell = rows.at(r, column)
        if cell is not None and cell.row == r and (cell.hidden or cell_label(cell.text) is not None):
            return None if cell.hidden else cell
    return None


def is_continued_note(text: str) -> bool:
    """Whether a paragraph says no more than that the table goes on: ``(tiếp theo)``, ``Trang 5``."""
    return bool(_CONTINUED.match(fold(text))) or bool(_CONTINUED.match(text))
