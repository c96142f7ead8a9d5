"""Tables whose header stands at the left: a card of one task ("Tên nhiệm vụ | …", "Cơ quan chủ trì | …"), or one task a
column. They are turned, so that each task is a row under a header.

A grid is held for cards only where most of its left cells are headers word for word, one of them names the task and
another says who or when; where a new name comes below, a further card begins.
"""

from __future__ import annotations

from dataclasses import replace

from extract.model import Grid, GridCell
from extract.tables.matrix import Matrix
from normalize.headers import is_phrase, match_header
from normalize.numbering.labels import cell_label, split_label
from normalize.roles import role_of
from normalize.text import fold

_FEWEST_LABELS = 3
"""Rows of a card whose left cell is a header, at least."""
_LABEL_SHARE = 0.6
"""Share of the rows of a grid of cards whose left cells must be headers."""


def turned_cards(grid: Grid, m: Matrix) -> Grid | None:
    """The grid with one row a task below a row of headers; None where it holds no cards."""
    left = _label_column(m)
    if left is None:
        return None
    labels = [_label_of(m.text(r, left)) for r in range(m.n_rows)]
    names = [r for r, text in enumerate(labels) if match_header(text).role == "title" and is_phrase(text)]
    if not _are_labels(labels) or not names:
        return None
    columns = list(dict.fromkeys(fold(text) for text in labels[names[0] :] if text))
    at = {(c.row, c.column): c for c in grid.cells}
    heads = {fold(labels[r]): at[r, left] for r in reversed(range(names[0], m.n_rows)) if (r, left) in at}
    cells = [
        _moved(heads[key], 0, k, _label_of(heads[key].text)) for k, key in enumerate(columns) if key in heads
    ]
    row = 0
    for first, end in zip(names, [*names[1:], m.n_rows], strict=True):
        for c in range(left + 1, m.n_columns):
            own = [(labels[r], at[r, c]) for r in range(first, end) if (r, c) in at and at[r, c].text]
            row += bool(own)
            cells += [
                _moved(cell, row, columns.index(fold(label)), cell.text) for label, cell in own if label
            ]
    return (
        replace(grid, n_rows=row + 1, n_columns=len(columns), cells=tuple(cells), edges=()) if row else None
    )


def _label_column(m: Matrix) -> int | None:
    """The column of the labels: the first, or the second behind one of row numbers."""
    if m.n_columns < 2:
        return None
    numbers = [cell_label(t) is not None for r in range(m.n_rows) if (t := m.text(r, 0))]
    if numbers and all(numbers):
        return 1 if m.n_columns > 2 else None
    return 0


def _label_of(text: str) -> str:
    """A left cell without its own number and colon: ``Tên nhiệm vụ`` of ``1. Tên nhiệm vụ:``."""
    return (split_label(text)[1] or text).strip(" :")


def _are_labels(labels: list[str]) -> bool:
    known = [text for text in labels if text and is_phrase(text)]
    roles = [role_of(match_header(text).role) for text in known]
    enough = len(known) >= _FEWEST_LABELS and len(known) >= _LABEL_SHARE * len(labels)
    return enough and any(role.carries_out or role.holds_time for role in roles)


def _moved(cell: GridCell, row: int, column: int, text: str) -> GridCell:
    return replace(cell, row=row, column=column, row_span=1, column_span=1, text=text)
