"""A table while its pieces are put below each other, page by page; each piece takes the time of its own size.

Only what a further piece can still change is looked at again: the cells that reach the last row. Everything
above them is settled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from extract.model import Cell, Column, Join
from extract.tables.broken_rows import LastRow, longer_merged_cells, made_whole, perhaps_longer
from extract.tables.maimed_headers import is_hardly_read
from extract.tables.matrix import Matrix, laid_out, matrix, reading_order
from extract.tables.numbering_so_far import NumberingSoFar
from extract.tables.pieces import Piece
from normalize.numbering.labels import Label, cell_label
from normalize.roles import UNMAPPED

_LABEL_SHARE = 0.6
"""Share of a first column's cells that must be labels for it to be the numbering where no header says so."""

_FILLED = 3
"""Cells with text that make a row one of tasks and no heading, at least."""

_MERGED_PERHAPS = 0.6
"""Confidence of a join over which a merged cell perhaps reaches: below that from which one is doubtful."""


@dataclass(frozen=True, slots=True)
class Seam:
    """A piece that goes on with a table.

    Attributes:
        join: the pages, the reasons and the confidence.
        rows: the piece laid over the table's columns.
    """

    join: Join
    rows: Matrix


@dataclass(frozen=True, slots=True)
class Joined:
    """A table over its pieces: rows of all pieces below each other, broken rows made whole."""

    pieces: tuple[Piece, ...]
    m: Matrix
    header_rows: tuple[int, ...]
    joins: tuple[Join, ...]


class GrowingTable:
    """A table that begins with one piece; :meth:`add` puts a further one below it."""

    def __init__(self, piece: Piece, columns: tuple[Column, ...]) -> None:
        self.pieces = [piece]
        self.columns = columns
        self.n_rows = piece.m.n_rows
        self._header_rows = list(range(piece.n_header))
        self._joins: list[Join] = []
        self._settled: list[Cell] = []
        """Cells that end above the last row."""
        self._reaching: list[Cell] = []
        """Cells that reach the last row, in reading order."""
        self.last_row: LastRow = ()
        self._numbers = _NumberColumn(columns)
        self._lay(list(piece.m.cells), 0)

    @property
    def number_column(self) -> int | None:
        """The column of row numbers: by its role, or the first one where most of its cells are labels."""
        return self._numbers.index

    def leads_to(self, label: Label) -> bool:
        """Whether any row so far has a label that this one comes right after or right below."""
        return self._numbers.leads_to(label)

    def last_label(self) -> Label | None:
        """The last label of the column of row numbers, None where it has none."""
        return self._numbers.last_label()

    @property
    def is_unsure_of_number(self) -> bool:
        """Whether the number of the last row was hardly read, or may be lost."""
        column = self.number_column
        return column is not None and bool(self.last_row) and is_hardly_read(self.last_row[column])

    def numbers_every_row(self) -> bool:
        """Whether each row of several filled cells, below the header, has a label of its own in the column of row numbers."""
        column, header = self.number_column, set(self._header_rows)
        if column is None:
            return False
        rows: dict[int, list[Cell]] = {}
        for cell in (*self._settled, *self._reaching):
            if cell.text and cell.row not in header:
                rows.setdefault(cell.row, []).append(cell)
        whole = [cells for cells in rows.values() if len(cells) >= _FILLED]
        return bool(whole) and all(
            any(c.column == column and cell_label(c.text) is not None for c in cells) for cells in whole
        )

    def add(self, piece: Piece, seam: Seam) -> None:
        """Puts a piece below the table; a row or a merged cell that the page cut is made whole."""
        last, top = self.n_rows - 1, piece.n_header
        if seam.join.row_continues:
            rest = {c.column: c for c in seam.rows.cells if c.row == top}
            kept = [c for c in seam.rows.cells if c.row != top]
            below = [replace(c, row=last + c.row + (c.row < top)) for c in kept]
            above, alone = made_whole(self._reaching, last, rest, top)
            below = [*alone, *below]
        else:
            below = [replace(c, row=self.n_rows + c.row) for c in seam.rows.cells]
            first = {c.column: c for c in below if c.row == self.n_rows + top}
            longer = longer_merged_cells(self.last_row, first)
            guessed = perhaps_longer(self.last_row, first, self.columns)
            if guessed.keys() - longer.keys():
                seam = _doubtful(seam)
                longer = guessed | longer
            spans = {(c.row, c.column): c.row_span for c in longer.values()}
            above = [replace(c, row_span=spans.get((c.row, c.column), c.row_span)) for c in self._reaching]
            below = [c for c in below if not (c.row == self.n_rows + top and c.column in longer)]
        self.pieces.append(piece)
        self._joins.append(seam.join)
        self._header_rows.extend(range(self.n_rows, self.n_rows + top))
        self.n_rows += seam.rows.n_rows - (1 if seam.join.row_continues else 0)
        self._lay([*above, *below], last)

    def _lay(self, cells: list[Cell], first: int) -> None:
        """Lays out the rows from ``first`` on and settles the cells that end above the last row."""
        cells.sort(key=reading_order)
        last = self.n_rows - 1
        rows = laid_out(cells, range(first, self.n_rows), len(self.columns))
        self._settled.extend(c for c in cells if c.row + c.row_span - 1 < last)
        self._reaching = [c for c in cells if c.row + c.row_span - 1 >= last]
        self.last_row = rows[-1] if rows else ()
        self._numbers.take(rows, first)

    def joined(self) -> Joined:
        """The table as it is now."""
        cells = [*self._settled, *self._reaching]
        m = matrix(cells, self.n_rows, len(self.columns))
        return Joined(tuple(self.pieces), m, tuple(self._header_rows), tuple(self._joins))


def _doubtful(seam: Seam) -> Seam:
    """The seam where a merged cell was taken to reach over the page on weak signs."""
    reasons = (*seam.join.reasons, "merged_cell_continues")
    join = replace(seam.join, reasons=reasons, confidence=min(seam.join.confidence, _MERGED_PERHAPS))
    return replace(seam, join=join)


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows that one cell covers in a column: ``first`` is the first of them, ``n_rows`` their number."""

    cell: Cell | None
    first: int
    n_rows: int

    @property
    def label(self) -> Label | None:
        """The label of its text; None also where the cell began in a row that another cell covers."""
        begins_here = self.cell is not None and self.cell.row == self.first
        return cell_label(self.cell.text) if begins_here and self.cell is not None else None


class _NumberColumn:
    """The labels of the column of row numbers, of the first column where no header says what any column
    is."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self._by_role = next((c.index for c in columns if c.role == "number"), None)
        self._guessed = self._by_role is None and all(c.role == UNMAPPED for c in columns)
        self._column = 0 if self._guessed and columns else self._by_role
        self._labels = NumberingSoFar()
        self._open: _Run | None = None
        """The last run, whose cell may still get the rest of a broken row."""
        self._n_filled = self._n_labels = 0
        """Rows of the settled runs that hold text, and those that hold a label."""

    @property
    def index(self) -> int | None:
        if not self._guessed:
            return self._by_role
        n_filled, n_labels = self._n_filled, self._n_labels
        if self._open is not None:
            filled, labelled = _counts(self._open)
            n_filled, n_labels = n_filled + filled, n_labels + labelled
        return 0 if n_filled and n_labels / n_filled >= _LABEL_SHARE else None

    def leads_to(self, label: Label) -> bool:
        if self.index is None:
            return False
        last = NumberingSoFar()
        if self._open is not None and self._open.label is not None:
            last.add(self._open.label)
        return last.leads_to(label) or self._labels.leads_to(label)

    def last_label(self) -> Label | None:
        if self.index is None:
            return None
        return (self._open.label if self._open is not None else None) or self._labels.last

    def take(self, rows: tuple[tuple[Cell | None, ...], ...], first: int) -> None:
        """Takes rows from ``first`` on; the first of them may be the last one taken before, made whole."""
        if self._column is None or not rows:
            return
        runs = list(_runs([row[self._column] for row in rows], first, self._open))
        for run in runs[:-1]:
            filled, labelled = _counts(run)
            self._n_filled += filled
            self._n_labels += labelled
            if run.label is not None:
                self._labels.add(run.label)
        self._open = runs[-1]


def _runs(cells: list[Cell | None], first: int, before: _Run | None) -> Iterator[_Run]:
    """The runs of a column from row ``first`` on; the first one also holds the rows of the run before."""
    row = first
    for _, group in groupby(cells, key=id):
        covered = list(group)
        begin = before.first if row == first and before is not None and before.cell is not None else row
        yield _Run(covered[0], begin, row + len(covered) - begin)
        row += len(covered)


def _counts(run: _Run) -> tuple[int, int]:
    """How many rows of a run hold text, and how many a label."""
    if run.cell is None or not run.cell.text:
        return 0, 0
    return run.n_rows, run.n_rows if cell_label(run.cell.text) is not None else 0
