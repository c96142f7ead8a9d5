"""Amounts by year and by source against the total amount of the same row.

Whether the parts are all of the total (``2021 … 2025``) or some of it (``Trong đó: ngân sách tỉnh``) is told
from the
table: where they add up in most rows they are all of it, and a row in which they do not is wrong. Parts that
are more than their total are wrong in any case.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.model import Column, RawField
from extract.tasks.of_tables import TableRows
from normalize.notes import Code, Note, warning
from schema.checks.given import CheckInput, page_of
from schema.contract.ids import table_id
from schema.recorder import Recorder
from schema.sums.amounts import amount, last_digit, plain, point_said, under

_MOSTLY = 0.6
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Compared:
    """A table, its column of totals, and columns of parts of one kind (``name``: year, source, part)."""

    rows: TableRows
    total: Column
    shares: tuple[Column, ...]
    name: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with a total and parts. ``record`` is a task's id, None for a group or the total row."""

    record: str | None
    label: str
    total: Decimal
    parts: Decimal
    rounding: Decimal
    page: int | None

    @property
    def fits(self) -> bool:
        return abs(self.total - self.parts) <= self.rounding


def check_shares(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each row whose amounts by year, or by source, do not give its total."""
    for rows in given.rows:
        columns = given.table(rows.table).columns
        money = given.setting.money[rows.table]
        total = next((c for c in columns if c.index == money.total), None)
        dated = [c for c in columns if c.role in ("budget", "value") and c.year is not None]
        years = [c for c in dated if c.index != money.total]
        sources = [c for c in columns if c.role == "funding_mark"]
        parts = [c for c in columns if c.index in money.parts]
        for name, shares in (("year", years), ("source", sources), ("part", parts)):
            if total is not None and shares:
                _check(_Compared(rows, total, tuple(shares), name), given, recorder)


def _check(compared: _Compared, given: CheckInput, recorder: Recorder) -> None:
    found = _rows(compared, given)
    whole = len(found) >= _FEWEST_ROWS and sum(r.fits for r in found) >= _MOSTLY * len(found)
    for row in found:
        if not row.fits and (whole or row.parts > row.total + row.rounding):
            note = _note(row, compared.name)
            if row.record is None:
                table = table_id(given.setting.document_id, compared.rows.table)
                recorder.note("cells", table, "text", note, row.page)
            else:
                recorder.note("tasks", row.record, "budget_vnd", note, row.page)
                recorder.note("task_budgets", row.record, "amount_vnd", note, row.page)


def _rows(compared: _Compared, given: CheckInput) -> list[_Row]:
    rows = compared.rows
    printed: list[tuple[str | None, str, tuple[RawField, ...]]] = [
        (given.task_ids.get(t.position), t.number or "", t.fields) for t in rows.tasks
    ]
    printed += [(None, f"group {g.number or g.title}", g.fields) for g in rows.groups]
    printed += [(None, "the total row", t.fields) for t in rows.totals]
    found = [_row(record, label, fields, compared, given) for record, label, fields in printed]
    return [r for r in found if r is not None]


def _row(
    record: str | None, label: str, fields: tuple[RawField, ...], compared: _Compared, given: CheckInput
) -> _Row | None:
    table = compared.rows.table
    whole = amount(under(fields, compared.total), given.setting, table)
    parts = [amount(under(fields, c), given.setting, table) for c in compared.shares]
    stated = [p for p in parts if p.value is not None]
    if whole.value is None or not stated:
        return None
    steps = [last_digit(p) for p in stated]
    rounding = (last_digit(whole) + sum(steps, Decimal(0))) / 2 if max(steps) != min(steps) else Decimal(0)
    sum_ = sum((p.value for p in stated if p.value is not None), Decimal(0))
    return _Row(record, label, whole.value, sum_, rounding, page_of(whole.fields[0]))


def _note(row: _Row, name: str) -> Note:
    return warning(
        Code.PARTS_MISMATCH,
        f"The amounts by {name} of {row.label or 'this row'} add up to {plain(row.parts)}, its total is "
        f"{plain(row.total)} (difference {plain(row.total - row.parts)}{point_said(row.total, row.parts)}): one of them is wrong.",
        expected=plain(row.total),
        found=plain(row.parts),
    )
