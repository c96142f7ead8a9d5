"""One table with cells merged over rows and columns, written as HTML or DOCX below the head of a decision."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from docx import Document as new_document

Spanned = str | tuple[str, int, int]
"""A text, or a text with the number of columns and of rows that its cell covers."""
Rows = Sequence[Sequence[Spanned]]


def _whole(cell: Spanned) -> tuple[str, int, int]:
    return (cell, 1, 1) if isinstance(cell, str) else cell


def as_html(path: Path, above: Sequence[str], rows: Rows) -> Path:
    lines = [f"<p>{html.escape(t)}</p>" for t in above]
    cells = [
        "".join(f'<td colspan="{n}" rowspan="{k}">{html.escape(t)}</td>' for t, n, k in map(_whole, r))
        for r in rows
    ]
    table = "".join(f"<tr>{c}</tr>\n" for c in cells)
    path = path.with_suffix(".html")
    path.write_text(
        f"<html><head><meta charset='utf-8'></head><body>{''.join(lines)}<table border='1'>{table}</table></body></html>",
        "utf-8",
    )
    return path


def as_docx(path: Path, above: Sequence[str], rows: Rows) -> Path:
    document = new_document()
    for text in above:
        document.add_paragraph(text)
    width = sum(n for _, n, _ in map(_whole, rows[0]))
    table = document.add_table(rows=len(rows), cols=width)
    taken: set[tuple[int, int]] = set()
    for r, cells in enumerate(rows):
        at = 0
        for text, n, k in map(_whole, cells):
            while (r, at) in taken:
                at += 1
            taken |= {(r + down, at + right) for down in range(k) for right in range(n)}
            table.cell(r, at).merge(table.cell(r + k - 1, at + n - 1)).text = text
            at += n
    path = path.with_suffix(".docx")
    document.save(str(path))
    return path


WRITERS: Mapping[str, Callable[[Path, Sequence[str], Rows], Path]] = {"html": as_html, "docx": as_docx}
"""How to write such a table, by the ending of the file."""
