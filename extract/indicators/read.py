"""All indicators of a document: of clauses, of tables, of the target cells of tasks, in this order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.indicators.headings_over import year_of_title
from extract.indicators.of_cells import cell_indicators
from extract.indicators.of_clauses import clause_indicators
from extract.indicators.of_tables import table_indicators
from extract.model import Clause, Table, TaskRow
from extract.model.indicators import Indicator
from normalize.national import match_national


def read_indicators(
    clauses: Sequence[Clause],
    tables: Sequence[Table],
    tasks: Sequence[TaskRow],
    now: int | None = None,
    title: str | None = None,
) -> tuple[Indicator, ...]:
    """All indicators of a document: those of clauses, of tables, of tasks, in this order; positions from
    1.

    Args:
        now: the year of the document: values of years before it tell what was.
        title: of the document; the one year that it names is that of statements that name none.
    """
    of_clauses = clause_indicators(clauses, now, year_of_title(title))
    of_tables = [
        replace(i, part_of=i.part_of + len(of_clauses)) if i.part_of is not None else i
        for i in table_indicators(tables, now)
    ]
    found = [*of_clauses, *of_tables, *cell_indicators(tasks, now)]
    return tuple(replace(_tied(indicator), position=place) for place, indicator in enumerate(found, 1))


def _tied(indicator: Indicator) -> Indicator:
    """With the code of the national set its name speaks of; a table that prints codes keeps its own."""
    if indicator.code or indicator.national_code:
        return indicator
    match = match_national(indicator.name)
    return replace(indicator, national_code=match.code) if match else indicator
