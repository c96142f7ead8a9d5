"""Comparisons as people read them: a column for each side, in a table of all measures or, of more than two sides, in one a
measure.

The columns of ``--json`` and ``--csv`` are those of :class:`schema.compare.frames.Comparison`; only the terminal has these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vnplans.cli.table import TableOptions, print_table

if TYPE_CHECKING:
    from schema.compare.frames import Comparison

_LEFT_OUT = ("theme", "name_vi")
_OF_TOTALS_LEFT_OUT = ("side", "document_id")
_TWO = 2


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
    marks = len(found.measures)
    keys = [n for n, c in enumerate(found.columns[: len(found.columns) - marks * len(found.sides)])]
    shown = [n for n in keys if found.columns[n] not in _LEFT_OUT]
    tables = []
    for k, measure in enumerate(found.measures):
        own = [len(keys) + s * marks + k for s in range(len(found.sides))]
        rows = [row for row in found.rows if any(row[n] not in (None, 0) for n in own)]
        if rows:
            money = "_vnd" if measure.endswith("_vnd") else ""
            heads = [*(_head(found.columns[n], ()) for n in shown), *(f"{s}{money}" for s in found.sides)]
            tables.append(
                (
                    f"{found.by}: {measure.removesuffix('_vnd')}",
                    heads,
                    [[row[n] for n in (*shown, *own)] for row in rows],
                )
            )
    for n, (title, heads, cells) in enumerate(tables):
        notes = found.notes if n == len(tables) - 1 else ()
        print_table(heads, cells, TableOptions(title, notes, side_by_side=True))
    if not tables:
        print_table(found.columns, found.rows, TableOptions(found.by, found.notes))


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
