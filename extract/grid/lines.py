"""Rules of a page, put together to lattices: the first step from drawn lines to a table.

Rules that lie within ``SNAP`` of each other are one line (doubled rules, jitter); pieces of one line that
nearly touch are joined (dashes, a piece for each cell). Lines that touch each other make one lattice: one
table, or a frame round something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.model import Rule

SNAP = 2.6
"""Points: rules nearer to each other than this are one line."""
JOIN = 4.2
"""Points: pieces of one line with gaps up to this are one piece."""
TOUCH = 3.6
"""Points: lines that come this near to each other touch."""
SHORT = 5.0
"""Points: joined pieces shorter than this are ticks, dots or letters, not borders."""
BAND = (8.0, 60.0)
"""Points: how high a heading merged over all columns can be in a table without lines at its sides."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line along one axis: where it lies across it, from where to where it runs. Points."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Lattice:
    """Lines that hang together: ``across`` run from left to right, ``down`` from top to bottom."""

    across: tuple[Line, ...]
    down: tuple[Line, ...]

    @property
    def left(self) -> float:
        return min(min(h.start for h in self.across), min(v.at for v in self.down))

    @property
    def right(self) -> float:
        return max(max(h.end for h in self.across), max(v.at for v in self.down))

    @property
    def top(self) -> float:
        return min(min(v.start for v in self.down), min(h.at for h in self.across))

    @property
    def bottom(self) -> float:
        return max(max(v.end for v in self.down), max(h.at for h in self.across))


def lines_of(rules: Iterable[Rule]) -> tuple[list[Line], list[Line]]:
    """Horizontal and vertical lines, snapped and joined."""
    across: list[Line] = []
    down: list[Line] = []
    for rule in rules:
        b = rule.box
        if b.width >= b.height:
            across.append(Line((b.top + b.bottom) / 2, b.x0, b.x1))
        if b.height >= b.width:
            down.append(Line((b.x0 + b.x1) / 2, b.top, b.bottom))
    return joined(across), joined(down)


def joined(lines: list[Line]) -> list[Line]:
    """Lines after snapping across and joining along; ticks dropped."""
    result: list[Line] = []
    for group in _snapped(lines):
        # The place of the line is that of its longest pieces: corner dots must not pull it.
        weight = sum(line.length for line in group)
        at = sum(line.at * line.length for line in group) / weight if weight else group[0].at
        pieces = sorted((line.start, line.end) for line in group)
        start, end = pieces[0]
        for s, e in pieces[1:]:
            if s <= end + JOIN:
                end = max(end, e)
            else:
                result.append(Line(at, start, end))
                start, end = s, e
        result.append(Line(at, start, end))
    return [line for line in result if line.length >= SHORT]


def _snapped(lines: list[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    first = float("-inf")
    for line in sorted(lines, key=lambda item: item.at):
        if line.at - first > SNAP:
            groups.append([])
            first = line.at
        groups[-1].append(line)
    return groups


def lattices_of(across: Sequence[Line], down: Sequence[Line]) -> list[Lattice]:
    """Lines that touch, put together; what has no line in one of the directions is left out. Top first."""
    parent = list(range(len(across) + len(down)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for j, v in enumerate(down, start=len(across)):
        for i, h in enumerate(across):
            if h.start - TOUCH <= v.at <= h.end + TOUCH and v.start - TOUCH <= h.at <= v.end + TOUCH:
                parent[find(i)] = find(j)
    groups: dict[int, tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
    for i, h in enumerate(across):
        groups[find(i)][0].append(h)
    for j, v in enumerate(down, start=len(across)):
        groups[find(j)][1].append(v)
    alone = [d[0] for a, d in groups.values() if not a]
    lattices = [_with_inner(Lattice(tuple(a), tuple(d)), alone) for a, d in groups.values() if a and d]
    return _over_bands(sorted(lattices, key=lambda item: (item.top, item.left)))


def _over_bands(lattices: list[Lattice]) -> list[Lattice]:
    """Lattices that are one table: a heading merged over all columns parts them where no lines are drawn at
    the sides."""
    whole: list[Lattice] = []
    for lattice in lattices:
        above = next((k for k, other in enumerate(whole) if _goes_on(other, lattice)), None)
        if above is None:
            whole.append(lattice)
        else:
            other = whole[above]
            whole[above] = Lattice((*other.across, *lattice.across), (*other.down, *lattice.down))
    return whole


def _goes_on(above: Lattice, below: Lattice) -> bool:
    """Whether both are open at the same sides and have their columns at the same places, a band's height
    apart."""
    if not BAND[0] <= below.top - above.bottom <= BAND[1]:
        return False
    if max(abs(above.left - below.left), abs(above.right - below.right)) > TOUCH:
        return False
    ends = [v.at for v in above.down if v.end > above.bottom - TOUCH]
    begins = [v.at for v in below.down if v.start < below.top + TOUCH]
    if min(len(ends), len(begins)) < 2 or not _open_sided(above) or not _open_sided(below):
        return False
    same = sum(any(abs(x - y) <= TOUCH for y in begins) for x in ends)
    return same >= 2 and same >= 0.7 * max(len(ends), len(begins))


def _open_sided(lattice: Lattice) -> bool:
    left, right = min(v.at for v in lattice.down), max(v.at for v in lattice.down)
    return left > lattice.left + 2 * TOUCH and right < lattice.right - 2 * TOUCH


def _with_inner(lattice: Lattice, alone: Sequence[Line]) -> Lattice:
    """The lattice with the vertical lines inside it that touch no line: their rows lack horizontal rules."""
    inner = [
        line
        for line in alone
        if lattice.left < line.at < lattice.right and lattice.top < line.start and line.end < lattice.bottom
    ]
    return Lattice(lattice.across, (*lattice.down, *inner)) if inner else lattice
