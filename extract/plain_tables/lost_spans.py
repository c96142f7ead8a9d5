"""Rows of cells of a text or page that does not say which cells were merged, laid over the columns again.

A group's number and name begin their row. The header is laid by its counts
(:mod:`extract.plain_tables.lost_headers`), any other row with too few cells by their shapes
(:mod:`extract.plain_tables.short_rows`): where it is sure, a number, body or time that it lacks is that of the row above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.plain_tables.lost_headers import lay_header
from extract.plain_tables.rows import Span
from extract.plain_tables.short_rows import Profile, Shape, placed, profile_of, shape_of
from normalize.notes import Code, Note, warning

_GROUP_CELLS = 2
"""Cells of a group row at most: number and name."""

_SHOWN_ROWS = 5
"""Rows that a note names."""


@dataclass(frozen=True, slots=True)
class LaidRows:
    """Where cells stand.

    Attributes:
        spans: (row, place in the row) of a cell → where it stands, in reading order.
        doubtful: rows of which nobody can say which cells are merged.
    """

    spans: dict[tuple[int, int], Span]
    notes: tuple[Note, ...]
    doubtful: tuple[int, ...]


def lay_rows(rows: Sequence[Sequence[str]], width: int) -> LaidRows:
    """Where the cells of the rows stand in a table of so many columns."""
    profile = profile_of(rows, width)
    header = lay_header(rows, width, profile)
    spans = dict(header.spans)
    depth = 1 + max((row for row, _ in spans), default=-1)
    doubtful: list[int] = []
    owner: dict[int, tuple[int, int]] = {}
    for r in range(depth, len(rows)):
        row = rows[r]
        columns, sure = _columns(row, width, profile if r else Profile((), width))
        if not sure:
            doubtful.append(r)
        spans |= {(r, k): Span(r, c) for k, c in enumerate(columns)}
        whole = r > 0 and not _is_group(row)
        behind_number = columns == tuple(range(1, len(columns) + 1))
        merged = [c for c in owner if c not in columns] if whole and (sure or behind_number) else []
        for c in merged:
            above = owner[c]
            spans[above] = replace(spans[above], row_span=spans[above].row_span + 1)
        begun = {c: (r, k) for k, c in enumerate(columns) if _may_be_merged(row[k], c, profile)}
        owner = {c: owner[c] for c in merged} | begun if whole else {}
    notes = (header.note,) if header.note is not None else ()
    return LaidRows(dict(sorted(spans.items())), notes, tuple(doubtful))


def _is_group(row: Sequence[str]) -> bool:
    """Whether a row prints a number and a name at most; a name and a body are the rest of a row whose other
    cells are merged."""
    filled = [shape_of(text) for text in row if text.strip()]
    if len(filled) == _GROUP_CELLS and set(filled) <= {Shape.WORDS, Shape.BODY}:
        return False
    return len(filled) <= _GROUP_CELLS


def _columns(row: Sequence[str], width: int, profile: Profile) -> tuple[tuple[int, ...], bool]:
    """The columns of a row's cells, and whether they are sure."""
    if len(row) >= width or _is_group(row):
        return tuple(range(len(row))), True
    return placed(row, profile)


def _may_be_merged(text: str, column: int, profile: Profile) -> bool:
    """Whether a cell can stand for rows below too: it holds no figure, but for the number of the row."""
    return bool(text.strip()) and (profile.commonest(column) is not Shape.FIGURE or column == 0)


def merged_note(lines: Sequence[int]) -> Note:
    """The note on a table for all rows of which nobody can say which cells were merged."""
    more = f" and {len(lines) - _SHOWN_ROWS} more" if len(lines) > _SHOWN_ROWS else ""
    message = (
        f"{len(lines)} rows have fewer cells than the table has columns; which are merged is not stated."
    )
    named = ", ".join(map(str, lines[:_SHOWN_ROWS]))
    return warning(Code.JOIN_DOUBTFUL, message, found=f"lines {named}{more}")
