"""Numbers as Vietnamese documents print them, read with :class:`~decimal.Decimal`.

The rule of the language is a comma for decimals and a dot for groups of three (``1.234,5``), but tables made
with English software turn it round (``5,000`` for five thousand), and typists mix both. Most printed numbers
are certain by themselves (``43,80``, ``1.234.567``); one form is not: a single separator with exactly three
digits behind it. Then the other numbers of the table decide (:mod:`normalize.quantities.separators`). Where
they do not, the Vietnamese rule decides and a note says so.

* ``8.200``: thousands, without a note, unless the table uses the dot as decimal sign.
* ``42,280``: decimal with ``number_ambiguous``, unless the table groups with commas or always prints three
  decimals.
* ``20.0000``: neither a group nor a usual decimal: all digits are kept, with ``number_malformed``.

Spans are 0-based, half-open, and count in ``normalize.text.clean(text)``, which is the text itself inside the
project.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from normalize.notes import Code, Note, error, warning
from normalize.quantities.separators import EXPONENT, NUMBER, UNKNOWN_STYLE, NumberStyle, Separators
from normalize.quantities.spelled_numbers import find_spelled
from normalize.text import clean, plain_dashes

_POWER = re.compile(rf"(?:(?P<factor>[0-9]+(?:[.,][0-9]+)?)\s?[x×*·∙⋅.]\s?)?10(?P<exponent>{EXPONENT})")
_USUAL = (3, 6, 9, 12)
"""Exponents of the units that plans count in (10³ m³, 10⁶ tấn)."""
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_MAX_DIGITS = 30
"""Digits of the longest number that is read."""
_NIL = frozenset({"", "-", "--", "---", "…", "...", ".", "/", "*"})
"""Cells that state nothing."""


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A number read, or None with a note on why not; ``rule`` names the form it was read by."""

    value: Decimal | None
    start: int
    end: int
    notes: tuple[Note, ...] = ()
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits: its value (None where it has too many), doubts, the form it was read by, confidence
    0 to 1."""

    value: Decimal | None
    notes: tuple[Note, ...]
    rule: str
    confidence: float


def read_digits(token: str, style: NumberStyle | None = None) -> Digits:
    """Read one token that ``separators.NUMBER`` matches: ``1.234,5`` is 1234.5."""
    if (power := _POWER.fullmatch(token)) is not None:
        return _with_power(power, style)
    if token.isdigit():
        if len(token) > _MAX_DIGITS:
            return _malformed(token)
        return Digits(Decimal(token), (), "plain", 1.0)
    if len(token) > 2 * _MAX_DIGITS:
        return _malformed(token)
    token = token.replace(" ", "")
    if token.isdigit():
        return Digits(Decimal(token), (), "space_groups", 0.95)
    dots, commas = token.count("."), token.count(",")
    if dots and commas:
        return _both(token, dots, commas)
    sign = "." if dots else ","
    parts = token.split(sign)
    if len(parts) > 2:
        if all(len(p) == 3 for p in parts[1:]) and len(parts[0]) <= 3:
            return Digits(Decimal("".join(parts)), (), "groups", 1.0)
        return _malformed(token)
    return _single(token, sign, parts[0], parts[1], style or UNKNOWN_STYLE)


def _with_power(power: re.Match[str], style: NumberStyle | None) -> Digits:
    """``10⁶`` is a million, ``1,2 x 10⁶`` and ``1,2.10⁶`` are 1,200,000."""
    exponent = int(power["exponent"].translate(_FIGURES))
    if abs(exponent) > _MAX_DIGITS:
        return _malformed(power["factor"] or "10")
    if power["factor"] is None:
        note = warning(
            Code.NUMBER_AMBIGUOUS,
            f"'{power[0]}' can be a power of ten or 10 with a footnote",
            expected="10",
            found=power[0],
        )
        return Digits(Decimal(10) ** exponent, () if exponent in _USUAL else (note,), "power", 0.9)
    factor = read_digits(power["factor"], style)
    value = None if factor.value is None else factor.value * Decimal(10) ** exponent
    return Digits(value, factor.notes, "power", min(factor.confidence, 0.95))


def _both(token: str, dots: int, commas: int) -> Digits:
    decimal = "," if token.rindex(",") > token.rindex(".") else "."
    group = "." if decimal == "," else ","
    whole, _, tail = token.rpartition(decimal)
    parts = whole.split(group)
    if (
        (commas if decimal == "," else dots) > 1
        or not all(len(p) == 3 for p in parts[1:])
        or len(parts[0]) > 3
    ):
        return _malformed(token)
    return Digits(Decimal("".join(parts) + "." + tail), (), "groups_and_decimals", 1.0)


def _single(token: str, sign: str, head: str, tail: str, style: NumberStyle) -> Digits:
    """One separator: the form that can be two numbers."""
    decimal, grouped = Decimal(f"{head}.{tail}"), Decimal(head + tail)
    can_group = len(tail) == 3 and head[0] != "0" and len(head) <= 3
    if not can_group:
        if sign == "." and len(tail) > 3 and head[0] != "0" and style.separators != Separators.DOT_DECIMAL:
            return _malformed(token)
        return Digits(
            decimal, (), "decimal_comma" if sign == "," else "decimal_dot", 1.0 if sign == "," else 0.95
        )
    if sign == ".":
        if style.separators == Separators.DOT_DECIMAL:
            return Digits(decimal, (_ambiguous(token, decimal, grouped),), "decimal_dot", 0.6)
        if style.separators == Separators.MIXED:
            return Digits(grouped, (_ambiguous(token, grouped, decimal),), "groups", 0.7)
        return Digits(grouped, (), "groups", 1.0)
    if style.separators == Separators.DOT_DECIMAL:
        return Digits(grouped, (), "comma_groups", 0.9)
    if style.three_decimals:
        return Digits(decimal, (), "decimal_comma", 0.9)
    return Digits(decimal, (_ambiguous(token, decimal, grouped),), "decimal_comma", 0.6)


def echoed(value: Decimal) -> str:
    """A figure in a message, of which no reader takes decimals for thousands: ``42.28 (a point for decimals)``, ``42280``."""
    text = f"{value.normalize():f}"
    return f"{text} (a point for decimals)" if "." in text else text


def _ambiguous(token: str, taken: Decimal, other: Decimal) -> Note:
    return warning(
        Code.NUMBER_AMBIGUOUS,
        f"'{token}' was read as {echoed(taken)}; it can also be {echoed(other)}",
        expected=str(other),
        found=token,
    )


def _malformed(token: str) -> Digits:
    digits = token.replace(".", "").replace(",", "").replace(" ", "")
    note = warning(
        Code.NUMBER_MALFORMED,
        f"'{token[:40]}' is not set as numbers are; all its digits were kept",
        found=token[:40],
    )
    return Digits(Decimal(digits) if len(digits) <= _MAX_DIGITS else None, (note,), "malformed", 0.3)


def parse_number(text: str, style: NumberStyle | None = None) -> NumberReading:
    """The first number of a cell, in digits or in words; a minus counts at the head of the cell only.

    An empty cell or a dash gives no value and no note; text without a number gives ``number_unparsed``.
    """
    plain = plain_dashes(clean(text))
    found = NUMBER.search(plain)
    if found is None:
        return _from_words(plain)
    digits = read_digits(found.group(), style)
    value, start = digits.value, found.start()
    if value is not None and plain[:start].strip(" (") == "-":
        value, start = -value, plain.index("-")
    return NumberReading(value, start, found.end(), digits.notes, digits.rule, digits.confidence)


def _from_words(plain: str) -> NumberReading:
    spelled = find_spelled(plain)
    if spelled is not None:
        value, start, end = spelled
        return NumberReading(value, start, end, (), "words", 0.9)
    if plain in _NIL:
        return NumberReading(None, 0, len(plain), (), "empty", 1.0)
    note = error(Code.NUMBER_UNPARSED, "no number was found in the text", found=plain[:80])
    return NumberReading(None, 0, len(plain), (note,), "none", 0.0)


def nil_cell(text: str) -> bool:
    """Whether a cell is empty or holds only a dash or dots."""
    return plain_dashes(clean(text)) in _NIL
