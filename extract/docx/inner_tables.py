"""Tables inside a cell: whether they are the cell's text, or tables of their own beside it."""

from __future__ import annotations

from lxml import etree

from extract.docx.letters import printed_runs, run_text
from extract.docx.styles import W


def tables_apart(cell: etree._Element) -> list[etree._Element]:
    """The tables in a cell that has letters of its own: they explain it and are no part of its text.

    Where the cell holds nothing else, the table only sets its text in columns, and none is apart.
    """
    inner = [t for t in cell.iter(f"{W}tbl") if _cell_round(t) is cell]
    own = (p for p in cell.iter(f"{W}p") if _cell_round(p) is cell)
    has_letters = bool(inner) and any(run_text(run).strip() for p in own for run in printed_runs(p))
    return inner if has_letters else []


def _cell_round(element: etree._Element) -> etree._Element | None:
    """The cell that an element stands in."""
    return next(element.iterancestors(f"{W}tc"), None)
