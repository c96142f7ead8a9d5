"""How a table writes its numbers: with a comma for decimals (``1.234,5``) or with a dot (``1,234.5``)?

The rule of the language is the comma, but tables made with English software turn it round. One number with a
single separator and three digits behind it (``42,280``) proves nothing by itself; the other numbers of the
table do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from normalize.text import clean

EXPONENT = "[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]{1,4}"
NUMBER = re.compile(
    rf"[0-9]{{1,3}}(?:[.,][0-9]{{1,4}})?\s?[x×*·∙⋅]\s?10{EXPONENT}|[0-9]{{1,3}}(?:,[0-9]{{1,4}})?\.10{EXPONENT}|10{EXPONENT}"
    r"|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]{1,4}(?![0-9]))?|[0-9]+(?:[.,][0-9]+)*"
)
"""A printed number: digits with dots and commas, groups of three set apart by spaces, or a power of ten with or
without a factor (``10⁶``, ``1,2 x 10⁶``, ``2.10⁶``)."""
_PROOF = 3
"""Numbers of one shape from which the shape is a habit of the table."""
_MAJORITY = 4
"""How many times more numbers must prove one rule than the other."""


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


class _Proof(StrEnum):
    """What one printed number proves."""

    VIETNAMESE = "vietnamese"
    ENGLISH = "english"
    LONE_COMMA = "lone comma before three digits"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """What the numbers of a column or table say about its separators.

    Attributes:
        separators: the rule that they follow.
        three_decimals: decimals are regularly printed with three digits (``42,280``, ``80,380`` beside
            ``6,5``).
    """

    separators: Separators = Separators.UNKNOWN
    three_decimals: bool = False


UNKNOWN_STYLE = NumberStyle()
"""Of a text that stands alone."""


def guess_separators(texts: Iterable[str]) -> NumberStyle:
    """Judge by the numbers that can be read in one way only; a lone group of three tells nothing by itself.

    Where every comma stands before exactly three digits that end in ``00``, in three numbers at least
    (``5,000``, ``1,500``, ``18,000``), the comma groups: nobody prints decimals so.
    """
    printed = [found.group() for text in texts for found in NUMBER.finditer(clean(text))]
    proofs = [_proof(number) for number in printed]
    count = Counter(proofs)
    vietnamese, english, lone = count[_Proof.VIETNAMESE], count[_Proof.ENGLISH], count[_Proof.LONE_COMMA]
    pairs = zip(printed, proofs, strict=True)
    round_numbers = sum(number.endswith("00") for number, proof in pairs if proof is _Proof.LONE_COMMA)
    if not vietnamese and lone >= _PROOF and round_numbers == lone:
        english += lone
    many_lone = lone * 3 >= vietnamese and round_numbers * 2 < lone
    three_decimals = vietnamese >= _PROOF and english == 0 and many_lone
    return NumberStyle(_judge(vietnamese, english), three_decimals)


def _judge(vietnamese: int, english: int) -> Separators:
    if not vietnamese and not english:
        return Separators.UNKNOWN
    if vietnamese >= _MAJORITY * english:
        return Separators.COMMA_DECIMAL
    if english >= _MAJORITY * vietnamese:
        return Separators.DOT_DECIMAL
    return Separators.MIXED


def _proof(number: str) -> _Proof:
    """Which rule a printed number proves."""
    dots, commas = number.count("."), number.count(",")
    if dots and commas:
        return _proof_of_both(number, dots, commas)
    if dots + commas == 0:
        return _Proof.NOTHING
    head, *tails = re.split(r"[.,]", number)
    if len(tails) > 1:
        grouped = all(len(part) == 3 for part in tails)
        return _Proof.NOTHING if not grouped else _Proof.VIETNAMESE if dots else _Proof.ENGLISH
    digits = len(tails[0])
    if digits == 3 and head != "0" and len(head) <= 3:
        return _Proof.LONE_COMMA if commas else _Proof.NOTHING
    if commas:
        return _Proof.VIETNAMESE
    return _Proof.NOTHING if digits > 3 else _Proof.ENGLISH


def _proof_of_both(number: str, dots: int, commas: int) -> _Proof:
    """What a number with dots and commas proves: the last one is the decimal sign, and it stands once."""
    if dots == 1 and (commas > 1 or number.index(",") < number.index(".")):
        return _Proof.ENGLISH
    if commas == 1 and number.rindex(".") < number.index(","):
        return _Proof.VIETNAMESE
    return _Proof.NOTHING
