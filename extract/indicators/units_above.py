"""The units that the lines above a table state: one for all its figures, or one for each measure."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.model import Table
from normalize.headers import unit_in
from normalize.quantities.stated_units import find_unit
from normalize.text import fold

_BRACKETS_BEHIND = regex.compile(r"\((?P<unit>[^()]{1,40})\)\s*[.:]?\s*$")
_UNITS_BY_MEASURE = regex.compile(
    r"(?:^|[;,(.]\s*)(?P<measure>\p{L}[\p{L} ]{1,40}?)\s*:\s*(?P<unit>[^;:()]{1,30}?)(?=\s*(?:[;,).]|$))"
)
"""``Lượng: tấn; Giá trị: nghìn USD`` above a table."""

_RECKONED_IN = regex.compile(r"\s(?:tinh (?:bang|theo)|đon vi(?: tinh)?|đvt)$")
"""Words between a measure and its unit: ``Trị giá tính bằng: 1000 USD``."""


def unit_above(table: Table, caption: Sequence[str]) -> str | None:
    """The one unit that the lines above a table state for all its figures: ``ĐVT: %``, ``… theo ngành (tỷ đồng)``."""
    note = table.unit_note or next((c for c in caption if "đơn vị" in c.lower() or "đvt" in c.lower()), "")
    stated = unit_in(note) if note else None
    if stated is not None:
        return stated if find_unit(stated) is not None or not regex.search(r"[;:]", stated) else None
    for line in caption[:2]:
        behind = _BRACKETS_BEHIND.search(line)
        unit = find_unit(behind["unit"]) if behind else None
        if behind and unit is not None and unit.dimension != "share_base":
            return behind["unit"]
    return None


def unit_of_measure(subject: str | None, caption: Sequence[str]) -> str | None:
    """The unit that a line above the table states for one measure: ``Lượng: tấn; Giá trị: nghìn USD``."""
    if subject is None:
        return None
    leaf = fold(subject.rpartition(" / ")[2])
    for found in (f for line in caption for f in _UNITS_BY_MEASURE.finditer(line)):
        measure = _RECKONED_IN.sub("", fold(found["measure"]))
        if (measure == leaf or measure.endswith(f" {leaf}")) and find_unit(found["unit"]) is not None:
            return found["unit"]
    return None
