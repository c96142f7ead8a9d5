"""Does a rule of a table lie under a streak? Then text stands in the cells on both sides of it, and none across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from extract.ink.line_sides import LOWEST, Along, stretches

DENSE = 0.8
"""Share of a row's height in which a column holds ink where a line of the table runs."""
PARTED = 0.6
"""Share of the rows with text on both sides of a streak and none across it, from which on a rule lies under it."""
FEWEST = 2
"""Rows of a table with text on both sides of a streak, for that."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table beside a streak.

    Attributes:
        top, bottom: its rows of dots; ``bottom`` exclusive.
        cell: where the lines next to the streak lie, in dots from one origin for all rows.
        cut: whether a word stands across the streak.
        parted: whether text stands on both sides of it, and none across.
    """

    top: int
    bottom: int
    cell: tuple[int, int]
    cut: bool = False
    parted: bool = False


def hidden_rules(along: Along, mm: float) -> Iterator[tuple[int, int]]:
    """First and last row (exclusive) of each table in which a rule lies under the streak."""
    rules = [(first + last) // 2 for first, last in stretches(along.ruled)]
    rows = [_row(along, top, bottom, mm) for top, bottom in pairwise(rules)]
    known = [row for row in rows if row is not None]
    for is_table, group in groupby(rows, key=lambda row: row is not None):
        table = [row for row in group if row is not None]
        drift = abs(along.line.slope) * (table[-1].bottom - table[0].top) if is_table else 0.0
        if is_table and drift < along.line.width and _parts(table, known, mm):
            yield table[0].top, table[-1].bottom


def _parts(table: Sequence[_Row], rows: Sequence[_Row], mm: float) -> bool:
    """Whether a rule parts the cells of a table that a streak runs through.

    A word across the streak in a cell between the same lines shows that there is none, in this table or in another of
    the page. The title of a group stands in a wider cell.

    Args:
        rows: of all tables along the streak.
    """
    parted = [row for row in table if row.parted]
    if len(parted) < FEWEST:
        return False
    start, end = (float(np.median([row.cell[side] for row in parted])) for side in (0, 1))
    alike = [row for row in rows if abs(row.cell[0] - start) <= mm and abs(row.cell[1] - end) <= mm]
    return not any(row.cut for row in alike) and sum(row.parted for row in alike) >= PARTED * len(alike)


def _row(along: Along, top: int, bottom: int, mm: float) -> _Row | None:
    """What a row of a table shows of the streak; None where no line of a table stands beside it."""
    inset = round(0.5 * mm)
    part = along.band[top + inset : bottom - inset] > 0
    middle, outer = part.shape[1] // 2, along.half + 2
    if part.shape[0] < LOWEST * mm:
        return _Row(top, bottom, (0, part.shape[1]))
    dense = part.mean(axis=0) > DENSE
    lefts, rights = np.flatnonzero(dense[: middle - outer]), np.flatnonzero(dense[middle + outer :])
    if not lefts.size and not rights.size:
        return None
    start = int(lefts[-1]) + 2 if lefts.size else 0
    end = int(rights[0]) + middle + outer - 1 if rights.size else part.shape[1]
    inner = np.asarray(along.words[top + inset : bottom - inset])
    cut = any(last - first >= LOWEST * mm for first, last in stretches(inner))
    sides = (part[:, start : middle - outer], part[:, middle + outer : end])
    aside = round(along.line.x + along.line.slope * (top + bottom) / 2)
    return _Row(
        top,
        bottom,
        (start + aside, end + aside),
        cut=cut,
        parted=not cut and all(side.any() for side in sides),
    )
