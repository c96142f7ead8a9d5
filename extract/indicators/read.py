"""All indicators of a document: of clauses, of tables, of the target cells of tasks, in this order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.indicators.headings_over import Years
from extract.indicators.national import with_national_code
from extract.indicators.of_cells import cell_indicators
from extract.indicators.of_clauses import PassedOver, clause_statements
from extract.indicators.of_tables import table_indicators
from extract.model import Clause, Table, TaskRow
from extract.model.indicators import Indicator


@dataclass(frozen=True, slots=True)
class Statements:
    """The indicators of a document, and the figures under headings of targets that were taken for none."""

    indicators: tuple[Indicator, ...]
    passed_over: tuple[PassedOver, ...]


def read_indicators(
    clauses: Sequence[Clause],
    tables: Sequence[Table],
    tasks: Sequence[TaskRow],
    now: int | None = None,
    period: Years | None = None,
) -> tuple[Indicator, ...]:
    """All indicators of a document (:func:`read_statements`)."""
    return read_statements(clauses, tables, tasks, now, period).indicators


def read_statements(
    clauses: Sequence[Clause],
    tables: Sequence[Table],
    tasks: Sequence[TaskRow],
    now: int | None = None,
    period: Years | None = None,
) -> Statements:
    """All indicators of a document: those of clauses, of tables, of tasks, in this order; positions from
    1.

    Args:
        now: the year of the document: values of years before it tell what was.
        period: the first and last year that the title names.
    """
    stated = clause_statements(clauses, now, period)
    of_tables = [
        replace(i, part_of=i.part_of + len(stated.indicators)) if i.part_of is not None else i
        for i in table_indicators(tables, now)
    ]
    found = [*stated.indicators, *of_tables, *cell_indicators(tasks, now)]
    indicators = (replace(with_national_code(one), position=place) for place, one in enumerate(found, 1))
    return Statements(tuple(indicators), stated.passed_over)
