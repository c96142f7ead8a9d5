"""A listing as a file to take away: CSV that any spreadsheet opens, or a workbook of one sheet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from schema.contract.records import RecordValue
from schema.contract.values import as_text, plain
from schema.export.cells import Style, styles_xml, text_cell
from schema.export.formulas import guarded
from schema.export.workbook import column_letters
from vnplans.listing import Listing

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Ending → media type."""
_DIGITS = 15
"""Digits that a spreadsheet keeps; longer numbers are written as text."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FRAME = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="rows" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
}
"""The parts of a workbook that hold its one sheet together."""


def file_of(listing: Listing, ending: str, *, guard: bool = True) -> bytes:
    """The file, ``ending`` csv or xlsx.

    Args:
        guard: an apostrophe before what a spreadsheet would run as a formula, in CSV; a workbook runs nothing anyway.

    Raises:
        KeyError: for any other ending.
    """
    makers: dict[str, Callable[[Listing], bytes]] = {"csv": partial(_csv, guard=guard), "xlsx": _workbook}
    return makers[ending](listing)


def _csv(listing: Listing, *, guard: bool) -> bytes:
    """UTF-8 with a byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(listing.columns)
    for row in listing.rows:
        texts = ((as_text(n, v), v) for n, v in zip(listing.columns, row, strict=True))
        writer.writerow([guarded(text) if guard and isinstance(v, str) else text for text, v in texts])
    return out.getvalue().encode("utf-8-sig")


def _workbook(listing: Listing) -> bytes:
    rows = "".join(_row(n, row, listing) for n, row in enumerate((listing.columns, *listing.rows), 1))
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    views = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    sheet = f'<worksheet xmlns="{_MAIN}">{views}<sheetData>{rows}</sheetData></worksheet>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in {**_FRAME, "xl/worksheets/sheet1.xml": sheet}.items():
            packed.writestr(name, _HEAD + text)
        packed.writestr("xl/styles.xml", styles_xml())
    return out.getvalue()


def _row(number: int, row: tuple[RecordValue, ...], listing: Listing) -> str:
    cells = (
        _cell(f"{column_letters(at)}{number}", name, value)
        for at, (name, value) in enumerate(zip(listing.columns, row, strict=True))
        if value is not None
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, name: str, value: RecordValue) -> str:
    """A number as a number, all else as text, whatever it begins with."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        text = format(plain(Decimal(str(value))), "f")
        if sum(c.isdigit() for c in text) <= _DIGITS:
            return f'<c r="{place}" s="{Style.PLAIN:d}"><v>{text}</v></c>'
        return text_cell(place, text)
    return text_cell(place, as_text(name, value))
