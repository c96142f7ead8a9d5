"""The fields of camelot's grids, and which of them are one cell: those between which no side is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol


class Field(Protocol):
    """A field of camelot's grid: corners in points (y upwards), and which of its sides are drawn."""

    x1: float
    y1: float
    x2: float
    y2: float
    left: bool
    right: bool
    top: bool
    bottom: bool
    text: str


Root = tuple[int, int]
"""Row and column of the field that stands for its cell."""


def roots(fields: Sequence[Sequence[Field]]) -> dict[Root, Root]:
    """For each field, by row and column, the one that stands for its cell."""
    owner = {(r, c): (r, c) for r, row in enumerate(fields) for c in range(len(row))}

    def root(at: Root) -> Root:
        while owner[at] != at:
            at = owner[at]
        return at

    for r, c in list(owner):
        if (r, c + 1) in owner and not fields[r][c].right and not fields[r][c + 1].left:
            owner[root((r, c + 1))] = root((r, c))
        if (r + 1, c) in owner and not fields[r][c].bottom and not fields[r + 1][c].top:
            owner[root((r + 1, c))] = root((r, c))
    return {at: root(at) for at in owner}


def side_by_side(edges: Sequence[float]) -> list[tuple[float, float]]:
    """The stretches between edges, as camelot takes its columns and rows."""
    return list(pairwise(edges))
