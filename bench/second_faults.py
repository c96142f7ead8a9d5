"""What second readers catch: our reader is made to err on purpose, and the others are asked.

    python -m bench.second_faults [--seed 7] [FILE …]

Our reader makes hardly a mistake on the pages at hand, so that nothing can be caught there. Therefore each
page is spoilt for our reader alone, one fault at a time (a drawn rule unseen, a word on the wrong side of an
edge, a word or digit lost), while the others read the file as it is. A fault that our reader heals counts as
none. Printed
for each kind of fault: how many made a cell wrong; on how many of those camelot's finder, given the letters and lines
as they were read, makes other cells than ours, so that the page is parsed anew; for how many a wrong cell is marked by
camelot, by pdfplumber, and by the rule that decides on the pages that are parsed anew (pages of the sample not counted);
and how many show a sign of doubt on our own grid. Then
the false alarms on the pages as they are. docs/two-readers.md holds a run of it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.files import corpus_pdfs, real_pdfs
from extract.grid.on_page import grids_on
from extract.model import Box, Grid, GridCell, Page, Rule, Word
from extract.pdf.pages import read_pages
from extract.second_reader.disagreement import OtherCell, agreed, disagreements, has_opinion
from extract.second_reader.finder import found_cells
from extract.second_reader.opinion import FEWEST_CELLS
from extract.second_reader.readers import camelot_cells, pdfplumber_cells
from extract.second_reader.signs_of_doubt import signs

PAGES = 8
"""Pages of a file, drawn at random, on which faults are tried."""
TRIES = 4
"""Faults of each kind on a page."""
NEAR = 3.0
"""Points by which a drawn rule may lie off the edge that is wiped out."""


@dataclass(frozen=True, slots=True)
class Others:
    """The cells of a page as others have them: the finder on what is read already, the two that parse the file."""

    finder: list[OtherCell]
    camelot: list[OtherCell]
    pdfplumber: list[OtherCell]


def main(arguments: Sequence[str] | None = None) -> None:
    """Tries the faults and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    files = options.files or [*corpus_pdfs(), *(p for p in real_pdfs() if p.stat().st_size > 850_000)]
    chance = random.Random(options.seed)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    alarms: Counter[str] = Counter()
    for path in files:
        _try_file(path, chance, counts, alarms)
    columns = ("harmful", "finder", "camelot", "pdfplumber", "marked", "sign of doubt")
    print("| fault | " + " | ".join(columns) + " |")
    print("|---" + "|---:" * len(columns) + "|")
    for kind in (*FAULTS, "all"):
        print(f"| {kind} | " + " | ".join(str(counts[kind][c]) for c in columns) + " |")
    print("\nUnspoilt: " + ", ".join(f"{name} {n}" for name, n in alarms.items()))


def _try_file(
    path: Path, chance: random.Random, counts: dict[str, Counter[str]], alarms: Counter[str]
) -> None:
    pages = {p.number: p for p in read_pages(path) if not p.turned}
    grids = {n: [g for g in grids_on(p)[0] if _size(g) >= FEWEST_CELLS] for n, p in pages.items()}
    numbers = [n for n in sorted(grids) if grids[n]]
    numbers = sorted(chance.sample(numbers, min(PAGES, len(numbers))))
    started = time.process_time()
    first = camelot_cells(path, {n: pages[n].height for n in numbers})
    middle = time.process_time()
    second = pdfplumber_cells(path, numbers)
    alarms["milliseconds of camelot"] += round(1_000 * (middle - started))
    alarms["milliseconds of pdfplumber"] += round(1_000 * (time.process_time() - middle))
    for n in numbers:
        marks = pages[n].marks
        started = time.process_time()
        others = Others((found_cells(marks) if marks else None) or [], first.get(n, []), second.get(n, []))
        alarms["microseconds of the finder"] += round(1_000_000 * (time.process_time() - started))
        _count_alarms(grids[n], others, alarms)
        for kind, spoil in FAULTS.items():
            for _ in range(TRIES):
                spoilt = spoil(pages[n], grids[n], chance)
                if spoilt is not None:
                    _count(kind, grids[n], grids_on(spoilt)[0], others, counts)


def _size(grid: Grid) -> int:
    return sum(1 for c in grid.cells if c.text)


def _count_alarms(grids: Sequence[Grid], others: Others, alarms: Counter[str]) -> None:
    alarms["pages parsed anew for the finder"] += _differs(grids, others.finder)
    for grid in grids:
        by_first = {i for d in disagreements(grid, others.camelot) for i in d.ours}
        by_second = {i for d in disagreements(grid, others.pdfplumber) for i in d.ours}
        alarms["grids"] += 1
        alarms["grids with a sign"] += bool(signs(grid))
        alarms["cells"] += _size(grid)
        alarms["camelot differs on"] += len(by_first)
        alarms["pdfplumber differs on"] += len(by_second)
        alarms["both differ on"] += len(by_first & by_second)


def _count(
    kind: str,
    right: Sequence[Grid],
    read: Sequence[Grid],
    others: Others,
    counts: dict[str, Counter[str]],
) -> None:
    wrong = _texts(read) - _texts(right)
    if not wrong and not _texts(right) - _texts(read):
        return

    def caught(cells: list[OtherCell]) -> bool:
        marked = [(d.kind, g.cells[i].text) for g in read for d in disagreements(g, cells) for i in d.ours]
        return any(text in wrong or how == "lost" for how, text in marked)

    by_first, by_second, anew = (
        caught(others.camelot),
        caught(others.pdfplumber),
        _differs(read, others.finder),
    )
    marked = anew and any(_warned(grid, others.camelot, others.pdfplumber, wrong) for grid in read)
    for name in (kind, "all"):
        counts[name]["harmful"] += 1
        counts[name]["finder"] += anew
        counts[name]["camelot"] += by_first
        counts[name]["pdfplumber"] += by_second
        counts[name]["marked"] += marked
        counts[name]["sign of doubt"] += any(signs(g) for g in read)


def _differs(grids: Sequence[Grid], found: list[OtherCell]) -> bool:
    """Whether the finder makes other cells than ours, so that the page is parsed anew."""
    return any(not has_opinion(g, found) or disagreements(g, found) for g in grids)


def _warned(grid: Grid, first: list[OtherCell], second: list[OtherCell], wrong: Counter[str]) -> bool:
    """Whether the rule that decides leaves a warning on a wrong cell (or beside one that lost its text)."""
    same = agreed(grid, second)
    differing = [d for d in disagreements(grid, first) if not same.issuperset(d.ours)]
    return any(d.kind == "lost" or any(grid.cells[i].text in wrong for i in d.ours) for d in differing)


def _texts(grids: Sequence[Grid]) -> Counter[str]:
    return Counter(c.text for g in grids for c in g.cells if c.text)


Spoil = Callable[[Page, Sequence[Grid], random.Random], Page | None]


def _picked(grids: Sequence[Grid], chance: random.Random) -> tuple[Grid, GridCell, Box]:
    grid = chance.choice(grids)
    cell = chance.choice([c for c in grid.cells if c.text])
    box = cell.fragment.place.box
    assert box is not None
    return grid, cell, box


def _side_below(page: Page, grids: Sequence[Grid], chance: random.Random, whole: bool = False) -> Page | None:
    """The rule between a cell and the one below it unseen, or all of that rule."""
    grid, cell, box = _picked(grids, chance)
    below = [c for c in grid.cells if c.text and (c.row, c.column) == (cell.row + cell.row_span, cell.column)]
    if not below or below[0].fragment.place.box is None:
        return None
    low, high = box.bottom - 2, below[0].fragment.place.box.top + 2
    at = {round(_level(r), 1) for r in page.rules if r.horizontal and low < _level(r) < high}
    left, right = grid.edges[cell.column], grid.edges[cell.column + cell.column_span]
    if whole:
        left, right = grid.edges[0] - 5, grid.edges[-1] + 5
    rules = page.rules
    for y in at:
        rules = tuple(part for rule in rules for part in _wiped(rule, True, y, left, right))
    return replace(page, rules=rules) if at else None


def _side_right(page: Page, grids: Sequence[Grid], chance: random.Random, whole: bool = False) -> Page | None:
    """The rule between a cell and the one to the right of it unseen, or all of that rule."""
    grid, cell, _ = _picked(grids, chance)
    column = cell.column + cell.column_span
    if not any(c.text and (c.row, c.column) == (cell.row, column) for c in grid.cells):
        return None
    boxes = [(c.row, c.fragment.place.box) for c in grid.cells if c.text]
    outer = grid.place.box
    assert outer is not None
    top = max([b.bottom for row, b in boxes if b and row < cell.row], default=outer.top - 5)
    bottom = min([b.top for row, b in boxes if b and row > cell.row], default=outer.bottom + 5)
    if whole:
        top, bottom = outer.top - 5, outer.bottom + 5
    x = grid.edges[column]
    rules = tuple(part for rule in page.rules for part in _wiped(rule, False, x, top, bottom))
    return replace(page, rules=rules)


def _level(rule: Rule) -> float:
    return (rule.box.top + rule.box.bottom) / 2


def _wiped(rule: Rule, horizontal: bool, at: float, start: float, end: float) -> list[Rule]:
    """What is left of a rule where the stretch from start to end at this edge is wiped out."""
    b = rule.box
    if rule.horizontal is not horizontal:
        return [rule]
    if horizontal:
        if abs(_level(rule) - at) > NEAR or b.x1 <= start or b.x0 >= end:
            return [rule]
        ends = [replace(b, x1=start)] if b.x0 < start - 1 else []
        return [Rule(x) for x in (*ends, *([replace(b, x0=end)] if b.x1 > end + 1 else []))]
    if abs((b.x0 + b.x1) / 2 - at) > NEAR or b.bottom <= start or b.top >= end:
        return [rule]
    ends = [replace(b, bottom=start)] if b.top < start - 1 else []
    return [Rule(x) for x in (*ends, *([replace(b, top=end)] if b.bottom > end + 1 else []))]


def _word_in(page: Page, grids: Sequence[Grid], chance: random.Random) -> tuple[Grid, GridCell, Word]:
    grid, cell, box = _picked(grids, chance)
    inside = [
        w for w in page.words if box.contains((w.box.x0 + w.box.x1) / 2, (w.box.top + w.box.bottom) / 2)
    ]
    return grid, cell, chance.choice(inside)


def _moved(page: Page, grids: Sequence[Grid], chance: random.Random) -> Page | None:
    """A word of a cell found in the one to the right of it."""
    grid, cell, word = _word_in(page, grids, chance)
    column = cell.column + cell.column_span
    if not any((c.row, c.column) == (cell.row, column) for c in grid.cells):
        return None
    x = grid.edges[column] + 3
    moved = replace(word, box=replace(word.box, x0=x, x1=x + word.box.width))
    return replace(page, words=tuple(moved if w is word else w for w in page.words))


def _lost(page: Page, grids: Sequence[Grid], chance: random.Random) -> Page:
    """A word of a cell not found at all."""
    _, _, word = _word_in(page, grids, chance)
    return replace(page, words=tuple(w for w in page.words if w is not word))


def _digit(page: Page, grids: Sequence[Grid], chance: random.Random) -> Page | None:
    """A digit of a cell read as another one."""
    _, _, word = _word_in(page, grids, chance)
    at = next((i for i, c in enumerate(word.text) if c in "0123456789"), None)
    if at is None:
        return None
    text = word.text[:at] + str((int(word.text[at]) + 3) % 10) + word.text[at + 1 :]
    return replace(page, words=tuple(replace(w, text=text) if w is word else w for w in page.words))


FAULTS: dict[str, Spoil] = {
    "rule below one cell unseen": _side_below,
    "rule below a row unseen": lambda p, g, c: _side_below(p, g, c, whole=True),
    "rule right of one cell unseen": _side_right,
    "rule right of a column unseen": lambda p, g, c: _side_right(p, g, c, whole=True),
    "word in the next cell": _moved,
    "word lost": _lost,
    "digit changed": _digit,
}


if __name__ == "__main__":
    main()
