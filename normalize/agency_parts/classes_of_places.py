"""Classes of places are no bodies: "xã khu vực I, II, III", "đô thị loại IV", "xã nông thôn mới kiểu mẫu".

They are listed in a deed ("phê duyệt danh sách thôn …; xã khu vực III"). A numeral behind a comma goes on with the class before
it, or with the bodies that it tells of ("UBND các xã khu vực II, III").
"""

from __future__ import annotations

from normalize.agency_names.deeds import begins_item, deed_behind_body
from normalize.agency_names.tokens import COMMA, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell


def class_of_place_end(cell: Cell, i: int) -> int | None:
    """The word after a class of places that is an item by itself; None where none begins at a word."""
    tokens, n = cell.tokens, len(cell.tokens)
    place = word_at("place_noun", tokens, i)
    if place is None or place[0] >= n or (tokens.upper(i) and not begins_item(tokens, i)):
        return None
    mark = word_at("class_of_place", tokens, place[0]) if cell.gap(place[0]) in WEAK else None
    if mark is None:
        return None
    at = mark[0]
    if mark[1] == "numbered":
        if at >= n or not is_roman(cell, at):
            return None
        at += 1
    while at < n and cell.gap(at) not in STRONG:
        if cell.gap(at) == COMMA and not _goes_on(cell, at):
            return None
        if cell.gap(at) in WEAK and (cell.role_at(at) or deed_behind_body(tokens, at)):
            return None
        at += 1
    return at


def _goes_on(cell: Cell, at: int) -> bool:
    """Whether a further class stands behind a comma: ", II", ", loại III", ", xã khu vực I"."""
    place = word_at("place_noun", cell.tokens, at)
    mark = place[0] if place is not None and place[0] < len(cell.tokens) else at
    return is_roman(cell, at) or word_at("class_of_place", cell.tokens, mark) is not None


def skip_class_of_place(cell: Cell, i: int) -> int | None:
    """The word after a class of places, or after a numeral that goes on with one."""
    if begins_item(cell.tokens, i) and (end := class_of_place_end(cell, i)) is not None:
        return end
    joined = cell.gap(i) == COMMA or (i > 0 and cell.tokens.plain[i - 1] == "va")
    before = i - 1 if cell.gap(i) == COMMA else i - 2
    if not joined or before < 0 or not is_roman(cell, i) or not is_roman(cell, before):
        return None
    if cell.parts and cell.parts[-1].last == before + 1:
        cell.parts[-1].last = i + 1
    return i + 1


def is_roman(cell: Cell, i: int) -> bool:
    """Whether a word is a Roman numeral in capitals."""
    return set(cell.tokens.printed(i)) <= set("IVX")
