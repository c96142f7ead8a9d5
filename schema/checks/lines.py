"""Lines in = lines out: each table's ledger must balance, and every box must lie on its page."""

from __future__ import annotations

from extract.model import Cell
from normalize.notes import Code, error, warning
from schema.checks.given import CheckInput
from schema.checks.ledger import Ledger, boxes_off, boxes_out_of_order, ledger_of, stray_lines
from schema.contract.ids import table_id
from schema.recorder import Recorder


def check_ledger(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each printed row or cell of a table of tasks that went nowhere, or to two places."""
    for rows in given.rows:
        table = given.table(rows.table)
        ledger = ledger_of(table, rows)
        if ledger.balances:
            continue
        record = table_id(given.setting.document_id, rows.table)
        note = error(
            Code.ROW_TRUNCATED,
            f"Lines in and out do not balance: {_imbalance(ledger)}.",
            expected=str(len(ledger.printed)),
            found=str(ledger.tasks + ledger.groups + ledger.totals + ledger.subrows + len(ledger.rejected)),
        )
        recorder.note("tables", record, "n_rows", note, table.page_first)
        for cell in ledger.lost:
            lost = warning(
                Code.ROW_TRUNCATED, "A cell's text went into no field of its row.", found=cell.text[:120]
            )
            recorder.note("cells", record, "text", lost, _page(cell))


def _imbalance(ledger: Ledger) -> str:
    parts = [
        f"rows {', '.join(map(str, ledger.missing))} went nowhere" if ledger.missing else "",
        f"rows {', '.join(map(str, ledger.twice))} went to two places" if ledger.twice else "",
        f"{len(ledger.lost)} cells went into no field" if ledger.lost else "",
    ]
    return "; ".join(p for p in parts if p)


def check_stray_lines(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each line of print that stands inside a table's frame and in no cell."""
    for line in stray_lines(given.blocks):
        note = warning(
            Code.ROW_TRUNCATED,
            "A line stands inside a table's frame and in none of its cells.",
            found=line.text[:120],
        )
        recorder.note("documents", given.setting.document_id, "pages", note, line.page_first)


def check_boxes(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each cell whose box does not lie on its page: what is shown as its source would be
    wrong."""
    sizes = {p.number: (p.width, p.height) for p in given.pages}
    for table in given.tables:
        for cell in boxes_off(table, sizes):
            note = error(Code.PLACE_WRONG, "The cell's box does not lie on its page.", found=cell.text[:80])
            recorder.note(
                "cells", table_id(given.setting.document_id, table.position), "x0", note, _page(cell)
            )
        for cell in boxes_out_of_order(table) if table.kind != "other" else ():
            note = error(
                Code.PLACE_WRONG,
                "The cell's box stands elsewhere than its row and column: its source would be shown wrong.",
                found=cell.text[:80],
            )
            recorder.note(
                "cells", table_id(given.setting.document_id, table.position), "x0", note, _page(cell)
            )


def _page(cell: Cell) -> int | None:
    return cell.parts[0].place.page if cell.parts else None
