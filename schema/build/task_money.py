"""Money of a task: its amount, the amounts by year, by source or by line that make it up, and the sources
named.

Every cell is read. Several lines of a merged task, or several columns that hold parts, give their sum and
each its own row of ``task_budgets``; a printed total is taken as it stands and not added to its parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.model import RawField
from normalize.money.funding import FundingMention, parse_funding, source_of_header
from normalize.money.parts import LabelledPart
from normalize.notes import Code, Note, info, warning
from schema.build.amount_cells import (
    amount_notes,
    amount_traces,
    by_column,
    line_trace,
    lines_notes,
    unread_part,
)
from schema.build.readings import ColumnNote, Given, Reading, Trace, column_notes
from schema.contract.records import TaskBudgetRecord, TaskFundingRecord
from schema.setting.figures import MONEY, Figure
from schema.setting.money_columns import MoneyColumns, is_part, year_of
from schema.sums.amounts import Amount, amount, states_amount


@dataclass(frozen=True, slots=True)
class _Part:
    """An amount that is a part of a task's: by year, by source, or a line of a merged row."""

    raw: RawField
    figure: Figure
    year: int | None = None
    source: str | None = None
    years: tuple[int, int] | None = None
    """First and last year of an amount for several years."""
    carries_notes: bool = True
    """Whether the notes on the figure stand on the part, or on the task's amount already."""


def read_budget(given: Given) -> Reading:
    """``budget_vnd`` with the amounts it is made of.

    Example: lines of ``100`` and ``900`` under "triệu đồng" are 1000000000, with two rows of
    ``task_budgets``.
    """
    money = given.setting.money.get(given.row.table or 0, MoneyColumns())
    columns = _by_column(given, money)
    parts = _printed_parts(columns, money)
    whole = [a for k, a in columns.items() if k not in money.years | money.parts]
    if len(whole) > 1 or money.summed & columns.keys():
        parts += [p for a in whole for p in _of_header(a)]
        return _summed(given, whole, parts, money)
    if _states_one_year(given, columns, money):
        whole, parts = list(columns.values()), [replace(p, carries_notes=False) for p in parts]
    elif whole:
        parts += _lines(whole[0], given) or ([] if parts else list(_told_beside(whole[0], given)))
    return _stated(given, whole[0], parts) if whole else _parts_only(given, parts)


def _printed_parts(columns: Mapping[int, Amount], money: MoneyColumns) -> list[_Part]:
    """The amounts of the columns of years, then those of the columns of parts."""
    years = [p for k, stated in columns.items() if k in money.years for p in _of_year(stated)]
    return years + [p for k, stated in columns.items() if k in money.parts for p in _of_header(stated)]


def _states_one_year(given: Given, columns: Mapping[int, Amount], money: MoneyColumns) -> bool:
    """Whether the row fills one column of money only, and that one is of a year: its amount is the task's."""
    return len(columns) == 1 and columns.keys() <= money.years and given.row.field("budget") is not None


def _lines(stated: Amount, given: Given) -> list[_Part]:
    """The lines of a merged row as parts, or the parts that its only line names; none where one line states the whole."""
    if len(stated.fields) == 1:
        return [_named_part(stated.fields[0], stated.figures[0], part) for part in stated.figures[0].parts]
    if len(stated.stated) < 2:
        return []
    pairs = [(stated.fields[k], stated.figures[k]) for k in stated.stated]
    return [
        _Part(raw, figure, source=_source_beside(raw, given), carries_notes=False) for raw, figure in pairs
    ]


def _told_beside(stated: Amount, given: Given) -> Iterable[_Part]:
    """The parts that the cell of sources names, where they add up to the amount: ``NS tỉnh: 700; XHH: 500`` beside 1.200."""
    column = stated.fields[0].column
    unit = column.unit or given.setting.units.get((given.row.table or 0, column.index)) if column else None
    for raw in given.row.all_of("funding"):
        figure = given.setting.figures.read(raw.text, unit, MONEY, None)
        if figure.parts and sum(p.amount for p in figure.parts) == stated.value:
            yield from (_named_part(raw, figure, part) for part in figure.parts)


def _named_part(raw: RawField, figure: Figure, part: LabelledPart) -> _Part:
    """A part that the cell of the amount names (``NSTW: 1 tỷ``)."""
    own = replace(figure, value=part.amount, start=part.start, end=part.end, parts=())
    return _Part(raw, own, year=part.year, source=part.source, carries_notes=False)


def _stated(given: Given, stated: Amount, parts: Sequence[_Part]) -> Reading:
    """The amount that one column states, in one line or several."""
    reading = _parts_only(given, parts)
    return Reading(
        values=(("budget_vnd", _whole(stated.value)), ("budget_raw", stated.text)),
        budgets=reading.budgets,
        notes=(*amount_notes("budget_vnd", stated), *column_notes("budget_vnd", lines_notes(stated), stated.fields[0]), *reading.notes),
        traces=(*amount_traces("budget_vnd", stated), *reading.traces),
    )  # fmt: skip


def _by_column(given: Given, money: MoneyColumns) -> dict[int, Amount]:
    """The amounts of the columns of money, by the index of the column (-1 in prose)."""
    phases = [f for f in given.row.all_of("value") if f.column and f.column.index in money.years]
    fields = by_column((*given.row.all_of("budget"), *phases))
    return {k: amount(f, given.setting, given.row.table) for k, f in fields.items()}


def _of_year(stated: Amount) -> Iterable[_Part]:
    """The amounts of columns of years; that of a span (``2026-2030``) is of no single year."""
    for raw, figure in _without_total(stated):
        yield _dated(_Part(raw, figure, source=_source_over(raw)))


def _source_over(raw: RawField) -> str | None:
    """The source that the header of a year names, or the one over it: ``NSTW / 2026``."""
    levels = raw.column.header.split(" / ") if raw.column else []
    return next((s for level in reversed(levels) if (s := source_of_header(level)) is not None), None)


def _dated(part: _Part) -> _Part:
    """A part with the year or the years that head its column."""
    column = part.raw.column
    if column is None:
        return part
    first, last = column.year_start, year_of(column)
    if first is not None and last is not None and first != last:
        return replace(part, years=(first, last))
    return replace(part, year=last)


def _of_header(stated: Amount) -> Iterable[_Part]:
    for raw, figure in _without_total(stated):
        header = raw.column.header if raw.column else ""
        source = source_of_header(header) if is_part(header) else None
        yield _Part(raw, figure, source=source)


def _without_total(stated: Amount) -> list[tuple[RawField, Figure]]:
    pairs = zip(stated.fields, stated.figures, strict=True)
    return [pair for k, pair in enumerate(pairs) if k != stated.total]


def _source_beside(raw: RawField, given: Given) -> str | None:
    """The one source that stands in the same line of a merged row, where no column is of one source."""
    if raw.row is None or given.row.field("funding_mark") is not None:
        return None
    named = [m.source for f in given.row.all_of("funding") if f.row == raw.row for m in parse_funding(f.text)]
    return named[0] if len(named) == 1 else None


def _summed(given: Given, whole: Sequence[Amount], parts: Sequence[_Part], money: MoneyColumns) -> Reading:
    """Columns none of which is the total of the others: their sum, each a part of it."""
    one = len(whole) == 1
    unread = any(a.value is None and any(map(str.isdigit, a.text)) for a in whole)
    values = [a.value for a in whole if a.value is not None]
    reading = _parts_only(given, parts)
    text = "; ".join(a.text for a in whole)
    return Reading(
        values=(
            ("budget_vnd", _whole(sum(values, Decimal(0))) if values and not unread else None),
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


def _parts_only(given: Given, parts: Sequence[_Part]) -> Reading:
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
            amount_vnd=_whole(p.figure.value),
            raw=p.raw.text,
            year_first=p.years[0] if p.years else None,
            year_last=p.years[1] if p.years else None,
        )
        for p in parts
    )  # fmt: skip
    return Reading(budgets=rows, notes=tuple(notes), traces=tuple(traces))


def _whole(value: Decimal | None) -> int | None:
    return int(value) if value is not None else None


def read_funding(given: Given) -> Reading:
    """The sources that the cells name, each once; cells under a named source may hold a mark, an amount, or
    words."""
    amounts = _parts_only(
        given,
        [
            p
            for fields in by_column(given.row.all_of("funding_mark")).values()
            for p in _of_source(fields, given)
        ],
    )
    named = [(raw, m) for raw in _naming(given) for m in parse_funding(raw.text)]
    marked = [(raw, m) for raw in given.row.all_of("funding_mark") for m in _sources_of_mark(raw)]
    first: dict[str, str] = {}
    for _, mention in named:
        first.setdefault(mention.source, mention.raw)
    for raw, mention in marked:
        first.setdefault(mention.source, raw.text)
    return Reading(
        funding=tuple(TaskFundingRecord(task_id=given.task_id, source=s, raw=r) for s, r in first.items()),
        budgets=amounts.budgets,
        notes=(
            *(t for raw in given.row.all_of("funding") for t in column_notes("funding", raw.notes, raw, "task_funding")),
            *(t for raw in _words_of_mark(given) for t in column_notes("funding", raw.notes, raw, "task_funding")),
            *amounts.notes,
        ),
        traces=(
            *amounts.traces,
            *(_source_trace(raw, m, (m.start, m.end)) for raw, m in named),
            *(_source_trace(raw, m, (0, len(raw.text))) for raw, m in marked),
        ),
    )  # fmt: skip


def _naming(given: Given) -> list[RawField]:
    """The cells that may name sources: those of funding, and those of money with words (``2,5 tỷ (ngân sách tỉnh)``, ``PPP``)."""
    written = [raw for raw in given.row.all_of("budget") if any(map(str.isalpha, raw.text))]
    return [*given.row.all_of("funding"), *written]


def _source_trace(raw: RawField, mention: FundingMention, span: tuple[int, int]) -> Trace:
    return Trace(mention.source, raw, mention.rule, mention.confidence, span, "task_funding", False)


def _words_of_mark(given: Given) -> list[RawField]:
    """Cells under a named source that state no amount."""
    return [raw for raw in given.row.all_of("funding_mark") if not states_amount(raw)]


def _of_source(fields: Sequence[RawField], given: Given) -> Iterable[_Part]:
    stated = amount(fields, given.setting, given.row.table)
    money = given.setting.money.get(given.row.table or 0, MoneyColumns())
    for raw, figure in _without_total(stated):
        part = _Part(raw, figure, source=_source_of(raw) or "other")
        yield _dated(part) if money.sources_by_year else part


def _source_of(raw: RawField) -> str | None:
    return source_of_header(raw.column.header) if raw.column else None


def _sources_of_mark(raw: RawField) -> Sequence[FundingMention]:
    return parse_funding("x" if states_amount(raw) else raw.text, header_source=_source_of(raw))
