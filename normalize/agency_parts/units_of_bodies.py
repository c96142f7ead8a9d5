"""Party, union and youth bodies of one office: "Đảng ủy cơ quan Văn phòng Quốc hội", "Công đoàn cơ quan Sở Y tế"."""

from __future__ import annotations

from normalize.agency_names.body import Body
from normalize.agency_names.tokens import WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell
from normalize.agency_parts.unknown_names import add_unknown, whole_body_end


def read_of_office(cell: Cell, body: Body) -> int | None:
    """The word after a body that stands for one office only; None where no office follows its name."""
    office = word_at("of_office", cell.tokens, body.last) if body.last < len(cell.tokens) else None
    if office is None or cell.gap(body.last) not in WEAK or office[0] >= len(cell.tokens):
        return None
    above = cell.named_at(office[0]) if cell.gap(office[0]) in WEAK else None
    if above is None or body.row.kind not in ("party", "organisation") or body.last != body.base_last:
        return None
    return add_unknown(
        cell, body.first, whole_body_end(cell, above), (body.row.agency.name, above.row.agency.name)
    )
