"""Rows between which a line is missing, cut apart where a new number begins in the first column.

Where one drawn row holds several numbers under each other that follow on one another (1, 2, 3; I, II; -, -),
it is cut between each two of them; every cell at the widest gap between its lines there, and where all gaps
are alike just above the next number (or half-way, where numbers stand in the middle of their rows).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.grid.cell_text import line_text, printed_lines
from extract.grid.cells import Raster, Region
from extract.model import Box, Word, union
from normalize.numbering.labels import Kind, Label, cell_label
from normalize.numbering.order import may_stand_below

ALIKE = 1.5
"""Points by which gaps between lines differ and still count as alike."""
TOP_SET = 5.0
"""Points between the upper edges of a number and of the text beside it where both are set at the top."""
_WORDS = frozenset({Kind.NAMED, Kind.UPPER_NUMBER})
"""Labels that a lone cell may hold but that are too like other text to cut a row by: ``Nhóm 1``, ``C 5``."""


def cut_rows(raster: Raster) -> int:
    """Cuts rows with several numbers; returns how many rows were added. Changes ``raster``."""
    added = 0
    row = 0
    while row < len(raster.ys) - 1:
        numbers = _numbers(raster, row)
        if numbers:
            _cut(raster, row, numbers)
            added += len(numbers) - 1
        row += max(1, len(numbers))
    return added


def _numbers(raster: Raster, row: int) -> list[Box]:
    """Boxes of the numbers in the first cell of a row where there are several that follow on one another."""
    first = next((g for g in raster.regions if (g.r0, g.r1, g.c0, g.c1) == (row, row + 1, 0, 1)), None)
    if first is None or len(first.words) < 2:
        return []
    lines = printed_lines(first.words)
    others = [g for g in raster.regions if g.r0 == row and g.r1 == row + 1 and g.c0 > 0 and g.words]
    if not others or max(len(printed_lines(g.words)) for g in others) < len(lines):
        return []
    if not _follow_each_other(lines):
        return []
    return [box for line in lines if (box := union(w.box for w in line)) is not None]


def _follow_each_other(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether the lines are two labels or more, each of which may stand below the one before it."""
    labels = [label for line in lines if (label := _label(line)) is not None]
    if len(lines) < 2 or len(labels) < len(lines):
        return False
    return all(may_stand_below(a, b) for a, b in pairwise(labels))


def _label(line: Sequence[Word]) -> Label | None:
    """The label that a line is, None where it is none or more than one sign."""
    label = cell_label(line_text(line))
    return label if label is not None and label.kind not in _WORDS else None


def _cut(raster: Raster, row: int, numbers: Sequence[Box]) -> None:
    band = [g for g in raster.regions if g.r0 == row and g.r1 == row + 1]
    parts = len(numbers)
    targets = _targets(band, numbers)
    for g in raster.regions:
        g.r1 += (parts - 1) * (g.r1 > row + 1 or (g.r0 < row and g.r1 == row + 1))
        g.r0 += (parts - 1) * (g.r0 > row)
    cuts: list[list[float]] = [[] for _ in targets]
    for g in band:
        raster.regions.remove(g)
        lines = printed_lines(g.words)
        at = [_gap(lines, low, high, target) for low, high, target in targets]
        for index, y in enumerate(at):
            if len(lines) > 1:
                cuts[index].append(y)
        for part in range(parts):
            low = at[part - 1] if part else float("-inf")
            high = at[part] if part < parts - 1 else float("inf")
            words = [w for line in lines for w in line if low < _line_middle(line) <= high]
            raster.regions.append(Region(row + part, row + part + 1, g.c0, g.c1, words, inferred=True))
    edges = [
        sorted(found)[len(found) // 2] if found else target
        for found, (_, _, target) in zip(cuts, targets, strict=True)
    ]
    raster.ys[row + 1 : row + 1] = edges


def _targets(band: Sequence[Region], numbers: Sequence[Box]) -> list[tuple[float, float, float]]:
    """For each two numbers: the middles of both, and where to cut if the gaps do not say."""
    tops = [min(w.box.top for w in g.words) for g in band if g.words and g.c0 > 0]
    top_set = bool(tops) and abs(min(tops) - numbers[0].top) <= TOP_SET
    result: list[tuple[float, float, float]] = []
    for a, b in pairwise(numbers):
        low, high = (a.top + a.bottom) / 2, (b.top + b.bottom) / 2
        result.append((low, high, b.top - 1.0 if top_set else (low + high) / 2))
    return result


def _gap(lines: Sequence[Sequence[Word]], low: float, high: float, target: float) -> float:
    """Height at which a cell is cut between ``low`` and ``high``: its widest gap, of alike ones the
    nearest."""
    gaps: list[tuple[float, float]] = []
    for a, b in pairwise(lines):
        bottom, top = max(w.box.bottom for w in a), min(w.box.top for w in b)
        if low - 2 <= (bottom + top) / 2 <= high + 2:
            gaps.append((top - bottom, (bottom + top) / 2))
    if not gaps:
        return target
    widest = max(width for width, _ in gaps)
    return min((at for width, at in gaps if width >= widest - ALIKE), key=lambda at: abs(at - target))


def _line_middle(line: Sequence[Word]) -> float:
    return (min(w.box.top for w in line) + max(w.box.bottom for w in line)) / 2
