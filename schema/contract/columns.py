"""How a column is declared: a field of a record, its type and marks beside it.

A record is a frozen dataclass, one field a column::

    task_id: Annotated[str, KEY, owned_by("tasks.task_id")]
    year: Year = None
    priority: Annotated[str | None, one_of("high", "medium", "low")] = None

A field that may be None is a column that may be empty. From these fields come the table of the database
(``schema.database.models``), the keys, types and units of the data package (``schema.export.description``)
and the types of Parquet (``schema.export.parquet``).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Annotated, get_args, get_origin, get_type_hints

VALUE_TYPES = (str, int, Decimal, float, date, bool, bytes)
"""What a column may hold; bytes only one of the database's own."""


class Mark(Enum):
    """Something a column is, without any detail."""

    KEY = "part of the primary key"
    INDEX = "rows are looked up by it"


KEY, INDEX = Mark.KEY, Mark.INDEX


@dataclass(frozen=True, slots=True)
class Reference:
    """The column of another table that a column names.

    Attributes:
        table, column: ``tasks``, ``task_id``.
        owned: whether the row is deleted together with the row it names.
        emptied: whether the column is emptied when the row it names is deleted; such a row may belong to
            another document.
    """

    table: str
    column: str
    owned: bool
    emptied: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a column's numbers: ``VND``, ``pt``, ``year``."""

    name: str


@dataclass(frozen=True, slots=True)
class Values:
    """The closed list of what a column may hold."""

    names: tuple[str, ...]


def refers_to(target: str) -> Reference:
    """The column names a row of another table: ``refers_to("agencies.agency_id")``."""
    table, _, column = target.partition(".")
    return Reference(table, column, owned=False)


def owned_by(target: str) -> Reference:
    """The row belongs to a row of another table and is deleted with it: ``owned_by("tasks.task_id")``."""
    table, _, column = target.partition(".")
    return Reference(table, column, owned=True)


def emptied_with(target: str) -> Reference:
    """The column names a row, of another document too, and is empty once that is deleted."""
    table, _, column = target.partition(".")
    return Reference(table, column, owned=False, emptied=True)


def one_of(*names: str) -> Values:
    """The column holds one of these values."""
    return Values(names)


Id = Annotated[str, KEY]
"""The id of a row: ``cao-bang-337-qd-ubnd-2018:t1:A:1``."""
DocumentId = Annotated[str, owned_by("documents.document_id")]
"""The document that a row belongs to."""
Money = Annotated[int | None, Unit("VND")]
"""Whole VND of any size."""
Year = Annotated[int | None, Unit("year")]
Points = Annotated[float | None, Unit("pt")]
"""A side of a box in points; the origin is the top left corner of the page as a person sees it."""
Confidence = Annotated[float | None, Unit("0-1")]
"""How sure a reading is."""
Recurrence = Annotated[str | None, one_of("annual", "quarterly", "monthly", "continuous", "once")]
TextSource = Annotated[str, one_of("born_digital", "ocr", "legacy_encoding", "markup")]
"""Where the letters of a file come from."""
Review = Annotated[str, one_of("extracted", "accepted", "corrected", "rejected")]
"""What people made of a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnDeclaration:
    """One column of one table.

    Attributes:
        kind: ``str``, ``int``, ``Decimal``, ``float``, ``date`` or ``bool``.
        nullable: whether it may be empty ("not stated").
        key: whether it is part of the primary key.
        index: whether rows are looked up by it.
        reference: the column of another table that it names.
        unit: empty for a column without unit.
        values: the closed list of its values; empty for an open column.
    """

    name: str
    kind: type
    nullable: bool = False
    key: bool = False
    index: bool = False
    reference: Reference | None = None
    unit: str = ""
    values: tuple[str, ...] = ()

    @property
    def is_money(self) -> bool:
        """Whether it holds whole VND, which may be larger than any machine's integer."""
        return self.unit == "VND"


def declared_columns(record: type) -> tuple[ColumnDeclaration, ...]:
    """The columns that a record declares, in order.

    Raises:
        TypeError: a field holds something that no column can hold.

    Example:
        ``declared_columns(TaskBudgetRecord)[1]`` is ``year``: an ``int`` that may be empty, unit ``year``.
    """
    return _declared_once(record)


@cache
def _declared_once(record: type) -> tuple[ColumnDeclaration, ...]:
    hints = get_type_hints(record, include_extras=True)
    return tuple(_declared(f.name, hints[f.name]) for f in fields(record))


def _declared(name: str, hint: object) -> ColumnDeclaration:
    plain, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    members = get_args(plain) or (plain,)
    kinds = [m for m in members if m is not NoneType]
    if len(kinds) != 1 or kinds[0] not in VALUE_TYPES:
        raise TypeError(f"{name}: {hint} is no type of a column")
    reference = next((m for m in marks if isinstance(m, Reference)), None)
    key = KEY in marks
    return ColumnDeclaration(
        name=name,
        kind=kinds[0],
        nullable=NoneType in members,
        key=key,
        index=INDEX in marks or (reference is not None and reference.owned and not key),
        reference=reference,
        unit=next((m.name for m in marks if isinstance(m, Unit)), ""),
        values=next((m.names for m in marks if isinstance(m, Values)), ()),
    )
