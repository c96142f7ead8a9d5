"""What a body is beside itself: "Công an tỉnh - cơ quan thường trực Ban Chỉ đạo 138".

The words stand behind the body, parted by a dash or a comma or joined by "là", and say for whom it keeps the office:
that is its scope, and the one it works for is no party of the task.
"""

from __future__ import annotations

from normalize.agency_names.tokens import COLON, COMMA, DASH, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell
from normalize.agency_parts.longer_names import own_name_end

_BEHIND = frozenset((COMMA, DASH, *WEAK))


def read_standing(cell: Cell, i: int) -> int | None:
    """The word after what the body right before a word is beside itself; None where nothing of the kind is said."""
    phrase = word_at("standing", cell.tokens, i)
    if phrase is None or not cell.parts or cell.parts[-1].kind == "open":
        return None
    behind_bracket = cell.tokens.plain[i - 1] == ")" and cell.gap(cell.parts[-1].last) in WEAK
    if (cell.parts[-1].last != i and not behind_bracket) or cell.gap(i) not in _BEHIND:
        return None
    end = phrase[0]
    if end < len(cell.tokens) and cell.gap(end) in WEAK and not cell.role_at(end):
        body = cell.named_at(end)
        end = own_name_end(cell, body.last if body is not None else end)
    part = cell.parts[-1]
    if end < len(cell.tokens) and cell.gap(end) == COLON:
        return (
            end  # "Ban Chỉ đạo … - Cơ quan thường trực: Sở A": who keeps the office stands behind the colon
        )
    part.scope = part.scope or cell.text(i, end)
    return end
