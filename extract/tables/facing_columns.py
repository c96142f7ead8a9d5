"""Columns that go on on the facing page: two pieces whose rows are the same, put beside each other as one.

A wide table is printed over two pages: "STT | Nhiệm vụ | Cơ quan chủ trì" on one, "Cơ quan phối hợp | Thời
gian | Kinh phí" on the next, with the numbers (and perhaps the titles) once more or not at all. Such a piece
names no rows of its own, so it can be read with those of the page before only. That the rows are the same is
shown by their numbers or by their heights; where nothing but their count shows it, the join is doubtful. A long
table takes the pages in turn, or prints all its left halves first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Cell, Column, Grid, Join
from extract.tables.columns import read_columns
from extract.tables.joins import is_continued_note
from extract.tables.matrix import matrix
from extract.tables.pieces import Piece, has_same_columns
from normalize.notes import Code, warning
from normalize.roles import UNMAPPED, role_of
from normalize.text import key

_SAME_HEIGHT = 0.03
"""Share of a piece's height by which the edges of a row may lie apart on the two pages."""
_FEWEST_ROWS = 2
"""Rows below the header of the first such piece, at least."""
_SAME_NUMBERS = 0.8
"""Share of the numbers that must be the same on both pages (OCR misreads some)."""
_MOST_PAGES = 12
"""Pages of left halves, at most, that come before the right halves."""
_CONFIDENCE = {"numbers_repeated": 0.95, "same_row_heights": 0.9, "same_number_of_rows": 0.6}
"""Confidence of a join by what shows that the rows are the same, the best first."""


@dataclass(frozen=True, slots=True)
class _Half:
    """A piece with what its columns hold."""

    piece: Piece
    columns: tuple[Column, ...]

    @property
    def names_rows(self) -> bool:
        return any(role_of(c.role).names_row for c in self.columns)

    def texts(self, column: int) -> list[str]:
        """The texts of a column below the header, as they are compared."""
        m = self.piece.m
        return [key(m.text(row, column)) for row in range(self.piece.n_header, m.n_rows)]


_Pattern = tuple[_Half, _Half]
"""The halves of the last page put together: further pages need no header."""


def beside_each_other(pieces: Sequence[Piece], extra: Mapping[str, str] | None = None) -> tuple[Piece, ...]:
    """The pieces, those whose columns go on on the facing page put together with them.

    Args:
        extra: header phrase → role, taught for this run.
    """
    done: list[Piece] = []
    pattern: _Pattern | None = None
    at = 0
    while at < len(pieces):
        n = _lefts_from(pieces, at, extra, pattern)
        if not n:
            done.append(_with_doubt(pieces[at - 1] if at else None, pieces[at], extra))
            at += 1
            continue
        pattern = _halves(pieces[at], pieces[at + n], extra, pattern) or pattern
        wholes = _wholes(pieces[at : at + n], pieces[at + n : at + 2 * n], extra, pattern)
        at += 2 * n
        while n == 1 and at < len(pieces) and _follows(pieces[at - 1], pieces[at]):
            wider = _wholes(wholes, pieces[at : at + 1], extra, None)
            if not wider:
                break
            wholes, at = wider, at + 1
        done.extend(wholes)
    return tuple(done)


def _lefts_from(
    pieces: Sequence[Piece], at: int, extra: Mapping[str, str] | None, pattern: _Pattern | None
) -> int:
    """How many left halves begin at ``at``, as many right halves behind them; 0 where no half does."""
    most = min(_MOST_PAGES, (len(pieces) - at) // 2)
    for n in range(1, most + 1):
        if n > 1 and not _goes_on_below(pieces[at], pieces[at + n - 1]):
            return 0
        if not all(_follows(pieces[k], pieces[k + 1]) for k in range(at, at + 2 * n - 1)):
            return 0
        if _wholes(pieces[at : at + n], pieces[at + n : at + 2 * n], extra, pattern):
            return n
    return 0


def _follows(before: Piece, piece: Piece) -> bool:
    """Whether nothing stands between two pieces but a note that the table goes on, and no page either."""
    return piece.page in (before.page + 1, 0) and all(is_continued_note(p.text) for p in piece.between)


def _with_doubt(before: Piece | None, piece: Piece, extra: Mapping[str, str] | None) -> Piece:
    """The piece; it says so where its columns name no rows and those of the page before do."""
    if before is None or not before.n_header or not piece.n_header or piece.page != before.page + 1:
        return piece
    columns, others = (read_columns(p.m, p.n_header, extra) for p in (piece, before))
    if any(_names(c) for c in columns) or not any(role_of(c.role).names_row for c in others):
        return piece
    if not any(role_of(c.role).carries_out or role_of(c.role).holds_time for c in columns):
        return piece
    headers = ", ".join(f"“{c.header}”" for c in columns)
    note = warning(
        Code.JOIN_DOUBTFUL,
        f"The columns {headers} name no rows of their own. They may go on with the table before ({_n_body(before)}"
        f" rows; here {_n_body(piece)}), which could not be shown: their values were not read. Look at the pages.",
    )
    return replace(piece, grid=replace(piece.grid, notes=(*piece.grid.notes, note)))


def _names(column: Column) -> bool:
    return role_of(column.role).names_row or column.role == "number"


def _goes_on_below(first: Piece, piece: Piece) -> bool:
    return has_same_columns(first.grid, piece.grid)


def _wholes(
    lefts: Sequence[Piece],
    rights: Sequence[Piece],
    extra: Mapping[str, str] | None,
    pattern: _Pattern | None,
) -> list[Piece]:
    """Each left half with its right one; empty where any of them has none."""
    wholes: list[Piece] = []
    for left, right in zip(lefts, rights, strict=True):
        pattern = _halves(left, right, extra, pattern)
        whole = _whole(*pattern) if pattern is not None else None
        if whole is None:
            return []
        wholes.append(whole)
    return wholes


def _halves(
    left: Piece, right: Piece, extra: Mapping[str, str] | None, pattern: _Pattern | None
) -> _Pattern | None:
    """The two pieces with their columns, by their headers or by those of the pages before."""
    fewest = 1 if pattern is not None else _FEWEST_ROWS
    if _n_body(left) != _n_body(right) or _n_body(left) < fewest:
        return None
    known = pattern or (None, None)
    a, b = _half(left, extra, known[0]), _half(right, extra, known[1])
    return (a, b) if a is not None and b is not None else None


def _n_body(piece: Piece) -> int:
    return piece.m.n_rows - piece.n_header


def _half(piece: Piece, extra: Mapping[str, str] | None, known: _Half | None) -> _Half | None:
    if piece.n_header:
        return _Half(piece, read_columns(piece.m, piece.n_header, extra))
    if known is not None and has_same_columns(known.piece.grid, piece.grid):
        return _Half(piece, known.columns)
    return None


def _whole(left: _Half, right: _Half) -> Piece | None:
    """The two halves as one piece; None where the right one names rows of its own, or other rows."""
    repeated = _repeated(left, right)
    new = [c for c in right.columns if c.index not in repeated]
    names_own = any(_names(c) for c in new)
    if not left.names_rows or names_own or all(c.role == UNMAPPED for c in new):
        return None
    reason = _same_rows(left, right, bool(repeated))
    join = Join(left.piece.page, right.piece.page, ("columns_go_on", reason), False, _CONFIDENCE[reason])
    return _put_together(left.piece, right.piece, repeated, join)


def _repeated(left: _Half, right: _Half) -> dict[int, int]:
    """The columns of the right half that print numbers or titles of the left one again: right → left."""
    found: dict[int, int] = {}
    for b in right.columns:
        for a in left.columns:
            if a.role == b.role and _names(b):
                pairs = list(zip(left.texts(a.index), right.texts(b.index), strict=True))
                if sum(x == y for x, y in pairs) >= _SAME_NUMBERS * len(pairs):
                    found[b.index] = a.index
    return found


def _same_rows(left: _Half, right: _Half, is_repeated: bool) -> str:
    """What shows that the rows of the two halves, of which there are as many, are the same."""
    if is_repeated:
        return "numbers_repeated"
    return "same_row_heights" if _same_heights(left, right) else "same_number_of_rows"


def _same_heights(left: _Half, right: _Half) -> bool:
    a, b = (h.piece.grid.row_edges[h.piece.n_header :] for h in (left, right))
    if not a or len(a) != len(b):
        return False
    tolerance = _SAME_HEIGHT * (a[-1] - a[0])
    return all(abs((x - a[0]) - (y - b[0])) <= tolerance for x, y in zip(a, b, strict=True))


def _put_together(left: Piece, right: Piece, repeated: Mapping[int, int], join: Join) -> Piece:
    """One piece with the columns of both; what the right one repeats is a second place of the left one's
    cells."""
    n_header = max(left.n_header, right.n_header)
    cells = list(_lowered(left, n_header))
    at = {(c.row, c.column): k for k, c in enumerate(cells)}
    places = _places(left.m.n_columns, right.m.n_columns, repeated)
    for cell in _lowered(right, n_header):
        if cell.column not in repeated:
            span = sum(c in places for c in range(cell.column, cell.column + cell.column_span))
            cells.append(replace(cell, column=places[cell.column], column_span=span))
        elif (same := at.get((cell.row, repeated[cell.column]))) is not None:
            cells[same] = replace(cells[same], parts=(*cells[same].parts, *cell.parts))
    n_rows = left.m.n_rows - left.n_header + n_header
    m = matrix(cells, n_rows, left.m.n_columns + len(places))
    grid = _wide_grid(left.grid, right.grid, n_rows, m.n_columns, places)
    return replace(left, grid=grid, m=m, n_header=n_header, facing=(*left.facing, join))


def _places(n_left: int, n_right: int, repeated: Mapping[int, int]) -> dict[int, int]:
    """Where the columns of the right half lie in the whole, without those that are repeated."""
    new = [c for c in range(n_right) if c not in repeated]
    return {c: n_left + k for k, c in enumerate(new)}


def _lowered(piece: Piece, n_header: int) -> Iterator[Cell]:
    """The cells of a piece whose header takes ``n_header`` rows: its lowest header cells reach further down."""
    more = n_header - piece.n_header
    for cell in piece.m.cells:
        if cell.row >= piece.n_header:
            yield replace(cell, row=cell.row + more)
        elif cell.row + cell.row_span == piece.n_header:
            yield replace(cell, row_span=cell.row_span + more)
        else:
            yield cell


def _wide_grid(left: Grid, right: Grid, n_rows: int, n_columns: int, places: Mapping[int, int]) -> Grid:
    """The grid of the left half with the columns of both; the edges of the right ones follow on."""
    edges = left.edges
    if left.edges and right.edges:
        for c in sorted(places):
            edges = (*edges, round(edges[-1] + right.edges[c + 1] - right.edges[c], 2))
    method = left.method if left.method == right.method else f"{left.method}+{right.method}"
    return replace(
        left,
        n_rows=n_rows,
        n_columns=n_columns,
        edges=edges,
        method=method,
        confidence=min(left.confidence, right.confidence),
        notes=(*left.notes, *right.notes),
    )
