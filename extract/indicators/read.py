"""All indicators of a document: of clauses, of tables, of the target cells of tasks, in this order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.indicators.national import with_national_code
from extract.indicators.of_cells import cell_indicators
from extract.indicators.of_clauses import clause_indicators
from extract.indicators.of_tables import table_indicators
from extract.model import Clause, Table, TaskRow
from extract.model.indicators import Indicator


def read_indicators(
    clauses: Sequence[Clause],
    tables: Sequence[Table],
    tasks: Sequence[TaskRow],
    now: int | None = None,
    period: tuple[int | None, int | None] | None = None,
) -> tuple[Indicator, ...]:
    """All indicators of a document: those of clauses, of tables, of tasks, in this order; positions from
    1.

    Args:
        now: the year of the document: values of years before it tell what was.
        period: the first and last year that the title names.
    """
    of_clauses = clause_indicators(clauses, now, period)
    of_tables = [
        replace(i, part_of=i.part_of + len(of_clauses)) if i.part_of is not None else i
        for i in table_indicators(tables, now)
    ]
    found = [*of_clauses, *of_tables, *cell_indicators(tasks, now)]
    return tuple(
        replace(with_national_code(indicator), position=place) for place, indicator in enumerate(found, 1)
    )
