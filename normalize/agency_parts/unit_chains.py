"""Units that only a number tells, with the bodies above them: "Phòng 5, Cục Cảnh sát hình sự, Bộ Công an" is one body."""

from __future__ import annotations

from collections.abc import Callable

from normalize.agency_names.tokens import COMMA
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell

_NOT_ABOVE = ("so-", "uy-ban-nhan-dan")
"""Beginnings of the ids of bodies that are listed beside a unit of the police with a number rather than above it."""


def numbered_unit_end(cell: Cell, first: int, end: int, name_end: Callable[[Cell, int], int]) -> int:
    """The word after a numbered unit with its bodies, up to the first that the register holds.

    Args:
        cell: the cell.
        first: the word at which a name begins that the register does not hold.
        end: the word after it; returned as it is where no number tells the unit, or no body stands above it.
        name_end: the word after a name that begins at a word.
    """
    if not _is_numbered(cell, first, end):
        return end
    at = end
    while at < len(cell.tokens) and cell.gap(at) == COMMA:
        body = cell.named_at(at)
        if body is not None:
            is_above = not body.row.agency.agency_id.startswith(_NOT_ABOVE) or at > end
            return body.last if is_above else end
        if not cell.new_name_at(at):
            break
        at = name_end(cell, at)
    return end


def _is_numbered(cell: Cell, first: int, end: int) -> bool:
    """“Phòng 5”, "Đội PC04": a noun of units and a code with a digit in it."""
    head = word_at("numbered_unit", cell.tokens, first)
    return (
        head is not None
        and end == head[0] + 1
        and any(letter.isdigit() for letter in cell.tokens.printed(head[0]))
    )
