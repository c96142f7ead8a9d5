"""Figures far from the rest of their column, and figures written otherwise than the rest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from statistics import median

import regex

from extract.model import Column, RawField
from normalize.notes import Code, Note, info, warning
from normalize.roles import role_of
from schema.checks.given import CheckInput, field_of, page_of
from schema.recorder import Recorder
from schema.sums.amounts import amount, under

_FEWEST = 8
_FAR = 4.0
"""How many spreads (1.4826 × the median distance from the median, of logarithms) lie between an outlier and
the middle."""
_GAP = math.log10(8)
"""Distance of an outlier from the next figure of its column: eight times."""
_LEAST_SPREAD_UP, _LEAST_SPREAD_DOWN = 0.3, 0.6
"""Spreads (of logarithms) taken at least: small amounts are usual in any column, amounts too big are not."""
_HIGHEST_VND = Decimal(10) ** 15
"""A million billion đồng: more than the whole country's yearly budget."""
_LOWEST_VND = Decimal(100_000)
_GROUPED = regex.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,])")
_UNGROUPED = regex.compile(r"(?<![\d.,])\d{4,}(?![\d.])")
_YEARS = regex.compile(
    r"(?:(?<!\p{L})(?:năm|giai đoạn|gđ|từ|đến)\s*)(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?|/\s*20\d\d(?!\d)",
    regex.IGNORECASE,
)
"""Years beside an amount: ``2,5 tỷ đồng/năm (từ năm 2024 đến năm 2026)``."""
_DECIMALS = regex.compile(r",(\d+)(?!\d)")


def check_outliers(given: CheckInput, recorder: Recorder) -> None:
    """A finding on each amount that lies far from all others of its column."""
    for rows in given.rows:
        for column in given.table(rows.table).columns:
            if role_of(column.role).figure != "own":
                continue
            amounts = (
                (given.task_ids.get(t.position), amount(under(t.fields, column), given.setting, rows.table))
                for t in rows.tasks
            )
            found = [(record, a.fields[0], a.value) for record, a in amounts if a.value is not None]
            far = _far([v for _, _, v in found])
            for (record, field, value), is_far in zip(found, far, strict=True):
                note = _implausible(value, column) or (_note(field, found, column) if is_far else None)
                if record is not None and note is not None:
                    table, name = field_of(column.role)
                    recorder.note(table, record, name, note, page_of(field))


def _far(values: Sequence[Decimal]) -> list[bool]:
    logs = [math.log10(v) if v > 0 else None for v in values]
    known = [x for x in logs if x is not None]
    if len(known) < _FEWEST:
        return [False] * len(values)
    middle = median(known)
    spread = 1.4826 * median(abs(x - middle) for x in known)
    up, down = _FAR * max(spread, _LEAST_SPREAD_UP), _FAR * max(spread, _LEAST_SPREAD_DOWN)
    return [x is not None and (x - middle > up or middle - x > down) and _alone(x, known) for x in logs]


def _alone(x: float, known: Sequence[float]) -> bool:
    """Whether no other figure of the column comes near it."""
    return known.count(x) == 1 and all(abs(x - y) >= _GAP for y in known if y != x)


def _implausible(value: Decimal, column: Column) -> Note | None:
    if column.role != "budget" or not value or _LOWEST_VND <= value <= _HIGHEST_VND:
        return None
    return warning(
        Code.OUTLIER,
        f"{value:,.0f} đồng is no amount of a plan's task: the unit or the separators may be misread.",
        found=f"{value:f}",
    )


def _note(field: RawField, found: Sequence[tuple[str | None, RawField, Decimal]], column: Column) -> Note:
    middle = sorted(found, key=lambda x: x[2])[len(found) // 2][1].text
    return warning(
        Code.OUTLIER,
        f"“{field.text[:40]}” lies far from the other figures under “{column.header}” (the middle one is {middle[:40]}): "
        "a digit, a separator or the unit may be lost.",
        expected=middle[:80],
        found=field.text[:80],
    )


def check_writing(given: CheckInput, recorder: Recorder) -> None:
    """Figures of one column written in two ways: with and without points between thousands, with and without
    decimals."""
    for rows in given.rows:
        for column in given.table(rows.table).columns:
            if role_of(column.role).figure != "own":
                continue
            cells = [(given.task_ids.get(t.position), f) for t in rows.tasks for f in under(t.fields, column)]
            _check_thousands(cells, column, recorder)
            _check_decimals(cells, column, recorder)


def _check_thousands(
    cells: Sequence[tuple[str | None, RawField]], column: Column, recorder: Recorder
) -> None:
    grouped = [c for c in cells if _GROUPED.search(c[1].text)]
    ungrouped = [c for c in cells if _UNGROUPED.search(_YEARS.sub(" ", c[1].text))]
    if not grouped or not ungrouped:
        return
    table, name = field_of(column.role)
    for record, field in grouped:
        note = warning(
            Code.NUMBER_AMBIGUOUS,
            f"“{field.text[:40]}” has a point between thousands, “{ungrouped[0][1].text[:40]}” of the same column has "
            "none: the point may stand for a decimal comma.",
            found=field.text[:80],
        )
        if record is not None:
            recorder.note(table, record, name, note, page_of(field))
    for record, field in ungrouped:
        if record is not None:
            note = info(Code.NUMBER_AMBIGUOUS, "Thousands without a point, others of the column have one.", found=field.text[:80])  # fmt: skip
            recorder.note(table, record, name, note, page_of(field))


def _check_decimals(cells: Sequence[tuple[str | None, RawField]], column: Column, recorder: Recorder) -> None:
    """A whole number where all others have the same decimals, ending zeros too: it may have lost its
    comma."""
    written = [m.group(1) if (m := _DECIMALS.search(f.text)) else "" for _, f in cells]
    lengths = [len(d) for d in written]
    usual = max(set(lengths), key=lengths.count, default=0)
    keeps_zeros = any(d.endswith("0") for d in written)
    if len(cells) < _FEWEST or not keeps_zeros or not usual or lengths.count(usual) < len(cells) - 1:
        return
    table, name = field_of(column.role)
    for (record, field), own in zip(cells, lengths, strict=True):
        digits = sum(c.isdigit() for c in field.text)
        if own == 0 and digits > usual and record is not None:
            note = warning(
                Code.NUMBER_AMBIGUOUS,
                f"A whole number where all others of the column have {usual} decimals: a comma may be lost.",
                found=field.text[:80],
            )
            recorder.note(table, record, name, note, page_of(field))
