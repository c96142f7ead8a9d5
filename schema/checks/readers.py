"""Agreement of two readers: the same cells, read by another way, must say the same.

The second reading comes from outside (another PDF engine, another rendition of the same plan, a second
recognition of a scan) as :class:`~schema.checks.given.SecondReading` values. Figures must agree to the digit;
words may differ in case, spaces and single letters.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex
from rapidfuzz import fuzz

from extract.model import Cell
from normalize.notes import Code, Note, warning
from normalize.text import key
from schema.checks.given import CheckInput, SecondReading, field_of
from schema.contract.ids import table_id
from schema.recorder import Recorder

_SAME_WORDS = 90.0
"""Percent of likeness from which two readings of words are one."""
_FIGURES = regex.compile(r"\d[\d.,]*")


def check_readers(given: CheckInput, recorder: Recorder) -> None:
    """A finding on each cell that the second reader saw otherwise, on the task's field or on the table."""
    owners = _owners(given)
    cells = {(t.position, c.row, c.column): c for t in given.tables for c in t.cells}
    for second in given.second:
        cell = cells.get((second.table, second.row, second.column))
        first = cell.text if cell is not None else ""
        if agree(first, second.text):
            continue
        page = cell.parts[0].place.page if cell is not None and cell.parts else None
        for table, record, field in _where(second, owners, given):
            recorder.note(table, record, field, _note(first, second.text), page)


def agree(first: str, second: str) -> bool:
    """Whether two readings of a cell say the same."""
    if [f.strip(".,") for f in _FIGURES.findall(first)] != [f.strip(".,") for f in _FIGURES.findall(second)]:
        return False
    a, b = key(first), key(second)
    return a == b or (len(a) > 3 and len(b) > 3 and fuzz.ratio(a, b) >= _SAME_WORDS)


def _owners(given: CheckInput) -> dict[tuple[int, int, int], list[tuple[str, str, str]]]:
    """Cell (table, row, column) → the fields of tasks that were read from it."""
    owners: dict[tuple[int, int, int], list[tuple[str, str, str]]] = {}
    by_parts: dict[int, Cell] = {id(p): c for t in given.tables for c in t.cells for p in c.parts}
    for task, record in given.tasks():
        for field in task.fields:
            cell = next((by_parts[id(p)] for p in field.parts if id(p) in by_parts), None)
            if cell is not None and task.table is not None:
                table, name = field_of(field.role)
                owners.setdefault((task.table, cell.row, cell.column), []).append((table, record, name))
    return owners


def _where(
    second: SecondReading, owners: dict[tuple[int, int, int], list[tuple[str, str, str]]], given: CheckInput
) -> Iterator[tuple[str, str, str]]:
    """The task's field the cell gave, its number or an empty field of its row, else the table."""
    known = owners.get((second.table, second.row, second.column))
    if known:
        yield from known
        return
    table = given.table(second.table)
    role = next((c.role for c in table.columns if c.index == second.column), "unmapped")
    own = [r for t, r in given.tasks() if t.table == second.table and t.row == second.row]
    if own:
        name, field = field_of(role)
        yield name, own[0], field
    else:
        yield "cells", table_id(given.setting.document_id, second.table), "text"


def _note(first: str, second: str) -> Note:
    return warning(
        Code.READERS_DISAGREE,
        f"Two readers saw this cell differently: “{first[:60]}” and “{second[:60]}”.",
        expected=second[:120],
        found=first[:120],
    )
