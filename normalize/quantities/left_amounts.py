"""What is said of an amount that is not the whole of its cell: one for each year or each time, a range or a bound, and figures that
are left beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalize.notes import Code, Note, info, warning
from normalize.quantities.find import Quantity

_JOINED = re.compile(r"(?<![\w.,])\d[\d.,]*\s*(?:\([^()]*\)\s*)?(?:\+|;|\bvà\b)\s*$", re.IGNORECASE)
"""A figure without a unit right before an amount and joined to it: ``500 và 300 triệu đồng``."""
_ROW = re.compile(
    r"(?<!\w)(?:nhiệm vụ|mục|điểm|stt|tt|khoản|hoạt động|dự án|phần|dòng|nội dung|tiểu mục)\s+(?:số\s+|thứ\s+)?(?:[IVX]+[.,]?\s*)?$",
    re.IGNORECASE,
)
"""Words before the number of another row: ``Chung với nhiệm vụ 1``."""
_YEARS = range(1, 31)
"""For how many years an amount a year may be paid."""


def numbers_a_row(plain: str, amount: Quantity) -> bool:
    """Whether a figure without a unit is the number of a row of the table: ``Đã tính ở mục 1``."""
    return _ROW.search(plain[: amount.start]) is not None


def left_beside(plain: str, taken: Sequence[Quantity], yearly: Sequence[Quantity]) -> tuple[Note, ...]:
    """A warning where a cell states more than the amounts that are taken.

    Example: ``Năm 2026: 500 triệu đồng; các năm sau: 200 triệu đồng/năm`` is more than 500 million; ``150 triệu đồng/năm, cả giai
    đoạn 750 triệu đồng`` is not more than 750, which are five years of it.
    """
    notes: tuple[Note, ...] = ()
    whole = [q.low for q in taken if q.low is not None]
    for rate in yearly:
        if rate.low is None or not any(rate.low * years in whole for years in _YEARS):
            message = "An amount for each year stands beside the one that was taken; it was not added."
            notes = (*notes, warning(Code.SEVERAL_VALUES, message, found=plain[:80]))
            break
    if _JOINED.search(plain[: taken[0].start]):
        message = "A figure before the amount may belong to it; it was not added."
        notes = (*notes, warning(Code.SEVERAL_VALUES, message, found=plain[:80]))
    return notes


def yearly_note(plain: str) -> Note:
    message = "The amount is one for each year; how many years it is paid is not stated here."
    return warning(Code.SEVERAL_VALUES, message, found=plain[:80])


def each_time_note(plain: str) -> Note:
    message = "The amount is one for each time; how often it is paid is not stated here."
    return warning(Code.SEVERAL_VALUES, message, found=plain[:80])


def bound_notes(amount: Quantity) -> tuple[Note, ...]:
    """What to say of an amount that is a range or a bound."""
    if amount.comparator == "range":
        message = "a range, no single amount; none was taken"
        return (warning(Code.NUMBER_AMBIGUOUS, message, found=amount.raw),)
    if amount.comparator in ("=", "~"):
        return ()
    message = f"the amount is a bound ({amount.comparator})"
    return (info(Code.NUMBER_AMBIGUOUS, message, found=amount.raw),)


def joined(plain: str, found: list[Quantity]) -> tuple[Quantity, list[Quantity]]:
    """``5 tỷ 500 triệu`` is one amount: the second follows at once and is the smaller."""
    first = found[0]
    if len(found) < 2:
        return first, found
    second = found[1]
    if plain[first.end : second.start].strip() or first.low is None or second.low is None:
        return first, found
    if (
        first.high != first.low
        or second.comparator != "="
        or second.low >= first.low
        or second.unit != first.unit
    ):
        return first, found
    whole = first.low + second.low
    one = replace(
        first,
        low=whole,
        high=whole,
        raw=plain[first.start : second.end],
        end=second.end,
        notes=first.notes + second.notes,
    )
    return one, [one, *found[2:]]
