"""Quantities in a sentence or a cell: ``Trên 60% các khu đô thị``, ``từ 11 - 24%``, ``gấp 1,5 lần``,
``10.000ha``.

The text is walked from number to number. At each, in this order: is it a date, a law's number, a code, an
ordinal, a year? Then it is passed over. Else the unit behind it is read, then a second number where the two
make a range, then the words before and behind that bound it (``data/comparators.csv``). A number without a
unit is a quantity only where something says so: the cell is nothing else, a column's unit is given
(``default_unit``), a bounding word or ``đạt``/``là`` stands before it, or a noun behind it, which is then
reported as ``unit_unknown``.

Spans are 0-based, half-open, in ``normalize.text.clean(text)``; ``raw`` is that span.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from normalize.notes import Code, Note, info, warning
from normalize.quantities.context import comparator_before, is_no_quantity, words_before
from normalize.quantities.one_value import WORD, Cell, Value, read_second, read_value
from normalize.quantities.separators import NUMBER, NumberStyle
from normalize.quantities.spelled_numbers import find_spelled, number_words
from normalize.quantities.stated_units import find_unit
from normalize.quantities.units import lower, match_unit
from normalize.quantities.words import comparators, neighbours
from normalize.text import clean, plain_dashes

_SKIP = r"""
  [0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}(?![0-9])                        # 22/4/2003
| [0-9]{1,2}/(?:19|20)[0-9]{2}(?![0-9]|/)                                 # 6/2010
| [0-9]{1,5}[a-zđ]?\s?(?:/\s?[0-9]{4}\s?)?/\s?[a-zđ]{2,8}[0-9]{0,3}\s?-\s?[a-zđ&][\wđ&-]*   # 337 /QĐ-UBND, 64/2003/QĐ-TTg
| [0-9]{1,5}\s?-\s?[a-zđ]{2,6}/[a-zđ]{2,}[\w-]*                           # 901-KL/TU
| [0-9]{1,5}/[0-9]{4}/[a-zđ]{2,}[0-9]*                                    # 67/2006/QH11
| [0-9]{1,5}/(?:ttg|cp|qđ|nđ|nq|tt|ct|kh|kl|tb|tw|tu|cv|bc|qh[0-9]*)(?![^\W\d_])
| [0-9]{1,9}(?:[-:][0-9]{1,9}){2,}                                         # 1-2-3, 1:2:3
| [0-9]{1,2}[:hg][0-9]{2}(?::[0-9]{2})?(?![0-9])                          # 16:19:35, 7h30
| [0-9]{2,5}:(?:19|20)[0-9]{2}(?![0-9])                                   # 9250:2021
| (?<=\()[0-9]{1,2}(?=\))                                                 # (1)
| [0-9]{1,9}(?:[ ][0-9]{1,9}){7,}                                           # a row of bare numbers
| [0-9]{1,3}/[0-9]{1,3}(?![0-9])                                          # 42/64, 24/7, 01/3
"""
_SCAN = re.compile(rf"(?P<skip>{_SKIP})|(?P<num>{NUMBER.pattern.replace(' ', '[ ]')})", re.VERBOSE)
_DIGIT = re.compile(r"[0-9]")
_SECTION = re.compile(
    r"\s*(?:[-+*•]\s*)?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]|\([0-9]{1,2}\))(?=\s*[^\W\d_])"
)
_AFTER = re.compile(r"(?:\s+[^\W\d_]+){0,3}?\s+(trở lên|hoặc hơn|trở xuống)(?![^\W\d_])")
_LEAST = re.compile(
    r"(?:ít nhất|tối thiểu)\s+(?:là\s+)?(một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?!năm\b)"
)
_TIMES = re.compile(
    r"gấp\s+(?P<bound>hơn\s+|trên\s+|ít nhất\s+|tối thiểu\s+|khoảng\s+)?(?:(đôi)|(rưỡi)|(hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:\s+lần))(?![^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity as the contract writes it.

    Attributes:
        low, high: equal for a point; only ``low`` for ``>=`` and ``>``; only ``high`` for ``<=`` and ``<``.
        comparator: ``=``, ``>=``, ``>``, ``<=``, ``<``, ``range`` or ``~``.
        unit: the contract's spelling, scale words multiplied out; None where none is stated or known.
        dimension: what the unit measures (``money``, ``area``, ``count`` …); None where no unit is known.
        raw: as printed, from the bounding word to the unit.
        start, end: its span.
        rule: how it was read: ``number_unit``, ``range``, ``bound``, ``bound_after``, ``multiple``,
            ``words``, or a rule of :mod:`normalize.quantities.numbers`.
        confidence: 0 to 1.
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


@lru_cache(maxsize=1024)
def find_quantities(
    text: str, *, default_unit: str | None = None, style: NumberStyle | None = None
) -> tuple[Quantity, ...]:
    """Every quantity of a sentence or cell, in order; dates, years, ordinals, law numbers and codes are none.

    Args:
        text: as printed.
        default_unit: the unit of the column, as printed or as a symbol, for numbers without a unit of their
            own.
        style: how the table writes numbers (:func:`normalize.quantities.separators.guess_separators`).
    """
    plain = clean(text)
    low = plain_dashes(lower(plain))
    default = find_unit(default_unit) if default_unit else None
    source = Cell(plain, low, style, default, None if default else default_unit)
    out: list[Quantity] = []
    section = _SECTION.match(low)
    at = section.end() if section else 0
    # every alternative of _SCAN begins with a digit
    while (digit := _DIGIT.search(low, at)) and (found := _SCAN.search(low, digit.start())) is not None:
        if found["skip"] is not None:
            at = found.end()
            continue
        quantity, at = _read_at(source, found)
        if quantity is not None:
            out.append(quantity)
    if "gấp" in low:
        out = sorted([*out, *_multiples(source)], key=lambda q: q.start)
    if "ít nhất" in low or "tối thiểu" in low:
        out = sorted([*out, *_least_in_words(source)], key=lambda q: q.start)
    if not out and len(low) < 200 and not any(c.isdigit() for c in low):
        out = _spelled(source)
    return tuple(out)


def _read_at(source: Cell, found: re.Match[str]) -> tuple[Quantity | None, int]:
    """The quantity whose first number is ``found``, and where to go on."""
    low, start = source.low, found.start()
    if start and (low[start - 1].isalpha() or low[start - 1] == "_"):
        return None, _token_end(low, start)
    first = read_value(source, found.group(), start, found.end())
    if first is None:
        return None, found.end()
    words, word_start = words_before(low, start)
    if is_no_quantity(source, first, words):
        if first.unit is None and first.end < len(low) and low[first.end].isalpha():
            return None, _token_end(low, first.end)
        return None, found.end()
    second = read_second(source, first, words)
    return _build(source, first, second, words, word_start)


def _token_end(low: str, at: int) -> int:
    """The end of the run of letters, digits and joining signs at ``at``."""
    end = at
    while end < len(low) and (
        low[end].isalnum() or (low[end] in "./:-_" and low[end + 1 : end + 2].isalnum())
    ):
        end += 1
    return max(end, at + 1)


def _build(
    source: Cell, first: Value, second: Value | None, words: list[str], word_start: int
) -> tuple[Quantity, int]:
    low = source.low
    comparator, start = comparator_before(low, first.start, words)
    last = second or first
    end = last.end
    after = _AFTER.match(low, end)
    if after is not None and second is None:
        comparator, end = comparators()["after"][after[1]], after.end(1)
    if comparator in (">", "<") and second is None and low[end:].lstrip().startswith("so với"):
        comparator = None if " ".join(words[-2:]) in neighbours("difference") else comparator
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


def _scaled(first: Value, last: Value, scale: Decimal) -> Decimal:
    """The first number in the unit of the last: ``7 - 8 triệu tấn`` is 7 triệu; ``500 triệu - 1 tỷ`` keeps
    its own."""
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


def _unit_of(source: Cell, last: Value) -> tuple[str | None, str | None, Decimal, tuple[Note, ...]]:
    """Unit, dimension, a further scale and notes: the printed unit, else the column's, else what is
    missing."""
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
    following = WORD.match(source.low, last.end)
    if following is None or following[1] in neighbours("function"):
        return None, None, one, ()
    word = source.plain[following.start(1) : following.end(1)]
    return None, None, one, (unit_unknown(word),)


def unit_unknown(word: str) -> Note:
    """The doubt about a noun behind a figure that the register does not hold."""
    return warning(Code.UNIT_UNKNOWN, f"'{word}' is no unit of the register", found=word)


def _rule(first: Value, second: Value | None, comparator: str | None, after: bool) -> str:
    if second is not None:
        return "range"
    if after:
        return "bound_after"
    return "bound" if comparator else first.rule if first.unit is None else "number_unit"


def _multiples(source: Cell) -> list[Quantity]:
    """``gấp đôi``, ``gấp rưỡi``, ``gấp ba lần``: multiples in words."""
    out = []
    for found in _TIMES.finditer(source.low):
        value = Decimal(2) if found[2] else Decimal("1.5") if found[3] else number_words()[found[4]].value
        bound = comparators()["before"].get((found["bound"] or "").strip(), "=")
        high = None if bound in (">", ">=") else value
        raw = source.plain[found.start() : found.end()]
        out.append(
            Quantity(value, high, bound, "lần", "ratio", raw, found.start(), found.end(), "multiple", 0.9)
        )
    return out


def _least_in_words(source: Cell) -> list[Quantity]:
    """``ít nhất một cơ sở``: one word is a number where a bound leads it and a thing that is counted follows."""
    out = []
    for found in _LEAST.finditer(source.low):
        unit = match_unit(source.low, found.end())
        if unit is None or unit.dimension != "count":
            continue
        raw = source.plain[found.start() : unit.end]
        low = number_words()[found[1]].value
        out.append(
            Quantity(low, None, ">=", unit.unit, unit.dimension, raw, found.start(), unit.end, "bound", 0.9)
        )
    return out


def _spelled(source: Cell) -> list[Quantity]:
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
