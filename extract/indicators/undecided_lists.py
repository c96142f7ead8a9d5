"""Lists under headings that are in no register, by what their items say.

I- NHỮNG VIỆC ĐÃ LÀM: 1- Năm 2022, toàn tỉnh tổ chức 4.312 buổi …     the first tells what was: so do all
II- YÊU CẦU ĐẶT RA: 1- Tỷ lệ hòa giải thành đạt từ 85% trở lên …      half state values, two say they are
    3- Đến năm 2024, một nửa số xã có mô hình điểm …                  wanted: the aims, where no heading has them
II. CÁC MỐC: 1) Mốc năm 2030: i) … đạt ít nhất 60%; ii) …             most state levels below a year ahead: wanted
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from extract.indicators.grounds import is_strong
from extract.indicators.headings_over import Part, handed_down
from extract.indicators.stated import stated
from extract.indicators.told_before import told_year
from extract.model import Clause
from extract.model.indicators import Dated
from normalize.targets.model import Target
from normalize.targets.read import Told, read_targets


@dataclass(frozen=True, slots=True)
class Lists:
    """What lists say that stand under no heading that decides.

    Attributes:
        asked: the parents of those that hold what is wanted.
        told: the parent of one whose first item tells of a time that is over, and its year.
        deeds: the clauses behind the aims under no heading that decides: what a plan says there it means to do.
    """

    asked: frozenset[str | None]
    told: Mapping[str, int]
    deeds: frozenset[str] = frozenset()


NO_LISTS = Lists(frozenset(), {})


def undecided_lists(
    clauses: Sequence[Clause], parts: Mapping[str, Part], undecided: Container[str], dated: Dated
) -> Lists:
    """The lists under no deciding heading, by what their items say.

    Args:
        parts: that of each clause by its path. Where a heading speaks of aims, no other list without a year holds them.
        undecided: the paths of those over which no heading decides.
    """
    now = dated.now
    if now is None:
        return NO_LISTS
    items: dict[str, list[Clause]] = {}
    for clause in clauses:
        if clause.parent is not None and parts.get(clause.path) is Part.OTHER:
            items.setdefault(clause.parent, []).append(clause)
    told = {p: year for p, of_list in items.items() if (year := told_year(of_list[0].text, now)) is not None}
    if dated.is_report:
        return Lists(frozenset(), told)
    open_lists = {p: of_list for p, of_list in items.items() if p not in told}
    by_path = {clause.path: clause for clause in clauses}
    asked = {
        p for p, of_list in open_lists.items() if _is_ahead(by_path.get(p), now) and _has_levels(of_list, now)
    }
    if Part.AIMS not in parts.values():
        asked |= {p for p, of_list in open_lists.items() if _asks(of_list, now)}
    aims = [at for at, c in enumerate(clauses) if parts.get(c.path) is Part.AIMS or c.parent in asked]
    behind = clauses[aims[-1] + 1 :] if aims else ()
    return Lists(frozenset(asked), told, frozenset(c.path for c in behind if c.path in undecided))


def _is_ahead(heading: Clause | None, now: int) -> bool:
    """Whether a heading over a list names a year that is not over: ``Mốc năm 2030``."""
    years = handed_down([heading]) if heading is not None else None
    return years is not None and years[1] is not None and years[1] >= now


def _has_levels(items: Sequence[Clause], now: int) -> bool:
    """Whether more than half of the items of a list, two at least, state what is to be reached: a share, a rate, a rank or a
    bound of a measure."""
    readings = [read_targets(i.text, told=Told(now=now)) for i in items]
    levels = sum(any(map(_is_level, r.targets)) and not r.observations for r in readings)
    return levels > 1 and 2 * levels > len(items)


def _is_level(target: Target) -> bool:
    bound = target.comparator in (">", ">=", "<", "<=") and target.dimension not in ("count", "time", None)
    return is_strong(target) or bound


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
