"""Thick streaks through the tables of people's tasks: which tasks are found all the same.

    python -m bench.scan.streaks [--misses]

The sheets of ``bench.scan.task_sheets`` with one streak down each of them, of several widths, at several places,
upright or a little askew, whole or broken; and under seals, red and black. Each reading is held against that of
the clean sheets: tasks found, tables, values wrong silently, and false flags (``bench.scan.rows``).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from bench.scan.harm import Dots, as_pages, askew, barred, noisy, sealed
from bench.scan.held_out import records_of
from bench.scan.rows import Outcome, outcomes
from bench.scan.task_sheets import N_TASKS, drawn, titles_of
from schema.contract.records import DocumentRecords

DPI = 200.0
WIDTHS = (2, 4, 6, 8, 12)
"""Dots at 200 dpi: 0.25 to 1.5 millimetres."""
PLACES = (0.12, 0.158, 0.34, 0.47, 0.62, 0.83)
"""Shares of the sheet's width: in each of the columns, and at the rule beside the numbers (0.158)."""
FOUND = 85.0
"""Likeness of titles (0 to 100) from which a task is found."""


def harmed() -> Iterator[tuple[str, list[Dots]]]:
    """The names of the harms, and the sheets with each."""
    sheets = drawn(DPI)
    for width in WIDTHS:
        for k, place in enumerate(PLACES):
            slant, broken = (0.0, 0.4, -0.3)[k % 3], (0.0, 0.2)[(k + width // 2) % 2]
            name = f"{width} dots at {place:.3f}, {slant}°{', broken' if broken else ''}"
            yield name, [barred(s, place, width, slant, broken) for s in sheets]
    yield "sheet askew, noise", [noisy(barred(askew(s, 0.9), 0.6, 6), 8) for s in sheets]
    yield "red seal on the title", [sealed(sheets[0], DPI, (0.5, 0.17)), *sheets[1:]]
    yield "black seal on the title", [sealed(sheets[0], DPI, (0.5, 0.17), (0, 0, 0))[:, :, 0], *sheets[1:]]


def found_in(read: DocumentRecords) -> int:
    """The drawn tasks that are among those read."""
    titles = [task.title or "" for task in read.tasks]
    return sum(any(fuzz.ratio(true, title) >= FOUND for title in titles) for true in titles_of())


def line_of(name: str, read: DocumentRecords, found: Sequence[Outcome]) -> str:
    """A row of the Markdown table."""
    silent = sum(not o.right and not o.told for o in found)
    right = [o for o in found if o.right]
    flagged = sum(o.told for o in right)
    tables = sum(t.kind == "tasks" for t in read.tables)
    return f"| {name} | {found_in(read)} of {N_TASKS} | {len(read.tasks)} | {tables} | {silent} | {flagged} of {len(right)} |"


def main() -> None:
    """Prints the table and, where asked, the silent errors."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--misses", action="store_true", help="list what is wrong silently")
    given = asked.parse_args()
    print(
        "| streak | tasks found | read | tables of tasks | silent | false flags |\n|---|--:|--:|--:|--:|--:|"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheets.pdf"
        clean = records_of(as_pages(path, drawn(DPI), DPI, 75))
        print(line_of("none", clean, []), flush=True)
        for name, sheets in harmed():
            read = records_of(as_pages(path, sheets, DPI, 75))
            found = list(outcomes(clean, read))
            print(line_of(name, read, found), flush=True)
            if given.misses:
                print(
                    *(f"* {o.field}, {o.text}" for o in found if not o.right and not o.told),
                    sep="\n",
                    flush=True,
                )


if __name__ == "__main__":
    main()
