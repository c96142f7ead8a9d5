"""Which row of a table is a part of another, and which place a row speaks of.

Giá trị sản xuất          (the whole)
Trong đó: - Công nghiệp   a part of it
          - Dịch vụ       another
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extract.model.indicators import Indicator
from normalize.places.provinces import find_province
from normalize.text import fold

_PART = regex.compile(r"(?:[-–+*•]\s*(?=\p{L})|(?:trong đó|gồm|bao gồm)(?!\p{L}))", regex.IGNORECASE)
_BULLET = regex.compile(r"[-–+*•]")
_UNIT = regex.compile(
    r"(?:[-–+*•]\s*)?(?i:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|vùng)\s+\p{Lu}[\p{L}\s\-–']{1,40}",
)


def with_parents(found: list[Indicator], before: int) -> list[Indicator]:
    """The rows of one table with ``part_of``: the place of the whole among all indicators of tables, from 1.

    Args:
        before: indicators of the tables before this one.
    """
    done: list[Indicator] = []
    for indicator in found:
        parent = _parent(indicator, done)
        done.append(indicator if parent is None else replace(indicator, part_of=before + parent + 1))
    return done


def _parent(indicator: Indicator, before: list[Indicator]) -> int | None:
    """The index of the row that one is a part of; None where it is none."""
    path = indicator.group_path
    near = [k for k, other in enumerate(before) if other.group_path == path[: len(other.group_path)]]
    number = indicator.number or ""
    if "." in number.strip("."):
        whole = number.strip(".").rpartition(".")[0]
        return next((k for k in reversed(near) if (before[k].number or "").strip(".") == whole), None)
    if not _is_part(indicator):
        return None
    return next((k for k in reversed(near) if not _is_part(before[k])), None)


def _is_part(indicator: Indicator) -> bool:
    return _PART.match(indicator.name) is not None or _BULLET.fullmatch(indicator.number or "") is not None


def area_of(name: str) -> str | None:
    """The place that a row's name is, as printed; None where it names something else."""
    plain = name.strip(" .;,")
    if _UNIT.fullmatch(plain):
        return plain
    province = find_province(plain) if len(plain.split()) <= 4 else None
    named = province is not None and fold(plain) in {fold(n) for n in (province.name, *province.aliases)}
    return plain if named else None
