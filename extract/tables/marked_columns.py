"""Columns that hold marks and no text: what they say stands in their header.

A tick under a year is a time ("Lộ trình thực hiện / 2024 | 2025"). A mark under the name of a body is the body's
part in the task: ``CT`` leads, ``PH`` supports, a tick takes part. So the role of such a column follows from its cells.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extract.model import Column, Table
from extract.tables.matrix import body_rows
from normalize.agencies.read import parse_agencies
from normalize.marks.parts import part_of
from normalize.marks.ticks import is_empty_box, is_tick
from normalize.roles import role_of

PART = "part"
"""The role of a column that is headed by a body and says the body's part in each task."""
_MARKED = 0.9
"""Share of the filled cells of a column that must be marks."""
_SCORE = 0.9
"""How well such a header fits its role (0 to 1), at least: header and cells agree."""
_KIND = regex.compile(r"(?<!\p{L})(?:quý|tháng)(?!\p{L})", regex.IGNORECASE)
_PART_OF_A_YEAR = regex.compile(
    r"(?P<kind>(?:quý|tháng|T\.?|Q\.?)\s*)?(?P<n>[IV]{1,3}|0?[1-9]|1[0-2])(?:\s?[-–]\s?(?:quý|tháng|T\.?|Q\.?)?\s?(?&n))?",
    regex.IGNORECASE,
)
_FEWEST_BODIES = 2
"""Columns headed by a body, at least."""


def with_marked_columns(table: Table) -> Table:
    """The table with the roles of its columns of marks; without such columns as it is."""
    timed = any(
        role_of(c.role).holds_time and c.year is None and not _names_a_part_of_a_year(c)
        for c in table.columns
    )
    years = [c for c in table.columns if c.year is not None and not role_of(c.role).money and not timed]
    parts = [c for c in table.columns if c.year is None and not timed and _names_a_part_of_a_year(c)]
    times = [c.index for c in (*years, *parts) if _all_marks(table, c, ticks_only=True)]
    bodies = [c.index for c in table.columns if _all_marks(table, c, ticks_only=False) and _may_name_body(c)]
    roles = dict.fromkeys(times, "period")
    if len(bodies) >= _FEWEST_BODIES:
        empty = [c.index for c in table.columns if not _texts(table, c) and _may_name_body(c)]
        roles |= dict.fromkeys([*bodies, *empty], PART)
    if not roles:
        return table
    columns = (
        replace(c, role=roles[c.index], score=max(c.score, _SCORE), notes=()) if c.index in roles else c
        for c in table.columns
    )
    return replace(table, columns=tuple(columns))


def _names_a_part_of_a_year(column: Column) -> bool:
    """Whether a header is a quarter or a month: ``Quý / I``, ``Tháng 3``, ``Tiến độ (quý) / IV``."""
    *above, own = column.header.split(" / ")
    named = _PART_OF_A_YEAR.fullmatch(own.strip())
    return named is not None and (named["kind"] is not None or any(_KIND.search(level) for level in above))


def own_header(column: Column) -> str:
    """The lowest header over a column: ``Sở Y tế`` of ``Cơ quan thực hiện / Sở Y tế``."""
    return column.header.rpartition(" / ")[2]


def _may_name_body(column: Column) -> bool:
    """Whether the header over a column names a body, and no role of its own."""
    if role_of(column.role).money or role_of(column.role).identifies or column.year is not None:
        return False
    named = parse_agencies(own_header(column), default_role="implement")
    return len(named) == 1 and (named[0].agency_id is not None or named[0].is_open_set)


def _all_marks(table: Table, column: Column, *, ticks_only: bool) -> bool:
    texts = _texts(table, column)
    marks = sum(is_tick(t) or (not ticks_only and part_of(t) is not None) for t in texts)
    return bool(texts) and marks >= _MARKED * len(texts)


def _texts(table: Table, column: Column) -> list[str]:
    """The texts of a column below its header, empty boxes left out."""
    rows = set(body_rows(table))
    own = (c for c in table.cells if c.column == column.index and c.row in rows and c.column_span == 1)
    return [c.text for c in own if c.text and not is_empty_box(c.text)]
