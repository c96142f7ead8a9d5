"""How commands speak: rich tables for people, JSON for scripts, CSV files; one line for an error.

Money is printed in tỷ (10⁹ VND) in tables, in VND everywhere else.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from schema.contract.records import RecordValue
    from vnplans.listing import Listing

Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="URL",
        help="Database: a SQLite file or a SQLAlchemy URL [default: $VNPLANS_DB or vnplans.sqlite].",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]

_UNPRINTABLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
"""Control characters, those that turn the direction of writing, and halves of letter pairs (from file names)."""
_PIPE_WIDTH = 200
_BILLION = 1_000_000_000
_NUMBERS = (int, float, Decimal)


def printable(text: str, keep: str = "") -> str:
    """A text as a terminal may have it: what would move its cursor, colour it or turn its text round is spelled out.

    File names and texts of files come from anywhere: an escape sequence in one could hide or forge what is printed.

    Args:
        keep: control characters that stay.

    Example:
        ``"a\\x1b[2J.pdf"`` with a real ESC → the same with ``\\x1b`` spelled out; half of a letter pair → ``\\udc80``.
    """
    return _UNPRINTABLE.sub(lambda found: found[0] if found[0] in keep else _spelled(found[0]), text)


def _spelled(sign: str) -> str:
    return f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04x}"


def print_json(value: object) -> None:
    """Prints a value as JSON; numbers as numbers, dates as ISO text, unprintable signs spelled out as JSON does."""
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_plain)
    print(_UNPRINTABLE.sub(lambda f: f[0] if f[0] == "\n" else f"\\u{ord(f[0]):04x}", text))


def print_line(text: str, *, error: bool = False) -> None:
    """Prints one line for people, on standard error where ``error`` says so."""
    print(printable(text), file=sys.stderr if error else sys.stdout)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def print_listing(listing: Listing, *, as_json: bool = False, title: str | None = None) -> None:
    """Prints a listing as a table, or as a JSON list of objects."""
    if as_json:
        print_json(listing.dicts())
        return
    print_table(listing.columns, listing.rows, title=title, notes=listing.notes)


def print_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[RecordValue]],
    *,
    title: str | None = None,
    notes: Sequence[str] = (),
    say_empty: bool = False,
    side_by_side: bool = False,
) -> None:
    """Prints a table fitted to the terminal; where it does not fit, each row as a record of its own.

    Columns with nothing in them are left out; ``say_empty``: and named below the table. ``side_by_side``: as a
    table also where records would be shorter.
    """
    from vnplans.cli.widths import column_widths, records_height, table_height

    console = console_for(sys.stdout.isatty())
    title = printable(title) if title else None
    heads = [printable(n.replace("_vnd", ", tỷ VND") if "_vnd" in n else n) for n in columns]
    cells = [[_shown(n, v) for n, v in zip(columns, row, strict=True)] for row in rows]
    if not rows:
        console.print(f"{title}: none" if title else "Nothing found.", highlight=False, markup=False)
    else:
        if title:
            console.print(title, style="bold", highlight=False, markup=False)
        told = [n for n in range(len(heads)) if any(row[n] for row in cells)]
        kept = [[heads[n], *(row[n] for row in cells)] for n in told]
        widths = column_widths(kept, console.width)
        if widths is None or (
            not side_by_side and records_height(kept, console.width) < table_height(kept, widths)
        ):
            _print_records(console, kept)
        else:
            numeric = [_is_numeric([row[n] for row in rows]) for n in told]
            _print_columns(console, kept, widths, numeric)
            if title:
                console.print()
    empty = [h for n, h in enumerate(heads) if say_empty and rows and not any(row[n] for row in cells)]
    for note in (*notes, *(f"Nothing stated: {h}." for h in empty)):
        console.print(printable(note), style="dim", highlight=False, markup=False)


def _is_numeric(values: Sequence[RecordValue]) -> bool:
    stated = [v for v in values if v is not None]
    return bool(stated) and all(isinstance(v, _NUMBERS) and not isinstance(v, bool) for v in stated)


def _print_columns(
    console: Console, columns: Sequence[Sequence[str]], widths: Sequence[int], numeric: Sequence[bool]
) -> None:
    from rich.box import HORIZONTALS, SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from vnplans.cli.widths import GAP, wrapped

    lines = [[wrapped(cell, width) for cell in c] for c, width in zip(columns, widths, strict=True)]
    broken = len(lines) > 2 and any(len(cell) > 1 for c in lines for cell in c[1:])
    table = Table(
        box=HORIZONTALS if broken else SIMPLE_HEAD,
        show_lines=broken,
        show_edge=False,
        pad_edge=False,
        padding=(0, GAP - 1, 0, 0),
    )
    for c, width, right in zip(lines, widths, numeric, strict=True):
        head = Text("\n".join(c[0]), style="bold")
        table.add_column(head, justify="right" if right else "left", min_width=width, max_width=width)
    for row in zip(*(c[1:] for c in lines), strict=True):
        table.add_row(*(Text("\n".join(cell)) for cell in row))
    console.print(table)


def _print_records(console: Console, columns: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    for row in zip(*(c[1:] for c in columns), strict=True):
        table = Table.grid(padding=(0, 2, 0, 0))
        for c, cell in zip(columns, row, strict=True):
            if cell:
                table.add_row(Text(c[0], style="bold"), Text(cell, overflow="fold"))
        console.print(table)
        console.print()


def console_for(terminal: bool) -> Console:
    """A console as wide as the terminal; wide where the output goes elsewhere."""
    from rich.console import Console

    return Console() if terminal else Console(width=_PIPE_WIDTH)


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
    return format(value, "f") if isinstance(value, Decimal) else printable(str(value), keep="\n\t")


def write_csv(path: Path, columns: Sequence[str], rows: Sequence[Sequence[RecordValue]]) -> None:
    """Writes a listing as CSV that Excel opens (UTF-8 with a byte order mark)."""
    from schema.contract.values import as_text

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([as_text(n, v) for n, v in zip(columns, r, strict=True)] for r in rows)


def print_error(message: str, hint: str) -> None:
    """The one line of an error, on standard error."""
    print_line(f"error: {' '.join(message.split())} hint: {' '.join(hint.split())}", error=True)
