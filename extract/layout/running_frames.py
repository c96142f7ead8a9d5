"""Running heads and feet that are drawn as a table: a logo, the name of the document, its code, in a frame.

A grid near the upper or lower edge is one when it comes back at the same place with nearly the same text on
three pages or more, figures aside; half of its cells may differ, as the code of a document or of its part
does. Two pages that follow each other are enough where all its words are the same. It must not part the table of a plan that goes on from page to page below it.
The header of a table that each page repeats is no running head, nor is a letterhead. On the first page of a
file its cells are read as paragraphs: the title of the document may stand nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex
from rapidfuzz import fuzz

from extract.layout.running_heads import ALIKE, FEWEST_PAGES, SAME_HEIGHT, is_kept, masked
from extract.layout.sheet import Sheet
from extract.model import Box, Grid
from normalize.headers import match_header

FRAME_EDGE = 0.22
"""Share of the page's height, at top and bottom, in which a whole frame lies."""
MOST_ROWS = 5
"""Rows of a frame, at most."""
SAME_CELLS = 0.5
"""Share of its filled cells that must come back for a frame to be the same one."""
_SURE_HEADER = 0.75
"""Score from which a cell is the header of a column."""

_LETTERS = regex.compile(r"\p{L}")


@dataclass(frozen=True, slots=True)
class _Frame:
    """A grid that may be a running head, with the masked text of each of its cells that holds words."""

    page: int
    grid: Grid
    box: Box
    width: float
    """Of its page."""
    cells: dict[tuple[int, int], str]


def running_frames(sheets: Sequence[Sheet]) -> frozenset[int]:
    """The running heads among the grids of a file, as ``id`` of the grid."""
    frames = [frame for sheet in sheets for grid in sheet.grids if (frame := _frame(grid, sheet)) is not None]
    found: set[int] = set()
    for kin in _families(frames):
        if _runs(kin, len(sheets)):
            found.update(id(frame.grid) for frame in kin)
    return frozenset(found)


def _runs(kin: Sequence[_Frame], n_pages: int) -> bool:
    """Whether a frame stands on pages enough; on two pages that follow each other all its text is the same."""
    pages = sorted({frame.page for frame in kin})
    if len(pages) >= min(FEWEST_PAGES, max(2, n_pages)):
        return True
    return len(pages) == 2 and pages[1] == pages[0] + 1 and kin[0].cells == kin[1].cells


def _frame(grid: Grid, sheet: Sheet) -> _Frame | None:
    """The grid as a frame; None where it lies too far from the edge, is too large or says what no running head
    says."""
    box = grid.place.box
    if box is None or grid.n_rows > MOST_ROWS:
        return None
    if box.bottom > FRAME_EDGE * sheet.height and box.top < (1 - FRAME_EDGE) * sheet.height:
        return None
    cells = {(c.row, c.column): masked(c.text) for c in grid.cells if len(_LETTERS.findall(c.text)) >= 3}
    if not cells or any(is_kept(c.text) for c in grid.cells) or _heads_columns(grid):
        return None
    return _Frame(sheet.number, grid, box, sheet.width, cells)


def _heads_columns(grid: Grid) -> bool:
    """Whether a row of it is the header of a table: two cells that the register knows well."""
    for row in range(grid.n_rows):
        texts = [c.text for c in grid.cells if c.row == row and c.text]
        if sum(match_header(text).score >= _SURE_HEADER for text in texts) >= 2:
            return True
    return False


def _families(frames: Sequence[_Frame]) -> list[list[_Frame]]:
    """Frames that are the same one on several pages; each is held against the latest of a family."""
    families: list[list[_Frame]] = []
    for frame in frames:
        family = next((kin for kin in families if _is_same(kin[-1], frame)), None)
        if family is None:
            families.append([frame])
        else:
            family.append(frame)
    return families


def _is_same(a: _Frame, b: _Frame) -> bool:
    """Whether two frames are one: at the same place, or near the same edge with all the same text on pages of another
    width."""
    if (a.grid.n_rows, a.grid.n_columns) != (b.grid.n_rows, b.grid.n_columns):
        return False
    alike = abs(a.width - b.width) <= SAME_HEIGHT
    if alike and any(abs(x - y) > SAME_HEIGHT for x, y in zip(_sides(a.box), _sides(b.box), strict=True)):
        return False
    places = a.cells.keys() | b.cells.keys()
    same = sum(fuzz.ratio(a.cells.get(at, ""), b.cells.get(at, "")) >= ALIKE for at in places)
    return same >= (SAME_CELLS if alike else 1.0) * len(places)


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.top, box.x1, box.bottom
