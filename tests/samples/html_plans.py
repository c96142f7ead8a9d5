"""Plans as saved pages with one table, for tests of what becomes of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords
from tests.samples.tables import HEAD


def html_row(cells: Sequence[str]) -> str:
    """A row of cells that are neither merged nor marked."""
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def records_of_table(
    folder: Path, rows: Sequence[str], *, below: str = "", year: int | None = None, head: str = HEAD
) -> DocumentRecords:
    """The records of a plan with one table.

    Args:
        rows: of the table, each as HTML.
        below: the paragraph behind it.
        year: that of a plan of one year; without it the plan is one of ten.
        head: another head than the usual one.
    """
    head = head.format(body="")
    if year is not None:
        head = head.replace("giai đoạn 2021-2030", f"năm {year}").replace("năm 2021", f"năm {year}")
    text = "".join(f"<p>{line}</p>" for line in head.split("\n\n"))
    path = folder / "plan.html"
    table = f"<table>{''.join(rows)}</table>"
    path.write_text(f"<html><body>{text}{table}<p>{below}</p></body></html>", "utf-8")
    return build_records(read_document(path))
