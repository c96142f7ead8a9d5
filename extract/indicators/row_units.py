"""The unit of a row's bare figures: printed in its own cell, in its name, over its group, or that of its whole.

Cơ cấu kinh tế (%)     |
- Công nghiệp          | 40      per cent, by the row above
Sản lượng lúa | Tấn    | 8.480
Sản lượng ngô | nt     | 1.200   tấn, by the ditto mark
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.indicators.name_years import without_year
from extract.indicators.row_texts import is_nil
from extract.model import TaskRow
from normalize.marks.ditto import is_ditto
from normalize.quantities.stated_units import find_unit
from normalize.text import clean

_BRACKETS = regex.compile(r"\((?P<unit>[^()]{1,40})\)\s*[.;:*]*\s*$")
_BEHIND = regex.compile(r"[,;:–-]\s*(?P<unit>%|‰|\p{L}[\p{L}²³/. 0-9]{0,24})\s*$")
_PER_SO_MANY = regex.compile(
    r"(?:^số\s+|\()(?P<unit>\p{L}[\p{L} ]{1,24}/\s?1[.0]*0\s\p{L}[\p{L} ]{1,16})\)?\s*$", regex.IGNORECASE
)
_RATIO = regex.compile(
    r"(?:tỷ|tỉ)\s+(?:lệ|số)\s+(?P<unit>\p{L}[\p{L} ]{0,24}/\s?\p{L}[\p{L} ]{0,24})$", regex.IGNORECASE
)
"""``Tỷ lệ giáo viên/lớp``: so many of one thing for one of another."""
_NUMBER_OF = regex.compile(r"(?:tổng\s+)?số(?:\s+lượng)?\s+(?P<things>\p{L}.*)", regex.IGNORECASE)
_LONGEST_NOUN = 4
"""Words of what is counted, at most."""
_LABEL = regex.compile(r"(?:đvt|đv tính|đơn vị tính|đơn vị)\s*:\s*", regex.IGNORECASE)
_SHARE_OF = regex.compile(r"(?P<unit>%|‰)\s*(?:so với\s+)?(?:GRDP|GDP|tổng\s.*|dân số)", regex.IGNORECASE)
_TORN = regex.compile(r"(?<=\p{L})\s(?=\p{L}(?!\p{L}))|(?<=(?<!\p{L})\p{L})\s(?=\p{L})")
"""A letter torn from its word by a narrow column: ``triệu đồng/nă m``."""
_NOUNS = frozenset({"count", "money", "share_base", None})
"""Dimensions of units that a noun behind them would change."""
_COUNTS = regex.compile(r"(?:tổng\s+)?số(?!\p{L})", regex.IGNORECASE)
_RATE = regex.compile(r"(?:tỷ|tỉ) (?:lệ|trọng)(?!\p{L})", regex.IGNORECASE)
_OF_RATES = regex.compile(r"[%‰]|/\s?1[.0]*0")
"""In the unit of a rate: a ditto mark below litres is none of a rate's."""


def own_unit(row: TaskRow, before: str | None) -> str | None:
    """What the row's cell of units says, None where it says nothing.

    Args:
        before: the unit of the row above, which a ditto mark repeats.
    """
    field = row.field("unit")
    text = clean(field.text) if field else ""
    if is_ditto(text):
        name = row.field("indicator")
        rate = name is not None and _RATE.match(clean(name.text)) is not None
        return None if rate and before is not None and not _OF_RATES.search(before) else before
    return _measure(text) if text and not is_nil(text) else None


def _measure(text: str) -> str:
    """A unit without the noun behind it, where the register knows the unit alone: ``Tấn thịt hơi``, ``% GRDP``."""
    words = text.split()
    if find_unit(text) is not None:
        return text
    if find_unit(whole := _TORN.sub("", text)) is not None:
        return whole
    shares = _SHARE_OF.fullmatch(text)
    if shares is not None:
        return shares["unit"]
    shorter = (" ".join(words[:n]) for n in range(len(words) - 1, 0, -1))
    found = ((s, find_unit(s)) for s in shorter)
    return next((s for s, unit in found if unit is not None and unit.dimension not in _NOUNS), text)


def names_end_in_units(names: Sequence[str]) -> bool:
    """Whether most names of a table end in a unit behind a sign, so that also ``Đàn bò sữa - con`` does."""
    ends = [find_unit(found["unit"]) is not None for name in names if (found := _BEHIND.search(name))]
    return sum(ends) >= 2 and sum(ends) * 2 > len(names)


def unit_in_name(name: str, *, told: bool = False) -> str | None:
    """The unit that a name ends with: ``Sản lượng lúa (nghìn tấn)``, ``Tỷ lệ che phủ rừng, %``, ``Số xã - xã``; a name in
    brackets (``(GRDP)``) is none, a year may stand behind.

    Args:
        told: the names of the table end in units (:func:`names_end_in_units`, or their header says so).
    """
    for pattern in (_BRACKETS, _BEHIND):
        found = pattern.search(name)
        if found is None:
            continue
        printed = _LABEL.sub("", found["unit"]).strip()
        unit = find_unit(printed)
        if unit is None:
            if _LABEL.match(found["unit"]):
                return printed
            continue
        if unit.dimension == "share_base" or (
            pattern is _BEHIND and unit.dimension == "count" and not told and not _COUNTS.match(name)
        ):
            continue
        return printed
    bare = without_year(name)
    return unit_in_name(bare) if bare != name else _per_so_many(name)


def _per_so_many(name: str) -> str | None:
    """So many of one thing for so many of another: ``Số bác sĩ/10.000 dân``, ``(số bé trai/100 bé gái)``, ``Tỷ lệ giáo viên/lớp``."""
    found = _PER_SO_MANY.search(name)
    if found is not None:
        return found["unit"]
    ratio = _RATIO.match(name)
    return ratio["unit"] if ratio is not None and find_unit(ratio["unit"]) is not None else None


def counted_in_name(name: str) -> str | None:
    """The things that a name says are counted: ``vụ`` of "Số vụ tai nạn giao thông", ``xã, phường`` of "Số xã, phường …"; None
    for a name that counts nothing, or things that no register holds as units."""
    found = _NUMBER_OF.match(name)
    if found is None:
        return None
    first, sign, more = found["things"].partition(", ")
    noun = _counted(first)
    second = _counted(more) if sign and noun == first else None
    return f"{noun}, {second}" if second else noun


def _counted(words: str) -> str | None:
    """The longest noun of the register of units that words begin with."""
    parts = words.split()
    tried = (" ".join(parts[:n]) for n in range(min(len(parts), _LONGEST_NOUN), 0, -1))
    return next((t for t in tried if (u := find_unit(t)) is not None and u.dimension == "count"), None)
