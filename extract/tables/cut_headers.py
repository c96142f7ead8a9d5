"""The rest of a merged cell that stands in the repeated header over it: a page breaks a merged cell, the next one prints the header
again, and no line parts the two (``Danh mục trạm`` | ``Điện gió Tân Ân 1``). The header of the first page tells how far it goes."""

from __future__ import annotations

from dataclasses import replace

from extract.model import Box, Cell, Fragment
from extract.tables.matrix import Matrix, matrix
from extract.tables.pieces import Piece
from normalize.text import fold


def without_rest_in_header(first: Piece, piece: Piece) -> Piece:
    """A piece whose header repeats that of a table's first piece, with what reaches from it into the rows cut off.

    The piece as it is where nothing reaches out of the header, or where a text over a column is not the header's own.
    """
    n = first.n_header
    piece = _as_long(first, piece)
    if not n or piece.m.n_columns != first.m.n_columns or piece.m.n_rows <= n or piece.n_header < n:
        return piece
    header = [c for c in piece.m.cells if c.row < n]
    reaching = [c for c in header if c.row + c.row_span > n]
    if not reaching or not any(c.row == n for c in piece.m.cells):
        return piece
    texts = {c.column: c for c in first.m.cells if c.row + c.row_span == n}
    halves = [_halves(c, texts.get(c.column), n, _bottom(header, reaching)) for c in reaching]
    kept = [c for c in header if c not in reaching]
    known = {fold(c.text) for c in first.m.cells if c.row < n}
    if any(h is None for h in halves) or any(fold(c.text) not in known for c in kept if c.text):
        return piece
    split = [cell for half in halves if half is not None for cell in half]
    if not any(c.row == n and c.text for c in split):
        return piece
    below = [c for c in piece.m.cells if c.row >= n]
    return replace(piece, m=_matrix([*kept, *split, *below], piece.m), n_header=n)


def _as_long(first: Piece, piece: Piece) -> Piece:
    """A piece whose header is no longer than that of the first piece where it repeats that row by row: a rest in few words
    ("nhánh tỉnh") below it is not taken for a further row of it."""
    n = first.n_header
    if not 0 < n < piece.n_header or piece.m.n_columns != first.m.n_columns:
        return piece
    return replace(piece, n_header=n) if rows_of(first.m, n) == rows_of(piece.m, n) else piece


def rows_of(m: Matrix, n: int) -> list[str]:
    """The texts of the first ``n`` rows, folded, row by row."""
    return [fold(m.text(r, c)) for r in range(n) for c in range(m.n_columns)]


def _matrix(cells: list[Cell], of: Matrix) -> Matrix:
    return matrix(cells, of.n_rows, of.n_columns)


def _bottom(header: list[Cell], reaching: list[Cell]) -> float | None:
    """The lowest edge of the texts that end in the header."""
    boxes = [p.place.box for c in header if c not in reaching for p in c.parts]
    return max((b.bottom for b in boxes if b is not None), default=None)


def _halves(cell: Cell, own: Cell | None, n: int, bottom: float | None) -> list[Cell] | None:
    """A cell that reaches out of the header as that of the header and the one below; None where it is not the header's."""
    if own is None or not fold(cell.text).startswith(fold(own.text)):
        return None
    upper = replace(cell, row_span=n - cell.row)
    lower = Cell(n, cell.column, cell.row + cell.row_span - n, cell.column_span, "", ())
    if fold(cell.text) == fold(own.text):
        return [upper, lower]
    at = next((k for k in range(len(cell.lines)) if fold(" ".join(cell.lines[:k])) == fold(own.text)), 0)
    if not at or len(cell.parts) != 1:
        return None
    texts = " ".join(cell.lines[:at]), " ".join(cell.lines[at:])
    parts = _parts(cell.parts[0], texts, bottom)
    upper = replace(upper, text=texts[0], lines=cell.lines[:at], parts=(parts[0],))
    return [upper, replace(lower, text=texts[1], lines=cell.lines[at:], parts=(parts[1],))]


def _parts(part: Fragment, texts: tuple[str, str], bottom: float | None) -> tuple[Fragment, Fragment]:
    """A printed text as its two halves, parted where the other headers end."""
    box = part.place.box
    if box is None or bottom is None or not box.top < bottom < box.bottom:
        return replace(part, text=texts[0]), replace(part, text=texts[1])
    boxes = Box(box.x0, box.top, box.x1, bottom), Box(box.x0, bottom, box.x1, box.bottom)
    halves = (
        replace(part, text=t, place=replace(part.place, box=b)) for t, b in zip(texts, boxes, strict=True)
    )
    upper, lower = halves
    return upper, lower
