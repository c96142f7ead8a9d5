"""One table of a plan, written as HTML, Markdown, DOCX or PDF: rows of cells, some merged over several columns."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from docx import Document as new_document

from tests.samples.pdf import Sheet, write

Cell = tuple[str, int]
"""A text and the number of columns that its cell covers."""
Row = Sequence[Cell]
HEADS = {
    "plan": ["TỈNH LÀO CAI", "Số: 12/KH-UBND", "Lào Cai, ngày 12 tháng 12 năm 2025", "KẾ HOẠCH",
             "Phát triển kinh tế - xã hội năm 2026"],
    "report": ["TỈNH HÀ GIANG", "Số: 98/BC-UBND", "Hà Giang, ngày 25 tháng 9 năm 2025", "BÁO CÁO",
               "Tình hình kinh tế - xã hội 9 tháng năm 2025"],
    "years": ["TỈNH NGHỆ AN", "Số: 55/KH-UBND", "Nghệ An, ngày 15 tháng 5 năm 2026", "KẾ HOẠCH",
              "Phát triển nông nghiệp giai đoạn 2026-2030"],
}  # fmt: skip
"""Heads of a plan of a year, a report and a plan of several years, line by line."""


def row(*texts: str) -> Row:
    """A row without merged cells."""
    return [(text, 1) for text in texts]


def as_html(path: Path, above: Sequence[str], rows: Sequence[Row]) -> Path:
    cells = "".join(
        "<tr>" + "".join(f'<td colspan="{n}">{html.escape(t)}</td>' for t, n in r) + "</tr>\n" for r in rows
    )
    lines = "".join(f"<p>{html.escape(t)}</p>\n" for t in above)
    path = path.with_suffix(".html")
    path.write_text(
        f"<html><head><meta charset='utf-8'></head><body>{lines}<table border='1'>{cells}</table></body></html>",
        "utf-8",
    )
    return path


def as_markdown(path: Path, above: Sequence[str], rows: Sequence[Row]) -> Path:
    """Markdown knows no merged cells: the text stands in the first, the others are empty."""
    flat = [[part for text, n in r for part in (text, *[""] * (n - 1))] for r in rows]
    lines = [f"| {' | '.join(r)} |" for r in flat]
    lines.insert(1, "|" + "---|" * len(flat[0]))
    path = path.with_suffix(".md")
    path.write_text("\n\n".join(above) + "\n\n" + "\n".join(lines) + "\n", "utf-8")
    return path


def as_docx(path: Path, above: Sequence[str], rows: Sequence[Row]) -> Path:
    document = new_document()
    for text in above:
        document.add_paragraph(text)
    table = document.add_table(rows=len(rows), cols=sum(n for _, n in rows[0]))
    for r, cells in enumerate(rows):
        at = 0
        for text, n in cells:
            cell = table.cell(r, at)
            if n > 1:
                cell = cell.merge(table.cell(r, at + n - 1))
            cell.text = text
            at += n
    path = path.with_suffix(".docx")
    document.save(str(path))
    return path


def as_pdf(path: Path, above: Sequence[str], rows: Sequence[Row]) -> Path:
    """One page on its side with drawn rules; a text is broken into lines as wide as its cell."""
    width, height, size = 110.0, 42.0, 8.0
    sheet = Sheet(width=842.0, height=1400.0)
    for k, text in enumerate(above):
        sheet.text(40, 40 + 18 * k, text, 11.0)
    top = 60 + 18 * len(above)
    columns = sum(n for _, n in rows[0])
    for r, cells in enumerate(rows):
        y, at = top + r * height, 0
        for text, n in cells:
            x = 40 + at * width
            sheet.line(x, y, x, y + height)
            sheet.lines(
                x + 3, y + 3, _wrapped(text, int((n * width - 6) / size * 2)), size, leading=size + 1.5
            )
            at += n
        sheet.line(40, y, 40 + columns * width, y)
    right, bottom = 40 + columns * width, top + len(rows) * height
    sheet.line(right, top, right, bottom)
    sheet.line(40, bottom, right, bottom)
    return write(path.with_suffix(".pdf"), [sheet])


def _wrapped(text: str, letters: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


WRITERS: Mapping[str, Callable[[Path, Sequence[str], Sequence[Row]], Path]] = {
    "html": as_html, "md": as_markdown, "docx": as_docx, "pdf": as_pdf,
}  # fmt: skip
"""How to write a table, by the ending of the file."""
