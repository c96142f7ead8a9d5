"""From a lattice of drawn lines to cells with row and column spans.

All lines, carried on over the whole table, cut it into a fine raster. Two neighbours of the raster belong to
one cell where no line is drawn between them. A region that is no rectangle (a piece of line is missing) is
cut into rectangles row by row, and the grid is marked doubtful. A column or row that no cell fills alone is a
phantom, made by edges that differ by a few points from row to row: it is taken out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.grid.lines import SNAP, TOUCH, Lattice, Line
from extract.model import Word

DRAWN = 0.5
"""Share of the side between two raster fields that must be drawn to part them."""
ENDS_TOGETHER = 2
"""Vertical lines that end at one height to make a row's edge there."""
OVERSHOOT = 8.0
"""Points that a line must run on beyond the outermost crossing line to hold cells there (an open side)."""
NARROW = 12.0
"""Points: a column narrower than this in which nothing is ever printed is a phantom."""
OVER = 2.0
"""Points by which a word reaches over an edge on both sides to lie on it."""
FLAT = 6.0
"""Points: a row flatter than this in which nothing is ever printed is a phantom."""


@dataclass(slots=True)
class Region:
    """A cell while it is built.

    Attributes:
        r0, r1: its rows, from ``r0`` up to and without ``r1``.
        c0, c1: its columns, likewise.
        inferred: whether one of its edges is not drawn but concluded.
    """

    r0: int
    r1: int
    c0: int
    c1: int
    words: list[Word] = field(default_factory=list)
    inferred: bool = False


@dataclass(slots=True)
class Raster:
    """A table while it is built.

    Attributes:
        xs, ys: edges of its columns and rows, in points.
        open_top, open_bottom: whether no line is drawn there.
        ragged: number of regions that were no rectangles and were cut.
        implied: number of rows' edges that are not drawn but at which lines down the page end.
        parted: number of cells cut in two where a line between columns is missing.
        cut: number of rows added where a line between rows is missing.
    """

    xs: list[float]
    ys: list[float]
    regions: list[Region]
    open_top: bool = False
    open_bottom: bool = False
    ragged: int = 0
    implied: int = 0
    parted: int = 0
    cut: int = 0


def raster_of(lattice: Lattice, words: Sequence[Word]) -> tuple[Raster, list[Word]]:
    """The cells of a lattice with their words, phantoms folded away, and the words that lie outside of it."""
    xs, ys = _edges(lattice, words)
    implied = implied_rows(lattice.down, ys)
    ys = sorted([*ys, *implied])
    walls_down = _covered(lattice.down, xs)
    walls_across = _covered(lattice.across, ys)
    for index, y in enumerate(ys):
        if y in implied:
            walls_across[index].append((xs[0], xs[-1]))
    raster = Raster(xs, ys, [], implied=len(implied))
    raster.open_top = not _drawn(walls_across[0], xs[0], xs[-1])
    raster.open_bottom = not _drawn(walls_across[-1], xs[0], xs[-1])
    raster.regions, raster.ragged, owner = _regions(xs, ys, walls_down, walls_across)
    outside: list[Word] = []
    for word in words:
        at = _field(word, xs, ys)
        if at is None:
            outside.append(word)
        else:
            raster.regions[owner[at]].words.append(word)
    _fold_columns(raster, lattice)
    _fold_rows(raster, lattice)
    _put_over_edges(raster)
    return raster, outside


def _put_over_edges(raster: Raster) -> None:
    """Puts a word that reaches over the edge between two cells, of which one is empty but for it, into that one:
    a figure that was begun too far to the left."""
    at = {(g.r0, g.r1, g.c0): g for g in raster.regions}
    for left in raster.regions:
        edge = raster.xs[left.c1]
        right = at.get((left.r0, left.r1, left.c1))
        over = [w for w in left.words if w.box.x0 < edge - OVER < edge + OVER < w.box.x1]
        if (
            right is None
            or right.words
            or len(over) != 1
            or len(left.words) < 2
            or not over[0].text[:1].isdigit()
        ):
            continue
        left.words.remove(over[0])
        right.words.append(over[0])
        right.inferred = True


def _edges(lattice: Lattice, words: Sequence[Word]) -> tuple[list[float], list[float]]:
    """The x of the columns' edges and the y of the rows'; an open side is closed where a word stands in
    it."""
    xs = sorted({v.at for v in lattice.down})
    ys = sorted({h.at for h in lattice.across})
    left, right = min(h.start for h in lattice.across), max(h.end for h in lattice.across)
    top, bottom = min(v.start for v in lattice.down), max(v.end for v in lattice.down)
    xs = _closed(xs, left, right, [_centre(w) for w in words if ys[0] <= _middle(w) <= ys[-1]])
    ys = _closed(ys, top, bottom, [_middle(w) for w in words if xs[0] <= _centre(w) <= xs[-1]])
    if len(xs) == 1:
        xs = [min(xs[0], left), max(xs[0], right)]
    return xs, ys


def _closed(edges: list[float], first: float, last: float, words: Sequence[float]) -> list[float]:
    """The edges and, where the lines run on beyond them and a word stands there, an edge at the lines' end.

    Args:
        first, last: where the lines that cross these edges begin and end.
        words: middles of the words, in the same direction.
    """
    before = first < edges[0] - OVERSHOOT and any(first <= at < edges[0] for at in words)
    behind = last > edges[-1] + OVERSHOOT and any(edges[-1] < at <= last for at in words)
    return [*([first] if before else []), *edges, *([last] if behind else [])]


def implied_rows(down: Sequence[Line], ys: Sequence[float]) -> list[float]:
    """Heights at which vertical lines end together though no line runs across: a row begins or ends there."""
    ends = sorted(y for line in down for y in (line.start, line.end))
    found: list[float] = []
    group: list[float] = []
    for y in [*ends, float("inf")]:
        if group and y - group[0] > SNAP:
            middle = sum(group) / len(group)
            inner = ys[0] + FLAT < middle < ys[-1] - FLAT
            if inner and len(group) >= ENDS_TOGETHER and all(abs(middle - other) > FLAT for other in ys):
                found.append(middle)
            group = []
        group.append(y)
    return found


def _middle(word: Word) -> float:
    return (word.box.top + word.box.bottom) / 2


def _centre(word: Word) -> float:
    return (word.box.x0 + word.box.x1) / 2


def _covered(lines: Sequence[Line], edges: list[float]) -> list[list[tuple[float, float]]]:
    """For each edge the stretches that are drawn on it."""
    at = {edge: index for index, edge in enumerate(edges)}
    stretches: list[list[tuple[float, float]]] = [[] for _ in edges]
    for line in lines:
        if line.at in at:
            stretches[at[line.at]].append((line.start, line.end))
    return stretches


def _drawn(stretches: list[tuple[float, float]], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(e, end) - max(s, start)) for s, e in stretches)
    return covered >= DRAWN * (end - start)


def _regions(
    xs: list[float],
    ys: list[float],
    down: list[list[tuple[float, float]]],
    across: list[list[tuple[float, float]]],
) -> tuple[list[Region], int, dict[tuple[int, int], int]]:
    columns, rows = len(xs) - 1, len(ys) - 1
    parent = list(range(rows * columns))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and not _drawn(down[c + 1], ys[r], ys[r + 1]):
                parent[find(r * columns + c)] = find(r * columns + c + 1)
            if r + 1 < rows and not _drawn(across[r + 1], xs[c], xs[c + 1]):
                parent[find(r * columns + c)] = find((r + 1) * columns + c)
    groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i in range(rows * columns):
        groups[find(i)].append(divmod(i, columns))
    regions: list[Region] = []
    owner: dict[tuple[int, int], int] = {}
    ragged = 0
    for fields in groups.values():
        parts = _rectangles(fields)
        ragged += len(parts) > 1
        for part in parts:
            for r in range(part.r0, part.r1):
                for c in range(part.c0, part.c1):
                    owner[r, c] = len(regions)
            regions.append(part)
    return regions, ragged, owner


def _rectangles(fields: list[tuple[int, int]]) -> list[Region]:
    """The fields as rectangles: one where they fill one, else runs of a row joined with equal runs below."""
    r0, r1 = min(r for r, _ in fields), max(r for r, _ in fields) + 1
    c0, c1 = min(c for _, c in fields), max(c for _, c in fields) + 1
    if (r1 - r0) * (c1 - c0) == len(fields):
        return [Region(r0, r1, c0, c1)]
    done: list[Region] = []
    for r in range(r0, r1):
        in_row = sorted(c for row, c in fields if row == r)
        start = 0
        for i in range(1, len(in_row) + 1):
            if i == len(in_row) or in_row[i] != in_row[i - 1] + 1:
                first, last = in_row[start], in_row[i - 1] + 1
                above = next((d for d in done if d.r1 == r and (d.c0, d.c1) == (first, last)), None)
                if above is not None:
                    above.r1 = r + 1
                else:
                    done.append(Region(r, r + 1, first, last))
                start = i
    return done


def _field(word: Word, xs: list[float], ys: list[float]) -> tuple[int, int] | None:
    x, y = _centre(word), _middle(word)
    if not (xs[0] - TOUCH <= x <= xs[-1] + TOUCH and ys[0] <= y <= ys[-1]):
        return None
    c = min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)
    r = min(max(bisect_right(ys, y) - 1, 0), len(ys) - 2)
    return r, c


def _fold_columns(raster: Raster, lattice: Lattice) -> None:
    c = 0
    while c < len(raster.xs) - 1 and len(raster.xs) > 2:
        alone = [g for g in raster.regions if g.c0 == c and g.c1 == c + 1]
        narrow = raster.xs[c + 1] - raster.xs[c] < NARROW
        if alone and not (narrow and not any(g.words for g in alone)):
            c += 1
            continue
        raster.regions = [g for g in raster.regions if not (g.c0 == c and g.c1 == c + 1)]
        for g in raster.regions:
            g.c0 -= g.c0 > c
            g.c1 -= g.c1 > c
        del raster.xs[_weaker(raster.xs, c, lattice.down)]


def _fold_rows(raster: Raster, lattice: Lattice) -> None:
    r = 0
    while r < len(raster.ys) - 1 and len(raster.ys) > 2:
        alone = [g for g in raster.regions if g.r0 == r and g.r1 == r + 1]
        flat = raster.ys[r + 1] - raster.ys[r] < FLAT
        if alone and not (flat and not any(g.words for g in alone)):
            r += 1
            continue
        raster.regions = [g for g in raster.regions if not (g.r0 == r and g.r1 == r + 1)]
        for g in raster.regions:
            g.r0 -= g.r0 > r
            g.r1 -= g.r1 > r
        del raster.ys[_weaker(raster.ys, r, lattice.across)]


def _weaker(edges: list[float], at: int, lines: Sequence[Line]) -> int:
    """Which of the edges ``at`` and ``at + 1`` goes: never an outer one, else the one drawn less."""
    if at == 0:
        return 1
    if at + 1 == len(edges) - 1:
        return at
    first = sum(line.length for line in lines if line.at == edges[at])
    second = sum(line.length for line in lines if line.at == edges[at + 1])
    return at if first < second else at + 1
