"""What the cells of an amount have in common, of money and of emissions: columns, lines of a merged row,
notes, places."""

from __future__ import annotations

from collections.abc import Iterable

from extract.model import RawField
from normalize.notes import Code, Note, info, warning
from schema.build.readings import ColumnNote, Trace, column_notes
from schema.sums.amounts import Amount


def by_column(fields: Iterable[RawField]) -> dict[int, list[RawField]]:
    """Cells by the index of their column, in order; -1 in prose."""
    columns: dict[int, list[RawField]] = {}
    for raw in fields:
        columns.setdefault(raw.column.index if raw.column else -1, []).append(raw)
    return columns


def amount_traces(column: str, stated: Amount) -> tuple[Trace, ...]:
    """Where an amount stands: its total line where one states the total, else all its lines."""
    lines = range(len(stated.fields)) if stated.total is None else (stated.total,)
    return tuple(line_trace(column, stated, k) for k in lines)


def line_trace(column: str, stated: Amount, k: int) -> Trace:
    """Where one line of an amount stands (0-based)."""
    figure = stated.figures[k]
    return Trace(column, stated.fields[k], figure.rule, figure.confidence, (figure.start, figure.end))


def amount_notes(column: str, stated: Amount) -> tuple[ColumnNote, ...]:
    """What is noted on the figures and the cells of an amount."""
    pairs = zip(stated.fields, stated.figures, strict=True)
    return tuple(n for raw, f in pairs for n in column_notes(column, (*f.notes, *raw.notes), raw))


def lines_notes(stated: Amount) -> tuple[Note, ...]:
    """What was done with several lines of one column."""
    if len(stated.fields) < 2:
        return ()
    if stated.total is not None:
        message = "One line is the sum of the others and was taken as their total."
        level = warning if stated.total else info
        return (level(Code.SEVERAL_VALUES, message, found=stated.text),)
    if stated.value is None:
        return (unread_part(stated.text),) if any(map(str.isdigit, stated.text)) else ()
    if len(stated.stated) < 2:
        return ()
    if len({f.text for f in stated.fields}) < len(stated.fields):
        message = "The same amount stands in two lines of the row; each was counted."
        return (warning(Code.SEVERAL_VALUES, message, found=stated.text),)
    return (info(Code.SEVERAL_VALUES, "Several lines; their sum was taken.", found=stated.text),)


def unread_part(text: str) -> Note:
    """Said where one of several amounts cannot be read, so that they have no sum."""
    message = "One of the amounts of the row cannot be read: no sum was made."
    return warning(Code.SEVERAL_VALUES, message, found=text)
