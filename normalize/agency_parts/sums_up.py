"""“Vụ Kế hoạch tổng hợp”: is "tổng hợp" behind a name what the body does, or the end of its name?

It is a deed behind a body of the register whose name is whole, and behind a name that the document prints elsewhere without
it. Where nothing tells, the name is kept as printed and a note says so. Names that always end so ("Phòng Hành chính tổng
hợp") are compounds of the register of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from normalize.agency_names.tokens import WEAK, Tokens
from normalize.agency_names.words import folded, in_compound, word_at
from normalize.agency_parts.cell import Cell
from normalize.notes import Code, Note, warning
from normalize.text import key

_DEED = ("tổng", "hợp")
_ITEMS = re.compile(r"[;:,\n()/]")
_ENDS = re.compile(r"\s+tổng\s+hợp\s*\.?\s*$")


def sums_up_at(cell: Cell, first: int, i: int) -> bool:
    """Whether an item of the cell that begins at ``first`` ends at ``i`` with "tổng hợp" in small letters, behind an office."""
    tokens, end = cell.tokens, i + len(_DEED)
    if tuple(tokens.toned[i:end]) != _DEED or tokens.upper(i) or cell.gap(i) not in WEAK:
        return False
    if end < len(tokens) and cell.gap(end) in WEAK:
        return False
    if tokens.text.isupper() or tokens.text.islower() or in_compound(tokens, i, end):
        return False
    offices = folded("sums_up")
    return any(tuple(tokens.plain[first : first + n]) in offices for n in (1, 2))


def longer_by_deed(cell: Cell, first: int, i: int) -> int | None:
    """The word after "Phòng Kinh tế tổng hợp", a name that only begins like "Phòng Kinh tế"; None where it is no such name."""
    tokens, end = cell.tokens, i + len(_DEED)
    is_office = tuple(tokens.plain[first : first + 1]) in folded("sums_up")
    if not is_office or tuple(tokens.toned[i:end]) != _DEED or cell.gap(i) not in WEAK:
        return None
    return end if in_compound(tokens, i, end) else None


def is_named_without(cell: Cell, first: int, i: int) -> bool:
    """Whether the document prints words ``[first, i)`` as a name of their own."""
    return key(cell.text(first, i)) in cell.context.named


def doubt(cell: Cell, first: int, last: int) -> tuple[Note, ...]:
    """What is said of a name that ends in "tổng hợp", where it cannot be told whether that is of it."""
    if last - first <= len(_DEED) or not sums_up_at(cell, first, last - len(_DEED)):
        return ()
    text = cell.text(first, last)
    message = f"“tổng hợp” at the end of “{text}” may be what the body does and no part of its name."
    return (warning(Code.AGENCY_UNKNOWN, message, found=text),)


def names_without(texts: Iterable[str]) -> frozenset[str]:
    """The names, folded, that some cells of bodies print with "tổng hợp" behind them and others without."""
    items = [item.strip() for text in texts for item in _ITEMS.split(text)]
    ends = {key(_ENDS.sub("", item)) for item in items if _ENDS.search(item)}
    bare = [key(item) for item in items if not _ENDS.search(item)] if ends else []
    return frozenset(e for e in ends if any(_is_named(e, b) for b in bare))


def _is_named(name: str, item: str) -> bool:
    """Whether an item is a name, alone or with a role word behind it."""
    behind = Tokens(item.removeprefix(name)) if item.startswith(f"{name} ") else None
    return item == name or (behind is not None and word_at("inline", behind, 0) is not None)
