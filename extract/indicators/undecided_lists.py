"""Lists under headings that are in no register, by what their items say.

I- NHỮNG VIỆC ĐÃ LÀM: 1- Năm 2022, toàn tỉnh tổ chức 4.312 buổi …     the first tells what was: so do all
II- YÊU CẦU ĐẶT RA: 1- Tỷ lệ hòa giải thành đạt từ 85% trở lên …      half state values, two say they are
    3- Đến năm 2024, một nửa số xã có mô hình điểm …                  wanted: the aims, where no heading has them
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.indicators.headings_over import Part
from extract.indicators.stated import stated
from extract.indicators.told_before import told_year
from extract.model import Clause
from extract.model.indicators import Dated
from normalize.targets.read import Told, read_targets


@dataclass(frozen=True, slots=True)
class Lists:
    """What lists say that stand under no heading that decides.

    Attributes:
        asked: the parents of those that hold what is wanted.
        told: the parent of one whose first item tells of a time that is over, and its year.
    """

    asked: frozenset[str | None]
    told: Mapping[str, int]


NO_LISTS = Lists(frozenset(), {})


def undecided_lists(clauses: Sequence[Clause], parts: Mapping[str, Part], dated: Dated) -> Lists:
    """The lists under no deciding heading, by what their items say.

    Args:
        parts: that of each clause by its path. Where a heading speaks of aims, no other list holds them.
    """
    now = dated.now
    if now is None:
        return NO_LISTS
    items: dict[str, list[Clause]] = {}
    for clause in clauses:
        if clause.parent is not None and parts.get(clause.path) is Part.OTHER:
            items.setdefault(clause.parent, []).append(clause)
    told = {p: year for p, of_list in items.items() if (year := told_year(of_list[0].text, now)) is not None}
    if dated.is_report or Part.AIMS in parts.values():
        return Lists(frozenset(), told)
    return Lists(frozenset(p for p, of_list in items.items() if p not in told and _asks(of_list, now)), told)


_FEWEST = 3
"""Items of a list that may hold the aims of a document."""


def _asks(items: Sequence[Clause], now: int) -> bool:
    """Whether half of the items state what is wanted, and two say so themselves."""
    if len(items) < _FEWEST:
        return False
    readings = [
        (read_targets(i.text, told=Told(now=now)), stated(i.text, Part.OTHER, None, now)) for i in items
    ]
    valued = sum(bool(plain.targets) and not plain.observations for plain, _ in readings)
    said = sum(bool(own.targets) for _, own in readings)
    return 2 * valued > len(items) and said > 1
