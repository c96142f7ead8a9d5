"""The amounts that make up the money of a task: by year, by source or by line, each a row of ``task_budgets``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.model import RawField
from normalize.money.funding import source_of_header
from normalize.money.parts import LabelledPart
from normalize.notes import Code, warning
from schema.build.readings import ColumnNote, Given, Reading, Trace, column_notes
from schema.contract.records import TaskBudgetRecord
from schema.setting.figures import MONEY, Figure
from schema.setting.money_columns import is_part, year_of
from schema.sums.amounts import Amount


@dataclass(frozen=True, slots=True)
class Part:
    """An amount that is a part of a task's: by year, by source, or a line of a merged row."""

    raw: RawField
    figure: Figure
    year: int | None = None
    source: str | None = None
    years: tuple[int, int] | None = None
    """First and last year of an amount for several years."""
    carries_notes: bool = True
    """Whether the notes on the figure stand on the part, or on the task's amount already."""


def parts_of_year(stated: Amount) -> Iterable[Part]:
    """The amounts of columns of years; that of a span (``2026-2030``) is of no single year."""
    for raw, figure in without_total(stated):
        yield dated(Part(raw, figure, source=source_over(raw)))


def source_over(raw: RawField) -> str | None:
    """The source that the header of a year names, or the one over it: ``NSTW / 2026``."""
    levels = raw.column.header.split(" / ") if raw.column else []
    return next((s for level in reversed(levels) if (s := source_of_header(level)) is not None), None)


def dated(part: Part) -> Part:
    """A part with the year or the years that head its column."""
    column = part.raw.column
    if column is None:
        return part
    first, last = column.year_start, year_of(column)
    if first is not None and last is not None and first != last:
        return replace(part, years=(first, last))
    return replace(part, year=last)


def parts_of_header(stated: Amount) -> Iterable[Part]:
    for raw, figure in without_total(stated):
        header = raw.column.header if raw.column else ""
        source = source_of_header(header) if is_part(header) else None
        yield Part(raw, figure, source=source)


def without_total(stated: Amount) -> list[tuple[RawField, Figure]]:
    pairs = zip(stated.fields, stated.figures, strict=True)
    return [pair for k, pair in enumerate(pairs) if k != stated.total]


def named_part(raw: RawField, figure: Figure, part: LabelledPart) -> Part:
    """A part that the cell of the amount names (``NSTW: 1 tỷ``)."""
    own = replace(figure, value=part.amount, start=part.start, end=part.end, parts=())
    return Part(raw, own, year=part.year, source=part.source, carries_notes=False)


def told_beside(stated: Amount, given: Given, columns: Sequence[Part]) -> tuple[list[Part], list[ColumnNote]]:
    """The parts that the cell of sources names, where they add up to the amount: ``NS tỉnh: 700; XHH: 500`` beside 1.200; a
    warning where they do not. Years in columns of their own are another partition of the same amount.

    Args:
        columns: the parts in columns of their own.
    """
    column = stated.fields[0].column
    unit = column.unit or given.setting.units.get((given.row.table or 0, column.index)) if column else None
    parts: list[Part] = []
    notes: list[ColumnNote] = []
    for raw in given.row.all_of("funding"):
        figure = given.setting.figures.read(raw.text, unit, MONEY, None)
        if not figure.parts or not all(_is_another(p, columns) for p in figure.parts):
            continue
        total = sum(p.amount for p in figure.parts)
        if total == stated.value:
            parts += (named_part(raw, figure, part) for part in figure.parts)
        elif stated.value is not None:
            message = "The amounts beside the sources do not add up to the amount of the row; they were left."
            note = warning(Code.PARTS_MISMATCH, message, expected=f"{stated.value:f}", found=raw.text)
            notes.append(ColumnNote("budget_vnd", note, raw))
    return parts, notes


def _is_another(part: LabelledPart, columns: Sequence[Part]) -> bool:
    """Whether a part that words name divides the amount otherwise than the columns: by source where these are by year."""
    return not columns or (part.source is not None and not any(p.source for p in columns))


def reading_of_parts(given: Given, parts: Sequence[Part]) -> Reading:
    """The rows of ``task_budgets``; the key of one's provenance is its year, its source, or its place."""
    names: Counter[str] = Counter()
    notes: list[ColumnNote] = []
    traces: list[Trace] = []
    for place, part in enumerate(parts, 1):
        which = "-".join(map(str, part.years)) if part.years else str(part.year or part.source or place)
        names[which] += 1
        column = f"amount_vnd.{which}" + (f".{names[which]}" if names[which] > 1 else "")
        figure = part.figure
        traces.append(
            Trace(column, part.raw, figure.rule, figure.confidence, (figure.start, figure.end), "task_budgets", False)
        )  # fmt: skip
        if part.carries_notes:
            notes += column_notes("amount_vnd", (*figure.notes, *part.raw.notes), part.raw, "task_budgets")
    rows = tuple(
        TaskBudgetRecord(
            task_id=given.task_id,
            year=p.year,
            source=p.source,
            amount_vnd=whole_dong(p.figure.value),
            raw=p.raw.text,
            year_first=p.years[0] if p.years else None,
            year_last=p.years[1] if p.years else None,
        )
        for p in parts
    )  # fmt: skip
    return Reading(budgets=rows, notes=tuple(notes), traces=tuple(traces))


def whole_dong(value: Decimal | None) -> int | None:
    return int(value) if value is not None else None
