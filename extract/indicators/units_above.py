"""The units that the lines above a table state: one for all its figures, or one for each measure."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.model import Table
from normalize.header_units import unit_in
from normalize.quantities.stated_units import find_unit

_BRACKETS_BEHIND = regex.compile(r"\((?P<unit>[^()]{1,40})\)\s*[.:]?\s*$")
_BETWEEN = r"\s*(?:[:=(–-]|(?:được\s+)?tính\s+(?:bằng|theo)|(?:đơn\s+vị(?:\s+tính)?|đvt))+\s*[:=(–-]?\s*"
"""Between a measure and its unit: ``Trị giá tính bằng: 1000 USD``, ``Lượng (tấn)``."""
_LONGEST_UNIT = 4
"""Words of a unit, at most."""
_OF_MONEY = regex.compile(
    r"(?:giá\s+trị|trị\s+giá|kim\s+ngạch|doanh\s+thu|vốn|thu\s+nhập)(?!\p{L})", regex.IGNORECASE
)
_LABEL = regex.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:?", regex.IGNORECASE)


def unit_above(table: Table, caption: Sequence[str]) -> str | None:
    """The one unit that the lines above a table state for all its figures: ``ĐVT: %``, ``… theo ngành (tỷ đồng)``."""
    note = table.unit_note or next((c for c in caption if "đơn vị" in c.lower() or "đvt" in c.lower()), "")
    stated = unit_in(note) if note else None
    if stated is not None:
        return stated if find_unit(stated) is not None or not regex.search(r"[;:]", stated) else None
    for line in caption[:2]:
        behind = _BRACKETS_BEHIND.search(line)
        if behind is not None and (unit := _unit_of_list(behind["unit"])) is not None:
            return unit
    return None


def _unit_of_list(inside: str) -> str | None:
    """The unit that brackets hold, alone or as the last of a list: ``%``, ``giá so sánh 2010, %``."""
    for text in (inside, regex.split(r"[,;](?!\d)|\s[-–]\s", inside)[-1]):
        words = _LABEL.sub("", text).strip()
        unit = find_unit(words)
        if unit is not None and unit.dimension != "share_base":
            return words
    return None


def unit_of_measure(subject: str | None, caption: Sequence[str]) -> str | None:
    """The unit that a line above the table states for one measure: ``Lượng: tấn; Giá trị: nghìn USD``; of a line that states
    two without measures (``ĐVT: tấn; triệu USD``) the one of money is that of values, the other that of amounts."""
    if subject is None:
        return None
    leaf = subject.rpartition(" / ")[2]
    words = r"\s+".join(regex.escape(word) for word in leaf.split())
    named = regex.compile(rf"(?<!\p{{L}}){words}(?!\p{{L}}){_BETWEEN}(?P<rest>[^;]*)", regex.IGNORECASE)
    for line in caption:
        for found in named.finditer(line):
            if (unit := _unit_at(found["rest"])) is not None:
                return unit
    pairs = (pair for line in caption if (pair := _pair_of_units(line)) is not None)
    amount, money = next(pairs, (None, None))
    return money if _OF_MONEY.match(leaf) else amount


def _unit_at(text: str) -> str | None:
    """The longest unit of the register that a text begins with, up to a stop."""
    words = regex.split(r"[;)]|[,.](?!\d)", text, maxsplit=1)[0].split()
    tried = (" ".join(words[:n]) for n in range(min(len(words), _LONGEST_UNIT), 0, -1))
    return next((unit for unit in tried if find_unit(unit) is not None), None)


def _pair_of_units(line: str) -> tuple[str, str] | None:
    """The unit of amounts and that of money that a line names one behind the other; None for any other line."""
    label = _LABEL.search(line)
    if label is None:
        return None
    texts = [t.strip(" ().") for t in regex.split(r"[;]|,(?!\d)|\svà\s", line[label.end() :])]
    units = [find_unit(t) for t in texts]
    if len(units) != 2 or any(u is None or u.dimension == "share" for u in units):
        return None
    money = [u.dimension == "money" or u.dimension == "money_usd" for u in units if u is not None]
    if money == [False, True]:
        return texts[0], texts[1]
    return (texts[1], texts[0]) if money == [True, False] else None
