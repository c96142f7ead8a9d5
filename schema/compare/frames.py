"""What a comparison gives: plain tables with the names of their columns, for printing, writing and drawing.

A :class:`Comparison` holds four things apart, so that nobody adds a total to what it is the total of: ``rows``, the table;
``totals``, one row a side; ``tidy``, the same cells one below the other (what charts want); ``notes``, what was
counted and how. Columns of the first side end in ``_a``, of the second in ``_b``, of the 27th in ``_aa``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from string import ascii_lowercase
from typing import TypeVar

from schema.contract.records import RecordValue

Row = tuple[RecordValue, ...]
KeyT = TypeVar("KeyT", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Frame:
    """A table: names of columns, and rows of as many cells."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    def dicts(self) -> list[dict[str, RecordValue]]:
        """The rows with their columns' names."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table of two or more sides.

    Attributes:
        by: the way of comparing, one of ``schema.compare.by.WAYS``.
        sides: the headings of the sides, for ``_a``, ``_b``, …
        columns, rows: the table; no row is a sum of others.
        notes: what was counted and how, and what was left out.
        totals: one row a side: ``side`` (its letter), ``name``, ``document_id``, then what is summed; empty where
            nothing can be.
        tidy: one row for each key and side: ``side``, ``name``, ``document_id``, the key's columns, the measures.
        measures: the columns that each side has, without the letter; empty where the table is no matrix.
    """

    by: str
    sides: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    totals: Frame = Frame()
    tidy: Frame = Frame()
    measures: tuple[str, ...] = ()

    def dicts(self) -> list[dict[str, RecordValue]]:
        """The rows with their columns' names."""
        return Frame(self.columns, self.rows).dicts()


def first_rows(found: Comparison, limit: int) -> Comparison:
    """A comparison with its first rows for the screen, of tasks those of either side; all of them for 0."""
    at = found.columns.index("side") if "side" in found.columns else None
    kept: list[Row] = []
    counted: Counter[object] = Counter()
    for row in found.rows:
        side = row[at] if at is not None else None
        counted[side] += 1
        if not limit or counted[side] <= limit:
            kept.append(row)
    if len(kept) == len(found.rows):
        return found
    note = f"{len(kept):,} of {len(found.rows):,} rows; --limit 0 shows all."
    return replace(found, rows=tuple(kept), notes=(note, *found.notes))


@dataclass(frozen=True, slots=True)
class Heading:
    """A side as frames name it: its heading and its document."""

    name: str
    document_id: str | None


@dataclass(frozen=True, slots=True)
class Grid:
    """What a matrix is made of: keys down, sides across.

    Attributes:
        keys: the columns of a key: ``("theme", "name_en", "name_vi")``.
        measures: what each side says of a key: ``("tasks", "budget_vnd")``.
        totals: the columns that are summed, and for each side its sums.
    """

    by: str
    sides: tuple[Heading, ...]
    keys: tuple[str, ...]
    measures: tuple[str, ...]
    totals: tuple[tuple[str, ...], tuple[Row, ...]] = ((), ())
    notes: tuple[str, ...] = ()


def matrix(
    grid: Grid, keys: Sequence[KeyT], head: Callable[[KeyT], Row], cells: Callable[[KeyT, int], Row]
) -> Comparison:
    """A comparison with one row a key and, for each side, the measures.

    Args:
        head: the columns of a key.
        cells: what the side with this number (0-based) says of a key, in the order of the measures.
    """
    marks = letters(len(grid.sides))
    rows: list[Row] = []
    tidy: list[Row] = []
    for key in keys:
        own = head(key)
        said = [cells(key, n) for n in range(len(grid.sides))]
        rows.append((*own, *(cell for one in said for cell in one)))
        tidy += [
            (mark, side.name, side.document_id, *own, *one)
            for mark, side, one in zip(marks, grid.sides, said, strict=True)
        ]
    return Comparison(
        grid.by,
        tuple(s.name for s in grid.sides),
        (*grid.keys, *sided(grid.measures, len(grid.sides))),
        tuple(rows),
        grid.notes,
        _totals(grid, marks),
        Frame((*_SIDE, *grid.keys, *grid.measures), tuple(tidy)),
        grid.measures,
    )


_SIDE = ("side", "name", "document_id")


def _totals(grid: Grid, marks: Sequence[str]) -> Frame:
    names, sums = grid.totals
    if not names:
        return Frame()
    rows = (
        (mark, side.name, side.document_id, *own)
        for mark, side, own in zip(marks, grid.sides, sums, strict=True)
    )
    return Frame((*_SIDE, *names), tuple(rows))


def sided(names: Sequence[str], count: int) -> tuple[str, ...]:
    """The columns of some sides: ``tasks_a, money_a, tasks_b, money_b``."""
    return tuple(f"{name}_{mark}" for mark in letters(count) for name in names)


def letters(count: int) -> tuple[str, ...]:
    """a, b, …, z, aa, ab, …"""
    every = ("".join(word) for size in (1, 2, 3) for word in product(ascii_lowercase, repeat=size))
    return tuple(islice(every, count))
