"""Cells of a workbook as XML: texts that are never formulas, numbers, dates and yes or no, each with its format.

Letters that XML cannot hold are dropped; a text longer than a cell of Excel holds (32,767 letters) is cut there, and
a number of more than 15 digits is written as text, since Excel would round it. The CSV has both whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import IntEnum
from xml.sax.saxutils import escape

from schema.contract.columns import ColumnDeclaration
from schema.contract.records import RecordValue

TEXT_LETTERS = 32_767
"""Letters that a cell of Excel holds."""


class Style(IntEnum):
    """The formats of cells, in the order of ``styles.xml``."""

    PLAIN = 0
    HEAD = 1
    WRAPPED = 2
    WHOLE = 3
    THOUSANDS = 4
    FRACTION = 5
    DATE = 6


_FORMATS = {Style.WHOLE: 1, Style.THOUSANDS: 3, Style.FRACTION: 164, Style.DATE: 165}
"""The number format of a style; from 164 on they are our own, below they are those that every program knows."""

_SPECIAL = re.compile(
    "[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_|^[\\s]|[\\s]$|\n", re.ASCII
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_DAY = date(1899, 12, 30)
_FIRST_SURE_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900; days before it are written as text."""
_DIGITS = 15

CellWriter = Callable[[str, RecordValue], str]
"""From the number of a row and a value that is not empty to the cell's XML."""


def cell_writer(column: ColumnDeclaration, letters: str, *, wraps: bool) -> CellWriter:
    """How the cells of a column are written.

    Args:
        column: what it holds.
        letters: its name in the sheet, ``AB``.
        wraps: whether texts are broken into lines.
    """
    if column.kind is str:
        return _text_writer(letters, Style.WRAPPED if wraps else Style.PLAIN)
    if column.kind is int:
        style = Style.THOUSANDS if column.unit not in ("", "year") else Style.WHOLE
        return _whole_writer(letters, style)
    if column.kind is float:
        return lambda row, value: f'<c r="{letters}{row}"><v>{value}</v></c>'
    if column.kind is bool:
        return lambda row, value: f'<c r="{letters}{row}" t="b"><v>{1 if value else 0}</v></c>'
    write = {date: _day, Decimal: _exact}[column.kind]
    return lambda row, value: write(letters + row, value)


def _text_writer(letters: str, style: Style) -> CellWriter:
    """Most cells are texts without anything special: for them there is a short way."""
    find_special = _SPECIAL.search
    head, middle = f'<c r="{letters}', _style(style)

    def write(row: str, value: RecordValue) -> str:
        text = str(value)
        if find_special(text) or len(text) > TEXT_LETTERS:
            return text_cell(letters + row, text, style)
        return f'{head}{row}"{middle} t="inlineStr"><is><t>{text}</t></is></c>'

    return write


def _whole_writer(letters: str, style: Style) -> CellWriter:
    """Whole numbers, of which nearly all are small."""
    head, middle = f'<c r="{letters}', f'" s="{style:d}"><v>'

    def write(row: str, value: RecordValue) -> str:
        text = str(value)
        if len(text) > _DIGITS:
            return _number(letters + row, text, style)
        return f"{head}{row}{middle}{text}</v></c>"

    return write


def text_cell(place: str, text: str, style: Style = Style.PLAIN) -> str:
    """A text, whatever it begins with."""
    kept = escape(_CODED.sub("_x005F_", _UNPRINTABLE.sub("", text)[:TEXT_LETTERS]))
    return f'<c r="{place}"{_style(style)} t="inlineStr"><is><t xml:space="preserve">{kept}</t></is></c>'


def _style(style: Style) -> str:
    return f' s="{style:d}"' if style else ""


def _number(place: str, text: str, style: Style) -> str:
    if len(text) > _DIGITS and len(text.lstrip("-").replace(".", "").strip("0")) > _DIGITS:
        return text_cell(place, text)
    return f'<c r="{place}" s="{style:d}"><v>{text}</v></c>'


def _exact(place: str, value: RecordValue) -> str:
    text = format(value, "f")
    return _number(place, text, Style.FRACTION if "." in text else Style.THOUSANDS)


def _day(place: str, value: RecordValue) -> str:
    assert isinstance(value, date)
    if value < _FIRST_SURE_DAY:
        return text_cell(place, value.isoformat())
    return f'<c r="{place}" s="{Style.DATE:d}"><v>{(value - _FIRST_DAY).days}</v></c>'


def styles_xml() -> str:
    """``styles.xml``: the styles of :class:`Style`, all set at the top of their cell."""
    formats = "".join(_style_xml(style) for style in Style)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.0#########"/>'
        '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF5"/></patternFill></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(Style)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _style_xml(style: Style) -> str:
    font, fill = (1, 2) if style is Style.HEAD else (0, 0)
    wrap = ' wrapText="1"' if style in (Style.HEAD, Style.WRAPPED) else ""
    return (
        f'<xf numFmtId="{_FORMATS.get(style, 0)}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0"'
        ' applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">'
        f'<alignment vertical="top"{wrap}/></xf>'
    )
