"""A table as an Excel file, the same bytes for the same rows.

Texts stay texts, also where they begin with ``=`` or ``-``; letters that XML cannot hold are dropped; the
time of writing, which Excel files carry, is a fixed one. A table longer than a sheet goes on in the next, and
a text longer than a cell of Excel holds (32,767 letters) is cut there: the CSV has it whole.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain, count, islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from schema.contract.records import RecordValue
from schema.database.rows import Row, table_columns

_EPOCH = datetime(2000, 1, 1)
_ZIP_EPOCH = (2000, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FIXED = rb"\g<1>2000-01-01T00:00:00Z"
_SHEET_ROWS = 1_000_000
_CELL_LETTERS = 32_767
_SAMPLE = 100
_WIDEST = 50


def write_xlsx(path: Path, table: str, content: Iterable[Row]) -> None:
    """One table as one Excel file."""
    book = Workbook(write_only=True)
    book.properties.created = _EPOCH
    book.properties.modified = _EPOCH
    names = table_columns(table)
    left = iter(content)
    first = list(islice(left, _SAMPLE))
    number = 1
    while first or number == 1:
        sheet = book.create_sheet(table if number == 1 else f"{table} {number}")
        sheet.freeze_panes = "A2"
        for at, width in enumerate(_widths(names, first), 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.append([_head(sheet, name) for name in names])
        for row in islice(chain(first, left), _SHEET_ROWS):
            sheet.append([_cell(sheet, value) for value in row])
        first = list(islice(left, _SAMPLE))
        number += 1
    book.save(path)
    _fix_times(path)


def _widths(names: Sequence[str], sample: Sequence[Row]) -> list[int]:
    """Widths of the columns, in letters: as wide as the head or the longest of the first rows, within
    bounds."""
    longest = (max((len(str(row[at])) for row in sample if row[at] is not None), default=0) for at in count())
    return [
        max(len(name) + 2, min(_WIDEST, length + 2)) for name, length in zip(names, longest, strict=False)
    ]


def _head(sheet: object, name: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=name)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: object, value: RecordValue) -> object:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:_CELL_LETTERS])
    cell.data_type = "s"
    return cell


def _fix_times(path: Path) -> None:
    """Packs the file again with one fixed time on all its parts."""
    with zipfile.ZipFile(path) as packed:
        parts = [(name, _MODIFIED.sub(_FIXED, packed.read(name))) for name in packed.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as again:
        for name, data in parts:
            info = zipfile.ZipInfo(name, _ZIP_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            again.writestr(info, data)
