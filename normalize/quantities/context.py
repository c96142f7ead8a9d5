"""What stands before a number: words that bound it (``trên``), and words that make it no quantity (``Điều``,
``năm``).

The words are registers, see :mod:`normalize.quantities.words`.
"""

from __future__ import annotations

import re

from normalize.quantities.one_value import FIRST_YEAR, LAST_YEAR, RANGE, WORD, Cell, Value
from normalize.quantities.separators import NUMBER
from normalize.quantities.units import match_unit
from normalize.quantities.words import comparators, contexts, neighbours

LAST_DAY = 31
_BROKEN_OFF = re.compile(r"[.,]? [0-9]")
_YEARS_BEFORE = re.compile(r"(?:19|20)[0-9]{2}\s?-\s?$")
_NOT_LETTERS = re.compile(r"[^\w\s]")
_SIGNS = (">=", "<=", "≥", "≤", ">", "<", "≈", "~")
COUNTED = frozenset({"count", "time", "ratio", "age"})
"""Dimensions of things that are counted, so that an ordinal before the number may be meant."""


def words_before(low: str, start: int) -> tuple[list[str], int]:
    """The run of words right before ``start``, up to five, and where the slice looked at begins."""
    begin = max(0, start - 40)
    run = _NOT_LETTERS.split(low[begin:start])[-1]
    return run.split()[-5:], start - len(run)


def comparator_before(low: str, start: int, words: list[str]) -> tuple[str | None, int]:
    """The bound that the words or signs before a number set, and where they begin."""
    stripped = low[max(0, start - 6) : start].rstrip()
    if stripped.endswith(_SIGNS):
        sign = next(s for s in _SIGNS if stripped.endswith(s))
        return comparators()["before"][sign], low.rindex(sign, 0, start)
    if not words:
        return None, start
    before = comparators()["before"]
    run = words
    for _ in range(3):
        for size in (4, 3, 2, 1):
            phrase = " ".join(run[-size:])
            if len(run) >= size and phrase in before:
                return before[phrase], _start_of(low, start, words[len(run) - size :])
        if not run or run[-1] not in neighbours("filler"):
            break
        run = run[:-1]
    return None, start


def _start_of(low: str, start: int, words: list[str]) -> int:
    at = start
    for word in reversed(words):
        at = low.rindex(word, 0, at)
    return at


def is_no_quantity(source: Cell, first: Value, words: list[str]) -> bool:
    """Whether a number is a year, a date, an ordinal, a piece of a code or a footnote, or nothing that is
    measured.

    Args:
        source: the text.
        first: the number with its unit, if it has one.
        words: the words before it, from :func:`words_before`.
    """
    if _fills_the_cell(source, first):
        return False
    kinds = _kinds(words)
    if _may_be_year(source.low, first):
        return _is_year(source.low, first, kinds)
    return (
        _is_in_code(source.low, first)
        or _is_numbering(first, kinds)
        or _is_caption(source, first, kinds)
        or _is_broken(source.low, first)
        or _is_rate_of_one(first, words)
        or _is_footnote(source, first)
        or (first.unit is None and not _stands_alone(source, first, words))
    )


def _fills_the_cell(source: Cell, first: Value) -> bool:
    """Whether the cell is the number alone, and it or its column has a unit."""
    whole = first.start == 0 and first.end == len(source.low)
    return whole and bool(source.default or source.default_symbol or first.unit)


def _may_be_year(low: str, first: Value) -> bool:
    """``2025``, but not ``2.025`` and not ``1 9``."""
    in_range = first.rule == "plain" and FIRST_YEAR <= first.number <= LAST_YEAR
    return in_range and low[first.start : first.start + 4].isdigit()


def _is_year(low: str, first: Value, kinds: frozenset[str]) -> bool:
    """Whether a number that may be a year is one: it has no unit, or the words before it say so."""
    before = low[max(0, first.start - 7) : first.start]
    if first.unit is None or "year" in kinds or _YEARS_BEFORE.search(before):
        return True
    return "year_soft" in kinds and (first.unit.dimension is None or _is_counted(first))


def _is_counted(first: Value) -> bool:
    """Whether the number has no unit, or one of things that are counted."""
    return first.unit is None or first.unit.dimension in COUNTED


def _is_in_code(low: str, first: Value) -> bool:
    """Whether letters are joined to a number without a unit: ``2a``, ``3_b``, ``covid-19``."""
    if first.unit is not None:
        return False
    behind = low[first.end : first.end + 1]
    before = low[max(0, first.start - 2) : first.start]
    return behind.isalpha() or behind == "_" or (before[:1].isalpha() and before[1:] == "-")


def _is_numbering(first: Value, kinds: frozenset[str]) -> bool:
    """Whether the words before a number make it a day or month (``tháng 6``) or an ordinal (``Điều 5``)."""
    plain, counted = first.rule == "plain", _is_counted(first)
    if plain and "date" in kinds and first.number <= LAST_DAY and (counted or _is_frequency(first)):
        return True
    return ("ordinal" in kinds and counted) or ("ordinal_soft" in kinds and first.unit is None and plain)


def _is_frequency(first: Value) -> bool:
    """``tháng 11 tần suất …``: a frequency, no misprint of ``tấn``."""
    return first.unit is not None and first.unit.raw == "tần"


def _is_broken(low: str, first: Value) -> bool:
    """Whether a space or a dot broke the number: ``20. 5``, or ``1.2 xã`` at the head of a cell (clause
    1.2)."""
    if first.unit is None:
        return first.rule == "malformed" or _BROKEN_OFF.match(low, first.end) is not None
    return first.start == 0 and first.rule == "decimal_dot" and first.unit.dimension == "count"


def _is_rate_of_one(first: Value, words: list[str]) -> bool:
    """``trên 1 ha``: a rate for each hectare."""
    return first.unit is not None and first.number == 1 and words[-1:] == ["trên"]


def _is_footnote(source: Cell, first: Value) -> bool:
    """``22 Trong đó …``, ``30 Năm 2003-2004``: a number before a new sentence."""
    behind = source.plain[first.unit.start if first.unit else first.end :][:8].lstrip()
    if not behind[:1].isupper() or first.rule != "plain":
        return False
    if first.unit is None:
        return source.default is None and (first.start == 0 or not behind[1:2].isupper())
    return first.unit.unit == "năm" and source.low[first.end : first.end + 5].strip()[:4].isdigit()


def _is_caption(source: Cell, first: Value, kinds: frozenset[str]) -> bool:
    """``Bảng 2.1 Khối lượng``: the number of a caption, whose words begin with a capital."""
    behind = source.plain[first.unit.start if first.unit else first.end :].lstrip(" .:")
    return "caption" in kinds and behind[:1].isupper()


def _kinds(words: list[str]) -> frozenset[str]:
    """What the words before make of the number; ``tổng số`` and ``mỗi ngày`` make nothing of it."""
    if not words:
        return frozenset()
    known = contexts()
    last = words[-1]
    two = " ".join(words[-2:])
    if two != last and two in known:
        return known[two]
    if two in neighbours("each"):
        return frozenset()
    return known.get(last, frozenset())


def _stands_alone(source: Cell, first: Value, words: list[str]) -> bool:
    """Whether a number without a unit is a quantity all the same."""
    low = source.low
    if source.default is not None or source.default_symbol is not None:
        return True
    if not low[: first.start].strip(" (") and not low[first.end :].strip(" .;)"):
        return True
    if comparator_before(low, first.start, words)[0] is not None:
        return True
    if words and words[-1] in neighbours("states"):
        return True
    if not words and low[: first.start].rstrip()[-1:] in (":", "="):
        return True
    ranged = RANGE.match(low, first.end)
    if ranged:
        number = NUMBER.match(low, ranged.end())
        return number is not None and match_unit(low, number.end()) is not None
    following = WORD.match(low, first.end)
    if following is None or len(following[1]) < 2 or first.rule == "decimal_dot":
        return False
    return following[1] not in neighbours("function")
