"""Comparisons as people read them: a column for each side, in a table of all measures or, of more than two sides, in one a
measure.

The columns of ``--json`` and ``--csv`` are those of :class:`schema.compare.frames.Comparison`; only the terminal has these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnplans.cli.table import TableOptions, print_table

if TYPE_CHECKING:
    from schema.compare.frames import Comparison
    from schema.contract.records import RecordValue

_LEFT_OUT = ("theme", "name_vi")
_OF_TOTALS_LEFT_OUT = ("side", "document_id")
_TWO = 2
_MANY_SIDES = 6
"""Most sides that stand beside each other; more stand below each other."""
_MOST_KEYS = 20
"""Most keys (themes, sources, years) that stand beside each other then."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table to print."""

    title: str
    heads: list[str]
    rows: list[list[RecordValue]]


def print_comparison(found: Comparison) -> None:
    """Prints a comparison with its notes, its totals in a table of their own."""
    title = f"{found.by}: {_listed(found.sides)}"
    if found.by == "indicators":
        from vnplans.cli.indicator_pairs import print_pairs

        print_pairs(title, found, found.dicts())
        return
    if found.by == "tasks":
        from vnplans.cli.task_pairs import print_tasks

        print_tasks(title, found)
        return
    notes = TableOptions(title, found.notes, say_empty=True, side_by_side=True)
    if found.measures and len(found.sides) > _TWO:
        _print_measures(found)
    else:
        kept = [c for c in found.columns if c not in _LEFT_OUT or found.by == "gaps"]
        print_table(
            [_head(c, found.sides) for c in kept], [[r[c] for c in kept] for r in found.dicts()], notes
        )
    _print_totals(found)


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _print_measures(found: Comparison) -> None:
    """A table for each measure: the key at the left, a column a side; the notes below the last."""
    texts = _measures_of_text(found) if len(found.sides) > _MANY_SIDES else []
    shown = [k for k, measure in enumerate(found.measures) if measure not in texts]
    tables = [t for k in shown if (t := _of_measure(found, k)).rows]
    left_out = (
        (f"Not shown of so many documents: {', '.join(texts)} (--csv and --json have all).",) if texts else ()
    )
    for n, table in enumerate(tables):
        notes = (*found.notes, *left_out) if n == len(tables) - 1 else ()
        print_table(table.heads, table.rows, TableOptions(table.title, notes, side_by_side=True))
    if not tables:
        print_table(found.columns, (), TableOptions(found.by, found.notes))


def _measures_of_text(found: Comparison) -> list[str]:
    """The measures that are words: leading bodies, printed names."""
    cells = {m: [row[m] for row in found.tidy.dicts()] for m in found.measures}
    return [m for m, said in cells.items() if any(isinstance(cell, str) for cell in said)]


def _of_measure(found: Comparison, k: int) -> _Table:
    """One measure of all sides; of many sides a line each, where the keys are few enough to stand side by side."""
    measure, step = found.measures[k], len(found.measures)
    keys = len(found.columns) - step * len(found.sides)
    own = [keys + n * step + k for n in range(len(found.sides))]
    rows = [row for row in found.rows if any(row[n] not in (None, 0) for n in own)]
    money = "_vnd" if measure.endswith("_vnd") else ""
    title = f"{found.by}: {measure.removesuffix('_vnd')}"
    if len(found.sides) > _MANY_SIDES and len(rows) <= _MOST_KEYS:
        first = [
            " ".join(str(cell) for cell in row[: 1 if found.columns[0] == "theme" else keys]) for row in rows
        ]
        lines = [[side, *(row[n] for row in rows)] for side, n in zip(found.sides, own, strict=True)]
        return _Table(title, ["", *(f"{name}{money}" for name in first)], lines if rows else [])
    shown = [n for n in range(keys) if found.columns[n] not in _LEFT_OUT]
    heads = [*(_head(found.columns[n], ()) for n in shown), *(f"{side}{money}" for side in found.sides)]
    return _Table(title, heads, [[row[n] for n in (*shown, *own)] for row in rows])


def _print_totals(found: Comparison) -> None:
    if not found.totals.rows:
        return
    print()
    kept = [c for c in found.totals.columns if c not in _OF_TOTALS_LEFT_OUT]
    rows = [[row[c] for c in kept] for row in found.totals.dicts()]
    print_table(kept, rows, TableOptions("totals", side_by_side=True))


def _head(column: str, sides: Sequence[str]) -> str:
    """A column's name with its side: ``tasks_a`` → ``Cao Bằng tasks``."""
    for mark, side in zip("ab", sides, strict=False):
        if column.endswith(f"_{mark}"):
            return f"{side} {column.removesuffix(f'_{mark}')}"
    return "theme" if column == "name_en" else column
