"""The tables of a PDF read a second time: which pages, by which reader, and which notes a disagreement gives.

Every page with a table of some size is held against the cells that camelot's finder makes of the letters and lines
that are read already (``extract.second_reader.finder``), which costs about a millisecond. The file itself is parsed
again, by camelot, for pages on which these cells are not ours, and for a sample of the others: one of
:data:`SAMPLE`, and one of :data:`SAMPLE_SIGNED` of those whose grids show a sign of doubt. Where a page of the sample
is read otherwise, what is wrong can only be seen in the file, and all pages are parsed; in a file with more cells than
:data:`MOST_CELLS` the doubtful ones first, then others evenly. Where camelot differs, and on pages set sideways, which it cannot read, pdfplumber is asked.
``extract.second_reader.disagreement`` has the rule that decides; docs/two-readers.md the measurements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extract.model import Block, Grid, Marks, PageInfo, PageKind, TextSource
from extract.second_reader.disagreement import is_confirmed
from extract.second_reader.finder import found_cells
from extract.second_reader.in_force import in_force
from extract.second_reader.rereading import Rereading, has_own_letters
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
SAMPLE = 10
"""Of so many pages with tables on which nothing is in doubt, one is parsed anew: of the first ten, of the next ten, and so on."""
FULL_ENOUGH = 0.5
"""Share of the cells of the fullest of these pages from which one may stand for them; the one with the fewest letters, beside its
tables too, does. To parse its letters is what costs time, and what the sample looks for lies on all pages of a file."""
SAMPLE_SIGNED = 3
"""The same of pages whose grids show a sign of doubt though the finder makes the same cells."""
RULED = "rules"
"""The method of grids whose cells follow from drawn lines, which the other readers use as well."""


def second_opinion(
    path: Path, blocks: Sequence[Block], pages: Sequence[PageInfo], marks: Mapping[int, Marks]
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks with notes on the cells that others read otherwise, and notes on the document.

    Only ruled grids on pages with a text of their own are read again. Nothing in the grids is changed but
    notes.

    Args:
        marks: the letters and lines of pages, by number; a page without is parsed anew.
    """
    infos = {p.number: p for p in pages}
    worth = _worth(blocks, infos)
    if not worth:
        return tuple(blocks), ()
    again = Rereading(path, worth, infos)
    signed = _signed(worth, infos)
    differing = {n for n in worth if not _is_confirmed(worth[n], infos[n], marks)}
    doubtful = [n for n in dict.fromkeys((*signed, *worth)) if n in differing]
    plain = [n for n in sorted(worth) if n not in signed]
    sizes = {n: sum(map(_size, grids)) for n, grids in worth.items()}
    letters = {n: len(marks[n].letters) if n in marks else 0 for n in worth}
    sample = (*_sampled(signed, SAMPLE_SIGNED, sizes, letters), *_sampled(plain, SAMPLE, sizes, letters))
    wanted = {*doubtful, *sample}
    again.read(_chosen(wanted, doubtful, worth, MOST_CELLS))
    if any(again.is_marked(number) for number in again.pages.difference(doubtful)):
        wanted, left = set(worth), MOST_CELLS - sum(_size(g) for n in again.pages for g in worth[n])
        again.read(_chosen(wanted - again.pages, (), worth, left))
    marked, unread = again.marked, sorted(again.unread)
    left_out = sorted(differing - again.pages)
    notes = tuple(_notes(len(wanted), len(again.pages), unread, left_out))
    return tuple(marked.get(id(b), b) if isinstance(b, Grid) else b for b in blocks), notes


def _sampled(
    numbers: Sequence[int], every: int, sizes: Mapping[int, int], letters: Mapping[int, int]
) -> Iterator[int]:
    """One of each ``every`` pages that follow each other, by their cells with text and their letters."""
    for start in range(0, len(numbers), every):
        pages = numbers[start : start + every]
        least = FULL_ENOUGH * max(sizes[n] for n in pages)
        yield min((n for n in pages if sizes[n] >= least), key=lambda n: letters[n])


def _is_confirmed(grids: Sequence[Grid], page: PageInfo, marks: Mapping[int, Marks]) -> bool:
    """Whether camelot's finder makes our cells of the page's letters and lines."""
    found = found_cells(marks[page.number]) if page.number in marks else None
    if found is None:
        return False
    cells = in_force(found, page.sightings)
    letters = has_own_letters(page)
    return all(is_confirmed(g, cells, letters) for g in grids)


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


def _chosen(
    wanted: set[int], doubtful: Sequence[int], worth: Mapping[int, Sequence[Grid]], most: int
) -> list[int]:
    """The pages to parse anew, in order: all that are wanted, or as many as ``most`` cells allow.

    The doubtful ones come first, as they are given, then others evenly.
    """
    sizes = {n: sum(map(_size, worth[n])) for n in wanted}
    if sum(sizes.values()) <= most:
        return sorted(wanted)
    others = sorted(wanted.difference(doubtful))
    step = max(1, sum(sizes.values()) // max(most, 1))
    evenly = [n for start in range(step) for n in others[start::step]]
    chosen: list[int] = []
    left = most
    for number in [*doubtful, *evenly]:
        if sizes[number] <= left:
            chosen.append(number)
            left -= sizes[number]
    return sorted(chosen)


def _signed(worth: Mapping[int, Sequence[Grid]], infos: Mapping[int, PageInfo]) -> list[int]:
    """The pages with a grid that shows a sign of doubt."""
    before: Grid | None = None
    found: list[int] = []
    for number in sorted(worth):
        for grid in worth[number]:
            if signs(grid, before, not infos[number].turned) and number not in found:
                found.append(number)
            before = grid
    return found


def _notes(wanted: int, chosen: int, unread: Sequence[int], left_out: Sequence[int]) -> list[Note]:
    notes: list[Note] = []
    if chosen < wanted:
        text = f"Of {wanted} doubtful or sampled pages with tables {chosen} were read by a second reader, the doubtful ones first."
        if left_out:
            text += (
                f" Not read though another way to their cells gives others: {', '.join(map(str, left_out))}."
            )
        notes.append(info(Code.READERS_DISAGREE, text))
    if unread:
        text = f"No second reader could read the tables of pages {', '.join(map(str, unread))}."
        notes.append(info(Code.READERS_DISAGREE, text))
    return notes
