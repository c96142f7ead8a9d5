"""Quantities in a sentence or a cell: ``Trên 60% các khu đô thị``, ``từ 11 - 24%``, ``gấp 1,5 lần``, ``10.000ha``.

The text is walked from number to number. At each, in this order: is it a date, a law's number, a code, an
ordinal, a year? Then it is passed over. Else the unit behind it is read, then a second number where the two
make a range, then the words before and behind that bound it (``data/comparators.csv``). A number without a
unit is a quantity only where something says so: the cell is nothing else, a column's unit is given
(``default_unit``), a bounding word or ``đạt``/``là`` stands before it, or a noun behind it, which is then
reported as ``unit_unknown``.

Spans are 0-based, half-open, in ``normalize.text.clean(text)``; ``raw`` is that span.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from normalize.notes import Code, Note, info, warning
from normalize.numbers import NUMBER, NumberStyle, find_spelled, read_digits
from normalize.text import clean, plain_dashes
from normalize.units import UnitMatch, find_unit, lower, match_unit

DATA = Path(__file__).parent / "data"
_SKIP = r"""
  [0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}(?![0-9])                        # 22/4/2003
| [0-9]{1,2}/(?:19|20)[0-9]{2}(?![0-9]|/)                                 # 6/2010
| [0-9]{1,5}[a-zđ]?\s?(?:/\s?[0-9]{4}\s?)?/\s?[a-zđ]{2,8}[0-9]{0,3}\s?-\s?[a-zđ&][\wđ&-]*   # 337 /QĐ-UBND, 64/2003/QĐ-TTg
| [0-9]{1,5}\s?-\s?[a-zđ]{2,6}/[a-zđ]{2,}[\w-]*                           # 901-KL/TU
| [0-9]{1,5}/[0-9]{4}/[a-zđ]{2,}[0-9]*                                    # 67/2006/QH11
| [0-9]{1,5}/(?:ttg|cp|qđ|nđ|nq|tt|ct|kh|kl|tb|tw|tu|cv|bc|qh[0-9]*)(?![^\W\d_])
| [0-9]{1,2}[:hg][0-9]{2}(?::[0-9]{2})?(?![0-9])                          # 16:19:35, 7h30
| [0-9]{2,5}:(?:19|20)[0-9]{2}(?![0-9])                                   # 9250:2021
| (?<=\()[0-9]{1,2}(?=\))                                                 # (1)
| [0-9]{1,9}(?:-[0-9]{1,9}){2,}                                            # 1-2-3
| [0-9]{1,3}/[0-9]{1,3}(?![0-9])                                          # 42/64, 24/7, 01/3
"""
_SCAN = re.compile(rf"(?P<skip>{_SKIP})|(?P<num>{NUMBER.pattern.replace(' ', '[ ]')})", re.VERBOSE)
_SECTION = re.compile(
    r"\s*(?:[-+*•]\s*)?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]|\([0-9]{1,2}\))(?=\s+[^\W\d_])"
)
_RANGE = re.compile(rf"\s*(?:(?P<dash>-|÷|~)|(?P<word>đến|tới))\s*(?={NUMBER.pattern})")
_AFTER = re.compile(r"(?:\s+[^\W\d_]+){0,3}?\s+(trở lên|hoặc hơn|trở xuống)(?![^\W\d_])")
_SPELLED_OUT = re.compile(r"\s*\([^\W\d_]+(?: [^\W\d_]+){0,5}\)(?=\s)")
_PART_OF_YEAR = re.compile(r"\s*tháng\s+(?:đầu|cuối)?\s*(?:năm|của năm)|\s*tháng\s+(?:đầu|cuối)")
_BROKEN_OFF = re.compile(r"[.,]? [0-9]")
_YEARS_BEFORE = re.compile(r"(?:19|20)[0-9]{2}\s?-\s?$")
_YEAR_AT_END = re.compile(r"(?:19|20)[0-9]{2}$")
_WORD = re.compile(r"\s+([^\W\d_]+)")
_NOT_LETTERS = re.compile(r"[^\w\s]")
_TIMES = re.compile(r"gấp\s+(?:(đôi)|(rưỡi)|(hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:\s+lần))(?![^\W\d_])")
_TIMES_VALUES = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_SIGNS = (">=", "<=", "≥", "≤", ">", "<", "≈", "~")
_FILLERS = frozenset({"từ", "đạt", "là", "mức", "có", "được", "bằng", "còn", "tới", "đến", "lên"})
_STATES = frozenset({"đạt", "là", "còn", "bằng", "lên", "xuống", "tăng", "giảm", "mức", "gồm"})
_DIFFERENCES = frozenset({"cao hơn", "thấp hơn", "nhiều hơn", "ít hơn", "lớn hơn", "nhỏ hơn"})
_FUNCTION_WORDS = frozenset(
    [
        "và",
        "hoặc",
        "cho",
        "từ",
        "trong",
        "để",
        "do",
        "tại",
        "với",
        "đến",
        "tới",
        "của",
        "ở",
        "theo",
        "so",
        "là",
        "đạt",
        "vào",
        "trên",
        "dưới",
        "khi",
        "bằng",
        "như",
        "được",
        "có",
        "sẽ",
        "thì",
        "mà",
        "nên",
        "cũng",
        "vẫn",
        "còn",
        "trở",
        "lên",
        "xuống",
        "mỗi",
        "hàng",
        "hằng",
        "trước",
        "sau",
        "nhằm",
        "bao",
        "gồm",
        "tính",
        "này",
        "đó",
        "nêu",
        "đã",
        "đang",
        "sang",
        "ra",
        "về",
        "không",
    ]
)
_COUNTED = frozenset({"count", "time", "ratio", "age"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity as the contract writes it.

    Attributes:
        low, high: equal for a point; only ``low`` for ``>=`` and ``>``; only ``high`` for ``<=`` and ``<``.
        comparator: ``=``, ``>=``, ``>``, ``<=``, ``<``, ``range`` or ``~``.
        unit: the contract's spelling, scale words multiplied out; None where none is stated or known.
        raw: as printed, from the bounding word to the unit; start, end: its span.
    """

    low: Decimal | None
    high: Decimal | None
    comparator: str
    unit: str | None
    dimension: str | None
    raw: str
    start: int
    end: int
    rule: str
    confidence: float
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """The text walked over: as printed, in lower case with plain dashes, and how to read it."""

    plain: str
    low: str
    style: NumberStyle | None
    default: UnitMatch | None
    default_symbol: str | None


@dataclass(frozen=True, slots=True)
class _Value:
    """A number with its unit: ``value`` is in ``unit``."""

    value: Decimal
    number: Decimal
    unit: UnitMatch | None
    start: int
    end: int
    notes: tuple[Note, ...]
    rule: str
    confidence: float


@cache
def comparators() -> dict[str, dict[str, str]]:
    """Bounding words by place (``before``, ``after``), from ``data/comparators.csv``."""
    out: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    with (DATA / "comparators.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            out[row["place"]][row["phrase"]] = row["comparator"]
    return out


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Words before a number that make it no quantity, by word, from ``data/number_context.csv``."""
    out: dict[str, set[str]] = {}
    with (DATA / "number_context.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            out.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in out.items()}


def find_quantities(
    text: str, *, default_unit: str | None = None, style: NumberStyle | None = None
) -> tuple[Quantity, ...]:
    """Every quantity of a sentence or cell, in order; dates, years, ordinals, law numbers and codes are none.

    Args:
        text: as printed.
        default_unit: the unit of the column, as printed or as a symbol, for numbers without a unit of their own.
        style: how the table writes numbers (:func:`normalize.numbers.guess_separators`).
    """
    plain = clean(text)
    low = plain_dashes(lower(plain))
    default = find_unit(default_unit) if default_unit else None
    source = _Text(plain, low, style, default, None if default else default_unit)
    out: list[Quantity] = []
    section = _SECTION.match(low)
    at = section.end() if section else 0
    while (found := _SCAN.search(low, at)) is not None:
        if found["skip"] is not None:
            at = found.end()
            continue
        quantity, at = _read_at(source, found)
        if quantity is not None:
            out.append(quantity)
    if "gấp" in low:
        out = sorted([*out, *_multiples(source)], key=lambda q: q.start)
    if not out and len(low) < 200 and not any(c.isdigit() for c in low):
        out = _spelled(source)
    return tuple(out)


def _read_at(source: _Text, found: re.Match[str]) -> tuple[Quantity | None, int]:
    """The quantity whose first number is ``found``, and where to go on."""
    low, start = source.low, found.start()
    if start and (low[start - 1].isalpha() or low[start - 1] == "_"):
        return None, _token_end(low, start)
    first = _value(source, found.group(), start, found.end())
    if first is None:
        return None, found.end()
    words, word_start = _words_before(low, start)
    if _is_no_quantity(source, first, words):
        if first.unit is None and first.end < len(low) and low[first.end].isalpha():
            return None, _token_end(low, first.end)
        return None, found.end()
    second = _second(source, first, words)
    return _build(source, first, second, words, word_start)


def _token_end(low: str, at: int) -> int:
    """The end of the run of letters, digits and joining signs at ``at``."""
    end = at
    while end < len(low) and (
        low[end].isalnum() or (low[end] in "./:-_" and low[end + 1 : end + 2].isalnum())
    ):
        end += 1
    return max(end, at + 1)


def _value(source: _Text, token: str, start: int, end: int) -> _Value | None:
    number, notes, rule, confidence = read_digits(token, source.style)
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
    return _Value(number * scale, number, unit, start, unit.end if unit else end, notes, rule, confidence)


def _scale_alone(low: str, unit: UnitMatch) -> UnitMatch:
    """``10 tỷ`` and ``100 triệu`` are money unless another noun follows the ``triệu``."""
    if unit.scale < 1_000_000:
        return unit
    following = _WORD.match(low, unit.end)
    if unit.scale >= 1_000_000_000 or following is None or following[1] in _FUNCTION_WORDS:
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


def _words_before(low: str, start: int) -> tuple[list[str], int]:
    """The run of words right before ``start``, up to five, and where the slice looked at begins."""
    begin = max(0, start - 40)
    run = _NOT_LETTERS.split(low[begin:start])[-1]
    return run.split()[-5:], start - len(run)


def _is_no_quantity(source: _Text, first: _Value, words: list[str]) -> bool:
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
        return "year_soft" in kinds and (unit.dimension is None or unit.dimension in _COUNTED)
    if unit is None and first.end < len(low) and (low[first.end].isalpha() or low[first.end] == "_"):
        return True
    if first.start > 1 and low[first.start - 1] == "-" and low[first.start - 2].isalpha() and unit is None:
        return True
    if plain and "date" in kinds and first.number <= 31 and (unit is None or unit.dimension in _COUNTED):
        return True
    if "ordinal" in kinds and (unit is None or unit.dimension in _COUNTED):
        return True
    if "ordinal_soft" in kinds and unit is None:
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


def _is_footnote(source: _Text, first: _Value) -> bool:
    """``22 Trong đó …``, ``30 Năm 2003-2004``: a number before a new sentence."""
    behind = source.plain[first.unit.start if first.unit else first.end :][:8].lstrip()
    if not behind[:1].isupper() or first.rule != "plain":
        return False
    if first.unit is None:
        return source.default is None and not behind[1:2].isupper()
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
    if two in (
        "tổng số",
        "một số",
        "mỗi ngày",
        "một ngày",
        "mỗi tháng",
        "một tháng",
        "mỗi quý",
        "mỗi năm",
        "một năm",
    ):
        return frozenset()
    return known.get(last, frozenset())


def _stands_alone(source: _Text, first: _Value, words: list[str]) -> bool:
    """Whether a number without a unit is a quantity all the same."""
    low = source.low
    if source.default is not None or source.default_symbol is not None:
        return True
    if not low[: first.start].strip(" (") and not low[first.end :].strip(" .;)"):
        return True
    if _comparator_before(low, first.start, words)[0] is not None:
        return True
    if words and words[-1] in _STATES:
        return True
    if not words and low[: first.start].rstrip()[-1:] in (":", "="):
        return True
    ranged = _RANGE.match(low, first.end)
    if ranged:
        number = NUMBER.match(low, ranged.end())
        return number is not None and match_unit(low, number.end()) is not None
    following = _WORD.match(low, first.end)
    return following is not None and following[1] not in _FUNCTION_WORDS and first.rule != "decimal_dot"


def _second(source: _Text, first: _Value, words: list[str]) -> _Value | None:
    """The second number of a range, None where the two are not one."""
    low = source.low
    joint = _RANGE.match(low, first.end)
    if joint is None:
        return None
    if joint["word"] and first.unit is not None and words[-1:] != ["từ"] and "từ" not in words[-3:]:
        return None
    found = NUMBER.match(low, joint.end())
    if found is None or low[found.end() : found.end() + 1] == "/":
        return None
    second = _value(source, found.group(), found.start(), found.end())
    if second is None:
        return None
    if second.unit is None and first.unit is not None:
        return None
    if second.unit is None and second.rule == "plain" and 1900 <= second.number <= 2100:
        return None
    if first.unit is not None and second.unit is not None and first.unit.unit not in (second.unit.unit, None):
        return None
    return second


def _comparator_before(low: str, start: int, words: list[str]) -> tuple[str | None, int]:
    """The bound that the words or signs before a number set, and where they begin."""
    stripped = low[max(0, start - 6) : start].rstrip()
    if stripped.endswith(_SIGNS):
        sign = next(s for s in _SIGNS if stripped.endswith(s))
        return comparators()["before"][sign], low.rindex(sign, 0, start)
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


def _build(
    source: _Text, first: _Value, second: _Value | None, words: list[str], word_start: int
) -> tuple[Quantity, int]:
    low = source.low
    comparator, start = _comparator_before(low, first.start, words)
    last = second or first
    end = last.end
    after = _AFTER.match(low, end)
    if after is not None and second is None:
        comparator, end = comparators()["after"][after[1]], after.end(1)
    if comparator in (">", "<") and second is None and low[end:].lstrip().startswith("so với"):
        comparator = None if " ".join(words[-2:]) in _DIFFERENCES else comparator
    if words[-1:] == ["từ"] and start == first.start and (second is not None or after is not None):
        start = low.rindex("từ", 0, first.start)
    unit, dimension, scale, notes = _unit_of(source, last)
    notes = first.notes + (second.notes if second else ()) + notes
    confidence = min(first.confidence, last.confidence) * (0.97 if unit else 0.6)
    one = _scaled(first, last, scale)
    lower_end, upper_end, notes = _ends(one, last.value * scale if second else None, comparator, notes)
    quantity = Quantity(
        lower_end, upper_end, "range" if second else comparator or "=", unit, dimension,
        source.plain[start:end], start, end, _rule(first, second, comparator, after is not None), confidence, notes,
    )  # fmt: skip
    return quantity, max(end if after is None else last.end, first.end)


def _scaled(first: _Value, last: _Value, scale: Decimal) -> Decimal:
    """The first number in the unit of the last: ``7 - 8 triệu tấn`` is 7 triệu; ``500 triệu - 1 tỷ`` keeps its own."""
    if first.unit is None and last.unit is not None:
        return first.value * last.unit.scale * scale
    return first.value * scale


def _ends(
    one: Decimal, other: Decimal | None, comparator: str | None, notes: tuple[Note, ...]
) -> tuple[Decimal | None, Decimal | None, tuple[Note, ...]]:
    if other is not None:
        if one > other:
            note = warning(Code.NUMBER_MALFORMED, f"the range runs downwards: {one} to {other}")
            return other, one, (*notes, note)
        return one, other, notes
    if comparator in (">", ">="):
        return one, None, notes
    if comparator in ("<", "<="):
        return None, one, notes
    return one, one, notes


def _unit_of(source: _Text, last: _Value) -> tuple[str | None, str | None, Decimal, tuple[Note, ...]]:
    """Unit, dimension, a further scale and notes: the printed unit, else the column's, else what is missing."""
    one = Decimal(1)
    if last.unit is not None and last.unit.unit is not None:
        return last.unit.unit, last.unit.dimension, one, ()
    default = source.default
    if default is not None:
        scale = one if last.unit is not None and default.dimension == "money" else default.scale
        return default.unit, default.dimension, scale, ()
    if source.default_symbol is not None:
        note = warning(
            Code.UNIT_UNKNOWN,
            f"the unit '{source.default_symbol}' is not in the register",
            found=source.default_symbol,
        )
        return None, None, one, (note,)
    following = _WORD.match(source.low, last.end)
    if following is None or following[1] in _FUNCTION_WORDS:
        return None, None, one, ()
    word = source.plain[following.start(1) : following.end(1)]
    return None, None, one, (warning(Code.UNIT_UNKNOWN, f"'{word}' is no unit of the register", found=word),)


def _rule(first: _Value, second: _Value | None, comparator: str | None, after: bool) -> str:
    if second is not None:
        return "range"
    if after:
        return "bound_after"
    return "bound" if comparator else first.rule if first.unit is None else "number_unit"


def _multiples(source: _Text) -> list[Quantity]:
    """``gấp đôi``, ``gấp rưỡi``, ``gấp ba lần``: multiples in words."""
    out = []
    for found in _TIMES.finditer(source.low):
        value = Decimal(2) if found[1] else Decimal("1.5") if found[2] else Decimal(_TIMES_VALUES[found[3]])
        raw = source.plain[found.start() : found.end()]
        out.append(
            Quantity(value, value, "=", "lần", "ratio", raw, found.start(), found.end(), "multiple", 0.9)
        )
    return out


def _spelled(source: _Text) -> list[Quantity]:
    """A cell that writes its number in words: ``hai mươi tỷ đồng``."""
    found = find_spelled(source.low)
    if found is None:
        return []
    value, start, end = found
    unit = match_unit(source.low, end)
    if unit is None and not source.low[start:end].endswith(("tỷ", "tỉ", "triệu")):
        return []
    scale = unit.scale if unit else Decimal(1)
    end = unit.end if unit else end
    note = info(Code.TEXT_REPAIRED, "the number is written in words", found=source.plain[start:end])
    symbol, dimension = (unit.unit, unit.dimension) if unit else ("VND", "money")
    value *= scale
    return [
        Quantity(
            value, value, "=", symbol, dimension, source.plain[start:end], start, end, "words", 0.85, (note,)
        )
    ]
