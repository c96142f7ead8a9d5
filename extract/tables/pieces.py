"""One grid as a piece of a table, and whether its columns are those of the table that it goes on with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.model import Grid, Join, Paragraph
from extract.tables.header_rows import count_header_rows
from extract.tables.matrix import Matrix, grid_matrix, matrix

_GAP_SHARE = 0.6
"""Share of a column's width by which an edge that is not drawn may differ."""
_EDGE_TOLERANCE = 8.0
"""Points by which a column edge may differ between two pages of one table."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One grid, laid out, with its header rows counted.

    Attributes:
        between: the paragraphs above it.
        facing: the pages whose columns were put beside its own.
        below: the paragraphs between it and the next grid.
    """

    grid: Grid
    m: Matrix
    n_header: int
    between: tuple[Paragraph, ...]
    facing: tuple[Join, ...] = ()
    below: tuple[Paragraph, ...] = ()

    @property
    def page(self) -> int:
        """Its page (from 1), 0 where the file has none."""
        return self.grid.page or 0


def piece_of(grid: Grid, between: tuple[Paragraph, ...], extra: Mapping[str, str] | None) -> Piece:
    """A grid with its header counted. ``extra``: header phrase → role, taught for this run."""
    m = grid_matrix(grid)
    return Piece(grid, m, count_header_rows(m, extra), between)


def has_same_columns(a: Grid, b: Grid) -> bool:
    """Whether the columns of two grids lie at the same places, or are as many where the file has no
    places."""
    if not b.edges and a.n_columns == b.n_columns:
        return True
    if not a.edges or len(a.edges) != len(b.edges):
        return False
    drawn = a.has_drawn_columns and b.has_drawn_columns
    allowed = [_EDGE_TOLERANCE] * len(a.edges) if drawn else _between_words(a.edges)
    return all(abs(x - y) <= most for x, y, most in zip(a.edges, b.edges, allowed, strict=True))


def _between_words(edges: tuple[float, ...]) -> list[float]:
    """By how much each edge may differ where the edges lie in the gaps between words: inner ones by a share of
    the narrower column beside it, outer ones, where the longest text ends, by a whole column."""
    widths = [b - a for a, b in pairwise(edges)]
    inner = [max(_EDGE_TOLERANCE, _GAP_SHARE * min(pair)) for pair in pairwise(widths)]
    return [widths[0], *inner, widths[-1]]


def laid_over(first: Piece, piece: Piece) -> Matrix | None:
    """The piece laid over the columns of a table's first piece; None where its columns cannot be the table's.

    Without geometry, or with the same number of columns, they are taken one by one. A piece whose edges are
    some of the table's (a page on which two cells are merged in every row) is spread by where its edges lie.
    """
    width, edges = first.m.n_columns, first.grid.edges
    if piece.m.n_columns == width:
        return piece.m
    if not edges or not piece.grid.edges or piece.m.n_columns > width:
        return None
    places = [place for edge in piece.grid.edges if (place := _nearest(edge, edges)) is not None]
    if len(places) < len(piece.grid.edges):
        return None
    ends = [places[min(c.column + c.column_span, len(places) - 1)] for c in piece.m.cells]
    cells = tuple(
        replace(c, column=places[c.column], column_span=max(end - places[c.column], 1))
        for c, end in zip(piece.m.cells, ends, strict=True)
    )
    return matrix(cells, piece.m.n_rows, width)


def _nearest(edge: float, edges: tuple[float, ...]) -> int | None:
    k = min(range(len(edges)), key=lambda i: abs(edges[i] - edge))
    return k if abs(edges[k] - edge) <= _EDGE_TOLERANCE else None
