"""Figures that stand without their unit, which another figure beside them has, and ends of a range that stand apart.

từ 5,8 lên 8 m2/người                       5,8 m2/người is where it starts
đạt 12% (kế hoạch 10)                       10 % was planned
(mục tiêu Nghị quyết 7 - 7,5%)              7 to 7,5 %
giảm từ 0,5% đến 1%/năm                     0,5 to 1 %/năm
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import regex

from normalize.notes import Code
from normalize.quantities.find import Quantity
from normalize.quantities.numbers import read_digits
from normalize.targets.respectively import like

_FIGURE = r"\d+(?:[.,]\d+)*"
_START = regex.compile(
    rf"(?<!\p{{L}})từ\s+(?P<figure>{_FIGURE})\s+(?:\([^()]*\)\s*)?(?:(?:(?:vào\s+)?(?:cuối\s+)?năm\s+\d{{4}}|hiện\s+nay)\s+)?(?:(?:tăng|nâng|giảm|hạ)\s+)?(?:lên|xuống|còn)\s*(?:còn|đến|tới|đạt|mức|khoảng|trên|ít nhất|tối thiểu)?\s*$",
    regex.IGNORECASE,
)
_PLANNED = regex.compile(
    rf"\(\s*(?:kế hoạch|chỉ tiêu|mục tiêu|nghị quyết|KH|NQ)(?:\s+(?:năm|giao|đề ra|là|được giao))*\s*:?\s*(?P<figure>{_FIGURE})\s*\)",
    regex.IGNORECASE,
)
_LOWER = regex.compile(
    rf"\(\s*(?:mục tiêu|kế hoạch|chỉ tiêu|nghị quyết)(?:\s+(?:của\s+)?(?:nghị quyết|kế hoạch|năm|giao|đề ra|là))*\s+(?P<figure>{_FIGURE})\s*(?:-|–|đến)\s*$",
    regex.IGNORECASE,
)
_YEAR = regex.compile(r"(?:19|20)\d\d")
_UP_TO = regex.compile(r"\s*(?:đến|tới|-|–)\s*", regex.IGNORECASE)


def bare_starts(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """What changes start from without a unit: the 5,8 of ``từ 5,8 lên 8 m2/người``; years are none."""
    starts = []
    for quantity in found:
        led = _START.search(text[: quantity.start])
        if led is None or quantity.low is None or _YEAR.fullmatch(led["figure"]):
            continue
        start, end = led.span("figure")
        if not _is_taken(found, start, end):
            member = like(replace(quantity, comparator="=", high=quantity.low), led["figure"], start, end)
            starts += [member] if member is not None else []
    return starts


def bare_plans(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """What was planned, in brackets right behind what was reached, without the unit: ``12% (kế hoạch 10)``."""
    plans = []
    for quantity in found:
        planned = _PLANNED.match(
            text, quantity.end + len(text[quantity.end :]) - len(text[quantity.end :].lstrip())
        )
        if planned is None or quantity.unit is None:
            continue
        start, end = planned.span("figure")
        if not _is_taken(found, start, end):
            member = like(quantity, planned["figure"], start, end)
            plans += [member] if member is not None else []
    return plans


def _is_taken(found: Sequence[Quantity], start: int, end: int) -> bool:
    """Whether a figure has a unit of its own; the ``hiện`` of ``từ 3.400 hiện nay lên 5.000 ha`` is none."""
    return any(
        q.start < end and start < q.end and q.unit is not None
        for q in found
        if all(n.code is not Code.UNIT_UNKNOWN for n in q.notes)
    )


def whole_ranges(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The values with the lower ends that stand apart from them: behind the name of a paper, or with another unit."""
    done: list[Quantity] = []
    for quantity in found:
        former = done[-1] if done else None
        if former is not None and _is_one_range(text, former, quantity):
            done[-1] = _range(text, former.low, former.start, quantity)
            continue
        led = _LOWER.search(text[: quantity.start]) if quantity.comparator == "=" else None
        low = read_digits(led["figure"], None).value if led is not None else None
        if led is not None and low is not None and quantity.low is not None and low < quantity.low:
            start = led.start("figure")
            done = [q for q in done if q.end <= start]
            done.append(_range(text, low, start, quantity))
        else:
            done.append(quantity)
    return done


def _is_one_range(text: str, former: Quantity, quantity: Quantity) -> bool:
    """``từ 0,5% đến 1%/năm``: a share and, up to it, the same a year."""
    if former.unit != "%" or quantity.unit != "%/năm" or former.comparator not in ("=", ">="):
        return False
    led = former.raw.lower().startswith("từ") or text[: former.start].lower().rstrip().endswith("từ")
    rises = former.low is not None and quantity.low is not None and former.low < quantity.low
    return led and rises and _UP_TO.fullmatch(text, former.end, quantity.start) is not None


def _range(text: str, low: Decimal | None, start: int, upper: Quantity) -> Quantity:
    return replace(
        upper, low=low, high=upper.low, comparator="range", raw=text[start : upper.end], start=start
    )
