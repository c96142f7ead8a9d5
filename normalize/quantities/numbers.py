"""Numbers as Vietnamese documents print them, read with :class:`~decimal.Decimal`.

The rule of the language is a comma for decimals and a dot for groups of three (``1.234,5``), but tables made
with English software turn it round (``5,000`` for five thousand), and typists mix both. Most printed numbers
are certain by themselves (``43,80``, ``1.234.567``); one form is not: a single separator with exactly three
digits behind it. Then the other numbers of the table decide (:func:`guess_separators`), and where they do not,
the Vietnamese rule does and a note says so.

* ``8.200``: thousands, without a note, unless the table uses the dot as decimal sign.
* ``42,280``: decimal with ``number_ambiguous``, unless the table groups with commas or always prints three decimals.
* ``20.0000``: neither a group nor a usual decimal: all digits are kept, with ``number_malformed``.

Spans are 0-based, half-open, and count in ``normalize.text.clean(text)``, which is the text itself inside the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from normalize.notes import Code, Note, error, warning
from normalize.registers import rows
from normalize.text import clean, plain_dashes

#: A printed number: digits with dots and commas, or groups of three set apart by spaces.
NUMBER = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]{1,4}(?![0-9]))?|[0-9]+(?:[.,][0-9]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_MAX_DIGITS = 30
_NIL = frozenset({"", "-", "--", "---", "…", "...", ".", "/", "*"})


class Separators(StrEnum):
    """How a table writes its numbers."""

    COMMA_DECIMAL = "comma_decimal"
    """``1.234,5``: the Vietnamese rule."""
    DOT_DECIMAL = "dot_decimal"
    """``1,234.5``: the English rule."""
    MIXED = "mixed"
    """Both rules are met."""
    UNKNOWN = "unknown"
    """No number of the table tells."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """What the numbers of a column or table say about its separators.

    Attributes:
        three_decimals: decimals are regularly printed with three digits (``42,280``, ``80,380`` beside ``6,5``).
    """

    separators: Separators = Separators.UNKNOWN
    three_decimals: bool = False


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
class _Word:
    kind: str
    value: Decimal


UNKNOWN_STYLE = NumberStyle()


@cache
def number_words() -> dict[str, _Word]:
    """The words of numbers, from ``data/number_words.csv``."""
    return {row["word"]: _Word(row["kind"], Decimal(row["value"])) for row in rows("number_words")}


def guess_separators(texts: Iterable[str]) -> NumberStyle:
    """Judge by the numbers that can be read in one way only; a lone group of three tells nothing by itself.

    Where every comma stands before exactly three digits that end in ``00``, in three numbers at least
    (``5,000``, ``1,500``, ``18,000``), the comma groups: nobody prints decimals so.
    """
    vietnamese = english = lone_comma = round_comma = 0
    for text in texts:
        for found in NUMBER.finditer(clean(text)):
            side = _side(found.group())
            vietnamese += side == "vi"
            english += side == "en"
            if side == "comma3":
                lone_comma += 1
                round_comma += found.group().endswith("00")
    if not vietnamese and lone_comma >= 3 and round_comma == lone_comma:
        english += lone_comma
    return NumberStyle(
        _judge(vietnamese, english),
        three_decimals=vietnamese >= 3
        and english == 0
        and lone_comma * 3 >= vietnamese
        and round_comma * 2 < lone_comma,
    )


def _judge(vietnamese: int, english: int) -> Separators:
    if not vietnamese and not english:
        return Separators.UNKNOWN
    if vietnamese >= 4 * english:
        return Separators.COMMA_DECIMAL
    if english >= 4 * vietnamese:
        return Separators.DOT_DECIMAL
    return Separators.MIXED


def _side(token: str) -> str:
    """Which rule a token proves: ``vi``, ``en``, ``comma3`` (lone comma before three digits), or nothing."""
    dots, commas = token.count("."), token.count(",")
    if dots and commas:
        if dots == 1 and (commas > 1 or token.index(",") < token.index(".")):
            return "en"
        return "vi" if commas == 1 and token.rindex(".") < token.index(",") else ""
    if not dots and not commas:
        return ""
    if dots + commas > 1:
        grouped = all(len(part) == 3 for part in re.split(r"[.,]", token)[1:])
        return ("vi" if dots else "en") if grouped else ""
    head, tail = re.split(r"[.,]", token)
    if len(tail) == 3 and head != "0" and len(head) <= 3:
        return "comma3" if commas else ""
    if len(tail) > 3 and dots:
        return ""
    return "vi" if commas else "en"


def read_digits(
    token: str, style: NumberStyle | None = None
) -> tuple[Decimal | None, tuple[Note, ...], str, float]:
    """Read one token that :data:`NUMBER` matches: value, notes, rule, confidence."""
    if token.isdigit():
        if len(token) > _MAX_DIGITS:
            return _malformed(token)
        return Decimal(token), (), "plain", 1.0
    if len(token) > 2 * _MAX_DIGITS:
        return _malformed(token)
    token = token.replace(" ", "")
    if token.isdigit():
        return Decimal(token), (), "space_groups", 0.95
    dots, commas = token.count("."), token.count(",")
    if dots and commas:
        return _both(token, dots, commas)
    sign = "." if dots else ","
    parts = token.split(sign)
    if len(parts) > 2:
        if all(len(p) == 3 for p in parts[1:]) and len(parts[0]) <= 3:
            return Decimal("".join(parts)), (), "groups", 1.0
        return _malformed(token)
    return _single(token, sign, parts[0], parts[1], style or UNKNOWN_STYLE)


def _both(token: str, dots: int, commas: int) -> tuple[Decimal | None, tuple[Note, ...], str, float]:
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
    return Decimal("".join(parts) + "." + tail), (), "groups_and_decimals", 1.0


def _single(
    token: str, sign: str, head: str, tail: str, style: NumberStyle
) -> tuple[Decimal | None, tuple[Note, ...], str, float]:
    """One separator: the form that can be two numbers."""
    decimal, grouped = Decimal(f"{head}.{tail}"), Decimal(head + tail)
    can_group = len(tail) == 3 and head[0] != "0" and len(head) <= 3
    if not can_group:
        if sign == "." and len(tail) > 3 and head[0] != "0" and style.separators != Separators.DOT_DECIMAL:
            return _malformed(token)
        return decimal, (), "decimal_comma" if sign == "," else "decimal_dot", 1.0 if sign == "," else 0.95
    if sign == ".":
        if style.separators == Separators.DOT_DECIMAL:
            return decimal, (_ambiguous(token, decimal, grouped),), "decimal_dot", 0.6
        if style.separators == Separators.MIXED:
            return grouped, (_ambiguous(token, grouped, decimal),), "groups", 0.7
        return grouped, (), "groups", 1.0
    if style.separators == Separators.DOT_DECIMAL:
        return grouped, (), "comma_groups", 0.9
    if style.three_decimals:
        return decimal, (), "decimal_comma", 0.9
    return decimal, (_ambiguous(token, decimal, grouped),), "decimal_comma", 0.6


def _ambiguous(token: str, taken: Decimal, other: Decimal) -> Note:
    return warning(
        Code.NUMBER_AMBIGUOUS,
        f"'{token}' can be {taken} or {other}; read as {taken}",
        expected=str(other),
        found=token,
    )


def _malformed(token: str) -> tuple[Decimal | None, tuple[Note, ...], str, float]:
    digits = token.replace(".", "").replace(",", "").replace(" ", "")
    note = warning(
        Code.NUMBER_MALFORMED,
        f"'{token[:40]}' is not set as numbers are; all its digits were kept",
        found=token[:40],
    )
    return (Decimal(digits) if len(digits) <= _MAX_DIGITS else None), (note,), "malformed", 0.3


def parse_number(text: str, style: NumberStyle | None = None) -> NumberReading:
    """The first number of a cell, in digits or in words; a minus counts at the head of the cell only.

    An empty cell or a dash gives no value and no note; text without a number gives ``number_unparsed``.
    """
    plain = plain_dashes(clean(text))
    found = NUMBER.search(plain)
    if found is None:
        return _from_words(plain)
    value, notes, rule, confidence = read_digits(found.group(), style)
    negative = plain[: found.start()].strip(" (") == "-" and value is not None
    start = plain.index("-") if negative else found.start()
    return NumberReading(
        -value if negative and value is not None else value, start, found.end(), notes, rule, confidence
    )


def _from_words(plain: str) -> NumberReading:
    spelled = find_spelled(plain)
    if spelled is not None:
        value, start, end = spelled
        return NumberReading(value, start, end, (), "words", 0.9)
    if plain in _NIL:
        return NumberReading(None, 0, len(plain), (), "empty", 1.0)
    note = error(Code.NUMBER_UNPARSED, "no number was found in the text", found=plain[:80])
    return NumberReading(None, 0, len(plain), (note,), "none", 0.0)


def find_spelled(text: str, start: int = 0) -> tuple[Decimal, int, int] | None:
    """The first number written in words, of two words at least: ``hai mươi tỷ`` → (20000000000, 0, 11).

    One word alone is no number (``một``, ``năm`` and ``ba`` are common words), nor is ``năm`` before a
    year. Only the first 2,000 characters are read.
    """
    run: list[tuple[_Word, int, int]] = []
    words = number_words()
    for found in _LETTERS.finditer(text[:2000], start):
        word = words.get(found.group().lower())
        if word is not None and (not run or not text[run[-1][2] : found.start()].strip()):
            run.append((word, found.start(), found.end()))
            continue
        value = _value_of([w for w, _, _ in run])
        if value is not None:
            return value, run[0][1], run[-1][2]
        run = [(word, found.start(), found.end())] if word is not None else []
    value = _value_of([w for w, _, _ in run])
    return (value, run[0][1], run[-1][2]) if value is not None else None


def _value_of(run: list[_Word]) -> Decimal | None:
    """The value of a run of number words, None where it is no number."""
    if len(run) < 2 or len(run) > 24 or run[0].kind not in ("digit", "ten"):
        return None
    total = section = Decimal(0)
    digit: Decimal | None = None
    last = Decimal(1)
    for word in run:
        match word.kind:
            case "digit":
                if digit is not None:
                    return None
                digit = word.value
            case "ten":
                section += 10
            case "tens" | "hundred":
                section += (digit if digit is not None else Decimal(1)) * word.value
                digit = None
            case "half":
                return total + last / 2
            case "power":
                section += digit or Decimal(0)
                total = (
                    (total + section) * word.value if 0 < total < word.value else total + section * word.value
                )
                section, digit, last = Decimal(0), None, word.value
            case _:
                continue
    return total + section + (digit or Decimal(0))


def nil_cell(text: str) -> bool:
    """Whether a cell is empty or holds only a dash or dots."""
    return plain_dashes(clean(text)) in _NIL
