"""What the whole document says of all its rows: its date, its province, how its figures are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from normalize.numbers import NumberStyle


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document says of all its rows.

    Attributes:
        on: its date, for names of bodies as they were.
        province_code: for bodies printed without their province, None for a national document.
        level: ``province`` or ``centre``.
        styles: how the figures of a column are written, by (table, column).
        lead_tables, support_tables: positions of the tables that have a column of such bodies.
    """

    document_id: str
    on: date | None
    province_code: str | None
    level: str
    styles: Mapping[tuple[int, int], NumberStyle]
    lead_tables: frozenset[int] = frozenset()
    support_tables: frozenset[int] = frozenset()
