"""Where other readers disagree with ours on a printed grid, and who is right.

Another reader's cells are compared with ours by their place on the page, not by row and column, so that
turned pages and phantom columns do no harm. Letters that stand together in one of our cells should stand
together in one of its cells, without others. Where they do not, the readers disagree.

Our reading always stays. Where only one other reader differs, ours is nearly always right: it knows of
underlines, of lines missing in one row, of edges that differ by a few points. Such a cell gets a remark. A
cell on which both others differ from ours gets a warning. docs/two-readers.md has the figures.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Box, Grid, GridCell
from normalize.notes import Code, Note, info, warning
from normalize.text import nfc

SHARE = 0.15
"""Share of our text's box, or of its lines' height, that must lie in another reader's cell to link the
two."""
_QUOTED = 60
"""Letters of the other reading that a note quotes."""


@dataclass(frozen=True, slots=True)
class OtherCell:
    """A cell as another reader has it: the box of the cell (not of its text) and its text."""

    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Cells of ours, by index, that another reader reads otherwise.

    Attributes:
        kind: split, merged, mixed, text or lost. Lost: the other reader has text where our cell is empty.
        ours: indexes of our cells; for lost the cell with text to the left of the empty one.
        theirs: the texts of the other reader's cells.
    """

    kind: str
    ours: tuple[int, ...]
    theirs: tuple[str, ...]


def disagreements(grid: Grid, others: Sequence[OtherCell], letters: bool = True) -> tuple[Disagreement, ...]:
    """Where another reader's cells are not ours; none where it has no opinion on the grid.

    Args:
        letters: whether texts are compared too, not only what stands together.
    """
    links = _links(grid.cells, others)
    return _differing(grid, others, links, letters) if links else ()


def _differing(
    grid: Grid, others: Sequence[OtherCell], links: Sequence[tuple[int, int]], letters: bool
) -> tuple[Disagreement, ...]:
    found = [_disagreement(grid.cells, others, *group, letters) for group in _groups(links)]
    lost = _lost(grid, others, {j for _, j in links})
    return tuple(d for d in (*found, *lost) if d is not None)


def agreed(grid: Grid, others: Sequence[OtherCell], letters: bool = True) -> frozenset[int]:
    """The cells of ours, by index, that another reader sees and reads as we do."""
    differing = {i for d in disagreements(grid, others, letters) for i in d.ours}
    return frozenset(i for i, _ in _links(grid.cells, others) if i not in differing)


def has_opinion(grid: Grid, others: Sequence[OtherCell]) -> bool:
    """Whether the other reader sees cells where the grid's text stands."""
    return bool(_links(grid.cells, others))


def is_confirmed(grid: Grid, others: Sequence[OtherCell], letters: bool = True) -> bool:
    """Whether the other reader sees cells where the grid's text stands, and the same ones.

    Args:
        letters: whether texts are compared too, not only what stands together.
    """
    links = _links(grid.cells, others)
    return bool(links) and not _differing(grid, others, links, letters)


def with_notes(grid: Grid, noted: Mapping[int, Note]) -> Grid:
    """The grid with notes on the texts of cells, by the cells' index."""
    if not noted:
        return grid
    return replace(grid, cells=tuple(_noted(c, noted.get(i)) for i, c in enumerate(grid.cells)))


def _noted(cell: GridCell, note: Note | None) -> GridCell:
    if note is None:
        return cell
    return replace(cell, fragment=replace(cell.fragment, notes=(*cell.fragment.notes, note)))


def doubts(found: Iterable[Disagreement], reader: str) -> dict[int, Note]:
    """A warning for each cell that another reader reads otherwise, by the cell's index."""
    return {
        i: warning(Code.READERS_DISAGREE, f"{reader} {_message(d)}", found=_shown(d))
        for d in found
        for i in d.ours
    }


def decided(found: Iterable[Disagreement], reader: str, ally: str) -> dict[int, Note]:
    """A remark for each cell that one other reader reads otherwise while the other (``ally``) reads it as we
    do."""
    return {
        i: info(
            Code.READERS_DISAGREE,
            f"{reader} {_message(d)} {ally} reads it as we do.",
            found=_shown(d),
        )
        for d in found
        for i in d.ours
    }


def _message(found: Disagreement) -> str:
    message = {
        "split": "parts this cell in several",
        "merged": "takes this cell and others for one",
        "mixed": "parts these cells in another way",
        "text": "reads other letters in this cell",
        "lost": "reads text in an empty cell beside this one",
    }[found.kind]
    return f"{message}; our reading stands."


def _shown(found: Disagreement) -> str:
    return " | ".join(text[:_QUOTED] for text in found.theirs[:4])


def _links(cells: Sequence[GridCell], others: Sequence[OtherCell]) -> list[tuple[int, int]]:
    """Pairs of our cells with text and other cells with text in which a part of our text stands."""
    filled = [(o.box, j) for j, o in enumerate(others) if o.text and not o.text.isspace()]
    printed = sorted(filled, key=lambda one: (one[0].top, one[1]))
    tops = [b.top for b, _ in printed]
    tallest = max((b.height for b, _ in printed), default=0.0)
    links: list[tuple[int, int]] = []
    for i, cell in enumerate(cells):
        box = cell.fragment.place.box
        if cell.text and box is not None:
            first, last = bisect_left(tops, box.top - tallest), bisect_left(tops, box.bottom)
            x0, x1, top = box.x0, box.x1, box.top
            near = [j for b, j in printed[first:last] if b.bottom > top and b.x0 < x1 and b.x1 > x0]
            links += [(i, j) for j in sorted(near) if _shared(box, others[j].box) >= SHARE]
    return links


def _shared(text: Box, cell: Box) -> float:
    """The share of the text's box that lies in the cell."""
    wide = min(text.x1, cell.x1) - max(text.x0, cell.x0)
    high = min(text.bottom, cell.bottom) - max(text.top, cell.top)
    if wide <= 0 or high <= 0:
        return 0.0
    return (wide * high) / max(text.width * text.height, 1e-6)


def _lost(grid: Grid, others: Sequence[OtherCell], linked: set[int]) -> list[Disagreement]:
    """The other reader's texts where the grid has an empty cell."""
    empty = [c for c in grid.cells if not c.text]
    if not empty:
        return []
    found: list[Disagreement] = []
    for j, other in enumerate(others):
        if j in linked or not _letters(other.text):
            continue
        x, y = (other.box.x0 + other.box.x1) / 2, (other.box.top + other.box.bottom) / 2
        cell = next((c for c in empty if c.fragment.place.box and c.fragment.place.box.contains(x, y)), None)
        beside = _left_of(grid.cells, cell) if cell else None
        if beside is not None:
            found.append(Disagreement("lost", (beside,), (" ".join(other.text.split()),)))
    return found


def _left_of(cells: Sequence[GridCell], cell: GridCell) -> int | None:
    """The nearest cell with text in the same row, to the left if there is one."""
    row = [i for i, c in enumerate(cells) if c.text and c.row <= cell.row < c.row + c.row_span]
    return min(
        row,
        key=lambda i: (cells[i].column > cell.column, abs(cells[i].column - cell.column)),
        default=None,
    )


def _groups(links: Sequence[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Cells of either side that hang together by links."""
    of_ours: Mapping[int, list[int]] = _lists((i, j) for i, j in links)
    of_theirs: Mapping[int, list[int]] = _lists((j, i) for i, j in links)
    groups: list[tuple[list[int], list[int]]] = []
    grouped: set[int] = set()
    for first in of_ours:
        if first in grouped:
            continue
        ours, theirs, waiting = {first}, set[int](), [first]
        while waiting:
            for j in of_ours[waiting.pop()]:
                theirs.add(j)
                new = [i for i in of_theirs[j] if i not in ours]
                ours.update(new)
                waiting.extend(new)
        grouped |= ours
        groups.append((sorted(ours), sorted(theirs)))
    return groups


def _lists(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    lists: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        lists[one].append(other)
    return lists


def _disagreement(
    cells: Sequence[GridCell],
    others: Sequence[OtherCell],
    ours: list[int],
    theirs: list[int],
    letters: bool,
) -> Disagreement | None:
    texts = tuple(" ".join(others[j].text.split()) for j in theirs)
    if len(ours) == 1 and len(theirs) == 1:
        own = cells[ours[0]].text
        same = not letters or own == texts[0] or _letters(own) == _letters(texts[0])
        return None if same else Disagreement("text", tuple(ours), texts)
    kind = "split" if len(ours) == 1 else "merged" if len(theirs) == 1 else "mixed"
    return Disagreement(kind, tuple(ours), texts)


def _letters(text: str) -> list[str]:
    """Letters and digits, whatever their order (a turned cell is read in another one)."""
    return sorted(c for c in unicodedata.normalize("NFKC", nfc(text)) if c.isalnum())
