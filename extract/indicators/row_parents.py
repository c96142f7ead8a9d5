"""Which row of a table is a part of which: by bullets, by numbers, by a group that states figures of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extract.indicators.places import area_of
from extract.indicators.row_texts import opens_parts, printed_name
from extract.model import TaskRow
from normalize.numbering.labels import COUNTED, Kind, cell_label

OF_PLACES = regex.compile(r"(?:toàn\s|tổng\s+(?:số|cộng)|cả\s+nước|cộng)", regex.IGNORECASE)
"""The total of places, which are no parts of an indicator."""


@dataclass(frozen=True, slots=True)
class GroupedRow:
    """A row that is an indicator.

    Attributes:
        path: numbers or names of the groups above, outermost first.
        mark: the bullet before its name, "trong đó", or empty.
        number: of its own cell, else the one printed before its name.
        unit: what the name of the group over it states.
        years: first and last year that the nearest heading with a year names: ``II. Giai đoạn 2028-2030``; None where
            none does.
        part_of: index of the row of which it is a part, None where it is none.
    """

    row: TaskRow
    path: tuple[str, ...]
    mark: str
    number: str | None
    unit: str | None
    part_of: int | None = None
    years: tuple[int | None, int | None] | None = None


def with_parents(found: Sequence[GroupedRow]) -> list[GroupedRow]:
    """The rows with the row of which each is a part."""
    done: list[GroupedRow] = []
    open_parts: list[tuple[str, int]] = []
    """The marks below the last whole, outermost first, each with its last row."""
    for index, row in enumerate(found):
        parent = _numbered_parent(row, done)
        anew = bool(done) and _heads_anew(row, found[open_parts[0][1]])
        if row.mark and done and not anew:
            marks = [mark for mark, _ in open_parts]
            if row.mark in marks:
                del open_parts[marks.index(row.mark) :]
            if parent is None:
                parent = open_parts[-1][1] if open_parts else None
            open_parts.append((row.mark, index))
        else:
            open_parts = [(row.mark if anew else "", index)]
        done.append(replace(row, part_of=parent))
    return done


def _heads_anew(row: GroupedRow, whole: GroupedRow) -> bool:
    """Whether a heading of its own stands between a whole and a row with a bullet, which is no part of that whole then."""
    new = row.path[len(whole.path) :] if row.path[: len(whole.path)] == whole.path else ()
    own = {whole.number, whole.row.number, printed_name(whole.row)}
    return bool(new) and new[0] not in own and not opens_parts(new[-1])


def _numbered_parent(row: GroupedRow, before: Sequence[GroupedRow]) -> int | None:
    """The row whose number this one's goes on, or the group that states figures of its own."""
    number = (row.number or "").strip(".")
    if "." in number:
        whole = number.rpartition(".")[0]
        near = [k for k, b in enumerate(before) if b.path == row.path[: len(b.path)]]
        return next((k for k in reversed(near) if (before[k].number or "").strip(".") == whole), None)
    label = cell_label(number) if number else None
    if label is not None and label.kind is Kind.LETTER:
        return next((k for k in reversed(range(len(before))) if _is_counted(before[k].number)), None)
    if row.mark:
        return None
    if not row.path:
        return _total_before(before) if label is not None and label.kind in COUNTED else None
    heads = (
        k for k in reversed(range(len(before))) if (*before[k].path, before[k].row.number or printed_name(before[k].row)) == row.path
    )  # fmt: skip
    return next(heads, None)


def _total_before(before: Sequence[GroupedRow]) -> int | None:
    """The row without a number that stands first, right above 1: ``GRDP toàn tỉnh`` over ``1. Nông nghiệp``, ``2. …``."""
    if len(before) < 1 or before[0].number is not None or before[0].path or before[0].mark:
        return None
    if len(before) > 1 and not all(b.number or b.mark for b in before[1:]):
        return None
    return (
        0
        if area_of(printed_name(before[0].row)) is None and not OF_PLACES.match(printed_name(before[0].row))
        else None
    )


def _is_counted(number: str | None) -> bool:
    label = cell_label(number) if number else None
    return label is not None and label.kind in COUNTED
