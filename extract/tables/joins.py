"""Pieces of a table on following pages, joined into one, each seam with its reasons.

A piece goes on with the table before it when nothing stands between them but a running head or "(tiếp theo)", and
its header repeats the table's, or it has none and its columns lie where the table's do. The numbering is the
checksum: 14 → 15 speaks for a join, 14 → 1 under no group row against it. A row that the page broke goes on in
the first row of the next piece: that row has no number and no title of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import regex

from extract.model import Cell, Column, Grid, Join, Paragraph
from extract.tables.header import count_header_rows, same_header
from extract.tables.matrix import Matrix, grid_matrix, matrix
from normalize.numbering.labels import Kind, Label, cell_label, split_label
from normalize.numbering.order import follows, is_child, is_first
from normalize.roles import UNMAPPED, role_of
from normalize.text import fold

_EDGE_TOLERANCE = 8.0
"""Points by which a column edge may differ between two pages of one table."""
_CONTINUED = regex.compile(r"^\(?\s*(?:tiếp theo|tiếp)\b.*\)?$|^trang\s+\d+|^\d{1,3}$", regex.IGNORECASE)
_SENTENCE_END = regex.compile(r"[.;:!?…]\s*[\"”’)]*\s*$")
_LABEL_SHARE = 0.6
"""Share of a first column's cells that must be labels for it to be the numbering where no header says so."""
DOUBTFUL = 0.7
"""Confidence below which a join is reported as doubtful."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One grid, laid out, with its header rows counted. ``between`` are the paragraphs above it."""

    grid: Grid
    m: Matrix
    n_header: int
    between: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A table over its pieces: rows of all pieces below each other, broken rows made whole."""

    pieces: tuple[Piece, ...]
    m: Matrix
    header_rows: tuple[int, ...]
    joins: tuple[Join, ...]


def piece_of(grid: Grid, between: tuple[Paragraph, ...], extra: Mapping[str, str] | None) -> Piece:
    """A grid with its header counted."""
    m = grid_matrix(grid)
    return Piece(grid, m, count_header_rows(m, extra), between)


def start(piece: Piece) -> Joined:
    """A table of one piece."""
    return Joined((piece,), piece.m, tuple(range(piece.n_header)), ())


def judge(table: Joined, columns: tuple[Column, ...], piece: Piece) -> Join | None:
    """Whether the piece goes on with the table: the join with reasons and confidence, None where it does not."""
    last = table.pieces[-1]
    if any(not _CONTINUED.match(p.text) for p in piece.between):
        return None
    if _page(piece) < _page(last):
        return None
    shifted = align(table, piece)
    if shifted is None:
        return None
    reasons = ["no_caption_between"]
    if piece.n_header:
        if not same_header(shifted, piece.n_header, columns):
            return None
        reasons.append("header_repeated")
    if _same_edges(last.grid, piece.grid) or (
        not piece.grid.edges and piece.grid.n_columns == last.grid.n_columns
    ):
        reasons.append("same_grid")
    continues = row_continues(table.m, shifted, piece.n_header, columns)
    if continues:
        reasons.append("row_continues")
    numbering = _numbering(table.m, shifted, piece.n_header, columns)
    if numbering is True:
        reasons.append("numbering_goes_on")
    confidence = _confidence(reasons, numbering)
    if confidence < 0.5:
        return None
    return Join(_page(last), _page(piece), tuple(reasons), continues, confidence)


def _confidence(reasons: list[str], numbering: bool | None) -> float:
    weight = {
        "no_caption_between": 0.25,
        "header_repeated": 0.45,
        "same_grid": 0.3,
        "row_continues": 0.2,
        "numbering_goes_on": 0.3,
    }
    total = sum(weight[r] for r in reasons) - (0.25 if numbering is False else 0.0)
    return round(min(total, 0.99), 2)


def _page(piece: Piece) -> int:
    return piece.grid.page or 0


def _same_edges(a: Grid, b: Grid) -> bool:
    return (
        bool(a.edges)
        and len(a.edges) == len(b.edges)
        and all(abs(x - y) <= _EDGE_TOLERANCE for x, y in zip(a.edges, b.edges, strict=True))
    )


def align(table: Joined, piece: Piece) -> Matrix | None:
    """The piece laid over the table's columns; None where its columns cannot be the table's.

    Without geometry, or with the same number of columns, they are taken one by one. A piece whose edges are some
    of the table's (a page on which two cells are merged in every row) is spread by where its edges lie.
    """
    width = table.m.n_columns
    if piece.m.n_columns == width:
        return piece.m
    first = table.pieces[0].grid
    if not first.edges or not piece.grid.edges or piece.m.n_columns > width:
        return None
    places = [_nearest(edge, first.edges) for edge in piece.grid.edges]
    if any(p is None for p in places):
        return None
    where = [p for p in places if p is not None]
    cells = tuple(
        replace(
            c,
            column=where[c.column],
            column_span=max(where[min(c.column + c.column_span, len(where) - 1)] - where[c.column], 1),
        )
        for c in piece.m.cells
    )
    return matrix(cells, piece.m.n_rows, width)


def _nearest(edge: float, edges: tuple[float, ...]) -> int | None:
    k = min(range(len(edges)), key=lambda i: abs(edges[i] - edge))
    return k if abs(edges[k] - edge) <= _EDGE_TOLERANCE else None


def _role_column(columns: tuple[Column, ...], role: str) -> int | None:
    return next((c.index for c in columns if c.role == role), None)


def number_column(m: Matrix, columns: tuple[Column, ...]) -> int | None:
    """The column of row numbers: by its role, or the first one where most of its cells are labels."""
    by_role = _role_column(columns, "number")
    if by_role is not None or any(c.role != UNMAPPED for c in columns):
        return by_role
    texts = [t for r in range(m.n_rows) if (t := m.text(r, 0))]
    labels = sum(cell_label(t) is not None for t in texts)
    return 0 if texts and labels / len(texts) >= _LABEL_SHARE else None


def labels_of(m: Matrix, rows: range, column: int | None) -> list[Label]:
    """The numbering labels that stand in a column, in order."""
    if column is None:
        return []
    found = (cell_label(m.text(r, column)) for r in rows if (c := m.at(r, column)) is not None and c.row == r)
    return [label for label in found if label is not None]


def _numbering(m: Matrix, piece: Matrix, n_header: int, columns: tuple[Column, ...]) -> bool | None:
    """True where the numbering goes on over the seam, False where it speaks against, None where it is silent."""
    column = number_column(m, columns)
    before = labels_of(m, range(m.n_rows), column)
    after = labels_of(piece, range(n_header, piece.n_rows), column)
    if not before or not after:
        return None
    first = after[0]
    if any(follows(b, first) or is_child(b, first) for b in before):
        return True
    if first.is_bullet or first.kind is Kind.LETTER:
        return None
    return None if is_first(first) and before[-1].kind is not first.kind else False


def row_continues(m: Matrix, piece: Matrix, n_header: int, columns: tuple[Column, ...]) -> bool:
    """Whether the piece's first row is the rest of the table's last one."""
    if n_header >= piece.n_rows or not m.n_rows:
        return False
    row, last = n_header, m.n_rows - 1
    filled = piece.filled(row)
    if not filled:
        return False
    number = number_column(m, columns)
    title = next((c.index for c in columns if role_of(c.role).names_row), None)
    if title is None:
        title = 0 if number is None else min(number + 1, m.n_columns - 1)
    if number is not None and piece.text(row, number):
        return False
    if len(filled) == 1 and filled[0].column_span > max(2, piece.n_columns // 2):
        return False
    own_title = piece.text(row, title)
    if not own_title:
        return True
    return _title_goes_on(m, last, piece, row, title, own_title, columns, number)


def _title_goes_on(
    m: Matrix,
    last: int,
    piece: Matrix,
    row: int,
    title: int,
    text: str,
    columns: tuple[Column, ...],
    number: int | None,
) -> bool:
    """A title that begins in lower case, or after one that stopped inside a sentence, goes on with it."""
    before = m.text(last, title)
    label, _ = split_label(text)
    own_label = label is not None or cell_label(text.split(" ", 1)[0]) is not None
    if not before or (own_label and not text[:1].islower()):
        return False
    if text[:1].islower() or text[:1] in '”"),;.%':
        return True
    missing = sum(1 for c in range(piece.n_columns) if m.text(last, c) and not piece.text(row, c))
    # A short cell is never broken by a page: text in one begins a row of its own.
    whole = any(piece.text(row, c.index) for c in columns if role_of(c.role).is_short)
    return number is not None and not whole and not _SENTENCE_END.search(before) and missing >= 2


def join(table: Joined, piece: Piece, seam: Join) -> Joined:
    """The table with the piece below it; a broken row is made whole."""
    shifted = align(table, piece)
    if shifted is None:
        raise ValueError("a piece was joined whose columns do not lie over the table's")
    offset = table.m.n_rows
    top = piece.n_header
    broken = (offset - 1, top) if seam.row_continues else None
    moved: list[Cell] = []
    rest: dict[int, Cell] = {}
    for cell in shifted.cells:
        if broken and cell.row == top:
            rest[cell.column] = cell
        else:
            down = offset + cell.row - (1 if broken and cell.row > top else 0)
            moved.append(replace(cell, row=down))
    cells = _made_whole(table.m, rest) if broken else table.m.cells
    if not broken:
        cells, moved = _merged_over_page(table.m, cells, moved, offset + top)
    rows = offset + shifted.n_rows - (1 if broken else 0)
    return Joined(
        (*table.pieces, piece),
        matrix((*cells, *moved), rows, table.m.n_columns),
        (*table.header_rows, *range(offset, offset + top)),
        (*table.joins, seam),
    )


def _merged_over_page(
    m: Matrix, cells: tuple[Cell, ...], moved: list[Cell], row: int
) -> tuple[tuple[Cell, ...], list[Cell]]:
    """A cell merged over several rows that the page cut: its rest on the next page is empty and belongs to it.

    Taken for such only where the first cell of the new page's first row is empty too (no number of its own), and
    one of the two pieces spans rows or all cells from the left edge to it are empty.
    """
    first = {c.column: c for c in moved if c.row == row}
    if 0 not in first or first[0].text or not any(c.text for c in first.values()):
        return cells, moved
    longer: dict[tuple[int, int], int] = {}
    dropped: set[int] = set()
    for column, rest in first.items():
        above = m.at(m.n_rows - 1, column)
        if rest.text or above is None or not above.text:
            continue
        if above.row_span > 1 or rest.row_span > 1 or _is_beside_merged(first, column):
            longer[(above.row, above.column)] = row + rest.row_span - above.row
            dropped.add(column)
    grown = tuple(replace(c, row_span=longer.get((c.row, c.column), c.row_span)) for c in cells)
    return grown, [c for c in moved if not (c.row == row and c.column in dropped)]


def _is_beside_merged(first: Mapping[int, Cell], column: int) -> bool:
    """Whether every cell from the left edge to this one is empty: the merged block of number and body."""
    return all(k in first and not first[k].text for k in range(column + 1))


def _made_whole(m: Matrix, rest: Mapping[int, Cell]) -> tuple[Cell, ...]:
    """The table's cells with the rest of its last row put to the cells it belongs to."""
    last = m.n_rows - 1
    whole: list[Cell] = []
    left = dict(rest)
    for cell in m.cells:
        if cell.row + cell.row_span - 1 >= last and cell.column in left:
            whole.append(_with_rest(cell, left.pop(cell.column)))
        else:
            whole.append(cell)
    whole.extend(replace(c, row=last) for c in left.values() if c.text)
    return tuple(whole)


def _with_rest(cell: Cell, rest: Cell) -> Cell:
    if not rest.text:
        return cell
    if not cell.text:
        return replace(rest, row=cell.row, row_span=cell.row_span)
    lines = (
        (*cell.lines[:-1], f"{cell.lines[-1]} {rest.lines[0]}", *rest.lines[1:])
        if cell.lines and rest.lines
        else ()
    )
    return replace(cell, text=f"{cell.text} {rest.text}", parts=(*cell.parts, *rest.parts), lines=lines)


def is_continued_note(text: str) -> bool:
    """Whether a paragraph says no more than that the table goes on."""
    return bool(_CONTINUED.match(fold(text))) or bool(_CONTINUED.match(text))
