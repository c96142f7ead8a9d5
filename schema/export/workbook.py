"""The dataset as one Excel workbook: a sheet a table, the same bytes for the same rows.

The first sheet is ``tasks_wide``, the second the codebook. Heads are frozen and filter, columns are as wide as
their first rows, long texts wrap. The workbook is written here and not by a package: an export holds millions of
cells, all of a few kinds, and openpyxl takes more than four times as long for them (``docs/dependencies.md``). A table longer
than a sheet goes on in the next ("cells 2").
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice
from pathlib import Path
from typing import IO

from schema.contract.columns import ColumnDeclaration
from schema.database.rows import WIDE, Row
from schema.export.cells import CellWriter, Style, cell_writer, styles_xml, text_cell
from schema.export.content import ALL_TABLES, CODEBOOK, Content, Part, columns_of

FILE = "vnplans.xlsx"
SHEET_ROWS = 1_000_000
"""Rows of a table on one sheet, without its head; Excel's sheets hold 1,048,576."""

_SAMPLE = 100
_WIDEST = 60
_LETTERS_A_LINE = 56
"""Letters of a text that stand on one line of the widest column, where words are kept whole."""
_LINE = 15  # points
_HIGHEST = 8
"""Lines of a text that are shown; the cell has all of it."""
_LINES = 1_000
"""Rows that are packed at once."""
_PACKING = 3
"""How hard zlib tries; with 6 all takes a seventh longer, for a file an eighth smaller."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_workbook(folder: Path, content: Content) -> list[Part]:
    """The whole dataset as one file; its parts bear no time of writing (``ZipFile.open`` gives 1 January 1980)."""
    sheets: list[Part] = []
    ends: list[str] = []
    tables = (WIDE, CODEBOOK, *(t for t in ALL_TABLES if t not in (WIDE, CODEBOOK)))
    with zipfile.ZipFile(folder / FILE, "w", zipfile.ZIP_DEFLATED, compresslevel=_PACKING) as packed:
        for table in tables:
            left = content.rows(table)
            first = list(islice(left, _SAMPLE))
            number = 1
            while first or number == 1:
                name = table if number == 1 else f"{table} {number}"
                sheets.append(Part(table, FILE, "xlsx", name))
                with packed.open(f"xl/worksheets/sheet{len(sheets)}.xml", "w") as file:
                    ends.append(_write_sheet(file, columns_of(table), first, left, is_first=len(sheets) == 1))
                first = list(islice(left, _SAMPLE))
                number += 1
        for path, text in _frame(sheets, ends):
            with packed.open(path, "w") as file:
                file.write(text.encode())
    return sheets


def _write_sheet(
    file: IO[bytes],
    columns: Sequence[ColumnDeclaration],
    first: Sequence[Row],
    left: Iterator[Row],
    *,
    is_first: bool,
) -> str:
    """Writes one sheet and gives its last cell: ``BC103``."""
    widths = [_width(c.name, [row[at] for row in first]) for at, c in enumerate(columns)]
    letters = [column_letters(at) for at in range(len(columns))]
    writers = [
        cell_writer(c, letter, wraps=width == _WIDEST)
        for letter, c, width in zip(letters, columns, widths, strict=True)
    ]
    file.write(_sheet_head(widths, is_first=is_first).encode())
    heads = "".join(text_cell(f"{a}1", c.name, Style.HEAD) for a, c in zip(letters, columns, strict=True))
    file.write(f'<row r="1">{heads}</row>'.encode())
    last = 1
    more = islice(left, SHEET_ROWS - len(first))
    wrapped = [at for at, width in enumerate(widths) if width == _WIDEST and columns[at].kind is str]
    lines = _lines(writers, letters[-1], wrapped, chain(first, more))
    while batch := list(islice(lines, _LINES)):
        file.write("".join(batch).encode())
        last += len(batch)
    end = f"{letters[-1]}{last}"
    file.write(f'</sheetData><autoFilter ref="A1:{end}"/></worksheet>'.encode())
    return end


def _lines(
    writers: Sequence[CellWriter], last: str, wrapped: Sequence[int], rows: Iterable[Row]
) -> Iterator[str]:
    """The rows from the second on; ``last`` is the name of the last column."""
    for number, row in zip(map(str, count(2)), rows, strict=False):
        cells = [write(number, value) for write, value in zip(writers, row, strict=True) if value is not None]
        if row[-1] is None:  # or some readers take the row for a shorter one
            cells.append(f'<c r="{last}{number}"/>')
        longest = 0
        for at in wrapped:
            value = row[at]
            if value is not None and len(str(value)) > longest:
                longest = len(str(value))
        yield f'<row r="{number}"{_height(longest)}>{"".join(cells)}</row>'


def _height(longest: int) -> str:
    """As high as the longest text of the row needs, within bounds; LibreOffice does not reckon it by itself."""
    lines = min(-(-longest // _LETTERS_A_LINE), _HIGHEST)
    return f' ht="{_LINE * lines}" customHeight="1"' if lines > 1 else ""


def column_letters(at: int) -> str:
    """The name of a column by its place from 0: 0 → ``A``, 26 → ``AA``."""
    name = ""
    at += 1
    while at:
        at, digit = divmod(at - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def _width(name: str, sample: Sequence[object]) -> int:
    """In letters: as wide as the head or the longest of the first rows, within bounds."""
    longest = max((len(str(value)) for value in sample if value is not None), default=0)
    return max(len(name) + 4, min(_WIDEST, longest + 2))


def _sheet_head(widths: Sequence[int], *, is_first: bool) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1)
    )
    selected = ' tabSelected="1"' if is_first else ""
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView{selected} workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def _frame(sheets: Sequence[Part], ends: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The parts of the file that hold its sheets together."""
    numbers = range(1, len(sheets) + 1)
    names = "".join(
        f'<sheet name="{s.sheet}" sheetId="{n}" r:id="rId{n}"/>' for n, s in zip(numbers, sheets, strict=True)
    )
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{n}" hidden="1">'
        f"'{s.sheet}'!$A$1:{_absolute(end)}</definedName>"
        for n, (s, end) in enumerate(zip(sheets, ends, strict=True))
    )
    yield (
        "xl/workbook.xml",
        (
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><bookViews><workbookView/></bookViews>'
            f"<sheets>{names}</sheets><definedNames>{filters}</definedNames></workbook>"
        ),
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    style = f'<Relationship Id="rId{len(sheets) + 1}" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
    yield "xl/_rels/workbook.xml.rels", _relations(links + style)
    yield "xl/styles.xml", styles_xml()
    yield (
        "_rels/.rels",
        _relations(f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'),
    )
    yield "[Content_Types].xml", _content_types(numbers)


def _absolute(cell: str) -> str:
    """``BC103`` → ``$BC$103``."""
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"


def _relations(links: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _content_types(numbers: Sequence[int]) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for n in numbers
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>{sheets}</Types>'
    )
