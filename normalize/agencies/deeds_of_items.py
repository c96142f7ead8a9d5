"""Roles in a cell whose items each have a deed, and none leads: "Sở A thẩm định; UBND các xã chi trả", "các đơn vị gửi số liệu; Vụ B tổng hợp".

Who pays out behind one who examines carries the task out. Who only gives figures to the one who sums up
supports, and so does who is printed behind that one without a deed.
"""

from __future__ import annotations

from normalize.agency_names.deeds import deed_behind_body, firm_end
from normalize.agency_names.tokens import STRONG
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part


def roles_by_deed(cell: Cell, roles: list[str]) -> list[str]:
    """The roles of a cell of leads in which no word says who leads."""
    items = _items(cell)
    if len(items) == 1 or any(w.form != "clause" for w in cell.roles) or any(p.role for p in cell.parts):
        return roles
    sums_up = [n for n, item in enumerate(items) if _does(cell, cell.parts[item[-1]], "draws_together")]
    for n, item in enumerate(items):
        last = cell.parts[item[-1]]
        role = None
        if len(sums_up) == 1 and n != sums_up[0] and _only_helps(cell, last, is_behind=n > sums_up[0]):
            role = "support"
        elif n > 0 and _does(cell, last, "carries_out") and _examines(cell, items[0]):
            role = "implement"
        for k in item:
            roles[k] = role or roles[k]
    return roles


def _items(cell: Cell) -> list[list[int]]:
    """The numbers of the parts of each item."""
    items: list[list[int]] = []
    for k, part in enumerate(cell.parts):
        before = cell.parts[k - 1].last if k else 0
        if not items or any(cell.gap(at) in STRONG for at in range(before, part.first + 1)):
            items.append([])
        items[-1].append(k)
    return items


def _does(cell: Cell, part: Part, kind: str) -> bool:
    """Whether the deed right behind a part is of a kind."""
    at = firm_end(cell.tokens, part.last)
    joined = at < len(cell.tokens) and cell.gap(at) not in STRONG
    return joined and not cell.tokens.upper(at) and word_at(kind, cell.tokens, at) is not None


def _only_helps(cell: Cell, part: Part, *, is_behind: bool) -> bool:
    """Whether a part gives figures, or has no deed and stands behind the one who sums up."""
    if _does(cell, part, "supplies"):
        return True
    ends = part.last >= len(cell.tokens) or cell.gap(part.last) in STRONG
    return is_behind and ends


def _examines(cell: Cell, item: list[int]) -> bool:
    """Whether the first item has a deed of its own, and not that of who carries the task out."""
    last = cell.parts[item[-1]]
    return deed_behind_body(cell.tokens, last.last) and not _does(cell, last, "carries_out")
