"""What the whole document says of all its rows: its date, its province, how its figures are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from normalize.quantities.separators import NumberStyle
from schema.setting.figures import FigureReader
from schema.setting.money_columns import MoneyColumns


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document says of all its rows.

    Attributes:
        on: its date, for names of bodies as they were.
        named: names of bodies that its cells print both with "tổng hợp" behind them and without, as look-up forms.
        years: the first and the last year of the plan, None where it does not state both.
        years_in_doubt: whether their digits were hardly read.
        province_code: for bodies printed without their province, None for a national document.
        level: ``province``, ``district``, ``commune`` or ``centre``.
        issuer_id: the register's id of who issued it, for offices printed without their body ("Bộ trưởng").
        styles: how the figures of a column are written, by (table, column).
        lead_tables, support_tables: positions of the tables that have a column of such bodies.
        money: what the columns of money of a table say of one another, by table.
        units: the unit of a column that prints none and holds parts of a total, by (table, column).
        figures: the one reader of figures; every stage is given its readings.
    """

    document_id: str
    on: date | None
    province_code: str | None
    level: str
    styles: Mapping[tuple[int, int], NumberStyle]
    lead_tables: frozenset[int] = frozenset()
    support_tables: frozenset[int] = frozenset()
    money: Mapping[int, MoneyColumns] = field(default_factory=dict)
    units: Mapping[tuple[int, int], str] = field(default_factory=dict)
    issuer_id: str | None = None
    named: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None
    years_in_doubt: bool = False
    figures: FigureReader = field(default_factory=FigureReader, compare=False, repr=False)

    @property
    def year(self) -> int | None:
        """The year of a plan of one year, None for others; a quarter that names none is of it."""
        return self.years[0] if self.years is not None and self.years[0] == self.years[1] else None
