"""Tables that print no caption of their own, below a title that assigns goals: the title says what they are.

Quyết định giao chỉ tiêu kế hoạch năm 2026 cho các xã       the title
Phụ lục 1 (Kèm theo Quyết định số 54/QĐ-UBND)               no caption
Tên xã | Diện tích lúa (ha) | Tỷ lệ che phủ rừng (%)        places, and measures with their units
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extract.model import Table
from extract.tables.figures import with_figures
from normalize.figure_header_words import names_places
from normalize.figure_headers import header_words
from normalize.header_units import states_unit
from normalize.text import clean

_GOALS = regex.compile(r"(?<!\p{L})(?:chỉ tiêu|mục tiêu)(?!\p{L})", regex.IGNORECASE)
_ATTACHED = regex.compile(r"\W*(?:ban hành\s+)?kèm theo(?!\p{L})", regex.IGNORECASE)
_FEWEST = 2
"""Columns with a unit in their header, at least."""


def with_figures_by_title(table: Table, title: str | None) -> Table:
    """The table with the roles of names and figures, also where only the title of the document says that its figures are
    goals of a year: its rows are places and its columns measures with units."""
    done = with_figures(table)
    if done.kind != "other" or title is None or not _assigns_goals(title) or _says_something(table):
        return done
    units = sum(header_words(c.header).unit is not None for c in table.columns)
    if units < _FEWEST or not any(names_places(c.header) for c in table.columns):
        return done
    return replace(with_figures(replace(table, above=(title,))), above=table.above)


def _assigns_goals(title: str) -> bool:
    return _GOALS.search(title) is not None and header_words(title).year is not None


def _says_something(table: Table) -> bool:
    """Whether a line above the table says more than where it belongs and in which unit its figures are."""
    return any(
        not _ATTACHED.match(line) and not states_unit(line) for line in map(clean, table.above) if line
    )
