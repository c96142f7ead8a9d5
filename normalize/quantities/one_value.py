"""One number with its unit, and the second one that makes a range of it: the ground under
:mod:`normalize.quantities.find`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from normalize.notes import Code, Note, warning
from normalize.quantities.numbers import read_digits
from normalize.quantities.separators import NUMBER, NumberStyle
from normalize.quantities.units import UnitMatch, match_unit
from normalize.quantities.words import neighbours

RANGE = re.compile(rf"\s*(?:(?P<dash>-|÷|~)|(?P<word>đến|tới)(?:\s+dưới)?)\s*(?={NUMBER.pattern})")
WORD = re.compile(r"\s+([^\W\d_]+)")
_SPELLED_OUT = re.compile(r"\s*\([^\W\d_]+(?: [^\W\d_]+){0,5}\)(?=\s)")
_PART_OF_YEAR = re.compile(r"\s*tháng\s+(?:đầu|cuối)?\s*(?:năm|của năm)|\s*tháng\s+(?:đầu|cuối)")
_CHAINED = re.compile(r"[0-9%]\s?-\s?$")
_YEAR_AT_END = re.compile(r"(?:19|20)[0-9]{2}[.,]?$")
FIRST_YEAR = 1900
LAST_YEAR = 2100
"""A whole number from the first to the last may be a year."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text walked over: as printed, in lower case with plain dashes, and how to read it."""

    plain: str
    low: str
    style: NumberStyle | None
    default: UnitMatch | None
    default_symbol: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit: ``value`` is in ``unit``."""

    value: Decimal
    number: Decimal
    unit: UnitMatch | None
    start: int
    end: int
    notes: tuple[Note, ...]
    rule: str
    confidence: float


def read_value(source: Cell, token: str, start: int, end: int) -> Value | None:
    digits = read_digits(token, source.style)
    number, notes = digits.value, digits.notes
    if number is None:
        return None
    low = source.low
    after = _SPELLED_OUT.match(low, end) if end < len(low) - 2 and "(" in low[end : end + 2] else None
    unit = match_unit(low, after.end() if after else end)
    if unit is not None and _PART_OF_YEAR.match(low, end):
        return None
    if unit is not None and unit.unit is None:
        unit = _scale_alone(low, unit)
    scale = unit.scale if unit is not None else Decimal(1)
    if before := low[max(0, start - 2) : start]:
        notes += _broken(low, before, start, token)
    end = unit.end if unit else end
    if before[-1:] == "-" and _is_minus(low, start, end):
        number, start = -number, start - 1
    return Value(number * scale, number, unit, start, end, notes, digits.rule, digits.confidence)


def _is_minus(low: str, start: int, end: int) -> bool:
    """Whether the dash right before a number is its sign: ``tăng -3,2%``, a cell ``-3,2%``; no bullet, no
    range."""
    if start == 1:
        return end == len(low)
    return (
        low[start - 2] in " (:;"
        and not low[: start - 1].rstrip()[-1:].isdigit()
        and low[start - 3 : start - 2] != "%"
    )


def _scale_alone(low: str, unit: UnitMatch) -> UnitMatch:
    """``10 tỷ`` and ``100 triệu`` are money unless another noun follows the ``triệu``."""
    if unit.scale < 1_000_000:
        return unit
    following = WORD.match(low, unit.end)
    if unit.scale >= 1_000_000_000 or following is None or following[1] in neighbours("function"):
        return UnitMatch("VND", "money", unit.scale, unit.start, unit.end, unit.raw, unit.scaled_by)
    return unit


def _broken(low: str, before: str, start: int, token: str) -> tuple[Note, ...]:
    """A doubt where the number may have lost its head to a space (``9, 3%``, ``20 6,05``)."""
    if before[-1:] != " " or len(before) < 2:
        return ()
    head = low[max(0, start - 7) : start - 1]
    if _YEAR_AT_END.search(head):
        return ()
    if before[0].isdigit() or (
        before[0] in ".," and head[-2:-1].isdigit() and token.isdigit() and len(token) < 4
    ):
        note = warning(
            Code.NUMBER_MALFORMED,
            f"the number may have lost its head to a space: '{head.strip()} {token}'",
            found=token,
        )
        return (note,)
    return ()


def read_second(source: Cell, first: Value, words: list[str]) -> Value | None:
    """The second number of a range, None where the two are not one."""
    low = source.low
    joint = RANGE.match(low, first.end)
    if joint is None or _CHAINED.search(low[max(0, first.start - 4) : first.start]):
        return None
    if joint["word"] and first.unit is not None and words[-1:] != ["từ"] and "từ" not in words[-3:]:
        return None
    found = NUMBER.match(low, joint.end())
    if found is None or low[found.end() : found.end() + 1] == "/":
        return None
    second = read_value(source, found.group(), found.start(), found.end())
    if second is None:
        return None
    if second.unit is None and first.unit is not None:
        return None
    if second.unit is None and second.rule == "plain" and FIRST_YEAR <= second.number <= LAST_YEAR:
        return None
    if first.unit is not None and second.unit is not None and first.unit.unit not in (second.unit.unit, None):
        return None
    third = RANGE.match(low, second.end)
    return None if third is not None and third["dash"] else second
