"""“Cơ quan chủ trì là Sở Y tế”, "Đơn vị thực hiện là UBND các xã": who is meant stands behind "là".

The noun before it names no party; a role word right behind it is the role of those who are named.
"""

from __future__ import annotations

from normalize.agencies.circumstances import names_party
from normalize.agency_names.deeds import begins_item
from normalize.agency_names.tokens import COMMA, SLASH, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, RoleWord

_NOUNS = (["cơ", "quan"], ["đơn", "vị"])
_SAYS = ("deed", "done", "verb", "assigned")
"""What may tell which office is meant: "thực hiện", "được giao"."""
_KEEPS = (["đầu", "mối"], ["thường", "trực"])
_LONGEST = 25
"""Words from the noun to "là", at most."""


def read_named_as(cell: Cell, i: int) -> int | None:
    """The word after "là", before the bodies that are named; None where none are."""
    tokens, n = cell.tokens, len(cell.tokens)
    counted = word_at("quantifier", tokens, i)
    at = counted[0] if counted is not None else i
    if not begins_item(tokens, i) or tokens.toned[at : at + 2] not in _NOUNS or at + 2 >= n:
        return None
    first = at + 2
    role = cell.inline_at(first)
    if cell.gap(first) not in WEAK or not (role or _says(cell, first)):
        return None
    for k in range(first + 1, min(first + _LONGEST, n - 1)):
        if cell.gap(k) not in (*WEAK, COMMA, SLASH) or cell.gap(k) in STRONG:
            return None
        if tokens.toned[k] != "là" or cell.gap(k) not in WEAK:
            continue
        if tokens.toned[k + 1 : k + 3] in _NOUNS or not names_party(cell, k + 1):
            return None
        if role is not None:
            cell.roles.append(RoleWord(len(cell.parts), role[1], "label"))
        return k + 1
    return None


def _says(cell: Cell, i: int) -> bool:
    kept = cell.tokens.toned[i : i + 2] in _KEEPS
    return kept or any(word_at(kind, cell.tokens, i) is not None for kind in _SAYS)
