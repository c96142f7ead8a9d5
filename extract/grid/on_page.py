"""Tables of one page: ruled ones from the page's lines, others from the alignment of their words.

``grids_on`` is the way: lines → lattices → rasters (cells) → rows whose rule is missing cut apart → grids.
What is no table (a frame round text, an underlined heading) gives its words back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from extract.grid.aligned_words import aligned, ruled_across
from extract.grid.cell_text import fragment_of
from extract.grid.cells import Raster, Region, raster_of
from extract.grid.columns_below import continued, ruled_down
from extract.grid.hidden_cells import with_hidden_cells
from extract.grid.lines import Lattice, Line, lattices_of, lines_of
from extract.grid.missing_column_lines import part_cells
from extract.grid.missing_row_lines import cut_rows
from extract.grid.underlines import without_underlines
from extract.model import Box, Grid, GridCell, Page, Place, Word
from normalize.notes import Code, Note, warning

FEWEST_CELLS = 2
"""A lattice with fewer cells is a frame, not a table."""
ALIGNED_CONFIDENCE = 0.75
"""Confidence of a grid whose columns follow from alignment alone."""
INFERRED_CONFIDENCE = 0.8
"""Confidence of a cell of which an edge is not drawn."""
RAGGED_CONFIDENCE = 0.7
"""Confidence of a grid in which a piece of a rule is missing."""

Way = Callable[[Sequence[Word]], list[tuple[Raster, list[Word]]]]
"""A way to find tables among words: each as a raster, with the words that it takes."""


def grids_on(page: Page, before: Sequence[Grid] = ()) -> tuple[list[Grid], list[Word]]:
    """The tables of a page from top to bottom and the words outside of them.

    Args:
        before: tables without rules at the end of pages before, which may go on on this one.
    """
    across, down = lines_of(without_underlines(page.rules, page.words))
    words: list[Word] = list(page.words)
    grids: list[Grid] = []
    used: set[Line] = set()
    for lattice in _outermost(lattices_of(across, down)):
        inside, outside = _near(lattice, words)
        raster, beside = raster_of(lattice, inside)
        if _is_table(raster):
            raster.parted = part_cells(raster)
            raster.cut = cut_rows(raster)
            grids.append(grid_of(raster, page.number))
            words = outside + beside
            used.update((*lattice.across, *lattice.down))
    free = [line for line in across if line not in used], [line for line in down if line not in used]
    for find, method in _ways(*free, before):
        for raster, inside in find(words):
            raster.cut = cut_rows(raster)
            grids.append(grid_of(raster, page.number, method, ALIGNED_CONFIDENCE))
            taken = set(map(id, inside))
            words = [w for w in words if id(w) not in taken]
    grids.sort(key=lambda g: (g.place.box.top, g.place.box.x0) if g.place.box else (0.0, 0.0))
    return [with_hidden_cells(g, page.hidden) for g in grids], words


def _ways(
    across: Sequence[Line], down: Sequence[Line], before: Sequence[Grid]
) -> tuple[tuple[Way, str], ...]:
    """The ways to find tables that lack rules, by the lines that no other table uses; with their methods."""
    return (
        (partial(ruled_across, across=across), "rules_across"),
        (partial(ruled_down, down=down), "rules_down"),
        (partial(continued, before=before), "alignment"),
        (aligned, "alignment"),
    )


def _outermost(lattices: list[Lattice]) -> list[Lattice]:
    """The lattices without those that lie inside another one."""
    return [
        one
        for one in lattices
        if not any(
            other is not one
            and len(other.across) > 2
            and other.left < one.left
            and one.right < other.right
            and other.top < one.top
            and one.bottom < other.bottom
            for other in lattices
        )
    ]


def _near(lattice: Lattice, words: list[Word]) -> tuple[list[Word], list[Word]]:
    box = Box(lattice.left, lattice.top, lattice.right, lattice.bottom)
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
        (inside if box.contains(x, y, 4.0) else outside).append(word)
    return inside, outside


def _is_table(raster: Raster) -> bool:
    filled = sum(1 for region in raster.regions if region.words)
    return len(raster.regions) >= FEWEST_CELLS and filled >= 1 and (len(raster.xs) > 2 or len(raster.ys) > 3)


def grid_of(raster: Raster, page: int, method: str = "rules", confidence: float = 1.0) -> Grid:
    """The raster as a grid; cells in row order."""
    cells = tuple(
        _cell(region, raster, page) for region in sorted(raster.regions, key=lambda g: (g.r0, g.c0))
    )
    notes = tuple(_notes(raster, page))
    if notes:
        confidence = min(confidence, RAGGED_CONFIDENCE)
    box = Box(raster.xs[0], raster.ys[0], raster.xs[-1], raster.ys[-1])
    return Grid(
        page=page,
        place=Place(page=page, box=box),
        n_rows=len(raster.ys) - 1,
        n_columns=len(raster.xs) - 1,
        cells=cells,
        edges=tuple(round(x, 2) for x in raster.xs),
        row_edges=tuple(round(y, 2) for y in raster.ys),
        open_top=raster.open_top,
        open_bottom=raster.open_bottom,
        method=method,
        confidence=confidence,
        notes=notes,
    )


def _notes(raster: Raster, page: int) -> Iterator[Note]:
    if raster.ragged:
        yield warning(
            Code.LINE_MISSING,
            f"Pieces of rules are missing on page {page}: {raster.ragged} cells were cut to rectangles.",
        )
    if raster.implied:
        yield warning(
            Code.LINE_MISSING,
            f"Rules between rows are missing on page {page}: {raster.implied} were put where vertical rules end.",
        )
    if raster.parted:
        yield warning(
            Code.LINE_MISSING,
            f"Rules between columns are missing on page {page}: {raster.parted} cells were cut at a column's edge.",
        )
    if raster.cut:
        yield warning(
            Code.LINE_MISSING,
            f"Rules between rows are missing on page {page}: {raster.cut} rows were cut where a number begins.",
        )


def _cell(region: Region, raster: Raster, page: int) -> GridCell:
    field = Box(raster.xs[region.c0], raster.ys[region.r0], raster.xs[region.c1], raster.ys[region.r1])
    fragment, lines = fragment_of(region.words, field, page)
    if region.inferred:
        fragment = replace(fragment, confidence=min(fragment.confidence, INFERRED_CONFIDENCE))
    return GridCell(
        row=region.r0,
        column=region.c0,
        row_span=region.r1 - region.r0,
        column_span=region.c1 - region.c0,
        text=fragment.text,
        fragment=fragment,
        lines=lines,
    )
