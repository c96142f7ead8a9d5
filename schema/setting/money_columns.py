"""What the columns of money of a table say of one another: which is the total, which hold its parts, which
unit they share.

Tổng kinh phí (triệu đồng) | Trong đó: NSTW | 2022 | 2023     one total, a part by source, two by year
Ngân sách TW (triệu đồng)  | Ngân sách tỉnh (triệu đồng)      no total: the task's amount is their sum
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extract.model import Column
from normalize.headers import names_part_of_year
from normalize.money.funding import source_of_header
from normalize.quantities.stated_units import find_unit
from normalize.targets.words import pattern_of
from normalize.text import bare, clean, fold

_LEVELS = " / "
_OF_PROJECT = "tong muc"
"""In the header of what a project costs over all its years."""
_A_YEAR = regex.compile(r"/\s*(?:0?1\s*)?nam\b|\b(?:hang|moi|binh quan|tung|mot|0?1)(?: (?:mot|1))? nam\b")
"""In the header of what a task costs in each year: ``Kinh phí/năm``, ``Kinh phí hằng năm``, ``Kinh phí 01 năm``."""
_OF_YEAR = regex.compile(r"(?<!đen )(?<!het )(?<!- )\bnam (20\d\d)\b(?!\s*-)")


@dataclass(frozen=True, slots=True)
class MoneyColumns:
    """The columns of money of one table, by index.

    Attributes:
        total: the one column whose amounts are those of the tasks, None where there is none or the headers do
            not say.
        parts: columns without a year whose amounts are some of the total's.
        summed: columns without a year whose sum is the amount of the task; two or more, or empty.
        years: columns of one year each, beside other columns of money, and bare years right of them: parts by
            year.
        sources_by_year: whether the columns of sources stand under years that say more than that of the whole table.
        rates: columns of an amount a year beside other amounts: no parts of those.
        plain_parts: whether the header of each summed column says which part it is (a source, ``Trong đó``).
    """

    total: int | None = None
    parts: frozenset[int] = frozenset()
    summed: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    rates: frozenset[int] = frozenset()
    plain_parts: bool = True
    sources_by_year: bool = False

    @property
    def shares(self) -> frozenset[int]:
        """The columns whose amounts are stored as parts (``task_budgets``)."""
        return self.parts | self.summed | self.years


def money_columns(columns: Sequence[Column]) -> MoneyColumns:
    """What the headers of a table say of its columns of money."""
    found = _money_columns(columns)
    of_sources = {year_of(c) for c in columns if c.role == "funding_mark"} - {None}
    whole = next((c for c in columns if c.index == found.total), None)
    of_project = whole is not None and year_of(whole) is None and _OF_PROJECT in fold(whole.header)
    by_year = len(of_sources) > 1 or bool(of_sources and (found.years or of_project))
    return replace(found, sources_by_year=by_year)


def _money_columns(columns: Sequence[Column]) -> MoneyColumns:
    amounts = [c for c in columns if c.role == "budget" and (c.year is None or _is_total_of_years(c))]
    whole = [c for c in amounts if not _is_a_year(c)] or amounts
    found = _of_whole(columns, whole)
    return replace(found, rates=frozenset(c.index for c in amounts if c not in whole))


def _is_a_year(column: Column) -> bool:
    """Whether a column holds what a task costs in each year."""
    return column.year is None and _A_YEAR.search(bare(clean(column.header.split(_LEVELS)[-1]))) is not None


def _of_whole(columns: Sequence[Column], whole: Sequence[Column]) -> MoneyColumns:
    """What the columns of money without a year, ``whole``, say of one another and of those with one."""
    years = _columns_of_years(columns, whole)
    if len(whole) < 2:
        return MoneyColumns(total=whole[0].index if whole else None, years=years)
    indexes = frozenset(c.index for c in whole)
    others = [c for c in whole if not is_part(c.header)]
    total = _total(others, has_parts=len(others) < len(whole)) or _undated_total(others)
    if total is not None:
        dated = frozenset() if year_of(total) else frozenset(c.index for c in others if year_of(c))
        return MoneyColumns(total=total.index, parts=indexes - {total.index} - dated, years=years | dated)
    return MoneyColumns(summed=indexes, years=years, plain_parts=not others)


def _columns_of_years(columns: Sequence[Column], whole: Sequence[Column]) -> frozenset[int]:
    """The columns of money of one year each, where they stand beside other columns of money, or are all the money of a table
    whose unit is one (``Đơn vị tính: triệu đồng`` over ``2026 | 2027 | 2028``)."""
    sources = [] if whole else [c for c in columns if c.role == "funding_mark"]
    money = [c for c in columns if c.role == "budget" or any(_is_phase(c, total) for total in whole)]
    counted = not any(c.role == "budget" for c in columns) and any(
        _is_bare_year(c) and _is_in_money(c) for c in columns
    )
    if (sources or counted) and not any(c.role == "indicator" for c in columns):
        money += [c for c in columns if _is_bare_year(c)]
    dated = [c for c in money if c.year is not None and c not in whole]
    return frozenset(c.index for c in dated) if len(money) > 1 else frozenset()


def _total(others: Sequence[Column], *, has_parts: bool) -> Column | None:
    """The total among the columns that name no part: the only one beside parts, else the only one named a
    total."""
    named = others if len(others) == 1 and has_parts else [c for c in others if _is_total(c.header)]
    return named[0] if len(named) == 1 else None


def _undated_total(others: Sequence[Column]) -> Column | None:
    """The total that is of no year beside those of years: ``Tổng mức đầu tư | Kế hoạch vốn năm 2026 / Tổng số``."""
    undated = [c for c in others if not year_of(c)]
    return undated[0] if len(undated) == 1 < len(others) and _is_total(undated[0].header) else None


def year_of(column: Column) -> int | None:
    """The year whose money a column holds, of its own header or of one over it; a year up to which money was spent is
    none."""
    if column.year is not None:
        return column.year
    named = [y for level in column.header.split(_LEVELS) if (y := _OF_YEAR.search(fold(level))) is not None]
    return int(named[-1][1]) if len(named) == 1 else None


def _is_total_of_years(column: Column) -> bool:
    """``Tổng kinh phí giai đoạn 2026-2030``: the years are those of all parts."""
    spans = column.year_start is not None and column.year_start != column.year
    return spans and fold(column.header.split(_LEVELS)[-1]).startswith("tong ")


def _is_in_money(column: Column) -> bool:
    unit = find_unit(column.unit) if column.unit else None
    return unit is not None and unit.dimension == "money"


def _is_phase(column: Column, total: Column) -> bool:
    """A bare year right of a column of money (``Tổng kinh phí | Năm 2022 | Năm 2023``), or left of one that adds them up (``Năm
    2022 | Năm 2023 | Tổng cộng``); a target says more than its year."""
    return _is_bare_year(column) and (column.index > total.index or _is_total(total.header))


def _is_bare_year(column: Column) -> bool:
    """Whether a column of values says no more than its year."""
    own = set(fold(column.header.split(_LEVELS)[-1]).split())
    every = set(fold(column.header.replace(_LEVELS, " ")).split())
    bare = all(w in ("nam", "giai", "đoan") or w.isdigit() for w in own) or _says_only_year(every)
    return column.role == "value" and column.year is not None and bare


def _says_only_year(words: set[str]) -> bool:
    """``Kế hoạch 2026 / Tổng số``."""
    plain = {"nam", "giai", "đoan", "ke", "hoach", "kh", "von", "tong", "so", "cong", "du", "kien"}
    return all(w in plain or w.isdigit() for w in words)


def shared_unit(columns: Sequence[Column], money: MoneyColumns) -> str | None:
    """The unit of the total, which its parts have where they print none."""
    return next((c.unit for c in columns if c.index == money.total), None)


def is_part(header: str) -> bool:
    """Whether a header names a part of an amount: ``Trong đó: NSTW``, ``Kinh phí ngân sách tỉnh``."""
    levels = header.split(_LEVELS)
    if any(pattern_of("parts").search(level) for level in levels) or names_part_of_year(levels[-1]):
        return True
    return source_of_header(header) is not None


def _is_total(header: str) -> bool:
    """``Tổng kinh phí``, ``Kinh phí / Tổng số``, ``Cộng``."""
    words = fold(header.split(_LEVELS)[-1]).split()
    return bool(words) and (words[0] == "tong" or words[-1] == "cong" or words[:1] == ["cong"])
