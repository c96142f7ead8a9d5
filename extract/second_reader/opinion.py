"""The tables of a PDF read a second time: which pages, by which reader, and which notes a disagreement gives.

Every page with a table of some size is read again by camelot, which costs about a tenth to a fifth of what
pdfplumber would take for the file; in a file with more cells than :data:`MOST_CELLS` the pages whose grids
show a sign of doubt come first, then others evenly. Where camelot differs, and on pages set sideways, which
it cannot read, pdfplumber is asked. ``extract.second_reader.disagreement`` has the rule that decides;
docs/two-readers.md the measurements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.model import Block, Grid, PageInfo, PageKind, TextSource
from extract.second_reader.disagreement import (
    Disagreement,
    OtherCell,
    agreed,
    decided,
    disagreements,
    doubts,
    has_opinion,
    with_notes,
)
from extract.second_reader.in_force import in_force
from extract.second_reader.readers import CAMELOT, PDFPLUMBER, camelot_cells, pdfplumber_cells, plain_pages
from extract.second_reader.signs_of_doubt import signs
from normalize.notes import Code, Note, info

FEWEST_CELLS = 6
"""Cells with text from which a grid is worth a second reading; a letterhead or a signature block has
fewer."""
FEWEST_COLUMNS = 3
"""Columns from which a grid is worth a second reading: a table of tasks has a title, a body, and a time or
number."""
MOST_CELLS = 2_000
"""Cells with text that are read twice at most in one file; about 20 to 40 pages of a plan's tables."""
RULED = "rules"
"""The method of grids whose cells follow from drawn lines, which the other readers use as well."""


def second_opinion(
    path: Path, blocks: Sequence[Block], pages: Sequence[PageInfo]
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks with notes on the cells that others read otherwise, and notes on the document.

    Only ruled grids on pages with a text of their own are read again. Nothing in the grids is changed but
    notes.
    """
    infos = {p.number: p for p in pages}
    worth = _worth(blocks, infos)
    if not worth:
        return tuple(blocks), ()
    chosen = _chosen(worth)
    plain = plain_pages(path, chosen)
    first = camelot_cells(path, {n: infos[n].height for n in plain if not infos[n].turned})
    seen = {n: in_force(cells, infos[n].sightings) for n, cells in first.items() if n in infos}
    asked = [n for n in chosen if n in plain and _is_to_ask(worth[n], seen.get(n), infos[n])]
    second = pdfplumber_cells(path, asked)
    unread = [n for n in chosen if n not in first and n not in second]
    marked: dict[int, Grid] = {}
    for number in chosen:
        page = infos[number]
        letters = page.text_source is not TextSource.LEGACY_ENCODING
        for grid in worth[number]:
            told = page.sightings
            theirs = second.get(number)
            others = in_force(first.get(number, ()), told), None if theirs is None else in_force(theirs, told)
            marked[id(grid)] = _marked(grid, *others, letters, bool(page.turned))
    notes = tuple(_notes(len(worth), len(chosen), unread))
    return tuple(marked.get(id(b), b) if isinstance(b, Grid) else b for b in blocks), notes


def _worth(blocks: Sequence[Block], infos: Mapping[int, PageInfo]) -> dict[int, list[Grid]]:
    """The grids that others can read, by page."""
    worth: dict[int, list[Grid]] = defaultdict(list)
    for block in blocks:
        page = infos.get(block.page or 0) if isinstance(block, Grid) else None
        if isinstance(block, Grid) and page is not None and block.method == RULED:
            own_text = page.kind is PageKind.BORN_DIGITAL and page.text_source is not TextSource.OCR
            if own_text and block.n_columns >= FEWEST_COLUMNS and _size(block) >= FEWEST_CELLS:
                worth[page.number].append(block)
    return dict(worth)


def _size(grid: Grid) -> int:
    return sum(1 for c in grid.cells if c.text)


def _chosen(worth: Mapping[int, Sequence[Grid]]) -> list[int]:
    """The pages to read again, in order: all of them, or as many as :data:`MOST_CELLS` allows."""
    sizes = {n: sum(map(_size, grids)) for n, grids in worth.items()}
    if sum(sizes.values()) <= MOST_CELLS:
        return sorted(worth)
    doubtful = set(_doubtful(worth))
    others = [n for n in sorted(worth) if n not in doubtful]
    step = max(1, sum(sizes.values()) // MOST_CELLS)
    evenly = [n for start in range(step) for n in others[start::step]]
    chosen: list[int] = []
    left = MOST_CELLS
    for number in [*sorted(doubtful), *evenly]:
        if sizes[number] <= left:
            chosen.append(number)
            left -= sizes[number]
    return sorted(chosen)


def _doubtful(worth: Mapping[int, Sequence[Grid]]) -> list[int]:
    before: Grid | None = None
    found: list[int] = []
    for number in sorted(worth):
        for grid in worth[number]:
            if signs(grid, before):
                found.append(number)
            before = grid
    return found


def _is_to_ask(grids: Sequence[Grid], first: Sequence[OtherCell] | None, page: PageInfo) -> bool:
    """Whether pdfplumber is asked about a page: camelot cannot read it, sees no cells in a grid, or
    differs."""
    if first is None or page.turned:
        return True
    letters = page.text_source is not TextSource.LEGACY_ENCODING
    return any(not has_opinion(g, first) or disagreements(g, first, letters) for g in grids)


def _marked(
    grid: Grid,
    first: Sequence[OtherCell],
    second: Sequence[OtherCell] | None,
    letters: bool,
    turned: bool,
) -> Grid:
    """The grid with its notes: a warning where both others differ from ours, a remark where only one does."""
    if not has_opinion(grid, first):
        alone = disagreements(grid, second or (), letters)
        return with_notes(grid, doubts(alone if turned else _without_splits(alone), PDFPLUMBER))
    by_first = disagreements(grid, first, letters)
    if second is None or not has_opinion(grid, second):
        return with_notes(grid, doubts(by_first, CAMELOT))
    same = agreed(grid, second, letters)
    one = [d for d in by_first if same.issuperset(d.ours)]
    both = [d for d in by_first if not same.issuperset(d.ours)]
    remarks = decided(one, CAMELOT, PDFPLUMBER)
    return with_notes(grid, {**remarks, **doubts(both, f"{CAMELOT}, and not as we do {PDFPLUMBER} either,")})


def _without_splits(found: Sequence[Disagreement]) -> list[Disagreement]:
    """The disagreements without cells that pdfplumber splits, for grids on which camelot has no opinion.

    pdfplumber takes underlines and shaded lines for borders: on upright pages of the measured files each of
    its splits was wrong.
    """
    return [d for d in found if d.kind != "split"]


def _notes(worth: int, chosen: int, unread: Sequence[int]) -> list[Note]:
    notes: list[Note] = []
    if chosen < worth:
        text = f"Of {worth} pages with tables {chosen} were read by a second reader, the doubtful ones first."
        notes.append(info(Code.READERS_DISAGREE, text))
    if unread:
        text = f"No second reader could read the tables of pages {', '.join(map(str, unread))}."
        notes.append(info(Code.READERS_DISAGREE, text))
    return notes
