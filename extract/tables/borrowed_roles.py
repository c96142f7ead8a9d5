"""Roles of the columns of a table that prints no header.

They are those of its sister, the table of the same document whose columns hold the same kinds of cells;
without a sister they are guessed from the kinds of its own cells. Either way a note says so.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import regex

from extract.model import Column, Table
from extract.tables.matrix import body_rows
from extract.tables.settled_roles import settled_roles
from normalize.notes import Code, warning
from normalize.numbering.labels import cell_label
from normalize.official_words import begins_body
from normalize.periods.read import looks_like_period
from normalize.roles import UNMAPPED, role_of
from normalize.text import fold, key

_FEWEST_COLUMNS = 3
"""Columns of a sister, at least."""
_LEAST_LIKENESS = 0.75
"""Likeness (0 to 1) from which a table is a sister."""
_LEAST_SHARE = 0.6
"""Share of a column's cells that must be of one kind for its role to be guessed."""
_GUESS = 0.6
"""Factor by which a guessed role is less sure than one of a header."""
_ROLES_OF_KINDS = {"period": "period", "agency": "lead", "long": "title"}
_LONG = 60
"""Letters from which on a text is taken for a title."""
_NO_CELLS = 0.5
"""Likeness of two columns of which one is empty."""
_PROSE = frozenset({"text", "long"})


def borrow_roles(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """Tables without a header take the roles of the sister whose columns hold the same kinds of cells."""
    return tuple(_borrowed(t, tables) if not t.header_rows else t for t in tables)


def _borrowed(table: Table, tables: tuple[Table, ...]) -> Table:
    same_width = [s for s in tables if s.header_rows and s.n_columns == table.n_columns]
    sisters = same_width if table.n_columns >= _FEWEST_COLUMNS else []
    scored = [(_likeness(table, s), -abs(s.position - table.position), s) for s in sisters]
    likeness, _, sister = max(scored, key=lambda x: x[:2], default=(0.0, 0, None))
    if sister is None or likeness < _LEAST_LIKENESS:
        return _with_guessed_roles(table)
    note = warning(
        Code.HEADER_UNMAPPED,
        f"No header is printed; the columns were read as those of table {sister.position}, whose cells are of the same"
        f" kinds ({likeness:.0%}).",
        expected=" | ".join(c.header for c in sister.columns),
    )
    columns = tuple(replace(c, score=round(c.score * likeness, 2), notes=()) for c in sister.columns)
    confidence = min(table.confidence, round(likeness, 2))
    return replace(table, columns=columns, confidence=confidence, notes=(*table.notes, note))


def _with_guessed_roles(table: Table) -> Table:
    """The table with the roles that its cells suggest, where they make it a table of tasks; else without
    roles."""
    columns = settled_roles(tuple(_guessed(table, c) for c in range(table.n_columns)))
    guessed = [role_of(c.role) for c in columns]
    has_tasks = any(role.carries_out or role.holds_time for role in guessed)
    if not has_tasks or not {"number", "title"} <= {role.name for role in guessed}:
        return replace(table, columns=tuple(Column(c.index, UNMAPPED, "", score=0.0) for c in columns))
    message = "No header is printed; the columns were told from the kinds of their cells."
    return replace(table, columns=columns, notes=(*table.notes, warning(Code.HEADER_UNMAPPED, message)))


def _column_texts(table: Table, column: int) -> list[str]:
    rows = set(body_rows(table))
    return [
        c.text for c in table.cells if c.column == column and c.row in rows and c.text and c.column_span == 1
    ]


@lru_cache(maxsize=4096)
def _cell_kind(text: str) -> str:
    """The kind of a cell by its text alone: number, label, period, agency, mark, text, long."""
    folded = fold(text)
    if cell_label(text) is not None:
        return "label"
    if looks_like_period(text):
        return "period"
    if regex.fullmatch(r"[\d.,\s]+(?:\s*(?:ty|trieu|nghin|dong|ha|%).*)?", folded):
        return "number"
    if begins_body(key(text)) or regex.match(r"(cac )?ban\b", folded):
        return "agency"
    return "long" if len(text) > _LONG else "text"


def _profile(table: Table, column: int) -> dict[str, float]:
    texts = _column_texts(table, column)
    kinds = [_cell_kind(t) for t in texts]
    return {k: kinds.count(k) / len(kinds) for k in set(kinds)} if kinds else {}


def _likeness(a: Table, b: Table) -> float:
    """0 to 1: how far the columns of two tables hold the same kinds of cells, column by column."""
    total = 0.0
    for column in range(a.n_columns):
        p, q = _profile(a, column), _profile(b, column)
        if not p or not q:
            total += _NO_CELLS
            continue
        shared = sum(min(p.get(k, 0.0), q.get(k, 0.0)) for k in set(p) | set(q))
        prose = min(sum(p.get(k, 0) for k in _PROSE), sum(q.get(k, 0) for k in _PROSE))
        total += max(shared, shared - sum(min(p.get(k, 0.0), q.get(k, 0.0)) for k in _PROSE) + prose)
    return total / a.n_columns


def _guessed(table: Table, column: int) -> Column:
    """The role a column can have by its cells alone."""
    p = _profile(table, column)
    if not p:
        return Column(column, UNMAPPED, "", score=0.0)
    kind, share = max(p.items(), key=lambda x: x[1])
    role = "number" if kind == "label" and column == 0 else _ROLES_OF_KINDS.get(kind, UNMAPPED)
    return Column(column, role if share >= _LEAST_SHARE else UNMAPPED, "", score=round(share * _GUESS, 2))
