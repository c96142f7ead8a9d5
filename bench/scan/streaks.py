"""Thick streaks through the tables of people's tasks: which tasks are found all the same.

    python -m bench.scan.streaks [--other] [--misses]

The sheets of ``bench.scan.task_sheets`` (or those of ``bench.scan.other_sheets``) with one streak down each of them, of several widths, at several places,
upright or a little askew, whole or broken; and under seals, red and black. Each reading is held against that of
the clean sheets: tasks found, tables, values wrong silently, and false flags (``bench.scan.rows``).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from bench.scan import other_sheets, task_sheets
from bench.scan.harm import Dots, as_pages, askew, barred, noisy, sealed
from bench.scan.held_out import records_of
from bench.scan.rows import Outcome, outcomes
from bench.scan.task_sheets import Office, drawn, titles_of
from schema.contract.records import DocumentRecords

DPI = 200.0
WIDTHS = (2, 4, 6, 8, 12)
"""Dots at 200 dpi: 0.25 to 1.5 millimetres."""
PLACES = (0.12, 0.158, 0.34, 0.47, 0.62, 0.83)
"""Shares of the sheet's width: in each of the columns, and at the rule beside the numbers (0.158)."""
OTHER_WIDTHS = (3, 5, 10, 14)
"""The same for the other sheets."""
OTHER_PLACES = (0.13, 0.133, 0.26, 0.438, 0.52, 0.6, 0.77)
"""The same: twice upon the centred numbers, in words, in the centred bodies, beside a rule, in the results, in the times."""
FOUND = 85.0
"""Likeness of titles (0 to 100) from which a task is found."""


@dataclass(frozen=True, slots=True)
class Set:
    """Sheets and the streaks that are drawn over them: widths in dots, places as shares of the sheet's width."""

    sheets: Sequence[Dots]
    offices: Sequence[Office]
    widths: Sequence[int]
    places: Sequence[float]


def first_set() -> Set:
    """The sheets that the rules were made with."""
    return Set(drawn(DPI), task_sheets.OFFICES, WIDTHS, PLACES)


def other_set() -> Set:
    """The others."""
    offices = other_sheets.OFFICES
    return Set(drawn(DPI, offices, other_sheets.FORM), offices, OTHER_WIDTHS, OTHER_PLACES)


def harmed(given: Set) -> Iterator[tuple[str, list[Dots]]]:
    """The names of the harms, and the sheets with each."""
    sheets = given.sheets
    for width in given.widths:
        for k, place in enumerate(given.places):
            slant, broken = (0.0, 0.4, -0.3)[k % 3], (0.0, 0.2)[(k + width // 2) % 2]
            name = f"{width} dots at {place:.3f}, {slant}°{', broken' if broken else ''}"
            yield name, [barred(s, place, width, slant, broken) for s in sheets]
    yield "sheet askew, noise", [noisy(barred(askew(s, 0.9), 0.6, 6), 8) for s in sheets]
    yield "red seal on the title", [sealed(sheets[0], DPI, (0.5, 0.17)), *sheets[1:]]
    yield "black seal on the title", [sealed(sheets[0], DPI, (0.5, 0.17), (0, 0, 0))[:, :, 0], *sheets[1:]]


def found_in(read: DocumentRecords, offices: Sequence[Office]) -> int:
    """The drawn tasks that are among those read."""
    titles = [task.title or "" for task in read.tasks]
    return sum(any(fuzz.ratio(true, title) >= FOUND for title in titles) for true in titles_of(offices))


def line_of(name: str, read: DocumentRecords, found: Sequence[Outcome], offices: Sequence[Office]) -> str:
    """A row of the Markdown table."""
    silent = sum(not o.right and not o.told for o in found)
    right = [o for o in found if o.right]
    flagged = sum(o.told for o in right)
    tables = sum(t.kind == "tasks" for t in read.tables)
    n, all_of = found_in(read, offices), len(titles_of(offices))
    return (
        f"| {name} | {n} of {all_of} | {len(read.tasks)} | {tables} | {silent} | {flagged} of {len(right)} |"
    )


def main() -> None:
    """Prints the table and, where asked, the silent errors."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--misses", action="store_true", help="list what is wrong silently")
    asked.add_argument("--other", action="store_true", help="the other sheets, with streaks at other places")
    given = asked.parse_args()
    own = other_set() if given.other else first_set()
    print(
        "| streak | tasks found | read | tables of tasks | silent | false flags |\n|---|--:|--:|--:|--:|--:|"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheets.pdf"
        clean = records_of(as_pages(path, own.sheets, DPI, 75))
        print(line_of("none", clean, [], own.offices), flush=True)
        for name, sheets in harmed(own):
            read = records_of(as_pages(path, sheets, DPI, 75))
            found = list(outcomes(clean, read))
            print(line_of(name, read, found, own.offices), flush=True)
            if given.misses:
                print(
                    *(f"* {o.field}, {o.text}" for o in found if not o.right and not o.told),
                    sep="\n",
                    flush=True,
                )


if __name__ == "__main__":
    main()
