"""Roles of columns that depend on the other columns of their table.

"Đơn vị" is the leading body where no other column is one; "Nội dung" is the title where no column is called
so. Each step below takes the roles in column order and gives them back; the steps follow each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Column
from normalize.notes import Code, warning
from normalize.roles import UNMAPPED, role_of
from normalize.text import fold

_Roles = list[str]

_SPENT = ("luy ke", "đa giai ngan", "đa bo tri", "đa cap", "đa chi", "đa thuc hien", "đa phan bo")
_AHEAD = ("muc tieu", "ke hoach", "chi tieu", "phan đau", "đinh huong", "du kien", "den nam", "đen nam")


def settled_roles(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with roles that fit together."""
    roles = [c.role for c in columns]
    for step in (_title, _times, _baselines, _spent, _only_roadmap, _lead):
        roles = step(roles, columns)
    return tuple(_with_role(c, r) for c, r in zip(columns, roles, strict=True))


def _with_role(column: Column, role: str) -> Column:
    if role == column.role:
        return column
    if role != UNMAPPED:
        return replace(column, role=role)
    message = "The column holds money that was spent; it fills no column of the dataset."
    return replace(
        column, role=role, notes=(*column.notes, warning(Code.HEADER_UNMAPPED, message, found=column.header))
    )


def _title(roles: _Roles, _: Sequence[Column]) -> _Roles:
    """One column is the title.

    "Nội dung" is it where no column is called so, else it describes; of two titles the second describes. "Mục
    tiêu" or "Chỉ tiêu" beside a title is a target of the task.
    """
    if "title" not in roles and "content" in roles:
        at = roles.index("content")
        roles = [*roles[:at], "description" if "indicator" in roles else "title", *roles[at + 1 :]]
    roles = ["description" if r == "content" else r for r in roles]
    if "title" not in roles:
        return roles
    first = roles.index("title")
    roles = ["description" if r == "title" and k != first else r for k, r in enumerate(roles)]
    has_tasks = any(role_of(r).carries_out or role_of(r).holds_time for r in roles)
    return ["target" if r == "indicator" and has_tasks else r for r in roles]


def _times(roles: _Roles, columns: Sequence[Column]) -> _Roles:
    """Two columns of time under one merged header are its start and its end: "Từ năm", "Đến năm"."""
    times = [k for k, r in enumerate(roles) if r == "period" and columns[k].year is None]
    above = [columns[k].header.rpartition(" / ")[0] for k in times]
    if len(times) != 2 or not above[0] or above[0] != above[1] or {"start", "due"} & set(roles):
        return roles
    of_both = {times[0]: "start", times[1]: "due"}
    return [of_both.get(k, r) for k, r in enumerate(roles)]


def _baselines(roles: _Roles, columns: Sequence[Column]) -> _Roles:
    """A bare "Năm 2020" before "Mục tiêu 2025" states what was: its year is before all that lie ahead."""
    ahead = [c.year for c in columns if c.year and role_of(c.role).holds_target and _is_ahead(c)]
    if not ahead:
        return roles
    past = [c.year is not None and c.year < min(ahead) and not _is_ahead(c) for c in columns]
    return ["baseline" if r == "value" and past[k] else r for k, r in enumerate(roles)]


def _is_ahead(column: Column) -> bool:
    """Whether a header says that its figures are still to be reached."""
    header = fold(column.header)
    return any(words in header for words in _AHEAD)


def _spent(roles: _Roles, columns: Sequence[Column]) -> _Roles:
    """Money that was spent ("Lũy kế giải ngân") is no budget beside money that is planned."""
    spent = [r == "budget" and _is_spent(columns[k]) for k, r in enumerate(roles)]
    if not any(r == "budget" and not s for r, s in zip(roles, spent, strict=True)):
        return roles
    return [UNMAPPED if s else r for r, s in zip(roles, spent, strict=True)]


def _is_spent(column: Column) -> bool:
    header = fold(column.header)
    return any(words in header for words in _SPENT)


def _only_roadmap(roles: _Roles, _: Sequence[Column]) -> _Roles:
    """ "Lộ trình" beside a title is the period where no other column is one of time."""
    has_other = any(r == "indicator" or role_of(r).holds_time for r in roles)
    if {"title", "roadmap"} <= set(roles) and not has_other:
        at = roles.index("roadmap")
        roles = [*roles[:at], "period", *roles[at + 1 :]]
    return roles


def _lead(roles: _Roles, columns: Sequence[Column]) -> _Roles:
    """One column leads: "Đơn vị" where no other does; a second one, headed "thực hiện", holds those who carry
    out."""
    if "title" in roles and not any(r == "implement" or role_of(r).leads for r in roles):
        roles = ["lead" if r == "unit" and _names_bodies(columns[k]) else r for k, r in enumerate(roles)]
    if "lead" not in roles:
        return roles
    first = roles.index("lead")
    return [
        "implement" if r == "lead" and k != first and "chu tri" not in fold(columns[k].header) else r
        for k, r in enumerate(roles)
    ]


def _names_bodies(column: Column) -> bool:
    """ "Đơn vị" alone is a body where the table names no other: a unit of measure is "Đơn vị tính" or
    "ĐVT"."""
    return fold(column.header) in ("đon vi", "co quan", "co quan đon vi", "bo nganh")
