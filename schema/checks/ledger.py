"""The ledger of a table: what is printed in it against what was made of it, line by line.

Every body row must be in exactly one of: tasks, groups, totals, further lines of a task, the reject list
(with its reason). Every text of a body row must have gone into a field, a number, or a rejected row; a
paragraph that stands inside a table's frame and in no cell is a line the grid did not hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.model import Block, Box, Cell, Grid, Paragraph, Table
from extract.tables.matrix import body_rows
from extract.tasks.of_tables import TableRows

_INSIDE = 2.0
"""Points by which a line must lie inside a table's frame to be a part of it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of one table. Rows are 0-based.

    Attributes:
        printed: body rows of the table.
        tasks, groups, totals, subrows, rejected: rows of each kind.
        missing: body rows that went nowhere.
        twice: rows that went to two places.
        lost: cells with text that went into no field and no reject.
    """

    table: int
    printed: tuple[int, ...]
    tasks: int
    groups: int
    totals: int
    subrows: int
    rejected: tuple[tuple[int, str], ...]
    missing: tuple[int, ...]
    twice: tuple[int, ...]
    lost: tuple[Cell, ...]

    @property
    def balances(self) -> bool:
        """Lines in = lines out."""
        return not (self.missing or self.twice or self.lost)


def ledger_of(table: Table, rows: TableRows) -> Ledger:
    """The account of a table and the rows made of it."""
    printed = body_rows(table)
    merged = _rows_of_merged_groups(table, rows)
    out = Counter(
        [
            *(t.row for t in rows.tasks),
            *(g.row for g in rows.groups if g.row not in merged),
            *(t.row for t in rows.totals),
            *rows.subrows,
            *(r.row for r in rows.rejected),
        ]
    )
    return Ledger(
        table=table.position,
        printed=printed,
        tasks=len(rows.tasks),
        groups=len(rows.groups),
        totals=len(rows.totals),
        subrows=len(rows.subrows),
        rejected=tuple((r.row, r.reason) for r in rows.rejected),
        missing=tuple(r for r in printed if r not in out),
        twice=tuple(r for r, n in sorted(out.items()) if n > 1),
        lost=tuple(_lost(table, rows)),
    )


def _rows_of_merged_groups(table: Table, rows: TableRows) -> set[int]:
    """Rows on which a group's name stands in a merged cell beside the first of its tasks: they count as the
    task."""
    if not any(c.role == "group" for c in table.columns):
        return set()
    return {g.row for g in rows.groups} & {t.row for t in rows.tasks}


def _lost(table: Table, rows: TableRows) -> Iterator[Cell]:
    """Cells with text on body rows none of whose parts went into a field, a group, a total or a reject."""
    used = {id(p) for t in rows.tasks for f in t.fields for p in f.parts}
    used |= {id(p) for g in (*rows.groups, *rows.totals) for p in g.parts}
    used |= {id(p) for r in rows.rejected for p in r.parts}
    body = set(body_rows(table))
    numbers = {c.index for c in table.columns if c.role == "number"}
    for cell in table.cells:
        in_body = cell.text and cell.row in body and cell.column not in numbers
        if in_body and not any(id(p) in used for p in cell.parts):
            yield cell


def stray_lines(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Paragraphs that stand inside the frame of a table on their page, in no cell of it."""
    grids = [b for b in blocks if isinstance(b, Grid)]
    return tuple(b for b in blocks if isinstance(b, Paragraph) and any(_holds(g, b) for g in grids))


def _holds(grid: Grid, paragraph: Paragraph) -> bool:
    frame = grid.place.box
    if frame is None or grid.page is None:
        return False
    for fragment in paragraph.fragments:
        box = fragment.place.box
        if box is None or fragment.place.page != grid.page or not fragment.text.strip():
            continue
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        if frame.contains(x, y, -_INSIDE):
            return True
    return False


def boxes_off(table: Table, sizes: Mapping[int, tuple[float, float]]) -> tuple[Cell, ...]:
    """Cells whose printed parts have no place on their page: outside it, turned inside out, or over another
    row.

    Args:
        sizes: page number → width and height in points.
    """
    return tuple(c for c in table.cells if any(_off(p.place.page, p.place.box, sizes) for p in c.parts))


def _off(page: int | None, box: Box | None, sizes: Mapping[int, tuple[float, float]]) -> bool:
    if page is None or box is None or page not in sizes:
        return False
    width, height = sizes[page]
    turned = box.x0 > box.x1 or box.top > box.bottom
    return turned or box.x0 < -1 or box.top < -1 or box.x1 > width + 1 or box.bottom > height + 1


_FEWEST_FELLOWS = 3
_TURNS = ((1, 0, 0, 1), (0, 1, -1, 0), (0, -1, 1, 0), (-1, 0, 0, -1))
"""The four ways in which a table can lie on its page, as the rows of a rotation."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A printed part of a cell with its box, in points."""

    cell: Cell
    box: Box

    @property
    def x(self) -> float:
        return (self.box.x0 + self.box.x1) / 2

    @property
    def y(self) -> float:
        return (self.box.top + self.box.bottom) / 2

    def turned(self, turn: tuple[int, int, int, int]) -> _Placed:
        a, b, c, d = turn
        xs = sorted((a * self.box.x0 + b * self.box.top, a * self.box.x1 + b * self.box.bottom))
        ys = sorted((c * self.box.x0 + d * self.box.top, c * self.box.x1 + d * self.box.bottom))
        return _Placed(self.cell, Box(xs[0], ys[0], xs[1], ys[1]))


def boxes_out_of_order(table: Table) -> tuple[Cell, ...]:
    """Cells whose box contradicts the order of the grid: left of a column before it, above a row before it.

    A box is compared with the boxes of the same row and of the same column on its page. It is wrong where
    most of them contradict it, or where it lies beside all of them. Merged cells are left out. A table may be
    turned by 90, 180 or
    270 degrees: the turn with the fewest contradictions counts.
    """
    pages: dict[int, list[_Placed]] = {}
    headers = set(table.header_rows)
    for cell in (c for c in table.cells if c.row_span == c.column_span == 1 and c.row not in headers):
        for part in cell.parts:
            box, page = part.place.box, part.place.page
            if box is not None and page is not None:
                pages.setdefault(page, []).append(_Placed(cell, box))
    wrong: dict[int, Cell] = {}
    for placed_on in pages.values():
        wrong.update(_fewest(_out_of_order([p.turned(turn) for p in placed_on]) for turn in _TURNS))
    return tuple(wrong.values())


def _fewest(ways: Iterable[dict[int, Cell]]) -> dict[int, Cell]:
    """The first of the smallest; what comes after an empty one is not made."""
    best: dict[int, Cell] | None = None
    for way in ways:
        if best is None or len(way) < len(best):
            best = way
        if not best:
            break
    return best or {}


def _out_of_order(placed: Sequence[_Placed]) -> dict[int, Cell]:
    rows: dict[int, list[_Placed]] = {}
    columns: dict[int, list[_Placed]] = {}
    for one in placed:
        rows.setdefault(one.cell.row, []).append(one)
        columns.setdefault(one.cell.column, []).append(one)
    wrong: dict[int, Cell] = {}
    for one in placed:
        beside = [(one.cell.column - o.cell.column, one.x - o.x) for o in rows[one.cell.row]]
        over = [(one.cell.row - o.cell.row, one.y - o.y) for o in columns[one.cell.column]]
        apart = _apart(one, columns[one.cell.column], "x") or _apart(one, rows[one.cell.row], "y")
        if apart or _contradicted(beside) or _contradicted(over):
            wrong[id(one.cell)] = one.cell
    return wrong


def _apart(one: _Placed, fellows: Sequence[_Placed], axis: str) -> bool:
    """Whether a box lies beside the strip that three or more fellows of its column, or its row, share.

    Right of it by more than a letter's height: what stands behind a struck figure begins where the others end.
    """
    boxes = [f.box for f in fellows if f.cell is not one.cell]
    if len(boxes) < _FEWEST_FELLOWS:
        return False
    own = one.box
    if axis == "x":
        letter = min(own.height, min(b.height for b in boxes))
        return own.x1 < min(b.x0 for b in boxes) or own.x0 > max(b.x1 for b in boxes) + letter
    return own.bottom < min(b.top for b in boxes) or own.top > max(b.bottom for b in boxes)


def _contradicted(pairs: Sequence[tuple[int, float]]) -> bool:
    """Whether more than half of the pairs (steps in the grid, points on the page) have opposite signs."""
    others = [steps * points for steps, points in pairs if steps]
    return 2 * sum(x < 0 for x in others) > len(others)
