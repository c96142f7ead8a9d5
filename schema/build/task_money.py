"""Money of a task: its amount, the amounts by year, by source or by line that make it up, and the sources
named.

Every cell is read. Several lines of a merged task, or several columns that hold parts, give their sum and
each its own row of ``task_budgets``; a printed total is taken as it stands and not added to its parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.model import RawField
from normalize.money.funding import parse_funding
from normalize.notes import Code, Note, info, warning
from schema.build.amount_cells import (
    amount_notes,
    amount_traces,
    by_column,
    line_trace,
    lines_notes,
    unread_part,
)
from schema.build.money_parts import (
    Part,
    named_part,
    parts_of_header,
    parts_of_year,
    reading_of_parts,
    told_beside,
    whole_dong,
)
from schema.build.readings import ColumnNote, Given, Reading, column_notes
from schema.setting.money_columns import MoneyColumns
from schema.sums.amounts import Amount, amount


def read_budget(given: Given) -> Reading:
    """``budget_vnd`` with the amounts it is made of.

    Example: lines of ``100`` and ``900`` under "triệu đồng" are 1000000000, with two rows of
    ``task_budgets``.
    """
    money = given.setting.money.get(given.row.table or 0, MoneyColumns())
    columns = _by_column(given, money)
    rates = [a for k, a in columns.items() if k in money.rates]
    whole = [a for k, a in columns.items() if k not in money.years | money.parts | money.rates]
    if rates:
        rest = {k: a for k, a in columns.items() if k not in money.rates}
        return _beside_rates(_budget(given, rest, money), whole, rates)
    return _budget(given, columns, money)


def _beside_rates(read: Reading, whole: Sequence[Amount], rates: Sequence[Amount]) -> Reading:
    """What a row states beside an amount a year, which is no part of it; a warning where the row states nothing else."""
    stated = [a for a in rates if a.value is not None]
    if not stated or any(a.value is not None for a in whole) or read.budgets:
        return read
    message = "The row states an amount a year and no total; none was taken."
    note = warning(Code.SEVERAL_VALUES, message, found="; ".join(a.text for a in stated))
    return replace(read, notes=(*read.notes, ColumnNote("budget_vnd", note, stated[0].fields[0])))


def _budget(given: Given, columns: Mapping[int, Amount], money: MoneyColumns) -> Reading:
    """The money of a row by its columns of amounts."""
    parts = _printed_parts(columns, money)
    whole = [a for k, a in columns.items() if k not in money.years | money.parts]
    if len(whole) > 1 or money.summed & columns.keys():
        parts += [p for a in whole for p in parts_of_header(a)]
        return _summed(given, whole, parts, money)
    if _states_one_year(given, columns, money):
        whole, parts = list(columns.values()), [replace(p, carries_notes=False) for p in parts]
    elif whole:
        named = _lines(whole[0], given)
        beside, notes = ([], []) if named else told_beside(whole[0], given, parts)
        parts += named + beside
        told = _stated(given, whole[0], parts)
        return replace(told, notes=(*told.notes, *notes))
    return _stated(given, whole[0], parts) if whole else reading_of_parts(given, parts)


def _printed_parts(columns: Mapping[int, Amount], money: MoneyColumns) -> list[Part]:
    """The amounts of the columns of years, then those of the columns of parts."""
    years = [p for k, stated in columns.items() if k in money.years for p in parts_of_year(stated)]
    return years + [p for k, stated in columns.items() if k in money.parts for p in parts_of_header(stated)]


def _states_one_year(given: Given, columns: Mapping[int, Amount], money: MoneyColumns) -> bool:
    """Whether the row fills one column of money only, and that one is of a year: its amount is the task's."""
    return len(columns) == 1 and columns.keys() <= money.years and given.row.field("budget") is not None


def _lines(stated: Amount, given: Given) -> list[Part]:
    """The lines of a merged row as parts, or the parts that its only line names; none where one line states the whole."""
    if len(stated.fields) == 1:
        return [named_part(stated.fields[0], stated.figures[0], part) for part in stated.figures[0].parts]
    if len(stated.stated) < 2:
        return []
    pairs = [(stated.fields[k], stated.figures[k]) for k in stated.stated]
    return [
        Part(raw, figure, source=_source_beside(raw, given), carries_notes=False) for raw, figure in pairs
    ]


def _stated(given: Given, stated: Amount, parts: Sequence[Part]) -> Reading:
    """The amount that one column states, in one line or several."""
    reading = reading_of_parts(given, parts)
    return Reading(
        values=(("budget_vnd", whole_dong(stated.value)), ("budget_raw", stated.text)),
        budgets=reading.budgets,
        notes=(*amount_notes("budget_vnd", stated), *column_notes("budget_vnd", lines_notes(stated), stated.fields[0]), *reading.notes),
        traces=(*amount_traces("budget_vnd", stated), *reading.traces),
    )  # fmt: skip


def _by_column(given: Given, money: MoneyColumns) -> dict[int, Amount]:
    """The amounts of the columns of money, by the index of the column (-1 in prose)."""
    phases = [f for f in given.row.all_of("value") if f.column and f.column.index in money.years]
    fields = by_column((*given.row.all_of("budget"), *phases))
    return {k: amount(f, given.setting, given.row.table) for k, f in fields.items()}


def _source_beside(raw: RawField, given: Given) -> str | None:
    """The one source that stands in the same line of a merged row, where no column is of one source."""
    if raw.row is None or given.row.field("funding_mark") is not None:
        return None
    named = [m.source for f in given.row.all_of("funding") if f.row == raw.row for m in parse_funding(f.text)]
    return named[0] if len(named) == 1 else None


def _summed(given: Given, whole: Sequence[Amount], parts: Sequence[Part], money: MoneyColumns) -> Reading:
    """Columns none of which is the total of the others: their sum, each a part of it."""
    one = len(whole) == 1
    unread = any(a.value is None and any(map(str.isdigit, a.text)) for a in whole)
    values = [a.value for a in whole if a.value is not None]
    reading = reading_of_parts(given, parts)
    text = "; ".join(a.text for a in whole)
    return Reading(
        values=(
            ("budget_vnd", whole_dong(sum(values, Decimal(0))) if values and not unread else None),
            ("budget_raw", text),
        ),
        budgets=reading.budgets,
        notes=(
            *(t for a in whole for t in amount_notes("budget_vnd", a)),
            *column_notes("budget_vnd", () if one else _sum_notes(text, unread, money.plain_parts), whole[0].fields[0]),
            *reading.notes,
        ),
        traces=(*(line_trace("budget_vnd", a, k) for a in whole for k in range(len(a.fields))), *reading.traces),
    )  # fmt: skip


def _sum_notes(text: str, unread: bool, plain_parts: bool) -> tuple[Note, ...]:
    if unread:
        return (unread_part(text),)
    if plain_parts:
        return (info(Code.SEVERAL_VALUES, "The columns hold parts; their sum was taken.", found=text),)
    message = "The headers of several columns of money do not say which is the total; their sum was taken."
    return (warning(Code.SEVERAL_VALUES, message, found=text),)
