"""Pages of a PDF parsed anew by other readers, and their grids with what these read otherwise.

camelot is asked first. Where it differs, and on pages set sideways, which it cannot read, pdfplumber is asked too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.model import Grid, PageInfo, TextSource
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


class Rereading:
    """The pages of a file that were parsed anew so far.

    Attributes:
        pages: their numbers.
        unread: the numbers of those that no other reader could read, and of all that are no plain pages.
        marked: their grids with notes, by the identity of the grid without.
    """

    def __init__(
        self, path: Path, grids: Mapping[int, Sequence[Grid]], infos: Mapping[int, PageInfo]
    ) -> None:
        self._path, self._grids, self._infos = path, grids, infos
        self.pages: set[int] = set()
        self._plain = plain_pages(path, grids)
        self.unread = set(grids) - self._plain
        self.marked: dict[int, Grid] = {}

    def read(self, numbers: Sequence[int]) -> None:
        """Parses pages anew and marks their grids."""
        plain = [n for n in numbers if n in self._plain]
        upright = {n: self._infos[n].height for n in plain if not self._infos[n].turned}
        found = camelot_cells(self._path, upright)
        first = {n: in_force(cells, self._infos[n].sightings) for n, cells in found.items()}
        asked = [n for n in plain if self._is_to_ask(n, first.get(n))]
        other = pdfplumber_cells(self._path, asked)
        second = {n: in_force(cells, self._infos[n].sightings) for n, cells in other.items()}
        for number in numbers:
            page = self._infos[number]
            for grid in self._grids[number]:
                self.marked[id(grid)] = _marked(grid, first.get(number, ()), second.get(number), page)
        self.pages.update(numbers)
        self.unread.update(n for n in numbers if n not in first and n not in second)

    def is_marked(self, number: int) -> bool:
        """Whether a grid of the page has a note on one of its cells."""
        grids = [self.marked[id(grid)] for grid in self._grids[number]]
        return any(grid is not own for grid, own in zip(grids, self._grids[number], strict=True))

    def _is_to_ask(self, number: int, first: Sequence[OtherCell] | None) -> bool:
        """Whether pdfplumber is asked about a page: camelot cannot read it, sees no cells in a grid, or
        differs."""
        page = self._infos[number]
        if first is None or page.turned:
            return True
        letters = has_own_letters(page)
        return any(not has_opinion(g, first) or disagreements(g, first, letters) for g in self._grids[number])


def has_own_letters(page: PageInfo) -> bool:
    """Whether the page's letters are those of the file: not where a legacy encoding was undone."""
    return page.text_source is not TextSource.LEGACY_ENCODING


def _marked(
    grid: Grid, first: Sequence[OtherCell], second: Sequence[OtherCell] | None, page: PageInfo
) -> Grid:
    """The grid with its notes: a warning where both others differ from ours, a remark where only one does."""
    letters = has_own_letters(page)
    if not has_opinion(grid, first):
        alone = disagreements(grid, second or (), letters)
        return with_notes(grid, doubts(alone if page.turned else _without_splits(alone), PDFPLUMBER))
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
