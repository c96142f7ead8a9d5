"""camelot's finder of ruled tables on letters and lines that are read already.

camelot finds which lines make a table, where its columns and rows lie and which sides of fields are drawn; the letters
are put where their middles lie. Nothing of the file is parsed again, so it takes a few milliseconds a page. It shares
pdfium's letters and lines with our reader, and nothing that comes after: neither words nor cells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from extract.model import Box, Marks, Rule
from extract.second_reader.disagreement import OtherCell
from extract.second_reader.fields import Field, Root, roots, side_by_side

TOLERANCE = 2.0
"""Points within which camelot takes lines for one, and a line's end for lying on another."""

Segment = tuple[float, float, float, float]
"""``x0, y0, x1, y1`` as camelot counts: y upwards."""


def found_cells(marks: Marks) -> list[OtherCell] | None:
    """The cells with text that camelot's finder makes of letters and lines.

    None where camelot is not there, or fails.
    """
    try:
        from camelot.image_processing import coalesce_collinear_lines, find_joints_from_lines

        across = coalesce_collinear_lines(_segments(marks.rules, horizontal=True), "horizontal")
        down = coalesce_collinear_lines(_segments(marks.rules, horizontal=False), "vertical")
        tables = find_joints_from_lines(across, down)
        places = _Places(marks)
        return [
            cell for bounds, joints in tables.items() for cell in _cells(bounds, joints, across, down, places)
        ]
    except Exception:  # noqa: BLE001 - another's code round one page; the page is then read anew from the file
        return None


def _segments(rules: Iterable[Rule], *, horizontal: bool) -> list[Segment]:
    """The drawn lines of one direction, along their middles."""
    if horizontal:
        return [
            (r.box.x0, -(r.box.top + r.box.bottom) / 2, r.box.x1, -(r.box.top + r.box.bottom) / 2)
            for r in rules
            if r.box.width >= r.box.height
        ]
    return [
        ((r.box.x0 + r.box.x1) / 2, -r.box.bottom, (r.box.x0 + r.box.x1) / 2, -r.box.top)
        for r in rules
        if r.box.height > r.box.width
    ]


class _Places:
    """The middles of a page's letters."""

    def __init__(self, marks: Marks) -> None:
        sides = np.frombuffer(marks.corners, np.float32).reshape(-1, 4).astype(np.float64)
        self.x = (sides[:, 0] + sides[:, 2]) / 2
        self.y = -(sides[:, 1] + sides[:, 3]) / 2
        self.letters = marks.letters

    def by_field(self, lefts: Sequence[float], tops: Sequence[float]) -> dict[Root, str]:
        """The letters between the edges of columns (rising) and of rows (falling), by row and column."""
        columns = np.searchsorted(np.asarray(lefts), self.x) - 1
        rows = np.searchsorted(-np.asarray(tops), -self.y) - 1
        inside = (columns >= 0) & (columns < len(lefts) - 1) & (rows >= 0) & (rows < len(tops) - 1)
        found: dict[Root, list[str]] = defaultdict(list)
        places: npt.NDArray[np.intp] = np.flatnonzero(inside)
        for place, row, column in zip(
            places.tolist(), rows[inside].tolist(), columns[inside].tolist(), strict=True
        ):
            found[row, column].append(self.letters[place])
        return {at: "".join(letters) for at, letters in found.items()}


def _cells(
    bounds: Segment,
    joints: Sequence[tuple[float, float]],
    across: Sequence[Segment],
    down: Sequence[Segment],
    places: _Places,
) -> list[OtherCell]:
    """The cells of one table that camelot found: where it lies, and where its lines cross."""
    from camelot.core import Table
    from camelot.utils import merge_close_lines, segments_in_bbox

    left, bottom, right, top = bounds
    lefts = merge_close_lines(sorted([*(x for x, _ in joints), left, right]), line_tol=TOLERANCE)
    tops = merge_close_lines(sorted([*(y for _, y in joints), bottom, top], reverse=True), line_tol=TOLERANCE)
    upright, level = segments_in_bbox(bounds, down, across)
    table = Table(side_by_side(lefts), side_by_side(tops))
    table.set_edges(upright, level, joint_tol=TOLERANCE).set_border()
    fields: Sequence[Sequence[Field]] = table.cells
    owner = roots(fields)
    texts: dict[Root, str] = defaultdict(str)
    for at, text in places.by_field(lefts, tops).items():
        texts[owner[at]] += text
    boxes: dict[Root, list[Field]] = defaultdict(list)
    for at, root in owner.items():
        if root in texts:
            boxes[root].append(fields[at[0]][at[1]])
    return [OtherCell(_turned_over(boxes[root]), text) for root, text in texts.items()]


def _turned_over(fields: Sequence[Field]) -> Box:
    """The box round fields, y downwards."""
    return Box(
        min(f.x1 for f in fields),
        -max(f.y2 for f in fields),
        max(f.x2 for f in fields),
        -min(f.y1 for f in fields),
    )
