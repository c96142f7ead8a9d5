"""Grids with their header in the first row: what is set above it, below it or beside it is put in order.

Several things come before the header in print. A title, a unit, a running head set as rows of the table: they become
the paragraphs that they are in other documents. A row of a group: it goes below the header. A header in the
middle that heads other columns begins a grid of its own.

Blocks that are in order already are left as they are, so that a second call changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Block, Box, Fragment, Grid, GridCell, Paragraph, Place, union
from extract.tables.banner_rows import first_header, heads_rows, is_banner
from extract.tables.captions import appendix_label
from extract.tables.matrix import Matrix, grid_matrix
from extract.tables.repeated_headers import PrintedHeader, own_header, printed_header, repeats
from extract.tables.task_cards import turned_cards


def headed_blocks(blocks: Sequence[Block], extra: Mapping[str, str] | None = None) -> tuple[Block, ...]:
    """The blocks with every grid's header on top.

    Args:
        extra: header phrase → role, taught for this run.
    """
    return tuple(
        b for block in blocks for b in (_headed(block, extra) if isinstance(block, Grid) else (block,))
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows of a grid under one header: rows ``begin`` to ``end`` (half-open), the header from ``header`` on."""

    begin: int
    header: int
    n_header: int
    end: int


def _headed(grid: Grid, extra: Mapping[str, str] | None) -> Iterator[Block]:
    m = grid_matrix(grid)
    parts = _parts(m, extra)
    if not parts and (turned := turned_cards(grid, m)) is not None:
        yield turned
        return
    if not parts or (len(parts) == 1 and parts[0].header == 0):
        yield grid
        return
    for part in parts:
        above = range(part.begin, part.header)
        groups = [r for r in above if heads_rows(m, r)]
        for row in above:
            if row not in groups:
                yield from _announced(grid, row)
        top = part.header + part.n_header
        yield _grid_of(grid, [*range(part.header, top), *groups, *range(top, part.end)])


def _parts(m: Matrix, extra: Mapping[str, str] | None) -> list[_Part]:
    first = first_header(m, extra)
    if first is None:
        return []
    headers = [(0, *first)]
    row = top = sum(first)
    printed = printed_header(m, range(first[0], top))
    while row < m.n_rows:
        n = _further_header(m, row, top, printed, extra)
        if n:
            headers.append((_begin(m, row, top), row, n))
            top, printed = row + n, printed_header(m, range(row, row + n))
        row += max(n, 1)
    ends = [*(begin for begin, _, _ in headers[1:]), m.n_rows]
    return [_Part(begin, header, n, end) for (begin, header, n), end in zip(headers, ends, strict=True)]


def _further_header(
    m: Matrix, row: int, top: int, printed: PrintedHeader, extra: Mapping[str, str] | None
) -> int:
    """How many rows from here on head a table of their own; 0 also where they only repeat the header.

    Args:
        top: the first row below the header before.
        printed: that header.
    """
    if repeats(m, row, printed):
        begin = _begin(m, row, top)
        named = any(_names_appendix(m, r) for r in range(begin, row))
        n = own_header(m, row, extra) if named else 0
    else:
        n = own_header(m, row, extra)
    return n if n and not _is_cut(m, _begin(m, row, top)) else 0


def _begin(m: Matrix, row: int, top: int) -> int:
    """The first of the rows right above a header that announce it; none above ``top``."""
    while row > top and is_banner(m, row - 1) and len(m.filled(row - 1)) <= 2:
        row -= 1
    return row


def _names_appendix(m: Matrix, row: int) -> bool:
    return any(appendix_label(Paragraph(c.text, ())) is not None for c in m.filled(row))


def _is_cut(m: Matrix, row: int) -> bool:
    """Whether a cell reaches from above into this row."""
    return any(c.row < row for c in m.row(row))


def _announced(grid: Grid, row: int) -> Iterator[Paragraph]:
    """The texts of a row as paragraphs; a line of a file without pages is one of its own."""
    for cell in sorted((c for c in grid.cells if c.row == row and c.text), key=lambda c: c.column):
        lines = (cell.text,) if cell.fragment.place.page is not None else cell.lines or (cell.text,)
        for line in lines:
            part = cell.fragment if line == cell.text else Fragment(line, cell.fragment.place)
            yield Paragraph(line, (part,), centered=cell.column_span > 1)


def _grid_of(grid: Grid, rows: list[int]) -> Grid:
    """The grid of some rows in this order; edges of columns that only other rows have are left out."""
    at = {row: k for k, row in enumerate(rows)}
    kept = [c for c in grid.cells if c.row in at]
    edges = sorted({0, grid.n_columns} | {c.column for c in kept} | {c.column + c.column_span for c in kept})
    column = {edge: k for k, edge in enumerate(edges)}
    cells = tuple(
        replace(
            c,
            row=at[c.row],
            column=column[c.column],
            row_span=sum(r in at for r in range(c.row, c.row + c.row_span)),
            column_span=column[c.column + c.column_span] - column[c.column],
        )
        for c in kept
    )
    return replace(
        grid,
        place=_place(grid, kept),
        n_rows=len(rows),
        n_columns=len(edges) - 1,
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        edges=tuple(grid.edges[e] for e in edges) if grid.edges else (),
        open_top=grid.open_top and 0 in at,
        open_bottom=grid.open_bottom and grid.n_rows - 1 in at,
    )


def _place(grid: Grid, kept: Sequence[GridCell]) -> Place:
    """Where the kept cells stand: the grid's own sides, the top and bottom of their texts, their first line."""
    lines = [c.fragment.place.line for c in kept if c.fragment.place.line is not None]
    own = grid.place.box
    texts = union(c.fragment.place.box for c in kept if c.text and c.fragment.place.box is not None)
    box = Box(own.x0, texts.top, own.x1, texts.bottom) if own is not None and texts is not None else own
    return replace(grid.place, box=box, line=min(lines, default=grid.place.line))
