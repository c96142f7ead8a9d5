"""What the tables of a rendition say, cell by cell: the measure of every reader of tables.

Rows and columns count from 0, header rows included, each row once although its header may be repeated and a
page may break it. Text is NFC, spaces and line breaks folded; a merged cell stands once, at its upper left.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

from corpus.typeset.model import Plan, Table


def write(plan: Plan, files: list[str], target: Path) -> None:
    """The JSON at ``target``; ``files`` are the renditions that print these tables."""
    tables = [b for appendix in plan.appendices for b in appendix if isinstance(b, Table)]
    content = {
        "document": plan.slug,
        "files": files,
        "tables": [_table(i, t) for i, t in enumerate(tables, start=1)],
    }
    target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _table(position: int, table: Table) -> dict[str, object]:
    return {
        "position": position,
        "n_rows": len(table.header) + len(table.rows),
        "n_columns": len(table.widths),
        "header_rows": list(range(len(table.header))),
        "header_repeated": table.repeat_header,
        "cells": _cells(table),
    }


def _cells(table: Table) -> list[dict[str, object]]:
    cells: list[dict[str, object]] = []
    covered: set[tuple[int, int]] = set()
    for r, row in enumerate([*table.header, *table.rows]):
        c = 0
        for cell in row:
            while (r, c) in covered:
                c += 1
            covered |= {(r + i, c + j) for i in range(cell.row_span) for j in range(cell.column_span)}
            cells.append(
                {
                    "row": r,
                    "column": c,
                    "row_span": cell.row_span,
                    "column_span": cell.column_span,
                    "text": unicodedata.normalize("NFC", cell.text),
                }
            )
            c += cell.column_span
    return cells
