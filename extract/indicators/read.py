"""All indicators of a document: of clauses, of tables, of the target cells of tasks, in this order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.indicators.national import with_national_code
from extract.indicators.of_cells import cell_indicators
from extract.indicators.of_clauses import PassedOver, clause_statements
from extract.indicators.of_tables import table_indicators
from extract.model import Clause, Table, TaskRow
from extract.model.indicators import UNDATED, Dated, Indicator


@dataclass(frozen=True, slots=True)
class Statements:
    """The indicators of a document, and the figures under headings of targets that were taken for none."""

    indicators: tuple[Indicator, ...]
    passed_over: tuple[PassedOver, ...]


def read_indicators(
    clauses: Sequence[Clause], tables: Sequence[Table], tasks: Sequence[TaskRow], dated: Dated = UNDATED
) -> tuple[Indicator, ...]:
    """All indicators of a document (:func:`read_statements`)."""
    return read_statements(clauses, tables, tasks, dated).indicators


def read_statements(
    clauses: Sequence[Clause],
    tables: Sequence[Table],
    tasks: Sequence[TaskRow],
    dated: Dated = UNDATED,
    preamble: Sequence[Clause] = (),
) -> Statements:
    """All indicators of a document: those of clauses, of tables, of tasks, in this order; positions from
    1.

    Args:
        dated: the time of the document: values of years before its own tell what was; what its title names is the last
            resort.
        preamble: the sentences above the first clause.
    """
    stated = clause_statements(clauses, dated, preamble)
    of_tables = [
        replace(i, part_of=i.part_of + len(stated.indicators)) if i.part_of is not None else i
        for i in table_indicators(tables, dated)
    ]
    found = [*stated.indicators, *of_tables, *cell_indicators(tasks, dated.now)]
    indicators = (replace(with_national_code(one), position=place) for place, one in enumerate(found, 1))
    return Statements(tuple(indicators), stated.passed_over)
