"""What stands before a number: words that bound it (``trên``), and words that make it no quantity (``Điều``, ``năm``).

The words are registers: ``data/comparators.csv`` and ``data/number_context.csv``.
"""

from __future__ import annotations

import re
from functools import cache

from normalize.quantities.numbers import NUMBER
from normalize.quantities.one_value import FUNCTION_WORDS, RANGE, WORD, Cell, Value
from normalize.quantities.units import match_unit
from normalize.registers import rows

_BROKEN_OFF = re.compile(r"[.,]? [0-9]")
_YEARS_BEFORE = re.compile(r"(?:19|20)[0-9]{2}\s?-\s?$")
_NOT_LETTERS = re.compile(r"[^\w\s]")
_SIGNS = (">=", "<=", "≥", "≤", ">", "<", "≈", "~")
_FILLERS = frozenset({"từ", "đạt", "là", "mức", "có", "được", "bằng", "còn", "tới", "đến", "lên"})
_STATES = frozenset({"đạt", "là", "còn", "bằng", "lên", "xuống", "tăng", "giảm", "mức", "gồm"})
COUNTED = frozenset({"count", "time", "ratio", "age"})
_EACH = frozenset(
    {
        "tổng số",
        "một số",
        "dân số",
        "doanh số",
        "tỷ số",
        "mỗi ngày",
        "một ngày",
        "mỗi tháng",
        "một tháng",
        "mỗi quý",
        "mỗi năm",
        "một năm",
    }
)


@cache
def comparators() -> dict[str, dict[str, str]]:
    """Bounding words by place (``before``, ``after``), from ``data/comparators.csv``."""
    out: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for row in rows("comparators"):
        out[row["place"]][row["phrase"]] = row["comparator"]
    return out


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Words before a number that make it no quantity, by word, from ``data/number_context.csv``."""
    out: dict[str, set[str]] = {}
    for row in rows("number_context"):
        out.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in out.items()}


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
        if not run or run[-1] not in _FILLERS:
            break
        run = run[:-1]
    return None, start


def _start_of(low: str, start: int, words: list[str]) -> int:
    at = start
    for word in reversed(words):
        at = low.rindex(word, 0, at)
    return at


def is_no_quantity(source: Cell, first: Value, words: list[str]) -> bool:
    low, unit = source.low, first.unit
    whole = first.start == 0 and first.end == len(low)
    if whole and (source.default or source.default_symbol or unit):
        return False
    kinds = _kinds(words)
    plain = first.rule == "plain"
    if plain and 1900 <= first.number <= 2100 and low[first.start : first.start + 4].isdigit():
        if (
            unit is None
            or "year" in kinds
            or _YEARS_BEFORE.search(low[max(0, first.start - 7) : first.start])
        ):
            return True
        return "year_soft" in kinds and (unit.dimension is None or unit.dimension in COUNTED)
    if unit is None and first.end < len(low) and (low[first.end].isalpha() or low[first.end] == "_"):
        return True
    if first.start > 1 and low[first.start - 1] == "-" and low[first.start - 2].isalpha() and unit is None:
        return True
    if plain and "date" in kinds and first.number <= 31 and (unit is None or unit.dimension in COUNTED):
        return True
    if "ordinal" in kinds and (unit is None or unit.dimension in COUNTED):
        return True
    if "ordinal_soft" in kinds and unit is None and plain:
        return True
    if first.rule == "malformed" and unit is None:
        return True
    if unit is not None and first.number == 1 and words[-1:] == ["trên"]:
        return True
    if first.start == 0 and first.rule == "decimal_dot" and unit is not None and unit.dimension == "count":
        return True
    if unit is None and _BROKEN_OFF.match(low, first.end):
        return True
    if _is_footnote(source, first):
        return True
    return unit is None and not _stands_alone(source, first, words)


def _is_footnote(source: Cell, first: Value) -> bool:
    """``22 Trong đó …``, ``30 Năm 2003-2004``: a number before a new sentence."""
    behind = source.plain[first.unit.start if first.unit else first.end :][:8].lstrip()
    if not behind[:1].isupper() or first.rule != "plain":
        return False
    if first.unit is None:
        return source.default is None and (first.start == 0 or not behind[1:2].isupper())
    return first.unit.unit == "năm" and source.low[first.end : first.end + 5].strip()[:4].isdigit()


def _kinds(words: list[str]) -> frozenset[str]:
    """What the words before make of the number; ``tổng số`` and ``mỗi ngày`` make nothing of it."""
    if not words:
        return frozenset()
    known = contexts()
    last = words[-1]
    two = " ".join(words[-2:])
    if two != last and two in known:
        return known[two]
    if two in _EACH:
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
    if words and words[-1] in _STATES:
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
    return following[1] not in FUNCTION_WORDS
