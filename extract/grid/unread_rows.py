"""Lines outside of all tables that are set like the rows of one: they were not read as a table, and that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.grid.cell_text import line_text
from extract.grid.columns_of_words import Span, pieces, spans_of
from extract.model import Word
from normalize.notes import Code, Note, warning
from normalize.numbering.labels import cell_label
from normalize.numbering.order import follows

FEWEST_PIECES = 3
"""Pieces of a line that is set like a row, at least."""
FEWEST_LINES = 4
"""Such lines, at least, that begin their pieces at the same places (a formula has three)."""
FEWEST_NUMBERED = 3
"""The same where numbers that follow each other begin the lines."""
MOST_BETWEEN = 3
"""Other lines between two such lines, at most: those of wrapped cells."""
SAME_START = 3.0
"""Points by which pieces of one column begin apart."""
SHARED = 3
"""Pieces that begin at the same places in two lines of one table, at least."""


def unread_rows(rows: Sequence[list[Word]]) -> Note | None:
    """A note where lines of words outside of tables look like rows of one; None where none do."""
    for group in _groups(rows):
        aligned = _aligned(group)
        if len(aligned) >= (FEWEST_NUMBERED if _are_numbered(aligned) else FEWEST_LINES):
            first = " | ".join(line_text(part) for part in pieces(aligned[0]))
            text = (
                f"{len(aligned)} lines from “{first[:120]}” on are set in columns like the rows of a table, and were"
                " read as lines of text. Look at the page: if it is a table, its rows are missing."
            )
            return warning(Code.REGION_UNREAD, text, found=first[:200])
    return None


def _aligned(group: Sequence[list[Word]]) -> list[list[Word]]:
    """The lines of a group whose pieces begin where those of two others do."""
    starts = [spans_of(row) for row in group]
    return [
        row
        for row, own in zip(group, starts, strict=True)
        if sum(_share(own, other) for other in starts) >= FEWEST_NUMBERED
    ]


def _are_numbered(rows: Sequence[Sequence[Word]]) -> bool:
    """Whether the lines begin with numbers that follow each other."""
    labels = [cell_label(line_text(pieces(row)[0])) for row in rows]
    return len(labels) > 1 and all(
        a is not None and b is not None and not b.is_bullet and follows(a, b) for a, b in pairwise(labels)
    )


def _groups(rows: Sequence[list[Word]]) -> Iterator[list[list[Word]]]:
    """Lines of so many pieces that stand near each other."""
    group: list[list[Word]] = []
    last = -1
    for at, row in enumerate(rows):
        if len(pieces(row)) < FEWEST_PIECES:
            continue
        if group and at - last > MOST_BETWEEN + 1:
            yield group
            group = []
        group.append(row)
        last = at
    if group:
        yield group


def _share(a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Whether enough pieces of two lines begin at the same places."""
    return sum(any(abs(x[0] - y[0]) <= SAME_START for y in b) for x in a) >= SHARED
