"""Small tables whose cells hold struck, hidden, raised and lowered text, written in each format in one of the ways that
programs have for it.

A cell is a list of pieces (text, mark). Marks: ``""`` plain, ``struck``, ``hidden``, ``note`` (the mark of a footnote),
``exponent`` (part of a unit or a power), ``lowered`` (part of a formula).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from random import Random

from docx import Document as new_document
from docx.oxml.ns import nsdecls

from tests.samples.pdf import Sheet, write

Piece = tuple[str, str]
Cell = list[Piece]
Row = list[Cell]

_UP = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STYLES = """<w:styles {0}><w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Out"><w:name w:val="Out"/><w:basedOn w:val="Line"/></w:style>
<w:style w:type="character" w:styleId="Line"><w:name w:val="Line"/><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Up"><w:name w:val="Up"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>"""
_CSS = "<style>.x1 { text-decoration: line-through } .x2, #y { display: none }</style>"
_PROPERTIES = {
    "struck": ("<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="Out"/>'),
    "hidden": ("<w:vanish/>", '<w:rStyle w:val="Gone"/>'),
    "note": (
        '<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="Up"/>', '<w:position w:val="6"/><w:sz w:val="14"/>',
    ),
    "lowered": ('<w:vertAlign w:val="subscript"/>', ""),
}  # fmt: skip
_TAGS = {
    "struck": ("<s>{}</s>", "<del>{}</del>", "<strike>{}</strike>", "<span class=x1>{}</span>",
               '<span style="text-decoration: line-through">{}</span>'),
    "hidden": ("<span hidden>{}</span>", '<span style="display:none">{}</span>', "<b class=x2>{}</b>", 
               '<i style="visibility: hidden">{}</i>', '<span aria-hidden="true">{}</span>'),
    "note": ("<sup>{}</sup>", '<span style="vertical-align:super;font-size:7pt">{}</span>',
             '<a href="#_ftn1"><sup>{}</sup></a>', '<font size=1><sup>({})</sup></font>'),
    "lowered": ("<sub>{}</sub>", "{}"),
}  # fmt: skip
_SIGNS = {
    "struck": ("~~{}~~", "<s>{}</s>", "<del>{}</del>"),
    "hidden": ("<span hidden>{}</span>", '<span style="display:none">{}</span>'),
    "note": ("<sup>{}</sup>", "[^{}]", "<sup>({})</sup>", "^{}^"),
    "lowered": ("<sub>{}</sub>", "{}", "~{}~"),
}
_EXPONENTS = ("<sup>{}</sup>", "^{}^")


def live_text(cell: Cell) -> str:
    """What is in force in a cell, raised figures as figures."""
    return "".join(text for text, mark in cell if mark in ("", "exponent", "lowered"))


def gone_text(rows: Sequence[Row]) -> list[str]:
    """The struck and hidden texts."""
    return [text for row in rows for cell in row for text, mark in cell if mark in ("struck", "hidden")]


def _way(chance: Random, ways: Sequence[str], text: str) -> str:
    return chance.choice(ways).format(text)


def docx_with(path: Path, rows: Sequence[Row], chance: Random) -> Path:
    """A DOCX whose body is the table."""

    def run(piece: Piece) -> str:
        text, mark = piece
        if mark in ("note", "exponent") and chance.random() < 0.25 and text.isdigit():
            text, mark = text.translate(_UP), ""
        kind = "note" if mark == "exponent" else mark
        letters = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
        if mark == "struck" and chance.random() < 0.3:
            deleted = letters.replace("w:t", "w:delText")
            return f'<w:del w:id="1" w:author="a"><w:r>{deleted}</w:r></w:del>'
        properties = chance.choice(_PROPERTIES[kind]) if kind else ""
        return f"<w:r><w:rPr>{properties}</w:rPr>{letters}</w:r>"

    body = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p>{''.join(map(run, cell))}</w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    saved = io.BytesIO()
    new_document().save(saved)
    border = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    parts = {
        "word/document.xml": f"<w:document {nsdecls('w')}><w:body><w:tbl>{border}{body}</w:tbl></w:body></w:document>",
        "word/styles.xml": _STYLES.format(nsdecls("w")),
    }
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name) or old.read(name))
    return path


def html_with(path: Path, rows: Sequence[Row], chance: Random) -> Path:
    """A page whose body is the table."""

    def inline(piece: Piece) -> str:
        text, mark = piece
        if mark in ("note", "exponent") and chance.random() < 0.25 and text.isdigit():
            return text.translate(_UP)
        if mark == "exponent":
            return _way(chance, _TAGS["note"][:2], escape(text))
        return _way(chance, _TAGS[mark], escape(text)) if mark else escape(text)

    body = "".join(
        "<tr>" + "".join(f"<td>{''.join(map(inline, cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    page = f"<html><head>{_CSS}</head><body><p>PHỤ LỤC</p><table border=1>{body}</table></body></html>"
    path.write_text(page, encoding="utf-8")
    return path


def markdown_with(path: Path, rows: Sequence[Row], chance: Random) -> Path:
    """A Markdown text that is the table."""

    def inline(piece: Piece) -> str:
        text, mark = piece
        if mark in ("note", "exponent") and chance.random() < 0.25 and text.isdigit():
            return text.translate(_UP)
        if mark == "exponent":
            return _way(chance, _EXPONENTS, text)
        return _way(chance, _SIGNS[mark], text) if mark else text

    lines = ["| " + " | ".join("".join(map(inline, cell)) for cell in row) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    path.write_text("PHỤ LỤC\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def pdf_with(path: Path, rows: Sequence[Row], chance: Random) -> Path:
    """A page with the table, ruled; letters are half as wide as high."""
    size, step, xs = 10.0, 24.0, [40.0, 80.0, 300.0, 420.0, 540.0]
    sheet = Sheet().grid(xs[: len(rows[0]) + 1], [60 + step * k for k in range(len(rows) + 1)])
    for k, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=False):
            _print(sheet, x + 4, 66 + step * k, cell, size, chance)
    return write(path, [sheet])


def _print(sheet: Sheet, x: float, top: float, cell: Cell, size: float, chance: Random) -> None:
    for text, mark in cell:
        if mark in ("note", "exponent"):
            sheet.text(x, top - 0.5, text, 6)
            x += 3 * len(text)
            continue
        if mark == "lowered":
            sheet.text(x, top + 5, text, 6)
            x += 3 * len(text)
            continue
        if mark == "hidden":
            sheet.white(x, top, text, size)
        else:
            sheet.text(x, top, text, size)
        end = x + size / 2 * len(text)
        if mark == "struck":
            left, right, y = (
                x - chance.random() * 2,
                end + chance.random() * 2,
                top + 0.8 * size - 0.28 * size,
            )
            if chance.random() < 0.5:
                sheet.line(left, y, right, y, thick=chance.choice([0.5, 1.0]))
            else:
                sheet.bar(left, y - 0.4, right, y + 0.4)
        x = end


WRITERS: dict[str, Callable[[Path, Sequence[Row], Random], Path]] = {
    "docx": docx_with,
    "html": html_with,
    "md": markdown_with,
    "pdf": pdf_with,
}
