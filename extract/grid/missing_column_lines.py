"""Cells that are two although the line between them is missing in their row.

A cell over several columns is cut at a column's edge where in every line that has text on both sides a gap
wider than a space lies on that edge, and no word crosses it. A title that runs over the columns crosses it
and stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.grid.cell_text import printed_lines
from extract.grid.cells import Raster, Region
from extract.grid.columns_of_words import PIECE_GAP
from extract.model import Word

CROSSING = 1.0
"""Points that a word must reach over an edge to cross it."""
SOLID = 0.5
"""Confidence from which a word is taken to be printed. Dirt that was read as a letter must cut no cell."""
WIDER = 2.2
"""How many times wider than the usual space of its line a gap is that parts a cell."""
DASHES = frozenset("-–—")


def part_cells(raster: Raster) -> int:
    """Cuts such cells; returns how many cuts were made. Changes ``raster``."""
    done: list[Region] = []
    waiting = list(raster.regions)
    cuts = 0
    while waiting:
        region = waiting.pop()
        column = _parting_column(region, raster.xs)
        if column is None:
            done.append(region)
            continue
        cuts += 1
        x = raster.xs[column]
        left = [w for w in region.words if _middle(w) < x]
        right = [w for w in region.words if _middle(w) >= x]
        waiting.append(Region(region.r0, region.r1, region.c0, column, left, inferred=True))
        waiting.append(Region(region.r0, region.r1, column, region.c1, right, inferred=True))
    raster.regions = done
    return cuts


def _parting_column(region: Region, xs: Sequence[float]) -> int | None:
    if region.c1 - region.c0 < 2 or len(region.words) < 2:
        return None
    if any(word.direction != 0 for word in region.words):
        return None
    lines = printed_lines(region.words)
    return next((c for c in range(region.c0 + 1, region.c1) if _parts(lines, xs[c])), None)


def _parts(lines: Sequence[Sequence[Word]], x: float) -> bool:
    """Whether the edge parts the text: free in all lines, with a wide gap where a line has text on both
    sides."""
    both = 0
    for line in lines:
        left = [w for w in line if _middle(w) < x]
        right = [w for w in line if _middle(w) >= x]
        if any(w.box.x1 > x + CROSSING for w in left) or any(w.box.x0 < x - CROSSING for w in right):
            return False
        if any(map(_is_printed, left)) and any(map(_is_printed, right)):
            gap = min(w.box.x0 for w in right) - max(w.box.x1 for w in left)
            if gap < max(PIECE_GAP, WIDER * _space(left), WIDER * _space(right)):
                return False
            both += 1
    return both > 0


def _space(words: Sequence[Word]) -> float:
    """The usual gap between words of a line, 0 for a single word.

    In justified text all gaps of a line may be wide.
    """
    ordered = sorted(words, key=lambda w: w.box.x0)
    gaps = [max(0.0, b.box.x0 - a.box.x1) for a, b in pairwise(ordered)]
    return median(gaps) if gaps else 0.0


def _is_printed(word: Word) -> bool:
    """Whether a word says something: letters, digits, or a dash for nothing."""
    return word.confidence >= SOLID and any(c.isalnum() or c in DASHES for c in word.text)


def _middle(word: Word) -> float:
    return (word.box.x0 + word.box.x1) / 2
