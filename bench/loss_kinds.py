"""Every way of losing something that is planted."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from bench.losses import Loss, Source
from bench.reader_losses import reader_clause, reader_column, reader_label, reader_row, reader_table
from bench.step_losses import (
    builder_clause,
    builder_column,
    builder_row,
    builder_table,
    clauses_clause,
    join_column,
    join_piece,
    join_table,
    tasks_label,
    tasks_row,
)

Plant = Callable[[Source, random.Random], Loss | None]
PLANTS: tuple[Plant, ...] = (
    reader_table,
    reader_row,
    reader_column,
    reader_clause,
    reader_label,
    join_table,
    join_piece,
    join_column,
    clauses_clause,
    tasks_label,
    tasks_row,
    builder_table,
    builder_row,
    builder_column,
    builder_clause,
)
"""One function each: None where the document has nothing of the kind."""


def losses(source: Source, draw: random.Random) -> Iterator[Loss]:
    """One loss of each kind that the document can have."""
    for plant in PLANTS:
        if (loss := plant(source, draw)) is not None:
            yield loss
