"""Comparisons as people read them: the two sides beside each other, one column each where words are compared.

The columns of ``--json`` and ``--csv`` are those of :class:`schema.compare.by.Comparison`; only the terminal has these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from vnplans.cli.output import write_csv
from vnplans.cli.table import TableOptions, print_table

if TYPE_CHECKING:
    from pathlib import Path

    from schema.compare.by import Comparison
    from schema.contract.records import RecordValue

_LEFT_OUT = ("theme", "name_vi")


def print_comparison(found: Comparison) -> None:
    """Prints a comparison with its notes."""
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    title = f"{found.by}: {found.sides[0]} and {found.sides[1]}"
    if found.by == "indicators":
        from vnplans.cli.indicator_pairs import print_pairs

        print_pairs(title, found, rows)
        return
    heads, cells = _laid_out(found, rows)
    print_table(heads, cells, TableOptions(title, found.notes, say_empty=True, side_by_side=True))


def comparison_json(found: Comparison) -> dict[str, object]:
    """A comparison as ``--json`` prints it."""
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    return {"by": found.by, "sides": found.sides, "rows": rows, "notes": found.notes}


def write_comparisons(path: Path, found: Sequence[Comparison]) -> None:
    """Writes a comparison as CSV; several below each other, with their sides in the first two columns."""
    from schema.compare.by import joined

    columns, rows = joined(found) if len(found) > 1 else (found[0].columns, found[0].rows)
    write_csv(path, columns, rows)


def _laid_out(
    found: Comparison, rows: Sequence[Mapping[str, RecordValue]]
) -> tuple[Sequence[str], list[list[RecordValue]]]:
    if found.by == "tasks":
        heads = ("side", "score", *found.sides, "common_words")
        return heads, [
            [r["side"], r["score"], *_sides(r, "number", "title"), r["common_words"]] for r in rows
        ]
    kept = [c for c in found.columns if c not in _LEFT_OUT]
    return [_head(c, found.sides) for c in kept], [[r[c] for c in kept] for r in rows]


def _sides(row: Mapping[str, RecordValue], first: str, second: str) -> list[RecordValue]:
    return [_lines(row[f"{first}_{side}"], row[f"{second}_{side}"]) for side in "ab"]


def _lines(first: RecordValue, second: RecordValue) -> str | None:
    """Two values below each other, the parts of the second each on a line."""
    parts = [] if second is None else str(second).split("; ")
    return "\n".join([*([] if first is None else [str(first)]), *parts]) or None


def _head(column: str, sides: tuple[str, str]) -> str:
    """A column's name with its side: ``tasks_a`` → ``Cao Bằng tasks``."""
    for mark, side in zip(("_a", "_b"), sides, strict=True):
        if column.endswith(mark):
            return f"{side} {column.removesuffix(mark)}"
    return "theme" if column == "name_en" else column
