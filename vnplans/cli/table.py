"""Tables for people: side by side where that fits the terminal, else each row as a record of its own.

Money is printed in tỷ (10⁹ VND), in VND everywhere else. Lines are put together here and not by ``rich``, whose
import would take a fifth of the time of ``vnplans status``.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from vnplans.cli.output import print_json, printable

if TYPE_CHECKING:
    from schema.contract.records import RecordValue
    from vnplans.listing import Listing

_PIPE_WIDTH = 200
"""Columns of text where the output goes to no terminal."""
_BILLION = 1_000_000_000
_NUMBERS = (int, float, Decimal)
_INDENT, _BETWEEN = "  ", "  "
"""Before the lines below a record's first, and between two cells on one."""
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
"""Orders to a terminal: bold, pale, and neither."""


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What stands around a table, and how it is laid out.

    Attributes:
        title: a line above it.
        notes: lines below it.
        say_empty: whether columns without any value, which are left out, are named below.
        side_by_side: as columns also where records below each other would need fewer lines.
        groups: rows (0-based) before which a line is drawn; without any, lines stand above and below a row that takes
            several lines.
    """

    title: str | None = None
    notes: Sequence[str] = ()
    say_empty: bool = False
    side_by_side: bool = False
    groups: frozenset[int] = frozenset()


_NOTHING_SET = TableOptions()


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as printed: its head, its cells, and whether it holds numbers, which stand at the right."""

    head: str
    cells: tuple[str, ...]
    is_numeric: bool

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.head, *self.cells)


def print_listing(listing: Listing, *, as_json: bool = False, title: str | None = None) -> None:
    """Prints a listing as a table, or as a JSON list of objects."""
    if as_json:
        print_json(listing.dicts())
        return
    print_table(listing.columns, listing.rows, TableOptions(title=title, notes=listing.notes))


def print_table(
    names: Sequence[str], rows: Sequence[Sequence[RecordValue]], options: TableOptions = _NOTHING_SET
) -> None:
    """Prints a table fitted to the terminal; columns in which no row has a value are left out.

    Example:
        ``print_table(("unit", "budget_vnd"), [("km", 2_000_000_000)])`` prints the heads ``unit`` and
        ``budget, tỷ VND``, a line, and ``km`` and ``2``.
    """
    columns = [_column(name, [row[n] for row in rows]) for n, name in enumerate(names)]
    title = printable(options.title) if options.title else None
    width = _width()
    if not rows:
        print(f"{title}: none" if title else "Nothing found.")
    else:
        if title:
            print(_styled(title, _BOLD))
        for line in _table_lines([c for c in columns if any(c.cells)], width, options):
            print(line)
    empty = [c.head for c in columns if options.say_empty and rows and not any(c.cells)]
    for note in (*options.notes, *(f"Nothing stated: {head}." for head in empty)):
        _print_note(printable(note), width)


def _column(name: str, values: Sequence[RecordValue]) -> _Column:
    head = printable(name.replace("_vnd", ", tỷ VND") if "_vnd" in name else name)
    return _Column(head, tuple(_shown(name, v) for v in values), _is_numeric(values))


def _is_numeric(values: Sequence[RecordValue]) -> bool:
    stated = [v for v in values if v is not None]
    return bool(stated) and all(isinstance(v, _NUMBERS) and not isinstance(v, bool) for v in stated)


def _shown(column: str, value: RecordValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if "_vnd" in column and isinstance(value, int):
        return f"{Decimal(value) / _BILLION:,.3f}".rstrip("0").rstrip(".")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:g}"
    return (
        format(value, "f") if isinstance(value, Decimal) else printable(str(value), keep="\n\t").expandtabs()
    )


def _table_lines(columns: Sequence[_Column], width: int, options: TableOptions) -> Iterator[str]:
    """The lines between title and notes, in the shorter of the two layouts."""
    from vnplans.cli.widths import column_widths, table_height

    texts = [c.texts for c in columns]
    widths = column_widths(texts, width) if texts else []
    records = list(_records(columns, width)) if widths is None or not options.side_by_side else []
    if widths is None or (records and len(records) < table_height(texts, widths)):
        yield from records
        return
    yield from _side_by_side(columns, widths, options.groups)
    if options.title:
        yield ""


def _side_by_side(columns: Sequence[_Column], widths: Sequence[int], groups: frozenset[int]) -> Iterator[str]:
    """Heads, a line, rows; lines between rows too where nothing else says where a row begins."""
    from vnplans.cli.widths import GAP, wrapped

    lines = [[wrapped(text, w) for text in c.texts] for c, w in zip(columns, widths, strict=True)]
    has_long_rows = len(columns) > 2 and any(len(cell) > 1 for c in lines for cell in c[1:])
    is_ruled = has_long_rows and not all(len(cell) == 1 and cell[0] for cell in lines[0][1:])
    rule = "─" * (sum(widths) + GAP * (len(widths) - 1))
    heads, *rows = zip(*lines, strict=True)
    right = [c.is_numeric for c in columns]
    height = max(len(head) for head in heads)
    for line in _row([[""] * (height - len(head)) + head for head in heads], widths, right):
        yield _styled(line, _BOLD)
    yield rule
    tall = [max(len(cell) for cell in row) > 1 for row in rows]
    for n, row in enumerate(rows):
        if n and (n in groups if groups else is_ruled and (tall[n - 1] or tall[n])):
            yield rule
        yield from _row(row, widths, right)


def _row(cells: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    """A row of cells, each in lines, as lines of the table."""
    from vnplans.cli.widths import GAP, padded

    for n in range(max(len(cell) for cell in cells)):
        parts = (
            padded(cell[n] if n < len(cell) else "", width, right=is_right)
            for cell, width, is_right in zip(cells, widths, right, strict=True)
        )
        yield (" " * GAP).join(parts).rstrip()


def _records(columns: Sequence[_Column], width: int) -> Iterator[str]:
    """Each row as a block. One row alone: a column's name and its value on a line. Several: the first value, then the
    others behind their names, as many on a line as fit; lines after the first are set in."""
    rows = list(zip(*(c.cells for c in columns), strict=True))
    if len(rows) == 1:
        yield from _record_alone(columns, rows[0], width)
        return
    for row in rows:
        first, *others = [(c.head, cell) for c, cell in zip(columns, row, strict=True) if cell] or [("", "")]
        texts = [first[1], *(f"{head}: {cell}" for head, cell in others)]
        for n, line in enumerate(_flowing(texts, max(width - len(_INDENT), 1))):
            is_begun = n == 0 and line.startswith(first[1])
            styled = _styled(first[1], _BOLD) + line.removeprefix(first[1]) if is_begun else line
            yield styled if n == 0 else f"{_INDENT}{line}"
    yield ""


def _record_alone(columns: Sequence[_Column], row: Sequence[str], width: int) -> Iterator[str]:
    from vnplans.cli.widths import GAP, name_width, padded, wrapped

    stated = [(c.head, cell) for c, cell in zip(columns, row, strict=True) if cell]
    names = name_width([head for head, _ in stated])
    for head, cell in stated:
        for n, line in enumerate(wrapped(cell, max(width - names - GAP, 1))):
            name = _styled(head, _BOLD) + padded(head, names)[len(head) :] if n == 0 else " " * names
            yield f"{name}{' ' * GAP}{line}".rstrip()
    yield ""


def _flowing(texts: Sequence[str], width: int) -> Iterator[str]:
    """``:t1:A:1  lead: Sở Công Thương  budget, tỷ VND: 60``: one behind the other; one that needs lines has them alone."""
    from vnplans.cli.widths import fits, wrapped

    line = ""
    for text in texts:
        joined = f"{line}{_BETWEEN}{text}" if line else text
        if fits(joined, width):
            line = joined
            continue
        if line:
            yield line
        line = text if fits(text, width) else ""
        if not line:
            yield from wrapped(text, width)
    if line:
        yield line


def _print_note(text: str, width: int) -> None:
    from vnplans.cli.widths import wrapped

    for line in wrapped(text, width):
        print(_styled(line, _DIM))


def _width() -> int:
    """Columns of the terminal; many where the output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPE_WIDTH


def _styled(text: str, style: str) -> str:
    """A text in a style, where the output is a terminal that knows such orders."""
    knows = sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    return f"{style}{text}{_PLAIN}" if knows and text else text
