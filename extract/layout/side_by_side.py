"""Tables that only set text side by side: a letterhead, recipients beside the signature, a page's frame.

In a PDF such a table has no rules and its text is read as paragraphs. Files that state their tables (DOCX,
HTML) state these too; they are undone to paragraphs, so that a document has the same tables whatever the
file.
"""

from __future__ import annotations

from collections.abc import Iterable

from normalize.official_words import begins_receivers, names_motto, names_state, signs_for
from normalize.text import key

_MAX_COLUMNS = 3
_MAX_ROWS = 6


def is_side_by_side(cells: Iterable[str], n_rows: int, n_columns: int, *, ruled: bool) -> bool:
    """Whether a table is no table but text set side by side.

    Args:
        cells: the text of each cell.
        ruled: whether lines are drawn round its cells.
    """
    texts = [text for text in cells if text.strip()]
    if n_rows == 1 and n_columns == 1:
        return True
    if n_columns > _MAX_COLUMNS or n_rows > _MAX_ROWS:
        return False
    if not ruled and n_rows <= 2:
        return True
    lines = [line for text in texts for line in text.split("\n")]
    return any(
        names_state(line) or names_motto(line) or begins_receivers(key(line)) or signs_for(line)
        for line in lines
    )
