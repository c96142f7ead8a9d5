"""Tasks with their nearest of the other side, as people read them: the task once, below it up to three of the other side.

The CSV has one row a pair, with the ids that ``vnplans match`` wants.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from vnplans.cli.table import TableOptions, print_table

if TYPE_CHECKING:
    from schema.compare.frames import Comparison
    from schema.contract.records import RecordValue

_LETTERS_SHOWN = 160
"""Most letters of a title on the screen; the CSV has all."""
_Row = Mapping[str, "RecordValue"]


def print_tasks(title: str, found: Comparison) -> None:
    """Prints a table for the tasks of each side, the notes below the second."""
    rows = found.dicts()
    own = [r for r in rows if r["side"] == found.sides[0]]
    if found.sides[0] == found.sides[1]:  # one plan beside itself: both halves are alike
        own = rows[: len(rows) // 2]
    _print_side(title, found, own, ("a", "b"))
    print()
    _print_side(title, found, rows[len(own) :], ("b", "a"))


def _print_side(title: str, found: Comparison, rows: Sequence[_Row], marks: tuple[str, str]) -> None:
    mark, other = marks
    name, beside = found.sides if mark == "a" else reversed(found.sides)
    cells, groups = _cells(rows, mark, other)
    notes = found.notes if mark == "b" else ()
    options = TableOptions(f"{title}, tasks of {name}", notes, side_by_side=True, groups=groups)
    print_table((name, "match", beside, "why"), cells, options)


def _cells(rows: Sequence[_Row], mark: str, other: str) -> tuple[list[list[RecordValue]], frozenset[int]]:
    cells: list[list[RecordValue]] = []
    groups = set()
    shown: RecordValue = None
    for row in rows:
        task = row[f"task_id_{mark}"]
        if task != shown:
            groups.add(len(cells))
        own = _name(row, mark) if task != shown else None
        shown = task
        cells.append([own, _match(row), _name(row, other), row["decided"] or row["reasons"]])
    return cells, frozenset(groups)


def _match(row: _Row) -> str:
    """``related 34``; ``same, decided``."""
    if row["rank"] is None:
        return "none"
    if row["decided"] is not None:
        return f"{row['match']}, decided"
    return f"{row['match']} {int(str(row['score']).partition('.')[0])}"


def _name(row: _Row, side: str) -> str | None:
    """The number of a task and its title: ``8.1 Tập huấn sản xuất sạch hơn``."""
    if row[f"task_id_{side}"] is None:
        return None
    title = shorten(str(row[f"title_{side}"] or ""), _LETTERS_SHOWN, placeholder=" …")
    return " ".join(str(p) for p in (row[f"number_{side}"], title) if p)
