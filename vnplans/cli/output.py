"""How commands answer: JSON for scripts, CSV files, lines of text; one line for an error. Tables: ``vnplans.cli.table``."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from schema.contract.records import RecordValue

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


Limit = Annotated[
    int,
    typer.Option("--limit", metavar="N", min=0, help="Rows of each table on the screen; 0: all."),
]
Guard = Annotated[
    bool,
    typer.Option(
        "--guard/--no-guard",
        help="Apostrophe before texts that a spreadsheet would run as a formula, in the CSV.",
    ),
]


def write_csv(
    path: Path, columns: Sequence[str], rows: Sequence[Sequence[RecordValue]], *, guard: bool = True
) -> None:
    """Writes a listing as CSV that Excel opens (UTF-8 with a byte order mark).

    Args:
        guard: texts that a spreadsheet would run as a formula have an apostrophe before them (``schema.export.formulas``);
            columns of numbers stay as they are.
    """
    from schema.contract.values import as_text
    from schema.export.formulas import guarded

    def cell(name: str, value: RecordValue) -> str:
        text = as_text(name, value)
        return guarded(text) if guard and isinstance(value, str) else text

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([cell(n, v) for n, v in zip(columns, r, strict=True)] for r in rows)


def print_error(message: str, hint: str) -> None:
    """The one line of an error, on standard error."""
    told = " ".join(message.split())
    stop = "" if told.endswith((".", "!", "?")) else "."
    print_line(f"error: {told}{stop} hint: {' '.join(hint.split())}", error=True)
